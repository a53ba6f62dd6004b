"""Real processes: pipes that close, terminals, signals, and two at the same moment."""

import fcntl
import json
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import files
from tests.cli.terminal import Inroad

INROAD = [sys.executable, "-m", "inroad"]
ESCAPE = b"\x1b["


def start(*words: str, **more: Any) -> "subprocess.Popen[bytes]":
    """One command in a process of its own, in the home that this test has."""
    plain: dict[str, Any] = {
        "stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE,
    }  # fmt: skip
    return subprocess.Popen([*INROAD, *words], **{**plain, **more})


def done(*words: str, **more: Any) -> tuple[int, bytes, bytes]:
    """How a command ended, and what it said."""
    process = start(*words, **more)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def seen(words: Sequence[str], typed: bytes = b"", after: bytes = b"") -> bytes:
    """What somebody sees at a terminal of 80 columns; they type when they have seen `after`."""
    parent, child = pty.openpty()
    os.set_blocking(parent, True)
    here = {**os.environ, "COLUMNS": "80", "TERM": "xterm-256color"}
    here.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [*INROAD, *words], stdin=child, stdout=child, stderr=child, env=here,
        # Only the terminal that a process is governed by turns Ctrl-C into a signal.
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads here
    )  # fmt: skip
    os.close(child)
    said, left = b"", typed
    while True:
        if left and after in said:
            # Python can miss a signal that comes while it only begins to read.
            time.sleep(0.5 if after else 0)
            os.write(parent, left)
            left = b""
        if not select.select([parent], [], [], 60)[0]:
            process.kill()
        try:
            piece = os.read(parent, 65_536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        said += piece
    process.wait(timeout=60)
    os.close(parent)
    return said


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """A mailbox that takes a while to read."""
    from datetime import UTC, datetime

    at = datetime(2026, 1, 1, tzinfo=UTC)
    letters = (
        (f"P {n % 900} <p{n % 900}@b.example>", "kim@home.example", at + timedelta(minutes=n))
        for n in range(60_000)
    )
    return files.mailbox(tmp_path / "mail.mbox", letters)


def test_a_reader_that_leaves_early_leaves_quietly(lived_in: Inroad) -> None:
    """`inroad export | head -1`: no complaint, whatever is still to be said."""
    for words in (("export",), ("plan",), ("person", "Priya", "--json")):
        process = start(*words)
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) in (0, 1)
        process.stderr.close()


def test_a_pipe_gets_no_colours_and_a_terminal_does(lived_in: Inroad) -> None:
    """The same words either way."""
    _, piped, err = done("plan")
    shown = seen(["plan"])
    assert ESCAPE not in piped + err
    assert ESCAPE in shown
    assert b"Priya Sharma" in piped
    assert b"Priya Sharma" in shown


def test_a_name_cannot_speak_to_the_terminal(inroad: Inroad) -> None:
    """On a real terminal, the only escapes are our own."""
    inroad("people", "add", "Eve \x1b[41mCole\x1b]0;owned\x07, engineer at Acme")
    inroad("goal", "Acme")
    shown = seen(["plan"]) + seen(["people"])
    assert b"Cole" in shown
    assert b"\x1b[41m" not in shown
    assert b"\x07" not in shown
    assert b"\x1b]0;" not in shown


def test_nobody_there_is_nobody_asked(lived_in: Inroad) -> None:
    """With a standard input that stays open and says nothing, no command waits for it."""
    for words, code in (
        (("log", "coffee with Berg"), 5), (("people", "same"), 0), (("people", "forget", "Ada"), 1),
    ):  # fmt: skip
        process = start(*words, stdin=subprocess.PIPE)
        assert code == process.wait(timeout=60), words
        for stream in (process.stdin, process.stdout, process.stderr):
            assert stream is not None
            stream.close()


@pytest.mark.parametrize("stream", [0, 1, 2])
def test_a_closed_stream_is_no_fault(lived_in: Inroad, stream: int) -> None:
    """Started with `<&-` or `>&-`."""
    for words in ("log call with Ada today", "person Nobody"):
        line = f'"{sys.executable}" -m inroad {words} {stream}{"<" if stream == 0 else ">"}&-'
        ended = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False)
        assert ended.returncode in (0, 4)
        assert b"fault" not in ended.stdout + ended.stderr


def test_a_person_at_a_terminal_answers_with_one_key(lived_in: Inroad) -> None:
    """Which of two; keep it, or not."""
    shown = seen(["log", "coffee with Berg yesterday"], typed=b"1\n\n")
    assert b"Which Berg?" in shown
    assert b"Kept." in shown
    assert b"Nothing was kept" in seen(["log", "call with Ada today"], typed=b"n\n")


@pytest.mark.parametrize("key", [b"\x03", b"\x04"], ids=["ctrl-c", "ctrl-d"])
def test_a_question_can_be_left(lived_in: Inroad, key: bytes) -> None:
    """One plain sentence says that nothing was kept, or erased; and nothing was."""
    before = lived_in("export").out
    for words, said in (
        (["log", "call with Ada today"], b"Nothing was kept."),
        (["people", "forget", "Ada"], b"Nothing was erased."),
        (["person", "Berg"], b"Stopped. Nothing half-done was kept."),
    ):
        shown = seen(words, typed=key, after=b"]: ")
        assert said in shown
        assert b"Aborted" not in shown
    assert before == lived_in("export").out


def test_an_answer_that_finds_no_room_is_no_fault_of_ours(lived_in: Inroad) -> None:
    """Written to a full disk: one sentence, and the code for it, also for a refusal."""
    for words in ("people", "plan --json", "person Nobody --json", "nosuch --json", "--help"):
        with Path("/dev/full").open("wb") as full:
            ended = done(*words.split(), stdout=full)
        assert (74, 1) == (ended[0], len(ended[2].splitlines())), words


@pytest.mark.parametrize("letters", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_knows_few_letters_is_spoken_to_all_the_same(
    lived_in: Inroad, letters: str
) -> None:
    """Nothing breaks where a letter cannot be shown."""
    few = {**os.environ, "PYTHONIOENCODING": letters, "PYTHONUTF8": "0", "LC_ALL": "C"}
    lived_in("people", "add", "李小龙, engineer, Data Platform at Acme")
    for words in (["plan"], ["people"], ["need", "--json"]):
        assert (0, b"") == done(*words, env=few)[::2]


def test_bytes_that_are_no_text_are_left_out(inroad: Inroad) -> None:
    """Whatever an argument is made of."""
    for words in (
        ["people", "add", b"Bad \xff\xfe name"], ["goal", b"caf\xe9"],
        ["log", b"coffee with Anna \xff today"], ["import", b"/nowhere/\xff"],
    ):  # fmt: skip
        ended = subprocess.run([*INROAD, *words], capture_output=True, check=False)
        assert ended.returncode in (0, 65), ended.stderr
    assert [each["name"] for each in inroad("people", "--json").json["people"]] == [
        "Anna", "Bad name",
    ]  # fmt: skip


def test_an_interrupted_import_keeps_nothing(lived_in: Inroad, home: Path, box: Path) -> None:
    """Ctrl-C reaches the whole group; the next command finds everything as it was."""
    before = lived_in("export").out
    process = start("import", str(box), start_new_session=True)
    _wait_until_it_reads(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (130, b"Stopped") == (process.returncode, err[:7])
    assert before == lived_in("export").out
    assert not (home / "last_error.txt").exists()


def _wait_until_it_reads(pid: int) -> None:
    """Until the import has started the process that reads the file."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    for _ in range(600):
        if not children.exists() or children.read_text():
            break
        time.sleep(0.05)
    time.sleep(0.3)


def test_two_at_once_import_the_same_file_once(inroad: Inroad, tmp_path: Path) -> None:
    """Both end well, or one says that the other is writing; each row is there once."""
    people = [{"first": f"P{n}", "last": "Ruiz", "slug": f"p{n}", "company": "Contoso"}
              for n in range(300)]  # fmt: skip
    zipped = files.linkedin(tmp_path, date(2026, 2, 1), {"Connections": files.connections(*people)})
    both = [start("import", str(zipped), "--json") for _ in range(2)]
    ended = [(process.communicate(timeout=120), process.returncode) for process in both]
    assert {code for _, code in ended} <= {0, 75}
    batches = [json.loads(out)["batch"] for (out, _), code in ended if code == 0]
    assert len([each for each in batches if each is not None]) == 1
    assert len(inroad("people", "--json").json["people"]) == 300


def test_two_first_commands_at_once_make_one_inroad(tmp_path: Path) -> None:
    """Neither finds the other's half-made tables."""
    here = {**os.environ, "INROAD_HOME": str(tmp_path / "new")}
    both = [start("people", "add", f"Person {n}", env=here) for n in range(3)]
    assert [(process.communicate(timeout=120)[1], process.returncode) for process in both] == [
        (b"", 0)
    ] * 3
    code, out, _ = done("people", "--json", env=here)
    assert (0, 3) == (code, len(json.loads(out)["people"]))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_folder_that_may_not_be_written_is_told(
    inroad: Inroad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the way out; and nothing was made."""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    monkeypatch.setenv("INROAD_HOME", str(locked / "home"))
    told = inroad("people", "add", "Tom Wood")
    assert (73, True) == (told.code, "INROAD_HOME" in told.err)
    assert list(locked.iterdir()) == []
