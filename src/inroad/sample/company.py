"""Who is there: units, teams and seats of the invented company, and who reports to whom."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from inroad.sample.invented import CRAFT, LOCATIONS, UNITS
from inroad.sample.names import Names, ascii_name

Rank = Literal["chief", "head", "manager", "lead", "worker"]

SMALLEST_WITH_A_CHIEF = 40
PEOPLE_IN_A_TEAM = 9
TEAMS_OF_A_MANAGER = 6

FICTIONAL_PHONES = ("30 23125", "69 90009", "40 66969", "221 4710", "89 99998")
"""Each with three more digits is kept for films (Bundesnetzagentur): nobody's number."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits today; `boss` is the number of the seat above, None at the top."""

    unit: str
    team: str
    rank: Rank
    boss: int | None


@dataclass(frozen=True, slots=True)
class Face:
    """Who somebody is, apart from their work.

    A name changed by marriage keeps `former_last` and `former_email` until
    `changed_on`. `private` is a second address, `nickname` what friends say.
    """

    number: int
    first: str
    last: str
    email: str
    slug: str
    phone: str
    location: str
    private: str = ""
    nickname: str = ""
    former_last: str = ""
    former_email: str = ""
    changed_on: date | None = None

    @property
    def name(self) -> str:
        """The full name, as of today."""
        return f"{self.first} {self.last}"

    def last_on(self, day: date) -> str:
        """The last name that was in use on a day."""
        return self.former_last if self.changed_on and day < self.changed_on else self.last

    def email_on(self, day: date) -> str:
        """The address that was in use on a day."""
        return self.former_email if self.changed_on and day < self.changed_on else self.email


def units_of(people: int, units: int) -> list[str]:
    """The units of a company of that size: a small one has fewer, never less than two."""
    return [craft.unit for craft in UNITS[: max(2, min(units, people // 12))]]


def seats(people: int, units: int) -> list[Seat]:
    """Every seat, from the chief (if there is one) down to the workers, unit by unit."""
    chief = people >= SMALLEST_WITH_A_CHIEF
    found = [Seat("", "", "chief", None)] if chief else []
    names = units_of(people, units)
    for unit, size in zip(names, _sizes(names, people - chief), strict=True):
        found += _unit_seats(unit, size, len(found), 0 if chief else None)
    return found


def _sizes(units: Sequence[str], people: int) -> list[int]:
    """People in each unit, by their shares, nobody left out, no unit almost empty."""
    least = min(6, people // len(units))
    shares = np.array([CRAFT[unit].share for unit in units])
    exact = shares / shares.sum() * (people - least * len(units))
    sizes = np.floor(exact).astype(int)
    order = np.argsort(-(exact - sizes), kind="stable")
    lacking = people - least * len(units) - int(sizes.sum())
    sizes[order[:lacking]] += 1
    return [least + int(size) for size in sizes]


def _unit_seats(unit: str, size: int, first: int, above: int | None) -> list[Seat]:
    """The seats of one unit; the first has the number `first`."""
    team_count = max(1, round(size / PEOPLE_IN_A_TEAM))
    managers = math.ceil(team_count / TEAMS_OF_A_MANAGER) if team_count > TEAMS_OF_A_MANAGER else 0
    found = [Seat(unit, "", "head", above)]
    found += [Seat(unit, "", "manager", first)] * managers
    left = size - len(found)
    for team in range(team_count):
        members = left // team_count + (team < left % team_count)
        boss = first + 1 + team // TEAMS_OF_A_MANAGER if managers else first
        found += _team_seats(unit, _team_name(unit, team), members, first + len(found), boss)
    return found


def _team_seats(unit: str, team: str, members: int, first: int, boss: int) -> list[Seat]:
    if members < 4:
        return [Seat(unit, team, "worker", boss)] * members
    return [Seat(unit, team, "lead", boss), *[Seat(unit, team, "worker", first)] * (members - 1)]


def _team_name(unit: str, team: int) -> str:
    names = CRAFT[unit].teams
    again = team // len(names)
    return names[team % len(names)] + (f" {again + 1}" if again else "")


def faces(
    rng: np.random.Generator, names: Sequence[tuple[str, str]], domains: Sequence[str]
) -> list[Face]:
    """People with these names, in order; a taken address gets a number.

    Args:
        rng: where chance comes from.
        names: first and last name of each.
        domains: the domain of each one's address at work.
    """
    taken: set[str] = set()
    places = rng.choice(len(LOCATIONS), len(names), p=_location_shares())
    phones = rng.permutation(len(FICTIONAL_PHONES) * 1000).tolist()
    found = []
    for number, ((first, last), domain) in enumerate(zip(names, domains, strict=True)):
        # "example" and a number keep the profile from being anybody's.
        slug = f"{ascii_name(first)}-{ascii_name(last)}-example{number:04d}"
        phone = _phone(phones[number]) if number < len(phones) else ""
        email = _free(f"{ascii_name(first)}.{ascii_name(last)}", domain, taken)
        found.append(Face(number, first, last, email, slug, phone, LOCATIONS[int(places[number])]))
    return found


def _phone(number: int) -> str:
    return f"+49 {FICTIONAL_PHONES[number // 1000]}{number % 1000:03d}"


def _location_shares() -> list[float]:
    weights = [2.0 ** -(place * 0.7) for place in range(len(LOCATIONS))]
    return [weight / sum(weights) for weight in weights]


def _free(local: str, domain: str, taken: set[str]) -> str:
    again = 1
    email = f"{local}@{domain}"
    while email in taken:
        again += 1
        email = f"{local}{again}@{domain}"
    taken.add(email)
    return email


def employees(rng: np.random.Generator, count: int) -> tuple[Names, list[tuple[str, str]]]:
    """The names of the company's people, and the source that outsiders' names come from."""
    names = Names(rng)
    return names, names.many(count)
