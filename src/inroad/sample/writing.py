"""Writes the sample's files into a folder, and says what is in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from inroad.sample.contacts import Acquaintance
from inroad.sample.invented import COMPANY, GOAL_UNIT
from inroad.sample.world import World, made
from inroad.sample.write_calendar import write_calendar
from inroad.sample.write_company import write_people, write_reports_to, write_resume
from inroad.sample.write_contacts import BROKEN_CARDS, write_cards, write_google
from inroad.sample.write_linkedin import HIDDEN, exports, write_linkedin
from inroad.sample.write_mail import write_mailbox

TODAY = date(2026, 11, 20)
"""The day on which the sample's world stands still, where none is given."""

FILES = ("contacts.csv", "contacts.vcf", "calendar.ics", "mail.mbox", "people.csv",
         "reports-to.csv", "resume.json")  # fmt: skip
"""Beside the two LinkedIn zips, whose names have their dates."""


@dataclass(frozen=True, slots=True)
class Planted:
    """Somebody with a part: the name of today, and the address at work."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Truths:
    """What is true in the world, for tests to check that a plan finds it.

    Attributes:
        job_creator: the head of the goal's unit for five months; no tie to me.
        connector: strong with me and with the job creator; in another unit.
        pathfinders: were in my unit, are in the goal's; I know them.
        made_the_move: everybody who did so, known to me or not.
        insiders: in the goal's unit; three threads each within 15 months.
        dormant: a colleague until three years ago, silent for more than two;
            leads a team in the goal's unit today. None in a tiny company.
        pulled: followed the job creator into the unit.
        team: my team today.
        named_like_words: May, June, Will and Mark.
        namesakes: two people with one name.
        married: somebody whose last name and address changed 500 days ago.
        nicknamed: somebody who goes by another first name in mail and contacts.
        misspelt_unit: people whose unit the staff list misspells.
        known: whom I know in some way, the company's people only.
    """

    job_creator: Planted
    connector: Planted
    pathfinders: tuple[Planted, ...]
    made_the_move: tuple[Planted, ...]
    insiders: tuple[Planted, ...]
    dormant: Planted | None
    pulled: tuple[Planted, ...]
    team: tuple[Planted, ...]
    named_like_words: tuple[Planted, ...]
    namesakes: tuple[Planted, ...]
    married: Planted | None
    nicknamed: Planted | None
    misspelt_unit: tuple[Planted, ...]
    known: tuple[Planted, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the files, the seeker, the goal, the truths and some counts.

    `counts` has people, outsiders, known, letters, skipped_letters (lists,
    bulk, machines, automatic replies), meetings, cards, hidden_connections,
    broken_cards, reports.
    """

    folder: Path
    paths: tuple[Path, ...]
    today: date
    seeker: Planted
    addresses: tuple[str, ...]
    goal: str
    truths: Truths
    counts: dict[str, int]


def write(
    folder: Path,
    seed: int = 1,
    people: int = 2400,
    units: int = 14,
    years: int = 5,
    today: date = TODAY,
) -> Written:
    """Write a fictional seeker's files, byte by byte the same for the same arguments.

    Args:
        folder: where to; made when it is missing, files of the same name replaced.
        seed: another seed, another world.
        people: in the company, at least 5; outsiders come on top.
        units: of the company, 2 to 16; a small company has fewer.
        years: of mail and calendar, at least 3.
        today: the last day of the world.
    Raises: ValueError: a number outside these limits.
    """
    world = made(seed, people, units, years, today)
    folder.mkdir(parents=True, exist_ok=True)
    both = exports(today)
    paths = tuple(folder / name for name in (*(each.file_name for each in both), *FILES))
    for path, export in zip(paths, both, strict=False):
        write_linkedin(path, world, export, np.random.default_rng([seed, 2]))
    google, cards, calendar, mailbox, staff, reports, resume = paths[len(both) :]
    write_google(google, world)
    write_calendar(calendar, world)
    write_mailbox(mailbox, world)
    write_resume(resume, world)
    truths = _truths(world, write_people(staff, world))
    counts = _counts(world, write_cards(cards, world), write_reports_to(reports, world))
    addresses = (world.me.email, world.me.private)
    seeker = _planted(world, world.cast.seeker)
    return Written(folder, paths, today, seeker, addresses, goal_sentence(today), truths, counts)


def goal_sentence(today: date) -> str:
    """What the seeker wants, by nine months from now."""
    by = today + timedelta(days=274)
    return f"I want to be a data engineer in the {GOAL_UNIT} group at {COMPANY} by {by:%B %Y}"


def _planted(world: World, number: int) -> Planted:
    face = world.faces[number]
    return Planted(face.name, face.email)


def _truths(world: World, misspelt: Iterable[int]) -> Truths:
    cast = world.cast

    def one(number: int | None) -> Planted | None:
        return None if number is None else _planted(world, number)

    def many(numbers: Iterable[int]) -> tuple[Planted, ...]:
        return tuple(_planted(world, number) for number in numbers)

    return Truths(
        job_creator=_planted(world, cast.job_creator),
        connector=_planted(world, cast.connector),
        pathfinders=many(cast.pathfinders),
        made_the_move=many(world.made_the_move),
        insiders=many(cast.insiders),
        dormant=one(cast.dormant),
        pulled=many(cast.pulled),
        team=many(cast.team),
        named_like_words=many(cast.named_like_words),
        namesakes=many(cast.namesakes),
        married=one(cast.married),
        nicknamed=one(cast.nicknamed),
        misspelt_unit=many(misspelt),
        known=many(each.number for each in colleagues(world)),
    )


def colleagues(world: World) -> list[Acquaintance]:
    """Whom the seeker knows in their own company."""
    return [each for each in world.known if each.number < len(world.seats)]


def _counts(world: World, cards: int, reports: int) -> dict[str, int]:
    return {
        "people": len(world.seats),
        "outsiders": len(world.outside),
        "known": len(colleagues(world)),
        "letters": len(world.letters),
        "skipped_letters": sum(bool(letter.noise) for letter in world.letters),
        "meetings": len(world.meetings),
        "cards": cards,
        "broken_cards": BROKEN_CARDS,
        "hidden_connections": HIDDEN,
        "reports": reports,
    }
