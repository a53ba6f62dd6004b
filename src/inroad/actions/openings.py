"""Openings: rumoured, being created, posted, closed; and what I did about them."""

from datetime import datetime
from typing import Any

from inroad.store import keep, models
from inroad.store.models import User
from inroad.store.visible import one, visible_to

STAGES = ("rumoured", "being_created", "posted", "closed")
OUTCOMES = ("interview", "offer", "accepted", "rejected")


def opening(
    viewer: User,
    title: str,
    organisation: str,
    unit: str,
    stage: str,
    told_by: int | None,
    now: datetime,
) -> models.Opening:
    """Keep a job that I heard of; one that is known and not closed is not kept twice."""
    here = {"title": title[:500], "organisation": organisation[:300], "unit": unit[:300]}
    known = visible_to(viewer, models.Opening).filter(**here).exclude(stage="closed").first()
    if known is not None:
        return known
    with keep.batch(viewer, kind="opening", label=title, now=now) as batch:
        return batch.add(
            models.Opening(
                **here,
                stage=stage,
                heard_on=now.date(),
                told_by_id=told_by,
            )
        )


def openings(viewer: User) -> list[models.Opening]:
    """Every opening, those still open first, the latest first."""
    found = list(visible_to(viewer, models.Opening).select_related("told_by").order_by("-pk"))
    return sorted(found, key=lambda each: each.stage == "closed")


def change(viewer: User, number: int, now: datetime, **values: Any) -> int:
    """Move an opening on: its stage, that I applied, what came of it.

    Returns: the batch, by which it is undone.
    Raises: NotFound: there is none with this id.
    """
    row = one(viewer, models.Opening, number)
    if values.get("outcome") in ("accepted", "rejected"):
        values["stage"] = "closed"
    label = f"{row.title}: {', '.join(map(str, values.values()))}"
    with keep.batch(viewer, kind="opening", label=label, now=now) as batch:
        batch.change(row, **values)
    return batch.id
