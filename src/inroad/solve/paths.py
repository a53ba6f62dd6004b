"""Most probable, then diverse next-best, hop-bounded chains in a sparse graph.

The weight of an edge is a chance in (0, 1]; a chain's chance is the product.
Each level (a number of edges) is computed from the frozen level before it, so
that the bound on edges is exact.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Graph:
    """A weighted directed graph in rows: n vertices, m edges.

    Row v holds the edges that *leave* v: `indices[indptr[v]:indptr[v + 1]]`
    are their heads, `weights` their chances in (0, 1].
    """

    indptr: Ints
    indices: Ints
    weights: Floats

    @property
    def size(self) -> int:
        """The number of vertices."""
        return len(self.indptr) - 1

    @cached_property
    def tails(self) -> Ints:
        """The vertex that each edge leaves, in the order of `indices`."""
        return np.repeat(np.arange(self.size), np.diff(self.indptr))


def graph(tails: Ints, heads: Ints, weights: Floats, size: int) -> Graph:
    """A graph from m edges; of parallel edges the best counts, loops are dropped.

    Raises: ValueError: a weight outside (0, 1].
    """
    if len(weights) and not (weights.min() > 0 and weights.max() <= 1):
        raise ValueError("an edge's chance lies in (0, 1]")
    kept = tails != heads
    tails, heads, weights = tails[kept], heads[kept], weights[kept]
    order = np.lexsort((-weights, heads, tails))
    tails, heads, weights = tails[order], heads[order], weights[order]
    first = np.ones(len(tails), bool)
    first[1:] = (tails[1:] != tails[:-1]) | (heads[1:] != heads[:-1])
    tails, heads, weights = tails[first], heads[first], weights[first]
    indptr = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(tails, minlength=size), out=indptr[1:])
    return Graph(indptr, heads.astype(np.int64), weights.astype(np.float64))


def reversed_graph(forward: Graph) -> Graph:
    """The same edges, each the other way round."""
    return graph(forward.indices, forward.tails, forward.weights, forward.size)


def best_chances(edges: Graph, source: int, most_edges: int) -> tuple[Floats, list[Ints]]:
    """The best chance from `source` to every vertex within `most_edges` edges.

    Returns: the chances (n; 0 where no chain leads, 1 at the source), and for
        each level 1..most_edges the predecessor of every vertex whose chance
        that level raised (n; -1 elsewhere).
    """
    arriving = reversed_graph(edges)
    return _levels(arriving, source, most_edges, closed=None)


def _levels(
    arriving: Graph, source: int, most_edges: int, closed: int | None
) -> tuple[Floats, list[Ints]]:
    """`best_chances` over rows of arriving edges; no chain goes through `closed`."""
    chances = np.zeros(arriving.size)
    chances[source] = 1.0
    came_from: list[Ints] = []
    filled = np.flatnonzero(np.diff(arriving.indptr))
    for _ in range(most_edges):
        if closed is not None:
            passing = chances.copy()
            passing[closed] = 0.0
        else:
            passing = chances
        offered = passing[arriving.indices] * arriving.weights
        best = np.zeros(arriving.size)
        if len(filled):
            best[filled] = np.maximum.reduceat(offered, arriving.indptr[filled])
        raised = best > chances
        came_from.append(_predecessors(arriving, offered, best, raised))
        chances = np.where(raised, best, chances)
    return chances, came_from


def _predecessors(
    arriving: Graph, offered: Floats, best: Floats, raised: NDArray[np.bool_]
) -> Ints:
    """For each raised vertex the first neighbour that offers its best chance; else -1."""
    found = np.full(arriving.size, -1, np.int64)
    winners = np.flatnonzero((offered == best[arriving.tails]) & raised[arriving.tails])
    heads = arriving.tails[winners]
    found[heads[::-1]] = arriving.indices[winners[::-1]]
    return found


def chain_to(target: int, source: int, came_from: list[Ints]) -> list[int]:
    """The best chain's vertices from `source` to `target`; [] when none leads there."""
    chain = [target]
    level = len(came_from)
    while chain[-1] != source:
        while level > 0 and came_from[level - 1][chain[-1]] < 0:
            level -= 1
        if level == 0:
            return []
        chain.append(int(came_from[level - 1][chain[-1]]))
        level -= 1
    return chain[::-1]


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of vertices, source first, and its chance in (0, 1]."""

    vertices: tuple[int, ...]
    chance: float


def diverse_chains(
    edges: Graph, source: int, target: int, most_edges: int, count: int
) -> list[Chain]:
    """The best chain to one target, then the best that differ from it.

    Every chain has another first connector. Among those, a chain whose last
    connector is new too goes before one that shares it, so that the
    alternatives do not all depend on the same person.

    Args:
        most_edges: how many edges a chain has at most.
        count: how many chains at most.
    Returns: at most `count` chains, the best first; [] when nobody leads there.
    Raises: ValueError: source and target are the same.
    """
    if source == target:
        raise ValueError("a chain leads to somebody else")
    onward, steps = _levels(edges, target, most_edges - 1, closed=source)
    row = slice(edges.indptr[source], edges.indptr[source + 1])
    firsts, chances = edges.indices[row], edges.weights[row] * onward[edges.indices[row]]
    order = np.argsort(-chances, kind="stable")
    found: list[Chain] = []
    for position in order[chances[order] > 0][: 8 * count]:
        onward_chain = chain_to(int(firsts[position]), target, steps)[::-1]
        found.append(Chain((source, *onward_chain), float(chances[position])))
    return _spread(found, count)


def _spread(ranked: list[Chain], count: int) -> list[Chain]:
    """The first chain, then those with new last connectors, then the others."""
    chosen: list[Chain] = []
    waiting: list[Chain] = []
    lasts: set[int] = set()
    for chain in ranked:
        last = chain.vertices[-2]
        (waiting if last in lasts else chosen).append(chain)
        lasts.add(last)
    return sorted([*chosen, *waiting][:count], key=lambda chain: -chain.chance)
