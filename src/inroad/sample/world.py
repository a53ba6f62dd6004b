"""The whole invented world, made once from a seed; the writers read it."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from inroad.sample import careers, casting, company, contacts, outsiders
from inroad.sample.invented import COMPANY_DOMAIN, GOAL_UNIT, SEEKER_UNIT, UNITS
from inroad.sample.letters import Letter, letters
from inroad.sample.meetings import Meeting, meetings

LEAST_PEOPLE, LEAST_YEARS = 5, 3


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """Everybody and everything; people are numbers, the company's first.

    `faces` and `stays` are of everybody, `seats` of the company's people only.
    """

    today: date
    start: date
    seats: tuple[company.Seat, ...]
    faces: tuple[company.Face, ...]
    stays: tuple[careers.Stays, ...]
    outside: tuple[outsiders.Outside, ...]
    cast: casting.Cast
    known: tuple[contacts.Acquaintance, ...]
    letters: tuple[Letter, ...]
    meetings: tuple[Meeting, ...]
    made_the_move: tuple[int, ...] = field(default=())

    @property
    def me(self) -> company.Face:
        """The seeker."""
        return self.faces[self.cast.seeker]

    def stay_on(self, number: int, day: date) -> careers.Stay:
        """The position that somebody held on a day; before the first, the first."""
        held = [stay for stay in self.stays[number] if stay.since <= day]
        return held[-1] if held else self.stays[number][0]


def made(seed: int, people: int, units: int, years: int, today: date) -> World:
    """Make the world of a seed.

    Raises: ValueError: fewer than five people, two units or three years, or
        more units than there are names for.
    """
    if people < LEAST_PEOPLE or not 2 <= units <= len(UNITS) or years < LEAST_YEARS:
        raise ValueError("the sample needs 5 people, 2 to 16 units and 3 years")
    rng = np.random.default_rng(seed)
    start = careers.years_before(today, years)
    seats = company.seats(people, units)
    cast = casting.cast_of(seats)
    source, names = company.employees(rng, people)
    outside = outsiders.outsiders(rng, people)
    names = casting.renamed(names, cast) + source.many(len(outside))
    domains = [COMPANY_DOMAIN] * people + outsiders.domains(outside)
    faces = casting.with_oddities(company.faces(rng, names, domains), cast, today)
    stays = careers.careers(rng, seats, cast, years, today)
    stays += outsiders.outside_careers(rng, outside, seats, today)
    graph = contacts.graph(rng, seats)
    planned = contacts.projects(rng, seats, cast, years, today)
    known = contacts.acquaintances(rng, seats, cast, planned, outside, years, today)
    written = letters(rng, cast, known, graph, today, start)
    sat = meetings(rng, cast, seats, known, planned, start, today)
    return World(today, start, tuple(seats), tuple(faces), tuple(stays), tuple(outside), cast,
                 tuple(known), tuple(written), tuple(sat), _made_the_move(stays))  # fmt: skip


def _made_the_move(stays: list[careers.Stays]) -> tuple[int, ...]:
    """Everybody who was in the seeker's unit once and is in the goal's unit today."""
    return tuple(
        number
        for number, held in enumerate(stays)
        if held[-1].unit == GOAL_UNIT and any(stay.unit == SEEKER_UNIT for stay in held[:-1])
    )
