"""A seeker alone: circles with me, from what my people said."""

from hypothesis import given
from hypothesis import strategies as st

from inroad.method.exchange.own import Swap, Wanting, half_said, seek_mine, swaps

ME = Wanting(None, "my place in Support for one in Research", ("Support",), "Research")


def said(person: int, at: str, to: str = "") -> Wanting:
    """Somebody in a place who would go to another."""
    return Wanting(person, f"wants to move to {to}" if to else "wants out", (at, "Acme"), to)


def test_the_opposite_move_is_a_swap() -> None:
    """They are where I would go, and would come to where I am; however the unit is called."""
    tom = said(2, "the Research team", "Support")
    assert [Swap(ME, (tom,))] == swaps([ME], [said(3, "Legal", "Support"), tom])


def test_a_third_closes_a_circle() -> None:
    """I take hers, she takes his, he takes mine: he is talked to first."""
    ana, bo = said(2, "Research", "Legal"), said(3, "Legal", "Support")
    (found,) = swaps([ME], [ana, bo])
    assert ((2, 3), 3) == (found.people, found.talk_to_first)
    assert ["swap.would_take_yours", "swap.leaves_for"] == [each.code for each in found.reasons()]


def test_whoever_did_not_say_where_to_is_a_question() -> None:
    """Nothing is guessed."""
    ana, bo = said(2, "Research"), said(3, "Legal", "Support")
    assert [] == swaps([ME], [ana, bo])
    assert ([ana], [bo]) == (half_said([ME], [ana, bo]), seek_mine([ME], [ana, bo]))


def test_somebody_of_my_own_place_is_no_help() -> None:
    """Who wants to come to where they are already wants nothing that I have."""
    assert [] == swaps([ME], [said(2, "Research", "Research"), said(3, "Support", "Support")])


PLACES = st.sampled_from(("Support", "Research", "Legal", ""))


@given(theirs=st.lists(st.builds(said, st.integers(2, 6), PLACES, PLACES), max_size=8))
def test_each_circle_closes_and_nobody_stands_in_it_twice(theirs: list[Wanting]) -> None:
    """Each takes the place of the next; each group is told once."""
    found = swaps([ME], theirs)
    for each in found:
        everybody = (each.mine, *each.others)
        assert len(set(each.people)) == len(each.others) <= 2
        for one, other in zip(everybody, (*everybody[1:], everybody[0]), strict=True):
            assert one.would_take(other)
    assert len({each.people for each in found}) == len(found)
