"""The goal, and where a vague one could lead."""

from typing import TYPE_CHECKING, Annotated

import typer

from inroad.cli import door

if TYPE_CHECKING:
    from inroad.method.goal import Goal


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command(name="goal")(door.ready(goal))
    app.command()(door.ready(directions))


def goal(
    sentence: Annotated[
        str, typer.Argument(help='Where you want to be, such as "data platform at Acme by June".')
    ] = "",
    settled: Annotated[
        int, typer.Option(show_default=False, help="The open question that you now know.")
    ] = 0,
    dropped: Annotated[
        int, typer.Option(show_default=False, help="The open question that fell away.")
    ] = 0,
    as_json: door.Json = False,
) -> None:
    """Say where you want to be, or show it with what is still open."""
    from inroad.actions import goals

    viewer, moment = door.viewer(), door.now()
    if settled or dropped:
        status = "sharpened" if settled else "dropped"
        if goals.settle(viewer, settled or dropped, status, moment) is None:
            raise typer.BadParameter(f"there is no open question {settled or dropped}")
    found = goals.set_goal(viewer, sentence, moment) if sentence.strip() else goals.current(viewer)
    if as_json:
        door.say_json(_as_json(found))
    elif found is None:
        door.say('No goal yet. Say it in a sentence: inroad goal "something in climate"')
    else:
        _say(found)


def _say(found: "Goal") -> None:
    from inroad.cli import tables
    from inroad.method.goal import open_hypotheses
    from inroad.words.goals import question
    from inroad.words.say import day

    tables.heading(found.sentence or "(no words yet)")
    for place in found.places:
        parts = (place.unit, place.within, place.organisation, place.location)
        tables.labelled("Where", filter(None, [", ".join(part for part in parts if part)]))
        tables.labelled("Work", [place.kind_of_work] if place.kind_of_work else [])
    tables.labelled("Role", [found.role] if found.role else [])
    tables.labelled("By", [day(found.by)] if found.by else [])
    if found.from_place:
        place = found.from_place
        tables.labelled("From", [", ".join(filter(None, (place.unit, place.organisation)))])
    questions = [question(each.question, each.text) for each in open_hypotheses(found)]
    tables.labelled("Open", [f"{n}. {text}" for n, text in enumerate(questions, start=1)])
    if not found.is_concrete:
        tables.line("See where it could lead: inroad directions")


def _as_json(found: "Goal | None") -> dict[str, object]:
    from dataclasses import asdict

    return {"goal": None if found is None else asdict(found)}


def directions(as_json: door.Json = False) -> None:
    """The places that your network could lead to, and who is there."""
    from inroad.actions import goals, people
    from inroad.cli import tables

    viewer = door.viewer()
    found, names = goals.directions(viewer, door.now().date()), people.names(viewer)
    if as_json:
        door.say_json(
            {
                "directions": [
                    {
                        "organisation": each.place.organisation,
                        "unit": each.place.unit,
                        "fits": round(each.fits, 3),
                        "reachable": round(each.reachable, 2),
                        "insiders": each.insiders,
                        "job_creators": each.job_creators,
                        "pathfinders": each.pathfinders,
                    }
                    for each in found
                ]
            }
        )
        return
    if not found:
        door.say("No place in your network fits yet. Import more, or say the goal in other words.")
        return
    rows = [
        (
            ", ".join(filter(None, (each.place.unit, each.place.organisation))),
            len(each.insiders),
            len(each.job_creators),
            len(each.pathfinders),
            names.get(each.insiders[0], ""),
        )
        for each in found
    ]
    tables.table(["Place", "Insiders", "Job creators", "Pathfinders", "Nearest to you"], rows)
    first = found[0].place
    chosen = " at ".join(filter(None, (first.unit, first.organisation)))
    tables.line(f'Choose one, such as: inroad goal "{chosen}"')
