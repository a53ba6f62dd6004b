"""What the company itself gives out, and the seeker's résumé."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from inroad.sample.careers import Stay
from inroad.sample.invented import COMPANY, MISSPELT, SKILLS, UNIVERSITY
from inroad.sample.linkedin_rows import url
from inroad.sample.outsiders import former_address
from inroad.sample.world import World
from inroad.sample.write_linkedin import table

PEOPLE = ("name", "email", "phone", "linkedin", "organisation", "unit", "title", "location",
          "since", "until", "note")  # fmt: skip
REPORTS_TO = ("person", "manager")


def write_people(path: Path, world: World) -> tuple[int, ...]:
    """Write the staff list, a row for each dated position; says whose unit is misspelt."""
    path.write_bytes(table([PEOPLE, *_people_rows(world)]).encode())
    return tuple(number for number in range(len(world.seats)) if _is_misspelt(world, number))


def _is_misspelt(world: World, number: int) -> bool:
    return (
        number % 97 == 3
        and number not in world.cast.placed
        and world.stays[number][-1].unit in MISSPELT
    )


def _people_rows(world: World) -> Iterator[Sequence[str]]:
    for number, face in enumerate(world.faces):
        inside = number < len(world.seats)
        email = face.email if inside else former_address(face)
        profile = url(face) if inside and number % 5 == 1 else ""
        place = face.location if inside and number % 10 else ""
        for stay in world.stays[number]:
            if stay.organisation != COMPANY:
                continue
            unit, title = _as_listed(world, number, stay)
            yield (face.name, email, "", profile, COMPANY, unit, title, place,
                   stay.since.isoformat(), stay.until.isoformat() if stay.until else "",
                   f"{stay.team} team" if stay.team else "")  # fmt: skip


def _as_listed(world: World, number: int, stay: Stay) -> tuple[str, str]:
    """Unit and title as the list has them: some misspelt, some titles missing."""
    misspelt = stay.until is None and _is_misspelt(world, number)
    unit = MISSPELT[stay.unit] if misspelt else stay.unit
    missing = number % 37 == 5 and number not in world.cast.placed
    return unit, "" if missing else stay.title


def write_reports_to(path: Path, world: World) -> int:
    """Write who reports to whom, by addresses; says how many lines."""
    lines = [
        (world.faces[number].email, world.faces[seat.boss].email)
        for number, seat in enumerate(world.seats)
        if seat.boss is not None
    ]
    path.write_bytes(table([REPORTS_TO, *lines]).encode())
    return len(lines)


def write_resume(path: Path, world: World) -> None:
    """Write the seeker's résumé in the JSON Resume form."""
    me = world.me
    stays = world.stays[world.cast.seeker]
    work = [
        {"name": stay.organisation, "position": f"{stay.title}, {stay.unit}",
         "startDate": stay.since.isoformat()[:7],
         **({"endDate": stay.until.isoformat()[:7]} if stay.until else {}),
         "summary": "Tools for customer care: ticket export, onboarding, error codes."}
        for stay in reversed(stays)
    ]  # fmt: skip
    resume = {
        "basics": {"name": me.name, "label": stays[-1].title, "email": me.private,
                   "location": {"city": "Bremen", "countryCode": "DE"},
                   "profiles": [{"network": "LinkedIn", "username": me.slug, "url": url(me)}]},
        "work": work,
        "education": [{"institution": UNIVERSITY, "area": "Energy Informatics",
                       "studyType": "Master", "startDate": "2011", "endDate": "2016"}],
        "skills": [{"name": "Support tooling", "level": "Expert", "keywords": list(SKILLS[:8])},
                   {"name": "Data", "keywords": list(SKILLS[8:])}],
        "languages": [{"language": "German", "fluency": "Native speaker"},
                      {"language": "English", "fluency": "Fluent"}],
    }  # fmt: skip
    path.write_text(json.dumps(resume, ensure_ascii=False, indent=2) + "\n", "utf-8")
