"""Inroad's own plan as a policy: `method.plan.best`, called as shipped every Monday.

What the seeker of a seed knows is written down as the product would keep it: the
staff list, the traces of their mail, what was said in talks, asks and what
became of them. Nothing here decides anything.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

import numpy as np

from evidence.worlds.living import (
    APPLY,
    ASK,
    COSTS,
    GIVE,
    NOTHING,
    NUDGE,
    THANK,
    VIA,
    Act,
    Life,
    nothing,
)
from evidence.worlds.society import (
    LEAD,
    MEMBERS,
    NEEDS,
    PATHFINDER,
    PEOPLE,
    SEEKER,
    UNIT,
    WANTED,
    WEEKS,
)
from inroad.language import titles
from inroad.method import plan
from inroad.method.conversations import Ask, Conversation, Evidence, Named, Opening
from inroad.method.goal import Goal, Place
from inroad.method.network import EPOCH, Contacts, Network, Step
from inroad.method.parameters import Parameters
from inroad.method.people import Person, Position
from inroad.method.steps import NextStep
from inroad.method.value import Need, Offer

START = date(2026, 1, 5)
"""A Monday."""
ORGANISATION = "Acme"
TREES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ivy", "Juniper",
         "Larch", "Maple")  # fmt: skip
MESSAGES = 3.3
"""How much more a closer tie writes: energy is e^(3.3 closeness) - 1, up to 26 messages."""
ME = SEEKER + 1
"""People count from 1 in a network: 0 means nobody there."""
CHANGED = ("information_weight", "need_shown", "later_days", "nudge_helps")
"""The plan's numbers that the worlds have changed, or brought."""
Stage = Literal["posted", "being_created"]
Planner = Callable[[Network, date, int], plan.Plan]


def planner(changed: Mapping[str, float]) -> Planner:
    """The plan that everybody gets, with some of its numbers changed."""
    parameters = replace(Parameters.DEFAULT, **changed)
    return lambda network, now, minutes: plan.best(network, now, minutes, parameters)


as_shipped = planner({})


class Shipped:
    """Inroad's plan: its cards in their order, as long as the week's time lasts."""

    name = "Inroad"
    told = "Ask Inroad every Monday, and do what its cards say, in their order."

    def __init__(self, planner: Planner = as_shipped) -> None:
        """By default the plan with the numbers that ship."""
        self.planner = planner

    def begins(self, life: Life) -> None:
        """A notebook for each seed."""
        self.books = [Notebook(life, row) for row in range(len(life.society.seeds))]
        self.week = -1

    def act(self, life: Life) -> Act:
        """The next card of each seed that the time left allows."""
        if life.week != self.week:
            self.week = life.week
            for book in self.books:
                book.monday(self.planner)
        act = nothing(len(self.books))
        for row, book in enumerate(self.books):
            kind, person, other, beyond = book.next_act(float(life.hours_left[row]))
            act.kind[row], act.person[row], act.other[row] = kind, person, other
            act.beyond[row] = beyond
        return act


KINDS = {
    "first_talk": ASK, "reconnect": ASK, "follow_up": ASK, "ask_who_else": ASK, "give": GIVE,
    "ask_introduction": VIA, "nudge": NUDGE, "apply": APPLY, "thank": THANK,
}  # fmt: skip


class Notebook:
    """What one seeker has written down, week by week."""

    def __init__(self, life: Life, row: int) -> None:
        self.life, self.row = life, row
        self.network = first_network(life, row)
        self.cards: list[NextStep] = []
        self.seen = life.seen[row].copy()
        self.creator = life.creator[row].copy()
        self.needs = life.known_needs[row].copy()
        self.talks = life.talks[row].copy()
        self.ids = 0

    def id(self) -> int:
        """A number that was not used yet."""
        self.ids += 1
        return self.ids

    def monday(self, planner: Planner) -> None:
        """Write down what the week brought, and ask for the plan."""
        self.today = START + timedelta(weeks=self.life.week)
        self._said()
        self._answered()
        self._jobs()
        minutes = round(self.life.hours_left[self.row] * 60)
        if minutes < 60 * COSTS[THANK]:
            self.cards = []  # the talks of the week have taken all of its time
            return
        found = planner(self.network, self.today, minutes)
        self.cards = [card.step for card in found.cards if card.step.kind in KINDS]

    def next_act(self, hours: float) -> tuple[int, int, int, int]:
        """The next card that the time allows, as an act of the world; it is then done."""
        while self.cards:
            step = self.cards.pop(0)
            kind = KINDS[step.kind]
            if COSTS[kind] > hours or (kind == NUDGE and step.row <= 0):
                continue
            self._do(step)
            other, beyond = -1, -1
            if kind == VIA and step.chain:
                over = [each - 1 for each in step.chain.connectors]
                other, beyond = over[0], over[1] if len(over) > 1 else -1
            if kind == APPLY:
                other = step.row - 1
                return kind, 0, other, -1
            return kind, step.person - 1, other, beyond
        return NOTHING, 0, 0, -1

    def _add(self, **rows: tuple[Any, ...]) -> None:
        more: dict[str, Any] = {
            name: (*getattr(self.network, name), *new) for name, new in rows.items() if new
        }
        self.network = replace(self.network, revision=self.network.revision + 1, **more)

    def _do(self, step: NextStep) -> None:
        """Mark a card as done, as the product does."""
        today, network = self.today, self.network
        self._add(steps=(Step(step.key, step.person, step.kind, "done", today),))
        if step.kind == "ask_introduction":
            self._add(asks=(Ask(self.id(), step.first, step.person, "asked", today),))
        elif step.kind == "nudge":
            asks = tuple(
                replace(each, nudges=each.nudges + 1, on=today)
                if each.id == step.row // 10
                else each
                for each in network.asks
            )
            self.network = replace(self.network, asks=asks)
        elif step.kind == "give":
            needs = tuple(replace(each, met_on=today) if each.id == step.row else each
                          for each in network.needs)  # fmt: skip
            self.network = replace(self.network, needs=needs)
            self._add(evidence=(Evidence(self.id(), step.person, "need_met", today),))
        elif step.kind == "apply":
            openings = tuple(replace(each, applied_on=today) if each.id == step.row else each
                             for each in network.openings)  # fmt: skip
            self.network = replace(self.network, openings=openings)

    def _said(self) -> None:
        """What the talks of the last days brought."""
        life, row, day = self.life, self.row, self.today - timedelta(days=3)
        met = np.flatnonzero(life.talks[row] > self.talks)
        self._add(conversations=tuple(Conversation(self.id(), (int(who) + 1,), day) for who in met))
        restated = [who for who in met if life.restated[row, who] == life.week]
        self._add(evidence=tuple(Evidence(self.id(), int(who) + 1, "restated_my_skill", day)
                                 for who in restated))  # fmt: skip
        told = np.argwhere(life.known_needs[row] & ~self.needs)
        self._add(needs=tuple(Need(self.id(), int(who) + 1, f"need{which}", {f"need{which}": 1.0},
                                   True, day) for who, which in told))  # fmt: skip
        heads = np.flatnonzero(life.creator[row] & ~self.creator)
        named = [Named(self.id(), int(who) + 1, int(head) + 1, "job_creator", day)
                 for head in heads for who in met if UNIT[who] == UNIT[head]]  # fmt: skip
        for who in met:
            others = np.flatnonzero(life.seen[row, who] & ~self.seen[who])
            named += [Named(self.id(), int(who) + 1, int(other) + 1, "meet", day)
                      for other in others if other != SEEKER]  # fmt: skip
        self._add(named=tuple(named))
        self.talks, self.needs = life.talks[row].copy(), life.known_needs[row].copy()
        self.seen, self.creator = life.seen[row].copy(), life.creator[row].copy()

    def _answered(self) -> None:
        """Which introductions were made, and which asks came to nothing.

        A connector's help is behaviour of theirs. What is silent a week after the
        second reminder is noted as that.
        """
        life, row, day = self.life, self.row, self.today - timedelta(days=3)
        asks, shown = [], []
        for ask in self.network.asks:
            who, now = ask.target - 1, ask
            made = life.helped[row, who] and life.last_via[row, who] == ask.connector - 1
            if ask.state == "asked" and made:
                shown.append(Evidence(self.id(), ask.connector, "introduced_me", day))
                now = replace(ask, state="introduced", on=day)
            elif ask.state == "asked" and ask.nudges > 1 and ask.on < self.today:
                now = replace(ask, state="silent")
            asks.append(now)
        self.network = replace(self.network, asks=tuple(asks))
        self._add(evidence=tuple(shown))

    def _jobs(self) -> None:
        """Rumours, postings, and jobs that are gone."""
        life, row = self.life, self.row
        known = {each.id: each for each in self.network.openings}
        posted = life.posted()[row]
        coming = life.coming()[row] & life.rumoured[row]
        for place, which in np.argwhere(posted | coming):
            number = int(place) * posted.shape[1] + int(which) + 1
            stage: Stage = "posted" if posted[place, which] else "being_created"
            if number not in known:
                known[number] = Opening(number, ORGANISATION, "Engineer", "rumoured", self.today,
                                        TREES[WANTED[place]])  # fmt: skip
            if known[number].stage != stage:
                known[number] = replace(known[number], stage=stage, heard_on=self.today)
        for number, each in known.items():
            place, which = divmod(number - 1, posted.shape[1])
            if not (posted | coming)[place, which]:
                known[number] = replace(each, stage="closed")
        self.network = replace(self.network, openings=tuple(known.values()))


def first_network(life: Life, row: int) -> Network:
    """What a seeker knows on the first Monday."""
    society = life.society
    people = {who + 1: _person(who, bool(society.titled[row, who])) for who in range(PEOPLE)}
    goal = Goal(
        "one of three units",
        tuple(Place(ORGANISATION, TREES[unit]) for unit in WANTED),
        by=START + timedelta(weeks=WEEKS),
    )
    offers = tuple(
        Offer(which + 1, "know_how", f"need{which}", {f"need{which}": 1.0})
        for which in range(NEEDS)
        if society.offers[row, which]
    )
    mine = np.flatnonzero(society.closeness[row, SEEKER] > 0) + 1
    return Network(0, ME, people, _contacts(society.seen_closeness[row]),
                   frozenset(int(each) for each in mine), goal, offers=offers)  # fmt: skip


@cache
def _person(who: int, titled: bool) -> Person:
    unit = TREES[UNIT[who]]
    text = f"Head of {unit}" if titled else "Team Lead" if LEAD[who] else "Engineer"
    now = Position(0, ORGANISATION, unit, titles.read(text), seen_on=START)
    before = Position(0, ORGANISATION, TREES[0], titles.read("Engineer"), until=date(2023, 1, 2))
    held = (before, now) if PATHFINDER[who] else (now,)
    over_me = int(UNIT[SEEKER]) * MEMBERS + 1 if who == SEEKER else None
    return Person(who + 1, f"Person {who + 1}", held, reports_to=over_me)


def _contacts(closeness: Any) -> Contacts:
    """The traces that ties of this closeness leave, both ways alike."""
    sender, other = np.nonzero(closeness)
    close = closeness[sender, other].astype(np.float64)
    each_way = (np.exp(MESSAGES * close) - 1) / 2
    today = (START - EPOCH).days
    last = (START - date(1970, 1, 1)).days - np.round(120 * (1 - close)).astype(np.int64)
    counts = np.maximum(np.round(each_way), 1).astype(np.int64)
    empty = np.zeros(len(sender))
    return Contacts(
        sender + 1, other + 1, counts, np.zeros(len(sender), np.int64),
        each_way * 2.0 ** (today / 60), empty, last - 400, last,
    )  # fmt: skip
