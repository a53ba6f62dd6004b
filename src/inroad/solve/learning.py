"""Odds of agreement, learnt from pairs of which nobody knows whether they match.

Expectation and maximisation by turns (Winkler 1988), on counts of the distinct
rows of levels, so that a million pairs cost as much as their few thousand rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inroad.solve.blocking import Codes
from inroad.solve.likeness import MISSING, Levels, Odds

Floats = NDArray[np.float64]

TRUST = 20.0
"""The documented odds count as this many observed pairs while learning. Assumed."""

_ROUNDS = 50
_FLOOR = 1e-7


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Distinct rows of levels, how often each is seen, and where each pair has its own."""

    levels: Levels
    count: Floats
    inverse: Codes


def patterns_of(levels: Levels) -> Patterns:
    code = np.zeros(len(levels), dtype=np.int64)
    for column in levels.T:
        code = code * 6 + column + 1
    _, first, inverse, count = np.unique(
        code, return_index=True, return_inverse=True, return_counts=True
    )
    return Patterns(levels[first], count.astype(float), inverse.reshape(-1))


def learnt(
    seen: Patterns, chance: Patterns, odds: list[Odds], share: float, pairs: float
) -> tuple[list[Odds], float]:
    """Fit the odds and the share of pairs that are one person, by turns.

    Pairs that no key brought together count as two people. Chance agreement
    comes from the sample of all pairs, less those that look like one person.
    """
    prior, first_share = odds, share
    for _ in range(_ROUNDS):
        same = seen.count * _posterior(seen.levels, odds, share)
        two = chance.count * (1 - _posterior(chance.levels, odds, share))
        odds = [
            Odds(
                _frequencies(seen.levels[:, k], same, known.same),
                _frequencies(chance.levels[:, k], two, known.different),
            )
            for k, known in enumerate(prior)
        ]
        before, share = share, float((0.1 * first_share * pairs + same.sum()) / (1.1 * pairs))
        if abs(before - share) < 1e-6 * share:
            break
    return odds, share


def _frequencies(levels: Levels, weight: Floats, prior: tuple[float, ...]) -> tuple[float, ...]:
    known = levels != MISSING
    counts = np.bincount(levels[known], weights=weight[known], minlength=len(prior))
    total = counts + TRUST * np.array(prior)
    return tuple(np.maximum(total / total.sum(), _FLOOR).tolist())


def _posterior(levels: Levels, odds: Sequence[Odds], share: float) -> Floats:
    return np.asarray(1 / (1 + np.exp(-weights_of(levels, odds) - logit(share))))


def weights_of(levels: Levels, odds: Sequence[Odds]) -> Floats:
    """The added logarithms of odds of each row of levels; a missing value adds 0."""
    weight = np.zeros(len(levels))
    for column, field in zip(levels.T, odds, strict=True):
        table = np.log(np.array(field.same) / np.array(field.different))
        weight += np.append(table, 0.0)[column]
    return weight


def logit(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))
