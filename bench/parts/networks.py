"""Networks to ask about: made up with communities and power-law degrees, or real ones.

Each is three arrays, one entry for each pair: `a`, `b` and the chance of the tie.
"""

import csv
import gzip
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Pairs = tuple[int, NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]


def community(people: int, ties: int, seed: int = 1) -> Pairs:
    """A made-up community: seven of ten ties inside a group of 200, the rest anywhere.

    Whom a tie reaches follows a power law (exponent 2.6), cut at 400 times the
    least; its chance a Beta(2, 5).
    """
    rng = np.random.default_rng(seed)
    drawn = np.minimum(rng.pareto(1.6, people) + 1, 400)
    upto = np.cumsum(drawn) / drawn.sum()
    a = np.searchsorted(upto, rng.random(ties)).clip(0, people - 1)
    inside = rng.random(ties) < 0.7
    b = np.searchsorted(upto, rng.random(ties)).clip(0, people - 1)
    group = 200 * (a[inside] // 200)
    b[inside] = np.minimum(group + rng.integers(0, 200, len(group)), people - 1)
    return people, a, b, _chances(rng, ties)


def _chances(rng: np.random.Generator, ties: int) -> NDArray[np.float32]:
    return np.asarray(rng.beta(2, 5, ties).clip(0.01, 1), np.float32)


Positions = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]


def positions(people: int, seed: int = 3) -> Positions:
    """Who was at which place from which day on: (person, place, day), three in two people.

    One place for 500 people; how many a place has follows a power law, too.
    """
    rng = np.random.default_rng(seed)
    places = max(people // 500, 4)
    drawn = np.minimum(rng.pareto(1.6, places) + 1, 50)
    person = rng.integers(0, people, people * 3 // 2)
    place = np.searchsorted(np.cumsum(drawn) / drawn.sum(), rng.random(len(person)))
    return person, place.clip(0, places - 1), rng.integers(0, 7_000, len(person))


def email_eu_core(data: Path) -> Pairs:
    """Who wrote to whom in a European research institution (SNAP), with made-up chances."""
    with gzip.open(data / "email_eu_core" / "email-Eu-core.txt.gz", "rt") as file:
        pairs = np.array([line.split() for line in file], np.int64)
    return _named(pairs[:, 0], pairs[:, 1])


def baseball(data: Path) -> Pairs:
    """Who played in one team in one year (Lahman's database), with made-up chances."""
    teams: dict[tuple[str, ...], list[str]] = {}
    with gzip.open(data / "baseball" / "positions.csv.gz", "rt") as file:
        for row in csv.DictReader(file):
            teams.setdefault((row["teamID"], row["yearID"]), []).append(row["playerID"])
    ids: dict[str, int] = {}
    parts = []
    for members in teams.values():
        team = np.array([ids.setdefault(each, len(ids)) for each in dict.fromkeys(members)])
        first, second = np.triu_indices(len(team), 1)
        parts.append(np.stack([team[first], team[second]]))
    a, b = np.concatenate(parts, axis=1)
    return _named(a, b)


def _named(a: NDArray[np.int64], b: NDArray[np.int64]) -> Pairs:
    low, high = np.minimum(a, b), np.maximum(a, b)
    size = int(high.max()) + 1
    pairs = np.unique(low * size + high)
    pairs = pairs[pairs // size != pairs % size]
    rng = np.random.default_rng(7)
    return size, pairs // size, pairs % size, _chances(rng, len(pairs))
