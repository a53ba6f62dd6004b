"""No number of fewer than five people is told, and none that a subtraction would give."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from inroad.atlas import answers, build, counts
from tests.atlas import invented
from tests.atlas.conftest import Building

DAY = date(2024, 1, 5)


def moved(folder: Path, going: dict[tuple[str, str], int], seekers: int) -> Path:
    """So many people who went from one unit to another; the first few seek Unit B."""
    people, held, who = [], [], 0
    for (before, after), many in going.items():
        for _ in range(many):
            people.append((who, f"Person {who}", None))
            held.append((who, "Contoso", before, "engineer", DAY, DAY + timedelta(300), None))
            held.append((who, "Contoso", after, "engineer", DAY + timedelta(301), None, None))
            who += 1
    invented.write(folder, "people", people)
    invented.write(folder, "positions", held)
    invented.write(folder, "goals", [(each, "Contoso", "Unit B") for each in range(seekers)])
    mail = [(each, (each + 1) % who, DAY + timedelta(400), "message") for each in range(who)]
    invented.write(folder, "traces", mail)
    return folder


def asked(building: Building, folder: Path) -> tuple[Any, Any, Any]:
    """Moves, coverage and counts by role."""
    with building(folder) as work:
        build.build(work, lambda *_: None)
        answers.reached(work, 5, 0, "tables")
        answers.coverage(work)
        answers.role_counts(work)
        answers.moves(work)
        read = work.engine.read
        return tuple(read(work.table(name)).to_pylist()
                     for name in ("moves", "coverage", "role_counts"))  # fmt: skip


def test_a_move_of_four_is_not_told(tmp_path: Path, building: Building) -> None:
    """Five are; who they were is not said."""
    going = {("Unit A", "Unit B"): 5, ("Unit A", "Unit C"): 4, ("Unit C", "Unit C"): 9}
    moves, _, _ = asked(building, moved(tmp_path / "tables", going, 6))

    told = [(row["from_unit"], row["unit"], row["people"]) for row in moves]
    assert [("Unit A", "Unit B", 5)] == told


@pytest.mark.parametrize(("seekers", "places"), [(4, 0), (5, 1)])
def test_that_four_seek_a_place_is_not_told(
    tmp_path: Path, building: Building, seekers: int, places: int
) -> None:
    """Wanting to leave is dangerous to tell: the place does not stand in any table of counts."""
    going = {("Unit A", "Unit B"): 7, ("Unit B", "Unit A"): 7}
    _, coverage, by_role = asked(building, moved(tmp_path / "tables", going, seekers))

    assert places == len(coverage)
    assert places == len({(row["organisation"], row["unit"]) for row in by_role})
    assert all(row["people"] >= 5 for row in by_role)


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(4, 4, None), (5, 5, 5), (5, 9, None), (5, 10, 5), (0, 10, None), (6, 10, None), (9, 9, 9)],
)
def test_a_part_is_told_when_the_rest_is_none_or_five(
    part: int, whole: int, told: int | None
) -> None:
    """Else the rest would follow from the part."""
    import ibis

    base = ibis.duckdb.connect()
    rows = ibis.memtable(pa.table({"part": [part], "whole": [whole]}))
    found = rows.select(count=counts.told_of(rows.part, rows.whole))

    assert told == base.to_pyarrow(found)["count"][0].as_py()
    base.disconnect()
