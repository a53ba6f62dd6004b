"""How long the seeker's way takes, and what it uses: import, snapshot, plan.

For a sample network of each size, every stage runs in a process of its own,
several times: its seconds and its peak of memory, beside what a plain reader
made of the standard library takes for the same files. Then an address book of
10,000 people with five years of mail and meetings, twice over. The results are
printed, and kept as bench/results/journey.json. docs/performance.md tells what
they mean.
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
STAGES = ("plain", "read", "import", "import again", "snapshot", "plan", "inroad plan", "inroad")
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
    """What a whole command takes, from its start to its end, with nothing to say it to."""
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
    found: dict[str, list[Facts]] = {name: [] for name in STAGES[:4]}
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
    for name, times in (("contacts", runs), ("contacts, mail, meetings", 1)):
        files = folder / name
        messages = 0 if name == "contacts" else 10 * contacts
        python_writes(files, contacts, messages)
        for each in _reading(folder / f"{name}-homes", contacts, times, sorted(files.iterdir())):
            yield Measurement(contacts, f"{name}: {each.stage}", each.runs)


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
        return [Bar(says, most, unit, max(each.all(fact)) / per_unit)]

    yield from bar("help", 0.3, "s", 0, "--help", "seconds")
    for people, most in ((2_000, 1), (50_000, 5)):
        yield from bar(f"plan from a warm snapshot, {people:,} people", most, "s",
                       people, "plan", "seconds")  # fmt: skip
    yield from bar("10,000 contacts, import", 30, "s", 10_000, "contacts: import", "seconds")
    both = "contacts, mail, meetings"
    for name in ("contacts", both):
        yield from bar(f"10,000 {name}: rows new the second time", 0, "", 10_000,
                       f"{name}: import again", "rows")  # fmt: skip
    yield from bar(f"10,000 {both}: import", 512, "MiB", 10_000, f"{both}: import", "peak_bytes")
    yield from bar(f"10,000 {both}: reading process", 512, "MiB", 10_000,
                   f"{both}: read", "child_peak_bytes")  # fmt: skip


def table(found: Sequence[Measurement]) -> str:
    """Medians with the least and the greatest, and the import beside the plain reader."""
    plain = {(each.people, each.stage): each.median() for each in found}
    lines = [f"{'people':>6}  {'stage':<38}{'runs':>4}{'seconds':>9}  {'least..most':<15}"
             f"{'MiB':>5}{'x plain':>8}"]  # fmt: skip
    for each in found:
        name = each.stage.rpartition(": ")[0]
        beside = plain.get((each.people, f"{name}: plain" if name else "plain"))
        is_import = each.stage.endswith(("read", "import", "import again"))
        ratio = f"{each.median() / beside:.1f}" if is_import and beside else ""
        spread = f"{min(each.all('seconds')):.2f}..{max(each.all('seconds')):.2f}"
        lines.append(
            f"{each.people or '':>6}  {each.stage:<38}{len(each.runs):>4}{each.median():>9.2f}  "
            f"{spread:<15}{each.median('peak_bytes') / MIB:>5.0f}{ratio:>8}"
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
    options.add_argument("--quick", action="store_true",
                         help="5 and 2,000 people and 1,000 contacts only: about a minute")  # fmt: skip
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
