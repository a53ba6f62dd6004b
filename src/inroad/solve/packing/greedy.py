"""A first choice, at once: pairs, then threes, then chains, whoever comes first.

Good where a market is dense: somebody who wants the opposite is nearly always
there. What it leaves is cleared by a flow, whose short circles are taken; the
people in its long ones are free again.
"""
# ruff: noqa: PLR0913, PLR0917 - a kernel takes arrays, and is made of loops

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from inroad.solve.packing.circulation import best_flow, parted
from inroad.solve.packing.market import Market, Objective

Row = tuple[int, ...]

MOST_CLASSES = 5_000
"""There is a table of all pairs of classes; with more of them nothing is chosen first."""


def first_choice(
    market: Market, objective: Objective, max_circle: int, max_chain: int, turns: int = 3
) -> tuple[list[Row], list[Row]]:
    """Circles and chains under caps, found fast; nothing where there are too many classes.

    Args:
        objective: a sum over moves; dearer moves are asked first.
        turns: how often what is left is cleared by a flow.
    """
    circles: list[Row] = []
    chains: list[Row] = []
    if market.classes > MOST_CLASSES:
        return circles, chains
    order = np.argsort(-objective.weight, kind="stable")
    starts, by_pair = _by_pair(market, order)
    moved = np.zeros(market.people, np.bool_)
    vacant, empty = market.vacant.copy(), market.may_stay_empty.copy()
    if max_circle > 1 and market.moves:
        table, lengths = _circles(order, starts, by_pair, market.who, market.of, market.to,
                                  market.classes, max_circle, moved)  # fmt: skip
        circles = [tuple(row[:length]) for row, length
                   in zip(table.tolist(), lengths.tolist(), strict=True)]  # fmt: skip
    for _ in range(turns):
        rest = rest_of(market, moved, vacant if max_chain else 0 * vacant, empty)
        if not rest[1].size:
            break
        flow = best_flow(rest[0], [Objective(objective.weight[rest[1]])], max_chain > 0)
        more, lines = parted(rest[0], flow.made)
        new = [tuple(rest[1][list(row)].tolist()) for row in more if len(row) <= max_circle]
        long = [tuple(rest[1][list(row)].tolist()) for row in lines]
        new_chains = [row[:max_chain] for row in long]
        new_chains = [row for row in new_chains if opens(market, row, vacant, empty)]
        if not new and not new_chains:
            break
        circles += new
        chains += new_chains
        for row in (*new, *new_chains):
            moved[market.who[list(row)]] = True
    return circles, chains


def opens(market: Market, row: Row, vacant: NDArray[np.int64], empty: NDArray[np.int64]) -> bool:
    """Whether a chain still finds its vacancy and may leave its seat empty; it then does."""
    start, end = market.to[row[0]], market.unit[market.of[row[-1]]]
    if vacant[start] < 1 or empty[end] < 1:
        return False
    vacant[start] -= 1
    empty[end] -= 1
    return True


def rest_of(market: Market, moved: NDArray[np.bool_], vacant: NDArray[np.int64],
          empty: NDArray[np.int64]) -> tuple[Market, NDArray[np.int64]]:  # fmt: skip
    """The market of those who have not moved, and which moves of the whole it has."""
    left = np.flatnonzero(~moved[market.who])
    people = np.flatnonzero(~moved)
    number = np.cumsum(~moved) - 1
    return Market(market.at[people], number[market.who[left]], market.to[left], vacant,
                  market.unit, empty), left  # fmt: skip


def _by_pair(
    market: Market, order: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Moves by the pair of their classes, in the order given within one."""
    pair = market.of[order] * market.classes + market.to[order]
    place = np.argsort(pair, kind="stable")
    counts = np.bincount(pair, minlength=market.classes**2)
    return np.concatenate([[0], np.cumsum(counts)]), order[place]


@njit(cache=True)
def _next(starts: Any, by_pair: Any, at: Any, who: Any, moved: Any, pair: Any) -> Any:
    """The first move between two classes of somebody who has not moved, or -1."""
    while at[pair] < starts[pair + 1] and moved[who[by_pair[at[pair]]]]:
        at[pair] += 1
    return by_pair[at[pair]] if at[pair] < starts[pair + 1] else -1


@njit(cache=True)
def _circles(
    order: Any,
    starts: Any,
    by_pair: Any,
    who: Any,
    of: Any,
    to: Any,
    classes: Any,
    cap: Any,
    moved: Any,
) -> Any:
    at = starts[:-1].copy()
    table = np.empty((len(order) // 2 + 1, 3), np.int64)
    lengths = np.empty(len(order) // 2 + 1, np.int64)
    rows = 0
    for move in order:
        if moved[who[move]]:
            continue
        back = _next(starts, by_pair, at, who, moved, to[move] * classes + of[move])
        if back >= 0:
            moved[who[move]] = moved[who[back]] = True
            table[rows, 0], table[rows, 1] = move, back
            lengths[rows] = 2
            rows += 1
    if cap > 2:
        for move in order:
            if moved[who[move]]:
                continue
            here, there = of[move], to[move]
            # The last leaves the seat that is taken here; between both somebody takes a third.
            for k in range(starts[there * classes], starts[(there + 1) * classes]):
                last = by_pair[k]
                between = to[last]
                if between == here or moved[who[last]]:
                    continue
                second = _next(starts, by_pair, at, who, moved, between * classes + here)
                if second >= 0:
                    moved[who[move]] = moved[who[second]] = moved[who[last]] = True
                    table[rows, 0], table[rows, 1], table[rows, 2] = move, second, last
                    lengths[rows] = 3
                    rows += 1
                    break
    return table[:rows], lengths[:rows]
