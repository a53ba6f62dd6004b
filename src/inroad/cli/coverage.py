"""The coverage map: who works there, creates jobs there, made this move."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from inroad.cli import door

if TYPE_CHECKING:
    from inroad.method.coverage import Coverage
    from inroad.method.situation import Situation


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command()(door.ready(who))


def who(
    role: Annotated[
        str, typer.Argument(help="insider, job_creator or pathfinder: list them.")
    ] = "",
    as_json: door.Json = False,
) -> None:
    """The coverage map: who is there, and how they stand to you."""
    from inroad.actions.reading import situation as read
    from inroad.method.coverage import coverage

    situation = read(door.viewer(), door.now().date())
    found = coverage(situation)
    if role:
        _say_role(situation, found, role, as_json)
    elif as_json:
        door.say_json(coverage_as_json(situation, found))
    else:
        say_coverage(situation, found)


def say_coverage(situation: "Situation", found: "Coverage") -> None:
    """Print the map: role by standing, a few names in each cell, and the hole."""
    from inroad.cli import tables
    from inroad.method.coverage import LEVELS
    from inroad.method.roles import ROLES
    from inroad.words.cards import naming
    from inroad.words.catalogue import LEVELS as LEVEL_WORDS
    from inroad.words.catalogue import ROLE_HEADINGS
    from inroad.words.say import said

    name = naming(situation)
    tables.heading(f"Towards: {situation.goal.sentence or 'no goal yet'}")
    rows = []
    for role in ROLES:
        cells = [found.people.get((role, level), ()) for level in LEVELS]
        told = ROLE_HEADINGS[role].replace(" (", "\n(", 1)
        rows.append([told, *(_cell(cell, name) for cell in cells)])
    tables.table(["", *(LEVEL_WORDS[level] for level in LEVELS)], rows)
    if found.hole:
        tables.line(f"Missing most: {said(found.hole, name)}")


def _cell(people: tuple[int, ...], name: Callable[[int], str], most: int = 3) -> str:
    if not people:
        return "-"
    shown = "\n".join(name(each) for each in people[:most])
    return shown if len(people) <= most else f"{shown}\n+ {len(people) - most} more"


def coverage_as_json(situation: "Situation", found: "Coverage") -> dict[str, object]:
    """The map as docs/json.md describes it."""
    from inroad.words.cards import naming
    from inroad.words.say import said

    name = naming(situation)
    cells = [
        {
            "role": role,
            "standing": level,
            "people": [
                {
                    "person": each,
                    "name": name(each),
                    "probability": round(situation.role(each, role), 3),
                }
                for each in people
            ],
        }
        for (role, level), people in sorted(found.people.items())
    ]
    return {
        "goal": situation.goal.sentence,
        "cells": cells,
        "covered": {role: round(much, 3) for role, much in found.covered.items()},
        "hole": said(found.hole, name) if found.hole else None,
    }


def _say_role(situation: "Situation", found: "Coverage", role: str, as_json: bool) -> None:
    from inroad.cli import tables
    from inroad.method.coverage import LEVELS, level
    from inroad.method.roles import ROLES
    from inroad.words.cards import naming
    from inroad.words.catalogue import LEVELS as LEVEL_WORDS
    from inroad.words.catalogue import ROLE_HEADINGS
    from inroad.words.say import said

    wanted = next(
        (each for each in ROLES if each.startswith(role.rstrip("s").replace("-", "_"))), None
    )
    if wanted is None:
        raise typer.BadParameter(f"a role is insider, job_creator or pathfinder, not {role!r}")
    name = naming(situation)
    people = [each for column in LEVELS for each in found.people.get((wanted, column), ())]
    people.sort(key=lambda each: (-situation.role(each, wanted), each))
    rows = []
    for each in people:
        reasons = situation.roles[each][wanted].reasons
        rows.append(
            (
                each,
                name(each),
                level(situation.standing(each)),
                "; ".join(said(reason, name) for reason in reasons[:2]),
            )
        )
    if as_json:
        keys = ("person", "name", "standing", "because")
        door.say_json(
            {"role": wanted, "people": [dict(zip(keys, row, strict=True)) for row in rows]}
        )
        return
    tables.table(
        ["Name", "They", "Because"],
        [(row[1], LEVEL_WORDS[row[2]], row[3]) for row in rows],
        title=f"{ROLE_HEADINGS[wanted]}: {len(rows)}",
        more=f"inroad who {wanted} | less",
    )
