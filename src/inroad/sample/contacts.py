"""Who met whom: a small-world graph of the company, and the people whom the seeker knows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import numpy as np

from inroad.sample.careers import years_before
from inroad.sample.casting import Cast
from inroad.sample.company import Seat
from inroad.sample.invented import GOAL_UNIT, PROJECTS, SEEKER_UNIT
from inroad.sample.outsiders import Outside

KNOWN_OF_2400 = 350
LETTERS_OF_350 = 8_600

Way = Literal["cast", "team", "unit", "project", "meeting", "linkedin", "outside"]
WEIGHTS: dict[Way, float] = {"cast": 0, "team": 8, "unit": 1, "project": 1.4, "meeting": 0,
                             "linkedin": 0, "outside": 0.7}  # fmt: skip
"""How much mail each way of knowing somebody brings, relative to the others."""


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody the seeker knows: from when to when there was contact, and how much."""

    number: int
    way: Way
    since: date
    until: date
    threads: int = 0
    meetings: int = 0
    connected_on: date | None = None
    in_book: bool = False
    circle: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """Some people from several units, for a time; the seeker is one of them."""

    name: str
    members: tuple[int, ...]
    since: date
    until: date


def graph(rng: np.random.Generator, seats: Sequence[Seat]) -> list[list[int]]:
    """Everybody's colleagues: the team, some of the unit, a few anywhere (a small world)."""
    groups: dict[tuple[str, str], list[int]] = {}
    units: dict[str, list[int]] = {}
    for number, seat in enumerate(seats):
        groups.setdefault((seat.unit, seat.team), []).append(number)
        units.setdefault(seat.unit, []).append(number)
    # Heavy-tailed: a few know many.
    extra = np.minimum(np.ceil(rng.pareto(1.5, len(seats)) * 2), 40).astype(int).tolist()
    draws = rng.random((len(seats), 41)).tolist()
    found: list[set[int]] = [set() for _ in seats]
    for number, seat in enumerate(seats):
        known = set(groups[seat.unit, seat.team])
        unit = units[seat.unit]
        for place in range(extra[number]):
            pool: Sequence[int] = unit if place % 4 else range(len(seats))
            known.add(pool[int(draws[number][place] * len(pool))])
        for other in known - {number}:
            found[number].add(other)
            found[other].add(number)
    return [sorted(known) for known in found]


def projects(
    rng: np.random.Generator, seats: Sequence[Seat], cast: Cast, years: int, today: date
) -> list[Project]:
    """The seeker's projects: up to sixteen, of six to fourteen people outside the goal's unit."""
    pool = [
        number
        for number, seat in enumerate(seats)
        if number not in cast.placed and seat.unit != GOAL_UNIT and seat.rank in ("worker", "lead")
    ]
    found = []
    for name in PROJECTS[: len(pool) // 12]:
        size = int(rng.integers(6, 15))
        members = tuple(
            sorted(int(n) for n in rng.choice(pool, min(size, len(pool)), replace=False))
        )
        since = years_before(today, float(rng.uniform(0.3, years)))
        until = min(today, since + timedelta(days=int(rng.integers(120, 500))))
        found.append(Project(name, members, since, until))
    return found


def acquaintances(
    rng: np.random.Generator,
    seats: Sequence[Seat],
    cast: Cast,
    planned: Sequence[Project],
    outside: Sequence[Outside],
    years: int,
    today: date,
) -> list[Acquaintance]:
    """Everybody whom the seeker knows in some way, the cast first."""
    start = years_before(today, years)
    count = min(len(seats) - 1, round(KNOWN_OF_2400 * (len(seats) / 2400) ** 0.7))
    met = _met(rng, seats, cast, planned, start, today)
    drawn = _drawn(met, seats, cast, count)
    drawn += [
        Acquaintance(len(seats) + place, "outside", start, today) for place in range(len(outside))
    ]
    letters = LETTERS_OF_350 * count / KNOWN_OF_2400
    weights = np.array([WEIGHTS[each.way] for each in drawn]) * rng.lognormal(0, 1.2, len(drawn))
    spread = weights / max(float(weights.sum()), 1e-9) * letters * 0.35
    threads = rng.poisson(np.minimum(spread, 160)).tolist()
    filled = [_filled(rng, each, threads[place], today) for place, each in enumerate(drawn)]
    return _planted(cast, start, today) + filled


def _drawn(
    met: Iterator[Acquaintance], seats: Sequence[Seat], cast: Cast, count: int
) -> list[Acquaintance]:
    """The first ones met, nobody twice, until `count` are known with the cast."""
    # Nobody else in the goal's unit: the way there is what the plan has to find.
    known = {number for number, seat in enumerate(seats) if seat.unit == GOAL_UNIT}
    known |= cast.placed
    left = count - len(cast.placed) + 2 + len(cast.pulled)
    found: list[Acquaintance] = []
    for each in met:
        if each.number not in known and len(found) < left:
            known.add(each.number)
            found.append(each)
    return found


def _met(
    rng: np.random.Generator,
    seats: Sequence[Seat],
    cast: Cast,
    planned: Sequence[Project],
    start: date,
    today: date,
) -> Iterator[Acquaintance]:
    """Team, projects, unit, then others anywhere: the order in which people are met."""
    for number in cast.team:
        yield Acquaintance(number, "team", start, today, circle=cast.team)
    special = (*cast.named_like_words, *cast.namesakes, cast.married, cast.nicknamed)
    for each in special:
        if each is not None:
            yield Acquaintance(each, "unit", start, today, circle=cast.team)
    for project in planned:
        for number in project.members:
            yield Acquaintance(number, "project", project.since, project.until,
                               circle=project.members)  # fmt: skip
    unit = [number for number, seat in enumerate(seats) if seat.unit == SEEKER_UNIT]
    for number in rng.permutation(unit)[: round(len(unit) * 0.4)].tolist():
        yield Acquaintance(number, "unit", start, today, circle=cast.team)
    for place, number in enumerate(rng.permutation(len(seats)).tolist()):
        yield Acquaintance(number, "meeting" if place % 3 == 0 else "linkedin", start, today)


def _filled(
    rng: np.random.Generator, each: Acquaintance, threads: int, today: date
) -> Acquaintance:
    """The same with its mail, meetings, LinkedIn date and place in the address book."""
    likely = {"outside": 0.9, "linkedin": 1.0, "team": 0.8}.get(each.way, 0.45)
    connected = None
    if rng.random() < likely:
        # Some connected before the mail starts, some long after they met.
        connected = min(today, each.since + timedelta(days=int(rng.integers(-900, 1700))))
    meetings = 2 if each.way == "meeting" else int(rng.poisson(min(threads, 30) / 12))
    in_book = bool(rng.random() < (0.6 if each.way in ("outside", "team") else 0.25))
    return replace(each, threads=threads, meetings=meetings, connected_on=connected,
                   in_book=in_book)  # fmt: skip


def _planted(cast: Cast, start: date, today: date) -> list[Acquaintance]:
    """How the seeker stands to the cast; the job creator is nobody whom they know."""

    def known(number: int, since: float, until: float, threads: int, meetings: int,
              connected: float | None) -> Acquaintance:  # fmt: skip
        first, last = years_before(today, since), years_before(today, until)
        on = None if connected is None else years_before(today, connected)
        return Acquaintance(number, "cast", max(start, first), last, threads, meetings, on,
                            in_book=connected is not None, circle=cast.team)  # fmt: skip

    found = [known(cast.connector, 3.5, 0, 120, 16, 3.0)]
    if cast.dormant is not None:
        found.append(known(cast.dormant, 5, 2.3, 70, 10, 4.5))
    past = ((5, 0.15, 26, 3, 4.0), (4, 1.3, 6, 1, 2.8))
    for number, (since, until, threads, meetings, connected) in zip(
        cast.pathfinders, past, strict=False
    ):
        found.append(known(number, since, until, threads, meetings, connected))
    for number, connected_on in zip(cast.insiders, (0.9, None), strict=False):
        found.append(known(number, 1.3, 0.25, 3, 0, connected_on))
    return found
