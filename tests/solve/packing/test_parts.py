"""The solvers of others that the exchange stands on."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.solve.packing.chords import short_circles
from inroad.solve.packing.circulation import best_flow, parted
from inroad.solve.packing.cutting import cut_flow
from inroad.solve.packing.greedy import first_choice
from inroad.solve.packing.market import Market, Objective, checked
from tests.solve.packing.markets import alone, market, markets

compiles = settings(deadline=None)
"""What is compiled by the first call takes longer then."""


@pytest.mark.parametrize("first", ["highspy", "ortools"])
def test_highs_and_or_tools_share_a_process(first: str) -> None:
    """HiGHS 1.15 with OR-Tools 9.15 did not, in either order: why highspy is held below 1.15."""
    flow = """
from ortools.graph.python import min_cost_flow
flow = min_cost_flow.SimpleMinCostFlow()
flow.add_arc_with_capacity_and_unit_cost(0, 1, 1, 1)
flow.set_node_supply(0, 1)
flow.set_node_supply(1, -1)
assert flow.solve() == flow.OPTIMAL and flow.optimal_cost() == 1
"""
    line = """
import highspy
highs = highspy.Highs()
highs.setOptionValue("output_flag", False)
highs.addVar(0, 1)
highs.changeColCost(0, -1.0)
highs.run()
assert highs.getInfo().objective_function_value == -1.0
"""
    program = line + flow if first == "highspy" else flow + line
    done = subprocess.run([sys.executable, "-c", program], check=False, timeout=120)
    assert done.returncode == 0


@compiles
@given(markets())
def test_a_flow_falls_into_circles_and_chains_that_make_all_its_moves(of: Market) -> None:
    """Each move of a circulation stands in one row, and the rows keep every rule."""
    made = best_flow(of, [Objective(np.ones(of.moves))], chains=True).made
    circles, chains = parted(of, made)
    checked(of, circles, chains)
    assert sorted(each for row in (*circles, *chains) for each in row) == list(np.flatnonzero(made))


@compiles
@given(markets())
def test_the_first_choice_keeps_every_rule(of: Market) -> None:
    """What is chosen at once may be worse than the best, never against the rules."""
    circles, chains = first_choice(of, Objective(np.ones(of.moves)), 3, 2)
    checked(of, circles, chains, 3, 2)


@compiles
@given(markets(), st.sampled_from([(0, 2), (2, 0), (3, 2), (5, 1)]))
def test_a_flow_that_is_cut_keeps_every_rule(of: Market, caps: tuple[int, int]) -> None:
    """What is cut out of a flow may be worse than the best, never against the rules."""
    aim = Objective(np.ones(of.moves))
    flow = best_flow(of, [aim], caps[1] > 0)
    checked(of, *cut_flow(of, aim, *caps, flow), *caps)


def test_a_long_circle_is_cut_along_a_swap() -> None:
    """Four in a circle and two who swap across it are two circles of three: six moves, not two."""
    at, to = [0, 1, 2, 3, 0, 2], [1, 2, 3, 0, 2, 0]
    of = market(at, list(enumerate(to)), [0] * 4, [0, 1, 2, 3], [0] * 4)
    circles = short_circles(of, np.arange(6), 3)
    checked(of, circles, [], 3, 0)
    assert [3, 3] == [len(row) for row in circles]


def test_weights_too_fine_for_one_number_are_said_to_be_so() -> None:
    """A flow counts in whole numbers: what does not fit is not called exact."""
    of = alone(3, [(0, 1), (1, 0), (1, 2), (2, 1)])
    aims = [
        Objective(np.array([1.0, 1.0, 1.0, 1.0])),
        Objective(np.array([0.1234567891, 0.2, 0.3, 0.4])),
    ]
    flow = best_flow(of, aims, chains=False)
    assert (flow.exact, flow.made.sum()) == (1, 2)
    assert aims[1].weight[flow.made].sum() == pytest.approx(0.7)
