"""Whether everything is in order: the file, its builds, the numbers; with what to do."""

import platform
import sys
from dataclasses import dataclass

from inroad.actions.reading import PARAMETERS, parameters
from inroad.errors import InroadError
from inroad.store import home, models
from inroad.store.models import User
from inroad.store.visible import database_of, visible_to


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and what was seen."""

    name: str
    well: bool
    seen: str


def findings(viewer: User) -> list[Finding]:
    """Everything that was looked at, in the order in which to mend it."""
    return [
        _python(),
        _sqlite(viewer),
        _settings(viewer),
        _whole(viewer),
        _private(),
        _parameters(),
        _rows(viewer),
    ]


def _python() -> Finding:
    return Finding("Python", sys.version_info >= (3, 11), platform.python_version())


def _sqlite(viewer: User) -> Finding:
    seen = str(_one(viewer, "SELECT sqlite_version()"))
    well = tuple(int(part) for part in seen.split(".")) >= (3, 51, 3)
    return Finding("SQLite build (without the WAL-reset bug)", well, seen)


def _settings(viewer: User) -> Finding:
    mode, full = _one(viewer, "PRAGMA journal_mode"), _one(viewer, "PRAGMA synchronous")
    keys = _one(viewer, "PRAGMA foreign_keys")
    seen = f"journal {mode}, synchronous {full}, foreign keys {keys}"
    return Finding("Durable settings", (mode, full, keys) == ("wal", 2, 1), seen)


def _whole(viewer: User) -> Finding:
    seen = str(_one(viewer, "PRAGMA integrity_check"))
    return Finding("File is whole", seen == "ok", seen)


def _private() -> Finding:
    file = home.database()
    mode = file.stat().st_mode & 0o777
    return Finding("File is for your eyes alone", mode == 0o600, f"{file} {mode:o}")


def _parameters() -> Finding:
    try:
        parameters()
    except InroadError as error:
        return Finding("Your own parameters", False, str(error.facts))
    own = (home.folder() / PARAMETERS).is_file()
    return Finding("Your own parameters", True, "overridden" if own else "none, the defaults hold")


def _rows(viewer: User) -> Finding:
    people = visible_to(viewer, models.Person).count()
    traces = visible_to(viewer, models.Trace).count()
    return Finding("Kept", True, f"{people} people, {traces} contacts")


def _one(viewer: User, question: str) -> object:
    from django.db import connections

    with connections[database_of(viewer)].cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]
