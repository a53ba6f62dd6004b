"""The answers to published kidney exchanges are the published ones."""

import csv
import gzip
from io import BytesIO
from pathlib import Path

from inroad.formats.exchange import preflib
from inroad.formats.readings import Member
from inroad.method.exchange.clearing import clear
from inroad.method.exchange.pool import ExchangePool

HEAD = 1 << 16


def exchange(folder: Path, name: str) -> ExchangePool:
    """One of the instances."""
    raw = gzip.decompress((folder / f"{name}.wmd.gz").read_bytes())
    pool, unread = preflib.read(Member(name, BytesIO(raw), raw[:HEAD], len(raw)))
    assert () == unread
    return pool


def test_every_known_optimum_is_found_and_proven(data: Path) -> None:
    """Cycle caps of three and four, chain caps of three to six, pairs and altruists."""
    folder = data / "exchange"
    with (folder / "known_optima.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    pools = {name: exchange(folder, name) for name in {row["instance"] for row in rows}}
    wrong = []
    for row in rows:
        pool = pools[row["instance"]]
        assert (int(row["pairs"]), int(row["altruists"])) == (
            len(pool.participants),
            sum(pool.vacancies.values()),
        )
        caps = int(row["cycle_cap"]), int(row["chain_cap"])
        plan = clear(pool, "optimal", *caps, ("weight",), time_limit=120)
        told = (plan.value, plan.upper_bound, plan.status)
        if told != (float(row["optimum"]), float(row["optimum"]), "optimal"):
            wrong.append((row, told))
    assert rows
    assert [] == wrong
