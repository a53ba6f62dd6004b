"""The next conversations worth having, with their reasons."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from inroad.method import coverage as covering
from inroad.method import loops
from inroad.method.conversations import Promise, open_promises
from inroad.method.network import Network
from inroad.method.parameters import Parameters
from inroad.method.reasons import Reason, because
from inroad.method.resting import rests, waiting
from inroad.method.roles import Role, main_role
from inroad.method.situation import TALKS, Situation
from inroad.method.steps import NextStep, talks, usual_minutes
from inroad.method.talking import point, questions, why_they_would
from inroad.method.worth import Worth, numbers
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
    """This week's cards: what I promised first, then the chosen next steps.

    `minutes_spent` is what the week has taken already; `note` says so where
    nothing new fits into it any more.
    """

    on: date
    minutes: int
    promises: tuple[Card, ...]
    cards: tuple[Card, ...]
    coverage: covering.Coverage
    minutes_spent: float = 0.0
    note: Reason | None = None

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
    promises = tuple(_promised(situation, each) for each in _open(situation))
    spent = minutes_spent(situation)
    left = max(minutes - spent, 0.0)
    worth, possible = Worth(situation), next_steps(situation)
    begun = [step for step in possible if step.kind in LOOPS][: int(p.loops)]
    # Whom I owe something, or remind of something, is not asked for more the same week.
    busy = {card.step.person for card in promises} | {s.first for s in begun if s.kind == "nudge"}
    fresh = [step for step in possible if step.kind not in LOOPS and not _presses(step, busy)]
    # Give first: what somebody asked for is crowded out by nothing, not by a full week either.
    gift = max((s for s in fresh if s.kind == "give"), key=lambda s: worth.of([s]), default=None)
    begun += [gift] if gift and minutes else []
    taken = sum(each.minutes for each in (*begun, *(card.step for card in promises)))
    # Promises are sacred, but a week of nothing else is no plan: one talk always fits.
    room = left - taken if left < HOUR else max(left - taken, p.talk_minutes)
    least = int(p.cards_least) - len(begun) if left >= HOUR else 0
    chosen = _chosen(worth, begun, fresh, room, least, int(p.cards) - len(begun))
    cards = tuple(_card(situation, worth, step) for step in (*begun, *chosen))
    used_up = because("plan.time_used", spent=round(spent), minutes=minutes)
    note = used_up if spent and left < HOUR and not chosen else None
    return Plan(situation.now, minutes, promises, cards, covering.coverage(situation), spent, note)


def _presses(step: NextStep, busy: Collection[int]) -> bool:
    """Whether a step asks for the time of somebody who is left in peace this week."""
    return step.kind in TALKS and bool({step.person, step.first} & set(busy))


def minutes_spent(situation: Situation) -> float:
    """What this week, from Monday on, has taken: cards done, and talks logged without a card."""
    p, now = situation.parameters, situation.now
    monday = now - timedelta(days=now.weekday())
    done = {(step.kind, step.person) for step in situation.steps.values()
            if step.state == "done" and monday <= step.on <= now}  # fmt: skip
    met = {who for kind, who in done if kind in TALKS and kind != "ask_introduction"}
    talks = [talk for talk in situation.network.conversations
             if monday <= talk.on <= now and not met & set(talk.people)]  # fmt: skip
    return sum(usual_minutes(kind, p) for kind, _ in done) + len(talks) * p.talk_minutes


def _chosen(
    worth: Worth, begun: list[NextStep], fresh: list[NextStep], room: float, least: int, most: int
) -> list[NextStep]:
    """What is worth most in the time there is; up to `least` of it even beyond that time."""
    steps = _promising(worth, fresh)
    before = worth.of(begun)

    def of(members: frozenset[int]) -> float:
        return worth.of([*begun, *(steps[each] for each in members)]) - before

    minutes = [step.minutes for step in steps]
    within = choice.chosen_greedily(of, minutes, max(room, 0), most)
    missing = min(least, most) - len(within)
    if missing > 0:
        kept = frozenset(within)
        rest = [each for each in range(len(steps)) if each not in kept]
        more = choice.chosen_greedily(
            lambda members: of(kept | {rest[each] for each in members}) - of(kept),
            [minutes[each] for each in rest],
            sum(minutes),
            missing,
        )
        within += [rest[each] for each in more]
    return [steps[each] for each in within]


def _open(situation: Situation) -> list[Promise]:
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
                    situation.standing_after(promise.person, "gift_unmet"),
                    first=promise.person, row=promise.id)  # fmt: skip
    role = main_role(situation.roles.get(promise.person, {}), p)
    what, why = questions(situation, step, role), why_they_would(situation, step, None)
    return Card(step, role, what, why, point(situation, step), {"minutes": step.minutes}, promise)


def _promising(worth: Worth, steps: list[NextStep], most: int = 40) -> list[NextStep]:
    """The steps that are worth most per hour alone; the choice is made among these."""
    ranked = sorted(
        steps, key=lambda step: (-worth.of([step]) / step.minutes, step.kind, step.person)
    )
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


def next_steps(situation: Situation) -> list[NextStep]:
    """All steps that are not resting; promises are apart, in `best_in`."""
    gifts = [step for step in loops.gifts(situation) if not rests(situation, step)]
    given_to = {step.person for step in gifts}
    found = [
        *loops.applications(situation),
        *loops.nudges(situation),
        *loops.reminders(situation),
        *loops.thanks(situation),
        *gifts,
        *talks(situation, waiting(situation), given_to),
        *loops.introductions_of_two(situation),
    ]
    return [each for each in found if not rests(situation, each)]
