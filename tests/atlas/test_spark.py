"""The same expressions on Spark give the same atlas."""

import warnings
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inroad.atlas import answers, build
from inroad.atlas.work import Work
from tests.atlas import invented
from tests.atlas.conftest import Building, Start, duckdb

pytestmark = [
    pytest.mark.xdist_group("spark"),
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # Spark's own, of libraries that it uses
]

TABLES = {
    "people": ("rows",), "held": ("rows",), "totals": ("rows",), "ties": ("rows",),
    "places": ("names", "wishes", "origins", "seats", "lies"), "roles": ("rows",),
    "reach": ("rows",), "coverage": ("rows",), "role_counts": ("rows",), "moves": ("rows",),
}  # fmt: skip


def whole(work: Work) -> dict[tuple[str, str], list[Any]]:
    """Every table of an atlas that is asked everything, its rows in order."""
    build.build(work, lambda *_: None)
    answers.reached(work, 3, 0, "tables")
    for make in (answers.coverage, answers.role_counts, answers.moves):
        make(work)
    return {
        (part, name): sorted((plain(row) for row in
                              work.engine.read(work.table(part, name)).to_pylist()), key=str)
        for part, names in TABLES.items() for name in names
    }  # fmt: skip


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row that can be compared: sums of halves are told to twelve digits."""
    return {name: float(f"{value:.12g}") if isinstance(value, float) else value
            for name, value in sorted(row.items())}  # fmt: skip


def test_spark_and_duckdb_build_the_same_atlas(
    tmp_path: Path, building: Building, spark: Start
) -> None:
    """Every table, every row: ties, roles, chains, counts, moves, and the rows left out."""
    folder = tmp_path / "tables"
    invented.organisation(folder, 80, 11)
    day = date(2026, 1, 5)
    odd = [(1, 1, day, "message"), (1, None, day, ""), (2, 3, day, "telegram")]
    invented.write(folder, "traces", odd, "3.parquet")
    atlases, bad = [], []
    for name, start in (("duckdb", duckdb), ("spark", spark)):
        with building(folder, tmp_path / name, start=start) as work:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                atlases.append(whole(work))
            rows = work.engine.read(work.table("days/3.parquet", "bad")).to_pylist()
            bad.append(sorted(map(str, rows)))

    assert bad[0] == bad[1]
    assert len(bad[0]) == 3
    for table, rows in atlases[0].items():
        assert rows == atlases[1][table], table
    empty = {table for table, rows in atlases[0].items() if not rows}
    assert set() == empty - {("moves", "rows")}
