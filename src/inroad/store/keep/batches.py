"""One batch: a handful of writes that are kept together or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F

from inroad.store import models
from inroad.store.keep.columns import inserted, updated
from inroad.store.models import Kept, Owned, User
from inroad.store.plain import Plain, plain
from inroad.store.refusals import Moved, NotFound, clearly
from inroad.store.tables import goes_with_it, links_of, links_to, owned_tables, target_of
from inroad.store.visible import database_of, visible_to

K = TypeVar("K", bound=Kept)
AT_ONCE = 2_000
"""Rows in one statement; bounds the memory of large imports."""


class OpenBatch:
    """What is being written. Made by `batch`; every row gets its owner and batch here."""

    def __init__(self, viewer: User, record: models.Batch) -> None:
        self.viewer, self.record = viewer, record
        self.using = database_of(viewer)
        self.touched = False

    @property
    def id(self) -> int:
        """The batch's id, by which it can be undone."""
        return int(self.record.pk)

    def remember(self, name: str, fact: Any) -> None:
        """Add a fact to those that the batch is remembered with, under a name."""
        self.record.about.setdefault(name, []).append(fact)
        rows = visible_to(self.viewer, models.Batch).filter(pk=self.record.pk)
        rows.update(about=self.record.about)

    def add(self, row: K) -> K:
        """Keep one new row."""
        return self.add_many([row])[0]

    def add_many(self, rows: Iterable[K]) -> list[K]:
        """Keep many new rows of any tables; their ids are set, also in rows that link to them."""
        given = list(rows)
        by_table: dict[type[Kept], list[K]] = defaultdict(list)
        for row in given:
            row.owner_id, row.batch_id = self.viewer.pk, self.id
            row._state.db = self.using
            by_table[type(row)].append(row)
        for model in sorted(by_table, key=owned_tables().index):
            of_table = by_table[model]
            model._base_manager.using(self.using).bulk_create(of_table, batch_size=AT_ONCE)
            self.touched = True
        return given

    def add_columns(
        self, model: type[Kept], names: Sequence[str], rows: Iterable[Sequence[Any]]
    ) -> int:
        """Keep very many rows of one table, given as values of the named columns.

        More than twice as fast as `add_many`: no objects, no ids. A row whose
        unique key is taken already is passed over.
        Returns: how many rows were new.
        """
        own = (self.viewer.pk, self.id)
        with_own = ((*own, *row) for row in rows)
        new = inserted(self.using, model, ("owner_id", "batch_id", *names), with_own)
        self.touched = self.touched or new > 0
        return new

    def change(self, row: K, **values: Any) -> K:
        """Give a row new values; what they were is remembered."""
        self.change_many([(row, values)])
        return row

    def change_many(self, pairs: Iterable[tuple[Kept, Mapping[str, Any]]]) -> int:
        """Give many rows new values. Returns: how many rows really changed."""
        by_shape: dict[tuple[type[Kept], tuple[str, ...]], list[Kept]] = defaultdict(list)
        journal = []
        for row, values in pairs:
            self._own(row)
            before, after = _given(row, values)
            if before:
                by_shape[type(row), tuple(before)].append(row)
                journal += self._entry(row, before, after)
        for (model, names), rows in by_shape.items():
            updated(self.using, model, names, (_values(row, (*names, "pk")) for row in rows))
        self._journal(journal)
        return sum(map(len, by_shape.values()))

    def remove(self, row: Kept) -> int:
        """Remove a row with what hangs on it. Returns: how many rows went."""
        self._own(row)
        return self.remove_many(type(row), [row.pk])

    def remove_many(self, model: type[Kept], ids: Sequence[int]) -> int:
        """Remove rows of one table with what hangs on them. Returns: how many rows went."""
        parts = (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
        return sum(self._removed(model, part) for part in parts)

    def _removed(self, model: type[Kept], ids: Sequence[int]) -> int:
        gone = 0
        rows = list(visible_to(self.viewer, model).filter(pk__in=ids))
        found = [row.pk for row in rows]
        for other, link in links_to(model):
            if not found or not issubclass(other, Kept):
                continue
            hanging = visible_to(self.viewer, other).filter(**{f"{link.name}__in": found})
            if goes_with_it(link):
                gone += self.remove_many(other, list(hanging.values_list("pk", flat=True)))
            else:
                self.change_many([(each, {link.name: None}) for each in hanging])
        self._journal([entry for row in rows for entry in self._entry(row, plain(row), None)])
        visible_to(self.viewer, model).filter(pk__in=found)._raw_delete(self.using)
        self.touched = self.touched or bool(found)
        return gone + len(found)

    def _own(self, row: Kept) -> None:
        if row.owner_id != self.viewer.pk or row.pk is None:
            raise NotFound(model=row._meta.model_name, id=row.pk)

    def _entry(self, row: Kept, before: Any, after: Any) -> list[models.Change]:
        # A row of this same batch goes as a whole when the batch is undone.
        if row.batch_id == self.id:
            self.touched = True
            return []
        name = str(row._meta.model_name)
        return [
            models.Change(
                owner_id=self.viewer.pk,
                batch_id=self.id,
                table=name,
                row=row.pk,
                before=before,
                after=after,
            )
        ]

    def _journal(self, entries: list[models.Change]) -> None:
        if entries:
            self.touched = True
            models.Change._base_manager.using(self.using).bulk_create(entries, batch_size=AT_ONCE)


def _given(row: Kept, values: Mapping[str, Any]) -> tuple[Plain, Plain]:
    """Set a row's new values. Returns: the columns that changed, before and after."""
    fields: list[Any] = [row._meta.get_field(name) for name in values]
    names = [str(field.attname) for field in fields]
    before = plain(row, names)
    for name, value in values.items():
        setattr(row, name, value)
    after = plain(row, names)
    moved = [name for name in names if before[name] != after[name]]
    return {name: before[name] for name in moved}, {name: after[name] for name in moved}


def _values(row: Kept, names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)


@contextmanager
def batch(
    viewer: User,
    *,
    kind: str,
    now: datetime,
    label: str = "",
    against: int | None = None,
    source: str = "",
    digest: str = "",
    about: Mapping[str, Any] | None = None,
) -> Iterator[OpenBatch]:
    """Write together: all of it is kept when the block ends well, else nothing.

    Args:
        viewer: whose rows they become; their `revision` goes up by one.
        kind: "import", "log", "edit", "merge", ...
        now: when, aware.
        label: what a person recognises it by, such as the line they typed.
        against: the revision that the writes were thought out on.
        source, digest: an import's file.
        about: facts of the kind.
    Raises: Moved: the revision is another by now.
        Busy, DiskFull, Corrupt, NotWritable: the database refused; nothing is kept.
    """
    using = database_of(viewer)
    with clearly(), transaction.atomic(using=using):
        revision = _claimed(viewer, against)
        record = models.Batch(
            owner_id=viewer.pk, kind=kind, label=label, at=now, source=source[:300],
            digest=digest, about=dict(about or {}),
        )  # fmt: skip
        models.Batch._base_manager.using(using).bulk_create([record])
        opened = OpenBatch(viewer, record)
        yield opened
        if opened.touched:
            User.objects.using(using).filter(pk=viewer.pk).update(revision=revision + 1)
        else:
            visible_to(viewer, models.Batch).filter(pk=record.pk)._raw_delete(using)
    if opened.touched:
        viewer.revision = revision + 1


@contextmanager
def taken_back(viewer: User) -> Iterator[None]:
    """A rehearsal: whatever is written inside is seen inside, and none of it is kept."""
    revision = viewer.revision
    with transaction.atomic(using=database_of(viewer)):
        yield
        transaction.set_rollback(True, using=database_of(viewer))
    viewer.revision = revision


def _claimed(viewer: User, against: int | None) -> int:
    """The revision, with the account locked so that nobody else moves it."""
    rows = User.objects.using(database_of(viewer)).filter(pk=viewer.pk)
    # An update locks on every engine; `select_for_update` means nothing to SQLite.
    rows.update(revision=F("revision"))
    revision = rows.values_list("revision", flat=True).first()
    if revision is None:
        raise NotFound(model="user", id=viewer.pk)
    if against is not None and revision != against:
        raise Moved(read=against, now=revision)
    return revision


def batches(viewer: User, limit: int = 50) -> list[models.Batch]:
    """What was done, the latest first, with what was taken back."""
    return list(visible_to(viewer, models.Batch).order_by("-pk")[:limit])


def row_links(row: Owned) -> Iterator[tuple[type[Owned], int]]:
    """What a row points at."""
    for link in links_of(type(row)):
        target = getattr(row, link.attname)
        if target is not None:
            yield target_of(link), target
