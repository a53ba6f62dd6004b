"""Invented export files, for tests of whole imports: as small as the claim that they serve."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

PROFILE = "https://www.linkedin.com/in/"
CONNECTIONS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position",
               "Connected On")  # fmt: skip
MESSAGES = ("CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO",
            "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT", "FOLDER")  # fmt: skip
OLD_MESSAGES = tuple(name for name in MESSAGES if name != "RECIPIENT PROFILE URLS")


def table(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV, the headings first."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def linkedin(folder: Path, day: date, tables: Mapping[str, str]) -> Path:
    """A LinkedIn export of a day; `tables` by the name of their file."""
    file = folder / f"Basic_LinkedInDataExport_{day:%m-%d-%Y}.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in tables.items():
            archive.writestr(f"{name}.csv", text)
    return file


def connections(*people: Mapping[str, str], urls: bool = True) -> str:
    """Connections.csv: `first`, `last`, and where wanted `slug`, `email`, `company`, ..."""
    rows = [CONNECTIONS if urls else tuple(name for name in CONNECTIONS if name != "URL")]
    for each in people:
        slug = each.get("slug")
        url = [f"{PROFILE}{slug}" if slug else ""] if urls else []
        rows.append(
            (each["first"], each["last"], *url, each.get("email", ""), each.get("company", ""),
             each.get("position", ""), each.get("on", "01 Jan 2024"))
        )  # fmt: skip
    return table(rows)


def profile(first: str, last: str) -> str:
    """Profile.csv, which says who I am."""
    headings = ("First Name", "Last Name", "Maiden Name", "Headline", "Summary", "Industry")
    return table([headings, (first, last, "", "", "", "")])


def my_addresses(*emails: str) -> str:
    """Email Addresses.csv."""
    headings = ("Email Address", "Confirmed", "Primary", "Updated On")
    return table([headings, *((each, "Yes", "No", "3/4/22, 9:10 AM") for each in emails)])


def mailbox(file: Path, letters: Iterable[tuple[str, str, datetime]]) -> Path:
    """An mbox of letters: from, to, when."""
    texts = [
        f"From x@example.org {at:%a %b %d %H:%M:%S %Y}\nFrom: {sender}\nTo: {to}\n"
        f"Date: {at:%a, %d %b %Y %H:%M:%S +0000}\nMessage-ID: <{number}@example.org>\n\nHello\n\n"
        for number, (sender, to, at) in enumerate(letters)
    ]
    file.write_text("".join(texts), encoding="utf-8")
    return file


def calendar(file: Path, meetings: Iterable[tuple[str, Sequence[str], datetime]]) -> Path:
    """An iCalendar file of meetings: organiser, the others, when."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN"]
    for number, (organiser, others, at) in enumerate(meetings):
        lines += [
            "BEGIN:VEVENT",
            f"UID:meeting-{number}@example.org",
            f"DTSTART:{at:%Y%m%dT%H%M%SZ}",
            f"DTEND:{at + timedelta(minutes=30):%Y%m%dT%H%M%SZ}",
            f"ORGANIZER:mailto:{organiser}",
            *(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{each}" for each in (organiser, *others)),
            "END:VEVENT",
        ]
    file.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), encoding="utf-8")
    return file


def people(file: Path, headings: Sequence[str], *rows: Sequence[object]) -> Path:
    """A plain table of people, as docs/formats.md describes it."""
    file.write_text(table([headings, *rows]), encoding="utf-8")
    return file
