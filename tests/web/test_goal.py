"""The goal's page."""

from collections.abc import Callable

import pytest
from django.test import Client

from inroad.actions import goals, learning, openings
from inroad.store.models import User
from inroad.words import own_numbers
from tests.web import seeing

Typed = Callable[..., None]
JOB = {"title": "Data engineer", "organisation": "Acme", "unit": "", "stage": "rumoured"}


@pytest.fixture
def there(client: Client, typed: Typed) -> Client:
    """Somebody with a goal, and Priya, who works there."""
    typed("goal", "data platform at Acme by December")
    typed("people", "add", "Priya Raman, engineer, Data Platform at Acme")
    return client


def test_a_hole_of_one_person_reads_right(there: Client, typed: Typed) -> None:
    """On the map, and on Today."""
    typed("people", "add", "Tom Berg, head of Data Platform at Acme")

    for address in ("/", "/goal"):
        assert "1 person who creates jobs there" in seeing.text(there.get(address))


def test_own_numbers_wait_until_there_is_something_to_count(there: Client) -> None:
    """An empty list would look like a task."""
    assert "Your own numbers" not in seeing.text(there.get("/goal"))


def test_own_asks_stand_beside_what_was_counted_elsewhere(
    there: Client, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As counts of one's own, with the limits of the others, and never as a share or a grade."""
    typed("people", "add", "Tom Berg, head of Data Platform at Acme")
    typed("log", "--yes", "asked Priya to introduce me to Tom")
    typed("log", "--yes", "coffee with Priya today, she introduced me to Tom")
    monkeypatch.setenv("INROAD_NOW", "2027-01-04T09:00")
    answer = there.get("/goal")
    page, own = seeing.text(answer), answer.context["own"]

    answered = "Your one ask was answered within two weeks: too few to say anything."
    assert answered == own["told"][0]
    assert [("1 of 1 (too few)", "7 to 27 of 100")] == [
        (row.own, row.elsewhere) for row in own["rows"]
    ]
    assert own_numbers.ELSEWHERE.limits in page
    section = page.partition('id="own"')[2].partition("</section>")[0]
    assert "%" not in section


def test_before_there_is_a_goal_the_page_asks_for_it(client: Client) -> None:
    """And draws nothing."""
    page = seeing.text(client.get("/goal"))
    assert 'name="sentence"' in page
    assert "<svg xmlns" not in page


def test_the_sentence_is_edited_in_place_and_taken_back(there: Client, viewer: User) -> None:
    """The one before comes back with undo."""
    page = there.post("/goal/set", {"sentence": "design at Brightside"}, follow=True)
    assert "design at Brightside" == page.context["goal"].sentence
    there.post("/undo", {"batch": page.context["done"].pk})
    found = goals.current(viewer)
    assert found is not None
    assert "data platform at Acme by December" == found.sentence


def test_the_same_sentence_keeps_what_was_settled(there: Client) -> None:
    """Pressed twice, it is one goal."""
    first = there.get("/goal").context["questions"][0]["id"]
    there.post("/goal/question", {"question": first, "how": "drop"})
    page = there.post("/goal/set", {"sentence": "data platform at Acme by December"}, follow=True)
    assert first not in [each["id"] for each in page.context["questions"]]
    assert page.context["done"] is None


def test_an_open_question_is_settled_once(there: Client) -> None:
    """A second press finds it gone and changes no other."""
    before = [each["id"] for each in there.get("/goal").context["questions"]]
    for _ in range(2):
        page = there.post("/goal/question", {"question": before[0], "how": "known"}, follow=True)
    assert before[1:] == [each["id"] for each in page.context["questions"]]


def test_a_vague_goal_leads_to_places(client: Client, typed: Typed) -> None:
    """Choosing one sets the goal, with the day that was said."""
    typed("goal", "something with data by December")
    typed("people", "add", "Priya Raman, data engineer, Data Platform at Acme")
    found = client.get("/goal").context["directions"]
    assert ["Data Platform, Acme"] == [each["place"] for each in found]
    page = client.post("/goal/set", {"sentence": found[0]["sentence"]}, follow=True)
    told = dict(page.context["told"])
    assert ("Data Platform, Acme", "31 December 2026") == (told["Place"], told["By"])
    assert [] == page.context["directions"]


def test_an_opening_has_who_told_of_it(there: Client) -> None:
    """And moves on, and is taken back."""
    page = there.post("/goal/opening", {**JOB, "told_by": "Priya"}, follow=True)
    [row] = page.context["openings"]
    assert ("rumoured", "Priya Raman") == (row.stage, row.told_by.name)
    change = {"stage": "posted", "applied": "on", "outcome": "interview"}
    page = there.post(f"/goal/opening/{row.pk}", change, follow=True)
    [row] = page.context["openings"]
    assert ("posted", "interview") == (row.stage, row.outcome)
    assert row.applied_on is not None
    page = there.post("/undo", {"batch": page.context["done"].pk, "next": "/goal"}, follow=True)
    assert ["rumoured"] == [each.stage for each in page.context["openings"]]


def test_the_day_of_applying_stays(
    there: Client, viewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later change does not move it."""
    there.post("/goal/opening", JOB)
    row = openings.openings(viewer)[0]
    there.post(f"/goal/opening/{row.pk}", {"stage": "posted", "applied": "on"})
    first = openings.openings(viewer)[0].applied_on
    monkeypatch.setenv("INROAD_NOW", "2026-03-20T09:00")
    there.post(f"/goal/opening/{row.pk}", {"stage": "closed", "applied": "on"})
    assert first == openings.openings(viewer)[0].applied_on


def test_what_is_sent_twice_is_kept_once(there: Client, viewer: User) -> None:
    """An opening, and what I learnt."""
    for _ in range(2):
        there.post("/goal/opening", JOB)
        there.post("/goal/learnt", {"text": "They plan a new team", "confidence": "careful"})
    assert 1 == len(openings.openings(viewer))
    assert 1 == len(learning.everything(viewer))


def test_what_i_learnt_stands_by_topic_with_its_source(there: Client) -> None:
    """And how it may be used."""
    said = {
        "text": "Two leave in May",
        "told_by": "Priya",
        "topic": "people",
        "confidence": "secret",
    }
    page = there.post("/goal/learnt", said, follow=True)
    [(topic, [row])] = page.context["learnt"]["topics"]
    assert ("people", "Priya Raman", "secret") == (topic, row.person.name, row.confidence)
    assert "for you alone" in seeing.text(page)


@pytest.mark.parametrize(
    ("address", "said", "status"),
    [
        ("/goal/opening", {**JOB, "stage": "hidden"}, 400),
        ("/goal/opening", {**JOB, "told_by": "Nobody Known"}, 404),
        ("/goal/opening/999", {"stage": "posted"}, 404),
        ("/goal/opening/999", {"stage": "posted", "outcome": "luck"}, 400),
        ("/goal/learnt", {"text": "x", "confidence": "loud"}, 400),
        ("/goal/question", {"question": "1", "how": "maybe"}, 400),
    ],
)
def test_what_makes_no_sense_is_refused(
    there: Client, viewer: User, address: str, said: dict[str, str], status: int
) -> None:
    """And nothing is kept."""
    assert status == there.post(address, said).status_code
    assert [] == [*openings.openings(viewer), *learning.everything(viewer)]


def test_forms_answer_post_alone(there: Client) -> None:
    """A link changes nothing."""
    for address in ("/goal/set", "/goal/question", "/goal/opening", "/goal/learnt"):
        assert 405 == there.get(address).status_code


def test_progress_counts_talks_and_needs_met(there: Client, typed: Typed) -> None:
    """Never how many people are stored."""
    typed("log", "--yes", "coffee with Priya yesterday, struggles with onboarding docs")
    page = there.get("/goal")
    assert (1, 0) == (page.context["progress"].talks, page.context["progress"].needs_met)
    assert "Week of" in seeing.text(page)


def test_hostile_words_are_text(there: Client, typed: Typed) -> None:
    """In the goal, in names, in what was learnt, in openings, in the picture."""
    typed("people", "add", f"{seeing.HOSTILE}, head of Data Platform at Acme")
    there.post("/goal/opening", {**JOB, "title": seeing.HOSTILE, "told_by": "script"})
    there.post(
        "/goal/learnt", {"text": seeing.HOSTILE, "topic": seeing.HOSTILE, "told_by": "script"}
    )
    assert seeing.harmless(seeing.text(there.get("/goal")))


def test_long_lists_are_cut(there: Client) -> None:
    """And more people, or more that was learnt, ask no more queries."""
    there.post("/goal/learnt", {"text": "They plan a new team", "told_by": "Priya"})
    there.post("/goal/opening", {**JOB, "told_by": "Priya"})
    few = seeing.queries(there, "/goal")
    seeing.people(there, 50)
    for at in range(52):
        there.post("/goal/learnt", {"text": f"Thing {at}", "told_by": "Priya"})
    assert few == seeing.queries(there, "/goal")
    assert 50 == len(there.get("/goal").context["learnt"]["page"])
    assert 3 == len(there.get("/goal?learnt=2").context["learnt"]["page"])
    assert seeing.weight(seeing.text(there.get("/goal"))) < seeing.HEAVIEST
