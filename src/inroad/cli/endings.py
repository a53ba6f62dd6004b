"""How a command ends: its exit code, and one clear sentence when it did not go well."""

import contextlib
import errno
import io
import os
import sys
import textwrap
import traceback
from collections.abc import Callable
from typing import Any

import typer

from inroad.cli import door
from inroad.errors import InroadError

OUR_FAULT, DISK_FULL, INTERRUPTED = 70, 74, 130
UNSAID = (errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# Typer has no public name for all that it does not understand; this is their class.
_NotUnderstood: Any = typer.BadParameter.__base__


def answered(app: Callable[..., Any]) -> int:
    """Run the command and give its exit code; a person never sees a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may know fewer letters than we
    try:
        return _ended(app)
    except OSError as error:  # not even a refusal could be said
        return _unsaid(error)


def _ended(app: Callable[..., Any]) -> int:
    try:
        code = app(standalone_mode=False, prog_name="inroad")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except InroadError as error:
        return refused(error)
    except door.Stopped as stopped:
        return _stopped(str(stopped))
    except (typer.Abort, KeyboardInterrupt):
        return _stopped()
    except _NotUnderstood as error:
        return _not_understood(error)
    except OSError as error:
        return _unsaid(error) if error.errno in UNSAID else _our_fault(error)
    except Exception as error:  # noqa: BLE001 - the last wall before a person
        return _our_fault(error)
    return _stopped() if code == INTERRUPTED else code or 0


def refused(error: InroadError) -> int:
    """Say why something is not done, and what to do instead."""
    if door.a_program_asks():
        door.say_json({"error": error.code, **error.facts})
    warn(error)
    return error.exit_code


def warn(error: InroadError) -> None:
    """Say on standard error what could not be done."""
    from inroad.words.refusals import refusal

    tell(refusal(error))


def tell(text: str) -> None:
    """Sentences on standard error; on a terminal no word of them is torn at its edge."""
    lines = door.clean(text).splitlines()
    if sys.stderr is not None and sys.stderr.isatty():
        from rich.console import Console

        width = Console(stderr=True).width
        parts = (_wrapped(line, width) for line in lines)
        lines = [piece for part in parts for piece in part]
    typer.echo("\n".join(lines), err=True)


def _wrapped(line: str, width: int) -> list[str]:
    inside = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line,
        width,
        subsequent_indent=inside and f"{inside}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _unsaid(error: OSError) -> int:
    """The answer finds no reader, or no room where it is to be written, such as a full disk."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        return 0
    with contextlib.suppress(OSError):
        tell(f"The answer could not be written: {error.strerror}.")
    return DISK_FULL


def _stopped(said: str = "Stopped. Nothing half-done was kept.") -> int:
    if door.a_program_asks():
        door.say_json({"error": "cli.stopped"})
    tell(said)
    return INTERRUPTED


def _not_understood(error: Any) -> int:
    """A command line that makes no sense: what is wrong with it, and where its help is."""
    from inroad.words.refusals import not_understood

    asked = error.ctx.command_path if error.ctx else "inroad"
    said = not_understood(door.clean(error.message), door.clean(error.format_message()))
    look = f"{asked} --help"
    if door.a_program_asks():
        door.say_json({"error": "cli.not_understood", "said": said, "help": look})
    tell(f"{said} See: {look}")
    return int(error.exit_code)


def _our_fault(error: Exception) -> int:
    """Keep the traceback in a file, for a report, and say one sentence."""
    from inroad.store import home

    where = ""
    with contextlib.suppress(OSError):
        log = home.folder() / home.LAST_ERROR
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write("".join(traceback.format_exception(error)))
        where = f" What happened stands in {log}."
    if door.a_program_asks():
        door.say_json({"error": "cli.fault"})
    tell(f"This is a fault of Inroad's, not yours. What was kept before is safe.{where}")
    if os.environ.get("INROAD_DEBUG"):
        traceback.print_exception(error)
    return OUR_FAULT
