"""A row as plain JSON values and back: for the journal and for exports."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Field, JSONField

from inroad.store.models import Owned

Plain = dict[str, Any]
"""Column names (`person_id`, not `person`) with JSON values."""


def fields_of(model: type[Owned]) -> "list[Field[Any, Any]]":
    """The columns of a table, without its id."""
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def plain(row: Owned, names: Iterable[str] | None = None) -> Plain:
    """A row, or some of its columns, as JSON values; the id stands under "id"."""
    wanted = [field.attname for field in row._meta.concrete_fields] if names is None else names
    return {name: _value(getattr(row, name)) for name in wanted}


def row_of(model: type[Owned], values: Mapping[str, Any]) -> Owned:
    """The row, not yet saved, that plain values describe; unknown columns are left out."""
    return model(**columns(model, values))


def columns(model: type[Owned], values: Mapping[str, Any]) -> Plain:
    """Plain values as the table's columns hold them."""
    found: Plain = {}
    for field in model._meta.concrete_fields:
        if field.attname in values:
            given = values[field.attname]
            is_json = isinstance(field, JSONField)
            found[field.attname] = given if is_json else field.to_python(given)
    return found


def _value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
