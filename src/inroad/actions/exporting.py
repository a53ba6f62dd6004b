"""Everything out again: whole and without loss as JSON; people as CSV and vCards."""

import csv
import io
import json
import re
from collections import defaultdict
from datetime import date, datetime
from typing import Any

from inroad.store import models, whole
from inroad.store.models import User
from inroad.store.visible import visible_to


def as_json(viewer: User) -> str:
    """All that is kept, to be put back by `inroad import` into an empty Inroad."""
    return json.dumps(whole.everything(viewer), ensure_ascii=False, indent=1, default=str)


def put_back(viewer: User, text: str) -> int:
    """Take a whole export into an empty Inroad. Returns: how many rows."""
    return whole.put_back(viewer, json.loads(text))


COLUMNS = (
    "name",
    "email",
    "phone",
    "linkedin",
    "organisation",
    "unit",
    "title",
    "location",
    "since",
    "until",
    "seen_on",
)


def as_csv(viewer: User) -> str:
    """My people in the plain CSV that docs/formats.md describes, a row for each position."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for person, keys, positions in _people(viewer):
        facts = {
            "name": person.name,
            "email": keys["email"],
            "phone": keys["phone"],
            "linkedin": keys["slug"] and f"linkedin.com/in/{keys['slug']}",
            "location": person.location,
        }
        for held in [_position(each) for each in positions] or [{}]:
            writer.writerow({key: _plain(value) for key, value in {**facts, **held}.items()})
    return text.getvalue()


def as_vcards(viewer: User) -> str:
    """My people as vCards 4.0 (RFC 6350), one card each."""
    cards = []
    for person, keys, positions in _people(viewer):
        now = next((each for each in positions if each.until is None), None)
        lines = ["BEGIN:VCARD", "VERSION:4.0", f"FN:{_escaped(person.name)}"]
        lines += [f"EMAIL:{_escaped(keys['email'])}"] if keys["email"] else []
        lines += [f"TEL;VALUE=text:{_escaped(keys['phone'])}"] if keys["phone"] else []
        lines += [f"URL:https://www.linkedin.com/in/{keys['slug']}"] if keys["slug"] else []
        if now:
            lines.append(f"ORG:{_escaped(now.organisation)};{_escaped(now.unit)}")
            lines += [f"TITLE:{_escaped(now.title)}"] if now.title else []
        lines.append("END:VCARD")
        cards += [_folded(line) for line in lines]
    return "".join(f"{line}\r\n" for line in cards)


def _people(
    viewer: User,
) -> list[tuple[models.Person, defaultdict[str, str], list[models.Position]]]:
    positions: dict[int, list[models.Position]] = defaultdict(list)
    for row in visible_to(viewer, models.Position).filter(education=False).order_by("since", "pk"):
        positions[row.person_id].append(row)
    keys: dict[int, defaultdict[str, str]] = defaultdict(lambda: defaultdict(str))
    for key in visible_to(viewer, models.Identifier).order_by("-pk"):
        keys[key.person_id][key.kind] = key.value
    people = visible_to(viewer, models.Person).filter(is_me=False).order_by("name", "pk")
    return [(person, keys[person.pk], positions[person.pk]) for person in people]


def _position(row: models.Position) -> dict[str, Any]:
    return {
        "organisation": row.organisation,
        "unit": row.unit,
        "title": row.title,
        "since": row.since,
        "until": row.until,
        "seen_on": row.seen_on,
    }


_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s()./-]*$)")


def _plain(value: object) -> str:
    """A cell that no spreadsheet takes for a formula; a telephone number is none."""
    text = value.isoformat() if isinstance(value, date | datetime) else str(value or "")
    return f"'{text}" if _FORMULA.match(text) else text


def _escaped(text: str) -> str:
    for plain, written in (("\\", "\\\\"), ("\n", "\\n"), (",", "\\,"), (";", "\\;")):
        text = text.replace(plain, written)
    return text.replace("\r", "")


def _folded(line: str) -> str:
    """A content line in pieces of at most 75 bytes (RFC 6350, 3.2)."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > 74:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])
