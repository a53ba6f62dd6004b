"""The command line runs in this process, each test in a home of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import databases

databases.set_up()

from django.db import connections  # noqa: E402

from tests.cli.terminal import Inroad, runner  # noqa: E402


@pytest.fixture(scope="session", autouse=True)
def _databases_may_be_used(request: pytest.FixtureRequest) -> Iterator[None]:
    with databases.may_be_used(request):
        yield


@pytest.fixture
def inroad(home: Path, monkeypatch: pytest.MonkeyPatch) -> Inroad:
    """Types a command into an Inroad in which nobody is yet."""
    return runner(monkeypatch)


@pytest.fixture(scope="session")
def lived_in_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a goal, people, a talk and something in every list; made once."""
    folder = tmp_path_factory.mktemp("lived-in")
    shutil.copyfile(empty_file, folder / "inroad.sqlite3")
    with pytest.MonkeyPatch.context() as here:
        here.setenv("INROAD_HOME", str(folder))
        here.setenv("INROAD_NOW", "2026-03-02T09:00")
        inroad = runner(here)
        for words in LIVED:
            assert inroad(*words).code == 0, words
        with connections["default"].cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=DELETE")
        connections["default"].close()
    return folder / "inroad.sqlite3"


LIVED = (
    ("goal", "the Data Platform group at Acme by next June"),
    ("people", "add", "Priya Sharma, Head of Data, Data Platform at Acme, priya@acme.example"),
    ("people", "add", "Tom Berg, engineer, Data Platform at Acme"),
    ("people", "add", "Thomas Berg, engineer, Data Platform at Acme"),
    ("people", "add", "Ada Stein, designer at Fabrikam"),
    ("offer", "know_how", "an onboarding checklist for new engineers"),
    ("log", "--yes", "coffee with Priya yesterday, struggles with onboarding docs,"
     " I promised her our checklist by Friday"),
    ("need", "Ada", "a data engineer who knows pipelines"),
    ("promise", "Ada", "the address of a printer", "--theirs"),
    ("opening", "Data engineer", "--at", "Acme", "--stage", "posted", "--told-by", "Priya"),
    ("learned", "they hire in Spring", "--from", "Priya", "--topic", "hiring"),
)  # fmt: skip


@pytest.fixture
def lived_in(lived_in_file: Path, home: Path, inroad: Inroad) -> Inroad:
    """Types a command into an Inroad that has been used for a while."""
    shutil.copyfile(lived_in_file, home / "inroad.sqlite3")
    return inroad
