"""My own numbers: what I asked, gave and promised, and what came of it."""

import typer

from inroad.cli import door


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command()(door.ready(numbers))


def numbers(as_json: door.Json = False) -> None:
    """Your own asks, talks, gifts and promises, counted."""
    from inroad.actions.counting import counted
    from inroad.actions.reading import situation
    from inroad.cli import tables
    from inroad.words import own_numbers as words

    viewer = door.viewer()
    own = counted(viewer, situation(viewer, door.now().date()))
    if as_json:
        door.say_json(words.numbers_as_json(own))
        return
    if own.nothing_yet:
        door.say(words.NOTHING)
        return
    for sentence in (*words.asks(own), *words.talks(own), *words.given(own)):
        tables.line(sentence)
    if found := words.rows(own):
        tables.table(
            ["How you stood before", "Your own", "Elsewhere"],
            [(each.stood, each.own, each.elsewhere) for each in found],
        )
        tables.line(f"Elsewhere: {words.ELSEWHERE.whole} {words.COMPARED}")
