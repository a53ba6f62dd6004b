"""No foreign key crosses owners: the database itself refuses.

Installed after every migration for every foreign key between owned tables, so
that a new table cannot be forgotten. SQLite gets triggers, because a table that
is remade could not keep composite keys that Django does not know; PostgreSQL
gets composite foreign keys `(owner_id, x_id) -> (owner_id, id)`.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import ForeignKey

from inroad.store.models import Owned
from inroad.store.tables import links_of, owned_tables, target_of

PREFIX = "inroad_owner_"


Guard = tuple[str, str]
"""The name of a guard, and the statement that puts it in place."""


def install(using: str) -> None:
    """Guard every foreign key between owned tables; twice is as good as once."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    tables = [model for model in owned_tables() if model._meta.db_table in there]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for statement in _removals(connection):
            cursor.execute(statement)
        for _, statement in _guards(connection.vendor, tables):
            cursor.execute(statement)


def lift(using: str) -> None:
    """Take the triggers away while tables are remade.

    SQLite refuses to rename a table while a trigger names one that is not
    there; PostgreSQL's constraints follow their tables by themselves.
    """
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for statement in _removals(connection):
            cursor.execute(statement)


def guarded(using: str) -> set[str]:
    """The names of the guards that are in place."""
    connection = connections[using]
    sql = (
        f"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{PREFIX}%%'"
        if connection.vendor == "sqlite"
        else f"SELECT conname FROM pg_constraint WHERE conname LIKE '{PREFIX}%%'"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [])
        return {name for (name,) in cursor.fetchall()}


def expected(vendor: str) -> set[str]:
    """The names of the guards that all tables need."""
    return set(statements(vendor))


def statements(vendor: str) -> dict[str, str]:
    """The guards that all tables need, by name, as they are put in place."""
    return dict(_guards(vendor, list(owned_tables())))


def _guards(vendor: str, tables: list[type[Owned]]) -> Iterator[Guard]:
    return _triggers(tables) if vendor == "sqlite" else _constraints(tables)


def _removals(connection: BaseDatabaseWrapper) -> Iterator[str]:
    if connection.vendor == "sqlite":
        for name in sorted(guarded(connection.alias)):
            yield f'DROP TRIGGER "{name}"'
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, conrelid::regclass::text, contype FROM pg_constraint"
            f" WHERE conname LIKE '{PREFIX}%%' ORDER BY contype",  # foreign keys before unique
            [],
        )
        for name, table, _kind in cursor.fetchall():
            yield f'ALTER TABLE {table} DROP CONSTRAINT "{name}"'


def _pairs(tables: list[type[Owned]]) -> Iterator[tuple[str, "ForeignKey[Any, Any]", str]]:
    for model in tables:
        for link in links_of(model):
            yield model._meta.db_table, link, target_of(link)._meta.db_table


def _triggers(tables: list[type[Owned]]) -> Iterator[Guard]:
    for model in tables:
        name = model._meta.db_table
        guard = f"{PREFIX}{name}_stays"
        yield (
            guard,
            f'CREATE TRIGGER "{guard}" BEFORE UPDATE OF "owner_id" ON "{name}"'
            " WHEN NEW.owner_id <> OLD.owner_id"
            f" BEGIN SELECT RAISE(ABORT, 'a row keeps its owner: {name}'); END",
        )
    for name, link, target in _pairs(tables):
        column = link.column
        for verb, moment in (("insert", "INSERT"), ("update", f'UPDATE OF "{column}"')):
            guard = f"{PREFIX}{name}_{column}_{verb}"
            yield (
                guard,
                f'CREATE TRIGGER "{guard}" BEFORE {moment} ON "{name}"'
                f' WHEN NEW."{column}" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "{target}"'
                f' WHERE "id" = NEW."{column}" AND "owner_id" = NEW."owner_id")'
                f" BEGIN SELECT RAISE(ABORT, 'crosses owners: {name}.{column}'); END",
            )


def _constraints(tables: list[type[Owned]]) -> Iterator[Guard]:
    for target in sorted({target for _, _, target in _pairs(tables)}):
        guard = f"{PREFIX}{target}"
        yield (
            guard,
            f'ALTER TABLE "{target}" ADD CONSTRAINT "{guard}" UNIQUE ("owner_id", "id")',
        )
    for name, link, target in _pairs(tables):
        guard = f"{PREFIX}{name}_{link.column}"
        yield (
            guard,
            f'ALTER TABLE "{name}" ADD CONSTRAINT "{guard}" FOREIGN KEY ("owner_id",'
            f' "{link.column}") REFERENCES "{target}" ("owner_id", "id")'
            " DEFERRABLE INITIALLY DEFERRED",
        )
