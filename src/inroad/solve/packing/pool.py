"""What a choice under caps is made from: a market, its caps, and the rows found so far."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inroad.solve.packing.linear import Programme, Supply
from inroad.solve.packing.market import Market, Objective
from inroad.solve.packing.rows import Rows
from inroad.solve.packing.search import Found, Prices, Ways, best_chains, chains, circles

FEW = 30_000
"""So many circles of classes are all looked at from the start."""
MANY = 200
"""Circles through one class that a search tells of at most, where people share a class."""
ROOM = 200_000
"""Rows that one search tells of at most."""

Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Caps:
    """How many moves a circle and a chain may have; 0 is none of them."""

    circle: int
    chain: int


class Pool:
    """A market, and the rows of it that were found so far.

    `people` is how many can move at most. With a `supply`, each person of the market
    stands for all who would make one move, as many as `limits` and the supply allow.
    """

    def __init__(
        self,
        market: Market,
        caps: Caps,
        people: int | None = None,
        limits: NDArray[np.float64] | None = None,
        supply: Supply | None = None,
    ) -> None:
        self.market, self.caps, self.ways, self.rows = market, caps, Ways(market), Rows(market)
        self.chains = caps.chain > 0 and bool(market.vacant.any())
        self.people = market.people if people is None else people
        self.limits, self.supply = limits, supply
        self.each = MANY if supply else 4

    def programme(
        self,
        objective: Objective,
        before: Sequence[Objective],
        floors: Sequence[float],
        whole: bool = False,
    ) -> Programme:
        """The choice among the rows that are known, and those that will be."""
        return Programme(self.rows, objective, before, floors, whole, self.limits, self.supply)

    def begin(self, circles: Sequence[Row], chains: Sequence[Row]) -> NDArray[np.int64]:
        """Take up a first choice: the numbers of its rows, each as often as it is taken."""
        first = self.market.to
        turned = [_turned(row, first[list(row)].tolist()) for row in circles]
        numbers = []
        for rows, chain in ((turned, False), (chains, True)):
            lengths = np.array([len(row) for row in rows], np.int64)
            moves = np.array([each for row in rows for each in row], np.int32)
            starts = np.concatenate([[0], np.cumsum(lengths)])
            numbers += self.rows.add(Found(starts, moves, np.zeros(len(rows)), True), chain)
        return np.array(numbers, np.int64)

    def begin_with_all(self) -> None:
        """Take up all circles, as long as they are few: no turn is then needed to find them."""
        market = self.market
        free, one = np.zeros(market.moves), np.ones(market.moves)
        prices = Prices(free, 0.0, free, one, np.zeros(market.classes),
                        np.zeros(len(market.may_stay_empty)))  # fmt: skip
        for cap in range(min(self.caps.circle, 4), 1, -1):
            found = circles(self.ways, prices, cap, -1.0, FEW, FEW)
            if found.whole:
                self.rows.add(found, False)
                return

    def search(
        self, prices: Prices, least: float, cap: int
    ) -> tuple[list[tuple[Found, bool]], float]:
        """Some rows that bring more than `least`, and the most that all chains can bring."""
        found, chained = [], 0.0
        if cap > 1:
            found.append((circles(self.ways, prices, cap, least, ROOM, self.each), False))
        if self.chains:
            each, chained = best_chains(self.ways, prices, self.caps.chain, least)
            found.append((each, True))
        return found, chained

    def everything(self, prices: Prices, least: float) -> bool:
        """Take up every row that brings more than `least`; whether these were all."""
        found = []
        if self.caps.circle > 1:
            found.append((circles(self.ways, prices, self.caps.circle, least, ROOM, ROOM), False))
        if self.chains:
            found.append((chains(self.ways, prices, self.caps.chain, least, ROOM, ROOM), True))
        for each, chain in found:
            self.rows.add(each, chain)
        return all(each.whole for each, _ in found)


def _turned(row: Row, to: Sequence[int]) -> Row:
    """A circle as the search tells of it: the move into its smallest class first."""
    at = to.index(min(to))
    return (*row[at:], *row[:at])
