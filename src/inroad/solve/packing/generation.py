"""Column generation: only circles and chains that could improve the choice are looked at.

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
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from inroad.solve.packing.circulation import best_flow
from inroad.solve.packing.greedy import first_choice
from inroad.solve.packing.linear import Method, Programme, Relaxed
from inroad.solve.packing.market import Market, Objective, Packing
from inroad.solve.packing.rows import Rows
from inroad.solve.packing.search import Found, Prices, Ways, best_chains, chains, circles

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
ROOM = 200_000
"""Rows that one search tells of at most."""
MOST_PEOPLE = 20_000
"""With more people the linear programmes are too large: the first choice stands, with its bound."""
TIE_BREAK_CAP = 8
"""Below this cap the tie-break costs no move."""
DIVE_SECONDS = 10.0
SMALL_PROGRAMME = 300
"""Rows that are taken partly, at most, when the rest is left to an integer programme."""
NEARLY = 0.6
"""From this share on a row is taken wholly: two such have nobody in common."""

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Caps:
    """How many moves a circle and a chain may have; 0 is none of them."""

    circle: int
    chain: int


def generated(
    market: Market, objectives: Sequence[Objective], caps: Caps, time_limit: float, clock: Clock
) -> Packing:
    """The best choice under caps, by one objective after another.

    An objective whose best is not proven in its share of the time still decides
    before the next; the packing then says so.
    """
    begun = clock()
    pool = _Pool(market, caps)
    taken = pool.begin(objectives[0])
    values: list[float] = []
    bounds: list[float] = []
    for number, objective in enumerate(objectives):
        deadline = begun + time_limit * (number + 1) / len(objectives)
        bound = math.inf if number else _uncapped(market, objective, caps)
        stage = _Stage(pool, objective, (objectives[:number], values), (taken, bound),
                       partial(_left, clock, deadline))  # fmt: skip
        stage.run()
        taken = stage.taken
        values.append(stage.value)
        bounds.append(stage.bound)
    proven = all(bound - value <= SMALL * max(bound, 1)
                 for value, bound in zip(values, bounds, strict=True))  # fmt: skip
    return Packing(
        tuple(pool.rows[each] for each in taken if not pool.rows.chain[each]),
        tuple(pool.rows[each] for each in taken if pool.rows.chain[each]),
        tuple(values),
        tuple(bounds),
        "optimal" if proven else "time_limit",
    )


def _left(clock: Clock, deadline: float) -> float:
    return deadline - clock()


def _uncapped(market: Market, objective: Objective, caps: Caps) -> float:
    """What is best without caps: no choice with caps is better."""
    plain = Objective(objective.weight)  # everybody says yes
    flow = best_flow(market, [plain], caps.chain > 0)
    return float(plain.weight[flow.made].sum()) if flow.exact else math.inf


class _Pool:
    """A market, and the rows of it that were found so far."""

    def __init__(self, market: Market, caps: Caps) -> None:
        self.market, self.caps, self.ways, self.rows = market, caps, Ways(market), Rows(market)
        self.chains = caps.chain > 0 and bool(market.vacant.any())

    def begin(self, objective: Objective) -> NDArray[np.int64]:
        """A first choice, found at once, for the time that runs out: its rows."""
        found = first_choice(self.market, objective, self.caps.circle, self.caps.chain)
        for rows, chain in zip(found, (False, True), strict=True):
            lengths = np.array([len(row) for row in rows], np.int64)
            moves = np.array([each for row in rows for each in row], np.int32)
            starts = np.concatenate([[0], np.cumsum(lengths)])
            self.rows.add(Found(starts, moves, np.zeros(len(rows)), True), chain)
        return np.arange(len(self.rows))

    def search(
        self, prices: Prices, least: float, cap: int
    ) -> tuple[list[tuple[Found, bool]], float]:
        """Some rows that bring more than `least`, and the most that all chains can bring."""
        found, chained = [], 0.0
        if cap > 1:
            found.append((circles(self.ways, prices, cap, least, ROOM, 4), False))
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


class _Stage:
    """One objective's turn: the best choice so far, and what bounds every choice."""

    def __init__(
        self,
        pool: _Pool,
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
        leaning = None if self.before else self._leaning()
        self.used = leaning or objective
        self.slack = max(pool.caps.circle, pool.caps.chain) / 8 if leaning else 0.0
        self.linear = Programme(pool.rows, self.used, self.before, self.floors)
        self.whole = Programme(pool.rows, self.used, self.before, self.floors, whole=True)

    @property
    def done(self) -> bool:
        """Whether the choice is proven to be the best, or nothing more can be tried."""
        return self.value >= self.bound - SMALL

    def run(self) -> None:
        """Bound, choose, and look at every row that could still matter, until it is proven."""
        if self.done or self.pool.market.people > MOST_PEOPLE:
            return
        limit = math.inf
        hoped = self.bound - self.slack - SMALL
        for method, early in TURNS:
            if method == "interior" and limit < math.inf:
                continue  # it did not stop early
            relaxed, limit = self._generated(method, hoped if early else math.inf)
            self._dive(relaxed, method)
            if self.done:
                return
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
            relaxed = self.linear.relaxed(method)
            prices = self._prices(relaxed)
            found, chained = pool.search(prices, least, short)
            if not any(len(each.brings) for each, _ in found) and short < pool.caps.circle:
                short = pool.caps.circle
                found, chained = pool.search(prices, least, short)
            if not any(len(each.brings) for each, _ in found):
                cost = relaxed.prices @ self.linear.limits
                cost -= relaxed.factors @ np.array(self.floors, float)
                limit = float(cost) + least * pool.market.people / 2 + chained
                self.bound = min(self.bound, _down(limit + self.slack, self.step))
                return relaxed, limit
            if self.left() <= 0 or relaxed.value >= enough:
                return relaxed, math.inf
            if not sum(pool.rows.add(each, chain) for each, chain in found):
                # Known rows alone bring so much: the prices are no finer than that.
                least = 2 * max(float(each.brings.max(initial=least)) for each, _ in found)

    def _dive(self, relaxed: Relaxed, method: Method) -> None:
        """Take wholly what is nearly so, again and again; what is left is a small programme."""
        if self.done:
            return
        fixed = np.zeros(len(self.pool.rows), np.bool_)
        vertex = relaxed if method == "vertex" else self.linear.relaxed("vertex")
        while True:
            fixed |= vertex.taken > 1 - SMALL
            open_ = np.flatnonzero((vertex.taken > SMALL) & ~fixed)
            if len(open_) <= SMALL_PROGRAMME or self.left() <= 0:
                break
            nearest = open_[np.argsort(-vertex.taken[open_], kind="stable")]
            likely = nearest[vertex.taken[nearest] > NEARLY]
            fixed[likely if len(likely) else nearest[:1]] = True
            vertex = self.linear.relaxed("vertex", fixed)
        seconds = min(max(self.left(), 0.1), DIVE_SECONDS)
        self._take(self.whole.chosen(seconds, self._enough, fixed)[0])

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
            fails = 1 / (8 * market.people)
            return Objective(weight, np.full(market.moves, 1 - fails))
        return None


def _step(objective: Objective) -> float:
    """What values differ by at least: 1 where all weights are whole, else 0 for nothing known."""
    whole = objective.yes is None and (objective.weight == np.floor(objective.weight)).all()
    return 1.0 if whole else 0.0


def _down(bound: float, step: float) -> float:
    return math.floor(bound + 1e-9) if step and bound < math.inf else bound
