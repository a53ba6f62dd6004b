"""Days and moments as exports write them.

One file writes all its dates in one way. Whether `3/4/2021` is in March or in
April is told once for a file, from all of its dates (`day_comes_first`).
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

_MONTHS = (
    "jan ene gen",
    "feb fev fév",
    "mar mär mrz maa mrt",
    "apr avr abr",
    "may mai mei mag maj",
    "jun juin giu",
    "jul juil lug",
    "aug aoû aou ago",
    "sep set",
    "oct okt ott out",
    "nov",
    "dec dez déc dic dés",
)
_MONTH_OF = {start: number for number, starts in enumerate(_MONTHS, 1) for start in starts.split()}
_WORD = r"([^\W\d_]{3,12})\.?"
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")
_DAY_MONTH = re.compile(
    rf"(\d{{1,2}})\.?[\s-]+(?:de\s+)?{_WORD},?[\s-]+(?:de\s+)?(\d{{4}}|\d{{2}})\b"
)
_MONTH_DAY = re.compile(rf"{_WORD}\s+(\d{{1,2}}),?\s+(\d{{4}})\b")
_UNIX = re.compile(rf"[A-Za-z]{{3}},?\s+{_WORD}\s+(\d{{1,2}})\s+\d\d?:\d\d.*?\b(\d{{4}})\b")
_MONTH_YEAR = re.compile(rf"{_WORD}[\s-]+(\d{{4}}|\d{{2}})\b")
_MONTH_NUMBER_YEAR = re.compile(r"(\d{1,2})[/.](\d{4})\b")
_ONLY_YEAR = re.compile(r"(\d{4})")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*([AaPp])?\.?(?(4)[Mm])?")
_ZONE = re.compile(r":\d\d(?:[.,]\d+)?\s*([+-])(\d\d):?(\d\d)\b")


def day_comes_first(samples: Iterable[str]) -> bool:
    """Whether numeric dates such as `3/4/21` have the day first, told from the samples.

    A first number above 12 says so; so do dots. When nothing tells, the month
    comes first, as LinkedIn, Google and Outlook write it in English.
    """
    numeric = [found for text in samples if (found := _NUMBERS.match(text.strip()))]
    if any(int(found[3]) > 12 for found in numeric):
        return False
    return any(int(found[1]) > 12 or found[2] == "." for found in numeric)


def _parts(text: str, day_first: bool) -> tuple[int, int, int] | None:
    """Year, month and day as written; 0 where the text does not say."""
    if found := _YEAR_FIRST.match(text):
        return int(found[1]), int(found[2]), int(found[3] or 0)
    if found := _NUMBERS.match(text):
        first, second = int(found[1]), int(found[3])
        if (day_first or first > 12) and second <= 12:
            first, second = second, first
        return (_full(found[4]), first, second) if first and second else None
    return _parts_in_words(text)


def _parts_in_words(text: str) -> tuple[int, int, int] | None:
    for pattern, (day, month, year) in (
        (_DAY_MONTH, (1, 2, 3)),
        (_UNIX, (2, 1, 3)),
        (_MONTH_DAY, (2, 1, 3)),
        (_MONTH_YEAR, (0, 1, 2)),
    ):
        found = pattern.match(text)
        if found and (number := _month(found[month])):
            return _full(found[year]), number, int(found[day]) if day else 0
    if found := _MONTH_NUMBER_YEAR.fullmatch(text):
        return int(found[2]), int(found[1]), 0
    if found := _ONLY_YEAR.fullmatch(text):
        return int(found[1]), 0, 0
    return None


def _month(word: str) -> int:
    return _MONTH_OF.get(word[:3].lower()) or _MONTH_OF.get(word[:4].lower(), 0)


def _full(year: str) -> int:
    """The year of two digits, between 1970 and 2069."""
    number = int(year)
    if len(year) == 4:
        return number
    return number + (1900 if number >= 70 else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2199 else None
    except ValueError:
        return None


def day_of(text: str, *, day_first: bool = False, end: bool = False) -> date | None:
    """The day, None when there is none or it does not exist.

    Args:
        text: a date, with or without a time of day.
        day_first: how numeric dates are read, from `day_comes_first`.
        end: a month or a year without a day is its last day, not its first.
    """
    parts = _parts(text.strip()[:80], day_first)
    if parts is None:
        return None
    year, month, day = parts
    if day:
        return _day(year, month, day)
    if not end:
        return _day(year, month or 1, 1)
    after = _day(year + 1, 1, 1) if month in (0, 12) else _day(year, month + 1, 1)
    return after - timedelta(days=1) if after else None


def moment_of(text: str, *, day_first: bool = False) -> datetime | None:
    """The moment in UTC, None when the text has no exact day.

    A time without a zone is taken as UTC, a day without a time as its start.
    """
    text = text.strip()[:80]
    parts = _parts(text, day_first)
    on = _day(*parts) if parts else None
    if on is None:
        return None
    clock, zone = _CLOCK.search(text), _ZONE.search(text)
    hours, minutes, seconds = _time(clock) if clock else (0, 0, 0)
    try:
        moment = datetime(on.year, on.month, on.day, hours, minutes, seconds, tzinfo=UTC)
    except ValueError:
        return None
    return moment - _offset(zone) if zone else moment


def _time(clock: re.Match[str]) -> tuple[int, int, int]:
    hours = int(clock[1])
    if clock[4]:
        hours = hours % 12 + (12 if clock[4] in "pP" else 0)
    return hours, int(clock[2]), min(59, int(clock[3] or 0))


def _offset(zone: re.Match[str]) -> timedelta:
    size = timedelta(hours=int(zone[2]), minutes=int(zone[3]))
    return size if zone[1] == "+" else -size


_IN_NAME = re.compile(r"(?<!\d)(?:(\d{2})-(\d{2})-(\d{4})|(\d{4})-(\d{2})-(\d{2}))(?!\d)")


def day_in_name(name: str) -> date | None:
    """The day in a file's name: `..._05-14-2021.zip` is month, day, year."""
    found = _IN_NAME.search(name)
    if not found:
        return None
    if found[4]:
        return _day(int(found[4]), int(found[5]), int(found[6]))
    return _day(int(found[3]), int(found[1]), int(found[2]))
