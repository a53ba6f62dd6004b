"""The sample's files: the same each time, well formed, and about nobody."""

import csv
import hashlib
import json
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from inroad.method.goal import organisation_key
from inroad.sample import Written, write
from inroad.sample.__main__ import main
from inroad.sample.company import FICTIONAL_PHONES
from inroad.sample.invented import OUTSIDE_COMPANIES
from inroad.sample.world import made
from tests.sample.reading import Files

ADDRESS = re.compile(r"[\w.+-]+@([\w.-]+)")
RESERVED = re.compile(r"^(?:[\w-]+\.)*(?:example|example\.(?:com|org|net))$")


def _hashes(written: Written) -> list[tuple[str, str]]:
    return [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in written.paths]


def _texts(written: Written) -> list[str]:
    found = []
    for path in written.paths:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                found += [archive.read(name).decode() for name in archive.namelist()]
        else:
            found.append(path.read_bytes().decode())
    # A folded line of a calendar or card is one line; "@xxx" is a mailbox's own mark.
    return [re.sub(r"(?m)^From \d+@xxx ", "", text.replace("\r\n ", "")) for text in found]


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    """Twice the same arguments, twice the same files; another seed, other files."""
    one = _hashes(write(tmp_path / "one", seed=7, people=150))
    assert one == _hashes(write(tmp_path / "two", seed=7, people=150))
    other = _hashes(write(tmp_path / "three", seed=8, people=150))
    assert [name for name, _ in one] == [name for name, _ in other]
    assert not {digest for _, digest in one} & {digest for _, digest in other}


def test_the_sample_has_the_promised_size(written: Written, files: Files) -> None:
    """2,400 people in 14 units, a mailbox of 6,000 to 12,000, about 350 people known."""
    staff = {row["email"] for row in files.people if not row["until"]}
    assert 2400 == len(staff)
    assert 14 == len({seat.unit for seat in made(1, 2400, 14, 5, written.today).seats} - {""})
    assert 6000 <= len(files.mails) <= 12000
    assert 330 <= len(written.truths.known) <= 350
    shown = {row["Company"] for row in files.newest["Connections.csv"]}
    assert 25 <= len(shown & {name for name, _ in OUTSIDE_COMPANIES}) <= 30
    span = max(mail.at for mail in files.mails) - min(mail.at for mail in files.mails)
    assert timedelta(days=1750) < span < timedelta(days=1830)


@settings(
    deadline=None, max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(people=st.integers(5, 90), seed=st.integers(0, 1000))
def test_a_small_company_works_too(
    tmp_path_factory: pytest.TempPathFactory, people: int, seed: int
) -> None:
    """From five people on there is a seeker, a job creator, a connector and a pathfinder."""
    written = write(tmp_path_factory.mktemp("small"), seed=seed, people=people)
    files = Files.of(written)
    assert people == len({row["email"] for row in files.people if not row["until"]})
    named = {written.seeker, written.truths.job_creator, written.truths.connector,
             written.truths.pathfinders[0]}  # fmt: skip
    assert 4 == len(named)
    assert written.counts["letters"] == len(files.mails) > 0


@pytest.mark.parametrize("wrong", [{"people": 4}, {"units": 1}, {"units": 17}, {"years": 2}])
def test_a_world_that_cannot_be_is_refused(tmp_path: Path, wrong: dict[str, int]) -> None:
    """Too few people, units or years, or more units than names, is a wrong call."""
    with pytest.raises(ValueError):
        write(tmp_path, **wrong)  # type: ignore[arg-type]


def test_every_address_is_in_a_reserved_domain(written: Written) -> None:
    """No message can ever be sent to anybody by mistake (RFC 2606)."""
    domains = {domain.lower() for text in _texts(written) for domain in ADDRESS.findall(text)}
    assert len(domains) > 20
    assert not [domain for domain in domains if not RESERVED.match(domain)]


def test_every_telephone_number_is_kept_for_films(written: Written) -> None:
    """No number is anybody's."""
    numbers = {face.phone for face in made(1, 2400, 14, 5, written.today).faces}
    assert len(numbers) == 2520
    assert all(number.startswith(tuple(f"+49 {p}" for p in FICTIONAL_PHONES)) for number in numbers)


def test_no_profile_can_be_anybodys(written: Written) -> None:
    """Each LinkedIn address says that it is an example."""
    slugs = {slug for text in _texts(written) for slug in re.findall(r"/in/([^\s,\"]+)", text)}
    assert len(slugs) > 200
    assert not [slug for slug in slugs if "-example" not in slug]


def test_no_company_is_a_real_one(data: Path, files: Files) -> None:
    """No organisation of the sample is among the employers of real developers."""
    with (data / "openstack_careers" / "positions.csv").open(encoding="utf-8") as rows:
        real = {organisation_key(row["company"]) for row in csv.DictReader(rows)}
    shown = {row["Company"] for row in files.newest["Connections.csv"]} - {""}
    assert len(real) > 100
    assert not {organisation_key(each) for each in shown} & real


def test_the_linkedin_zips_have_the_real_headers(data: Path, written: Written) -> None:
    """Every file of a real export of that form is there, with the same header."""
    forms = (
        "Complete_LinkedInDataExport_03-09-2026.zip",
        "Basic_LinkedInDataExport_08-15-2025.zip",
    )
    for path, form in zip(written.paths, forms, strict=False):
        with (
            zipfile.ZipFile(path) as mine,
            zipfile.ZipFile(data / "fixtures" / "linkedin" / form) as real,
        ):
            assert set(real.namelist()) == set(mine.namelist())
            for name in real.namelist():
                lines = 4 if name == "Connections.csv" else 1
                head = [
                    archive.read(name).decode().splitlines()[:lines] for archive in (mine, real)
                ]
                assert head[0] == head[1], name


def test_every_row_fits_its_header(written: Written, files: Files) -> None:
    """No CSV row is longer or shorter than its header."""
    tables = [files.people, files.reports, *files.newest.values(), *files.older.values()]
    with (written.folder / "contacts.csv").open(encoding="utf-8", newline="") as file:
        tables.append(list(csv.DictReader(file)))
    for row in (row for table in tables for row in table):
        assert None not in row
        assert None not in row.values()


def test_the_google_csv_has_the_real_header(data: Path, written: Written) -> None:
    """The header of 2024, column by column."""
    real = (data / "fixtures" / "contacts" / "google_2024.csv").read_text("utf-8").splitlines()
    assert real[0] == (written.folder / "contacts.csv").read_text("utf-8").splitlines()[0]


def test_the_calendar_has_what_calendars_have(written: Written) -> None:
    """Every meeting, a series with left-out weeks, and cancelled and declined ones."""
    raw = (written.folder / "calendar.ics").read_bytes()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    events = Calendar.from_ical(raw.decode()).walk("VEVENT")
    assert written.counts["meetings"] == len(events)
    text = raw.decode().replace("\r\n ", "")
    for word in ("EXDATE;TZID", "RRULE:FREQ=WEEKLY", "RECURRENCE-ID", "STATUS:CANCELLED",
                 "PARTSTAT=DECLINED", "VALUE=DATE:", "CUTYPE=RESOURCE"):  # fmt: skip
        assert word in text


def test_the_cards_are_of_three_versions(written: Written) -> None:
    """A few dozen cards, of every version that address books write."""
    text = (written.folder / "contacts.vcf").read_text("utf-8")
    cards = text.count("BEGIN:VCARD")
    assert cards == text.count("END:VCARD")
    assert cards == written.counts["cards"] + written.counts["broken_cards"]
    assert 24 <= cards <= 60
    for version in ("2.1", "3.0", "4.0"):
        assert f"VERSION:{version}" in text


def test_the_resume_is_the_seekers(written: Written) -> None:
    """The résumé has the seeker's name, and the position of today without an end."""
    resume = json.loads((written.folder / "resume.json").read_text("utf-8"))
    assert written.seeker.name == resume["basics"]["name"]
    assert "endDate" not in resume["work"][0]
    assert len(resume["skills"]) >= 2


def test_what_no_person_wrote_is_marked(written: Written, files: Files) -> None:
    """Lists, bulk, machines and automatic replies can be told by their headers."""
    assert written.counts["skipped_letters"] == sum(not mail.personal for mail in files.mails)


def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file with its size, and the goal."""
    main([str(tmp_path / "out"), "--people", "12", "--seed", "3"])
    said = capsys.readouterr().out
    assert "Goal: I want to be a data engineer in the Data Platform group" in said
    for path in (tmp_path / "out").iterdir():
        assert path.name in said
