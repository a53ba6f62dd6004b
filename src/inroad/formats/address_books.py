"""What the tables of all address books have in common."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from inroad.formats.cleaning import email_of, is_role_address, phone_of, slug_of
from inroad.formats.keys import Keys, person_uid
from inroad.formats.readings import Handle, Sighting

_VALUES = 20


def emails_in(texts: Iterable[str], joined_by: str = " ::: ") -> tuple[str, ...]:
    """The e-mail addresses in cells that may hold several, each once."""
    return _all_in(texts, joined_by, email_of)


def phones_in(texts: Iterable[str], joined_by: str = " ::: ") -> tuple[str, ...]:
    """The phone numbers in cells that may hold several, each once."""
    return _all_in(texts, joined_by, phone_of)


def slugs_in(texts: Iterable[str], joined_by: str = " ::: ") -> tuple[str, ...]:
    """The LinkedIn slugs among web addresses, each once."""
    return _all_in(texts, joined_by, slug_of)


def _all_in(texts: Iterable[str], joined_by: str, of: Callable[[str], str]) -> tuple[str, ...]:
    values = (
        of(re.sub(r"^\s*\*\s+", "", part)) for text in texts for part in text.split(joined_by)
    )
    return tuple(dict.fromkeys(value for value in values if value))[:_VALUES]


def as_person(seen: Sighting, keys: Keys) -> Sighting | None:
    """The sighting with its uid; None when the row is of no person.

    Without a name, somebody is a person by an own address: a company, or
    `info@` at one, is none.
    """
    own = [email for email in seen.emails if not is_role_address(email)]
    if not (seen.name or own or seen.slugs):
        return None
    uid = person_uid(
        slug="".join(seen.slugs[:1]),
        email="".join(own[:1]),
        phone="".join(seen.phones[:1]),
        name=seen.name,
    )
    return replace(seen, uid=keys.unique(uid, seen.name, seen.organisation))


def handle_of(seen: Sighting) -> Handle:
    """How other rows point at the person of a sighting."""
    return Handle(
        name=seen.name,
        email="".join(seen.emails[:1]),
        slug="".join(seen.slugs[:1]),
        phone="".join(seen.phones[:1]),
    )
