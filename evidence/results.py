"""What a study found, as plain values, and the file that keeps it: docs/evidence.json.

Each study has its own part of the file, so that one can be run again alone. A
part that a run could not make anew stays, and says that it is from an earlier run.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[1] / "docs"
FILE = DOCS / "evidence.json"
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One measured number: the estimate, its 95 % interval, and the bar it was held to.

    `n` counts events, `clusters` the people (or seeds) that were drawn anew for the
    interval. `at_most` turns the bar around: the estimate has to stay below it.
    `of_low` holds the interval's lower end to the bar, and not the estimate.
    """

    name: str
    estimate: float
    low: float | None
    high: float | None
    n: int
    clusters: int | None = None
    bar: float | None = None
    at_most: bool = False
    of_low: bool = False

    @property
    def held(self) -> bool | None:
        """Whether the bar is met; None where there is none."""
        if self.bar is None:
            return None
        if self.of_low:
            return self.low is not None and self.low > self.bar
        return self.estimate <= self.bar if self.at_most else self.estimate >= self.bar


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page; a float is shown with as many digits as `digits` says."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    digits: int = 3


@dataclass(frozen=True, slots=True)
class Curve:
    """Points of a picture, with an interval for each where there is one."""

    name: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    n: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that one study found.

    `facts` are numbers that the page's sentences use. `numbers` are the
    parameters of the method that it ran with. `ran_on` is a day; `earlier` says
    why a later run could not make it anew, and is empty otherwise.
    """

    name: str
    claims: tuple[Claim, ...] = ()
    tables: tuple[Table, ...] = ()
    curves: tuple[Curve, ...] = ()
    facts: Mapping[str, Cell] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)
    ran_on: str = ""
    earlier: str = ""

    def claim(self, name: str) -> Claim:
        """The claim of this name; raises: KeyError."""
        return {each.name: each for each in self.claims}[name]

    def table(self, name: str) -> Table:
        """The table of this name; raises: KeyError."""
        return {each.name: each for each in self.tables}[name]

    def curve(self, name: str) -> Curve:
        """The curve of this name; raises: KeyError."""
        return {each.name: each for each in self.curves}[name]


Results = Mapping[str, Study]


def read(file: Path = FILE) -> dict[str, Study]:
    """Every study that the file keeps; none where there is no file yet."""
    if not file.exists():
        return {}
    return {each["name"]: _study(each) for each in json.loads(file.read_text("utf-8"))}


def write(results: Results, file: Path = FILE) -> None:
    """Keep every study, in the order of their names, rounded to what can be told apart."""
    parts = [_rounded(asdict(results[name])) for name in sorted(results)]
    file.write_text(json.dumps(parts, indent=1, ensure_ascii=False) + "\n", "utf-8")


def kept(found: Iterable[Study], file: Path = FILE) -> dict[str, Study]:
    """Put new studies into the file; the others stay as they are."""
    results = read(file) | {each.name: each for each in found}
    write(results, file)
    return read(file)


def not_run(name: str, reason: str, file: Path = FILE) -> None:
    """Mark what stands in the file for a study as from an earlier run, and why."""
    results = read(file)
    if name in results:
        write(results | {name: replace(results[name], earlier=reason)}, file)


def _study(part: Mapping[str, Any]) -> Study:
    made = dict(part)
    made["claims"] = tuple(Claim(**each) for each in part["claims"])
    made["tables"] = tuple(
        Table(each["name"], tuple(each["columns"]), tuple(map(tuple, each["rows"])), each["digits"])
        for each in part["tables"]
    )
    made["curves"] = tuple(
        Curve(each["name"], *(tuple(each[axis]) for axis in ("x", "y", "low", "high", "n")))
        for each in part["curves"]
    )
    return Study(**made)


def _rounded(value: Any) -> Any:
    """The same with six significant digits: more would only show the machine it ran on."""
    if isinstance(value, Mapping):
        return {str(key): _rounded(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(each) for each in value]
    if hasattr(value, "item"):
        return _rounded(value.item())  # numpy's own numbers
    return float(f"{value:.6g}") if isinstance(value, float) else value
