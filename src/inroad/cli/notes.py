"""What a talk leaves, by hand: promises, openings, what you learnt."""

from typing import TYPE_CHECKING, Annotated

import typer

from inroad.cli import door

if TYPE_CHECKING:
    from inroad.store import models


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command()(door.ready(promise))
    app.command()(door.ready(opening))
    app.command()(door.ready(learned))


def promise(
    who: Annotated[str, typer.Argument(help="Whom you promised it (none: list them).")] = "",
    text: Annotated[str, typer.Argument(help="What you promised.")] = "",
    by: Annotated[str, typer.Option(help="By when: friday, in two weeks, 2026-07-01.")] = "",
    theirs: Annotated[bool, typer.Option("--theirs", help="They promised it to you.")] = False,
    kept: Annotated[
        int, typer.Option(show_default=False, help="The promise with this number was kept.")
    ] = 0,
    dropped: Annotated[
        int, typer.Option(show_default=False, help="The promise with this number fell away.")
    ] = 0,
    as_json: door.Json = False,
) -> None:
    """Promises both ways; without arguments, all that are open."""
    from inroad.actions import promising
    from inroad.cli.asking import day_of, person_of

    viewer, moment = door.viewer(), door.now()
    if kept:
        promising.kept(viewer, kept, moment)
    elif dropped:
        promising.dropped(viewer, dropped, moment)
    elif who:
        if not text:
            raise typer.BadParameter("say what was promised: inroad promise NAME TEXT")
        due = day_of(by, moment.date()) if by else None
        promising.promise(viewer, person_of(viewer, who), text, due, moment, by_me=not theirs)
    _say_promises(promising.open_promises(viewer), as_json)


def _say_promises(rows: "list[models.Promise]", as_json: bool) -> None:
    if as_json:
        names = ("text", "by_me", "due", "made_on")
        door.say_json({"promises": [
            {"id": each.pk, "person": each.person_id, "name": each.person.name,
             **{name: getattr(each, name) for name in names}} for each in rows
        ]})  # fmt: skip
        return
    _list(
        "Open promises",
        ["No", "Who", "What", "By"],
        [
            (
                each.pk,
                f"you, to {each.person.name}" if each.by_me else each.person.name,
                each.text,
                each.due,
            )
            for each in rows
        ],
    )


def opening(  # noqa: PLR0917 - what is known of a job
    title: Annotated[str, typer.Argument(help="The job (none: list them).")] = "",
    at: Annotated[str, typer.Option(help="Organisation.")] = "",
    unit: Annotated[str, typer.Option(help="Unit.")] = "",
    stage: Annotated[str, typer.Option(help="rumoured, being_created, posted or closed.")] = "",
    told_by: Annotated[str, typer.Option(help="Who told you.")] = "",
    number: Annotated[
        int, typer.Option("--id", show_default=False, help="Change the one with this number.")
    ] = 0,
    applied: Annotated[bool, typer.Option("--applied", help="You applied.")] = False,
    outcome: Annotated[str, typer.Option(help="interview, offer, accepted, rejected.")] = "",
    as_json: door.Json = False,
) -> None:
    """Openings, from rumour to close; without arguments, all."""
    from inroad.actions import openings
    from inroad.cli.asking import person_of

    viewer, moment = door.viewer(), door.now()
    if stage and stage not in openings.STAGES:
        raise typer.BadParameter(f"a stage is one of {', '.join(openings.STAGES)}")
    if outcome and outcome not in openings.OUTCOMES:
        raise typer.BadParameter(f"an outcome is one of {', '.join(openings.OUTCOMES)}")
    if title:
        teller = person_of(viewer, told_by) if told_by else None
        row = openings.opening(viewer, title, at, unit, stage or "rumoured", teller, moment)
        number = row.pk
    changes = {"stage": stage, "outcome": outcome, "applied_on": moment.date() if applied else None}
    changes = {name: value for name, value in changes.items() if value}
    if number and changes:
        openings.change(viewer, number, moment, **changes)
    _say_openings(openings.openings(viewer), as_json)


def _say_openings(rows: "list[models.Opening]", as_json: bool) -> None:
    if as_json:
        names = ("title", "organisation", "unit", "stage", "heard_on", "applied_on", "outcome")
        door.say_json({"openings": [
            {"id": each.pk, **{name: getattr(each, name) for name in names},
             "told_by": each.told_by.name if each.told_by else None} for each in rows
        ]})  # fmt: skip
        return
    _list(
        "Openings",
        ["No", "Job", "Where", "Stage", "You"],
        [
            (
                each.pk,
                each.title,
                ", ".join(filter(None, (each.unit, each.organisation))),
                each.stage.replace("_", " "),
                each.outcome or (f"applied {each.applied_on}" if each.applied_on else ""),
            )
            for each in rows
        ],
    )


def learned(
    text: Annotated[str, typer.Argument(help="What you learnt (none: list it).")] = "",
    who: Annotated[str, typer.Option("--from", help="Who told you.")] = "",
    topic: Annotated[str, typer.Option(help="One word for what it is about.")] = "",
    confidence: Annotated[str, typer.Option(help="open, careful or secret.")] = "open",
    as_json: door.Json = False,
) -> None:
    """What you learnt about the place, by topic and source."""
    from inroad.actions import learning
    from inroad.cli.asking import person_of

    if confidence not in ("open", "careful", "secret"):
        raise typer.BadParameter("what you learnt is open, careful or secret")
    viewer, moment = door.viewer(), door.now()
    if text:
        source = person_of(viewer, who) if who else None
        learning.learned(viewer, text, source, topic, confidence, moment)
    _say_learnt(learning.everything(viewer), as_json)


def _say_learnt(rows: "list[models.Learnt]", as_json: bool) -> None:
    if as_json:
        names = ("text", "topic", "on", "confidence")
        door.say_json({"learned": [
            {"id": each.pk, **{name: getattr(each, name) for name in names},
             "from": each.person.name if each.person else None} for each in rows
        ]})  # fmt: skip
        return
    _list(
        "Learnt",
        ["Topic", "What", "From", "Use"],
        [
            (each.topic or "-", each.text, each.person.name if each.person else "", each.confidence)
            for each in rows
        ],
    )


def _list(title: str, headings: list[str], rows: list[tuple[object, ...]]) -> None:
    from inroad.cli import tables

    if rows:
        tables.table(headings, rows, title=title)
    else:
        door.say(f"{title}: none.")
