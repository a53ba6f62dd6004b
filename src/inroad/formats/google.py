"""Google contacts as CSV, in the form of 2024 and in the one before."""

import re
from collections.abc import Iterator

from inroad.formats.address_books import as_person, emails_in, phones_in, slugs_in
from inroad.formats.cleaning import clean_name
from inroad.formats.keys import Keys
from inroad.formats.readings import Member, Reading, Sighting
from inroad.formats.tables import Header, Row, header_in, rows_of

source = "google"
streamed = True

_EMAILS = re.compile(r"email\d+value")
_PHONES = re.compile(r"phone\d+value")
_LINKS = re.compile(r"(?:website|customfield|im|relation)\d+value")
_LONG = frozenset({"notes", "photo", "labels", "groupmembership"})


def _is_google(names: frozenset[str]) -> bool:
    new = {"firstname", "lastname", "organizationname", "labels"}
    old = {"name", "givenname", "familyname", "groupmembership"}
    return new <= names or old <= names


def recognises(member: Member) -> bool:
    """Whether the columns are those of Google's contacts."""
    return header_in(member.head, _is_google) is not None


def read(member: Member) -> Iterator[Reading]:
    """Everybody in the address book; a row that is only a company is nobody."""
    header = header_in(member.head, _is_google)
    if header:
        yield from _people(member, header)


def _people(member: Member, header: Header) -> Iterator[Reading]:
    keys = Keys()
    for row in rows_of(member, header, _LONG):
        if not isinstance(row, Row):
            yield row
        elif person := as_person(_seen(row, member), keys):
            yield person


def _seen(row: Row, member: Member) -> Sighting:
    given = row.raw("firstname", "givenname")
    middle = row.raw("middlename", "additionalname")
    family = row.raw("lastname", "familyname")
    return Sighting(
        uid="",
        name=clean_name(row.raw("name") or f"{given} {middle} {family}")
        or clean_name(row.raw("nickname")),
        emails=emails_in(row.matching(_EMAILS)),
        slugs=slugs_in(row.matching(_LINKS)),
        phones=phones_in(row.matching(_PHONES)),
        organisation=row.text("organizationname", "organization1name"),
        unit=row.text("organizationdepartment", "organization1department"),
        title=row.text("organizationtitle", "organization1title"),
        location=row.text("organization1location", "location", "address1city"),
        seen_on=member.modified,
        note=row.note("notes"),
    )
