"""Small invented pools, and what a plan has to hold whatever the pool is."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from hypothesis import strategies as st

from inroad.method.exchange.clearing import Clearing
from inroad.method.exchange.pool import (
    Acceptability,
    ExchangePool,
    Participant,
    Position,
    Rules,
    Wish,
)

ON = date(2026, 3, 2)
UNITS = ("Alder", "Birch", "Cedar", "Dogwood")
ROLES = ("engineer", "analyst")
SEATS = tuple(Position(unit, role) for unit in UNITS for role in ROLES)


@st.composite
def pools(draw: st.DrawFn, most: int = 7) -> ExchangePool:
    """Any pool of a few people: several roles, lists, skills, vacancies, later wishes."""
    codes = [f"M{at}" for at in range(draw(st.integers(2, most)))]
    people = [
        Participant(
            code,
            draw(st.sampled_from(SEATS)),
            frozenset(draw(st.sets(st.sampled_from(("sql", "law")), max_size=2))),
            draw(st.sampled_from((None, date(2025, 1, 1), date(2020, 6, 1)))),
        )
        for code in codes
    ]
    wishes = [
        Wish(
            code,
            draw(st.sampled_from(UNITS)),
            draw(st.sampled_from(("", *ROLES))),
            rank=rank,
            weight=draw(st.sampled_from((0.5, 1.0, 2.0))),
            yes_probability=draw(st.sampled_from((0.5, 0.9, 1.0))),
            earliest=draw(st.sampled_from((None, None, None, date(2026, 12, 1)))),
        )
        for code in codes
        for rank in range(1, draw(st.integers(1, 3)) + 1)
    ]
    rules = {unit: draw(_rules(codes)) for unit in UNITS}
    vacancies = {seat: draw(st.integers(0, 1)) for seat in SEATS[:3]}
    return ExchangePool(people, SEATS, wishes, vacancies, Acceptability(rules), ON)


@st.composite
def _rules(draw: st.DrawFn, codes: list[str]) -> Rules:
    listed = draw(st.none() | st.none() | st.dictionaries(st.sampled_from(codes),
                                                          st.integers(1, 3)))  # fmt: skip
    return Rules(
        draw(st.sampled_from(("role", "neither", "neither"))),
        frozenset(draw(st.sampled_from(((), (), ("sql",))))),
        listed,
        draw(st.integers(0, 1)),
    )


def broken_rules(
    pool: ExchangePool, plan: Clearing, max_cycle: int | None, max_chain: int | None
) -> list[str]:
    """What is wrong with a plan; nothing, where it keeps every rule."""
    return [*_of_people(pool, plan), *_of_rows(plan, max_cycle, max_chain), *_of_seats(pool, plan)]


def _of_people(pool: ExchangePool, plan: Clearing) -> Iterator[str]:
    if len({each.code for each in plan.moves}) != len(plan.moves):
        yield "somebody moves twice"
    for each in plan.moves:
        person = pool.by_code[each.code]
        wishes = [
            wish
            for wish in pool.wishes_of[each.code]
            if each.to in pool.seats_of(wish)
            and (wish.earliest is None or wish.earliest <= pool.on)
        ]
        if each.at != person.position:
            yield "somebody leaves a seat that is not theirs"
        if not wishes:
            yield "somebody moves who did not wish it"
        if pool.acceptability.tier(person, each.to) is None:
            yield "somebody is not accepted"


def _of_rows(plan: Clearing, max_cycle: int | None, max_chain: int | None) -> Iterator[str]:
    for row in plan.cycles:
        if max_cycle is not None and len(row) > max_cycle:
            yield "a circle is too long"
        if any(a.to != b.at for a, b in zip(row, (row[-1], *row[:-1]), strict=True)):
            yield "a circle is open"
    for row in plan.chains:
        if max_chain is not None and len(row) > max_chain:
            yield "a chain is too long"
        if any(after.to != before.at for before, after in pairwise(row)):
            yield "a chain is broken"


def _of_seats(pool: ExchangePool, plan: Clearing) -> Iterator[str]:
    filled = Counter(row[0].to for row in plan.chains)
    emptied = Counter(row[-1].at.unit for row in plan.chains)
    if any(many > pool.vacancies.get(seat, 0) for seat, many in filled.items()):
        yield "more vacancies are filled than there are"
    rules = pool.acceptability.rules
    if any(many > rules(unit).may_stay_empty for unit, many in emptied.items()):
        yield "more seats stay empty than may"
