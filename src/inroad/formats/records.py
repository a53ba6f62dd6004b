"""Lines put together to records: quoted cells may contain line breaks.

A quote that is never closed costs its own line and not the rest of the file.
What tells it from a real cell of several lines: a real one ends in a quote
before a delimiter, has its inner quotes doubled, and its record has as many
cells as the header.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inroad.formats.lines import Line
from inroad.formats.readings import BOUNDS

_RECORD_LINES = 5_000
# A cell may be as long as a line; what is too long for its use is told later.
csv.field_size_limit(max(csv.field_size_limit(), 2 * BOUNDS.line_bytes))

_TO_CLOSING_QUOTE = re.compile(r'[^"]*+(?:""[^"]*+)*+"')


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record, which begins at `line`.

    `problem` is a code when it cannot be read; `cells` then are what is shown
    of it.
    """

    line: int
    cells: Sequence[str]
    problem: str = ""


def cells_of(text: str, delimiter: str) -> list[str]:
    """The cells of one record; careless quotes are read as they stand."""
    if '"' not in text:
        return text.split(delimiter)
    try:
        return next(csv.reader([text], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        return text.split(delimiter)


def records_of(lines: Iterator[Line], delimiter: str, width: int) -> Iterator[Record]:
    """The records of a table, in order.

    Args:
        lines: the lines below the header.
        delimiter: what stands between two cells.
        width: how many cells the header has; a record over several lines has
            as many, otherwise its quote was never closed.
    """
    waiting: deque[Line] = deque()
    after_open_quote = False
    while line := (waiting.popleft() if waiting else next(lines, None)):
        if line.too_long:
            yield Record(line.number, [line.text[:200]], "table.line_too_long")
            continue
        if not _open_after(line.text, delimiter, quoted=False):
            cells = cells_of(line.text, delimiter)
            if not after_open_quote or len(cells) == width:
                after_open_quote = False
                yield Record(line.number, cells)
            continue
        taken = _until_closed(line, waiting, lines, delimiter)
        cells = cells_of("\n".join(part.text for part in taken), delimiter) if taken else []
        if len(cells) == width:
            after_open_quote = False
            yield Record(line.number, cells)
            continue
        waiting.extendleft(reversed(taken[1:]))
        after_open_quote = True
        yield Record(line.number, [line.text[:200]], "table.quote_never_closed")


def _until_closed(
    first: Line, waiting: deque[Line], lines: Iterator[Line], delimiter: str
) -> list[Line]:
    """The lines of the record that `first` opens; all that were looked at go in.

    When the quote is not closed properly, everything but `first` is put back
    to `waiting`, and the list is empty.
    """
    taken, size = [first], len(first.text)
    opened: bool | None = True
    while opened:
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            opened = None
            break
        taken.append(line)
        size += len(line.text)
        opened = _open_after(line.text, delimiter, quoted=True)
        if line.too_long or size > BOUNDS.line_bytes or len(taken) > _RECORD_LINES:
            opened = None
    if opened is None:
        waiting.extendleft(reversed(taken[1:]))
        return []
    return taken


def _open_after(text: str, delimiter: str, *, quoted: bool) -> bool | None:
    """Whether a quoted cell goes on after the line; None when a quote is out of place.

    Args:
        text: the line.
        delimiter: what stands between two cells.
        quoted: whether the line begins inside a quoted cell.
    """
    position = 0
    if '"' not in text:
        return quoted
    while True:
        while not quoted and text.startswith(" ", position):
            position += 1
        if quoted or text.startswith('"', position):
            closing = _TO_CLOSING_QUOTE.match(text, position if quoted else position + 1)
            if not closing:
                return True
            position = closing.end()
            if position < len(text) and text[position] != delimiter:
                return None if quoted else False
            quoted = False
        position = text.find(delimiter, position) + 1
        if not position:
            return False
