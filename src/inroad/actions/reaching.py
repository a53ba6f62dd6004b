"""The way to somebody, or into a place: the best few chains, and who is nearest there."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from inroad.language import goals as language
from inroad.language.text import folded
from inroad.method.goal import Place, organisation_key, unit_key
from inroad.method.identity import find
from inroad.method.reach import Chain, Reach
from inroad.method.referral import Referral, referrals
from inroad.method.roles import ROLES, SURE_PLACE, Judge, Role, Roles, main_role, probability
from inroad.method.situation import Situation

BEST, NEAREST, CANDIDATES = 3, 5, 10
"""How many chains are an answer; how many people of a role; how many a name can mean."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name stands for: one person, several who could be meant, a place, or nothing."""

    people: tuple[int, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """The answer: `chains`, the best first, each to `person` or to somebody at `place`.

    `nearest` has the people of each role towards the place whom I reach best,
    with whoever is known there and out of reach after them; `roles` the main
    role of everybody who is shown. `referrals` are those within two ties who
    came to the place before the day that was asked for.
    """

    chains: tuple[Chain, ...]
    nearest: Mapping[Role, tuple[int, ...]]
    roles: Mapping[int, Role]
    unreached: frozenset[int] = frozenset()
    referrals: tuple[Referral, ...] = ()


def meant(thought: Situation, typed: str) -> Meant:
    """Whom, or which place, a name stands for: `#12`, a person, an organisation, a unit."""
    number = typed.strip().removeprefix("#")
    people = thought.network.people
    if number.isascii() and number.isdecimal() and len(number) < 16:
        return Meant((int(number),)) if int(number) in people else Meant()
    organisations, units = _names(thought)
    if folded(typed).strip() in {folded(each) for each in (*organisations, *units)}:
        return Meant(place=_place(typed, thought, organisations, units))
    names = {each.id: each.name for each in people.values() if each.id != thought.network.me}
    found = find(typed, names)
    if found:
        return Meant(found[:CANDIDATES])
    place = _place(typed, thought, organisations, units)
    return Meant(place=place if place and _is_known(thought, place) else None)


def _is_known(thought: Situation, place: Place) -> bool:
    """Whether anybody of mine is, or was, at a place."""
    judge = _judge_of(thought, place)
    return any(
        judge.lies(held, each.location) >= SURE_PLACE
        for each in thought.network.people.values()
        for held in each.positions
    )


def _names(thought: Situation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The organisations and units that somebody of mine is, or was, in."""
    positions = [held for each in thought.network.people.values() for held in each.positions]
    organisations = dict.fromkeys(held.organisation for held in positions if held.organisation)
    return tuple(organisations), tuple(dict.fromkeys(held.unit for held in positions if held.unit))


def _place(
    typed: str, thought: Situation, organisations: Sequence[str], units: Sequence[str]
) -> Place | None:
    """The place that a phrase names, with the unit's organisation where there is one alone."""
    places = language.read(typed, thought.now, organisations, units).places
    if not places or not places[0].is_concrete:
        return None
    # Somebody typed a place alone: no kind of work is wished for there.
    place = replace(places[0], kind_of_work="", words=())
    if place.unit and not place.organisation:
        homes = {
            organisation_key(held.organisation): held.organisation
            for each in thought.network.people.values()
            for held in each.positions
            if unit_key(held.unit) == unit_key(place.unit)
        }
        homes.pop("", None)
        if len(homes) == 1:
            return replace(place, organisation=next(iter(homes.values())))
    return place


def to_person(thought: Situation, person: int, without: Collection[int] = ()) -> Way:
    """The best chains to somebody, none of them through whoever is left out."""
    chains = _reach(thought, without, person).chains(person, BEST)
    shown = {who for chain in chains for who in chain.people[1:]} | {person}
    return Way(tuple(chains), {}, _main(shown, thought.roles, thought))


def into(
    thought: Situation, place: Place, without: Collection[int] = (), before: date | None = None
) -> Way:
    """The best chains into a place, each to somebody else there, and who is nearest by role.

    Args:
        before: the day before which whoever could refer me came there; else all that are known.
    """
    judge = _judge_of(thought, place)
    roles = thought.roles if judge is thought.judge else judge.roles(thought.network.people)
    reach = _reach(thought, without)
    shown = thought.parameters.role_shown
    hidden = reach.without | {thought.network.me}

    def worth(who: int, role: Role) -> tuple[float, float, int]:
        chance = probability(roles[who], role)
        return -chance * reach.chances.get(who, 0.0), -chance, who

    nearest: dict[Role, tuple[int, ...]] = {}
    for role in ROLES:
        there = [who for who, held in roles.items()
                 if who not in hidden and probability(held, role) >= shown]  # fmt: skip
        nearest[role] = tuple(sorted(there, key=lambda who: worth(who, role))[:NEAREST])
    ranked = sorted((worth(who, role), who) for role in ROLES for who in nearest[role])
    ends = list(dict.fromkeys(who for _, who in ranked if who in reach.chances))[:BEST]
    chains = [chain for who in ends for chain in reach.chains(who, 1)]
    found = {who for people in nearest.values() for who in people}
    everybody = found | {who for chain in chains for who in chain.people[1:]}
    unreached = frozenset(found - reach.chances.keys())
    known = tuple(referrals(reach, judge, before or thought.now + timedelta(days=1)))
    return Way(tuple(chains), nearest, _main(everybody, roles, thought), unreached, known)


def _judge_of(thought: Situation, place: Place) -> Judge:
    """What lies in one place, whatever else the goal says."""
    if thought.goal.places == (place,):
        return thought.judge
    goal = replace(thought.goal, places=(place,))
    return Judge(thought.network, goal, thought.now, thought.parameters)


def between(thought: Situation, one: int, other: int) -> tuple[int, ...]:
    """How one person knows another: the chain of fewest ties; () where none is known."""
    return thought.reach.shortest(one, other)


def _reach(thought: Situation, without: Collection[int], person: int = 0) -> Reach:
    """Chains that leave out whom I name, whom I ruled out and my managers, if not `person`."""
    barred = (thought.ruled_out | thought.over_me | frozenset(without)) - {person}
    if barred == thought.reach.without:
        return thought.reach
    return Reach(thought.network, thought.ties, thought.parameters, barred)


def _main(
    people: Collection[int], roles: Mapping[int, Roles], thought: Situation
) -> dict[int, Role]:
    found = {who: main_role(roles[who], thought.parameters) for who in people if who in roles}
    return {who: role for who, role in found.items() if role is not None}
