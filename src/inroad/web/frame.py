"""What stands around every page: where one is, what was just kept, what is hidden."""

from typing import Any

from django.http import HttpRequest

from inroad.store import models
from inroad.store.models import User
from inroad.store.visible import visible_to
from inroad.web import door

DISCREET = "inroad_discreet"
ROOMS = (
    ("today", "/", "Today", "t"),
    ("goal", "/goal", "Goal", "g"),
    ("people", "/people", "People", "p"),
    ("reach", "/reach", "Reach", "r"),
    ("give", "/give", "Give", "v"),
    ("exchange", "/exchange", "Exchange", "x"),
    ("settings", "/settings", "Settings", "s"),
)
"""Name, address, words and the key after `g` of each page in the menu."""


def frame(request: HttpRequest, viewer: User) -> dict[str, Any]:
    """The frame's facts: menu, discreet mode, and the batch that can be undone, or was."""
    return {
        "rooms": ROOMS,
        "path": request.get_full_path(),
        "discreet": bool(request.COOKIES.get(DISCREET)),
        "done": _done(viewer, door.number(request.GET.get("done", ""))),
        "undone": _done(viewer, door.number(request.GET.get("undone", "")), undone=True),
    }


def _done(viewer: User, batch: int, *, undone: bool = False) -> models.Batch | None:
    if not batch:
        return None
    rows = visible_to(viewer, models.Batch).filter(pk=batch, undone_at__isnull=not undone)
    return rows.first()
