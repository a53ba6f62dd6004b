"""Which moves have a circle or a chain within the caps, and how many people it would need.

A move leaves one class of seats for another; a circle through it is a way back.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components

from inroad.solve.packing.market import Market

Numbers = NDArray[np.int64]
Truths = NDArray[np.bool_]

NEVER = 1 << 40
"""More moves than there can be: a class that never comes free, or can never be given up."""
TOGETHER = 4096
"""Classes whose ways are followed at once, as bits of one row."""
_BLOCK = 1 << 16


@dataclass(frozen=True)
class Within:
    """The ways of a market under caps; None is no cap, 0 none at all."""

    market: Market
    max_cycle: int | None
    max_chain: int | None

    @cached_property
    def graph(self) -> csr_array:
        """(k, k) Which class can be left for which, each once."""
        market = self.market
        if not market.moves:
            return csr_array((market.classes, market.classes), dtype=np.float64)
        ends = np.unique(market.of * market.classes + market.to)
        where = (ends // market.classes, ends % market.classes)
        size = (market.classes, market.classes)
        return csr_array((np.ones(len(ends)), where), shape=size)

    @cached_property
    def chain_moves(self) -> Numbers:
        """(m,) How many moves the shortest chain through each move has, `NEVER` where none does."""
        market = self.market
        if self.max_chain == 0:
            return np.full(market.moves, NEVER)
        opened = self._after(market.vacant > 0, market.to, market.of)
        may_end = market.may_stay_empty[market.unit] > 0
        ended = self._after(may_end, market.of, market.to)
        moves: Numbers = np.minimum(opened[market.to] + 1 + ended[market.of], NEVER)
        return moves

    def _after(self, start: Truths, begin: Numbers, end: Numbers) -> Numbers:
        """(k,) After how many moves each class is reached from some, `NEVER` where it is not."""
        found = np.where(start, 0, NEVER)
        for steps in range(1, len(found) + 1):
            new = end[found[begin] == steps - 1]
            new = new[found[new] == NEVER]
            if not len(new):
                break
            found[new] = steps
        return found

    @cached_property
    def closes(self) -> Truths:
        """(m,) Whether a move lies on a circle of any length, or in any chain."""
        market = self.market
        if not market.moves:
            return np.zeros(0, np.bool_)
        _, part = connected_components(self.graph, connection="strong")
        return np.asarray((part[market.of] == part[market.to]) | (self.chain_moves < NEVER))

    def fits(self, moves: Numbers) -> Truths:
        """Which of some moves have a circle or a chain within the caps."""
        if self.max_cycle is None:
            return self.closes[moves]
        chained = self.chain_moves[moves] <= (NEVER - 1 if self.max_chain is None
                                              else self.max_chain)  # fmt: skip
        if self.max_cycle == 0:
            return chained
        starts, ends = self.market.to[moves], self.market.of[moves]
        return chained | self._reached(starts, ends, self.max_cycle - 1)

    def _reached(self, starts: Numbers, ends: Numbers, most: int) -> Truths:
        """Whether each end is reached from its start in 1 to `most` steps."""
        found = np.zeros(len(starts), np.bool_)
        classes = np.unique(ends)
        for first in range(0, len(classes), TOGETHER):
            some = classes[first : first + TOGETHER]
            ways = self._ways(some, most)
            mine = np.flatnonzero(np.isin(ends, some))
            column = np.searchsorted(some, ends[mine])
            bits = ways[starts[mine], column // 8] >> (7 - column % 8)
            found[mine] = (bits & 1).astype(np.bool_)
        return found

    def _ways(self, ends: Numbers, most: int) -> NDArray[np.uint8]:
        """(k, e/8) From each class, as bits, the ends that it reaches in at most so many steps."""
        graph = self.graph
        first = np.packbits(graph[:, ends].toarray() > 0, axis=1)
        ways = first
        for _ in range(most - 1):
            further = first | _joined(ways, graph.indptr, graph.indices)
            if (further == ways).all():
                break
            ways = further
        return ways

    def circle_people(self, move: int) -> int | None:
        """How many people the shortest circle through a move has; None where there is none."""
        start, here = int(self.market.to[move]), int(self.market.of[move])
        before = self._before(start)
        steps = 1
        while here != start:
            here = int(before[here])
            if here < 0:
                return None
            steps += 1
        return steps

    @cached_property
    def _walked(self) -> dict[int, Numbers]:
        return {}

    def _before(self, start: int) -> Numbers:
        if start not in self._walked:
            _, before = breadth_first_order(self.graph, start, return_predecessors=True)
            self._walked[start] = before
        return self._walked[start]


def _joined(ways: NDArray[np.uint8], starts: Numbers, ends: Numbers) -> NDArray[np.uint8]:
    """What the classes behind each class reach, taken together."""
    found = np.zeros_like(ways)
    row = 0
    while row < len(ways):
        # A block of rows at once, so that what is gathered stays small.
        last = int(np.searchsorted(starts, starts[row] + _BLOCK, side="right")) - 1
        last = min(max(last, row + 1), len(ways))
        rows = np.flatnonzero(starts[row + 1 : last + 1] > starts[row:last]) + row
        if len(rows):
            some = ways[ends[starts[row] : starts[last]]]
            found[rows] = np.bitwise_or.reduceat(some, starts[rows] - starts[row], axis=0)
        row = last
    return found
