"""What tests look for in a page, whichever page it is."""

from typing import Any

from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

HOSTILE = "<script>alert(1)</script> \"onmouseover=x' \u202egnp"
HEAVIEST = 120_000
"""Bytes of a page without its pictures."""


def text(answer: Any) -> str:
    """A page as text; it has to be one."""
    assert 200 == answer.status_code, answer.content
    found: str = answer.content.decode()
    return found


def harmless(page: str) -> bool:
    """Whether what a hostile name carries stands there as text alone."""
    return "<script>alert" not in page and '"onmouseover' not in page


def queries(client: Client, address: str) -> int:
    """How many queries a page asks once it has been looked at."""
    client.get(address)
    with CaptureQueriesContext(connections["default"]) as asked:
        text(client.get(address))
    return len(asked)


def weight(page: str) -> int:
    """The bytes of a page without its pictures."""
    parts = page.split("<svg")
    return len((parts[0] + "".join(each.partition("</svg>")[2] for each in parts[1:])).encode())


def people(client: Client, count: int) -> None:
    """So many people at Acme, typed in lines."""
    lines = (
        f"Nora{chr(97 + at % 26)} Quist{chr(97 + at // 26)}, engineer, Data Platform at Acme"
        for at in range(count)
    )
    client.post("/start/people", {"names": "\n".join(lines)})
