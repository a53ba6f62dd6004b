"""Reads the same files with the standard library alone, as an afternoon's script would.

    python bench/parts/plain.py FILE ...

A csv row as a dict, a JSON file as it is, the headers of each mail with its
people and its day, the lines of cards and calendars split at the first colon;
nothing is checked, decided or kept. Prints what it took as JSON.
"""

import csv
import io
import json
import mailbox
import sys
import zipfile
from collections.abc import Callable
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path
from typing import IO, Any

import measuring


def of_table(text: IO[str]) -> int:
    """The rows of a CSV file."""
    return sum(bool(row) for row in csv.DictReader(text))


def of_zip(path: Path) -> int:
    """The rows of every CSV file in a zip."""
    count = 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                with archive.open(name) as member:
                    count += of_table(io.TextIOWrapper(member, "utf-8", "replace", newline=""))
    return count


def of_csv(path: Path) -> int:
    """The rows of one CSV file."""
    with path.open(encoding="utf-8", errors="replace", newline="") as text:
        return of_table(text)


def of_json(path: Path) -> int:
    """The entries of a JSON file."""
    return len(json.loads(path.read_bytes()))


def of_mailbox(path: Path) -> int:
    """The messages of a mailbox that have people and a day."""

    def headers(file: IO[Any]) -> Message:
        return BytesParser().parse(file, headersonly=True)

    count = 0
    for mail in mailbox.mbox(path, factory=headers, create=False):  # type: ignore[arg-type]
        fields = [str(each) for name in ("From", "To", "Cc") for each in mail.get_all(name, [])]
        count += bool(getaddresses(fields) and parsedate_to_datetime(mail["Date"]))
    return count


def of_lines(path: Path) -> int:
    """The cards or events of a file of content lines, each line split."""
    count = 0
    with path.open(encoding="utf-8", errors="replace") as text:
        for line in text:
            name, _, value = line.rstrip("\r\n").partition(":")
            count += name == "BEGIN" and value in ("VCARD", "VEVENT")
    return count


READERS: dict[str, Callable[[Path], int]] = {
    ".csv": of_csv, ".zip": of_zip, ".json": of_json, ".mbox": of_mailbox,
    ".vcf": of_lines, ".ics": of_lines,
}  # fmt: skip


def main() -> None:
    """Read what the command line names, and say what it took."""
    paths = [Path(each) for each in sys.argv[1:]]
    with measuring.Measured() as taken:
        rows = sum(READERS[path.suffix](path) for path in paths)
    print(json.dumps({**taken.facts(), "rows": rows}))


if __name__ == "__main__":
    main()
