"""A picture: an answer drawn, said in a sentence, and told as a table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from inroad.pictures.lettering import wrapped
from inroad.pictures.shapes import SMALL, plain, text

BROAD, TALL = 960, 328
"""Widths in CSS pixels at which text has its own size: a desk's page, and a phone of 360."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Table:
    """The same answer as rows of text; the first cell of a row heads it."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What a page shows: `svg` is safe to put into HTML as it is, all else is plain text."""

    title: str
    description: str
    svg: str
    table: Table


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the marks: `name` begins every id, so it is unique in its page."""

    name: str
    narrow: bool
    linked: bool = False

    @property
    def wide(self) -> int:
        """How wide the picture is, in units that are pixels at its own size."""
        return TALL if self.narrow else BROAD


def framed(
    frame: Frame, title: str, description: str, table: Table, parts: Iterable[str], high: float
) -> Picture:
    """A picture from its marks, in the order of drawing and of reading.

    Raises: ValueError: the frame's name is no name for an id.
    """
    if not _NAME.fullmatch(frame.name):
        raise ValueError(f"no name for a picture: {frame.name!r}")
    one = f"{frame.name}-narrow" if frame.narrow else frame.name
    kind = "narrow" if frame.narrow else "wide"
    # A group lets its links be reached; an image is read as a whole.
    role = "group" if frame.linked else "img"
    inner = "\n".join(parts)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawn {kind}" role="{role}" '
        f'viewBox="0 0 {frame.wide} {high:g}" width="{frame.wide}" height="{high:g}" '
        f'aria-labelledby="{one}-title" aria-describedby="{one}-told">\n'
        f'<title id="{one}-title">{plain(title)}</title>\n'
        f'<desc id="{one}-told">{plain(description)}</desc>\n{inner}\n</svg>'
    )
    return Picture(title, description, svg, table)


def in_words(frame: Frame, title: str, sentence: str, headers: tuple[str, ...]) -> Picture:
    """A picture of nothing yet: a sentence that says so, rather than empty axes."""
    lines = wrapped(sentence, SMALL + 1, frame.wide - 8, most=4)
    parts = [text(0, 20 + 20 * at, line, "soft", SMALL + 1) for at, line in enumerate(lines)]
    return framed(frame, title, sentence, Table(headers, ()), parts, 10 + 20 * len(lines))
