"""Chains on a phone: a track for each way from top to bottom, names beside the tracks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from inroad.pictures.chains import People, Tie, Ways
from inroad.pictures.lettering import balanced, cut
from inroad.pictures.picture import TALL
from inroad.pictures.shapes import (
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

TRACK, FAN = 24, 34
"""Between tracks, and how far a line takes from one to another."""


@dataclass(slots=True)
class _Rows:
    """The rows so far: where everybody stands, what is written, and where the next row begins."""

    places: dict[int, tuple[float, float]] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    y: float = 52


def tall(found: Ways, people: People) -> tuple[list[str], float]:
    """Me on top, the people at the end below the tracks that lead to them."""
    rows = _Rows()
    beside = _track(found, 0) + 22
    for end in found.ends:
        lanes = found.lanes_to(end)
        for lane in lanes:
            _way(found, lane, beside, rows, people)
        _end(found, end, beside, rows, people)
    ties = [_tie(tie, found, rows.places) for tie in reversed(found.ties)]
    bar = _track(found, 0) + 14
    me = box(2, 4, bar, 32, "self", 16)
    name = cut(people.names(found.me), USUAL, bar - 6, bold=True)
    said = text(2 + bar / 2, 25, name, "on-self", USUAL, at="middle", bold=True)
    note = text(0, rows.y + 10, "Thicker: likelier to hold", "soft", SMALL)
    return [*ties, me, said, *rows.parts, note], rows.y + 18


def _track(found: Ways, lane: int) -> float:
    """The best way is nearest to the names."""
    return 24 + TRACK * (len(found.chains) - 1 - lane)


def _way(found: Ways, lane: int, beside: float, rows: _Rows, people: People) -> None:
    """The connectors of a way who do not stand there yet; a way without any still gets a line."""
    chain = found.chains[lane]
    for who in chain.connectors:
        if found.lane.get(who) == lane:
            ties = [tie for tie in found.ties if (tie.giver, tie.taker) == (found.me, who)]
            told = [_first(tie) for tie in ties]
            told += [f"to {people.names(tie.taker)}: {_first(tie)}"
                     for tie in found.ties if tie.giver == who]  # fmt: skip
            _connector(who, _track(found, lane), beside, rows, people, told)
    if not chain.connectors:
        (tie,) = (each for each in found.ties if (each.giver, each.taker) == chain.people)
        lines = balanced(f"directly: {_first(tie)}", SMALL, TALL - beside)
        rows.parts.append(line(_track(found, lane), rows.y + 10, beside - 5, rows.y + 10, "leader"))
        rows.parts += paragraph(beside, rows.y + 14, lines, "soft")
        rows.y += 24 + 17 * len(lines)


def _first(tie: Tie) -> str:
    return "".join(tie.reasons[:1])


def _connector(
    who: int, x: float, beside: float, rows: _Rows, people: People, reasons: list[str]
) -> None:
    """Somebody in between: the name, why they should answer, and why they can introduce."""
    y = rows.y + 12
    told = [part for each in reasons for part in balanced(each, SMALL, TALL - beside)]
    rows.places[who] = (x, y)
    rows.parts.append(line(x, y, beside - 5, y, "leader"))
    rows.parts.append(_named(who, x, y, beside, people))
    rows.parts += paragraph(beside, y + 23, told, "soft")
    rows.y += 44 + 17 * len(told)


def _end(found: Ways, end: int, beside: float, rows: _Rows, people: People) -> None:
    """Somebody at the end: a bar below all the tracks that lead there."""
    tracks = [_track(found, lane) for lane in found.lanes_to(end)]
    y = rows.y + 16
    x = max(tracks)
    rows.places[end] = (x, y)
    rows.parts.append(line(x, y, beside - 5, y, "leader"))
    if len(tracks) > 1:
        rows.parts.append(box(min(tracks) - 6, y - 3, x - min(tracks) + 12, 6, "join", 3))
    rows.parts.append(_named(end, x, y, beside, people))
    rows.y += 50


def _named(who: int, x: float, y: float, beside: float, people: People) -> str:
    name, wide = people.names(who), TALL - beside
    inner = [hint(name), touch(x - 10, y - 13, TALL - x + 10, 26),
             dot(x, y, people.roles.get(who)),
             text(beside, y + 5, cut(name, USUAL, wide, bold=True), "ink", bold=True)]  # fmt: skip
    return leading(people.person(who), inner, "stop")


def _tie(tie: Tie, found: Ways, places: Mapping[int, tuple[float, float]]) -> str:
    """A line down the way's own track, from and to wherever its people stand."""
    track = _track(found, tie.lane)
    x, y = places.get(tie.giver, (track, 32.0))
    to_x, to_y = places[tie.taker]
    if tie.taker in found.ends:
        to_x = track
    if to_y - y < 2 * FAN and not x == track == to_x:
        bend = x - TRACK
        path = f"M{x:g} {y:g}C{bend:g} {y:g} {bend:g} {to_y:g} {to_x:g} {to_y:g}"
    else:
        start, end = (y if x == track else y + FAN), (to_y if to_x == track else to_y - FAN)
        path = f"M{x:g} {y:g}{_bend(x, y, track, start)}V{end:g}{_bend(track, end, to_x, to_y)}"
    return drawn(tie, path, ())


def _bend(x: float, y: float, to_x: float, to_y: float) -> str:
    """A curve that leaves and arrives upright, "" where there is nowhere to go."""
    return "" if y == to_y else f"C{x:g} {y + 20:g} {to_x:g} {to_y - 20:g} {to_x:g} {to_y:g}"


def drawn(tie: Tie, path: str, label: Iterable[str]) -> str:
    """A tie's line with room for the pointer; all of its reasons show when one points at it."""
    kind = "way best" if tie.lane == 0 else "way"
    shown = f'<path class="{kind}" d="{path}" stroke-width="{tie.weight:g}"/>'
    near = f'<path class="reach" d="{path}"/>'
    return f'<g class="tie">{hint(tie.told)}{shown}{near}{"".join(label)}</g>'
