"""The goal: set from one sentence, shown, its open questions settled."""

from dataclasses import replace
from datetime import date, datetime

from django.db.models import Count

from inroad.actions.reading import network, parameters
from inroad.language import goals as language
from inroad.method import directions as method
from inroad.method.directions import Direction
from inroad.method.goal import Goal
from inroad.method.situation import Situation
from inroad.store import goals, keep, models
from inroad.store.models import User
from inroad.store.visible import visible_to

SETTLED = {"sharpened": "settled", "dropped": "fell away"}


def set_goal(viewer: User, sentence: str, now: datetime) -> Goal:
    """Read a sentence into a goal and keep it; the one before ends.

    Places that my network knows are recognised by their names first.
    """
    goal = _read(viewer, sentence, now.date())
    with keep.batch(viewer, kind="goal", label=sentence, now=now) as batch:
        goals.set_goal(batch, goal, now.date())
    return goal


def refresh(batch: keep.OpenBatch, now: datetime) -> None:
    """Read the goal's sentence again: new people bring new names of places.

    Questions that were settled keep their answer.
    """
    row = goals.current(batch.viewer)
    if row is None:
        return
    said = _read(batch.viewer, row.sentence, row.set_on or now.date())
    before = goals.goal_of(batch.viewer)
    settled = {(each.about, each.text): each for each in before.hypotheses} if before else {}
    kept = tuple(
        replace(each, status=settled[each.about, each.text].status)
        if (each.about, each.text) in settled
        else each
        for each in said.hypotheses
    )
    goals.change_goal(batch, row, replace(said, hypotheses=kept))


def _read(viewer: User, sentence: str, today: date) -> Goal:
    """A sentence as a goal; names of places in the network are recognised first."""
    rows = visible_to(viewer, models.Position).exclude(organisation="")
    # The commonest spelling is the one to read a name as; my own comes before it.
    counted = rows.values("organisation").annotate(times=Count("pk"))
    common = counted.order_by("-times", "organisation").values_list("organisation", flat=True)
    mine = rows.filter(person__is_me=True).order_by("pk").values_list("organisation", flat=True)
    units = rows.exclude(unit="").values("unit").annotate(times=Count("pk"))
    return language.read(
        sentence,
        today,
        tuple(dict.fromkeys([*mine, *common])),
        tuple(units.order_by("-times", "unit").values_list("unit", flat=True)),
    )


def current(viewer: User) -> Goal | None:
    """The goal that plans are for; None before the first."""
    return goals.goal_of(viewer)


def kept_in(viewer: User) -> int | None:
    """The batch that set the current goal, by which it is undone."""
    row = goals.current(viewer)
    return row.batch_id if row else None


def open_questions(viewer: User) -> list[models.Hypothesis]:
    """What is still open about the current goal, in the order in which it arose."""
    rows = visible_to(viewer, models.Hypothesis).filter(goal__ended_on=None, status="open")
    return list(rows.order_by("pk"))


def settle(viewer: User, number: int, status: str, now: datetime) -> int | None:
    """Sharpen or drop the goal's open question number `number`, counted from 1.

    Returns: the batch, by which it is undone; None when there is no such question.
    """
    found = open_questions(viewer)
    if not 1 <= number <= len(found):
        return None
    return _settled(viewer, found[number - 1], status, now, f"question {number}")


def settle_question(viewer: User, question: int, status: str, now: datetime) -> int | None:
    """As `settle`, for a question by its id, wherever it stands by now."""
    row = next((each for each in open_questions(viewer) if each.pk == question), None)
    return _settled(viewer, row, status, now, "question") if row else None


def _settled(viewer: User, row: models.Hypothesis, status: str, now: datetime, label: str) -> int:
    label = f"{label}: {SETTLED.get(status, status)}"
    with keep.batch(viewer, kind="goal", label=label, now=now) as batch:
        batch.change(row, status=status)
    return batch.id


def directions(viewer: User, today: date) -> list[Direction]:
    """The concrete places that my network could lead to."""
    return method.directions(network(viewer), today, parameters())


def directions_in(thought: Situation) -> list[Direction]:
    """`directions`, for a situation already thought through."""
    return method.directions(thought.network, thought.now, thought.parameters)
