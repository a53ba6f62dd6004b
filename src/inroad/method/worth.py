"""What next steps are worth for the goal, and every number behind it."""

import math
from collections.abc import Sequence

from inroad.method import coverage as covering
from inroad.method.roles import ROLES
from inroad.method.situation import Situation
from inroad.method.steps import NextStep
from inroad.method.ties import novelty
from inroad.method.value import Match, mutual_gain

UNPUSHED = ("apply", "thank", "nudge")
"""Steps that ask nothing of anybody: they may stand beside another with the same person."""


class Worth:
    """What steps are worth for the goal: landing, information, and a fair exchange.

    `worth = p (dL + kappa dI + gamma fit)`: L the chance that an opening lands
    within the horizon, I how well the roles are filled, fit the mutual gain.
    """

    def __init__(self, situation: Situation) -> None:
        self.situation, self.p = situation, situation.parameters
        self._standing = {who: situation.standing(who).summary for who in self._relevant()}
        self._amounts = {(who, role): (circle, much)
                         for who, role, circle, much in covering.amounts(situation)}  # fmt: skip
        self._fit: dict[str, float] = {}
        self.nothing = (self.landing([]), self.information([]))

    def _relevant(self) -> list[int]:
        shown = self.p.role_shown
        return [who for who, held in self.situation.roles.items()
                if any(belief.probability >= shown for belief in held.values())]  # fmt: skip

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
        """The chance that an opening there lands within the horizon (A, MODEL.md).

        Never shown to anybody as their chance: it orders steps, no more.
        """
        raised = self._raised(steps)
        creator = advocate = 0.0
        for who, before in self._standing.items():
            held = raised.get(who, before)
            creator = max(creator, held * self.situation.role(who, "job_creator"))
            advocate = max(advocate, held * self.situation.role(who, "insider"))
        known = [o for o in self.situation.network.openings
                 if o.stage != "closed" and self.situation.is_there(o)]  # fmt: skip
        applied = any(o.applied_on for o in known) or any(step.applies for step in steps)
        base = self.p.landing_applied if applied else self.p.landing_slotted
        logit = math.log(base / (1 - base))
        logit += self.p.landing_creator * creator + self.p.landing_advocate * advocate
        chance = 1 / (1 + math.exp(-logit))
        expected = self.p.openings_a_year / 52 * self._weeks_left() + len(known)
        return 1 - math.exp(-expected * chance)

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
        """How well the roles are filled, weighed by what each is worth."""
        talked = {step.person: step for step in steps if step.after is not None}
        rows = []
        for (who, role), (circle, much) in self._amounts.items():
            step = talked.get(who)
            if step is not None and step.after is not None:
                before = covering.known(self.situation.standing(who), self.p)
                gained = max(covering.known(step.after, self.p) - before, 0.0)
                gain = step.probability * gained * self.situation.role(who, role) * self.new(who)
                rows.append((role, circle, much + gain))
            else:
                rows.append((role, circle, much))
        rows += [
            ("job_creator", f"named by {step.person}", step.probability * step.names_creators)
            for step in steps
            if step.names_creators
        ]
        whole = covering.filled(rows, self.p)
        weights = covering.role_weights(self.p)
        return sum(weights[role] * whole[role] for role in ROLES)

    def new(self, person: int) -> float:
        """How much of what somebody tells is new to me, in [1 - share, 1]."""
        tie = self.situation.tie(person)
        share = self.p.novelty_share
        return 1 - share + share * novelty(tie.mutuals if tie else 0, self.p)

    def fit(self, step: NextStep) -> float:
        """The mutual gain of a step, in [0, 1]."""
        if step.key not in self._fit:
            match = self.match(step)
            i_meet = match.probability if match else 0.0
            held = [self.situation.role(step.person, role) for role in ROLES]
            they_hold = max(*held, 0.05)
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
