"""The ask for an introduction."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from inroad.actions import asking, people
from inroad.actions.reading import situation
from inroad.store.models import User
from inroad.words import asks
from tests.web import seeing

Typed = Callable[..., None]
MONDAY = "2026-03-02T09:00"


@pytest.fixture
def there(client: Client, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Priya, who offered to introduce Tom, on a Monday."""
    monkeypatch.setenv("INROAD_NOW", MONDAY)
    typed("goal", "data platform at Acme")
    typed("people", "add", "Priya Raman, engineer, Data Platform at Acme, priya@acme.example")
    typed("people", "add", "Tom Berg, head of Data Platform at Acme")
    typed("offer", "insight", "how our onboarding works")
    typed("log", "--yes", "coffee with Priya yesterday, will intro Tom")
    return client


@pytest.fixture
def address(there: Client, viewer: User) -> str:
    """Where the ask is."""
    return f"/ask/{people.who(viewer, 'Priya')}/{people.who(viewer, 'Tom')}"


def move(client: Client, address: str, state: str) -> Any:
    """The page after one step, as it offers it."""
    version = client.get(address).context["version"]
    return client.post(address, {"state": state, "version": version}, follow=True)


def offered(page: Any) -> list[str]:
    """The next steps that a page offers."""
    return [state for state, _ in page.context["moves"]]


def open_asks(viewer: User, day: str) -> list[dict[str, object]]:
    """The list of open asks on a day."""
    viewer.refresh_from_db()
    thought = situation(viewer, date.fromisoformat(day))
    return asks.listed(asking.open_asks(thought), thought)


def test_the_points_say_why_what_for_and_that_a_no_is_fine(there: Client, address: str) -> None:
    """In my voice, to her; nothing that Tom told me."""
    body = there.get(address).context["body"]
    assert "You offered" in body
    assert "I would like to talk to Tom Berg, head of Data Platform, Acme" in body
    assert "how our onboarding works" in body
    assert "A no is perfectly fine" in body
    assert all(line.startswith("- ") for line in body.splitlines())


def test_what_the_target_told_me_is_not_told_on(there: Client, address: str, typed: Typed) -> None:
    """Their need stays between us; what I can give does not say why."""
    typed("need", "Tom", "better onboarding for new hires")
    page = there.get(address)
    assert "better onboarding for new hires" not in page.context["body"]
    assert "how our onboarding works" in page.context["body"]


def test_the_mail_program_gets_all_of_it(there: Client, address: str) -> None:
    """Her address, the subject and every line, encoded."""
    page = there.get(address)
    parts = urlsplit(page.context["mail"])
    asked = parse_qs(parts.query)
    assert ("mailto", "priya@acme.example") == (parts.scheme, parts.path)
    assert ["Would you introduce me to Tom Berg?"] == asked["subject"]
    assert page.context["body"] == asked["body"][0].replace("\r\n", "\n")
    assert not set(' \n"<>') & set(page.context["mail"])


def test_an_address_that_several_share_is_not_written_to(
    there: Client, address: str, viewer: User
) -> None:
    """The mail program asks for one."""
    from inroad.store import models
    from inroad.store.visible import visible_to

    visible_to(viewer, models.Identifier).update(shared=True)
    page = there.get(address)
    assert ("", "mailto:?") == (page.context["email"], page.context["mail"][:8])


def test_an_ask_is_tracked_from_the_first_wish_to_the_introduction(
    there: Client, address: str, viewer: User
) -> None:
    """What comes next is offered; the introduction is behaviour of hers."""
    assert ["asked", "to_ask"] == offered(there.get(address))
    assert ["asked"] == offered(move(there, address, "to_ask"))
    assert "introduced" in offered(move(there, address, "asked"))
    page = move(there, address, "introduced")
    assert page.context["standing"].startswith("Introduced you")
    person = there.get(f"/people/{people.who(viewer, 'Priya')}")
    codes = [each["moment"].code for each in person.context["moments"]]
    assert 1 == codes.count("shown.introduced_me")
    back = there.post("/undo", {"batch": page.context["done"].pk, "next": address}, follow=True)
    assert "introduced" in offered(back)


@pytest.mark.parametrize("state", ["asked", "to_ask"])
def test_pressed_twice_it_moves_once(there: Client, address: str, viewer: User, state: str) -> None:
    """The form knows what it was made from."""
    for _ in range(2):
        there.post(address, {"state": state, "version": ""})
    assert 1 == len(open_asks(viewer, "2026-03-02"))


def test_reminders_are_due_after_three_and_seven_working_days_then_it_rests(
    there: Client, address: str, viewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weekends do not count."""
    assert (
        "From 5 March 2026 on, a short reminder"
        in move(there, address, "asked").context["standing"]
    )
    assert [False] == [each["is_due"] for each in open_asks(viewer, "2026-03-04")]
    assert [True] == [each["is_due"] for each in open_asks(viewer, "2026-03-05")]
    monkeypatch.setenv("INROAD_NOW", "2026-03-05T09:00")
    page = move(there, address, "reminded")
    assert "From 11 March 2026 on, one last reminder" in page.context["standing"]
    monkeypatch.setenv("INROAD_NOW", "2026-03-11T09:00")
    page = move(there, address, "reminded")
    assert "Let it rest until 9 June 2026" in page.context["standing"]
    assert "reminded" not in offered(page)


@pytest.mark.parametrize("state", ["declined", "silent"])
def test_a_no_rests_and_is_not_in_the_list(
    there: Client, address: str, viewer: User, state: str
) -> None:
    """It can be asked anew, which is another ask; the first stays known."""
    move(there, address, "asked")
    page = move(there, address, state)
    assert "Let it rest until" in page.context["standing"]
    assert [] == open_asks(viewer, "2026-03-02")
    move(there, address, "asked")
    assert ["asked"] == [each["state"] for each in open_asks(viewer, "2026-03-02")]


def test_whom_i_asked_is_not_suggested_again(there: Client, address: str) -> None:
    """The plan waits for the answer."""
    move(there, address, "asked")
    kinds = {each["card"].step.kind for each in there.get("/").context["cards"]}
    assert "ask_introduction" not in kinds


@pytest.mark.parametrize("state", ["", "x", "proposed"])
def test_what_is_no_state_is_refused(there: Client, address: str, state: str) -> None:
    """400."""
    assert 400 == there.post(address, {"state": state, "version": ""}).status_code


def test_nobody_introduces_to_themselves(there: Client, viewer: User) -> None:
    """404."""
    priya = people.who(viewer, "Priya")
    assert 404 == there.get(f"/ask/{priya}/{priya}").status_code


def test_the_list_of_asks_can_stand_on_any_page(there: Client, address: str, viewer: User) -> None:
    """With the way to each."""
    from django.template.loader import render_to_string

    move(there, address, "asked")
    listed = render_to_string("inroad/asks.html", {"asks": open_asks(viewer, "2026-03-05")})
    assert f'href="{address}"' in listed
    assert "a short reminder is fine" in listed


def test_hostile_names_are_text(there: Client, viewer: User, typed: Typed) -> None:
    """In the field, in the mail's address."""
    typed("people", "add", f"{seeing.HOSTILE}, head of Data Platform at Acme")
    priya, number = people.who(viewer, "Priya"), people.who(viewer, "script")
    page = there.get(f"/ask/{priya}/{number}")
    assert seeing.harmless(seeing.text(page))
    assert not set(' \n"<>') & set(page.context["mail"])


def test_more_people_ask_no_more_queries(there: Client, address: str) -> None:
    """Five or fifty."""
    few = seeing.queries(there, address)
    seeing.people(there, 50)
    assert few == seeing.queries(there, address)
