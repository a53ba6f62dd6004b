"""What is pinned breaks, and what is used does not; when a break is mended, the pin can go."""

import tomllib
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
import pytest
import sqlglot
from packaging.requirements import Requirement
from packaging.version import Version

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
EXTRAS = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def asked_for(extra: str, package: str) -> Requirement:
    """What an extra asks of a package."""
    (found,) = [each for each in map(Requirement, EXTRAS[extra]) if each.name == package]
    return found


def test_the_versions_that_break_are_not_taken() -> None:
    """Ibis 12 with sqlglot 30.20 and later loses a table's name in DROP VIEW (pandas tables);
    with DuckDB 2 it asks for `fetch_record_batch`, which is gone; PySpark is below 4.1."""
    assert Version("12") <= Version(ibis.__version__) < Version("13")
    assert not asked_for("atlas", "sqlglot").specifier.contains("30.20.0")
    assert not asked_for("spark", "sqlglot").specifier.contains("30.20.0")
    assert not asked_for("atlas", "duckdb").specifier.contains("2.0.0")
    assert not asked_for("spark", "pyspark").specifier.contains("4.1.0")
    assert asked_for("atlas", "sqlglot").specifier.contains(sqlglot.__version__)
    assert asked_for("atlas", "duckdb").specifier.contains(duckdb.__version__)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Ibis, of an option of pandas
def test_what_the_pins_are_for_works_here() -> None:
    """A table made from a frame, and answers in batches: both fail with what is not taken."""
    import pandas as pd

    base = ibis.duckdb.connect()
    made = base.create_table("frame", pd.DataFrame({"a": [1, 2]}).astype("int64"))
    batches = list(base.to_pyarrow_batches(made))

    assert [1, 2] == pa.Table.from_batches(batches)["a"].to_pylist()
    base.disconnect()
