"""The best choice under caps, by one objective after another."""

import math
from collections.abc import Sequence
from functools import partial

from inroad.solve.packing.circulation import Flow, best_flow
from inroad.solve.packing.classes import Choice, by_class, fits
from inroad.solve.packing.cutting import cut_flow
from inroad.solve.packing.greedy import first_choice
from inroad.solve.packing.market import Market, Objective, Packing
from inroad.solve.packing.pool import Caps, Pool
from inroad.solve.packing.stage import SMALL, Clock, Stage

MOST_PEOPLE = 20_000
"""With more people the linear programmes are too large: the first choice stands, with its bound."""


def generated(
    market: Market, objectives: Sequence[Objective], caps: Caps, time_limit: float, clock: Clock
) -> Packing:
    """Column generation: only circles and chains that could improve the choice are looked at.

    An objective whose best is not proven in its share of the time still decides
    before the next; the packing then says so.
    """
    begun = clock()
    flow = _plain_flow(market, objectives[0], caps)
    bound = _bound(objectives[0], flow)
    dense = fits(market, objectives[0], caps)
    first: Choice
    if dense or market.people > MOST_PEOPLE:
        first = cut_flow(market, objectives[0], caps.circle, caps.chain, flow)
    else:
        first = first_choice(market, objectives[0], caps.circle, caps.chain)
    if dense:
        left = partial(_left, clock, begun + time_limit * (0.8 if len(objectives) > 1 else 1.0))
        first, bound = by_class(market, objectives, caps, first, bound, left)
    pool = Pool(market, caps)
    taken = pool.begin(*first)
    values: list[float] = []
    bounds: list[float] = []
    for number, objective in enumerate(objectives):
        deadline = begun + time_limit * (number + 1) / len(objectives)
        if number:
            bound = _bound(objective, _plain_flow(market, objective, caps))
        stage = Stage(pool, objective, (objectives[:number], values), (taken, bound),
                      partial(_left, clock, deadline))  # fmt: skip
        if market.people <= MOST_PEOPLE and (number or not dense):
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


def _plain_flow(market: Market, objective: Objective, caps: Caps) -> Flow:
    """What is best without caps, if everybody says yes."""
    return best_flow(market, [Objective(objective.weight)], caps.chain > 0)


def _bound(objective: Objective, flow: Flow) -> float:
    """No choice with caps is better than one without."""
    return float(objective.weight[flow.made].sum()) if flow.exact else math.inf
