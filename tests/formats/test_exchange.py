"""A round's tables: what they are is told by content, and every bad row is named."""

import gzip
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.formats.exchange import preflib, rounds, values
from inroad.formats.exchange.rounds import RoundRead
from inroad.formats.exchange.tables import kind_of
from inroad.formats.readings import Member
from inroad.method.exchange.pool import Position, Rules
from tests.formats.members import HEAD, member

MEMBERS = (
    "code,name,unit,role,since\nA1,Ana Ruiz,Alder,engineer,2024-05-01\nB1,Bo Lind,Birch,engineer,\n"
)
WISHES = "member,unit,rank\nA1,Birch,1\nB1,Alder,1\n"


def read(empty: int = 0, **tables: str | bytes) -> RoundRead:
    """A round from files by their names without an ending."""
    files = [member(content, f"{name}.csv") for name, content in tables.items()]
    return rounds.read(files, empty)


def bad(found: RoundRead) -> list[tuple[str, str]]:
    """Where a row was left out, and why."""
    return [(each.place, each.code) for each in found.unread]


def test_two_files_are_a_round() -> None:
    """Members and wishes; everything else has a default."""
    found = read(members=MEMBERS, wishes=WISHES)
    assert [] == bad(found)
    assert ["A1", "B1"] == [each.code for each in found.pool.participants]
    assert date(2024, 5, 1) == found.pool.by_code["A1"].since
    assert {"A1": "Ana Ruiz", "B1": "Bo Lind"} == found.names
    assert [("A1", "Birch", 1), ("B1", "Alder", 1)] == [
        (each.code, each.unit, each.rank) for each in found.pool.wishes
    ]


def test_one_file_with_wishes_in_columns_is_a_round_as_well() -> None:
    """The first column is the dearest, whatever stands between."""
    found = read(
        people="member;unit;wish2;wish1\nA1;Alder;Cedar;Birch\nB1;Birch;;Alder\nC1;Cedar;;\n"
    )
    assert [] == bad(found)
    assert [("A1", "Birch", 1), ("A1", "Cedar", 2), ("B1", "Alder", 1)] == [
        (each.code, each.unit, each.rank) for each in found.pool.wishes
    ]


@given(order=st.permutations(("members", "wishes", "units", "vacancies", "acceptance")))
@settings(max_examples=20, deadline=None)
def test_the_order_of_files_does_not_matter(order: list[str]) -> None:
    """Who is there is known before anything is wished."""
    tables = {
        "members": MEMBERS, "wishes": WISHES,
        "units": "unit,same,may_stay_empty\nBirch,both,1\n",
        "vacancies": "unit,role,count\nCedar,engineer,2\n",
        "acceptance": "unit,member,tier\nAlder,B1,2\n",
    }  # fmt: skip
    found = read(**{name: tables[name] for name in order})
    assert [] == bad(found)
    assert {Position("Cedar", "engineer"): 2} == found.pool.vacancies
    rules = found.pool.acceptability
    assert (Rules("both", may_stay_empty=1), {"B1": 2}) == (
        rules.rules("Birch"), rules.rules("Alder").listed)  # fmt: skip


@pytest.mark.parametrize(
    ("table", "row", "code"),
    [
        ("members", "A1,Again,Birch,engineer,", "exchange.code_twice"),
        ("members", ",Nobody,Birch,engineer,", "exchange.no_code"),
        ("members", "C1,Nowhere,,engineer,", "exchange.no_unit"),
        ("members", "C1,Cy,Cedar,engineer,2025-02-30", "exchange.no_date"),
        ("wishes", "Z9,Birch,1", "exchange.nobodys_wish"),
        ("wishes", "A1,Elsewhere,1", "exchange.unknown_unit"),
        ("wishes", "A1,,1", "exchange.no_unit"),
        ("wishes", "A1,Birch,first", "exchange.no_rank"),
        ("wishes", "A1,Birch,0", "exchange.no_rank"),
        ("wishes", "A1,Alder,2", "exchange.own_seat"),
        ("wishes", "A1,birch ,2", "exchange.wish_twice"),
        ("wishes", "A1,Birch,1,one,too,many", "table.too_many_cells"),
        ("units", "Birch,tribe,0", "exchange.no_rule"),
        ("units", "Birch,role,-1", "exchange.no_count"),
        ("units", ",role,0", "exchange.no_unit"),
        ("vacancies", "Birch,engineer,-2", "exchange.no_count"),
        ("vacancies", "Birch,,1", "exchange.vacancy_without_role"),
        ("acceptance", "Birch,Z9,1", "exchange.accepts_nobody"),
        ("acceptance", "Nowhere,A1,1", "exchange.unknown_unit"),
        ("acceptance", "Birch,A1,best", "exchange.no_tier"),
    ],
)
def test_a_bad_row_is_named_and_costs_nothing_else(table: str, row: str, code: str) -> None:
    """Its file, its line and the reason."""
    heads = {"units": "unit,same,may_stay_empty\n", "vacancies": "unit,role,count\n",
             "acceptance": "unit,member,tier\n"}  # fmt: skip
    tables = {"members": MEMBERS, "wishes": WISHES}
    tables[table] = tables.get(table, heads.get(table, "")) + row + "\n"
    found = read(**tables)
    line = tables[table].count("\n")
    assert [(f"{table}.csv:{line}", code)] == bad(found)
    assert {"A1", "B1"} <= found.pool.by_code.keys()
    assert 2 == len(found.pool.wishes)


@pytest.mark.parametrize(
    ("head", "row", "code"),
    [
        ("weight", "-1", "exchange.no_weight"),
        ("weight", "1e9", "exchange.no_weight"),
        ("yes_probability", "1.2", "exchange.no_chance"),
        ("yes_probability", "maybe", "exchange.no_chance"),
        ("earliest", "31.02.2026", "exchange.no_date"),
        ("earliest", "soon", "exchange.no_date"),
    ],
)
def test_a_wish_that_says_what_cannot_be_is_left_out(head: str, row: str, code: str) -> None:
    """Nobody is moved on a guess."""
    found = read(members=MEMBERS, wishes=f"member,unit,{head}\nA1,Birch,{row}\n")
    assert [("wishes.csv:2", code)] == bad(found)
    assert () == found.pool.wishes


def test_a_unit_whose_rules_are_bad_accepts_nobody() -> None:
    """A mistake in a file never loosens what a unit asks for."""
    rules = read(members=MEMBERS, wishes=WISHES, units="unit,same\nBirch,tribe\n").pool
    lists = read(members=MEMBERS, wishes=WISHES, acceptance="unit,member\nBirch,Z9\n").pool
    for pool in (rules, lists):
        assert None is pool.acceptability.tier(pool.by_code["A1"], Position("Birch", "engineer"))


def test_names_are_one_whatever_their_case() -> None:
    """As they were spelt first."""
    found = read(members="code,unit\nA1,Alder  North\nB1,BIRCH\n",
                 wishes="member,unit\nA1,Birch\nB1,alder north\n")  # fmt: skip
    assert [] == bad(found)
    assert ["BIRCH", "Alder North"] == [each.unit for each in found.pool.wishes]


@pytest.mark.parametrize("bom", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_a_spreadsheet_writes_is_read(bom: str, delimiter: str) -> None:
    """A mark at the start, semicolons, ends of lines, a decimal comma."""
    cell = '"0,8"' if delimiter == "," else "0,8"
    table = f"member,unit,rank,yes probability\r\nA1,Birch,1.0,{cell}\r\n"
    raw = (table if delimiter == "," else table.replace(",", delimiter).replace(
        f"0{delimiter}8", "0,8")).encode(bom)  # fmt: skip
    found = read(members=MEMBERS, wishes=raw)
    assert [] == bad(found)
    assert [(1, 0.8)] == [(each.rank, each.yes_probability) for each in found.pool.wishes]


def test_a_formula_is_text() -> None:
    """As it stands; nothing calculates it."""
    found = read(
        members='code,unit\n"=HYPERLINK(""http://evil.test"")",Alder\n@b,=1+1\n', wishes=WISHES
    )
    assert {'=HYPERLINK("http://evil.test")', "@b"} == found.pool.by_code.keys()
    assert "=1+1" in found.pool.of_unit


def test_a_line_of_ten_megabytes_costs_its_own_row() -> None:
    """And is not held."""
    huge = MEMBERS + "C1," + "x" * 10_000_000 + ",Cedar\nD1,Di,Dogwood,engineer,\n"
    found = read(members=huge, wishes=WISHES)
    assert [("members.csv:4", "table.line_too_long")] == bad(found)
    assert "D1" in found.pool.by_code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("members", "code,unit,unit\nA1,Alder,Birch\n", "exchange.column_twice"),
        ("members", "code,name\nA1,Ana\n", "exchange.no_column"),
        ("notes", "what,when\nx,y\n", "exchange.unknown_table"),
        ("blank", "", "exchange.unknown_table"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_whole(name: str, content: str, code: str) -> None:
    """No column is guessed."""
    assert [(f"{name}.csv", code)] == bad(read(**{name: content}))


def test_columns_that_nobody_reads_are_said() -> None:
    """Nothing is left out in silence."""
    found = read(members="code,unit,shoe size\nA1,Alder,42\n", wishes="member,unit\nA1,Alder\n")
    assert {"members.csv": ["shoesize"]} == found.ignored


@pytest.mark.parametrize(
    ("columns", "file", "kind"),
    [
        ("code unit role grade", "x.csv", "members"),
        ("member unit", "wishes-2026.csv", "wishes"),
        ("member unit", "members.csv", "members"),
        ("member unit", "x.csv", "wishes"),
        ("member unit rank", "x.csv", "wishes"),
        ("member unit wish1 wish2", "x.csv", "members"),
        ("unit member tier", "x.csv", "acceptance"),
        ("unit role count", "x.csv", "vacancies"),
        ("unit role", "vacancies.csv", "vacancies"),
        ("unit maystayempty", "x.csv", "units"),
        ("what when", "members.csv", "members"),
    ],
)
def test_columns_tell_the_table_and_the_name_where_they_do_not(
    columns: str, file: str, kind: str
) -> None:
    """The columns first: files are renamed."""
    assert kind == kind_of(frozenset(columns.split()), file)


@given(text=st.text(max_size=30))
def test_whatever_a_cell_says_it_is_a_value_or_none(text: str) -> None:
    """No text is an error."""
    for found in (values.whole(text, 1, 9), values.number(text), values.chance(text)):
        assert found is None or 0 <= found <= values.MOST_WEIGHT
    assert values.same(text) in (None, "role", "grade", "both", "neither")


@settings(max_examples=60, deadline=None)
@given(raw=st.binary(max_size=300) | st.text("code,unit\nA1\r;\"'=rank-", max_size=200).map(
    str.encode))  # fmt: skip
def test_no_bytes_are_an_error(raw: bytes) -> None:
    """A broken file is a list of what is wrong with it."""
    found = rounds.read([member(raw, "members.csv"), member(WISHES, "wishes.csv")])
    assert found.unread
    assert found.pool.wishes == ()


# PrefLib ------------------------------------------------------------------------

NEW = (
    "# FILE NAME: 1.wmd\n# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 1: Pair 1\n"
    "# ALTERNATIVE NAME 2: Pair 2\n# ALTERNATIVE NAME 3: Alturist 3\n"
    "1,2,1.0\n2,1,1.0\n3,1,1.0\n1,3,0.0\n"
)
OLD = "3,3\n1,Pair 1\n2,Pair 2\n3,Altruist 3\n0,1,1.0\n1,0,1.0\n2,0,1.0\n"


@pytest.mark.parametrize("text", [NEW, OLD], ids=["new", "old"])
def test_a_kidney_exchange_is_a_pool(text: str) -> None:
    """A pair is a member with a seat of their own, an altruist a vacancy."""
    file = member(text, "1.wmd")
    assert preflib.is_graph(file)
    pool, unread = preflib.read(file)
    assert () == unread
    assert ["1", "2"] == [each.code for each in pool.participants]
    assert {Position("3"): 1} == pool.vacancies
    assert {("2", "1"), ("1", "2"), ("1", "3")} == {(each.code, each.unit) for each in pool.wishes}
    assert 1 == pool.acceptability.rules("1").may_stay_empty


def test_who_is_an_altruist_says_the_table_of_pairs() -> None:
    """Names may be anything then."""
    graph = member(NEW.replace("Alturist 3", "Three"), "1.wmd")
    pairs = member("Pair,Patient,Donor,Altruist\n1,A,B,0\n2,O,A,0\n3,O,O,1\n9,O,O,1\n", "1.dat")
    assert preflib.is_pairs(pairs)
    pool, unread = preflib.read(graph, pairs)
    assert {Position("3"): 1} == pool.vacancies
    assert [("1.dat:5", "exchange.no_pair")] == [(each.place, each.code) for each in unread]


def test_a_bad_edge_is_named() -> None:
    """The others count."""
    pool, unread = preflib.read(member(NEW + "1,two,1.0\n2,1,inf\n", "1.wmd"))
    assert ["1.wmd:10", "1.wmd:11"] == [each.place for each in unread]
    assert 3 == len(pool.wishes)


def real(path: Path) -> Member:
    """A packed file of the data folder."""
    raw = gzip.decompress(path.read_bytes())
    return Member(path.name, BytesIO(raw), raw[:HEAD], len(raw))


def test_real_kidney_exchanges_are_read_whole(data: Path) -> None:
    """No line of theirs is left out, and as many altruists as their tables say."""
    folder = data / "exchange"
    files = sorted(folder.glob("*.wmd.gz"))
    assert files
    for file in files:
        pool, unread = preflib.read(real(file))
        assert () == unread
        pairs = file.with_name(file.name.replace(".wmd", ".dat"))
        if pairs.exists():
            told, _ = preflib.read(real(file), real(pairs))
            assert told.vacancies == pool.vacancies
        assert pool.wishes
