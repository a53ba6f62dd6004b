"""The questions of `paths` as compiled loops; each is held to the same answers in `plain`.

Rows are read as `Graph.rows` gives them. Random reads are what takes the time:
whatever can be decided from one small table (`slot`) is, before a row is touched.
"""
# ruff: noqa: C901, PLR0913, PLR0917, SIM110 - a kernel takes arrays, and is made of loops

from typing import Any

import numpy as np
from numba import njit

from inroad.solve.plain import KEPT
from inroad.solve.prefetching import AHEAD, prefetch

ROWS_AHEAD = 4
A_LINE = 16
"""Numbers of four bytes that a processor reads from memory at once."""
ASKED_FOR = 128
"""So much of a row is asked for ahead; further on, the processor sees where it goes."""


@njit(cache=True)
def _row(rows: Any, vertex: Any) -> Any:
    """One row's heads and weights, wherever it lies."""
    spans, heads, weights, more, further = rows
    start, end = spans[vertex, 0], spans[vertex, 1]
    shift = len(heads)
    if start >= shift:
        return more[start - shift : end - shift], further[start - shift : end - shift]
    return heads[start:end], weights[start:end]


@njit(cache=True)
def _insert(chances: Any, firsts: Any, middles: Any, chance: Any, first: Any, middle: Any) -> None:
    """Keep a chain among the best by distinct first steps, the best first.

    A later one of equal chance stays behind; of one first step only the best is kept.
    """
    last = len(chances) - 1
    if chance <= chances[last]:
        return
    place = last
    for each in range(last + 1):
        if firsts[each] == first:
            if chance <= chances[each]:
                return
            place = each
            break
    while place > 0 and chances[place - 1] < chance:
        chances[place] = chances[place - 1]
        firsts[place] = firsts[place - 1]
        middles[place] = middles[place - 1]
        place -= 1
    chances[place], firsts[place], middles[place] = chance, first, middle


@njit(cache=True)
def _numbered(
    rows: Any, starts: Any, levels: Any, source: Any, closed: Any, slot: Any, among: Any
) -> Any:
    """Number everybody at the end of `levels` rows from the starts, and in between.

    `among`: bits of those who count; none at all where everybody does.
    """
    count = 0
    found = np.empty(1024, np.int32)
    for start in starts:
        heads, weights = _row(rows, start)
        for place in range(len(heads)):
            head = heads[place]
            if len(among):
                if not _is_marked(among, head):
                    continue
                prefetch(weights, place)
            if head == source or closed[head]:
                continue
            if slot[head] < 0:
                if count == len(found):
                    found = _room(found, count)
                slot[head] = count
                found[count] = head
                count += 1
            if levels > 1:
                further, _ = _row(rows, head)
                for each in further:
                    if slot[each] < 0 and each != source and not closed[each]:
                        if count == len(found):
                            found = _room(found, count)
                        slot[each] = count
                        found[count] = each
                        count += 1
    return found[:count]


@njit(cache=True)
def _ask_for(rows: Any, vertices: Any) -> None:
    """Ask for the heads of many short rows at once: their waits for memory then overlap."""
    spans, heads = rows[0], rows[1]
    for vertex in vertices:
        start, end = spans[vertex, 0], spans[vertex, 1]
        if start < len(heads):
            for line in range(start, min(end, start + ASKED_FOR), A_LINE):
                prefetch(heads, line)


@njit(cache=True)
def _middle(
    leaving: Any, arriving: Any, source: Any, targets: Any, most: Any, closed: Any, slot: Any,
    bits: Any,
) -> Any:  # fmt: skip
    """Number the people whose best chains so far are kept: who may stand last in a chain.

    They lie one tie before those asked for (before four ties: or two); where fewer
    lie within two ties of the source, of those only.
    """
    friends, _ = _row(leaving, source)
    _ask_for(leaving, friends)
    _ask_for(arriving, targets)
    if most != 3 or _degrees(leaving, friends) > _degrees(arriving, targets):
        levels = 2 if most > 3 else 1
        return _numbered(arriving, targets, levels, source, closed, slot, bits[:0])
    for friend in friends:
        _mark(bits, friend)
        if not closed[friend]:
            for head in _row(leaving, friend)[0]:
                _mark(bits, head)
    found = _numbered(arriving, targets, 1, source, closed, slot, bits)
    for friend in friends:
        bits[friend >> 6] = 0
        for head in _row(leaving, friend)[0]:
            bits[head >> 6] = 0
    return found


@njit(cache=True)
def _room(found: Any, count: Any) -> Any:
    if count < len(found):
        return found
    larger = np.empty(2 * len(found), np.int32)
    larger[:count] = found
    return larger


@njit(cache=True)
def chains_to(
    leaving: Any,
    arriving: Any,
    source: Any,
    targets: Any,
    most: Any,
    closed: Any,
    slot: Any,
    bits: Any,
    count: Any,
) -> Any:
    """`paths.chains_to` as arrays: chances, firsts, middles, lasts, each (targets, count).

    `slot` is a table of -1, one for each vertex, `bits` one of 0, for 64 of them
    each; they are given back as they came.
    """
    wanted = _middle(leaving, arriving, source, targets, most, closed, slot, bits)
    kept = np.zeros((len(wanted), KEPT))
    firsts = np.full((len(wanted), KEPT), -1, np.int32)
    # A bit for whoever a chain can come by: all bits together lie near the processor.
    for each in wanted:
        _mark(bits, each)
    _begin(leaving, source, most, closed, slot, bits, kept, firsts)
    _mark(bits, source)
    answer = _answers(arriving, source, targets, most, closed, slot, bits, kept, firsts, count)
    bits[source >> 6] = 0
    for each in wanted:
        slot[each] = -1
        bits[each >> 6] = 0
    return answer


@njit(cache=True)
def _begin(
    leaving: Any, source: Any, most: Any, closed: Any, slot: Any, bits: Any, kept: Any, firsts: Any
) -> None:
    """Chains of at most two edges to those who are numbered, into their lists."""
    unused = np.full(KEPT, -1, np.int32)
    friends, asked = _row(leaving, source)
    if most > 1:
        for place in range(len(friends)):
            if _is_marked(bits, friends[place]):
                at = slot[friends[place]]
                _insert(kept[at], firsts[at], unused, np.float64(asked[place]), friends[place], -1)
    if most > 2:
        for place in range(len(friends)):
            friend = friends[place]
            if closed[friend]:
                continue
            onward, weights = _row(leaving, friend)
            chance = np.float64(asked[place])
            for each in range(len(onward)):
                if _is_marked(bits, onward[each]):
                    at = slot[onward[each]]
                    _insert(kept[at], firsts[at], unused, chance * weights[each], friend, -1)


@njit(cache=True)
def _mark(bits: Any, vertex: Any) -> None:
    bits[vertex >> 6] |= np.uint64(1) << np.uint64(vertex & 63)


@njit(cache=True)
def _is_marked(bits: Any, vertex: Any) -> Any:
    return (bits[vertex >> 6] >> np.uint64(vertex & 63)) & np.uint64(1) != 0


@njit(cache=True)
def _answers(
    arriving: Any,
    source: Any,
    targets: Any,
    most: Any,
    closed: Any,
    slot: Any,
    bits: Any,
    kept: Any,
    firsts: Any,
    count: Any,
) -> Any:
    shape = (len(targets), count)
    chances = np.zeros(shape)
    chosen = np.full((3, *shape), -1, np.int64)
    widest = _widest(arriving, targets)
    lasts, weights = np.empty(widest, np.int32), np.empty(widest)
    best, ends = np.empty((widest, KEPT)), np.empty((2, widest, KEPT), np.int32)
    for place in range(len(targets)):
        target = targets[place]
        found = _promising(arriving, target, most, closed, bits, lasts, weights)
        best[:found], ends[:, :found] = 0, -1
        for each in range(found):
            last, weight = lasts[each], weights[each]
            if last == source:
                _insert(best[each], ends[0, each], ends[1, each], weight, target, -1)
                continue
            at = slot[last]
            for rank in range(KEPT):
                if at >= 0 and firsts[at, rank] >= 0 and firsts[at, rank] != target:
                    _insert(best[each], ends[0, each], ends[1, each],
                            kept[at, rank] * weight, firsts[at, rank], -1)  # fmt: skip
            if most > 3:
                _through_two(arriving, source, target, last, weight, slot, kept, firsts,
                             best[each], ends[0, each], ends[1, each])  # fmt: skip
        if found:
            _chosen(lasts[:found], best, ends, chances[place], chosen[:, place])
    return chances, chosen[0], chosen[1], chosen[2]


@njit(cache=True)
def _widest(rows: Any, vertices: Any) -> Any:
    widest = 0
    for vertex in vertices:
        widest = max(widest, rows[0][vertex, 1] - rows[0][vertex, 0])
    return widest


@njit(cache=True)
def _soon(rows: Any, vertex: Any) -> None:
    """Ask for the beginning of a row."""
    start = rows[0][vertex, 0]
    if start < len(rows[1]):
        prefetch(rows[1], start)
        prefetch(rows[1], start + A_LINE)


@njit(cache=True)
def _promising(
    arriving: Any, target: Any, most: Any, closed: Any, bits: Any, lasts: Any, weights: Any
) -> Any:
    """The neighbours that a chain can come by, and their steps' chances; returns how many."""
    neighbours, steps = _row(arriving, target)
    count = 0
    for each in range(len(neighbours)):
        last = neighbours[each]
        if _is_marked(bits, last) or (most > 3 and not closed[last]):
            lasts[count], weights[count] = last, steps[each]
            count += 1
    return count


@njit(cache=True)
def _through_two(
    arriving: Any,
    source: Any,
    target: Any,
    last: Any,
    weight: Any,
    slot: Any,
    kept: Any,
    firsts: Any,
    best: Any,
    first: Any,
    middle: Any,
) -> None:
    """Chains of four edges whose last connector is `last`, into its list."""
    before, weights = _row(arriving, last)
    for each in range(len(before)):
        at = slot[before[each]]
        if at < 0 or before[each] == target:
            continue
        # The list of whoever stands before begins with their best: no better one follows.
        if kept[at, 0] * weights[each] * weight <= best[KEPT - 1]:
            continue
        for rank in range(KEPT):
            step = firsts[at, rank]
            if step >= 0 and step != target and step != last and step != before[each]:
                _insert(best, first, middle, kept[at, rank] * weights[each] * weight, step,
                        before[each])  # fmt: skip


@njit(cache=True)
def _chosen(lasts: Any, best: Any, ends: Any, chances: Any, chosen: Any) -> None:
    """The best chain, then each time the best with a new first step and, if any, a new last."""
    first, middle = ends[0], ends[1]
    used = np.full(len(chances), -1, np.int64)
    stood = np.full(len(chances), -1, np.int64)
    for turn in range(len(chances)):
        new, other = -1, -1
        new_rank, other_rank = -1, -1
        for each in range(len(lasts)):
            for rank in range(KEPT):
                if first[each, rank] < 0:
                    break
                if np.any(used[:turn] == first[each, rank]):
                    continue
                if other < 0 or best[each, rank] > best[other, other_rank]:
                    other, other_rank = each, rank
                if not np.any(stood[:turn] == lasts[each]) and (
                    new < 0 or best[each, rank] > best[new, new_rank]
                ):
                    new, new_rank = each, rank
                break
        at, rank = (new, new_rank) if new >= 0 else (other, other_rank)
        if at < 0:
            return
        chances[turn] = best[at, rank]
        used[turn], stood[turn] = first[at, rank], lasts[at]
        chosen[0, turn], chosen[1, turn] = first[at, rank], middle[at, rank]
        chosen[2, turn] = lasts[at]


@njit(cache=True)
def everybody(leaving: Any, source: Any, most: Any, closed: Any, chances: Any, bits: Any) -> Any:
    """`paths.best_chances`, into `chances`; returns `Arrivals.levels`. `bits` as in `chains_to`.

    A level reads the chances of its own frontier as they were before it, so
    that one table is enough for all levels.
    """
    chances[source] = 1
    levels = [(np.array([source], np.int32), np.ones(1, np.float32))]
    for level in range(1, most):
        vertices, frozen = levels[level - 1]
        levels.append(_raised(leaving, source, vertices, frozen, closed, chances, bits))
    vertices, frozen = levels[most - 1]
    _raise_last(leaving, source, vertices, frozen, closed, chances)
    return levels


@njit(cache=True)
def _raised(
    leaving: Any, source: Any, vertices: Any, frozen: Any, closed: Any, chances: Any, bits: Any
) -> Any:
    """One level further: whose chance it raised, as they first came, and to what."""
    raised, count = np.empty(1024, np.int32), 0
    for place in range(len(vertices)):
        vertex = vertices[place]
        if closed[vertex] and vertex != source:
            continue
        if place + ROWS_AHEAD < len(vertices):
            _soon(leaving, vertices[place + ROWS_AHEAD])
        heads, weights = _row(leaving, vertex)
        for each in range(len(heads)):
            if each + AHEAD < len(heads):
                prefetch(chances, heads[each + AHEAD])
            head, chance = heads[each], frozen[place] * weights[each]
            if chance <= chances[head]:
                continue
            chances[head] = chance
            if not _is_marked(bits, head):
                _mark(bits, head)
                if count == len(raised):
                    raised = _room(raised, count)
                raised[count] = head
                count += 1
    found = raised[:count]
    for each in found:
        bits[each >> 6] = 0
    return found, chances[found]


@njit(cache=True)
def _raise_last(
    leaving: Any, source: Any, vertices: Any, frozen: Any, closed: Any, chances: Any
) -> None:
    """The last level, which nothing follows: a third of the time when it is a loop of its own."""
    for place in range(len(vertices)):
        vertex = vertices[place]
        if closed[vertex] and vertex != source:
            continue
        if place + ROWS_AHEAD < len(vertices):
            _soon(leaving, vertices[place + ROWS_AHEAD])
        heads, weights = _row(leaving, vertex)
        chance = frozen[place]
        for each in range(len(heads)):
            if each + AHEAD < len(heads):
                prefetch(chances, heads[each + AHEAD])
            head, offered = heads[each], chance * weights[each]
            if offered > chances[head]:
                chances[head] = offered


@njit(cache=True)
def shortest(
    leaving: Any, arriving: Any, source: Any, target: Any, most: Any, ahead: Any, behind: Any,
    seen: Any, other: Any,
) -> Any:  # fmt: skip
    """`paths.shortest`: the vertices, none where no chain leads.

    `ahead` and `behind` are tables of anything, one place for each vertex: whom each
    was found from, on either side; `seen` and `other` bits of 0, given back as they came.
    """
    ahead[source], behind[target] = source, target
    _mark(seen, source)
    _mark(other, target)
    left, right = np.array([source], np.int32), np.array([target], np.int32)
    on_left, on_right = left, right
    chain = np.empty(0, np.int32)
    for _ in range(most):
        if len(left) == 0 or len(right) == 0:
            break
        if _degrees(leaving, left) <= _degrees(arriving, right):
            left, meeting = _onward(leaving, left, ahead, seen, other)
            on_left = np.concatenate((on_left, left))
        else:
            right, meeting = _onward(arriving, right, behind, other, seen)
            on_right = np.concatenate((on_right, right))
        if meeting >= 0:
            chain = _walked(ahead, behind, meeting)
            break
    for each in on_left:
        seen[each >> 6] = 0
    for each in on_right:
        other[each >> 6] = 0
    return chain


@njit(cache=True)
def _walked(ahead: Any, behind: Any, meeting: Any) -> Any:
    """The vertices from where the one side began to where the other did."""
    before = 0
    vertex = meeting
    while ahead[vertex] != vertex:
        vertex = ahead[vertex]
        before += 1
    after = 0
    vertex = meeting
    while behind[vertex] != vertex:
        vertex = behind[vertex]
        after += 1
    chain = np.empty(before + after + 1, np.int32)
    vertex = meeting
    for place in range(before, -1, -1):
        chain[place] = vertex
        vertex = ahead[vertex]
    vertex = meeting
    for place in range(before, before + after + 1):
        chain[place] = vertex
        vertex = behind[vertex]
    return chain


@njit(cache=True)
def _degrees(rows: Any, vertices: Any) -> Any:
    total = 0
    for vertex in vertices:
        total += rows[0][vertex, 1] - rows[0][vertex, 0]
    return total


@njit(cache=True)
def _onward(rows: Any, frontier: Any, came_from: Any, seen: Any, other: Any) -> Any:
    """One level further; and the least vertex that the other side has seen too, else -1."""
    found = np.empty(1024, np.int32)
    count, meeting = 0, -1
    for place in range(len(frontier)):
        if place + ROWS_AHEAD < len(frontier):
            _soon(rows, frontier[place + ROWS_AHEAD])
        for head in _row(rows, frontier[place])[0]:
            if not _is_marked(seen, head):
                _mark(seen, head)
                came_from[head] = frontier[place]
                if count == len(found):
                    found = _room(found, count)
                found[count] = head
                count += 1
                if _is_marked(other, head) and (meeting < 0 or head < meeting):
                    meeting = head
    return found[:count], meeting


@njit(cache=True)
def near(leaving: Any, arriving: Any, source: Any, candidates: Any, first: Any, second: Any) -> Any:
    """`paths.near`: 1, 2 or 0 edges from the source to each candidate; two tables of bits of 0."""
    found = np.zeros(len(candidates), np.int8)
    friends, _ = _row(leaving, source)
    for friend in friends:
        _mark(first, friend)
    ahead = _degrees(leaving, friends) < _degrees(arriving, candidates)
    if ahead:
        for friend in friends:
            for head in _row(leaving, friend)[0]:
                _mark(second, head)
    for place in range(len(candidates)):
        candidate = candidates[place]
        if candidate == source:
            continue
        if _is_marked(first, candidate):
            found[place] = 1
        elif ahead:
            found[place] = 2 * _is_marked(second, candidate)
        elif _leads_from(arriving, candidate, first):
            found[place] = 2
    for friend in friends:
        first[friend >> 6] = 0
        if ahead:
            for head in _row(leaving, friend)[0]:
                second[head >> 6] = 0
    return found


@njit(cache=True)
def _leads_from(arriving: Any, vertex: Any, bits: Any) -> Any:
    """Whether an edge leads to a vertex from one that is marked."""
    for each in _row(arriving, vertex)[0]:
        if _is_marked(bits, each):
            return True
    return False


@njit(cache=True)
def rows_of(tails: Any, heads: Any, weights: Any, size: Any, both: Any) -> Any:
    """`graph.graph` from checked edges: indptr, indices and weights; `both` ways or one."""
    starts = np.zeros(size + 1, np.int64)
    for each in range(len(tails)):
        if tails[each] != heads[each]:
            starts[tails[each] + 1] += 1
            if both:
                starts[heads[each] + 1] += 1
    for vertex in range(size):
        starts[vertex + 1] += starts[vertex]
    found, chances = np.empty(starts[size], np.int32), np.empty(starts[size], np.float32)
    place = starts[:size].copy()
    for each in range(len(tails)):
        tail, head = tails[each], heads[each]
        if tail != head:
            found[place[tail]], chances[place[tail]] = head, weights[each]
            place[tail] += 1
            if both:
                found[place[head]], chances[place[head]] = tail, weights[each]
                place[head] += 1
    return _each_once(starts, found, chances)


@njit(cache=True)
def _each_once(starts: Any, found: Any, chances: Any) -> Any:
    """The rows by ascending head, of parallel edges the best."""
    size, total = len(starts) - 1, 0
    indptr = np.zeros(size + 1, np.int64)
    for vertex in range(size):
        row = slice(starts[vertex], starts[vertex + 1])
        order = np.argsort(found[row])
        neighbours, steps = found[row][order], chances[row][order]
        for each in range(len(order)):
            if each and neighbours[each] == neighbours[each - 1]:
                chances[total - 1] = max(chances[total - 1], steps[each])
                continue
            found[total], chances[total] = neighbours[each], steps[each]
            total += 1
        indptr[vertex + 1] = total
    return indptr, found[:total].copy(), chances[:total].copy()
