"""One person's page, and why."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from inroad.actions import editing, people, promising
from inroad.store.models import User
from inroad.words.numbers import NUMBERS
from tests.web import seeing

Typed = Callable[..., None]


@pytest.fixture
def there(client: Client, typed: Typed) -> Client:
    """Priya, whom I spoke with, and Tom, to whom she leads."""
    typed("goal", "data platform at Acme")
    typed("people", "add", "Priya Raman, engineer, Data Platform at Acme, priya@acme.example")
    typed("people", "add", "Tom Berg, head of Data Platform at Acme")
    typed("offer", "insight", "how our onboarding works")
    line = (
        "coffee with Priya yesterday, she needs better onboarding docs, will intro Tom,"
        " I promised her our checklist by Friday, she forwarded my note"
    )
    typed("log", "--yes", line)
    return client


@pytest.fixture
def priya(there: Client, viewer: User) -> str:
    """Where her page is."""
    return f"/people/{people.who(viewer, 'Priya')}"


def belief(page: Any, heading: str) -> Any:
    """One of the three."""
    return next(each for each in page.context["beliefs"] if each["heading"] == heading)


def codes(page: Any) -> list[str]:
    """What happened, the latest first."""
    return [each["moment"].code for each in page.context["moments"]]


def test_the_head_says_who_they_are_for_the_goal(there: Client, priya: str) -> None:
    """With the reason, and how to log the next talk."""
    page = there.get(priya)
    [(role, words, why)] = page.context["roles"]
    assert ("insider", "works there") == (role, words)
    assert "Data Platform at Acme" in why
    assert "coffee with Priya" in seeing.text(page)


def test_a_line_in_the_box_is_about_them(there: Client, priya: str) -> None:
    """The box holds who it is about."""
    number = priya.rpartition("/")[2]
    assert f'name="about" value="{number}"' in seeing.text(there.get(priya))


def test_each_belief_has_the_behaviour_behind_it(there: Client, priya: str) -> None:
    """A note passed on speaks for what they think of me, and weighs more than the talk."""
    shown = belief(there.get(priya), "Thinks well of you")["shown"]
    assert ["passed something of yours on", "spoke with you"] == [
        next(words for words in ("passed something of yours on", "spoke with you") if words in each)
        for each in shown
    ]
    assert any("forwarded my note" in each for each in shown)


def test_that_silence_takes_it_away_is_said(there: Client, priya: str) -> None:
    """How fast, too."""
    assert "fades with silence" in there.get(priya).context["fading"]


def test_somebody_i_never_met_shows_what_would_begin_it(there: Client, viewer: User) -> None:
    """And nothing is made up."""
    page = there.get(f"/people/{people.who(viewer, 'Tom')}")
    found = belief(page, "Knows of you")
    assert ("nothing shows it yet", []) == (found["state"], found["shown"])
    assert found["missing"]
    assert page.context["over_time"] is None


def test_a_need_has_what_of_mine_meets_it(there: Client, priya: str) -> None:
    """In their words, with when they said it."""
    [need] = there.get(priya).context["needs"]
    assert "onboarding docs" in need["text"]
    assert need["stated"]
    assert need["on"] is not None
    assert ["how our onboarding works (insight)"] == need["gifts"]


def test_a_need_is_met_from_here(there: Client, priya: str) -> None:
    """The page comes again, with undo."""
    [need] = there.get(priya).context["needs"]
    page = there.post("/give/met", {"need": need["id"], "next": f"{priya}#needs"}, follow=True)
    assert [] == page.context["needs"]
    assert "shown.need_met" in codes(page)
    back = there.post("/undo", {"batch": page.context["done"].pk, "next": priya}, follow=True)
    assert [need["id"]] == [each["id"] for each in back.context["needs"]]


def test_a_promise_is_kept_once(there: Client, priya: str, viewer: User) -> None:
    """A second press adds no evidence."""
    [promise] = there.get(priya).context["mine"]
    for _ in range(2):
        page = there.post(f"/promises/{promise.id}", {"how": "kept", "next": priya}, follow=True)
    assert [] == page.context["mine"]
    assert ["kept.by_me", "shown.gift_unmet"] == sorted(
        code for code in codes(page) if code.startswith(("kept", "shown.gift"))
    )
    assert [] == [each for each in promising.open_promises(viewer) if each.by_me]


def test_a_promise_is_dropped(there: Client, priya: str) -> None:
    """It stays in the timeline, without evidence."""
    [promise] = there.get(priya).context["mine"]
    page = there.post(f"/promises/{promise.id}", {"how": "dropped", "next": priya}, follow=True)
    assert [] == page.context["mine"]
    assert "dropped.by_me" in codes(page)
    assert not [code for code in codes(page) if code.startswith("shown.gift")]


def test_a_chain_has_a_reason_for_each_link(there: Client, viewer: User) -> None:
    """And leads to the ask."""
    tom, priya = people.who(viewer, "Tom"), people.who(viewer, "Priya")
    page = there.get(f"/people/{tom}")
    chain = next(each for each in page.context["chains"] if each["first"] == priya)
    assert 2 == len(chain["links"])
    assert all(why for _, why in chain["links"])
    assert f'href="/ask/{priya}/{tom}"' in seeing.text(page)


def test_what_happened_stands_there_the_latest_first(there: Client, priya: str) -> None:
    """The talk, what it left, and whom she named."""
    found = codes(there.get(priya))
    assert {"talk.coffee", "need.stated", "promised.by_me", "shown.forwarded_my_note",
            "named.introduces"} <= set(found)  # fmt: skip


def test_a_long_timeline_has_pages(there: Client, priya: str, viewer: User) -> None:
    """Thirty at a time."""
    from datetime import UTC, date, datetime

    person = people.who(viewer, "Priya")
    for number in range(40):
        on = date(2026, 1, 1)
        editing.add_need(
            viewer, person, f"need {number}", on, True, datetime(2026, 3, 1, tzinfo=UTC)
        )
    page = there.get(priya)
    assert 30 == len(page.context["moments"])
    assert "?timeline=2#timeline" in seeing.text(page)
    assert seeing.weight(seeing.text(page)) < seeing.HEAVIEST


@pytest.mark.parametrize("number", ["0", "999", "9" * 15])
@pytest.mark.parametrize("address", ["/people/{}", "/people/{}/why", "/people/{}/edit",
                                     "/people/{}/merge", "/people/{}/forget", "/brief/{}",
                                     "/brief/{}.md", "/ask/{0}/{0}"])  # fmt: skip
def test_whoever_is_not_there_has_no_page(there: Client, address: str, number: str) -> None:
    """404, and no fault."""
    assert 404 == there.get(address.format(number)).status_code


def test_i_am_nobody_s_page(there: Client, viewer: User) -> None:
    """What is mine stands elsewhere."""
    from inroad.store import models
    from inroad.store.visible import visible_to

    me = visible_to(viewer, models.Person).get(is_me=True).pk
    assert 404 == there.get(f"/people/{me}").status_code


def test_every_number_has_a_name_and_a_source(there: Client, priya: str) -> None:
    """And the page says that none is a chance of being hired."""
    page = there.get(f"{priya}/why")
    rows = page.context["rows"]
    assert {each["name"] for each in rows} == {name for name, _ in NUMBERS.values()}
    assert all(each["source"] for each in rows)
    sources = [source for each in rows for *_, source in each["behind"]]
    assert sources
    assert all(each.startswith(("published", "measured", "assumed")) for each in sources)
    assert "None of them is a chance of being hired" in seeing.text(page)


def test_a_title_names_nobody(there: Client, priya: str) -> None:
    """A shared desk, a browser's history."""
    for address in (priya, f"{priya}/why", f"{priya}/edit", f"{priya}/merge", f"{priya}/forget"):
        title = seeing.text(there.get(address)).partition("</title>")[0]
        assert "Priya" not in title


def test_hostile_words_are_text(there: Client, typed: Typed, viewer: User) -> None:
    """Name, need, promise, the line of a talk."""
    typed("people", "add", f"{seeing.HOSTILE}, {seeing.HOSTILE} at Acme")
    number = people.who(viewer, "script")
    there.post(f"/people/{number}/need", {"text": seeing.HOSTILE})
    there.post(f"/people/{number}/promise", {"text": seeing.HOSTILE, "by": "them"})
    for address in ("", "/why", "/edit", "/merge", "/forget"):
        assert seeing.harmless(seeing.text(there.get(f"/people/{number}{address}")))


def test_more_people_ask_no_more_queries(there: Client, priya: str) -> None:
    """Five or fifty."""
    few = seeing.queries(there, priya)
    seeing.people(there, 50)
    assert few == seeing.queries(there, priya)
    assert few == seeing.queries(there, f"{priya}/why") + 1  # their addresses
