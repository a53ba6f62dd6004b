"""Everything gone for good, and an Inroad that begins anew."""

import threading
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections

from inroad.actions import erasing, people, planning
from inroad.actions.erasing import NotASample
from inroad.store import home as places
from inroad.store.models import User
from inroad.store.refusals import Busy
from inroad.store.sqlite import files
from inroad.store.start import open_personal
from tests.actions.looking import NOW, names

CANARY = "Zyxtavian Quorrel"


def bytes_of(folder: Path) -> bytes:
    """All that lies in a folder."""
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


def test_nothing_of_the_old_bytes_is_left(viewer: User, home: Path) -> None:
    """Not in the file, its log, a copy, nor what is in memory."""
    people.add(viewer, f"{CANARY}, Acme", NOW)
    files.copied(home / "inroad.sqlite3", home / "inroad-0001.sqlite3")
    planning.week(viewer, NOW)
    assert CANARY.encode() in bytes_of(home)
    after = erasing.erase_everything()
    assert CANARY.encode() not in bytes_of(home)
    assert [] == names(after)
    situation, _ = planning.week(after, NOW)
    assert [situation.network.me] == list(situation.network.people)


def test_a_file_is_blank_before_it_goes(tmp_path: Path) -> None:
    """Somebody who holds it open sees zeros; a link is taken away alone."""
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(CANARY.encode() * 99_999)
    link.symlink_to(file)
    files.shredded(link)
    with file.open("rb") as held:
        size = file.stat().st_size
        files.shredded(file)
        assert bytes(size) == held.read()
    assert [] == list(tmp_path.iterdir())


def test_what_is_not_ours_stays(viewer: User, home: Path) -> None:
    """A backup by another name, somebody's own numbers, and the key of this folder."""
    for name in ("monday.backup", "parameters.toml", "notes.txt", "secret_key"):
        (home / name).write_text("theirs", "ascii")
    erasing.erase_everything()
    assert {"theirs"} == {
        (home / name).read_text("ascii")
        for name in ("monday.backup", "parameters.toml", "notes.txt", "secret_key")
    }


def test_somebody_who_has_it_open_is_named(
    viewer: User, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing goes while another program writes."""
    people.add(viewer, f"{CANARY}, Acme", NOW)
    monkeypatch.setattr(files, "SECONDS_TO_WAIT", 0.05)
    with closing(files.opened(home / "inroad.sqlite3", writable=True)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            erasing.erase_everything()
        other.execute("ROLLBACK")
    assert [CANARY] == names(open_personal())


def test_a_second_thread_finds_the_new_file(viewer: User, home: Path) -> None:
    """Also where the disk gives the new file the old one's number."""
    people.add(viewer, f"{CANARY}, Acme", NOW)
    erasing.erase_everything()
    found: list[list[str]] = []

    def look() -> None:
        found.append(names(open_personal()))
        connections.close_all()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join(30)
    assert [[]] == found


def test_only_a_sample_goes_at_one_press(viewer: User, home: Path) -> None:
    """Its mark is what makes it one; a mark that is damaged names no files."""
    with pytest.raises(NotASample):
        erasing.let_sample_go()
    mine = home.parent / "mine.csv"
    mine.write_text("mine", "ascii")
    beyond = f'["{mine}", "../mine.csv", "{home.parent}/files/../mine.csv"]'
    for text in ("{", "7", beyond):
        (home / places.SAMPLE).write_text(text, "utf-8")
        assert [] == erasing._sample_files()
    erasing.let_sample_go()
    assert not erasing.is_sample()
    assert "mine" == mine.read_text("ascii")


def test_a_file_of_the_first_version_gets_its_wishes(home: Path) -> None:
    """Forward with what is in it, back, and forward again."""
    from django.core.management import call_command

    viewer = open_personal()
    people.add(viewer, f"{CANARY}, Acme", NOW)
    for step in ("0001", "0002"):
        call_command("migrate", "inroad", step, database="default", verbosity=0)
        with connections["default"].cursor() as cursor:
            cursor.execute("PRAGMA table_info(inroad_user)")
            columns = {row[1] for row in cursor.fetchall()}
            assert (step == "0002") == ("minutes_a_week" in columns)
            cursor.execute("SELECT count(*) FROM inroad_person")
            assert (2,) == cursor.fetchone()
    again = open_personal()
    assert (120, "", True, viewer.secret) == (
        again.minutes_a_week, again.feed_secret, again.feed_discreet, again.secret,
    )  # fmt: skip
    assert [CANARY] == names(again)
