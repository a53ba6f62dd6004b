"""From which class to which people would move: all that a circle of classes needs to know."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from inroad.solve.packing.market import Market


@dataclass(frozen=True, eq=False)
class Arcs:
    """Pairs of classes between which somebody would move, each once, in order of both.

    `of` and `to` (a,) are the class left and the class come to, `arc` (m,) each
    move's pair.
    """

    of: NDArray[np.int64]
    to: NDArray[np.int64]
    arc: NDArray[np.int64]

    @property
    def count(self) -> int:
        """a"""
        return len(self.of)

    def starts(self, classes: int) -> NDArray[np.int64]:
        """(k + 1,) Where the arcs out of each class begin."""
        return np.searchsorted(self.of, np.arange(classes + 1))

    @cached_property
    def first(self) -> NDArray[np.int64]:
        """(a + 1,) Where each arc's moves begin, in their order by arc."""
        many = np.bincount(self.arc, minlength=self.count)
        return np.concatenate([np.zeros(1, np.int64), np.cumsum(many)])

    @cached_property
    def back(self) -> NDArray[np.int64]:
        """(a,) The arc the other way round, or -1."""
        if not self.count:
            return np.zeros(0, np.int64)
        classes = int(max(self.of.max(), self.to.max())) + 1
        keys, reverse = self.of * classes + self.to, self.to * classes + self.of
        found = np.minimum(np.searchsorted(keys, reverse), self.count - 1)
        return np.where(keys[found] == reverse, found, -1)


def arcs_of(market: Market, moves: NDArray[np.int64] | None = None) -> Arcs:
    """The arcs of all moves of a market, or of some."""
    some = np.arange(market.moves) if moves is None else moves
    key = market.of[some] * market.classes + market.to[some]
    order = np.argsort(key, kind="stable")
    new = np.concatenate([np.ones(min(len(some), 1), np.bool_), np.diff(key[order]) > 0])
    arc = np.empty(len(some), np.int64)
    arc[order] = np.cumsum(new) - 1
    keys = key[order][new]
    return Arcs(keys // market.classes, keys % market.classes, arc)


@njit(cache=True)
def find(starts: Any, to: Any, here: Any, there: Any) -> Any:
    """The arc between two classes, or -1."""
    low, high = starts[here], starts[here + 1]
    while low < high:
        middle = (low + high) // 2
        if to[middle] < there:
            low = middle + 1
        else:
            high = middle
    return low if low < starts[here + 1] and to[low] == there else -1
