"""Who the seeker knows elsewhere: former colleagues, clients, partners, university friends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from inroad.sample.careers import Stay, Stays, years_before
from inroad.sample.company import Face, Seat
from inroad.sample.invented import (
    COMPANY,
    COMPANY_DOMAIN,
    OUTSIDE_COMPANIES,
    OUTSIDE_TITLES,
    SEEKER_UNIT,
    Kind,
)  # fmt: skip

MOST = 120
KINDS: tuple[Kind, ...] = ("former", "client", "university", "partner")
KIND_SHARES = (0.35, 0.3, 0.2, 0.15)


@dataclass(frozen=True, slots=True)
class Outside:
    """How somebody elsewhere is known: the kind, and the company's number in the list."""

    kind: Kind
    company: int


def outsiders(rng: np.random.Generator, people: int) -> list[Outside]:
    """About one for twenty colleagues, at most 120, at some thirty companies."""
    count = min(MOST, people // 20)
    kinds = rng.choice(len(KINDS), count, p=KIND_SHARES)
    companies = rng.integers(0, len(OUTSIDE_COMPANIES), count)
    return [
        Outside(KINDS[int(kind)], int(company))
        for kind, company in zip(kinds, companies, strict=True)
    ]


def domains(found: Sequence[Outside]) -> list[str]:
    """The domain of each one's address: a company's, or a private one for friends."""
    return [
        "example.net" if each.kind == "university" else OUTSIDE_COMPANIES[each.company][1]
        for each in found
    ]


def outside_careers(
    rng: np.random.Generator, found: Sequence[Outside], seats: Sequence[Seat], today: date
) -> list[Stays]:
    """Positions elsewhere; former colleagues were in the seeker's company before."""
    return [_career(rng, each, seats, today) for each in found]


def _career(rng: np.random.Generator, each: Outside, seats: Sequence[Seat], today: date) -> Stays:
    title = OUTSIDE_TITLES[int(rng.integers(len(OUTSIDE_TITLES)))]
    since = years_before(today, float(rng.uniform(0.4, 5)))
    now = Stay(OUTSIDE_COMPANIES[each.company][0], "", "", title, since)
    if each.kind == "former":
        seat = seats[int(rng.integers(len(seats)))]
        unit = SEEKER_UNIT if rng.random() < 0.5 or not seat.unit else seat.unit
        hired = years_before(since, float(rng.uniform(1, 6)))
        return Stay(COMPANY, unit, "", "Engineer", hired, since), now
    if rng.random() < 0.4:
        other = OUTSIDE_COMPANIES[int(rng.integers(len(OUTSIDE_COMPANIES)))][0]
        hired = years_before(since, float(rng.uniform(1, 4)))
        return Stay(other, "", "", title, hired, since), now
    return (now,)


def former_address(face: Face) -> str:
    """The address that a former colleague had in the seeker's company."""
    return f"{face.email.partition('@')[0]}@{COMPANY_DOMAIN}"
