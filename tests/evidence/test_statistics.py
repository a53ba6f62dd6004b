"""The statistics of the evidence, each against one that is slow and obvious."""

import numpy as np
import pytest
from evidence.fitting import chances, log_likelihoods, one_of_several, yes_or_no
from hypothesis import given
from hypothesis import strategies as st

from evidence import statistics

CASES = st.lists(st.tuples(st.integers(-3, 3), st.booleans()), min_size=2, max_size=30)


@given(CASES)
def test_auc_counts_pairs(cases: list[tuple[int, bool]]) -> None:
    """Of all pairs of a true and a false case, the share in order; ties count half."""
    values, truth = zip(*cases, strict=True)
    pairs = [(a > b) + (a == b) / 2 for a, t in cases if t for b, f in cases if not f]
    found = statistics.auc(values, truth)
    assert np.isnan(found) if not pairs else found == pytest.approx(np.mean(pairs))


@given(st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=6), min_size=1, max_size=6))
def test_a_rank_is_one_plus_those_above(events: list[list[int]]) -> None:
    """Equal ones share the mean of their places; the first candidate is the chosen one."""
    values = np.array([value for each in events for value in each], float)
    event = np.repeat(np.arange(len(events)), [len(each) for each in events])
    chosen = np.array([place == 0 for each in events for place in range(len(each))])
    slow = []
    for each in events:
        above = sum(value > each[0] for value in each)
        equal = sum(value == each[0] for value in each)
        slow.append(1 / np.mean([above + 1 + place for place in range(equal)]))
    assert statistics.reciprocal_ranks(values, event, chosen) == pytest.approx(slow)


@given(st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=1, max_size=60))
def test_calibration_error_is_the_weighted_gap_of_the_bins(
    cases: list[tuple[float, bool]],
) -> None:
    """Bin by bin, by hand; and the points of the picture say the same."""
    said, came = (np.array(column, float) for column in zip(*cases, strict=True))
    where = statistics.bins(said)
    slow = sum(
        abs(said[where == each].mean() - came[where == each].mean()) * (where == each).mean()
        for each in set(where.tolist())
    )
    assert statistics.calibration_error(said, came) == pytest.approx(slow)
    x, y, n = statistics.calibration_points(said, came)
    assert (np.abs(x - y) * n).sum() / n.sum() == pytest.approx(slow)


def test_equally_likely_cases_are_in_ten_bins_of_one_size() -> None:
    """A hundred different chances make ten times ten."""
    assert [10] * 10 == np.bincount(statistics.bins(np.linspace(0, 1, 100))).tolist()


def test_intervals_draw_whole_people() -> None:
    """A mean's interval over clusters is that of the clusters' own means, drawn one by one."""
    rng = np.random.default_rng(1)
    cluster = np.repeat(np.arange(40), 5)
    values = rng.normal(size=40)[cluster] + 0.1 * rng.normal(size=200)
    low, high = statistics.mean_interval(values, cluster, seed=2, draws=4_000)
    means = values.reshape(40, 5).mean(axis=1)
    slow = [means[rng.integers(40, size=40)].mean() for _ in range(4_000)]
    assert (low, high) == pytest.approx(np.quantile(slow, [0.025, 0.975]), abs=0.03)
    alone = statistics.mean_interval(values, np.arange(200), seed=2, draws=4_000)
    assert high - low > 1.5 * (alone[1] - alone[0])


def test_the_aucs_of_draws_are_those_of_repeated_cases() -> None:
    """Each draw's AUC is the plain one of the cases that were drawn, as often as drawn."""
    rng = np.random.default_rng(3)
    values, truth = rng.integers(0, 9, 60).astype(float), rng.random(60) < 0.4
    people = rng.integers(0, 12, 60)
    number, times = statistics.drawn(people, seed=5, draws=200)
    slow = []
    for row in times.astype(int):
        kept = np.repeat(np.arange(60), row[number])
        slow.append(statistics.auc(values[kept], truth[kept]))
    expected = statistics.between(np.array(slow))
    assert statistics.auc_interval(values, truth, people, 5, 200) == pytest.approx(expected)


def test_a_thousand_steps_lose_nothing_that_matters() -> None:
    """With many different values, the interval holds the exact estimate."""
    rng = np.random.default_rng(4)
    truth = rng.random(5_000) < 0.3
    values = rng.normal(size=5_000) + truth
    low, high = statistics.auc_interval(values, truth, np.arange(5_000), 6, 200)
    assert low < statistics.auc(values, truth) < high < low + 0.05


def test_the_interval_of_the_calibration_error_holds_it() -> None:
    """Chances that are a tenth too high have an error of about a tenth."""
    rng = np.random.default_rng(7)
    true_chance = rng.uniform(0.1, 0.7, 4_000)
    came = rng.random(4_000) < true_chance
    low, high = statistics.calibration_interval(true_chance + 0.1, came, np.arange(4_000), 8)
    assert low < 0.1 < high < 0.13


def test_a_fit_finds_the_weights_that_made_the_cases() -> None:
    """Yes or no, and one of several."""
    rng = np.random.default_rng(9)
    columns = np.column_stack([np.ones(20_000), rng.normal(size=20_000)])
    truth = rng.random(20_000) < chances(columns, np.array([-1.0, 0.7]))
    assert yes_or_no(columns, truth) == pytest.approx([-1.0, 0.7], abs=0.06)
    event = np.repeat(np.arange(4_000), 5)
    worth = columns[:, 1:] * 0.8 + rng.gumbel(size=(20_000, 1))
    chosen = np.array([5 * each + worth[5 * each : 5 * each + 5].argmax() for each in range(4_000)])
    weights = one_of_several(columns[:, 1:], event, chosen)
    assert weights == pytest.approx([0.8], abs=0.06)
    likely = log_likelihoods(columns[:, 1:], event, chosen, np.zeros(1))
    assert likely == pytest.approx(np.full(4_000, -np.log(5)))
