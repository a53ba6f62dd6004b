"""Very many rows of one table at once, as columns rather than objects."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connections
from django.db.models import DateField, DateTimeField, Field, JSONField

from inroad.store.models import Kept

Write = Callable[[Any], Any]


def inserted(using: str, model: type[Kept], names: Sequence[str], rows: Iterable[Any]) -> int:
    """Insert rows given as values of the named columns; the others get their defaults.

    A row whose unique key is taken is passed over. Returns: how many were new.
    """
    connection = connections[using]
    fields: list[Field[Any, Any]] = [model._meta.get_field(name) for name in names]  # type: ignore[misc]
    others = [
        each for each in model._meta.concrete_fields if not each.primary_key and each not in fields
    ]
    constant = tuple(
        each.get_db_prep_save(each.get_default(), connection=connection) for each in others
    )
    writes = {place: write for place, each in enumerate(fields) if (write := _write(each, using))}

    def prepared(row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for place, write in writes.items():
            values[place] = write(values[place])
        return (*values, *constant)

    columns = ", ".join(f'"{each.column}"' for each in (*fields, *others))
    places = ", ".join(["%s"] * (len(fields) + len(others)))
    sql = (
        f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places}) ON CONFLICT DO NOTHING'
    )
    new, given = 0, iter(rows)
    with connection.cursor() as cursor:
        while chunk := [prepared(row) for row in islice(given, 5_000)]:
            cursor.executemany(sql, chunk)
            new += cursor.rowcount
    return new


def _write(field: "Field[Any, Any]", using: str) -> Write | None:
    """How a value of this column is written, None where it goes as it is."""
    connection = connections[using]
    if isinstance(field, DateField | DateTimeField | JSONField):
        return lambda value: field.get_db_prep_save(value, connection=connection)
    return None
