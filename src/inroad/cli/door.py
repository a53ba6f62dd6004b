"""Who is asking, when, and how they are answered: the same for every command."""

import contextlib
import functools
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

import typer

from inroad.errors import InroadError

if TYPE_CHECKING:
    from inroad.store.models import User

Json = Annotated[bool, typer.Option("--json", help="Answer as JSON (docs/json.md).")]

Command = TypeVar("Command", bound=Callable[..., Any])

OUR_FAULT, INTERRUPTED = 70, 130


def now() -> datetime:
    """The moment, in UTC; `INROAD_NOW` (ISO 8601) holds the clock for demos and tests."""
    held = os.environ.get("INROAD_NOW", "")
    if not held:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(held)
    except ValueError:
        raise typer.BadParameter(f"INROAD_NOW is no date: {held}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def ready(command: Command) -> Command:
    """The command, with the tables' classes loaded when it runs, not when its help is shown."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        from inroad.store.start import set_up

        set_up()
        return command(*args, **options)

    return cast("Command", run)


def viewer() -> "User":
    """The owner of the personal file, opened and made ready."""
    from inroad.store.start import open_personal

    return open_personal()


def say(text: str = "") -> None:
    """One line for a person; what stands in it is data, never a control code."""
    typer.echo(clean(text))


def clean(text: str) -> str:
    """Text without control characters (terminal escapes among them) but line ends."""
    return "".join(each for each in text if each in "\n\t" or each.isprintable())


def say_json(answer: object) -> None:
    """An answer for a program."""
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def ask(question: str, choices: str) -> str:
    """One key (or word) from a person; "" when nobody is there to answer."""
    if not sys.stdin.isatty() and not os.environ.get("INROAD_ANSWERS"):
        return ""
    return str(
        typer.prompt(f"{clean(question)} [{choices}]", default="", show_default=False)
    ).strip()


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
    try:
        app(standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except InroadError as error:
        return refused(error)
    except KeyboardInterrupt:
        typer.echo("Stopped. Nothing half-done was kept.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (a pager, `head`) has gone: nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:  # noqa: BLE001 - the last wall before a person
        return _our_fault()
    return 0


def refused(error: InroadError) -> int:
    """Say why something is not done, and what to do instead."""
    from inroad.words.refusals import refusal

    if "--json" in sys.argv:
        typer.echo(
            json.dumps({"error": error.code, **error.facts}, ensure_ascii=False, default=_plain)
        )
    typer.echo(clean(refusal(error)), err=True)
    return error.exit_code


def _our_fault() -> int:
    """Keep the traceback in a file, for a report, and say one sentence."""
    from inroad.store import home

    where = ""
    with contextlib.suppress(OSError):
        log = home.folder() / "last_error.txt"
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
