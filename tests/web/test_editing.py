"""Somebody corrected in place, left out, merged, forgotten."""

from collections.abc import Callable

import pytest
from django.test import Client

from inroad.actions import editing, giving, people, promising
from inroad.store import models
from inroad.store.models import User
from inroad.store.visible import visible_to
from tests.web import seeing

Typed = Callable[..., None]


@pytest.fixture
def there(client: Client, typed: Typed) -> Client:
    """Priya, with a need and a promise; and Priya K., who is the same."""
    typed("goal", "data platform at Acme")
    typed("people", "add", "Priya Raman, engineer, Data Platform at Acme")
    typed("log", "--yes", "coffee with Priya Raman yesterday, she needs better onboarding docs,"
          " I promised her our checklist")  # fmt: skip
    typed("people", "add", "Priya K. Raman, platform engineer, Acme")
    return client


@pytest.fixture
def priya(there: Client, viewer: User) -> int:
    """Her number."""
    return people.who(viewer, "Priya Raman")


def work(viewer: User, person: int) -> list[tuple[str, str, bool]]:
    """Title, organisation and whether it is held now, of each position."""
    rows = visible_to(viewer, models.Position).filter(person_id=person).order_by("pk")
    return [(each.title, each.organisation, each.until is None) for each in rows]


def form(client: Client, person: int) -> dict[str, str]:
    """The form as it is shown."""
    page = client.get(f"/people/{person}/edit")
    return {each.name: each.value for each in page.context["fields"]} | {
        name: str(value) for name, value in page.context["hidden"]
    }


def test_a_correction_is_kept_and_taken_back(there: Client, priya: int, viewer: User) -> None:
    """Name, place and work at once."""
    said = form(there, priya) | {"name": "Priya Rahman", "location": "Lisbon", "title": "lead"}
    page = there.post(f"/people/{priya}/edit", said, follow=True)
    assert ("Priya Rahman", "Lisbon") == (page.context["name"], page.context["person"].location)
    assert [("lead", "Acme", True)] == work(viewer, priya)
    there.post("/undo", {"batch": page.context["done"].pk})
    assert "Priya Raman" == people.names(viewer)[priya]
    assert [("engineer", "Acme", True)] == work(viewer, priya)


def test_a_new_position_ends_the_one_before(there: Client, priya: int, viewer: User) -> None:
    """Both stay known."""
    said = form(there, priya) | {"organisation": "Brightside", "moved": "on"}
    there.post(f"/people/{priya}/edit", said)
    assert [("engineer", "Acme", False), ("engineer", "Brightside", True)] == work(viewer, priya)


def test_an_emptied_position_has_ended(there: Client, priya: int, viewer: User) -> None:
    """It is not lost."""
    said = form(there, priya) | {"title": "", "unit": "", "organisation": ""}
    there.post(f"/people/{priya}/edit", said)
    assert [("engineer", "Acme", False)] == work(viewer, priya)


def test_the_same_form_again_changes_nothing(there: Client, priya: int, viewer: User) -> None:
    """Nothing to undo either; a name is never emptied."""
    for changed in ({}, {"name": ""}, {"moved": "on"}):
        page = there.post(f"/people/{priya}/edit", form(there, priya) | changed, follow=True)
        assert page.context["done"] is None
    assert [("engineer", "Acme", True)] == work(viewer, priya)


def test_another_s_position_is_not_changed_from_here(
    there: Client, priya: int, viewer: User
) -> None:
    """404, and nothing is kept."""
    other = people.who(viewer, "Priya K. Raman")
    said = form(there, priya) | {"position": form(there, other)["position"], "name": "X"}
    assert 404 == there.post(f"/people/{priya}/edit", said).status_code
    assert "Priya Raman" == people.names(viewer)[priya]


def test_a_need_is_corrected(there: Client, viewer: User) -> None:
    """A day to come becomes today; what is no day becomes none."""
    [need] = giving.needs(viewer)
    said = {"text": "docs for new people", "on": "2199-01-01", "assumed": "on"}
    there.post(f"/needs/{need.pk}/edit", said)
    row = editing.need(viewer, need.pk)
    assert ("docs for new people", False) == (row.text, row.stated)
    assert row.on is not None
    assert row.on.year < 2199
    there.post(f"/needs/{need.pk}/edit", {"text": "", "on": "x"})
    row = editing.need(viewer, need.pk)
    assert ("docs for new people", None, True) == (row.text, row.on, row.stated)


def test_a_promise_is_corrected(there: Client, viewer: User) -> None:
    """Its words, and by when."""
    [promise] = promising.open_promises(viewer)
    page = there.get(f"/promises/{promise.pk}/edit")
    assert [promise.text, ""] == [each.value for each in page.context["fields"]]
    there.post(f"/promises/{promise.pk}/edit", {"text": "the checklist", "due": "2026-07-01"})
    row = editing.promise(viewer, promise.pk)
    assert ("the checklist", "2026-07-01") == (row.text, str(row.due))


def test_a_need_and_a_promise_are_added_once(there: Client, priya: int, viewer: User) -> None:
    """Sent twice, they are one; empty, they are none."""
    for text in ("a mentor", "a mentor", ""):
        there.post(f"/people/{priya}/need", {"text": text, "on": "2026-01-05"})
        there.post(f"/people/{priya}/promise", {"text": text, "by": "them", "due": "no day"})
    assert 1 == [each.text for each in giving.needs(viewer)].count("a mentor")
    theirs = [each for each in promising.open_promises(viewer) if not each.by_me]
    assert [("a mentor", None)] == [(each.text, each.due) for each in theirs]


@pytest.mark.parametrize(
    ("address", "said", "status"),
    [
        ("/people/999/edit", {"name": "x"}, 404),
        ("/people/999/need", {"text": "x"}, 404),
        ("/people/999/promise", {"text": "x"}, 404),
        ("/people/999/not", {}, 404),
        ("/needs/999/edit", {"text": "x"}, 404),
        ("/promises/999/edit", {"text": "x"}, 404),
        ("/promises/999", {"how": "kept"}, 404),
        ("/promises/1", {"how": "burnt"}, 400),
        ("/remove", {"what": "person", "row": "1"}, 400),
    ],
)
def test_what_makes_no_sense_is_refused(
    there: Client, viewer: User, address: str, said: dict[str, str], status: int
) -> None:
    """And nothing changes."""
    before = viewer.revision
    assert status == there.post(address, said).status_code
    viewer.refresh_from_db()
    assert before == viewer.revision


def test_not_this_person_holds_until_they_are_let_in(
    there: Client, priya: int, viewer: User
) -> None:
    """No card is about them; twice is once; undo works too."""
    page = there.post(f"/people/{priya}/not", {"how": "not"}, follow=True)
    assert page.context["left_out"]
    again = there.post(f"/people/{priya}/not", {"how": "not"}, follow=True)
    assert again.context["done"] is None
    talks = [each["card"].step for each in there.get("/").context["cards"]]
    assert priya not in {step.person for step in talks if step.kind != "keep_promise"}
    page = there.post(f"/people/{priya}/not", {"how": "again"}, follow=True)
    assert not page.context["left_out"]


def test_somebody_is_chosen_by_name_and_made_one(there: Client, priya: int, viewer: User) -> None:
    """Both are shown first; it can be taken back."""
    other = people.who(viewer, "Priya K. Raman")
    page = there.get(f"/people/{priya}/merge", {"with": "raman"})
    assert [other] == [each["id"] for each in page.context["candidates"]]
    page = there.get(f"/people/{priya}/merge", {"other": other})
    assert [priya, other] == [each.person.pk for each in page.context["pair"]]
    page = there.post(f"/people/{priya}/merge", {"other": other, "keep": priya}, follow=True)
    assert "Priya Raman" == page.context["name"]
    assert other not in people.names(viewer)
    there.post("/undo", {"batch": page.context["done"].pk})
    assert {priya, other} <= set(people.names(viewer))


def test_the_other_name_can_stay(there: Client, priya: int, viewer: User) -> None:
    """And the talk is theirs then; sent twice, nothing more happens."""
    other = people.who(viewer, "Priya K. Raman")
    for _ in range(2):
        page = there.post(f"/people/{priya}/merge", {"other": other, "keep": other}, follow=True)
        if page.status_code == 404:  # the page that it was sent from is gone with them
            continue
        assert "Priya K. Raman" == page.context["name"]
        assert "talk.coffee" in {each["moment"].code for each in page.context["moments"]}
    assert priya not in people.names(viewer)


def test_nobody_is_merged_with_themselves(there: Client, priya: int) -> None:
    """Nor with nobody."""
    there_is = there.get(f"/people/{priya}/merge", {"other": priya})
    assert [] == there_is.context["pair"]
    assert 400 == there.post(f"/people/{priya}/merge", {"other": priya}).status_code
    assert 404 == there.post(f"/people/{priya}/merge", {"other": "999", "keep": 999}).status_code


def test_forgetting_says_what_goes_and_asks_for_a_word(
    there: Client, priya: int, viewer: User
) -> None:
    """Another word erases nothing."""
    page = there.get(f"/people/{priya}/forget")
    assert {"1 talk that you logged", "1 need", "1 promise", "1 position"} <= set(
        page.context["gone"]
    )
    for word in ("", "Prya", "yes"):
        page = there.post(f"/people/{priya}/forget", {"word": word})
        assert 200 == page.status_code
    assert priya in people.names(viewer)


def test_the_first_word_of_the_name_erases(there: Client, priya: int, viewer: User) -> None:
    """In any case of letters; the page that follows says so."""
    page = there.post(f"/people/{priya}/forget", {"word": "priya "}, follow=True)
    assert page.context["forgotten"]
    assert "Erased for good" in seeing.text(page)
    assert priya not in people.names(viewer)
    assert 404 == there.get(f"/people/{priya}").status_code


def test_a_talk_with_others_too_stays_without_them(
    there: Client, priya: int, viewer: User, typed: Typed
) -> None:
    """It is counted apart."""
    other = people.who(viewer, "Priya K. Raman")
    there.post(f"/people/{priya}/merge", {"other": other, "keep": priya})
    typed("people", "add", "Tom Berg, Acme")
    typed("log", "--yes", "lunch with Priya and Tom on Monday")
    page = there.get(f"/people/{priya}/forget")
    assert "1 talk that you logged" in page.context["gone"]
    assert any(each.startswith("1 talk with others") for each in page.context["staying"])


def test_a_hostile_name_can_be_forgotten(there: Client, viewer: User) -> None:
    """By its first word, as it is shown."""
    there.post("/people/add", {"line": f"{seeing.HOSTILE}, Acme"})
    number = people.who(viewer, "script")
    word = there.get(f"/people/{number}/forget").context["word"]
    there.post(f"/people/{number}/forget", {"word": word})
    assert number not in people.names(viewer)
