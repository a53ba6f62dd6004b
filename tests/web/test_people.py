"""Everybody, to look somebody up in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from inroad.actions import people, removing
from inroad.store.models import User
from tests.web import seeing

Typed = Callable[..., None]


@pytest.fixture
def there(client: Client, typed: Typed) -> Client:
    """Three people: one at the goal, one who leads there, one elsewhere whom I spoke with."""
    typed("goal", "data platform at Acme")
    typed("people", "add", "Priya Raman, engineer, Data Platform at Acme")
    typed("people", "add", "Tom Berg, head of Data Platform at Acme")
    typed("people", "add", "Mei Lin, designer at Brightside")
    typed("log", "--yes", "coffee with Mei yesterday, she forwarded my note")
    return client


def names(page: Any) -> list[str]:
    """Who is listed, in this order."""
    return [each["name"] for each in page.context["rows"]]


def test_nobody_is_nobody(client: Client) -> None:
    """The page says how to begin."""
    page = client.get("/people")
    assert [] == names(page)
    assert "/start#people" in seeing.text(page)


def test_whoever_i_had_contact_with_comes_first(there: Client) -> None:
    """Then everybody by name."""
    assert ["Mei Lin", "Priya Raman", "Tom Berg"] == names(there.get("/people"))


@pytest.mark.parametrize(
    ("typed_words", "found"),
    [
        ("pri", ["Priya Raman"]),
        ("TOM", ["Tom Berg"]),
        ("berg t", ["Tom Berg"]),
        ("brightside", ["Mei Lin"]),
        ("acme engineer", ["Priya Raman"]),
        ("", ["Mei Lin", "Priya Raman", "Tom Berg"]),
        ("zzyzx", []),
    ],
)
def test_somebody_is_found_by_name_work_or_place(
    there: Client, typed_words: str, found: list[str]
) -> None:
    """A part of each is enough."""
    assert found == names(there.get("/people", {"q": typed_words}))


def test_a_role_and_a_standing_narrow_the_list(there: Client) -> None:
    """As the coverage map links to it; what is no role narrows nothing."""
    assert ["Tom Berg"] == names(there.get("/people", {"role": "job_creator"}))
    assert ["Mei Lin"] == names(there.get("/people", {"standing": "thinks_well_of_me"}))
    assert [] == names(there.get("/people", {"role": "pathfinder", "standing": "not_yet"}))
    assert 3 == len(names(there.get("/people", {"role": "boss", "standing": "x"})))


def test_a_row_says_work_role_standing_and_last_contact(there: Client) -> None:
    """In words, without a number."""
    tom = there.get("/people", {"q": "Tom"}).context["rows"][0]
    assert "head of Data Platform, Acme" == tom["works"]
    assert "creates jobs there" == tom["role_words"]
    assert "not in touch yet" == tom["standing"]
    mei = there.get("/people", {"q": "Mei"}).context["rows"][0]
    assert "thinks well of you" == mei["standing"]
    assert mei["last"] is not None


def test_a_long_list_has_pages_that_keep_what_was_asked(there: Client) -> None:
    """Fifty at a time."""
    seeing.people(there, 60)
    page = there.get("/people", {"q": "acme", "role": "insider"})
    assert 50 == len(names(page))
    assert 'href="/people?q=acme&amp;role=insider&amp;page=2"' in seeing.text(page)
    rest = there.get("/people", {"q": "acme", "role": "insider", "page": 2})
    assert not {*names(page)} & {*names(rest)}


@pytest.mark.parametrize("number", ["0", "-1", "999", "x", "9" * 30])
def test_a_page_that_is_not_there_is_another_one(there: Client, number: str) -> None:
    """And no fault."""
    assert 3 == len(names(there.get("/people", {"page": number})))


def test_somebody_is_added_by_a_line_and_taken_back(there: Client, viewer: User) -> None:
    """The page that follows shows them."""
    line = "Ana Souza, product manager at Acme"
    page = there.post("/people/add", {"line": line}, follow=True)
    assert ["Ana Souza"] == names(page)
    there.post("/undo", {"batch": page.context["done"].pk})
    assert "Ana Souza" not in people.names(viewer).values()
    again = there.post("/people/add", {"line": line}, follow=True)
    assert ["Ana Souza"] == names(again)


def test_the_same_line_sent_twice_adds_one(there: Client, viewer: User) -> None:
    """The second time leads to the person."""
    for _ in range(2):
        page = there.post("/people/add", {"line": "Ana Souza, Acme"}, follow=True)
    assert "Ana Souza" == page.context["person"].name
    assert 1 == list(people.names(viewer).values()).count("Ana Souza")


@pytest.mark.parametrize("line", ["", " , ", "\u202e", "\x00"])
def test_nobody_is_added_by_nothing(there: Client, viewer: User, line: str) -> None:
    """The page is just shown again."""
    assert 200 == there.post("/people/add", {"line": line}, follow=True).status_code
    assert 3 == len(people.listed(viewer))


def test_an_address_that_somebody_has_is_refused(there: Client) -> None:
    """With the name of whoever has it."""
    there.post("/people/add", {"line": "Ana Souza, ana@acme.example"})
    refused = there.post("/people/add", {"line": "Anna Souza, ana@acme.example"})
    assert 409 == refused.status_code
    assert "Ana Souza" in refused.content.decode()


def test_whoever_was_left_out_is_marked(there: Client, viewer: User) -> None:
    """They stay in the list."""
    tom = people.who(viewer, "Tom")
    there.post(f"/people/{tom}/not", {"how": "not"})
    assert "left out of plans" in seeing.text(there.get("/people", {"q": "Tom"}))
    assert [] == removing.trash(viewer)


def test_hostile_names_are_text(there: Client) -> None:
    """In the list, in the field, in links."""
    there.post("/people/add", {"line": f"{seeing.HOSTILE}, engineer at Acme"})
    for asked in ({}, {"q": seeing.HOSTILE}, {"q": '"><script>alert(1)</script>'}):
        assert seeing.harmless(seeing.text(there.get("/people", asked)))


def test_more_people_ask_no_more_queries(there: Client) -> None:
    """And fifty rows stay light."""
    few = seeing.queries(there, "/people?q=a&role=insider&standing=not_yet")
    seeing.people(there, 60)
    assert few == seeing.queries(there, "/people?q=a&role=insider&standing=not_yet")
    assert seeing.weight(seeing.text(there.get("/people"))) < seeing.HEAVIEST
