"""Imports point downwards only, and the contracts notice when they do not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
PYPROJECT = ROOT / "pyproject.toml"

# A line added to a module, and what the report then says.
VIOLATIONS = (
    (
        "solve/paths.py",
        "from inroad.method import goal",
        "solve.paths -> inroad.method.goal",
    ),
    ("store/__init__.py", "from inroad import intake", "inroad.store -> inroad.intake"),
    (
        "method/goal.py",
        "from inroad.method import ties",
        "method.goal -> inroad.method.ties",
    ),
    ("method/surprise.py", "", "- inroad.method.surprise"),
    ("formats/readings.py", "import socket", "inroad.formats.readings -> socket"),
    ("method/people.py", "import random", "inroad.method.people -> random"),
    ("language/__init__.py", "from django.db import models", "inroad.language -> django"),
    ("intake/__init__.py", "import django", "inroad.intake -> django"),
    ("words/__init__.py", "from inroad import sample", "inroad.words -> inroad.sample"),
    ("pictures/__init__.py", "import inroad.store.visible", "inroad.pictures -> inroad.store"),
)


def test_every_room_imports_only_what_lies_below_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The contracts in pyproject.toml hold; on failure the report names the import."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", list(sys.path))

    exit_code = lint_imports(config_filename=str(PYPROJECT), no_cache=True)

    assert exit_code == 0, capsys.readouterr().out


def test_an_import_that_points_upwards_is_noticed(tmp_path: Path) -> None:
    """A contract that cannot fail guards nothing: each is broken once, on a copy."""
    copy = tmp_path / "inroad"
    shutil.copytree(ROOT / "src" / "inroad", copy, ignore=shutil.ignore_patterns("__pycache__"))
    for module, line, _ in VIOLATIONS:
        with (copy / module).open("a", encoding="utf-8") as broken:
            broken.write(f"\n{line}\n")

    report = _report(tmp_path)

    missed = [expected for _, _, expected in VIOLATIONS if expected not in report]
    assert missed == [], report


def _report(folder: Path) -> str:
    """What import-linter says of the copy of `inroad` in a folder."""
    lint = f"lint_imports({str(PYPROJECT)!r}, no_cache=True)"
    done = subprocess.run(
        [sys.executable, "-c", f"from importlinter.cli import lint_imports; {lint}"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_child_process_starts_without_django() -> None:
    """Importing what reads a file loads no Django, no database driver and no network client."""
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, inroad.intake.child; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert {"django", "sqlite3", "pysqlite3", "psycopg", "requests"} & set(loaded) == set()
