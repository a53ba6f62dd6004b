"""Whether a file is one that Inroad made: its tables, their columns, what lies in them, no more.

A backup may come from anywhere. SQLite keeps anything in any column, and runs
the triggers and views that a file brings along.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from inroad.store.guards import statements
from inroad.store.refusals import NoBackup
from inroad.store.sqlite import files
from inroad.store.versions import applied, known

_TEXT = {"CharField", "TextField", "DateField", "DateTimeField", "JSONField"}
_WHOLE = {"AutoField", "BigAutoField", "IntegerField", "BigIntegerField", "BooleanField",
          "PositiveIntegerField", "ForeignKey", "OneToOneField"}  # fmt: skip


def refuse_what_is_not_ours(file: Path) -> None:
    """Look at every table of a file.

    Raises: NoBackup: migrations are missing in between, a table or column is missing or
        of other values, or something is there that Inroad never made.
    """
    seen = applied(file)
    if not seen or seen != known()[: len(seen)]:
        raise NoBackup(file=str(file), said="no tables of Inroad")
    with closing(files.opened(file)) as connection:
        wrong = next(_wrong(connection, seen[-1]), None)
    if wrong:
        raise NoBackup(file=str(file), said=wrong)


def _wrong(connection: Connection, migration: str) -> Iterator[str]:
    guards = statements("sqlite")
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    for kind, name, sql in rows:
        if kind == "view" or (kind == "trigger" and guards.get(name) != sql):
            yield f"a {kind} that Inroad never made"
    for model in _models(migration):
        table = model._meta.db_table
        columns = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
        if {field.column for field in model._meta.local_concrete_fields} - columns:
            yield f"{table} is not whole"
            continue
        odd = " OR ".join(_odd(model))
        if odd and connection.execute(f'SELECT 1 FROM "{table}" WHERE {odd} LIMIT 1').fetchone():
            yield f"values in {table} that Inroad never writes"


def _models(migration: str) -> list[type[Model]]:
    """The tables' classes as they were at a migration."""
    state: Any = MigrationLoader(None).project_state(("inroad", migration))
    return list(state.apps.get_app_config("inroad").get_models(include_auto_created=True))


def _odd(model: type[Model]) -> Iterator[str]:
    """For each column, what says that a value is of another kind."""
    for field in model._meta.local_concrete_fields:
        kind = field.get_internal_type()
        wanted = "'text'" if kind in _TEXT else "'integer'" if kind in _WHOLE else ""
        if wanted:
            yield f"typeof(\"{field.column}\") NOT IN ({wanted}, 'null')"
