"""Batches: together or not at all, remembered, and in order."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError

from inroad.store import keep, models
from inroad.store.models import User
from inroad.store.refusals import Moved
from inroad.store.visible import visible_to

Fill = Callable[..., dict[str, Any]]
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)


def test_a_batch_gives_its_rows_owner_and_batch(viewer: User) -> None:
    """Whoever writes names neither: the batch does."""
    with keep.batch(viewer, kind="log", now=NOW, label="coffee with Ada") as batch:
        ada = batch.add(models.Person(name="Ada"))
    assert (viewer.pk, batch.id) == (ada.owner_id, ada.batch_id)
    (record,) = keep.batches(viewer)
    assert ("log", "coffee with Ada", NOW, None) == (
        record.kind,
        record.label,
        record.at,
        record.undone_at,
    )


def test_rows_may_link_to_rows_of_the_same_call(viewer: User) -> None:
    """The order of the list means nothing: what is linked to is kept first."""
    with keep.batch(viewer, kind="import", now=NOW) as batch:
        ada = models.Person(name="Ada")
        need = models.Need(person=ada, text="docs")
        batch.add_many([need, ada])
    assert ada.pk == visible_to(viewer, models.Need).get().person_id


def test_a_batch_moves_the_revision_by_one(viewer: User) -> None:
    """However much it writes, a batch is one step."""
    with keep.batch(viewer, kind="edit", now=NOW) as batch:
        ada = batch.add(models.Person(name="Ada"))
        batch.change(ada, name="Ada L.")
        batch.add(models.Need(person=ada, text="docs"))
    assert viewer.revision == 1
    viewer.refresh_from_db()
    assert viewer.revision == 1


def test_a_batch_that_writes_nothing_leaves_nothing(viewer: User) -> None:
    """Neither a record nor a new revision."""
    with keep.batch(viewer, kind="edit", now=NOW) as batch:
        ada = batch.add(models.Person(name="Ada"))
    with keep.batch(viewer, kind="import", now=NOW) as batch:
        batch.change(ada, name="Ada")
        batch.add_many([])
    assert (1, 1) == (viewer.revision, len(keep.batches(viewer)))


def test_what_was_thought_out_on_an_older_revision_is_refused(viewer: User) -> None:
    """Two who read the same revision: the second to write is told so."""
    with keep.batch(viewer, kind="edit", now=NOW, against=0) as batch:
        batch.add(models.Person(name="Ada"))
    with (
        pytest.raises(Moved) as refused,
        keep.batch(viewer, kind="edit", now=NOW, against=0) as batch,
    ):
        batch.add(models.Person(name="Ben"))
    assert {"read": 0, "now": 1} == refused.value.facts
    assert 5 == refused.value.exit_code
    assert not visible_to(viewer, models.Person).filter(name="Ben").exists()


def _stumble(viewer: User) -> None:
    with keep.batch(viewer, kind="edit", now=NOW) as batch:
        batch.add(models.Person(name="Ada"))
        raise RuntimeError


def test_a_batch_that_fails_keeps_nothing(viewer: User, rows: Callable[..., Any]) -> None:
    """An error in the middle leaves everything as it was."""
    before = rows(viewer)
    with pytest.raises(RuntimeError):
        _stumble(viewer)
    assert before == rows(viewer)
    assert [] == keep.batches(viewer)
    assert 0 == viewer.revision


def _say_twice(viewer: User) -> None:
    with keep.batch(viewer, kind="edit", now=NOW) as batch:
        ada = batch.add(models.Person(name="Ada"))
        for _ in range(2):
            batch.add(models.Identifier(person=ada, kind="email", value="a@x.example"))


def test_a_key_that_is_taken_fails_the_batch(viewer: User) -> None:
    """The database's own word on uniqueness is not hidden."""
    with pytest.raises(IntegrityError):
        _say_twice(viewer)
    assert 0 == visible_to(viewer, models.Identifier).count()


def test_columns_are_kept_like_rows_and_known_ones_passed_over(viewer: User, fill: Fill) -> None:
    """Many traces at once: owner, batch, defaults and dates as with objects, no key twice."""
    ada, ben, _ = (each.pk for each in fill(viewer)["people"])
    names = ("source", "uid", "kind", "at", "sender_id", "other_id")
    rows = [("mbox", f"m{n}", "message", NOW, ada, ben) for n in range(5)]
    before = visible_to(viewer, models.Trace).count()
    with keep.batch(viewer, kind="import", now=NOW) as batch:
        assert 5 == batch.add_columns(models.Trace, names, iter(rows))
    with keep.batch(viewer, kind="import", now=NOW) as again:
        assert 1 == again.add_columns(
            models.Trace, names, [*rows, ("mbox", "m9", "message", NOW, ada, ben)]
        )
    with keep.batch(viewer, kind="import", now=NOW) as third:
        assert 0 == third.add_columns(models.Trace, names, rows)
    assert 4 == len(keep.batches(viewer))
    row = visible_to(viewer, models.Trace).get(uid="m9")
    assert (again.id, NOW, 0, "") == (row.batch_id, row.at, row.minutes, row.text)
    keep.undo(viewer, now=NOW)
    keep.undo(viewer, now=NOW)
    assert before == visible_to(viewer, models.Trace).count()


def test_columns_cannot_cross_owners(viewer: User, stranger: User, fill: Fill) -> None:
    """The database guards this way in as well."""
    theirs = fill(stranger)["people"][0].pk
    with pytest.raises(IntegrityError), keep.batch(viewer, kind="import", now=NOW) as batch:
        batch.add_columns(models.Need, ("person_id", "text"), [(theirs, "docs")])


def test_changes_are_remembered_as_before_and_after(viewer: User, fill: Fill) -> None:
    """The journal holds what changed and nothing else."""
    need = fill(viewer) and visible_to(viewer, models.Need).get()
    with keep.batch(viewer, kind="edit", now=NOW) as batch:
        batch.change(need, text="better docs", met_on=DAY, stated=True)
    (change,) = visible_to(viewer, models.Change).filter(batch=batch.record)
    assert ("need", need.pk) == (change.table, change.row)
    assert {"text": "onboarding docs", "met_on": None} == change.before
    assert {"text": "better docs", "met_on": "2026-03-02"} == change.after


def test_many_changes_say_how_many_rows_really_changed(viewer: User, fill: Fill) -> None:
    """Rows that have the value already are left alone."""
    people = fill(viewer)["people"]
    with keep.batch(viewer, kind="edit", now=NOW) as batch:
        changed = batch.change_many([(each, {"connected": True}) for each in people])
    assert 1 == changed


def test_removing_takes_along_what_hangs_on_it(viewer: User, fill: Fill) -> None:
    """A conversation goes with who took part and what it showed; what was said in it stays."""
    talk = fill(viewer)["talk"]
    with keep.batch(viewer, kind="edit", now=NOW) as batch:
        gone = batch.remove(talk)
    assert 3 == gone
    assert [0, 0, 0] == [
        visible_to(viewer, model).count()
        for model in (models.Conversation, models.Participant, models.Evidence)
    ]
    assert visible_to(viewer, models.Need).get().conversation_id is None
    assert visible_to(viewer, models.Promise).get().conversation_id is None
