"""The seeker's address books: a Google contacts CSV and a file of vCards."""

import quopri
from collections.abc import Iterator
from pathlib import Path

from inroad.sample.company import Face
from inroad.sample.contacts import Acquaintance
from inroad.sample.folding import folded_lines
from inroad.sample.linkedin_rows import shown_position, url
from inroad.sample.world import World
from inroad.sample.write_linkedin import table

CARDS = 48
BROKEN_CARDS = 1
_GOOGLE_HEADER = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,"
    "Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,"
    "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,"
    "Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,"
    "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,"
    "Address 1 - Extended Address,Website 1 - Label,Website 1 - Value,Event 1 - Label,"
    "Event 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value"
)
GOOGLE = tuple(_GOOGLE_HEADER.split(","))


def write_google(path: Path, world: World) -> None:
    """Write the contacts CSV in the form that Google gives since 2024."""
    in_book = [each for each in world.known if each.in_book]
    lines = [[row.get(column, "") for column in GOOGLE] for row in _google_rows(world, in_book)]
    path.write_bytes(table([GOOGLE, *lines]).encode())


def _google_rows(world: World, in_book: list[Acquaintance]) -> Iterator[dict[str, str]]:
    for each in in_book:
        face = world.faces[each.number]
        company, title = shown_position(world, each.number, world.today)
        # The name from before a marriage stays in the book.
        last = face.former_last or face.last
        emails = [face.former_email or face.email] + [face.private] * bool(face.private)
        row = {"First Name": face.nickname or face.first, "Last Name": last,
               "Labels": "* myContacts ::: Work", "E-mail 1 - Label": "* Work",
               "E-mail 1 - Value": " ::: ".join(emails), "Nickname": face.nickname}  # fmt: skip
        if each.number % 2:
            row |= {"Organization Name": company, "Organization Title": title}
        if each.number % 3 == 0:
            row |= {"Phone 1 - Label": "Mobile", "Phone 1 - Value": face.phone}
        if each.number % 8 == 1:
            row |= {"Custom Field 1 - Label": "LinkedIn", "Custom Field 1 - Value": url(face)}
        yield row
    yield {"Organization Name": "Taxi Ostmark", "Labels": "* myContacts"}


def write_cards(path: Path, world: World) -> int:
    """Write the vCards of the people closest to the seeker; says how many good ones."""
    close = sorted(
        (each for each in world.known if each.threads),
        key=lambda each: (-each.threads, each.number),
    )[:CARDS]
    if world.cast.married is not None:
        married = [each for each in world.known if each.number == world.cast.married]
        close = [each for each in close if each not in married] + married
    lines: list[str] = []
    for place, each in enumerate(close):
        write = (_card_3, _card_3, _card_4, _card_21)[place % 4]
        lines += write(world, world.faces[each.number])
    # Some clients leave a card behind that says nothing.
    lines += ["BEGIN:VCARD", "VERSION:3.0", "END:VCARD"] * BROKEN_CARDS
    path.write_bytes(folded_lines(lines))
    return len(close)


def _card_3(world: World, face: Face) -> list[str]:
    company, title = shown_position(world, face.number, world.today)
    second = face.private or face.former_email
    return [
        "BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Sample Phone//EN",
        f"N:{face.last};{face.first};;;", f"FN:{face.name}",
        *([f"ORG:{company};"] if company else []), *([f"TITLE:{title}"] if title else []),
        f"EMAIL;type=INTERNET;type=WORK;type=pref:{face.email}",
        *([f"item1.EMAIL;type=INTERNET:{second}", "item1.X-ABLabel:_$!<Other>!$_"]
          if second else []),
        f"TEL;type=CELL;type=VOICE:{face.phone}",
        "END:VCARD",
    ]  # fmt: skip


def _card_4(world: World, face: Face) -> list[str]:
    _, title = shown_position(world, face.number, world.today)
    second = face.private or face.former_email
    return [
        "BEGIN:VCARD", "VERSION:4.0", f"UID:urn:sample:{face.number:05d}", f"FN:{face.name}",
        f"N:{face.last};{face.first};;;", *([f"TITLE:{title}"] if title else []),
        f"EMAIL;PREF=1:{face.email}", *([f"EMAIL;TYPE=home:{second}"] if second else []),
        f"TEL;VALUE=uri:tel:{face.phone.replace(' ', '-')}", f"URL:{url(face)}",
        "END:VCARD",
    ]  # fmt: skip


def _card_21(world: World, face: Face) -> list[str]:
    del world
    second = face.private or face.former_email
    return [
        "BEGIN:VCARD", "VERSION:2.1", _quoted("N", f"{face.last};{face.first};;;"),
        _quoted("FN", face.name), f"EMAIL;INTERNET;PREF:{face.email}",
        *([f"EMAIL;INTERNET;HOME:{second}"] if second else []), f"TEL;CELL:{face.phone}",
        "END:VCARD",
    ]  # fmt: skip


def _quoted(field: str, text: str) -> str:
    if text.isascii():
        return f"{field}:{text}"
    plain = quopri.encodestring(text.encode(), quotetabs=False).decode().replace("=\n", "")
    return f"{field};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{plain}"
