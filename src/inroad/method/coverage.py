"""The coverage map: role by standing, and the hole to fill next."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from inroad.method.goal import organisation_key, unit_key
from inroad.method.parameters import Parameters
from inroad.method.reasons import Reason, because
from inroad.method.roles import ROLES, Role, Roles
from inroad.method.situation import Situation
from inroad.method.standing import Standing

Level = Literal["not_yet", "knows_of_me", "knows_what_i_bring", "thinks_well_of_me"]
REACHED = 0.5
"""A belief is held when it is likelier than not."""
OUTSIDER = 0.1
"""What somebody outside counts for beside a sure insider, where one is to name another."""
LEVELS: tuple[Level, ...] = ("not_yet", "knows_of_me", "knows_what_i_bring", "thinks_well_of_me")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who there is for the goal: people by role and by how they stand to me.

    `people[role, level]` are ids, the likeliest first. `covered[role]` is in
    [0, 1): how well the role is filled by people who know of me. `hole` says
    what is missing most, with who could help to fill it.
    """

    people: Mapping[tuple[Role, Level], tuple[int, ...]]
    covered: Mapping[Role, float]
    hole: Reason | None


def level(held: Standing) -> Level:
    """How far somebody's standing has come; each level needs the one before."""
    if held.knows_of_me < REACHED:
        return "not_yet"
    if held.knows_what_i_bring < REACHED:
        return "knows_of_me"
    return "knows_what_i_bring" if held.thinks_well_of_me < REACHED else "thinks_well_of_me"


def role_weights(p: Parameters) -> dict[Role, float]:
    """What filling each role is worth against the others."""
    return {
        "insider": p.insider_weight,
        "job_creator": p.job_creator_weight,
        "pathfinder": p.pathfinder_weight,
    }


def cluster(situation: Situation, person: int) -> str:
    """The circle that somebody belongs to: people of one unit tell you much the same.

    Of several positions now, the one nearest to the goal counts, else the latest begun.
    """
    near, position = situation.judge.inside(situation.person(person))
    if not near:
        current = [each for each in situation.person(person).positions if each.until is None]
        position = max(current, key=lambda each: each.since or date.min, default=None)
    if position is None:
        return f"person {person}"
    return f"{organisation_key(position.organisation)}/{unit_key(position.unit)}"


class Amounts:
    """How much there is of each role in each circle, summed once."""

    def __init__(self, amounts: Iterable[tuple[Role, str, float]]) -> None:
        """Sum (role, circle, amount >= 0) for everybody."""
        self._circles: dict[tuple[Role, str], float] = defaultdict(float)
        for role, circle, amount in amounts:
            self._circles[role, circle] += amount
        self._whole: dict[Role, float] = dict.fromkeys(ROLES, 0.0)
        for (role, _), amount in self._circles.items():
            self._whole[role] += 1 - math.exp(-amount)

    def filled_with(self, more: Mapping[tuple[Role, str], float]) -> dict[Role, float]:
        """How well each role is filled, in [0, 1), with more in some circles.

        Amounts in one circle saturate first, then the circles together: less is
        added by more of the same.
        Source: the sum of w (1 - e^-m) is submodular, as Burt's (1992) redundant
            contacts ask for.
        """
        whole = dict(self._whole)
        for (role, circle), added in more.items():
            there = self._circles.get((role, circle), 0.0)
            whole[role] += math.exp(-there) - math.exp(-there - added)
        return {role: 1 - math.exp(-amount) for role, amount in whole.items()}


def filled(amounts: Iterable[tuple[Role, str, float]]) -> dict[Role, float]:
    """How well each role is filled, in [0, 1), by (role, circle, amount) of everybody."""
    return Amounts(amounts).filled_with({})


def known(held: Standing, p: Parameters) -> float:
    """How far somebody knows of me beyond what holds for any stranger, in [0, 1]."""
    prior = p.knows_of_me_prior
    return max(held.knows_of_me - prior, 0.0) / (1 - prior)


People = Mapping[tuple[Role, Level], tuple[int, ...]]


def amounts(situation: Situation, roles: Mapping[int, Roles]) -> list[tuple[int, Role, str, float]]:
    """(person, role, circle, amount): the chance of the role times "knows of me"."""
    p, found = situation.parameters, []
    for person, held in roles.items():
        circle, much = cluster(situation, person), known(situation.standing(person), p)
        likely = {role: each.probability for role, each in held.items()}
        found += [(person, role, circle, chance * much)
                  for role, chance in likely.items() if chance >= p.role_shown]  # fmt: skip
    return found


def coverage(situation: Situation) -> Coverage:
    """The map for the situation's goal, over all of its places together.

    The hole of a goal with several places is the largest that any of them has:
    whoever is well known at one of them is of no help at another.
    """
    whole = _map(situation, situation.roles)
    places = situation.roles_by_place
    if len(places) == 1:
        found = [_hole(situation, "", situation.roles, *whole)]
    else:
        found = [_hole(situation, place.name, roles, *_map(situation, roles))
                 for place, roles in places]  # fmt: skip
    worst = max((each for each in found if each), key=lambda hole: hole[0], default=None)
    return Coverage(*whole, worst[1] if worst else None)


def _map(situation: Situation, roles: Mapping[int, Roles]) -> tuple[People, Mapping[Role, float]]:
    """Who stands where, and how well each role is filled."""
    p = situation.parameters
    cells: dict[tuple[Role, Level], list[int]] = defaultdict(list)
    for person, held in roles.items():
        for role, belief in held.items():
            if belief.probability >= p.role_shown:
                cells[role, level(situation.standing(person))].append(person)
    people = {
        (role, column): tuple(sorted(ids, key=lambda who: (-roles[who][role].probability, who)))
        for (role, column), ids in cells.items()
    }
    rows = amounts(situation, roles)
    return people, filled((role, circle, much) for _, role, circle, much in rows)


def _hole(
    situation: Situation,
    place: str,
    roles: Mapping[int, Roles],
    people: People,
    covered: Mapping[Role, float],
) -> tuple[float, Reason] | None:
    """The role that is worth most to fill, with what it is worth; None when all are well filled."""
    weights = role_weights(situation.parameters)
    worth = {role: weights[role] * (1 - covered[role]) for role in ROLES
             if not _is_held(people, role)}  # fmt: skip
    role = max(worth, key=lambda each: worth[each], default=None)
    if role is None:
        return None
    found = [who for each in LEVELS[:2] for who in people.get((role, each), ())]
    best = max(found, key=lambda who: (roles[who][role].probability
               * situation.reach.chances.get(who, 0.0), -who), default=None)  # fmt: skip
    if best is not None:
        reason = because(f"hole.{role}_not_met", count=len(found), person=best, place=place)
    else:
        namer = _who_could_name_one(situation, role)
        reason = because(f"hole.no_{role}", namer=namer, place=place)
    return worth[role], reason


def _is_held(people: People, role: Role) -> bool:
    """Whether somebody in a role knows what I bring: then it is no hole any more."""
    return any(people.get((role, each)) for each in LEVELS[2:])


def _who_could_name_one(situation: Situation, role: Role) -> int | None:
    """The person best placed to name somebody: near the place, and near to me."""
    chances = situation.reach.chances

    def worth(who: int) -> float:
        insider = situation.role(who, "insider")
        return (OUTSIDER + insider) * chances.get(who, 0.0)

    near = [who for who in situation.roles if who in chances]
    near = near or list(situation.network.connected & set(chances))
    return max(near, key=lambda who: (worth(who), -who), default=None)
