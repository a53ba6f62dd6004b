"""What the store refuses, and how a database's own errors become those refusals."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from inroad.errors import InroadError


class Unscoped(InroadError):
    """Somebody asked for rows without saying whose."""

    code, http_status, exit_code = "store.unscoped", 500, 70


class NotFound(InroadError):
    """The viewer has no such row; whether somebody else has it is not said."""

    code, http_status, exit_code = "store.not_found", 404, 4


class Moved(InroadError):
    """What the change was based on has changed in the meantime."""

    code, http_status, exit_code = "store.moved", 409, 5


class NothingToUndo(InroadError):
    """There is no batch that could be taken back, or not this one."""

    code, http_status, exit_code = "store.nothing_to_undo", 404, 4


class NotYourself(InroadError):
    """The seeker's own person cannot be merged away or forgotten."""

    code, http_status, exit_code = "store.not_yourself", 400, 2


class OldSqlite(InroadError):
    """Every SQLite build here has the WAL-reset bug (before 3.51.3)."""

    code, http_status, exit_code = "store.old_sqlite", 500, 69


class NotWritable(InroadError):
    """The folder or the file cannot be written."""

    code, http_status, exit_code = "store.not_writable", 500, 73


class Corrupt(InroadError):
    """The file is not a database, or it is damaged; a backup can be restored."""

    code, http_status, exit_code = "store.corrupt", 500, 65


class NewerFile(InroadError):
    """A newer Inroad has written the file."""

    code, http_status, exit_code = "store.newer", 409, 65


class DiskFull(InroadError):
    """There is no room left to write; reading still works."""

    code, http_status, exit_code = "store.disk_full", 507, 74


class Busy(InroadError):
    """Somebody else has held the database for longer than we wait."""

    code, http_status, exit_code = "store.busy", 503, 75


class FileThere(InroadError):
    """A file of this name is there already, and it is not overwritten."""

    code, http_status, exit_code = "backup.file_there", 409, 73


class NoBackup(InroadError):
    """The file is not a whole, verified backup of Inroad."""

    code, http_status, exit_code = "backup.not_whole", 400, 65


class NotHere(InroadError):
    """This belongs to the personal file; a server is backed up with its own tools."""

    code, http_status, exit_code = "backup.not_here", 400, 69


class NotEmpty(InroadError):
    """A whole export goes only into an empty Inroad."""

    code, http_status, exit_code = "whole.not_empty", 409, 73


class UnknownDocument(InroadError):
    """The document is not a whole export that this version can read."""

    code, http_status, exit_code = "whole.unknown", 400, 65


LEAST_ROOM = 1_000_000
"""Bytes below which a disk is taken to be full."""

# The words that SQLite's result codes come with (sqlite.org/rescode.html): its
# Python modules before 3.11 of the standard library carry no codes.
_SAID: tuple[tuple[str, type[InroadError]], ...] = (
    ("database is locked", Busy),
    ("database table is locked", Busy),
    ("disk is full", DiskFull),
    ("not a database", Corrupt),
    ("malformed", Corrupt),
    ("readonly database", NotWritable),
    ("unable to open database file", NotWritable),
    ("could not serialize access", Busy),
    ("deadlock detected", Busy),
)


def refusal(error: Exception) -> InroadError | None:
    """The refusal that a database's error stands for, None when it is a bug of ours."""
    said = str(error).lower()
    if "disk i/o error" in said:  # also what a file of the log's that finds no room comes to
        return NotWritable(said=said) if _is_room() else DiskFull(said=said)
    return next((kind(said=said) for words, kind in _SAID if words in said), None)


def _is_room() -> bool:
    from inroad.store import home

    return shutil.disk_usage(home.folder()).free > LEAST_ROOM


@contextmanager
def clearly() -> Iterator[None]:
    """Let the database's refusals through as Inroad's."""
    from django.db import Error as DjangoError

    try:
        yield
    except DjangoError as error:
        clear = refusal(error)
        if clear is None:
            raise
        raise clear from error
