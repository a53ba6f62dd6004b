"""The least time that a question can take: its rows, each waited for as long as memory takes.

Where a row begins is read first, then the row: two reads that wait for memory,
the second for the first. The latency is measured here, by a walk in which each
read says where the next one is.
"""

import time
from collections.abc import Sequence
from typing import Any

import numpy as np
from numba import njit

WALKED = 1 << 26
STEPS = 1_000_000
READS_OF_A_ROW = 2


@njit(cache=True)
def _walked(following: Any, steps: Any) -> Any:
    place = 0
    for _ in range(steps):
        place = following[place]
    return place


def latency_seconds() -> float:
    """How long one read waits for memory (512 MiB of it, at random)."""
    order = np.random.default_rng(5).permutation(WALKED)
    following = np.empty(WALKED, np.int64)
    following[order[:-1]], following[order[-1]] = order[1:], order[0]
    _walked(following, 10)
    start = time.perf_counter()
    _walked(following, STEPS)
    return (time.perf_counter() - start) / STEPS


def of(edges: Any, calls: Sequence[tuple[int, Sequence[int]]]) -> dict[str, Any]:
    """The latency, and for each call of Q2 the rows that it touches and their least seconds."""
    latency = latency_seconds()
    rows = [1 + len(edges.row(source)[0]) + len(targets) for source, targets in calls]
    return {
        "latency_seconds": latency,
        "rows": rows,
        "seconds": [each * READS_OF_A_ROW * latency for each in rows],
    }
