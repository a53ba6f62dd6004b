"""Pairs alone: a matching of greatest worth, by Edmonds' blossoms."""

import numpy as np

from inroad.solve.packing.market import Market, Objective, Packing

SCALE = 1_000_000
"""Worth is counted in whole numbers: so many to one move."""


def best_pairs(market: Market, objective: Objective) -> Packing:
    """The best choice of circles of two, where every class is one person's.

    Source: Edmonds (1965), as in rustworkx (Galil 1986).
    Raises: ValueError: a class has several people.
    """
    import rustworkx

    if len(np.unique(market.at)) != market.people:
        raise ValueError("a class has several people")
    holder = np.full(market.classes, -1, np.int64)
    holder[market.at] = np.arange(market.people)
    move = {(int(a), int(b)): number for number, (a, b) in
            enumerate(zip(market.who, holder[market.to], strict=True)) if b >= 0}  # fmt: skip
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(market.people))
    for (a, b), number in move.items():
        if a < b and (b, a) in move:
            worth = objective.of((number, move[b, a]), chain=False)
            if worth > 0:
                graph.add_edge(a, b, round(worth * SCALE))
    matched = rustworkx.max_weight_matching(graph, weight_fn=int)
    circles = tuple((move[a, b], move[b, a]) for a, b in sorted(map(sorted, matched)))
    value = sum(objective.of(row, chain=False) for row in circles)
    return Packing(circles, (), (value,), (value,), "optimal")
