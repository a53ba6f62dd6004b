"""Short circles out of a flow: a long circle is cut along chords, and no move is lost.

Between the classes of a flow many pairs swap. A circle a, b, c, ... and a swap of a
and c are the same moves as the circle a, b, c and one shorter circle a, c, ...: the
swap is a chord of the long circle. So where a market is dense and many swap, nearly
all of a flow falls into circles of three. A chain is shortened in the same way.
"""
# ruff: noqa: C901, PLR0912, PLR0913, PLR0917 - a kernel takes arrays

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from inroad.solve.packing.arcs import arcs_of, find
from inroad.solve.packing.market import Market

Row = tuple[int, ...]

LONGEST = 5
"""Circles of more moves are not looked for: there are too many ways."""
PATIENCE = 50_000_000
"""Moves that the search for circles of one length looks at before it gives up."""


def short_circles(market: Market, made: NDArray[np.int64], most: int) -> list[Row]:
    """Circles of at most `most` moves out of moves that flow: pairwise swaps, threes, and on.

    What is in none of them is left over. A flow's moves between two classes are
    interchangeable; those with the smallest numbers are taken first.
    """
    if most < 2 or not len(made):
        return []
    flowing = arcs_of(market, made)
    order = made[np.argsort(flowing.arc, kind="stable")]
    table, lengths = _short(flowing.starts(market.classes), flowing.of, flowing.to, flowing.back,
                            flowing.first, order, min(most, LONGEST), PATIENCE)  # fmt: skip
    return [tuple(row[:length]) for row, length
            in zip(table.tolist(), lengths.tolist(), strict=True)]  # fmt: skip


@njit(cache=True)
def _closed(
    starts: Any,
    of: Any,
    to: Any,
    back: Any,
    excess: Any,
    swaps: Any,
    arc: Any,
    length: Any,
    chord: Any,
    path: Any,
    best: Any,
    patience: Any,
) -> Any:
    """A circle of `length` arcs that begins with one: into `best`, and how much it may be taken.

    All have an excess of people; with `chord` the last is of a pair that swaps, the
    pair that swaps most often.
    """
    most = 0
    base = of[arc]
    at = np.zeros(length, np.int64)
    path[0] = arc
    depth = 0
    at[0] = starts[to[arc]]
    while depth >= 0:
        here = to[path[depth]]
        if depth == length - 2:
            last = find(starts, to, here, base)
            if last >= 0:
                room = swaps[last] if chord else excess[last]
                if room > most:
                    most = room
                    for k in range(length - 1):
                        best[k] = path[k]
                    best[length - 1] = last
                    if not chord:
                        return most, patience
            depth -= 1
            continue
        if at[depth] >= starts[here + 1] or patience < 0:
            depth -= 1
            continue
        follows = at[depth]
        at[depth] += 1
        patience -= 1
        if excess[follows] == 0 or to[follows] == base:
            continue
        again = False
        for k in range(depth + 1):
            again |= of[path[k]] == to[follows]
        if again:
            continue
        depth += 1
        path[depth] = follows
        at[depth] = starts[to[follows]]
    return most, patience


@njit(cache=True)
def _short(
    starts: Any, of: Any, to: Any, back: Any, first: Any, order: Any, most: Any, patience: Any
) -> Any:
    """Threes without and with a chord until there are no more, then fours, and threes again."""
    arcs = len(of)
    excess = first[1:] - first[:-1]
    swaps = np.zeros(arcs, np.int64)
    for arc in range(arcs):
        if back[arc] > arc:
            both = min(excess[arc], excess[back[arc]])
            swaps[arc] = swaps[back[arc]] = both
            excess[arc] -= both
            excess[back[arc]] -= both
    table = np.empty((len(order) // 2, most), np.int64)
    lengths = np.empty(len(order) // 2, np.int64)
    rows = 0
    at = first[:-1].copy()
    path, best = np.empty(most, np.int64), np.empty(most, np.int64)
    length, left = 3, patience
    while length <= most:
        found = 0
        for turn in range(2):
            for arc in range(arcs):
                while excess[arc] > 0:
                    room, left = _closed(starts, of, to, back, excess, swaps, arc, length,
                                         turn == 1, path, best, left)  # fmt: skip
                    if room == 0:
                        break
                    for k in range(length - 1):
                        excess[best[k]] -= 1
                    last = best[length - 1]
                    if turn == 0:
                        excess[last] -= 1
                    else:
                        # The other half of the chord goes on in the circle that is left.
                        swaps[last] -= 1
                        swaps[back[last]] -= 1
                        if excess[last] > 0:
                            excess[last] -= 1
                            swaps[last] += 1
                            swaps[back[last]] += 1
                        else:
                            excess[back[last]] += 1
                    for k in range(length):
                        # Each takes the seat that the one before left: against the arcs.
                        table[rows, k] = order[at[best[length - 1 - k]]]
                        at[best[length - 1 - k]] += 1
                    lengths[rows] = length
                    rows += 1
                    found += 1
        if found == 0 or left < 0:
            length, left = length + 1, patience
        elif length > 3:
            length = 3
    for arc in range(arcs):
        while back[arc] > arc and swaps[arc] > 0:
            table[rows, 0], table[rows, 1] = order[at[arc]], order[at[back[arc]]]
            at[arc] += 1
            at[back[arc]] += 1
            swaps[arc] -= 1
            lengths[rows] = 2
            rows += 1
    return table[:rows], lengths[:rows]
