"""A graph kept as memory maps: keeping, reopening; and what an overlay of changed ties costs."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from inroad.atlas import mapped
from inroad.solve import paths

CHANGED, OPENINGS = 10_000, 20
Calls = Sequence[tuple[int, Sequence[int]]]


def facts(engine: Any, calls: Calls, folder: Path) -> dict[str, Any]:
    """Seconds of keeping and of each reopening; of Q2 without and with an overlay, in turn."""
    plain, over = engine.graph, changed(engine.graph)

    def timed(work: Callable[[], object]) -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    def asked(graph: paths.Graph, source: int, targets: Sequence[int]) -> float:
        return timed(lambda: paths.chains_to(graph, source, targets, 3))

    keeping = timed(lambda: mapped.keep(plain, folder / "kept", "1"))
    opened = [timed(lambda: mapped.reopened(folder / "kept", "1")) for _ in range(OPENINGS)]
    for graph in (plain, over):
        asked(graph, *calls[0])
    without, with_it = [], []
    for number, call in enumerate(calls):
        # Whoever is asked second finds the rows near: each is so every other time.
        turns = [(plain, without), (over, with_it)]
        for graph, seconds in turns if number % 2 else turns[::-1]:
            seconds.append(asked(graph, *call))
    return {"keep_seconds": keeping, "reopen_seconds": opened, "without_overlay": without,
            "with_overlay": with_it, "changed_ties": CHANGED}  # fmt: skip


def changed(graph: paths.Graph) -> paths.Graph:
    """The graph with so many ties of another chance, in both rows of each, as an overlay."""
    rng = np.random.default_rng(11)
    rows: dict[int, tuple[Any, Any]] = {}
    for tail in rng.choice(graph.size, min(CHANGED, graph.size // 4), replace=False).tolist():
        heads, _ = rows.get(tail) or graph.row(tail)
        if not len(heads):
            continue
        head = int(heads[rng.integers(len(heads))])
        for one, other in ((tail, head), (head, tail)):
            found, weights = rows.get(one) or graph.row(one)
            anew = weights.copy()
            anew[np.searchsorted(found, other)] = 0.5
            rows[one] = found, anew
    return paths.with_rows(graph, rows)
