"""The exchange: my move, and who told me of the opposite one; and the page of keys."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from tests.web import seeing

Typed = Callable[..., None]


def names(page: Any, which: str) -> list[str]:
    """Who is listed."""
    return [each["name"] for each in page.context[which]]


def test_an_empty_page_asks_for_one_move(client: Client) -> None:
    """And has no button that does nothing: each of its forms keeps something."""
    page = seeing.text(client.get("/exchange")).partition("<main")[2].partition("</main>")[0]
    assert "not built" not in page
    assert 1 == page.count("<form")


def test_the_opposite_move_is_found_and_shown_with_its_words(client: Client, typed: Typed) -> None:
    """What they said, how to speak of it, and a picture; withdrawn, it is gone."""
    typed("people", "add", "Tom Berg, engineer, Data Platform at Acme")
    typed("log", "--yes", "coffee with Tom yesterday, he wants to move to Support")
    page = client.post("/exchange/wish", {"leaving": "Support", "to": "Data Platform"}, follow=True)
    (found,) = page.context["swaps"]
    assert "Talk to Tom Berg first: you could change places" == found["title"]
    text = seeing.text(page)
    assert "“wants to move to Support”" in text.replace("&ldquo;", "“")
    assert "<svg" in text
    wish = page.context["mine"][0].id
    page = client.post("/give/withdraw", {"offer": wish, "next": "/exchange"}, follow=True)
    assert ([], ()) == (page.context["swaps"], page.context["mine"])


def test_a_wish_without_where_to_is_not_kept(client: Client) -> None:
    """A place that one would leave is no move."""
    page = client.post("/exchange/wish", {"leaving": "Support", "to": " "}, follow=True)
    assert () == page.context["mine"]


def test_a_place_in_a_circle_is_text(client: Client, typed: Typed) -> None:
    """Also inside the picture."""
    typed("people", "add", "Tom Berg, engineer, Data Platform at Acme")
    typed("log", "--yes", "coffee with Tom yesterday, he wants to move to Support")
    said = {"leaving": "<img src=x> support", "to": "Data Platform"}
    page = client.post("/exchange/wish", said, follow=True)
    assert 1 == len(page.context["swaps"])
    assert "<img" not in seeing.text(page)


def test_a_move_of_mine_is_an_offer(client: Client) -> None:
    """Kept from here, seen under Give as well."""
    said = {"kind": "swap", "text": "my place in support for one in data", "next": "/exchange"}
    page = client.post("/give/offer", said, follow=True)
    assert [said["text"]] == [each.text for each in page.context["mine"]]


def test_who_wants_to_leave_my_goal_comes_first(client: Client, typed: Typed) -> None:
    """Whoever said so elsewhere stands apart."""
    typed("goal", "data platform at Acme")
    typed("people", "add", "Priya Raman, engineer, Data Platform at Acme")
    typed("people", "add", "Mei Lin, designer at Brightside")
    typed("log", "--yes", "coffee with Priya yesterday, she wants to leave Data Platform")
    typed("log", "--yes", "coffee with Mei yesterday, she wants a swap")
    page = client.get("/exchange")
    assert (["Priya Raman"], ["Mei Lin"]) == (names(page, "opposite"), names(page, "others"))


def test_nobody_is_told_twice(client: Client, typed: Typed) -> None:
    """Who stands in a swap or in half a one does not stand among the rest."""
    typed("people", "add", "Tom Berg, engineer, Data Platform at Acme")
    typed("people", "add", "Mei Lin, designer at Brightside")
    typed("people", "add", "Bo Cay, engineer, Data Platform at Acme")
    typed("log", "--yes", "coffee with Tom yesterday, he wants to move to Support")
    typed("log", "--yes", "coffee with Mei yesterday, she wants to move to Support")
    typed("log", "--yes", "coffee with Bo yesterday, he wants to leave Data Platform")
    page = client.post("/exchange/wish", {"leaving": "Support", "to": "Data Platform"}, follow=True)
    assert ["Talk to Tom Berg first: you could change places"] == [
        each["title"] for each in page.context["swaps"]
    ]
    assert (["Bo Cay"], ["Mei Lin"]) == (names(page, "ask_where_to"), names(page, "seek_mine"))
    assert ([], []) == (names(page, "opposite"), names(page, "others"))
    assert "Nobody there told you so" not in seeing.text(page)


def test_more_people_ask_no_more_queries(client: Client) -> None:
    """Five or fifty."""
    seeing.people(client, 5)
    few = seeing.queries(client, "/exchange")
    seeing.people(client, 50)
    assert few == seeing.queries(client, "/exchange")


def test_every_page_of_the_menu_has_its_key(client: Client) -> None:
    """The list is made from the menu."""
    page = client.get("/keys")
    for _, address, words, key in page.context["rooms"]:
        assert f'<kbd>{key}</kbd></dt><dd><a href="{address}">{words}</a>' in seeing.text(page)
