"""Writes an address book, a mailbox and a calendar of the size that an import must bear.

    python bench/parts/files.py FOLDER [--contacts 10000] [--messages 100000] [--meetings 5000]

All of it is made up, and always the same for the same numbers: `contacts.csv`
as Google gives it, `mail.mbox` as Takeout does, `calendar.ics`. Most of the mail
and the meetings are with few of the contacts, as in life.
"""

import argparse
import csv
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from inroad.sample.names import ORIGINS, ascii_name

ME = "Robin Example <robin@home.example>"
LAST_DAY = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAYS = 5 * 365
SIGNATURE = "".join(f"        {'abcdefghij' * 7}\n" for _ in range(8))
COLUMNS = (
    "First Name,Last Name,Organization Name,Organization Title,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value"
).split(",")
TITLES = ("Engineer", "Head of Data", "Designer", "Product Manager", "Analyst", "Team Lead")

Contact = tuple[str, str, str]
"""First name, last name, address."""


def contacts(count: int, rng: random.Random) -> list[Contact]:
    """People with names of every origin; about one in thirty has a namesake."""
    firsts = [name for origin in ORIGINS for name in origin.first]
    lasts = [name for origin in ORIGINS for name in origin.last]
    drawn = [(rng.choice(firsts), rng.choice(lasts)) for _ in range(count)]
    return [
        (first, last, f"{ascii_name(first)}.{ascii_name(last)}{number}@firm{number % 700}.example")
        for number, (first, last) in enumerate(drawn)
    ]


def write_contacts(path: Path, people: list[Contact]) -> None:
    """An address book: everybody with an address, a third with a number, half with a title."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for number, (first, last, email) in enumerate(people):
            title = TITLES[number % len(TITLES)] if number % 2 else ""
            phone = f"+49 30 23125 {number:04d}" if number % 3 == 0 and number < 10_000 else ""
            rows.writerow((first, last, f"Firm {number % 700} GmbH", title, "* myContacts",
                           "* Work", email, "Mobile", phone))  # fmt: skip


def write_mailbox(path: Path, people: list[Contact], count: int, rng: random.Random) -> None:
    """My mail of five years, about 2.5 kB a message, half of it written by me."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(_message(number, count, people, rng) for number in range(count))


def _message(number: int, count: int, people: list[Contact], rng: random.Random) -> str:
    at = LAST_DAY - timedelta(days=DAYS * (count - number) / count)
    others = [_shown(each) for each in _drawn(people, rng.choice((1, 1, 1, 1, 2, 3)), rng)]
    if number % 2:
        sender, to, cc = ME, others, []
    else:
        sender, to, cc = others[0], [ME], others[1:]
    lines = [
        f"From {number}@xxx {at:%a %b %d %H:%M:%S} +0000 {at:%Y}",
        f"Received: by 2002:a05:6a06:1234:b0 with SMTP id x{number}csp; {at:%c}",
        f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\n{SIGNATURE}".rstrip(),
        f"From: {sender}",
        f"Date: {at:%a, %d %b %Y %H:%M:%S} +0000",
        f"Message-ID: <{number}.{rng.getrandbits(64):x}@mail.example>",
        f"Subject: about the plan, part {number}",
        f"To: {', '.join(to)}",
        *([f"Cc: {', '.join(cc)}"] if cc else []),
        'Content-Type: text/plain; charset="utf-8"',
        "",
    ]
    body = ["some words that stand for what was written here"] * rng.randint(10, 50)
    return "\n".join((*lines, *body, "", ""))


def write_calendar(path: Path, people: list[Contact], count: int, rng: random.Random) -> None:
    """My meetings of five years, with one to six others."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Bench//EN\r\n")
        for number in range(count):
            file.writelines(f"{line}\r\n" for line in _meeting(number, count, people, rng))
        file.write("END:VCALENDAR\r\n")


def _meeting(number: int, count: int, people: list[Contact], rng: random.Random) -> Iterator[str]:
    at = LAST_DAY - timedelta(days=DAYS * (count - number) / count)
    yield "BEGIN:VEVENT"
    yield f"UID:meeting{number}@calendar.example"
    yield f"DTSTAMP:{LAST_DAY:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART:{at:%Y%m%dT%H%M%SZ}"
    yield f"DTEND:{at + timedelta(minutes=45):%Y%m%dT%H%M%SZ}"
    yield "SUMMARY:About the plan"
    yield "ORGANIZER:mailto:robin@home.example"
    yield "ATTENDEE;PARTSTAT=ACCEPTED:mailto:robin@home.example"
    for first, last, email in _drawn(people, rng.choice((1, 1, 2, 3, 4, 6)), rng):
        yield f"ATTENDEE;PARTSTAT=ACCEPTED;CN={first} {last}"[:74]
        yield f" :mailto:{email}"
    yield "END:VEVENT"


def _drawn(people: list[Contact], count: int, rng: random.Random) -> list[Contact]:
    """Different people, the first of the list far more often than the last."""
    most = min(count, len(people))
    places: set[int] = set()
    while len(places) < most:
        places.add(int(len(people) * rng.random() ** 3))
    return [people[place] for place in sorted(places)]


def _shown(person: Contact) -> str:
    first, last, email = person
    name = f"{first} {last}"
    if not name.isascii():
        name = "=?utf-8?Q?" + "".join(f"={byte:02X}" for byte in name.encode()) + "?="
    return f"{name} <{email}>"


def main() -> None:
    """Write what the command line asks for."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--contacts", type=int, default=10_000)
    options.add_argument("--messages", type=int, default=100_000)
    options.add_argument("--meetings", type=int, default=5_000)
    asked = options.parse_args()
    rng = random.Random(asked.contacts)
    people = contacts(asked.contacts, rng)
    asked.folder.mkdir(parents=True, exist_ok=True)
    write_contacts(asked.folder / "contacts.csv", people)
    if asked.messages:
        write_mailbox(asked.folder / "mail.mbox", people, asked.messages, rng)
    if asked.meetings:
        write_calendar(asked.folder / "calendar.ics", people, asked.meetings, rng)


if __name__ == "__main__":
    main()
