"""Small networks for tests, written the way one would tell them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import numpy as np

from inroad.language import titles
from inroad.method.goal import Goal, Place
from inroad.method.network import EPOCH, Contacts, Network
from inroad.method.people import Person, Position

NOW = date(2026, 6, 1)
ME = 1
GOAL = Goal("the data platform at Acme", (Place("Acme", "Data Platform"),))


def ago(days: int) -> date:
    """A day before `NOW`."""
    return NOW - timedelta(days=days)


def position(
    unit: str = "Data Platform",
    title: str = "Engineer",
    organisation: str = "Acme",
    since: date | None = None,
    until: date | None = None,
) -> Position:
    """A position as the snapshot gives it, its title read."""
    return Position(0, organisation, unit, titles.read(title), since, until, NOW)


def person(number: int, *positions: Position, name: str = "", **more: object) -> Person:
    """A person with positions."""
    return Person(number, name or f"Person {number}", positions, **more)  # type: ignore[arg-type]


def contacts(
    messages: Iterable[tuple[int, int, int]] = (),
    meetings: Iterable[tuple[int, int, int]] = (),
    half_life: float = 60,
) -> Contacts:
    """Contacts from (sender, other, days ago) for messages and for meetings."""
    sums: dict[tuple[int, int], list[float]] = {}
    both = [(*row, 0) for row in messages]
    both += [(a, b, day, 1) for a, b, day in meetings] + [(b, a, day, 1) for a, b, day in meetings]
    for sender, other, days, meeting in both:
        day = (ago(days) - EPOCH).days
        unix = (ago(days) - date(1970, 1, 1)).days
        row = sums.setdefault((sender, other), [0, 0, 0.0, 0.0, unix, unix])
        row[meeting] += 1
        row[2 + meeting] += 2.0 ** (day / half_life)
        row[4], row[5] = min(row[4], unix), max(row[5], unix)
    pairs = sorted(sums)
    rows = np.array([sums[pair] for pair in pairs], float).reshape(-1, 6)
    ids = np.array(pairs, np.int64).reshape(-1, 2)
    whole = rows[:, [0, 1, 4, 5]].astype(np.int64)
    return Contacts(
        ids[:, 0], ids[:, 1], whole[:, 0], whole[:, 1], rows[:, 2], rows[:, 3],
        whole[:, 2], whole[:, 3],
    )  # fmt: skip


def network(
    people: Iterable[Person] = (),
    messages: Iterable[tuple[int, int, int]] = (),
    meetings: Iterable[tuple[int, int, int]] = (),
    goal: Goal | None = GOAL,
    **more: object,
) -> Network:
    """A network in which person 1 is me, an engineer in Customer Care."""
    mine = person(
        ME, position("Customer Care", "Support Engineer", since=date(2018, 1, 1)), name="Me"
    )
    everybody: Mapping[int, Person] = {each.id: each for each in (mine, *people)}
    return Network(0, ME, everybody, contacts(messages, meetings), goal=goal, **more)  # type: ignore[arg-type]
