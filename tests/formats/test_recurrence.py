"""Repeated meetings: the days agree with a library's, the work is bounded."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inroad.formats.recurrence import Budget, occurrences, rule_of

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def starts(rule_text: str, start: datetime, days: int = 3_653) -> list[datetime]:
    rule = rule_of(rule_text)
    assert rule is not None
    return list(islice(occurrences(rule, start, start + timedelta(days=days), Budget()), 500))


def some_of(*values: object) -> st.SearchStrategy[str]:
    lists = st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True)
    return lists.map(lambda chosen: ",".join(map(str, chosen)))


ORDINARY = {
    "DAILY": {"BYDAY": some_of(*DAYS), "BYMONTH": some_of(*range(1, 13))},
    "WEEKLY": {"BYDAY": some_of(*DAYS), "WKST": st.sampled_from(DAYS)},
    "MONTHLY": {
        "BYDAY": some_of("1MO", "2TU", "-1FR", "3WE", "-2SU") | some_of(*DAYS),
        "BYMONTHDAY": some_of(1, 15, 28, -1, -3),
        "BYSETPOS": some_of(1, -1, 2),
    },
    "YEARLY": {
        "BYMONTH": some_of(*range(1, 13)),
        "BYMONTHDAY": some_of(1, 15, 28, 31, -1),
        "BYDAY": some_of("1MO", "-1FR", "2TU") | some_of(*DAYS),
    },
}


@st.composite
def ordinary_rules(draw: st.DrawFn) -> str:
    """Rules as calendars write them."""
    frequency = draw(st.sampled_from(sorted(ORDINARY)))
    parts = [f"FREQ={frequency}"]
    for name, values in ORDINARY[frequency].items():
        if draw(st.booleans()):
            parts.append(f"{name}={draw(values)}")
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 4))}")
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 40))}")
    elif draw(st.booleans()):
        parts.append(f"UNTIL={draw(st.dates(date(2021, 1, 1))):%Y%m%d}T235959Z")
    return ";".join(parts)


@settings(deadline=None, max_examples=60)
@given(ordinary_rules(), st.dates(date(2020, 1, 1), date(2023, 12, 31)), st.times())
def test_the_days_agree_with_dateutil(text: str, day: date, clock: time) -> None:
    """For rules that meetings follow, the expansion is the library's."""
    start = datetime.combine(day, clock.replace(microsecond=0), UTC)
    window = list(islice(rrulestr(text, dtstart=start).xafter(start, 30, inc=True), 30))
    assume(window and window[0] == start)  # what else comes first is for nobody to say
    expected = [at for at in window if at <= start + timedelta(days=3_653)]
    assert expected == starts(text, start)[: len(expected)]


def test_the_wall_clock_stays_when_summer_comes() -> None:
    """A weekly meeting at nine is at nine in Berlin, in winter and in summer."""
    start = datetime(2024, 3, 25, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    hours = [at.astimezone(UTC).hour for at in starts("FREQ=WEEKLY;COUNT=2", start)]
    assert [8, 7] == hours


def test_until_without_a_time_includes_its_day() -> None:
    """UNTIL as a date counts to the end of that day."""
    start = datetime(2024, 1, 1, 9, tzinfo=UTC)
    assert 3 == len(starts("FREQ=DAILY;UNTIL=20240103", start))
    assert 2 == len(starts("FREQ=DAILY;UNTIL=20240103T080000Z", start))


def test_days_of_the_year_count_from_both_ends() -> None:
    """The last day of a year is its 365th or 366th."""
    start = datetime(2023, 12, 31, 9, tzinfo=UTC)
    found = starts("FREQ=YEARLY;BYYEARDAY=366,-1,1;COUNT=4", start)
    assert [(12, 31), (1, 1), (12, 31), (1, 1)] == [(at.month, at.day) for at in found]


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;UNTIL=29991231T000000Z",
        "FREQ=HOURLY;BYHOUR=1",
        "FREQ=DAILY;BYSECOND=0,1,2,3",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;INTERVAL=-1",
        "FREQ=MONTHLY;BYMONTHDAY=99",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;UNTIL=20249999",
        "D1 #10",
        "",
        "FREQ=DAILY;" + "X-A=1;" * 400,
    ],
)
def test_rules_that_no_meeting_follows_are_refused(text: str) -> None:
    """Several times a day, by week number, or not to be read: no rule."""
    assert rule_of(text) is None


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 5_000),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", 5_000),
        ("FREQ=WEEKLY;BYSETPOS=366", 5_000),
        ("FREQ=DAILY;INTERVAL=999999999", 10),
        ("FREQ=YEARLY;INTERVAL=999999999", 800),
        ("FREQ=DAILY;COUNT=999999999", 5_000),
        ("FREQ=MONTHLY;BYMONTHDAY=-31;BYDAY=53MO", 5_000),
    ],
)
def test_the_work_is_bounded_by_the_days_there_are(text: str, most: int) -> None:
    """A rule that never matches, or asks for millions, looks at each day once at most."""
    rule, budget = rule_of(text), Budget(10_000)
    assert rule is not None
    start = datetime(2020, 1, 31, 9, tzinfo=UTC)
    list(occurrences(rule, start, start + timedelta(days=3_653), budget))
    assert 10_000 - budget.days <= most


def test_a_spent_budget_ends_the_meetings() -> None:
    """What one file may cost is shared by all its rules."""
    rule, budget = rule_of("FREQ=DAILY"), Budget(10)
    assert rule is not None
    start = datetime(2020, 1, 1, 9, tzinfo=UTC)
    assert 10 == len(list(occurrences(rule, start, start + timedelta(days=3_000), budget)))


@settings(deadline=None)
@given(st.text(alphabet="FREQ=DAILYWKMOINTHUBS;,-0123456789", max_size=80))
def test_no_text_raises(text: str) -> None:
    """Any text is a rule or none."""
    for rule in (rule_of(text), rule_of("FREQ=MONTHLY;" + text)):
        if rule:
            start = datetime(2020, 1, 1, 9, tzinfo=UTC)
            list(occurrences(rule, start, start + timedelta(days=800), Budget(2_000)))
