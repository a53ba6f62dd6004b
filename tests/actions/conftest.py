"""Actions run on a personal file of their own, in this process."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import databases

databases.set_up()

from inroad.actions.importing import Imported, import_files  # noqa: E402
from inroad.store.models import User  # noqa: E402
from tests.actions.looking import NOW  # noqa: E402


@pytest.fixture(scope="session", autouse=True)
def _databases_may_be_used(request: pytest.FixtureRequest) -> Iterator[None]:
    with databases.may_be_used(request):
        yield


@pytest.fixture
def importing(viewer: User) -> Callable[..., Imported]:
    """Imports files into the viewer's Inroad, through the real reading process."""

    def done(*paths: Path, **options: Any) -> Imported:
        now = options.pop("now", NOW)
        return import_files(viewer, paths, now, **options)

    return done
