"""Circles and chains that are worth more than they cost: the search that prices them.

A search grows a row of moves move by move and leaves it as soon as even the best
continuation, whoever it moves, is worth too little.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from inroad.solve.packing import kernels
from inroad.solve.packing.market import Market

LONGEST = 32
"""Moves of the longest row that is told of."""


@dataclass(frozen=True, eq=False)
class Ways:
    """A market by class: which moves lead into a class, and which out of it."""

    market: Market

    @cached_property
    def into(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """(k + 1,) starts and (m,) moves, by the class that they lead to."""
        return _grouped(self.market.to, self.market.classes)

    @cached_property
    def out(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """The same by the class that they leave; within one, by the class that they lead to."""
        starts, _ = _grouped(self.market.of, self.market.classes)
        return starts, np.lexsort((self.market.to, self.market.of)).astype(np.int32)

    @cached_property
    def who(self) -> NDArray[np.int32]:
        """(m,) People, small."""
        return self.market.who.astype(np.int32)

    @cached_property
    def of(self) -> NDArray[np.int32]:
        """(m,) Classes left, small."""
        return self.market.of.astype(np.int32)

    @cached_property
    def to(self) -> NDArray[np.int32]:
        """(m,) Classes come to, small."""
        return self.market.to.astype(np.int32)


def _grouped(by: NDArray[np.int64], groups: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    starts = np.zeros(groups + 1, np.int64)
    np.cumsum(np.bincount(by, minlength=groups), out=starts[1:])
    return starts, np.argsort(by, kind="stable").astype(np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """What moves bring and what people and seats cost, at present.

    `gain` (m,) is a move's additive worth less its person's price. A row brings,
    on top, `share` times its expected worth: `weight` (m,) by the chance `yes`
    (m,) that all say yes, or of a chain all up to there. `start` (k,) is what a
    chain pays for a vacancy, `end` (u,) for a seat that stays empty.
    """

    gain: NDArray[np.float64]
    share: float
    weight: NDArray[np.float64]
    yes: NDArray[np.float64]
    start: NDArray[np.float64]
    end: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Rows of moves one after another: `starts` (r + 1,), `moves`, and what each brings.

    `whole` is false where there were more than there was room for.
    """

    starts: NDArray[np.int64]
    moves: NDArray[np.int32]
    brings: NDArray[np.float64]
    whole: bool


PATIENCE = 200_000_000
"""Moves that one search looks at before it gives up."""


def circles(ways: Ways, prices: Prices, cap: int, least: float, room: int, each: int) -> Found:
    """Circles of at most `cap` moves that bring more than `least`.

    Args:
        room: how many at most; `each`: how many at most through one first class,
            those that are found first.
    """
    found = kernels.priced_circles(
        *ways.into, *ways.out, ways.who, ways.of, ways.to, prices.gain, prices.share,
        prices.weight, prices.yes, cap, least, room, each, PATIENCE,
    )  # fmt: skip
    return _gathered(found)


def chains(ways: Ways, prices: Prices, cap: int, least: float, room: int, each: int) -> Found:
    """Chains of at most `cap` moves that bring more than `least`, as `circles`."""
    market = ways.market
    found = kernels.priced_chains(
        *ways.into, ways.who, ways.of, prices.gain, prices.share, prices.weight, prices.yes,
        market.vacant, prices.start, prices.end[market.unit],
        market.may_stay_empty[market.unit] > 0, cap, least, room, each, PATIENCE,
    )  # fmt: skip
    return _gathered(found)


def best_chains(ways: Ways, prices: Prices, cap: int, least: float) -> tuple[Found, float]:
    """For every person the best chain through them, as far as dynamic programming tells.

    It looks at walks, in which somebody may move twice; a loop is then cut out, and
    what is left may bring less than another chain.

    Returns: the chains, and the most that all chains of one choice can bring.
    """
    market = ways.market
    *found, most = kernels.best_chains(
        *ways.into, ways.who, ways.of, ways.to, prices.gain, prices.share, prices.weight,
        prices.yes, market.vacant, prices.start, prices.end[market.unit],
        market.may_stay_empty[market.unit] > 0, cap, least, market.people,
    )  # fmt: skip
    return _gathered(tuple(found)), float(most)


def _gathered(found: tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.float64], int, bool]
              ) -> Found:  # fmt: skip
    table, lengths, brings, rows, whole = found
    lengths = lengths[:rows]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    inside = np.arange(table.shape[1]) < lengths[:, None]
    return Found(starts, table[:rows][inside], brings[:rows], whole)
