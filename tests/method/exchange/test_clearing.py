"""What a plan of moves may be, whatever the pool is."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.method.exchange.asking import asked_of
from inroad.method.exchange.clearing import LEXICOGRAPHIC, Aim, clear
from inroad.method.exchange.pool import (
    Acceptability,
    ExchangePool,
    Participant,
    Position,
    Rules,
    Wish,
)
from tests.method.exchange.pools import SEATS, UNITS, broken_rules, pools

CAPS = st.sampled_from(((2, 0), (3, 0), (3, 2), (4, 3), (None, None)))
AIMS = st.sampled_from((("moves",), LEXICOGRAPHIC, ("weight", "moves"), ("moves", "expected"),
                        ("moves", "hardest")))  # fmt: skip
few = settings(max_examples=25, deadline=None)


def asked(aims: tuple[Aim, ...], caps: tuple[int | None, int | None]) -> tuple[Aim, ...]:
    """What can be asked for: without a cap nobody knows how many have to say yes."""
    return tuple(each for each in aims if each != "expected" or caps[0] is not None)


@few
@given(pool=pools(), caps=CAPS, aims=AIMS, two_sided=st.booleans())
def test_a_plan_keeps_every_rule(
    pool: ExchangePool, caps: tuple[int | None, int | None], aims: tuple[Aim, ...], two_sided: bool
) -> None:
    """Nobody moves twice, unwished or unaccepted; caps are kept and seats conserved."""
    aims = asked(aims, caps)
    plan = clear(pool, "optimal", *caps, aims, two_sided, 10)
    assert [] == broken_rules(pool, plan, *caps)
    assert plan.value <= plan.upper_bound + 1e-6


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("two_sided", [False, True])
def test_a_crowded_round_keeps_every_rule(seed: int, two_sided: bool) -> None:
    """Many to a unit, who are taken together; one unit takes only those on its list."""
    chance = random.Random(seed)
    people = [Participant(f"M{at}", Position(chance.choice(UNITS))) for at in range(60)]
    wishes = [Wish(each.code, unit, rank=rank) for each in people
              for rank, unit in enumerate(chance.sample(UNITS, 2), 1)
              if unit != each.position.unit]  # fmt: skip
    tiers = {each.code: chance.randint(1, 3) for each in people if chance.random() < 0.7}
    rules = Acceptability({"Birch": Rules(listed=tiers)}, Rules(may_stay_empty=1))
    seats = [Position(unit) for unit in UNITS]
    pool = ExchangePool(people, seats, wishes, {seats[0]: 2}, rules)
    plan = clear(pool, "optimal", 3, 3, ("moves", "wishes"), two_sided, 10)
    assert [] == broken_rules(pool, plan, 3, 3)
    assert plan.bounds["moves"] == plan.values["moves"] == float(len(plan.moves))


@few
@given(pool=pools(), caps=CAPS)
def test_no_unit_is_worse_off_where_that_is_asked(
    pool: ExchangePool, caps: tuple[int | None, int | None]
) -> None:
    """Whoever takes a seat that somebody left is at least as welcome as they were."""
    plan = clear(pool, "optimal", *caps, ("moves",), True, 10)
    tier = pool.acceptability.tier
    for row in plan.rows:
        circle = row in plan.cycles
        before = (row[-1], *row[:-1]) if circle else (None, *row[:-1])
        for left, taken in zip(before, row, strict=True):
            own = tier(pool.by_code[left.code], left.at) if left else None
            new = tier(pool.by_code[taken.code], taken.to)
            assert new is not None
            assert own is None or new <= own


@few
@given(pool=pools(), caps=CAPS)
def test_the_guarantee_never_adds_moves(
    pool: ExchangePool, caps: tuple[int | None, int | None]
) -> None:
    """It only rules out."""
    free = clear(pool, "optimal", *caps, ("moves",), False, 10)
    held = clear(pool, "optimal", *caps, ("moves",), True, 10)
    assert held.value <= free.value


@few
@given(pool=pools())
def test_a_longer_cap_never_costs_a_move(pool: ExchangePool) -> None:
    """Pairs, then three, then five, then no cap."""
    found = [clear(pool, "optimal", cap, chains, ("moves",), time_limit=10).value
             for cap, chains in ((2, 2), (3, 3), (5, 5), (None, None))]  # fmt: skip
    assert sorted(found) == found


@few
@given(pool=pools(), caps=CAPS, unit=st.sampled_from(UNITS), who=st.integers(0, 99))
def test_one_more_wish_never_lowers_the_optimum(
    pool: ExchangePool, caps: tuple[int | None, int | None], unit: str, who: int
) -> None:
    """A wish is a possibility and no duty."""
    code = pool.participants[who % len(pool.participants)].code
    more = replace(pool, wishes=[*pool.wishes, Wish(code, unit, rank=4)])
    before = clear(pool, "optimal", *caps, ("moves",), time_limit=10).value
    assert before <= clear(more, "optimal", *caps, ("moves",), time_limit=10).value


@few
@given(pool=pools(), caps=CAPS, aims=AIMS, order=st.randoms(use_true_random=False))
def test_other_names_change_nothing(
    pool: ExchangePool, caps: tuple[int | None, int | None], aims: tuple[Aim, ...], order: object
) -> None:
    """Codes and units called otherwise, in another order: the same values."""
    names = dict(zip(UNITS, reversed(UNITS), strict=True))

    def seat(each: Position) -> Position:
        return replace(each, unit=names[each.unit])

    other = ExchangePool(
        [replace(each, code=f"X{each.code}", position=seat(each.position))
         for each in reversed(pool.participants)],
        [seat(each) for each in pool.positions],
        [replace(each, code=f"X{each.code}", unit=names[each.unit])
         for each in reversed(pool.wishes)],
        {seat(each): many for each, many in pool.vacancies.items()},
        replace(pool.acceptability, units={
            names[unit]: replace(rules, listed=None if rules.listed is None else
                                 {f"X{code}": tier for code, tier in rules.listed.items()})
            for unit, rules in pool.acceptability.units.items()
        }),
        pool.on,
    )  # fmt: skip
    aims = asked(aims, caps)
    one = clear(pool, "optimal", *caps, aims, time_limit=10)
    two = clear(other, "optimal", *caps, aims, time_limit=10)
    assert list(one.values.values()) == pytest.approx(list(two.values.values()))


@few
@given(pool=pools(most=9), two_sided=st.booleans())
def test_the_arrays_say_what_the_words_say(pool: ExchangePool, two_sided: bool) -> None:
    """Every move of the market, told from the pool wish by wish."""
    asked = asked_of(pool, two_sided)
    market, rules = asked.market, pool.acceptability
    found = {(asked.codes[who], asked.positions[to])
             for who, to in zip(market.who.tolist(), market.to.tolist(), strict=True)}  # fmt: skip
    slow = {
        (wish.code, seat)
        for wish in pool.wishes
        if wish.earliest is None or wish.earliest <= pool.on
        for seat in pool.seats_of(wish)
        if rules.tier(pool.by_code[wish.code], seat) is not None
    }
    assert slow >= found
    assert two_sided or slow == found
    for number, wish in enumerate(asked.wishes):
        seat = asked.positions[market.to[number]]
        same = [each for each in pool.wishes if each.code == wish.code
                and seat in pool.seats_of(each)
                and (each.earliest is None or each.earliest <= pool.on)]  # fmt: skip
        assert min((each.rank, -each.weight) for each in same) == (wish.rank, -wish.weight)


def test_a_circle_that_nobody_can_better_is_found() -> None:
    """Three who each want the next one's place, and no two of whom could swap."""
    people = [Participant(code, Position(unit)) for code, unit in zip("abc", UNITS, strict=False)]
    wishes = [Wish("a", "Birch"), Wish("b", "Cedar"), Wish("c", "Alder")]
    pool = ExchangePool(people, [each.position for each in people], wishes)
    assert 0 == len(clear(pool, max_cycle=2).moves)
    plan = clear(pool, max_cycle=3)
    assert (3, 3.0, 0.0, "optimal") == (len(plan.moves), plan.value, plan.gap, plan.status)


@pytest.mark.parametrize(
    "change",
    [
        {"participants": [Participant("a", SEATS[0]), Participant("a", SEATS[1])]},
        {"positions": [SEATS[0], SEATS[0]]},
        {"participants": [Participant("a", Position("Nowhere"))]},
        {"wishes": [Wish("nobody", "Alder")]},
        {"vacancies": {SEATS[0]: -1}},
        {"vacancies": {Position("Nowhere"): 1}},
    ],
)
def test_what_cannot_be_a_round_is_refused(change: dict[str, object]) -> None:
    """Two of one code, a seat twice, a seat that is none, a wish of nobody, less than none."""
    whole: dict[str, object] = {"participants": [], "positions": SEATS, "wishes": []}
    with pytest.raises(ValueError, match=r"\w"):
        ExchangePool(**{**whole, **change})  # type: ignore[arg-type]


def test_a_round_without_an_objective_is_refused() -> None:
    """What is the best of nothing asked for?"""
    with pytest.raises(ValueError, match="objective"):
        clear(ExchangePool([], SEATS, []), objectives=())


def test_what_keeps_somebody_out_has_a_name() -> None:
    """Role, skills, list: the first that holds."""
    pool = ExchangePool([Participant("a", SEATS[0])], SEATS, [])
    bar = replace(pool.acceptability, units={
        "Birch": Rules("role"), "Cedar": Rules("neither", frozenset({"law"})),
        "Dogwood": Rules("neither", listed={"b": 1}),
    }).barred  # fmt: skip
    person = pool.participants[0]
    assert ["role", None, "skills", "list"] == [
        bar(person, Position("Birch", "analyst")), bar(person, Position("Birch", "engineer")),
        bar(person, Position("Cedar", "analyst")), bar(person, Position("Dogwood", "analyst")),
    ]  # fmt: skip
