"""What a sensible friend would never suggest: each of these was suggested once."""

from dataclasses import replace

import pytest

from inroad.method import plan
from inroad.method.conversations import Ask, Conversation, Evidence, Named, Opening
from inroad.method.network import Network, Step
from inroad.method.parameters import Parameters
from inroad.method.people import Person
from inroad.method.value import Need, Offer
from tests.building import NOW, ago, network, person, position
from tests.method.test_plan import MANAGER, close

P = Parameters()


def cards(net: Network, minutes: int = 120) -> list[tuple[str, int, int]]:
    """Kind, person and first of every card."""
    found = plan.best(net, NOW, minutes, P).cards
    return [(card.step.kind, card.step.person, card.step.first) for card in found]


def three(**more: object) -> Network:
    """Me, Priya (2) whom I know well, and Hana (3) who manages at the goal and knows her."""
    people = [person(2, position("Customer Care")), person(3, position(title=MANAGER))]
    return network(people, close((1, 2), (2, 3)), connected=frozenset({2}), **more)


def test_two_reminders_to_one_person_leave_room_for_others() -> None:
    """Both reminders are shown, and somebody new is suggested too."""
    people = [*(person(each, position(title=MANAGER)) for each in (3, 4)), person(2),
              person(5, position())]  # fmt: skip
    asks = tuple(Ask(each, 2, each, "asked", ago(6)) for each in (3, 4))
    found = cards(network(people, close((1, 2), (2, 3), (2, 4), (1, 5)), asks=asks))
    assert [kind for kind, _, _ in found].count("nudge") == 2
    assert any(who == 5 for _, who, _ in found)


@pytest.mark.parametrize(
    ("nudges", "days", "due"),
    [(0, 2, False), (0, 5, True), (1, 2, False), (1, 8, True), (2, 20, False), (0, 400, False)],
)
def test_a_reminder_counts_from_when_i_last_wrote(nudges: int, days: int, due: bool) -> None:
    """Two reminders never go out on one day, and an ask of last year is over."""
    ask = Ask(1, 2, 3, "asked", ago(days), nudges)
    assert any(kind == "nudge" for kind, _, _ in cards(three(asks=(ask,)))) is due


def test_who_was_introduced_is_not_asked_for_again() -> None:
    """The introduction has happened: now it is for me to write, and Priya has peace."""
    met = Ask(1, 2, 3, "introduced", ago(2))
    assert all(first != 2 for _, _, first in cards(three(asks=(met,))))
    assert ("first_talk", 3, 3) in cards(three(asks=(met,)))


def test_another_way_in_stays_open_after_a_no() -> None:
    """Priya declined; Ida knows Hana as well. Priya herself is left in peace."""
    people = [person(2), person(3, position(title=MANAGER)), person(4)]
    no = Ask(1, 2, 3, "declined", ago(1))
    found = cards(network(people, close((1, 2), (2, 3), (1, 4), (4, 3)), asks=(no,)))
    assert ("ask_introduction", 3, 4) in found
    assert all(2 not in (who, first) for _, who, first in found)


def test_a_dropped_gift_does_not_make_somebody_vanish() -> None:
    """I will not give it; talking to her stays possible."""
    need = Need(7, 3, "docs", {"docs": 1.0}, True, ago(300))
    offer = Offer(1, "know_how", "docs", {"docs": 1.0})
    net = three(needs=(need,), offers=(offer,))
    assert ("give", 3, 3) in cards(net)
    dropped = Step("give:3:0:7", 3, "give", "dismissed", ago(200))
    assert any(who == 3 for _, who, _ in cards(replace(net, steps=(dropped,))))


def test_a_person_put_off_is_put_off_in_every_way() -> None:
    """Not now to a talk is not now to an introduction."""
    net = three()
    ((kind, who, _), *_) = [card for card in cards(net) if card[1] == 3]
    later = Step(f"{kind}:{who}:0:0", who, kind, "snoozed", NOW, ago(-30))
    assert all(each != 3 for _, each, _ in cards(replace(net, steps=(later,))))


def test_who_creates_jobs_elsewhere_is_none_here() -> None:
    """A lawyer named as the one who hires lawyers does not hire at the data platform."""
    said = Named(1, by=2, person=3, role="job_creator", on=ago(1))
    people = [person(2, position("Legal")), person(3, position("Legal", "Lawyer"))]
    found = plan.best(network(people, close((1, 2)), named=(said,)), NOW, 120, P).coverage
    assert all(role != "job_creator" for role, _ in found.people)


def test_a_job_elsewhere_and_a_stale_one_are_not_applied_to() -> None:
    """Only what is posted lately at the place counts."""
    there = Opening(1, "Acme", "Engineer", "posted", ago(5), "Data Platform")
    elsewhere = replace(there, organisation="Globex")
    stale = replace(there, heard_on=ago(1000))
    shown = [cards(three(openings=(each,)))[0][0] for each in (there, elsewhere, stale)]
    assert [kind == "apply" for kind in shown] == [True, False, False]


def test_three_thanks_never_hide_a_live_posting() -> None:
    """Apply first; and one person is thanked once."""
    shown = tuple(Evidence(each, 2, "introduced_me", ago(each)) for each in (1, 2, 3))
    job = Opening(1, "Acme", "Engineer", "posted", ago(5), "Data Platform")
    kinds = [kind for kind, _, _ in cards(three(evidence=shown, openings=(job,)))]
    assert kinds[0] == "apply"
    assert kinds.count("thank") == 1


def test_my_manager_is_neither_asked_nor_gone_through() -> None:
    """Wanting to leave a unit is politically dangerous: a plan never tells those above me."""
    net = three()
    me = net.people[1]
    bossy = {**net.people, 1: Person(1, me.name, me.positions, reports_to=2)}
    assert all(2 not in (who, first) for _, who, first in cards(replace(net, people=bossy)))


def test_no_time_is_no_card() -> None:
    """Nought minutes plan nothing; more time never plans fewer cards."""
    counts = [len(cards(three(), minutes)) for minutes in (0, 15, 30, 60, 120, 240)]
    assert counts[0] == 0
    assert counts == sorted(counts)


def test_mail_that_nobody_answered_does_not_make_me_known() -> None:
    """Twenty letters of mine are no behaviour of theirs."""
    from inroad.method.situation import Situation

    net = network([person(2, position())], [(1, 2, day) for day in range(20)])
    assert Situation(net, NOW, P).standing(2).knows_of_me == P.knows_of_me_prior


def test_a_head_who_is_well_met_is_no_hole() -> None:
    """Who knows what I bring is not counted among those who do not know me."""
    talk = (Conversation(1, (3,), ago(2)),)
    met = (Evidence(1, 3, "need_met", ago(1)),)
    hole = plan.best(three(conversations=talk, evidence=met), NOW, 120, P).coverage.hole
    assert hole is None or not hole.code.startswith("hole.job_creator")


def test_what_they_need_is_asked_as_long_as_nobody_said_it() -> None:
    """A guess is no knowledge: the question stands on every first talk's card."""
    for card in plan.best(three(), NOW, 120, P).cards:
        if card.step.kind in ("first_talk", "ask_introduction"):
            assert "ask.what_do_you_need" in [each.code for each in card.what]
