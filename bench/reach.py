"""Introductions at any scale, beside what one would use instead: the same questions, in one run.

For each network every engine is built and asked in a process of its own, one
after the other. Printed are medians, 95th percentiles, build time and memory;
where two engines answer one question, their answers are compared. Everything
is kept in bench/results/reach.json. The peers are packages of their own
(python-graphblas, duckdb, ladybug, igraph, networkit: install them with pip);
one that is missing is left out, and said to be.

    python bench/reach.py [--quick] [--engines inroad graphblas ...]
"""

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent / "parts"))

import networks
from engines import ENGINES

from inroad.solve import paths

PARTS = Path(__file__).parent / "parts"
RESULTS = Path(__file__).parent / "results" / "reach.json"
DATA = Path(os.environ.get("INROAD_DATA", Path(__file__).parents[2] / "shared" / "data"))
NEEDS = {"graphblas": "graphblas", "duckdb": "duckdb", "ladybug": "ladybug", "igraph": "igraph",
         "networkit": "networkit", "inroad": "numba"}  # fmt: skip
MIB = 1 << 20
QUESTIONS = {
    "q1": "Q1 everybody within three ties",
    "q2": "Q2 500 people within three ties",
    "q3": "Q3 who within two ties came to a place before a day",
    "q4": "Q4 the shortest chain",
}


def made(name: str, folder: Path) -> Path:
    """A network's ties in a file, each pair once."""
    makes = {
        "2,000": lambda: networks.community(2_000, 20_000),
        "100,000": lambda: networks.community(100_000, 1_500_000),
        "1 M, 20 M ties": lambda: networks.community(1_000_000, 24_000_000),
        "1 M, 50 M ties": lambda: networks.community(1_000_000, 62_000_000),
        "baseball": lambda: networks.baseball(DATA),
        "email": lambda: networks.email_eu_core(DATA),
    }
    size, a, b, chances = makes[name]()
    edges = paths.graph(a, b, chances, size, symmetric=True)
    tails, heads, weights = edges.listed()
    once = tails < heads
    file = folder / "ties.npz"
    person, place, day = networks.positions(size)
    np.savez(file, size=size, a=tails[once], b=heads[once], chances=weights[once],
             person=person, place=place, day=day)  # fmt: skip
    return file


def asked(engine: str, ties: Path, sources: int) -> dict[str, object]:
    """What one engine took and said; {"left_out": why} when it could not."""
    needed = NEEDS.get(engine)
    if needed and importlib.util.find_spec(needed) is None:
        return {"left_out": f"{needed} is not installed"}
    command = [
        sys.executable,
        str(PARTS / "asking.py"),
        engine,
        str(ties),
        "--sources",
        str(sources),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"left_out": (done.stderr.strip().splitlines() or ["it failed"])[-1][:200]}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def compared(found: dict[str, dict[str, object]], question: str) -> str:
    """Whether all engines that answered a question gave the same answers."""
    answers = [each[question]["answers"] for each in found.values() if question in each]
    least = min(map(len, answers), default=0)
    if len(answers) < 2:
        return "one answer only"
    same = all(each[:least] == answers[0][:least] for each in answers)
    return f"{len(answers)} engines, {least} answers: {'equal' if same else 'DIFFERENT'}"


def table(name: str, found: dict[str, dict[str, object]]) -> str:
    """The network's results as lines to read."""
    lines = [f"\n== {name}"]
    for question, says in QUESTIONS.items():
        lines.append(f"{says} ({compared(found, question)})")
        ours = found.get("inroad", {}).get(question)
        for engine, facts in found.items():
            if question not in facts:
                continue
            seconds = facts[question]["seconds"]
            middle = statistics.median(seconds)
            late = float(np.quantile(seconds, 0.95))
            times = middle / statistics.median(ours["seconds"]) if ours else float("nan")
            lines.append(f"  {engine:14} {1e3 * middle:10.3f} ms  p95 {1e3 * late:10.3f} ms"
                         f"  x {times:8.1f}  ({len(seconds)} times)")  # fmt: skip
    for engine, facts in found.items():
        if "left_out" in facts:
            lines.append(f"  {engine}: left out, {facts['left_out']}")
        else:
            most = facts["peak_bytes"] - facts["before_bytes"]
            lines.append(f"  {engine:14} built in {facts['build_seconds']:8.2f} s,"
                         f" at most {most / MIB:8.0f} MiB more,"
                         f" holds {facts['held_bytes'] / MIB:8.0f} MiB")  # fmt: skip
    if "kept" in found.get("inroad", {}):
        lines += _own(found["inroad"])
    return "\n".join(lines)


def _own(facts: dict[str, object]) -> list[str]:
    """What is asked of Inroad's engine alone: the floor, reopening, an overlay."""
    floor, kept = facts["floor"], facts["kept"]
    least = statistics.median(floor["seconds"])
    taken = statistics.median(facts["q2"]["seconds"])
    overlay = statistics.median(kept["with_overlay"]) / statistics.median(kept["without_overlay"])
    return [
        f"Q2's floor: {statistics.median(floor['rows']):.0f} rows, two reads of"
        f" {1e9 * floor['latency_seconds']:.0f} ns each: {1e3 * least:.3f} ms;"
        f" Q2 takes {taken / least:.1f} times that",
        f"kept in {kept['keep_seconds']:.2f} s, reopened in"
        f" {1e3 * statistics.median(kept['reopen_seconds']):.2f} ms;"
        f" with {kept['changed_ties']:,} changed ties Q2 takes {overlay:.2f} times as long",
    ]


def main() -> None:
    """All networks and engines, or those that are asked for."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="the small networks only")
    options.add_argument("--engines", nargs="*", default=list(ENGINES))
    options.add_argument("--networks", nargs="*", default=[])
    options.add_argument("--sources", type=int, default=50)
    said = options.parse_args()
    real = ["email", "baseball"] if DATA.is_dir() else []
    large = [] if said.quick else ["1 M, 20 M ties", "1 M, 50 M ties"]
    wanted = said.networks or ["2,000", *real[:1], "100,000", *real[1:], *large]
    # A network that is asked for alone stands beside what was measured before.
    results = json.loads(RESULTS.read_text()) if said.networks and RESULTS.exists() else {}
    for name in wanted:
        with tempfile.TemporaryDirectory() as folder:
            ties = made(name, Path(folder))
            found = {each: asked(each, ties, said.sources) for each in said.engines}
            results[name] = results.get(name, {}) | found
        print(table(name, results[name]), flush=True)
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
