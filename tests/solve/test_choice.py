"""The greedy choice is compared with trying every set."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.solve import choice

ACTIONS = st.lists(
    st.tuples(st.sets(st.integers(0, 7), min_size=1), st.floats(0.1, 2.0)), min_size=1, max_size=7
)


def covering(actions: list[tuple[set[int], float]]) -> choice.Worth:
    """How many things are covered: the classic submodular worth."""
    return lambda chosen: float(len(set().union(*(actions[each][0] for each in chosen))))


@given(ACTIONS, st.floats(0.2, 4.0), st.integers(1, 5))
def test_a_choice_keeps_to_its_bounds(
    actions: list[tuple[set[int], float]], budget: float, most: int
) -> None:
    """Neither the time nor the number of actions is exceeded, and nothing is chosen twice."""
    costs = [cost for _, cost in actions]
    chosen = choice.chosen_greedily(covering(actions), costs, budget, most)
    assert len(chosen) == len(set(chosen)) <= most
    assert sum(costs[each] for each in chosen) <= budget + 1e-9


@given(st.lists(st.sets(st.integers(0, 7), min_size=1), min_size=1, max_size=7), st.integers(1, 4))
def test_greedy_is_near_the_best_when_every_action_costs_the_same(
    sets: list[set[int]], most: int
) -> None:
    """With equal costs it has at least 1 - 1/e of the best (Nemhauser, Wolsey and Fisher 1978)."""
    actions = [(each, 1.0) for each in sets]
    worth, costs = covering(actions), [1.0] * len(actions)
    greedy = worth(frozenset(choice.chosen_greedily(worth, costs, most, most)))
    best = worth(frozenset(choice.chosen_exactly(worth, costs, most, most)))
    assert greedy >= (1 - 1 / math.e) * best - 1e-9
    assert greedy <= best


def test_nothing_is_chosen_that_adds_nothing() -> None:
    """Time that is left over stays free."""
    actions = [({1, 2}, 1.0), ({1}, 0.1), ({2}, 0.1)]
    assert choice.chosen_greedily(covering(actions), [1.0, 5.0, 5.0], 20, 5) == [0]


def test_an_action_takes_time() -> None:
    """A cost of nothing is a bad call."""
    with pytest.raises(ValueError, match="time"):
        choice.chosen_greedily(lambda chosen: 1.0, [0.0], 1, 1)
