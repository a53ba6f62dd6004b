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
    return Finding("SQLite", well, seen if well else f"{seen} can lose data: install pysqlite3")


def _settings(viewer: User) -> Finding:
    mode, full = _one(viewer, "PRAGMA journal_mode"), _one(viewer, "PRAGMA synchronous")
    keys = _one(viewer, "PRAGMA foreign_keys")
    well = (mode, full, keys) == ("wal", 2, 1)
    seen = f"journal {mode}, synchronous {full}, foreign keys {keys}"
    return Finding("Survives a power failure", well, "on" if well else seen)


def _whole(viewer: User) -> Finding:
    seen = str(_one(viewer, "PRAGMA integrity_check"))
    mend = f"{seen}: restore a backup, inroad restore FILE"
    return Finding("File is whole", seen == "ok", seen if seen == "ok" else mend)


def _private() -> Finding:
    file = home.database()
    mode = file.stat().st_mode & 0o777
    seen = str(file) if mode == 0o600 else f"{file} has mode {mode:o}: chmod 600 it"
    return Finding("Only you can read it", mode == 0o600, seen)


def _parameters() -> Finding:
    try:
        parameters()
    except InroadError as error:
        facts = ": ".join(str(each) for each in error.facts.values())
        return Finding("Your own numbers", False, f"{PARAMETERS}: {facts}")
    own = (home.folder() / PARAMETERS).is_file()
    seen = f"those in {PARAMETERS}" if own else "none, the defaults hold"
    return Finding("Your own numbers", True, seen)


def _rows(viewer: User) -> Finding:
    people = visible_to(viewer, models.Person).filter(is_me=False).count()
    traces = visible_to(viewer, models.Trace).count()
    talks = visible_to(viewer, models.Conversation).count()
    seen = f"people: {people}; messages and meetings: {traces}; talks: {talks}"
    return Finding("Kept", True, seen)


def _one(viewer: User, question: str) -> object:
    from django.db import connections

    with connections[database_of(viewer)].cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]
