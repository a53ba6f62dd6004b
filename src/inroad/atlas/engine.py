"""Where table expressions run: in DuckDB beside us, or on Apache Spark.

Tables are Parquet; an engine reads them, runs an expression and writes what comes
out. Nothing else knows which engine it is, and no text becomes part of a query:
values reach an engine as rows of tables or as literals of the expression.
"""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from inroad.errors import InroadError

Table = Any
"""A table expression; Ibis has no types that a checker could follow."""

FILE, ROW = "_file", "_row"
"""Which file a row was read from, and its number there, the first is 0."""


def number(value: float) -> Table:
    """A number in an expression; written as 0.5, Spark would take it for a decimal."""
    import ibis

    return ibis.literal(repr(float(value))).cast("float64")


def counted_from_one(turn: Table) -> Table:
    """The number of a row, from 1, with 64 bits; Spark gives 32, and Ibis does not know that."""
    return turn.cast("float64").cast("int64") + 1


class NoEngine(InroadError):
    """The engine, or what it needs, is not installed here."""

    code, http_status, exit_code = "atlas.no_engine", 501, 69


class NoMemory(InroadError):
    """The engine needs more memory, or more room to spill, than it may use."""

    code, http_status, exit_code = "atlas.no_memory", 507, 74


class Unreadable(InroadError):
    """A file of a table cannot be read as Parquet."""

    code, http_status, exit_code = "atlas.unreadable", 400, 65


class Engine(Protocol):
    """What runs table expressions."""

    name: str

    def table(self, folder: Path) -> Table:
        """A table that was written into a folder."""
        ...

    def rows(self, files: Sequence[Path]) -> Table:
        """The rows of some files, with `FILE` and `ROW`."""
        ...

    def write(self, table: Table, folder: Path) -> None:
        """Run an expression and write what comes out into a new folder."""
        ...

    def read(self, table: Table) -> pa.Table:
        """Run an expression; what comes out is small enough to be held."""
        ...

    def close(self) -> None:
        """Give back what it holds."""
        ...


class DuckDB:
    """DuckDB in this process; what does not fit in memory is spilled into a folder."""

    name = "duckdb"

    def __init__(self, memory_bytes: int, spill: Path, threads: int = 0) -> None:
        try:
            import ibis
        except ImportError:
            raise NoEngine(engine="duckdb", extra="atlas") from None
        self._base = ibis.duckdb.connect(
            memory_limit=f"{memory_bytes}B",
            temp_directory=str(spill),
            threads=threads or os.cpu_count() or 1,
            preserve_insertion_order=False,
            autoinstall_known_extensions=False,
        )

    def table(self, folder: Path) -> Table:
        return self._base.read_parquet(f"{_globbed(folder)}/*.parquet")

    def rows(self, files: Sequence[Path]) -> Table:
        names = [_globbed(each) for each in files]
        found = self._base.read_parquet(
            names, filename=FILE, file_row_number=True, union_by_name=True
        )
        return found.rename({ROW: "file_row_number"}).mutate(
            **{FILE: found[FILE].re_extract(r"[^/]*$", 0)}
        )

    def write(self, table: Table, folder: Path) -> None:
        import duckdb

        folder.mkdir(parents=True)
        try:
            self._base.to_parquet(table, folder / "part.parquet")
        except duckdb.OutOfMemoryException as error:
            raise NoMemory(said=_first_line(error)) from error

    def read(self, table: Table) -> pa.Table:
        return self._base.to_pyarrow(table)

    def close(self) -> None:
        self._base.disconnect()


class Spark:
    """Apache Spark: in this process' own JVM by default, or a cluster at an address."""

    name = "spark"

    def __init__(
        self, memory_bytes: int, spill: Path, address: str = "", session: Any = None
    ) -> None:
        """Start a session, or take one that is there and leave it running."""
        try:
            import ibis
            from pyspark.sql import SparkSession
        except ImportError:
            raise NoEngine(engine="spark", extra="spark") from None
        if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
            raise NoEngine(engine="spark", program="java")
        settings = spark_settings(memory_bytes, spill, address)
        builder = SparkSession.builder.appName("inroad atlas")
        for name, value in settings.items():
            builder = builder.config(name, value)
        self._own = session is None
        self._session = session or builder.getOrCreate()
        self._session.sparkContext.setLogLevel("ERROR")
        self._base = ibis.pyspark.connect(self._session)
        self._views = 0

    def table(self, folder: Path) -> Table:
        return self._seen(self._session.read.parquet(str(folder)))

    def rows(self, files: Sequence[Path]) -> Table:
        found = self._session.read.parquet(*(str(each) for each in files))
        return self._seen(
            found.select(
                "*",
                found["_metadata.file_name"].alias(FILE),
                found["_metadata.row_index"].alias(ROW),
            )
        )

    def _seen(self, frame: Any) -> Table:
        self._views += 1
        name = f"atlas_{id(self)}_{self._views}"
        frame.createOrReplaceTempView(name)
        return self._base.table(name)

    def write(self, table: Table, folder: Path) -> None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Spark's own writer: Ibis' would bring every row here first.
        self._session.sql(self._base.compile(table)).write.parquet(str(folder))

    def read(self, table: Table) -> pa.Table:
        return self._base.to_pyarrow(table)

    def close(self) -> None:
        if self._own:
            self._session.stop()


def spark_settings(memory_bytes: int, spill: Path, address: str) -> dict[str, str]:
    """How Spark is set up: within so much memory, on this machine unless an address is given."""
    cores = os.cpu_count() or 1
    settings = {
        "spark.master": address or f"local[{cores}]",
        "spark.driver.memory": f"{max(memory_bytes >> 20, 512)}m",  # the JVM starts with no less
        "spark.local.dir": str(spill),
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.warehouse.dir": str(spill / "warehouse"),
        "spark.sql.parquet.mergeSchema": "true",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.extraJavaOptions": "-Duser.timezone=UTC",
    }
    here = {"spark.sql.shuffle.partitions": str(8 * cores), "spark.driver.host": "127.0.0.1"}
    return settings if address else settings | here


def _globbed(path: Path) -> str:
    """A path in which nothing is a pattern."""
    return "".join(f"[{each}]" if each in "*?[" else each for each in str(path.absolute()))


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0]
