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
from scipy import sparse

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
    usable = ~np.isnan(introduce)
    return Links(_rows(a, b, ask, size), _rows(a[usable], b[usable], introduce[usable], size))


def _rows(a: Ints, b: Ints, chances: NDArray[np.float32], size: int) -> Graph:
    """A graph of pairs of which each is there once: its rows are counted, not sorted."""
    ends = np.concatenate([a, b]), np.concatenate([b, a])
    rows = sparse.csr_array((np.concatenate([chances, chances]), ends), shape=(size, size))
    rows.sort_indices()
    arrays = rows.indptr.astype(np.int64), rows.indices.astype(np.int32), rows.data
    for each in arrays:
        each.setflags(write=False)
    return Graph(*arrays, symmetric=True)


@dataclass(eq=False)
class Best:
    """The best few people for each of n seekers so far; each array is (count, n)."""

    count: int
    seekers: Ints
    worth: Floats = field(init=False)
    chance: Floats = field(init=False)
    people: Ints = field(init=False)
    first: Ints = field(init=False)
    second: Ints = field(init=False)
    sure: Floats = field(init=False)

    def __post_init__(self) -> None:
        shape = (self.count, len(self.seekers))
        self.worth, self.chance, self.sure = np.zeros(shape), np.zeros(shape), np.zeros(shape)
        self.people, self.first, self.second = (np.full(shape, -1, np.int64) for _ in range(3))

    def take(self, person: int, sure: float, found: "Found") -> None:
        """Put a person, who has the role with the chance `sure`, among everybody's best."""
        chance = found.chance[self.seekers]
        worth = np.asarray(sure * chance, np.float64)
        at = np.flatnonzero((worth > 0) & (worth >= self.worth[-1]))
        who = self.seekers[at]
        one = np.ones(len(at))
        new = [worth[at], sure * one, np.full(len(at), person), chance[at], found.first[who],
               found.second[who]]  # fmt: skip
        kept = [self.worth, self.sure, self.people, self.chance, self.first, self.second]
        for rank in range(self.count):
            here = [array[rank, at] for array in kept]
            better = _is_better(new, here)
            for place, array in enumerate(kept):
                array[rank, at] = np.where(better, new[place], here[place])
                new[place] = np.where(better, here[place], new[place])


def _is_better(new: list[Any], here: list[Any]) -> Any:
    """By worth, then by the chance of the role, then by the smaller number."""
    equal = new[0] == here[0]
    equally_sure = equal & (new[1] == here[1])
    return (new[0] > here[0]) | (equal & (new[1] > here[1])) | (equally_sure & (new[2] < here[2]))


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
    reached = np.flatnonzero(onward)
    askers, asks, owner = gathered(both.ask, reached)
    chances = onward[reached][owner] * asks
    best = np.zeros(size)
    np.maximum.at(best, askers, chances)
    first = np.full(size, -1, np.int64)
    hits = np.flatnonzero(chances == best[askers])[::-1]
    first[askers[hits]] = reached[owner[hits]]  # of equals the least, which comes last
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
