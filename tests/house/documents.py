"""Documents as programs: the console blocks of a Markdown file, and its links.

A block that starts with three backticks and `console` is a claim: every line
after `$ ` is run, in order, and the lines below it must appear in what it says.

    $ inroad plan
    This week
    ...
    $ inroad path "Nobody Known"
    (exit 4)

`...` stands for anything: alone on a line for any lines, inside a line for any
words. Runs of spaces count as one. `(exit N)` is the expected exit code, else
0. A line that ends in a backslash goes on in the next one.
"""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ALLOWED = ("inroad", "make")
BLOCK = re.compile(r"^```console[^\n]*\n(.*?)^```\s*$", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[(?:[^\]]|\\\])*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
SHELL = re.compile(r"[|<>;&`]|\$\(|\$\w")


@dataclass(frozen=True, slots=True)
class Command:
    """One line to run: its words, the output that is shown, and how it ends."""

    line: str
    words: tuple[str, ...]
    shown: tuple[str, ...]
    exit_code: int

    @property
    def refusal(self) -> str | None:
        """Why a document may not run this, None when it may."""
        if not self.words or self.words[0] not in ALLOWED:
            return f"only {' and '.join(ALLOWED)} may be run by a document: {self.line}"
        if SHELL.search(re.sub(r"'[^']*'|\"[^\"]*\"", "", self.line)):
            return f"there is no shell to read this: {self.line}"
        return None


def commands(text: str) -> list[Command]:
    """Every command of a document, in order."""
    found: list[Command] = []
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block.replace("\\\n", " "), flags=re.MULTILINE)[1:]:
            line, *below = part.splitlines()
            exits = [each for each in below if re.fullmatch(r"\(exit \d+\)", each)]
            shown = tuple(each for each in below if each.strip() and each not in exits)
            code = int(exits[-1][6:-1]) if exits else 0
            found.append(Command(line, tuple(shlex.split(line)), shown, code))
    return found


def first_missing(shown: tuple[str, ...], said: str) -> str | None:
    """The first shown line that the output lacks at or after its turn, None if all are there.

    Lines stand directly below each other, unless `...` stands between them.
    """
    lines = [" ".join(each.split()) for each in said.splitlines() if each.strip()]
    place, anywhere = 0, True
    for each in shown:
        if each.strip() == "...":
            anywhere = True
            continue
        wanted = re.compile(re.escape(" ".join(each.split())).replace(r"\.\.\.", ".*"))
        last = len(lines) if anywhere else min(place + 1, len(lines))
        hits = (at for at in range(place, last) if wanted.fullmatch(lines[at]))
        if (at := next(hits, None)) is None:
            return each
        place, anywhere = at + 1, False
    return None


def links(text: str) -> list[str]:
    """The targets of a document's links; what stands in code blocks is no link."""
    return LINK.findall(re.sub(r"`[^`\n]*`", "", FENCED.sub("", text)))


def anchors(text: str) -> set[str]:
    """The names under which a document's headings can be linked to."""
    headings = re.findall(r"^#+ +(.+?)\s*#*$", FENCED.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).strip().replace(" ", "-") for each in headings}


def broken_links(document: Path, root: Path) -> list[str]:
    """The links of a document that lead nowhere inside the repository."""
    found = links(document.read_text(encoding="utf-8"))
    inside = (each for each in found if not re.match(r"[a-z]+:", each))
    return [each for each in inside if not _leads_somewhere(each, document, root)]


def _leads_somewhere(link: str, document: Path, root: Path) -> bool:
    name, _, anchor = link.partition("#")
    target = (document.parent / name).resolve() if name else document
    if not target.exists() or not target.is_relative_to(root):
        return False
    return not anchor or anchor in anchors(target.read_text(encoding="utf-8"))
