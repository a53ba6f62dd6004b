"""LinkedIn's exports of all years say the same of the same people."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from inroad.formats import linkedin, registry
from inroad.formats.linkedin.me import ME
from inroad.formats.readings import (
    Career,
    Followed,
    Handle,
    Hidden,
    OpeningSeen,
    Reading,
    Sighting,
    Skill,
    Trace,
    Unread,
)
from tests.formats.members import codes, member, members_of, read

PREAMBLE = 'Notes:\n"When exporting, some addresses are missing, see ""Help"""\n\n'
OLD = "First Name,Last Name,Email Address,Company,Position,Connected On"
NEW = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
ANA = (
    'Ana 🚀,"Ruiz, PhD",https://www.linkedin.com/in/Ana-Ruiz,,"Contoso, Inc.",Engineer,01 Jan 2024'
)
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)
MESSAGES_OF_2021 = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"
)
IN = "https://www.linkedin.com/in/"
DAY = "2025-06-01 14:03:22 UTC"
AT = datetime(2025, 6, 1, 14, 3, 22, tzinfo=UTC)


def people(content: str, **more: object) -> list[Sighting]:
    return [r for r in read(linkedin, content, **more) if isinstance(r, Sighting)]  # type: ignore[arg-type]


def traces(readings: list[Reading]) -> list[Trace]:
    return [reading for reading in readings if isinstance(reading, Trace)]


def test_a_connection_is_read_whatever_its_file_is_called() -> None:
    """The columns say what it is; the archive's name says of which day."""
    (ana,) = read(
        linkedin,
        f"{PREAMBLE}{NEW}\r\n{ANA}\r\n",
        "renamed by me.txt",
        archive="Basic_LinkedInDataExport_08-15-2025.zip",
    )
    assert ana == Sighting(
        uid="ana-ruiz",
        name="Ana Ruiz",
        slugs=("ana-ruiz",),
        organisation="Contoso, Inc.",
        title="Engineer",
        seen_on=date(2025, 8, 15),
        connected_on=date(2024, 1, 1),
    )


def test_two_exports_call_a_connection_by_one_key() -> None:
    """Another company and another title on another day, but the same person."""
    later = ANA.replace("Contoso, Inc.", "Fabrikam").replace("Engineer", "Lead")
    (before,) = people(f"{NEW}\n{ANA}\n", archive="x_08-15-2025.zip")
    (after,) = people(f"{NEW}\n{later}\n", archive="x_03-09-2026.zip")
    assert before.uid == after.uid
    assert ("Fabrikam", date(2026, 3, 9)) == (after.organisation, after.seen_on)
    assert ("Contoso, Inc.", date(2025, 8, 15)) == (before.organisation, before.seen_on)


def test_the_key_is_slug_then_address_then_name_and_day() -> None:
    """An old export without slugs has keys of its own, the same each time."""
    rows = "Ana,Ruiz,Ana@Example.org,Contoso,,01 Jan 2024\nBo,Ek,,Acme,,4-Apr-21\n"
    same = rows.replace("01 Jan 2024", '"1/1/24, 6:14 PM"').replace("4-Apr-21", "04 Apr 2021")
    keys = [seen.uid for seen in people(f"{OLD}\n{rows}")]
    assert "mail:ana@example.org" == keys[0]
    assert keys == [seen.uid for seen in people(f"{OLD}\n{same.replace('Acme', 'Other')}")]


def test_columns_are_found_in_any_order_and_spelling() -> None:
    """`FirstName` is `First Name`, and its place does not matter."""
    (ana,) = people("ConnectedOn,LastName,FirstName,Company\n01 Jan 2024,Ruiz,Ana,Contoso\n")
    assert ("Ana Ruiz", "Contoso", date(2024, 1, 1)) == (
        ana.name, ana.organisation, ana.connected_on,
    )  # fmt: skip


def test_hidden_people_are_counted_and_not_created() -> None:
    """A row with only a date is somebody who hides."""
    readings = read(linkedin, f"{NEW}\n,,,,,,07 Jun 2026\n{ANA}\n,,,,,,08 Jun 2026\n", "c.csv")
    assert Hidden("c.csv", 2) == readings[-1]
    assert ["Ana Ruiz"] == [seen.name for seen in readings if isinstance(seen, Sighting)]


def test_without_an_archive_the_files_own_day_counts() -> None:
    """A single file was written on some day; otherwise nobody knows."""
    (dated,) = people(f"{NEW}\n{ANA}\n", modified=date(2026, 1, 2))
    (undated,) = people(f"{NEW}\n{ANA}\n")
    assert (date(2026, 1, 2), None) == (dated.seen_on, undated.seen_on)


def test_a_date_that_nobody_understands_loses_no_person() -> None:
    """The connection is kept, and the date is said to be unread."""
    readings = read(linkedin, f"{NEW}\n{ANA.replace('01 Jan 2024', 'soon')}\n")
    assert isinstance(readings[0], Sighting)
    assert [("file.csv:2", "date.not_understood")] == codes(readings)


def message(
    sender: str = f"Me Self,{IN}me-self",
    to: str = f'"Ana Ruiz, PhD",{IN}ana-ruiz',
    content: str = "hello",
    end: str = "INBOX,,No,No",
    conversation: str = "2-a==",
) -> str:
    return f"{conversation},,{sender},{to},{DAY},,{content},{end}\n"


def test_a_message_says_who_wrote_to_whom_and_never_what() -> None:
    """Its words are not kept, not even those of a row that is broken."""
    broken = message().replace("INBOX", "IN,BOX,,").replace("hello", "secret")
    readings = read(linkedin, f"{MESSAGES}\n{message(content='secret')}{broken}")
    (trace,) = traces(readings)
    assert Handle(name="Me Self", slug="me-self") == trace.sender
    assert (Handle(name="Ana Ruiz", slug="ana-ruiz"),) == trace.others
    assert ("message", AT, "") == (trace.kind, trace.at, trace.text)
    assert [("file.csv:3", "table.too_many_cells")] == codes(readings)
    assert "secret" not in repr(readings)


@pytest.mark.parametrize(
    "row",
    [
        message(end="INBOX,,Yes,No"),
        message(end="INBOX,,No,Yes"),
        message(end=",,No,No"),
        message(end="SPAM,,No,No"),
        message(sender="LinkedIn Member,"),
        message(sender="Contoso,https://www.linkedin.com/company/contoso"),
        message(content="Hi %FIRSTNAME% you"),
        message(content='"<p class=""spinmail-quill-editor__spin-break"">Hi</p>"'),
        message(to="LinkedIn Member,"),
        message(to=f"Me Self,{IN}me-self"),
    ],
)
def test_drafts_spam_and_campaigns_are_no_contact(row: str) -> None:
    """Nobody wrote to anybody there."""
    assert [] == read(linkedin, f"{MESSAGES}\n{row}")


def test_recipients_are_told_apart_by_their_addresses() -> None:
    """The commas of a degree make no further person."""
    to = f'"Ana Ruiz, PhD, Tom Berg, MBA, Cy Li","{IN}ana-ruiz,{IN}tom-berg,{IN}cy-li"'
    (trace,) = traces(read(linkedin, f"{MESSAGES}\n{message(to=to)}"))
    named = [(other.name, other.slug) for other in trace.others]
    assert [("Ana Ruiz", "ana-ruiz"), ("Tom Berg", "tom-berg"), ("Cy Li", "cy-li")] == named


def test_an_address_gets_no_wrong_name() -> None:
    """Where names and addresses cannot be counted off, only the address stands."""
    to = f'"Ana Ruiz, Head of Sales, Tom Berg","{IN}ana-ruiz,{IN}tom-berg"'
    (trace,) = traces(read(linkedin, f"{MESSAGES}\n{message(to=to)}"))
    assert [("", "ana-ruiz"), ("", "tom-berg")] == [(o.name, o.slug) for o in trace.others]


def old_message(conversation: str, sender: str, to: str, at: str = DAY) -> str:
    return f'{conversation},,"{sender}",,"{to}",{at},,hello,INBOX\n'


def test_without_addresses_a_list_is_split_by_who_wrote() -> None:
    """Names with a comma are found whole; a part that nobody wrote as is nobody."""
    rows = (
        old_message("2-a", "Ana Ruiz, Head of Sales", "Me Self")
        + old_message("2-a", "Tom Berg, MBA", "Me Self, Ana Ruiz, Head of Sales")
        + old_message("2-a", "Me Self", "Tom Berg, MBA, Ana Ruiz, Head of Sales, Zed Y, Guru")
    )
    found = traces(read(linkedin, f"{MESSAGES_OF_2021}\n{rows}"))
    assert [
        ["Me Self"],
        ["Me Self", "Ana Ruiz, Head of Sales"],
        ["Tom Berg", "Ana Ruiz, Head of Sales"],
    ] == [[other.name for other in trace.others] for trace in found]


def test_messages_of_2018_are_read() -> None:
    """They have neither conversations nor addresses."""
    header = "From,To,Date,Subject,Content,Direction,Folder"
    row = 'Me Self,"Ana Ruiz, PhD","11/03/18, 6:14 PM",,hello,OUTGOING,SENT'
    (trace,) = traces(read(linkedin, f"{header}\n{row}\n"))
    assert datetime(2018, 11, 3, 18, 14, tzinfo=UTC) == trace.at
    assert ("Me Self", "Ana Ruiz") == (trace.sender.name, trace.others[0].name)


def test_a_message_has_one_key_in_all_exports() -> None:
    """Order and new columns change nothing."""
    new = traces(read(linkedin, f"{MESSAGES}\n{message()}"))
    old = f'2-a==,,Me Self,{IN}me-self,"Ana Ruiz, PhD",{DAY},,hello,INBOX'
    assert [t.uid for t in new] == [
        t.uid for t in traces(read(linkedin, f"{MESSAGES_OF_2021}\n{old}\n"))
    ]


def test_the_seeker_is_who_is_in_every_conversation() -> None:
    """Three conversations tell; two do not."""
    rows = [
        message(conversation=f"2-{name}", to=f"{name},{IN}{name}") for name in ("ana", "bo", "cy")
    ]
    (me,) = people(f"{MESSAGES}\n{''.join(rows)}")
    assert ("me-self", True) == (me.slugs[0], me.is_me)
    assert [] == people(f"{MESSAGES}\n{''.join(rows[:2])}")


def test_an_invitation_says_who_the_seeker_is() -> None:
    """Who sent an outgoing one, who got an incoming one."""
    header = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
    rows = (
        f'Me Self,"Ana Ruiz, PhD","1/29/26, 2:37 PM",secret,OUTGOING,{IN}me-self,{IN}ana-ruiz\n'
        f'No Body,Me Self,"12/3/25, 9:05 AM",,INCOMING,{IN}nobody,{IN}me-self\n'
    )
    readings = read(linkedin, f"{header}\n{rows}")
    (me,) = [seen for seen in readings if isinstance(seen, Sighting)]
    assert (("me-self",), True) == (me.slugs, me.is_me)
    assert [("me-self", "ana-ruiz"), ("nobody", "me-self")] == [
        (trace.sender.slug, trace.others[0].slug) for trace in traces(readings)
    ]
    assert "secret" not in repr(readings)


def test_an_invitation_has_one_key_with_and_without_addresses() -> None:
    """An export of 2021 and one of 2025 speak of the same invitation."""
    row = 'Me Self,Ana Ruiz,"1/29/26, 2:37 PM",,OUTGOING'
    old = traces(read(linkedin, f"From,To,Sent At,Message,Direction\n{row}\n"))
    header = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
    new = traces(read(linkedin, f"{header}\n{row},{IN}me-self,{IN}ana-ruiz\n"))
    assert [trace.uid for trace in old] == [trace.uid for trace in new]


def test_a_recommendation_keeps_its_words_and_its_way() -> None:
    """The file's name says who wrote it; the other side is the seeker."""
    header = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
    row = 'Ana,Ruiz,Contoso,Engineer,Great mentor,"11/20/24, 08:15 AM",VISIBLE'
    for name, received in (("Recommendations_Received.csv", True), ("given.csv", False)):
        readings = read(linkedin, f"{header}\n{row}\n{row.replace('VISIBLE', 'PENDING')}\n", name)
        (trace,) = traces(readings)
        ana = Handle(name="Ana Ruiz")
        assert ((ana, (ME,)) if received else (ME, (ana,))) == (trace.sender, trace.others)
        assert "Great mentor" == trace.text
        author = readings[-1]
        assert isinstance(author, Sighting)
        assert ("Contoso", date(2024, 11, 20)) == (author.organisation, author.seen_on)
        assert any(isinstance(r, Sighting) and r.is_me and r.slugs == ("me",) for r in readings)


def test_a_recommendation_of_unknown_way_is_not_guessed() -> None:
    """Both files have the same columns, so a renamed one cannot be told."""
    header = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
    assert [Unread("r.csv:1", "linkedin.given_or_received")] == read(
        linkedin, f"{header}\n", "r.csv"
    )


def test_only_accepted_endorsements_count() -> None:
    """A pending one was never shown."""
    header = (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,"
        "Endorser Public Url,Endorsement Status"
    )
    row = '2024/02/01 15:02:55 UTC,Python,Ana,"Ruiz, PhD",www.linkedin.com/in/ana-ruiz,'
    given = (header + "\n" + row).replace("Endorser", "Endorsee")
    (trace,) = traces(read(linkedin, f"{header}\n{row}ACCEPTED\n{row}PENDING\n"))
    (back,) = traces(read(linkedin, f"{given}ACCEPTED\n"))
    ana = Handle(name="Ana Ruiz", slug="ana-ruiz")
    assert ("Python", ana, (ME,)) == (trace.text, trace.sender, trace.others)
    assert (ME, (ana,)) == (back.sender, back.others)


def test_positions_last_from_their_first_day_to_their_last() -> None:
    """A year is a whole year, and an empty end is now."""
    header = "Company Name,Title,Description,Location,Started On,Finished On"
    rows = "Contoso,Lead,,Berlin,Jan 2024,\nAcme,Engineer,,,2021,Dec 2023\n"
    now, before = read(linkedin, f"{header}\n{rows}")
    assert isinstance(now, Career) and isinstance(before, Career)
    assert (None, date(2024, 1, 1), None) == (now.who, now.since, now.until)
    assert (date(2021, 1, 1), date(2023, 12, 31)) == (before.since, before.until)


def test_a_position_that_ends_keeps_its_key() -> None:
    """The next export knows the end of the same position."""
    header = "Company Name,Title,Description,Location,Started On,Finished On"
    open_end = read(linkedin, f"{header}\nContoso,Lead,,,Jan 2024,\n")
    ended = read(linkedin, f"{header}\nContoso,Lead,,,Jan 2024,May 2025\n")
    assert [c.uid for c in open_end if isinstance(c, Career)] == [
        c.uid for c in ended if isinstance(c, Career)
    ]


def test_schools_skills_and_what_i_looked_at_are_read() -> None:
    """Each small table gives its one kind of reading."""
    (school,) = read(
        linkedin,
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\nTU X,2012,2016,,BSc,Chess\n",
    )
    assert isinstance(school, Career)
    assert (True, "BSc", date(2016, 12, 31)) == (school.education, school.title, school.until)
    (skill,) = read(linkedin, "Name\nPython\n", "Skills.csv")
    assert isinstance(skill, Skill) and "Python" == skill.name
    (follow,) = read(linkedin, "Organization,Followed On\nContoso,Mon Jun 01 07:00:00 UTC 2026\n")
    assert isinstance(follow, Followed) and date(2026, 6, 1) == follow.on


def test_openings_keep_only_an_address_of_the_web() -> None:
    """And none of the answers that were given there."""
    header = (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
        "Resume Name,Question And Answers"
    )
    row = '"11/20/24, 8:15 AM",me@x.example,,"Acme, Inc.",Engineer,URL,cv.pdf,Visa?:secret'
    (good,) = read(
        linkedin, f"{header}\n{row.replace('URL', 'http://www.linkedin.com/jobs/view/7')}\n"
    )
    (bad,) = read(linkedin, f"{header}\n{row.replace('URL', 'javascript:alert(1)')}\n")
    assert isinstance(good, OpeningSeen) and isinstance(bad, OpeningSeen)
    assert ("applied:7", "applied", date(2024, 11, 20)) == (good.uid, good.stage, good.on)
    assert ("", "Acme, Inc.") == (bad.url, bad.organisation)
    assert "secret" not in repr(good)
    (saved,) = read(
        linkedin, 'Saved Date,Job Url,Job Title,Company Name\n"10/5/24, 2:15 PM",,Lead,Acme\n'
    )
    assert isinstance(saved, OpeningSeen) and "saved" == saved.stage


def test_profile_notes_and_addresses_are_read() -> None:
    """The seeker is known by name and confirmed addresses; birthday and street stay out."""
    profile = "First Name,Last Name,Address,Birth Date,Headline,Summary,Industry,Geo Location"
    (me,) = people(f'{profile}\nMe,Self,Street 1,Jan 2,Builder,"a\nb",Software,"Berlin, DE"\n')
    assert (True, "Me Self", "Berlin, DE") == (me.is_me, me.name, me.location)
    assert "Street" not in repr(me) and "Jan 2" not in repr(me)
    addresses = (
        "Email Address,Confirmed,Primary,Updated On\nme@x.example,Yes,Yes,\nno@x.example,No,No,\n"
    )
    assert [("me@x.example",)] == [seen.emails for seen in people(addresses)]
    notes = (
        "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,"
        "Edited On"
    )
    (note,) = people(f"{notes}\nAna,Ruiz,{IN}ana-ruiz,Met at PyCon,2026-01-01,\n")
    assert (("ana-ruiz",), "Met at PyCon") == (note.slugs, note.note)


@pytest.mark.parametrize(
    "header",
    [
        "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Profiles",
        "Source,First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At,Sites",
    ],
)
def test_imported_contacts_of_both_spellings_are_read(header: str) -> None:
    """With all their addresses and numbers."""
    row = 'GMAIL,Bo,Ek,Acme,,"Bo@x.example, b@x.example",+49 30 123456,"1/2/20, 3:04 PM",'
    (bo,) = people(f"{header}\n{row}\n")
    assert (("bo@x.example", "b@x.example"), ("+4930123456",)) == (bo.emails, bo.phones)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Event Name,Event Time,Status,External Url\nPyCon,,,\n", "Events.csv"),
        ("Login Date\tIP Address\tUser Agent\n1\t2\t3\n".encode("utf-16"), "Logins.csv"),
        ("Member Age\tCompany Names\n3\tAcme\n".encode("utf-16"), "Ad Targeting.csv"),
        ("Time\tEvent\n1\tAccount Created\n".encode("utf-16"), "Account Status History.csv"),
    ],
)
def test_tables_of_no_use_are_known_and_yield_nothing(content: str | bytes, name: str) -> None:
    """They are no error, and nobody reads of them."""
    assert [] == read(linkedin, content, name)


def test_in_its_own_archive_only_a_wanted_table_can_be_unknown() -> None:
    """A new kind of advert is nothing to tell; connections that changed are."""
    archive = "Complete_LinkedInDataExport_03-09-2026.zip"
    assert linkedin.recognises(member("Anything,New\n1,2\n", "Ads 2030.csv", archive))
    assert linkedin.recognises(member("", "Connections.csv", archive))
    assert not linkedin.recognises(member("Vorname,Nachname\n1,2\n", "Connections.csv", archive))
    assert not linkedin.recognises(member("Anything,New\n1,2\n", "Ads 2030.csv"))


def test_hostile_rows_lose_nobody_else() -> None:
    """Formulas are names, control characters go, an open quote costs its line."""
    rows = (
        "=HYPERLINK(1),Ek,,,,,01 Jan 2024\n"
        'A\x00n\x1ba,"Ruiz,,,,,02 Jan 2024\n'
        f"{'x' * 2_000_000},,,,,,\n"
        f"{'y' * 20_000},Ek,,,,,03 Jan 2024\n"
        "\u202eCy,Li,,,,,04 Jan 2024\n"
    )
    readings = read(linkedin, f"{NEW}\n{rows}")
    assert ["=HYPERLINK(1) Ek", "Cy Li"] == [r.name for r in readings if isinstance(r, Sighting)]
    assert [
        ("file.csv:3", "table.quote_never_closed"),
        ("file.csv:4", "table.line_too_long"),
        ("file.csv:5", "table.field_too_long"),
    ] == codes(readings)


def everything(path: Path) -> list[Reading]:
    """All that the readers find in an archive; every file of it must be known."""
    readings: list[Reading] = []
    for each in members_of(path):
        reader = registry.reader_for(each)
        assert reader is linkedin, each.name
        readings += registry.readings(reader, each)
    return readings


@pytest.fixture(scope="session")
def eras(data: Path) -> dict[str, list[Reading]]:
    """What each real archive says."""
    return {
        path.name: everything(path) for path in sorted((data / "fixtures/linkedin").glob("*.zip"))
    }


def test_every_era_says_the_same_of_the_same_people(eras: dict[str, list[Reading]]) -> None:
    """Nothing is unread; names, contacts and counts agree over all years."""
    assert 4 <= len(eras)
    assert [] == [r for readings in eras.values() for r in readings if isinstance(r, Unread)]
    connected = [
        {(r.name, r.connected_on) for r in readings if isinstance(r, Sighting) and r.connected_on}
        for readings in eras.values()
    ]
    assert 5 == len(connected[0]) and all(each == connected[0] for each in connected)
    assert {1} == {sum(isinstance(r, Hidden) for r in readings) for readings in eras.values()}
    kinds = [Counter(t.kind for t in traces(readings)) for readings in eras.values()]
    assert {(3, 2, 2)} == {(k["message"], k["invitation"], k["recommendation"]) for k in kinds}


def test_every_era_gives_its_traces_the_same_keys(eras: dict[str, list[Reading]]) -> None:
    """Importing the export of another year adds no contact twice."""
    keys = [
        {t.uid for t in traces(readings) if t.kind != "endorsement"} for readings in eras.values()
    ]
    assert 7 == len(keys[0]) and all(each == keys[0] for each in keys)
