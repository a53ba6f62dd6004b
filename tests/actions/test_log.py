"""A logged line becomes rows, each fact the right one, and goes again whole."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inroad.actions import giving, goals, log, openings, people, promising, undoing
from inroad.actions.log import Logged
from inroad.language.quicklog import Mention, NeedSaid, PromiseSaid, Question, Understood
from inroad.store import models
from inroad.store.models import User
from tests.actions.looking import NOW, TODAY, facts, names, person, rows

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def known(viewer: User) -> User:
    """A seeker who knows Priya, Tom and Ada, and wants to be at Acme."""
    goals.set_goal(viewer, "the Data Platform group at Acme", NOW)
    for line in ("Priya Sharma, Head of Data, Data Platform at Acme", "Tom Berg", "Ada Stein"):
        people.add(viewer, line, NOW)
    return viewer


def logged(viewer: User, line: str) -> Logged:
    """What keeping a line did; it asks nothing."""
    said = log.understood(viewer, line, TODAY)
    assert said.questions == ()
    return log.log(viewer, said, NOW)


def test_a_talk_is_kept_with_its_day_channel_people_and_line(known: User) -> None:
    """Two who took part are in the conversation, each once."""
    logged(known, "lunch with Priya and Tom yesterday")
    ((talk, *kept),) = facts(known, models.Conversation, "id", "on", "channel", "text")
    assert kept == [YESTERDAY, "lunch", "lunch with Priya and Tom yesterday"]
    present = facts(known, models.Participant, "conversation_id", "person_id")
    wanted = {(talk, person(known, name).pk) for name in ("Priya Sharma", "Tom Berg")}
    assert (wanted, 2) == (set(present), len(present))


def test_each_fact_of_a_line_becomes_its_row(known: User) -> None:
    """The example of the help: a need, a promise with its day, an offered introduction."""
    line = ("coffee with Priya yesterday, struggles with onboarding docs, will intro Tom,"
            " I promised her our checklist by Friday")  # fmt: skip
    done = logged(known, line)
    priya, tom = person(known, "Priya Sharma").pk, person(known, "Tom Berg").pk
    ((talk,),) = facts(known, models.Conversation, "id")
    assert facts(known, models.Need, "person_id", "text", "stated", "on", "conversation_id") == [
        (priya, "struggles with onboarding docs", True, YESTERDAY, talk)
    ]
    assert facts(known, models.Promise, "person_id", "by_me", "text", "made_on", "due") == [
        (priya, True, "our checklist", YESTERDAY, date(2026, 3, 6))
    ]
    assert facts(known, models.Named, "by_id", "person_id", "role", "will_introduce") == [
        (priya, tom, "meet", True)
    ]
    assert done.people == (priya, tom)


def test_somebody_new_in_a_line_is_a_new_person(known: User) -> None:
    """With a name, and nothing that would merge them with anybody."""
    done = logged(known, "call with Quentin Hale today, he needs a translator")
    assert done.new_people == ("Quentin Hale",)
    assert "Quentin Hale" in names(known)
    assert facts(known, models.Need, "person_id") == [(person(known, "Quentin Hale").pk,)]


def test_a_behaviour_is_evidence_and_a_talk_is_evidence_of_itself(known: User) -> None:
    """The conversation already says that we spoke; what they did is a row."""
    logged(known, "Priya introduced me to Ada")
    kinds = facts(known, models.Evidence, "person_id", "kind")
    assert kinds == [(person(known, "Priya Sharma").pk, "introduced_me")]


def test_a_gift_keeps_the_promise_and_meets_the_need_that_it_is_about(known: User) -> None:
    """Of several open ones, those whose words fit; the others stay open."""
    priya = person(known, "Priya Sharma").pk
    giving.need(known, priya, "a checklist for onboarding new engineers", NOW)
    giving.need(known, priya, "a parking space", NOW)
    promising.promise(known, priya, "our onboarding checklist", None, NOW)
    promising.promise(known, priya, "the address of a dentist", None, NOW)
    done = logged(known, "sent Priya our onboarding checklist")
    assert done.promises_kept == ("our onboarding checklist",)
    assert done.needs_met == ("a checklist for onboarding new engineers",)
    assert facts(known, models.Promise, "kept_on") == [(TODAY,), (None,)]
    assert facts(known, models.Need, "met_on") == [(TODAY,), (None,)]
    assert facts(known, models.Evidence, "person_id", "kind") == [(priya, "need_met")]


def test_a_gift_that_nobody_asked_for_is_only_a_gift(known: User) -> None:
    """It keeps no promise and meets no need."""
    promising.promise(known, person(known, "Tom Berg").pk, "the style guide", None, NOW)
    logged(known, "sent Priya the style guide")
    assert facts(known, models.Promise, "kept_on") == [(None,)]
    assert facts(known, models.Evidence, "kind") == [("gift_unmet",)]


def test_a_gift_that_helped_is_one_gift(known: User) -> None:
    """What was given, and that it helped, in one line: their standing rises once."""
    logged(known, "coffee with Priya yesterday, struggles with onboarding docs")
    done = logged(known, "sent Priya our onboarding docs, it helped her")
    shown = facts(known, models.Evidence, "person_id", "kind")
    assert ("struggles with onboarding docs",) == done.needs_met
    assert [(person(known, "Priya Sharma").pk, "need_met")] == shown


def test_a_gift_of_theirs_keeps_their_promise_and_none_of_mine(known: User) -> None:
    """Who gave decides whose promise it was."""
    priya = person(known, "Priya Sharma").pk
    promising.promise(known, priya, "the slides", None, NOW, by_me=True)
    promising.promise(known, priya, "the slides", None, NOW, by_me=False)
    logged(known, "Priya sent me the slides")
    assert facts(known, models.Promise, "by_me", "kept_on") == [(True, None), (False, TODAY)]


def test_an_introduction_goes_from_asked_to_introduced(known: User) -> None:
    """One ask that moves on, not two."""
    priya, ada = person(known, "Priya Sharma").pk, person(known, "Ada Stein").pk
    logged(known, "asked Priya to introduce me to Ada")
    assert facts(known, models.Ask, "connector_id", "target_id", "state") == [(priya, ada, "asked")]
    logged(known, "Priya introduced me to Ada")
    assert facts(known, models.Ask, "state") == [("introduced",)]


def test_a_no_and_a_new_ask_are_two(known: User) -> None:
    """What was declined is over: asking again later begins anew."""
    logged(known, "asked Priya to introduce me to Ada")
    logged(known, "Priya declined")
    logged(known, "asked Priya to introduce me to Ada")
    assert facts(known, models.Ask, "state") == [("declined",), ("asked",)]


def test_a_reminder_is_counted(known: User) -> None:
    """It belongs to the ask that stands, and begins no other."""
    logged(known, "asked Priya to introduce me to Ada")
    for nudges in (1, 2):
        logged(known, "reminded Priya about the introduction")
        assert facts(known, models.Ask, "state", "nudges") == [("asked", nudges)]


def test_a_rumour_grows_into_one_opening(known: User) -> None:
    """Heard of, being created, posted, applied for, rejected: the same row, told first by Tom."""
    logged(known, "Tom heard of a data engineer opening")
    logged(known, "the data engineer job is posted")
    logged(known, "applied for the data engineer job")
    assert facts(known, models.Opening, "told_by_id", "stage", "applied_on") == [
        (person(known, "Tom Berg").pk, "posted", TODAY)
    ]
    logged(known, "Acme rejected me")
    assert facts(known, models.Opening, "stage", "outcome") == [("closed", "rejected")]


def test_a_job_without_a_place_is_at_the_goals(known: User) -> None:
    """Nobody names the organisation of every sentence."""
    logged(known, "Priya says they are creating a data engineer job")
    assert facts(known, models.Opening, "organisation") == [("Acme",)]


def test_two_jobs_of_one_place_stay_two(known: User) -> None:
    """Words that contradict each other are another job."""
    openings.opening(known, "Data engineer", "Acme", "", "posted", None, NOW)
    logged(known, "Tom heard of a product manager opening")
    assert len(facts(known, models.Opening)) == 2


def test_what_was_learnt_has_its_source_topic_and_confidence(known: User) -> None:
    """Told in confidence, it says so."""
    logged(known, "call with Priya today, confidential: they freeze hiring in May")
    ((who, text, confidence),) = facts(known, models.Learnt, "person_id", "text", "confidence")
    assert (who, confidence) == (person(known, "Priya Sharma").pk, "secret")
    assert "freeze hiring" in text


def test_a_thanked_introducer_is_not_to_be_thanked_again(known: User) -> None:
    """Each thing they did is marked as thanked for."""
    logged(known, "Priya introduced me to Ada")
    logged(known, "thanked Priya")
    ((shown,),) = facts(known, models.Evidence, "id")
    priya = person(known, "Priya Sharma").pk
    assert facts(known, models.Step, "key", "kind", "state") == [
        (f"thank:{priya}:0:{shown}", "thank", "done")
    ]


def test_an_appointment_leaves_nothing_but_what_is_promised(known: User) -> None:
    """A day to come is no talk yet."""
    done = logged(known, "coffee with Priya next Tuesday")
    assert (done.batch, facts(known, models.Conversation)) == (None, [])


@pytest.mark.parametrize("line", ["", "   ", "foo bar baz", "😀", "...", "\n"])
def test_a_line_without_a_fact_keeps_nothing(known: User, line: str) -> None:
    """No row, no batch, no revision."""
    before, revision = rows(known), known.revision
    assert logged(known, line).batch is None
    assert (before, revision) == (rows(known), known.revision)


def test_what_is_ambiguous_is_not_kept(known: User) -> None:
    """Two people called Tom: nothing is written before somebody says which."""
    people.add(known, "Tom Wood", NOW)
    said = log.understood(known, "coffee with Tom today", TODAY)
    assert [each.code for each in said.questions] == ["quicklog.which_person"]
    with pytest.raises(ValueError, match="ambiguous"):
        log.log(known, said, NOW)


def test_i_am_never_somebody_that_a_line_is_about(known: User) -> None:
    """My own name in a line is not a person to find."""
    me = models.Person.objects.visible_to(known).get(is_me=True)
    models.Person.objects.visible_to(known).filter(pk=me.pk).update(name="Alex Moran")
    said = log.understood(known, "coffee with Alex today", TODAY)
    assert all(mention.person != me.pk for mention in said.people)


LINES = (
    "coffee with Priya yesterday, struggles with onboarding docs, will intro Tom,"
    " I promised her our checklist by Friday",
    "Priya introduced me to Ada", "sent Priya our onboarding checklist", "thanked Priya",
    "asked Priya to introduce me to Quentin Hale", "call with Jo Newman today",
    "Tom heard of a data engineer opening", "applied for the data engineer job",
    "Acme rejected me", "Priya declined",
    "call with Priya today, confidential: they freeze hiring in May",
)  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_undo_takes_a_line_back_whole(known: User, line: str) -> None:
    """Whatever the lines before it had left, afterwards all of it is as it was."""
    for each in LINES[:4]:
        logged(known, each)
    before = rows(known)
    if logged(known, line).batch is not None:
        assert before != rows(known)
        undoing.undo(known, None, NOW)
    assert before == rows(known)


def test_a_text_that_is_too_long_for_a_column_is_cut_and_kept(known: User) -> None:
    """A name of a thousand letters is no fault."""
    said = Understood(
        line="x", on=TODAY, people=(Mention("N" * 1_000, is_new=True, present=True),),
        needs=(NeedSaid(0, "n" * 5_000),), promises=(PromiseSaid(0, True, "p" * 5_000),),
    )  # fmt: skip
    log.log(known, said, NOW)
    assert facts(known, models.Need, "text") == [("n" * 5_000,)]
    assert any(name.startswith("NNN") and len(name) == 300 for name in names(known))


def test_an_open_question_refuses_whatever_else_was_understood(known: User) -> None:
    """The guard is in the action, not only in the doors."""
    said = log.understood(known, "coffee with Priya today", TODAY)
    asking = replace(said, questions=(Question("quicklog.who", (), (), 0),))
    with pytest.raises(ValueError, match="ambiguous"):
        log.log(known, asking, NOW)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(line=st.text(max_size=60))
def test_any_line_is_kept_or_asked_about_and_goes_again(known: User, line: str) -> None:
    """No line breaks the log; undo leaves no trace of what one left."""
    cleaned = "".join(each for each in line if each.isprintable())
    before = rows(known)
    said = log.understood(known, f"coffee with Priya, {cleaned}", TODAY)
    if not said.questions and log.log(known, said, NOW).batch is not None:
        undoing.undo(known, None, NOW)
    assert before == rows(known)
