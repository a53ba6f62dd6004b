"""Opening the personal file: made when missing, refused when unsound."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from inroad.store import home, keep, models, start
from inroad.store.models import User
from inroad.store.refusals import Busy, Corrupt, DiskFull, NewerFile, NotWritable
from inroad.store.sqlite import files
from inroad.store.sqlite.build import FIXED, fixed_build
from inroad.store.start import open_personal
from inroad.store.versions import known
from inroad.store.visible import visible_to

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An Inroad folder that is not there yet."""
    place = tmp_path / "home" / "inroad"
    monkeypatch.setenv("INROAD_HOME", str(place))
    yield place
    connections["default"].close()


@pytest.fixture
def ready(folder: Path, template: Path) -> Path:
    """An Inroad folder whose file has all its tables already."""
    folder.mkdir(parents=True)
    shutil.copyfile(template, folder / "inroad.sqlite3")
    return folder


def mode_of(file: Path) -> str:
    return oct(file.stat().st_mode & 0o777)


def test_nothing_becomes_a_file_and_its_owner(folder: Path) -> None:
    """The first time makes folder, file, key and owner, with the person that they are."""
    owner = open_personal()
    me = visible_to(owner, models.Person).get()
    assert (True, "") == (me.is_me, me.name)
    assert (folder / "inroad.sqlite3").exists()


def test_the_second_time_is_the_same_owner_in_one_query(ready: Path) -> None:
    """Opening again makes nothing, checks nothing, and costs one query."""
    from django.test.utils import CaptureQueriesContext

    owner = open_personal()
    with CaptureQueriesContext(connections["default"]) as asked:
        assert owner == open_personal()
    assert 1 == len(asked)


def test_two_folders_are_two_inroads(
    ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder that INROAD_HOME names now is the one that is opened."""
    with keep.batch(open_personal(), kind="edit", now=NOW) as batch:
        batch.add(models.Person(name="Ada"))
    monkeypatch.setenv("INROAD_HOME", str(tmp_path / "another"))
    assert 1 == visible_to(open_personal(), models.Person).count()
    monkeypatch.setenv("INROAD_HOME", str(ready))
    assert 2 == visible_to(open_personal(), models.Person).count()


def test_only_the_owner_of_the_machine_account_may_look(folder: Path) -> None:
    """The folder is 0700 and every file in it 0600, whatever the umask, log included."""
    usual = os.umask(0)
    try:
        with keep.batch(open_personal(), kind="edit", now=NOW) as batch:
            batch.add(models.Person(name="Ada"))
    finally:
        os.umask(usual)
    assert "0o700" == mode_of(folder)
    names = {each.name: mode_of(each) for each in folder.iterdir()}
    assert {"inroad.sqlite3", "inroad.sqlite3-wal", "inroad.sqlite3-shm"} < set(names)
    assert {"0o600"} == set(names.values())


def test_a_folder_that_was_open_to_others_is_closed(folder: Path) -> None:
    """Permissions that got looser are tightened again."""
    folder.mkdir(parents=True)
    (folder / "inroad.sqlite3").touch()
    folder.chmod(0o755)
    (folder / "inroad.sqlite3").chmod(0o644)
    open_personal()
    assert ("0o700", "0o600") == (mode_of(folder), mode_of(folder / "inroad.sqlite3"))


def test_the_secret_key_is_made_once(folder: Path) -> None:
    """It stays the same, is long, and looking for it makes nothing."""
    assert home.secret_key() != home.secret_key()
    assert not folder.exists()
    open_personal()
    first = home.secret_key()
    home.prepare()
    assert first == home.secret_key()
    assert len(first) > 50


def test_the_connection_is_as_safe_as_it_should_be(ready: Path) -> None:
    """WAL with FULL, foreign keys, nothing left in free pages, no mapped memory, a fixed build."""
    open_personal()
    with connections["default"].cursor() as cursor:

        def said(pragma: str) -> Any:
            cursor.execute(f"PRAGMA {pragma}")
            return cursor.fetchone()[0]

        assert ["wal", 2, 1, 1, 0] == [
            said(each)
            for each in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
                "mmap_size",
            )
        ]
    assert "IMMEDIATE" == connections["default"].transaction_mode
    assert connections["default"].Database.sqlite_version_info >= FIXED


def test_a_folder_that_cannot_be_made_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal names the folder."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("INROAD_HOME", str(tmp_path / "file" / "inroad"))
    with pytest.raises(NotWritable) as refused:
        open_personal()
    assert str(tmp_path / "file" / "inroad") == refused.value.facts["folder"]
    assert 73 == refused.value.exit_code


@pytest.mark.parametrize(
    "content", [b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 9000]
)
def test_a_file_that_is_no_database_is_refused(folder: Path, content: bytes) -> None:
    """It is left as it is."""
    folder.mkdir(parents=True)
    (folder / "inroad.sqlite3").write_bytes(content)
    with pytest.raises(Corrupt):
        open_personal()
    assert content == (folder / "inroad.sqlite3").read_bytes()


@pytest.fixture
def again(folder: Path) -> Callable[[], User]:
    """Opens the file as a new process would."""

    def opened() -> User:
        connections["default"].close()
        start._ready.clear()
        return open_personal()

    return opened


def test_a_damaged_file_is_refused(ready: Path, again: Callable[[], User]) -> None:
    """Garbage in the middle, or the second half missing."""
    open_personal()
    connections["default"].close()
    file = ready / "inroad.sqlite3"
    whole = file.read_bytes()
    half = len(whole) // 2
    for damaged in (whole[:half], whole[:4096] + b"\xa5" * (len(whole) - 4096)):
        file.write_bytes(damaged)
        with pytest.raises(Corrupt):
            again()
    file.write_bytes(whole)
    assert again()


def test_a_file_of_a_newer_inroad_is_refused(ready: Path, again: Callable[[], User]) -> None:
    """The refusal says which steps are unknown here."""
    open_personal()
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('inroad', '9999_later', '')"
        )
    with pytest.raises(NewerFile) as refused:
        again()
    assert ("9999_later",) == refused.value.facts["migrations"]


def test_a_verified_copy_is_taken_before_a_migration(
    ready: Path, again: Callable[[], User], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older file is copied whole before anything is changed in it."""
    with keep.batch(open_personal(), kind="edit", now=NOW) as batch:
        batch.add(models.Person(name="Ada"))
    steps = known()
    monkeypatch.setattr(start, "known", lambda: (*steps, "9998_next"))
    again()
    (copy,) = ready.glob("inroad-0*.sqlite3")
    assert "0o600" == mode_of(copy)
    assert 2 == files.verified(copy)["inroad_person"]


def test_somebody_who_holds_the_file_is_waited_for_and_then_named(ready: Path) -> None:
    """A write that another program blocks ends as busy; nothing is half kept."""
    owner = open_personal()
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=50")
    file = ready / "inroad.sqlite3"
    with closing(files.opened(file, writable=True)) as another:
        another.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(Busy) as refused,
            keep.batch(owner, kind="edit", now=NOW) as batch,
        ):
            batch.add(models.Person(name="Ada"))
        assert owner == open_personal()
        another.execute("ROLLBACK")
    assert 75 == refused.value.exit_code


def test_a_full_disk_refuses_writes_and_reading_goes_on(ready: Path) -> None:
    """What does not fit is not kept, and what is there can be read."""
    owner = open_personal()
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count={pages + 2}")
    with (
        pytest.raises(DiskFull) as refused,
        keep.batch(owner, kind="import", now=NOW) as batch,
    ):
        batch.add_many([models.Person(name=f"Person {n}" * 9) for n in range(1_000)])
    assert 74 == refused.value.exit_code
    assert 1 == visible_to(owner, models.Person).count()


def test_a_process_of_its_own_finds_the_settings(folder: Path) -> None:
    """Without any Django set up, one call is enough; importing it loads no Django."""
    code = (
        "import sys; from inroad.store.start import open_personal;"
        "assert 'django' not in sys.modules; owner = open_personal();"
        "from django.conf import settings; from inroad.store import home;"
        "assert settings.SECRET_KEY == home.secret_key();"
        "assert settings.USE_TZ; sys.stdout.write(str(owner.pk))"
    )
    environment = {key: text for key, text in os.environ.items() if "DJANGO" not in key}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert ("1", "") == (done.stdout, done.stderr)


def test_an_old_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """With no build at or after 3.51.3 nothing is opened."""
    from inroad.store.refusals import OldSqlite
    from inroad.store.sqlite import build

    monkeypatch.setattr(build, "_bundled", list)
    monkeypatch.setattr(build.sqlite3.dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(OldSqlite):
        fixed_build()
    monkeypatch.setattr(build.sqlite3.dbapi2, "sqlite_version_info", (3, 51, 3))
    assert fixed_build() is build.sqlite3.dbapi2
