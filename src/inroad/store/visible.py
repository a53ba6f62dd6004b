"""The only way to a row: whose eyes are looking."""

from typing import TypeVar

from django.db.models import QuerySet

from inroad.store.models import Owned, User
from inroad.store.refusals import NotFound

Row = TypeVar("Row", bound=Owned)


def database_of(viewer: User) -> str:
    """The alias of the database that the viewer came from, and their rows with them."""
    return viewer._state.db or "default"


def visible_to(viewer: User | None, model: type[Row]) -> QuerySet[Row]:
    """The rows of a table that the viewer may see.

    Raises: Unscoped: there is no viewer, or not yet in a database.
    """
    rows: QuerySet[Row] = model.objects.visible_to(viewer)
    return rows


def one(viewer: User, model: type[Row], row: int) -> Row:
    """One row by its id.

    Raises: NotFound: the viewer has none; somebody else's looks the same.
    """
    found = visible_to(viewer, model).filter(pk=row).first()
    if found is None:
        raise NotFound(model=model._meta.model_name, id=row)
    return found
