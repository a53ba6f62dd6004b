"""The page: served on this machine, opened in the browser."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from inroad.cli import door

if TYPE_CHECKING:
    from inroad.web.launching import Serving


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command(name="open")(door.ready(open_))


def open_(
    port: Annotated[int, typer.Option(min=0, max=65_535, help="The port; 0 is the usual one.")] = 0,
    browser: Annotated[bool, typer.Option(help="Open the browser, or only say the link.")] = True,
) -> None:
    """Open the page in the browser, served on this machine alone."""
    from django.db import connections

    from inroad.web import serving

    door.viewer()
    # This thread only waits from here on: what it held open nobody could replace or erase.
    connections.close_all()
    serving.serve(port, lambda there: _say(there, browser=browser))


def offered(as_json: bool) -> None:
    """After `inroad` alone, to a person at a terminal: the page, where there is a screen for it."""
    from inroad.web import serving

    if as_json or not (door.somebody_is_there() and sys.stdout.isatty()):
        return
    if serving.has_screen():
        open_()
    else:
        door.say("The page, in a browser:  inroad open")


def _say(there: "Serving", *, browser: bool) -> None:
    from inroad.web import serving

    link = serving.show(there, browser=browser)
    door.say_whole(f"Inroad is at {there.address}")
    door.say_whole(f"A link that opens it once, within a minute:\n{link}")
    if there.pid == os.getpid():
        door.say_whole("Ctrl+C ends it.")
    sys.stdout.flush()
