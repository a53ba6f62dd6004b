"""The few statistics that the studies share; each tested against a slow, obvious one.

An interval draws whole clusters (people) anew, with replacement: events of one
person are no independent evidence.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import rankdata

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
DRAWS = 1_000
MOST_STEPS = 1_000


def auc(value: ArrayLike, truth: ArrayLike) -> float:
    """The chance that a true case stands above a false one; equal values count half.

    Returns: nan where all cases are true, or all false.
    """
    true = np.asarray(truth, bool)
    hits, all_of_them = int(true.sum()), len(true)
    if hits in (0, all_of_them):
        return float("nan")
    ranks = rankdata(np.asarray(value, np.float64))[true].sum() - hits * (hits + 1) / 2
    return float(ranks / (hits * (all_of_them - hits)))


def reciprocal_ranks(values: Floats, event: Ints, chosen: Flags) -> Floats:
    """The reciprocal rank of each event's chosen candidate; one row a candidate.

    Args:
        values: of each candidate; event: 0..m-1, each with exactly one chosen.
    """
    own = np.zeros(int(event.max(initial=-1)) + 1)
    own[event[chosen]] = values[chosen]
    above = np.bincount(event, values > own[event], len(own))
    equal = np.bincount(event, values == own[event], len(own))
    return np.asarray(1 / (above + (equal + 1) / 2), np.float64)


def drawn(clusters: ArrayLike, seed: int, draws: int = DRAWS) -> tuple[Ints, Floats]:
    """Each case's cluster as a number, and how often each draw has each cluster (draws x k)."""
    _, number = np.unique(np.asarray(clusters), return_inverse=True)
    count = int(number.max(initial=-1)) + 1
    rng = np.random.default_rng(seed)
    return number.astype(np.int64), rng.multinomial(
        count, np.full(count, 1 / max(count, 1)), size=draws
    ).astype(np.float64)


def between(estimates: Floats) -> tuple[float, float]:
    """The middle 95 % of the draws."""
    low, high = np.nanquantile(estimates, [0.025, 0.975])
    return float(low), float(high)


def mean_interval(
    values: ArrayLike, clusters: ArrayLike, seed: int, draws: int = DRAWS
) -> tuple[float, float]:
    """The 95 % interval of a mean over events; paired differences are means too."""
    number, times = drawn(clusters, seed, draws)
    kept = times.shape[1]
    sums = np.bincount(number, np.asarray(values, np.float64), kept)
    counts = np.bincount(number, minlength=kept).astype(np.float64)
    return between((times @ sums) / np.maximum(times @ counts, 1))


def auc_interval(
    value: ArrayLike, truth: ArrayLike, clusters: ArrayLike, seed: int, draws: int = DRAWS
) -> tuple[float, float]:
    """The 95 % interval of an AUC; more than a thousand values are put into a thousand steps."""
    true = np.asarray(truth, bool)
    number, times = drawn(clusters, seed, draws)
    place = _steps(np.asarray(value, np.float64))
    steps, kept = int(place.max(initial=-1)) + 1, times.shape[1]
    where = number * steps + place
    hits = times @ np.bincount(where, true, kept * steps).reshape(kept, steps)
    misses = times @ np.bincount(where, ~true, kept * steps).reshape(kept, steps)
    return between(_over_steps(hits, misses))


def _steps(values: Floats) -> Ints:
    """Each value's step from low to high: its own, or one of a thousand where there are more."""
    distinct, place = np.unique(values, return_inverse=True)
    if len(distinct) <= MOST_STEPS:
        return np.asarray(place, np.int64)
    edges = np.unique(np.quantile(values, np.linspace(0, 1, MOST_STEPS + 1)[1:-1]))
    return np.searchsorted(edges, values, side="right").astype(np.int64)


def _over_steps(hits: Floats, misses: Floats) -> Floats:
    """The AUC of each row from its true and false cases at each step."""
    below = np.cumsum(misses, axis=1) - misses / 2
    pairs = hits.sum(axis=1) * misses.sum(axis=1)
    above = (hits * below).sum(axis=1)
    shares = np.divide(above, pairs, out=np.full(len(pairs), np.nan), where=pairs > 0)
    return np.asarray(shares, np.float64)


def bins(chance: ArrayLike, most: int = 10) -> Ints:
    """Which of ten equally full bins each chance falls into, equal chances together."""
    chances = np.asarray(chance, np.float64)
    edges = np.unique(np.quantile(chances, np.linspace(0, 1, most + 1)[1:-1]))
    return np.searchsorted(edges, chances, side="right").astype(np.int64)


def calibration_error(chance: ArrayLike, truth: ArrayLike) -> float:
    """The mean distance between what was said and what came, over ten equally full bins."""
    chances, true = np.asarray(chance, np.float64), np.asarray(truth, np.float64)
    gaps = np.abs(np.bincount(bins(chances), chances - true))
    return float(gaps.sum() / len(chances))


def calibration_interval(
    chance: ArrayLike, truth: ArrayLike, clusters: ArrayLike, seed: int, draws: int = DRAWS
) -> tuple[float, float]:
    """The 95 % interval of the calibration error, over the same bins."""
    chances, true = np.asarray(chance, np.float64), np.asarray(truth, np.float64)
    number, times = drawn(clusters, seed, draws)
    where, kept = bins(chances), times.shape[1]
    many = int(where.max(initial=-1)) + 1
    sums = np.bincount(number * many + where, chances - true, kept * many).reshape(kept, many)
    counts = np.bincount(number, minlength=kept).astype(np.float64)
    return between(np.abs(times @ sums).sum(axis=1) / np.maximum(times @ counts, 1))


def calibration_points(chance: ArrayLike, truth: ArrayLike) -> tuple[Floats, Floats, Ints]:
    """For each bin the mean of what was said, the share that came, and how many."""
    chances, true = np.asarray(chance, np.float64), np.asarray(truth, np.float64)
    where = bins(chances)
    counts = np.bincount(where)
    full = counts > 0
    said, came = np.bincount(where, chances)[full], np.bincount(where, true)[full]
    return said / counts[full], came / counts[full], counts[full].astype(np.int64)
