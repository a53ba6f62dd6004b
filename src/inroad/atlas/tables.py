"""What goes in: the tables, their columns, and which of their rows cannot be used.

A table is NAME.parquet, or a folder NAME with any number of Parquet files. A bad
row is counted and named (file, row, reason) and left out; it never costs a build.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from inroad.atlas.engine import FILE, ROW, Engine, Table, Unreadable
from inroad.errors import InroadError

Kind = Literal["id", "text", "day", "number"]

MOST_ID, MOST_TEXT = 200, 500
"""Characters of an id and of a name, title, unit or organisation."""
FIRST_DAY, LAST_DAY = "1900-01-01", "2200-01-01"
MOST_NAMED = 1_000
"""Bad rows of one table or file that are named; all of them are counted."""

COLUMNS: Mapping[str, Mapping[str, Kind]] = {
    "people": {"id": "id", "name": "text", "reports_to": "id"},
    "positions": {"person": "id", "organisation": "text", "unit": "text", "title": "text",
                  "since": "day", "until": "day", "seen_on": "day"},
    "traces": {"who": "id", "whom": "id", "when": "day", "kind": "text"},
    "ties": {"a": "id", "b": "id", "strength": "number", "mutuals": "number"},
    "goals": {"seeker": "id", "organisation": "text", "unit": "text"},
}  # fmt: skip
OPTIONAL = {
    "people": {"reports_to"},
    "positions": {"unit", "title", "until", "seen_on"},
    "traces": {"kind"},
    "ties": {"mutuals"},
    "goals": {"unit"},
}
MAY_BE_EMPTY = {"name", "reports_to", "unit", "title", "since", "until", "seen_on", "kind",
                "mutuals"}  # fmt: skip


class NoTable(InroadError):
    """A table that is needed is not in the folder."""

    code, http_status, exit_code = "atlas.no_table", 404, 4


class NoColumn(InroadError):
    """A column is missing, or holds something else than it should."""

    code, http_status, exit_code = "atlas.no_column", 400, 65


class OddColumn(InroadError):
    """A column holds another kind of thing than it should."""

    code, http_status, exit_code = "atlas.odd_column", 400, 65


@dataclass(frozen=True, slots=True)
class Source:
    """One table as it was found: its files, and which of its columns are there."""

    name: str
    files: tuple[Path, ...]
    columns: frozenset[str]
    ids_are_text: bool

    def print_of(self, file: Path) -> tuple[str, int, int]:
        """What a file is told by: another size or time of change is another file."""
        facts = file.stat()
        return file.name, facts.st_size, facts.st_mtime_ns

    @property
    def prints(self) -> list[object]:
        """What all of it is told by."""
        return [self.ids_are_text, *sorted(self.columns), *map(self.print_of, self.files)]


def found(folder: Path) -> dict[str, Source]:
    """The tables in a folder, each with the columns that it needs.

    Raises: NoTable, NoColumn, OddColumn, Unreadable: what is there cannot be used.
    """
    sources = {name: source for name in COLUMNS if (source := _source(folder, name))}
    for name in ("people", "positions", "goals"):
        if name not in sources:
            raise NoTable(table=name, folder=str(folder))
    if "traces" not in sources and "ties" not in sources:
        raise NoTable(table="traces", folder=str(folder))
    kinds = {source.ids_are_text for source in sources.values()}
    if len(kinds) > 1:
        odd = next(each for each in sources.values()
                   if each.ids_are_text != sources["people"].ids_are_text)  # fmt: skip
        wanted = "text" if sources["people"].ids_are_text else "whole numbers"
        first = next(name for name, kind in COLUMNS[odd.name].items() if kind == "id")
        raise OddColumn(file=odd.files[0].name, column=first, wanted=f"{wanted}, as in people")
    return sources


def _source(folder: Path, name: str) -> Source | None:
    alone = folder / f"{name}.parquet"
    files = [alone] if alone.is_file() else sorted((folder / name).glob("*.parquet"))
    if not files:
        return None
    schemas = [_schema(each) for each in files]
    needed = [each for each in COLUMNS[name] if each not in OPTIONAL[name]]
    for file, schema in zip(files, schemas, strict=True):
        for column in needed:
            if column not in schema.names:
                raise NoColumn(file=file.name, column=column, needed=needed)
        for column, kind in COLUMNS[name].items():
            if column in schema.names and not _holds(schema.field(column).type, kind):
                raise OddColumn(file=file.name, column=column, wanted=_WANTED[kind])
    columns = frozenset(c for c in COLUMNS[name] if all(c in schema.names for schema in schemas))
    first = next(column for column, kind in COLUMNS[name].items() if kind == "id")
    kinds = {_is_text(schema.field(first).type) for schema in schemas}
    if len(kinds) > 1:
        raise OddColumn(file=files[-1].name, column=first, wanted="of one kind in all files")
    return Source(name, tuple(files), columns, kinds.pop())


def _schema(file: Path) -> Any:
    try:
        return pq.read_schema(file)
    except (OSError, pa.ArrowException):
        raise Unreadable(file=file.name) from None


_WANTED = {"id": "whole numbers or text", "text": "text", "day": "days or times",
           "number": "numbers"}  # fmt: skip


def _is_text(kind: Any) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _holds(kind: Any, wanted: Kind) -> bool:
    whole = pa.types.is_integer(kind) and kind != pa.uint64()
    if pa.types.is_null(kind):
        return wanted != "id"
    if wanted == "id":
        return whole or _is_text(kind)
    if wanted == "text":
        return _is_text(kind)
    if wanted == "day":
        return bool(pa.types.is_date(kind) or pa.types.is_timestamp(kind))
    return bool(whole or pa.types.is_floating(kind))


def read(engine: Engine, source: Source, files: Sequence[Path] | None = None) -> Table:
    """A table's rows in one form, with `reason`: why a row cannot be used, null where it can."""
    import ibis

    raw = engine.rows(files or source.files)
    columns = {}
    for name, kind in COLUMNS[source.name].items():
        value = raw[name] if name in source.columns else ibis.null()
        columns[name] = value.cast(_TYPES[kind] if kind != "id" else _id_type(source))
    plain = raw.select(**columns, **{FILE: raw[FILE], ROW: raw[ROW].cast("int64")})
    reason = ibis.cases(*_rules(plain, source), else_=ibis.null("string"))
    filled = {name: plain[name].fill_null("") for name, kind in COLUMNS[source.name].items()
              if kind == "text"}  # fmt: skip
    return plain.mutate(reason=reason, **filled)


_TYPES = {"text": "string", "day": "date", "number": "float64"}


def _id_type(source: Source) -> str:
    return "string" if source.ids_are_text else "int64"


def _rules(rows: Table, source: Source) -> list[tuple[Table, str]]:
    """What makes a row unusable, and the reason's code; the first that holds is said."""
    rules = []
    for name, kind in COLUMNS[source.name].items():
        value = rows[name]
        if name not in MAY_BE_EMPTY:
            rules.append((value.isnull(), f"no {name}"))
        if kind == "id" and source.ids_are_text:
            if name != "reports_to":
                rules.append((value == "", f"no {name}"))
            rules.append((value.length() > MOST_ID, f"{name} is too long"))
        elif kind == "text":
            if name not in MAY_BE_EMPTY:
                rules.append((value == "", f"no {name}"))
            rules.append((value.length() > MOST_TEXT, f"{name} is too long"))
        elif kind == "day":
            outside = (value < _day(FIRST_DAY)) | (value > _day(LAST_DAY))
            rules.append((outside, f"{name} is no day of these times"))
    return rules + _OWN_RULES.get(source.name, lambda rows: [])(rows)


def _day(text: str) -> Table:
    import ibis

    return ibis.date(text)


def _of_positions(rows: Table) -> list[tuple[Table, str]]:
    return [(rows.until < rows.since, "until is before since")]


def _of_traces(rows: Table) -> list[tuple[Table, str]]:
    odd = ~rows.kind.fill_null("").isin(["", "message", "meeting"])
    return [(rows.who == rows.whom, "who and whom are one"), (odd, "kind is not known")]


def _of_ties(rows: Table) -> list[tuple[Table, str]]:
    sound = (rows.strength > 0) & (rows.strength <= 1)
    none = rows.mutuals.fill_null(0)
    return [
        (rows.a == rows.b, "a and b are one"),
        (~sound, "strength is no chance"),
        (~((none >= 0) & (none <= 1_000_000_000)), "mutuals is no number of people"),
    ]


_OWN_RULES = {"positions": _of_positions, "traces": _of_traces, "ties": _of_ties}


def good(rows: Table) -> Table:
    """The rows that can be used."""
    return rows.filter(rows.reason.isnull()).drop("reason")


def bad(rows: Table) -> Table:
    """The first rows that cannot, each with its file, number and reason."""
    named = rows.filter(rows.reason.notnull())
    named = named.select(file=named[FILE], row=named[ROW], reason=named.reason)
    return named.order_by(["file", "row", "reason"]).limit(MOST_NAMED)


def counted(engine: Engine, rows: Table) -> dict[str, int]:
    """How many rows cannot be used, by reason."""
    told = rows.filter(rows.reason.notnull()).group_by("reason").aggregate(rows=lambda t: t.count())
    return {each["reason"]: each["rows"] for each in engine.read(told).to_pylist()}
