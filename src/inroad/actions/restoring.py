"""Back in: a backup put in place, a whole export taken into an empty Inroad."""

import errno
import json
import os
from collections.abc import Sequence
from contextlib import closing, nullcontext
from datetime import datetime
from pathlib import Path

from inroad.store import home, keep, whole
from inroad.store.backup import Restored
from inroad.store.backup import restore as put_in_place
from inroad.store.models import User
from inroad.store.refusals import DiskFull, FileThere, NotWritable, UnknownDocument
from inroad.store.sqlite import files
from inroad.store.tables import owned_tables

MOST_BYTES = 2_000_000_000
_SIGN = b'"format"'


def rows_of(file: Path) -> int:
    """How many rows seekers have in a file: as many as their whole exports put back."""
    with closing(files.opened(file)) as connection:
        there = files.counts(connection)
    return sum(there.get(model._meta.db_table, 0) for model in owned_tables())


def restore(source: Path, now: datetime) -> Restored:
    """Put a backup in the place of the personal file.

    Raises: NoBackup, NewerFile, Busy.
    """
    done = put_in_place(source, home.prepare(), now)
    # What a backup brings is somebody's own: it does not go at one press, as invented people do.
    (home.folder() / home.SAMPLE).unlink(missing_ok=True)
    return done


def put_back_if_whole(viewer: User, paths: Sequence[str], *, dry_run: bool = False) -> int | None:
    """Put back a whole export when that is what the one file is; None when it is not.

    Raises: NotEmpty, UnknownDocument.
    """
    if len(paths) != 1 or not _looks_whole(Path(paths[0])):
        return None
    try:
        document = json.loads(Path(paths[0]).read_text("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UnknownDocument(said="no JSON that can be read") from error
    with keep.taken_back(viewer) if dry_run else nullcontext():
        return whole.put_back(viewer, document)


def _looks_whole(file: Path) -> bool:
    """Whether it begins as an export does; a file that cannot be read does not."""
    try:
        if not file.is_file() or file.stat().st_size > MOST_BYTES:
            return False
        with file.open("rb") as stream:
            head = stream.read(4096)
    except OSError:
        return False
    return b'"inroad' in head and _SIGN in head


def written(to: Path, text: str) -> None:
    """Write an export for its owner's eyes alone, whole or not at all.

    Raises: FileThere: `to` exists. DiskFull, NotWritable: nothing is left there.
    """
    try:
        descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise FileThere(file=str(to)) from None
    except OSError as error:
        raise NotWritable(file=str(to), said=error.strerror) from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as error:
        to.unlink(missing_ok=True)
        full = error.errno == errno.ENOSPC
        raise (DiskFull if full else NotWritable)(file=str(to), said=error.strerror) from error
