"""Which moves are made: held to trying every choice, and to another formulation."""

import random
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.solve.packing.choose import best
from inroad.solve.packing.market import Market, Objective, checked
from tests.solve.packing.markets import alone, best_by_picef, best_by_trying, market, markets

compiles = settings(deadline=None)
"""What is compiled by the first call takes longer then."""

CAPS = st.tuples(st.sampled_from([0, 2, 3, 4, 5]), st.integers(0, 4))


def moves_of(of: Market) -> Objective:
    return Objective(np.ones(of.moves))


def weights(of: Market, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(1, 6, of.moves).astype(float)


@compiles
@given(markets(), CAPS)
def test_most_moves_are_found_and_proven(of: Market, caps: tuple[int, int]) -> None:
    """As many people move as in the best of all choices, each of them by the rules."""
    found = best(of, [moves_of(of)], *caps)
    checked(of, found.circles, found.chains, *caps)
    assert [float(len(found.moves))] == best_by_trying(of, [moves_of(of)], *caps)
    assert (found.values, found.status) == ((float(len(found.moves)),), "optimal")


@compiles
@given(markets(), CAPS, st.integers(0, 99))
def test_the_greatest_worth_is_that_of_another_formulation(
    of: Market, caps: tuple[int, int], seed: int
) -> None:
    """Column generation and PICEF agree on the greatest sum of weights."""
    weight = weights(of, seed)
    found = best(of, [Objective(weight)], *caps)
    checked(of, found.circles, found.chains, *caps)
    expected = best_by_picef(of, weight, *caps)
    assert found.values == (pytest.approx(expected),)
    assert found.bounds[0] == pytest.approx(expected)


@compiles
@given(markets(most_people=6), CAPS, st.integers(0, 99))
def test_expected_moves_count_a_circle_only_if_all_of_it_say_yes(
    of: Market, caps: tuple[int, int], seed: int
) -> None:
    """The most expected moves, where each person says no with a chance of their own."""
    yes = np.random.default_rng(seed).choice([0.3, 0.6, 0.9, 1.0], of.moves)
    aim = Objective(np.ones(of.moves), yes)
    found = best(of, [aim], *caps)
    checked(of, found.circles, found.chains, *caps)
    assert list(found.values) == pytest.approx(best_by_trying(of, [aim], *caps), abs=1e-6)


@compiles
@given(markets(most_people=6), CAPS, st.integers(0, 99))
def test_a_later_objective_decides_among_equals_only(
    of: Market, caps: tuple[int, int], seed: int
) -> None:
    """Most moves first; among those the dearest; among those the most that may be expected."""
    yes = np.random.default_rng(seed).choice([0.5, 0.9], of.moves)
    aims = [moves_of(of), Objective(weights(of, seed)), Objective(np.ones(of.moves), yes)]
    found = best(of, aims, *caps)
    checked(of, found.circles, found.chains, *caps)
    assert list(found.values) == pytest.approx(best_by_trying(of, aims, *caps), abs=1e-6)


@compiles
@given(markets(), st.booleans(), st.integers(0, 99))
def test_without_caps_it_is_the_best_of_all_lengths(of: Market, chains: bool, seed: int) -> None:
    """A circulation's moves fall into circles and chains, and no choice of any length is better."""
    aims = [moves_of(of), Objective(weights(of, seed))]
    found = best(of, aims, None, None if chains else 0)
    checked(of, found.circles, found.chains)
    assert chains or not found.chains
    expected = best_by_trying(of, aims, of.people, of.people if chains else 0)
    assert list(found.values) == expected
    assert found.status == "optimal"


@compiles
@given(markets())
def test_a_longer_cap_never_costs_a_move(of: Market) -> None:
    """Pairs, threes, fives, no cap: each at least as many moves as the one before."""
    counts = [best(of, [moves_of(of)], cap, 0).values[0] for cap in (2, 3, 5, None)]
    assert counts == sorted(counts)


@compiles
@given(markets(), CAPS, st.data())
def test_another_wish_never_costs_a_move(
    of: Market, caps: tuple[int, int], data: st.DataObject
) -> None:
    """Whoever is ready for one more move makes nobody's move impossible."""
    free = [(who, to) for who in range(of.people) for to in range(of.classes)
            if to != of.at[who] and not ((of.who == who) & (of.to == to)).any()]  # fmt: skip
    before = best(of, [moves_of(of)], *caps).values[0]
    if free:
        who, to = data.draw(st.sampled_from(free))
        more = Market(of.at, np.append(of.who, who), np.append(of.to, to), of.vacant, of.unit,
                      of.may_stay_empty)  # fmt: skip
        assert best(more, [moves_of(more)], *caps).values[0] >= before


@compiles
@given(markets(), CAPS, st.randoms(use_true_random=False))
def test_other_numbers_for_the_same_people_change_nothing(
    of: Market, caps: tuple[int, int], chance: random.Random
) -> None:
    """What is best does not hang on who stands first in a file."""
    people, order = list(range(of.people)), list(range(of.moves))
    chance.shuffle(people)
    chance.shuffle(order)
    number = np.argsort(np.array(people, np.int64))
    at = of.at[np.array(people, np.int64)]
    mixed = Market(at, number[of.who][order], of.to[order], of.vacant, of.unit, of.may_stay_empty)
    assert best(of, [moves_of(of)], *caps).values == best(mixed, [moves_of(mixed)], *caps).values


@compiles
@given(st.integers(0, 2**32 - 1), st.integers(2, 12))
def test_pairs_alone_are_a_matching(seed: int, people: int) -> None:
    """Blossoms and column generation agree on the best circles of two."""
    chance = np.random.default_rng(seed)
    arcs = [
        (a, b) for a in range(people) for b in range(people) if a != b and chance.random() < 0.4
    ]
    of = alone(people, arcs)
    aim = Objective(chance.integers(1, 9, of.moves).astype(float))
    found = best(of, [aim], 2, 0)
    checked(of, found.circles, found.chains, 2, 0)
    assert found.values == (pytest.approx(best_by_picef(of, aim.weight, 2, 0)),)


def test_the_same_market_gives_the_same_choice() -> None:
    """Nothing is drawn by chance."""
    chance = np.random.default_rng(3)
    arcs = [(a, b) for a in range(30) for b in range(27) if a != b and chance.random() < 0.15]
    of = alone(27, arcs, altruists=[27, 28, 29])
    assert best(of, [moves_of(of)]) == best(of, [moves_of(of)])


def test_a_chain_counts_its_moves_after_the_vacancy() -> None:
    """A vacancy and a cap of two: two people move, and the second's seat stays empty."""
    of = alone(3, [(3, 0), (0, 1), (1, 2)], altruists=[3])
    assert best(of, [moves_of(of)], 0, 2).values == (2.0,)
    assert best(of, [moves_of(of)], 0, None).values == (3.0,)


def test_a_bound_is_never_below_a_chain_that_shares_its_last_seat() -> None:
    """Two would leave the same class; one of them starts a chain of two, which is the best."""
    at, moves = [1, 3, 3, 2], [(1, 1), (2, 1), (3, 3)]
    of = market(at, moves, [0, 1, 0, 0], [0, 0, 1, 2], [0, 1, 0])
    assert (best(of, [moves_of(of)], 3, 2).values, best(of, [moves_of(of)], 3, 2).bounds) == (
        tuple(best_by_trying(of, [moves_of(of)], 3, 2)),
        tuple(best_by_trying(of, [moves_of(of)], 3, 2)),
    )


def test_a_seat_that_must_be_filled_ends_no_chain() -> None:
    """Where no seat may stay empty, a vacancy helps nobody."""
    of = market([0, 1], [(0, 1), (1, 2)], [0, 0, 1], [0, 1, 2], [0, 0, 0])
    assert best(of, [moves_of(of)], 3, 3).values == (0.0,)
    assert best(of, [moves_of(of)], None, None).values == (0.0,)


def test_time_that_runs_out_leaves_a_choice_and_its_bound() -> None:
    """With no time at all there is still a choice by the rules, and an honest bound."""
    chance = np.random.default_rng(5)
    arcs = [(a, b) for a in range(200) for b in range(200) if a != b and chance.random() < 0.05]
    of = alone(200, arcs)
    found = best(of, [moves_of(of)], 3, 0, time_limit=0.0, clock=time.monotonic)
    checked(of, found.circles, found.chains, 3, 0)
    assert 0 < found.values[0] <= found.bounds[0] <= 200


@pytest.mark.parametrize("caps", [(1, 0), (-2, 0), (3, -1), (None, 3), (3, None)])
def test_caps_that_mean_nothing_are_refused(caps: tuple[int | None, int | None]) -> None:
    """A circle of one, fewer than none, or only one of the two without a cap."""
    of = alone(2, [(0, 1), (1, 0)])
    with pytest.raises(ValueError, match="circle"):
        best(of, [moves_of(of)], *caps)
    with pytest.raises(ValueError, match="objective"):
        best(of, [])
