"""The week: what was promised me, what it has taken already, and what an older need becomes."""

from dataclasses import replace

import pytest

from inroad.method import plan
from inroad.method.conversations import Ask, Conversation, Evidence, Promise
from inroad.method.network import Network, Step
from inroad.method.parameters import Parameters
from inroad.method.situation import Situation
from inroad.method.steps import NextStep
from inroad.method.talking import why_they_would
from inroad.method.value import Need, Offer
from inroad.words.cards import naming, title
from inroad.words.say import said
from tests.building import NOW, ago, network, person, position
from tests.method.test_plan import best, close, kinds
from tests.method.test_plan_is_sensible import three

P = Parameters()


def owed(days: int, number: int = 7, who: int = 2) -> Promise:
    """Something promised to me that was due some days ago."""
    return Promise(number, who, False, "the slides", ago(days + 9), due=ago(days))


def reminded(net: Network) -> list[tuple[int, int]]:
    """Whom the plan would remind, and of which row."""
    steps = [card.step for card in best(net).cards if card.step.kind == "nudge"]
    return [(step.first, step.row) for step in steps]


# What was promised to me --------------------------------------------------------


@pytest.mark.parametrize(("days", "due"), [(-3, False), (6, False), (7, True), (89, True),
                                           (400, False)])  # fmt: skip
def test_what_i_was_promised_is_remembered_a_working_week_after_its_day(
    days: int, due: bool
) -> None:
    """Not on the day, and not a year later."""
    assert reminded(three(promises=(owed(days),))) == ([(2, -7)] if due else [])


def test_a_promise_without_a_day_is_remembered_too() -> None:
    """It counts as due after two weeks."""
    promise = replace(owed(0), due=None, made_on=ago(30))
    assert reminded(three(promises=(promise,))) == [(2, -7)]


@pytest.mark.parametrize("change", [{"kept_on": ago(1)}, {"dropped": True}, {"by_me": True}])
def test_only_what_is_still_owed_to_me_is_remembered(change: dict[str, object]) -> None:
    """Kept, dropped, or mine: no reminder."""
    assert reminded(three(promises=(replace(owed(10), **change),))) == []  # type: ignore[arg-type]


def test_nobody_is_reminded_of_two_things_in_a_rest_period() -> None:
    """Of two promises the older one; and the other not the day after either."""
    two = (owed(10, number=7), owed(20, number=8))
    assert reminded(three(promises=two)) == [(2, -8)]
    done = Step("nudge:2:0:-8", 2, "nudge", "done", ago(30))
    assert reminded(three(promises=two, steps=(done,))) == []
    dropped = replace(done, state="dismissed")
    assert reminded(three(promises=two, steps=(dropped,))) == [(2, -7)]


@pytest.mark.parametrize("nudges", [0, 1])
def test_who_was_asked_for_an_introduction_is_not_reminded_of_more(nudges: int) -> None:
    """One thing at a time."""
    ask = Ask(1, 2, 3, "asked", ago(1), nudges)
    assert reminded(three(promises=(owed(10),), asks=(ask,))) == []


def test_a_reminder_is_short_and_blames_nobody() -> None:
    """Who, what, and that it is fine to say a word."""
    situation = Situation(three(promises=(owed(10),)), NOW, P)
    (card,) = [each for each in plan.best_in(situation, 120).cards if each.step.kind == "nudge"]
    assert title(card, situation) == "Remind Person 2 of what they offered: the slides"
    assert [said(each, naming(situation)) for each in card.step.why_now] == [
        "offered on 13 May 2026 for 22 May 2026: “the slides”; a short reminder is fine"
    ]
    assert card.step.minutes == P.short_minutes


def test_whom_i_remind_is_asked_for_nothing_else() -> None:
    """The same week, neither a talk nor an introduction."""
    found = best(three(promises=(owed(10),))).cards
    assert [card.step.kind for card in found if 2 in (card.step.person, card.step.first)] == [
        "nudge"
    ]


# What the week has taken --------------------------------------------------------

CROWD = [person(each, position(f"Data Platform {each}")) for each in range(2, 12)]
WIDE = network(CROWD, close(*((1, each) for each in range(2, 12))))


def after(*days: int, net: Network = WIDE, minutes: int = 120) -> plan.Plan:
    """The plan once all of its cards were done some days ago, one day for each."""
    steps = tuple(
        Step(card.step.key, card.step.person, card.step.kind, "done", ago(days[place]))
        for place, card in enumerate(best(net, minutes).cards[: len(days)])
    )
    return best(replace(net, steps=steps), minutes)


def test_what_was_done_this_week_counts_against_its_minutes() -> None:
    """Two talks: two hours. NOW is a Monday: what was done the day before was last week."""
    assert after(0, 0).minutes_spent == 2 * (P.ask_minutes + P.talk_minutes)
    assert after(0, 0).cards == ()
    assert after(1, 1).minutes_spent == 0
    assert after(1, 1).cards != ()


def test_a_week_that_is_used_up_says_so_and_keeps_its_promises() -> None:
    """Never empty in silence."""
    mine = Promise(1, 9, True, "the checklist", ago(9), due=ago(-1))
    full = after(0, 0, net=replace(WIDE, promises=(mine,)))
    assert [card.promise for card in full.promises] == [mine]
    assert full.note is not None
    assert full.note.facts == {"spent": 120, "minutes": 120}
    assert best(WIDE).note is None
    assert after(0).note is None


def test_a_talk_that_i_logged_counts_once() -> None:
    """With or without its card."""
    card = best(WIDE).cards[0].step
    talk = Conversation(1, (card.person,), NOW)
    logged = replace(WIDE, conversations=(talk,))
    both = replace(logged, steps=(Step(card.key, card.person, card.kind, "done", NOW),))
    assert best(logged).minutes_spent == P.talk_minutes
    assert best(both).minutes_spent == P.ask_minutes + P.talk_minutes


# A need grows old ---------------------------------------------------------------

OFFER = Offer(1, "know_how", "docs", {"docs": 1.0})


def wanting(days: int) -> Network:
    """Somebody there who said some days ago what they need; I have it."""
    need = Need(7, 2, "docs", {"docs": 1.0}, True, ago(days))
    return network([person(2, position())], close((1, 2)), needs=(need,), offers=(OFFER,))


def test_a_need_said_long_ago_is_asked_about_before_anything_is_given() -> None:
    """Half a year is fine; after a year the card is a talk, with that question and its day."""
    assert kinds(best(wanting(170))) == {2: "give"}
    (card,) = best(wanting(400)).cards
    assert card.step.kind == "first_talk"
    asked = [each for each in card.what if each.code == "ask.does_it_still_hold"]
    assert [each.facts for each in asked] == [{"need": "docs", "on": ago(400)}]
    assert [each.code for each in card.why] == ["value.met_long_ago"]


def test_what_is_given_takes_its_time_from_the_week() -> None:
    """A gift comes before talks, and the talks share what it leaves: two more, no third."""
    others = [person(each, position(title="Head of Data")) for each in range(3, 9)]
    ties = close(*((1, each) for each in range(2, 9)))
    need = Need(7, 2, "docs", {"docs": 1.0}, True, ago(3))
    net = network([person(2, position()), *others], ties, needs=(need,), offers=(OFFER,))
    found = plan.best(net, NOW, 180, P)
    assert "give" in {card.step.kind for card in found.cards}
    assert 3 == len(found.cards)
    assert 4 == len(plan.best(replace(net, needs=()), NOW, 180, P).cards)


# Why they would -----------------------------------------------------------------


def why(net: Network) -> list[str]:
    """The reasons on the card that asks 2 for an introduction to 3."""
    cards = [card for card in best(net).cards if card.step.kind == "ask_introduction"]
    return [each.code for card in cards for each in card.why]


def test_the_connector_has_a_reason_too() -> None:
    """What I gave them comes before a word I kept, and that before mere contact."""
    kept = Promise(1, 2, True, "the numbers", ago(90), kept_on=ago(80))
    given = Evidence(1, 2, "need_met", ago(70), "our checklist")
    assert why(three())[-1] == "helps.in_contact"
    assert why(three(promises=(kept,)))[-1] == "helps.promise_kept"
    assert why(three(promises=(kept,), evidence=(given,)))[-1] == "helps.need_met"
    stranger = NextStep("ask_introduction", 3, 15, 0.1, None, first=9)
    known = Situation(replace(three(), people={**three().people, 9: person(9)}), NOW, P)
    assert why_they_would(known, stranger, None)[-1].code == "helps.not_known"


@pytest.mark.parametrize("offered", [False, True])
def test_two_who_are_introduced_help_each_other_not_me(offered: bool) -> None:
    """The card says what the one can give the other; both are asked first."""
    need = Need(7, 2, "somebody who knows dbt", {"dbt": 1.0}, True, ago(20))
    theirs = (Offer(4, "know_how", "dbt in a day", {"dbt": 1.0}, 3),) if offered else ()
    people = [person(2, position()), person(3, position("Finance", "dbt Developer"))]
    net = network(people, close((1, 2), (1, 3)), needs=(need,), offers=theirs,
                  connected=frozenset({2, 3}),
                  title_terms={} if offered else {"dbt Developer": {"dbt": 1.0}})  # fmt: skip
    situation = Situation(net, NOW, P)
    cards = plan.best_in(situation, 120).cards
    (card,) = [each for each in cards if each.step.kind == "introduce_two"]
    (reason,) = [said(each, naming(situation)) for each in card.why]
    gives = "Person 3 can give: dbt in a day" if offered else "the work of Person 3 is close to it"
    assert gives in reason
    assert "you can give" not in reason
    assert [each.code for each in card.what] == ["say.ask_both_first"]
