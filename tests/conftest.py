"""What every test may ask for."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from inroad.store.models import User


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real data for tests; skips, saying so, where it is missing."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    folder = Path(os.environ.get("INROAD_DATA", beside))
    if not folder.is_dir():
        pytest.skip("no real data here: set INROAD_DATA to its folder")
    return folder


@pytest.fixture(scope="session")
def empty_file(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Path]:
    """A migrated personal file in which nobody is; made once, to be copied."""
    from tests import databases

    databases.set_up()
    from django.core.management import call_command
    from django.db import connections

    from inroad.store.sqlite.options import file_database

    file = tmp_path_factory.mktemp("empty") / "inroad.sqlite3"
    databases.register("empty", file_database(file))
    with databases.may_be_used(request):
        call_command("migrate", database="empty", verbosity=0)
        with connections["empty"].cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=DELETE")
        connections["empty"].close()
        yield file


@pytest.fixture
def new_home(
    empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Path]]:
    """Makes an Inroad of its own by a name, and lets it be the one that is used."""
    from django.db import connections

    def made(name: str) -> Path:
        folder = tmp_path / name
        if not folder.exists():
            folder.mkdir(mode=0o700)
            shutil.copyfile(empty_file, folder / "inroad.sqlite3")
        monkeypatch.setenv("INROAD_HOME", str(folder))
        return folder

    monkeypatch.setenv("INROAD_NOW", "2026-03-02T09:00")
    yield made
    connections["default"].close()


@pytest.fixture
def home(new_home: Callable[[str], Path]) -> Path:
    """An Inroad in which nobody is yet, in a temporary folder."""
    return new_home("home")


@pytest.fixture
def viewer(home: Path) -> "User":
    """The seeker whose Inroad it is."""
    from inroad.store.start import open_personal

    return open_personal()
