"""The tables of a round: which one a file is, and its rows with their cells by name.

Columns are known by their names, whatever their order, case and language of
the delimiter; which table a file is, by its columns, and by its name where
they do not tell. A cell is data, also one that a spreadsheet would calculate.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from inroad.formats.cleaning import clean_text
from inroad.formats.readings import BOUNDS, Member, Unread
from inroad.formats.tables import Header, Row, dated_rows_of, header_in

Kind = Literal["members", "wishes", "units", "vacancies", "acceptance"]

COLUMNS: Mapping[Kind, Mapping[str, str]] = {
    "members": {
        "member": "code member memberid id employee employeeid person personid participant",
        "unit": "unit currentunit fromunit department team division from",
        "role": "role currentrole job jobtitle title function",
        "grade": "grade currentgrade level band",
        "name": "name fullname",
        "skills": "skills skill competences qualifications",
        "since": "since waitingsince waiting registered registeredon",
    },
    "wishes": {
        "member": "member memberid code id employee employeeid person personid participant",
        "unit": "unit wish wishedunit tounit wantedunit to wants department team division",
        "role": "role wishedrole torole job jobtitle title function",
        "grade": "grade wishedgrade tograde level band",
        "rank": "rank priority preference choice order",
        "weight": "weight willingness",
        "yes": "yesprobability yes probability acceptanceprobability",
        "earliest": "earliest earliestdate notbefore availablefrom",
    },
    "units": {
        "unit": "unit department team division name",
        "same": "same mustbesame equal",
        "skills": "skills requiredskills skill",
        "empty": "maystayempty mayloose maylose empty slack",
        "accepts": "accepts accepted acceptslist members list",
    },
    "vacancies": {
        "unit": "unit department team division",
        "role": "role job jobtitle title function",
        "grade": "grade level band",
        "count": "count vacancies vacant seats openings number free",
    },
    "acceptance": {
        "unit": "unit department team division",
        "member": "member memberid code id employee employeeid person personid participant",
        "tier": "tier class order preference",
    },
}
"""Of each table the columns, and the names by which each is known (as `column_key` gives them)."""
NEEDED: Mapping[Kind, tuple[str, ...]] = {
    "members": ("member", "unit"),
    "wishes": ("member", "unit"),
    "units": ("unit",),
    "vacancies": ("unit", "count"),
    "acceptance": ("unit", "member"),
}
_KEYS = {kind: {field: tuple(words.split()) for field, words in columns.items()}
         for kind, columns in COLUMNS.items()}  # fmt: skip
WISH_COLUMN = re.compile(r"(?:wish|choice|preference)(?:unit)?([1-9][0-9]?)")
"""A wish that stands in the table of members, such as `wish1`."""
KEPT_FROM_COUNTING = frozenset({"'=", "'+", "'-", "'@"})
"""How a careful program begins a cell that a spreadsheet would take for a formula."""
_LONG = frozenset({"skills", "accepts"})
"""Fields that hold lists, and may be longer than a name."""
_PERSON = frozenset(_KEYS["members"]["member"])
_UNIT = frozenset(_KEYS["members"]["unit"]) | frozenset(_KEYS["wishes"]["unit"])
_OWN_WORDS: Mapping[str, frozenset[str]] = {
    "acceptance": frozenset({"tier"}),
    "wishes": frozenset("rank weight willingness yesprobability earliest wish wishedunit tounit"
                        " wantedunit earliestdate notbefore".split()),
    "vacancies": frozenset("count vacancies vacant".split()),
    "units": frozenset("maystayempty same accepts requiredskills mustbesame maylose".split()),
    "members": frozenset("since waitingsince currentunit name fullname skills".split()),
}  # fmt: skip
"""Columns that tell one table from the others."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: where it stands and what it says by field, clean and on one line.

    `wishes` are those in columns of their own, by number and unit, the dearest first.
    """

    place: str
    kind: Kind
    said: Mapping[str, str]
    wishes: Sequence[tuple[int, str]] = ()

    def __call__(self, field: str) -> str:
        """The text of a field, "" where it is empty or the table has no such column."""
        return self.said.get(field, "")

    def bad(self, code: str, detail: str = "") -> Unread:
        """This row as one that cannot be used."""
        return Unread(self.place, code, clean_text(detail, 120))


@dataclass(frozen=True, slots=True)
class Table:
    """A file that was recognised: which table it is, and its header."""

    kind: Kind
    header: Header
    member: Member

    @property
    def missing(self) -> list[str]:
        """Columns that the table cannot do without."""
        return [each for each in NEEDED[self.kind]
                if not self.header.names & set(_KEYS[self.kind][each])]  # fmt: skip

    @property
    def twice(self) -> list[str]:
        """Known columns that stand more than once."""
        known = {word for words in _KEYS[self.kind].values() for word in words}
        return sorted(
            name
            for name, places in self.header.columns.items()
            if len(places) > 1 and (name in known or WISH_COLUMN.fullmatch(name))
        )

    @property
    def ranked(self) -> bool:
        """Whether it says in which order wishes are dear."""
        return bool(self.header.names & set(_KEYS[self.kind].get("rank", ())))

    @property
    def unknown(self) -> list[str]:
        """Columns that nobody looks at."""
        known = {word for words in _KEYS[self.kind].values() for word in words}
        return sorted(name for name in self.header.names - known if not WISH_COLUMN.fullmatch(name)
                      or self.kind != "members")  # fmt: skip


def table_of(member: Member) -> Table | None:
    """Which table a file is, None where it is none of them."""
    header = header_in(member.head, _is_any)
    kind = kind_of(header.names, member.name) if header else None
    return Table(kind, header, member) if kind and header else None


def _is_any(names: frozenset[str]) -> bool:
    return bool(names & _UNIT or names & _PERSON or any(map(WISH_COLUMN.fullmatch, names)))


def kind_of(names: frozenset[str], file: str) -> Kind | None:
    """Which table has these columns; the file's name tells where they do not."""
    person, wished = names & _PERSON, any(map(WISH_COLUMN.fullmatch, names))
    if wished and person:
        return "members"
    if person:
        for kind in ("acceptance", "wishes"):
            if names & _OWN_WORDS[kind]:
                return kind
    elif names & _OWN_WORDS["vacancies"]:
        return "vacancies"
    elif names & _OWN_WORDS["units"]:
        return "units"
    stem = re.split(r"[\\/]", file)[-1].partition(".")[0].lower()
    for kind in COLUMNS:
        if stem.startswith(kind[:-1]) or (kind == "vacancies" and stem.startswith("vacanc")):
            return kind
    if not person:
        return "units" if "unit" in names else None
    return "wishes" if "member" in names and "code" not in names else "members"


def rows(table: Table) -> tuple[bool, Iterator[Cells | Unread]]:
    """Whether its numeric dates have the day first, and every row; what is unreadable as such."""
    dates = [word for field in ("since", "earliest") for word in _KEYS[table.kind].get(field, ())]
    day_first, found = dated_rows_of(table.member, table.header, dates, ragged=True)
    return day_first, _each(table, found)


def _each(table: Table, found: Iterator[Row | Unread]) -> Iterator[Cells | Unread]:
    columns = table.header.columns
    known = [(field, [at for word in words for at in columns.get(word, ())])
             for field, words in _KEYS[table.kind].items()]  # fmt: skip
    fields = [(field, places, field in _LONG) for field, places in known if places]
    numbered = sorted((int(match[1]), places) for name, places in columns.items()
                      if table.kind == "members"
                      and (match := WISH_COLUMN.fullmatch(name)))  # fmt: skip
    for row in found:
        if isinstance(row, Unread):
            yield row
            continue
        said: dict[str, str] = {}
        longest = 0
        for field, places, long in fields:
            text = _first(row.cells, places)
            if text:
                said[field] = _clean(text, long)
                if not long and len(text) > longest:
                    longest = len(text)
        wishes = [(number, _clean(text, False)) for number, places in numbered
                  if (text := _first(row.cells, places))] if numbered else ()  # fmt: skip
        cells = Cells(f"{table.member.name}:{row.line}", table.kind, said, wishes)
        too_long = longest > BOUNDS.name_characters
        yield cells.bad("exchange.too_long", " ".join(said.values())) if too_long else cells


def _first(cells: Sequence[str], places: Sequence[int]) -> str:
    """The first cell that is not empty."""
    for at in places:
        if at < len(cells) and (text := cells[at].strip()):
            return text[1:] if text[0] == "'" and text[:2] in KEPT_FROM_COUNTING else text
    return ""


@lru_cache(maxsize=1 << 17)
def _clean(text: str, long: bool) -> str:
    """A cell on one line; a round says the same few names again and again."""
    return clean_text(text, BOUNDS.field_characters if long else BOUNDS.name_characters)


def listed(text: str) -> frozenset[str]:
    """The parts of a list in one cell, separated by `;`, `|` or `,`."""
    return frozenset(part for each in re.split(r"[;|,]", text) if (part := each.strip()))
