"""Actions run on a personal file of their own, in this process."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests import databases

databases.set_up()

from inroad.actions.importing import Imported, import_files  # noqa: E402
from inroad.store import models, tables  # noqa: E402
from inroad.store.models import User  # noqa: E402
from inroad.store.visible import visible_to  # noqa: E402

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="session", autouse=True)
def _databases_may_be_used(request: pytest.FixtureRequest) -> Iterator[None]:
    with databases.may_be_used(request):
        yield


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


@pytest.fixture
def importing(viewer: User) -> Callable[..., Imported]:
    """Imports files into the viewer's Inroad, through the real reading process."""

    def done(*paths: Path, **options: Any) -> Imported:
        now = options.pop("now", NOW)
        return import_files(viewer, paths, now, **options)

    return done
