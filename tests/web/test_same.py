"""One person or two, a card at a time."""

from collections.abc import Callable

import pytest
from django.test import Client

from inroad.actions import people
from inroad.store.models import User
from tests.web import seeing

Typed = Callable[..., None]


@pytest.fixture
def there(client: Client, typed: Typed) -> Client:
    """Two pairs that look alike."""
    typed("people", "add", "Priya Raman, engineer at Acme")
    typed("people", "add", "Priya Raman, platform engineer at Acme")
    typed("people", "add", "Tom Berg, designer at Brightside")
    typed("people", "add", "Tom Berg, lead designer at Brightside")
    return client


def shown(page: object) -> tuple[int, ...]:
    """The pair on the card."""
    return tuple(each.person.pk for each in page.context["pair"])  # type: ignore[attr-defined]


def answer(client: Client, pair: tuple[int, ...], said: str, later: int = 0) -> object:
    """The page after an answer."""
    form = {"a": pair[0], "b": pair[1], "answer": said, "later": later}
    return client.post("/people/same", form, follow=True)


def test_nobody_to_decide_about_is_said(client: Client) -> None:
    """No card, no count."""
    page = client.get("/people/same")
    assert (0, ()) == (page.context["left"], shown(page))


def test_a_card_has_both_with_reasons_and_words(there: Client) -> None:
    """As they were written, and one key for each answer."""
    page = there.get("/people/same")
    assert 2 == page.context["left"]
    assert page.context["reasons"]
    text = seeing.text(page)
    assert all(f'data-key="{key}"' in text for key in "yns")
    assert all(side.sightings for side in page.context["pair"])


def test_yes_makes_them_one_and_the_next_follows(there: Client, viewer: User) -> None:
    """With undo."""
    first = shown(there.get("/people/same"))
    page = answer(there, first, "y")
    assert 1 == page.context["left"]  # type: ignore[attr-defined]
    assert 1 == len({*first} & {*people.names(viewer)})
    there.post("/undo", {"batch": page.context["done"].pk})  # type: ignore[attr-defined]
    assert {*first} <= {*people.names(viewer)}


def test_no_keeps_them_apart_for_good(there: Client, viewer: User) -> None:
    """They are not asked about again; taken back, they are."""
    first = shown(there.get("/people/same"))
    page = answer(there, first, "n")
    assert first != shown(page)
    assert 4 == len(people.listed(viewer))
    there.post("/undo", {"batch": page.context["done"].pk})  # type: ignore[attr-defined]
    assert 2 == len(people.same(viewer))


def test_later_leads_to_the_next_and_keeps_nothing(there: Client, viewer: User) -> None:
    """An answer to the next leaves the first where it was."""
    first, second = shown(there.get("/people/same")), shown(there.get("/people/same?later=1"))
    assert first != second
    page = answer(there, second, "n", later=1)
    assert () == shown(page)
    assert first == shown(there.get("/people/same"))


@pytest.mark.parametrize("said", ["y", "n"])
def test_an_answer_given_twice_counts_once(there: Client, viewer: User, said: str) -> None:
    """The second has nothing to undo."""
    first = shown(there.get("/people/same"))
    answer(there, first, said)
    before = len(people.names(viewer))
    page = answer(there, first, said)
    assert page.context["done"] is None  # type: ignore[attr-defined]
    assert before == len(people.names(viewer))


@pytest.mark.parametrize("said", [("y", 1, 1), ("x", 1, 2), ("", 0, 0)])
def test_what_makes_no_sense_is_refused(there: Client, said: tuple[str, int, int]) -> None:
    """400."""
    form = {"answer": said[0], "a": said[1], "b": said[2]}
    assert 400 == there.post("/people/same", form).status_code


@pytest.mark.parametrize("later", ["x", "-1", "999", "9" * 30])
def test_a_place_that_is_not_there_is_no_fault(there: Client, later: str) -> None:
    """The first, or the end."""
    assert 200 == there.get("/people/same", {"later": later}).status_code


def test_hostile_names_are_text(client: Client) -> None:
    """On both sides, and in the words as written."""
    for title in ("engineer", "lead engineer"):
        client.post("/people/add", {"line": f"Zoe {seeing.HOSTILE}, {title} at Acme"})
    page = client.get("/people/same")
    assert shown(page)
    assert seeing.harmless(seeing.text(page))


def test_more_people_ask_no_more_queries(there: Client) -> None:
    """One pair at a time."""
    few = seeing.queries(there, "/people/same")
    seeing.people(there, 50)
    assert few == seeing.queries(there, "/people/same")
