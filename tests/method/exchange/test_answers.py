"""After a no: what was declined stays away, and what holds stays."""

from collections import Counter
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.method.exchange.answers import (
    Responses,
    carried_out,
    drop_outs,
    reclear,
    rows_of,
    said_of,
)
from inroad.method.exchange.clearing import Clearing, clear
from inroad.method.exchange.letters import slips
from inroad.method.exchange.pool import (
    Acceptability,
    ExchangePool,
    Participant,
    Position,
    Rules,
    Wish,
)
from tests.method.exchange.pools import ON, broken_rules, pools

few = settings(max_examples=25, deadline=None)


def clears(pool: ExchangePool) -> Clearing:
    """Circles of three and chains of two."""
    return clear(pool, "optimal", 3, 2, ("moves", "wishes"), time_limit=10)


@few
@given(pool=pools(), which=st.integers(0, 99), by_name=st.booleans(), keep=st.booleans())
def test_what_was_declined_never_comes_back(
    pool: ExchangePool, which: int, by_name: bool, keep: bool
) -> None:
    """Neither the move of who said no, nor the circle that somebody unnamed said no to."""
    plan = clears(pool)
    said = Responses()
    for turn in range(4):
        if not plan.rows:
            break
        row = plan.rows[(which + turn) % len(plan.rows)]
        move = row[which % len(row)]
        said = (
            Responses(said.agreed, said.declined | {(move.code, move.to)}, said.declined_rows)
            if by_name
            else Responses(said.agreed, said.declined, said.declined_rows | {said_of(row)})
        )
        plan = reclear(pool, plan, said, clears, keep_asked=keep)
        assert [] == broken_rules(pool, plan, 3, 2)
        assert not said.declined & {(each.code, each.to) for each in plan.moves}
        assert not said.declined_rows & {said_of(each) for each in plan.rows}
        assert plan.value <= plan.upper_bound + 1e-6


@few
@given(pool=pools(), which=st.integers(0, 99))
def test_what_others_were_asked_stays_as_it_is(pool: ExchangePool, which: int) -> None:
    """A no of one circle changes no other one."""
    plan = clears(pool)
    if not plan.rows:
        return
    no = plan.rows[which % len(plan.rows)]
    after = reclear(pool, plan, Responses(declined_rows=frozenset({said_of(no)})), clears)
    assert set(map(said_of, plan.rows)) - {said_of(no)} <= set(map(said_of, after.rows))


@few
@given(pool=pools(), which=st.integers(0, 99))
def test_a_no_in_a_chain_leaves_those_before_it_their_moves(pool: ExchangePool, which: int) -> None:
    """As far as the seat that is left then may stay empty; and every rule is kept."""
    pool = replace(pool, acceptability=Acceptability(otherwise=Rules("neither", may_stay_empty=1)))
    plan = clears(pool)
    if not plan.chains:
        return
    chain = plan.chains[which % len(plan.chains)]
    no = chain[-1]
    after = reclear(pool, plan, Responses(declined=frozenset({(no.code, no.to)})), clears)
    assert [] == broken_rules(pool, after, 3, 2)
    ends = Counter(row[-1].at.unit for row in plan.chains if row != chain)
    if len(chain) > 1 and not ends[chain[-2].at.unit]:
        assert said_of(chain[:-1]) <= said_of(after.moves)


def test_who_stands_before_a_no_keeps_their_move_though_another_plan_has_as_many() -> None:
    """Two want the vacant seat; the first was asked already, and said yes to it."""
    seats = [Position(each) for each in ("Alder", "Birch", "Cedar", "Dogwood")]
    people = [Participant("x", seats[1]), Participant("y", seats[2]), Participant("z", seats[3])]
    free = Acceptability(otherwise=Rules("neither", may_stay_empty=1))
    pool = ExchangePool(people, seats, [Wish("x", "Alder"), Wish("y", "Birch"), Wish("z", "Alder")],
                        {seats[0]: 1}, free, ON)  # fmt: skip
    plan = clears(pool)
    assert ["x", "y"] == [each.code for each in plan.moves]
    said = Responses(frozenset({("x", seats[0])}), frozenset({("y", seats[1])}))
    for keep in (True, False):
        after = reclear(pool, plan, said, clears, keep_asked=keep)
        assert ["x"] == [each.code for each in after.moves]


@few
@given(pool=pools(), which=st.integers(0, 99))
def test_what_all_agreed_to_stays_when_the_rest_is_cleared_anew(
    pool: ExchangePool, which: int
) -> None:
    """And counts in the plan's value."""
    plan = clears(pool)
    if not plan.rows:
        return
    yes = said_of(plan.rows[which % len(plan.rows)])
    after = reclear(pool, plan, Responses(agreed=yes), clears, keep_asked=False)
    assert yes in set(map(said_of, after.rows))
    assert len(plan.moves) == len(after.moves) == after.value


@few
@given(pool=pools(), no=st.sets(st.integers(0, 8)))
def test_a_no_costs_a_circle_and_the_tail_of_a_chain(pool: ExchangePool, no: set[int]) -> None:
    """What is carried out keeps every rule by itself."""
    plan = clears(pool)
    refuse = {f"M{each}" for each in no}
    held = [(row[:carried_out(pool, row, chain, lambda each: each.code not in refuse)], chain)
            for row, chain in rows_of(plan)]  # fmt: skip
    cycles = tuple(row for row, chain in held if row and not chain)
    chains = tuple(row for row, chain in held if row and chain)
    left = Clearing(cycles, chains, 0, 0, 0, "", {}, {})
    assert [] == broken_rules(pool, left, 3, 2)
    assert not refuse & {each.code for each in left.moves}


@few
@given(pool=pools(), seed=st.integers(0, 99), drop_out=st.sampled_from((0.0, 0.3, 1.0)))
def test_clearing_again_never_undoes_what_was_carried_out(
    pool: ExchangePool, seed: int, drop_out: float
) -> None:
    """The share grows with every time; the same generator gives the same round."""
    once, again = (drop_outs(pool, clears, drop_out, np.random.default_rng(seed)) for _ in "12")
    assert once == again
    assert sorted(once) == list(once)
    if drop_out == 1.0 and clears(pool).moves:
        assert {0.0} == set(once)


@few
@given(pool=pools())
def test_a_slip_tells_nothing_of_others(pool: ExchangePool) -> None:
    """Neither a code nor a unit of anybody else; only the wish that its own member has."""
    plan = clears(pool)
    told = {each.code: each for each in slips(plan, ON)}
    assert {each.code for each in plan.moves} == told.keys()
    for code, slip in told.items():
        wished = {each.unit for each in pool.wishes_of[code]}
        facts = [fact for reason in slip.reasons for fact in reason.facts.values()]
        text = " ".join(map(str, facts))
        assert slip.to.unit in wished
        others = (told.keys() | set(pool.of_unit)) - {slip.to.unit}
        assert [] == [each for each in others if each in text]
