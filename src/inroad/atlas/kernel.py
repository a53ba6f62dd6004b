"""The same as `reach.chains` and `reach.ranked`, by the kernels of `solve.paths`.

For a network that fits in memory. From each person of a place outward, two
introductions far; then one pass over the asks of whoever was reached. Held to
the expressions by a test: equal people, equal chances to the last bit.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from inroad.atlas import loops
from inroad.solve import paths
from inroad.solve.graph import Floats, Graph, Ints, gathered

BYTES_OF_A_TIE = 120
"""While the two graphs are made; kept are 24."""


def fits(ties: int, people: int, memory_bytes: int) -> bool:
    """Whether the kernels and their tables stay within so much memory."""
    return ties * BYTES_OF_A_TIE + people * 100 <= memory_bytes


class Links(NamedTuple):
    """The two graphs of one network: an ask over each tie, and an introduction."""

    ask: Graph
    introduce: Graph


def links(
    a: Ints, b: Ints, ask: NDArray[np.float32], introduce: NDArray[np.float32], size: int
) -> Links:
    """The graphs of m ties between positions 0..size - 1; an introduction of NaN is none."""
    indptr, heads, chances = loops.rows(a, b, np.stack([ask, introduce]), size)
    usable = ~np.isnan(chances[1])
    fewer = np.concatenate([[0], np.cumsum(usable)])[indptr]
    return Links(_graph(indptr, heads, chances[0]),
                 _graph(fewer, heads[usable], chances[1][usable]))  # fmt: skip


def _graph(indptr: Any, heads: Any, chances: Any) -> Graph:
    for each in (indptr, heads, chances):
        each.setflags(write=False)
    return Graph(indptr, heads, chances, symmetric=True)


@dataclass(eq=False)
class Best:
    """The best few people for each of n seekers so far; each array is (n, count)."""

    count: int
    seekers: Ints
    worth: Floats = field(init=False)
    chance: Floats = field(init=False)
    sure: Floats = field(init=False)
    people: Ints = field(init=False)
    """(3, n, count): who, and the two connectors."""

    def __post_init__(self) -> None:
        shape = (len(self.seekers), self.count)
        self.worth, self.chance, self.sure = (np.zeros(shape) for _ in range(3))
        self.people = np.full((3, *shape), -1, np.int64)

    def take(self, person: int, sure: float, found: "Found") -> None:
        """Put a person, who has the role with the chance `sure`, among everybody's best."""
        kept = (self.worth, self.sure, self.chance, self.people)
        loops.taken(self.seekers, person, sure, tuple(found), *kept)


class Found(NamedTuple):
    """The best chain to one person from everybody (n): its chance, 0 where there is none.

    `first` and `second` are the connectors, -1 where the chain is shorter.
    """

    chance: Floats
    first: Ints
    second: Ints


def everybody_to(both: Links, person: int) -> Found:
    """The best chain of at most three ties from everybody to one person."""
    size = both.ask.size
    onward, further = _outward(both, person)
    best, first = np.zeros(size), np.full(size, -1, np.int64)
    rows = (both.ask.indptr, both.ask.indices, both.ask.weights)
    loops.asked(*rows, np.flatnonzero(onward), onward, best, first)
    second = np.where(first >= 0, further[first], -1)
    for asker in np.flatnonzero((second == np.arange(size)) & (first >= 0)).tolist():
        # The best chain came back through whoever asks: the best one without that.
        onward, further = _outward(both, person, without=[asker])
        friends, asks = both.ask.row(asker)
        chances = onward[friends] * asks
        at = int(np.argmax(chances))
        best[asker], first[asker], second[asker] = chances[at], friends[at], further[friends[at]]
    best[person] = 0
    first[first == person] = -1
    return Found(best, first, second)


def _outward(
    both: Links, person: int, without: Collection[int] = ()
) -> tuple[Floats, NDArray[np.int64]]:
    """The chance of one or two introductions from everybody to one person.

    Returns: chances (n), and whom each would go by (n), -1 where they know the person.
    """
    found = paths.best_chances(both.introduce, person, 2, without)
    friends, chances = found.levels[1]
    passing = ~found.closed[friends]
    heads, weights, owner = gathered(both.introduce, friends[passing].astype(np.int64))
    best = np.flatnonzero(chances[passing][owner] * weights == found.chances[heads])[::-1]
    by = np.full(both.introduce.size, -1, np.int64)
    by[heads[best]] = friends[passing][owner[best]]  # of equals the first, which comes last
    by[friends[found.chances[friends] == chances]] = -1
    by[person] = -1
    return found.chances.astype(np.float64), by


class Wanted(NamedTuple):
    """Seekers of one place, and the people of one role there for them, both ascending.

    `sure` is the chance that each has the role, `origins` the seekers' origin for
    which they do.
    """

    role: str
    seekers: Ints
    people: Ints
    sure: Floats
    origins: Ints


def best(both: Links, wanted: list[Wanted], count: int) -> list[Best]:
    """The best people of each role of one place; whoever has several is looked at once."""
    kept = [Best(count, each.seekers) for each in wanted]
    sure = [dict(zip(each.people.tolist(), each.sure.tolist(), strict=True)) for each in wanted]
    for person in np.unique(np.concatenate([each.people for each in wanted])).tolist():
        found = everybody_to(both, person)
        for chances, held in zip(sure, kept, strict=True):
            if person in chances:
                held.take(person, chances[person], found)
    return kept
