"""Fitting log-odds to what happened: yes or no, and one of several."""

import numpy as np
from numpy.typing import ArrayLike

from evidence.statistics import Floats, Ints

STEPS, ENOUGH, RIDGE = 60, 1e-9, 1e-3
"""Newton's steps at most; a gain too small to go on; a pull to zero that keeps it sound."""


def chances(columns: Floats, weights: Floats) -> Floats:
    """The chance that the log-odds of each row give."""
    return np.asarray(1 / (1 + np.exp(-np.clip(columns @ weights, -40, 40))), np.float64)


def yes_or_no(columns: Floats, truth: ArrayLike, times: ArrayLike | None = None) -> Floats:
    """The weights of a logistic regression; a column of ones stands for the constant.

    Args:
        times: how often each row counts; once where it is left out.
    """
    true = np.asarray(truth, np.float64)
    count = np.ones(len(true)) if times is None else np.asarray(times, np.float64)
    weights = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        said = chances(columns, weights)
        slope = columns.T @ (count * (true - said)) - RIDGE * weights
        bend = (columns * (count * said * (1 - said))[:, None]).T @ columns
        step = np.linalg.solve(bend + RIDGE * np.eye(len(weights)), slope)
        weights = weights + step
        if np.abs(step).max() < ENOUGH:
            break
    return weights


def log_likelihoods(columns: Floats, event: Ints, chosen: Ints, weights: Floats) -> Floats:
    """For each event the logarithm of the chance that was given to what was chosen.

    Args:
        columns: a row for each candidate; event: 0..m-1, rows of one event together.
        chosen: for each event the row of the chosen candidate.
    """
    starts = np.searchsorted(event, np.arange(len(chosen)))
    worth = columns @ weights
    most = np.maximum.reduceat(worth, starts)
    total = np.add.reduceat(np.exp(worth - most[event]), starts)
    return np.asarray(worth[chosen] - most - np.log(total), np.float64)


def one_of_several(columns: Floats, event: Ints, chosen: Ints) -> Floats:
    """The weights of a conditional logit; arguments as of `log_likelihoods`."""
    starts = np.searchsorted(event, np.arange(len(chosen)))
    weights = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        worth = columns @ weights
        odds = np.exp(worth - np.maximum.reduceat(worth, starts)[event])
        share = odds / np.add.reduceat(odds, starts)[event]
        mean = np.add.reduceat(share[:, None] * columns, starts, axis=0)
        slope = (columns[chosen] - mean).sum(axis=0) - RIDGE * weights
        away = columns - mean[event]
        bend = (away * share[:, None]).T @ away + RIDGE * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights = weights + np.clip(step, -2, 2)
        if np.abs(step).max() < ENOUGH:
            break
    return weights
