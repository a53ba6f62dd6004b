"""Inroad's own plain table of people, and of who reports to whom.

Its columns are described in docs/formats.md. Names of columns are compared
without case and spaces, their order is free, and `,`, `;` or tab stand between
cells.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from inroad.formats.address_books import as_person, emails_in, handle_of
from inroad.formats.cleaning import bare_slug_of, clean_name, email_of, fold, phone_of
from inroad.formats.dates import day_of
from inroad.formats.keys import Keys, key_of
from inroad.formats.readings import Career, Handle, Member, Reading, ReportsTo, Sighting
from inroad.formats.tables import Header, Row, dated_rows_of, header_in, unread

source = "people"
streamed = True

_SAID_AS = {
    "name": "name fullname person",
    "first": "firstname givenname",
    "last": "lastname familyname surname",
    "email": "email mail emailaddress emails",
    "phone": "phone telephone mobile phonenumber",
    "linkedin": "linkedin linkedinurl profile url",
    "organisation": "organisation organization company employer",
    "unit": "unit department team division",
    "title": "title role position jobtitle",
    "location": "location city place",
    "since": "since from start started",
    "until": "until to end ended",
    "manager": "manager reportsto boss",
    "seen": "seen seenon asof",
    "connected": "connected connectedon",
    "me": "me isme",
    "note": "note notes",
}
_COLUMNS = {field: tuple(words.split()) for field, words in _SAID_AS.items()}
_KNOWN = frozenset(word for words in _COLUMNS.values() for word in words)
_WHO = frozenset(_COLUMNS["name"] + _COLUMNS["email"] + ("linkedin", "linkedinurl"))
_DATES = _COLUMNS["since"] + _COLUMNS["until"] + _COLUMNS["seen"] + _COLUMNS["connected"]
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "si", "sim"})


@dataclass(frozen=True, slots=True)
class _Dates:
    """What every row of one file needs for its dates."""

    day_first: bool
    modified: date | None

    def of(self, row: Row, field: str, *, end: bool = False) -> date | None:
        return day_of(row.raw(*_COLUMNS[field]), day_first=self.day_first, end=end)


def _is_people(names: frozenset[str]) -> bool:
    """Somebody is named, and there is more to know, or nothing but known columns."""
    named = names & _WHO or {"firstname", "lastname"} <= names
    return bool(named) and (len(names & _KNOWN) > 1 or names <= _KNOWN)


def recognises(member: Member) -> bool:
    """Whether a line near the top names the columns of people."""
    return header_in(member.head, _is_people) is not None


def read(member: Member) -> Iterator[Reading]:
    """People, their dated positions, and who reports to whom."""
    header = header_in(member.head, _is_people)
    if header:
        yield from _readings(member, header)


def _readings(member: Member, header: Header) -> Iterator[Reading]:
    day_first, rows = dated_rows_of(
        member, header, _DATES, frozenset(_COLUMNS["note"]), ragged=True
    )
    dates, keys, given = _Dates(day_first, member.modified), Keys(), set[str]()
    for row in rows:
        if not isinstance(row, Row):
            yield row
            continue
        person = as_person(_seen(row, dates), keys)
        if person is None:
            yield unread(member, row.line, "people.nobody_named", " ".join(row.cells[:10]))
            continue
        if person.uid not in given:
            given.add(person.uid)
            yield person
        yield from _career(row, person, dates)
        yield from _manager(row, person, dates)
        for name in ("since", "until"):
            said = row.raw(*_COLUMNS[name])
            if said and dates.of(row, name) is None:
                yield unread(member, row.line, "date.not_understood", said)


def _seen(row: Row, dates: _Dates) -> Sighting:
    """The person as the row says; what ended before is no fact of now."""
    said = row.raw(*_COLUMNS["name"]) or " ".join(
        row.raw(*_COLUMNS[part]) for part in ("first", "last")
    )
    emails = emails_in([row.raw(*_COLUMNS["email"]), said], ";")
    slug = bare_slug_of(row.raw(*_COLUMNS["linkedin"]))
    phone = phone_of(row.raw(*_COLUMNS["phone"]))
    seen = Sighting(
        uid="",
        name="" if email_of(said) else clean_name(said),
        emails=emails,
        slugs=(slug,) if slug else (),
        phones=(phone,) if phone else (),
        location=row.text(*_COLUMNS["location"]),
        seen_on=dates.of(row, "seen") or dates.modified,
        connected_on=dates.of(row, "connected"),
        note=row.note(*_COLUMNS["note"]),
        is_me=row.raw(*_COLUMNS["me"]).lower() in _YES,
    )
    if row.raw(*_COLUMNS["until"]):
        return seen
    return replace(
        seen,
        organisation=row.text(*_COLUMNS["organisation"]),
        unit=row.text(*_COLUMNS["unit"]),
        title=row.text(*_COLUMNS["title"]),
    )


def _career(row: Row, person: Sighting, dates: _Dates) -> Iterator[Career]:
    """The row's position, when it has a date."""
    organisation, title = row.text(*_COLUMNS["organisation"]), row.text(*_COLUMNS["title"])
    since, until = dates.of(row, "since"), dates.of(row, "until", end=True)
    if (since or until) and (organisation or title):
        who = person.slugs[:1] or person.emails[:1] or (fold(person.name),)
        yield Career(
            uid=f"position:{key_of(*who, fold(organisation), fold(title), str(since))}",
            who=None if person.is_me else handle_of(person),
            organisation=organisation,
            title=title,
            unit=row.text(*_COLUMNS["unit"]),
            since=since,
            until=until,
            location=row.text(*_COLUMNS["location"]),
        )


def _manager(row: Row, person: Sighting, dates: _Dates) -> Iterator[ReportsTo]:
    """Whom the person reports to, given as a name or an e-mail address."""
    said = row.raw(*_COLUMNS["manager"])
    email = email_of(said)
    manager = Handle(name="" if email else clean_name(said), email=email)
    who = handle_of(person)
    if (manager.name or email) and (email or manager.name) not in {who.email, who.name}:
        uid = f"manager:{key_of(person.uid, email or fold(manager.name))}"
        yield ReportsTo(uid, who, manager, dates.of(row, "seen") or dates.modified)
