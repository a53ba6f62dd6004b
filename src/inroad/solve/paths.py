"""Most probable, then diverse next-best, hop-bounded chains in a sparse graph.

The weight of an edge is a chance in (0, 1]; a chain's chance is the product.
Each level (a number of edges) is computed from the frozen level before it, so
that the bound on edges is exact. Large graphs are asked by compiled loops, small
ones by numpy: loading the loops takes longer than a small answer.
"""

import threading
from collections.abc import Callable, Collection, Sequence
from operator import attrgetter
from typing import Any, NamedTuple, overload
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from inroad.solve import plain
from inroad.solve.graph import Floats, Graph, Heads, Ints, Weights, graph, loops, with_rows

__all__ = [
    "Arrivals", "Chain", "Graph", "best_chances", "chains_to", "graph", "near", "shortest",
    "with_rows",
]  # fmt: skip

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
) -> "Chains":
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
    compiled = loops(len(edges.indices))
    if compiled is None:
        found = plain.chains_to(edges, source, wanted, most_edges, closed, count)
    else:
        rows, arriving = edges.rows, edges.arriving.rows
        found = compiled.chains_to(
            rows, arriving, source, wanted, most_edges, closed, _slots(edges), _bits(edges), count
        )
    return Chains(source, targets, *found)


class Chains(Sequence[list[Chain]]):
    """The chains to each target, told when they are looked at.

    Until then they are arrays (targets, count): `chances`, the best first or 0
    where there is no more, and the first, middle and last connectors.
    """

    def __init__(
        self,
        source: int,
        targets: Sequence[int],
        chances: Floats,
        firsts: Ints,
        middles: Ints,
        lasts: Ints,
    ) -> None:
        self.source, self.targets, self.chances = source, targets, chances
        self._connectors = firsts, middles, lasts

    def __len__(self) -> int:
        return len(self.targets)

    @overload
    def __getitem__(self, place: int) -> list[Chain]: ...
    @overload
    def __getitem__(self, place: slice) -> list[list[Chain]]: ...
    def __getitem__(self, place: int | slice) -> list[Chain] | list[list[Chain]]:
        """The chains to one target, the best first; [] where none leads there."""
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        rows = (each[place].tolist() for each in (self.chances, *self._connectors))
        return _told(self.source, self.targets[place], *rows)


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


class Arrivals(NamedTuple):
    """The best chance from one vertex to all, and the chains.

    `chances` (n) are 0 where no chain leads, 1 at the source. `levels` has for
    0, 1, ... edges, all but the last, the vertices whose chance rose with them, and
    to what: whom a best chain comes by is told from these when it is asked for.
    """

    edges: Graph
    source: int
    chances: Weights
    levels: Sequence[tuple[Heads, Weights]]
    closed: NDArray[np.bool_]

    def chain(self, target: int) -> list[int]:
        """The best chain's vertices from the source; [] when none leads to the target."""
        chain, chance = [target], self.chances[target]
        if chance == 0:
            return []
        while chain[-1] != self.source:
            before, chance = self._before(chain[-1], chance)
            chain.append(before)
        return chain[::-1]

    def _before(self, vertex: int, chance: np.float32) -> tuple[int, np.float32]:
        """Whom the shortest chain of this chance to a vertex comes by, and the chance to them.

        Multiplied as when it was found, so that the products are equal to the last bit.
        """
        others, weights = self.edges.arriving.row(vertex)
        for vertices, chances in self.levels:
            _, there, here = np.intersect1d(vertices, others, return_indices=True)
            fits = chances[there] * weights[here] == chance
            fits &= ~self.closed[others[here]] | (others[here] == self.source)
            if fits.any():
                first = there[fits].min()
                return int(vertices[first]), chances[first]
        raise AssertionError("a chance without a chain")  # pragma: no cover


def best_chances(
    edges: Graph, source: int, most_edges: int, without: Collection[int] = ()
) -> Arrivals:
    """The best chance from `source` to every vertex within `most_edges` edges, and its chain.

    Args:
        without: vertices that stand in no chain, other than as its target.
    """
    closed, compiled = _closed(edges, without), loops(len(edges.indices))
    chances = np.zeros(edges.size, np.float32)
    if compiled is None:
        levels = plain.everybody(edges, source, most_edges, closed, chances)
    else:
        asked = (edges.rows, source, most_edges, closed, chances, _bits(edges))
        levels = compiled.everybody(*asked)
    return Arrivals(edges, source, chances, levels, closed)


def shortest(edges: Graph, source: int, target: int, most_edges: int = 12) -> list[int]:
    """A chain of the fewest edges, whatever their chance, as vertices from the source.

    Searched from both ends, always from the one that has less to look at.
    Returns: [] when none has at most `most_edges` edges; `[source]` for itself.
    """
    if source == target:
        return [source]
    compiled = loops(len(edges.indices))
    if compiled is None:
        return plain.shortest(edges, source, target, most_edges)
    found: list[int] = compiled.shortest(
        edges.rows, edges.arriving.rows, source, target, most_edges,
        _slots(edges, "ahead"), _slots(edges, "behind"), _bits(edges), _bits(edges, "other"),
    ).tolist()  # fmt: skip
    return found


def near(edges: Graph, source: int, candidates: Sequence[int]) -> NDArray[np.int8]:
    """How many edges lead to each candidate: 1, 2, or 0 for more (and for the source).

    Looked at from the source or from the candidates, whichever has fewer edges.
    """
    wanted, compiled = np.asarray(candidates, np.int64), loops(len(edges.indices))
    if compiled is None:
        return plain.near(edges, source, wanted)
    found: NDArray[np.int8] = compiled.near(
        edges.rows, edges.arriving.rows, source, wanted, _bits(edges), _bits(edges, "other")
    )
    return found


def _closed(edges: Graph, without: Collection[int]) -> NDArray[np.bool_]:
    if not without:
        return _table(edges, "open", np.zeros, edges.size, np.bool_)
    closed = np.zeros(edges.size, np.bool_)
    closed[list(without)] = True
    return closed


def _slots(edges: Graph, name: str = "slots") -> NDArray[np.int32]:
    """This thread's table of -1, one for each vertex; a kernel gives it back as it came."""
    return _table(edges, name, np.full, edges.size, -1, np.int32)


def _bits(edges: Graph, name: str = "bits") -> NDArray[np.uint64]:
    """This thread's table of a bit for each vertex; a kernel gives it back as it came."""
    return _table(edges, name, np.zeros, edges.size // 64 + 1, np.uint64)


_tables = threading.local()


def _table(edges: Graph, name: str, make: Callable[..., Any], *how: object) -> NDArray[Any]:
    """A table that a thread makes once for a graph."""
    made: WeakKeyDictionary[Graph, NDArray[Any]] = WeakKeyDictionary()
    tables = _tables.__dict__.setdefault(name, made)
    if edges not in tables:
        tables[edges] = make(*how)
    found: NDArray[Any] = tables[edges]
    return found
