"""A weighted directed graph in rows, small enough to map from disk and share."""

import importlib.util
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import ModuleType
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

COMPILED_FROM = 2_000_000
"""Edges from which compiled loops answer, where they can be had: to load them takes half a
second, and below that numpy answers in a millisecond."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Heads = NDArray[np.int32]
Weights = NDArray[np.float32]

NO_HEADS, NO_WEIGHTS = np.empty(0, np.int32), np.empty(0, np.float32)
for _each in (NO_HEADS, NO_WEIGHTS):
    _each.setflags(write=False)


@dataclass(frozen=True, eq=False)
class Graph:
    """A weighted directed graph: n vertices, m edges.

    Row v holds the edges that *leave* v, by ascending head:
    `indices[indptr[v]:indptr[v + 1]]` are the heads, `weights` their chances in
    (0, 1]. `symmetric`: every edge has its opposite of the same weight.
    `replaced` holds rows that are not (any more) those of the arrays.
    """

    indptr: Ints
    indices: Heads
    weights: Weights
    symmetric: bool = False
    replaced: "Overlay | None" = field(default=None, repr=False)

    @property
    def size(self) -> int:
        """The number of vertices, n."""
        return len(self.indptr) - 1

    @property
    def edges(self) -> int:
        """The number of edges, m; rows that an overlay replaces count as they are now."""
        spans = self.rows[0]
        return int((spans[:, 1] - spans[:, 0]).sum()) if self.replaced else len(self.indices)

    @cached_property
    def rows(self) -> tuple[Any, ...]:
        """What a kernel reads: (spans, heads, weights, further heads, further weights).

        Row v lies at `spans[v, 0]:spans[v, 1]` of the heads; a span that begins
        at or after their length lies in the further ones. Without an overlay
        the spans are `indptr` seen twice, and take no memory.
        """
        if self.replaced:
            over = self.replaced
            return (over.spans, self.indices, self.weights, over.indices, over.weights)
        step = self.indptr.strides[0]
        spans = as_strided(self.indptr, (self.size, 2), (step, step), writeable=False)
        return (spans, self.indices, self.weights, NO_HEADS, NO_WEIGHTS)

    @cached_property
    def arriving(self) -> "Graph":
        """The same edges, each the other way round; the graph itself when it is symmetric."""
        if self.symmetric:
            return self
        tails, heads, weights = self.listed()
        return graph(heads, tails, weights, self.size)

    def row(self, vertex: int) -> tuple[Heads, Weights]:
        """The heads and weights of the edges that leave a vertex."""
        spans, heads, weights, more_heads, more_weights = self.rows
        start, end = spans[vertex]
        if start >= len(heads) and end > start:
            shift = len(heads)
            return more_heads[start - shift : end - shift], more_weights[
                start - shift : end - shift
            ]
        return heads[start:end], weights[start:end]

    def listed(self) -> tuple[Ints, Ints, Weights]:
        """All edges as (tails, heads, weights), by tail, then by head."""
        spans = self.rows[0]
        tails = np.repeat(np.arange(self.size), spans[:, 1] - spans[:, 0])
        heads, weights, _ = gathered(self, np.arange(self.size))
        return tails, heads.astype(np.int64), weights


@dataclass(frozen=True, eq=False)
class Overlay:
    """Rows that replace a graph's own: `spans` as `Graph.rows` has them, for all rows."""

    spans: Ints
    indices: Heads
    weights: Weights


def gathered(edges: Graph, vertices: Ints) -> tuple[Heads, Weights, Ints]:
    """The rows of some vertices, one after the other.

    Returns: heads, weights, and for each edge the place of its tail in `vertices`.
    """
    spans, heads, weights, more_heads, more_weights = edges.rows
    starts, lengths = spans[vertices, 0], spans[vertices, 1] - spans[vertices, 0]
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    owner = np.repeat(np.arange(len(vertices)), lengths)
    places = np.arange(total) - np.repeat(ends - lengths, lengths) + np.repeat(starts, lengths)
    if not len(more_heads):
        return heads[places], weights[places], owner
    own = places < len(heads)
    further = places[~own] - len(heads)
    found, chances = np.empty(total, np.int32), np.empty(total, np.float32)
    found[own], chances[own] = heads[places[own]], weights[places[own]]
    found[~own], chances[~own] = more_heads[further], more_weights[further]
    return found, chances, owner


def graph(
    tails: NDArray[Any],
    heads: NDArray[Any],
    weights: NDArray[Any],
    size: int,
    *,
    symmetric: bool = False,
) -> Graph:
    """A graph from m edges; of parallel edges the best counts, loops are dropped.

    Args:
        symmetric: whether each edge is given once and leads both ways.
    Raises: ValueError: a weight outside (0, 1], or a vertex outside 0..size - 1.
    """
    chances = np.asarray(weights, np.float32)
    tails, heads = np.asarray(tails, np.int64), np.asarray(heads, np.int64)
    if len(chances) and not (chances.min() > 0 and chances.max() <= 1):
        raise ValueError("an edge's chance lies in (0, 1]")
    if len(tails) and not (
        min(tails.min(), heads.min()) >= 0 and max(tails.max(), heads.max()) < size
    ):
        raise ValueError("an edge lies between vertices that there are")
    kernels = loops(len(tails))
    if kernels is None:
        indptr, found, chances = _sorted(tails, heads, chances, size, symmetric)
    else:
        indptr, found, chances = kernels.rows_of(tails, heads, chances, size, symmetric)
    # Read only, as a mapped file is: kernels are compiled for one kind of array.
    for each in (indptr, found, chances):
        each.setflags(write=False)
    return Graph(indptr, found, chances, symmetric)


def _sorted(
    tails: Ints, heads: Ints, chances: Weights, size: int, both: bool
) -> tuple[Ints, Heads, Weights]:
    """As `compiled.rows_of`."""
    if both:
        tails, heads = np.concatenate([tails, heads]), np.concatenate([heads, tails])
        chances = np.concatenate([chances, chances])
    kept = tails != heads
    keys, chances = tails[kept] * size + heads[kept], chances[kept]
    order = np.lexsort((-chances, keys))
    keys, chances = keys[order], chances[order]
    first = np.ones(len(keys), bool)
    first[1:] = keys[1:] != keys[:-1]
    keys = keys[first]
    indptr = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(keys // max(size, 1), minlength=size), out=indptr[1:])
    return indptr, (keys % max(size, 1)).astype(np.int32), chances[first]


def with_rows(edges: Graph, changed: dict[int, tuple[NDArray[Any], NDArray[Any]]]) -> Graph:
    """The graph with some rows replaced; its own arrays are shared, not copied.

    Args:
        changed: by vertex, its heads (ascending) and their chances. The caller
            keeps a symmetric graph symmetric.
    """
    before = edges.replaced
    # A third column that nobody reads: kernels know spans as a view with gaps.
    spans = np.empty((edges.size, 3), np.int64)[:, :2]
    spans[:] = edges.rows[0]
    parts = [before.indices] if before else []
    chances = [before.weights] if before else []
    place = len(edges.indices) + sum(map(len, parts))
    for vertex, (heads, weights) in changed.items():
        parts.append(np.asarray(heads, np.int32))
        chances.append(np.asarray(weights, np.float32))
        spans[vertex] = place, place + len(heads)
        place += len(heads)
    more, further = np.concatenate([NO_HEADS, *parts]), np.concatenate([NO_WEIGHTS, *chances])
    for each in (spans, more, further):
        each.setflags(write=False)
    over = Overlay(spans, more.astype(np.int32), further.astype(np.float32))
    return Graph(edges.indptr, edges.indices, edges.weights, edges.symmetric, over)


def loops(edges: int) -> ModuleType | None:
    """The compiled loops, for so many edges that they are worth it; None without numba."""
    return _loaded() if edges >= COMPILED_FROM else None


@cache
def _loaded() -> ModuleType | None:
    if importlib.util.find_spec("numba") is None:
        return None
    from inroad.solve import compiled

    return compiled
