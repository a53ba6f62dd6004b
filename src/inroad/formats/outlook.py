"""Outlook's contacts as CSV: from the desktop program and from Outlook.com."""

import re
from collections.abc import Iterator

from inroad.formats.address_books import as_person, emails_in, handle_of, phones_in, slugs_in
from inroad.formats.cleaning import clean_name, email_of
from inroad.formats.keys import Keys, key_of
from inroad.formats.readings import Handle, Member, Reading, ReportsTo, Sighting
from inroad.formats.tables import Header, Row, header_in, rows_of

source = "outlook"
streamed = True

_EMAILS = re.compile(r"email(?:2|3)?address")
_PHONES = re.compile(r"(?:mobile|business|home|primary|other|car)phone2?")
_LINKS = re.compile(r"(?:personal)?webpage")
_LONG = frozenset({"notes", "categories"})
_ONLY_OUTLOOK = frozenset(
    {"email2address", "businessphone", "emaildisplayname", "managersname", "mobilephone"}
)


def _is_outlook(names: frozenset[str]) -> bool:
    return {"firstname", "lastname", "emailaddress"} <= names and bool(_ONLY_OUTLOOK & names)


def recognises(member: Member) -> bool:
    """Whether the columns are those of Outlook's contacts."""
    return header_in(member.head, _is_outlook) is not None


def read(member: Member) -> Iterator[Reading]:
    """Everybody in the address book, and who their manager is where it says so."""
    header = header_in(member.head, _is_outlook)
    if header:
        yield from _people(member, header)


def _people(member: Member, header: Header) -> Iterator[Reading]:
    keys = Keys()
    for row in rows_of(member, header, _LONG):
        if not isinstance(row, Row):
            yield row
            continue
        person = as_person(_seen(row, member), keys)
        if person is None:
            continue
        yield person
        if manager := _manager(row):
            uid = f"manager:{key_of(person.uid, manager.email or manager.name)}"
            yield ReportsTo(uid, handle_of(person), manager, member.modified)


def _seen(row: Row, member: Member) -> Sighting:
    name = " ".join(row.raw(part) for part in ("firstname", "middlename", "lastname"))
    return Sighting(
        uid="",
        name=clean_name(name) or _name_beside_address(row) or clean_name(row.raw("nickname")),
        emails=emails_in(row.matching(_EMAILS), ";"),
        slugs=slugs_in(row.matching(_LINKS)),
        phones=phones_in(row.matching(_PHONES), ";"),
        organisation=row.text("company"),
        unit=row.text("department"),
        title=row.text("jobtitle"),
        location=row.text("officelocation", "businesscity", "location"),
        seen_on=member.modified,
        note=row.note("notes"),
    )


def _name_beside_address(row: Row) -> str:
    """The name in `Ana Ruiz (ana@example.org)`; "" when it is only the address."""
    shown = row.raw("emaildisplayname").partition("(")[0]
    return "" if "@" in shown else clean_name(shown)


def _manager(row: Row) -> Handle | None:
    said = row.raw("managersname", "manager")
    email = email_of(said)
    name = "" if email else clean_name(said)
    return Handle(name=name, email=email) if name or email else None
