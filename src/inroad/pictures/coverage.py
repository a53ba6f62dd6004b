"""The coverage map as an answer: who there is for the goal, how they stand to me, what is missing.

This module says what is shown; `coverage_map` says where it stands.
"""

from collections.abc import Callable
from dataclasses import dataclass

from inroad.method.coverage import LEVELS, Coverage, Level
from inroad.method.reasons import Reason
from inroad.method.roles import ROLES, Role
from inroad.pictures.picture import Table
from inroad.words.catalogue import LEVELS as LEVEL_WORDS
from inroad.words.catalogue import ROLE_HEADINGS
from inroad.words.say import counted, said

TITLE = "Who there is for your goal, and how they stand to you"
HEADERS = ("Role", "How they stand to you", "People", "Who")
NAMED = 19
"""How many people of one field are shown one by one."""
ONE: dict[Role, str] = {
    "insider": "insider",
    "job_creator": "job creator",
    "pathfinder": "pathfinder",
}


@dataclass(frozen=True, slots=True)
class Doors:
    """Where the map leads: names by id, a person's page, and the list of a role (at a level)."""

    names: Callable[[int], str]
    person: Callable[[int], str]
    listed: Callable[[Role, Level | None], str]


@dataclass(frozen=True, slots=True)
class Field:
    """The people of one role at one level; those after the first few are only counted."""

    role: Role
    level: Level
    people: tuple[int, ...]

    @property
    def shown(self) -> tuple[int, ...]:
        """Those who are drawn one by one, the likeliest first."""
        return self.people[:NAMED]

    @property
    def rest(self) -> int:
        """How many more there are."""
        return len(self.people) - len(self.shown)


@dataclass(frozen=True, slots=True)
class Row:
    """One role. `missing` names its hole, "" where somebody knows what I bring."""

    role: Role
    fields: tuple[Field, ...]
    missing: str

    @property
    def count(self) -> int:
        """Everybody in the role."""
        return sum(len(field.people) for field in self.fields)


@dataclass(frozen=True, slots=True)
class Hole:
    """What is missing most, as a sentence, and who could help to fill it."""

    role: Role
    told: str
    person: int | None


def rows(coverage: Coverage) -> tuple[Row, ...]:
    """The map's rows, in the order of the roles."""
    return tuple(_row(coverage, role) for role in ROLES)


def _row(coverage: Coverage, role: Role) -> Row:
    fields = tuple(Field(role, each, coverage.people.get((role, each), ())) for each in LEVELS)
    if any(field.people for field in fields[2:]):
        missing = ""
    elif any(field.people for field in fields):
        missing = f"No {ONE[role]} knows what you bring yet"
    else:
        missing = f"No {ONE[role]} is known yet"
    return Row(role, fields, missing)


def worst(coverage: Coverage, names: Callable[[int], str]) -> Hole | None:
    """The hole that the method names, None where every role is well filled."""
    if coverage.hole is None:
        return None
    role = next(each for each in ROLES if each in coverage.hole.code)
    return Hole(role, _sentence(said(coverage.hole, names)), _helper(coverage.hole))


def _helper(hole: Reason) -> int | None:
    found = hole.facts.get("person", hole.facts.get("namer"))
    return found if isinstance(found, int) else None


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def heading(role: Role) -> tuple[str, str]:
    """A role's heading in two parts: "Insiders", "work there"."""
    head, _, rest = ROLE_HEADINGS[role].partition(" (")
    return head, rest.rstrip(")")


def description(shown: tuple[Row, ...], hole: Hole | None) -> str:
    """The map in a few sentences."""
    parts = []
    for row in shown:
        known = [f"{len(field.people)} {LEVEL_WORDS[field.level]}"
                 for field in row.fields if field.people]  # fmt: skip
        parts.append(f"{ROLE_HEADINGS[row.role]}: {', '.join(known) or 'nobody yet'}.")
    parts += [f"{row.missing}." for row in shown if row.missing]
    parts += [f"Missing most: {hole.told}."] if hole else []
    return " ".join(parts)


def table(shown: tuple[Row, ...], names: Callable[[int], str]) -> Table:
    """One row for each field, with the same people named and the same number counted."""
    fields = [field for row in shown for field in row.fields]
    return Table(
        HEADERS,
        tuple(
            (
                ROLE_HEADINGS[field.role],
                LEVEL_WORDS[field.level],
                str(len(field.people)),
                _who(field, names),
            )
            for field in fields
        ),
    )


def _who(field: Field, names: Callable[[int], str]) -> str:
    if not field.people:
        return "nobody yet"
    named = ", ".join(names(each) for each in field.shown)
    return f"{named} and {counted(field.rest, 'other', 'others')}" if field.rest else named
