"""Help comes at once, names every command, and loads nothing that is heavy."""

import os
import subprocess
import sys

import pytest

from tests.cli.terminal import Inroad

COMMANDS = {
    "import", "goal", "directions", "plan", "who", "path", "person", "brief", "log", "need",
    "offer", "give", "numbers", "promise", "opening", "learned", "people", "why", "undo", "export",
    "backup", "restore", "demo", "doctor", "wish", "exchange",
}  # fmt: skip
OF_PEOPLE = {"same", "merge", "forget", "add"}
HEAVY = ("django", "numpy", "scipy", "rich", "dateparser", "icalendar", "phonenumbers", "numba")


def test_every_command_stands_in_the_help(inroad: Inroad) -> None:
    """With one line on what it does."""
    told = inroad("--help")
    lines = [line.split() for line in told.out.splitlines() if line.startswith("  ")]
    described = {line[0] for line in lines if len(line) > 2}
    assert (0, set()) == (told.code, COMMANDS - described)
    lines = [line.split() for line in inroad("people", "--help").out.splitlines()]
    assert OF_PEOPLE <= {line[0] for line in lines if len(line) > 2}


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_summary_is_cut(inroad: Inroad, columns: int) -> None:
    """At 80 columns each stands on one line; where there is less room, it is wrapped."""
    for words in ((), ("people",)):
        told = inroad(*words, "--help", columns=columns).out
        assert "..." not in told.replace("[ARGS]...", "")
        summaries = told.partition("Commands:")[2].splitlines()[1:]
        assert columns < 80 or all(line[:3].strip() for line in summaries)


@pytest.mark.parametrize("command", sorted(COMMANDS | {f"people {each}" for each in OF_PEOPLE}))
def test_every_command_has_a_help_of_its_own(inroad: Inroad, command: str) -> None:
    """By either name; every option has its words."""
    told = inroad(*command.split(), "--help")
    assert (0, "") == (told.code, told.err)
    assert told.out == inroad(*command.split(), "-h").out
    options = [line.split() for line in told.out.splitlines() if line.startswith("  --")]
    assert [line for line in options if len(line) < 2] == []


def test_help_loads_nothing_heavy() -> None:
    """Neither the database's framework nor a library that calculates or parses."""
    code = (
        "import sys; sys.argv = ['inroad', '--help']\n"
        "from inroad.cli.main import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        f"print(*[each for each in {HEAVY!r} if each in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stderr.split() == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete_the_commands(shell: str) -> None:
    """The script is produced, and completing names the commands."""
    script = _inroad({"_INROAD_COMPLETE": f"source_{shell}"})
    assert "_INROAD_COMPLETE" in script
    words = _inroad({
        "_INROAD_COMPLETE": f"complete_{shell}", "COMP_WORDS": "inroad pe", "COMP_CWORD": "1",
        "_TYPER_COMPLETE_ARGS": "inroad pe", "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    })  # fmt: skip
    assert {"people", "person"} <= set(words.replace(":", " ").replace('"', " ").split())


def _inroad(more: dict[str, str]) -> str:
    from pathlib import Path

    command = Path(sys.executable).with_name("inroad")
    done = subprocess.run(
        [str(command)], capture_output=True, text=True, check=False, env={**os.environ, **more}
    )
    assert "Traceback" not in done.stderr
    return done.stdout


def test_the_version_is_said(inroad: Inroad) -> None:
    """And nothing is opened for it."""
    told = inroad("--version")
    assert (0, "inroad") == (told.code, told.out.split()[0])
