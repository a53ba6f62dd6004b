"""What the documents say can be done, and comes out as they show it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import documents
from tests.house.documents import Command

ROOT = Path(__file__).parents[2]
RUN = sorted([*ROOT.glob("README.md"), *(ROOT / "docs").glob("*.md")])
READ = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TARGETS = frozenset(
    re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)


def named(document: Path) -> str:
    return str(document.relative_to(ROOT))


@pytest.mark.parametrize("document", RUN, ids=named)
def test_a_document_can_be_followed_word_for_word(document: Path, tmp_path: Path) -> None:
    """Every console block runs, in order, in a new home, and says what is shown."""
    here = tmp_path / "here"
    here.mkdir()
    for command in documents.commands(document.read_text(encoding="utf-8")):
        assert command.refusal is None
        if command.words[0] == "make":
            assert set(command.words[1:]) <= TARGETS, f"no such target: {command.line}"
            continue
        done = _run(command, home=tmp_path / "home", here=here)
        said = done.stdout + done.stderr
        assert command.exit_code == done.returncode, f"$ {command.line}\n{said}"
        missing = documents.first_missing(command.shown, said)
        assert missing is None, f"$ {command.line}\nshould say:\n{missing}\nsaid:\n{said}"


def _run(command: Command, home: Path, here: Path) -> subprocess.CompletedProcess[str]:
    beside = Path(sys.executable).parent
    environment = {each: os.environ[each] for each in os.environ if "DJANGO" not in each}
    plain = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "TZ": "UTC", "LANG": "C.UTF-8"}
    return subprocess.run(
        [str(beside / command.words[0]), *command.words[1:]],
        cwd=here,
        env=environment | plain | {"INROAD_HOME": str(home), "HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("document", READ, ids=named)
def test_every_link_inside_the_repository_leads_somewhere(document: Path) -> None:
    """Files exist, and headings that are linked to stand in them."""
    assert documents.broken_links(document, ROOT) == []


def test_a_block_is_read_into_its_commands() -> None:
    """A long line goes on, an exit code is kept, and text around blocks is not run."""
    text = """Look:
```console
$ inroad goal \\
  "data at Acme"
Goal: data at Acme
$ inroad path "Nobody"
(exit 4)
```
```python
$ not a console
```
"""
    first, second = documents.commands(text)

    assert ("inroad", "goal", "data at Acme") == first.words
    assert ("Goal: data at Acme",) == first.shown
    assert (0, 4) == (first.exit_code, second.exit_code)


@pytest.mark.parametrize(
    "line", ["rm -rf x", "inroad plan | head", "inroad plan; make test", "cat $HOME", ""]
)
def test_a_document_runs_nothing_but_inroad(line: str) -> None:
    """A stray command or a pipe is refused, not tried."""
    (command,) = documents.commands(f"```console\n$ {line}\n```\n")

    assert command.refusal is not None


def test_a_quoted_sign_is_no_pipe() -> None:
    """A sentence in quotes may hold what a shell would read."""
    (command,) = documents.commands('```console\n$ inroad log "tea & talk; R&D > sales"\n```\n')

    assert command.refusal is None


@pytest.mark.parametrize(
    ("shown", "missing"),
    [
        (("This week", "Ask Priya"), None),
        (("This  week",), None),
        (("Ask ...", "25 minutes"), None),
        (("This week", "...", "25 minutes"), None),
        (("This week", "25 minutes"), "25 minutes"),
        (("25 minutes", "...", "This week"), "This week"),
        (("Ask Tom",), "Ask Tom"),
        (("Ask",), "Ask"),
    ],
)
def test_what_is_shown_must_be_said(shown: tuple[str, ...], missing: str | None) -> None:
    """Whole lines, in order, next to each other unless dots stand between."""
    said = "This week\n\n  Ask Priya\n25   minutes\n"

    assert missing == documents.first_missing(shown, said)


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    """A missing file, a missing heading and a way out of the repository."""
    (tmp_path / "there.md").write_text("# Here I am: 2\n", encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text(
        "[a](there.md) [b](there.md#here-i-am-2) [c](there.md#gone) [d](gone.md) [e](../x)\n"
        "[f](https://doi.org/10.1287/orsc) `[g](gone.md)`\n",
        encoding="utf-8",
    )

    assert ["there.md#gone", "gone.md", "../x"] == documents.broken_links(page, tmp_path)
