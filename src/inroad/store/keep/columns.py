"""Very many rows of one table at once, as columns rather than objects."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connections
from django.db.models import DateField, DateTimeField, Field, JSONField

from inroad.store.models import Kept

Write = Callable[[Any], Any]
AT_ONCE = 5_000


def inserted(using: str, model: type[Kept], names: Sequence[str], rows: Iterable[Any]) -> int:
    """Insert rows given as values of the named columns; the others get their defaults.

    A row whose unique key is taken is passed over. Returns: how many were new.
    """
    connection = connections[using]
    fields = _fields(model, names)
    others = [
        each for each in model._meta.concrete_fields if not each.primary_key and each not in fields
    ]
    constant = tuple(
        each.get_db_prep_save(each.get_default(), connection=connection) for each in others
    )
    prepared = _prepared(fields, using)
    columns = ", ".join(f'"{each.column}"' for each in (*fields, *others))
    places = ", ".join(["%s"] * (len(fields) + len(others)))
    sql = (
        f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places}) ON CONFLICT DO NOTHING'
    )
    return _executed(using, sql, ((*prepared(row), *constant) for row in rows))


def updated(using: str, model: type[Kept], names: Sequence[str], rows: Iterable[Any]) -> int:
    """Write the named columns of rows, given as their values and then the id.

    Returns: how many rows were there.
    """
    fields = _fields(model, names)
    prepared = _prepared(fields, using)
    columns = ", ".join(f'"{each.column}" = %s' for each in fields)
    sql = f'UPDATE "{model._meta.db_table}" SET {columns} WHERE "id" = %s'
    return _executed(using, sql, (prepared(row) for row in rows))


def _executed(using: str, sql: str, rows: Iterable[Any]) -> int:
    """Run a statement for each row, a few thousand at a time. Returns: how many rows it wrote."""
    count, given = 0, iter(rows)
    with connections[using].cursor() as cursor:
        while chunk := list(islice(given, AT_ONCE)):
            cursor.executemany(sql, chunk)
            count += cursor.rowcount
    return count


def _fields(model: type[Kept], names: Sequence[str]) -> "list[Field[Any, Any]]":
    return [model._meta.get_field(name) for name in names]  # type: ignore[misc]


def _prepared(fields: "Sequence[Field[Any, Any]]", using: str) -> Callable[[Any], tuple[Any, ...]]:
    """What writes a row's first values as their columns want them; the rest go as they are."""
    writes = {place: write for place, each in enumerate(fields) if (write := _write(each, using))}

    def prepared(row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for place, write in writes.items():
            values[place] = write(values[place])
        return tuple(values)

    return prepared


def _write(field: "Field[Any, Any]", using: str) -> Write | None:
    """How a value of this column is written, None where it goes as it is."""
    connection = connections[using]
    if isinstance(field, DateField | DateTimeField | JSONField):
        return lambda value: field.get_db_prep_save(value, connection=connection)
    return None
