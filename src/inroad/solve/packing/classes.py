"""Dense markets: circles of classes, each taken as often as there are people for it.

Seats of one class are interchangeable, and so are the people who make one move, as
far as the first objective goes. So a circle of classes is taken several times, and
only how often has to be whole: who then moves is a question of transport. A person
who would make one of several moves raises what may be taken of one of them; where
all of a person's price is what their dearest move is worth, any prices bound every
choice. What later objectives prefer decides who moves, not which circles are taken.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from inroad.solve.packing.arcs import Arcs, arcs_of
from inroad.solve.packing.circulation import one_number
from inroad.solve.packing.linear import Supply
from inroad.solve.packing.market import Market, Objective
from inroad.solve.packing.pool import Caps, Pool, Row
from inroad.solve.packing.stage import Clock, Stage

DENSE = 0.9
"""With fewer pairs of classes than this share of the moves, people are taken together."""
MOST_PEOPLE = 20_000
"""With more people the linear programmes are too large: the first choice stands."""

Choice = tuple[Sequence[Row], Sequence[Row]]
"""Circles and chains."""


def fits(market: Market, objective: Objective, caps: Caps) -> bool:
    """Whether people are many to a class, and alike by an objective.

    In a chain much longer than circles may be, a class could come twice with no
    circle to cut out; such chains are looked for person by person.
    """
    if caps.circle < 2 or caps.chain > caps.circle + 1 or objective.yes is not None:
        return False
    arcs = arcs_of(market)
    alike = (objective.weight == _by_arc(arcs, objective)[arcs.arc]).all()
    return bool(alike) and arcs.count < DENSE * market.moves


def by_class(
    market: Market,
    objectives: Sequence[Objective],
    caps: Caps,
    first: Choice,
    bound: float,
    left: Clock,
) -> tuple[Choice, float]:
    """A better choice by the first objective than a first one, and a bound; see `fits` for when.

    Among those who could make the moves chosen, later objectives decide who does.
    """
    arcs = arcs_of(market)
    circles, chains = ([tuple(arcs.arc[list(row)].tolist()) for row in rows] for rows in first)
    pool = _pool(market, arcs, caps)
    aim = Objective(_by_arc(arcs, objectives[0]))
    stage = Stage(pool, aim, ((), ()), (pool.begin(circles, chains), bound), left)
    if market.people <= MOST_PEOPLE:
        stage.run()
    elif len(objectives) == 1:
        return first, bound
    rows = pool.rows
    taken = [each for each in stage.taken.tolist() if not rows.chain[each]]
    lines = [each for each in stage.taken.tolist() if rows.chain[each]]
    moves = _who_moves(market, arcs, [rows[each] for each in taken + lines], objectives)
    return (moves[: len(taken)], moves[len(taken) :]), stage.bound


def _by_arc(arcs: Arcs, objective: Objective) -> NDArray[np.float64]:
    """(a,) What a move along each arc weighs, if all of them weigh the same."""
    weight = np.zeros(arcs.count)
    weight[arcs.arc] = objective.weight
    return weight


def _pool(market: Market, arcs: Arcs, caps: Caps) -> Pool:
    """The market of arcs: one person each, as often as there are people for it."""
    everyone = Market(arcs.of, np.arange(arcs.count), arcs.to, market.vacant, market.unit,
                      market.may_stay_empty)  # fmt: skip
    many = np.bincount(market.who, minlength=market.people)
    several = many[market.who] > 1
    alone = np.bincount(arcs.arc[~several], minlength=arcs.count)
    limits = np.concatenate([alone, market.vacant, market.may_stay_empty]).astype(float)
    order = np.flatnonzero(several)[np.argsort(market.who[several], kind="stable")]
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(many[many > 1])])
    return Pool(everyone, caps, market.people, limits, Supply(starts, arcs.arc[order]))


def _who_moves(
    market: Market, arcs: Arcs, rows: Sequence[Row], objectives: Sequence[Objective]
) -> list[Row]:
    """The moves of rows of arcs: people for all of them, the best by what the objectives prefer."""
    wanted = np.array([each for row in rows for each in row], np.int64)
    times = np.bincount(wanted, minlength=arcs.count)
    chosen = _transport(market, arcs, times, objectives)
    chosen = chosen[np.argsort(arcs.arc[chosen], kind="stable")]
    moves = np.empty(len(wanted), np.int64)
    moves[np.argsort(wanted, kind="stable")] = chosen
    ends = np.cumsum([len(row) for row in rows])
    return [
        tuple(moves[end - len(row) : end].tolist()) for row, end in zip(rows, ends, strict=True)
    ]


def _transport(
    market: Market, arcs: Arcs, times: NDArray[np.int64], objectives: Sequence[Objective]
) -> NDArray[np.int64]:
    """Moves, as many along each arc as are wanted and nobody's twice, of greatest worth."""
    from ortools.graph.python import min_cost_flow

    if not times.any():
        return np.zeros(0, np.int64)
    some = np.flatnonzero(times[arcs.arc] > 0)
    people, who = np.unique(market.who[some], return_inverse=True)
    source, nodes = len(people) + arcs.count, len(people) + arcs.count + 1
    cost = one_number(market, objectives, nodes)[0][some]
    each = np.arange(len(people))
    solver = min_cost_flow.SimpleMinCostFlow()
    numbers = solver.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([who, np.full(len(people), source)]).astype(np.int32),
        np.concatenate([len(people) + arcs.arc[some], each]).astype(np.int32),
        np.ones(len(some) + len(people), np.int64),
        np.concatenate([-cost, np.zeros(len(people), np.int64)]),
    )
    supply = np.concatenate([np.zeros(len(people), np.int64), -times, [times.sum()]])
    solver.set_nodes_supplies(np.arange(nodes, dtype=np.int32), supply)
    status = solver.solve()
    if status != solver.OPTIMAL:  # the rows were chosen so that there are people for them
        raise AssertionError(f"the transport was not solved: {status}")
    moved: NDArray[np.bool_] = solver.flows(numbers[: len(some)]) > 0
    return some[moved]
