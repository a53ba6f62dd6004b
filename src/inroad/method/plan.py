"""The next conversations worth having, with their reasons."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from inroad.method import coverage as covering
from inroad.method.conversations import Promise, open_promises
from inroad.method.network import Network
from inroad.method.parameters import Parameters
from inroad.method.reasons import Reason
from inroad.method.roles import ROLES, Role, main_role
from inroad.method.situation import Situation
from inroad.method.steps import NextStep, next_steps
from inroad.method.talking import point, questions, why_they_would
from inroad.method.value import Match, mutual_gain
from inroad.solve import choice

HOUR = 60
LOOPS = ("apply", "thank", "nudge")
"""What is begun is finished before something new is: these go first, as long as they are few."""


@dataclass(frozen=True, slots=True)
class Card:
    """One suggestion, answering the four questions.

    `step` is what to do, with whom and why now. `role` is the person's towards
    the goal. `what` are questions worth asking, `why` what they gain, `point`
    what it does to the goal. `numbers` are those behind it, by name.
    """

    step: NextStep
    role: Role | None
    what: tuple[Reason, ...]
    why: tuple[Reason, ...]
    point: tuple[Reason, ...]
    numbers: Mapping[str, float]
    promise: Promise | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """This week's cards: what I promised first, then the chosen next steps."""

    on: date
    minutes: int
    promises: tuple[Card, ...]
    cards: tuple[Card, ...]
    coverage: covering.Coverage

    @property
    def minutes_planned(self) -> float:
        """The time that all of it takes."""
        return sum(card.step.minutes for card in (*self.promises, *self.cards))


def best(network: Network, now: date, minutes: int, p: Parameters) -> Plan:
    """The best plan for the time there is.

    Raises: ValueError: a negative number of minutes.
    """
    return best_in(Situation(network, now, p), minutes)


def best_in(situation: Situation, minutes: int) -> Plan:
    """`best`, for a situation already thought through."""
    if minutes < 0:
        raise ValueError("a week has no negative time")
    p = situation.parameters
    promises = tuple(_promised(situation, each) for each in _due(situation))
    worth = Worth(situation)
    possible = next_steps(situation)
    loops = [step for step in possible if step.kind in LOOPS][: int(p.loops)]
    taken = sum(each.minutes for each in (*loops, *(card.step for card in promises)))
    # Promises are sacred, but a week of nothing else is no plan: one talk always fits.
    room = max(minutes - taken, p.talk_minutes)
    least = int(p.cards_least) - len(loops) if minutes >= HOUR else 0
    fresh = [step for step in possible if step.kind not in LOOPS]
    chosen = _chosen(worth, loops, fresh, room, least, int(p.cards) - len(loops))
    cards = tuple(_card(situation, worth, step) for step in (*loops, *chosen))
    return Plan(situation.now, minutes, promises, cards, covering.coverage(situation))


def _chosen(
    worth: "Worth", loops: list[NextStep], fresh: list[NextStep], room: float, least: int, most: int
) -> list[NextStep]:
    """What is worth most in the time there is; `least` of it even beyond that time."""
    steps = _promising(worth, fresh)

    def of(members: frozenset[int]) -> float:
        return worth.of([*loops, *(steps[each] for each in members)]) - worth.of(loops)

    minutes = [step.minutes for step in steps]
    within = choice.chosen_greedily(of, minutes, room, most)
    if len(within) < min(least, most):
        within = choice.chosen_greedily(of, minutes, sum(minutes), min(least, most))
    return [steps[each] for each in within]


def _due(situation: Situation) -> list[Promise]:
    """My open promises but those put off to a later day."""
    kept = []
    for promise in open_promises(situation.network.promises, by_me=True):
        step = situation.steps.get(f"keep_promise:{promise.person}:0:{promise.id}")
        put_off = step and step.state == "snoozed" and step.until and situation.now < step.until
        if not put_off:
            kept.append(promise)
    return kept


def _promised(situation: Situation, promise: Promise) -> Card:
    p = situation.parameters
    step = NextStep("keep_promise", promise.person, p.promise_minutes, 1.0,
                    situation.standing_after(promise.person, "need_met"),
                    first=promise.person, row=promise.id)  # fmt: skip
    role = main_role(situation.roles.get(promise.person, {}), p)
    what, why = questions(situation, step, role), why_they_would(situation, step, None)
    return Card(step, role, what, why, point(situation, step), {"minutes": step.minutes}, promise)


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
        people = [who for step in steps if step.kind not in LOOPS[:2]
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
        known = [o for o in self.situation.network.openings if o.stage != "closed"]
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
                gain = step.probability * gained * self.situation.role(who, role)
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

    def fit(self, step: NextStep) -> float:
        """The mutual gain of a step, in [0, 1]."""
        if step.key not in self._fit:
            match = self.match(step)
            i_meet = match.probability if match else 0.0
            held = [self.situation.role(step.person, role) for role in ROLES]
            they_hold = max(*held, 0.05)
            self._fit[step.key] = mutual_gain(i_meet, they_hold)
        return self._fit[step.key]


def _promising(worth: Worth, steps: list[NextStep], most: int = 40) -> list[NextStep]:
    """The steps that are worth most per hour alone; the choice is made among these."""
    ranked = sorted(steps, key=lambda step: (-worth.of([step]) / step.minutes, step.key))
    return ranked[:most]


def _card(situation: Situation, worth: Worth, step: NextStep) -> Card:
    role = main_role(situation.roles.get(step.person, {}), situation.parameters)
    match = worth.match(step)
    return Card(
        step,
        role,
        what=questions(situation, step, role),
        why=why_they_would(situation, step, match),
        point=point(situation, step),
        numbers=numbers(situation, worth, step),
    )


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


def card_reasons(card: Card) -> tuple[Reason, ...]:
    """All reasons on a card, in the order of the four questions."""
    return (*card.step.why_now, *card.what, *card.why, *card.point)
