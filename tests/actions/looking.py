"""What is kept, as tests look at it."""

from datetime import UTC, datetime
from typing import Any

from inroad.store import models, tables
from inroad.store.models import User
from inroad.store.visible import visible_to

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
Rows = dict[str, list[dict[str, Any]]]


def rows(viewer: User) -> Rows:
    """Every row that a seeker has, apart from the record of what was done."""
    return {
        model.__name__: list(visible_to(viewer, model).order_by("pk").values())
        for model in tables.owned_tables()
        if model not in (models.Batch, models.Change)
    }


def names(viewer: User) -> list[str]:
    """Everybody but me, by name."""
    people = visible_to(viewer, models.Person).filter(is_me=False)
    return sorted(people.values_list("name", flat=True))


def person(viewer: User, name: str) -> models.Person:
    """The one person of a name."""
    return visible_to(viewer, models.Person).get(name=name)


def me(viewer: User) -> models.Person:
    """The seeker's own person."""
    return visible_to(viewer, models.Person).get(is_me=True)


def facts(viewer: User, model: type[models.Owned], *columns: str) -> list[tuple[Any, ...]]:
    """Columns of every row of a table, in the order in which they were kept."""
    return list(visible_to(viewer, model).order_by("pk").values_list(*columns))
