"""Why somebody moves or does not: a true reason for everybody."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from inroad.method.exchange.clearing import Clearing, clear
from inroad.method.exchange.comparing import compared
from inroad.method.exchange.explaining import Explained, explain, one_more_seat
from inroad.method.exchange.figures import fairness, flow
from inroad.method.exchange.pool import (
    Acceptability,
    ExchangePool,
    Participant,
    Position,
    Rules,
    Wish,
)
from inroad.words.exchange import MAIN, sentences
from tests.method.exchange.pools import ON, pools

few = settings(max_examples=25, deadline=None)


def clears(pool: ExchangePool) -> Clearing:
    """Circles of three, chains of two."""
    return clear(pool, "optimal", 3, 2, ("moves",), time_limit=10)


def row(*units: str, **more: object) -> ExchangePool:
    """People a, b, c, ... each in one unit, wishing for the next one's (the last for none)."""
    people = [
        Participant(code, Position(unit)) for code, unit in zip("abcdefg", units, strict=False)
    ]
    wishes = [Wish(one.code, other.position.unit) for one, other in pairwise(people)]
    return ExchangePool(people, [each.position for each in people], wishes, **more)  # type: ignore[arg-type]


def why(pool: ExchangePool, code: str, cap: int | None = 3) -> list[str]:
    """The codes of the reasons."""
    plan = clear(pool, "optimal", cap, cap, ("moves",), time_limit=10)
    return [each.code for each in explain(pool, plan, code, cap)]


@few
@given(pool=pools())
def test_everybody_gets_a_reason_that_can_be_said(pool: ExchangePool) -> None:
    """Whoever moves hears why, whoever does not hears why not."""
    plan = clears(pool)
    explained = Explained(pool, plan)
    moved = {each.code for each in plan.moves}
    for each in pool.participants:
        reasons = list(explained.reasons(each.code))
        assert sentences(reasons)
        assert (each.code in moved) == reasons[0].code.startswith("moved.")
        assert each.code in moved or explained.main(each.code).code in MAIN


@few
@given(pool=pools())
def test_where_no_circle_closes_none_is_found_without_caps(pool: ExchangePool) -> None:
    """The reason is no excuse: an uncapped plan moves nobody of whom it is said."""
    free = clear(pool, "optimal", None, None, ("moves",), time_limit=10)
    explained = Explained(pool, clears(pool))
    stuck = {
        each.code
        for each in pool.participants
        if {"unmoved.no_way_back"} & {r.code for r in explained.reasons(each.code)}
    }
    assert not stuck & {each.code for each in free.moves}


@few
@given(pool=pools(most=5))
def test_one_more_seat_helps_as_many_as_it_says(pool: ExchangePool) -> None:
    """Cleared again with it, so many more move."""
    plan = clears(pool)
    for each in one_more_seat(Explained(pool, plan), clears, 3):
        more = {**pool.vacancies, each.seat: pool.vacancies.get(each.seat, 0) + 1}
        assert len(plan.moves) + each.moves == len(clears(replace(pool, vacancies=more)).moves)


@few
@given(pool=pools())
def test_figures_add_up(pool: ExchangePool) -> None:
    """Each group once, each move once; what units gain others lose, vacancies aside."""
    plan = clears(pool)
    fair = fairness(pool, plan)
    for by in (fair.by_unit, fair.by_role, fair.by_waiting):
        assert fair.everybody.wished == sum(each.wished for each in by.values())
        assert fair.everybody.moved == sum(each.moved for each in by.values()) == len(plan.moves)
    assert 0 == sum(fair.net.values())
    assert len(plan.moves) == sum(flow(plan).values())


def test_the_reasons_of_a_row_without_an_end() -> None:
    """Nobody wants the first seat, and the last one wishes nothing."""
    pool = row("Alder", "Birch", "Cedar")
    assert ["unmoved.nobody_wants_seat"] == why(pool, "a")
    assert ["unmoved.no_way_back"] == why(pool, "b")
    assert ["unmoved.no_wish"] == why(pool, "c")


def test_a_circle_that_is_too_long_is_said_with_its_length() -> None:
    """Four are needed, three allowed."""
    pool = row("Alder", "Birch", "Cedar", "Dogwood")
    whole = replace(pool, wishes=[*pool.wishes, Wish("d", "Alder")])
    plan = clear(whole, "optimal", 3, 0, ("moves",), time_limit=10)
    first = explain(whole, plan, "a")[0]
    assert ("unmoved.too_long", 4, 3) == (first.code, first.facts["needed"], first.facts["cap"])
    assert 4 == len(clear(whole, "optimal", 4, 0, ("moves",), time_limit=10).moves)


def test_a_chain_says_that_it_begins_with_a_vacancy() -> None:
    """Alone, or with others behind."""
    rules = Acceptability(otherwise=Rules(may_stay_empty=1))
    pool = row("Alder", "Birch", "Cedar", acceptability=rules)
    opened = replace(pool, vacancies={Position("Cedar"): 1})
    assert ["moved.first_wish", "moved.chain"] == why(opened, "a")
    alone = replace(pool, vacancies={Position("Birch"): 1})
    assert ["moved.first_wish", "moved.to_vacancy"] == why(alone, "a")


@pytest.mark.parametrize(
    ("rules", "bar"),
    [(Rules("role"), "role"), (Rules("grade"), "grade"),
     (Rules("neither", frozenset({"law"})), "skills"), (Rules("neither", listed={}), "list")],
)  # fmt: skip
def test_who_is_not_accepted_hears_what_is_asked_for(rules: Rules, bar: str) -> None:
    """Not only that it did not work."""
    people = [Participant("a", Position("Alder", "cook", "G1")),
              Participant("b", Position("Birch", "clerk", "G2"))]  # fmt: skip
    pool = ExchangePool(people, [each.position for each in people], [Wish("a", "Birch")], {},
                        Acceptability({"Birch": rules}), ON)  # fmt: skip
    assert [f"unmoved.barred_{bar}"] == why(pool, "a")


def test_nobody_unknown_is_explained() -> None:
    """A wrong code is a wrong call."""
    with pytest.raises(ValueError, match="nobody"):
        explain(row("Alder"), clears(row("Alder")), "z")


def test_plans_stand_beside_each_other() -> None:
    """A circle of five needs a cap of five, and five agreements."""
    pool = row("Alder", "Birch", "Cedar", "Dogwood", "Elm")
    whole = replace(pool, wishes=[*pool.wishes, Wish("e", "Alder"), Wish("b", "Alder", rank=2)])
    found = {each.name: each for each in compared(
        whole, 0, ("moves",), 10, ("pairs", "cap 3", "cap 5", "no cap", "two-sided"))}  # fmt: skip
    assert [2, 2, 5, 5, 5] == [each.moves for each in found.values()]
    assert (2, 5) == (found["pairs"].agreements, found["cap 5"].agreements)
    assert (1, 5) == (found["pairs"].first_wishes, found["no cap"].first_wishes)
