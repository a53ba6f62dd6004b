"""Two people become one; splitting them again is the undo of that batch."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import ForeignKey, Q, UniqueConstraint

from inroad.store import models
from inroad.store.keep.batches import OpenBatch, batch
from inroad.store.models import Kept, User
from inroad.store.refusals import NotYourself
from inroad.store.tables import links_of, owned_tables, target_of
from inroad.store.visible import one, visible_to


def merge(
    viewer: User,
    keep_id: int,
    other_id: int,
    *,
    now: datetime,
    label: str = "",
    against: int | None = None,
) -> int:
    """Give everything of `other_id` to `keep_id` and remove the rest, as one batch.

    A row that would say the same twice, or that would tie the person to
    themselves, is removed. Returns: the batch's id.
    Raises: ValueError: both are the same row.
        NotFound: the viewer has no such person. NotYourself: `other_id` is me.
        Moved: as `batch`.
    """
    kept = one(viewer, models.Person, keep_id)
    with batch(viewer, kind="merge", now=now, label=label or kept.name, against=against) as opened:
        merge_in(opened, keep_id, other_id)
    return opened.id


def merge_in(opened: OpenBatch, keep_id: int, other_id: int) -> None:
    """`merge`, as a part of a batch that does more."""
    if keep_id == other_id:
        raise ValueError("a person cannot be merged with themselves")
    viewer = opened.viewer
    kept, other = one(viewer, models.Person, keep_id), one(viewer, models.Person, other_id)
    if other.is_me:
        raise NotYourself(id=other_id)
    opened.remember("merges", {"person": keep_id, "merged": other_id})
    for model in owned_tables():
        links = [link for link in links_of(model) if target_of(link) is models.Person]
        if links and issubclass(model, Kept):
            _repoint(opened, model, links, keep_id, other_id)
    _drop_twin_positions(opened, keep_id)
    opened.change(
        kept,
        name=kept.name or other.name,
        location=kept.location or other.location,
        connected=kept.connected or other.connected,
    )
    opened.remove(other)


def _repoint(
    opened: OpenBatch,
    model: type[Kept],
    links: "list[ForeignKey[Any, Any]]",
    keep_id: int,
    other_id: int,
) -> None:
    """Point the rows of one table at the kept person, without saying anything twice."""
    names = [link.attname for link in links]
    rows = visible_to(opened.viewer, model)
    of_other = list(rows.filter(_any(names, other_id)))
    if not of_other:
        return
    keys = [columns for columns in _unique_keys(model) if set(names) & set(columns)]
    taken = {
        _key(row, columns, {}) for row in rows.filter(_any(names, keep_id)) for columns in keys
    }
    twice: list[int] = []
    pairs: list[tuple[Kept, dict[str, Any]]] = []
    for row in of_other:
        new = {name: keep_id for name in names if getattr(row, name) == other_id}
        people = [new.get(name, getattr(row, name)) for name in names]
        becomes = {_key(row, columns, new) for columns in keys}
        if (len(people) > 1 and len(set(people)) == 1) or becomes & taken:
            twice.append(row.pk)
        else:
            taken |= becomes
            pairs.append((row, new))
    opened.remove_many(model, twice)
    opened.change_many(pairs)


def _any(names: Iterable[str], person: int) -> Q:
    found = Q(pk__in=[])
    for name in names:
        found |= Q(**{name: person})
    return found


def _unique_keys(model: type[Kept]) -> list[tuple[str, ...]]:
    return [
        tuple(str(getattr(model._meta.get_field(name), "attname", name)) for name in each.fields)
        for each in model._meta.constraints
        if isinstance(each, UniqueConstraint) and each.condition is None
    ]


def _key(row: Kept, columns: tuple[str, ...], new: dict[str, Any]) -> tuple[Any, ...]:
    return (columns, *(new.get(name, getattr(row, name)) for name in columns))


def _drop_twin_positions(opened: OpenBatch, person: int) -> None:
    """Of positions that say the same, the one seen last stays."""
    rows = visible_to(opened.viewer, models.Position).filter(person_id=person)
    seen: set[tuple[Any, ...]] = set()
    twice = []
    for row in sorted(rows, key=lambda each: str(each.seen_on or ""), reverse=True):
        said = (row.organisation, row.unit, row.title, row.since, row.until, row.education)
        if said in seen:
            twice.append(row.pk)
        seen.add(said)
    opened.remove_many(models.Position, twice)
