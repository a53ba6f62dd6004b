"""No foreign key crosses owners, whatever the code above forgot."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connections, transaction
from django.db import models as fields

from inroad.store import guards, models
from inroad.store.models import Owned, User
from inroad.store.tables import links_of, owned_tables, target_of

Fill = Callable[..., dict[str, Any]]


def test_every_link_is_guarded(store: str) -> None:
    """After migrating, each foreign key between owned tables has its guard."""
    assert guards.expected(connections[store].vendor) == guards.guarded(store)


def test_installing_twice_is_as_good_as_once(store: str) -> None:
    """Guards may be installed again at any time."""
    guards.install(store)
    assert guards.expected(connections[store].vendor) == guards.guarded(store)


def _crossings() -> list[tuple[type[Owned], str]]:
    return [(model, link.attname) for model in owned_tables() for link in links_of(model)]


def test_no_row_points_at_somebody_elses(
    store: str, viewer: User, stranger: User, fill: Fill
) -> None:
    """Every link of every table: an update that crosses owners is refused."""
    fill(viewer)
    fill(stranger)
    for model, name in _crossings():
        target = next(target_of(link) for link in links_of(model) if link.attname == name)
        theirs = target._base_manager.using(store).filter(owner_id=stranger.pk).first()
        mine = model._base_manager.using(store).filter(owner_id=viewer.pk)
        with pytest.raises(IntegrityError), transaction.atomic(using=store):
            mine.filter(pk=mine.first().pk).update(**{name: theirs.pk})


def test_no_new_row_points_at_somebody_elses(
    store: str, viewer: User, stranger: User, fill: Fill
) -> None:
    """Every link of every table: an insert that crosses owners is refused."""
    fill(viewer)
    fill(stranger)
    for model, name in _crossings():
        target = next(target_of(link) for link in links_of(model) if link.attname == name)
        theirs = target._base_manager.using(store).filter(owner_id=stranger.pk).first()
        row = model._base_manager.using(store).filter(owner_id=viewer.pk).first()
        row.pk = None
        row._state.adding = True
        for key in ("uid", "digest", "value"):  # keep its unique keys free
            if hasattr(row, key):
                setattr(row, key, "another")
        setattr(row, name, theirs.pk)
        with pytest.raises(IntegrityError), transaction.atomic(using=store):
            row.save(using=store)


def test_a_row_that_others_point_at_keeps_its_owner(
    store: str, viewer: User, stranger: User, fill: Fill
) -> None:
    """A person cannot be handed over while rows of the first owner point at them."""
    person = fill(viewer)["people"][0]
    rows = models.Person._base_manager.using(store).filter(pk=person.pk)
    with pytest.raises(IntegrityError), transaction.atomic(using=store):
        rows.update(owner_id=stranger.pk)


def test_a_remade_table_is_guarded_again(
    store: str, viewer: User, stranger: User, fill: Fill
) -> None:
    """A later migration that remakes tables loses no guard once it is through."""
    from django.apps import apps
    from django.db.models.signals import post_migrate, pre_migrate

    fill(viewer)
    theirs = fill(stranger)["people"][0]
    app = apps.get_app_config("inroad")
    told = {"app_config": app, "verbosity": 0, "interactive": False, "using": store}
    wider = fields.CharField(max_length=301, db_default="x")
    wider.set_attributes_from_name("name")
    pre_migrate.send(sender=app, **told)
    for model, name in ((models.Person, "name"), (models.Need, "text")):
        usual = model._meta.get_field(name)
        wider = fields.CharField(max_length=999)
        wider.set_attributes_from_name(name)
        for old, new in ((usual, wider), (wider, usual)):
            with connections[store].schema_editor() as editor:
                editor.alter_field(model, old, new, strict=True)
    post_migrate.send(sender=app, **told)
    assert guards.expected(connections[store].vendor) == guards.guarded(store)
    need = models.Need._base_manager.using(store).filter(owner_id=viewer.pk)
    with pytest.raises(IntegrityError), transaction.atomic(using=store):
        need.update(person_id=theirs.pk)


def test_every_change_of_a_table_has_its_migration() -> None:
    """What the models say is what the migrations make."""
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState

    loader = MigrationLoader(None)
    found = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    assert {} == found.changes(loader.graph)


def test_migrations_go_back_and_forth(store: str) -> None:
    """All the way back and forward again, guards included."""
    from django.core.management import call_command

    for step in (["zero"], []):
        call_command("migrate", "inroad", *step, database=store, verbosity=0)
    assert guards.expected(connections[store].vendor) == guards.guarded(store)
