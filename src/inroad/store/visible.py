"""The only way to a row: whose eyes are looking."""

from pathlib import Path
from typing import TypeVar

from django.db import connections
from django.db.models import QuerySet

from inroad.store.models import Owned, User
from inroad.store.refusals import NotFound

Row = TypeVar("Row", bound=Owned)


def database_of(viewer: User) -> str:
    """The alias of the database that the viewer came from, and their rows with them."""
    return viewer._state.db or "default"


def file_of(viewer: User) -> tuple[str, int]:
    """Which database the viewer came from: its name and, for a file, which file that is.

    A restored file has the same name and another inode.
    """
    name = str(connections[database_of(viewer)].settings_dict["NAME"])
    file = Path(name)
    return name, file.stat().st_ino if file.is_file() else 0


def is_rehearsed(viewer: User) -> bool:
    """Whether what is seen just now may still be rolled back."""
    return connections[database_of(viewer)].in_atomic_block


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
