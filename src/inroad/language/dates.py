"""Dates in words and figures, in six languages, by an own small grammar.

A date without a year, and a weekday without "last" or "next", lies in the past
("when did we talk?") unless a word such as "by" or the caller says future.
"next Friday" is the first Friday to come that is not tomorrow: when two people
understand it differently, the earlier day keeps the promise. Days come before months in
figures unless the caller says otherwise. "May" or "June" alone is a name; it
is a month beside a day, a year or a word such as "in" or "until".
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from inroad.language import date_spans
from inroad.language.date_spans import DateRange
from inroad.language.date_words import (
    DAYS_FROM_TODAY,
    MONTHS,
    NUMBERS,
    PREPOSITIONS,
    TURNS,
    UNITS,
    WEEKDAYS,
    WEEKDAYS_AFTER_A_PREPOSITION,
)
from inroad.language.letters import in_place

__all__ = ["DateFound", "DateKind", "DateRange", "in_place", "read"]

DateKind = Literal["on", "by", "until", "since"]
LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class DateFound:
    """One date: the characters it takes, the day or days meant, and how.

    `kind` "by" is a date by which something is due, "until" and "since" are
    ends of a span, "on" is the rest.
    """

    span: tuple[int, int]
    value: date | DateRange
    kind: DateKind = "on"

    @property
    def first(self) -> date:
        """The first day meant."""
        return self.value.first if isinstance(self.value, DateRange) else self.value

    @property
    def last(self) -> date:
        """The last day meant: the day on which something is due."""
        return self.value.last if isinstance(self.value, DateRange) else self.value


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a date's reading depends on beside its own words."""

    today: date
    future: bool
    month_first: bool


_Value = date | DateRange | None
_Reading = Callable[[re.Match[str], _Asked], _Value]


def _any_of(words: object) -> str:
    longest_first = sorted(words, key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


_MONTH = rf"(?P<month>{_any_of(MONTHS)})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_NUMBER = rf"(?P<number>\d{{1,3}}|{_any_of(NUMBERS)})"
_UNIT = rf"(?P<unit>{_any_of(UNITS)})\b"
_TURN = rf"(?:{_any_of(TURNS)}|que\s+viene|que\s+vem|que\s+entra)"
_PART = rf"(?P<part>{_any_of(date_spans.PARTS)})"
_LINK = r"(?:\s+(?:of|de|del|du|da|do|van|der|des|la|the|het|dem|den|le|l'))"
_DAY = r"(?<![\d.,/:])(?P<day>\d{1,2})"
_HOUR = (
    r"(?:\s+(?:morning|afternoon|evening|night|noon|fruh|vormittag|nachmittag|abend|matin|soir"
    r"|apres-midi|por\s+la\s+manana|por\s+la\s+tarde|de\s+manha|a\s+tarde|ochtend|middag|avond))?"
)


def _figures(match: re.Match[str], asked: _Asked) -> _Value:
    day, month = int(match["day"]), int(match["number"])
    if asked.month_first:
        day, month = month, day
    if month > 12 >= day:  # 3/14 can be read in one way only
        day, month = month, day
    return date_spans.day_of(day, month, _year(match["year"]), asked.today, future=asked.future)


def _written(match: re.Match[str], asked: _Asked) -> _Value:
    month = MONTHS[match["month"]]
    year = _year(match["year"])
    return date_spans.day_of(int(match["day"]), month, year, asked.today, future=asked.future)


def _iso(match: re.Match[str], asked: _Asked) -> _Value:
    year, month, day = int(match["year"]), int(match["number"]), int(match["day"])
    return date_spans.day_of(day, month, year, asked.today, future=False)


def _month(match: re.Match[str], asked: _Asked) -> _Value:
    year = _year(match["year"])
    turn, part = match["turn"], match["part"]
    if _DAY_NUMBER.search(match.string[max(0, match.start() - 6) : match.start()]):
        return None  # "31 June 2026" is no day, and not the month either
    if year is None and turn is None and part is None and not _month_is_meant(match):
        return None
    future = asked.future if turn is None else TURNS.get(turn, 1) > 0
    days = date_spans.month_of(MONTHS[match["month"]], year, asked.today, future=future)
    return date_spans.part_of(days, part)


def _weekday(match: re.Match[str], asked: _Asked) -> _Value:
    name = re.sub(r"\s+feira", "-feira", match["weekday"])
    turn = _turn(match)
    if name not in WEEKDAYS and not (turn is not None or _preposition(match.string, match.start())):
        return None
    weekday = WEEKDAYS.get(name, WEEKDAYS_AFTER_A_PREPOSITION.get(name, 0))
    return date_spans.weekday_of(weekday, turn, asked.today, future=asked.future)


def _relative(match: re.Match[str], asked: _Asked) -> _Value:
    words = re.sub(r"\s+", " ", match["words"])
    return date_spans.moved(asked.today, DAYS_FROM_TODAY[words], "day")


def _counted(match: re.Match[str], asked: _Asked) -> _Value:
    number = match["number"]
    count = int(number) if number.isdigit() else NUMBERS[number]
    sign = -1 if match["ago"] is not None else 1
    return date_spans.moved(asked.today, sign * count, UNITS[match["unit"]])


def _unit(match: re.Match[str], asked: _Asked) -> _Value:
    turn, part = _turn(match), match["part"]
    unit = UNITS[match["unit"]]
    if (turn is None and part is None and unit != "weekend") or (unit == "day" and turn != 1):
        return None
    if turn is None and unit == "weekend":
        turn = 0 if asked.future else -1
    days = date_spans.unit_of(unit, turn or 0, asked.today)
    return date_spans.part_of(days, part, unit)


def _monthsend(match: re.Match[str], asked: _Asked) -> _Value:
    unit = UNITS["week" if match["words"] == "eow" else "month"]
    return date_spans.part_of(date_spans.unit_of(unit, 0, asked.today), "end", unit)


def _turn(match: re.Match[str]) -> int | None:
    word = match["turn"] or match["after"]
    return None if word is None else TURNS.get(word, 1)


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) + (2000 if len(text) == 2 else 0)


_WEEKDAY_WORDS = f"{_any_of(WEEKDAYS)}|{_any_of(WEEKDAYS_AFTER_A_PREPOSITION)}"
_MONTH_NEXT = rf"(?!\s+(?:{_any_of(MONTHS)})\b)"
_GRAMMAR: tuple[tuple[re.Pattern[str], _Reading], ...] = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        (r"(?<!\d)(?P<year>\d{4})-(?P<number>\d\d?)-(?P<day>\d\d?)(?!\d)", _iso),
        (_DAY + r"\.\s?(?P<number>\d\d?)\.(?:\s?(?P<year>\d{4}|\d\d)(?!\d))?(?!\d)", _figures),
        (_DAY + r"/(?P<number>\d\d?)(?:/(?P<year>\d{4}|\d\d))?(?![\d/])", _figures),
        (_DAY + r"[-.](?P<number>\d\d?)[-.](?P<year>\d{4})(?!\d)", _figures),
        (
            _DAY + rf"(?:st|nd|rd|th|er|ro|\.|o|º|ª)?\s*(?:(?:of|de|den)\s+|d')?{_MONTH}"
            rf"(?:,?\s+(?:de\s+|del\s+)?{_YEAR})?",
            _written,
        ),
        (
            rf"\b{_MONTH}\s+(?:the\s+)?(?P<day>\d\d?)(?:st|nd|rd|th)?\b(?![.:/]\d)(?!\s*%)"
            rf"{_MONTH_NEXT}(?:,?\s+{_YEAR})?",
            _written,
        ),
        (
            rf"\b(?:{_PART}{_LINK}?\s*)?(?:(?P<turn>{_TURN})\s+)?{_MONTH}"
            rf"(?:,?\s+(?:de\s+|del\s+)?{_YEAR})?",
            _month,
        ),
        (
            rf"\b(?:(?P<turn>{_TURN})\s+)?(?P<weekday>{_WEEKDAY_WORDS}"
            r"|(?:segunda|terca|quarta|quinta|sexta)\s+feira)\b\.?"
            rf"(?:\s+(?P<after>{_TURN})\b)?{_HOUR}",
            _weekday,
        ),
        (rf"\b(?P<words>{_any_of(DAYS_FROM_TODAY)})\b(?!')", _relative),
        (rf"(?P<ago>\b)(?:a\s+)?\b{_NUMBER}\s+(?:of\s+)?{_UNIT}\s+(?:ago|zuvor|her|geleden"
         r"|atras|earlier|back)\b", _counted),
        (rf"\b(?P<ago>vor|il\s+y\s+a|hace|ha)\s+{_NUMBER}\s+{_UNIT}", _counted),
        (rf"\b(?P<ago>(?!))?(?:in|within|dans|en|em|over|dentro\s+de|daqui\s+a|binnen|innerhalb\s+von)"
         rf"\s+(?:a\s+)?{_NUMBER}\s+(?:of\s+)?{_UNIT}", _counted),
        (rf"\b(?:{_PART}{_LINK}*\s*)?(?:(?P<turn>{_TURN})\s+)?{_UNIT}(?:\s+(?P<after>{_TURN})\b)?",
         _unit),
        (r"\b(?P<words>monatsende|eom|eow)\b", _monthsend),
    )
)  # fmt: skip

_BEFORE = re.compile(rf"(?:^|(?<=[\s(,;:.]))(?P<words>{_any_of(PREPOSITIONS)})\s*$")
_DAY_BEFORE = re.compile(
    rf"(?:^|(?<=\s))(?:{_any_of(WEEKDAYS)}),?\s+(?:(?:the|den|dem|le|el)\s+)?$"
)
_DAY_NUMBER = re.compile(r"\d(?:st|nd|rd|th|\.)?\s+$")
_MONTH_IS_MEANT = frozenset(
    "in by before until till til since after during im bis seit vor ab en avant depuis hasta desde"
    " em ate antes sinds tot voor para pour for of de d'ici jusqu'en".split()
)
_NAME_IS_MEANT = re.compile(
    r"\b(?:introduced|recommended|invited|written|led|sent|said|asked|mentioned|hired|run)\s+by\s+$"
    r"|\b(?:notes|slides|checklist|help|thanks|template|time|present)\s+(?:for|of)\s+$"
    r"|\b(?:with|mit|avec|con|com|met|from|called|thanked|asked|told)\s+$"
)


def _month_is_meant(match: re.Match[str]) -> bool:
    """Whether the words before a month alone say that it is no name."""
    before = match.string[: match.start()]
    last = before.split()[-1:] or [""]
    return last[0] in _MONTH_IS_MEANT and not _NAME_IS_MEANT.search(before[-40:])


def _preposition(text: str, start: int) -> re.Match[str] | None:
    """The words right before a date that belong to it ("by the")."""
    window = max(0, start - 24)
    return _BEFORE.search(text[window:start])


def read(
    text: str,
    today: date,
    *,
    prefer: Literal["past", "future"] = "past",
    month_first: bool = False,
) -> list[DateFound]:
    """Every date in the text, in order; they never overlap.

    Args:
        text: what somebody wrote; only its first 2,000 characters are read.
        today: the day on which it was written.
        prefer: where a date lies that does not say so itself.
        month_first: whether 03/04 is the 4th of March.
    """
    plain = in_place(text[:LONGEST_TEXT])
    found = list(_found(plain, _Asked(today, prefer == "future", month_first)))
    taken = [False] * (len(plain) + 1)
    kept = []
    for item in sorted(found, key=lambda f: (f.span[0] - f.span[1], f.span[0])):
        start, end = item.span
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            kept.append(item)
    kept.extend(date_spans.written_elsewhere(plain, taken, today, DateFound))
    return sorted(kept, key=lambda f: f.span)


def _found(plain: str, asked: _Asked) -> Iterator[DateFound]:
    for pattern, reading in _GRAMMAR:
        for match in pattern.finditer(plain):
            start, kind = _start_and_kind(plain, match.start())
            before = plain[max(0, match.start() - 40) : match.start()]
            month_first = reading is _written and match.start("month") < match.start("day")
            if month_first and _NAME_IS_MEANT.search(before):
                continue
            ahead = _Asked(asked.today, kind in ("by", "until"), asked.month_first)
            value = reading(match, ahead if kind in ("by", "until", "since") else asked)
            if value is not None:
                yield DateFound((start, match.end()), value, kind)


def _start_and_kind(plain: str, start: int) -> tuple[int, DateKind]:
    """Where a date starts with its weekday and its preposition, and its kind."""
    weekday = _DAY_BEFORE.search(plain[max(0, start - 24) : start])
    if weekday:
        start -= weekday.end() - weekday.start()
    words = _preposition(plain, start)
    if words is None:
        return start, "on"
    kind = PREPOSITIONS[re.sub(r"\s+", " ", words["words"])]
    return start - (words.end() - words.start()), kind  # type: ignore[return-value]
