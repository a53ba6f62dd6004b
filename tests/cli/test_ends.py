"""How a command ends: what is wrong is said in a sentence, with the documented code."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from inroad.cli import endings
from inroad.errors import InroadError
from inroad.store import home as store_home
from inroad.store import refusals as store_refusals
from inroad.store.refusals import DiskFull, NotWritable
from tests.cli.terminal import Inroad

WRONG = {
    2: [
        ["nosuch"], ["plan", "--nosuch"], ["plan", "foo"], ["plan", "--minutes", "-4"],
        ["plan", "--minutes", "soon"], ["plan", "snooze", "1", "--until", "garble"],
        ["plan", "snooze", "1", "--until", "2020-01-01"], ["who", "foo"], ["why"], ["log"],
        ["log", ""], ["log", "foo bar"], ["people", "add", ""], ["people", "add", " , "],
        ["people", "same", "--merge-sure", "2"], ["goal", "--settled", "99"],
        ["goal", "--dropped", "-3"], ["offer", "foo", "bar"], ["offer", "know_how"],
        ["offer", "know_how", ""], ["need", "Priya"], ["promise", "Priya", ""],
        ["promise", "Priya", "x", "--by", "in 9999999 years"], ["opening", "x", "--stage", "foo"],
        ["opening", "x", "--outcome", "foo"], ["learned", "x", "--confidence", "foo"],
        ["export", "--as", "foo"], ["import"], ["import", ""], ["import", "x", "--me", "me"],
        ["demo", "--people", "1"],
        ["demo", "--seed", "-5"], ["backup", ""], ["export", ""], ["restore", ""],
        ["promise", "Priya", "x", "--by", "friday the 13th"],
        ["promise", "Priya", "x", "--by", "friday or monday"],
        ["goal", "x" * 10_001], ["people", "merge", "Priya", "Priya"], ["undo", "x"],
    ],
    4: [
        ["plan", "done", "99"], ["plan", "done"], ["plan", "not", "--", "-1"], ["brief", ""],
        ["person", "Nobody Known"], ["path", "#999"], ["why", "#²"], ["need", "Nobody", "x"],
        ["need", "--met", "99"], ["need", "--met", "9" * 30], ["offer", "--withdraw", "99"],
        ["promise", "--kept", "-1"], ["promise", "--dropped", "99"], ["undo", "99"],
        ["undo", "--", "-5"], ["opening", "--id", "99", "--stage", "posted"],
        ["people", "merge", "Nobody", "Priya"], ["people", "forget", "Nobody", "--yes"],
        ["learned", "x", "--from", "Nobody"],
    ],
    5: [["people", "merge", "Berg", "Priya"], ["person", "Berg"], ["log", "coffee with Berg"],
        ["why", "Berg"]],
    65: [["restore", "/etc/passwd"], ["restore", "/"], ["restore", "/nowhere"],
         ["import", "/nowhere"], ["import", "/dev/null"], ["import", "x" * 5_000]],
    73: [["export", "/nowhere/out"], ["backup", "/nowhere/out"], ["export", "/"], ["backup", "/"],
         ["backup", "x" * 5_000], ["export", "x" * 5_000],
         ["demo", "--folder", "/dev/null/x"]],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "words"),
    [(code, words) for code, each in WRONG.items() for words in each],
    ids=lambda value: ascii(" ".join(value))[:50] if isinstance(value, list) else str(value),
)
def test_what_is_wrong_is_said_and_changes_nothing(
    lived_in: Inroad, home: Path, code: int, words: list[str]
) -> None:
    """The documented code, a sentence on standard error, and what was kept stays as it is."""
    before = lived_in("export").out
    lived_in("plan")
    told = lived_in(*words)
    assert code == told.code
    assert told.err or code in (2, 5, 65)
    assert "Traceback" not in told.err + told.out
    assert not (home / "last_error.txt").exists()
    assert _without_plans(before) == _without_plans(lived_in("export").out)


def _without_plans(exported: str) -> object:
    tables = json.loads(exported)["tables"]
    return {name: rows for name, rows in tables.items() if name not in ("plan", "batch")}


@pytest.mark.parametrize("moment", ["foo", "9999-12-31", "0001-01-01", "2026-13-01", "-5"])
def test_an_absurd_clock_is_refused(
    inroad: Inroad, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """INROAD_NOW must be a day that somebody lives on."""
    monkeypatch.setenv("INROAD_NOW", moment)
    told = inroad("plan")
    assert (2, True) == (told.code, "INROAD_NOW" in told.err)


def test_a_refusal_speaks_to_programs_too(inroad: Inroad) -> None:
    """Its code and facts as JSON on standard output, the sentence on standard error."""
    told = inroad("person", "Nobody Known", "--json")
    assert told.json == {"error": "people.nobody", "typed": "Nobody Known"}
    assert "Nobody Known" in told.err


@pytest.mark.parametrize(
    "words",
    [words for words in WRONG[2] if "log" not in words],
    ids=lambda words: ascii(" ".join(words))[:50],
)
def test_a_command_line_that_is_not_understood_is_said_to_programs_too(
    lived_in: Inroad, words: list[str]
) -> None:
    """One object with the sentence and where the help is, whatever is wrong with the words."""
    told = lived_in(words[0], "--json", *words[1:])
    if told.json["error"] == "cli.not_understood":
        assert {"error", "said", "help"} == told.json.keys()
        assert told.json["said"] in told.err
        assert told.json["help"].startswith("inroad")
        assert told.json["help"].endswith("--help")
    assert 2 == told.code


def test_what_is_wrong_with_a_word_is_one_line(lived_in: Inroad) -> None:
    """Which option it is, what it should be, and where the help is; no synopsis above it."""
    told = lived_in("plan", "--minutes", "soon")
    assert told.err == "--minutes is to be a whole number. See: inroad plan --help\n"
    told = lived_in("plan", "--minutes", "99999")
    assert told.err == "--minutes is to be at most 10000. See: inroad plan --help\n"


def test_nobody_erased_is_said_to_programs_too(lived_in: Inroad) -> None:
    """A program gets the refusal and its code, never a sentence alone."""
    told = lived_in("people", "forget", "Priya", "--json")
    assert (1, "people.not_sure") == (told.code, told.json["error"])


def test_several_people_stand_below_each_other(lived_in: Inroad) -> None:
    """With the number that names each."""
    lines = lived_in("person", "Berg").err.splitlines()
    assert 4 == len(lines)
    assert all(line.startswith("  #") and "Berg, engineer" in line for line in lines[1:3])


def test_a_file_that_is_not_there_is_said_by_its_name(inroad: Inroad, tmp_path: Path) -> None:
    """No report of an import that never was."""
    missing = tmp_path / "nowhere.csv"
    told = inroad("import", str(missing))
    assert (65, "") == (told.code, told.out)
    assert told.err == f"Nothing was imported. {missing}: there is no such file.\n"


def test_backup_export_and_import_count_the_same_rows(
    lived_in: Inroad, tmp_path: Path, new_home: Callable[[str], Path]
) -> None:
    """All that a seeker has, and nothing of Inroad's own."""
    backed_up = lived_in("backup", str(tmp_path / "b"), "--json").json["rows"]
    assert lived_in("export", str(tmp_path / "all.json")).code == 0
    assert backed_up == lived_in("restore", str(tmp_path / "b"), "--json").json["rows"]
    new_home("other")
    assert backed_up == lived_in("import", str(tmp_path / "all.json"), "--json").json["rows"]


@pytest.mark.parametrize(("free", "refusal"), [(1_000, DiskFull), (10**9, NotWritable)])
def test_a_disk_without_room_is_not_taken_for_damage(
    home: Path, monkeypatch: pytest.MonkeyPatch, free: int, refusal: type[InroadError]
) -> None:
    """SQLite says "disk I/O error" when its log finds no room; nobody is sent to a backup."""
    usage = SimpleNamespace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    assert isinstance(store_refusals.refusal(OSError("disk I/O error")), refusal)


def test_our_own_fault_is_kept_for_a_report(
    lived_in: Inroad, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence for the person, the traceback in a file for their eyes alone."""
    from inroad.actions import giving

    def broken(*_arguments: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(giving, "offers", broken)
    told = lived_in("offer")
    file = home / store_home.LAST_ERROR
    assert (endings.OUR_FAULT, True) == (told.code, str(file) in told.err)
    assert "boom" not in told.err
    assert "RuntimeError: boom" in file.read_text("utf-8")
    assert file.stat().st_mode & 0o777 == 0o600


def test_twenty_times_undo_ends_at_nothing(lived_in: Inroad) -> None:
    """Everything that was done by hand is gone, step by step, and then it says so."""
    codes = [lived_in("undo").code for _ in range(20)]
    assert codes == [0] * 11 + [4] * 9
    assert lived_in("people", "--json").json == {"people": []}
    assert lived_in("goal", "--json").json == {"goal": None}


def test_a_damaged_file_is_left_alone(inroad: Inroad, home: Path) -> None:
    """No command opens it; the words say how to go on."""
    file = home / "inroad.sqlite3"
    file.write_bytes(b"this is no database, whatever it is called" * 100)
    before = file.read_bytes()
    for words in ((), ("plan",), ("people", "add", "Tom"), ("undo",), ("doctor",)):
        told = inroad(*words)
        assert (65, True) == (told.code, "inroad restore" in told.err)
    assert before == file.read_bytes()


def test_a_page_that_is_damaged_is_told_as_damage(lived_in: Inroad, home: Path) -> None:
    """Noise in the middle of the file is no fault of ours."""
    file = home / "inroad.sqlite3"
    with file.open("r+b") as stream:
        for page in range(2, file.stat().st_size // 4096):
            stream.seek(page * 4096)
            stream.write(b"\xff" * 4096)
    assert lived_in("plan").code == 65


def test_a_backup_brings_back_what_garbage_took(
    lived_in: Inroad, home: Path, tmp_path: Path
) -> None:
    """After a backup, a damaged file, and a restore, everything is there."""
    before = lived_in("people", "--json").json
    assert lived_in("backup", str(tmp_path / "b")).code == 0
    (home / "inroad.sqlite3").write_bytes(b"garbage")
    assert lived_in("restore", str(tmp_path / "b")).code == 0
    assert before == lived_in("people", "--json").json


@pytest.mark.parametrize(
    "text", [b"\xff\xfe", b"horizon_weeks = nan", b"nosuch = 1", b"horizon_weeks = 'x'", b"= ="]
)
def test_numbers_of_ones_own_are_checked(lived_in: Inroad, home: Path, text: bytes) -> None:
    """A file of parameters that is none is told, with its name."""
    (home / "parameters.toml").write_bytes(text)
    told = lived_in("plan")
    assert (2, True) == (told.code, "parameters.toml" in told.err)
    assert lived_in("doctor").code == 1


def test_a_home_that_cannot_be_made_is_told(
    inroad: Inroad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("INROAD_HOME", str(tmp_path / "file" / "home"))
    told = inroad("plan")
    assert (73, True) == (told.code, "INROAD_HOME" in told.err)


def test_a_full_disk_refuses_what_is_written_and_still_reads(
    lived_in: Inroad, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite is given no page more than it has."""
    from django.db import connections

    from inroad.store.sqlite import options

    connections["default"].close()
    pages = (home / "inroad.sqlite3").stat().st_size // 4096
    monkeypatch.setattr(options, "PRAGMAS", (*options.PRAGMAS, f"PRAGMA max_page_count={pages}"))
    monkeypatch.setitem(
        connections.settings, "default", {**connections.settings["default"], "NAME": "another"}
    )
    told = lived_in("learned", "y" * 9_000)
    for _ in range(40):
        if told.code:
            break
        told = lived_in("learned", "y" * 9_000)
    assert (74, True) == (told.code, "disk is full" in told.err)
    assert lived_in("people", "--json").code == 0
    shown = lived_in("plan", "--json")
    assert (0, True) == (shown.code, bool(shown.json["cards"]))


def test_a_person_forgotten_is_in_no_byte(lived_in: Inroad, home: Path) -> None:
    """Name, address and words, in whatever file of the folder."""
    lived_in("plan")
    told = lived_in("people", "forget", "Priya", "--yes", "--json")
    assert (0, True) == (told.code, told.json["clean"])
    kept = b"".join(file.read_bytes() for file in home.iterdir() if file.is_file()).lower()
    for word in (b"priya", b"sharma", b"priya@acme.example", b"onboarding docs"):
        assert word not in kept
    assert lived_in("person", "Priya").code == 4


def test_nobody_is_forgotten_by_mistake(lived_in: Inroad) -> None:
    """Without the word, nothing is erased; with it, they are."""
    assert lived_in("people", "forget", "Priya").code == 1
    assert lived_in("people", "forget", "Priya", keys="yes\n").code == 1
    assert lived_in("people", "forget", "Priya", keys="forget\n").code == 0


def test_a_rehearsed_import_of_a_whole_export_keeps_nothing(
    lived_in: Inroad, tmp_path: Path, new_home: Callable[[str], Path]
) -> None:
    """--dry-run means it, also here."""
    assert lived_in("export", str(tmp_path / "all.json")).code == 0
    new_home("other")
    assert lived_in("import", "--dry-run", str(tmp_path / "all.json")).code == 0
    assert lived_in("people", "--json").json == {"people": []}
    assert lived_in("import", str(tmp_path / "all.json")).code == 0
    assert len(lived_in("people", "--json").json["people"]) == 4


def test_a_connection_without_a_name_does_not_stop_what_comes_after(
    inroad: Inroad, tmp_path: Path
) -> None:
    """A nameless row of an export is passed over, then and at each import that follows."""
    file = tmp_path / "Connections.csv"
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    ghost = ",,https://www.linkedin.com/in/ghost,,,,01 Jan 2024\n"
    file.write_text(head + ghost, "utf-8")
    assert 0 == inroad("import", str(file)).code
    file.write_text(f"{head}{ghost}Priya,Raman,,priya@acme.example,Acme,Engineer,02 Jan 2024\n")
    assert 0 == inroad("import", str(file)).code
    assert "Priya Raman" in inroad("people").out


def test_somebody_has_a_name(inroad: Inroad) -> None:
    """A line of signs alone, or an address alone, adds nobody and says why."""
    for line in ("😀", "a@acme.example"):
        said = inroad("people", "add", line)
        assert (2, True) == (said.code, "No name is in" in said.err)
    assert "Nobody yet" in inroad("people").out


def test_who_is_forgotten_is_in_no_mail_of_mine_either(lived_in: Inroad, home: Path) -> None:
    """The weekly mails that lie in the folder go with whoever they may name."""
    lived_in("plan")
    assert 0 == lived_in("digest").code
    assert list(home.glob("digest-*.eml"))
    assert 0 == lived_in("people", "forget", "Priya", "--yes").code
    assert not list(home.glob("digest-*.eml*"))
