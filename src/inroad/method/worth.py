"""What next steps are worth for the goal, and every number behind it."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from inroad.method import coverage as covering
from inroad.method.conversations import EvidenceKind, Opening
from inroad.method.goal import Place, same_role
from inroad.method.roles import NOBODY, ROLES, Role, Roles, probability
from inroad.method.situation import Situation
from inroad.method.steps import NextStep
from inroad.method.ties import novelty
from inroad.method.value import Match, mutual_gain

UNPUSHED = ("apply", "thank", "nudge")
"""Steps that ask nothing of anybody: they may stand beside another with the same person."""


SHOWN: Mapping[str, tuple[EvidenceKind, ...]] = {
    "first_talk": ("talk",), "reconnect": ("talk",), "ask_introduction": ("talk",),
    "follow_up": ("talk",), "nudge": ("talk",), "ask_who_else": ("talk",), "give": ("need_met",),
    "introduce_two": ("need_met",), "thank": ("gift_unmet",), "keep_promise": ("gift_unmet",),
}  # fmt: skip
"""What each kind of step leads them to show, where it comes off."""


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


class _Help(NamedTuple):
    """The chance of a step, and how well somebody at a place would then think of me: as a job
    creator, and as an advocate."""

    place: int
    chance: float
    creator: float
    advocate: float
    applies: bool


@dataclass(frozen=True, slots=True)
class _Effect:
    """What a step would change, reckoned once: the choice asks for the same step many times."""

    pushed: tuple[int, ...]
    helps: tuple[_Help, ...]
    told: tuple[tuple[tuple[Role, str], float], ...]
    fit: float


class Worth:
    """What steps are worth for the goal: landing, information, and a fair exchange.

    `worth = p (dL + kappa dI + gamma fit)`: L the chance that an opening lands
    within the horizon, I how well the roles are filled, fit the mutual gain.
    """

    def __init__(self, situation: Situation) -> None:
        self.situation, self.p = situation, situation.parameters
        self._standing = {
            who: situation.standing_later(who).summary for who in situation.with_a_role
        }
        self._alternatives = [self._alternative(*each) for each in situation.roles_by_place]
        rows = covering.amounts(situation, situation.roles)
        self._circles = {(who, role): circle for who, role, circle, _ in rows}
        self._amounts = covering.Amounts((role, circle, much) for _, role, circle, much in rows)
        self._effects: dict[tuple[str, int, int | None, int], _Effect] = {}
        self._weights = covering.role_weights(self.p)
        self._applied, self._slotted = (
            math.log(base / (1 - base)) for base in (self.p.landing_applied, self.p.landing_slotted)
        )
        self._can_give = any(each.person is None for each in situation.network.offers)
        self._as_it_is = [self._landed(each, ()) for each in self._alternatives]
        self.nothing = (self.landing([]), self.information([]))

    def of(self, steps: Sequence[NextStep]) -> float:
        """The worth of doing all of these steps; less than nothing if one is pushed twice."""
        effects = [self._effect(step) for step in steps]
        pushed = [who for effect in effects for who in effect.pushed]
        if len(pushed) != len(set(pushed)):
            return -1.0
        landing, information = self._landing(effects), self._information(effects)
        return (
            (landing - self.nothing[0])
            + self.p.information_weight * (information - self.nothing[1])
            + self.p.fit_weight * sum(effect.fit for effect in effects)
        )

    def _effect(self, step: NextStep) -> _Effect:
        """What a step would change."""
        key = (step.kind, step.person, step.other, step.row)
        if key not in self._effects:
            asks = step.kind not in UNPUSHED
            self._effects[key] = _Effect(
                pushed=tuple({step.person, step.first} - {0}) if asks else (),
                helps=self._helps(step),
                told=self._told(step),
                fit=step.probability * self.fit(step),
            )
        return self._effects[key]

    def landing(self, steps: Sequence[NextStep]) -> float:
        """The chance that an opening at any of the places lands within the horizon (A, MODEL.md).

        Never shown to anybody as their chance: it orders steps, no more.
        """
        return self._landing([self._effect(step) for step in steps])

    def _landing(self, effects: Sequence[_Effect]) -> float:
        helps = [each for effect in effects for each in effect.helps]
        landed = sum(self._as_it_is)
        for place in {each.place for each in helps}:
            here = [each for each in helps if each.place == place]
            landed += self._landed(self._alternatives[place], here) - self._as_it_is[place]
        return 1 - math.exp(-landed)

    def _landed(self, at: _Alternative, helps: Sequence[_Help]) -> float:
        """How many jobs at one place land, with the best two who would help there.

        Expected over what comes off and what does not: ten asks that one in ten says yes
        to are not one who thinks a tenth as well of me.
        """
        if not helps:
            logit = self._applied if at.applied else self._slotted
            logit += self.p.landing_creator * at.creator + self.p.landing_advocate * at.advocate
            return at.expected / (1 + math.exp(-logit))
        first, *others = helps
        raised = _Alternative(
            at.roles, max(at.creator, first.creator), max(at.advocate, first.advocate),
            at.expected, at.openings, at.applied or first.applies,
        )  # fmt: skip
        if first.chance >= 1:
            return self._landed(raised, others)
        without = self._landed(at, others)
        if (raised.creator, raised.advocate) == (at.creator, at.advocate):
            return without
        return first.chance * self._landed(raised, others) + (1 - first.chance) * without

    def _helps(self, step: NextStep) -> tuple[_Help, ...]:
        """At which places a step raises somebody who could help there, or applies."""
        who, much = self._raised(step)
        found = []
        for place, at in enumerate(self._alternatives):
            held = at.roles.get(who, NOBODY) if much else NOBODY
            creator, advocate = (much * probability(held, role)
                                 for role in ("job_creator", "insider"))  # fmt: skip
            applies = step.applies and step.row in at.openings
            if creator > at.creator or advocate > at.advocate or applies:
                found.append(_Help(place, step.probability, creator, advocate, applies))
        return tuple(found)

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

    def _raised(self, step: NextStep) -> tuple[int, float]:
        """Whose standing a step raises, and to what, looking two steps ahead; else (person, 0)."""
        if step.after is None or step.person not in self._standing:
            return step.person, 0.0
        before = self._standing[step.person]
        shown = SHOWN.get(step.kind, ())
        after = self.situation.standing_later(step.person, *shown).summary if shown else before
        gained = max(after - before, self._then_give(step, before, after))
        return step.person, before + max(gained, 0.0)

    def _then_give(self, step: NextStep, before: float, after: float) -> float:
        """What a talk, and then a gift for what it shows, would gain; as far as the time of the
        gift is this step's."""
        match = self.match(step)
        if "talk" not in SHOWN.get(step.kind, ()):
            return 0.0
        chance = match.probability if match else self.p.need_shown * self._can_give
        both = self.situation.standing_later(step.person, "talk", "need_met").summary
        share = step.minutes / (step.minutes + step.probability * chance * self.p.give_minutes)
        return share * (after + chance * (both - after) - before)

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
        return self._information([self._effect(step) for step in steps])

    def _information(self, effects: Sequence[_Effect]) -> float:
        more: dict[tuple[Role, str], float] = defaultdict(float)
        for effect in effects:
            for circle, much in effect.told:
                more[circle] += much
        whole = self._amounts.filled_with(more)
        return sum(self._weights[role] * whole[role] for role in ROLES)

    def _told(self, step: NextStep) -> tuple[tuple[tuple[Role, str], float], ...]:
        """What a step adds to each role and circle: how much better they know of me, times
        what they tell; and the job creators whom they name."""
        person, found = step.person, []
        if step.after is not None:
            before = covering.known(self.situation.standing(person), self.p)
            gained = max(covering.known(step.after, self.p) - before, 0.0) * step.probability
            for role in ROLES:
                circle = self._circles.get((person, role))
                if circle is not None and gained:
                    chance = gained * self.situation.role(person, role)
                    found.append(((role, circle), chance * self.tells(person, role)))
        if step.names_creators:
            named = step.probability * step.names_creators * self.situation.another_view(person)
            found.append((("job_creator", f"named by {person}"), named))
        return tuple(found)

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
        match = self.match(step)
        i_meet = match.probability if match else 0.0
        held = [self.situation.role(step.person, role) for role in ROLES]
        they_hold = max(*held, self.p.holds_without_role)
        they_hold *= self.situation.another_view(step.person)
        return mutual_gain(i_meet, they_hold)


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
