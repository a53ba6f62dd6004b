"""Contacts as vCards 2.1, 3.0 and 4.0, from any address book.

Cards are split first and each is read by itself, so that a bad card loses only
itself. Photos and other large values pass by in pieces and are never held.
"""

import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from inroad.formats.cleaning import clean_name, clean_text, email_of, phone_of, slug_of
from inroad.formats.content_lines import (
    ContentLine,
    as_utf8,
    content_lines,
    decoded,
    physical_lines,
    structured,
    unescaped,
    utf8_head,
)
from inroad.formats.readings import BOUNDS, Member, Reading, Sighting, Unread

source = "vcard"
streamed = True

WANTED = frozenset({
    "BEGIN", "END", "AGENT", "FN", "N", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "URL", "NOTE",
    "X-SOCIALPROFILE", "SOCIALPROFILE", "ADR", "UID", "REV", "KIND", "X-ABSHOWAS",
    "X-ADDRESSBOOKSERVER-KIND",
})  # fmt: skip
NESTING = 4
PROPERTIES_IN_A_CARD = 500
VALUES_OF_A_KIND = 20
UID_CHARACTERS = 200
NOTE_CHARACTERS = 2_000
_BEGIN = re.compile(rb"^[\s>]*(?:[\w.-]+\.)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*\r*$", re.I | re.M)


@dataclass(slots=True)
class _Card:
    """The wanted lines of one card, while they come in."""

    number: int
    lines: list[ContentLine] = field(default_factory=list)
    agent_follows: bool = False

    def add(self, line: ContentLine) -> None:
        """Keep a line; an empty AGENT says that the next card is inside this one."""
        self.agent_follows = line.name == "AGENT" and not line.value
        if len(self.lines) < PROPERTIES_IN_A_CARD and line.value:
            self.lines.append(line)

    def all(self, name: str) -> list[ContentLine]:
        """The card's lines of one name."""
        return [line for line in self.lines if line.name == name][:VALUES_OF_A_KIND]

    def text(self, name: str) -> str:
        """The first line's text of one name, unescaped; "" when there is none."""
        return next((text for line in self.all(name) if (text := unescaped(_text(line)))), "")

    def parts(self, name: str) -> list[str]:
        """The first filled line of one name, split at its semicolons."""
        split = (structured(_text(line)) for line in self.all(name))
        return next((parts for parts in split if any(parts)), [])


def recognises(member: Member) -> bool:
    """Whether a card begins in the member's head."""
    return _BEGIN.search(utf8_head(member.head)[:8_192]) is not None


def read(member: Member) -> Iterator[Reading]:
    """One sighting for each card that names or reaches a person."""
    for card in _cards(member):
        if card.number > BOUNDS.rows:
            yield Unread(f"{member.name}:card {card.number}", "rows.too_many")
            return
        yield _reading(card, member)


def _cards(member: Member) -> Iterator[_Card]:
    """The member's cards, a nested one before the one that holds it."""
    open_cards: list[_Card] = []
    count = 0
    physical = physical_lines(as_utf8(member.stream, member.head))
    for line in content_lines(physical, WANTED.__contains__, soft_breaks=True):
        if line.name == "BEGIN":
            if line.value.upper() != b"VCARD":
                continue
            if open_cards and (not open_cards[-1].agent_follows or len(open_cards) >= NESTING):
                yield open_cards.pop()
            count += 1
            open_cards.append(_Card(count))
        elif line.name == "END":
            if open_cards and line.value.upper() == b"VCARD":
                yield open_cards.pop()
        elif open_cards:
            open_cards[-1].add(line)
    yield from reversed(open_cards)


def _reading(card: _Card, member: Member) -> Reading:
    """The card as a sighting, or the reason why it is none."""
    place = f"{member.name}:card {card.number}"
    sighting = _sighting(card, member.modified)
    if not (sighting.name or sighting.emails or sighting.phones or sighting.slugs):
        return Unread(place, "vcard.nobody", clean_text(sighting.organisation, 120))
    if _is_no_person(card, sighting):
        return Unread(place, "vcard.not_a_person", clean_text(sighting.name, 120))
    return sighting


def _sighting(card: _Card, modified: date | None) -> Sighting:
    organisation, *units = (clean_name(part) for part in card.parts("ORG") or [""])
    name = _person_name(card)
    emails = _distinct(email_of(_text(line)) for line in card.all("EMAIL"))
    phones = _distinct(phone_of(_number(line)) for line in card.all("TEL"))
    title = clean_text(card.text("TITLE") or card.text("ROLE"), BOUNDS.name_characters)
    return Sighting(
        uid=_uid(card, name, (*emails, *phones, organisation)),
        name=name,
        emails=emails,
        slugs=_distinct(slug_of(unescaped(_text(line))) for line in _addresses(card)),
        phones=phones,
        organisation=organisation,
        unit=" / ".join(unit for unit in units if unit)[: BOUNDS.name_characters],
        title=title,
        location=_location(card),
        seen_on=modified or _revised(card),
        note=clean_text(card.text("NOTE"), NOTE_CHARACTERS, lines=True),
    )


def _text(line: ContentLine) -> str:
    """A line's value as text, quoted-printable resolved."""
    if line.parameters.get("ENCODING", "").upper() != "QUOTED-PRINTABLE":
        return line.text
    return decoded(binascii.a2b_qp(line.value), line.parameters.get("CHARSET", ""))


def _person_name(card: _Card) -> str:
    """The formatted name; without one, given, additional and family name."""
    if name := clean_name(card.text("FN")):
        return name
    family, given, additional, *_ = (*card.parts("N"), "", "", "")
    return clean_name(" ".join(part for part in (given, additional, family) if part))


def _number(line: ContentLine) -> str:
    """A telephone number without its `tel:` and its extension."""
    return unescaped(_text(line)).removeprefix("tel:").partition(";")[0]


def _addresses(card: _Card) -> list[ContentLine]:
    return [*card.all("URL"), *card.all("X-SOCIALPROFILE"), *card.all("SOCIALPROFILE")]


def _location(card: _Card) -> str:
    """Locality and country of the first address that has one."""
    for line in card.all("ADR"):
        parts = structured(_text(line))
        place = [part for part in (*parts[3:4], *parts[6:7]) if part]
        if place:
            return clean_text(", ".join(place), BOUNDS.name_characters)
    return ""


def _revised(card: _Card) -> date | None:
    """The day of the card's last revision, where it says one."""
    digits = card.text("REV")[:10].replace("-", "")[:8]
    try:
        return date.fromisoformat(digits) if len(digits) == 8 else None
    except ValueError:
        return None


def _is_no_person(card: _Card, sighting: Sighting) -> bool:
    """Whether the card is about a company, a group or a place."""
    kind = card.text("KIND") or card.text("X-ADDRESSBOOKSERVER-KIND")
    if kind.casefold() in ("org", "group", "location", "application", "device"):
        return True
    if card.text("X-ABSHOWAS").upper() == "COMPANY":
        return True
    named_as_firm = sighting.name.casefold() == sighting.organisation.casefold()
    return bool(sighting.name) and named_as_firm and not card.parts("N")


def _uid(card: _Card, name: str, others: tuple[str, ...]) -> str:
    """The card's own UID, else its name with the first way to reach the person.

    Takeout repeats a card without a UID in every label's folder: the same
    content gets the same uid.
    """
    own = clean_text(card.text("UID"), BOUNDS.field_characters)
    if own and len(own) <= UID_CHARACTERS:
        return own
    key = own or "\n".join((name.casefold(), next(filter(None, others), "")))
    return "card:" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]


def _distinct(values: Iterator[str]) -> tuple[str, ...]:
    """The values that are not empty, each once, in their order."""
    return tuple(dict.fromkeys(value for value in values if value))
