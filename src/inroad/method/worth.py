"""What next steps are worth for the goal, and every number behind it."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inroad.method import coverage as covering
from inroad.method.conversations import Opening
from inroad.method.goal import Place, same_role
from inroad.method.roles import NOBODY, ROLES, Role, Roles, probability
from inroad.method.situation import Situation
from inroad.method.steps import NextStep
from inroad.method.ties import novelty
from inroad.method.value import Match, mutual_gain

UNPUSHED = ("apply", "thank", "nudge")
"""Steps that ask nothing of anybody: they may stand beside another with the same person."""


@dataclass(frozen=True, slots=True)
class _Alternative:
    """One of the goal's places: the best creator and advocate there now, and its jobs.

    A job creator of one place and an advocate in another do not help together.
    """

    roles: Mapping[int, Roles]
    creator: float
    advocate: float
    expected: float
    openings: frozenset[int]
    applied: bool


class Worth:
    """What steps are worth for the goal: landing, information, and a fair exchange.

    `worth = p (dL + kappa dI + gamma fit)`: L the chance that an opening lands
    within the horizon, I how well the roles are filled, fit the mutual gain.
    """

    def __init__(self, situation: Situation) -> None:
        self.situation, self.p = situation, situation.parameters
        self._standing = {who: situation.standing(who).summary for who in situation.with_a_role}
        self._alternatives = [self._alternative(*each) for each in situation.roles_by_place]
        rows = covering.amounts(situation, situation.roles)
        self._circles = {(who, role): circle for who, role, circle, _ in rows}
        self._amounts = covering.Amounts((role, circle, much) for _, role, circle, much in rows)
        self._fit: dict[str, float] = {}
        self.nothing = (self.landing([]), self.information([]))

    def of(self, steps: Sequence[NextStep]) -> float:
        """The worth of doing all of these steps; less than nothing if one is pushed twice."""
        people = [who for step in steps if step.kind not in UNPUSHED
                  for who in {step.person, step.first} if who]  # fmt: skip
        if len(people) != len(set(people)):
            return -1.0
        landing, information = self.landing(steps), self.information(steps)
        fits = sum(step.probability * self.fit(step) for step in steps)
        return (
            (landing - self.nothing[0])
            + self.p.information_weight * (information - self.nothing[1])
            + self.p.fit_weight * fits
        )

    def landing(self, steps: Sequence[NextStep]) -> float:
        """The chance that an opening at any of the places lands within the horizon (A, MODEL.md).

        Never shown to anybody as their chance: it orders steps, no more.
        """
        raised = self._raised(steps)
        landed = (each.expected * self._chance(each, raised, steps) for each in self._alternatives)
        return 1 - math.exp(-sum(landed))

    def _chance(
        self, at: _Alternative, raised: Mapping[int, float], steps: Sequence[NextStep]
    ) -> float:
        """The chance that one job at one place lands, with the best two who would help there."""
        creator, advocate = at.creator, at.advocate
        for who in raised.keys() & self._standing.keys():
            held = at.roles.get(who, NOBODY)
            creator = max(creator, raised[who] * probability(held, "job_creator"))
            advocate = max(advocate, raised[who] * probability(held, "insider"))
        applied = at.applied or any(step.applies and step.row in at.openings for step in steps)
        base = self.p.landing_applied if applied else self.p.landing_slotted
        logit = math.log(base / (1 - base))
        logit += self.p.landing_creator * creator + self.p.landing_advocate * advocate
        return 1 / (1 + math.exp(-logit))

    def _alternative(self, place: Place, roles: Mapping[int, Roles]) -> _Alternative:
        known = [each for each in self.situation.network.openings
                 if each.stage != "closed" and self.situation.place_of(each) == place]  # fmt: skip

        def best(role: Role) -> float:
            held = (much * probability(roles.get(who, NOBODY), role)
                    for who, much in self._standing.items())  # fmt: skip
            return max(held, default=0.0)

        to_come = self.p.openings_a_year / 52 * self._weeks_left()
        return _Alternative(
            roles,
            best("job_creator"),
            best("insider"),
            expected=to_come + sum(map(self._counts, known)),
            openings=frozenset(each.id for each in known),
            applied=any(each.applied_on for each in known),
        )

    def _counts(self, opening: Opening) -> float:
        """What a job counts as against one that is sure to be what I want."""
        role, other = self.situation.goal.role, self.p.other_role_opening
        if not role or not opening.title:
            return 1.0
        return other + (1 - other) * same_role(self.situation.goal, opening.title)

    def _weeks_left(self) -> float:
        by = self.situation.goal.by
        return max((by - self.situation.now).days / 7, 1) if by else self.p.horizon_weeks

    def _raised(self, steps: Sequence[NextStep]) -> dict[int, float]:
        """Expected standing of those whom the steps touch, looking two steps ahead."""
        raised: dict[int, float] = {}
        for step in steps:
            if step.after is not None:
                before = self.situation.standing(step.person).summary
                gained = max(step.after.summary - before, self._then_give(step, before))
                raised[step.person] = before + step.probability * max(gained, 0.0)
        return raised

    def _then_give(self, step: NextStep, before: float) -> float:
        """This step's share, by time, of what a talk and then a gift would gain."""
        match = self.match(step)
        if step.kind in ("give", "introduce_two", "thank", "keep_promise") or match is None:
            return 0.0
        both = self.situation.standing_after(step.person, "talk", "need_met").summary
        share = step.minutes / (step.minutes + self.p.give_minutes)
        return share * match.probability * (both - before)

    def match(self, step: NextStep) -> Match | None:
        """What of mine meets a need of theirs: stated if there is one, else assumed."""
        return (
            step.match
            or self.situation.best_matches.get(step.person)
            or self.situation.assumed_match(step.person)
        )

    def information(self, steps: Sequence[NextStep]) -> float:
        """How well the roles are filled, weighed by what each is worth.

        Only the circles that the steps touch are summed anew.
        """
        more: dict[tuple[Role, str], float] = defaultdict(float)
        for step in {step.person: step for step in steps if step.after is not None}.values():
            for role in ROLES:
                circle = self._circles.get((step.person, role))
                if circle is not None:
                    more[role, circle] += self._told(step, role)
        for step in steps:
            if step.names_creators:
                named = step.probability * step.names_creators
                named *= self.situation.another_view(step.person)
                more["job_creator", f"named by {step.person}"] += named
        weights = covering.role_weights(self.p)
        whole = self._amounts.filled_with(more)
        return sum(weights[role] * whole[role] for role in ROLES)

    def _told(self, step: NextStep, role: Role) -> float:
        """What a talk adds to one role: how much better they know of me, times what they tell."""
        if step.after is None:
            return 0.0
        before = covering.known(self.situation.standing(step.person), self.p)
        gained = max(covering.known(step.after, self.p) - before, 0.0)
        chance = step.probability * self.situation.role(step.person, role)
        return chance * gained * self.tells(step.person, role)

    def tells(self, person: int, role: Role) -> float:
        """How much of what somebody tells is new to me, and about the work that I want."""
        tie = self.situation.tie(person)
        share = self.p.novelty_share
        new = 1 - share + share * novelty(tie.mutuals if tie else 0, self.p)
        if role != "job_creator":
            new *= 1 + self.p.same_role_tells * self.situation.holds_wanted_role(person)
        return new * self.situation.another_view(person)

    def fit(self, step: NextStep) -> float:
        """The mutual gain of a step, in [0, 1]."""
        if step.key not in self._fit:
            match = self.match(step)
            i_meet = match.probability if match else 0.0
            held = [self.situation.role(step.person, role) for role in ROLES]
            they_hold = max(*held, self.p.holds_without_role)
            they_hold *= self.situation.another_view(step.person)
            self._fit[step.key] = mutual_gain(i_meet, they_hold)
        return self._fit[step.key]


def numbers(situation: Situation, worth: Worth, step: NextStep) -> dict[str, float]:
    """Every number behind a suggestion, by the name that docs/why.md explains."""
    tie = situation.tie(step.person)
    found = {
        "probability": step.probability,
        "landing_gain": worth.landing([step]) - worth.nothing[0],
        "information_gain": worth.information([step]) - worth.nothing[1],
        "fit": worth.fit(step),
        "minutes": step.minutes,
        "worth_per_hour": worth.of([step]) / step.minutes * 60,
    }
    for role in ROLES:
        found[f"{role}_probability"] = situation.role(step.person, role)
    held = situation.standing(step.person)
    found |= {"knows_of_me": held.knows_of_me, "knows_what_i_bring": held.knows_what_i_bring,
              "thinks_well_of_me": held.thinks_well_of_me}  # fmt: skip
    if tie is not None:
        found |= {"tie_strength": tie.strength, "tie_energy": tie.energy,
                  "tie_reciprocity": tie.reciprocity, "tie_mutuals": float(tie.mutuals),
                  "tie_overlap_months": tie.overlap_months}  # fmt: skip
    return found
