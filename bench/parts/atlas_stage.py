"""One stage of an atlas, in a process of its own; prints what it took as JSON.

python bench/parts/atlas_stage.py build|kernel|tables ENGINE TABLES ATLAS --memory 2GB
"""

import argparse
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
from measuring import Measured, peak_bytes

from inroad.atlas import answers, build, by_kernel, opened
from inroad.atlas.engine import Engine
from inroad.atlas.kept import Kept
from inroad.atlas.work import Work
from inroad.method.parameters import Parameters

ON = date(2026, 3, 2)
BEST = 5
LOGGED = (
    "--conf spark.eventLog.enabled=true --conf spark.eventLog.dir={folder}"
    " --conf spark.eventLog.compress=false --conf spark.eventLog.rolling.enabled=false"
    " pyspark-shell"
)
"""How Spark is asked to keep what its tasks did."""

Facts = dict[str, object]


def main() -> None:
    """Do the stage that the command line names."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("stage", choices=("build", "kernel", "tables"))
    options.add_argument("engine", choices=opened.ENGINES)
    options.add_argument("tables", type=Path)
    options.add_argument("atlas", type=Path)
    options.add_argument("--memory", default="2GB")
    asked = options.parse_args()
    memory = opened.memory_bytes(asked.memory)

    def start(spill: Path) -> Engine:
        return opened.started(asked.engine, memory, spill)

    with tempfile.TemporaryDirectory() as log:
        if asked.engine == "spark":
            os.environ["PYSPARK_SUBMIT_ARGS"] = LOGGED.format(folder=log)
        said = _done(asked.stage, start, asked.tables, Kept(asked.atlas))
        if asked.engine == "spark":
            said["shuffle_bytes"] = _shuffled(Path(log))
    print(json.dumps(said))


def _done(stage: str, start: Callable[[Path], Engine], tables: Path, kept: Kept) -> Facts:
    if stage == "build":
        with opened.building(start, tables, kept, ON, Parameters.DEFAULT) as work:
            return {**_built(work), "peak_bytes": peak_bytes() + _children()}
    with opened.answering(start, kept) as work:
        return {**_asked(work, stage), "peak_bytes": peak_bytes() + _children()}


def _shuffled(log: Path) -> int:
    """Bytes that Spark's tasks wrote for others to read."""
    total = 0
    for file in log.iterdir():
        with file.open() as lines:
            for line in lines:
                if '"SparkListenerTaskEnd"' in line:
                    metrics = json.loads(line).get("Task Metrics", {})
                    written = metrics.get("Shuffle Write Metrics", {})
                    total += written.get("Shuffle Bytes Written", 0)
    return total


def _built(work: Work) -> Facts:
    with Measured() as taken:
        built = build.build(work, lambda *_: None)
    size = sum(each.stat().st_size for each in work.kept.folder.rglob("*.parquet"))
    return {**taken.facts(), "rows": built.rows, "parquet_bytes": size}


def _asked(work: Work, stage: str) -> Facts:
    """Each member's best few, from the kept tables to a table; and a sum of the answers."""
    folder = work.kept.folder / "asked"
    make = by_kernel.ranked if stage == "kernel" else answers.by_tables
    with Measured() as taken:
        make(work, BEST, folder / "rows")
    rows = work.engine.read(work.engine.table(folder / "rows")).combine_chunks()
    shutil.rmtree(folder)
    columns = [rows[name].to_numpy() for name in ("seeker", "rank", "person", "chance")]
    order = np.lexsort((columns[1], columns[0]))
    told = hashlib.sha256()
    for column, kind in zip(columns, (np.int64, np.int64, np.int64, np.float64), strict=True):
        told.update(np.ascontiguousarray(column[order].astype(kind)).tobytes())
    return {**taken.facts(), "rows": rows.num_rows, "answers": told.hexdigest()[:16]}


def _children() -> int:
    """The most that the processes started from here have held: a JVM is one."""
    total = 0
    for task in Path("/proc/self/task").glob("*/children"):
        for child in task.read_text().split():
            status = Path(f"/proc/{child}/status").read_text()
            lines = [line for line in status.splitlines() if line.startswith("VmHWM:")]
            total += sum(int(line.split()[1]) << 10 for line in lines)
    return total


if __name__ == "__main__":
    main()
