"""Somebody at a terminal, in this process: fast, and with every stream in hand."""

import io
import json
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

import pytest

from inroad.cli import endings
from inroad.cli.main import app


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its answer to a program; no number in it that JSON does not know."""
        return json.loads(self.out, parse_constant=_refused)


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


class Keys(io.StringIO):
    """Standard input with somebody at it."""

    def isatty(self) -> bool:
        """True: that is the point."""
        return True


Inroad = Callable[..., Answer]


def runner(monkeypatch: pytest.MonkeyPatch) -> Inroad:
    """Runs one command; `keys` is what a person types, None: nobody is there."""

    def run(*words: str, keys: str | None = None, columns: int = 80) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        with monkeypatch.context() as here:
            here.setattr(sys, "argv", ["inroad", *words])
            here.setattr(sys, "stdin", io.StringIO() if keys is None else Keys(keys))
            here.setenv("COLUMNS", str(columns))
            here.setenv("NO_COLOR", "1")
            # `demo` chooses a home of its own for its process; the next command is another.
            here.setenv("INROAD_HOME", os.environ["INROAD_HOME"])
            with redirect_stdout(out), redirect_stderr(err):
                code = endings.answered(app)
        return Answer(code, out.getvalue(), err.getvalue())

    return run
