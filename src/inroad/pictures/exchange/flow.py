"""From unit to unit: how many leave which, and where they come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inroad.pictures.lettering import cut
from inroad.pictures.picture import Frame, Picture, Table, framed, in_words
from inroad.pictures.shapes import SMALL, box, hint, text

HEADERS = ("From", "To", "People")
MOST = 14
"""Units of one side that are drawn by name; the smaller ones are put together."""
LEAST, GAP, BAR = 22.0, 6.0, 6.0
"""How high a unit is at least, the room between two, and how wide its bar is."""
OTHERS = "other units"


@dataclass(frozen=True, slots=True)
class _Side:
    """The units of one side: how many people, and where each stands."""

    many: Mapping[str, int]
    top: Mapping[str, float]
    high: float
    scale: float


def flow_picture(
    flow: Mapping[tuple[str, str], int], name: str, *, narrow: bool = False
) -> Picture:
    """Bands from the units on the left to those on the right, as broad as people are many."""
    frame = Frame(name, narrow)
    if not flow:
        return in_words(frame, "From unit to unit", "Nobody moves in this round.", HEADERS)
    drawn = _gathered(flow)
    scale = _scale(drawn)
    left, right = (_side(drawn, at, scale) for at in (0, 1))
    parts = [*_bands(drawn, left, right, frame.wide),
             *_names(left, 0.0, frame.wide, "start"),
             *_names(right, frame.wide - BAR, frame.wide, "end")]  # fmt: skip
    people = sum(flow.values())
    told = "; ".join(f"{many} from {a} to {b}" for (a, b), many in list(flow.items())[:20])
    table = Table(HEADERS, tuple((a, b, str(many)) for (a, b), many in flow.items()))
    title = f"From unit to unit: {people} {'person' if people == 1 else 'people'}"
    heads = [text(0, 14, "leave", "soft", SMALL),
             text(frame.wide, 14, "come to", "soft", SMALL, at="end")]  # fmt: skip
    return framed(frame, title, f"{told}.", table, [*heads, *parts], max(left.high, right.high))


def _gathered(flow: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """The flow with the smallest units of each side put together."""
    kept = [_largest(flow, at) for at in (0, 1)]
    found: dict[tuple[str, str], int] = {}
    for ends, many in flow.items():
        a, b = (unit if unit in kept[at] else OTHERS for at, unit in enumerate(ends))
        found[a, b] = found.get((a, b), 0) + many
    return found


def _largest(flow: Mapping[tuple[str, str], int], at: int) -> Sequence[str]:
    sums = _sums(flow, at)
    ordered = sorted(sums, key=lambda each: (-sums[each], each))
    return ordered if len(ordered) <= MOST else ordered[: MOST - 1]


def _sums(flow: Mapping[tuple[str, str], int], at: int) -> dict[str, int]:
    sums: dict[str, int] = {}
    for ends, many in flow.items():
        sums[ends[at]] = sums.get(ends[at], 0) + many
    return sums


def _scale(flow: Mapping[tuple[str, str], int]) -> float:
    """Height for each person: 300 for everybody, and at most 14 for one."""
    return min(300 / sum(flow.values()), 14.0)


def _side(flow: Mapping[tuple[str, str], int], at: int, scale: float) -> _Side:
    many = _sums(flow, at)
    top: dict[str, float] = {}
    y = 24.0
    for unit in sorted(many, key=lambda each: (each == OTHERS, -many[each], each)):
        top[unit] = y
        y += max(many[unit] * scale, LEAST) + GAP
    return _Side(many, top, y, scale)


def _bands(
    flow: Mapping[tuple[str, str], int], left: _Side, right: _Side, wide: float
) -> list[str]:
    """The broadest band first, so that thin ones lie on it."""
    used_left, used_right = dict.fromkeys(left.top, 0.0), dict.fromkeys(right.top, 0.0)
    order = sorted(flow, key=lambda ends: (left.top[ends[0]], right.top[ends[1]]))
    places: dict[tuple[str, str], tuple[float, float, float]] = {}
    for a, b in order:
        high = flow[a, b] * left.scale
        y = left.top[a] + _rest(left, a) + used_left[a]
        to_y = right.top[b] + _rest(right, b) + used_right[b]
        used_left[a] += high
        used_right[b] += high
        places[a, b] = (y, to_y, high)
    found = []
    for a, b in sorted(flow, key=lambda ends: -flow[ends]):
        y, to_y, high = places[a, b]
        start, end, mid = BAR, wide - BAR, wide / 2
        path = (f"M{start:g} {y:.1f}C{mid:g} {y:.1f} {mid:g} {to_y:.1f} {end:g} {to_y:.1f}"
                f"V{to_y + high:.1f}C{mid:g} {to_y + high:.1f} {mid:g} {y + high:.1f}"
                f" {start:g} {y + high:.1f}z")  # fmt: skip
        said = hint(f"{a} to {b}: {flow[a, b]}")
        found.append(f'<path class="band" d="{path}">{said}</path>')
    return found


def _rest(side: _Side, unit: str) -> float:
    """Air above the bands of a unit that is drawn higher than its people."""
    return (max(side.many[unit] * side.scale, LEAST) - side.many[unit] * side.scale) / 2


def _names(side: _Side, x: float, wide: float, at: str) -> list[str]:
    found = []
    for unit, many in side.many.items():
        high = max(many * side.scale, LEAST)
        found.append(box(x, side.top[unit], BAR, high, "bar", 2))
        said = f"{cut(unit, SMALL, wide / 2 - 52, bold=True)} ({many})"
        where = x + BAR + 8 if at == "start" else x - 8
        found.append(text(where, side.top[unit] + high / 2 + 4.5, said, "over", SMALL,
                          at="" if at == "start" else "end", bold=True))  # fmt: skip
    return found
