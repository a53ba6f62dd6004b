"""Days on which a repeated meeting takes place, in bounded work.

A library that expands any rule can be made to search for hours: rules that
count seconds, never match, or ask for millions. Here a rule is looked at
first, and only days are examined, each once, from a budget that one file has.
Rules that no meeting follows (several a day, by number of week) are not read.
Source: RFC 5545, section 3.3.10, restricted to whole days.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
RULE_CHARACTERS = 1_000
_PART = re.compile(r"([A-Z-]+)=([A-Z0-9,+-]+)")
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
_SINGLE_TIMES = ("BYHOUR", "BYMINUTE", "BYSECOND")
_SETS = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYSETPOS": 366}
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_SINGLE_TIMES, *_SETS}
_SEPARATE = re.compile(r"[;\s]+")


@dataclass(slots=True)
class Budget:
    """How many days may still be examined for one file."""

    days: int = 1_500_000

    def spend(self) -> bool:
        """Take one day; False when none is left."""
        self.days -= 1
        return self.days >= 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that meetings follow; empty tuples do not restrict."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    weekdays: tuple[tuple[int, int], ...] = ()  # (ordinal or 0, weekday with Monday 0)
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0


def rule_of(text: str) -> Rule | None:
    """The rule that a text states; None for one that no meeting follows."""
    text = text.strip().upper()
    pieces = [piece for piece in _SEPARATE.split(text) if piece]
    found = {m[1]: m[2] for piece in pieces if (m := _PART.fullmatch(piece))}
    if len(text) > RULE_CHARACTERS or len(found) != len(pieces):
        return None
    if found.get("FREQ") not in FREQUENCIES or any(not _is_known(*item) for item in found.items()):
        return None
    return _rule(found)


def occurrences(
    rule: Rule, start: datetime, end: datetime, budget: Budget, since: date = date.min
) -> Iterator[datetime]:
    """The starts of the meetings, ascending, in the zone of `start`, up to `end`.

    Args:
        rule: as `rule_of` read it.
        start: the first meeting, aware; it takes place whatever the rule says.
        end: no meeting starts after it, aware.
        budget: days still to examine; when it is spent, the meetings end.
        since: meetings before this day count, but only the first is told.
    """
    limit = rule.count or 1_000_000
    clock = start.timetz()
    yield start
    for day in _days(rule, start.date(), end.astimezone(start.tzinfo).date(), budget):
        limit -= 1
        if limit > 0 and day < since:
            continue
        at = datetime.combine(day, clock)
        if limit <= 0 or at > end or _is_past(rule.until, at):
            return
        yield at


def _is_known(name: str, value: str) -> bool:
    if name.startswith("X-"):
        return True
    if name in _SINGLE_TIMES:
        return "," not in value
    return name in _KNOWN


def _rule(found: dict[str, str]) -> Rule | None:
    """The rule of named parts; None when a part cannot be read."""
    try:
        sets = {name: _numbers(found.get(name, ""), most) for name, most in _SETS.items()}
        return Rule(
            frequency=found["FREQ"],
            interval=_positive(found.get("INTERVAL", "1")),
            count=_positive(found["COUNT"]) if "COUNT" in found else None,
            until=_until(found["UNTIL"]) if "UNTIL" in found else None,
            weekdays=tuple(_weekday(part) for part in found["BYDAY"].split(","))
            if "BYDAY" in found
            else (),
            months=sets["BYMONTH"],
            month_days=sets["BYMONTHDAY"],
            year_days=sets["BYYEARDAY"],
            positions=sets["BYSETPOS"],
            week_start=WEEKDAYS.index(found.get("WKST", "MO")),
        )
    except ValueError:
        return None


def _positive(text: str) -> int:
    number = int(text[:12])
    if number < 1:
        raise ValueError(text)
    return number


def _numbers(text: str, most: int) -> tuple[int, ...]:
    """Distinct numbers from -most to most without 0; ValueError for others."""
    numbers = tuple(dict.fromkeys(int(part) for part in text.split(","))) if text else ()
    if any(not 1 <= abs(number) <= most for number in numbers):
        raise ValueError(text)
    return numbers


def _weekday(text: str) -> tuple[int, int]:
    found = _WEEKDAY.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return int(found[1] or 0), WEEKDAYS.index(found[2])


def _until(text: str) -> datetime:
    """The last moment: in UTC when it says so, else a local wall-clock time."""
    found = _UNTIL.fullmatch(text)
    if found is None:
        raise ValueError(text)
    moment = datetime.strptime(found[1] + (found[2] or "235959"), "%Y%m%d%H%M%S")
    return moment.replace(tzinfo=UTC) if found[3] else moment


def _is_past(until: datetime | None, at: datetime) -> bool:
    if until is None:
        return False
    return (at if until.tzinfo else at.replace(tzinfo=None)) > until


def _days(rule: Rule, first: date, last: date, budget: Budget) -> Iterator[date]:
    """The rule's days after `first` up to `last`, ascending."""
    fits = _test(rule, first)
    for period in _periods(rule, first):
        if not period or period[0] > last:
            return
        matching = []
        for day in period:
            if not budget.spend():
                return
            if fits(day):
                matching.append(day)
        for day in _at_positions(matching, rule.positions):
            if first < day <= last:
                yield day


def _periods(rule: Rule, first: date) -> Iterator[list[date]]:
    """The days of each year, month, week or day that the rule looks at."""
    step = min(rule.interval, 1_000_000)
    if rule.frequency in ("YEARLY", "MONTHLY"):
        months = 12 if rule.frequency == "YEARLY" else 1
        at = first.year * 12 + (0 if months == 12 else first.month - 1)
        while at < 12 * (date.max.year - 1):
            yield list(chain.from_iterable(_month(at + i) for i in range(months)))
            at += step * months
        return
    offsets, length, ordinal = [0], 1, first.toordinal()
    if rule.frequency == "WEEKLY":
        wanted = {day for _, day in rule.weekdays} or {first.weekday()}
        offsets, length = sorted((day - rule.week_start) % 7 for day in wanted), 7
        ordinal -= (first.weekday() - rule.week_start) % 7
    while ordinal + length < date.max.toordinal():
        yield [date.fromordinal(ordinal + offset) for offset in offsets]
        ordinal += step * length


def _month(index: int) -> list[date]:
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return [date(year, month + 1, day) for day in range(1, last + 1)]


def _at_positions(days: list[date], positions: tuple[int, ...]) -> list[date]:
    """The days at 1-based positions, from the end when negative; all without any."""
    if not positions:
        return days
    size = len(days)
    wanted = {p - 1 if p > 0 else size + p for p in positions}
    return [day for index, day in enumerate(days) if index in wanted]


def _test(rule: Rule, first: date) -> Callable[[date], bool]:
    """Whether a day fits the rule, what the rule leaves open taken from `first`."""
    months, month_days, weekdays = rule.months, rule.month_days, rule.weekdays
    if not (weekdays or month_days or rule.year_days):
        if rule.frequency == "YEARLY":
            months = months or (first.month,)
        if rule.frequency in ("YEARLY", "MONTHLY"):
            month_days = (first.day,)
        elif rule.frequency == "WEEKLY":
            weekdays = ((0, first.weekday()),)
    within_year = rule.frequency == "YEARLY" and not rule.months
    ordinal = rule.frequency in ("YEARLY", "MONTHLY")

    def fits(day: date) -> bool:
        if months and day.month not in months:
            return False
        if weekdays and not _is_weekday(day, weekdays, ordinal, within_year):
            return False
        if month_days:
            length = calendar.monthrange(day.year, day.month)[1]
            if not _is_numbered(day.day, length, month_days):
                return False
        return not rule.year_days or _is_numbered(
            day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365, rule.year_days
        )

    return fits


def _is_numbered(number: int, length: int, wanted: tuple[int, ...]) -> bool:
    """Whether a 1-based number is wanted, counted from the start or the end."""
    return number in wanted or number - length - 1 in wanted


def _is_weekday(
    day: date, weekdays: tuple[tuple[int, int], ...], ordinal: bool, within_year: bool
) -> bool:
    """Whether the day is a wanted weekday, or a wanted nth one of its month or year."""
    for number, weekday in weekdays:
        if day.weekday() != weekday:
            continue
        if not number or not ordinal:
            return True
        place, length = day.day, calendar.monthrange(day.year, day.month)[1]
        if within_year:
            place = day.timetuple().tm_yday
            length = 366 if calendar.isleap(day.year) else 365
        if number in ((place - 1) // 7 + 1, -((length - place) // 7 + 1)):
            return True
    return False
