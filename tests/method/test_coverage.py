"""The coverage map: who there is, how they stand, and what is missing most."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.method.conversations import Conversation, Evidence
from inroad.method.coverage import Amounts, coverage, filled, level
from inroad.method.parameters import Parameters
from inroad.method.roles import ROLES
from inroad.method.situation import Situation
from inroad.method.standing import Standing
from tests.building import NOW, ago, network, person, position

P = Parameters()
AMOUNTS = st.lists(
    st.tuples(st.sampled_from(ROLES), st.sampled_from(["a", "b", "c"]), st.floats(0, 3))
)


@given(AMOUNTS, st.sampled_from(ROLES), st.sampled_from(["a", "b", "d"]), st.floats(0, 3))
def test_one_more_never_empties_a_role_and_adds_less_the_more_there_is(
    some: list[tuple[str, str, float]], role: str, circle: str, amount: float
) -> None:
    """Filling is monotone and submodular: redundant contacts are worth less (Burt)."""
    rows = list(some)
    more = [*rows, (role, circle, amount)]
    extra = [("insider", "a", 1.0)]
    before, after = filled(rows), filled(more)  # type: ignore[arg-type]
    assert all(after[each] >= before[each] - 1e-12 for each in ROLES)
    gain = sum(filled([*rows, *extra]).values()) - sum(before.values())  # type: ignore[list-item]
    later = sum(filled([*more, *extra]).values()) - sum(after.values())  # type: ignore[list-item]
    assert later <= gain + 1e-9


@given(AMOUNTS, AMOUNTS)
def test_what_is_added_counts_as_if_it_had_been_there(
    some: list[tuple[str, str, float]], added: list[tuple[str, str, float]]
) -> None:
    """The fast sum over what changes is the slow one over everything."""
    more: dict[tuple[str, str], float] = {}
    for role, circle, amount in added:
        more[role, circle] = more.get((role, circle), 0.0) + amount
    fast = Amounts(some).filled_with(more)  # type: ignore[arg-type]
    assert filled([*some, *added]) == pytest.approx(fast)  # type: ignore[list-item]


def test_two_from_one_circle_tell_less_than_two_from_two() -> None:
    """The same amount in another unit fills more."""
    same = filled([("insider", "a", 1.0), ("insider", "a", 1.0)])["insider"]
    apart = filled([("insider", "a", 1.0), ("insider", "b", 1.0)])["insider"]
    assert apart > same
    assert apart == 1 - math.exp(-2 * (1 - math.exp(-1)))


def test_a_level_needs_the_one_before() -> None:
    """Who thinks well of me but does not know what I bring stands at "knows of me"."""
    assert level(Standing(0.4, 0.9, 0.9)) == "not_yet"
    assert level(Standing(0.9, 0.4, 0.9)) == "knows_of_me"
    assert level(Standing(0.9, 0.9, 0.4)) == "knows_what_i_bring"
    assert level(Standing(0.9, 0.9, 0.9)) == "thinks_well_of_me"


def test_a_talk_and_a_met_need_move_somebody_through_the_map() -> None:
    """From "not yet" over "knows what you bring" to "thinks well of you"."""
    people = [person(2, position(title="Engineering Manager"))]
    talk = (Conversation(1, (2,), ago(3)),)
    met = (Evidence(1, 2, "need_met", ago(1)),)

    def where(**more: object) -> list[str]:
        found = coverage(Situation(network(people, **more), NOW, P))
        return [column for (role, column), _ in found.people.items() if role == "job_creator"]

    assert where() == ["not_yet"]
    assert where(conversations=talk) == ["knows_what_i_bring"]
    assert where(conversations=talk, evidence=met) == ["thinks_well_of_me"]


def test_who_knows_nobody_there_is_told_who_could_name_one() -> None:
    """Strangers fill nothing: with 500 of them the hole is as large as with none."""
    crowd = [person(each, position()) for each in range(2, 502)]
    found = coverage(Situation(network(crowd), NOW, P))
    assert found.covered == dict.fromkeys(ROLES, 0.0)
    assert found.hole is not None
    assert found.hole.code == "hole.no_job_creator"


def test_a_well_covered_goal_has_no_hole() -> None:
    """Several of each role, in several units' circles, all of whom know me."""
    units = ["Data Platform", "Data Platform Tools", "Data Platform Core"]
    mine = position("Customer Care", "Support Engineer", since=ago(3000), until=ago(900))
    people = [person(each, mine, position(units[each % 3], "Engineering Manager", since=ago(800)))
              for each in range(2, 20)]  # fmt: skip
    talks = tuple(Conversation(each, (each,), ago(5)) for each in range(2, 20))
    assert coverage(Situation(network(people, conversations=talks), NOW, P)).hole is None
