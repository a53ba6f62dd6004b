"""A browser that has come in, without a browser."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import databases

databases.set_up()

if TYPE_CHECKING:
    from django.test import Client

HOST = "127.0.0.1:4680"


@pytest.fixture
def client(home: Path, monkeypatch: pytest.MonkeyPatch) -> "Client":
    """A client with the cookie, for an Inroad in which nobody is yet."""
    from django.conf import settings
    from django.template import Template
    from django.test import Client
    from django.test.utils import instrumented_test_render

    from inroad.web import launching

    monkeypatch.setattr(settings, "PAGE_HOST", HOST, raising=False)
    monkeypatch.setattr(Template, "_render", instrumented_test_render)  # answers have `context`
    found = Client(headers={"host": HOST})
    found.cookies[launching.cookie_name()] = launching.cookie()
    return found


@pytest.fixture
def stranger(client: "Client") -> "Client":
    """The same page, asked by a browser that never came in."""
    client.cookies.clear()
    return client


@pytest.fixture
def typed(home: Path) -> Callable[..., None]:
    """Does what a command does: `typed("people", "add", "Priya Raman, engineer at Acme")`."""
    from typer.testing import CliRunner

    from inroad.cli.main import app

    def run(*words: str) -> None:
        done = CliRunner().invoke(app, list(words), catch_exceptions=False)
        assert done.exit_code == 0, done.output

    return run
