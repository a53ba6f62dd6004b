"""A round's files, opened within bounds and read."""

import gzip
import hashlib
import io
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from inroad.errors import InroadError
from inroad.formats.exchange import preflib, rounds
from inroad.formats.readings import BOUNDS, Member, Unread
from inroad.method.exchange.pool import ExchangePool

MOST_BYTES = 1_000_000_000
"""Of one file, unpacked."""
MOST_FILES = 50
_HEAD = 1 << 16
_BATCH = 20_000
_WHOLE = ("exchange.unknown_table", "exchange.no_column", "exchange.column_twice")
"""Why a file is left out as a whole."""
_TABLES = (".csv", ".tsv", ".txt", ".parquet")


class NoFile(InroadError):
    """A file that was named is not there, or may not be read."""

    code, http_status, exit_code = "exchange.no_file", 404, 4


class TooLarge(InroadError):
    """A file is larger than any round's."""

    code, http_status, exit_code = "exchange.too_large", 400, 65


class NoMembers(InroadError):
    """Nobody takes part."""

    code, http_status, exit_code = "exchange.no_members", 400, 65


class NoWishes(InroadError):
    """Nobody wishes for anything that there is."""

    code, http_status, exit_code = "exchange.no_wishes", 400, 65


class LeftOut(InroadError):
    """A file could not be used at all, and nobody knows what rules or wishes it has."""

    code, http_status, exit_code = "exchange.left_out", 400, 65


class NotParquet(InroadError):
    """The file begins like Parquet and is none, or has columns that are no cells."""

    code, http_status, exit_code = "exchange.not_parquet", 400, 65


class NoParquet(InroadError):
    """Parquet files need the extra of the atlas."""

    code, http_status, exit_code = "exchange.no_parquet", 400, 69


@dataclass(frozen=True, slots=True)
class Round:
    """A round as read: the pool, names by code, what was left out, what the files were."""

    pool: ExchangePool
    names: dict[str, str]
    unread: tuple[Unread, ...]
    kinds: dict[str, str]
    ignored: dict[str, Sequence[str]]
    order_is_rank: bool = False


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files that are named; of a folder its tables.

    Raises: NoFile: one is not there, or a folder has none.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.iterdir()
                            if each.suffix.lower() in _TABLES and each.is_file())  # fmt: skip
            if not inside:
                raise NoFile(file=str(path))
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise NoFile(file=str(path))
    if len(found) > MOST_FILES:
        raise TooLarge(file=f"{len(found)} files")
    return list(dict.fromkeys(found))


def read(paths: Sequence[Path], on: date, empty: int = 0) -> Round:
    """A round from its files.

    Args:
        on: the day of the moves; wishes that begin later wait.
        empty: seats of a unit that may stay empty where no file says so.
    Raises: NoFile, TooLarge, NoParquet.
    """
    with ExitStack() as open_files:
        members = [_member(each, open_files) for each in files_of(paths)]
        graph = next((each for each in members if preflib.is_graph(each)), None)
        if graph is not None:
            pairs = next((each for each in members if preflib.is_pairs(each)), None)
            pool, unread = preflib.read(graph, pairs)
            others = [each for each in members if each not in (graph, pairs)]
            unread += tuple(Unread(each.name, "exchange.unknown_table") for each in others)
            found = Round(pool, {}, unread, {graph.name: "graph"}, {})
        else:
            told = rounds.read(members, empty)
            found = Round(told.pool, dict(told.names), told.unread, dict(told.kinds),
                          dict(told.ignored), told.order_is_rank)  # fmt: skip
    return replace(found, pool=replace(found.pool, on=on))


def with_wishes(found: Round) -> Round:
    """A round that can be cleared.

    Raises: NoMembers, NoWishes: there is nobody, or nothing is wished; LeftOut: a
        whole file was left out, so that a rule could be missing.
    """
    if not found.pool.participants:
        raise NoMembers(files=sorted(found.kinds))
    if not found.pool.wishes:
        raise NoWishes(files=sorted(found.kinds))
    whole = sorted({each.place for each in found.unread if each.code in _WHOLE})
    if whole:
        raise LeftOut(files=whole)
    return found


def prints(paths: Sequence[Path]) -> list[tuple[str, str]]:
    """Each file's full path and the SHA-256 of its bytes."""
    found = []
    for path in files_of(paths):
        with _opened(path) as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
        found.append((str(path.resolve()), digest))
    return found


def _opened(path: Path) -> BinaryIO:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TooLarge(file=str(path))
        return path.open("rb")
    except OSError as error:
        raise NoFile(file=str(path), said=error.strerror or "") from None


def _member(path: Path, open_files: ExitStack) -> Member:
    """A file to read; what is packed is unpacked, what is Parquet becomes a plain table."""
    file = open_files.enter_context(_opened(path))
    name = path.name
    if file.read(2) == b"\x1f\x8b":
        file.seek(0)
        file = cast("BinaryIO", open_files.enter_context(gzip.GzipFile(fileobj=file)))
        name = name.removesuffix(".gz")
    elif _is_parquet(file):
        file = io.BytesIO(_as_csv(path))
    else:
        file.seek(0)
    head = _start(file, path)
    return Member(name, cast("BinaryIO", _Bounded(head, file, path)), head, path.stat().st_size)


def _start(file: BinaryIO, path: Path) -> bytes:
    try:
        return file.read(_HEAD)
    except (OSError, EOFError) as error:
        raise NoFile(file=str(path), said=str(error)[:100]) from None


def _is_parquet(file: BinaryIO) -> bool:
    file.seek(0)
    return file.read(4) == b"PAR1"


def _as_csv(path: Path) -> bytes:
    try:
        import pyarrow as pa
        import pyarrow.csv
        import pyarrow.parquet as pq
    except ImportError:
        raise NoParquet(file=path.name) from None
    out = io.BytesIO()
    try:
        with pq.ParquetFile(path) as table, pyarrow.csv.CSVWriter(out, table.schema_arrow) as into:
            # A small file can unpack to any size: what is too much is never unpacked.
            if table.metadata.num_rows > BOUNDS.rows:
                raise TooLarge(file=path.name)
            for batch in table.iter_batches(_BATCH):
                into.write(batch)
                if out.tell() > MOST_BYTES:
                    raise TooLarge(file=path.name)
    except (OSError, pa.ArrowException) as error:
        raise NotParquet(
            file=path.name, said=str(error).splitlines()[0].rstrip(".")[:100]
        ) from None
    return out.getvalue()


class _Bounded:
    """A stream that begins with what was looked at and refuses to unpack without end."""

    def __init__(self, head: bytes, file: BinaryIO, path: Path) -> None:
        self.head, self.file, self.path, self.size = head, file, path, 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes.

        Raises: TooLarge: there are more than a round's file has.
        """
        found, self.head = (self.head[:size], self.head[size:]) if size > 0 else (self.head, b"")
        if not found:
            try:
                found = self.file.read(size)
            except (OSError, EOFError) as error:
                raise NoFile(file=str(self.path), said=str(error)[:100]) from None
        self.size += len(found)
        if self.size > MOST_BYTES:
            raise TooLarge(file=str(self.path))
        return found
