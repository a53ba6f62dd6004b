"""Conversations held and needs met, week by week, drawn."""

from collections.abc import Sequence
from datetime import date, timedelta

from inroad.pictures.lettering import width
from inroad.pictures.over_time import Days
from inroad.pictures.picture import BROAD, TALL, Frame, Picture, Table, framed, in_words
from inroad.pictures.shapes import SMALL, USUAL, box, hint, line, text
from inroad.words.say import counted, day

TITLE = "Conversations held and needs met, by week"
HEADERS = ("Week of", "Conversations", "Needs met")
NOTHING = "No conversation has been held yet. After the first one, its week stands here."
MOST = 26
"""As many weeks as this are shown, the latest ones."""
HEADS, PANEL = 190, 76
"""The width of the rows' names in the wide layout, and a row's height."""

FULL = 4
"""A bar is never full-height for fewer than this."""

Week = tuple[date, int, int]
"""A week's Monday, its conversations, and the needs met in it."""


def by_week(weeks: Sequence[Week], *, name: str = "weeks", narrow: bool = False) -> Picture:
    """Two rows of bars over the same weeks; a sentence while there is nothing to show.

    Args:
        weeks: one after the other, the earliest first, none left out.
        name: begins every id; another one for each picture of a page.
        narrow: the tall layout, for a phone.
    """
    frame, shown = Frame(name, narrow), weeks[-MOST:]
    if not any(talks or met for _, talks, met in shown):
        return in_words(frame, TITLE, NOTHING, HEADERS)
    left, right = (0, TALL) if narrow else (HEADS, BROAD - 4)
    days = Days(shown[0][0], shown[-1][0] + timedelta(days=7), left, right)
    above = 30 if narrow else 4
    most = max(FULL, *(max(talks, met) for _, talks, met in shown))
    rows = (
        ("Conversations held", ("conversation", "conversations"), [w[1] for w in shown]),
        ("Needs met", ("need met", "needs met"), [w[2] for w in shown]),
    )
    parts: list[str] = []
    for at, (head, units, counts) in enumerate(rows):
        base = above + PANEL + at * (PANEL + above + 14)
        parts += _heads(head, sum(counts), base, len(shown), narrow=narrow)
        parts.append(line(days.left, base, days.right, base, "axis"))
        for (monday, _, _), count in zip(shown, counts, strict=True):
            said = f"Week of {day(monday)}: {counted(count, *units)}"
            parts += _bar(days, monday, count / most, base, said) if count else []
        parts += _counts(days, shown, counts, most, base)
    parts += days.named(base)[1:]
    table = Table(HEADERS, tuple((day(on), str(a), str(b)) for on, a, b in shown))
    return framed(frame, TITLE, _told(shown), table, parts, base + 28)


def _heads(head: str, count: int, base: float, weeks: int, *, narrow: bool) -> list[str]:
    """A row's name, and how many there were in all."""
    said = f"{count} in {counted(weeks, 'week', 'weeks')}"
    if narrow:
        return [text(0, base - PANEL - 12, head, "ink", USUAL, bold=True),
                text(TALL, base - PANEL - 12, said, "soft", SMALL, at="end")]  # fmt: skip
    return [
        text(0, base - 22, head, "ink", USUAL, bold=True),
        text(0, base - 4, said, "soft", SMALL),
    ]


def _bar(days: Days, monday: date, share: float, base: float, said: str) -> list[str]:
    x, wide = _place(days, monday)
    high = _high(share)
    return [f"<g>{hint(said)}{box(x, base - high, wide, high, 'bar', 1.5)}</g>"]


def _place(days: Days, monday: date) -> tuple[float, float]:
    """Where a week's bar begins, and how wide it is."""
    x, room = days.x(monday), days.x(monday + timedelta(days=7)) - days.x(monday)
    wide = round(min(room * 0.7, 28), 1)
    return round(x + (room - wide) / 2, 1), wide


def _high(share: float) -> float:
    return round((PANEL - 18) * share, 1)


def _counts(
    days: Days, weeks: Sequence[Week], counts: Sequence[int], most: int, base: float
) -> list[str]:
    """The numbers above the bars, the largest first, wherever one does not touch another."""
    parts: list[str] = []
    taken: list[tuple[float, float]] = []
    for at in sorted(range(len(weeks)), key=lambda each: (-counts[each], each)):
        x, wide = _place(days, weeks[at][0])
        half = width(str(counts[at]), SMALL) / 2
        span = (x + wide / 2 - half, x + wide / 2 + half)
        free = all(span[1] < low or high < span[0] for low, high in taken)
        if counts[at] and free and days.left <= span[0] and span[1] <= days.right:
            taken.append(span)
            y = base - _high(counts[at] / most) - 5
            parts.append(text(x + wide / 2, y, str(counts[at]), "ink", SMALL, at="middle"))
    return parts


def _told(weeks: Sequence[Week]) -> str:
    talks, met = sum(week[1] for week in weeks), sum(week[2] for week in weeks)
    best = max(weeks, key=lambda week: week[1])
    return (
        f"{counted(talks, 'conversation', 'conversations')} and "
        f"{counted(met, 'need met', 'needs met')} in {counted(len(weeks), 'week', 'weeks')}. "
        f"Most conversations in the week of {day(best[0])}: {best[1]}."
    )
