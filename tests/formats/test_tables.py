"""A table is read whatever its encoding; one bad row costs only itself."""

import codecs
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.formats.lines import lines_of
from inroad.formats.readings import BOUNDS, Unread
from inroad.formats.tables import Row, column_key, header_in, rows_of
from tests.formats.members import member

HEADER = "Name,Town,Note"


def wanted(names: frozenset[str]) -> bool:
    return {"name", "town"} <= names


def table(
    content: str | bytes, long_columns: frozenset[str] = frozenset(), *, ragged: bool = False
) -> list[tuple[int, object]]:
    """Line and cells of each row, or line and code of what was not read."""
    made = member(content)
    header = header_in(made.head, wanted)
    assert header is not None
    return [
        (row.line, tuple(row.cells)) if isinstance(row, Row) else (line_of(row), row.code)
        for row in rows_of(made, header, long_columns, ragged=ragged)
    ]


def line_of(unread: Unread) -> int:
    return int(unread.place.rpartition(":")[2])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_the_same_in_every_encoding(encoding: str, end: str, delimiter: str) -> None:
    """Encoding, line ends and delimiter are told from the content."""
    text = end.join((HEADER, "Zoë,Köln,ä", "Ana,Berlin,", "")).replace(",", delimiter)
    assert [(2, ("Zoë", "Köln", "ä")), (3, ("Ana", "Berlin", ""))] == table(text.encode(encoding))


def test_utf_16_with_the_other_byte_order_is_read() -> None:
    """The byte order mark says which one it is."""
    raw = codecs.BOM_UTF16_BE + f"{HEADER}\nZoë,Köln,\n".encode("utf-16-be")
    assert [(2, ("Zoë", "Köln", ""))] == table(raw)


def test_a_file_of_two_encodings_is_read_line_by_line() -> None:
    """A Windows line in a UTF-8 file keeps its letters, and so do the others."""
    raw = f"{HEADER}\nZoë,Köln,\n".encode() + "Zoë,Köln,\n".encode("cp1252")
    assert [(2, ("Zoë", "Köln", "")), (3, ("Zoë", "Köln", ""))] == table(raw)


def test_the_header_is_found_below_a_preamble() -> None:
    """Lines of notes above the header are no rows, and line numbers count them."""
    assert [(6, ("Ana", "Bonn", ""))] == table(
        f'Notes:\n"Some, text\nover lines"\n\n{HEADER}\nAna,Bonn,\n'
    )


def test_a_cell_of_several_lines_is_one_cell() -> None:
    """The row after it still says its own line."""
    rows = table(f'{HEADER}\nAna,Bonn,"one\ntwo ""2""\nthree"\nBo,Ulm,\n')
    assert [(2, ("Ana", "Bonn", 'one\ntwo "2"\nthree')), (5, ("Bo", "Ulm", ""))] == rows


@pytest.mark.parametrize(
    "broken",
    ['"Ana,Bonn,x', 'Ana,"Bonn,x', 'Ana,Bonn,"x'],
)
def test_a_quote_that_is_never_closed_costs_one_line(broken: str) -> None:
    """The rest of the file is read, with quotes and line numbers of its own."""
    rows = table(f'{HEADER}\n{broken}\nBo,"Ulm, Donau",y\nCy,Hof,z\n')
    assert [(3, ("Bo", "Ulm, Donau", "y")), (4, ("Cy", "Hof", "z"))] == rows[-2:]
    assert [(2, "table.quote_never_closed")] == rows[:-2]


def test_an_open_quote_in_a_large_file_loses_nothing_else() -> None:
    """Fifty thousand rows follow, and all are read."""
    rows = table(f'{HEADER}\n"Ana,Bonn,x\n' + "Bo,Ulm,y\n" * 50_000)
    assert (50_001, (2, "table.quote_never_closed")) == (len(rows), rows[0])


def test_text_after_an_open_quote_becomes_no_row() -> None:
    """Lines of the broken cell are not taken for people."""
    rows = table(f'{HEADER}\nAna,Bonn,"x\nshe said, hello\nBo,Ulm,y\n')
    assert [(2, "table.quote_never_closed"), (4, ("Bo", "Ulm", "y"))] == rows


def test_a_line_of_ten_megabytes_is_unread_and_the_rest_is_read() -> None:
    """Its number is right, and so is the next line's."""
    rows = table(f"{HEADER}\n{'x' * 10_000_000}\nAna,Bonn,\n")
    assert [(2, "table.line_too_long"), (3, ("Ana", "Bonn", ""))] == rows


def test_a_long_cell_is_unread_unless_its_column_is_a_long_one() -> None:
    """A note may be cut; a name of 20,000 letters is none."""
    content = f"{HEADER}\nAna,Bonn,{'x' * 20_000}\n"
    assert [(2, "table.field_too_long")] == table(content)
    ((_, cells),) = table(content, frozenset({"note"}))
    assert ("Ana", "Bonn", "x" * BOUNDS.field_characters) == cells


def test_a_row_of_another_width_is_unread() -> None:
    """More cells than columns, or fewer where a program wrote it."""
    content = f"{HEADER}\nAna,Bonn,x,y\nBo\nCy,Hof,z,,\n"
    assert [
        (2, "table.too_many_cells"),
        (3, "table.too_few_cells"),
        (4, ("Cy", "Hof", "z", "", "")),
    ] == table(content)
    assert (3, ("Bo",)) == table(content, ragged=True)[1]


def test_fifty_thousand_columns_are_no_header() -> None:
    """A table that wide is not one of people."""
    assert header_in(("name,town" + ",x" * 50_000).encode(), wanted) is None
    assert (3, ("Ana", "Bonn", "")) == table(f"{HEADER}\n{',' * 50_000}1\nAna,Bonn,\n")[1]


def test_columns_of_one_name_are_all_looked_at() -> None:
    """The first cell that says something is taken."""
    made = member("Name,E-Mail,Town,E-mail\nAna,,Bonn,a@x.example\n")
    header = header_in(made.head, wanted)
    assert header is not None
    (row,) = rows_of(made, header)
    assert isinstance(row, Row)
    assert "a@x.example" == row.raw("email")


def test_formulas_are_data() -> None:
    """What a spreadsheet would run is text here, and stays what it is."""
    assert [(2, ("=1+1", "@SUM(A1)", "-2"))] == table(f"{HEADER}\n=1+1,@SUM(A1),-2\n")


def test_column_names_are_compared_without_case_and_signs() -> None:
    """The same column under the names of three eras."""
    assert {"firstname"} == {column_key(name) for name in ("First Name", "FirstName", "first_name")}


def test_empty_lines_are_no_rows() -> None:
    """Nor is a header alone."""
    assert [] == table(HEADER)
    assert [(4, ("Ana", "Bonn", ""))] == table(f"{HEADER}\n\n,,\nAna,Bonn,\n")


def test_an_extract_never_shows_a_long_text() -> None:
    """A broken row of a table with texts says its line only."""
    made = member(f"{HEADER}\nAna,Bonn,secret,x\n")
    header = header_in(made.head, wanted)
    assert header is not None
    assert [Unread("file.csv:2", "table.too_many_cells", "")] == list(
        rows_of(made, header, frozenset({"note"}))
    )


@given(st.binary(max_size=2_000), st.integers(1, 50))
def test_no_line_is_longer_than_its_limit(raw: bytes, limit: int) -> None:
    """Whatever the bytes: lines are numbered from 1, bounded and without NUL."""
    lines = list(lines_of(BytesIO(raw), limit))
    assert list(range(1, len(lines) + 1)) == [line.number for line in lines]
    assert all(len(line.text) <= limit and "\x00" not in line.text for line in lines)


CELL = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=8))
def test_what_is_written_by_the_book_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    """Quoted cells with quotes, delimiters and line breaks come back as they were."""
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    content = "\n".join((HEADER, *quoted, ""))
    expected = [
        tuple(cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row) for row in rows
    ]
    assert [cells for cells in expected if any(cells)] == [cells for _, cells in table(content)]
