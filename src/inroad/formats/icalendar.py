"""Meetings from iCalendar files (RFC 5545), of any calendar program.

Events are split first and each is read by itself. A meeting is evidence that
its people had contact unless it was cancelled or declined, lasts whole days,
or has more people than a talk can have. Repeated meetings are expanded by
`recurrence`, in work that is bounded before it begins; the end of a series of
changes ("this and future") counts for its first meeting only.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from inroad.formats import recurrence
from inroad.formats.calendar_events import Event, Moment, event_of
from inroad.formats.cleaning import clean_text, email_of
from inroad.formats.content_lines import (
    ContentLine,
    as_utf8,
    content_lines,
    physical_lines,
    unescaped,
    utf8_head,
)
from inroad.formats.readings import BOUNDS, Member, Reading, Trace, Unread
from inroad.formats.zones import Zones

source = "icalendar"
streamed = True

WANTED = frozenset({
    "BEGIN", "END", "METHOD", "X-WR-CALNAME", "TZID", "TZOFFSETTO", "UID", "STATUS", "DTSTART",
    "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "ORGANIZER", "ATTENDEE",
    "X-MICROSOFT-CDO-ALLDAYEVENT",
})  # fmt: skip
EVENTS = 200_000
MEETINGS = 100_000
LINES_IN_AN_EVENT = 3_000
NESTING = 10
EARLIEST, LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
EVENTS_TO_KNOW_ME = 4
_BEGIN = re.compile(rb"^\s*BEGIN[ \t]*:[ \t]*(VCALENDAR|VEVENT)[ \t]*\r*$", re.I | re.M)


@dataclass(slots=True)
class _Calendar:
    """What was collected from a file before its meetings are told.

    `inside` are the open components, `lines` those of the event that is read,
    `zone` the time zone that is being defined.
    """

    inside: list[str] = field(default_factory=list)
    lines: list[ContentLine] = field(default_factory=list)
    zone: str = ""
    events: list[Event] = field(default_factory=list)
    zones: Zones = field(default_factory=Zones)
    me: set[str] = field(default_factory=set)
    cancelled: bool = False
    overfull: bool = False
    budget: recurrence.Budget = field(default_factory=recurrence.Budget)


def recognises(member: Member) -> bool:
    """Whether a calendar begins in the member's head."""
    return _BEGIN.search(utf8_head(member.head)[:8_192]) is not None


def read(member: Member) -> Iterator[Reading]:
    """One trace for each meeting, and each occurrence of a repeated one."""
    found = _collected(member)
    if found.overfull:
        yield Unread(f"{member.name}:event {EVENTS + 1}", "rows.too_many")
    if found.cancelled:
        return
    found.me |= _most_frequent(found.events)
    moved = _moved(found)
    told = 0
    for event in found.events:
        for reading in _meetings(event, found, moved.get(event.uid, frozenset()), member):
            told += 1
            if told > MEETINGS:
                yield Unread(f"{member.name}:event {event.number}", "rows.too_many")
                return
            yield reading
    if found.budget.days < 0:
        yield Unread(member.name, "ics.too_many_repetitions")


def _collected(member: Member) -> _Calendar:
    """Read the file once, keeping of each event what a meeting needs."""
    owner = email_of(member.name.removesuffix(".ics"))
    found = _Calendar(me={owner} if owner else set())
    physical = physical_lines(as_utf8(member.stream, member.head))
    for line in content_lines(physical, WANTED.__contains__):
        if line.name == "BEGIN":
            _begin(found, _component(line))
        elif line.name == "END":
            _end(found, _component(line))
        elif found.inside[-1:] == ["VEVENT"]:
            if len(found.lines) < LINES_IN_AN_EVENT:
                found.lines.append(line)
        else:
            _note(found, line)
    _end_event(found)
    return found


def _component(line: ContentLine) -> str:
    return line.value[:40].decode("ascii", "replace").strip().upper()


def _begin(found: _Calendar, component: str) -> None:
    """Go into a component; an event inside an event means that an end is missing."""
    if component == "VEVENT":
        _end_event(found)
        found.inside = ["VEVENT"]
    elif len(found.inside) < NESTING:
        found.inside.append(component)


def _end(found: _Calendar, component: str) -> None:
    """Leave a component and whatever inside it was not ended."""
    if component in found.inside:
        while found.inside.pop() != component:
            pass
    if component == "VEVENT":
        _end_event(found)


def _end_event(found: _Calendar) -> None:
    """Keep the event's facts; its lines are let go."""
    if found.lines and len(found.events) < EVENTS:
        found.events.append(event_of(found.lines, len(found.events) + 1))
    elif found.lines:
        found.overfull = True
    found.lines = []


def _note(found: _Calendar, line: ContentLine) -> None:
    """Remember what the calendar says: its zones, whose it is, and that it is off."""
    if line.name == "TZID":
        found.zone = unescaped(line.text)
    elif line.name == "TZOFFSETTO" and found.inside[-1:] == ["STANDARD"]:
        found.zones.define(found.zone, line.text)
    elif line.name == "METHOD" and line.value.upper() == b"CANCEL":
        found.cancelled = True
    elif line.name == "X-WR-CALNAME" and (email := email_of(unescaped(line.text))):
        found.me.add(email)


def _most_frequent(events: list[Event]) -> set[str]:
    """The address in more than half of the meetings: the calendar's owner."""
    together = [event for event in events if event.attendees]
    counts = Counter(p.handle.email for event in together for p in event.attendees)
    counts.pop("", None)
    if len(together) < EVENTS_TO_KNOW_ME or not counts:
        return set()
    email, count = counts.most_common(1)[0]
    return {email} if 2 * count > len(together) else set()


def _moved(found: _Calendar) -> dict[str, frozenset[datetime | date]]:
    """By UID: the occurrences that have an event of their own."""
    moved: dict[str, set[datetime | date]] = {}
    for event in found.events:
        if event.instead_of and event.uid:
            moved.setdefault(event.uid, set()).add(_key(event.instead_of, found.zones))
    return {uid: frozenset(keys) for uid, keys in moved.items()}


def _key(moment: Moment, zones: Zones) -> datetime | date:
    """A moment as an instant, or as a day where it has no time."""
    return moment.at.date() if moment.is_day else _instant(moment, zones)


def _instant(moment: Moment, zones: Zones) -> datetime:
    """A moment in its own zone; a floating one counts as UTC."""
    return moment.at.replace(tzinfo=zones.named(moment.zone) if moment.zone else UTC)


def _meetings(
    event: Event, found: _Calendar, moved: frozenset[datetime | date], member: Member
) -> Iterator[Reading]:
    """The event's traces; none where it is no meeting."""
    place = f"{member.name}:event {event.number}"
    if event.unreadable:
        yield Unread(place, "ics.date", clean_text(event.unreadable, 120))
        return
    people = event.people(found.me)
    if event.start is None or event.is_off or len(people) < 2:
        return
    if len(event.attendees) > BOUNDS.people_in_a_meeting:
        return
    start = _instant(event.start, found.zones)
    if not EARLIEST <= start < LATEST:
        yield Unread(place, "ics.date", str(start.date()))
        return
    starts: Iterable[datetime] = (start,)
    if (event.rule or event.more) and not event.instead_of:
        rule = recurrence.rule_of(event.rule) if event.rule else None
        if event.rule and rule is None:
            yield Unread(place, "ics.recurrence", clean_text(event.rule, 120))
        starts = _repeated(event, rule, start, found, moved, member.modified)
    sender, *others = people
    for at in starts:
        key = _instant(event.instead_of, found.zones) if event.instead_of else at
        uid = f"{event.uid}@{key.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        utc = at.astimezone(UTC)
        yield Trace(uid, "meeting", utc, sender, tuple(others), minutes=event.minutes)


def _repeated(
    event: Event,
    rule: recurrence.Rule | None,
    start: datetime,
    found: _Calendar,
    moved: frozenset[datetime | date],
    modified: date | None,
) -> list[datetime]:
    """The meetings of a series, at most as many and for as long as BOUNDS says.

    Of a longer series, those nearest before the file was written are kept
    (`modified`), the first ones where that is not known.
    """
    first, last = _window(start, modified)
    rested = {_key(moment, found.zones) for moment in event.except_on} | moved
    ruled = (
        recurrence.occurrences(rule, start, last, found.budget, first.date())
        if rule
        else iter((start,))
    )
    kept: set[datetime] = set()
    extra = (_instant(moment, found.zones) for moment in event.more)
    for at in (*ruled, *extra):
        local = at.astimezone(start.tzinfo)
        if first <= at <= last and at not in rested and local.date() not in rested:
            kept.add(local)
    meetings = sorted(kept)
    if len(meetings) > BOUNDS.occurrences_of_a_meeting and modified:
        before = [at for at in meetings if at < _day_after(modified)]
        meetings = before[-BOUNDS.occurrences_of_a_meeting :] or meetings
    return meetings[: BOUNDS.occurrences_of_a_meeting]


def _window(start: datetime, modified: date | None) -> tuple[datetime, datetime]:
    """The years in which a series' meetings are kept."""
    span = timedelta(days=366 * BOUNDS.years_of_a_meeting)
    first = max(start, _day_after(modified) - span) if modified else start
    return first, first + span


def _day_after(day: date) -> datetime:
    """The midnight at which a day ends."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
