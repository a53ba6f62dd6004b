"""Person, position, title; and the role of a person towards a goal."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Literal


class Seniority(IntEnum):
    """How high a title stands; comparable, so `>=` reads as "at least"."""

    UNKNOWN = 0
    TRAINEE = 1  # intern, apprentice, working student
    JUNIOR = 2
    WORKER = 3  # a title without a grade
    SENIOR = 4  # senior, staff, principal, expert: without people
    LEAD = 5  # team lead, supervisor, foreman: leads people or work, hears early
    MANAGER = 6  # manages people: manager, head of a team
    DIRECTOR = 7  # director, head of a department, vice president
    EXECUTIVE = 8  # chief officer, president, managing director, partner, founder, owner


Function = Literal[
    "engineering", "data", "product", "design", "research", "operations", "sales", "marketing",
    "finance", "legal", "people", "recruiting", "support", "health", "education", "administration",
    "trading", "consulting", "communication", "general", "other", "",
]  # fmt: skip


MANAGES = 0.5
"""A title speaks of a manager when it is likelier than not that its holder is one."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a job title says, as `language.titles.read` understood it.

    `function` is the kind of work, `scope` what it is about in the title's own
    words ("data platform"), lower-cased. `manages` is the chance in [0, 1]
    that the holder decides on or creates jobs, by the title alone;
    `recruits` says that hiring is the job itself.
    """

    text: str
    seniority: Seniority = Seniority.UNKNOWN
    function: Function = ""
    scope: str = ""
    manages: float = 0.0
    recruits: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """A person's dated place in an organisation.

    `seen_on` is the last day on which a source showed it; `since` and `until`
    are None when nobody knows. A position is current when `until` is None.
    """

    id: int
    organisation: str
    unit: str = ""
    title: Title = Title("")
    since: date | None = None
    until: date | None = None
    seen_on: date | None = None
    education: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the seeker's network (or the seeker: `Network.me`)."""

    id: int
    name: str
    positions: tuple[Position, ...] = ()
    location: str = ""
    reports_to: int | None = None
