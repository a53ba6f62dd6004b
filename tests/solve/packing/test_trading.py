"""Top trading cycles: nobody is worse off, nobody could do better together, no lie pays."""

from itertools import permutations, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from inroad.solve.packing.choose import best
from inroad.solve.packing.market import Market, Objective, checked
from inroad.solve.packing.trading import top_trading_cycles
from tests.solve.packing.markets import market

Lists = list[list[int]]


@st.composite
def trades(draw: st.DrawFn) -> tuple[list[int], Lists, list[int], list[int], bool]:
    """Seats, everybody's list, vacancies, who is asked first, and whether seats may stay empty."""
    people, classes = draw(st.integers(1, 5)), draw(st.integers(2, 4))
    at = draw(st.lists(st.integers(0, classes - 1), min_size=people, max_size=people))
    lists = [draw(st.permutations([each for each in range(classes) if each != own])) for own in at]
    lists = [each[: draw(st.integers(0, len(each)))] for each in lists]
    vacant = draw(st.lists(st.integers(0, 1), min_size=classes, max_size=classes))
    return at, lists, vacant, draw(st.permutations(range(people))), draw(st.booleans())


def asked(at: list[int], lists: Lists, vacant: list[int], free: bool) -> tuple[Market, np.ndarray]:
    moves = [(who, to) for who, each in enumerate(lists) for to in each]
    rank = [place for each in lists for place in range(len(each))]
    empty = [99 if free else 0] * len(vacant)
    return market(at, moves, vacant, list(range(len(vacant))), empty), np.array(rank, np.int64)


def given_out(
    at: list[int], lists: Lists, vacant: list[int], priority: list[int], free: bool
) -> list[int]:
    """Everybody's class afterwards."""
    of, rank = asked(at, lists, vacant, free)
    found = top_trading_cycles(of, rank, np.array(priority, np.int64))
    checked(of, found.circles, found.chains)
    after = list(at)
    for move in found.moves:
        after[of.who[move]] = int(of.to[move])
    return after


def place(own: int, listed: list[int], got: int) -> int:
    """How far down somebody's list a class stands; the own class stands at its end."""
    return listed.index(got) if got in listed else len(listed) + (got != own)


@given(trades())
def test_nobody_gains_by_another_list(
    trade: tuple[list[int], Lists, list[int], list[int], bool],
) -> None:
    """Whatever somebody tells instead of what they want, they get nothing dearer by it."""
    at, lists, vacant, priority, free = trade
    honest = given_out(*trade)
    for person, own in enumerate(at):
        others = [each for each in range(len(vacant)) if each != own]
        for length in range(len(others) + 1):
            for lie in permutations(others, length):
                told = [*lists[:person], list(lie), *lists[person + 1 :]]
                got = given_out(at, told, vacant, priority, free)[person]
                assert place(own, lists[person], honest[person]) <= place(own, lists[person], got)


@given(trades())
def test_nobody_could_be_better_off_without_somebody_worse(
    trade: tuple[list[int], Lists, list[int], list[int], bool],
) -> None:
    """No other way to give out the seats is dearer to one and as dear to all others."""
    at, lists, vacant, _, free = trade
    after = given_out(*trade)
    seats = np.bincount(at, minlength=len(vacant)) + (np.array(vacant) if free else 0)
    got = [place(own, listed, each) for own, listed, each in zip(at, lists, after, strict=True)]
    for other in product(*([*listed, own] for own, listed in zip(at, lists, strict=True))):
        if (np.bincount(other, minlength=len(vacant)) <= seats).all():
            then = [place(own, listed, each)
                    for own, listed, each in zip(at, lists, other, strict=True)]  # fmt: skip
            assert then == got or any(b > a for a, b in zip(got, then, strict=True))


@given(trades())
def test_nobody_is_worse_off_and_the_best_choice_moves_no_fewer(
    trade: tuple[list[int], Lists, list[int], list[int], bool],
) -> None:
    """Everybody keeps their seat or gets one they asked for; the optimum moves as many or more."""
    at, lists, vacant, _, free = trade
    of, _ = asked(at, lists, vacant, free)
    after = given_out(*trade)
    for own, listed, got in zip(at, lists, after, strict=True):
        assert got == own or got in listed
    most = best(of, [Objective(np.ones(of.moves))], None, None if free else 0).values[0]
    assert most >= sum(a != b for a, b in zip(at, after, strict=True))


def test_two_who_want_each_others_seats_trade() -> None:
    """The smallest circle of all."""
    assert given_out([0, 1], [[1], [0]], [0, 0], [0, 1], False) == [1, 0]
