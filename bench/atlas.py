"""The atlas of an invented organisation: kernel beside DuckDB beside Spark, and against size.

Each member is told the best five of a unit of a hundred within three ties, by each of
three ways that are asked for the same tables; their answers are compared. Then the
build, from mail of sixty days, and the answers for organisations of 10,000 to a million.
Every stage runs in a process of its own; seconds, the peak of memory (with a JVM's) and
bytes written are kept in bench/results/atlas.json. docs/atlas.md tells what they mean.

    python bench/atlas.py [--quick] [--engines duckdb spark] [--memory 2GB]
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "parts"))

import organisation

STAGE = Path(__file__).parent / "parts" / "atlas_stage.py"
RESULTS = Path(__file__).parent / "results" / "atlas.json"
TIES_DRAWN = 15
"""For each member; about nine in ten are distinct."""
COMPARED, SIZES = 100_000, (10_000, 30_000, 100_000, 300_000, 1_000_000)
QUICK_COMPARED, QUICK_SIZES = 2_000, (1_000, 2_000)
SPARK_UP_TO = 100_000
"""Members up to whom Spark, on one machine, builds as well."""
MIB = 1 << 20

Facts = dict[str, Any]


def stage(name: str, engine: str, tables: Path, atlas: Path, memory: str) -> Facts:
    """What one stage took and said; {"failed": why} when it did not come to its end."""
    command = [sys.executable, str(STAGE), name, engine, str(tables), str(atlas)]
    done = subprocess.run(
        [*command, "--memory", memory], capture_output=True, text=True, check=False
    )
    if done.returncode:
        return {"failed": (done.stderr.strip().splitlines() or ["no word"])[-1][:300]}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def compared(people: int, engines: list[str], memory: str, runs: int) -> Facts:
    """Each way's runs over one organisation, and whether all gave the same answers."""
    ways: dict[str, list[Facts]] = {}
    built: Facts = {}
    with tempfile.TemporaryDirectory() as folder:
        tables, atlas = Path(folder) / "tables", Path(folder) / "atlas"
        rows = organisation.written(tables, people, people * TIES_DRAWN)
        for engine in engines:
            place = atlas.with_name(f"atlas-{engine}")
            built[engine] = stage("build", engine, tables, place, memory)
            print(_line(people, f"{engine} build", built[engine]), flush=True)
        home = atlas.with_name(f"atlas-{engines[0]}")
        for name, engine in [("kernel", "duckdb"), *(("tables", each) for each in engines)]:
            way = name if name == "kernel" else engine
            times = 1 if engine == "spark" else runs
            ways[way] = [stage(name, engine, tables, home, memory) for _ in range(times)]
            print(_line(people, way, ways[way][-1]), flush=True)
    answers = {run.get("answers") for found in ways.values() for run in found}
    return {"people": people, "rows": rows, "built": built, "ways": ways,
            "equal": len(answers) == 1, "times_the_kernel": _ratios(ways)}  # fmt: skip


def _ratios(ways: dict[str, list[Facts]]) -> dict[str, float]:
    """How many times as long as the kernel each way takes, by medians."""
    medians = {
        way: statistics.median(run["seconds"] for run in runs)
        for way, runs in ways.items()
        if all("seconds" in run for run in runs)
    }
    least = medians.get("kernel")
    return {way: median / least for way, median in medians.items()} if least else {}


def scaled(people: int, engine: str, memory: str) -> Facts:
    """Build and answers at one size."""
    with tempfile.TemporaryDirectory() as folder:
        tables, atlas = Path(folder) / "tables", Path(folder) / "atlas"
        rows = organisation.written(tables, people, people * TIES_DRAWN)
        found: Facts = {"people": people, "engine": engine, "rows": rows}
        names = ["build", "tables", *(["kernel"] if engine == "duckdb" else [])]
        for name in names:
            found[name] = stage(name, engine, tables, atlas, memory)
            print(_line(people, f"{engine} {name}", found[name]), flush=True)
    answers = {found[name].get("answers") for name in names[1:]}
    return {**found, "equal": len(answers) == 1}


def _line(people: int, what: str, facts: Facts) -> str:
    if "failed" in facts:
        return f"  {people:9,} {what:16} failed: {facts['failed']}"
    return (f"  {people:9,} {what:16} {facts['seconds']:9.2f} s"
            f" {facts['peak_bytes'] / MIB:8.0f} MiB  {facts.get('answers', '')}")  # fmt: skip


def main() -> None:
    """The comparison, then the sizes."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="small organisations only")
    options.add_argument("--engines", nargs="*", default=["duckdb", "spark"])
    options.add_argument("--memory", default="2GB")
    options.add_argument("--results", type=Path, default=RESULTS)
    said = options.parse_args()
    sizes = QUICK_SIZES if said.quick else SIZES
    results: Facts = {
        "machine": {"cores": os.cpu_count(), "python": platform.python_version()},
        "memory": said.memory,
        "scaling": [],
    }
    many = QUICK_COMPARED if said.quick else COMPARED
    results["compared"] = compared(many, said.engines, said.memory, 1 if said.quick else 3)
    for people in sizes:
        for engine in said.engines:
            if engine == "duckdb" or people < SPARK_UP_TO:
                results["scaling"].append(scaled(people, engine, said.memory))
            said.results.parent.mkdir(exist_ok=True)
            said.results.write_text(json.dumps(results, indent=1))
    equal = all(each["equal"] for each in [results["compared"], *results["scaling"]])
    print("all answers equal" if equal else "ANSWERS DIFFER")
    print("as long as the kernel:", {
        way: round(times, 1) for way, times in results["compared"]["times_the_kernel"].items()
    })  # fmt: skip


if __name__ == "__main__":
    main()
