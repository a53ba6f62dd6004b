"""Who moved: everybody's dated positions, new leaders, and the team mates they pulled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from inroad.sample.casting import Cast
from inroad.sample.company import Rank, Seat
from inroad.sample.invented import (
    BRIDGE_UNIT,
    COMPANY,
    CRAFT,
    GOAL_UNIT,
    GRADES,
    HEADS,
    LEADS,
    MANAGERS,
    SEEKER_TEAM,
    SEEKER_UNIT,
)  # fmt: skip

MOVES_A_YEAR = 0.075
"""As drawn; about a tenth of the draws lead to where one is, which leaves 6 %."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A dated position; `until` None: still there."""

    organisation: str
    unit: str
    team: str
    title: str
    since: date
    until: date | None = None


Stays = tuple[Stay, ...]
"""One person's positions, the oldest first."""


def years_before(today: date, years: float) -> date:
    """The day so many years ago."""
    return today - timedelta(days=round(365.25 * years))


def careers(
    rng: np.random.Generator, seats: Sequence[Seat], cast: Cast, years: int, today: date
) -> list[Stays]:
    """Everybody's positions up to today: about 6 % move in a year, leaders pull."""
    course = _Drawing(rng, seats, years, today)
    found = [course.of(number) for number in range(len(seats))]
    _pull(rng, seats, found, cast.placed, today)
    for number, stays in _prescribed(seats, cast, today).items():
        found[number] = stays
    return found


def title_of(rng: np.random.Generator, seat: Seat, unit: str = "") -> str:
    """A title for a seat, or for a worker in another unit."""
    where = unit or seat.unit
    if not where:
        return "Chief Executive Officer"
    rank: Rank = "worker" if unit else seat.rank
    draw = float(rng.random())
    if rank == "worker":
        titles = CRAFT[where].titles
        return GRADES[int(draw * len(GRADES))] + titles[int(float(rng.random()) * len(titles))]
    shapes = {"head": HEADS, "manager": MANAGERS}.get(rank, LEADS)
    return shapes[int(draw * len(shapes))].format(seat.team or where)


class _Drawing:
    """Draws one person's positions backwards from the seat of today."""

    def __init__(
        self, rng: np.random.Generator, seats: Sequence[Seat], years: int, today: date
    ) -> None:
        self._rng, self._seats, self._today = rng, seats, today
        count = len(seats)
        self._tenure = np.clip(rng.gamma(2.0, 3.2, count), 0.1, 30)
        moves = rng.poisson(MOVES_A_YEAR * np.minimum(self._tenure, years))
        self._moves = np.minimum(moves, 2)
        self._when = (
            np.sort(rng.random((count, 2)), axis=1) * np.minimum(self._tenure, years)[:, None]
        )
        self._from = rng.integers(0, count, (count, 2))

    def of(self, number: int) -> Stays:
        """The positions of one person, oldest first."""
        seat = self._seats[number]
        hired = years_before(self._today, float(self._tenure[number]))
        stays: list[Stay] = []
        until: date | None = None
        unit, team, title = seat.unit, seat.team, title_of(self._rng, seat)
        for step in range(int(self._moves[number])):
            since = years_before(self._today, float(self._when[number, step]))
            before = self._seats[int(self._from[number, step])]
            if not before.unit or before.unit == unit or since <= hired or since == until:
                continue
            stays.append(Stay(COMPANY, unit, team, title, since, until))
            until, unit, team = since, before.unit, before.team
            title = title_of(self._rng, before, before.unit)
        stays.append(Stay(COMPANY, unit, team, title, hired, until))
        return tuple(stays[::-1])


def _pull(
    rng: np.random.Generator,
    seats: Sequence[Seat],
    found: list[Stays],
    placed: frozenset[int],
    today: date,
) -> None:
    """Let half of the new leaders be followed by one to three former team mates."""
    below: dict[int, list[int]] = {}
    for number, seat in enumerate(seats):
        if seat.boss is not None and seat.rank == "worker" and number not in placed:
            below.setdefault(seat.boss, []).append(number)
    for leader, team in below.items():
        if len(found[leader]) < 2 or rng.random() < 0.5:
            continue
        came, before = found[leader][-1].since, found[leader][-2]
        staying = [each for each in team if len(found[each]) == 1 and found[each][0].since < came]
        for follower in staying[: int(rng.integers(1, 4))]:
            moved = came + timedelta(days=int(rng.integers(20, 300)))
            if moved < today:
                found[follower] = _followed(rng, seats[follower], found[follower][0], before, moved)


def _followed(rng: np.random.Generator, seat: Seat, stay: Stay, before: Stay, moved: date) -> Stays:
    former = title_of(rng, seat, before.unit)
    earlier = Stay(COMPANY, before.unit, before.team, former, stay.since, moved)
    return earlier, replace(stay, since=moved)


def _prescribed(seats: Sequence[Seat], cast: Cast, today: date) -> dict[int, Stays]:
    """The careers of the cast: those that make this seeker's plan an interesting one."""
    bridge = BRIDGE_UNIT if seats[cast.connector].unit == BRIDGE_UNIT else SEEKER_UNIT
    found = {
        cast.seeker: _course(today, (8, SEEKER_UNIT, SEEKER_TEAM, "Tooling Engineer"),
                             (3.5, SEEKER_UNIT, SEEKER_TEAM, "Senior Tooling Engineer")),
        cast.job_creator: _course(today, (6, bridge, "Forecasting", "Group Manager Forecasting"),
                                  (0.42, GOAL_UNIT, "", f"Head of {GOAL_UNIT}")),
        cast.connector: _course(
            today, (7, bridge, seats[cast.connector].team, "Principal Architect")),
    }  # fmt: skip
    paths = (
        _course(today, (6, SEEKER_UNIT, SEEKER_TEAM, "Tooling Engineer"),
                (1.2, GOAL_UNIT, "Telemetry", "Data Engineer")),
        _course(today, (4.5, SEEKER_UNIT, "Hotline", "Support Engineer"),
                (1.6, GOAL_UNIT, "Data Quality", "Analytics Engineer")),
    )  # fmt: skip
    found.update(zip(cast.pathfinders, paths, strict=False))
    return found | _prescribed_inside(seats, cast, bridge, today)


def _prescribed_inside(
    seats: Sequence[Seat], cast: Cast, bridge: str, today: date
) -> dict[int, Stays]:
    """The careers of those in the goal's unit who never were in the seeker's, but for one."""
    found = {}
    for step, each in enumerate(cast.insiders):
        found[each] = _course(today, (4 - step, GOAL_UNIT, seats[each].team, "Platform Engineer"))
    for step, each in enumerate(cast.pulled):
        followed = 0.3 - 0.15 * step
        found[each] = _course(today, (5, bridge, "Forecasting", "Software Engineer"),
                              (followed, GOAL_UNIT, seats[each].team, "Data Engineer"))  # fmt: skip
    if cast.dormant is not None:
        team = seats[cast.dormant].team
        steps = ((9, SEEKER_UNIT, SEEKER_TEAM, "Senior Tooling Engineer"),
                 (3, bridge, "Metering", "Software Engineer"),
                 (1.5, GOAL_UNIT, team, f"Team Lead {team}"))  # fmt: skip
        found[cast.dormant] = _course(today, *steps)
    return found


def _course(today: date, *steps: tuple[float, str, str, str]) -> Stays:
    """Positions from steps of years ago, unit, team and title; each ends as the next begins."""
    starts = [years_before(today, step[0]) for step in steps]
    ends: list[date | None] = [*starts[1:], None]
    return tuple(
        Stay(COMPANY, unit, team, title, since, until)
        for (_, unit, team, title), since, until in zip(steps, starts, ends, strict=True)
    )
