"""A person erased everywhere: rows, journal, mentions, and the bytes of the file.

This is not a batch and cannot be undone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, connections, transaction
from django.db.models import F

from inroad.store import models
from inroad.store.forgotten import digest
from inroad.store.keep.mentions import GONE, Scrubber
from inroad.store.models import Owned, User
from inroad.store.refusals import NotYourself, clearly
from inroad.store.tables import goes_with_it, links_of, links_to, owned_tables, target_of
from inroad.store.visible import database_of, one, visible_to

Erased = dict[type[Owned], set[int]]
"""The ids that go, by table."""


@dataclass(frozen=True, slots=True)
class Forgot:
    """What was erased, in counts, and what was not.

    `bytes_clean`: the file was rewritten, so that its free pages and its log
    hold nothing either; False on PostgreSQL, and when another program had the
    file open. `not_touched` says where copies may be left.
    """

    rows: int
    mentions: int
    journal: int
    identifiers: int
    bytes_clean: bool
    not_touched: tuple[str, ...] = ("backups", "exports", "originals")


def forget(viewer: User, person_id: int) -> Forgot:
    """Erase a person, and remember only that their identifiers are not to come back.

    Raises: NotFound: the viewer has no such person. NotYourself: it is me.
    """
    person = one(viewer, models.Person, person_id)
    if person.is_me:
        raise NotYourself(id=person_id)
    using = database_of(viewer)
    with clearly(), transaction.atomic(using=using):
        User.objects.using(using).filter(pk=viewer.pk).update(revision=F("revision") + 1)
        forgot = _erased(viewer, person)
    viewer.refresh_from_db(fields=["revision"])
    return Forgot(*forgot, bytes_clean=rewrite(viewer))


def _erased(viewer: User, person: models.Person) -> tuple[int, int, int, int]:
    people = _merged_into(viewer, person.pk)
    identifiers = _remembered(viewer, person)
    going = _going(viewer, people)
    shared = _conversations_with(viewer, people) - going.get(models.Conversation, set())
    scrubber = Scrubber(viewer, person, going)
    journal = _erased_journal(viewer, going)
    mentions = scrubber.scrub(going, shared)
    rows = 0
    for model in reversed(owned_tables()):
        ids = going.get(model, set())
        for other, link in links_to(model) if ids else ():
            if not goes_with_it(link):
                let_go = visible_to(viewer, other).filter(**{f"{link.name}__in": ids})
                let_go.update(**{link.name: None})
        rows += visible_to(viewer, model).filter(pk__in=ids)._raw_delete(database_of(viewer)) or 0
    return rows, mentions, journal, identifiers


def _merged_into(viewer: User, person: int) -> set[int]:
    """The person, and whoever was merged into them: the journal still tells of those."""
    merges = [
        (merge["person"], merge["merged"])
        for about in visible_to(viewer, models.Batch)
        .filter(undone_at=None)
        .order_by("-pk")
        .values_list("about", flat=True)
        for merge in reversed(about.get("merges", []))
    ]
    found = {person}
    for kept, merged in merges:
        if kept in found:
            found.add(merged)
    return found


def _remembered(viewer: User, person: models.Person) -> int:
    """Leave hashes of what an import would recognise the person by."""
    rows = visible_to(viewer, models.Identifier).filter(person=person, shared=False)
    known = list(rows.values_list("kind", "value"))
    sightings = visible_to(viewer, models.Sighting).filter(person=person)
    seen = [
        ("sighting", f"{source}:{uid}") for source, uid in sightings.values_list("source", "uid")
    ]
    said = {digest(viewer, *each) for each in known + seen}
    if not known:
        said.add(digest(viewer, "name", person.name))
    models.Forgotten._base_manager.using(database_of(viewer)).bulk_create(
        [models.Forgotten(owner_id=viewer.pk, digest=each) for each in sorted(said)],
        ignore_conflicts=True,
    )
    return len(said)


def _going(viewer: User, people: set[int]) -> Erased:
    """Every row that goes: the person's, and conversations with nobody else.

    What I learnt about a place stays, without saying from whom.
    """
    going: Erased = {models.Person: set(people)}
    alone = _conversations_with(viewer, people)
    others = visible_to(viewer, models.Participant).filter(conversation__in=alone)
    alone -= set(others.exclude(person__in=people).values_list("conversation_id", flat=True))
    going[models.Conversation] = alone
    for model in owned_tables():
        for link in links_of(model):
            above = going.get(target_of(link))
            if above and goes_with_it(link) and target_of(link) is not models.Batch:
                rows = visible_to(viewer, model).filter(**{f"{link.name}__in": above})
                going.setdefault(model, set()).update(rows.values_list("pk", flat=True))
    return going


def _conversations_with(viewer: User, people: Iterable[int]) -> set[int]:
    rows = visible_to(viewer, models.Participant).filter(person__in=people)
    return set(rows.values_list("conversation_id", flat=True))


def _erased_journal(viewer: User, going: Erased) -> int:
    """Erase journal entries about the rows that go, and the words of their batches."""
    by_name = {model._meta.model_name: ids for model, ids in going.items()}
    gone, batches = [], set()
    changes = visible_to(viewer, models.Change)
    for change in changes.iterator(chunk_size=2_000):
        if change.row in by_name.get(change.table, ()) or _points_at(change, going):
            gone.append(change.pk)
            batches.add(change.batch_id)
    for model, ids in going.items():
        if issubclass(model, models.Kept):
            made = visible_to(viewer, model).filter(pk__in=ids)
            batches |= set(made.values_list("batch_id", flat=True))
    visible_to(viewer, models.Change).filter(pk__in=gone)._raw_delete(database_of(viewer))
    told = visible_to(viewer, models.Batch).filter(pk__in=batches - {None})
    told.exclude(kind="import").exclude(label="").update(label=GONE)
    return len(gone)


def _points_at(change: models.Change, going: Erased) -> bool:
    model: Any = next(each for each in owned_tables() if each._meta.model_name == change.table)
    values: list[dict[str, Any]] = [change.before or {}, change.after or {}]
    return any(
        each.get(link.attname) in going.get(target_of(link), ())
        for link in links_of(model)
        if goes_with_it(link)
        for each in values
    )


def rewrite(viewer: User) -> bool:
    """Rewrite the file without its free pages and empty its log.

    Returns: whether it was done; not on a server, and not while another
    program reads the file: then it can be tried again.
    """
    connection = connections[database_of(viewer)]
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            blocked = cursor.fetchone()[0]
    except OperationalError:
        return False
    return not blocked
