"""Copies that are whole, and come back whole."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from inroad.store import backup, keep, models
from inroad.store.models import User
from inroad.store.refusals import Busy, FileThere, NoBackup, NotHere, NotWritable
from inroad.store.seekers import begin
from inroad.store.sqlite import files
from inroad.store.visible import visible_to

Fill = Callable[..., dict[str, Any]]
Rows = Callable[[User], dict[str, list[dict[str, Any]]]]
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def seeker(sqlite: str, fill: Fill) -> User:
    """A seeker with rows in every table of a SQLite file."""
    owner = begin(NOW, name="Alex Moran", using=sqlite)
    fill(owner)
    return owner


@pytest.fixture
def live(seeker: User) -> Path:
    """The file in use."""
    return Path(connections["sqlite"].settings_dict["NAME"])


def test_a_backup_is_whole_and_private(seeker: User, live: Path, tmp_path: Path) -> None:
    """Taken while the file is in use, in one file, with the same number of rows."""
    copied = backup.backup(seeker, tmp_path / "copy.sqlite3")
    assert 0o600 == copied.file.stat().st_mode & 0o777
    with closing(files.opened(live)) as connection:
        assert files.counts(connection) == files.verified(copied.file)
    assert copied.rows == sum(files.verified(copied.file).values())
    assert {"copy.sqlite3"} == {each.name for each in tmp_path.glob("*copy*")}


def test_a_backup_overwrites_nothing(seeker: User, tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    (tmp_path / "copy").write_text("mine")
    with pytest.raises(FileThere):
        backup.backup(seeker, tmp_path / "copy")
    assert "mine" == (tmp_path / "copy").read_text()


def test_a_backup_into_nowhere_is_refused(seeker: User, tmp_path: Path) -> None:
    """A folder that is not there is named, and nothing is left behind."""
    with pytest.raises(NotWritable):
        backup.backup(seeker, tmp_path / "missing" / "copy")


def test_a_server_has_its_own_tools(postgres: str, tmp_path: Path) -> None:
    """PostgreSQL is not copied by us."""
    with pytest.raises(NotHere):
        backup.backup(begin(NOW, using=postgres), tmp_path / "copy")


def test_restoring_brings_every_row_back(
    seeker: User, live: Path, tmp_path: Path, rows: Rows
) -> None:
    """What was there at the backup is there again, and what was there until now is kept aside."""
    before = rows(seeker)
    copied = backup.backup(seeker, tmp_path / "copy.sqlite3")
    with keep.batch(seeker, kind="edit", now=NOW) as batch:
        batch.add(models.Person(name="Late"))
    restored = backup.restore(copied.file, live, NOW)
    assert before == rows(User.objects.using("sqlite").get())
    assert restored.rows == copied.rows
    assert restored.kept_aside is not None
    assert files.verified(restored.kept_aside)["inroad_person"] == 1 + len(before["Person"])
    assert ["0o600"] * 2 == [
        oct(each.stat().st_mode & 0o777) for each in (live, restored.kept_aside)
    ]


def test_restoring_over_a_damaged_file_works(
    seeker: User, live: Path, tmp_path: Path, rows: Rows
) -> None:
    """That is what a backup is for."""
    before = rows(seeker)
    copied = backup.backup(seeker, tmp_path / "copy.sqlite3")
    connections["sqlite"].close()
    live.write_bytes(live.read_bytes()[:5_000] + b"\xa5" * 50_000)
    backup.restore(copied.file, live, NOW)
    assert before == rows(User.objects.using("sqlite").get())


def test_restoring_twice_in_one_second_keeps_both_aside(
    seeker: User, live: Path, tmp_path: Path
) -> None:
    """Nothing that was kept aside is written over, and no draft is left."""
    copied = backup.backup(seeker, tmp_path / "copy.sqlite3")
    kept = {backup.restore(copied.file, live, NOW).kept_aside for _ in range(3)}
    assert len(kept) == 3
    assert not list(live.parent.glob("*.restoring"))


def test_restoring_where_nothing_is_works(seeker: User, tmp_path: Path) -> None:
    """On a new machine there is nothing to keep aside."""
    copied = backup.backup(seeker, tmp_path / "copy.sqlite3")
    restored = backup.restore(copied.file, tmp_path / "new.sqlite3", NOW)
    assert restored.kept_aside is None
    assert files.verified(tmp_path / "new.sqlite3") == files.verified(copied.file)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5_000])
def test_what_is_no_backup_is_refused(
    seeker: User, live: Path, tmp_path: Path, rows: Rows, content: bytes
) -> None:
    """The present file is not touched."""
    before = rows(seeker)
    (tmp_path / "bad").write_bytes(content)
    with pytest.raises(NoBackup):
        backup.restore(tmp_path / "bad", live, NOW)
    with pytest.raises(NoBackup):
        backup.restore(tmp_path / "missing", live, NOW)
    assert before == rows(seeker)


@pytest.mark.parametrize(
    "done",
    [
        "DROP TABLE inroad_person",
        "DROP TABLE django_migrations",
        "DELETE FROM django_migrations",
        "DELETE FROM django_migrations WHERE app = 'inroad' AND name LIKE '0001%'",
        "ALTER TABLE inroad_person RENAME COLUMN location TO lives",
        "UPDATE inroad_user SET revision = x'ff'",
        "CREATE TRIGGER t AFTER INSERT ON inroad_person BEGIN DELETE FROM inroad_person; END",
        "CREATE TRIGGER inroad_owner_x BEFORE INSERT ON inroad_person"
        " BEGIN SELECT RAISE(ABORT, 'no'); END",
        "CREATE VIEW v AS SELECT 1",
    ],
)
def test_a_file_that_inroad_never_made_is_refused(
    seeker: User, live: Path, tmp_path: Path, rows: Rows, done: str
) -> None:
    """Tables, columns, values and triggers are those of its migrations, or it is no backup."""
    before = rows(seeker)
    copied = backup.backup(seeker, tmp_path / "copy.sqlite3")
    with closing(files.opened(copied.file, writable=True)) as connection:
        if "DROP" in done or "RENAME" in done:  # SQLite would refuse while a trigger names it
            found = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            for (name,) in connection.execute(found).fetchall():
                connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(done)
        connection.commit()
    with pytest.raises(NoBackup):
        backup.restore(copied.file, live, NOW)
    assert before == rows(seeker)


def test_a_damaged_backup_is_refused(seeker: User, live: Path, tmp_path: Path) -> None:
    """A page of garbage in the middle is found before anything is replaced."""
    copied = backup.backup(seeker, tmp_path / "copy.sqlite3")
    whole = copied.file.read_bytes()
    copied.file.write_bytes(whole[:8_192] + b"\xa5" * 4_096 + whole[12_288:])
    with pytest.raises(NoBackup):
        backup.restore(copied.file, live, NOW)
    assert visible_to(seeker, models.Person).count() > 1


def test_a_file_that_somebody_uses_is_not_replaced(
    seeker: User, live: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program that has it open keeps its file."""
    copied = backup.backup(seeker, tmp_path / "copy.sqlite3")
    with closing(files.opened(live)) as another:
        another.execute("BEGIN")
        another.execute("SELECT COUNT(*) FROM inroad_person").fetchone()
        monkeypatch.setattr(files, "SECONDS_TO_WAIT", 0.05)
        with pytest.raises(Busy):
            backup.restore(copied.file, live, NOW)
    assert visible_to(seeker, models.Person).count() > 1
