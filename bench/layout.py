"""What each idea for reading memory better gives, on a network of a million people.

Q1 (everybody within three ties) is asked by the same loop with and without asking
for memory ahead, with a row's heads and chances in one array instead of two, and
with people numbered at random instead of by community. The made-up network's
numbers follow its communities: that is the order to be compared with.

    python bench/layout.py [--quick]
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numba import njit

sys.path.insert(0, str(Path(__file__).parent / "parts"))

import networks

from inroad.solve import graph as rows
from inroad.solve import paths
from inroad.solve.prefetching import AHEAD, prefetch

RESULTS = Path(__file__).parent / "results" / "layout.json"
LEVELS = 3


@njit(cache=True)
def spread(indptr: Any, heads: Any, weights: Any, source: Any, best: Any, ahead: Any) -> Any:
    """The best chance within three ties, into `best`; heads and weights in two arrays."""
    best[source] = 1
    frontier = np.array([source], np.int32)
    for level in range(LEVELS):
        frozen = best[frontier]
        raised = np.empty(len(best) if level < LEVELS - 1 else 0, np.int32)
        count = 0
        for place in range(len(frontier)):
            start, end = indptr[frontier[place]], indptr[frontier[place] + 1]
            for each in range(start, end):
                if ahead and each + AHEAD < end:
                    prefetch(best, heads[each + AHEAD])
                chance = frozen[place] * weights[each]
                head = heads[each]
                if chance > best[head]:
                    if level < LEVELS - 1 and best[head] == 0:
                        raised[count] = head
                        count += 1
                    best[head] = chance
        frontier = np.sort(raised[:count])


@njit(cache=True)
def spread_together(indptr: Any, pairs: Any, chances: Any, source: Any, best: Any) -> Any:
    """The same; a head and its chance side by side, `chances` being `pairs` seen as floats."""
    best[source] = 1
    frontier = np.array([source], np.int32)
    for level in range(LEVELS):
        frozen = best[frontier]
        raised = np.empty(len(best) if level < LEVELS - 1 else 0, np.int32)
        count = 0
        for place in range(len(frontier)):
            start, end = indptr[frontier[place]], indptr[frontier[place] + 1]
            for each in range(start, end):
                if each + AHEAD < end:
                    prefetch(best, pairs[each + AHEAD, 0])
                chance = frozen[place] * chances[each, 1]
                head = pairs[each, 0]
                if chance > best[head]:
                    if level < LEVELS - 1 and best[head] == 0:
                        raised[count] = head
                        count += 1
                    best[head] = chance
        frontier = np.sort(raised[:count])


def timed(ask: Callable[[int], object], sources: Sequence[int]) -> float:
    """The median milliseconds of a question."""
    ask(sources[0])
    taken = []
    for source in sources:
        start = time.perf_counter()
        ask(source)
        taken.append(time.perf_counter() - start)
    return 1e3 * statistics.median(taken)


def measured(
    edges: paths.Graph, sources: Sequence[int], targets: Sequence[Any]
) -> dict[str, float]:
    """Every way of one graph, one after the other."""
    best = np.empty(edges.size, np.float32)
    pairs = np.empty((len(edges.indices), 2), np.int32)
    pairs[:, 0], pairs[:, 1] = edges.indices, edges.weights.view(np.int32)

    def two(source: int, ahead: bool) -> None:
        best.fill(0)
        spread(edges.indptr, edges.indices, edges.weights, source, best, ahead)

    def one(source: int) -> None:
        best.fill(0)
        spread_together(edges.indptr, pairs, pairs.view(np.float32), source, best)

    wanted = dict(zip(sources, targets, strict=True))
    return {
        "Q1, not asked ahead": timed(lambda each: two(each, False), sources),
        "Q1, asked ahead": timed(lambda each: two(each, True), sources),
        "Q1, asked ahead, heads and chances together": timed(one, sources),
        "Q2": timed(lambda each: paths.chains_to(edges, each, wanted[each], 3), sources),
    }


def main() -> None:
    """By community, and at random."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="100,000 people")
    people, ties = (100_000, 1_500_000) if options.parse_args().quick else (1_000_000, 24_000_000)
    rows.COMPILED_FROM = 0
    size, a, b, chances = networks.community(people, ties)
    rng = np.random.default_rng(2)
    anew = rng.permutation(size)
    sources = rng.integers(0, size, 60)
    targets = [np.setdiff1d(rng.choice(size, 500, replace=False), [each]) for each in sources]
    found = {}
    for name, number in (("by community", np.arange(size)), ("at random", anew)):
        edges = paths.graph(number[a], number[b], chances, size, symmetric=True)
        asked = [number[each] for each in targets]
        found[name] = measured(edges, number[sources].tolist(), asked)
    for way in found["by community"]:
        told = ", ".join(f"{name} {each[way]:.2f} ms" for name, each in found.items())
        print(f"{way}: {told}")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
