"""Files for readers, made from text or bytes."""

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from inroad.formats.readings import Member, Reader, Reading, Unread

HEAD = 1 << 16


def member(
    content: str | bytes,
    name: str = "file.csv",
    archive: str = "",
    modified: date | None = None,
) -> Member:
    """A member with this content, text as UTF-8."""
    raw = content.encode() if isinstance(content, str) else content
    return Member(name, BytesIO(raw), raw[:HEAD], len(raw), archive, modified)


def members_of(path: Path) -> Iterator[Member]:
    """The files of a zip, as an import hands them to the readers."""
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            yield member(packed.read(name), name, path.name)


def read(
    reader: Reader, content: str | bytes, name: str = "file.csv", **more: object
) -> list[Reading]:
    """Everything that the reader, which must recognise the content, says of it."""
    made = member(content, name, **more)  # type: ignore[arg-type]
    assert reader.recognises(made)
    return list(reader.read(made))


def codes(readings: list[Reading]) -> list[tuple[str, str]]:
    """The places and codes of what was not read."""
    return [(each.place, each.code) for each in readings if isinstance(each, Unread)]
