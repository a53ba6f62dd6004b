"""Reach: chains of introductions and their chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.method.conversations import Ask, Conversation, Named
from inroad.method.network import Network
from inroad.method.parameters import Parameters
from inroad.method.reach import Reach, answer_probability, own_asks_factor
from inroad.method.ties import ties
from tests.building import ME, NOW, ago, network, person

P = Parameters()
LETTERS = st.lists(
    st.tuples(st.integers(1, 6), st.integers(1, 6), st.integers(0, 400)), max_size=25
)


def reach(net: Network, without: tuple[int, ...] = ()) -> Reach:
    return Reach(net, ties(net, NOW, P), P, without)


@given(LETTERS, st.integers(1, 6), st.integers(1, 6))
def test_a_new_tie_never_lowers_reach(
    letters: list[tuple[int, int, int]], one: int, other: int
) -> None:
    """Whoever two people get to know, nobody becomes harder to reach for me."""
    people = [person(each) for each in range(2, 7)]
    known = {frozenset(letter[:2]) for letter in letters}
    if one == other or frozenset((one, other)) in known:
        return
    before = reach(network(people, letters)).chances
    after = reach(network(people, [*letters, (one, other, 3), (other, one, 3)])).chances
    assert all(after[who] >= chance - 1e-12 for who, chance in before.items())


def test_a_dormant_tie_is_worth_asking_before_a_stranger() -> None:
    """Two years of silence with three contacts in common beat no tie at all."""
    people = [person(each) for each in range(2, 7)]
    old = [(1, 2, 700), (2, 1, 700)]
    shared = [pair for each in (3, 4, 5) for pair in ((1, each, 30), (2, each, 30))]
    found = reach(network(people, old + shared))
    assert found.directly(2).probability > found.directly(6).probability


def test_the_chain_through_the_strong_connector_wins() -> None:
    """Of two people who know the target, the one I work with daily is asked."""
    close = [(1, 2, day) for day in range(30)] + [(2, 1, day) for day in range(30)]
    weak = [(1, 3, 300)]
    both = [(2, 4, 10), (4, 2, 10), (3, 4, 10), (4, 3, 10)]
    chains = reach(network([person(2), person(3), person(4)], close + weak + both)).chains(4)
    assert chains[0].people == (ME, 2, 4)
    assert chains[1].connectors == (3,)
    assert chains[0].probability == pytest.approx(
        chains[0].links[0].probability * chains[0].links[1].probability
    )


def test_at_most_three_introductions() -> None:
    """Somebody five ties away is out of reach."""
    letters = [pair for each in range(1, 6) for pair in ((each, each + 1, 1), (each + 1, each, 1))]
    found = reach(network([person(each) for each in range(2, 7)], letters))
    assert found.chains(5)[0].connectors == (2, 3, 4)
    assert found.chains(6) == []


def test_not_through_my_boss() -> None:
    """Whom I leave out is neither connector nor target."""
    letters = [(1, 2, 1), (2, 1, 1), (2, 3, 1), (3, 2, 1)]
    found = reach(network([person(2), person(3)], letters), without=(2,))
    assert found.chains(3) == []
    assert 2 not in found.chances


def test_answers_follow_the_documented_formula() -> None:
    """A stranger with no contact in common answers as measured: about .17."""
    assert float(answer_probability(0.0, 0, P)) == pytest.approx(0.168, abs=0.001)
    assert answer_probability(0.5, 0, P) > answer_probability(0.0, 0, P)
    introduced = answer_probability(0.5, 3, P, introduced=True)
    assert introduced > answer_probability(0.5, 3, P)


def test_my_own_asks_refine_the_formula() -> None:
    """Nothing asked changes nothing; refusals lower, answers raise, four asks count half."""
    asks = [Ask(each, 2, 3, state, ago(30)) for each, state in enumerate(["silent"] * 4)]
    assert own_asks_factor([], 0.25, P) == 1
    assert own_asks_factor(asks, 0.25, P) == pytest.approx(0.5)  # type: ignore[arg-type]
    won = [Ask(each, 2, 3, "introduced", ago(30)) for each in range(4)]
    assert own_asks_factor(won, 0.25, P) > 1


def test_reasons_name_what_the_link_rests_on() -> None:
    """Every link says why it should hold."""
    found = reach(network([person(2)], [(1, 2, 3), (2, 1, 2)])).directly(2)
    assert [reason.code for reason in found.links[0].reasons] == ["tie.in_contact"]
    stranger = reach(network([person(2)])).directly(2)
    assert [reason.code for reason in stranger.links[0].reasons] == ["tie.none"]


def test_nobody_i_know_less_is_asked_to_introduce_me() -> None:
    """Priya, whom I met, offers to introduce Tom: he is not asked to introduce me to her."""
    met = Conversation(1, (2,), ago(1))
    offered = Named(1, 2, 3, "meet", ago(1), will_introduce=True)
    people = [person(2), person(3)]
    net = network(people, conversations=(met,), named=(offered,), connected=frozenset({2, 3}))
    assert [(ME, 2)] == [chain.people for chain in reach(net).chains(2)]
    assert (ME, 2, 3) in [chain.people for chain in reach(net).chains(3)]
