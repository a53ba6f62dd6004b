"""A batch taken back: what it made goes, what it changed or removed comes again.

Nothing that was touched afterwards is lost: a row that a later batch changed,
or that a row of another batch points at, stays.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from inroad.store import models
from inroad.store.keep.batches import row_links
from inroad.store.models import Kept, Owned, User
from inroad.store.plain import Plain, columns, plain, row_of
from inroad.store.refusals import NothingToUndo, clearly
from inroad.store.tables import links_to, owned_tables, table
from inroad.store.visible import database_of, visible_to


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: counts of rows.

    `restored` were changed or removed and are as before, `removed` were made
    by the batch, `kept_because_edited` stay since something later needs them.
    """

    kind: str
    label: str
    restored: int
    removed: int
    kept_because_edited: int


def undo(viewer: User, batch: int | None = None, *, now: datetime) -> Undone:
    """Take back the last batch that still stands, or the named one.

    Raises: NothingToUndo: there is none, or it is undone already.
    """
    using = database_of(viewer)
    with clearly(), transaction.atomic(using=using):
        User.objects.using(using).filter(pk=viewer.pk).update(revision=F("revision") + 1)
        standing = visible_to(viewer, models.Batch).filter(undone_at=None)
        named = standing if batch is None else standing.filter(pk=batch)
        record = named.order_by("-pk").first()
        if record is None:
            raise NothingToUndo(batch=batch)
        restored, kept = _put_back(viewer, record)
        removed, also_kept = _removed(viewer, record)
        standing.filter(pk=record.pk).update(undone_at=now)
    viewer.refresh_from_db(fields=["revision"])
    return Undone(record.kind, record.label, restored, removed, kept + also_kept)


def _put_back(viewer: User, record: models.Batch) -> tuple[int, int]:
    """Changes and removals taken back, the last first. Returns: put back, kept."""
    restored = kept = 0
    changes = visible_to(viewer, models.Change).filter(batch=record).order_by("-pk")
    for change in changes.iterator(chunk_size=2_000):
        model = table(change.table)
        done = (
            _restored(viewer, model, change.before or {})
            if change.after is None
            else _changed_back(viewer, model, change.row, change.before or {}, change.after)
        )
        restored, kept = restored + done, kept + (not done)
    return restored, kept


def _changed_back(viewer: User, model: type[Owned], row: int, before: Plain, after: Plain) -> bool:
    rows = visible_to(viewer, model).filter(pk=row)
    now = rows.first()
    if now is None or plain(now, after) != after:
        return False
    links = list(row_links(row_of(model, before)))
    return _tried(viewer, lambda: rows.update(**columns(model, before)), links)


def _restored(viewer: User, model: type[Owned], values: Plain) -> bool:
    row = row_of(model, {**values, "owner_id": viewer.pk})
    if visible_to(viewer, model).filter(pk=row.pk).exists():
        return False
    rows = model._base_manager.using(database_of(viewer))
    return _tried(viewer, lambda: rows.bulk_create([row]), list(row_links(row)))


def _tried(viewer: User, write: Callable[[], object], links: list[tuple[type[Owned], int]]) -> bool:
    """Whether a write fits what is there now: its links exist, its keys are free."""
    if not all(visible_to(viewer, model).filter(pk=row).exists() for model, row in links):
        return False
    try:
        with transaction.atomic(using=database_of(viewer)):
            write()
    except IntegrityError:
        return False
    return True


def _removed(viewer: User, record: models.Batch) -> tuple[int, int]:
    """Rows of the batch removed, children first, so that what stays holds its parents."""
    removed = kept = 0
    for model in reversed(owned_tables()):
        if not issubclass(model, Kept):
            continue
        made = visible_to(viewer, model).filter(batch=record)
        free = made.filter(~_edited(viewer, model, record))
        for other, link in links_to(model):
            pointing = visible_to(viewer, other).filter(**{link.attname: OuterRef("pk")})
            free = free.filter(~Exists(pointing))
        removed += free._raw_delete(database_of(viewer))
        kept += made.count()
    return removed, kept


def _edited(viewer: User, model: type[Owned], record: models.Batch) -> Exists:
    later: QuerySet[models.Change] = visible_to(viewer, models.Change).filter(
        table=model._meta.model_name, row=OuterRef("pk"), batch__undone_at=None
    )
    return Exists(later.exclude(batch=record))
