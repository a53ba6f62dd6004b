"""Circles and chains of any length: a circulation of greatest worth, which is polynomial.

Seats of one class are interchangeable, so people flow from class to class: from
each class through each of its people, once, to a class they would move to. What
comes to a class is what leaves it and the vacancies filled, less the seats left
empty. Solved by OR-Tools' cost scaling (Goldberg and Tarjan 1990).
"""
# ruff: noqa: C901, PLR0912, PLR0915 - a kernel takes arrays, and is made of loops

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from inroad.solve.packing.market import Market, Objective, Packing, Status

LARGEST = 1 << 62
"""What all costs of a flow, scaled by its number of nodes, must stay below."""


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """The moves of a best circulation, and how many of the objectives decided it exactly."""

    made: NDArray[np.bool_]
    exact: int


def best_flow(market: Market, objectives: Sequence[Objective], chains: bool) -> Flow:
    """The moves of a circulation of greatest worth, by one objective after another.

    Objectives are put into one whole number per move, as far as they fit exactly;
    what does not fit any more is rounded to what is left, or left out.

    Raises: ValueError: an objective that is no sum over moves.
    """
    from ortools.graph.python import min_cost_flow

    if any(each.yes is not None for each in objectives):
        raise ValueError("without a cap only sums over moves can be made greatest")
    many = np.bincount(market.who, minlength=market.people)
    nodes = market.classes + int((many > 1).sum())
    cost, exact = one_number(market, objectives, nodes)
    via = np.full(market.people, -1, np.int64)
    # By class, so that what is visited together lies together: a third of the time less.
    several = np.flatnonzero(many > 1)
    several = several[np.argsort(market.at[several], kind="stable")]
    via[several] = np.arange(market.classes, nodes)
    through = via[market.who]
    tails = [np.where(through < 0, market.of, through), market.at[several]]
    heads = [market.to, via[several]]
    capacity = [np.ones(market.moves, np.int64), np.ones(len(several), np.int64)]
    costs = [-cost, np.zeros(len(several), np.int64)]
    if chains:
        empty, units = nodes, nodes + 1 + np.arange(len(market.may_stay_empty))
        every = np.arange(market.classes)
        tails += [every, np.full(len(units), empty), units[market.unit]]
        heads += [np.full(market.classes, empty), units, every]
        capacity += [market.vacant, market.may_stay_empty, market.may_stay_empty[market.unit]]
        costs += [np.zeros(2 * market.classes + len(units), np.int64)]
    solver = min_cost_flow.SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        np.concatenate(tails).astype(np.int32), np.concatenate(heads).astype(np.int32),
        np.concatenate(capacity).astype(np.int64), np.concatenate(costs).astype(np.int64),
    )  # fmt: skip
    if not market.moves:
        return Flow(np.zeros(0, np.bool_), exact)
    solver.set_nodes_supplies(np.arange(1, dtype=np.int32), np.zeros(1, np.int64))
    status = solver.solve()
    if status != solver.OPTIMAL:  # nothing flows is a flow: it cannot be infeasible
        raise AssertionError(f"the flow was not solved: {status}")
    return Flow(solver.flows(arcs[: market.moves]) > 0, exact)


def one_number(
    market: Market, objectives: Sequence[Objective], nodes: int
) -> tuple[NDArray[np.int64], int]:
    """(m,) Whole numbers that order sums as the objectives do, and how many do so exactly."""
    most = LARGEST // max(4 * (nodes + len(market.may_stay_empty) + 2), 1)
    cost, exact = np.zeros(market.moves, np.int64), 0
    for each in objectives:
        scale, fits = _whole(each.weight)
        numbers = np.round(each.weight * scale).astype(np.int64)
        beyond = market.people * int(numbers.max(initial=0)) + 1
        room = most // max(int(cost.max(initial=0)), 1) if cost.any() else most
        if beyond >= room:
            levels = room // (market.people + 1) - 1
            if levels < 1:
                break
            numbers = np.round(each.weight / each.weight.max() * levels).astype(np.int64)
            cost = cost * (market.people * levels + 1) + numbers
            break
        cost = cost * beyond + numbers
        if not fits:
            break
        exact += 1
    return cost, exact


def _whole(weight: NDArray[np.float64]) -> tuple[float, bool]:
    """What weights are multiplied with to be whole, and whether they then are."""
    for scale in (1.0, 2.0, 10.0, 100.0, 1000.0, 10_000.0):
        if np.allclose(weight * scale, np.round(weight * scale), rtol=0, atol=1e-9):
            return scale, True
    return 1e6, False


def uncapped(market: Market, objectives: Sequence[Objective], chains: bool) -> Packing:
    """The best circles, and chains if asked for, whatever their length, as short as they fall."""
    flow = best_flow(market, objectives, chains)
    circles, lines = parted(market, flow.made)
    values = tuple(float(each.weight[flow.made].sum()) for each in objectives)
    bounds = tuple(value if at < flow.exact else np.inf for at, value in enumerate(values))
    status: Status = "optimal" if flow.exact == len(objectives) else "time_limit"
    return Packing(circles, lines, values, bounds, status)


def parted(
    market: Market, made: NDArray[np.bool_]
) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    """Moves of a circulation as circles and chains: chains first, then short circles first."""
    chosen = np.flatnonzero(made)
    surplus = np.bincount(market.to[chosen], minlength=market.classes) - np.bincount(
        market.of[chosen], minlength=market.classes
    )
    order = chosen[np.lexsort((market.of[chosen], market.to[chosen]))]
    starts = np.searchsorted(market.to[order], np.arange(market.classes + 1))
    flat, lengths, is_chain = _parted(order, starts, market.of, market.to, surplus)
    ends = np.cumsum(lengths)
    rows = [
        tuple(flat[end - length : end].tolist()) for end, length in zip(ends, lengths, strict=True)
    ]
    return (tuple(row for row, chain in zip(rows, is_chain, strict=True) if not chain),
            tuple(row for row, chain in zip(rows, is_chain, strict=True) if chain))  # fmt: skip


@njit(cache=True)
def _parted(order: Any, starts: Any, of: Any, to: Any, surplus: Any) -> Any:
    """Walks from seat to seat; whenever a walk comes to a class again, a circle is told."""
    classes, total = len(starts) - 1, len(order)
    used = np.zeros(total, np.bool_)
    at = starts[:-1].copy()
    flat, lengths = np.empty(total, np.int64), np.empty(total, np.int64)
    is_chain = np.zeros(total, np.bool_)
    place, rows = 0, 0
    # Pairs first: a move and one the other way.
    for k in range(total):
        if used[k]:
            continue
        here, there = to[order[k]], of[order[k]]
        low, high = starts[there], starts[there + 1]
        while low < high:
            middle = (low + high) // 2
            if of[order[middle]] < here:
                low = middle + 1
            else:
                high = middle
        while low < starts[there + 1] and of[order[low]] == here and used[low]:
            low += 1
        if low < starts[there + 1] and of[order[low]] == here:
            used[k] = used[low] = True
            flat[place], flat[place + 1] = order[k], order[low]
            place += 2
            lengths[rows] = 2
            rows += 1
    step = np.full(classes, -1, np.int64)
    row = np.empty(total + 1, np.int64)
    for turn in range(2):
        for base in range(classes):
            while True:
                if turn == 0 and surplus[base] <= 0:
                    break
                left, length = base, 0
                step[left] = 0
                while True:
                    while at[left] < starts[left + 1] and used[at[left]]:
                        at[left] += 1
                    if at[left] == starts[left + 1]:
                        break
                    used[at[left]] = True
                    row[length] = order[at[left]]
                    length += 1
                    left = of[row[length - 1]]
                    if step[left] >= 0:
                        first = step[left]
                        for k in range(first, length):
                            flat[place] = row[k]
                            place += 1
                            step[of[row[k]]] = -1
                        step[left] = first
                        lengths[rows] = length - first
                        rows += 1
                        length = first
                for k in range(length):
                    flat[place] = row[k]
                    place += 1
                    step[of[row[k]]] = -1
                step[base] = -1
                if length > 0:
                    is_chain[rows] = True
                    lengths[rows] = length
                    rows += 1
                    surplus[base] -= 1
                    surplus[left] += 1
                else:
                    break
    return flat, lengths[:rows], is_chain[:rows]
