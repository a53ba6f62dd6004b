"""What the parts of an atlas are made with: an engine, a folder, the tables, the day."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from inroad.atlas import tables
from inroad.atlas.engine import Engine, Table
from inroad.atlas.kept import Facts, Kept, Part, key_of
from inroad.atlas.tables import Source
from inroad.method.parameters import Parameters

ANSWERS = ("reach", "coverage", "role_counts", "moves", "graphs")
"""Parts that are made when they are asked for."""
BUILT = "built"
"""Stands for a build that came to its end: all parts are of one day and of the same tables."""


@dataclass(frozen=True, eq=False)
class Work:
    """One build: where it runs, what it reads, where it is kept, and for which day.

    To answer from what was built needs no `sources`.
    """

    engine: Engine
    kept: Kept
    sources: dict[str, Source]
    on: date
    p: Parameters
    made: list[str] = field(default_factory=list)

    @property
    def numbers(self) -> list[object]:
        """All that a part depends on beside its tables."""
        return [self.on.isoformat(), asdict(self.p)]

    def table(self, name: str, table: str = "rows") -> Table:
        """A table of a part that is finished."""
        return self.engine.table(self.kept.table(name, table))

    def keys(self, *names: str) -> list[str]:
        """What some finished parts were made from."""
        return [self.kept.parts[name].key for name in names]

    def part(self, name: str, made_from: object, make: Callable[[Path], Facts | None]) -> Part:
        """A part as it was kept, or made now."""
        key = key_of(name, made_from)
        if not self.kept.has(name, key):
            self.made.append(name)
            if name not in ANSWERS:
                self.kept.forget({BUILT})
        return self.kept.made(name, key, make)

    def write_checked(self, rows: Table, good: Table, folder: Path) -> Facts:
        """Write the good rows; count the bad ones, and name the first of them."""
        self.engine.write(good, folder / "rows")
        bad = tables.counted(self.engine, rows)
        if bad:
            self.engine.write(tables.bad(rows), folder / "bad")
        return {"bad": bad}
