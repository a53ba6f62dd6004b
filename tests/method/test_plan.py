"""The plan: what a sensible friend would suggest this week."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.method import plan
from inroad.method.conversations import (
    Ask,
    Conversation,
    Evidence,
    Named,
    Opening,
    Promise,
)
from inroad.method.network import Network, Step
from inroad.method.parameters import Parameters
from inroad.method.plan import next_steps
from inroad.method.situation import Situation
from inroad.method.value import Need, Offer
from inroad.method.worth import Worth
from inroad.solve import choice
from tests.building import GOAL, ME, NOW, ago, network, person, position

P = Parameters()
MANAGER = "Engineering Manager"


def close(*pairs: tuple[int, int]) -> list[tuple[int, int, int]]:
    """Letters both ways every third day of two months."""
    return [
        (a, b, day)
        for one, other in pairs
        for a, b in ((one, other), (other, one))
        for day in range(1, 60, 3)
    ]


def best(net: Network, minutes: int = 120) -> plan.Plan:
    return plan.best(net, NOW, minutes, P)


def kinds(found: plan.Plan) -> dict[int, str]:
    return {card.step.person: card.step.kind for card in found.cards}


def test_the_head_of_the_unit_is_reached_through_the_colleague_who_knows_her() -> None:
    """A job creator I don't know, a colleague who works with her: ask the colleague."""
    people = [person(2, position("Customer Care")), person(3, position(title=MANAGER))]
    found = best(network(people, close((1, 2), (2, 3)), connected=frozenset({2})))
    card = next(card for card in found.cards if card.step.person == 3)
    assert card.step.kind == "ask_introduction"
    assert card.step.first == 2
    assert card.role == "job_creator"


def test_promises_come_first_whatever_they_are_worth() -> None:
    """What I promised stands on top, the earliest due first."""
    promises = (
        Promise(1, 2, True, "the checklist", ago(9), due=ago(-3)),
        Promise(2, 3, True, "the numbers", ago(9), due=ago(-1)),
        Promise(3, 2, False, "their slides", ago(9)),
    )
    found = best(network([person(2), person(3)], promises=promises))
    assert [card.promise.id for card in found.promises if card.promise] == [2, 1]


def test_a_stated_need_that_i_can_meet_becomes_a_gift() -> None:
    """She said it, I have it: give it."""
    need = Need(7, 2, "onboarding docs", {"onboarding": 1.0, "docs": 1.0}, True, ago(20))
    offer = Offer(1, "know_how", "our onboarding checklist", {"onboarding": 1.0, "docs": 0.6})
    talk = Conversation(1, (2,), ago(20))
    net = network(
        [person(2, position())],
        close((1, 2)),
        needs=(need,),
        offers=(offer,),
        conversations=(talk,),
    )
    found = best(net)
    assert kinds(found)[2] == "give"
    assert found.cards[0].why[0].code == "value.meets_stated"


def test_a_posted_opening_is_always_applied_to() -> None:
    """A talk never replaces the application."""
    opening = Opening(1, "Acme", "Data Engineer", "posted", ago(2), "Data Platform")
    net = network([person(2, position())], close((1, 2)), openings=(opening,))
    assert "apply" in {card.step.kind for card in best(net).cards}
    applied = replace(net, openings=(replace(opening, applied_on=ago(1)),))
    assert "apply" not in {card.step.kind for card in best(applied).cards}


def test_who_introduced_me_is_thanked() -> None:
    """Close the loop; once is enough."""
    shown = Evidence(5, 2, "introduced_me", ago(3))
    net = network([person(2)], close((1, 2)), evidence=(shown,))
    thanks = [card.step for card in best(net).cards if card.step.kind == "thank"]
    assert [step.person for step in thanks] == [2]
    done = Step(thanks[0].key, 2, "thank", "done", ago(1))
    assert "thank" not in kinds(best(replace(net, steps=(done,)))).values()


@pytest.mark.parametrize(("days", "nudged"), [(2, False), (5, True)])
def test_an_ask_without_an_answer_is_nudged_after_three_working_days(
    days: int, nudged: bool
) -> None:
    """NOW is a Monday: five days ago is the Wednesday before, two the Saturday."""
    ask = Ask(1, connector=2, target=3, state="asked", on=ago(days))
    net = network(
        [person(2), person(3, position(title=MANAGER))], close((1, 2), (2, 3)), asks=(ask,)
    )
    assert ("nudge" in kinds(best(net)).values()) is nudged


def test_after_two_nudges_it_rests() -> None:
    """Nobody is asked a third time."""
    ask = Ask(1, connector=2, target=3, state="asked", on=ago(40), nudges=2)
    net = network(
        [person(2), person(3, position(title=MANAGER))], close((1, 2), (2, 3)), asks=(ask,)
    )
    assert all(card.step.person != 3 for card in best(net).cards)


@pytest.mark.parametrize("state", ["silent", "declined"])
def test_a_no_looks_like_silence_and_rests_ninety_days(state: str) -> None:
    """For three months neither the connector is asked nor the target suggested; then again."""
    people = [person(2), person(3, position(title=MANAGER))]
    for days, suggested in ((80, False), (100, True)):
        ask = Ask(1, connector=2, target=3, state=state, on=ago(days))  # type: ignore[arg-type]
        net = network(people, close((1, 2), (2, 3)), asks=(ask,))
        assert any(card.step.person == 3 for card in best(net).cards) is suggested


def test_two_of_my_people_who_can_help_each_other_are_introduced() -> None:
    """Her need, his work: both win."""
    need = Need(7, 2, "somebody who knows dbt", {"dbt": 1.0}, True, ago(20))
    helper = person(3, position("Finance", "dbt Developer"))
    net = network(
        [person(2, position()), helper],
        close((1, 2), (1, 3)),
        needs=(need,),
        connected=frozenset({2, 3}),
        title_terms={"dbt Developer": {"dbt": 1.0}},
    )
    card = next(card for card in best(net).cards if card.step.kind == "introduce_two")
    assert (card.step.person, card.step.other) == (2, 3)


def test_an_insider_i_spoke_to_is_asked_who_decides() -> None:
    """Nobody there creates jobs as far as I know: the insider can name one."""
    net = network(
        [person(2, position())], close((1, 2)), conversations=(Conversation(1, (2,), ago(20)),)
    )
    assert kinds(best(net))[2] == "ask_who_else"
    named = Named(1, by=2, person=3, role="job_creator", on=ago(20))
    told = replace(net, named=(named,), people={**net.people, 3: person(3)})
    assert "ask_who_else" not in kinds(best(told)).values()


def test_not_this_person_is_remembered_for_good() -> None:
    """Whom I ruled out never comes back, also not as a connector."""
    people = [person(2, position("Customer Care")), person(3, position(title=MANAGER))]
    net = network(
        people,
        close((1, 2), (2, 3)),
        connected=frozenset({2}),
        steps=(Step("x", 2, "first_talk", "not_this_person", ago(300)),),
    )
    assert all(2 not in (card.step.person, card.step.first) for card in best(net).cards)


def test_a_snoozed_card_comes_back_on_its_day() -> None:
    """Snoozed until tomorrow: away today, there tomorrow."""
    net = network([person(2, position(title=MANAGER))], close((1, 2)))
    (card,) = best(net).cards
    until = ago(-1)
    snoozed = replace(net, steps=(Step(card.step.key, 2, card.step.kind, "snoozed", NOW, until),))
    assert best(snoozed).cards == ()
    assert plan.best(snoozed, until, 120, P).cards[0].step.key == card.step.key


def test_whom_i_met_last_week_is_left_in_peace() -> None:
    """No second talk within the rest time."""
    net = network(
        [person(2, position())], close((1, 2)), conversations=(Conversation(1, (2,), ago(5)),)
    )
    assert best(net).cards == ()


def test_five_typed_names_are_enough() -> None:
    """Without a single position or message there is somebody to talk to, and a hole is named."""
    people = [
        person(each, name=name)
        for each, name in enumerate(["Priya", "Tom", "Ana", "Bo", "Li"], start=2)
    ]
    found = best(network(people, connected=frozenset(range(2, 7))))
    assert 3 <= len(found.cards) <= 5
    assert found.coverage.hole is not None


def test_an_empty_network_gives_an_empty_plan() -> None:
    """Nobody yet: no card, no failure."""
    found = best(network(goal=None))
    assert (found.cards, found.promises) == ((), ())


@st.composite
def networks(draw: st.DrawFn) -> Network:
    units = st.sampled_from(["Data Platform", "Customer Care", "Legal"])
    titles = st.sampled_from(["Engineer", MANAGER, "Recruiter"])
    count = draw(st.integers(1, 8))
    people = [person(each, position(draw(units), draw(titles))) for each in range(2, count + 2)]
    ids = st.integers(1, count + 1)
    letters = draw(st.lists(st.tuples(ids, ids, st.integers(0, 400)), max_size=20))
    talks = draw(st.lists(st.tuples(st.integers(2, count + 1), st.integers(0, 300)), max_size=4))
    said = tuple(Conversation(place, (who,), ago(days)) for place, (who, days) in enumerate(talks))
    return network(people, letters, conversations=said, connected=frozenset(range(2, count + 2)))


@settings(max_examples=60, deadline=None)
@given(networks(), st.integers(30, 300))
def test_every_plan_keeps_its_bounds(net: Network, minutes: int) -> None:
    """At most five cards, nobody twice, never me, and each answers the four questions."""
    found = best(net, minutes)
    people = [who for card in found.cards for who in {card.step.person, card.step.first}]
    assert len(found.cards) <= 5
    assert len(people) == len(set(people))
    assert ME not in people
    for card in found.cards:
        assert 0 < card.step.probability <= 1
        assert card.step.minutes > 0
        assert card.what
        assert card.why
        assert card.point


@settings(max_examples=25, deadline=None)
@given(networks())
def test_the_choice_is_near_the_best_of_all_sets(net: Network) -> None:
    """On small networks the chosen set is worth at least 80 % of the best one."""
    worth = Worth(Situation(net, NOW, P))
    steps = sorted(next_steps(worth.situation), key=lambda step: step.key)[:9]

    def of(members: frozenset[int]) -> float:
        return worth.of([steps[each] for each in members])

    hours = [step.minutes / 60 for step in steps]
    greedy = of(frozenset(choice.chosen_greedily(of, hours, 2, 5)))
    exact = of(frozenset(choice.chosen_exactly(of, hours, 2, 5)))
    assert greedy >= 0.8 * exact - 1e-12


def test_a_goal_that_is_met_by_nobody_says_so() -> None:
    """The hole is named, with the person who may fill it."""
    net = network(
        [person(2, position("Customer Care"))], close((1, 2)), connected=frozenset({2}), goal=GOAL
    )
    hole = best(net).coverage.hole
    assert hole is not None
    assert hole.code == "hole.no_job_creator"
    assert hole.facts["namer"] == 2
