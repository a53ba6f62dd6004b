"""Which reader reads a file: the built-in ones, and those of other packages.

A package adds a reader with an entry point in the group `inroad.formats` that
names a module or an object with `source`, `recognises` and `read`.
"""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import get_args

from inroad.formats.cleaning import clean_text
from inroad.formats.readings import Member, Reader, Reading, Unread

GROUP = "inroad.formats"
_KINDS = get_args(Reading)


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, in the order in which they are asked.

    The built-in ones come from the most to the least particular, for both
    Google's and LinkedIn's tables have a first name; those of other packages
    come before the plain table of people, which takes what nobody else knows.
    """
    from inroad.formats import (  # fmt: skip
        google,
        icalendar,
        jsonresume,
        linkedin,
        mbox,
        outlook,
        people_csv,
        vcard,
    )

    built_in: tuple[Reader, ...] = (vcard, icalendar, mbox, jsonresume, google, outlook, linkedin)
    return (*built_in, *_added(), people_csv)


def _added() -> Iterator[Reader]:
    """The readers of other packages that can be loaded, by name."""
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        reader = _loaded(entry)
        if reader is not None:
            yield reader


def _loaded(entry: EntryPoint) -> Reader | None:
    try:
        reader = entry.load()
    except Exception:  # noqa: BLE001 - a broken package must not stop an import
        return None
    whole = callable(getattr(reader, "recognises", None)) and callable(
        getattr(reader, "read", None)
    )
    return reader if whole and isinstance(getattr(reader, "source", None), str) else None


def prepare() -> None:
    """Load what built-in readers load late, before walls go up that loading cannot pass.

    A library that is imported may load native code, which a process that only
    reads refuses from then on.
    """
    from inroad.formats import zones

    zones.windows_zones()
    readers()


def reader_for(member: Member) -> Reader | None:
    """The first reader that recognises the member; one that raises is passed over."""
    return next((reader for reader in readers() if _recognises(reader, member)), None)


def _recognises(reader: Reader, member: Member) -> bool:
    try:
        return bool(reader.recognises(member))
    except Exception:  # noqa: BLE001 - somebody else's code, on somebody's broken file
        return False


def readings(reader: Reader, member: Member) -> Iterator[Reading]:
    """Everything that the reader finds; a reader that raises ends in one `Unread`.

    What it found before that is kept. Values that are no readings are not
    handed on.
    """
    try:
        for reading in reader.read(member):
            if isinstance(reading, _KINDS):
                yield reading
            else:
                yield Unread(member.name, "format.no_reading", type(reading).__name__[:120])
    except MemoryError:
        raise  # the bounds of the whole import, which its own process keeps
    except Exception as problem:  # noqa: BLE001 - as above; the file's other members are read
        detail = clean_text(f"{reader.source}: {type(problem).__name__}", 120)
        yield Unread(member.name, "format.failed", detail)
