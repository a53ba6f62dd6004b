"""Directions: where a vague goal could lead, through the people I can reach."""

from inroad.method.directions import directions
from inroad.method.goal import Goal, Place
from inroad.method.parameters import Parameters
from tests.building import NOW, ago, network, person, position

P = Parameters()
CLIMATE = Goal("something in climate", (Place(kind_of_work="climate", words=("carbon", "solar")),))
LETTERS = [(1, each, 5) for each in range(2, 7)] + [(each, 1, 5) for each in range(2, 7)]


def test_a_vague_goal_leads_to_the_places_that_fit_and_that_i_can_reach() -> None:
    """The solar firm where I know three comes before the one where I know one; banks do not."""
    solar = position("", "Engineer", "Sun Solar")
    people = [person(2, solar), person(3, position("", "Head of Engineering", "Sun Solar")),
              person(4, solar), person(5, position("Carbon Markets", "Analyst", "Green")),
              person(6, position("", "Teller", "First Bank"))]  # fmt: skip
    found = directions(network(people, LETTERS, goal=CLIMATE), NOW, P)
    assert [each.place.organisation for each in found] == ["Sun Solar", "Green"]
    assert set(found[0].insiders) == {2, 3, 4}
    assert found[0].job_creators == (3,)


def test_who_moved_there_from_a_place_like_mine_is_a_pathfinder() -> None:
    """An earlier position in my own unit shows that the way can be gone."""
    before = position("Customer Care", since=ago(2000), until=ago(400))
    people = [person(2, before, position("", "Engineer", "Sun Solar", since=ago(400)))]
    (found,) = directions(network(people, LETTERS[:1] + LETTERS[5:6], goal=CLIMATE), NOW, P)
    assert found.pathfinders == (2,)


def test_without_a_goal_every_place_but_my_own_is_a_direction() -> None:
    """Nothing is ruled out yet; my own unit is where I am."""
    people = [person(2, position("Legal")), person(3, position("Customer Care"))]
    found = directions(network(people, LETTERS, goal=None), NOW, P)
    assert [each.place.unit for each in found] == ["Legal"]


def test_nobody_in_reach_is_no_direction() -> None:
    """A place where I could ask nobody is not suggested."""
    people = [person(2, position("", "Engineer", "Sun Solar"))]
    assert directions(network(people, goal=CLIMATE), NOW, P) == []
