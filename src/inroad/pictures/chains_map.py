"""Chains, drawn: me, those who can introduce me, and the people they lead to."""

from collections.abc import Callable, Mapping, Sequence

from inroad.method.reach import Chain
from inroad.method.reasons import Reason
from inroad.method.roles import Role
from inroad.pictures import chains as answer
from inroad.pictures.chains import People, Tie, Ways
from inroad.pictures.chains_tall import drawn, tall
from inroad.pictures.lettering import balanced, cut, wrapped
from inroad.pictures.picture import BROAD, Frame, Picture, framed, in_words
from inroad.pictures.shapes import SMALL, USUAL, dot, hint, leading, paragraph, text, touch

LANE, FAN, FIRST, LAST = 92, 76, 30, BROAD - 168
"""Between lanes; how far lines take to spread; where I stand, and those at the end."""
NOBODY = "No way there is known yet: nobody you know leads there. Ask who else to meet."


def chains_map(
    chains: Sequence[Chain],
    me: int,
    names: Callable[[int], str],
    why: Callable[[Reason], str],
    person: Callable[[int], str],
    *,
    roles: Mapping[int, Role] | None = None,
    name: str = "chains",
    narrow: bool = False,
) -> Picture:
    """The best chains, at most four; a connector whom two of them share stands there once.

    Args:
        chains: the best first, each from me; to one person, or to several of a place.
        names: somebody's name by id.
        why: the sentence for a reason.
        person: the address of somebody's page.
        roles: whose mark has a role's shape.
        name: begins every id; another one for each picture of a page.
        narrow: the tall layout, for a phone.
    """
    if not chains:
        return in_words(Frame(name, narrow), "The ways there", NOBODY, answer.HEADERS)
    people = People(names, person, why, roles or {})
    found = answer.ways(chains, me, people)
    parts, high = (tall if narrow else _broad)(found, people)
    title, told = answer.title(found, people), answer.description(found, people)
    frame = Frame(name, narrow, linked=True)
    return framed(frame, title, told, answer.table(found, people), parts, high)


def _broad(found: Ways, people: People) -> tuple[list[str], float]:
    """Me on the left, the ends on the right, a lane for each way."""
    places = _places(found)
    ties = [_tie(tie, found, places) for tie in reversed(found.ties)]
    shown = [
        _somebody(who, *place, found, people) for who, place in places.items() if who != found.me
    ]
    x, y = places[found.me]
    me = f'<circle class="self" cx="{x:g}" cy="{y:g}" r="28"/>'
    name = cut(people.names(found.me), USUAL, 50, bold=True)
    said = text(x, y + 5, name, "on-self", USUAL, at="middle", bold=True)
    high = 44 + LANE * len(found.chains)
    note = text(0, high - 6, "Thicker: likelier to hold", "soft", SMALL)
    return [*ties, me, said, *shown, note], high


def _places(found: Ways) -> dict[int, tuple[float, float]]:
    """Where everybody stands; me first, the ends last."""
    middle = _lane((len(found.chains) - 1) / 2)
    places = {found.me: (float(FIRST), middle)}
    run = _run(found)
    for who, column in found.column.items():
        places[who] = (FIRST + FAN + run * column, _lane(found.lane[who]))
    for end in found.ends:
        lanes = found.lanes_to(end)
        places[end] = (float(LAST), _lane(sum(lanes) / len(lanes)))
    return places


def _run(found: Ways) -> float:
    """How far it is from one column of connectors to the next."""
    return (LAST - FIRST - 2 * FAN) / found.depth


def _lane(lane: float) -> float:
    return 50 + LANE * lane


def _tie(tie: Tie, found: Ways, places: Mapping[int, tuple[float, float]]) -> str:
    """A line with its reason; all of the reasons show when one points at it."""
    (x, y), (to_x, to_y), lane = places[tie.giver], places[tie.taker], _lane(tie.lane)
    label: list[str] = []
    if to_x - x < FAN * 1.5:  # beside each other, or backwards: around on the right
        path = f"M{x:g} {y:g}C{x + FAN:g} {y:g} {to_x + FAN:g} {to_y:g} {to_x:g} {to_y:g}"
    else:
        start, end = (x if y == lane else x + FAN), (to_x if to_y == lane else to_x - FAN)
        path = f"M{x:g} {y:g}{_bend(x, y, start, lane)}H{end:g}{_bend(end, lane, to_x, to_y)}"
        said = "".join(tie.reasons[:1])
        said = f"directly: {said}" if tie.giver == found.me and tie.taker in found.ends else said
        label = _reason(said, max(start, x + 32), min(end, to_x - 16), lane)
    return drawn(tie, path, label)


def _bend(x: float, y: float, to_x: float, to_y: float) -> str:
    """A curve that leaves and arrives level, "" where there is nowhere to go."""
    if x == to_x:
        return ""
    return f"C{x + 48:g} {y:g} {to_x - 48:g} {to_y:g} {to_x:g} {to_y:g}"


def _reason(said: str, start: float, end: float, y: float) -> list[str]:
    """The first reason above the line, where there is room for it."""
    if end - start < 140:
        return []
    lines = balanced(said, SMALL, end - start - 12)
    top = y - 10 - (SMALL + 4) * (len(lines) - 1)
    return paragraph((start + end) / 2, top, lines, "why", at="middle")


def _somebody(who: int, x: float, y: float, found: Ways, people: People) -> str:
    """A person with the name below, or beside at the end."""
    name, mark = people.names(who), dot(x, y, people.roles.get(who))
    if who in found.ends:
        lines = wrapped(name, USUAL, BROAD - x - 22, most=2, bold=True)
        room = touch(x - 13, y - 22, BROAD - x + 13, 44)
        top = y + 5 - 9 * (len(lines) - 1)
        words = [text(x + 18, top + 18 * at, each, "ink", bold=True)
                 for at, each in enumerate(lines)]  # fmt: skip
    else:
        room = touch(x - 90, y - 13, 180, 48)
        shown = cut(name, USUAL, _run(found) - 8, bold=True)
        words = [text(x, y + 29, shown, "ink", at="middle", bold=True)]
    return leading(people.person(who), [hint(name), room, mark, *words], "stop")
