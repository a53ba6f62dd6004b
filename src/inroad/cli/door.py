"""Who is asking, when, and how they are answered: the same for every command."""

import contextlib
import functools
import io
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

import typer

from inroad.errors import InroadError

if TYPE_CHECKING:
    from inroad.store.models import User

Json = Annotated[bool, typer.Option("--json", help="Answer as JSON (docs/json.md).")]

Command = TypeVar("Command", bound=Callable[..., Any])

OUR_FAULT, INTERRUPTED = 70, 130
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


def somebody_is_there() -> bool:
    """Whether a person sits at a terminal and can be asked; a program is never asked."""
    if "--json" in sys.argv or sys.stdin is None or sys.stdin.closed:
        return False
    return sys.stdin.isatty()


def ask(question: str, choices: str) -> str:
    """One key (or word) from a person; "" when nobody is there to answer."""
    if not somebody_is_there():
        return ""
    asked = f"{clean(question)} [{choices}]"
    return str(typer.prompt(asked, default="", show_default=False, err=True)).strip()


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


def answered(app: Callable[..., Any]) -> int:
    """Run the command and give its exit code; a person never sees a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may know fewer letters than we
    try:
        app(standalone_mode=True)
    except SystemExit as end:
        if end.code == INTERRUPTED:
            typer.echo("Stopped. Nothing half-done was kept.", err=True)
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except InroadError as error:
        return refused(error)
    except Exception:  # noqa: BLE001 - the last wall before a person
        return _our_fault()
    return 0


def refused(error: InroadError) -> int:
    """Say why something is not done, and what to do instead."""
    if "--json" in sys.argv:
        say_json({"error": error.code, **error.facts})
    warn(error)
    return error.exit_code


def warn(error: InroadError) -> None:
    """Say on standard error what could not be done."""
    from inroad.words.refusals import refusal

    typer.echo(clean(refusal(error)), err=True)


def _our_fault() -> int:
    """Keep the traceback in a file, for a report, and say one sentence."""
    from inroad.store import home

    where = ""
    with contextlib.suppress(OSError):
        log = home.folder() / home.LAST_ERROR
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(traceback.format_exc())
        where = f" What happened stands in {log}."
    typer.echo(
        f"This is a fault of Inroad's, not yours. What was kept before is safe.{where}", err=True
    )
    if os.environ.get("INROAD_DEBUG"):
        traceback.print_exc()
    return OUR_FAULT
