"""SQLite files as such: whether one is whole, and a verified copy of it. Knows no Django."""

import os
import stat
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from inroad.store.home import make_empty
from inroad.store.refusals import Busy, Corrupt, DiskFull, NoBackup, NotWritable, refusal
from inroad.store.sqlite.build import fixed_build
from inroad.store.sqlite.options import SECONDS_TO_WAIT

MAGIC = b"SQLite format 3\x00"
AT_ONCE = 1 << 20
"""Bytes that are written at once."""
Counts = dict[str, int]
"""Rows by table."""


def opened(file: Path, *, writable: bool = False) -> Any:
    """A plain connection to an existing file."""
    mode = "rw" if writable else "ro"
    address = f"file:{quote(str(file.absolute()))}?mode={mode}"
    return fixed_build().connect(address, uri=True, timeout=SECONDS_TO_WAIT, isolation_level=None)


def counts(connection: Any) -> Counts:
    """How many rows each table has."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]
        for (name,) in sorted(names)
    }


def damage(connection: Any, *, quick: bool = False) -> str:
    """What is wrong with the file, "" when nothing is."""
    check = "quick_check" if quick else "integrity_check"
    said = "; ".join(row[0] for row in connection.execute(f"PRAGMA {check}(5)").fetchall())
    return "" if said == "ok" else said


def looks_like_a_database(file: Path) -> bool:
    """Whether the file is empty (nothing kept yet) or begins as a SQLite file does."""
    with file.open("rb") as stream:
        head = stream.read(16)
    return head in (b"", MAGIC)


def copied(source: Path, to: Path) -> Counts:
    """A copy of a database that may be in use, verified; it appears whole or not at all.

    Returns: how many rows of each table it holds.
    Raises: Corrupt, Busy, DiskFull, NotWritable: and nothing is left behind.
    """
    draft = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        make_empty(draft)
        with closing(opened(source)) as live:
            live.execute("BEGIN")  # the rows are counted in the state that is copied
            there = counts(live)
            with closing(opened(draft, writable=True)) as copy:
                live.backup(copy)
                # One file, without a log beside it.
                copy.execute("PRAGMA journal_mode=DELETE")
        verified(draft, there)
        _durable(draft)
        draft.replace(to)
        _durable(to.parent)
    except fixed_build().Error as error:
        raise (refusal(error) or Corrupt(file=str(source), said=str(error))) from error
    except OSError as error:
        full = error.errno == 28  # ENOSPC
        said = error.strerror or str(error)
        raise (DiskFull if full else NotWritable)(file=str(to), said=said) from error
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            left.unlink(missing_ok=True)
    return there


def verified(file: Path, expected: Counts | None = None) -> Counts:
    """The rows of a file that is whole and, where told, holds what is expected.

    Raises: NoBackup: it is damaged, no database, or holds something else.
    """
    try:
        if not looks_like_a_database(file):
            raise NoBackup(file=str(file), said="not a database")
        with closing(opened(file)) as connection:
            wrong = damage(connection)
            found = counts(connection) if not wrong else {}
    except OSError as error:
        raise NoBackup(file=str(file), said=error.strerror or str(error)) from error
    except fixed_build().Error as error:
        raise NoBackup(file=str(file), said=str(error)) from error
    if wrong or (expected is not None and found != expected):
        raise NoBackup(file=str(file), said=wrong or "the numbers of rows differ")
    return found


def alone(file: Path) -> None:
    """Fold the log into the file, which only works while nobody else has it open.

    Raises: Busy: somebody has. A file too damaged to be asked is let through.
    """
    build = fixed_build()
    try:
        with closing(opened(file, writable=True)) as connection:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    except build.OperationalError as error:
        raise (refusal(error) or Busy(file=str(file), said=str(error))) from error
    except build.DatabaseError:
        return
    if mode != "delete":
        raise Busy(file=str(file), said="open somewhere else")


def shredded(file: Path) -> None:
    """Overwrite a file and take it away; of a link, or of a second name, only that goes.

    Raises: NotWritable.
    """
    try:
        there = file.lstat()
        if stat.S_ISREG(there.st_mode) and there.st_nlink == 1:
            _blank(file, there.st_size)
        file.unlink()
    except OSError as error:
        raise NotWritable(file=str(file), said=error.strerror or str(error)) from error


def _blank(file: Path, size: int) -> None:
    with file.open("r+b") as stream:
        for begun in range(0, size, AT_ONCE):
            stream.write(bytes(min(AT_ONCE, size - begun)))
        stream.flush()
        os.fsync(stream.fileno())


def _durable(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
