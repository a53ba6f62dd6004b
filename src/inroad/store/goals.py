"""A goal as rows and back."""

from dataclasses import asdict
from datetime import date
from typing import Any

from inroad.method import goal as method
from inroad.store import models
from inroad.store.keep import OpenBatch
from inroad.store.models import User
from inroad.store.visible import visible_to


def set_goal(batch: OpenBatch, goal: method.Goal, on: date) -> models.Goal:
    """Keep a goal as the one to plan for; the one before it ends on this day."""
    for row in visible_to(batch.viewer, models.Goal).filter(ended_on=None):
        batch.change(row, ended_on=on)
    kept = batch.add(
        models.Goal(
            sentence=goal.sentence,
            places=[plain_place(place) for place in goal.places],
            role=goal.role,
            by=goal.by,
            from_place=plain_place(goal.from_place) if goal.from_place else None,
            avoid=list(goal.avoid),
            set_on=on,
        )
    )
    batch.add_many([models.Hypothesis(goal=kept, **asdict(each)) for each in goal.hypotheses])
    return kept


def change_goal(batch: OpenBatch, row: models.Goal, goal: method.Goal) -> None:
    """Give the current goal other words or hypotheses, without starting anew."""
    batch.change(
        row,
        sentence=goal.sentence,
        places=[plain_place(place) for place in goal.places],
        role=goal.role,
        by=goal.by,
        from_place=plain_place(goal.from_place) if goal.from_place else None,
        avoid=list(goal.avoid),
    )
    there = {
        (each.about, each.text): each
        for each in visible_to(batch.viewer, models.Hypothesis).filter(goal=row)
    }
    for each in goal.hypotheses:
        known = there.pop((each.about, each.text), None)
        if known is None:
            batch.add(models.Hypothesis(goal=row, **asdict(each)))
        else:
            batch.change(known, **asdict(each))
    for left in there.values():
        batch.remove(left)


def current(viewer: User) -> models.Goal | None:
    """The row of the goal to plan for."""
    return visible_to(viewer, models.Goal).filter(ended_on=None).order_by("-pk").first()


def goal_of(viewer: User) -> method.Goal | None:
    """The goal to plan for, in two queries."""
    row = current(viewer)
    hypotheses = (
        visible_to(viewer, models.Hypothesis).filter(goal_id=row.pk if row else 0).order_by("pk")
    )
    names = ("about", "text", "probability", "status", "question")
    said: list[Any] = list(hypotheses.values_list(*names))
    if row is None:
        return None
    return method.Goal(
        sentence=row.sentence,
        places=tuple(place_of(each) for each in row.places),
        role=row.role,
        by=row.by,
        hypotheses=tuple(method.Hypothesis(*each) for each in said),
        from_place=place_of(row.from_place) if row.from_place else None,
        avoid=tuple(row.avoid),
    )


def plain_place(place: method.Place) -> dict[str, Any]:
    """A place as a JSON object."""
    return {**asdict(place), "words": list(place.words)}


def place_of(values: dict[str, Any]) -> method.Place:
    """A place out of its JSON object."""
    return method.Place(**{**values, "words": tuple(values.get("words", ()))})
