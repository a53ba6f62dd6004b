"""What I can give, and to whom."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from inroad.actions import giving
from inroad.store.models import User
from tests.web import seeing

Typed = Callable[..., None]
OFFER = {"kind": "insight", "text": "how our onboarding works"}


@pytest.fixture
def there(client: Client, typed: Typed) -> Client:
    """Priya, who said what she needs."""
    typed("people", "add", "Priya Raman, engineer, Data Platform at Acme")
    typed("need", "Priya", "better onboarding docs")
    return client


def needs(page: Any) -> list[str]:
    """The needs that something of mine meets."""
    return [each["text"] for each in page.context["gifts"]]


def test_before_anything_is_known_the_page_says_what_to_ask(client: Client) -> None:
    """The six kinds stand there all the same."""
    page = client.get("/give")
    assert list(giving.OFFER_KINDS) == [each["kind"] for each in page.context["kinds"]]
    assert "What would make your next months easier?" in seeing.text(page)


def test_a_need_without_an_offer_waits(there: Client) -> None:
    """Until something of mine meets it."""
    page = there.get("/give")
    assert ["better onboarding docs"] == [each["text"] for each in page.context["unmet"]]
    page = there.post("/give/offer", OFFER, follow=True)
    assert (["better onboarding docs"], []) == (needs(page), page.context["unmet"])
    [offer] = page.context["gifts"][0]["offers"]
    assert ("insight", ("onboarding",)) == (offer["kind"], offer["meets"])


def test_two_offers_for_one_need_are_one_card(there: Client) -> None:
    """She said it once."""
    there.post("/give/offer", OFFER)
    page = there.post(
        "/give/offer", {"kind": "effort", "text": "write onboarding docs"}, follow=True
    )
    assert 1 == len(page.context["gifts"])
    assert 2 == len(page.context["gifts"][0]["offers"])


def test_what_is_given_is_met_once_and_can_be_taken_back(there: Client, viewer: User) -> None:
    """A second press adds no evidence."""
    page = there.post("/give/offer", OFFER, follow=True)
    need = page.context["gifts"][0]["id"]
    page = there.post("/give/met", {"need": need}, follow=True)
    again = there.post("/give/met", {"need": need}, follow=True)
    assert ([], []) == (needs(again), giving.needs(viewer))
    assert 1 == there.get("/goal").context["progress"].needs_met
    page = there.post("/undo", {"batch": page.context["done"].pk, "next": "/give"}, follow=True)
    assert ["better onboarding docs"] == needs(page)


def test_an_offer_is_withdrawn_and_comes_back(there: Client, viewer: User) -> None:
    """With undo."""
    there.post("/give/offer", OFFER)
    [row] = giving.offers(viewer)
    page = there.post("/give/withdraw", {"offer": row.pk}, follow=True)
    assert [] == giving.offers(viewer)
    there.post("/undo", {"batch": page.context["done"].pk})
    assert [OFFER["text"]] == [each.text for each in giving.offers(viewer)]


def test_an_offer_sent_twice_is_one(there: Client, viewer: User) -> None:
    """The button was pressed twice."""
    for _ in range(2):
        there.post("/give/offer", OFFER)
    assert 1 == len(giving.offers(viewer))


@pytest.mark.parametrize(
    ("address", "said", "status"),
    [
        ("/give/offer", {"kind": "money", "text": "x"}, 400),
        ("/give/met", {"need": "999"}, 404),
        ("/give/met", {"need": "x"}, 404),
        ("/give/withdraw", {"offer": "999"}, 404),
    ],
)
def test_what_makes_no_sense_is_refused(
    there: Client, viewer: User, address: str, said: dict[str, str], status: int
) -> None:
    """And nothing changes."""
    assert status == there.post(address, said).status_code
    assert ([], 1) == (giving.offers(viewer), len(giving.needs(viewer)))


def test_two_who_could_help_each_other(there: Client, typed: Typed) -> None:
    """Settled from here, they are not proposed again."""
    typed("people", "add", "Mei Lin, onboarding docs writer at Brightside")
    page = there.get("/give")
    [pair] = page.context["pairs"]
    assert ("Priya Raman", "Mei Lin") == (pair["name"], pair["other_name"])
    assert "Ask both first" in seeing.text(page)
    page = there.post("/step", {"key": pair["key"], "state": "done", "next": "/give"}, follow=True)
    assert [] == page.context["pairs"]


def test_hostile_words_are_text(there: Client, typed: Typed) -> None:
    """Needs, offers, names."""
    typed("people", "add", f"{seeing.HOSTILE}, engineer at Acme")
    typed("need", "script", seeing.HOSTILE)
    there.post("/give/offer", {"kind": "swap", "text": seeing.HOSTILE})
    assert seeing.harmless(seeing.text(there.get("/give")))
    assert seeing.harmless(seeing.text(there.get("/exchange")))


def test_more_needs_ask_no_more_queries(there: Client, viewer: User) -> None:
    """And the page stays light."""
    there.post("/give/offer", OFFER)
    few = seeing.queries(there, "/give")
    seeing.people(there, 50)
    from datetime import UTC, datetime

    from inroad.actions import people

    for person, _, _ in people.listed(viewer):
        giving.need(
            viewer, person, "onboarding docs for new people", datetime(2026, 3, 1, tzinfo=UTC)
        )
    assert few == seeing.queries(there, "/give")
    page = there.get("/give")
    assert 25 == len(page.context["gifts"])
    assert seeing.weight(seeing.text(page)) < seeing.HEAVIEST
