"""Calendars: what is a meeting, with whom, and when."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.formats import icalendar
from inroad.formats.readings import BOUNDS, Member, Reading, Trace, Unread
from inroad.method.identity import Handle

ANA = Handle(name="Ana Ruiz", email="ana@x.example")
BO = Handle(name="Bo Berg", email="bo@x.example")
PEOPLE = (
    "ORGANIZER;CN=Ana Ruiz:mailto:ana@x.example",
    'ATTENDEE;CN="Bo Berg";PARTSTAT=ACCEPTED:MAILTO:Bo@x.example',
)
AT_TEN = ("UID:m1", "DTSTART:20240305T100000Z", "DTEND:20240305T104500Z")


def calendar(*events: tuple[str, ...], before: tuple[str, ...] = ()) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *before]
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    return "\r\n".join((*lines, "END:VCALENDAR", ""))


def read(content: str | bytes, modified: date | None = None, name: str = "c.ics") -> list[Reading]:
    raw = content.encode() if isinstance(content, str) else content
    member = Member(name, BytesIO(raw), raw[: 1 << 16], len(raw), modified=modified)
    return list(icalendar.read(member))


def days(readings: list[Reading]) -> list[date]:
    return [reading.at.date() for reading in readings if isinstance(reading, Trace)]


def test_a_meeting_is_a_trace_from_its_organiser_to_the_others() -> None:
    """Organiser and attendees become handles, the uid says which occurrence."""
    (found,) = read(calendar((*AT_TEN, *PEOPLE)))
    at = datetime(2024, 3, 5, 10, tzinfo=UTC)
    assert Trace("m1@20240305T100000Z", "meeting", at, ANA, (BO,), minutes=45) == found


@pytest.mark.parametrize(
    "lines",
    [
        ("UID:x", *PEOPLE),
        (*AT_TEN, *PEOPLE, "STATUS:CANCELLED"),
        ("UID:x", "DTSTART;VALUE=DATE:20240305", *PEOPLE),
        (*AT_TEN, *PEOPLE, "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"),
        ("UID:x", "DTSTART:20240305T000000Z", "DTEND:20240307T000000Z", *PEOPLE),
        ("UID:x", "DTSTART:20240305T000000Z", "DURATION:P1D", *PEOPLE),
        (*AT_TEN, PEOPLE[0], "ATTENDEE;CUTYPE=ROOM;CN=Blue Room:mailto:blue@x.example"),
        (*AT_TEN, PEOPLE[0], "ATTENDEE;CN=R:mailto:c_1@resource.calendar.google.com"),
        (*AT_TEN, PEOPLE[0], PEOPLE[1].replace("ACCEPTED", "DECLINED")),
        (*AT_TEN, PEOPLE[0]),
        (*AT_TEN, *PEOPLE, *(f"ATTENDEE:mailto:p{n}@x.example" for n in range(30))),
    ],
)
def test_what_is_no_meeting_leaves_no_trace(lines: tuple[str, ...]) -> None:
    """No start, cancelled, whole days, only rooms, everybody else declined, alone, a crowd."""
    assert [] == read(calendar(lines))


def test_the_largest_meeting_that_counts_has_thirty_invited() -> None:
    """BOUNDS.people_in_a_meeting are people, one more is a crowd."""
    invited = [f"ATTENDEE:mailto:p{n}@x.example" for n in range(BOUNDS.people_in_a_meeting)]
    (found,) = read(calendar((*AT_TEN, PEOPLE[0], *invited)))
    assert isinstance(found, Trace)
    assert BOUNDS.people_in_a_meeting == len(found.others)


def test_what_i_declined_is_no_meeting_of_mine() -> None:
    """I am named by the calendar, its file, or by being in most of its meetings."""
    declined = ("UID:d", AT_TEN[1], *PEOPLE, "ATTENDEE;PARTSTAT=DECLINED:mailto:me@x.example")
    usual = [(f"UID:{n}", AT_TEN[1], PEOPLE[0], "ATTENDEE:mailto:me@x.example") for n in range(4)]
    assert 1 == len(read(calendar(declined)))
    assert [] == read(calendar(declined, before=("X-WR-CALNAME:me@x.example",)))
    assert [] == read(calendar(declined), name="me@x.example.ics")
    assert 4 == len(read(calendar(declined, *usual)))


def test_repeated_meetings_leave_out_the_exceptions_and_take_the_changes() -> None:
    """EXDATE removes, RDATE adds, RECURRENCE-ID moves or cancels one of them."""
    weekly = ("UID:w", "DTSTART;TZID=Europe/Berlin:20240304T090000", *PEOPLE,
              "RRULE:FREQ=WEEKLY;COUNT=5", "EXDATE;TZID=Europe/Berlin:20240311T090000",
              "RDATE;TZID=Europe/Berlin:20240306T090000")  # fmt: skip
    moved = ("UID:w", "RECURRENCE-ID;TZID=Europe/Berlin:20240318T090000",
             "DTSTART;TZID=Europe/Berlin:20240319T150000", *PEOPLE)  # fmt: skip
    cancelled = ("UID:w", "RECURRENCE-ID:20240325T080000Z", "DTSTART:20240325T080000Z", *PEOPLE,
                 "STATUS:CANCELLED")  # fmt: skip
    readings = read(calendar(weekly, moved, cancelled))
    assert [date(2024, 3, d) for d in (4, 6)] + [date(2024, 4, 1), date(2024, 3, 19)] == days(
        readings
    )
    assert "w@20240318T080000Z" == readings[-1].uid  # type: ignore[union-attr]


def test_of_a_long_series_those_before_the_file_was_written_are_kept() -> None:
    """At most 500 and ten years: the last before the export, the first when nobody knows it."""
    daily = calendar(("UID:d", "DTSTART:20100101T090000Z", "RRULE:FREQ=DAILY", *PEOPLE))
    unknown, known = days(read(daily)), days(read(daily, modified=date(2024, 6, 30)))
    assert (500, date(2010, 1, 1)) == (len(unknown), unknown[0])
    assert (500, date(2024, 6, 30)) == (len(known), known[-1])
    yearly = calendar(("UID:y", "DTSTART:20000101T090000Z", "RRULE:FREQ=YEARLY", *PEOPLE))
    assert 11 == len(read(yearly))


def test_a_refused_rule_keeps_its_first_meeting_and_says_so() -> None:
    """A rule that no meeting follows is named; the meeting itself counts."""
    unread, trace = read(calendar((*AT_TEN, *PEOPLE, "RRULE:FREQ=SECONDLY")))
    assert Unread("c.ics:event 1", "ics.recurrence", "FREQ=SECONDLY") == unread
    assert isinstance(trace, Trace)


@pytest.mark.parametrize("value", ["INVALID-DATE", "20241399T100000Z", "19011213T204552Z"])
def test_an_impossible_date_loses_only_its_event(value: str) -> None:
    """A date that cannot be read, or cannot be true, is named."""
    bad = ("UID:b", f"DTSTART:{value}", *PEOPLE)
    unread, trace = read(calendar(bad, (*AT_TEN, *PEOPLE)))
    assert isinstance(unread, Unread)
    assert ("c.ics:event 1", "ics.date") == (unread.place, unread.code)
    assert isinstance(trace, Trace)


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("Europe/Berlin", 9), ("W. Europe Standard Time", 9), ("/x.org/20070101_1/Europe/Berlin", 9),
     ("My Own", 6), ("Nobody Knows", 10), ("../../etc/passwd", 10)],
)  # fmt: skip
def test_zones_are_known_by_any_name(zone: str, hour: int) -> None:
    """Olson's, Windows' and prefixed names; an own zone counts with its standard offset."""
    own = ("BEGIN:VTIMEZONE", "TZID:My Own", "BEGIN:STANDARD", "DTSTART:19700101T000000",
           "RRULE:FREQ=SECONDLY", "TZOFFSETTO:+0400", "END:STANDARD", "END:VTIMEZONE")  # fmt: skip
    event = ("UID:z", f"DTSTART;TZID={zone}:20240105T100000", *PEOPLE)
    (found,) = read(calendar(event, before=own))
    assert isinstance(found, Trace)
    assert hour == found.at.hour


def test_alarms_descriptions_and_missing_ends_do_not_disturb() -> None:
    """Who is mailed by an alarm is not invited; an event without an end is read."""
    alarm = ("BEGIN:VALARM", "ATTENDEE:mailto:alarm@x.example", "END:VALARM")
    broken = calendar((*AT_TEN, *PEOPLE, "DESCRIPTION:" + "x" * 2_000_000, *alarm))
    broken = broken.replace("END:VEVENT\r\n", "BEGIN:VEVENT\r\nUID:2\r\n" + AT_TEN[1] + "\r\n")
    first, second = read(broken + "\r\n".join(PEOPLE))[0], read(broken.partition("END:VCAL")[0])
    assert isinstance(first, Trace)
    assert (BO,) == first.others
    assert 1 == len(second)


def test_people_without_an_address_are_known_by_name() -> None:
    """A broken address leaves the name; a name that is an address leaves the address."""
    event = (*AT_TEN, "ORGANIZER;CN=Ana^'s;EMAIL=ana@x.example:/principals/1",
             "ATTENDEE;CN=Bo Berg:invalid:nomail",
             "ATTENDEE;CN=cy@x.example:mailto:cy@x.example")  # fmt: skip
    (found,) = read(calendar(event))
    assert isinstance(found, Trace)
    assert "ana@x.example" == found.sender.email
    assert (Handle(name="Bo Berg"), Handle(email="cy@x.example")) == found.others


def test_no_calendar_of_the_fixtures_raises(data: Path) -> None:
    """Every calendar is read to its end, and those with two people and a time give traces."""
    traces = 0
    for path in sorted((data / "fixtures" / "ics").rglob("*.ics")):
        traces += len(days(read(path.read_bytes())))
    assert 0 < traces


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(inside: bytes) -> None:
    """Whatever stands in an event, reading ends and raises nothing."""
    start = "\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", *AT_TEN, *PEOPLE, ""))
    read(start.encode() + inside + b"\nEND:VEVENT\n")


PIECES = ["BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:STANDARD", "\n",
          "\n", "\n ", "TZID", "TZOFFSETTO:+9999", "DTSTART", ";TZID=Europe", ":20240101T000000Z",
          ":99999999", "RRULE:", "FREQ=DAILY;", "UNTIL=1", "RDATE", "EXDATE", "RECURRENCE-ID", ",",
          "UID:u", "DURATION:P9999W", "ATTENDEE", ":mailto:a@b.co", "ORGANIZER", '"', ";CN=",
          "\x00"]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_no_broken_calendar_raises(text: str) -> None:
    """Pieces of calendars in any order are read without raising."""
    read("BEGIN:VCALENDAR\n" + text)
