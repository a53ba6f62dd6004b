"""Files come in whole, once, and can be taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from inroad.actions import people, undoing
from inroad.actions.importing import Imported, keeping
from inroad.store import models
from inroad.store.models import User
from tests import files
from tests.actions.looking import NOW, facts, me, names, person, rows

Importing = Callable[..., Imported]

ERAS = ("Basic_LinkedInDataExport_05-14-2021.zip", "Complete_LinkedInDataExport_09-18-2022.zip",
        "Basic_LinkedInDataExport_08-15-2025.zip",
        "Complete_LinkedInDataExport_03-09-2026.zip")  # fmt: skip
CONTACTS = ("google_old.csv", "google_2024.csv", "outlook_live.csv", "outlook_desktop.csv")
ANA = {"first": "Ana", "last": "Ruiz", "slug": "ana-ruiz", "company": "Contoso",
       "position": "Engineer", "on": "01 Jan 2024"}  # fmt: skip
TOM = {"first": "Tom", "last": "Berg", "slug": "tom-berg", "company": "Fabrikam",
       "position": "Designer", "on": "02 Feb 2024"}  # fmt: skip


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A small LinkedIn export of a Spring day in 2025."""
    tables = {
        "Connections": files.connections(ANA, TOM),
        "Profile": files.profile("Kim", "Doe"),
        "Skills": files.table([("Name",), ("Onboarding",)]),
    }
    return files.linkedin(tmp_path, date(2025, 4, 1), tables)


@pytest.mark.parametrize("era", ERAS)
def test_every_era_of_linkedin_is_understood_and_taken_back(
    data: Path, viewer: User, importing: Importing, era: str
) -> None:
    """A zip of any year gives people, traces and skills; undo leaves what was there before."""
    before = rows(viewer)
    done = importing(data / "fixtures" / "linkedin" / era)
    assert ((), 1) == (done.unread, done.hidden)
    assert done.new["people"] >= 4
    assert done.new["messages"] >= 2
    assert done.new["skills"] == 2
    assert me(viewer).name == "Me Self"
    undoing.undo(viewer, None, NOW)
    assert before == rows(viewer)


@pytest.mark.parametrize("file", CONTACTS)
def test_every_contact_list_is_understood_and_taken_back(
    data: Path, viewer: User, importing: Importing, file: str
) -> None:
    """Google's and Outlook's tables of both kinds give connected people, each once."""
    before = rows(viewer)
    done = importing(data / "fixtures" / "contacts" / file)
    assert done.read["people"] >= 1
    assert done.new["people"] >= 1
    assert all(connected for (connected,) in facts(viewer, models.Person, "connected")[1:])
    undoing.undo(viewer, None, NOW)
    assert before == rows(viewer)


def test_importing_again_changes_nothing(viewer: User, importing: Importing, export: Path) -> None:
    """The same file a second time is no batch, no row and no revision."""
    importing(export)
    before, revision = rows(viewer), viewer.revision
    again = importing(export)
    assert (None, {}) == (again.batch, again.new)
    assert (before, revision) == (rows(viewer), viewer.revision)


def test_a_dry_run_says_what_it_would_do_and_keeps_nothing(
    viewer: User, importing: Importing, export: Path
) -> None:
    """Its counts are those of the import that follows."""
    before, revision = rows(viewer), viewer.revision
    would = importing(export, dry_run=True)
    assert (before, revision) == (rows(viewer), viewer.revision)
    assert facts(viewer, models.Batch) == []
    assert would.new == importing(export).new


def test_a_failure_in_the_middle_keeps_nothing(
    viewer: User, importing: Importing, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An import is one transaction: people written before the failure are gone with it."""
    before, revision = rows(viewer), viewer.revision

    def broken(*_arguments: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(keeping, "write_mine", broken)
    with pytest.raises(RuntimeError, match="power"):
        importing(export)
    assert (before, revision) == (rows(viewer), viewer.revision)
    assert facts(viewer, models.Batch) == []


def test_two_exports_give_a_dated_change(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """Somebody at another company a year later has two positions, the first one ended."""
    now = {**ANA, "company": "Fabrikam", "position": "Lead"}
    first = files.linkedin(tmp_path, date(2025, 4, 1), {"Connections": files.connections(ANA)})
    second = files.linkedin(tmp_path, date(2026, 2, 1), {"Connections": files.connections(now)})
    importing(first)
    done = importing(second)
    ana = person(viewer, "Ana Ruiz")
    assert done.moves == ((ana.pk, "Engineer, Contoso", "Lead, Fabrikam"),)
    held = facts(viewer, models.Position, "organisation", "title", "until", "seen_on")
    assert set(held) == {
        ("Contoso", "Engineer", date(2025, 4, 1), date(2025, 4, 1)),
        ("Fabrikam", "Lead", None, date(2026, 2, 1)),
    }


def test_the_order_of_two_exports_does_not_matter(
    viewer: User, importing: Importing, tmp_path: Path, new_home: Callable[[str], Path]
) -> None:
    """The newer one first, then the older one: the same positions."""
    from inroad.actions.importing import import_files
    from inroad.store.start import open_personal

    now = {**ANA, "company": "Fabrikam", "position": "Lead"}
    first = files.linkedin(tmp_path, date(2025, 4, 1), {"Connections": files.connections(ANA)})
    second = files.linkedin(tmp_path, date(2026, 2, 1), {"Connections": files.connections(now)})
    columns = ("organisation", "title", "since", "until", "seen_on")
    importing(first)
    importing(second)
    expected = set(facts(viewer, models.Position, *columns))
    new_home("other")
    other = open_personal()
    import_files(other, [second], NOW)
    import_files(other, [first], NOW)
    assert expected == set(facts(other, models.Position, *columns))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("email", "ana@example.org"),
        ("linkedin", "https://www.linkedin.com/in/ana-ruiz"),
        ("phone", "+49 30 1234567"),
    ],
)
def test_an_exact_key_makes_two_mentions_one(
    viewer: User, importing: Importing, tmp_path: Path, column: str, value: str
) -> None:
    """Address, profile and number: whoever has the same one is the same, in another file too."""
    headings = ("name", column, "organisation")
    one = files.people(tmp_path / "one.csv", headings, ("Ana Ruiz", value, "Contoso"))
    two = files.people(tmp_path / "two.csv", headings, ("A. Ruiz", value, "Fabrikam"))
    importing(one)
    importing(two)
    assert names(viewer) == ["Ana Ruiz"]


def test_the_same_name_alone_makes_nobody_one(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """Two people of one name with two addresses stay two, and are proposed."""
    headings = ("name", "email", "organisation")
    one = files.people(tmp_path / "a.csv", headings, ("Ana Ruiz", "ana@a.example", "Contoso"))
    two = files.people(tmp_path / "b.csv", headings, ("Ana Ruiz", "ruiz@b.example", "Contoso"))
    importing(one)
    done = importing(two)
    assert names(viewer) == ["Ana Ruiz", "Ana Ruiz"]
    assert len(done.to_decide) == 1


def test_one_address_under_clearly_different_names_is_kept_apart(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """A couple's address merges nobody, and is reported."""
    headings = ("name", "email")
    both = files.people(
        tmp_path / "a.csv",
        headings,
        ("Ana Ruiz", "us@home.example"),
        ("Tom Berg", "us@home.example"),
    )
    done = importing(both)
    assert names(viewer) == ["Ana Ruiz", "Tom Berg"]
    assert done.kept_apart == ("us@home.example",)


def test_names_in_old_messages_are_the_connections_of_that_name(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """Without profile addresses, a name that one connection has is that connection."""
    letters = [
        files.OLD_MESSAGES,
        ("1", "", "Ana Ruiz", "", "Kim Doe", "2025-01-02 10:00:00 UTC", "", "hello", "INBOX"),
        ("1", "", "Kim Doe", "", "Ana Ruiz", "2025-01-03 10:00:00 UTC", "", "hello", "INBOX"),
    ]
    tables = {
        "Connections": files.connections(ANA, TOM, urls=False),
        "Profile": files.profile("Kim", "Doe"),
        "messages": files.table(letters),
    }
    importing(files.linkedin(tmp_path, date(2025, 4, 1), tables))
    ana, mine = person(viewer, "Ana Ruiz").pk, me(viewer).pk
    assert names(viewer) == ["Ana Ruiz", "Tom Berg"]
    assert facts(viewer, models.Trace, "sender_id", "other_id") == [(ana, mine), (mine, ana)]


def test_my_profile_and_addresses_say_who_i_am(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """What LinkedIn calls me is me, and so is my address in a mailbox of a later import."""
    tables = {
        "Connections": files.connections(ANA),
        "Profile": files.profile("Kim", "Doe"),
        "Email Addresses": files.my_addresses("kim@home.example"),
    }
    importing(files.linkedin(tmp_path, date(2025, 4, 1), tables))
    letters = [("Kim <kim@home.example>", "Tom Berg <tom@b.example>", NOW - timedelta(days=3))]
    importing(files.mailbox(tmp_path / "mail.mbox", letters))
    tom = person(viewer, "Tom Berg").pk
    assert me(viewer).name == "Kim Doe"
    assert facts(viewer, models.Trace, "sender_id", "other_id") == [(me(viewer).pk, tom)]


def test_i_can_say_which_address_is_mine(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """An address told to be mine is me, whatever name stands beside it."""
    letters = [("Somebody <kim@home.example>", "Tom <tom@b.example>", NOW - timedelta(days=3))]
    box = files.mailbox(tmp_path / "mail.mbox", letters)
    done = importing(box, my_addresses=["Kim@Home.example "])
    assert (names(viewer), done.guessed_me) == (["Tom"], "")
    assert ("email", "kim@home.example", me(viewer).pk) in facts(
        viewer, models.Identifier, "kind", "value", "person_id"
    )


def test_whoever_is_in_nearly_every_letter_of_a_mailbox_is_taken_to_be_me(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """Nothing said who I am: the address that most letters share, and it is told."""
    letters = [
        (f"P{n} <p{n}@b.example>", "Kim Doe <kim@home.example>", NOW - timedelta(days=n + 1))
        for n in range(12)
    ]
    done = importing(files.mailbox(tmp_path / "mail.mbox", letters))
    assert done.guessed_me == "kim@home.example"
    assert me(viewer).name == "Kim Doe"
    assert len(names(viewer)) == 12


def test_a_few_letters_do_not_tell_who_i_am(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """Below ten letters nobody is taken to be me."""
    letters = [("Ana <ana@a.example>", "Tom <tom@b.example>", NOW - timedelta(days=n + 1))
               for n in range(9)]  # fmt: skip
    done = importing(files.mailbox(tmp_path / "mail.mbox", letters))
    assert (done.guessed_me, names(viewer)) == ("", ["Ana", "Tom"])


def test_an_offices_mailbox_is_nobody(viewer: User, importing: Importing, tmp_path: Path) -> None:
    """Letters to and from info@ make no person and no trace."""
    letters = [
        ("Info <info@b.example>", "Kim <kim@home.example>", NOW - timedelta(days=3)),
        ("Kim <kim@home.example>", "jobs@b.example", NOW - timedelta(days=2)),
    ]
    box = files.mailbox(tmp_path / "mail.mbox", letters)
    importing(box, my_addresses=["kim@home.example"])
    assert (names(viewer), facts(viewer, models.Trace)) == ([], [])


def test_whoever_was_forgotten_does_not_come_back(
    viewer: User, importing: Importing, export: Path, tmp_path: Path
) -> None:
    """Neither with the same file nor with another one that has their profile."""
    importing(export)
    people.forget(viewer, person(viewer, "Ana Ruiz").pk)
    again = importing(export)
    other = files.people(
        tmp_path / "other.csv", ("name", "linkedin"), ("Ana Maria Ruiz", "ana-ruiz"), ("Lin", "lin")
    )
    later = importing(other)
    assert (again.forgotten, later.forgotten) == (1, 1)
    assert names(viewer) == ["Lin", "Tom Berg"]


def test_a_large_meeting_is_a_contact_of_its_organiser_and_mine(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """In a meeting of twelve, two guests did not get to know each other."""
    guests = [f"p{n}@b.example" for n in range(10)]
    meeting = ("boss@b.example", ["kim@home.example", *guests], NOW - timedelta(days=7))
    importing(files.calendar(tmp_path / "c.ics", [meeting]), my_addresses=["kim@home.example"])
    by_id = dict(facts(viewer, models.Person, "id", "name"))
    pairs = facts(viewer, models.Trace, "sender_id", "other_id")
    hubs = {me(viewer).pk, next(who for who, name in by_id.items() if name == "boss@b.example")}
    assert len(pairs) == 2 * (10 + 11)
    assert all(one in hubs or other in hubs for one, other in pairs)


def test_in_a_small_meeting_everybody_met_everybody(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """Three people: three pairs, both ways."""
    meeting = ("boss@b.example", ["kim@home.example", "tom@b.example"], NOW - timedelta(days=7))
    importing(files.calendar(tmp_path / "c.ics", [meeting]), my_addresses=["kim@home.example"])
    assert len(facts(viewer, models.Trace)) == 6


def test_a_meeting_to_come_is_no_contact(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """Its people are known, and nothing says that they met."""
    meeting = ("boss@b.example", ["kim@home.example"], NOW + timedelta(days=7))
    file = files.calendar(tmp_path / "c.ics", [meeting])
    done = importing(file, my_addresses=["kim@home.example"])
    assert (facts(viewer, models.Trace), done.new.get("meetings", 0)) == ([], 0)
    later = importing(file, now=NOW + timedelta(days=8))
    assert later.new["meetings"] == 1


def test_who_reports_to_whom_is_kept_once(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """From a column or a table of its own, by name or address."""
    staff = files.people(
        tmp_path / "staff.csv",
        ("name", "email", "manager"),
        ("Ana Ruiz", "ana@b.example", ""),
        ("Tom Berg", "tom@b.example", "ana@b.example"),
    )
    importing(staff)
    again = importing(
        files.people(tmp_path / "lines.csv", ("person", "manager"), ("Tom Berg", "Ana Ruiz"))
    )
    ana, tom = person(viewer, "Ana Ruiz").pk, person(viewer, "Tom Berg").pk
    assert facts(viewer, models.Reporting, "person_id", "manager_id") == [(tom, ana)]
    assert again.new == {"sightings": 1}


def test_a_bare_name_in_a_table_is_the_one_person_of_that_name(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """With nothing else beside it, in whichever order the files come; of two, it is neither."""
    known = [("Ana Ruiz", "ana@b.example"), ("Tom Berg", "tom@b.example"),
             ("Tom Berg", "berg@c.example")]  # fmt: skip
    staff = files.people(tmp_path / "staff.csv", ("name", "email"), *known)
    bare = files.people(tmp_path / "bare.csv", ("name", "note"), ("Ana Ruiz", ""), ("Tom Berg", ""))
    importing(bare, staff)
    importing(bare)
    assert names(viewer) == ["Ana Ruiz", "Tom Berg", "Tom Berg", "Tom Berg"]


def test_a_job_saved_and_then_applied_to_is_one(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """In one export or in two, the opening keeps both facts."""
    saved = [("Saved Date", "Job Url", "Job Title", "Company Name"),
             ("1/20/26, 2:37 PM", "", "Data Engineer", "Contoso, Inc.")]  # fmt: skip
    applied = [
        ("Application Date", "Contact Email", "Contact Phone Number", "Company Name",
         "Job Title", "Job Url", "Resume Name", "Question And Answers"),
        ("2/1/26, 2:37 PM", "", "", "Contoso", "Data engineer", "https://x.example/1", "", ""),
    ]  # fmt: skip
    importing(files.linkedin(tmp_path, date(2026, 1, 25), {"Jobs/Saved Jobs": files.table(saved)}))
    both = {"Jobs/Saved Jobs": files.table(saved), "Jobs/Job Applications": files.table(applied)}
    done = importing(files.linkedin(tmp_path, date(2026, 2, 20), both))
    (opening,) = facts(viewer, models.Opening, "saved", "applied_on", "stage")
    assert opening == (True, date(2026, 2, 1), "posted")
    assert done.new.get("openings", 0) == 0


def test_an_old_application_is_to_a_job_that_is_closed(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """Nobody is told to apply for what was posted a year ago."""
    saved = [("Saved Date", "Job Url", "Job Title", "Company Name"),
             ("1/20/25, 2:37 PM", "", "Data Engineer", "Contoso")]  # fmt: skip
    importing(files.linkedin(tmp_path, date(2026, 1, 25), {"Jobs/Saved Jobs": files.table(saved)}))
    assert facts(viewer, models.Opening, "stage") == [("closed",)]


def test_what_cannot_be_read_costs_only_itself(
    viewer: User, importing: Importing, export: Path, tmp_path: Path
) -> None:
    """A broken zip and a file of noise beside a good export."""
    (tmp_path / "broken.zip").write_bytes(export.read_bytes()[:300])
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 20)
    done = importing(export, tmp_path / "broken.zip", tmp_path / "noise.bin", tmp_path / "gone")
    assert names(viewer) == ["Ana Ruiz", "Tom Berg"]
    assert sorted({each.place.partition(":")[0] for each in done.unread}) == [
        "broken.zip", "gone", "noise.bin",
    ]  # fmt: skip


def test_a_contact_lists_name_counts_more_than_what_a_mail_program_shows(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """Ten letters from "aruiz" do not rename somebody whose card says Ana Ruiz."""
    letters = [("ARUIZ <ana@a.example>", "kim@home.example", NOW - timedelta(days=n + 1))
               for n in range(4)]  # fmt: skip
    card = tmp_path / "ana.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nN:Ruiz;Ana;;;\n"
                    "EMAIL:ana@a.example\nEND:VCARD\n", encoding="utf-8")  # fmt: skip
    box = files.mailbox(tmp_path / "mail.mbox", letters)
    importing(box, card, my_addresses=["kim@home.example"])
    assert names(viewer) == ["Ana Ruiz"]


def test_a_person_added_by_hand_is_met_again_by_their_address(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """Typed first, imported later: one person, with what both said."""
    added = people.add(viewer, "Ana Ruiz, engineer at Contoso, ana@a.example", NOW)
    table = files.people(
        tmp_path / "a.csv", ("name", "email", "location"), ("Ana Ruiz", "ana@a.example", "Lisbon")
    )
    importing(table)
    assert facts(viewer, models.Person, "id", "name", "location")[1:] == [
        (added.pk, "Ana Ruiz", "Lisbon")
    ]
    assert ("Contoso", "engineer") in facts(viewer, models.Position, "organisation", "title")


def test_undo_of_an_import_keeps_what_later_work_hangs_on(
    viewer: User, importing: Importing, export: Path
) -> None:
    """Somebody with a talk stays when the import that brought them is taken back."""
    from inroad.actions import giving

    done = importing(export)
    giving.need(viewer, person(viewer, "Ana Ruiz").pk, "onboarding docs", NOW)
    undone = undoing.undo(viewer, done.batch, NOW)
    assert names(viewer) == ["Ana Ruiz"]
    assert undone.kept_because_edited >= 1
    assert facts(viewer, models.Need, "text") == [("onboarding docs",)]


def test_a_meeting_and_a_letter_know_their_moment_in_utc(
    viewer: User, importing: Importing, tmp_path: Path
) -> None:
    """What is kept is aware, and equal to what the file said."""
    at = datetime(2026, 2, 1, 10, 0, tzinfo=UTC)
    importing(
        files.mailbox(tmp_path / "m.mbox", [("Ana <ana@a.example>", "kim@home.example", at)]),
        my_addresses=["kim@home.example"],
    )
    assert facts(viewer, models.Trace, "at", "kind") == [(at, "message")]
