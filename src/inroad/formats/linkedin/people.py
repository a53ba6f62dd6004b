"""LinkedIn's tables of people: connections, address book, notes, and the seeker."""

import re
from collections.abc import Iterator
from datetime import date

from inroad.formats.cleaning import clean_name, email_of, fold, phone_of, slug_of
from inroad.formats.dates import day_in_name, day_of
from inroad.formats.keys import Keys, key_of, person_uid
from inroad.formats.readings import Hidden, Member, Reading, Sighting
from inroad.formats.tables import Header, Row, dated_rows_of, rows_of, unread

_SEVERAL = re.compile(r"[,;\s]+")
_SEVERAL_NUMBERS = re.compile(r"[,;/]")


def name_in(row: Row, first: str = "firstname", last: str = "lastname") -> str:
    """The name from the columns of first and last name."""
    return clean_name(f"{row.raw(first)} {row.raw(last)}")


def exported_on(member: Member) -> date | None:
    """The day of the export: in its archive's name, else when the file was written."""
    return day_in_name(member.archive) or day_in_name(member.name) or member.modified


def connections(member: Member, header: Header) -> Iterator[Reading]:
    """The people I am connected with; company and title are as of the export."""
    day_first, rows = dated_rows_of(member, header, ["connectedon"])
    seen_on, keys, hidden = exported_on(member), Keys(), 0
    for row in rows:
        if not isinstance(row, Row):
            yield row
            continue
        connection = _connection(row, day_first, seen_on, keys)
        if connection is None:
            hidden += 1
            continue
        yield connection
        said = row.raw("connectedon")
        if said and connection.connected_on is None:
            yield unread(member, row.line, "date.not_understood", said)
    if hidden:
        yield Hidden(member.name, hidden)


def _connection(row: Row, day_first: bool, seen_on: date | None, keys: Keys) -> Sighting | None:
    """The connection; None for somebody who hides everything but a date."""
    name, slug = name_in(row), slug_of(row.raw("url", "profileurl"))
    email = email_of(row.raw("emailaddress", "email"))
    if not (name or slug or email):
        return None
    said = row.raw("connectedon")
    connected_on = day_of(said, day_first=day_first)
    uid = person_uid(slug=slug, email=email) if slug or email else ""
    uid = uid or f"name:{key_of(fold(name) or name, str(connected_on or said))}"
    return Sighting(
        uid=keys.unique(uid, name, said),
        name=name,
        emails=(email,) if email else (),
        slugs=(slug,) if slug else (),
        organisation=row.text("company", "currentcompany"),
        title=row.text("position", "currentposition"),
        seen_on=seen_on,
        connected_on=connected_on,
    )


def contacts(member: Member, header: Header) -> Iterator[Reading]:
    """The address book that was once given to LinkedIn."""
    day_first, rows = dated_rows_of(member, header, ["createdat"])
    keys = Keys()
    for row in rows:
        if not isinstance(row, Row):
            yield row
        elif contact := _contact(row, day_first, keys):
            yield contact


def _contact(row: Row, day_first: bool, keys: Keys) -> Sighting | None:
    name = name_in(row) or clean_name(row.raw("fullname"))
    said = _SEVERAL.split(row.raw("emails", "emailaddress", "emailaddresses"))
    emails = tuple(dict.fromkeys(email for text in said if (email := email_of(text))))
    numbers = _SEVERAL_NUMBERS.split(row.raw("phonenumbers", "phonenumber"))
    phones = tuple(dict.fromkeys(phone for text in numbers if (phone := phone_of(text))))
    slug = slug_of(row.raw("profiles", "sites"))
    if not (name or emails or slug):
        return None
    uid = person_uid(
        slug=slug, email=emails[0] if emails else "", phone="".join(phones[:1]), name=name
    )
    return Sighting(
        uid=keys.unique(f"contact:{uid}", name),
        name=name,
        emails=emails,
        slugs=(slug,) if slug else (),
        phones=phones,
        organisation=row.text("companies"),
        title=row.text("title"),
        location=row.text("location"),
        seen_on=day_of(row.raw("createdat"), day_first=day_first),
    )


def notes(member: Member, header: Header) -> Iterator[Reading]:
    """What I once noted about a connection."""
    day_first, rows = dated_rows_of(member, header, ["createdon"], frozenset({"note"}))
    for row in rows:
        if not isinstance(row, Row):
            yield row
            continue
        name = name_in(row, "connectionfirstname", "connectionlastname")
        slug = slug_of(row.raw("connectionprofileurl"))
        if name or slug:
            key = key_of(person_uid(slug=slug, name=name), row.raw("createdon"))
            yield Sighting(
                uid=f"note:{key}",
                name=name,
                slugs=(slug,) if slug else (),
                seen_on=day_of(row.raw("editedon", "createdon"), day_first=day_first),
                note=row.note("note"),
            )


def profile(member: Member, header: Header) -> Iterator[Reading]:
    """The seeker, as the profile says: name, place, headline; no birthday, no street."""
    for row in rows_of(member, header, frozenset({"summary", "headline", "websites"})):
        if not isinstance(row, Row):
            yield row
        elif name := name_in(row):
            yield Sighting(
                uid="me:profile",
                name=name,
                location=row.text("geolocation", "location"),
                seen_on=exported_on(member),
                note=row.note("headline"),
                is_me=True,
            )


def own_addresses(member: Member, header: Header) -> Iterator[Reading]:
    """The seeker's own e-mail addresses, those that were confirmed."""
    for row in rows_of(member, header):
        if not isinstance(row, Row):
            yield row
            continue
        email = email_of(row.raw("emailaddress"))
        if email and row.raw("confirmed").lower() != "no":
            yield Sighting(uid=f"me:mail:{email}", emails=(email,), is_me=True)
