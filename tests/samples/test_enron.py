"""Enron's data becomes files that the standard library reads; nobody's name is printed."""

import csv
import mailbox
from pathlib import Path

import pytest

from tests.samples import enron


def _read(path: Path) -> list[mailbox.mboxMessage]:
    box = mailbox.mbox(path)
    found = list(box)
    box.close()
    return found


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Vice President, Regulatory Affairs", "Government and Regulatory Affairs"),
        ("In House Lawyer", "Legal"),
        ("Manager, Real-Time Trading Desk", "Trading"),
        ("Director, Pipeline Business", "Gas Pipeline"),
        ("Vice President", ""),
    ],
)
def test_a_unit_is_read_from_the_words_of_a_title(title: str, unit: str) -> None:
    """A title that names a unit gives it, and one that names none gives none."""
    assert unit == enron.unit_of(title)


def test_the_mailbox_has_every_message_once_and_none_of_1979(data: Path, tmp_path: Path) -> None:
    """A message per sender and second; nobody is in two of its fields."""
    path = tmp_path / "enron.mbox"
    count = enron.write_mailbox(data, path)
    assert count == len(_read(path))
    assert count == len({(each.at, each.sender) for each in enron.messages(data)})
    assert min(each.at.year for each in enron.messages(data)) > 1979
    for each in enron.messages(data):
        recipients = (*each.to, *each.cc, *each.bcc)
        assert len(recipients) == len(set(recipients))


def test_a_seekers_own_mailbox_has_only_their_mail(data: Path, tmp_path: Path) -> None:
    """Each message of it names one of the seeker's addresses."""
    chosen = enron.choose_seeker(data)
    path = tmp_path / "mine.mbox"
    count = enron.write_mailbox(data, path, frozenset(chosen.emails))
    assert 500 < count < enron.write_mailbox(data, tmp_path / "all.mbox")
    for message in _read(path):
        headers = "".join(str(message[field]) for field in ("From", "To", "Cc", "Bcc"))
        assert any(email in headers for email in chosen.emails)


def test_the_people_csv_has_a_row_for_every_address(data: Path, tmp_path: Path) -> None:
    """All 184 addresses stay as they are, with a title for more than half."""
    path = tmp_path / "people.csv"
    assert 184 == enron.write_people(data, path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert 184 == len({row["email"] for row in rows})
    assert sum(bool(row["title"]) for row in rows) > 92
    assert len({row["unit"] for row in rows if row["unit"]}) >= 8


def test_the_seeker_wants_another_unit_that_somebody_manages(data: Path) -> None:
    """The choice is the same each time, and its job creators are managers by title."""
    chosen = enron.choose_seeker(data)
    assert chosen == enron.choose_seeker(data)
    assert chosen.unit != chosen.goal_unit
    titles = {each.email: each for each in enron.workers(data)}
    assert chosen.creators
    assert all(titles[email].manages for email in chosen.creators)
    assert {chosen.goal_unit} == {titles[email].unit for email in chosen.creators}
