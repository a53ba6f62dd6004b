"""From paths to readings: the files are read in a bounded process beside this one.

Whatever a file does to that process, here it costs one `Unread`, and the files
after it are read by a new process. Readings come while the files are read.
"""

import contextlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from inroad.formats.readings import Reading, Unread
from inroad.intake.process import Died, Process, Usage
from inroad.intake.wire import number, text, unpacked

Progress = Callable[[str, int, int], None]
"""Called with a member's name, the bytes done and the bytes in all."""

NAME_CHARACTERS = 400
SPOOLED_BYTES = 8_000_000_000
BAD_READINGS = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading process may take, and when to stop starting new ones."""

    memory_bytes: int = 512 * 1024 * 1024
    cpu_seconds: int = 10
    silent_seconds: float = 60.0
    deaths: int = 20


LIMITS = Limits()


@dataclass(slots=True)
class _Run:
    """How far the reading has come, over all processes."""

    paths: list[tuple[str, str]]
    skip: int = 0
    listing: int | None = None
    name: str = ""
    source: str = ""
    size: int = 0
    before: int = 0
    total: int = 0
    bad: int = 0
    ended: bool = False
    deaths: int = 0
    usages: list[Usage] = field(default_factory=list)


def read(
    paths: Sequence[str | Path],
    progress: Progress | None = None,
    limits: Limits = LIMITS,
    standard_input: BinaryIO | None = None,
    used: list[Usage] | None = None,
) -> Iterator[tuple[str, Reading]]:
    """Everything that the files say, each reading with its source's name.

    Args:
        paths: files, folders, zips; "-" is standard input.
        progress: told now and then how far it is.
        limits: what a reading process may take.
        standard_input: what "-" reads; the process's own when None.
        used: gets what each process used, in the order of their ends.

    Yields: (source, reading); the source is "" where no reader was found.
    """
    with contextlib.ExitStack() as spooled:
        named = [_named(path, standard_input, spooled) for path in paths]
        run = _Run(named, usages=[] if used is None else used)
        while run.paths and not run.ended:
            yield from _one_process(run, limits, progress)


def _named(
    path: str | Path, standard_input: BinaryIO | None, spooled: contextlib.ExitStack
) -> tuple[str, str]:
    """A path and the name that people see; standard input is kept in a private file."""
    if str(path) != "-":
        return str(path), Path(path).name or str(path)
    kept = spooled.enter_context(_kept(standard_input or sys.stdin.buffer))
    return kept, "-"


@contextlib.contextmanager
def _kept(stream: BinaryIO) -> Iterator[str]:
    """The path of a private file with what a stream gives, up to a size."""
    with tempfile.NamedTemporaryFile(prefix="inroad-") as file:
        left = SPOOLED_BYTES
        while left > 0 and (chunk := stream.read(min(left, 1 << 20))):
            file.write(chunk)
            left -= len(chunk)
        file.flush()
        yield file.name


def _one_process(
    run: _Run, limits: Limits, progress: Progress | None
) -> Iterator[tuple[str, Reading]]:
    """Read in one process as far as it lives; note where the next one goes on."""
    work: dict[str, object] = {
        "paths": run.paths,
        "skip": run.skip,
        "memory_bytes": limits.memory_bytes,
        "cpu_seconds": limits.cpu_seconds,
    }
    run.listing, run.name = None, ""
    with Process(work, limits.silent_seconds, run.usages) as process:
        try:
            for line in process.lines():
                yield from _heard(line, run, progress)
            process.check_end(finished=run.ended)
        except Died as death:
            yield from _after(death, run, limits)


def _heard(line: bytes, run: _Run, progress: Progress | None) -> Iterator[tuple[str, Reading]]:
    """What one line of the child says; Died when it is no message."""
    try:
        kind, *rest = json.loads(line)
        if kind == "reading":
            yield run.source, _reading(rest, run)
        else:
            _note(kind, rest, run, progress)
    except (ValueError, TypeError, RecursionError) as error:
        raise Died("intake.garbage") from error


def _reading(rest: list[Any], run: _Run) -> Reading:
    """The reading of a message; one that breaks the rules becomes `Unread`."""
    try:
        return unpacked(*rest)
    except ValueError:
        run.bad += 1
        if run.bad > BAD_READINGS:
            raise
        return Unread(run.name, "intake.bad_reading")


def _note(kind: str, rest: list[Any], run: _Run, progress: Progress | None) -> None:
    """Remember where the child is; ValueError for a message that nobody sends."""
    if kind == "entry":
        index, name, size = rest
        run.skip, run.name = number(index, 10**9) + 1, text(name, NAME_CHARACTERS)
        run.before, run.size, run.source = run.before + run.size, number(size), ""
    elif kind == "source":
        (source,) = rest
        run.source = text(source, 60)
    elif kind == "listing":
        (index,) = rest
        run.listing = number(index, len(run.paths) - 1)
    elif kind == "total":
        run.total, run.listing = number(*rest), None
    elif kind == "end":
        run.ended, run.before, run.size = True, run.total, 0
        cpu, peak = rest
        run.usages.append(Usage(float(cpu), number(peak)))
    elif kind != "progress":
        raise ValueError(kind)
    if progress:
        done = number(*rest) if kind == "progress" else 0
        progress(run.name, min(run.before + min(done, run.size), run.total), run.total)


def _after(death: Died, run: _Run, limits: Limits) -> Iterator[tuple[str, Reading]]:
    """Say what died, and let the next process begin behind it."""
    run.deaths += 1
    if run.name:
        yield run.source, Unread(run.name, death.code)
    elif run.skip:  # the list that was read before cannot be made again
        run.deaths = limits.deaths
    else:
        _, shown = run.paths.pop(run.listing or 0)
        yield "", Unread(text(shown[:NAME_CHARACTERS]), death.code)
    if run.deaths >= limits.deaths:
        run.ended = True
        yield "", Unread(run.name, "intake.given_up", str(run.deaths))
