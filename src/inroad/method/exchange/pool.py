"""Who holds which seat, who would like which, and whom a unit would accept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

Same = Literal["role", "grade", "both", "neither"]
"""What must be equal between the seat that somebody has and the one they come to."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A kind of seat: all seats of one unit, role and grade are interchangeable."""

    unit: str
    role: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody with a seat; `code` is what organisers see, `since` from when they wait."""

    code: str
    position: Position
    skills: frozenset[str] = frozenset()
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """A move that somebody would make; an empty role or grade leaves it open.

    `rank` 1 is the dearest. `weight` is how much it is wanted, against 1, and
    `yes_probability` the chance that they say yes when it is offered.
    """

    code: str
    unit: str
    role: str = ""
    grade: str = ""
    rank: int = 1
    weight: float = 1.0
    yes_probability: float = 1.0
    earliest: date | None = None


def dearest_first(wish: Wish) -> tuple[int, float]:
    """What wishes are sorted by."""
    return wish.rank, -wish.weight


@dataclass(frozen=True, slots=True)
class Rules:
    """Whom one unit accepts, and how many of its seats may stay empty.

    `listed` is the manager's list: code to tier, 1 the most welcome. Where there
    is one, nobody else is accepted; without one, everybody has tier 1.
    """

    same: Same = "role"
    skills: frozenset[str] = frozenset()
    listed: Mapping[str, int] | None = None
    may_stay_empty: int = 0


Bar = Literal["role", "grade", "skills", "list"]
"""What keeps somebody from a seat."""


@dataclass(frozen=True, slots=True)
class Acceptability:
    """What every unit asks of those who come; `otherwise` holds where a unit says nothing."""

    units: Mapping[str, Rules] = field(default_factory=dict)
    otherwise: Rules = field(default_factory=Rules)

    def rules(self, unit: str) -> Rules:
        """The rules of a unit."""
        return self.units.get(unit, self.otherwise)

    def bar(self, own: Position, skills: frozenset[str], to: Position) -> Bar | None:
        """What keeps whoever has a seat and skills from another seat, a list aside."""
        rules = self.rules(to.unit)
        if rules.same in ("role", "both") and own.role != to.role:
            return "role"
        if rules.same in ("grade", "both") and own.grade != to.grade:
            return "grade"
        return None if rules.skills <= skills else "skills"

    def barred(self, participant: Participant, to: Position) -> Bar | None:
        """What keeps somebody from a seat; None where they are accepted."""
        if found := self.bar(participant.position, participant.skills, to):
            return found
        listed = self.rules(to.unit).listed
        return None if listed is None or participant.code in listed else "list"

    def tier(self, participant: Participant, to: Position) -> int | None:
        """How welcome somebody is in a seat, 1 the most; None where they are not accepted."""
        if self.barred(participant, to):
            return None
        listed = self.rules(to.unit).listed
        return 1 if listed is None else listed[participant.code]


@dataclass(frozen=True)
class ExchangePool:
    """One round: who takes part, the seats, the wishes, what is vacant, who is accepted.

    `positions` are all kinds of seats, those of participants and those that are
    vacant; `vacancies` says how many seats of a kind are. Wishes whose `earliest`
    lies after `on` wait for a later round. `declined` are moves (a code and a seat)
    that are proposed to nobody again, `away` those who move no more.

    Raises: ValueError: two participants of one code, a wish of nobody, a seat
        that is not among the positions, or a negative number of vacancies.
    """

    participants: Sequence[Participant]
    positions: Sequence[Position]
    wishes: Sequence[Wish]
    vacancies: Mapping[Position, int] = field(default_factory=dict)
    acceptability: Acceptability = field(default_factory=Acceptability)
    on: date = date.max
    declined: frozenset[tuple[str, Position]] = frozenset()
    away: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse what cannot be a round."""
        seats = set(self.positions)
        if len(seats) != len(self.positions):
            raise ValueError("a kind of seat stands twice among the positions")
        if len(self.by_code) != len(self.participants):
            raise ValueError("two participants have one code")
        if any(each.position not in seats for each in self.participants):
            raise ValueError("a participant's seat is not among the positions")
        if any(each.code not in self.by_code for each in self.wishes):
            raise ValueError("a wish is nobody's")
        if any(at not in seats or many < 0 for at, many in self.vacancies.items()):
            raise ValueError("a vacancy is not among the positions, or is less than none")

    @cached_property
    def by_code(self) -> Mapping[str, Participant]:
        """The participants by their codes."""
        return {each.code: each for each in self.participants}

    @cached_property
    def wishes_of(self) -> Mapping[str, Sequence[Wish]]:
        """Everybody's wishes, the dearest first."""
        found: dict[str, list[Wish]] = {each.code: [] for each in self.participants}
        for wish in self.wishes:
            found[wish.code].append(wish)
        for wishes in found.values():
            wishes.sort(key=dearest_first)
        return found

    @cached_property
    def of_unit(self) -> Mapping[str, Sequence[Position]]:
        """The kinds of seats of each unit, in order."""
        found: dict[str, list[Position]] = {}
        for each in sorted(self.positions):
            found.setdefault(each.unit, []).append(each)
        return found

    def seats_of(self, wish: Wish) -> Iterator[Position]:
        """The kinds of seats that a wish names, but for those like one's own."""
        own = self.by_code[wish.code].position
        for each in self.of_unit.get(wish.unit, ()):
            if wish.role in ("", each.role) and wish.grade in ("", each.grade) and each != own:
                yield each
