"""The importers' own readers read every file of the sample."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

import pytest

from inroad.formats import registry
from inroad.formats.readings import Career, Hidden, Member, Reading, ReportsTo, Trace, Unread
from inroad.sample import Written

READERS = {"contacts.csv": "google", "contacts.vcf": "vcard", "calendar.ics": "icalendar",
           "mail.mbox": "mbox", "people.csv": "people", "reports-to.csv": "people",
           "resume.json": "jsonresume"}  # fmt: skip


def _members(written: Written) -> Iterator[Member]:
    for path in written.paths:
        if path.suffix != ".zip":
            yield _member(path.name, path.read_bytes(), "")
            continue
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield _member(name, archive.read(name), path.name)


def _member(name: str, content: bytes, archive: str) -> Member:
    return Member(name, io.BytesIO(content), content[: 64 * 1024], len(content), archive)


@pytest.fixture(scope="module")
def found(written: Written) -> dict[tuple[str, str], tuple[str, list[Reading]]]:
    """The reader's source and the readings of each member, by archive and name."""
    read = {}
    for member in _members(written):
        reader = registry.reader_for(member)
        assert reader is not None, member.name
        read[member.archive, member.name] = (reader.source, list(registry.readings(reader, member)))
    return read


Found = dict[tuple[str, str], tuple[str, list[Reading]]]


def test_each_file_is_recognised_by_its_reader(found: Found) -> None:
    """A zip's members by LinkedIn's reader, every other file by that of its kind."""
    wanted = {key: "linkedin" if key[0] else READERS[key[1]] for key in found}
    assert wanted == {key: source for key, (source, _) in found.items()}


def test_nothing_is_unread_but_the_broken_card(written: Written, found: Found) -> None:
    """The one card that says nothing is the only thing left out as bad."""
    unread = [each for _, readings in found.values() for each in readings
              if isinstance(each, Unread)]  # fmt: skip
    assert written.counts["broken_cards"] == len(unread)
    assert all(each.place.startswith("contacts.vcf") for each in unread)


def test_mail_by_people_is_read_and_no_other(written: Written, found: Found) -> None:
    """As many traces as messages that somebody wrote."""
    traces = [each for each in found["", "mail.mbox"][1] if isinstance(each, Trace)]
    assert written.counts["letters"] - written.counts["skipped_letters"] == len(traces)


def test_meetings_that_took_place_are_read(written: Written, found: Found) -> None:
    """The series bring more meetings than there are entries; crowds bring none."""
    traces = [each for each in found["", "calendar.ics"][1] if isinstance(each, Trace)]
    assert len(traces) > written.counts["meetings"]
    assert max(len(each.others) for each in traces) <= 30


def test_every_line_of_the_organisation_is_read(written: Written, found: Found) -> None:
    """A reports-to for all but the chief, and dated positions of everybody."""
    kinds = Counter(type(each) for each in found["", "reports-to.csv"][1])
    assert written.counts["reports"] == kinds[ReportsTo] == written.counts["people"] - 1
    careers = [each for each in found["", "people.csv"][1] if isinstance(each, Career)]
    people = {each.who.email for each in careers if each.who and not each.until}
    assert written.counts["people"] == len(people)


def test_hidden_connections_are_counted(written: Written, found: Found) -> None:
    """Four rows with only a date, in the newer export as in the older."""
    counts = [
        sum(each.count for each in readings if isinstance(each, Hidden))
        for (_, name), (_, readings) in found.items()
        if name == "Connections.csv"
    ]
    assert [written.counts["hidden_connections"]] * 2 == counts
