"""Taking back, whole, what was done last."""

from datetime import datetime

from inroad.store import keep, models
from inroad.store.keep import Undone
from inroad.store.models import User
from inroad.store.visible import visible_to

SUGGESTED = ("plan",)
"""Batches that only remember what was suggested: nobody means those by "undo"."""


def undo(viewer: User, batch: int | None, now: datetime) -> Undone:
    """Take back the last thing that I did, or the one with this number.

    Raises: NothingToUndo.
    """
    if batch is None:
        rows = visible_to(viewer, models.Batch).filter(undone_at=None)
        batch = (
            rows.exclude(kind__in=SUGGESTED).order_by("-pk").values_list("pk", flat=True).first()
        )
        if batch is None:
            raise keep.NothingToUndo(batch=None)
    return keep.undo(viewer, batch, now=now)


def history(viewer: User, limit: int = 20, after: int = 0) -> list[models.Batch]:
    """What was done, the latest first; `after` leaves out as many of the latest."""
    rows = visible_to(viewer, models.Batch).exclude(kind__in=SUGGESTED)
    return list(rows.order_by("-pk")[after : after + limit])


def stands(viewer: User, batch: int) -> bool:
    """Whether a batch is there and was not taken back."""
    return visible_to(viewer, models.Batch).filter(pk=batch, undone_at=None).exists()
