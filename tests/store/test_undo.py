"""What was done is taken back whole, and nothing that came later is lost."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from inroad.store import keep, models
from inroad.store.models import Kept, User
from inroad.store.refusals import NothingToUndo
from inroad.store.seekers import begin
from inroad.store.tables import owned_tables
from inroad.store.visible import database_of, visible_to

Fill = Callable[..., dict[str, Any]]
Rows = Callable[[User], dict[str, list[dict[str, Any]]]]
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)


def test_undo_takes_back_everything_a_batch_made(viewer: User, fill: Fill, rows: Rows) -> None:
    """Two batches taken back, the last first, leave what there was before them."""
    before = rows(viewer)
    fill(viewer)
    assert "log" == keep.undo(viewer, now=NOW).kind
    undone = keep.undo(viewer, now=NOW)
    assert ("import", "contacts.csv", 0) == (undone.kind, undone.label, undone.kept_because_edited)
    visible_to(viewer, models.Forgotten).delete()
    assert before == rows(viewer)


def test_undo_puts_back_what_was_changed_and_removed(viewer: User, fill: Fill, rows: Rows) -> None:
    """Edits and removals come back with their ids, links and values."""
    people = fill(viewer)["people"]
    before = rows(viewer)
    with keep.batch(viewer, kind="edit", now=NOW) as batch:
        batch.change(people[1], name="Somebody else", location="")
        batch.change(people[1], name="Twice")
        batch.remove(people[0])
    undone = keep.undo(viewer, now=NOW)
    assert 0 == undone.kept_because_edited
    assert before == rows(viewer)


def test_nothing_to_undo_is_said(viewer: User, fill: Fill) -> None:
    """No batch, one that was undone, and somebody else's are refused alike."""
    with pytest.raises(NothingToUndo):
        keep.undo(viewer, now=NOW)
    batch = fill(viewer)["batch"]
    keep.undo(viewer, batch.id, now=NOW)
    other = begin(NOW, using=database_of(viewer))
    for who in (viewer, other):
        with pytest.raises(NothingToUndo):
            keep.undo(who, batch.id, now=NOW)


def test_a_row_edited_since_is_kept(viewer: User) -> None:
    """What a later batch changed stays, with what it points at."""
    with keep.batch(viewer, kind="import", now=NOW) as first:
        ada = first.add(models.Person(name="Ada"))
        need = first.add(models.Need(person=ada, text="docs"))
        first.add(models.Person(name="Ben"))
    with keep.batch(viewer, kind="edit", now=NOW) as later:
        later.change(need, text="better docs")
    undone = keep.undo(viewer, first.id, now=NOW)
    assert (1, 2) == (undone.removed, undone.kept_because_edited)
    assert "better docs" == visible_to(viewer, models.Need).get(person=ada).text


def test_a_row_that_another_batch_points_at_is_kept(viewer: User) -> None:
    """A person with a conversation since stays when their import is undone."""
    with keep.batch(viewer, kind="import", now=NOW) as first:
        ada = first.add(models.Person(name="Ada"))
    with keep.batch(viewer, kind="log", now=NOW) as later:
        later.add(models.Need(person=ada, text="docs"))
    assert 1 == keep.undo(viewer, first.id, now=NOW).kept_because_edited
    assert visible_to(viewer, models.Person).filter(pk=ada.pk).exists()


def test_an_edit_that_was_itself_undone_keeps_nothing(viewer: User) -> None:
    """Once the later edit is taken back, the first batch goes whole."""
    with keep.batch(viewer, kind="import", now=NOW) as first:
        ada = first.add(models.Person(name="Ada"))
    with keep.batch(viewer, kind="edit", now=NOW) as later:
        later.change(ada, name="Ada L.")
    keep.undo(viewer, later.id, now=NOW)
    assert 0 == keep.undo(viewer, first.id, now=NOW).kept_because_edited


def test_a_value_that_moved_on_is_not_put_back(viewer: User) -> None:
    """The later of two edits of one field wins over undoing the earlier; other fields return."""
    with keep.batch(viewer, kind="import", now=NOW) as batch:
        ada = batch.add(models.Person(name="Ada", location="Rome"))
        ben = batch.add(models.Person(name="Ben"))
    with keep.batch(viewer, kind="edit", now=NOW) as first:
        first.change(ada, name="Ada L.")
        first.change(ben, name="Benjamin")
    with keep.batch(viewer, kind="edit", now=NOW) as second:
        second.change(ada, name="A. L.")
        second.change(ben, location="Lyon")
    undone = keep.undo(viewer, first.id, now=NOW)
    assert (1, 1) == (undone.restored, undone.kept_because_edited)
    people = visible_to(viewer, models.Person)
    assert "A. L." == people.get(pk=ada.pk).name
    assert ("Ben", "Lyon") == people.values_list("name", "location").get(pk=ben.pk)


def test_a_removed_row_whose_key_is_taken_stays_away(viewer: User) -> None:
    """The one who has the address now keeps it."""
    with keep.batch(viewer, kind="import", now=NOW) as batch:
        ada, ben = batch.add_many([models.Person(name="Ada"), models.Person(name="Ben")])
        mail = batch.add(models.Identifier(person=ada, kind="email", value="a@x.example"))
    with keep.batch(viewer, kind="edit", now=NOW) as removal:
        removal.remove(mail)
    with keep.batch(viewer, kind="edit", now=NOW) as later:
        later.add(models.Identifier(person=ben, kind="email", value="a@x.example"))
    assert 1 == keep.undo(viewer, removal.id, now=NOW).kept_because_edited
    assert ben.pk == visible_to(viewer, models.Identifier).get().person_id


def test_undo_moves_the_revision(viewer: User, fill: Fill) -> None:
    """Whoever read before the undo is told that things moved."""
    fill(viewer)
    before = viewer.revision
    keep.undo(viewer, now=NOW)
    assert before + 1 == viewer.revision


edits = some.lists(
    some.tuples(
        some.sampled_from(["add", "change", "relink", "remove"]),
        some.integers(0, 7),
        some.integers(0, 7),
    ),
    min_size=1,
    max_size=8,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits=edits)
def test_undo_restores_the_rows_exactly(
    store: str, fill: Fill, rows: Rows, edits: list[tuple[str, int, int]]
) -> None:
    """Whatever a batch did, taking it back leaves every row as it was."""
    viewer = begin(NOW, using=store)
    fill(viewer)
    before = rows(viewer)
    with keep.batch(viewer, kind="edit", now=NOW) as batch:
        for what, one, other in edits:
            _edit(batch, what, one, other)
    touched = batch.touched
    if touched:
        assert 0 == keep.undo(viewer, batch.id, now=NOW).kept_because_edited
    assert before == rows(viewer)


def _edit(batch: keep.OpenBatch, what: str, one: int, other: int) -> None:
    people = list(visible_to(batch.viewer, models.Person).filter(is_me=False).order_by("pk"))
    if what == "add" or len(people) < 2:
        person = batch.add(models.Person(name=f"New {one}"))
        batch.add(models.Need(person=person, text="time"))
        return
    person, second = people[one % len(people)], people[other % len(people)]
    if what == "change":
        batch.change(person, name=f"Name {other}", connected=bool(other % 2))
    elif what == "relink":
        pairs = [(need, {"person": second}) for need in visible_to(batch.viewer, models.Need)]
        batch.change_many(pairs)
    elif what == "remove":
        kept = [model for model in owned_tables() if issubclass(model, Kept)]
        row = visible_to(batch.viewer, kept[(one + 8 * other) % len(kept)]).first()
        if row is not None and not getattr(row, "is_me", False):
            batch.remove(row)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pair=some.permutations([0, 1, 2]))
def test_undoing_a_merge_splits_exactly(
    store: str, fill: Fill, rows: Rows, pair: list[int]
) -> None:
    """A merge taken back gives both people everything that was theirs."""
    viewer = begin(NOW, using=store)
    people = fill(viewer)["people"]
    before = rows(viewer)
    keep.merge(viewer, people[pair[0]].pk, people[pair[1]].pk, now=NOW)
    assert 0 == keep.undo(viewer, now=NOW).kept_because_edited
    assert before == rows(viewer)
