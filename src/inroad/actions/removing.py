"""Into the trash, and out of it again: one note, talk, promise or need."""

from datetime import datetime

from inroad.errors import InroadError
from inroad.store import keep, models
from inroad.store.models import Kept, User
from inroad.store.visible import visible_to

KIND = "removed"
REMOVABLE: dict[str, type[Kept]] = {
    "talk": models.Conversation,
    "evidence": models.Evidence,
    "promise": models.Promise,
    "need": models.Need,
    "learnt": models.Learnt,
    "named": models.Named,
    "ask": models.Ask,
}
"""What can be removed by itself, by the word that a page uses for it."""


class NotRestored(InroadError):
    """What something in the trash was about is not there any more."""

    code, http_status, exit_code = "trash.not_restored", 409, 5


def remove(viewer: User, what: str, row: int, now: datetime) -> int | None:
    """Put one thing into the trash, with what hangs on it; needs and promises outlive their talk.

    Args:
        what: a word of `REMOVABLE`.
    Returns: the batch, by which it is restored; None when it is gone already.
    """
    found = visible_to(viewer, REMOVABLE[what]).filter(pk=row).first()
    if found is None:
        return None
    label, about = _told(viewer, found), {"what": what}
    with keep.batch(viewer, kind=KIND, label=label, now=now, about=about) as batch:
        batch.remove(found)
    return batch.id


def _told(viewer: User, row: Kept) -> str:
    """What something is recognised by: who it is about, and its words."""
    if isinstance(row, models.Conversation):
        rows = visible_to(viewer, models.Participant).filter(conversation=row)
        people = list(rows.order_by("pk").values_list("person_id", flat=True))
    else:
        links = ("person_id", "by_id", "connector_id", "target_id")
        people = [getattr(row, link) for link in links if getattr(row, link, None)]
    named = dict(visible_to(viewer, models.Person).filter(pk__in=people).values_list("pk", "name"))
    who = ", ".join(named[each] for each in people if named.get(each))
    return ": ".join(filter(None, (who, getattr(row, "text", ""))))


def trash(viewer: User) -> list[models.Batch]:
    """What was removed and not restored, the latest first."""
    rows = visible_to(viewer, models.Batch).filter(kind=KIND, undone_at=None)
    return list(rows.order_by("-pk"))


def restore(viewer: User, batch: int, now: datetime) -> None:
    """Take something out of the trash; restored already, nothing changes.

    Raises: NotRestored: whoever it is about was merged or taken away; it stays in the trash.
    """
    if not visible_to(viewer, models.Batch).filter(pk=batch, kind=KIND, undone_at=None).exists():
        return
    with keep.taken_back(viewer):
        possible = keep.undo(viewer, batch, now=now)
    if possible.kept_because_edited:
        raise NotRestored
    keep.undo(viewer, batch, now=now)
