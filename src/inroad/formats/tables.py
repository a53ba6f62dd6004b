"""Tables with a header line (CSV and its like), read row by row within bounds.

The header is found by its words anywhere in the first lines, and columns by
their names, for programs change the order, add a preamble and rename files.
A row that cannot be read becomes an `Unread`; the rest is read.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, islice

from inroad.formats.cleaning import clean_text
from inroad.formats.dates import day_comes_first
from inroad.formats.lines import lines_of
from inroad.formats.readings import BOUNDS, Member, Unread
from inroad.formats.records import Record, cells_of, records_of

HEADER_LINES = 50
COLUMNS = 2_000
LINES = 2 * BOUNDS.rows
_ROWS_THAT_TELL = 1_000
_DELIMITERS = (",", ";", "\t")
_NOT_IN_A_NAME = re.compile(r"[^\w]|_")


def column_key(name: str) -> str:
    """A column's name for comparing: `First Name`, `FirstName`, `first_name` are one."""
    return _NOT_IN_A_NAME.sub("", name[:200].lower())


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table's header stands, and its columns by `column_key`.

    A name that stands several times has several positions.
    """

    line: int
    delimiter: str
    width: int
    columns: Mapping[str, Sequence[int]]

    @property
    def names(self) -> frozenset[str]:
        """The names of the columns, as `column_key` gives them."""
        return frozenset(self.columns)


_KEPT_FROM_COUNTING = frozenset({"'=", "'+", "'-", "'@"})
"""How a careful program begins a cell that a spreadsheet would take for a formula."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its first line's number and its cells by column."""

    line: int
    cells: Sequence[str]
    header: Header

    def raw(self, *names: str) -> str:
        """The first cell that is not empty, of the columns with these keys, as written."""
        for name in names:
            for position in self.header.columns.get(name, ()):
                if position < len(self.cells) and (text := self.cells[position].strip()):
                    return text[1:] if text[:2] in _KEPT_FROM_COUNTING else text
        return ""

    def text(self, *names: str, limit: int = BOUNDS.name_characters) -> str:
        """The first cell that is not empty, cleaned and on one line."""
        return clean_text(self.raw(*names), limit)

    def note(self, *names: str) -> str:
        """The first cell that is not empty, cleaned, with its line breaks."""
        return clean_text(self.raw(*names), lines=True)

    def matching(self, pattern: re.Pattern[str]) -> Iterator[str]:
        """The cells that are not empty, of all columns whose key matches, as written."""
        for name, positions in self.header.columns.items():
            if pattern.fullmatch(name):
                for position in positions:
                    if position < len(self.cells) and (text := self.cells[position].strip()):
                        yield text


def header_in(head: bytes, wanted: Callable[[frozenset[str]], object]) -> Header | None:
    """The first line of the head whose column names are the wanted ones.

    Args:
        head: the file's first bytes; its last line may be cut.
        wanted: says of a line's column keys whether they are a header.
    """
    for line in islice(lines_of(BytesIO(head)), HEADER_LINES):
        for delimiter in _DELIMITERS:
            cells = cells_of(line.text, delimiter)
            if len(cells) > COLUMNS:
                continue
            columns = _columns(cells)
            if columns and wanted(frozenset(columns)):
                return Header(line.number, delimiter, len(cells), columns)
    return None


def _columns(cells: Sequence[str]) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = {}
    for position, name in enumerate(cells):
        if key := column_key(name):
            columns.setdefault(key, []).append(position)
    return columns


def rows_of(
    member: Member,
    header: Header,
    long_columns: frozenset[str] = frozenset(),
    *,
    ragged: bool = False,
) -> Iterator[Row | Unread]:
    """The rows below the header; what cannot be read, as `Unread`.

    Args:
        member: the file; its stream is read from where it stands.
        header: what `header_in` found in the member's head.
        long_columns: keys of columns that may be longer than
            `BOUNDS.field_characters`; they are cut. A long cell anywhere else
            makes its row `Unread`.
        ragged: a row may have fewer cells than the header, as people type it;
            what a program wrote that way is broken.
    """
    free = frozenset(position for name in long_columns for position in header.columns.get(name, ()))
    lines = islice(lines_of(member.stream), header.line, LINES)
    count = 0
    for record in records_of(lines, header.delimiter, header.width):
        if record.problem or any(record.cells):
            count += 1
            if count > BOUNDS.rows:
                yield unread(member, record.line, "rows.too_many")
                return
            yield _row(member, header, record, free, ragged)


def dated_rows_of(
    member: Member,
    header: Header,
    date_columns: Sequence[str],
    long_columns: frozenset[str] = frozenset(),
    *,
    ragged: bool = False,
) -> tuple[bool, Iterator[Row | Unread]]:
    """Whether the file's numeric dates have the day first, and its rows.

    The first thousand rows tell it for the whole file.
    """
    rows = rows_of(member, header, long_columns, ragged=ragged)
    first = list(islice(rows, _ROWS_THAT_TELL))
    samples = (row.raw(name) for row in first if isinstance(row, Row) for name in date_columns)
    return day_comes_first(samples), chain(first, rows)


def _row(
    member: Member, header: Header, record: Record, free: frozenset[int], ragged: bool
) -> Row | Unread:
    code = record.problem
    cells = record.cells
    if not code and any(len(cell) > BOUNDS.field_characters for cell in cells):
        cells = [
            cell[: BOUNDS.field_characters] if position in free else cell
            for position, cell in enumerate(cells)
        ]
        if any(len(cell) > BOUNDS.field_characters for cell in cells):
            code = "table.field_too_long"
    if not code and any(cell.strip() for cell in cells[header.width :]):
        code = "table.too_many_cells"
    elif not code and not ragged and len(cells) < header.width:
        code = "table.too_few_cells"
    if code:
        # Where texts are long, an extract could show what somebody wrote.
        extract = "" if free else " ".join(cell[:200] for cell in cells[:10])
        return unread(member, record.line, code, extract)
    return Row(record.line, cells, header)


def unread(member: Member, line: int, code: str, detail: str = "") -> Unread:
    """Something at a line of the member that was not read."""
    return Unread(f"{member.name}:{line}", code, clean_text(detail, 120))
