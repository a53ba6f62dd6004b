"""How long the seeker's way takes, and what it uses: import, snapshot, plan.

For a sample network of each size, every stage runs in a process of its own,
several times: its seconds, its CPU and its peak of memory, beside what a plain
reader made of the standard library takes for the same files. Then an address
book of 10,000 people, alone and with 100,000 messages and 5,000 meetings. The
results are printed, and kept as bench/results/journey.json; a bar is compared
with the median. docs/performance.md tells what they mean.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PARTS = Path(__file__).parent / "parts"
RESULTS = Path(__file__).parent / "results" / "journey.json"
INROAD = (sys.executable, "-m", "inroad")
DAY = "2026-11-20T12:00:00+00:00"
"""The day on which the sample's world stands still."""

RUNS = {5: 7, 2_000: 5, 2_400: 5, 50_000: 3}
"""People, and how often each of their stages runs."""
QUICK_RUNS = {5: 2, 2_000: 2}
READING = ("plain", "read", "import", "import again")
MIB = 1 << 20

Facts = Mapping[str, float]


@dataclass(frozen=True)
class Measurement:
    """One stage at one size: what each run of it said."""

    people: int
    stage: str
    runs: tuple[Facts, ...]

    def all(self, fact: str) -> list[float]:
        """A fact of every run."""
        return [run[fact] for run in self.runs]

    def median(self, fact: str = "seconds") -> float:
        """The middle one of a fact's values."""
        return statistics.median(self.all(fact))


@dataclass(frozen=True)
class Bar:
    """Something promised: the most that a number may be, and what it is."""

    says: str
    most: float
    unit: str
    measured: float

    @property
    def holds(self) -> bool:
        """Whether the promise is kept."""
        return self.measured <= self.most


def python(home: Path, *arguments: str | Path) -> dict[str, float]:
    """What a script of ours says that it took."""
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=_environment(home))
    return dict(json.loads(done.stdout))


def command(home: Path, *arguments: str) -> dict[str, float]:
    """What a whole command takes, from its start to its end."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [*INROAD, *arguments], stdout=subprocess.DEVNULL, env=_environment(home)
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    unit = 1 if sys.platform == "darwin" else 1024
    return {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": usage.ru_utime + usage.ru_stime,
        "peak_bytes": usage.ru_maxrss * unit,
    }


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "INROAD_HOME": str(home), "INROAD_NOW": DAY}


def journey(folder: Path, people: int, runs: int) -> Iterator[Measurement]:
    """Every stage of a sample network of one size."""
    files = folder / f"files-{people}"
    subprocess.run([sys.executable, "-m", "inroad.sample", str(files), "--people", str(people)],
                   check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    yield from _reading(folder, people, runs, sorted(files.iterdir()))
    home = folder / f"home-{people}-0"
    stage = PARTS / "stage.py"
    python(home, stage, "goal")

    def measured(name: str, *arguments: str) -> Measurement:
        said = (python(home, stage, *arguments) for _ in range(runs))
        return Measurement(people, name, tuple(said))

    yield measured("snapshot", "snapshot")
    yield measured("plan", "plan")
    command(home, "plan")  # keeps the plan; the same one is not kept again
    for name, arguments in (("inroad plan", ["plan"]), ("inroad", [])):
        whole = tuple(command(home, *arguments) for _ in range(runs))
        yield Measurement(people, name, whole)


def _reading(folder: Path, people: int, runs: int, files: Sequence[Path]) -> Iterator[Measurement]:
    """The plain reader, ours, and the import into a new folder and once more into that."""
    stage = PARTS / "stage.py"
    found: dict[str, list[Facts]] = {name: [] for name in READING}
    for run in range(runs):
        home = folder / f"home-{people}-{run}"
        found["plain"].append(python(home, PARTS / "plain.py", *files))
        found["read"].append(python(home, stage, "read", *files))
        found["import"].append(python(home, stage, "import", *files))
        found["import again"].append(python(home, stage, "import", *files))
    for name, said in found.items():
        yield Measurement(people, name, tuple(said))


def bounded(folder: Path, contacts: int, runs: int) -> Iterator[Measurement]:
    """The address book alone, and with ten messages and half a meeting a contact."""
    for name, times in (("contacts", runs), ("with mail", 1)):
        files = folder / name
        messages = 0 if name == "contacts" else 10 * contacts
        python_writes(files, contacts, messages)
        homes = folder / f"{name}-homes"
        for each in _reading(homes, contacts, times, sorted(files.iterdir())):
            yield Measurement(contacts, f"{name}: {each.stage}", each.runs)
        home = homes / f"home-{contacts}-0"
        said = tuple(python(home, PARTS / "stage.py", "snapshot") for _ in range(times))
        yield Measurement(contacts, f"{name}: snapshot", said)


def python_writes(folder: Path, contacts: int, messages: int) -> None:
    """Write an address book, and the mailbox and calendar that go with it."""
    numbers = ("--contacts", contacts, "--messages", messages, "--meetings", messages // 20)
    command = [sys.executable, PARTS / "files.py", folder, *numbers]
    subprocess.run(list(map(str, command)), check=True)


def doors(folder: Path, runs: int) -> Iterator[Measurement]:
    """What `inroad --help` takes."""
    yield Measurement(0, "--help", tuple(command(folder, "--help") for _ in range(runs)))


def bars(found: Sequence[Measurement]) -> Iterator[Bar]:
    """What was promised, as far as it was measured."""
    by_name = {(each.people, each.stage): each for each in found}

    def bar(says: str, most: float, unit: str, people: int, stage: str, fact: str) -> list[Bar]:
        each = by_name.get((people, stage))
        if each is None:
            return []
        per_unit = MIB if unit == "MiB" else 1
        return [Bar(says, most, unit, each.median(fact) / per_unit)]

    yield from bar("help", 0.3, "s", 0, "--help", "seconds")
    for people, most in ((2_000, 1), (50_000, 5)):
        yield from bar(f"plan from a warm snapshot, {people:,} people", most, "s",
                       people, "plan", "seconds")  # fmt: skip
    yield from bar("import of 10,000 contacts", 30, "s", 10_000, "contacts: import", "seconds")
    full = "import of 10,000 contacts, 100,000 messages, 5,000 meetings"
    yield from bar(f"{full}: peak", 512, "MiB", 10_000, "with mail: import", "peak_bytes")
    yield from bar(f"{full}: its reading process", 512, "MiB", 10_000,
                   "with mail: read", "child_peak_bytes")  # fmt: skip
    for name in ("contacts", "with mail"):
        yield from bar(f"{name}: rows changed by a second import", 0, "rows", 10_000,
                       f"{name}: import again", "rows")  # fmt: skip


def table(found: Sequence[Measurement]) -> str:
    """Medians with the least and the greatest, and reading beside the plain reader."""
    plain = {(each.people, each.stage): each.median() for each in found}
    lines = [f"{'people':>6}  {'stage':<23}{'runs':>4}{'seconds':>9}  {'least..most':<14}"
             f"{'CPU s':>6}{'MiB':>5}{'x plain':>9}"]  # fmt: skip
    for each in found:
        name, _, stage = each.stage.rpartition(": ")
        beside = plain.get((each.people, f"{name}: plain" if name else "plain"))
        reads = stage in ("read", "import", "import again")
        ratio = f"{each.median() / beside:.1f}" if reads and beside else ""
        spread = f"{min(each.all('seconds')):.2f}..{max(each.all('seconds')):.2f}"
        lines.append(
            f"{each.people or '':>6}  {each.stage:<23}{len(each.runs):>4}{each.median():>9.2f}  "
            f"{spread:<14}{each.median('cpu_seconds'):>6.2f}"
            f"{each.median('peak_bytes') / MIB:>5.0f}{ratio:>9}"
        )
    return "\n".join(lines)


def said(bar: Bar) -> str:
    """A bar in one line."""
    number = f"{bar.measured:.2f}" if bar.unit == "s" else f"{bar.measured:.0f}"
    word = "holds " if bar.holds else "MISSED"
    return f"{word}  {bar.says}: {number} {bar.unit}".rstrip() + f" (at most {bar.most:g})"


def as_json(found: Sequence[Measurement], kept: Sequence[Bar]) -> dict[str, object]:
    """Everything that was measured, and on what."""
    return {
        "machine": {"cores": os.cpu_count(), "system": platform.system(),
                    "processor": platform.machine(), "python": platform.python_version()},
        "measurements": [
            {"people": each.people, "stage": each.stage, "runs": list(each.runs)} for each in found
        ],
        "bars": [
            {"says": each.says, "most": each.most, "unit": each.unit,
             "measured": each.measured, "holds": each.holds}
            for each in kept
        ],
    }  # fmt: skip


def measurements(folder: Path, quick: bool) -> Iterator[Measurement]:
    """Everything, or (`quick`) a short run of it at small sizes."""
    yield from doors(folder, 3 if quick else 9)
    for people, runs in (QUICK_RUNS if quick else RUNS).items():
        yield from journey(folder, people, runs)
    yield from bounded(folder, 1_000 if quick else 10_000, 1 if quick else 3)


def main() -> None:
    """Measure, print, keep the results."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--quick", action="store_true", help="small sizes only: a minute or two")
    options.add_argument("--json", action="store_true", help="print the results as JSON")
    options.add_argument("--out", type=Path, default=RESULTS, help="where the results are kept")
    asked = options.parse_args()
    found: list[Measurement] = []
    with tempfile.TemporaryDirectory(prefix="inroad-bench-") as folder:
        for each in measurements(Path(folder), asked.quick):
            found.append(each)
            print(f"{each.people or '':>6} {each.stage}: {each.median():.2f} s", file=sys.stderr)
    kept = list(bars(found))
    results = json.dumps(as_json(found, kept), indent=1)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(results + "\n", "utf-8")
    print(results if asked.json else "\n".join((table(found), "", *map(said, kept))))


if __name__ == "__main__":
    main()
