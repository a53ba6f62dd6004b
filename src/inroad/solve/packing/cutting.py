"""A choice for many people at once: what is best without caps, cut into short rows.

Who is left over is cleared so again, and at last pairs and threes are closed, class
by class. Where few share a class, `greedy` begins person by person: from its rows
column generation is two to three times as fast.
"""
# ruff: noqa: PLR0913, PLR0917 - a kernel takes arrays, and is made of loops

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from inroad.solve.packing.arcs import arcs_of, find
from inroad.solve.packing.chords import short_circles
from inroad.solve.packing.circulation import Flow, best_flow, parted
from inroad.solve.packing.greedy import opens, rest_of
from inroad.solve.packing.market import Market, Objective

Row = tuple[int, ...]
Rows = tuple[list[Row], list[Row]]


def cut_flow(
    market: Market,
    objective: Objective,
    max_circle: int,
    max_chain: int,
    flow: Flow,
    turns: int = 4,
) -> Rows:
    """Circles and chains under caps, found fast.

    Args:
        objective: a sum over moves; dearer moves are asked first.
        flow: what is best without caps.
        turns: how often what is left is cleared by a flow.
    """
    moved = np.zeros(market.people, np.bool_)
    circles: list[Row] = []
    chains: list[Row] = []
    vacant, empty = market.vacant.copy(), market.may_stay_empty.copy()
    vacant = vacant if max_chain else 0 * vacant
    for turn in range(turns):
        rest, number = rest_of(market, moved, vacant, empty)
        if not number.size:
            break
        if turn:
            flow = best_flow(rest, [Objective(objective.weight[number])], max_chain > 0)
        new, lines = _cut(rest, flow.made, max_circle, max_chain)
        new = [tuple(number[list(row)].tolist()) for row in new]
        lines = [tuple(number[list(row)].tolist()) for row in lines]
        lines = [row for row in lines if opens(market, row, vacant, empty)]
        if not new and not lines:
            break
        circles += new
        chains += lines
        moved[market.who[[each for row in (*new, *lines) for each in row]]] = True
    return circles + _closed(market, objective, max_circle, moved), chains


def _cut(market: Market, made: NDArray[np.bool_], max_circle: int, max_chain: int) -> Rows:
    """A flow's circles, and the beginnings of its chains, each within its cap."""
    circles = short_circles(market, np.flatnonzero(made), max_circle)
    left = made.copy()
    left[[each for row in circles for each in row]] = False
    more, lines = parted(market, left)
    circles += [row for row in more if len(row) <= max_circle]
    return circles, [row[:max_chain] for row in lines]


def _closed(
    market: Market, objective: Objective, max_circle: int, moved: NDArray[np.bool_]
) -> list[Row]:
    """Pairs and threes among those who have not moved; dearer moves are asked first."""
    if max_circle < 2 or not market.moves:
        return []
    arcs = arcs_of(market)
    order = np.lexsort((-objective.weight, arcs.arc))
    turn = np.argsort(-objective.weight[order[arcs.first[:-1]]], kind="stable")
    table, lengths = _circles(arcs.starts(market.classes), arcs.of, arcs.to, arcs.back, arcs.first,
                              order, turn, market.who, max_circle, moved)  # fmt: skip
    return [tuple(row[:length]) for row, length
            in zip(table.tolist(), lengths.tolist(), strict=True)]  # fmt: skip


@njit(cache=True)
def _next(at: Any, first: Any, order: Any, who: Any, moved: Any, arc: Any) -> Any:
    """The first move along an arc of somebody who has not moved, or -1."""
    while at[arc] < first[arc + 1] and moved[who[order[at[arc]]]]:
        at[arc] += 1
    return order[at[arc]] if at[arc] < first[arc + 1] else -1


@njit(cache=True)
def _circles(
    starts: Any,
    of: Any,
    to: Any,
    back: Any,
    first: Any,
    order: Any,
    turn: Any,
    who: Any,
    cap: Any,
    moved: Any,
) -> Any:
    at = first[:-1].copy()
    table = np.empty((len(order) // 2 + 1, 3), np.int64)
    lengths = np.empty(len(order) // 2 + 1, np.int64)
    rows = 0
    for arc in turn:
        while back[arc] >= 0:
            move = _next(at, first, order, who, moved, arc)
            other = _next(at, first, order, who, moved, back[arc])
            if move < 0 or other < 0:
                break
            moved[who[move]] = moved[who[other]] = True
            table[rows, 0], table[rows, 1] = move, other
            lengths[rows] = 2
            rows += 1
    for arc in turn[: len(turn) if cap > 2 else 0]:
        follows = starts[to[arc]]
        while follows < starts[to[arc] + 1]:
            last = find(starts, to, to[follows], of[arc])
            if last < 0:
                follows += 1
                continue
            one = _next(at, first, order, who, moved, arc)
            two = _next(at, first, order, who, moved, follows)
            three = _next(at, first, order, who, moved, last)
            if one < 0 or two < 0 or three < 0:
                follows += 1
                continue
            moved[who[one]] = moved[who[two]] = moved[who[three]] = True
            # Each takes the seat that the one before left: against the arcs.
            table[rows, 0], table[rows, 1], table[rows, 2] = three, two, one
            lengths[rows] = 3
            rows += 1
    return table[:rows], lengths[:rows]
