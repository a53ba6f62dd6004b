"""Reads the sample's files back with nothing but the standard library."""

import csv
import io
import mailbox
import zipfile
from dataclasses import dataclass
from datetime import datetime
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

from inroad.sample import Written

Row = dict[str, str]


@dataclass(frozen=True)
class Mail:
    """One message: lower-cased addresses, and whether a person wrote it."""

    at: datetime
    sender: str
    to: frozenset[str]
    cc: frozenset[str]
    personal: bool


@dataclass(frozen=True)
class Files:
    """The files of a sample, parsed."""

    people: list[Row]
    reports: list[Row]
    mails: list[Mail]
    newest: dict[str, list[Row]]
    older: dict[str, list[Row]]

    @classmethod
    def of(cls, written: Written) -> "Files":
        """Read everything that was written."""
        newest, older, _, _, _, mails, people, reports, _ = written.paths
        return cls(rows(people.read_text("utf-8")), rows(reports.read_text("utf-8")),
                   _mails(mails), _zipped(newest), _zipped(older))  # fmt: skip

    def positions(self, email: str) -> list[Row]:
        """The staff list's rows of one address, in the list's order."""
        return [row for row in self.people if row["email"] == email]


def rows(text: str) -> list[Row]:
    """The rows of a CSV text, after LinkedIn's preamble where there is one."""
    if text.startswith("Notes:"):
        text = text.split("\n\n", 1)[1]
    return list(csv.DictReader(io.StringIO(text)))


def _zipped(path: Path) -> dict[str, list[Row]]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: rows(archive.read(name).decode()) for name in archive.namelist()}


def _mails(path: Path) -> list[Mail]:
    box = mailbox.mbox(path)
    found = [_mail(message) for message in box]
    box.close()
    return found


def _mail(message: mailbox.mboxMessage) -> Mail:
    def addresses(field: str) -> frozenset[str]:
        return frozenset(email.lower() for _, email in getaddresses([str(message[field] or "")]))

    (sender,) = addresses("From")
    machine = any(message[field] for field in ("List-Id", "Precedence", "Auto-Submitted"))
    at = parsedate_to_datetime(message["Date"])
    return Mail(at, sender, addresses("To"), addresses("Cc"),
                not machine and not sender.startswith("noreply"))  # fmt: skip
