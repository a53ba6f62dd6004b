"""Who near me was at a place: those who can refer me, and those who have made my move.

The first question is that of LDBC's Social Network Benchmark (interactive query
11, job referral): friends and friends of friends who worked somewhere before a
day. Nearer first, then who came there earlier.
"""

from dataclasses import dataclass
from datetime import date

from inroad.method.people import Person, Position
from inroad.method.reach import Reach
from inroad.method.roles import SURE_PLACE, Judge


@dataclass(frozen=True, slots=True)
class Referral:
    """Somebody one or two `ties` away, and the position that they held at the place."""

    person: int
    ties: int
    position: Position


def referrals(reach: Reach, judge: Judge, before: date) -> list[Referral]:
    """Everybody within two ties of me who came to the judge's place before a day.

    Nobody who is left out of `reach` is told of, nor counts as a tie in between.
    """
    held = {
        person.id: position
        for person in reach.network.people.values()
        if person.id not in reach.without
        and (position := _first_there(person, judge, before)) is not None
    }
    near = reach.near(held)
    found = [Referral(who, ties, held[who]) for who, ties in near.items()]
    return sorted(found, key=lambda each: (each.ties, _came(each.position), each.person))


def pathfinders(reach: Reach, judge: Judge) -> list[int]:
    """Those within two ties who were at a place like mine and then at the judge's."""
    shown = judge.p.role_shown
    found = {
        who: belief.probability
        for who in reach.network.people
        if who not in reach.without
        and (belief := judge.pathfinder(reach.network.people[who])) is not None
        and belief.probability >= shown
    }
    near = reach.near(found)
    return sorted(near, key=lambda who: (near[who], -found[who], who))


def _first_there(person: Person, judge: Judge, before: date) -> Position | None:
    """The first position at the place, where it had begun by then; None without one."""
    there = [
        each for each in person.positions
        if _came(each) < before and judge.lies(each, person.location) >= SURE_PLACE
    ]  # fmt: skip
    return min(there, key=_came, default=None)


def _came(position: Position) -> date:
    """The day from which a position is known to have been held."""
    return position.since or position.until or position.seen_on or date.max
