"""Whose rows are whose."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import inroad
from inroad.store import keep, models
from inroad.store.models import Owned, User
from inroad.store.refusals import NotFound, Unscoped
from inroad.store.tables import owned_tables
from inroad.store.visible import one, visible_to

Fill = Callable[..., dict[str, Any]]

UNSCOPED: list[Callable[[Any], Any]] = [
    lambda rows: rows.all(),
    lambda rows: rows.filter(pk=1),
    lambda rows: rows.get(pk=1),
    lambda rows: rows.first(),
    lambda rows: rows.count(),
    lambda rows: rows.exists(),
    lambda rows: rows.values_list("pk"),
    lambda rows: rows.create(),
    lambda rows: rows.bulk_create([]),
    lambda rows: rows.update(owner_id=1),
    lambda rows: rows.using("default"),
    lambda rows: rows.raw("SELECT 1"),
    lambda rows: rows.in_bulk(),
    lambda rows: rows.get_or_create(pk=1),
]


@pytest.mark.parametrize("model", owned_tables(), ids=lambda model: model.__name__)
def test_asking_without_a_viewer_is_refused(model: type[Owned]) -> None:
    """No table gives or takes a row unless somebody says whose."""
    for ask in UNSCOPED:
        with pytest.raises(Unscoped):
            ask(model.objects)


@pytest.mark.parametrize("nobody", [None, User()])
def test_nobody_sees_nothing(nobody: User | None) -> None:
    """A viewer that is missing, or not yet kept, is refused rather than shown an empty list."""
    with pytest.raises(Unscoped):
        visible_to(nobody, models.Person)


def test_every_table_is_owned_or_the_account(store: str) -> None:
    """A new table is either owned or fails here."""
    from django.apps import apps

    every = set(apps.get_app_config("inroad").get_models())
    assert every == {*owned_tables(), User}


def test_a_viewer_sees_their_own_rows_only(viewer: User, stranger: User, fill: Fill) -> None:
    """In every table, what one seeker sees the other does not."""
    fill(viewer)
    fill(stranger)
    for model in owned_tables():
        mine = set(visible_to(viewer, model).values_list("pk", flat=True))
        theirs = set(visible_to(stranger, model).values_list("pk", flat=True))
        assert mine, model
        assert not mine & theirs


def test_somebody_elses_row_is_not_found(viewer: User, stranger: User, fill: Fill) -> None:
    """Another seeker's row and no row at all look the same."""
    person = fill(stranger)["people"][0]
    for missing in (person.pk, 999_999):
        with pytest.raises(NotFound):
            one(viewer, models.Person, missing)


def test_what_hangs_on_a_row_is_in_its_scope(viewer: User, fill: Fill) -> None:
    """Django's own ways along a row work: links, lists, prefetching, refreshing, deleting."""
    talk = visible_to(viewer, models.Conversation).get(pk=fill(viewer)["talk"].pk)
    (participant,) = talk.participants.all()
    assert talk == participant.conversation
    participant.refresh_from_db()
    rows = visible_to(viewer, models.Conversation).prefetch_related("participants__person")
    (person,) = [each.person for row in rows for each in row.participants.all()]
    assert participant.person_id == person.pk
    person.clean_fields()
    assert person.delete()[1]["inroad.Participant"] == 1
    assert visible_to(viewer, models.Participant).count() == 0


def test_deleting_an_account_takes_everything_along(
    viewer: User, stranger: User, fill: Fill
) -> None:
    """An account that goes leaves no row behind, and nobody else's goes with it."""
    fill(viewer)
    fill(stranger)
    viewer.delete()
    for model in owned_tables():
        owners = set(model._base_manager.using(stranger._state.db).values_list("owner", flat=True))
        assert owners == {stranger.pk}


def test_only_the_store_goes_around_the_manager() -> None:
    """Outside the store's own folder nobody reaches for the unscoped manager."""
    root = Path(inroad.__file__).parent
    around = [
        str(file.relative_to(root))
        for file in root.rglob("*.py")
        if "_base_manager" in file.read_text("utf-8") and root / "store" not in file.parents
    ]
    assert around == []


def test_a_row_keeps_to_the_viewer_that_writes(viewer: User, stranger: User, fill: Fill) -> None:
    """A batch refuses to change or remove somebody else's row."""
    theirs = fill(stranger)["people"][0]
    with (
        pytest.raises(NotFound),
        keep.batch(viewer, kind="edit", now=viewer.created) as batch,
    ):
        batch.change(theirs, name="Mine")
    with (
        pytest.raises(NotFound),
        keep.batch(viewer, kind="edit", now=viewer.created) as batch,
    ):
        batch.remove(theirs)
