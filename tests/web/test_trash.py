"""The trash: removed, looked at, restored."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from inroad.actions import giving, people, promising, removing
from inroad.store.models import User
from tests.web import seeing

Typed = Callable[..., None]


@pytest.fixture
def there(client: Client, typed: Typed) -> Client:
    """Priya, with a talk and what it left."""
    typed("people", "add", "Priya Raman, engineer at Acme")
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


def moments(page: Any) -> dict[str, int]:
    """What can be removed on somebody's page, with its number."""
    found = [each["moment"] for each in page.context["moments"]]
    return {each.what: each.row for each in found if each.what}


@pytest.mark.parametrize("what", ["talk", "evidence", "promise", "need", "named"])
def test_what_is_removed_can_be_restored(there: Client, priya: str, what: str) -> None:
    """Gone from the page, there in the trash; and back as it was."""
    before = there.get(priya)
    row = moments(before)[what]
    page = there.post("/remove", {"what": what, "row": row, "next": priya}, follow=True)
    assert what not in moments(page)
    [entry] = there.get("/trash").context["rows"]
    assert "Priya Raman" in entry["batch"].label
    there.post("/trash/restore", {"batch": entry["batch"].pk})
    assert moments(before) == moments(there.get(priya))
    assert [] == there.get("/trash").context["rows"]


def test_needs_and_promises_outlive_their_talk(there: Client, priya: str, viewer: User) -> None:
    """What it showed goes with it."""
    row = moments(there.get(priya))["talk"]
    page = there.post("/remove", {"what": "talk", "row": row, "next": priya}, follow=True)
    assert {"need", "promise", "named"} == set(moments(page))
    assert (1, 1) == (len(giving.needs(viewer)), len(promising.open_promises(viewer)))


def test_removed_twice_is_removed_once(there: Client, priya: str, viewer: User) -> None:
    """Restored twice is restored once."""
    row = moments(there.get(priya))["need"]
    for _ in range(2):
        page = there.post("/remove", {"what": "need", "row": row, "next": priya}, follow=True)
    assert page.context["done"] is None
    [batch] = removing.trash(viewer)
    for _ in range(2):
        assert 200 == there.post("/trash/restore", {"batch": batch.pk}, follow=True).status_code
    assert 1 == len(giving.needs(viewer))


def test_undo_takes_it_out_of_the_trash_too(there: Client, priya: str, viewer: User) -> None:
    """It is the same thing."""
    row = moments(there.get(priya))["promise"]
    page = there.post("/remove", {"what": "promise", "row": row, "next": priya}, follow=True)
    there.post("/undo", {"batch": page.context["done"].pk})
    assert [] == removing.trash(viewer)
    assert 1 == len(promising.open_promises(viewer))


def test_what_has_no_place_any_more_stays_in_the_trash(
    there: Client, priya: str, viewer: User, typed: Typed
) -> None:
    """Until the person is there again."""
    row = moments(there.get(priya))["need"]
    there.post("/remove", {"what": "need", "row": row})
    typed("people", "add", "Priya Raman, lead at Acme")
    number = int(priya.rpartition("/")[2])
    other = next(who for who, name, _ in people.listed(viewer)
                 if name == "Priya Raman" and who != number)  # fmt: skip
    merged = there.post(f"/people/{other}/merge", {"other": number, "keep": other}, follow=True)
    [batch] = removing.trash(viewer)
    refused = there.post("/trash/restore", {"batch": batch.pk})
    assert 409 == refused.status_code
    assert "still in the trash" in refused.content.decode()
    assert [batch] == removing.trash(viewer)
    there.post("/undo", {"batch": merged.context["done"].pk})
    there.post("/trash/restore", {"batch": batch.pk})
    assert 1 == len(giving.needs(viewer))


def test_whoever_is_forgotten_is_not_in_the_trash(there: Client, priya: str, viewer: User) -> None:
    """Neither name nor words."""
    row = moments(there.get(priya))["need"]
    there.post("/remove", {"what": "need", "row": row})
    there.post(f"{priya}/forget", {"word": "Priya"})
    text = seeing.text(there.get("/trash"))
    assert "Raman" not in text
    assert "onboarding" not in text


def test_only_what_was_removed_is_restored_here(there: Client, viewer: User) -> None:
    """Another batch is not undone by its number."""
    from inroad.actions import undoing

    for batch in undoing.history(viewer):
        there.post("/trash/restore", {"batch": batch.pk})
    assert 1 == len(giving.needs(viewer))


@pytest.mark.parametrize("batch", ["", "x", "999", "9" * 30])
def test_a_number_that_is_none_restores_nothing(there: Client, batch: str) -> None:
    """And is no fault."""
    assert 200 == there.post("/trash/restore", {"batch": batch}, follow=True).status_code


def test_hostile_words_are_text(there: Client, priya: str) -> None:
    """In what was removed."""
    there.post(f"{priya}/need", {"text": seeing.HOSTILE, "on": "2026-01-01"})
    for row in [each["id"] for each in there.get(priya).context["needs"]]:
        there.post("/remove", {"what": "need", "row": row})
    page = there.get("/trash")
    assert 2 == len(page.context["rows"])
    assert seeing.harmless(seeing.text(page))


def test_a_full_trash_asks_no_more_queries(there: Client, priya: str) -> None:
    """Fifty at a time."""
    row = moments(there.get(priya))["need"]
    there.post("/remove", {"what": "need", "row": row})
    few = seeing.queries(there, "/trash")
    for number in range(6):
        there.post(f"{priya}/need", {"text": f"need {number}"})
    for each in there.get(priya).context["needs"]:
        there.post("/remove", {"what": "need", "row": each["id"]})
    assert 7 == len(there.get("/trash").context["rows"])
    assert few == seeing.queries(there, "/trash")
