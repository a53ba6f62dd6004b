"""Ties: what makes them stronger, and what does not."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.method.conversations import Conversation, Named
from inroad.method.parameters import Parameters
from inroad.method.ties import novelty, strength, ties
from tests.building import ME, NOW, ago, network, person, position

P = Parameters()
AMOUNTS = st.floats(0, 1e4)


@given(AMOUNTS, AMOUNTS, st.floats(0, 1), st.integers(0, 1000), st.floats(0, 400))
def test_more_contact_never_weakens_a_tie(
    energy: float, more: float, reciprocity: float, mutuals: int, months: float
) -> None:
    """Each term of strength only ever adds."""

    def of(*numbers: float) -> float:
        columns = [np.array([number]) for number in numbers]
        return float(strength(columns[0], columns[1], columns[2], columns[3], P)[0])

    before = of(energy, reciprocity, mutuals, months)
    assert 0 < before < 1
    assert of(energy + more, reciprocity, mutuals, months) >= before
    assert of(energy, 1.0, mutuals, months) >= before
    assert of(energy, reciprocity, mutuals + 1, months + 1) >= before


def test_strength_is_the_documented_formula() -> None:
    """Two messages today, one each way: sigmoid(-3.6 + 1.2 ln 3 + .8)."""
    found = ties(network([person(2)], messages=[(1, 2, 0), (2, 1, 0)]), NOW, P).between(1, 2)
    assert found is not None
    assert found.energy == pytest.approx(2)
    assert found.reciprocity == 1
    assert found.strength == pytest.approx(1 / (1 + np.exp(3.6 - 1.2 * np.log(3) - 0.8)))


def test_contact_fades_by_half_in_sixty_days() -> None:
    """A message of 60 days ago counts half, one of 120 days a quarter."""
    found = ties(network([person(2), person(3)], messages=[(1, 2, 60), (1, 3, 120)]), NOW, P)
    first, second = found.between(1, 2), found.between(1, 3)
    assert first and first.energy == pytest.approx(0.5)
    assert second and second.energy == pytest.approx(0.25)


def test_a_meeting_counts_four_messages() -> None:
    """It stands in both directions and is counted once."""
    met = ties(network([person(2)], meetings=[(1, 2, 0)]), NOW, P).between(1, 2)
    assert met and met.energy == pytest.approx(4)
    assert met.reciprocity == 1


def test_who_only_writes_to_me_is_not_a_two_way_contact() -> None:
    """A hundred newsletters are worth less than ten letters answered."""
    people = [person(2), person(3)]
    letters = [(2, 1, 5)] * 100 + [(3, 1, 5)] * 50 + [(1, 3, 5)] * 50
    found = ties(network(people, messages=letters), NOW, P)
    one_way, answered = found.between(1, 2), found.between(1, 3)
    assert one_way and answered
    assert one_way.reciprocity == 0
    assert answered.strength > one_way.strength


def test_mutual_contacts_leave_me_out() -> None:
    """I know everybody: two of my people have a contact in common only if another links them."""
    people = [person(each) for each in (2, 3, 4)]
    messages = [(1, 2, 1), (1, 3, 1), (1, 4, 1), (2, 3, 1), (3, 4, 1), (2, 4, 1)]
    found = ties(network(people, messages=messages), NOW, P)
    pair, mine = found.between(2, 3), found.between(1, 2)
    assert pair and pair.mutuals == 1  # person 4
    assert mine and mine.mutuals == 2  # persons 3 and 4


def test_a_small_unit_in_common_makes_a_tie_and_a_large_one_does_not() -> None:
    """Three years in one team of two are 36 months together; a crowd of 40 is no team."""
    team = position("Grid", since=ago(1096))
    found = ties(network([person(2, team), person(3, team)]), NOW, P).between(2, 3)
    assert found and found.overlap_months == pytest.approx(36, abs=0.1)
    crowd = [person(each, team) for each in range(2, 42)]
    assert ties(network(crowd), NOW, P).between(2, 3) is None


def test_a_talk_and_a_promised_introduction_make_ties() -> None:
    """What I log counts like what my files show."""
    said = Named(1, by=2, person=3, role="job_creator", on=ago(1), will_introduce=True)
    talk = Conversation(1, (2,), ago(1))
    found = ties(network([person(2), person(3)], conversations=(talk,), named=(said,)), NOW, P)
    mine, theirs = found.between(ME, 2), found.between(2, 3)
    assert mine and mine.last == ago(1)
    assert theirs and theirs.energy == pytest.approx(4 * 2 ** (-1 / 60))


def test_information_is_newest_at_about_ten_mutual_contacts() -> None:
    """Novelty peaks at 10 and falls on both sides."""
    curve = [novelty(mutuals, P) for mutuals in (0, 5, 10, 40, 400)]
    assert curve[2] == pytest.approx(1)
    assert curve == sorted(curve[:3]) + sorted(curve[3:], reverse=True)


def test_parameters_change_what_is_computed() -> None:
    """A person's own numbers are used."""
    slow = replace(P, meeting_weight=8.0)
    net = network([person(2)], meetings=[(1, 2, 0)])
    doubled = ties(net, NOW, slow).between(1, 2)
    assert doubled and doubled.energy == pytest.approx(8)


def test_an_empty_network_has_no_ties() -> None:
    """Nobody is known yet, and nothing breaks."""
    assert ties(network(), NOW, P).of(ME) == []
