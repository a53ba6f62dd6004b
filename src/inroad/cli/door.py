"""Who is asking, when, and how they are answered: the same for every command."""

import contextlib
import functools
import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

import typer

if TYPE_CHECKING:
    from inroad.store.models import User

Json = Annotated[bool, typer.Option("--json", help="Answer as JSON (docs/json.md).")]

Command = TypeVar("Command", bound=Callable[..., Any])

LONGEST = 10_000
"""Characters of one typed text; a file may hold more."""
_JOINERS = "\u200c\u200d"  # they spell words in Persian and in Indic scripts, and emoji


def now() -> datetime:
    """The moment, in UTC; `INROAD_NOW` (ISO 8601) holds the clock for demos and tests."""
    from inroad.actions import clock

    try:
        return clock.now()
    except clock.NoMoment as error:
        raise typer.BadParameter(str(error)) from None


def ready(command: Command, *, text: bool = True) -> Command:
    """The command, with the tables' classes loaded when it runs, not when its help is shown.

    Its database's refusals are Inroad's, and what was typed is text that can be
    kept; `text` False leaves it as it is, for paths.
    """

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        from inroad.store.refusals import clearly
        from inroad.store.start import set_up

        set_up()
        typed = {name: _typed(value) for name, value in options.items()} if text else options
        try:
            with clearly():
                return command(*args, **typed)
        except BrokenPipeError:
            # The reader (a pager, `head`) has gone: nothing is left to say.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from None

    return cast("Command", run)


def _typed(value: Any) -> Any:
    """A typed text without controls and broken bytes; anything else as it is."""
    if isinstance(value, list):
        return [_typed(each) for each in value]
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST:
        raise typer.BadParameter(f"that is longer than {LONGEST} characters")
    if any("\ud800" <= each <= "\udfff" for each in value):
        # The terminal's locale knows fewer letters than the person typed.
        value = os.fsencode(value).decode("utf-8", "ignore")
    return clean(value).replace("\t", " ")


def viewer() -> "User":
    """The owner of the personal file, opened and made ready."""
    from inroad.store.start import open_personal

    return open_personal()


def say(text: str = "") -> None:
    """One paragraph for a person; what stands in it is data, never a control code."""
    from inroad.cli import tables

    tables.line(text)


def say_whole(text: str) -> None:
    """Lines that are to be copied: never wrapped, and no control code in them."""
    typer.echo(clean(text))


def clean(text: str) -> str:
    """Text without control characters (terminal escapes among them) but line ends."""
    return "".join(each for each in text if each.isprintable() or each in "\n\t" + _JOINERS)


def say_json(answer: object) -> None:
    """An answer for a program."""
    typer.echo(as_json(answer))


def as_json(answer: object) -> str:
    """JSON that says every character, and no control code as it is."""
    text = json.dumps(answer, ensure_ascii=False, indent=2, default=_plain)
    return "".join(each if each.isprintable() or each == "\n" else _escaped(each) for each in text)


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1]


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def a_program_asks() -> bool:
    """Whether the answer is to be JSON, also where the command line makes no sense."""
    words = sys.argv[1:]
    return "--json" in (words[: words.index("--")] if "--" in words else words)


def somebody_is_there() -> bool:
    """Whether a person sits at a terminal and can be asked; a program is never asked."""
    if a_program_asks() or sys.stdin is None or sys.stdin.closed:
        return False
    return sys.stdin.isatty()


class Stopped(Exception):
    """Ctrl-C or Ctrl-D at a question; what is said then is its text."""


def ask(question: str, choices: str, stopped: str = "Stopped. Nothing half-done was kept.") -> str:
    """One key (or word) from a person; "" when nobody is there to answer.

    Raises: Stopped: they left with Ctrl-C or Ctrl-D.
    """
    if not somebody_is_there():
        return ""
    asked = f"{clean(question)} [{choices}]"
    try:
        return str(typer.prompt(asked, default="", show_default=False, err=True)).strip()
    except typer.Abort:
        typer.echo(err=True)  # the question's line has not ended
        raise Stopped(stopped) from None


@contextlib.contextmanager
def progress(what: str) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on standard error; silent when it is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(what, total=None)

        def moved(name: str, done: int, total: int) -> None:
            bar.update(task, description=clean(name)[-30:], completed=done, total=total or None)

        yield moved
