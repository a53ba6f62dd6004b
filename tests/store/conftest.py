"""The store's tests run on both engines: SQLite, and a PostgreSQL that they start."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from inroad.store.sqlite.options import file_database
from tests import databases
from tests.databases import register

databases.set_up()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

from inroad.store import keep, models, tables  # noqa: E402
from inroad.store.models import User  # noqa: E402
from inroad.store.seekers import begin  # noqa: E402

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)


@pytest.fixture(scope="session", autouse=True)
def _databases_may_be_used(request: pytest.FixtureRequest) -> Iterator[None]:
    with databases.may_be_used(request):
        yield


@pytest.fixture(scope="session")
def template(empty_file: Path) -> Path:
    """A migrated SQLite file in which nothing is kept."""
    return empty_file


@pytest.fixture
def sqlite(template: Path, tmp_path: Path) -> Iterator[str]:
    """The alias of a fresh SQLite file."""
    file = tmp_path / "inroad.sqlite3"
    shutil.copyfile(template, file)
    register("sqlite", file_database(file))
    yield "sqlite"
    connections["sqlite"].close()
    del connections["sqlite"]


@pytest.fixture(scope="session")
def server() -> Iterator[dict[str, Any]]:
    """A PostgreSQL server of our own, on a socket that nobody else can reach."""
    programs = _programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("no PostgreSQL here: install its server")
        pytest.skip("no PostgreSQL here: its server's programs are on no path")
    folder = Path(tempfile.mkdtemp(prefix="inroad-postgres-"))
    as_user = _as_somebody(folder)

    def run(program: str, *arguments: str) -> None:
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([programs / program, *arguments], check=True, cwd=folder, **quiet, **as_user)

    try:
        data = str(folder / "data")
        run("initdb", "-D", data, "-U", "inroad", "-A", "trust", "-E", "UTF8", "-N", "--locale=C")
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=20"
        run("pg_ctl", "start", "-w", "-D", data, "-l", str(folder / "log"), "-o", options)
        yield {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": str(folder),
            "NAME": "postgres",
            "USER": "inroad",
        }
        connections["postgres"].close()
        run("pg_ctl", "stop", "-D", data, "-m", "immediate")
    finally:
        shutil.rmtree(folder)


def _programs() -> Path | None:
    found = shutil.which("pg_ctl")
    places = [Path(found).parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists()), None)


def _as_somebody(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root; who that is, the folder belongs to."""
    if os.geteuid() != 0:
        return {}
    names = [entry.pw_name for entry in pwd.getpwall()]
    who = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, who.pw_uid, who.pw_gid)
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


@pytest.fixture(scope="session")
def migrated_server(server: dict[str, Any]) -> str:
    """The alias of the PostgreSQL database, with all tables."""
    register("postgres", server)
    call_command("migrate", database="postgres", verbosity=0)
    return "postgres"


@pytest.fixture
def postgres(migrated_server: str) -> Iterator[str]:
    """The alias of the PostgreSQL database, empty again afterwards."""
    yield migrated_server
    with connections[migrated_server].cursor() as cursor:
        cursor.execute('TRUNCATE "inroad_user" RESTART IDENTITY CASCADE')


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> str:
    """The alias of an empty database; each test runs once on each engine."""
    alias: str = request.getfixturevalue(request.param)
    return alias


@pytest.fixture
def viewer(store: str) -> User:
    """A seeker with nobody but themselves."""
    return begin(NOW, name="Alex Moran", using=store)


@pytest.fixture
def stranger(store: str) -> User:
    """Another seeker in the same database."""
    return begin(NOW, name="Blake Otto", using=store)


@pytest.fixture
def fill() -> Callable[..., dict[str, Any]]:
    """Gives a seeker at least one row in every table."""
    return _fill


def _fill(viewer: User, people: int = 3) -> dict[str, Any]:
    with keep.batch(viewer, kind="import", label="contacts.csv", now=NOW, source="c.csv") as batch:
        known = batch.add_many(
            [models.Person(name=f"Person {n}", connected=n % 2 == 0) for n in range(people)]
        )
        ada, ben = known[0], known[1]
        batch.add_many(
            [
                row
                for n, each in enumerate(known)
                for row in (
                    models.Identifier(person=each, kind="email", value=f"p{n}@acme.example"),
                    models.Position(person=each, organisation="Acme", unit="Data",
                                    title=("Data Engineer", "Head of Data")[n % 2], since=DAY),
                    models.Sighting(person=each, source="google", uid=f"row {n}", digest="d",
                                    facts={"uid": f"row {n}", "name": f"Person {n}"}),
                    models.Trace(source="mbox", uid=f"m{n}", kind=("message", "meeting")[n % 2],
                                 at=NOW, sender=each, other=known[n - 1]),
                )
            ]
        )  # fmt: skip
        batch.add_many(
            [
                models.Reporting(person=ada, manager=ben, seen_on=DAY),
                models.Offer(kind="know_how", text="carbon accounting", source="linkedin"),
                models.Follow(organisation="Acme"),
                models.Opening(organisation="Acme", title="Analyst", stage="posted", heard_on=DAY),
            ]
        )
    with keep.batch(viewer, kind="log", label="lunch with Person 0", now=NOW) as batch:
        talk = batch.add(models.Conversation(on=DAY, channel="lunch", text="lunch with Person 0"))
        goal = batch.add(models.Goal(sentence="data at Acme", places=[{"organisation": "Acme"}]))
        batch.add_many(
            [
                models.Participant(conversation=talk, person=ada),
                models.Evidence(conversation=talk, person=ada, kind="talk", on=DAY),
                models.Promise(conversation=talk, person=ada, by_me=True, text="the checklist",
                               made_on=DAY),
                models.Need(conversation=talk, person=ada, text="onboarding docs", on=DAY),
                models.Learnt(conversation=talk, person=ada, text="they grow", on=DAY),
                models.Named(conversation=talk, by=ada, person=ben, role="job_creator", on=DAY),
                models.Ask(connector=ada, target=ben, state="to_ask", on=DAY),
                models.Hypothesis(goal=goal, about="by", text="", probability=0.5),
                models.Distinct(a=ada, b=ben),
                models.Plan(on=DAY, minutes=120, cards=[{"person": ada.pk, "text": "talk"}]),
                models.Step(key="talk", person=ada, kind="talk", state="done", on=DAY),
            ]
        )  # fmt: skip
        batch.change(ben, location="Lisbon")
    models.Forgotten._base_manager.using(batch.using).create(owner_id=viewer.pk, digest="f")
    return {"people": known, "talk": talk, "goal": goal, "batch": batch}


@pytest.fixture
def rows() -> Callable[[User], dict[str, list[dict[str, Any]]]]:
    """Every row that a seeker has, apart from the record of what was done."""

    def found(viewer: User) -> dict[str, list[dict[str, Any]]]:
        return {
            model.__name__: list(model.objects.visible_to(viewer).order_by("pk").values())
            for model in tables.owned_tables()
            if model not in (models.Batch, models.Change)
        }

    return found
