"""What a person typed, as values: a day, somebody; asked again only when it is needed."""

import re
from datetime import date
from typing import TYPE_CHECKING, Literal

import typer

from inroad.cli import door

if TYPE_CHECKING:
    from inroad.store.models import User


def day_of(text: str, today: date, prefer: Literal["future", "past"] = "future") -> date:
    """A day, from words or figures: "friday", "2026-07-01", "2019" (its first)."""
    from inroad.language import dates

    if re.fullmatch(r"(19|20)\d\d", text.strip()):
        return date(int(text), 1, 1)
    found = dates.read(text, today, prefer=prefer)
    if not found:
        raise typer.BadParameter(f"no day is known as {text!r}")
    start, end = found[0].span
    # A second date, or a figure that is no part of the first, means another day.
    if len(found) > 1 or any(each.isdigit() for each in text[:start] + text[end:]):
        raise typer.BadParameter(f"{text!r} could be more than one day; say it as {found[0].last}")
    return found[0].last


def person_of(viewer: "User", text: str) -> int:
    """The one person meant; asks which when several fit and somebody is there to answer."""
    from inroad.actions import people
    from inroad.cli import tables

    try:
        return people.who(viewer, text)
    except people.SeveralFound as several:
        candidates = several.facts["candidates"]
        if not door.somebody_is_there() or not isinstance(candidates, list):
            raise
        tables.choices(", ".join(filter(None, (e["name"], e["works"]))) for e in candidates)
        answer = door.ask(f"Which {text}?", f"1-{len(candidates)}")
        if not answer.isdecimal() or not 1 <= int(answer) <= len(candidates):
            # They have just seen who it can be.
            count = several.facts["count"]
            raise people.SeveralFound(typed=text, candidates=[], count=count) from None
        return int(candidates[int(answer) - 1]["person"])
