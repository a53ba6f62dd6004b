"""Where a vague goal could lead: the concrete places that my network reaches."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from inroad.method.goal import Goal, Place, lies_in, organisation_key, rules_out, unit_key
from inroad.method.network import Network
from inroad.method.parameters import Parameters
from inroad.method.people import MANAGES, Person, Position
from inroad.method.reach import Reach
from inroad.method.roles import like_one_of, my_positions, precedes, still_there
from inroad.method.ties import ties

HARDLY_THERE = 0.1
"""A place that lies less in the goal than this is no direction."""
STILL_LIKELY = 0.25
"""A position less likely still held than this shows no direction."""


@dataclass(frozen=True, slots=True)
class Direction:
    """One concrete place, and whom I could reach there, the best chance first.

    `fits` in (0, 1] is how far the place lies in the goal; `reachable` the sum
    of the chances to reach its people, at most one of each counted whole.
    """

    place: Place
    fits: float
    insiders: tuple[int, ...]
    job_creators: tuple[int, ...]
    pathfinders: tuple[int, ...]
    reachable: float


def directions(network: Network, now: date, p: Parameters, most: int = 20) -> list[Direction]:
    """The places that the goal could mean, those that I can find out most about first.

    A goal without any place makes every organisation a direction. My own unit
    is none.
    """
    goal = network.goal or Goal("")
    chances = Reach(network, ties(network, now, p), p).chances
    mine = my_positions(network, goal)
    groups: dict[tuple[str, str], list[tuple[Person, Position]]] = defaultdict(list)
    for person in network.people.values():
        if person.id in chances:
            for position in person.positions:
                if position.organisation and still_there(position, now, p) > STILL_LIKELY:
                    key = (organisation_key(position.organisation), unit_key(position.unit))
                    groups[key].append((person, position))
    for position in mine:
        groups.pop((organisation_key(position.organisation), unit_key(position.unit)), None)
    found = [_direction(goal, mine, members, chances, p) for members in groups.values()]
    kept = [each for each in found if each is not None]
    return sorted(kept, key=lambda each: -each.fits * each.reachable)[:most]


def _direction(
    goal: Goal,
    mine: list[Position],
    members: list[tuple[Person, Position]],
    chances: dict[int, float],
    p: Parameters,
) -> Direction | None:
    """One group of people as a direction; None where it does not lie in the goal."""
    fits = max(_fits(goal, person, position, p) for person, position in members)
    if fits < HARDLY_THERE:
        return None
    ranked = sorted(members, key=lambda each: (-chances[each[0].id], each[0].id))
    creators = [who.id for who, held in ranked
                if held.title.manages >= MANAGES or held.title.recruits]  # fmt: skip
    found_ways = [who.id for who, held in ranked if _made_the_move(who, held, mine, p)]
    first = ranked[0][1]
    return Direction(
        Place(organisation=first.organisation, unit=first.unit),
        fits,
        insiders=tuple(dict.fromkeys(who.id for who, _ in ranked)),
        job_creators=tuple(dict.fromkeys(creators)),
        pathfinders=tuple(dict.fromkeys(found_ways)),
        reachable=sum(chances[who] for who in {person.id for person, _ in ranked}),
    )


def _fits(goal: Goal, person: Person, position: Position, p: Parameters) -> float:
    title = position.title
    if not goal.places:
        words = f"{position.organisation} {position.unit} {title.text}"
        return float(not rules_out(goal, title.function, words))
    facts = (position.organisation, position.unit, title.function, person.location, title.text)
    return lies_in(goal, *facts, p)


def _made_the_move(person: Person, held: Position, mine: list[Position], p: Parameters) -> bool:
    """Whether an earlier position of theirs was like one of mine."""
    earlier = [each for each in person.positions if each is not held and precedes(each, held)]
    return any(
        like_one_of(each, mine, p) >= p.path_same_organisation
        for each in earlier
        if not each.education
    )
