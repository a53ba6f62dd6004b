"""One circle or chain: the seats, and who goes from which to which."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from inroad.method.exchange.clearing import Move, Row
from inroad.method.exchange.pool import Position
from inroad.pictures.lettering import BOLDER, balanced, cut, width
from inroad.pictures.picture import TALL, Frame, Picture, Table, framed
from inroad.pictures.shapes import SMALL, box, text
from inroad.words.exchange import seat

HEADERS = ("Who", "From", "To")
RING = 4
"""The most people who are drawn as a ring; more stand in a column."""
SEAT_WIDE, SEAT_HIGH, STEP = 126.0, 42.0, 92.0
"""A seat's box, and how far boxes of a column stand apart."""
RINGS: dict[int, tuple[float, float, float]] = {
    1: (0.0, 0.0, 24.0),
    2: (0.0, 0.34, 60.0),
    3: (84.0, 0.42, 108.0),
    4: (112.0, 0.12, 138.0),
}
"""By how many people: how high the ring is, how far its lines bend out, where its middle is."""
Called = Callable[[str], str]
Point = tuple[float, float]


def row_picture(row: Row, chain: bool, called: Called, name: str) -> Picture:
    """A circle as a ring, a chain (or a long circle) as a column.

    Args:
        called: what somebody is called here, by code.
        name: begins every id; another one for each picture of a page.
    Raises: ValueError: nobody moves.
    """
    if not row:
        raise ValueError("a row without a move is none")
    ring = not chain and len(row) <= RING
    parts, high = _ring(row, called) if ring else _column(row, chain, called)
    told = " ".join(f"{called(each.code)} goes from {seat(each.at)} to {seat(each.to)}."
                    for each in row)  # fmt: skip
    kind = "chain" if chain else "circle"
    title = f"A {kind} of {len(row)}"
    table = Table(HEADERS, tuple((called(each.code), seat(each.at), seat(each.to))
                                 for each in row))  # fmt: skip
    return framed(Frame(name, narrow=True), title, told, table, parts, high)


def _ring(row: Row, called: Called) -> tuple[list[str], float]:
    """Each seat on the ring, and each move to the seat before its own."""
    many = len(row)
    up, bend, middle = RINGS[many]
    across, start = (TALL - SEAT_WIDE) / 2, math.pi if many == 2 else -math.pi / 2
    angles = [start + 2 * math.pi * at / many for at in range(many)]
    places = [(TALL / 2 + across * math.cos(a), middle + up * math.sin(a)) for a in angles]
    alike = _alike(row)
    arrows = [_arrow(places[(at + 1) % many], places[at], bend, called(each.code))
              for at, each in enumerate(row)]  # fmt: skip
    seats = [piece for each, place in zip(row, places, strict=True)
             for piece in _seat(each.to, place, unit=alike)]  # fmt: skip
    labels = [piece for each in arrows for piece in each.label]
    lowest = max([*(y + SEAT_HIGH / 2 for _, y in places), *(each.low for each in arrows)])
    return [*(piece for each in arrows for piece in each.line), *seats, *labels], lowest + 4


def _column(row: Row, chain: bool, called: Called) -> tuple[list[str], float]:
    """The first seat on top, each move one box up; of a circle the first goes around to the end."""
    x = TALL / 2 if chain else TALL / 2 - 30
    seats = [move.to for move in row] + ([row[-1].at] if chain else [])
    places = [(x, SEAT_HIGH / 2 + 18 + STEP * at) for at in range(len(seats))]
    parts = [text(x, 12, "vacant", "soft", SMALL, at="middle")] if chain else []
    moves: Sequence[Move] = row if chain else row[:-1]
    alike = _alike(row)
    for at, move in enumerate(moves):
        arrow = _arrow(places[at + 1], places[at], 0.0, called(move.code))
        parts += [*arrow.line, *arrow.label]
    if not chain:
        parts += _around(places[0], places[-1], called(row[-1].code))
    for at, (position, where) in enumerate(zip(seats, places, strict=True)):
        ends = chain and at in (0, len(seats) - 1)
        parts += _seat(position, where, unit=alike, dashed=ends)
    high = places[-1][1] + SEAT_HIGH / 2 + (22 if chain else 10)
    if chain:
        parts.append(text(x, high - 5, "stays empty", "soft", SMALL, at="middle"))
    return parts, high


def _seat(position: Position, where: Point, *, unit: bool, dashed: bool = False) -> list[str]:
    """A seat by its unit alone, or with the role and grade below."""
    x, y = where
    frame = box(x - SEAT_WIDE / 2, y - SEAT_HIGH / 2, SEAT_WIDE, SEAT_HIGH,
                "seat vacant" if dashed else "seat")  # fmt: skip
    room = SEAT_WIDE - 10
    below = ", ".join(each for each in (position.role, position.grade) if each)
    if unit or not below:
        lines = balanced(position.unit, SMALL, room / BOLDER)
        top = y + 4.5 - 8 * (len(lines) - 1)
        return [frame, *(text(x, top + 16 * at, each, "ink", SMALL, at="middle", bold=True)
                         for at, each in enumerate(lines))]  # fmt: skip
    name = cut(position.unit, SMALL, room, bold=True)
    return [frame, text(x, y - 3, name, "ink", SMALL, at="middle", bold=True),
            text(x, y + 13, cut(below, SMALL, room), "soft", SMALL, at="middle")]  # fmt: skip


def _alike(row: Row) -> bool:
    """Whether all seats have one role and grade, which then need not stand in each box."""
    return len({(seat.role, seat.grade) for each in row for seat in (each.at, each.to)}) == 1


@dataclass(frozen=True, slots=True)
class _Arrow:
    """A move drawn: its line and head, who goes there, and how low both reach."""

    line: tuple[str, str]
    label: tuple[str, ...]
    low: float


def _arrow(begin: Point, end: Point, bend: float, who: str) -> _Arrow:
    """A line from box to box, bent out by a share of its length, with who goes there on it."""
    (x, y), (to_x, to_y) = begin, end
    mid = ((x + to_x) / 2 - (to_y - y) * bend, (y + to_y) / 2 + (to_x - x) * bend)
    start, stop = _edge(begin, mid), _edge(end, mid)
    label = _half(_half(start, mid), _half(mid, stop))
    angle = math.atan2(stop[1] - mid[1], stop[0] - mid[0])
    back = (stop[0] - 6 * math.cos(angle), stop[1] - 6 * math.sin(angle))
    one, two = _half(start, mid), _half(mid, back)
    path = (f'<path class="way best" stroke-width="2.5" d="M{start[0]:.1f} {start[1]:.1f}'
            f'Q{one[0]:.1f} {one[1]:.1f} {label[0]:.1f} {label[1]:.1f}'
            f'Q{two[0]:.1f} {two[1]:.1f} {back[0]:.1f} {back[1]:.1f}"/>')  # fmt: skip
    return _Arrow((path, _head(stop, angle)), tuple(_label(label, who)), label[1] + 11)


def _around(first: Point, last: Point, who: str) -> list[str]:
    """From the first seat of a column around on the right to the last one."""
    edge = first[0] + SEAT_WIDE / 2
    out = edge + 46
    path = (f'<path class="way best" stroke-width="2.5" d="M{edge:.1f} {first[1]:.1f}'
            f'H{out - 12:.1f}Q{out:.1f} {first[1]:.1f} {out:.1f} {first[1] + 12:.1f}'
            f'V{last[1] - 12:.1f}Q{out:.1f} {last[1]:.1f} {out - 12:.1f} {last[1]:.1f}'
            f'H{edge + 6:.1f}"/>')  # fmt: skip
    return [path, _head((edge, last[1]), math.pi), *_label((out, (first[1] + last[1]) / 2), who)]


def _label(where: Point, who: str) -> list[str]:
    said = cut(who, SMALL, 104, bold=True)
    wide = width(said, SMALL, bold=True) + 12
    x = min(max(where[0], wide / 2 + 1), TALL - wide / 2 - 1)
    return [box(x - wide / 2, where[1] - 11, wide, 22, "tag", 11),
            text(x, where[1] + 4.5, said, "on-tag", SMALL, at="middle", bold=True)]  # fmt: skip


def _head(tip: Point, angle: float) -> str:
    """An arrow's head that points where the line goes."""
    back = [(tip[0] + 11 * math.cos(angle + turn), tip[1] + 11 * math.sin(angle + turn))
            for turn in (2.6, -2.6)]  # fmt: skip
    corners = "L".join(f"{x:.1f} {y:.1f}" for x, y in (tip, *back))
    return f'<path class="head" d="M{corners}"/>'


def _half(a: Point, b: Point) -> Point:
    """The point between two."""
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _edge(middle: Point, towards: Point) -> Point:
    """Where a line from a box's middle leaves it, with a little air."""
    across, down = towards[0] - middle[0], towards[1] - middle[1]
    half_wide, half_high = SEAT_WIDE / 2 + 3, SEAT_HIGH / 2 + 3
    scale = min(half_wide / abs(across) if across else math.inf,
                half_high / abs(down) if down else math.inf)  # fmt: skip
    return middle[0] + across * scale, middle[1] + down * scale
