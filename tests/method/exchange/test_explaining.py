"""Why somebody moves or does not: a true reason for everybody."""

from dataclasses import replace
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from inroad.method.exchange.taken import taken_for_granted
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


def placeable(pool: ExchangePool, max_cycle: int, max_chain: int) -> set[str]:
    """Who stands in any circle or chain within the caps: every row is tried."""
    targets = {
        each.code: {
            to
            for wish in pool.wishes_of[each.code]
            if wish.earliest is None or wish.earliest <= pool.on
            for to in pool.seats_of(wish)
            if not pool.acceptability.barred(each, to)
        }
        for each in pool.participants
    }
    found: set[str] = set()
    for many in range(1, max(max_cycle, max_chain) + 1):
        for row in permutations([each for each in pool.participants if targets[each.code]], many):
            codes = [each.code for each in row]
            if any(before.position not in targets[after.code] for before, after in pairwise(row)):
                continue
            circle = many <= max_cycle and row[-1].position in targets[codes[0]]
            opened = any(pool.vacancies.get(each, 0) for each in targets[codes[0]])
            ends = pool.acceptability.rules(row[-1].position.unit).may_stay_empty > 0
            if circle or (many <= max_chain and opened and ends):
                found |= set(codes)
    return found


@few
@given(pool=pools(most=6), caps=st.sampled_from(((2, 0), (3, 1), (2, 2), (0, 2), (4, 0))))
def test_who_hears_of_a_cap_could_not_move_within_it(
    pool: ExchangePool, caps: tuple[int, int]
) -> None:
    """And nobody else hears that only more people would do."""
    plan = clear(pool, "optimal", *caps, ("moves",), time_limit=10)
    explained = Explained(pool, plan, caps[0], max_chain=caps[1])
    can = placeable(pool, *caps)
    for each in pool.participants:
        if each.code in explained.placed:
            assert each.code in can
            continue
        short = explained.main(each.code).code in ("unmoved.too_long", "unmoved.chain_too_long")
        crowded = explained.main(each.code).code in ("unmoved.wanted_by", "unmoved.none_comes_free")
        assert not (short and each.code in can)
        assert crowded <= (each.code in can or any(pool.vacancies.values()))


def test_the_main_reason_is_the_cap_where_only_more_people_would_do() -> None:
    """Not that a seat is wanted by others, which nobody but its one wisher wants."""
    pool = row("Alder", "Birch", "Cedar", "Dogwood")
    whole = replace(pool, wishes=[*pool.wishes, Wish("d", "Alder")])
    explained = Explained(whole, clear(whole, "optimal", 3, 0, ("moves",), time_limit=10))
    assert "unmoved.too_long" == explained.main("a").code
    assert ["unmoved.too_long"] == [each.code for each in explained.reasons("a")]


def test_a_chain_that_is_too_long_is_said_with_its_length() -> None:
    """Three would have to move one after another, two may."""
    pool = row("Alder", "Birch", "Cedar", vacancies={Position("Cedar"): 0})
    rules = Acceptability(units={"Alder": Rules(may_stay_empty=1)})
    pool = replace(
        pool,
        positions=[*pool.positions, Position("Dogwood")],
        wishes=[*pool.wishes, Wish("c", "Dogwood")],
        vacancies={Position("Dogwood"): 1},
        acceptability=rules,
    )
    plan = clear(pool, "optimal", 3, 2, ("moves",), time_limit=10)
    found = Explained(pool, plan, 3, max_chain=2).main("a")
    assert ("unmoved.chain_too_long", 3, 2) == (
        found.code, found.facts["needed"], found.facts["cap"])  # fmt: skip
    assert 3 == len(clear(pool, "optimal", 3, 3, ("moves",), time_limit=10).moves)


def test_who_was_turned_down_hears_that_and_no_other_excuse() -> None:
    """Their seat is wanted by nobody else: it was a no that ended it."""
    pool = row("Alder", "Birch")
    whole = replace(pool, wishes=[*pool.wishes, Wish("b", "Alder")])
    nothing = replace(clears(whole), cycles=())
    found = Explained(whole, nothing, turned_down=frozenset({"a", "b"}))
    assert {"unmoved.turned_down"} == {found.main(code).code for code in "ab"}


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


def test_rules_of_a_unit_in_which_nobody_sits_are_named() -> None:
    """A slip in a name would lose them without a word."""
    pool = row("Alder", "Birch", acceptability=Acceptability({"Aldre": Rules("neither")}))
    (said,) = sentences(taken_for_granted(pool))
    assert "Aldre" in said


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
