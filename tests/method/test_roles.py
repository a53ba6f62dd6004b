"""Roles towards a goal, from positions, titles, reports-to and what people said."""

from datetime import date

from inroad.method.conversations import Named
from inroad.method.network import Network
from inroad.method.parameters import Parameters
from inroad.method.roles import main_role, probability, roles
from tests.building import GOAL, NOW, ago, network, person, position

P = Parameters()


def role_of(net: Network, who: int, role: str) -> float:
    return probability(roles(net, GOAL, NOW, P).get(who, {}), role)  # type: ignore[arg-type]


def test_who_works_in_the_unit_is_an_insider_and_the_neighbour_is_not() -> None:
    """The goal names a unit: another unit of the same organisation is not inside."""
    net = network([person(2, position()), person(3, position("Legal"))])
    assert role_of(net, 2, "insider") > 0.95
    assert role_of(net, 3, "insider") < P.role_shown


def test_a_title_can_name_the_unit_that_a_source_leaves_out() -> None:
    """LinkedIn knows no units: "Data Platform Engineer at Acme" is likely inside."""
    net = network([person(2, position("", "Data Platform Engineer")),
                   person(3, position("", "Accountant"))])  # fmt: skip
    assert role_of(net, 2, "insider") > 0.6
    assert P.role_shown < role_of(net, 3, "insider") < 0.5


def test_who_has_left_is_no_insider() -> None:
    """A position that ended is over."""
    net = network([person(2, position(until=ago(10)))])
    assert role_of(net, 2, "insider") == 0


def test_an_old_sighting_is_trusted_less() -> None:
    """Seen there four years ago is no longer a certain insider."""
    old = position()
    old = type(old)(0, old.organisation, old.unit, old.title, None, None, ago(4 * 365))
    assert 0.3 < role_of(network([person(2, old)]), 2, "insider") < 0.6


def test_a_manager_creates_jobs_and_an_account_manager_does_not() -> None:
    """The title's words are read, not searched for "manager"."""
    net = network([person(2, position(title="Engineering Manager")),
                   person(3, position(title="Account Manager"))])  # fmt: skip
    assert role_of(net, 2, "job_creator") >= 0.5
    assert role_of(net, 3, "job_creator") < 0.5


def test_to_whom_people_report_creates_jobs_whatever_the_title() -> None:
    """Reports-to lines say more than a title."""
    net = network([person(2, position(title="Specialist")),
                   person(3, position(), reports_to=2)])  # fmt: skip
    assert role_of(net, 2, "job_creator") > 0.8


def test_who_is_named_as_the_one_who_hires_creates_jobs() -> None:
    """What an insider told me counts, with who said it."""
    said = Named(1, by=2, person=3, role="job_creator", on=ago(1))
    net = network([person(2, position()), person(3)], named=(said,))
    held = roles(net, GOAL, NOW, P)[3]
    assert held["job_creator"].probability == P.named_creator
    assert held["job_creator"].reasons[0].facts["by"] == 2


def test_a_new_leader_counts_more_than_a_sitting_one() -> None:
    """Staff follow a new head."""
    new, sitting = (position(title="Engineering Manager", since=ago(days)) for days in (90, 1500))
    net = network([person(2, new), person(3, sitting)])
    assert role_of(net, 2, "job_creator") > role_of(net, 3, "job_creator")


def test_who_came_from_my_unit_is_a_pathfinder() -> None:
    """An earlier position like mine, then one like the goal; the other way round is none."""
    mine = position("Customer Care", "Support Engineer", since=date(2015, 1, 1), until=ago(700))
    there = position(since=ago(700))
    back = position("Customer Care", since=ago(100))
    left = position(since=date(2015, 1, 1), until=ago(100))
    net = network([person(2, mine, there), person(3, left, back)])
    assert role_of(net, 2, "pathfinder") > 0.9
    assert role_of(net, 3, "pathfinder") == 0


def test_the_rarer_role_is_the_one_spoken_of() -> None:
    """A manager inside is called a job creator, not an insider."""
    net = network([person(2, position(title="Director of Engineering"))])
    assert main_role(roles(net, GOAL, NOW, P)[2], P) == "job_creator"


def test_i_have_no_role_towards_my_own_goal() -> None:
    """The seeker is not in the map."""
    assert 1 not in roles(network([person(2, position())]), GOAL, NOW, P)
