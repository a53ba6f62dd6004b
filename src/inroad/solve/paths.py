"""Most probable, then diverse next-best, hop-bounded chains in a sparse graph.

The weight of an edge is a chance in (0, 1]; a chain's chance is the product.
Each level (a number of edges) is computed from the frozen level before it, so
that the bound on edges is exact. Large graphs are asked by compiled loops, small
ones by numpy: loading the loops takes longer than a small answer.
"""

import functools
import importlib.util
import threading
from collections.abc import Collection, Sequence
from operator import attrgetter
from types import ModuleType
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from inroad.solve import plain
from inroad.solve.graph import Floats, Graph, graph, with_rows

__all__ = [
    "Chain", "Graph", "best_chances", "chain_to", "chains_to", "graph", "near", "shortest",
    "with_rows",
]  # fmt: skip

COMPILED_FROM = 50_000
"""Edges from which the compiled loops answer, where they can be had."""
MOST_EDGES, MOST_CHAINS = 4, 4


class Chain(NamedTuple):
    """A chain of vertices, source first, and its chance in (0, 1]."""

    vertices: tuple[int, ...]
    chance: float


def chains_to(
    edges: Graph,
    source: int,
    targets: Sequence[int],
    most_edges: int,
    count: int = MOST_CHAINS,
    without: Collection[int] = (),
) -> list[list[Chain]]:
    """For each target the best chain, then the best that differ from it.

    The first chain is the best of all. Each further one is the best whose first
    connector is none of those before and whose last connector is new too; where
    there is none, the best whose first connector is new.

    Args:
        most_edges: how many edges a chain has at most, 1 to 4.
        count: how many chains at most, 1 to 4.
        without: vertices that stand in no chain, other than as its target.
    Returns: for each target, in order, at most `count` chains, the best first.
    Raises: ValueError: a target is the source; a number outside its range.
    """
    if not (1 <= most_edges <= MOST_EDGES and 1 <= count <= MOST_CHAINS):
        raise ValueError("chains have 1 to 4 edges, and 1 to 4 are told")
    if source in targets:
        raise ValueError("a chain leads to somebody else")
    wanted, closed = np.asarray(targets, np.int64), _closed(edges, without)
    compiled = _compiled(edges)
    if compiled is None:
        found = plain.chains_to(edges, source, wanted, most_edges, closed, count)
    else:
        rows, arriving = edges.rows, edges.arriving.rows
        found = compiled.chains_to(
            rows, arriving, source, wanted, most_edges, closed, _slots(edges), count
        )
    told = zip(targets, *(each.tolist() for each in found), strict=True)
    return [_told(source, *row) for row in told]


def _told(
    source: int,
    target: int,
    chances: list[float],
    firsts: list[int],
    middles: list[int],
    lasts: list[int],
) -> list[Chain]:
    chains = []
    for chance, first, middle, last in zip(chances, firsts, middles, lasts, strict=True):
        if chance == 0:
            break
        if last == source:
            chains.append(Chain((source, target), chance))
        elif last == first:
            chains.append(Chain((source, first, target), chance))
        elif middle < 0:
            chains.append(Chain((source, first, last, target), chance))
        else:
            chains.append(Chain((source, first, middle, last, target), chance))
    chains.sort(key=attrgetter("chance"), reverse=True)
    return chains


def best_chances(
    edges: Graph, source: int, most_edges: int, without: Collection[int] = ()
) -> tuple[Floats, Any]:
    """The best chance from `source` to every vertex within `most_edges` edges.

    Returns: the chances (n; 0 where no chain leads, 1 at the source), and for
        each level 1..most_edges the predecessor of every vertex whose chance
        that level raised (most_edges, n; -1 elsewhere).
    """
    closed, compiled = _closed(edges, without), _compiled(edges)
    if compiled is None:
        return plain.everybody(edges, source, most_edges, closed)
    found: tuple[Floats, Any] = compiled.everybody(edges.rows, source, most_edges, closed)
    return found


def chain_to(target: int, source: int, came_from: Any) -> list[int]:
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


def shortest(edges: Graph, source: int, target: int, most_edges: int = 12) -> list[int]:
    """A chain of the fewest edges, whatever their chance, as vertices from the source.

    Searched from both ends, always from the one that has less to look at.
    Returns: [] when none has at most `most_edges` edges; `[source]` for itself.
    """
    if source == target:
        return [source]
    compiled = _compiled(edges)
    if compiled is None:
        ahead, behind, meeting = plain.levels_between(edges, source, target, most_edges)
    else:
        ahead, behind, meeting = compiled.levels_between(
            edges.rows, edges.arriving.rows, source, target, most_edges, edges.size
        )
    if meeting < 0:
        return []
    return [*reversed(_walked(ahead, meeting, source)), *_walked(behind, meeting, target)[1:]]


def _walked(came_from: NDArray[np.int32], start: int, end: int) -> list[int]:
    walked = [int(start)]
    while walked[-1] != end:
        walked.append(int(came_from[walked[-1]]))
    return walked


def near(edges: Graph, source: int, candidates: Sequence[int]) -> NDArray[np.int8]:
    """How many edges lead to each candidate: 1, 2, or 0 for more (and for the source).

    Looked at from the source or from the candidates, whichever has fewer edges.
    """
    wanted, compiled = np.asarray(candidates, np.int64), _compiled(edges)
    if compiled is None:
        return plain.near(edges, source, wanted)
    found: NDArray[np.int8] = compiled.near(
        edges.rows, edges.arriving.rows, source, wanted, _slots(edges)
    )
    return found


def _closed(edges: Graph, without: Collection[int]) -> NDArray[np.bool_]:
    if not without:
        return _table(edges, np.bool_, 0)
    closed = np.zeros(edges.size, np.bool_)
    closed[list(without)] = True
    return closed


_tables = threading.local()


def _slots(edges: Graph) -> NDArray[np.int32]:
    """This thread's table of -1, one for each vertex; a kernel gives it back as it came."""
    return _table(edges, np.int32, -1)


def _table(edges: Graph, kind: type[Any], filled: int) -> NDArray[Any]:
    """A table for each vertex that a thread makes once for a graph."""
    made: WeakKeyDictionary[Graph, NDArray[Any]] = WeakKeyDictionary()
    tables = _tables.__dict__.setdefault(kind.__name__, made)
    if edges not in tables:
        tables[edges] = np.full(edges.size, filled, kind)
    found: NDArray[Any] = tables[edges]
    return found


def _compiled(edges: Graph) -> ModuleType | None:
    """The compiled loops, for a graph that is large enough to be worth it."""
    return _loops() if len(edges.indices) >= COMPILED_FROM else None


@functools.cache
def _loops() -> ModuleType | None:
    if importlib.util.find_spec("numba") is None:
        return None
    from inroad.solve import compiled

    return compiled
