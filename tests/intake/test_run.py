"""Whatever a file does to the process that reads it, the others are read."""

import io
import os
import re
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from inroad.formats.readings import Reading, Skill, Trace, Unread
from inroad.intake.process import Usage
from inroad.intake.run import LIMITS, Limits, read
from inroad.method.identity import Handle, Sighting

QUICK = Limits(cpu_seconds=1, silent_seconds=4.0)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")


def readings(*paths: Path | str, limits: Limits = QUICK) -> list[Reading]:
    return [reading for _, reading in read(paths, limits=limits)]


def unread(found: list[Reading]) -> list[Unread]:
    return [reading for reading in found if isinstance(reading, Unread)]


def good_people(found: list[Reading]) -> int:
    return sum(isinstance(r, Sighting) and r.emails == ("good@x.example",) for r in found)


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("spin", "intake.cpu"),
        ("regex", "intake.cpu"),
        ("eat", "intake.memory"),
        ("exit", "intake.died"),
        ("abort", "intake.died"),
        ("raise", "format.failed"),
        ("babble", "intake.garbage"),
        ("long", "intake.bad_reading"),
    ],
)
def test_a_file_that_ends_its_process_loses_only_itself(
    evil: Path, hostile: ModuleType, what: str, code: str
) -> None:
    """Endless work, memory without end, a crash, garbage: one `Unread`, then the next file."""
    (evil / "a.vcf").write_bytes(hostile.GOOD_CARD)
    (evil / "b.evil").write_text(f"EVIL {what}")
    (evil / "c.vcf").write_bytes(hostile.GOOD_CARD)
    found = readings(evil)
    assert 2 == good_people(found)
    assert [("b.evil", code)] == [(u.place, u.code) for u in unread(found)]


def test_silence_is_ended_by_the_clock(evil: Path, hostile: ModuleType) -> None:
    """A process that waits for ever uses no CPU and is ended all the same."""
    (evil / "b.evil").write_text("EVIL sleep")
    (evil / "c.vcf").write_bytes(hostile.GOOD_CARD)
    found = readings(evil, limits=Limits(silent_seconds=1.5))
    assert ["intake.silent"] == [u.code for u in unread(found)]
    assert 1 == good_people(found)


def test_processes_are_not_started_without_end(evil: Path) -> None:
    """After some deaths the rest is given up, and that is said."""
    for name in "abcd":
        (evil / f"{name}.evil").write_text("EVIL exit")
    codes = [u.code for u in unread(readings(evil, limits=Limits(deaths=2)))]
    assert ["intake.died", "intake.died", "intake.given_up"] == codes


def test_the_reading_process_reaches_nothing_but_its_files(evil: Path) -> None:
    """No network, no other program, no write; reading is allowed."""
    (evil / "b.evil").write_text("EVIL escape")
    found = {r.uid: r.name for r in readings(evil) if isinstance(r, Skill)}
    assert "done" == found.pop("read")
    assert found.pop("first").isdigit()
    assert {"PermissionError"} == set(found.values())
    assert 9 == len(found)


def test_the_hostile_corpus_loses_nothing_but_its_hostile_parts(
    tmp_path: Path, hostile: ModuleType
) -> None:
    """Every file's good part is read, in one process that stays within its bounds."""
    hostile.build(tmp_path)
    used: list[Usage] = []
    found: dict[str, list[Reading]] = {}
    name = ""

    def note(member: str, done: int, total: int) -> None:
        nonlocal name
        name = member

    everything = []
    for _, reading in read([tmp_path], note, used=used):
        found.setdefault(name, []).append(reading)
        everything.append(reading)
    (usage,) = used  # no process died
    assert usage.peak_bytes <= LIMITS.memory_bytes / 4
    assert not [u for u in unread(everything) if u.code.startswith(("intake.", "format.failed"))]
    assert not CONTROL.search(repr(everything))
    for file in hostile.files():
        good = [r for r in found[file] if not isinstance(r, Unread)]
        assert good or file == "line.csv", file


def test_each_hostile_zip_says_what_was_not_read(tmp_path: Path, hostile: ModuleType) -> None:
    """Bombs, nested, encrypted, overlapping, falsely named, doubled, cut: each has its code."""
    for name, content in hostile.zips().items():
        path = tmp_path / name
        path.write_bytes(content)
        found = readings(path)
        assert hostile.EXPECTED[name] == {u.code for u in unread(found)}, name
        # Of one zip nothing can be found; of another the good file is the 2,001st.
        assert (0 if name in ("cut.zip", "many.zip") else 1) <= good_people(found), name


def test_a_photo_of_200_megabytes_is_never_held(tmp_path: Path, hostile: ModuleType) -> None:
    """It passes by in pieces: the card and the one after it are read in little memory."""
    path = tmp_path / "photo.vcf"
    hostile.photo_card(path, 200_000_000)
    used: list[Usage] = []
    found = [reading for _, reading in read([path], used=used)]
    path.unlink()
    assert ["Photo Person", "Good Person"] == [r.name for r in found if isinstance(r, Sighting)]
    assert not unread(found)
    assert used[0].peak_bytes <= 64 * 1024 * 1024


def test_a_runaway_recurrence_gives_at_most_500_meetings_and_disturbs_no_other(
    tmp_path: Path, hostile: ModuleType
) -> None:
    """Seconds for centuries, days that never come, counts and intervals without sense."""
    for name, rule in hostile.RUNAWAYS.items():
        path = tmp_path / f"{name}.ics"
        path.write_bytes(hostile.calendar(rule))
        uids = [r.uid for r in readings(path) if isinstance(r, Trace)]
        runaway = [uid for uid in uids if uid.startswith("u0@")]
        assert 1 <= len(runaway) <= 500, name
        assert ["u1@20240101T090000Z"] == [uid for uid in uids if uid not in runaway], name


def test_an_injected_header_adds_nobody(tmp_path: Path, hostile: ModuleType) -> None:
    """A line break in an encoded name stays in the name, as a space."""
    path = tmp_path / "injected.mbox"
    path.write_bytes(hostile.files()["injected.mbox"])
    first = next(r for r in readings(path) if isinstance(r, Trace))
    assert (
        Handle(email="bo@x.example"),
        Handle("A Bcc: evil@x.example", "cc@x.example"),
    ) == first.others


def test_readings_come_with_their_source_and_progress_ends_at_the_whole(
    tmp_path: Path, hostile: ModuleType
) -> None:
    """Progress only grows, names the members, and ends with everything done."""
    (tmp_path / "a.vcf").write_bytes(hostile.GOOD_CARD)
    (tmp_path / "b.mbox").write_bytes(hostile.mailbox() * 20_000)
    (tmp_path / "c.xyz").write_bytes(b"what is this")
    seen: list[tuple[str, int, int]] = []
    sources = {source for source, _ in read([tmp_path], lambda *fact: seen.append(fact))}
    assert {"vcard", "mbox", ""} == sources
    assert {"", "a.vcf", "b.mbox", "c.xyz"} == {name for name, _, _ in seen}
    total = sum(path.stat().st_size for path in tmp_path.iterdir())
    assert (total, total) == seen[-1][1:]
    assert all(before[1] <= after[1] for before, after in pairwise(seen))
    assert len(seen) > 8


def test_standard_input_is_read_like_a_file(hostile: ModuleType) -> None:
    """`-` is what is piped in."""
    piped = io.BytesIO(hostile.GOOD_CARD)
    assert ["vcard"] == [source for source, _ in read(["-"], standard_input=piped)]
    empty = io.BytesIO()
    assert [("", Unread("-", "file.empty"))] == list(read(["-"], standard_input=empty))


def test_the_reading_process_knows_no_framework_and_no_database() -> None:
    """What is not loaded cannot be reached by a hostile file."""
    code = (
        "import sys, inroad.intake.child as c; c.registry.readers();"
        "print(sorted({'django', 'sqlite3', 'pysqlite3', 'psycopg', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]" == done.stdout.strip()


def test_nothing_asked_is_nothing_read() -> None:
    """No paths, no process."""
    assert [] == list(read([]))


def test_a_name_cannot_write_to_a_terminal(tmp_path: Path) -> None:
    """File names are shown without control characters."""
    (tmp_path / "a\x1b[2Jb\n.xyz").write_bytes(b"?")
    (found,) = readings(tmp_path)
    assert Unread("a[2Jb .xyz", "format.unknown") == found


INTERRUPTED = """
import sys
from inroad.intake.run import read
sys.path.insert(0, sys.argv[1])
for _, reading in read([sys.argv[2]]):
    print(reading.name, flush=True)
"""


def test_ctrl_c_ends_the_reading_process(evil: Path) -> None:
    """When the parent is interrupted, no child goes on reading."""
    (evil / "b.evil").write_text("EVIL flush" + " " * 3_000_000)
    (evil / "c.evil").write_text("EVIL sleep")
    package = str(evil.parent / "package")
    command = [sys.executable, "-c", INTERRUPTED, package, str(evil)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        os.kill(child, 0)
        parent.send_signal(signal.SIGINT)
        assert parent.wait(20) != 0
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
