"""The seeker's calendar as an iCalendar file (RFC 5545)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from inroad.sample.folding import folded_lines
from inroad.sample.invented import COMPANY_DOMAIN
from inroad.sample.meetings import Meeting
from inroad.sample.world import World

ZONE = "Europe/Berlin"
HEAD = (
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sample Calendar//EN", "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH", "X-WR-TIMEZONE:Europe/Berlin", "BEGIN:VTIMEZONE", f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST",
    "DTSTART:19700329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET",
    "DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip


def write_calendar(path: Path, world: World) -> None:
    """Write every meeting; the same world gives the same bytes."""
    lines = [*HEAD, *(line for each in world.meetings for line in _event(world, each))]
    path.write_bytes(folded_lines([*lines, "END:VCALENDAR"]))


def _event(world: World, meeting: Meeting) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{meeting.uid}"
    yield f"DTSTAMP:{world.today:%Y%m%d}T060000Z"
    yield from _times(meeting)
    yield f"SUMMARY:{meeting.summary.replace(',', chr(92) + ',')}"
    yield f"STATUS:{'CANCELLED' if meeting.cancelled else 'CONFIRMED'}"
    if meeting.others:
        yield "ORGANIZER" + _person(world, meeting.organiser, meeting.at)
        for number in (meeting.organiser, *meeting.others):
            answer = meeting.answer if number == world.cast.seeker else "ACCEPTED"
            yield f"ATTENDEE;PARTSTAT={answer}" + _person(world, number, meeting.at)
    if meeting.room:
        yield f"ATTENDEE;CUTYPE=RESOURCE;CN=Room Aurora:mailto:room-aurora@{COMPANY_DOMAIN}"
    yield "END:VEVENT"


def _times(meeting: Meeting) -> Iterator[str]:
    end = meeting.at + timedelta(minutes=meeting.minutes)
    if meeting.all_day:
        yield f"DTSTART;VALUE=DATE:{meeting.at:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{end:%Y%m%d}"
        return
    series = bool(meeting.rule or meeting.moved_from)
    yield "DTSTART" + _moment(meeting.at, series)
    yield "DTEND" + _moment(end, series)
    if meeting.rule:
        yield f"RRULE:{meeting.rule}"
    for left_out in meeting.without:
        yield "EXDATE" + _moment(left_out, series)
    if meeting.moved_from:
        yield "RECURRENCE-ID" + _moment(meeting.moved_from, series)


def _moment(at: datetime, local: bool) -> str:
    # A series keeps its hour on the wall when the clocks change.
    return f";TZID={ZONE}:{at:%Y%m%dT%H%M%S}" if local else f":{at:%Y%m%dT%H%M%SZ}"


def _person(world: World, number: int, at: datetime) -> str:
    face = world.faces[number]
    return f';CN="{face.first} {face.last_on(at.date())}":mailto:{face.email_on(at.date())}'
