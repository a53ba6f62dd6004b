"""Which employer next? Developers who changed theirs, with whom they worked, and who was there."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from evidence.history.choosing import Choices, compared, gain, gathered, weights
from evidence.history.moments import met, worked
from evidence.results import Study
from evidence.running import Asked
from evidence.statistics import Floats
from inroad.method.goal import Goal, Place
from inroad.method.network import Network, known_by
from inroad.method.parameters import Parameters
from inroad.method.people import Person, Position
from inroad.method.roles import Judge, probability, still_there
from inroad.method.ties import Ties, ties

LEAST_PEOPLE, MOST_MOVED = 3, 3
"""A company is a candidate with so many people then; so many who move on one day were bought."""
INDEPENDENT = "*independent"
NUMBERS = ("contact_half_life_days", "meeting_weight", "tie_intercept", "tie_energy",
           "tie_reciprocity", "tie_mutuals", "tenure_half_life_days", "path_same_organisation",
           "path_unlike")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody left one company for another on a day."""

    person: int
    left: str
    joined: str
    on: date


def moves(data: Path) -> list[Move]:
    """Employer changes, without mass moves of one day and without working for oneself."""
    with (data / "openstack_careers" / "moves.csv").open(newline="") as file:
        return [
            Move(int(row["person"][1:]), row["from_company"], row["to_company"],
                 date.fromisoformat(row["date"]))
            for row in csv.DictReader(file)
            if int(row["same_day_group_size"]) < MOST_MOVED
            and INDEPENDENT not in (row["from_company"], row["to_company"])
        ]  # fmt: skip


def people(data: Path, count: int) -> dict[int, Person]:
    """Everybody with the positions that the registry has; the place in the list is the number."""
    held: dict[int, list[Position]] = defaultdict(list)
    with (data / "openstack_careers" / "positions.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            if row["company"] != INDEPENDENT:
                held[int(row["person"][1:])].append(
                    Position(0, row["company"], since=_day(row["start"]), until=_day(row["end"]))
                )
    return {who: Person(who, "", tuple(held[who])) for who in range(max(count, max(held) + 1))}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def choices(data: Path, p: Parameters, every: int = 1) -> Choices:
    """Every move as a choice among the companies that had somebody then."""
    one, other, month, events = worked(data)
    everybody = people(data, int(other.max()) + 1)
    begun = {who: int(month[(one == who) | (other == who)].min())
             for who in np.unique(np.concatenate([one, other])).tolist()}  # fmt: skip
    parts = []
    for move in sorted(moves(data), key=lambda each: (each.on, each.person))[::every]:
        before = move.on.year * 12 + move.on.month - 1
        contacts = met(one, other, month, events, before, p)
        network = known_by(Network(0, move.person, everybody, contacts), move.on)
        active = {who for who, first in begun.items() if first < before}
        size = _sizes(network, active, move, p)
        if size.get(move.joined, 0) < LEAST_PEOPLE:
            continue
        names = [name for name in sorted(size) if size[name] >= LEAST_PEOPLE and name != move.left]
        features = _features(network, ties(network, move.on, p), names, size, move.on, p)
        parts.append((features, names.index(move.joined), move.person))
    return gathered(parts)


def _sizes(network: Network, active: set[int], move: Move, p: Parameters) -> dict[str, int]:
    """How many of those seen before the day work at each company then, without who moves."""
    found: dict[str, int] = defaultdict(int)
    for who in active - {move.person}:
        for held in network.people[who].positions:
            if still_there(held, move.on, p) and held.until is None:
                found[held.organisation] += 1
    return found


def _features(
    network: Network,
    known: Ties,
    names: list[str],
    size: Mapping[str, int],
    on: date,
    p: Parameters,
) -> dict[str, Floats]:
    """What each company offers: its size, ties into it, insiders and pathfinders among them."""
    strengths = {other: tie.strength for tie in known.of(network.me)
                 for other in ((tie.b if tie.a == network.me else tie.a),)}  # fmt: skip
    at: dict[str, set[int]] = defaultdict(set)
    for who in strengths:
        for held in network.people[who].positions:
            at[held.organisation].add(who)
    rows = []
    for name in names:
        judge = Judge(network, Goal("", (Place(organisation=name),)), on, p)
        roles = judge.roles(at[name])
        inside = {who: probability(held, "insider") for who, held in roles.items()}
        path = {who: probability(held, "pathfinder") for who, held in roles.items()}
        rows.append((
            np.log1p(size[name]),
            np.log1p(sum(chance > 0 for chance in inside.values())),
            np.log1p(sum(chance * strengths[who] for who, chance in inside.items())),
            np.log1p(sum(path.values())),
        ))  # fmt: skip
    return dict(zip(FEATURES, np.array(rows).T, strict=True))


FEATURES = ("size", "ties", "insiders", "pathfinders")
MODELS = {
    "all": FEATURES,
    "without insiders": ("size", "ties", "pathfinders"),
    "without pathfinders": ("size", "ties", "insiders"),
    "size and ties": ("size", "ties"),
    "ties only": ("ties",),
    "size only": ("size",),
}


def study(asked: Asked) -> Study:
    """Moves with ties, insiders, pathfinders and size, beside size only."""
    p = Parameters.DEFAULT
    asked.tell("employers: OpenStack")
    found = choices(asked.data, p, 10 if asked.quick else 1)
    table, fits, picture = compared(found, MODELS, "size only", 7)
    full, size = fits["all"], fits["size only"]
    claims = [
        gain("log-likelihood of a move above size only", found, full.likely - size.likely),
        gain("MRR above size only", found, full.rank - size.rank, None),
        gain("insiders add", found, full.likely - fits["without insiders"].likely, None),
        gain("pathfinders add", found, full.likely - fits["without pathfinders"].likely, None),
    ]
    facts = {"candidates": len(found.event) / len(found.person), "moves": len(found.person),
             "random": float(np.mean([_chance(n) for n in np.bincount(found.event)]))}  # fmt: skip
    numbers = {name: getattr(p, name) for name in NUMBERS}
    return Study("history.employers", tuple(claims), (table, weights(found, FEATURES)),
                 (picture,), facts, numbers)  # fmt: skip


def _chance(count: int) -> float:
    """The mean reciprocal rank of a draw among so many."""
    return float(np.mean(1 / np.arange(1, count + 1)))
