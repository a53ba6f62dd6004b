"""Everything that a plan needs to know, as one frozen value."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from inroad.method.conversations import (
    Ask,
    Conversation,
    Evidence,
    Learnt,
    Named,
    Opening,
    Promise,
)
from inroad.method.goal import Goal
from inroad.method.people import Person
from inroad.method.value import Need, Offer

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """Who had contact with whom, added up: m directed pairs as columns.

    `sender` and `other` are person ids (int64). `messages` and `meetings` are
    counts. `message_energy` and `meeting_energy` are sums of 2^(day/60) with
    `day` counted from `EPOCH`: the decayed sums of any later moment follow by
    one multiplication. `first` and `last` are days since 1970-01-01. A
    meeting stands once in each direction.
    """

    sender: NDArray[np.int64]
    other: NDArray[np.int64]
    messages: NDArray[np.int64]
    meetings: NDArray[np.int64]
    message_energy: NDArray[np.float64]
    meeting_energy: NDArray[np.float64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


EPOCH = date(2010, 1, 1)
"""The day on which one contact has an energy of 1."""

StepState = ("proposed", "done", "snoozed", "not_this_person", "dismissed")


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a suggestion: `key` is the card's, `person` who it was about."""

    key: str
    person: int
    kind: str
    state: str
    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A seeker's people and what is known of them, as of `revision`.

    Everything is keyed by person id; `me` is the seeker's own. `connected`
    are the people who stand in my address book or list of contacts, whether or
    not a trace is left. `title_terms` has the words of meaning of each distinct
    title text; `assumed_needs` what people of a `Title.function` (and
    "manages") usually want, as needs of nobody (person 0) that are not stated.
    """

    revision: int
    me: int
    people: Mapping[int, Person]
    contacts: Contacts
    connected: frozenset[int] = frozenset()
    goal: Goal | None = None
    conversations: tuple[Conversation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    promises: tuple[Promise, ...] = ()
    needs: tuple[Need, ...] = ()
    offers: tuple[Offer, ...] = ()
    learnt: tuple[Learnt, ...] = ()
    named: tuple[Named, ...] = ()
    openings: tuple[Opening, ...] = ()
    asks: tuple[Ask, ...] = ()
    steps: tuple[Step, ...] = ()
    followed: frozenset[str] = frozenset()
    title_terms: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    assumed_needs: Mapping[str, tuple[Need, ...]] = field(default_factory=dict)


def known_by(network: Network, day: date) -> Network:
    """What was known on a day: what was said, promised, asked or heard later is left out.

    `contacts` are sums and stay as they are: whoever adds them up leaves out what
    came later. What bears no day (a name in the address book, an offer) stays.
    """

    def by(rows: Iterable[Row], when: Callable[[Row], date | None]) -> tuple[Row, ...]:
        return tuple(each for each in rows if (when(each) or date.min) <= day)

    def then(person: Person) -> Person:
        begun = by(person.positions, lambda each: each.since)
        held = tuple(
            replace(each, until=None) if each.until and each.until > day else each for each in begun
        )
        return replace(person, positions=held) if held != person.positions else person

    def as_it_was(promise: Promise) -> Promise:
        later = promise.kept_on is not None and promise.kept_on > day
        return replace(promise, kept_on=None) if later else promise

    def unmet(need: Need) -> Need:
        return replace(need, met_on=None) if need.met_on and need.met_on > day else need

    return replace(
        network,
        people={who: then(person) for who, person in network.people.items()},
        conversations=by(network.conversations, lambda each: each.on),
        evidence=by(network.evidence, lambda each: each.on),
        promises=tuple(map(as_it_was, by(network.promises, lambda each: each.made_on))),
        needs=tuple(map(unmet, by(network.needs, lambda each: each.on))),
        learnt=by(network.learnt, lambda each: each.on),
        named=by(network.named, lambda each: each.on),
        openings=by(network.openings, lambda each: each.heard_on),
        asks=by(network.asks, lambda each: each.on),
        steps=by(network.steps, lambda each: each.on),
    )
