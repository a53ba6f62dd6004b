"""One objective's turn at a choice under caps: bounded, chosen, mended and proven.

A linear programme over the rows found so far prices people and seats; a search
finds rows that are worth more than they cost; where there is none, its value
bounds every choice. Whole choices are then made among the rows found. Sources:
Barnhart and others (1998), branch and price; Abraham, Blum and Sandholm (2007).

For most moves, each move is weighed as if it failed with a chance of 1 / (8 n): the
short circles that this favours make the programme's answer nearly whole, and with
caps below 8 no move is ever lost by it.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from inroad.solve.packing.linear import Method, Relaxed
from inroad.solve.packing.market import Objective
from inroad.solve.packing.pool import Pool
from inroad.solve.packing.search import Prices

TURNS: tuple[tuple[Method, bool], ...] = (
    ("interior", True),
    ("interior", False),
    ("vertex", False),
)
"""Prices in the middle of all that are right, for few turns, and whether to stop as soon as the
bound known before is met; then exact ones."""
SMALL = 1e-6
"""What a row must bring beyond its cost to be worth taking up; less is rounding."""
ROUGH = 2e-4
"""The same while prices are rough."""
TIE_BREAK_CAP = 8
"""Below this cap the tie-break costs no move."""
DIVE_SECONDS = 10.0
SMALL_PROGRAMME = 300
"""Rows that are taken partly, at most, when the rest is left to an integer programme."""
NEARLY = 0.6
"""From this share on a row is taken wholly: two such have nobody in common."""

WINDOW = 0.4
"""Rows that cost more than this beyond their worth are left out of dives and mending."""
STEPS = 20
"""Of the rows taken partly, one in so many is taken wholly at once, where people share a limit."""
FIRST_MENDED = 40.0
"""Classes whose rows are chosen anew at once; more where that is easy, fewer where it is not."""
MEND_SECONDS = 3.0
VAIN = 20
"""Mendings in vain, one after another, after which it is given up."""

Clock = Callable[[], float]


class Stage:
    """One objective's turn: the best choice so far, and what bounds every choice."""

    def __init__(
        self,
        pool: Pool,
        objective: Objective,
        before: tuple[Sequence[Objective], Sequence[float]],
        known: tuple[NDArray[np.int64], float],
        left: Clock,
    ) -> None:
        self.pool, self.objective, self.left = pool, objective, left
        self.before, self.floors = before
        self.taken, self.bound = known
        self.value = self._worth(self.taken)
        self.step = _step(objective)
        self.kept = 0.0  # seconds that are left for choosing when the bound takes too long
        leaning = None if self.before else self._leaning()
        self.used = leaning or objective
        self.slack = max(pool.caps.circle, pool.caps.chain) / 8 if leaning else 0.0
        self.linear = pool.programme(self.used, self.before, self.floors)
        self.whole = pool.programme(self.used, self.before, self.floors, whole=True)

    @property
    def done(self) -> bool:
        """Whether the choice is proven to be the best, or nothing more can be tried."""
        return self.value >= self.bound - SMALL

    def run(self) -> None:
        """Bound, choose, and look at every row that could still matter, until it is proven."""
        if self.done:
            return
        if self.pool.supply:
            self.pool.begin_with_all()
            self.kept = self.left() / 2
        limit = math.inf
        hoped = self.bound - self.slack - SMALL
        for method, early in TURNS:
            if method == "interior" and (limit < math.inf or (early and self.pool.supply)):
                continue  # it did not stop early, or is not to
            relaxed, limit = self._generated(method, hoped if early else math.inf)
            if method == "interior" and self.pool.supply:
                continue  # these prices are too rough for it
            self._dive(relaxed, method)
            if self.done:
                return
        if self.pool.supply:
            self._mend(relaxed)
        for known_only in (True, False):
            if not self.done and self.left() > 0 and limit < math.inf:
                self._near(relaxed, limit, known_only)

    def _generated(self, method: Method, enough: float) -> tuple[Relaxed, float]:
        """The linear programme with all rows that it asks for, and a bound of every choice.

        Any prices bound every choice: it is worth what it costs, at most the price of
        all limits, and what its rows bring beyond that. With a value of `enough` the
        search for rows stops, without a bound.
        """
        pool, least = self.pool, ROUGH if method == "interior" else SMALL
        short = min(pool.caps.circle, 3)  # found fast; longer ones only when no short one helps
        while True:
            relaxed = self._free(method)
            prices = self._prices(relaxed)
            found, chained = pool.search(prices, least, short)
            if not any(len(each.brings) for each, _ in found) and short < pool.caps.circle:
                short = pool.caps.circle
                found, chained = pool.search(prices, least, short)
            if not any(len(each.brings) for each, _ in found):
                limit = self.linear.cost(relaxed) + least * pool.people / 2 + chained
                self.bound = min(self.bound, _down(limit + self.slack, self.step))
                return relaxed, limit
            if self.left() <= self.kept or relaxed.value >= enough:
                return relaxed, math.inf
            known = len(pool.rows)
            for each, chain in found:
                pool.rows.add(each, chain)
            if len(pool.rows) == known and short < pool.caps.circle:
                short = pool.caps.circle
            elif len(pool.rows) == known:
                # Known rows alone bring so much: the prices are no finer than that.
                least = 2 * max(float(each.brings.max(initial=least)) for each, _ in found)

    def _free(self, method: Method) -> Relaxed:
        relaxed = self.linear.relaxed(method)
        if relaxed is None:
            raise AssertionError("to take nothing is always possible")
        return relaxed

    def _dive(self, relaxed: Relaxed, method: Method) -> None:
        """Take wholly what is nearly so, again and again; what is left is a small programme."""
        if self.done:
            return
        fixed, steps = np.zeros(len(self.pool.rows)), STEPS
        allowed = self._brings(relaxed) >= -WINDOW if self.pool.supply else None
        vertex = relaxed if method == "vertex" else self._free("vertex")
        while True:
            fixed = np.maximum(fixed, np.floor(vertex.taken + SMALL))
            part = vertex.taken - fixed
            open_ = np.flatnonzero(part > SMALL)
            if len(open_) <= SMALL_PROGRAMME or self.left() <= 0:
                break
            nearest = open_[np.argsort(-part[open_], kind="stable")]
            likely, before = nearest[part[nearest] > NEARLY], self.left()
            if self.pool.supply:
                likely = nearest[: len(nearest) // steps]
            more = self._fixed(fixed, likely if len(likely) else nearest[:1], allowed)
            if more is None:
                break
            fixed, vertex = more
            if (took := before - self.left()) > 0:  # bigger steps where time is short
                steps = int(min(max(self.left() / took, 3), STEPS))
        seconds = min(max(self.left(), 0.1), DIVE_SECONDS)
        self._take(self.whole.chosen(seconds, self._enough, fixed, allowed)[0])

    def _fixed(
        self,
        fixed: NDArray[np.float64],
        rows: NDArray[np.int64],
        allowed: NDArray[np.bool_] | None,
    ) -> tuple[NDArray[np.float64], Relaxed] | None:
        """Take rows once more, or as many of the first of them as can be; None if not one can."""
        while len(rows):
            more = fixed.copy()
            more[rows] += 1
            vertex = self.linear.relaxed("vertex", more, allowed)
            if vertex:
                return more, vertex
            rows = rows[: len(rows) // 2]
        return None

    def _mend(self, relaxed: Relaxed) -> None:
        """Choose anew for all rows through some classes, drawn by chance; again and again."""
        chance, market, rows = np.random.default_rng(0), self.pool.market, self.pool.rows
        allowed = self._brings(relaxed) >= -WINDOW
        many, vain = FIRST_MENDED, 0
        while not self.done and self.left() > 0 and vain < VAIN:
            some = np.zeros(market.classes, np.bool_)
            some[chance.permutation(market.classes)[: int(many)]] = True
            freed = np.maximum.reduceat(some[market.of[rows.moves]], rows.starts[:-1])
            fixed = np.bincount(self.taken, minlength=len(rows)) * (1.0 - freed)
            before = self.value
            taken, proven = self.whole.chosen(min(self.left(), MEND_SECONDS), self._enough, fixed,
                                              allowed)  # fmt: skip
            self._take(taken)
            many *= 1.1 if proven else 0.9
            vain = 0 if self.value > before else vain + 1

    def _near(self, relaxed: Relaxed, limit: float, known_only: bool) -> None:
        """The best choice among all rows that could be in a better one than the best so far.

        A row that costs more beyond its worth than the bound exceeds the best choice
        is in no better choice.
        """
        prices = self._prices(relaxed)
        least = limit - (self.value + (self.step or SMALL) - self.slack)
        window = -max(least, 0.0) - SMALL
        every = not known_only and self.pool.everything(prices, window)
        allowed = self._brings(relaxed) >= window
        share = 0.5 if known_only else 1.0
        taken, proven = self.whole.chosen(self.left() * share, self._enough, allowed=allowed)
        self._take(taken)
        if every and proven:
            self.bound = min(self.bound, self.value)

    @property
    def _enough(self) -> float | None:
        """A worth beyond which a choice has as many moves as the bound, however it leans."""
        if not self.step or self.bound == math.inf:
            return None
        return self.bound - (1 if self.slack else 0) + (SMALL if self.slack else -SMALL)

    def _take(self, taken: NDArray[np.int64]) -> None:
        value = self._worth(taken)
        if len(taken) and value > self.value + SMALL:
            self.taken, self.value = taken, value

    def _worth(self, taken: NDArray[np.int64]) -> float:
        return float(self.pool.rows.worth(self.objective)[taken].sum()) if len(taken) else 0.0

    def _brings(self, relaxed: Relaxed) -> NDArray[np.float64]:
        """(r,) What each known row brings beyond its cost."""
        rows = self.pool.rows
        starts, took = rows.takes()
        cost = np.add.reduceat(relaxed.prices[took], starts[:-1])
        worth = rows.worth(self.used) - cost
        for factor, each in zip(relaxed.factors, self.before, strict=True):
            worth += factor * rows.worth(each)
        return worth

    def _prices(self, relaxed: Relaxed) -> Prices:
        market = self.pool.market
        people, seats = market.people, market.people + market.classes
        gain = -relaxed.prices[:people][market.who]
        share, weight, yes = 0.0, np.zeros(market.moves), np.ones(market.moves)
        factors = zip([1.0, *relaxed.factors], [self.used, *self.before], strict=True)
        for factor, each in factors:
            if each.yes is None:
                gain = gain + factor * each.weight
            else:
                share, weight, yes = float(factor), each.weight, each.yes
        return Prices(gain, share, weight, yes, relaxed.prices[people:seats],
                      relaxed.prices[seats:])  # fmt: skip

    def _leaning(self) -> Objective | None:
        """The objective that leans to short circles, for most moves with small caps."""
        market, weight = self.pool.market, self.objective.weight
        small = max(self.pool.caps.circle, self.pool.caps.chain) < TIE_BREAK_CAP
        if self.objective.yes is None and small and (weight == 1).all():
            fails = 1 / (8 * max(self.pool.people, 1))
            return Objective(weight, np.full(market.moves, 1 - fails))
        return None


def _step(objective: Objective) -> float:
    """What values differ by at least: 1 where all weights are whole, else 0 for nothing known."""
    whole = objective.yes is None and (objective.weight == np.floor(objective.weight)).all()
    return 1.0 if whole else 0.0


def _down(bound: float, step: float) -> float:
    return math.floor(bound + 1e-9) if step and bound < math.inf else bound
