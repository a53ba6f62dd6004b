"""Half a year, week by week, for many seeds at once, under one policy."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from evidence.worlds import acting, landing
from evidence.worlds.assumptions import Floats
from evidence.worlds.living import COSTS, MOST_SAVED, NOTHING, Act, Life
from evidence.worlds.society import (
    CREATOR,
    HOURS,
    IN_WANTED,
    MEMBERS,
    NEVER,
    PATHFINDER,
    SEEKER,
    WANTED,
    WEEKS,
    Society,
)

ROUNDS = 16
"""Acts a week at most: more than two hours hold."""


class Policy(Protocol):
    """Whoever decides what to do: asked again and again until nothing more is done that week."""

    name: str

    def begins(self, life: "Life") -> None:
        """Called once before the first week."""

    def act(self, life: "Life") -> Act:
        """The next act in each seed; `NOTHING` ends that seed's week."""


def lived(society: Society, policy: Policy) -> Life:
    """The half year of every seed under a policy."""
    life = Life(society)
    policy.begins(life)
    for week in range(WEEKS):
        life.week = week
        life.hours_left = np.minimum(life.hours_left + HOURS, MOST_SAVED)
        _people_leave(life)
        acting.talks_take_place(life)
        going = np.ones(len(society.seeds), bool)
        for _ in range(ROUNDS):
            act = policy.act(life)
            kind = np.where(going & (COSTS[act.kind] <= life.hours_left), act.kind, NOTHING)
            going &= kind != NOTHING
            if not going.any():
                break
            acting.done(life, kind, act)
        _decisions(life)
        _fades(life)
    return life


def _people_leave(life: Life) -> None:
    gone = life.society.leaves == life.week
    if gone.any():
        for kept in (life.true_earned, life.true_first_regard, life.true_contacts):
            kept[gone] = 0
        life.true_knows_what[gone] = False
        life.agreed[gone] = NEVER


def _decisions(life: Life) -> None:
    """Openings that are decided before the next week begins."""
    society = life.society
    due = (society.decided > life.week) & (society.decided <= life.week + 1)
    regard = life.true_regard
    for row, place, which in zip(*(each.tolist() for each in np.nonzero(due)), strict=True):
        members = slice(WANTED[place] * MEMBERS, (WANTED[place] + 1) * MEMBERS)
        unit = landing.Unit(
            life.true_knows_what[row, members].astype(float),
            regard[row, members],
            np.maximum(life.week - life.true_last_contact[row, members], 0).astype(float),
            society.closeness[row, SEEKER, members].astype(float),
            float(life.true_advice[row, place]),
            bool(life.applied[row, place, which]),
        )
        won = landing.share_won(
            society, row, place, which, unit, bool(society.unposted[row, place, which])
        )
        life.not_landed[row] *= 1 - won


def _fades(life: Life) -> None:
    """What was earned halves with silence: slower, the more often we met."""
    society = life.society
    doubled = society.column("half_life_days") * society.fades
    doubled = doubled * 2.0 ** np.clip(life.true_contacts - 1, 0, 8)
    np.clip(life.true_earned, -0.2, 1 - life.true_first_regard, out=life.true_earned)
    life.true_earned *= 2.0 ** (-7 / np.minimum(doubled, 700 * society.fades))


OUTCOMES: Sequence[str] = (
    "landed", "first_creator_talk", "needs_met", "ignored_per_100", "roles_covered", "hours",
    "talks", "asks",
)  # fmt: skip


def outcomes(life: Life) -> dict[str, Floats]:
    """What came of it, for each seed."""
    met = (life.talks > 0) & IN_WANTED
    roles = (met & CREATOR, met & PATHFINDER, met & ~CREATOR & ~PATHFINDER)
    covered = sum(each.any(axis=1).astype(float) for each in roles)
    return {
        "landed": 1 - life.not_landed,
        "first_creator_talk": life.first_creator_talk,
        "needs_met": life.gifts_met,
        "ignored_per_100": 100 * life.ignored / np.maximum(life.sent, 1),
        "roles_covered": np.asarray(covered),
        "hours": life.hours,
        "talks": life.talks.sum(axis=1).astype(float),
        "asks": life.sent,
    }
