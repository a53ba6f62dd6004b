"""What one person holds of me over time, drawn: three beliefs, and what moved them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inroad.method.coverage import REACHED
from inroad.method.standing import Standing
from inroad.pictures.lettering import cut, width
from inroad.pictures.over_time import Days
from inroad.pictures.picture import BROAD, TALL, Frame, Picture, Table, framed, in_words
from inroad.pictures.shapes import SMALL, USUAL, hint, line, paragraph, text
from inroad.words.numbers import NUMBERS
from inroad.words.say import day

BELIEFS = ("knows_of_me", "knows_what_i_bring", "thinks_well_of_me")
HEADERS = ("Day", "What happened", *(NUMBERS[each][0] for each in BELIEFS))
HEADS, PANEL, BETWEEN = 190, 56, 22
"""The width of the beliefs' names in the wide layout; a panel's height, and what lies between."""
NAMED_LINES = 4
"""On how many lines what happened is named."""
FADED = 0.8
"""A belief fades when it has lost this share of its best (assumed)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened, in a few words: "spoke with you"."""

    on: date
    words: str


def standing_over_time(
    points: Sequence[tuple[date, Standing]],
    marks: Sequence[Mark],
    who: str,
    *,
    name: str = "standing",
    narrow: bool = False,
) -> Picture:
    """The three beliefs of one person, one below the other over the same days.

    Args:
        points: what they held on each of some days, the earliest first.
        marks: what they showed, in any order.
        who: their name.
        name: begins every id; another one for each picture of a page.
        narrow: the tall layout, for a phone.
    """
    title, frame = f"What {who} holds of you, over time", Frame(name, narrow)
    if not any(points[0][0] <= each.on for each in marks if points) and not _moved(points):
        nothing = f"Nothing has happened yet that shows what {who} holds of you."
        return in_words(frame, title, nothing, HEADERS)
    left, right = (8, TALL - 8) if narrow else (HEADS, BROAD - 8)
    days = Days(points[0][0], points[-1][0], left, right)
    seen = _by_day(marks, days)
    parts, high = _drawn(points, seen, days, narrow=narrow)
    table = Table(HEADERS, tuple(_rows(points, seen)))
    return framed(frame, title, _told(points, seen), table, parts, high)


def _drawn(
    points: Sequence[tuple[date, Standing]], seen: Sequence[Mark], days: Days, *, narrow: bool
) -> tuple[list[str], float]:
    """The panels, what happened below them, and the days; and how high it all is."""
    above = 46.0 if narrow else 4.0  # room for the belief's name above its panel
    panels = [(above + at * (PANEL + BETWEEN + above - 4), each) for at, each in enumerate(BELIEFS)]
    parts = [line(days.x(each.on), y, days.x(each.on), y + PANEL + 6, "since")
             for each in seen for y, _ in panels]  # fmt: skip
    for y, belief in panels:
        parts += _panel(points, belief, y, days, narrow=narrow)
    happened, y = _happened(seen, days, panels[-1][0] + PANEL + 14)
    parts += [*happened, *days.named(y)]
    y += 44 if narrow else 20
    parts.append(text(0, y, "Above the dots: likely", "soft", SMALL))
    return parts, y + 8


def _moved(points: Sequence[tuple[date, Standing]]) -> bool:
    """Whether some belief was ever more than "not yet"."""
    return any(_of(held, each) >= REACHED / 2 for _, held in points for each in BELIEFS)


def _by_day(marks: Sequence[Mark], days: Days) -> list[Mark]:
    """One mark for each day of the picture on which something happened."""
    words: dict[date, list[str]] = defaultdict(list)
    for each in sorted(marks, key=lambda each: (each.on, each.words)):
        if days.since <= each.on <= days.until:
            words[each.on].append(each.words)
    return [Mark(on, ", ".join(dict.fromkeys(told))) for on, told in words.items()]


def _panel(
    points: Sequence[tuple[date, Standing]], belief: str, y: float, days: Days, *, narrow: bool
) -> list[str]:
    """One belief: its line, the height from which it is held, and where it stands now."""
    held = [(days.x(on), _of(standing, belief)) for on, standing in points]
    where = " ".join(f"{x:.1f} {y + PANEL * (1 - much):.1f}" for x, much in held)
    half = y + PANEL * (1 - REACHED)
    said, now = NUMBERS[belief][0], _now(points, belief)
    top, x = (y - 24, 0) if narrow else (y + 22, 0)
    return [
        line(days.left, half, days.right, half, "half"),
        line(days.left, y + PANEL, days.right, y + PANEL, "since"),
        f'<path class="curve" d="M{where}"/>',
        text(x, top, said, "ink", USUAL, bold=True),
        *paragraph(x, top + 18, [now], "soft"),
    ]


def _of(standing: Standing, belief: str) -> float:
    held: float = getattr(standing, belief)
    return held


def _state(much: float) -> str:
    """A belief in a word: never a number about a friend."""
    return "likely" if much >= REACHED else "maybe" if much >= REACHED / 2 else "not yet"


def _now(points: Sequence[tuple[date, Standing]], belief: str) -> str:
    """Where a belief stands at the end, and whether it is fading."""
    held = [_of(standing, belief) for _, standing in points]
    best = max(held)
    fading = held[-1] < held[-2] and held[-1] < FADED * best
    return f"{_state(held[-1])}{', fading' if fading and best >= REACHED / 2 else ''}"


def _happened(seen: Sequence[Mark], days: Days, y: float) -> tuple[list[str], float]:
    """Marks below the panels, named on a line below where there is room; and where that ends."""
    parts = [
        f"<g>{hint(f'{day(each.on)}: {each.words}')}"
        f'<path class="moment" d="M{days.x(each.on):.1f} {y - 8:g}l6 11h-12z"/></g>'
        for each in seen
    ]
    named = next(found for first in range(len(seen) + 1)
                 if (found := _named(seen[first:], days)) is not None)  # fmt: skip
    for at, x, end, said in named:
        down = y + 20 + 18 * at
        parts += [line(x, y + 5, x, down - 12, "since")] if at else []
        parts.append(text(end, down, said, "soft", SMALL, at="end"))
    return parts, y + 14 + 18 * (1 + max((at for at, *_ in named), default=-1))


def _named(seen: Sequence[Mark], days: Days) -> list[tuple[int, float, float, str]] | None:
    """What happened in words: the line, where it happened, where the words end, and they.

    A name ends at its mark, the later on a lower line, so that no stem crosses one.

    Returns: None when they do not all find room.
    """
    lines: list[list[tuple[float, float]]] = [[] for _ in range(NAMED_LINES)]
    found = []
    for each in seen:
        x, said = days.x(each.on), cut(each.words, SMALL, days.right - days.left)
        end = max(x + 5, days.left + width(said, SMALL))
        at = _free(lines, x, end - width(said, SMALL), end)
        if at is None:
            return None
        found.append((at, x, end, said))
    return found


def _free(lines: list[list[tuple[float, float]]], x: float, start: float, end: float) -> int | None:
    """The first line with room for a name, taken now; None where it or its stem would touch one."""
    for at, taken in enumerate(lines):
        if all(end + 10 < low or high + 10 < start for low, high in taken):
            taken.append((start, end))
            for above in lines[:at]:
                above.append((x - 2, x + 2))
            return at
        if any(low - 4 < x < high + 4 for low, high in taken):
            return None
    return None


def _rows(points: Sequence[tuple[date, Standing]], seen: Sequence[Mark]) -> list[tuple[str, ...]]:
    """The first day, each day on which something happened, and the last."""
    found = [(points[0][0], "")] if not seen or seen[0].on > points[0][0] else []
    found += [(each.on, each.words) for each in seen]
    found += [(points[-1][0], "")] if not seen or seen[-1].on < points[-1][0] else []
    return [(day(on), words, *(_state(_of(_on(points, on), each)) for each in BELIEFS))
            for on, words in found]  # fmt: skip


def _on(points: Sequence[tuple[date, Standing]], on: date) -> Standing:
    """What was held on a day: as on the last of the points until then."""
    return next(standing for when, standing in reversed(points) if when <= on)


def _told(points: Sequence[tuple[date, Standing]], seen: Sequence[Mark]) -> str:
    now = [f"{NUMBERS[each][0]}: {_now(points, each)}." for each in BELIEFS]
    happened = [f"{day(each.on)}: {each.words}." for each in seen]
    return " ".join([*now, *happened])
