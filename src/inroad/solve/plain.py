"""The questions of `paths` in numpy alone, with the same answers as `compiled`."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from inroad.solve.graph import Floats, Graph, Heads, Ints, Weights, gathered

KEPT = 6
"""First steps that are kept for whoever may stand last in a chain.

Of these, one may be the target, one the last connector, and three may be taken
by the chains chosen before; the sixth is left.
"""
Mask = NDArray[np.bool_]
Answer = tuple[Floats, Ints, Ints, Ints]


def chains_to(
    edges: Graph, source: int, targets: Ints, most: int, closed: Mask, count: int
) -> Answer:
    """As `compiled.chains_to`."""
    arriving = edges.arriving
    lasts, steps, place = gathered(arriving, targets)
    weights = steps.astype(np.float64)
    direct = lasts == source
    usable = ~direct & ~closed[lasts]
    wanted = np.zeros(edges.size, bool)
    wanted[lasts[usable]] = True
    if most > 3:
        before, _, _ = gathered(arriving, np.flatnonzero(wanted))
        wanted[before] |= ~closed[before]
        wanted[source] = False
    begun = _begun(edges, source, most, closed, wanted)
    links = np.arange(len(lasts))
    rows = [(links[direct], weights[direct], targets[place[direct]],
             np.full(int(direct.sum()), -1))]  # fmt: skip
    link, chance, first = _joined(begun, lasts, weights, links[usable])
    middle = np.full(len(link), -1)
    rows.append((link, chance, first, middle))
    if most > 3:
        rows.append(_through_two(edges, begun, lasts, weights, links[usable], targets[place]))
    link, chance, first, middle = (np.concatenate(each) for each in zip(*rows, strict=True))
    fits = (first != targets[place[link]]) | (lasts[link] == source)
    kept = _ranked(link[fits], chance[fits], first[fits], middle[fits])
    return _answers(kept, lasts, place, len(targets), count)


Begun = tuple[Mask, Ints, Ints, Ints, Floats, Ints]
"""The best chains of at most two edges: whether a vertex (n) has any; the vertices that have,
ascending, with the start and number of theirs; and of all of them chances and first steps."""


def _begun(edges: Graph, source: int, most: int, closed: Mask, wanted: Mask) -> Begun:
    friends, steps = edges.row(source)
    asked = steps.astype(np.float64)
    heads = [friends[wanted[friends]]] if most > 1 else [friends[:0]]
    chances, firsts = [asked[wanted[friends]][: len(heads[0])]], [heads[0]]
    if most > 2:
        passing = ~closed[friends]
        onward, weights, owner = gathered(edges, friends[passing].astype(np.int64))
        usable = wanted[onward]
        onward, weights, owner = onward[usable], weights[usable], owner[usable]
        heads.append(onward)
        chances.append(asked[passing][owner] * weights)
        firsts.append(friends[passing][owner])
    head, chance, first = np.concatenate(heads), np.concatenate(chances), np.concatenate(firsts)
    order = np.lexsort((np.arange(len(head)), -chance, head))
    head, chance, first = head[order], chance[order], first[order]
    reached = np.zeros(edges.size, bool)
    reached[head] = True
    vertices, starts, lengths = np.unique(head, return_index=True, return_counts=True)
    lengths = np.minimum(lengths, KEPT)
    begun = (starts.astype(np.int64), lengths.astype(np.int64), chance, first.astype(np.int64))
    return reached, vertices.astype(np.int64), *begun


def _joined(begun: Begun, ends: Any, weights: Floats, links: Ints) -> tuple[Ints, Floats, Ints]:
    """Each link's chains so far, one edge longer: (link, chance, first)."""
    reached, vertices, starts, lengths, chances, firsts = begun
    links = links[reached[ends[links]]]
    own = np.searchsorted(vertices, ends[links])
    many = lengths[own]
    link = np.repeat(links, many)
    at = np.arange(len(link)) - np.repeat(np.cumsum(many) - many, many)
    at += np.repeat(starts[own], many)
    return link, chances[at] * weights[link], firsts[at]


def _through_two(
    edges: Graph, begun: Begun, lasts: Any, weights: Floats, links: Ints, targets: Ints
) -> tuple[Ints, Floats, Ints, Ints]:
    """Chains of four edges: (link, chance, first, middle)."""
    before, steps, owner = gathered(edges.arriving, lasts[links].astype(np.int64))
    further = np.arange(len(before))
    at, chance, first = _joined(begun, before, steps.astype(np.float64), further)
    link, middle = links[owner[at]], before[at].astype(np.int64)
    chance = chance * weights[link]
    fits = (middle != targets[link]) & (first != middle) & (first != lasts[link])
    return link[fits], chance[fits], first[fits], middle[fits]


def _ranked(link: Ints, chance: Floats, first: Ints, middle: Ints) -> tuple[Any, ...]:
    """Of each link, the best chain by each first step, at most KEPT, the best first."""
    both = link * (first.max(initial=0) + 1) + first
    order = np.lexsort((-chance, both))  # stable: of equal chances, the one that came first
    ahead = np.ones(len(order), bool)
    ahead[1:] = np.diff(both[order]) != 0
    kept = np.sort(order[ahead])
    kept = kept[np.lexsort((-chance[kept], link[kept]))]
    start = np.searchsorted(link[kept], link[kept])
    kept = kept[np.arange(len(kept)) - start < KEPT]
    return link[kept], chance[kept], first[kept], middle[kept]


def _answers(kept: tuple[Any, ...], lasts: Any, place: Ints, targets: int, count: int) -> Answer:
    """The chosen chains of every target, as `compiled` chooses them."""
    link, chance, first, middle = kept
    target, last = place[link], lasts[link].astype(np.int64)
    chances = np.zeros((targets, count))
    chosen = np.full((3, targets, count), -1, np.int64)
    # Of equal chances the least link comes first, and of one link the better rank.
    order = np.lexsort((np.arange(len(link)), -chance, target))
    target, chance, first, middle, last = (
        each[order] for each in (target, chance, first, middle, last)
    )
    is_open = np.ones(len(order), bool)
    stood = np.zeros(len(order), bool)
    for turn in range(count):
        rows = np.flatnonzero(is_open)
        if not len(rows):
            break
        # New last connectors first; `order` decides among the rest.
        rows = rows[np.lexsort((rows, stood[rows], target[rows]))]
        ahead = np.ones(len(rows), bool)
        ahead[1:] = target[rows][1:] != target[rows][:-1]
        best = rows[ahead]
        at = target[best]
        chances[at, turn] = chance[best]
        chosen[0, at, turn], chosen[1, at, turn] = first[best], middle[best]
        chosen[2, at, turn] = last[best]
        used, left = np.full(targets, -2), np.full(targets, -2)
        used[at], left[at] = first[best], last[best]
        is_open &= first != used[target]
        stood |= last == left[target]
    return chances, chosen[0], chosen[1], chosen[2]


def everybody(
    edges: Graph, source: int, most: int, closed: Mask, chances: Weights
) -> list[tuple[Heads, Weights]]:
    """As `compiled.everybody`."""
    chances[source] = 1
    levels = [(np.array([source], np.int32), np.ones(1, np.float32))]
    for level in range(1, most + 1):
        vertices, frozen = levels[level - 1]
        passing = ~closed[vertices] | (vertices == source)
        heads, weights, owner = gathered(edges, vertices[passing].astype(np.int64))
        offered = frozen[passing][owner] * weights
        better = offered > chances[heads]
        np.maximum.at(chances, heads[better], offered[better])
        if level < most:
            raised = _once(heads[better]).astype(np.int32)
            levels.append((raised, chances[raised]))
    return levels


def _once(vertices: NDArray[Any]) -> Ints:
    """Each vertex once, in the order in which they come first."""
    _, places = np.unique(vertices, return_index=True)
    return vertices[np.sort(places)].astype(np.int64)


def shortest(edges: Graph, source: int, target: int, most: int) -> list[int]:
    """As `compiled.shortest`."""
    ahead, behind = (np.full(edges.size, -1, np.int32) for _ in range(2))
    ahead[source], behind[target] = source, target
    left, right = np.array([source]), np.array([target])
    for _ in range(most):
        if not len(left) or not len(right):
            break
        if _degrees(edges, left) <= _degrees(edges.arriving, right):
            left, meeting = _onward(edges, left, ahead, behind)
        else:
            right, meeting = _onward(edges.arriving, right, behind, ahead)
        if meeting >= 0:
            return [*_walked(ahead, meeting)[::-1], *_walked(behind, meeting)[1:]]
    return []


def _walked(came_from: NDArray[np.int32], vertex: int) -> list[int]:
    """From a vertex back to where its side began."""
    walked = [vertex]
    while came_from[walked[-1]] != walked[-1]:
        walked.append(int(came_from[walked[-1]]))
    return walked


def _degrees(edges: Graph, vertices: Ints) -> int:
    spans = edges.rows[0][vertices]
    return int((spans[:, 1] - spans[:, 0]).sum())


def _onward(edges: Graph, frontier: Ints, seen: Any, other: Any) -> tuple[Ints, int]:
    heads, _, owner = gathered(edges, frontier)
    fresh = np.flatnonzero(seen[heads] < 0)[::-1]
    seen[heads[fresh]] = frontier[owner[fresh]]
    found = _once(heads[fresh[::-1]])
    meetings = found[other[found] >= 0]
    return found, int(meetings.min()) if len(meetings) else -1


def near(edges: Graph, source: int, candidates: Ints) -> NDArray[np.int8]:
    """As `compiled.near`."""
    reached = np.zeros(edges.size, np.int8)
    friends = edges.row(source)[0].astype(np.int64)
    if _degrees(edges, friends) < _degrees(edges.arriving, candidates):
        reached[gathered(edges, friends)[0]] = 2
        reached[friends] = 1
        found = reached[candidates]
    else:
        reached[friends] = 1
        heads, _, owner = gathered(edges.arriving, candidates)
        found = np.zeros(len(candidates), np.int8)
        found[owner[reached[heads] == 1]] = 2
        found[reached[candidates] == 1] = 1
    found[candidates == source] = 0
    return found
