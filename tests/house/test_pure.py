"""The calculating rooms are functions of their arguments, and of nothing else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "inroad"
ROOMS = ("formats", "language", "method", "solve", "errors.py")

CLOCK = "reads the clock: take `now` or `today` as an argument"
CHANCE = "uses a global generator of random numbers: take `rng` as an argument"
AROUND = "reads the machine it runs on: take the value as an argument"
FILES = "opens a file by itself: take its bytes or a binary stream"
NETWORK = "reaches for the network"

# Beginnings of dotted names that no calculating room may say.
FORBIDDEN = {
    "datetime.date.today": CLOCK,
    "datetime.datetime.now": CLOCK,
    "datetime.datetime.today": CLOCK,
    "datetime.datetime.utcnow": CLOCK,
    "time": CLOCK,
    "random": CHANCE,
    "secrets": CHANCE,
    "uuid.uuid1": CHANCE,
    "uuid.uuid4": CHANCE,
    "os.urandom": CHANCE,
    "numpy.random": CHANCE,
    "os.environ": AROUND,
    "os.getenv": AROUND,
    "os.getcwd": AROUND,
    "locale": AROUND,
    "platform": AROUND,
    "platformdirs": AROUND,
    "pathlib.Path.home": AROUND,
    "pathlib.Path.cwd": AROUND,
    "open": FILES,
    "io.open": FILES,
    "os.open": FILES,
    "tempfile": FILES,
    "sqlite3": FILES,
    "socket": NETWORK,
    "ssl": NETWORK,
    "http": NETWORK,
    "ftplib": NETWORK,
    "smtplib": NETWORK,
    "urllib.request": NETWORK,
    "requests": NETWORK,
    "subprocess": NETWORK,
    "asyncio": NETWORK,
}

# A generator that is handed over, or made from a seed that is, is no global one.
ALLOWED = (
    "numpy.random.Generator",
    "numpy.random.BitGenerator",
    "numpy.random.SeedSequence",
)
SEEDED = ("numpy.random.default_rng", "numpy.random.PCG64")

# Methods that open a file, on whatever they are called; a zip's own members are fine.
OPENING_METHODS = frozenset({"read_text", "read_bytes", "write_text", "write_bytes"})


def modules() -> list[Path]:
    """Every module of the calculating rooms."""
    found: list[Path] = []
    for room in ROOMS:
        place = SRC / room
        found += [place] if place.is_file() else sorted(place.rglob("*.py"))
    return found


def impurities(source: str, name: str = "module.py") -> list[str]:
    """What a module does that is no calculation, each with its line and a way out."""
    tree = ast.parse(source)
    names = _imported(tree)
    return [
        f"{name}:{line}: {what} {why}"
        for line, what, why in (*_named(tree, names), *_opening(tree))
    ]


def _imported(tree: ast.AST) -> dict[str, str]:
    """What each imported name stands for, in full: `np` is `numpy`."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for each in node.names:
                top = each.name.split(".")[0]
                names[each.asname or top] = each.name if each.asname else top
        elif isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                names[each.asname or each.name] = f"{node.module}.{each.name}"
    return names


def _dotted(node: ast.AST, names: dict[str, str]) -> str | None:
    """The full name of an expression such as `np.random.rand`."""
    if isinstance(node, ast.Name):
        return names.get(node.id, node.id if node.id == "open" else None)
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value, names)
        return f"{before}.{node.attr}" if before else None
    return None


def _named(tree: ast.AST, names: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    seeded = {
        id(node.func)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (node.args or node.keywords)
        and _dotted(node.func, names) in SEEDED
    }
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from _imports(node)
        elif isinstance(node, ast.Name | ast.Attribute) and id(node) not in inner | seeded:
            said = _dotted(node, names)
            if said and (why := _why_not(said)):
                yield node.lineno, said, why


def _imports(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[int, str, str]]:
    if isinstance(node, ast.Import):
        said = [each.name for each in node.names]
    else:
        said = [f"{node.module}.{each.name}" for each in node.names]
    for each in said:
        if why := _why_not(each):
            yield node.lineno, f"import of {each}", why


def _why_not(said: str) -> str | None:
    """The reason why a full name may not be used, None where it may."""
    if said.startswith(ALLOWED):
        return None
    parts = said.split(".")
    beginnings = (".".join(parts[:count]) for count in range(1, len(parts) + 1))
    return next((FORBIDDEN[each] for each in beginnings if each in FORBIDDEN), None)


def _opening(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in OPENING_METHODS
        ):
            yield node.lineno, f".{node.func.attr}()", FILES


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(SRC)))
def test_a_calculating_module_depends_on_its_arguments_alone(module: Path) -> None:
    """No clock, no global chance, no environment, no files and no network."""
    found = impurities(module.read_text(encoding="utf-8"), str(module.relative_to(SRC)))

    assert found == [], "\n".join(found)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from datetime import date\ntoday = date.today()", CLOCK),
        ("import datetime as dt\nnow = dt.datetime.now(dt.UTC)", CLOCK),
        ("import time", CLOCK),
        ("from time import monotonic", CLOCK),
        ("import random", CHANCE),
        ("from random import Random", CHANCE),
        ("import numpy as np\nnp.random.seed(1)", CHANCE),
        ("import numpy as np\nrng = np.random.default_rng()", CHANCE),
        ("from uuid import uuid4", CHANCE),
        ("import os\nhome = os.environ['HOME']", AROUND),
        ("from pathlib import Path\nhome = Path.home()", AROUND),
        ("text = open('a.csv').read()", FILES),
        ("from pathlib import Path\ntext = Path('a.csv').read_text()", FILES),
        ("import urllib.request", NETWORK),
        ("from urllib import request", NETWORK),
    ],
)
def test_an_impurity_is_seen_under_every_name(source: str, expected: str) -> None:
    """An alias, a from-import or a deep attribute hides nothing."""
    assert any(expected in each for each in impurities(source)), impurities(source)


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\n\ndef age(born: date, today: date) -> int: ...",
        "import numpy as np\n\ndef draw(rng: np.random.Generator) -> float: return rng.random()",
        "import numpy as np\nrng = np.random.default_rng(7)",
        "from urllib.parse import unquote",
        "from zipfile import ZipFile\n\ndef first(z: ZipFile) -> bytes: return z.open('a').read()",
        "import os\nname = os.path.basename('a/b')",
        "time = 3\nrandom = time + 1",
    ],
)
def test_a_calculation_is_left_alone(source: str) -> None:
    """What is handed over may be used; words that only look alike are no offence."""
    assert impurities(source) == []
