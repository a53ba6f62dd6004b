"""The atlas at a terminal: built, asked, refused in one sentence."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.atlas import invented
from tests.cli.terminal import Inroad

ON = "2026-03-02"


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The tables of a small organisation."""
    folder = tmp_path / "tables"
    invented.organisation(folder, 30, 2)
    return folder


def test_built_asked_and_told(inroad: Inroad, tables: Path) -> None:
    """What is in it, who reaches whom and why, who is there, who moved."""
    built = inroad("atlas", "build", str(tables), "--on", ON)
    assert (0, "") == (built.code, built.err)
    assert "30 people" in built.out
    again = inroad("atlas", "build", str(tables), "--on", ON)
    assert "Nothing was new." in again.out

    reached = inroad("atlas", "reach", str(tables), "--seeker", "3", "--best", "2")
    assert reached.code == 0
    assert "Insiders (work there)" in reached.out
    assert "works there" in reached.out
    covered = inroad("atlas", "reach", str(tables), columns=160)
    assert "Unit A, Contoso" in covered.out
    assert "counts below five" in covered.out
    there = inroad("atlas", "roles", str(tables), "--organisation", "contoso", "--unit", "unit a")
    assert "Insiders (work there)" in there.out
    for command in ("roles", "moves"):
        answer = inroad("atlas", command, str(tables))
        assert (0, "") == (answer.code, answer.err)


def test_a_program_gets_json(inroad: Inroad, tables: Path) -> None:
    """The same facts by their names."""
    odd = [(1, 1, None, "message")]
    invented.write(tables, "traces", odd, "9.parquet")
    built = inroad("atlas", "build", str(tables), "--on", ON, "--json").json
    assert {"rows", "made", "bad", "bad_rows"} == set(built)
    assert {"days/9.parquet": {"no when": 1}} == built["bad"]
    assert [{"file": "9.parquet", "row": 0, "reason": "no when"}] == built["bad_rows"]

    reached: list[dict[str, Any]] = inroad(
        "atlas", "reach", str(tables), "--seeker", "3", "--json"
    ).json["reached"]
    assert {"insider"} <= {row["role"] for row in reached}
    assert all(0 < row["chance"] <= 1 and row["because"] for row in reached)
    assert {"rows", "table", "coverage"} == set(
        inroad("atlas", "reach", str(tables), "--json").json
    )
    assert {"roles"} == set(inroad("atlas", "roles", str(tables), "--json").json)
    assert {"moves"} == set(inroad("atlas", "moves", str(tables), "--json").json)


def test_a_missing_column_is_one_sentence(inroad: Inroad, tables: Path) -> None:
    """Which file, which column, what is needed."""
    pq.write_table(pa.table({"id": [1]}), tables / "people.parquet")
    said = inroad("atlas", "build", str(tables))

    assert 65 == said.code
    assert (
        "people.parquet has no column “name”. Needed are: id; name. Nothing was built." in said.err
    )


def test_what_is_not_there_is_said(inroad: Inroad, tables: Path) -> None:
    """No atlas, no table, no such engine, no such size, no such day."""
    assert (4, True) == _said(inroad("atlas", "moves", str(tables)), "no whole atlas")
    (tables / "goals.parquet").unlink()
    assert (4, True) == _said(inroad("atlas", "build", str(tables)), "no table “goals”")
    for words, part in (
        (("--engine", "abacus"), "--engine"),
        (("--memory", "much"), "--memory"),
        (("--on", "soon"), "--on"),
        (("--address", "spark://there:7077"), "--address"),
    ):
        assert (2, True) == _said(inroad("atlas", "build", str(tables), *words), part)


def _said(answer: Any, part: str) -> tuple[int, bool]:
    return answer.code, part in answer.err


def test_names_are_no_control_codes(inroad: Inroad, tables: Path) -> None:
    """Whatever somebody is called, a terminal only shows it."""
    people = [(each, f"\x1b[31mEve {each}\x07", None) for each in range(30)]
    invented.write(tables, "people", people)
    inroad("atlas", "build", str(tables), "--on", ON)
    told = inroad("atlas", "reach", str(tables), "--seeker", "3").out

    assert "Eve" in told
    assert "\x1b" not in told
    assert "\x07" not in told
