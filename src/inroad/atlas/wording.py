"""What words say (titles, names, places), read by the method itself, once for each wording.

An organisation of a million has a few thousand titles and units. Their distinct
wordings are brought here in batches, read, and written as small tables that an
engine joins: what a title says is defined in one place.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from inroad.atlas.engine import Engine, Table
from inroad.language import titles
from inroad.method.goal import Place, organisation_key, same_place, unit_key
from inroad.method.parameters import Parameters
from inroad.method.roles import SURE_PLACE

BATCH = 50_000

TITLES = pa.schema(
    {"title": pa.string(), "manages": pa.float64(), "recruits": pa.bool_(), "function": pa.string()}
)
NAMES = pa.schema({"name": pa.string(), "key": pa.string()})
LIES = pa.schema(
    {
        "place": pa.int64(),
        "organisation_key": pa.string(),
        "unit_key": pa.string(),
        "named_in": pa.string(),
        "lies": pa.float64(),
    }
)

Row = tuple[Any, ...]


def read_titles(engine: Engine, wordings: Table, folder: Path) -> None:
    """What each distinct title says: `wordings` has one column, `title`."""

    def said(title: str) -> Row:
        read = titles.read(title)
        return title, read.manages, read.recruits, str(read.function)

    _write(engine, wordings, lambda row: said(*row), TITLES, folder)


def read_organisations(engine: Engine, wordings: Table, folder: Path) -> None:
    """The key of each distinct name of an organisation: one column, `name`."""
    _write(engine, wordings, lambda row: (row[0], organisation_key(row[0])), NAMES, folder)


def read_units(engine: Engine, wordings: Table, folder: Path) -> None:
    """The key of each distinct name of a unit: one column, `name`."""
    _write(
        engine, wordings, lambda row: (row[0], unit_key(row[0]) if row[0] else ""), NAMES, folder
    )


def may_lie(places: Table, facts: Table, p: Parameters) -> Table:
    """Places beside positions that may lie in them, each wording once.

    Another unit of the right organisation is left out where it is too far from
    the place for any role to be spoken of.
    Args:
        places: `place`, and its keys `place_organisation` and `place_unit`.
        facts: `organisation_key`, `unit_key`, and the title where no unit is told (`named_in`).
    """
    pairs = places.join(facts, places.place_organisation == facts.organisation_key)
    if p.place_other_unit < min(p.role_shown, SURE_PLACE):
        pairs = pairs.filter(
            (pairs.place_unit == "")
            | (pairs.unit_key == "")
            | pairs.unit_key.contains(pairs.place_unit)
            | pairs.place_unit.contains(pairs.unit_key)
        )
    return pairs.select("place_organisation", "place_unit", *LIES.names[:-1])


def read_places(engine: Engine, pairs: Table, folder: Path, p: Parameters) -> None:
    """How far each position lies in a place, as `method.goal` says."""

    def lies(row: Row) -> Row:
        place_organisation, place_unit, _, organisation, unit, named_in = row
        place = Place(organisation=place_organisation, unit=place_unit)
        return (*row[2:], same_place(place, organisation, unit, words=named_in, p=p))

    _write(engine, pairs, lies, LIES, folder)


def _write(
    engine: Engine, table: Table, read: Callable[[Row], Row], schema: Any, folder: Path
) -> None:
    """Each row as it was read, in batches: neither wordings nor answers are held at once."""
    asked = folder.with_name("asked")
    engine.write(table, asked)
    folder.mkdir(parents=True)
    with pq.ParquetWriter(folder / "part.parquet", schema) as writer:
        for rows in _batches(asked):
            columns = zip(*map(read, rows), strict=True)
            arrays = [pa.array(column, kind.type)
                      for column, kind in zip(columns, schema, strict=True)]  # fmt: skip
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    shutil.rmtree(asked)


def _batches(folder: Path) -> Iterator[list[Row]]:
    for file in sorted(folder.glob("*.parquet")):
        for batch in pq.ParquetFile(file).iter_batches(BATCH):
            if batch.num_rows:
                yield list(zip(*(column.to_pylist() for column in batch.columns), strict=True))
