"""Who sat together: the seeker's calendar of the years."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

import numpy as np

from inroad.sample.casting import Cast
from inroad.sample.company import Seat
from inroad.sample.contacts import Acquaintance, Project
from inroad.sample.invented import SUBJECTS

Answer = Literal["ACCEPTED", "DECLINED", "TENTATIVE", "NEEDS-ACTION"]

ALL_HANDS = 60
"""People invited to an all-hands: more than a meeting that says who knows whom."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One entry of the calendar; `rule` and `without` make it a series.

    `moved_from` names the occurrence of a series that this entry replaces.
    """

    uid: str
    at: datetime
    minutes: int
    summary: str
    organiser: int
    others: tuple[int, ...]
    answer: Answer = "ACCEPTED"
    cancelled: bool = False
    all_day: bool = False
    room: bool = False
    rule: str = ""
    without: tuple[datetime, ...] = ()
    moved_from: datetime | None = None


def meetings(
    rng: np.random.Generator,
    cast: Cast,
    seats: Sequence[Seat],
    known: Sequence[Acquaintance],
    planned: Sequence[Project],
    start: date,
    today: date,
) -> list[Meeting]:
    """Series, one-to-ones, project meetings, and what does not count, by time."""
    found = _series(cast, seats, start, today)
    found += _one_to_ones(rng, cast, known)
    for project in planned:
        found += _project_meetings(rng, cast, project)
    found += _crowds_and_days_off(rng, cast, len(seats), start, today)
    past = [each for each in found if each.at.date() < today]
    ordered = sorted(past, key=lambda each: (each.at, each.summary, each.others))
    return [
        each if each.uid else replace(each, uid=f"{place:05d}-sample@calendar.example")
        for place, each in enumerate(ordered)
    ]


def _at(day: date, hour: float) -> datetime:
    return datetime.combine(day, time(), UTC) + timedelta(minutes=round(hour * 4) * 15)


def _workday(rng: np.random.Generator, since: date, until: date) -> datetime:
    day = since + timedelta(days=int(rng.integers(0, max((until - since).days, 1))))
    day += timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
    return _at(day, float(rng.uniform(7, 15)))


def _series(cast: Cast, seats: Sequence[Seat], start: date, today: date) -> list[Meeting]:
    """The team's week, with weeks left out and one moved; and the boss's fortnight."""
    tuesday = start + timedelta(days=(1 - start.weekday()) % 7)
    first = _at(tuesday, 8.5)
    weeks = max((today - tuesday).days // 7 - 4, 1)
    # From the fifth week: the first occurrences stay, as people expect of a series.
    without = tuple(first + timedelta(weeks=week) for week in range(5, weeks, 26))
    boss = seats[cast.seeker].boss
    lead = boss if boss is not None else cast.connector
    uid = "team-week-sample@calendar.example"
    others = tuple(sorted({cast.seeker, *cast.team} - {lead}))
    week = Meeting(uid, first, 45, "Tooling weekly", lead, others,
                   rule="FREQ=WEEKLY;BYDAY=TU", without=without)  # fmt: skip
    moved = first + timedelta(weeks=3)
    until = _at(today - timedelta(days=200), 12).strftime("%Y%m%dT%H%M%SZ")
    fortnight = Meeting("boss-sample@calendar.example", _at(tuesday + timedelta(days=1), 13), 30,
                        "One to one", lead, (cast.seeker,),
                        rule=f"FREQ=WEEKLY;INTERVAL=2;UNTIL={until}")  # fmt: skip
    return [
        week,
        replace(week, at=moved + timedelta(days=1), rule="", without=(), moved_from=moved),
        fortnight,
    ]


def _one_to_ones(
    rng: np.random.Generator, cast: Cast, known: Sequence[Acquaintance]
) -> list[Meeting]:
    found = []
    for each in known:
        for _ in range(each.meetings):
            pair = (cast.seeker, each.number) if rng.random() < 0.5 else (each.number, cast.seeker)
            draw = float(rng.random())
            found.append(
                Meeting("", _workday(rng, each.since, each.until), 30, "1:1", pair[0], pair[1:],
                        answer="DECLINED" if draw < 0.04 and pair[1] == cast.seeker else "ACCEPTED",
                        cancelled=draw > 0.95)
            )  # fmt: skip
    return found


def _project_meetings(rng: np.random.Generator, cast: Cast, project: Project) -> list[Meeting]:
    found = []
    for _ in range(int(rng.integers(4, 9))):
        share = rng.random(len(project.members)) < 0.7
        there = tuple(n for n, comes in zip(project.members, share, strict=True) if comes)
        if not there:
            continue
        at = _workday(rng, project.since, project.until)
        found.append(Meeting("", at, 60, f"Project {project.name}", there[0],
                             tuple(sorted({cast.seeker, *there[1:]})), room=True))  # fmt: skip
    return found


def _crowds_and_days_off(
    rng: np.random.Generator, cast: Cast, people: int, start: date, today: date
) -> list[Meeting]:
    """All-hands that are too large to count, holidays, and talks called off."""
    found = []
    for number in range(10):
        crowd = rng.permutation(people)[:ALL_HANDS].tolist()
        others = tuple(sorted({cast.seeker, *crowd} - {0}))
        if people > ALL_HANDS:
            at = _workday(rng, start, today)
            found.append(Meeting("", at, 60, f"All-hands {number + 1}", 0, others))
        day = _at(_workday(rng, start, today).date(), 0)
        found.append(Meeting("", day, 24 * 60, "Holiday", cast.seeker, (), all_day=True))
        guests = tuple(n for n in crowd[:3] if n not in cast.placed)
        at = _workday(rng, start, today)
        subject = SUBJECTS[number]
        found.append(Meeting("", at, 30, subject, cast.seeker, guests, cancelled=True))
        if guests:
            found.append(Meeting("", at + timedelta(days=7), 30, subject, guests[0],
                                 (cast.seeker, *guests[1:]), answer="DECLINED"))  # fmt: skip
    return found
