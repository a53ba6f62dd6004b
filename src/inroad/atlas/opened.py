"""An atlas opened for work: the engine that was asked for, the folder, the tables."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from inroad.atlas import tables
from inroad.atlas.engine import DuckDB, Engine, Spark
from inroad.atlas.kept import Kept, NotBuilt
from inroad.atlas.work import BUILT, Work
from inroad.method.parameters import Parameters

ENGINES = ("duckdb", "spark")
_SIZE = re.compile(r"\s*(\d{1,6}(?:\.\d{1,3})?)\s*([MGT])i?B?\s*", re.IGNORECASE)
_UNITS = {"M": 1 << 20, "G": 1 << 30, "T": 1 << 40}
LEAST_MEMORY = 64 << 20


def memory_bytes(text: str) -> int | None:
    """A size such as "2GB" in bytes; None where it is none, or below 64 MB."""
    found = _SIZE.fullmatch(text)
    size = int(float(found[1]) * _UNITS[found[2].upper()]) if found else 0
    return size if size >= LEAST_MEMORY else None


def started(engine: str, memory: int, spill: Path, address: str = "", threads: int = 0) -> Engine:
    """The engine, started.

    Args:
        memory: bytes that it may hold; what is more is spilled into a folder.
        address: of a Spark cluster; "" is this machine.
    Raises: NoEngine: it is not installed here. ValueError: there is none of this name.
    """
    if engine not in ENGINES:
        raise ValueError(f"no engine is called {engine}")
    return Spark(memory, spill, address) if engine == "spark" else DuckDB(memory, spill, threads)


Start = Callable[[Path], Engine]
"""Starts an engine, given the folder where it may spill."""


@contextmanager
def building(start: Start, source: Path, kept: Kept, on: date, p: Parameters) -> Iterator[Work]:
    """A build's work on the tables in a folder; the atlas is held for it alone."""
    sources = tables.found(source)
    with kept.held(), _running(start, kept) as engine:
        yield Work(engine, kept, sources, on, p)


@contextmanager
def answering(start: Start, kept: Kept) -> Iterator[Work]:
    """The work of answering from an atlas.

    Raises: NotBuilt: there is none, or its last build did not come to its end.
    """
    if BUILT not in kept.parts:
        raise NotBuilt(folder=str(kept.folder))
    with kept.held(), _running(start, kept) as engine:
        on = date.fromisoformat(kept.parts[BUILT].facts["on"])
        yield Work(engine, kept, {}, on, Parameters.DEFAULT)


@contextmanager
def _running(start: Start, kept: Kept) -> Iterator[Engine]:
    engine = start(kept.spill)
    try:
        yield engine
    finally:
        engine.close()
