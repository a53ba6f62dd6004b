"""Today, as it is asked for."""

import re
from collections.abc import Callable

from django.test import Client

Typed = Callable[..., None]


def test_a_card_that_is_done_can_be_taken_back(client: Client, typed: Typed) -> None:
    """Done, and undone from the page that follows."""
    typed("goal", "data platform at Acme")
    typed("people", "add", "Priya Raman, engineer, Data Platform at Acme")
    page = client.get("/")
    assert 200 == page.status_code, page.content
    key = page.context["cards"][0]["card"].step.key
    done = client.post("/step", {"key": key, "state": "done"}, follow=True)
    assert key not in [each["card"].step.key for each in done.context["cards"]]
    batch = done.context["done"].pk
    back = client.post("/undo", {"batch": batch}, follow=True)
    assert key in [each["card"].step.key for each in back.context["cards"]]


def test_a_card_says_what_its_claims_rest_on(client: Client, typed: Typed) -> None:
    """With size and limits, folded away; as *Why this?*, the person's page and the brief do."""
    typed("goal", "data platform at Acme")
    typed("people", "add", "Priya Raman, engineer, Data Platform at Acme")
    page = client.get("/")
    [card] = (each["words"] for each in page.context["cards"])
    person = page.context["cards"][0]["card"].step.person

    assert card.rests_on
    for source in card.rests_on:
        for address in ("/", f"/people/{person}/why", f"/people/{person}", f"/brief/{person}"):
            assert source.limits in client.get(address).content.decode()


def test_two_of_one_name_are_told_apart_by_their_work(client: Client, typed: Typed) -> None:
    """The question names what each does; whoever has nothing known keeps a number."""
    for line in ("Ana Souza, designer at Acme", "Ana Souza, engineer at Borealis", "Ana Souza"):
        typed("people", "add", line)

    said = client.post("/log/preview", {"line": "coffee with Ana yesterday"}).content.decode()

    assert "Ana Souza, designer, Acme</button>" in said
    assert "Ana Souza, engineer, Borealis</button>" in said
    assert re.search(r"Ana Souza \(#\d+\)</button>", said)


def test_a_name_alone_is_looked_for_and_not_logged(client: Client, typed: Typed) -> None:
    """Enter follows the link to who is meant; with several of a name, to all of them."""
    typed("people", "add", "Ana Souza, designer at Acme")
    said = client.post("/log/preview", {"line": "Ana"}).content.decode()
    assert "data-ready" not in said
    assert 'href="/people/' in said

    typed("people", "add", "Ana Lima, engineer at Acme")
    both = client.post("/log/preview", {"line": "ana"}).content.decode()
    assert both.index("/people?q=ana") < both.index('href="/people/')
    assert "data-ready" in client.post("/log/preview", {"line": "coffee with Ana Lima"}
                                       ).content.decode()  # fmt: skip


def test_a_talk_to_come_is_not_offered_to_be_kept(client: Client, typed: Typed) -> None:
    """The preview says so, instead of a button that keeps nothing."""
    typed("people", "add", "Ana Souza, designer at Acme")
    said = client.post("/log/preview", {"line": "talk with Ana tomorrow"}).content.decode()
    assert "is still to come" in said
    assert "Keep" not in said


def test_what_was_done_is_said_and_so_is_its_undoing(client: Client, typed: Typed) -> None:
    """Not "kept" whatever it was; and taking it back is said, too."""
    typed("people", "add", "Ana Souza, designer at Acme")
    added = client.post("/people/add", {"line": "Tom Berg, Acme"})["Location"]
    assert "Added: <span" in client.get(added).content.decode()
    batch = client.get(added).context["done"].pk
    undone = client.post("/undo", {"batch": batch, "next": added})["Location"]
    assert f"undone={batch}" in undone
    assert f"done={batch}&" not in f"{undone}&".replace("undone", "")
    assert "Taken back: <span" in client.get(undone).content.decode()
