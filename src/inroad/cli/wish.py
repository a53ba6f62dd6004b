"""The move that one seeker would make, and who of their people it would meet."""

from typing import Annotated

import typer

from inroad.cli import door

MOST = 500
"""Characters of a move; more than a sentence is no move."""


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command()(door.ready(wish))


def wish(
    text: Annotated[
        str, typer.Argument(help="The move, such as: my place in support for one in data.")
    ] = "",
    withdraw: Annotated[
        int, typer.Option(show_default=False, help="Take back the wish with this number.")
    ] = 0,
    as_json: door.Json = False,
) -> None:
    """Your move, and who told you of the opposite one."""
    from inroad.actions import giving, moving
    from inroad.actions.reading import situation
    from inroad.cli import tables
    from inroad.words import swaps
    from inroad.words.cards import naming

    viewer, moment = door.viewer(), door.now()
    if withdraw:
        giving.withdraw(viewer, withdraw, moment)
    elif text := " ".join(text.split()):
        if len(text) > MOST:
            raise typer.BadParameter(f"a move is said in at most {MOST} characters")
        giving.offer(viewer, "swap", text, moment)
    thought = situation(viewer, moment.date())
    found, name = moving.moves(thought), naming(thought)
    if as_json:
        door.say_json({
            "wishes": [{"id": each.id, "text": each.text} for each in found.mine],
            "swaps": [
                {"people": each.people, "names": [name(who) for who in each.people],
                 "talk_to_first": each.talk_to_first, "why": swaps.why(each, name)}
                for each in found.swaps
            ],
            "ask_where_to": [{"person": each.person, "name": name(each.person or 0),
                              "text": each.text} for each in found.ask_where_to],
            "seek_mine": [{"person": each.person, "name": name(each.person or 0),
                           "text": each.text} for each in found.seek_mine],
        })  # fmt: skip
        return
    if not found.mine:
        door.say('No move yet. Such as: inroad wish "my place in support for one in data"')
        return
    tables.table(["No", "The move you would make"], [(each.id, each.text) for each in found.mine])
    for number, each in enumerate(found.swaps, 1):
        door.say()
        tables.numbered(number, swaps.title(each, name))
        tables.labelled("Why", swaps.why(each, name))
        tables.labelled("How", swaps.how(each, name))
    for one in found.ask_where_to:
        door.say(f"{name(one.person or 0)} is where you want to be and said: “{one.text}”. Ask"
                 " where to.")  # fmt: skip
    for one in found.seek_mine:
        door.say(f"{name(one.person or 0)} said: “{one.text}”. That is where you are.")
    if not (found.swaps or found.ask_where_to or found.seek_mine):
        door.say("Nobody has told you of a move that meets it. When somebody does, log it: inroad"
                 ' log "coffee with Tom, he wants to move to Support"')  # fmt: skip
