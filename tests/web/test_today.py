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


def test_two_of_one_name_are_told_apart_by_their_work(client: Client, typed: Typed) -> None:
    """The question names what each does; whoever has nothing known keeps a number."""
    for line in ("Ana Souza, designer at Acme", "Ana Souza, engineer at Borealis", "Ana Souza"):
        typed("people", "add", line)

    said = client.post("/log/preview", {"line": "coffee with Ana yesterday"}).content.decode()

    assert "Ana Souza, designer, Acme</button>" in said
    assert "Ana Souza, engineer, Borealis</button>" in said
    assert re.search(r"Ana Souza \(#\d+\)</button>", said)
