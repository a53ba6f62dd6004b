"""What was said of people, between files, rows and the method: sightings and positions."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from inroad.actions.importing.somebody import Somebody
from inroad.formats.readings import Career
from inroad.method.careers import Held
from inroad.method.identity import Sighting
from inroad.store import models


def sighting_rows(somebody: Somebody) -> Iterable[models.Sighting]:
    for source, seen in somebody.sightings:
        yield _row(source, seen.uid, _facts(seen), seen.seen_on)
    for source, career in somebody.careers:
        yield _row(source, career.uid, _career_facts(career), None)


def _row(source: str, uid: str, facts: dict[str, Any], seen_on: date | None) -> models.Sighting:
    """A row whose digest has the day only where something dated hangs on it."""
    dated = seen_on if facts.get("organisation") or facts.get("title") else None
    text = json.dumps([facts, str(dated)], sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return models.Sighting(
        source=source, uid=uid[:300], digest=digest, facts=facts, seen_on=seen_on
    )


def _facts(seen: Sighting) -> dict[str, Any]:
    """What stands in a sighting, empty fields left out; its day is a column."""
    facts = {key: value for key, value in asdict(seen).items() if value}
    facts.pop("seen_on", None)
    facts.pop("uid")
    return {key: str(value) if isinstance(value, date) else value for key, value in facts.items()}


def _career_facts(career: Career) -> dict[str, Any]:
    names = ("organisation", "unit", "title", "since", "until", "location", "education")
    facts = {name: value for name in names if (value := getattr(career, name))}
    return {key: str(value) if isinstance(value, date) else value for key, value in facts.items()}


def held(facts: dict[str, Any], seen_on: date | None) -> Held:
    def day(name: str) -> date | None:
        return date.fromisoformat(facts[name]) if facts.get(name) else None

    return Held(
        facts.get("organisation", ""),
        facts.get("unit", ""),
        facts.get("title", ""),
        day("since"),
        day("until"),
        seen_on,
        bool(facts.get("education")),
    )


def as_held(row: models.Position) -> Held:
    return Held(
        row.organisation, row.unit, row.title, row.since, row.until, row.seen_on, row.education
    )
