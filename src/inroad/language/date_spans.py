"""Days and spans of days counted from a given day."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from inroad.language.date_words import PARTS, Unit

__all__ = ["PARTS", "DateRange", "day_of", "month_of", "moved", "part_of", "unit_of", "weekday_of"]

FRIDAY = 4
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


def day_of(day: int, month: int, year: int | None, today: date, *, future: bool) -> date | None:
    """The day in that year; without a year the nearest in that direction, today included."""
    if year is not None:
        return _day(year, month, day)
    years = range(today.year, today.year + 9) if future else range(today.year, today.year - 9, -1)
    for candidate in years:
        found = _day(candidate, month, day)
        if found is not None and (found >= today if future else found <= today):
            return found
    return None


def month_of(month: int, year: int | None, today: date, *, future: bool) -> DateRange | None:
    """All days of the month; without a year the nearest that is not over, or has begun."""
    if year is None:
        first = day_of(1, month, None, today.replace(day=1), future=future)
        if first is None:
            return None
        year = first.year
    first_day = _day(year, month, 1)
    if first_day is None:
        return None
    return DateRange(first_day, first_day.replace(day=monthrange(year, month)[1]))


def weekday_of(weekday: int, turn: int | None, today: date, *, future: bool) -> date | None:
    """The nearest such weekday in a direction, never today; turn 0 is within this week."""
    if turn == 0:
        return _moved(today, weekday - today.weekday())
    if turn == 1 or (turn is None and future):
        ahead = (weekday - today.weekday() - 1) % 7 + 1
        return _moved(today, ahead + 7 * (turn == 1 and ahead == 1))
    return _moved(today, -((today.weekday() - weekday - 1) % 7 + 1))


def moved(today: date, count: int, unit: Unit) -> date | None:
    """The day so many units from today, the last of the month where it has no such day."""
    if unit in ("day", "week", "weekend"):
        return _moved(today, count * (1 if unit == "day" else 7))
    months = (
        today.year * 12 + today.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit]
    )
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def unit_of(unit: Unit, turn: int, today: date) -> DateRange | None:
    """All days of last (-1), this (0) or next (1) week, month, quarter or year."""
    if unit == "day":
        day = _moved(today, turn)
        return None if day is None else DateRange(day, day)
    anchor = moved(
        today.replace(day=1) if unit in ("month", "quarter", "year") else today, turn, unit
    )
    if anchor is None or not 2 <= anchor.year <= 9998:
        return None
    if unit in ("week", "weekend"):
        monday = anchor - timedelta(days=anchor.weekday())
        return DateRange(
            monday + timedelta(days=5 * (unit == "weekend")), monday + timedelta(days=6)
        )
    start = {"month": anchor.month, "quarter": (anchor.month - 1) // 3 * 3 + 1, "year": 1}[unit]
    length = {"month": 1, "quarter": 3, "year": 12}[unit]
    last = start + length - 1
    return DateRange(
        date(anchor.year, start, 1), date(anchor.year, last, monthrange(anchor.year, last)[1])
    )


def part_of(
    days: DateRange | None, part: str | None, unit: Unit | None = None
) -> date | DateRange | None:
    """The start, middle or end of a span; the end of a week is its Friday."""
    if days is None or part is None:
        return days
    length = (days.last - days.first).days
    if PARTS[part] == "first":
        return DateRange(days.first, days.first + timedelta(days=length // 3))
    if PARTS[part] == "middle":
        return DateRange(
            days.first + timedelta(days=length // 3), days.first + timedelta(days=length * 2 // 3)
        )
    return days.first + timedelta(days=FRIDAY) if unit == "week" else days.last


_OUTLANDISH = re.compile(
    r"(?<![\d.,/])\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,20}\.?,?\s+(?:19|20)\d\d(?!\d)"
)


def written_elsewhere(
    plain: str,
    taken: Sequence[bool],
    today: date,
    found: Callable[[tuple[int, int], date], Found],
) -> Iterator[Found]:
    """Dates written out with day, month and year in a language that the grammar lacks."""
    for match in _OUTLANDISH.finditer(plain):
        if any(taken[match.start() : match.end()]):
            continue
        day = _parsed(match.group(), today)
        if day is not None:
            yield found(match.span(), day)


def _parsed(text: str, today: date) -> date | None:
    import dateparser  # heavy; such dates are rare

    moment = dateparser.parse(
        text,
        settings={
            "RELATIVE_BASE": datetime.combine(today, time()),
            "PREFER_DATES_FROM": "past",
            "DATE_ORDER": "DMY",
            "REQUIRE_PARTS": ["day", "month", "year"],
            "STRICT_PARSING": True,
        },
    )
    return None if moment is None else moment.date()


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
