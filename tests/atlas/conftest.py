"""One organisation, one Spark: both are made once and asked by many tests."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inroad.atlas import opened
from inroad.atlas.engine import DuckDB, Engine, Spark
from inroad.atlas.kept import Kept
from inroad.atlas.work import Work
from inroad.method.parameters import Parameters
from tests.atlas import invented

ON = date(2026, 3, 2)
MEMORY = 512 << 20

Start = Callable[[Path], Engine]
Building = Callable[..., AbstractContextManager[Work]]


def duckdb(spill: Path) -> Engine:
    """DuckDB on one thread: tests run beside each other."""
    return DuckDB(MEMORY, spill, threads=1)


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """One Spark on this machine for all tests; starting it takes seconds."""
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java: install default-jre-headless")
    from pyspark.sql import SparkSession

    from inroad.atlas.engine import spark_settings

    folder = tmp_path_factory.mktemp("spark")
    builder = SparkSession.builder.appName("tests")
    settings = spark_settings(1 << 30, folder, "")
    settings |= {"spark.master": "local[2]", "spark.sql.shuffle.partitions": "2",
                 "spark.sql.adaptive.enabled": "false"}  # fmt: skip
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield lambda spill: Spark(MEMORY, spill, session=session)
    session.stop()


@pytest.fixture
def building() -> Building:
    """Opens a build on tables in a folder, kept beside them unless told otherwise."""

    def opened_for(source: Path, into: Path | None = None, **said: Any) -> Any:
        kept = Kept(into or source.with_name(f"{source.name}-atlas"))
        p = said.get("p", Parameters.DEFAULT)
        return opened.building(said.get("start", duckdb), source, kept, said.get("on", ON), p)

    return opened_for


@pytest.fixture(scope="session")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of an invented organisation of 200; not to be changed."""
    folder = tmp_path_factory.mktemp("organisation") / "tables"
    invented.organisation(folder, 200)
    return folder
