"""What I say about a suggestion changes the next plan, and nothing else does."""

from datetime import date, timedelta
from typing import Any

import pytest

from inroad.actions import giving, goals, openings, people, planning, promising, undoing
from inroad.actions.planning import CardOutdated, NoCard
from inroad.method.plan import Card
from inroad.store import models
from inroad.store.models import User
from tests.actions.looking import NOW, TODAY, facts, person, rows


@pytest.fixture
def known(viewer: User) -> User:
    """A seeker with a goal and three people at it."""
    goals.set_goal(viewer, "the Data Platform group at Acme", NOW)
    for line in ("Priya Sharma, Head of Data, Data Platform at Acme",
                 "Tom Berg, engineer, Data Platform at Acme",
                 "Ada Stein, engineer, Data Platform at Acme"):  # fmt: skip
        people.add(viewer, line, NOW)
    return viewer


def cards(viewer: User, days: int = 0) -> list[Card]:
    """The plan some days from now, promises first, as it is kept."""
    _, proposal = planning.propose(viewer, NOW + timedelta(days=days))
    return [*proposal.promises, *proposal.cards]


def number(viewer: User, kind: str) -> int:
    """The number of the first card of a kind."""
    kinds = [each.step.kind for each in cards(viewer)]
    return kinds.index(kind) + 1


def mark(viewer: User, number: int, state: str, **more: Any) -> dict[str, Any]:
    """Say what became of a card today."""
    return planning.mark(viewer, number, state, NOW, **more)


def test_a_plan_is_kept_once_a_day(known: User) -> None:
    """Looking again keeps nothing new; undo never means a plan."""
    cards(known)
    cards(known)
    assert len(facts(known, models.Plan)) == 1
    assert undoing.undo(known, None, NOW).kind == "people"


def test_a_plan_that_is_not_to_be_kept_leaves_nothing(known: User) -> None:
    """A look at where I stand is no proposal."""
    before = rows(known)
    planning.propose(known, NOW, keeping=False)
    assert before == rows(known)


def test_what_is_done_rests(known: User) -> None:
    """The person of a card that is done is not suggested the next day, but later again."""
    first = cards(known)[0].step.person
    mark(known, 1, "done")
    assert first not in [each.step.person for each in cards(known, days=1)]
    assert first in [each.step.person for each in cards(known, days=200)]


def test_what_is_put_off_comes_back_on_its_day(known: User) -> None:
    """Not before, and then again."""
    key = cards(known)[0].step.key
    mark(known, 1, "snoozed", until=TODAY + timedelta(days=10))
    assert key not in [each.step.key for each in cards(known, days=9)]
    assert key in [each.step.key for each in cards(known, days=10)]


def test_a_card_is_put_off_for_a_week_unless_a_day_is_given(known: User) -> None:
    """Seven days."""
    cards(known)
    mark(known, 1, "snoozed")
    assert facts(known, models.Step, "state", "until") == [("snoozed", TODAY + timedelta(days=7))]


def test_not_this_person_is_for_good(known: User) -> None:
    """Neither as the one to talk to nor on the way to somebody else."""
    first = cards(known)[0].step.person
    mark(known, 1, "not_this_person")
    for card in cards(known, days=400):
        on_the_way = card.step.chain.people if card.step.chain else ()
        assert first not in {card.step.person, card.step.first, card.step.other, *on_the_way}


def test_a_dropped_suggestion_drops_only_itself(known: User) -> None:
    """Another kind of step with the same person may come."""
    card = cards(known)[0]
    mark(known, 1, "dismissed")
    giving.offer(known, "know_how", "onboarding docs", NOW)
    giving.need(known, card.step.person, "onboarding docs", NOW)
    later = [each.step for each in cards(known, days=1)]
    assert card.step.key not in [step.key for step in later]
    assert ("give", card.step.person) in [(step.kind, step.person) for step in later]


def test_a_promise_that_is_done_is_kept(known: User) -> None:
    """It leaves the list of promises, and counts as a gift; whether of use, nobody said."""
    priya = person(known, "Priya Sharma").pk
    promising.promise(known, priya, "the checklist", TODAY, NOW)
    assert cards(known)[0].step.kind == "keep_promise"
    mark(known, 1, "done")
    assert facts(known, models.Promise, "kept_on") == [(TODAY,)]
    assert facts(known, models.Evidence, "person_id", "kind") == [(priya, "gift_unmet")]
    assert promising.open_promises(known) == []


@pytest.mark.parametrize(
    ("stated", "shown", "met"),
    [("onboarding of new hires", "need_met", TODAY), ("a new office", "gift_unmet", None)],
)
def test_a_kept_promise_counts_in_full_only_where_it_meets_what_they_said(
    known: User, stated: str, shown: str, met: date | None
) -> None:
    """By the words of what was promised; however it is kept, it counts the same."""
    priya = person(known, "Priya Sharma").pk
    giving.need(known, priya, stated, NOW)
    promising.promise(known, priya, "our onboarding checklist", TODAY, NOW)
    mark(known, number(known, "keep_promise"), "done")
    assert facts(known, models.Evidence, "kind") == [(shown,)]
    assert facts(known, models.Need, "met_on") == [(met,)]
    undoing.undo(known, None, NOW)
    (row,) = promising.open_promises(known)
    promising.kept(known, row.pk, NOW)
    assert facts(known, models.Evidence, "kind") == [(shown,)]
    assert facts(known, models.Need, "met_on") == [(met,)]


def test_what_they_promised_is_no_gift_of_mine(known: User) -> None:
    """Nothing is shown of what they hold of me."""
    priya = person(known, "Priya Sharma").pk
    row = promising.promise(known, priya, "her slides", TODAY, NOW, by_me=False)
    promising.kept(known, row.pk, NOW)
    assert facts(known, models.Evidence, "kind") == []


def test_a_reminder_of_what_they_promised_is_sent_once(known: User) -> None:
    """Said to be done, it does not come back, and no introduction is touched by it."""
    priya = person(known, "Priya Sharma").pk
    promising.promise(known, priya, "her slides", TODAY, NOW, by_me=False)
    later = NOW + timedelta(days=10)
    _, proposal = planning.propose(known, later)
    assert "nudge" in [each.step.kind for each in proposal.cards]
    nudge = [each.step.kind for each in proposal.cards].index("nudge") + 1
    planning.mark(known, nudge, "done", later)
    for days in (10, 20, 60, 200):
        assert "nudge" not in [each.step.kind for each in cards(known, days)]


def test_a_week_that_is_used_up_says_so(known: User) -> None:
    """With everything done, the same week proposes no second one; the next week is new."""
    for place in range(len(cards(known)), 0, -1):
        mark(known, place, "done")
    _, proposal = planning.propose(known, NOW, 60)
    assert proposal.cards == ()
    assert proposal.note is not None
    _, later = planning.propose(known, NOW + timedelta(days=30), 60)
    assert later.cards
    assert later.note is None


def test_a_gift_that_is_given_meets_the_need(known: User) -> None:
    """The need is met on that day, and never suggested again."""
    priya = person(known, "Priya Sharma").pk
    giving.offer(known, "know_how", "an onboarding checklist", NOW)
    giving.need(known, priya, "an onboarding checklist", NOW)
    mark(known, number(known, "give"), "done")
    assert facts(known, models.Need, "met_on") == [(TODAY,)]
    assert all(each.step.kind != "give" for each in cards(known, days=40))


def test_an_application_that_is_done_has_its_day(known: User) -> None:
    """The opening knows that I applied, and is not suggested again."""
    openings.opening(known, "Data engineer", "Acme", "", "posted", None, NOW)
    mark(known, number(known, "apply"), "done")
    assert facts(known, models.Opening, "applied_on") == [(TODAY,)]
    assert all(each.step.kind != "apply" for each in cards(known, days=40))


@pytest.mark.parametrize("wrong", [0, -1, 99])
def test_a_number_that_is_no_card_is_refused(known: User, wrong: int) -> None:
    """The refusal says how many cards there are."""
    count = len(cards(known))
    with pytest.raises(NoCard) as refused:
        mark(known, wrong, "done")
    assert refused.value.facts == {"number": wrong, "count": count}


def test_before_the_first_plan_there_is_no_card(known: User) -> None:
    """Nothing was suggested yet."""
    with pytest.raises(NoCard):
        mark(known, 1, "done")


@pytest.mark.parametrize("how", ["merged", "forgotten", "taken back"])
def test_a_card_about_somebody_who_is_gone_is_refused(known: User, how: str) -> None:
    """A plan that is older than a merge is not acted on, and nothing is written."""
    last = people.add(known, "Bo Lund, Head of Tools, Data Platform at Acme", NOW).pk
    found = [each.step.person for each in cards(known)]
    assert last in found
    if how == "merged":
        people.merge(known, person(known, "Ada Stein").pk, last, NOW)
    elif how == "taken back":
        undoing.undo(known, None, NOW)
    else:
        people.forget(known, last)
    before = rows(known)
    with pytest.raises((CardOutdated, NoCard)):
        mark(known, len(found) if how == "forgotten" else found.index(last) + 1, "done")
    assert before == rows(known)


@pytest.mark.parametrize("state", ["done", "snoozed", "not_this_person", "dismissed"])
def test_undo_takes_back_what_became_of_a_card(known: User, state: str) -> None:
    """The next plan is the one before."""
    promising.promise(known, person(known, "Tom Berg").pk, "the slides", None, NOW)
    before = [each.step.key for each in cards(known)]
    kept = rows(known)
    mark(known, 1, state)
    undoing.undo(known, None, NOW)
    assert kept == rows(known)
    assert before == [each.step.key for each in cards(known)]
