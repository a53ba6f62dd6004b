"""Who near me was at a place: held to a plain search, person by person."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from inroad.method.network import Network, known_by
from inroad.method.parameters import Parameters
from inroad.method.people import Person
from inroad.method.reach import Reach
from inroad.method.referral import pathfinders, referrals
from inroad.method.roles import Judge
from inroad.method.ties import ties
from tests.building import GOAL, ME, NOW, ago, network, person, position

P = Parameters()
OTHERS = range(2, 8)
TIES = st.sets(st.tuples(st.integers(1, 7), st.integers(1, 7)), max_size=16)
CAME = st.dictionaries(st.sampled_from(OTHERS), st.integers(1, 300))
"""Days ago; who shares a unit for longer is tied by that alone."""


def known(pairs: set[tuple[int, int]], came: dict[int, int]) -> Network:
    """People who came to the goal's place so many days ago, and letters both ways."""
    letters = [(a, b, 3) for one, other in pairs if one != other
               for a, b in ((one, other), (other, one))]  # fmt: skip
    people = [
        person(each, *([position(since=ago(came[each]))] if each in came else ()))
        for each in OTHERS
    ]
    return network(people, letters)


def asked(net: Network, without: tuple[int, ...] = ()) -> tuple[Reach, Judge]:
    return Reach(net, ties(net, NOW, P), P, without), Judge(net, GOAL, NOW, P)


def two_ties(pairs: set[tuple[int, int]], without: tuple[int, ...]) -> dict[int, int]:
    """How many ties from me each is, looked for pair by pair."""
    both = {pair for a, b in pairs if a != b for pair in ((a, b), (b, a))}
    open_to = [each for each in OTHERS if each not in without]
    first = {each: 1 for each in open_to if (ME, each) in both}
    second = {b: 2 for a, b in product(first, open_to) if (a, b) in both}
    return second | first


@given(TIES, CAME, st.integers(0, 400), st.sets(st.sampled_from(OTHERS), max_size=2))
def test_they_are_those_whom_a_plain_search_finds(
    pairs: set[tuple[int, int]], came: dict[int, int], days: int, without: set[int]
) -> None:
    """Within two ties, not left out nor through whoever is, and there before the day."""
    left_out = tuple(sorted(without))
    near = two_ties(pairs, left_out)
    expected = {who: near[who] for who, ago_ in came.items() if who in near and ago_ > days}

    found = referrals(*asked(known(pairs, came), left_out), ago(days))

    assert expected == {each.person: each.ties for each in found}
    order = [(each.ties, -came[each.person], each.person) for each in found]
    assert sorted(order) == order


def test_the_first_position_there_counts() -> None:
    """Who came back was there already."""
    twice = person(2, position(since=ago(400)), position(since=ago(3000), until=ago(2000)))
    net = network([twice], [(1, 2, 3), (2, 1, 3)])
    (found,) = referrals(*asked(net), ago(1000))
    assert ago(3000) == found.position.since


def moved(number: int, days: int = 900) -> Person:
    """Somebody who was where I am for two years, and so many days ago came where I want to be."""
    since, left = ago(days), ago(days - 500)
    before = position("Customer Care", "Support Engineer", since=ago(days + 730), until=since)
    return person(number, before, position(title="Data Engineer", since=since, until=left))


def test_pathfinders_are_those_within_two_ties() -> None:
    """One I know, one a friend knows; not the one who is three ties away."""
    pairs = [(1, 2), (2, 3), (3, 4)]
    letters = [(a, b, 3) for pair in pairs for a, b in (pair, pair[::-1])]
    # At different times: who shares a unit has a tie.
    net = network([moved(2, 900), moved(3, 4000), moved(4, 6000)], letters)
    assert [2, 3] == pathfinders(*asked(net))
    assert [] == pathfinders(*asked(net, (2,)))


def test_on_an_earlier_day_nobody_has_moved_yet() -> None:
    """A position that began later is not known, and one that ended later is still held."""
    then = known_by(network([moved(2, 900)]), ago(1000))
    (held,) = then.people[2].positions
    assert ("Customer Care", None) == (held.unit, held.until)
