"""What a round comes to: circles and chains of moves, the best of all by what was asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np

from inroad.method.exchange.asking import Asked, asked_of
from inroad.method.exchange.pool import ExchangePool, Position, Wish
from inroad.solve.packing.choose import Clock, best, stopped
from inroad.solve.packing.market import Objective, Packing

Mechanism = Literal["optimal", "ttc"]
Aim = Literal["moves", "weight", "wishes", "waiting", "hardest", "expected"]
LEXICOGRAPHIC: tuple[Aim, ...] = ("moves", "wishes", "waiting")
"""Most moves, then the best wishes, then the longest waiting."""


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a proposal: who, from where to where, and by which of their wishes."""

    code: str
    at: Position
    to: Position
    wish: Wish


Row = tuple[Move, ...]
"""In a row each move takes a seat like the one that the move before it left."""


@dataclass(frozen=True, slots=True)
class Clearing:
    """Proposed circles and chains, each a row of moves.

    In a row each move takes a seat like the one that the move before it left; the
    first of a circle takes the last one's, the first of a chain a vacant one.
    `value` is the worth by the first objective, `upper_bound` what nothing can
    exceed, `gap` their distance as a share of the bound; `values` and `bounds`
    have all objectives. `status` is "optimal" where that is proven, else
    "time_limit"; "rule" where trading decided, which looks for no optimum.
    """

    cycles: tuple[Row, ...]
    chains: tuple[Row, ...]
    value: float
    upper_bound: float
    gap: float
    status: str
    values: Mapping[Aim, float]
    bounds: Mapping[Aim, float]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All circles, then all chains."""
        return (*self.cycles, *self.chains)

    @property
    def moves(self) -> Row:
        """Everybody's move, circle by circle, then chain by chain."""
        return tuple(each for row in self.rows for each in row)


def clear(
    pool: ExchangePool,
    mechanism: Mechanism = "optimal",
    max_cycle: int | None = 3,
    max_chain: int | None = 3,
    objectives: Sequence[Aim] = LEXICOGRAPHIC,
    two_sided: bool = False,
    time_limit: float = 60.0,
    clock: Clock = stopped,
) -> Clearing:
    """Choose circles and chains of moves that people wish and units accept.

    Args:
        mechanism: "optimal" looks for the best by the objectives; "ttc" lets everybody
            trade their seat for the dearest that is left (top trading cycles, Shapley and
            Scarf 1974), whatever the length, and ignores the caps; who has waited longest
            goes first where several have the same seat.
        max_cycle, max_chain: caps in moves: 0 for none at all, None for no cap. A
            chain's cap counts the moves after the vacancy. Without a cap on circles
            chains have none either, or are ruled out by 0.
        objectives: the first decides; a later one among what is equal by those before.
        two_sided: nobody comes to a unit who is less welcome there than who leaves it.
        time_limit: seconds by `clock`; then the best found is returned with its bound.
    Raises: ValueError: no objective, a cap of 1 for circles or below 0, only one of
        the two without a cap, or expected moves without caps.
    """
    if not objectives:
        raise ValueError("what is the best without an objective?")
    asked = asked_of(pool, two_sided)
    aims = [objective(pool, asked, each) for each in objectives]
    if mechanism == "ttc":
        traded = _told(asked, _traded(pool, asked, aims, time_limit), objectives)
        return replace(traded, status="rule")
    found = best(asked.market, aims, max_cycle, max_chain, time_limit, clock)
    return _told(asked, found, objectives)


def _traded(
    pool: ExchangePool, asked: Asked, aims: Sequence[Objective], time_limit: float
) -> Packing:
    """Top trading cycles, held against what is possible without caps."""
    from inroad.solve.packing.trading import top_trading_cycles

    rank = np.array([each.rank for each in asked.wishes], np.int64)
    order = sorted(range(len(pool.participants)), key=lambda at: _longest_first(pool, at))
    found = top_trading_cycles(asked.market, rank, np.array(order, np.int64))
    values = tuple(
        sum(aim.of(row, chain)
            for rows, chain in ((found.circles, False), (found.chains, True)) for row in rows)
        for aim in aims
    )  # fmt: skip
    most = best(asked.market, aims[:1], None, None, time_limit).bounds[0]
    return Packing(found.circles, found.chains, values, (max(most, values[0]), *values[1:]),
                   "optimal")  # fmt: skip


def _longest_first(pool: ExchangePool, at: int) -> tuple[date, str]:
    each = pool.participants[at]
    return each.since or date.max, each.code


def objective(pool: ExchangePool, asked: Asked, aim: Aim) -> Objective:
    """What an aim weighs each move with."""
    market = asked.market
    if aim in ("moves", "expected"):
        yes = np.array([each.yes_probability for each in pool.wishes], np.float64)[asked.wish]
        return Objective(np.ones(market.moves), yes if aim == "expected" else None)
    if aim != "hardest":
        lowest = lowest_rank(pool)
        each_worth = [worth(pool, each, aim, lowest) for each in pool.wishes]
        return Objective(np.array(each_worth, np.float64)[asked.wish])
    options = np.bincount(market.who, minlength=market.people)[market.who]
    wanted = np.bincount(market.to, minlength=market.classes)[market.of]
    return Objective(1.0 / np.maximum(np.minimum(options, wanted), 1))


def lowest_rank(pool: ExchangePool) -> int:
    """The largest rank of any wish."""
    return max((each.rank for each in pool.wishes), default=1)


def worth(pool: ExchangePool, wish: Wish, aim: Aim, lowest: int) -> float:
    """What one granted wish is worth by an aim that adds up.

    "wishes": the first wish counts as many as there are ranks, the last one 1.
    "waiting": days since somebody began to wait.
    """
    if aim == "weight":
        return wish.weight
    if aim == "wishes":
        return lowest + 1.0 - wish.rank
    if aim == "waiting":
        return float(waited_days(pool.by_code[wish.code].since, pool.on))
    return 1.0


def waited_days(since: date | None, on: date) -> int:
    """How long somebody has waited; 0 where nobody knows."""
    return max((on - since).days, 0) if since and on != date.max else 0


def shares_gap(value: float, bound: float) -> float:
    """How far a value is from what nothing can exceed, as a share of it."""
    return max(bound - value, 0.0) / bound if bound > 0 else 0.0


def move_of(asked: Asked, each: int) -> Move:
    """A move of the market in the method's words."""
    market, wish = asked.market, asked.wishes[each]
    at, to = asked.positions[market.of[each]], asked.positions[market.to[each]]
    return Move(wish.code, at, to, wish)


def _told(asked: Asked, found: Packing, objectives: Sequence[Aim]) -> Clearing:
    """A packing in the method's words."""

    def rows(numbers: Iterable[Sequence[int]]) -> tuple[Row, ...]:
        return tuple(tuple(move_of(asked, each) for each in row) for row in numbers)

    value, bound = found.values[0], found.bounds[0]
    return Clearing(
        rows(found.circles),
        rows(found.chains),
        value,
        bound,
        shares_gap(value, bound),
        found.status,
        dict(zip(objectives, found.values, strict=False)),
        dict(zip(objectives, found.bounds, strict=False)),
    )
