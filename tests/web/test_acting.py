"""Links of the weekly mail, as a browser follows them."""

import email
import re
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default

import pytest
from django.test import Client

from inroad.store import models
from inroad.store.start import open_personal
from inroad.store.visible import visible_to
from inroad.web.pages.acting import LOOKING_AHEAD
from tests.web.seeing import HOSTILE, harmless, text

Typed = Callable[..., None]


@pytest.fixture
def links(client: Client, typed: Typed) -> list[str]:
    """The paths of the week's mail, done and later in turn; the cookie is gone afterwards."""
    typed("goal", "data platform at Acme")
    client.post("/start/people", {"names": f"{HOSTILE}, engineer, Data Platform at Acme"})
    read = email.message_from_bytes(client.get("/settings/digest.eml").content, policy=default)
    assert isinstance(read, EmailMessage)
    body = read.get_body(("plain",))
    assert body
    client.cookies.clear()
    return re.findall(r"http://127\.0\.0\.1:4680(/do/\S+)", body.get_content())


def states() -> list[str]:
    """What became of suggestions."""
    return list(visible_to(open_personal(), models.Step).values_list("state", flat=True))


def test_a_link_works_from_the_mail_alone(client: Client, links: list[str]) -> None:
    """Without the cookie, from another site, with one plain page and the way back."""
    page = client.get(links[0], headers={"sec-fetch-site": "cross-site"})
    said = text(page)
    assert harmless(said) and "Done (" in said
    assert ["done"] == states()
    again = text(client.get(links[0]))
    assert "Done already" in again and ["done"] == states()
    undo = re.search(r'href="(/do/[^"]+)"', again)
    assert undo
    assert "Taken back" in text(client.get(undo[1]))
    assert [] == states()
    assert "taken back before" in text(client.get(undo[1]))


def test_later_from_the_mail(client: Client, links: list[str]) -> None:
    """Put off for a week."""
    assert "Put off for a week" in text(client.get(links[1]))
    assert ["snoozed"] == states()


@pytest.mark.parametrize("header", LOOKING_AHEAD)
@pytest.mark.parametrize("value", ["prefetch", "prefetch;prerender", "Preview"])
def test_looking_ahead_does_nothing(
    client: Client, links: list[str], header: str, value: str
) -> None:
    """What a program fetches before somebody presses is no press."""
    answer = client.get(links[0], headers={header: value})
    assert (503, b"", []) == (answer.status_code, answer.content, states())
    assert "no-store" == answer["Cache-Control"]


@pytest.mark.parametrize("method", ["head", "post"])
def test_only_following_a_link_does_something(
    client: Client, links: list[str], method: str
) -> None:
    """A checker that asks for the head, or a form, changes nothing."""
    assert 405 == getattr(client, method)(links[0]).status_code
    assert [] == states()


def test_a_link_that_is_not_ours(client: Client, links: list[str]) -> None:
    """A sentence, and nothing of anybody."""
    for path in ("/do/1", f"{links[0][:-1]}", "/do/" + "a" * 4_000):
        answer = client.get(path)
        assert (404, False) == (answer.status_code, "Acme" in answer.content.decode())
    assert [] == states()


def test_too_old_is_said(client: Client, links: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """After two weeks, with the day on which it ended."""
    monkeypatch.setenv("INROAD_NOW", "2026-03-17T09:00")
    answer = client.get(links[0])
    assert (410, True) == (answer.status_code, "16 March 2026" in answer.content.decode())
    assert [] == states()
