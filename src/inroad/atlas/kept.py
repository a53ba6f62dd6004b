"""The atlas' own folder: finished parts and the list of them, never half of one.

A part is a folder of tables. It is written under another name, renamed when it is
whole, and then named in `manifest.json`, which is replaced in one step: after a
kill at any moment the next build goes on from the parts that are finished.
"""

import fcntl
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from inroad.errors import InroadError

MANIFEST, LOCK, SPILL = "manifest.json", "lock", "spill"
VERSION = 1

Facts = dict[str, Any]


class Busy(InroadError):
    """Another process is at work in this atlas."""

    code, http_status, exit_code = "atlas.busy", 409, 75


class NotBuilt(InroadError):
    """There is no atlas here, or not the whole of one."""

    code, http_status, exit_code = "atlas.not_built", 404, 4


@dataclass(frozen=True, slots=True)
class Part:
    """A finished part: what it was made from (`key`), its folder's name, and its tables' rows."""

    key: str
    folder: str
    rows: Mapping[str, int]
    facts: Facts = field(default_factory=dict)


def key_of(*facts: object) -> str:
    """A short name for what a part is made from; equal facts give equal names."""
    said = json.dumps([VERSION, *facts], sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:20]


class Kept:
    """The parts in one folder. Whoever makes parts holds it first (`held`)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts: dict[str, Part] = _manifest(folder)

    @property
    def spill(self) -> Path:
        """Where an engine may put what does not fit in memory."""
        return self.folder / SPILL

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder for one process, and leave no draft behind in it.

        Raises: Busy: somebody else does.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.folder / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy(folder=str(self.folder)) from None
            self.parts = _manifest(self.folder)
            self._sweep()
            try:
                yield
            finally:
                self._sweep()

    def has(self, name: str, key: str) -> bool:
        """Whether a part that was made from this is there, and whole."""
        part = self.parts.get(name)
        return part is not None and part.key == key and self._is_whole(part)

    def made(self, name: str, key: str, make: Callable[[Path], Facts | None]) -> Part:
        """The part of this name and key: as it was kept, else made now.

        Args:
            make: writes tables into folders of a draft, and says facts about them.
        """
        if not self.has(name, key):
            draft = self.folder / f"draft-{secrets.token_hex(6)}"
            draft.mkdir(mode=0o700)
            facts = make(draft) or {}
            whole = self.folder / f"{name.partition('/')[0]}-{secrets.token_hex(6)}"
            draft.rename(whole)
            before = self.parts.get(name)
            self.parts[name] = Part(key, whole.name, _rows(whole), facts)
            self._keep()
            if before:
                shutil.rmtree(self.folder / before.folder, ignore_errors=True)
        return self.parts[name]

    def forget(self, names: set[str]) -> None:
        """Parts that nothing needs any more go."""
        gone = [self.parts.pop(each) for each in sorted(names) if each in self.parts]
        if gone:
            self._keep()
        for part in gone:
            shutil.rmtree(self.folder / part.folder, ignore_errors=True)

    def table(self, name: str, table: str = "rows") -> Path:
        """The folder of one table of a part.

        Raises: NotBuilt: there is none.
        """
        part = self.parts.get(name)
        if part is None or not self._is_whole(part):
            raise NotBuilt(folder=str(self.folder))
        return self.folder / part.folder / table

    def _is_whole(self, part: Part) -> bool:
        try:
            return _rows(self.folder / part.folder) == part.rows
        except (OSError, pa.ArrowException):
            return False

    def _keep(self) -> None:
        said = {"version": VERSION, "parts": {name: asdict(p) for name, p in self.parts.items()}}
        draft = self.folder / f"draft-{secrets.token_hex(6)}"
        with draft.open("x", encoding="utf-8") as stream:
            json.dump(said, stream, indent=1, default=str)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(self.folder / MANIFEST)

    def _sweep(self) -> None:
        """What no manifest names goes: drafts, spilled rows, parts of a build that was killed."""
        named = {part.folder for part in self.parts.values()} | {MANIFEST, LOCK}
        for each in self.folder.iterdir():
            if each.name in named or not (each.name == SPILL or _is_ours(each.name)):
                continue
            if each.is_dir():
                shutil.rmtree(each, ignore_errors=True)
            else:
                each.unlink(missing_ok=True)


def _is_ours(name: str) -> bool:
    ending = name.rpartition("-")[2]
    return len(ending) == 12 and all(each in "0123456789abcdef" for each in ending)


def _rows(folder: Path) -> dict[str, int]:
    """How many rows each table in a part has; reads the ends of its files only."""
    return {
        table.name: sum(pq.read_metadata(each).num_rows for each in table.glob("*.parquet"))
        for table in sorted(folder.iterdir())
        if table.is_dir()
    }


def _manifest(folder: Path) -> dict[str, Part]:
    try:
        said = json.loads((folder / MANIFEST).read_bytes())
        if said["version"] != VERSION:
            return {}
        return {
            name: Part(**part)
            for name, part in said["parts"].items()
            if _is_ours(part["folder"]) and "/" not in part["folder"]
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
