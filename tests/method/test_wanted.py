"""What the seeker wants is heard: the role, what is ruled out, several places, a vague wish."""

from dataclasses import replace

import pytest

from inroad.method import plan
from inroad.method.conversations import Conversation, Evidence, Opening
from inroad.method.coverage import cluster, coverage
from inroad.method.goal import Goal, Place, lies_in, same_role
from inroad.method.network import Network
from inroad.method.parameters import Parameters
from inroad.method.situation import Situation
from inroad.method.worth import Worth
from tests.building import GOAL, NOW, ago, network, person, position
from tests.method.test_plan import MANAGER, close

P = Parameters()
ACME = Goal("Acme, anything but sales", (Place("Acme"),), avoid=("sales",))
HEAD_OF_SALES = "Head of Sales"


def thought(net: Network) -> Situation:
    return Situation(net, NOW, P)


# What is ruled out --------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "title"),
    [("Field", HEAD_OF_SALES), ("Field", "Account Executive"), ("Sales", "Director")],
)
def test_who_is_there_only_by_work_that_i_ruled_out_has_no_role(unit: str, title: str) -> None:
    """By title, by the title's function, or by unit; the engineer beside them has one."""
    people = [person(2, position(unit, title)), person(3, position("Field", MANAGER))]
    found = thought(network(people, goal=ACME)).roles
    assert set(found) == {3}
    assert set(thought(network(people, goal=replace(ACME, avoid=()))).roles) == {2, 3}


def test_an_organisation_can_be_ruled_out() -> None:
    """ "Something in climate, not at Globex"."""
    goal = Goal("", (Place(kind_of_work="climate", words=("climate",)),), avoid=("globex",))
    assert lies_in(goal, "Globex", "Climate", p=P) == 0
    assert lies_in(goal, "Acme", "Climate", p=P) > 0.5


def test_whoever_sits_in_the_unit_that_i_named_stays_an_insider() -> None:
    """The only salesman of the data platform still knows how it is there."""
    goal = replace(GOAL, avoid=("sales",))
    found = thought(network([person(2, position(title=HEAD_OF_SALES))], goal=goal)).roles
    assert found[2]["insider"].probability > 0.9


@pytest.mark.parametrize("goal", [ACME, replace(GOAL, avoid=("sales",)), replace(ACME, places=())])
def test_a_job_that_i_ruled_out_is_not_applied_to(goal: Goal) -> None:
    """Wherever it is, and whether or not I said where I want to be."""
    wanted = Opening(1, "Acme", "Data Engineer", "posted", ago(2), "Data Platform")
    ruled_out = replace(wanted, id=2, title="Sales Engineer")
    net = network([person(2, position())], openings=(ruled_out, wanted), goal=goal)
    cards = plan.best(net, NOW, 120, P).cards
    assert [card.step.row for card in cards if card.step.kind == "apply"] == [1]


# The wanted role ----------------------------------------------------------------

ENGINEER = replace(GOAL, role="a data engineer")


@pytest.mark.parametrize(
    ("title", "share"),
    [("Senior Data Engineer (m/w/d)", 1), ("Head of Data", 0.5), ("Engineering Lead", 0.5),
     ("Accountant", 0)],
)  # fmt: skip
def test_a_title_is_the_wanted_role_as_far_as_it_has_its_words(title: str, share: float) -> None:
    """Small words do not count; "engineer" is heard in "engineering"."""
    assert same_role(ENGINEER, title) == share
    assert same_role(GOAL, title) == 0


def test_a_job_in_the_wanted_role_counts_more_and_comes_first() -> None:
    """One that is not the wanted role is still worth applying to, afterwards."""
    other = Opening(1, "Acme", "Office Manager", "posted", ago(2), "Data Platform")
    wanted = replace(other, id=2, title="Data Engineer")
    both = network([person(2, position())], openings=(other, wanted), goal=ENGINEER)
    cards = plan.best(both, NOW, 120, P).cards
    assert [card.step.row for card in cards if card.step.kind == "apply"] == [2, 1]
    of_other, of_wanted, of_either = (
        Worth(thought(replace(both, openings=(each,), goal=goal))).nothing[0]
        for each, goal in ((other, ENGINEER), (wanted, ENGINEER), (other, GOAL))
    )
    assert of_other < of_wanted
    assert of_wanted == of_either


@pytest.mark.parametrize("titles", [("Data Engineer",), ("Data Engineer", "Analyst")])
def test_who_holds_or_held_the_wanted_role_is_talked_to_first(titles: tuple[str, ...]) -> None:
    """Of two people who are known as well, the one whose work I want; and the card says so."""
    held = [position(title=title, since=ago(900 - 100 * place), until=ago(800))
            for place, title in enumerate(titles[:-1])]  # fmt: skip
    here = [person(2, position(title="Analyst")), person(3, *held, position(title=titles[-1]))]
    net = network(here, close((1, 2), (1, 3)), connected=frozenset({2, 3}), goal=ENGINEER)
    card = plan.best(net, NOW, 60, P).cards[0]
    assert card.step.person == 3
    assert "point.holds_wanted_role" in [each.code for each in card.point]
    worth = Worth(thought(net))
    assert worth.tells(3, "insider") > worth.tells(2, "insider")
    assert worth.tells(3, "job_creator") == worth.tells(2, "job_creator")


# Several places -----------------------------------------------------------------

TWO = Goal("", (Place("Acme", "Data Platform"), Place("Globex", "Data Platform")))


def known(*at: tuple[str, str], goal: Goal = TWO) -> Network:
    """People with a title at an organisation, all of whom know and like me."""
    people = [person(number, position(title=title, organisation=organisation))
              for number, (organisation, title) in enumerate(at, start=2)]  # fmt: skip
    talks = tuple(Conversation(each.id, (each.id,), ago(9)) for each in people)
    met = tuple(Evidence(each.id, each.id, "need_met", ago(8)) for each in people)
    return network(people, conversations=talks, evidence=met, goal=goal)


@pytest.mark.parametrize("beside", ["Acme", "Globex"])
def test_a_job_creator_of_one_place_does_not_help_at_another(beside: str) -> None:
    """Each place is landed in by its own people: to miss is to miss at each of them alone."""
    net = known(("Acme", MANAGER), (beside, "Analyst"))
    missed = 1.0
    for place in TWO.places:
        alone = replace(net, goal=replace(TWO, places=(place,)))
        missed *= 1 - Worth(thought(alone)).nothing[0]
    assert Worth(thought(net)).nothing[0] == pytest.approx(1 - missed)


def test_a_job_is_at_the_place_that_it_lies_in_most() -> None:
    """It counts there, and nowhere else."""
    here = thought(known(goal=TWO))
    job = Opening(1, "Globex", "Engineer", "posted", ago(1), "Data Platform")
    assert here.place_of(job) == TWO.places[1]
    assert here.place_of(replace(job, organisation="Initech")) is None


def test_the_hole_of_several_places_is_named_with_its_place() -> None:
    """All roles are known at Acme; what is missing is at Globex."""
    net = known(("Acme", MANAGER), ("Acme", "Analyst"))
    hole = coverage(thought(net)).hole
    assert hole is not None
    assert (hole.code, hole.facts["place"]) == ("hole.no_job_creator", "Data Platform, Globex")
    alone = coverage(thought(replace(net, goal=replace(TWO, places=TWO.places[1:])))).hole
    assert alone is not None
    assert alone.facts["place"] == ""


def test_somebody_with_two_positions_belongs_to_the_circle_near_the_goal() -> None:
    """Else to that of the latest begun; in whatever order a source tells them."""
    there, old = position(since=ago(900)), position("Legal", "Lawyer", "Globex", since=ago(400))
    new = position("Board", "Adviser", "Initech", since=ago(100))
    for held in ((there, old, new), (new, old, there)):
        assert cluster(thought(network([person(2, *held)])), 2) == "acme/data platform"
        far = tuple(each for each in held if each is not there)
        assert cluster(thought(network([person(2, *far)])), 2) == "initech/board"


# A vague goal -------------------------------------------------------------------

VAGUE = Goal("something in climate", (Place(kind_of_work="climate", words=("climate",)),))


def test_for_a_vague_goal_my_own_team_is_not_asked_first() -> None:
    """A colleague does what I do; the designer elsewhere, known less well, sees other places."""
    people = [person(2, position("Customer Care", "Support Engineer")),
              person(3, position("Brand", "Designer", "Globex"))]  # fmt: skip
    letters = [*close((1, 2)), (1, 3, 30), (3, 1, 29)]
    net = network(people, letters, connected=frozenset({2, 3}), goal=VAGUE)
    card = plan.best(net, NOW, 60, P).cards[0]
    assert card.step.person == 3
    assert "point.another_view" in [each.code for each in card.point]
    assert card.what[0].code == "ask.who_comes_to_mind"
    concrete = plan.best(replace(net, goal=GOAL), NOW, 60, P).cards[0]
    assert concrete.step.person == 2
    assert "point.another_view" not in [each.code for each in concrete.point]


def test_whose_work_is_not_known_is_not_said_to_differ() -> None:
    """A name alone is no reason."""
    net = network([person(2)], connected=frozenset({2}), goal=VAGUE)
    (card,) = plan.best(net, NOW, 60, P).cards
    assert "point.another_view" not in [each.code for each in card.point]
