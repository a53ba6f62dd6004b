"""The coverage map, drawn: a row for each role, a column for each level, a mark for each person."""

from collections.abc import Callable, Sequence

from inroad.method.coverage import LEVELS, Coverage, Level
from inroad.method.roles import Role
from inroad.pictures import coverage as answer
from inroad.pictures.coverage import Doors, Field, Hole, Row
from inroad.pictures.lettering import cut, width, wrapped
from inroad.pictures.picture import BROAD, TALL, Frame, Picture, framed
from inroad.pictures.shapes import (
    LARGE,
    SMALL,
    USUAL,
    box,
    dot,
    hint,
    leading,
    line,
    paragraph,
    text,
    touch,
)
from inroad.words.catalogue import LEVELS as LEVEL_WORDS

STEP = 26
"""From mark to mark: at least 24 CSS pixels wherever the layout is shown (WCAG 2.2, 2.5.8)."""
HEADS, COLUMN = 176, 196
"""The width of the roles' names, and of a level's column, in the wide layout."""
LISTED = 3
"""As many people as this have their names beside them."""

ROOM_FOR_WORST = 132.0
"""A row whose hole says in up to five lines who could help."""


def coverage_map(
    coverage: Coverage,
    names: Callable[[int], str],
    person: Callable[[int], str],
    listed: Callable[[Role, Level | None], str],
    *,
    name: str = "coverage",
    narrow: bool = False,
) -> Picture:
    """Role by standing with people as marks, and the holes named.

    Args:
        names: somebody's name by id.
        person: the address of somebody's page.
        listed: the address of the list of a role's people, of all or at one level.
        name: begins every id; another one for each picture of a page.
        narrow: the tall layout, for a phone.
    """
    doors = Doors(names, person, listed)
    rows, hole = answer.rows(coverage), answer.worst(coverage, names)
    parts, high = (_tall if narrow else _broad)(rows, hole, doors)
    told = answer.description(rows, hole)
    frame = Frame(name, narrow, linked=True)
    return framed(frame, answer.TITLE, told, answer.table(rows, names), parts, high)


def _broad(rows: Sequence[Row], hole: Hole | None, doors: Doors) -> tuple[list[str], float]:
    """Roles down, levels across."""
    parts = [text(0, 20, "How they stand to you", "soft", SMALL)]
    for at, level in enumerate(LEVELS):
        parts.append(text(HEADS + COLUMN * at + 6, 20, LEVEL_WORDS[level], "soft", SMALL))
    y = 34.0
    for row in rows:
        head, rest = answer.heading(row.role)
        parts += [line(0, y, BROAD, y, "rule"), dot(9, y + 25, row.role)]
        parts += [text(26, y + 30, head, row.role, LARGE, bold=True)]
        parts += [text(26, y + 50, rest, "soft", SMALL)]
        is_worst = bool(row.missing and hole and hole.role == row.role)
        least = ROOM_FOR_WORST if is_worst else 96.0
        high = max(least, *(44 + _high(field, 7) for field in row.fields))
        for at, field in enumerate(row.fields):
            if field.people:
                x = HEADS + COLUMN * at
                count = str(len(field.people))
                parts += [text(x + 6, y + 30, count, "ink", bold=True)]
                beside = x + 16 + width(count, USUAL, bold=True)
                told = (beside, y + 30, x + COLUMN - 4 - beside)
                parts += _people(field, (x, y + 38, COLUMN - 8), told, doors)
        if row.missing:
            x = HEADS + (2 * COLUMN if row.count else 0)
            parts.append(_missing(row, hole, (x, y + 10, BROAD - x, high - 20), doors))
        y += high
    parts.append(line(0, y, BROAD, y, "rule"))
    more, y = _elsewhere(rows, hole, doors, BROAD, y)
    return parts + more, y + 2


def _tall(rows: Sequence[Row], hole: Hole | None, doors: Doors) -> tuple[list[str], float]:
    """A block for each role; the levels that nobody has reached take a line or none."""
    parts: list[str] = []
    y = 0.0
    for row in rows:
        head, rest = answer.heading(row.role)
        parts += [line(0, y + 1, TALL, y + 1, "rule"), dot(9, y + 25, row.role)]
        parts += [text(26, y + 30, head, row.role, LARGE, bold=True)]
        beside = 36 + width(head, LARGE, bold=True)
        parts += [text(beside, y + 30, cut(rest, SMALL, TALL - beside), "soft", SMALL)]
        y += 44
        for field in row.fields[:2] if row.missing else row.fields:
            if field.people or row.count:
                words = LEVEL_WORDS[field.level]
                parts += [text(0, y + 18, words, "soft", SMALL)]
                count = str(len(field.people)) if field.people else "nobody yet"
                kind = "ink" if field.people else "soft"
                parts += [text(TALL, y + 18, count, kind, SMALL, at="end", bold=kind == "ink")]
                beside = 10 + width(words, SMALL)
                told = (beside, y + 18, TALL - beside - 10 - width(count, SMALL, bold=True))
                parts += _people(field, (0, y + 26, TALL), told, doors)
                y += 34 + _high(field, 12)
        if row.missing:
            high = 108 if hole and hole.role == row.role else 52
            parts.append(_missing(row, hole, (1, y + 2, TALL - 2, high), doors))
            y += high + 8
        y += 8
    more, y = _elsewhere(rows, hole, doors, TALL, y)
    return parts + more, y + 2


def _high(field: Field, across: int) -> float:
    """The room that a field's people need below its heading."""
    slots = len(field.shown) + (2 if field.rest else 0)
    return STEP * (slots if slots <= LISTED else -(-slots // across))


Room = tuple[float, float, float]
"""Where something begins, and how wide it may be."""


def _people(field: Field, room: Room, told: Room, doors: Doors) -> list[str]:
    """People by name where they are few; else as marks whose name shows when one comes to it."""
    x, y, wide = room
    if len(field.people) <= LISTED:
        return [_beside(field.role, each, (x, y + STEP * at, wide), doors)
                for at, each in enumerate(field.people)]  # fmt: skip
    across = int(wide // STEP)
    slots = [(x + STEP * (at % across), y + STEP * (at // across))
             for at in range(len(field.shown) + 1)]  # fmt: skip
    parts = [_alone(field.role, each, slot, told, doors)
             for each, slot in zip(field.shown, slots, strict=False)]  # fmt: skip
    if field.rest:
        left, top = slots[-1]
        inner = [hint(f"All {len(field.people)} in a list"), touch(left, top, 2 * STEP, STEP),
                 text(left + 5, top + 18, f"+{field.rest}", "go", SMALL)]  # fmt: skip
        parts.append(leading(doors.listed(field.role, field.level), inner))
    return parts


def _beside(role: Role, who: int, room: Room, doors: Doors) -> str:
    """Somebody with the name beside the mark."""
    (x, y, wide), name = room, doors.names(who)
    inner = [hint(name), touch(x, y, wide, STEP), dot(x + 13, y + 13, role),
             text(x + 28, y + 18, cut(name, USUAL, wide - 28), "ink")]  # fmt: skip
    return leading(doors.person(who), inner)


def _alone(role: Role, who: int, at: tuple[float, float], told: Room, doors: Doors) -> str:
    """Somebody as a mark alone; the name is shown while the pointer or the keys are there."""
    (x, y), name = at, doors.names(who)
    shown = text(told[0], told[1], cut(name, SMALL, told[2]), "told", SMALL)
    inner = [hint(name), touch(x, y, STEP, STEP), dot(x + 13, y + 13, role), shown]
    return leading(doors.person(who), inner)


def _missing(
    row: Row, hole: Hole | None, room: tuple[float, float, float, float], doors: Doors
) -> str:
    """A hole: a dashed outline with its name; the one that is missed most says who could help."""
    x, y, wide, high = room
    most = hole if hole and hole.role == row.role else None
    head = f"Missing most: {row.missing[:1].lower()}{row.missing[1:]}" if most else row.missing
    heads = wrapped(head, USUAL, wide - 28, most=2, bold=True)
    rest = wrapped(most.told, SMALL, wide - 28, most=3) if most else ()
    down = y + max((high - 19 * len(heads) - 17 * len(rest)) / 2, 4) + 14
    inner = [hint(head), box(x, y, wide, high, "gap most" if most else "gap", 8)]
    for at, each in enumerate(heads):
        inner.append(text(x + 14, down + 19 * at, each, "gone" if most else "soft", bold=True))
    inner += paragraph(x + 14, down + 19 * len(heads), rest, "ink")
    return leading(_way_to_fill(row.role, most, doors), inner, "missing")


def _way_to_fill(role: Role, hole: Hole | None, doors: Doors) -> str:
    if hole and hole.person is not None:
        return doors.person(hole.person)
    return doors.listed(role, None)


def _elsewhere(
    rows: Sequence[Row], hole: Hole | None, doors: Doors, wide: float, y: float
) -> tuple[list[str], float]:
    """A hole at one of several places, where the map of all of them together has none."""
    if hole is None or any(row.missing and row.role == hole.role for row in rows):
        return [], y
    row = next(each for each in rows if each.role == hole.role)
    told = Row(row.role, row.fields, f"{answer.ONE[row.role]}s at one of your places")
    return [_missing(told, hole, (1, y + 10, wide - 2, 96), doors)], y + 110
