"""The mail of two organisations, cleaned, and what was known of it before a moment."""

import csv
import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

from evidence.statistics import Flags, Floats, Ints
from inroad.method.network import EPOCH, Contacts, Network
from inroad.method.parameters import Parameters
from inroad.method.people import Person
from inroad.method.ties import UNIX, Ties, ties

EU_BEGINS = date(2003, 10, 1)
"""The European institute's mail is dated from this month on; its seconds count from its first."""
EU_DAYS = 540
"""After so many days its record breaks off for eight months; the little after that is left out."""
SPOILT = "1979"
"""Enron's rows with the clock of this year are dropped."""


@dataclass(frozen=True, slots=True, eq=False)
class Mail:
    """Mail rows in the order of time: one row for each recipient of each message.

    `sender` and `recipient` are people 0..people-1, a person's addresses merged.
    `time` is in days since 1970. `message` numbers messages: rows of one sender
    and one second. `to` says that the recipient stands in To.
    """

    name: str
    people: int
    sender: Ints
    recipient: Ints
    time: Floats
    to: Flags
    message: Ints


def cleaned(name: str, people: int, rows: Sequence[tuple[float, int, int, bool]]) -> Mail:
    """Rows (time, sender, recipient, to) as mail: each once, nobody to themselves, in order."""
    first: dict[tuple[float, int, int], bool] = {}
    for time, sender, recipient, to in rows:
        if sender != recipient:
            key = (time, sender, recipient)
            first[key] = first.get(key, False) or to
    order = sorted(first)
    times = np.array([key[0] for key in order], np.float64)
    senders = np.array([key[1] for key in order], np.int64)
    begins = np.ones(len(order), bool)
    begins[1:] = (times[1:] != times[:-1]) | (senders[1:] != senders[:-1])
    return Mail(
        name, people, senders, np.array([key[2] for key in order], np.int64), times,
        np.array([first[key] for key in order], bool), np.cumsum(begins) - 1,
    )  # fmt: skip


def enron(data: Path) -> Mail:
    """Enron's mail; addresses of one name are one person."""
    with (data / "enron" / "people.csv").open(encoding="utf-8", newline="") as file:
        names = {int(row["id"]): row["name"] for row in csv.DictReader(file)}
    owner = owners(names)
    with gzip.open(data / "enron" / "mails.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = [
            (_days(row["time"]), owner[int(row["sender"])], owner[int(row["recipient"])],
             row["reciptype"] == "to")
            for row in csv.DictReader(file) if not row["time"].startswith(SPOILT)
        ]  # fmt: skip
    return cleaned("Enron", len(set(owner.values())), rows)


def owners(names: dict[int, str]) -> dict[int, int]:
    """Each address's owner by name; one without a name is its own owner."""
    numbers: dict[str, int] = {}
    return {each: numbers.setdefault(name if name not in ("", "NA") else f"#{each}", len(numbers))
            for each, name in names.items()}  # fmt: skip


def institute(data: Path) -> Mail:
    """The European institute's mail."""
    with gzip.open(data / "email_eu_core" / "email-Eu-core-temporal.txt.gz", "rt") as file:
        found = np.loadtxt(file, dtype=np.int64)
    found = found[found[:, 2] < EU_DAYS * 86_400]
    _, ends = np.unique(found[:, :2], return_inverse=True)
    people = ends.reshape(-1, 2)
    start = (EU_BEGINS - UNIX).days
    times = (start + found[:, 2] / 86_400).tolist()
    rows = [(time, one, other, True)
            for time, (one, other) in zip(times, people.tolist(), strict=True)]  # fmt: skip
    return cleaned("EU institute", int(people.max()) + 1, rows)


def _days(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() / 86_400


def day(time: float) -> date:
    """The day of a moment."""
    return date.fromordinal(UNIX.toordinal() + int(time))


class Past:
    """What was known before a moment; it walks forward and cannot look ahead.

    Contact is added up the way the product's own file adds it up, and ties are
    the method's.
    """

    def __init__(self, mail: Mail, p: Parameters) -> None:
        """Begin before the first mail."""
        self.mail, self.p = mail, p
        key = mail.sender * mail.people + mail.recipient
        self._keys, self._pair = np.unique(key, return_inverse=True)
        days = np.floor(mail.time)
        since = days - (EPOCH - UNIX).days
        self._energy_of_row = 2.0 ** (since / p.contact_half_life_days)
        self._day = days.astype(np.int64)
        size = len(self._keys)
        self._messages, self._energy = np.zeros(size, np.int64), np.zeros(size)
        self._first = np.full(size, np.iinfo(np.int64).max)
        self._last = np.full(size, np.iinfo(np.int64).min)
        self._read = 0
        everybody = range(mail.people)
        self._people = {each: Person(each, "") for each in everybody}

    def ties(self, before: float, p: Parameters | None = None) -> Ties:
        """Every tie from the rows before a moment, at the day of that moment."""
        return ties(self.network(before), day(before), p or self.p)

    def network(self, before: float, people: dict[int, Person] | None = None) -> Network:
        """What was known before a moment, as a network in which nobody is the seeker."""
        everybody = people or self._people
        return Network(0, self.mail.people, everybody, self.contacts(before))

    def contacts(self, before: float) -> Contacts:
        """Contact added up from the rows before a moment; raises: ValueError for going back."""
        until = int(np.searchsorted(self.mail.time, before, side="left"))
        if until < self._read:
            raise ValueError("the past is walked forward only")
        rows = slice(self._read, until)
        pair, self._read = self._pair[rows], until
        np.add.at(self._messages, pair, 1)
        np.add.at(self._energy, pair, self._energy_of_row[rows])
        np.minimum.at(self._first, pair, self._day[rows])
        np.maximum.at(self._last, pair, self._day[rows])
        known = np.flatnonzero(self._messages)
        none, nothing = np.zeros(len(known), np.int64), np.zeros(len(known))
        return Contacts(
            self._keys[known] // self.mail.people, self._keys[known] % self.mail.people,
            self._messages[known], none, self._energy[known], nothing,
            self._first[known], self._last[known],
        )  # fmt: skip
