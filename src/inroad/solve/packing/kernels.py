"""The compiled loops behind `search`: rows of moves, grown move by move, backwards.

Moves come by the class that they lead to: `into_start` (k + 1,) and `into` (m,); in
`priced_circles` also by the class that they leave. What moves bring and cost is as in
`search.Prices`.
"""
# ruff: noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 - a kernel takes arrays, and is made of loops

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True)
def _best_ahead(into_start: Any, into: Any, of: Any, bring: Any, ending: Any, steps: Any) -> Any:
    """(steps + 1, k): the most that at most so many further moves bring after a class is left.

    `ending` (k,) is what it costs to stop with a seat of a class left.
    """
    classes = len(into_start) - 1
    ahead = np.empty((steps + 1, classes))
    ahead[0] = -ending
    for step in range(1, steps + 1):
        for left in range(classes):
            best = -ending[left]
            for at in range(into_start[left], into_start[left + 1]):
                move = into[at]
                worth = bring[move] + ahead[step - 1, of[move]]
                if worth > best:
                    best = worth
            ahead[step, left] = best
    return ahead


@njit(cache=True)
def priced_circles(
    into_start: Any,
    into: Any,
    out_start: Any,
    out: Any,
    who: Any,
    of: Any,
    to: Any,
    gain: Any,
    share: Any,
    weight: Any,
    yes: Any,
    cap: Any,
    least: Any,
    room: Any,
    each: Any,
    patience: Any,
) -> Any:
    """Circles by their smallest class: into it, backwards through larger ones, out of it again."""
    classes = len(into_start) - 1
    bring = gain + share * weight * yes
    ahead = _best_ahead(into_start, into, of, bring, np.zeros(classes), max(cap - 2, 0))
    table = np.empty((room, max(cap, 2)), np.int32)
    lengths, brings = np.empty(room, np.int64), np.empty(room)
    rows, whole = 0, True
    row, at = np.empty(cap, np.int64), np.empty(cap, np.int64)
    sums, weights, said = np.zeros(cap + 1), np.zeros(cap + 1), np.ones(cap + 1)
    first_out = np.full(classes, -1, np.int64)
    last_out = np.full(classes, -1, np.int64)
    for base in range(classes):
        best_out = -np.inf
        for k in range(out_start[base], out_start[base + 1]):
            move = out[k]
            if first_out[to[move]] < 0:
                first_out[to[move]] = k
            last_out[to[move]] = k
            best_out = max(best_out, bring[move])
        here, depth = 0, 0
        at[0] = into_start[base]
        while best_out > -np.inf and depth >= 0:
            left = base if depth == 0 else of[row[depth - 1]]
            if at[depth] >= into_start[left + 1] or here >= each or patience < 0:
                whole &= patience >= 0
                depth -= 1
                continue
            patience -= 1
            move = into[at[depth]]
            at[depth] += 1
            source = of[move]
            if source <= base:
                continue
            again = False
            for before in range(depth):
                again |= of[row[before]] == source
            if again:
                continue
            so_far = sums[depth] + gain[move]
            if share > 0.0:
                most = so_far + share * (weights[depth] + weight[move]) * said[depth] * yes[move]
                # What comes later brings at most its own worth; what came before loses by it.
            else:
                most = so_far
            if most + ahead[cap - 2 - depth, source] + best_out <= least:
                continue
            row[depth] = move
            sums[depth + 1] = so_far
            weights[depth + 1] = weights[depth] + weight[move]
            said[depth + 1] = said[depth] * yes[move]
            if first_out[source] >= 0:
                for k in range(first_out[source], last_out[source] + 1):
                    last = out[k]
                    worth = so_far + gain[last]
                    if share > 0.0:
                        worth += (share * (weights[depth + 1] + weight[last])
                                  * said[depth + 1] * yes[last])  # fmt: skip
                    if worth > least:
                        if rows == room:
                            whole = False
                            here = each
                            break
                        for before in range(depth + 1):
                            table[rows, before] = row[before]
                        table[rows, depth + 1] = last
                        lengths[rows], brings[rows] = depth + 2, worth
                        rows += 1
                        here += 1
                        if here >= each:
                            whole = False
                            break
            if depth + 2 < cap:
                depth += 1
                at[depth] = into_start[source]
        for k in range(out_start[base], out_start[base + 1]):
            first_out[to[out[k]]] = -1
    return table, lengths, brings, rows, whole


@njit(cache=True)
def priced_chains(
    into_start: Any,
    into: Any,
    who: Any,
    of: Any,
    gain: Any,
    share: Any,
    weight: Any,
    yes: Any,
    vacant: Any,
    start: Any,
    ending: Any,
    may_end: Any,
    cap: Any,
    least: Any,
    room: Any,
    each: Any,
    patience: Any,
) -> Any:
    """Chains from every class with a vacant seat, backwards through whoever comes next."""
    classes = len(into_start) - 1
    bring = gain + share * weight * yes
    barred = np.where(may_end, ending, 1e18)
    ahead = _best_ahead(into_start, into, of, bring, barred, cap)
    table = np.empty((room, cap), np.int32)
    lengths, brings = np.empty(room, np.int64), np.empty(room)
    rows, whole = 0, True
    row, at = np.empty(cap, np.int64), np.empty(cap, np.int64)
    sums, expected, said = np.zeros(cap + 1), np.zeros(cap + 1), np.ones(cap + 1)
    moved = np.zeros(who.max() + 1 if len(who) else 1, np.bool_)
    for base in range(classes):
        if vacant[base] == 0:
            continue
        here, depth = 0, 0
        at[0] = into_start[base]
        sums[0] = -start[base]
        while depth >= 0:
            left = base if depth == 0 else of[row[depth - 1]]
            if at[depth] >= into_start[left + 1] or here >= each or patience < 0:
                whole &= patience >= 0
                depth -= 1
                if depth >= 0:
                    moved[who[row[depth]]] = False
                continue
            patience -= 1
            move = into[at[depth]]
            at[depth] += 1
            if moved[who[move]]:
                continue
            so_far = sums[depth] + gain[move]
            hoped = expected[depth] + weight[move] * said[depth] * yes[move]
            if so_far + share * hoped + ahead[cap - 1 - depth, of[move]] <= least:
                continue
            row[depth] = move
            sums[depth + 1], expected[depth + 1] = so_far, hoped
            said[depth + 1] = said[depth] * yes[move]
            worth = so_far + share * hoped - ending[of[move]]
            if may_end[of[move]] and worth > least:
                if rows == room:
                    whole = False
                    here = each
                else:
                    for before in range(depth + 1):
                        table[rows, before] = row[before]
                    lengths[rows], brings[rows] = depth + 1, worth
                    rows += 1
                    here += 1
                    if here >= each:
                        whole = False
            if depth + 1 < cap:
                moved[who[move]] = True
                depth += 1
                at[depth] = into_start[of[move]]
    return table, lengths, brings, rows, whole


@njit(cache=True)
def best_chains(
    into_start: Any,
    into: Any,
    who: Any,
    of: Any,
    to: Any,
    gain: Any,
    share: Any,
    weight: Any,
    yes: Any,
    vacant: Any,
    start: Any,
    ending: Any,
    may_end: Any,
    cap: Any,
    least: Any,
    people: Any,
) -> Any:
    """Best beginnings and best endings of walks, put together at every person."""
    classes, moves = len(into_start) - 1, len(who)
    bring = gain + share * weight * yes
    barred = np.where(may_end, ending, 1e18)
    ahead = _best_ahead(into_start, into, of, bring, barred, cap)
    began = np.full((cap + 1, classes), -1e18)
    by = np.full((cap + 1, classes), -1, np.int64)
    for left in range(classes):
        if vacant[left] > 0:
            began[0, left] = -start[left]
    most = 0.0
    for left in range(classes):
        if vacant[left] > 0:
            most += vacant[left] * max(ahead[cap, left] - start[left], 0.0)
    best, best_move = np.full(people, least), np.full(people, -1, np.int64)
    best_step = np.zeros(people, np.int64)
    for step in range(1, cap + 1):
        for move in range(moves):
            worth = began[step - 1, to[move]] + bring[move]
            if worth > began[step, of[move]]:
                began[step, of[move]], by[step, of[move]] = worth, move
            worth += ahead[cap - step, of[move]]
            if worth > best[who[move]]:
                best[who[move]], best_move[who[move]] = worth, move
                best_step[who[move]] = step
    table = np.empty((people, cap), np.int32)
    lengths, brings = np.empty(people, np.int64), np.empty(people)
    seen = np.full(people, -1, np.int64)
    walk = np.empty(cap, np.int64)
    rows = 0
    for person in range(people):
        if best_move[person] < 0:
            continue
        step = best_step[person]
        walk[step - 1] = best_move[person]
        for before in range(step - 1, 0, -1):
            walk[before - 1] = by[before, to[walk[before]]]
        length = step
        while length < cap:
            left, reached = of[walk[length - 1]], -barred[of[walk[length - 1]]]
            follows = -1
            for k in range(into_start[left], into_start[left + 1]):
                move = into[k]
                worth = bring[move] + ahead[cap - length - 1, of[move]]
                if worth > reached:
                    reached, follows = worth, move
            if follows < 0:
                break
            walk[length] = follows
            length += 1
        kept = 0
        for place in range(length):
            moved = who[walk[place]]
            if seen[moved] >= 0:
                # A loop: what follows the earlier move of this person may follow it as well.
                for each in range(seen[moved] + 1, kept):
                    seen[who[table[rows, each]]] = -1
                kept = seen[moved] + 1
                continue
            table[rows, kept] = walk[place]
            seen[moved] = kept
            kept += 1
        said, worth = 1.0, -start[to[table[rows, 0]]]
        for place in range(kept):
            move = table[rows, place]
            seen[who[move]] = -1
            said *= yes[move]
            worth += gain[move] + share * weight[move] * said
        worth -= ending[of[table[rows, kept - 1]]]
        if worth > least and may_end[of[table[rows, kept - 1]]]:
            lengths[rows], brings[rows] = kept, worth
            rows += 1
    return table, lengths, brings, rows, False, most
