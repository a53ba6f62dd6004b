"""Dense markets: circles of classes, held to other ways of finding the same.

To trying every choice, to a direct formulation, and to the search person by person.
"""

import math
import random
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from inroad.solve.packing import generation
from inroad.solve.packing.choose import best
from inroad.solve.packing.circulation import best_flow
from inroad.solve.packing.classes import by_class, fits
from inroad.solve.packing.cutting import cut_flow
from inroad.solve.packing.market import Market, Objective, checked
from inroad.solve.packing.pool import Caps
from tests.solve.packing.markets import alone, best_by_trying, markets

slow = settings(max_examples=25, deadline=None)
CAPS = st.sampled_from(((2, 0), (2, 2), (3, 0), (3, 2), (3, 4), (4, 0), (5, 3)))


def moves_of(of: Market) -> Objective:
    return Objective(np.ones(of.moves))


def crowded(people: int, classes: int, seed: int, vacancies: int = 0) -> Market:
    """A market where many share a class, two or three wishes each."""
    chance = np.random.default_rng(seed)
    share = chance.dirichlet(np.ones(classes))
    at = chance.choice(classes, people, p=share)
    liked = chance.integers(0, classes, (people, 3)).tolist()
    wishes = [(who, to) for who in range(people) for to in sorted(set(liked[who]) - {at[who]})]
    who, to = (np.array(each, np.int64) for each in zip(*wishes, strict=True))
    vacant = np.bincount(chance.integers(0, classes, vacancies), minlength=classes)
    return Market(
        at, who, to, vacant, np.arange(classes) // 2, np.ones((classes + 1) // 2, np.int64)
    )


def most_directly(of: Market, cap: int) -> float:
    """The most moves in pairs and threes: which circles of classes, and by whom."""
    keys, arc = np.unique(of.of * of.classes + of.to, return_inverse=True)
    at = {(int(key) // of.classes, int(key) % of.classes): place for place, key in enumerate(keys)}
    circles = [[at[a, b], at[b, a]] for a, b in at if a < b and (b, a) in at]
    if cap > 2:
        circles += [
            [at[a, b], at[b, c], at[c, a]]
            for a, b in at
            for c in range(of.classes)
            if a < min(b, c) and b != c and (b, c) in at and (c, a) in at
        ]
    count = len(circles) + of.moves
    taken = [(each, place) for place, circle in enumerate(circles) for each in circle]
    rows = [each for each, _ in taken] + arc.tolist() + (len(keys) + of.who).tolist()
    made = list(range(len(circles), count))
    columns = [place for _, place in taken] + made + made
    values = [1.0] * len(taken) + [-1.0] * of.moves + [1.0] * of.moves
    matrix = coo_array((values, (rows, columns)), shape=(len(keys) + of.people, count))
    ends = np.concatenate([np.zeros(len(keys)), np.ones(of.people)])
    worth = np.array([len(each) for each in circles] + [0] * of.moves, float)
    found = milp(-worth, integrality=np.ones(count), bounds=Bounds(0, np.inf),
                 constraints=LinearConstraint(matrix.tocsr(), ub=ends))  # fmt: skip
    return float(-found.fun)


@slow
@given(markets(), CAPS)
def test_circles_of_classes_hold_as_many_moves_as_any_choice(
    of: Market, caps: tuple[int, int]
) -> None:
    """Taken together or one by one, the same number of people can move, and it is proven."""
    aims = [moves_of(of)]
    first = cut_flow(of, aims[0], *caps, best_flow(of, aims, caps[1] > 0))
    (circles, chains), bound = by_class(of, aims, Caps(*caps), first, math.inf, lambda: 60.0)
    checked(of, circles, chains, *caps)
    value = float(sum(map(len, (*circles, *chains))))
    assert ([value], bound) == (best_by_trying(of, aims, *caps), value)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("cap", [2, 3])
def test_a_crowded_market_has_the_value_of_its_direct_formulation(seed: int, cap: int) -> None:
    """One integer programme with every circle of classes and every person says the same."""
    of = crowded(150, 12, seed)
    assert fits(of, moves_of(of), Caps(cap, 0))
    found = best(of, [moves_of(of)], cap, 0)
    checked(of, found.circles, found.chains, cap, 0)
    assert (found.values, found.status) == ((most_directly(of, cap),), "optimal")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("caps", [(3, 0), (3, 3), (4, 0)])
def test_taken_together_or_one_by_one_is_the_same(
    seed: int, caps: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search person by person proves the same number of moves."""
    of = crowded(60, 9, seed, vacancies=3)
    together = best(of, [moves_of(of)], *caps)
    monkeypatch.setattr(generation, "fits", lambda *_: False)
    apart = best(of, [moves_of(of)], *caps)
    checked(of, together.circles, together.chains, *caps)
    assert (together.values, together.bounds) == (apart.values, apart.bounds)
    assert together.status == apart.status == "optimal"


@slow
@given(st.integers(0, 2**32 - 1), st.sampled_from([(3, 0), (3, 2)]),
       st.randoms(use_true_random=False))  # fmt: skip
def test_other_numbers_for_people_and_classes_change_nothing(
    seed: int, caps: tuple[int, int], chance: random.Random
) -> None:
    """How many can move does not hang on who stands first, or which unit does."""
    of = crowded(40, 8, seed, vacancies=2)
    people, classes = list(range(of.people)), list(range(of.classes))
    chance.shuffle(people)
    chance.shuffle(classes)
    person, place = np.array(people), np.array(classes)
    back, seat = np.argsort(person), np.argsort(place)
    mixed = Market(place[of.at][back], person[of.who], place[of.to], of.vacant[seat],
                   of.unit[seat], of.may_stay_empty)  # fmt: skip
    found, other = (best(each, [moves_of(each)], *caps) for each in (of, mixed))
    assert (found.values, found.bounds) == (other.values, other.bounds)


@pytest.mark.parametrize("seed", range(3))
def test_later_objectives_decide_who_moves(seed: int) -> None:
    """No move is lost for them, and those who make the moves are the best that can."""
    of = crowded(120, 10, seed)
    weight = np.random.default_rng(seed).integers(1, 9, of.moves).astype(float)
    plain, aims = [moves_of(of)], [moves_of(of), Objective(weight)]
    first = cut_flow(of, plain[0], 3, 0, best_flow(of, plain, chains=False))
    alike, _ = by_class(of, plain, Caps(3, 0), first, math.inf, lambda: 60.0)
    told, _ = by_class(of, aims, Caps(3, 0), first, math.inf, lambda: 60.0)
    checked(of, *told, 3, 0)
    one, two = ([each for row in choice[0] for each in row] for choice in (alike, told))
    assert len(one) == len(two)
    assert weight[one].sum() < weight[two].sum()


def test_a_market_for_which_people_are_not_alike_is_looked_at_one_by_one() -> None:
    """Different weights for one move, chances of a no, long chains, or a class for each."""
    of = crowded(60, 6, 0)
    weight = np.arange(of.moves, dtype=float)
    apart = alone(4, [(0, 1), (1, 2), (2, 3), (3, 0)])
    assert fits(of, moves_of(of), Caps(3, 4))
    assert not fits(of, Objective(weight), Caps(3, 0))
    assert not fits(of, Objective(np.ones(of.moves), np.full(of.moves, 0.9)), Caps(3, 0))
    assert not fits(of, moves_of(of), Caps(3, 5))
    assert not fits(of, moves_of(of), Caps(0, 1))
    assert not fits(apart, moves_of(apart), Caps(3, 3))


def test_a_flow_falls_into_short_circles_along_its_chords() -> None:
    """Where many swap, hardly a move is lost by a cap of three, and the bound is the flow's."""
    of = crowded(21_000, 12, 1)
    found = best(of, [moves_of(of)], 3, 0)
    checked(of, found.circles, found.chains, 3, 0)
    flow = best_flow(of, [moves_of(of)], chains=False)
    assert found.bounds == (float(flow.made.sum()),)
    assert 0.99 * found.bounds[0] <= found.values[0] <= found.bounds[0]


def test_time_that_runs_out_leaves_a_choice_of_circles_of_classes() -> None:
    """With no time at all there is still a choice by the rules, and an honest bound."""
    of = crowded(400, 30, 2, vacancies=5)
    found = best(of, [moves_of(of)], 3, 3, time_limit=0.0, clock=time.monotonic)
    checked(of, found.circles, found.chains, 3, 3)
    assert 0 < found.values[0] <= found.bounds[0] <= 400


def test_the_same_crowded_market_gives_the_same_choice() -> None:
    """What is drawn by chance is drawn the same way each time."""
    of = crowded(200, 20, 4)
    assert best(of, [moves_of(of)], 3, 0) == best(of, [moves_of(of)], 3, 0)


@pytest.mark.parametrize("chains", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_a_circulation_is_worth_what_the_linear_programme_is(seed: int, chains: bool) -> None:
    """Without caps: HiGHS, on the same market in its own words, finds the same most moves."""
    of = crowded(600, 15, seed, vacancies=10)
    flow = best_flow(of, [moves_of(of)], chains)
    units = len(of.may_stay_empty)
    count = of.moves + (2 * of.classes if chains else 0)
    people = coo_array((np.ones(of.moves), (of.who, np.arange(of.moves))), (of.people, count))
    every, made = np.arange(of.classes), np.arange(of.moves)
    filled, emptied = of.moves + every, of.moves + of.classes + every
    rows, columns = np.concatenate([of.to, of.of]), np.concatenate([made, made])
    signs = np.repeat([1.0, -1.0], of.moves)
    limits, upper = [LinearConstraint(people.tocsr(), ub=1)], np.ones(count)
    if chains:  # who comes, less who goes, less vacancies filled, plus seats left empty, is none
        rows, columns = (
            np.concatenate([rows, every, every]),
            np.concatenate([columns, filled, emptied]),
        )
        signs = np.concatenate([signs, -np.ones(of.classes), np.ones(of.classes)])
        upper[filled], upper[emptied] = of.vacant, 1_000
        left = coo_array((np.ones(of.classes), (of.unit, emptied)), (units, count))
        limits.append(LinearConstraint(left.tocsr(), ub=of.may_stay_empty))
    balance = coo_array((signs, (rows, columns)), (of.classes, count))
    limits.append(LinearConstraint(balance.tocsr(), 0, 0))
    worth = np.where(np.arange(count) < of.moves, -1.0, 0.0)
    found = milp(worth, bounds=Bounds(0, upper), constraints=limits)
    assert float(flow.made.sum()) == pytest.approx(-found.fun)
