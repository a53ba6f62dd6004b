"""Enron's mail as files that the importers read: a mailbox and a people CSV.

What is done to the data, and why:

* Mail rows of one sender and one second are one message. The data lists every
  copied recipient twice, as cc and as bcc: somebody named in To or Cc is left
  out of Bcc. Rows with the clock of 1979 are dropped. A time without a zone is
  taken as UTC.
* Addresses stay as they are, `email_local@enron.com`: thirty-one names own two
  or three of them, and finding that out is the importers' work.
* The data has no column of departments. `unit_of` derives a unit from the words
  of the title where they name one ("Vice President, Regulatory Affairs",
  "Trader", "In House Lawyer"); other people's unit stays empty. The title is the
  custodian list's where it has one, else the note's without "Employee,".

Nothing of it is kept: the files go where the caller says, which is `tmp_path`.
"""

import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

DOMAIN = "enron.com"
ORGANISATION = "Enron"
PEOPLE_COLUMNS = (
    "name", "email", "phone", "linkedin", "organisation", "unit", "title", "location",
    "since", "until", "note",
)  # fmt: skip

UNIT_WORDS = (
    (r"regulatory|government", "Government and Regulatory Affairs"),
    (r"legal|lawyer|counsel", "Legal"),
    (r"wholesale", "Wholesale Services"),
    (r"online", "Enron Online"),
    (r"global m", "Global Markets"),
    (r"pipeline", "Gas Pipeline"),
    (r"risk management", "Risk Management"),
    (r"logistics", "Logistics"),
    (r"trad(er|ing)", "Trading"),
    (r"cash|financial officer|treasurer", "Finance"),
    (r"america", "North America"),
)
"""Words of a title and the unit that they name; the first that fits counts."""

MANAGES = re.compile(r"\b(president|director|manager|ceo|chief|head)\b", re.IGNORECASE)
"""Titles whose holders decide on jobs: what a job creator is checked against."""


@dataclass(frozen=True, slots=True, repr=False)
class Worker:
    """One address with the name, title and unit of its owner; "" where unknown."""

    number: int
    email: str
    name: str
    title: str
    unit: str

    @property
    def owner(self) -> str:
        """What stands for the person: the name, or the address of somebody without one."""
        return self.name or self.email

    @property
    def manages(self) -> bool:
        """Whether the title is a manager's."""
        return bool(MANAGES.search(self.title))


@dataclass(frozen=True, slots=True)
class Message:
    """One message; people are numbers of `Worker`."""

    at: datetime
    sender: int
    to: tuple[int, ...]
    cc: tuple[int, ...]
    bcc: tuple[int, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Chosen:
    """A seeker and a goal to test with.

    Attributes:
        name: the seeker's.
        emails: every address of that name.
        unit: where they are.
        goal_unit: where they want to be; another one.
        goal: the sentence.
        creators: the addresses of the managers, by title, of the goal's unit.
    """

    name: str
    emails: tuple[str, ...]
    unit: str
    goal_unit: str
    goal: str
    creators: tuple[str, ...]


@cache
def workers(data: Path) -> tuple[Worker, ...]:
    """Everybody with an address, by number; `data` is the fixture's folder."""
    with (data / "enron" / "edo_custodians.tsv").open(encoding="utf-8") as lines:
        custodians = [line.rstrip("\n").split("\t") for line in lines]
    titles = {email.partition("@")[0]: title for _, email, _, title in custodians if title}
    by_name = {name: title for _, _, name, title in custodians if title}
    with (data / "enron" / "people.csv").open(encoding="utf-8", newline="") as rows:
        return tuple(
            _worker(row, titles.get(row["email_local"]) or by_name.get(row["name"], ""))
            for row in csv.DictReader(rows)
        )


def _worker(row: dict[str, str], listed: str) -> Worker:
    noted = "" if row["note"] == "NA" else row["note"]
    title = listed or noted
    plain = re.sub(r"^Employee(,\s*|$)", "", title)
    email = f"{row['email_local']}@{DOMAIN}".lower()
    name = "" if row["name"] == "NA" else row["name"]
    return Worker(int(row["id"]), email, name, plain, unit_of(f"{title}; {noted}"))


def unit_of(title: str) -> str:
    """The unit that a title's words name, "" where they name none."""
    return next((unit for words, unit in UNIT_WORDS if re.search(words, title.lower())), "")


@cache
def messages(data: Path) -> tuple[Message, ...]:
    """Every message with a believable time, by time."""
    found: dict[tuple[str, int], dict[str, dict[int, None]]] = defaultdict(
        lambda: {"to": {}, "cc": {}, "bcc": {}}
    )
    with gzip.open(data / "enron" / "mails.csv.gz", "rt", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            if not row["time"].startswith("1979"):
                parts = found[row["time"], int(row["sender"])]
                parts[row["reciptype"]][int(row["recipient"])] = None
    return tuple(_message(at, sender, parts) for (at, sender), parts in sorted(found.items()))


def _message(at: str, sender: int, parts: dict[str, dict[int, None]]) -> Message:
    to = tuple(parts["to"])
    cc = tuple(number for number in parts["cc"] if number not in parts["to"])
    bcc = tuple(number for number in parts["bcc"] if number not in {*to, *cc})
    moment = datetime.strptime(at, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    return Message(moment, sender, to, cc, bcc)


def write_mailbox(data: Path, path: Path, emails: frozenset[str] = frozenset()) -> int:
    """Write the messages as a mailbox of headers; says how many.

    With `emails`, only those that one of these addresses sent or received.
    """
    people = {worker.number: worker for worker in workers(data)}
    mine = {number for number, worker in people.items() if worker.email in emails}
    kept = [
        each
        for each in messages(data)
        if not emails or mine.intersection((each.sender, *each.to, *each.cc, *each.bcc))
    ]
    with path.open("w", encoding="utf-8", newline="\n") as box:
        box.writelines(_as_text(place, each, people) for place, each in enumerate(kept))
    return len(kept)


def _as_text(place: int, message: Message, people: dict[int, Worker]) -> str:
    def listed(field: str, numbers: tuple[int, ...]) -> Iterator[str]:
        if numbers:
            yield f"{field}: " + ",\n ".join(people[number].email for number in numbers)

    lines = [
        f"From {people[message.sender].email} {message.at:%a %b %d %H:%M:%S %Y}",
        f"Message-ID: <{place}.{message.at:%Y%m%d%H%M%S}@{DOMAIN}>",
        f"Date: {message.at:%a, %d %b %Y %H:%M:%S +0000}",
        f"From: {people[message.sender].email}",
        *listed("To", message.to), *listed("Cc", message.cc), *listed("Bcc", message.bcc),
        "", "", "",
    ]  # fmt: skip
    return "\n".join(lines)


def write_people(data: Path, path: Path) -> int:
    """Write the names, titles and units as our people CSV, a row an address; says how many."""
    found = workers(data)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, PEOPLE_COLUMNS, restval="")
        rows.writeheader()
        rows.writerows(
            {"name": each.name, "email": each.email, "organisation": ORGANISATION,
             "unit": each.unit, "title": each.title}
            for each in found
        )  # fmt: skip
    return len(found)


def choose_seeker(data: Path) -> Chosen:
    """Somebody of one unit who writes a lot, and another unit with a manager by title.

    The seeker is, among those with a unit and no manager's title, the one with
    the most messages sent or received in which others of theirs take part. The
    goal is the unit, other than theirs, with a manager by title and with the
    most people of whom the seeker has written to fewest. All ties go by name,
    so that the choice is always the same.
    """
    found = workers(data)
    traffic, partners = _traffic(found, messages(data))
    named = [each for each in found if each.name and each.unit and not each.manages]
    name = max({each.name for each in named}, key=lambda one: (traffic[one], one))
    mine = [each for each in found if each.name == name]
    unit = next(each.unit for each in mine if each.unit)
    wanted: dict[str, set[str]] = defaultdict(set)
    for each in found:
        if each.unit and each.unit != unit:
            wanted[each.unit].add(each.owner)
    led = {each.unit for each in found if each.manages}
    goal_unit = max(
        (each for each in wanted if each in led),
        key=lambda one: (len(wanted[one] - partners[name]), one),
    )
    creators = tuple(sorted(e.email for e in found if e.unit == goal_unit and e.manages))
    goal = f"I want to work in {goal_unit} at {ORGANISATION}"
    return Chosen(name, tuple(each.email for each in mine), unit, goal_unit, goal, creators)


def _traffic(
    found: Sequence[Worker], written: Sequence[Message]
) -> tuple[Counter[str], dict[str, set[str]]]:
    """Messages of each name, and the names with whom each had direct mail."""
    names = {each.number: each.owner for each in found}
    traffic: Counter[str] = Counter()
    partners: dict[str, set[str]] = defaultdict(set)
    for each in written:
        sender = names[each.sender]
        for other in {names[number] for number in (*each.to, *each.cc)} - {sender}:
            traffic[sender] += 1
            traffic[other] += 1
            partners[sender].add(other)
            partners[other].add(sender)
    return traffic, partners
