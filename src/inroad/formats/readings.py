"""What a reader finds in a file: values, in the method's words.

A reader turns one `Member` (a file, or one file of a zip) into a stream of
readings. It opens nothing, knows no database, and never raises for bad data:
what it cannot read becomes an `Unread`, and the rest is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Literal, Protocol

from inroad.method.identity import Handle, Sighting


@dataclass(frozen=True, slots=True)
class Member:
    """One file to read: by itself, from a folder, or from a zip.

    `stream` is read once, from its start; `head` is a copy of its first
    64 KiB, for recognising. `archive` is the name of the zip or folder that
    it came in (an export's date often stands there), "" when it came alone.
    """

    name: str
    stream: BinaryIO
    head: bytes
    size: int
    archive: str = ""
    modified: date | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was not read: where, why, and no exception.

    `place` is `name:line` (or `name:card 3`, `name:message 17`) for a person
    to find it; `code` a word of words/; `detail` a short, cleaned extract of
    at most 120 printable characters.
    """

    place: str
    code: str
    detail: str = ""


TraceKind = Literal[
    "message",  # one message; sender wrote to others
    "meeting",  # a meeting that took place; sender organised it
    "invitation",  # sender asked others to connect
    "recommendation",  # sender recommended others, in `text`
    "endorsement",  # sender endorsed others for the skill in `text`
]


@dataclass(frozen=True, slots=True)
class Trace:
    """A dated contact between people. `at` is in UTC and aware."""

    uid: str
    kind: TraceKind
    at: datetime
    sender: Handle
    others: tuple[Handle, ...]
    text: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Career:
    """A dated position or education of `who` (None: of me).

    A year or a month without a day is given as its first day for `since`, its
    last day for `until`. `until` None: it goes on, or nobody knows.
    """

    uid: str
    who: Handle | None
    organisation: str
    title: str
    unit: str = ""
    since: date | None = None
    until: date | None = None
    location: str = ""
    education: bool = False


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill that the file says I have."""

    uid: str
    name: str


@dataclass(frozen=True, slots=True)
class OpeningSeen:
    """A job that I saved or applied to."""

    uid: str
    organisation: str
    title: str
    stage: Literal["saved", "applied"]
    on: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """An organisation that I follow."""

    uid: str
    organisation: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ReportsTo:
    """`who` reports to `manager`."""

    uid: str
    who: Handle
    manager: Handle
    seen_on: date | None = None


@dataclass(frozen=True, slots=True)
class Hidden:
    """Rows about people who hide themselves: counted, nobody is created."""

    place: str
    count: int


Reading = Sighting | Trace | Career | Skill | OpeningSeen | Followed | ReportsTo | Hidden | Unread


class Reader(Protocol):
    """A module (or object) that reads one format.

    `source` names the format in the imported rows' keys, such as "linkedin".
    """

    source: str

    def recognises(self, member: Member) -> bool:
        """Whether this reader reads the member, told from its content."""
        ...

    def read(self, member: Member) -> Iterator[Reading]:
        """Everything the member says, bad rows as `Unread`; never raises for data."""
        ...


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of anything a reader accepts; what is larger becomes `Unread`."""

    field_characters: int = 10_000
    name_characters: int = 200
    line_bytes: int = 1_000_000
    rows: int = 1_000_000
    people_in_a_message: int = 50
    people_in_a_meeting: int = 30
    occurrences_of_a_meeting: int = 500
    years_of_a_meeting: int = 10


BOUNDS = Bounds()
__all__ = [
    "BOUNDS", "Bounds", "Career", "Followed", "Handle", "Hidden", "Member", "OpeningSeen",
    "Reader", "Reading", "ReportsTo", "Sighting", "Skill", "Trace", "TraceKind", "Unread",
]  # fmt: skip
