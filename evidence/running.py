"""Which studies there are, and running them one after the other."""

import importlib.util
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from evidence.results import Study

ROOMS = ("history", "worlds")
"""Each has a module `studies` with `STUDIES`, `page` with `section`, `pictures` with `draw`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run was asked for: where the data is, a smoke run or all, and how it tells."""

    data: Path
    quick: bool = False
    tell: Callable[[str], None] = lambda _: None
    processes: int = 1


@dataclass(frozen=True, slots=True)
class Planned:
    """A study that can be run: its name, the data folders it needs, and how."""

    name: str
    needs: tuple[str, ...]
    run: Callable[[Asked], Study]


@dataclass(frozen=True, slots=True)
class Absent:
    """A study that was not run, and the one clear word why."""

    name: str
    reason: str


def data_folder() -> Path:
    """The folder of real data: INROAD_DATA, else beside the checkout."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    return Path(os.environ.get("INROAD_DATA", beside))


def part_of(room: str, module: str) -> object | None:
    """A room's module of this name, None where the room has none."""
    name = f"evidence.{room}.{module}"
    if importlib.util.find_spec(f"evidence.{room}") is None:
        return None
    return import_module(name) if importlib.util.find_spec(name) else None


def planned(rooms: Iterable[str]) -> list[Planned]:
    """Every study of some rooms."""
    found: list[Planned] = []
    for room in rooms:
        found += getattr(part_of(room, "studies"), "STUDIES", ())
    return found


def run(studies: Iterable[Planned], asked: Asked) -> Iterator[Study | Absent]:
    """Each study's results as they come, or why there are none."""
    for each in studies:
        missing = [name for name in each.needs if not (asked.data / name).is_dir()]
        if missing:
            yield Absent(each.name, f"the data folder has no {', no '.join(missing)}")
            continue
        asked.tell(each.name)
        today = datetime.now(UTC).date().isoformat()
        yield replace(each.run(asked), name=each.name, ran_on=today)
