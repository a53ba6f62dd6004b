"""The week in a mail: written to a file, and sent where that was set up."""

from pathlib import Path
from typing import Annotated

import typer

from inroad.cli import door


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command()(door.ready(digest))


def digest(
    to: Annotated[
        Path | None,
        typer.Option(show_default=False, help="A new file, instead of one in Inroad's folder."),
    ] = None,
    send: Annotated[bool, typer.Option("--send", help="Send it, as mail.toml says.")] = False,
    as_json: door.Json = False,
) -> None:
    """The week as a mail, with links that settle its cards.

    It is written as digest-YYYY-Www.eml, which mail programs open. "--send" hands it to
    the server that mail.toml in Inroad's folder names.
    """
    from inroad.actions import digest as making
    from inroad.actions import mailing
    from inroad.actions.restoring import written
    from inroad.web.serving import USUAL, running
    from inroad.words.digests import message

    if to == Path():
        raise typer.BadParameter("a file has a name")
    how = mailing.mail() if send else None
    moment = door.now()
    week = making.digest(door.viewer(), moment)
    served = running()
    address = served.address if served else USUAL
    mail = message(
        week, moment, address, sender=how.sender if how else "", to=how.to if how else ""
    )
    if to is None:
        to = making.written(mail, week.week)
    else:
        written(to, mail.as_string())
    if how:
        mailing.send(mail, how)
    if as_json:
        cards = len(week.promises) + len(week.cards)
        sent = how.to if how else None
        door.say_json({"week": week.week, "file": to, "cards": cards, "sent_to": sent})
        return
    door.say_whole(f"Written: {to}")
    if how:
        door.say(f"Sent to {how.to}.")
