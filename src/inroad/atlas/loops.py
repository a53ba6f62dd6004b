"""The loops that take the kernel's time, compiled."""

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True)
def rows(a: Any, b: Any, chances: Any, size: Any) -> Any:
    """The rows of m ties, each there once, both ways: indptr, heads, and the chances (k, 2 m).

    Written twice, the second time from the first one's rows in their order: that
    leaves each row ascending, without sorting any.
    """
    indptr = np.zeros(size + 1, np.int64)
    for each in range(len(a)):
        indptr[a[each] + 1] += 1
        indptr[b[each] + 1] += 1
    for vertex in range(size):
        indptr[vertex + 1] += indptr[vertex]
    place = indptr[:-1].copy()
    others, ties = np.empty(2 * len(a), np.int32), np.empty(2 * len(a), np.int32)
    for each in range(len(a)):
        for tail, head in ((a[each], b[each]), (b[each], a[each])):
            others[place[tail]], ties[place[tail]] = head, each
            place[tail] += 1
    place = indptr[:-1].copy()
    heads = np.empty(len(others), np.int32)
    found = np.empty((len(chances), len(others)), np.float32)
    for vertex in range(size):
        for each in range(indptr[vertex], indptr[vertex + 1]):
            at = place[others[each]]
            heads[at] = vertex
            for kind in range(len(chances)):
                found[kind, at] = chances[kind, ties[each]]
            place[others[each]] += 1
    return indptr, heads, found


@njit(cache=True)
def asked(
    indptr: Any, heads: Any, asks: Any, reached: Any, onward: Any, best: Any, first: Any
) -> None:
    """Raise everybody's `best` chance by asking one of `reached`, and say in `first` whom.

    `reached` ascends: of equals the least stays.
    """
    for vertex in reached:
        chance = onward[vertex]
        for each in range(indptr[vertex], indptr[vertex + 1]):
            offered = chance * np.float64(asks[each])
            if offered > best[heads[each]]:
                best[heads[each]] = offered
                first[heads[each]] = vertex


@njit(cache=True)
def taken(
    seekers: Any, person: Any, sure: Any, found: Any, worth: Any, held: Any, chances: Any,
    people: Any
) -> None:  # fmt: skip
    """Put a person among everybody's best: by worth, chance of the role, then number.

    `found` has the chance, the first and the second connector from everybody (n);
    `worth`, `held` and `chances` are (seekers, count), `people` (3, seekers, count)
    with the connectors behind.
    """
    chance, first, second = found
    last = worth.shape[1] - 1
    for row in range(len(seekers)):
        seeker = seekers[row]
        mine = sure * chance[seeker]
        if mine <= 0 or mine < worth[row, last]:
            continue
        place = last + 1
        while place and _is_better(mine, sure, person, worth, held, people[0], row, place - 1):
            place -= 1
        if place > last:
            continue
        for rank in range(last, place, -1):
            worth[row, rank], held[row, rank] = worth[row, rank - 1], held[row, rank - 1]
            chances[row, rank] = chances[row, rank - 1]
            for each in range(len(people)):
                people[each, row, rank] = people[each, row, rank - 1]
        worth[row, place], held[row, place], chances[row, place] = mine, sure, chance[seeker]
        people[0, row, place] = person
        people[1, row, place], people[2, row, place] = first[seeker], second[seeker]


@njit(cache=True)
def _is_better(
    mine: Any, sure: Any, person: Any, worth: Any, held: Any, people: Any, row: Any, rank: Any
) -> Any:
    if mine != worth[row, rank]:
        return mine > worth[row, rank]
    if sure != held[row, rank]:
        return sure > held[row, rank]
    return person < people[row, rank]
