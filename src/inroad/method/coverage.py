"""The coverage map: role by standing, and the hole to fill next."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from inroad.method.goal import organisation_key, unit_key
from inroad.method.parameters import Parameters
from inroad.method.reasons import Reason, because
from inroad.method.roles import ROLES, Role
from inroad.method.situation import Situation
from inroad.method.standing import Standing

Level = Literal["not_yet", "knows_of_me", "knows_what_i_bring", "thinks_well_of_me"]
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
    if held.knows_of_me < 0.5:
        return "not_yet"
    if held.knows_what_i_bring < 0.5:
        return "knows_of_me"
    return "knows_what_i_bring" if held.thinks_well_of_me < 0.5 else "thinks_well_of_me"


def role_weights(p: Parameters) -> dict[Role, float]:
    """What filling each role is worth against the others."""
    return {
        "insider": p.insider_weight,
        "job_creator": p.job_creator_weight,
        "pathfinder": p.pathfinder_weight,
    }


def cluster(situation: Situation, person: int) -> str:
    """The circle that somebody belongs to: people of one unit tell you much the same."""
    current = [each for each in situation.person(person).positions if each.until is None]
    if not current:
        return f"person {person}"
    return f"{organisation_key(current[0].organisation)}/{unit_key(current[0].unit)}"


def filled(amounts: Iterable[tuple[Role, str, float]], p: Parameters) -> dict[Role, float]:
    """How well each role is filled, in [0, 1): less is added by more of the same.

    Args:
        amounts: (role, circle, amount >= 0) for everybody; amounts in one
            circle saturate first, then the circles together.
    Source: the sum of w (1 - e^-m) is submodular, as Burt's (1992) redundant
        contacts ask for.
    """
    circles: dict[tuple[Role, str], float] = defaultdict(float)
    for role, circle, amount in amounts:
        circles[role, circle] += amount
    whole: dict[Role, float] = dict.fromkeys(ROLES, 0.0)
    for (role, _), amount in circles.items():
        whole[role] += 1 - math.exp(-amount)
    return {role: 1 - math.exp(-amount) for role, amount in whole.items()}


def known(held: Standing, p: Parameters) -> float:
    """How far somebody knows of me beyond what holds for any stranger, in [0, 1]."""
    prior = p.knows_of_me_prior
    return max(held.knows_of_me - prior, 0.0) / (1 - prior)


def amounts(situation: Situation) -> list[tuple[int, Role, str, float]]:
    """(person, role, circle, amount): the chance of the role times "knows of me"."""
    return [
        (person, role, cluster(situation, person),
         belief.probability * known(situation.standing(person), situation.parameters))
        for person, held in situation.roles.items()
        for role, belief in held.items()
        if belief.probability >= situation.parameters.role_shown
    ]  # fmt: skip


def coverage(situation: Situation) -> Coverage:
    """The map for the situation's goal."""
    p = situation.parameters
    cells: dict[tuple[Role, Level], list[int]] = defaultdict(list)
    for person, held in situation.roles.items():
        for role, belief in held.items():
            if belief.probability >= p.role_shown:
                cells[role, level(situation.standing(person))].append(person)
    people = {
        (role, column): tuple(sorted(ids, key=lambda who: (-situation.role(who, role), who)))
        for (role, column), ids in cells.items()
    }
    covered = filled([(role, circle, much) for _, role, circle, much in amounts(situation)], p)
    return Coverage(people, covered, _hole(situation, people, covered))


def _hole(
    situation: Situation,
    people: Mapping[tuple[Role, Level], tuple[int, ...]],
    covered: Mapping[Role, float],
) -> Reason | None:
    """The role that is worth most to fill; None when all are well filled."""
    worth = role_weights(situation.parameters)
    open_roles = [role for role in ROLES if not _is_held(people, role)]
    role = max(open_roles, key=lambda each: worth[each] * (1 - covered[each]), default=None)
    if role is None:
        return None
    found = [who for each in LEVELS[:2] for who in people.get((role, each), ())]
    best = max(found, key=lambda who: (situation.role(who, role)
               * situation.reach.chances.get(who, 0.0), -who), default=None)  # fmt: skip
    namer = _who_could_name_one(situation, role)
    if best is not None:
        return because(f"hole.{role}_not_met", count=len(found), person=best)
    return because(f"hole.no_{role}", namer=namer)


def _is_held(people: Mapping[tuple[Role, Level], tuple[int, ...]], role: Role) -> bool:
    """Whether somebody in a role knows what I bring: then it is no hole any more."""
    return any(people.get((role, each)) for each in LEVELS[2:])


def _who_could_name_one(situation: Situation, role: Role) -> int | None:
    """The person best placed to name somebody: near the place, and near to me."""
    chances = situation.reach.chances

    def worth(who: int) -> float:
        insider = situation.role(who, "insider")
        return (0.1 + insider) * chances.get(who, 0.0)

    near = [who for who in situation.roles if who in chances]
    near = near or list(situation.network.connected & set(chances))
    return max(near, key=lambda who: (worth(who), -who), default=None)
