"""What was said of people, between files, rows and the method: sightings and positions."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from inroad.actions.importing.somebody import Somebody
from inroad.formats.readings import Career
from inroad.method.careers import Held
from inroad.method.identity import Sighting
from inroad.store import models

Row = tuple[str, str, str, dict[str, Any], date | None]
"""A sighting as columns: source, uid, digest, facts, seen_on."""

_SEEN = tuple(each.name for each in fields(Sighting) if each.name not in ("uid", "seen_on"))
_CAREER = ("organisation", "unit", "title", "since", "until", "location", "education")


def sighting_rows(somebody: Somebody) -> Iterable[Row]:
    """Everything that the import said of somebody."""
    for source, seen in somebody.sightings:
        yield _row(source, seen.uid, _facts(seen, _SEEN), seen.seen_on)
    for source, career in somebody.careers:
        yield _row(source, career.uid, _facts(career, _CAREER), None)


def _row(source: str, uid: str, facts: dict[str, Any], seen_on: date | None) -> Row:
    """A row whose digest has the day only where something dated hangs on it."""
    dated = seen_on if facts.get("organisation") or facts.get("title") else None
    text = json.dumps([facts, str(dated)], sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return source, uid[:300], digest, facts, seen_on


def _facts(said: Sighting | Career, names: Iterable[str]) -> dict[str, Any]:
    """What stands in a sighting or a position, empty fields left out."""
    facts = {name: value for name in names if (value := getattr(said, name))}
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
