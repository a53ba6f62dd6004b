"""The process that reads files: `python -m inroad.intake.child`.

It gets its work as one JSON object on standard input, answers in JSON lines on
standard output, and has walls around it (`fence`). It is expected to die: the
parent says which file it was and goes on with the next in a new one.

CPU is allowed file by file, and for each further `SLICE_BYTES` that a file
gives: a large mailbox takes its time, a small file that takes long is hostile.
"""

import io
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from inroad.formats import registry
from inroad.formats.readings import Member, Reader, Unread
from inroad.intake import fence
from inroad.intake.measured import Measured
from inroad.intake.members import Entry, entries, error_code
from inroad.intake.wire import line_of, packed

HEAD_BYTES = 1 << 16
BUFFER_BYTES = 1 << 13  # what a killed child has read and not yet said
WHOLE_BYTES = 64_000_000
SLICE_BYTES = 32_000_000
EXIT_MEMORY = 73


@dataclass(slots=True)
class Voice:
    """What the child says: messages to the parent, buffered a little."""

    out: io.BufferedWriter

    def say(self, *message: object) -> None:
        """Send one message."""
        self.out.write(line_of(list(message)))

    def announce(self, *message: object) -> None:
        """Send one message, and all before it, at once."""
        self.say(*message)
        self.out.flush()


@dataclass(slots=True)
class Work:
    """What is to be read, and how much it may take."""

    paths: list[tuple[str, str]]
    skip: int
    memory_bytes: int
    cpu_seconds: int


def main() -> None:
    """Read what standard input asks for, inside the walls."""
    voice = Voice(io.BufferedWriter(io.FileIO(os.dup(1), "wb"), BUFFER_BYTES))
    os.dup2(2, 1)  # a stray print must not look like a message
    asked: dict[str, Any] = json.loads(sys.stdin.buffer.read())
    work = Work(**asked)
    registry.prepare()
    fence.limit_memory(work.memory_bytes)
    fence.refuse_everything_but_reading()
    try:
        _read_all(work, voice)
    except MemoryError:
        os._exit(EXIT_MEMORY)
    voice.out.flush()


def _read_all(work: Work, voice: Voice) -> None:
    """List every path first, for the sizes; then read entry by entry."""
    listed: list[Entry] = []
    for index, (path, shown) in enumerate(work.paths):
        fence.allow_cpu(work.cpu_seconds)
        voice.announce("listing", index)
        listed.extend(entries(Path(path), shown))
    voice.announce("total", sum(entry.size for entry in listed))
    for index, entry in enumerate(listed):
        if index < work.skip:
            continue
        fence.allow_cpu(work.cpu_seconds)
        voice.announce("entry", index, entry.name, entry.size)
        _read_entry(entry, voice, work.cpu_seconds)
    voice.announce("end", *fence.usage())


def _read_entry(entry: Entry, voice: Voice, cpu_seconds: int) -> None:
    """Say everything that is in one entry; its failures are readings too."""
    if entry.refused or entry.open is None:
        if entry.refused:
            voice.say("reading", packed(entry.refused))
        return
    if entry.is_uninteresting:
        return
    try:
        stream = entry.open()
    except OSError as error:
        code = "zip.damaged" if entry.packed else error_code(error)
        voice.say("reading", packed(Unread(entry.name, code)))
        return
    with _measured(entry, stream, voice, cpu_seconds) as raw:
        for unread in _read_member(entry, raw, voice):
            voice.say("reading", packed(unread))


def _measured(entry: Entry, stream: BinaryIO, voice: Voice, cpu_seconds: int) -> Measured:
    """The entry's stream, which tells the progress and allows CPU for each slice."""
    done, said, allowed = 0, 0, 0

    def tell(count: int) -> None:
        nonlocal done, said, allowed
        done += count
        if done - said >= 1_000_000:
            said = done
            voice.announce("progress", done)
        if done - allowed >= SLICE_BYTES:
            allowed = done
            fence.allow_cpu(cpu_seconds)

    return Measured(stream, allowance=entry.allowance, packed=entry.packed, tell=tell)


def _read_member(entry: Entry, raw: Measured, voice: Voice) -> Iterator[Unread]:
    """Let the reader that recognises the entry read it; yield what went wrong."""
    head = raw.peek(HEAD_BYTES)
    if raw.stopped:
        yield Unread(entry.name, raw.stopped)
        return
    stream: BinaryIO = io.BufferedReader(raw, 1 << 18)
    member = Member(entry.name, stream, head, entry.size, entry.archive, entry.modified)
    try:
        reader = registry.reader_for(member)
        if reader is None:
            yield from _unknown(entry, head)
            return
        if not getattr(reader, "streamed", False):
            raw.limit = WHOLE_BYTES
            if entry.size > WHOLE_BYTES:
                yield Unread(entry.name, "file.too_large")
                return
        _tell_readings(reader, member, voice)
    except MemoryError:
        voice.out.flush()
        raise
    except Exception as error:  # noqa: BLE001 (a reader of another package may raise anything)
        yield Unread(entry.name, "format.failed", type(error).__name__)
    if raw.stopped:
        yield Unread(entry.name, raw.stopped)


def _tell_readings(reader: Reader, member: Member, voice: Voice) -> None:
    voice.say("source", reader.source)
    for reading in registry.readings(reader, member):
        voice.say("reading", packed(reading))


def _unknown(entry: Entry, head: bytes) -> Iterator[Unread]:
    """What to say of a file that no reader recognises."""
    if entry.packed and head.startswith(b"PK\x03\x04"):
        yield Unread(entry.name, "zip.nested")
    else:
        yield Unread(entry.name, "format.unknown")


if __name__ == "__main__":
    main()
