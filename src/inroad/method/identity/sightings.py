"""What files say of people: sightings, and the handles that point at them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Handle:
    """How a source points at a person; at least one field is not empty.

    `email` is lower-cased, `slug` is the lower-cased part after `/in/` of a
    LinkedIn address, `phone` is E.164 (`+4930123456`) where the number says its
    country, otherwise its digits.
    """

    name: str = ""
    email: str = ""
    slug: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One imported mention of a person.

    `uid` is stable inside its source: the same row read again, or the same
    person in a later export, has the same uid. `seen_on` is the day on which
    the facts held (for an export: its date), None when the file does not say.
    """

    uid: str
    name: str = ""
    emails: tuple[str, ...] = ()
    slugs: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    organisation: str = ""
    unit: str = ""
    title: str = ""
    location: str = ""
    seen_on: date | None = None
    connected_on: date | None = None
    note: str = ""
    is_me: bool = False
