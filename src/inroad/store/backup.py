"""Copies of the personal file: verified when made, verified before they come back."""

import os
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from django.db import connections

from inroad.store.home import OWNER_ONLY_FILE
from inroad.store.models import User
from inroad.store.refusals import FileThere, NewerFile, NoBackup, NotHere
from inroad.store.soundness import refuse_what_is_not_ours
from inroad.store.sqlite import files
from inroad.store.versions import unknown_migrations
from inroad.store.visible import database_of


@dataclass(frozen=True, slots=True)
class Copied:
    """A verified copy: where it is, how large, and how many rows it has in all."""

    file: Path
    size: int
    rows: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup put in place; what was there before is in `kept_aside`."""

    rows: int
    kept_aside: Path | None


def backup(viewer: User, to: Path) -> Copied:
    """Copy the database while it is in use, for its owner's eyes alone.

    Raises: NotHere: not a personal file. FileThere: `to` exists.
        Corrupt, DiskFull, NotWritable: no file is left behind then.
    """
    if to.exists():
        raise FileThere(file=str(to))
    rows = files.copied(_file_of(database_of(viewer)), to)
    return Copied(to, to.stat().st_size, sum(rows.values()))


def restore(source: Path, into: Path, now: datetime) -> Restored:
    """Put a backup in the place of the personal file, which is kept aside.

    Whoever holds the database open must close it first: every other program;
    connections of this process are closed here.

    Raises: NoBackup: not a whole backup of Inroad. NewerFile: a newer Inroad
        made it. Busy: the present file is in use.
    """
    rows = files.verified(source)
    if "inroad_user" not in rows:
        raise NoBackup(file=str(source), said="no tables of Inroad")
    newer = unknown_migrations(source)
    if newer:
        raise NewerFile(file=str(source), migrations=newer)
    refuse_what_is_not_ours(source)
    connections.close_all()
    draft = into.with_name(f"{into.name}.restoring")
    try:
        files.copied(source, draft)
        aside = _kept_aside(into, now) if into.exists() and into.stat().st_size else None
        draft.replace(into)
    finally:
        draft.unlink(missing_ok=True)
    return Restored(sum(rows.values()), aside)


def _kept_aside(present: Path, now: datetime) -> Path:
    """A second name for the present file, which stays when its first one is taken."""
    files.alone(present)
    stem = f"{present.stem}-before-{now:%Y%m%d-%H%M%S}"
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    paths = (present.with_name(name + present.suffix) for name in names)
    aside = next(path for path in paths if not path.exists())
    # A log that a damaged file left must not be applied to the restored one.
    for ending in ("-wal", "-shm"):
        log = present.with_name(present.name + ending)
        if log.exists():
            log.replace(aside.with_name(aside.name + ending))
    os.link(present, aside)
    aside.chmod(OWNER_ONLY_FILE)
    return aside


def _file_of(using: str) -> Path:
    connection = connections[using]
    if connection.vendor != "sqlite":
        raise NotHere(engine=connection.vendor)
    return Path(str(connection.settings_dict["NAME"]))
