"""What the sample says was planted stands in its files."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

from inroad.sample import Planted, Written
from tests.sample.reading import Files, Mail


def _between(files: Files, one: str, other: str) -> list[Mail]:
    """Personal mail that one of the two sent to the other, not merely copied."""
    return [
        mail
        for mail in files.mails
        if mail.personal
        and ((mail.sender == one and other in mail.to) or (mail.sender == other and one in mail.to))
    ]


def _shown(files: Files, who: Planted, *, newest: bool) -> str:
    """The title that the LinkedIn export shows."""
    export = files.newest if newest else files.older
    titles = [row["Position"] for row in export["Connections.csv"]
              if f"{row['First Name']} {row['Last Name']}" == who.name]  # fmt: skip
    assert 1 == len(titles)
    return titles[0]


def _days_ago(written: Written, days: int) -> datetime:
    day = written.today - timedelta(days=days)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def test_the_job_creator_is_the_new_head_and_no_contact(written: Written, files: Files) -> None:
    """Head of the goal's unit for less than a year; no mail between the two of us."""
    head = written.truths.job_creator
    before, now = files.positions(head.email)
    assert ("Grid Software", "Data Platform") == (before["unit"], now["unit"])
    assert "Head of Data Platform" == now["title"]
    assert timedelta(0) < written.today - date.fromisoformat(now["since"]) < timedelta(days=365)
    assert not [mail for address in written.addresses
                for mail in _between(files, head.email, address)]  # fmt: skip
    above = {row["person"]: row["manager"] for row in files.reports}
    units = {row["email"]: row["unit"] for row in files.people if not row["until"]}
    roots = {
        person
        for person, manager in above.items()
        if units[person] == "Data Platform" != units.get(manager)
    }
    assert {head.email} == roots


def test_the_connector_is_close_to_both(written: Written, files: Files) -> None:
    """Lately much mail both ways with me, and much to the job creator with me in copy."""
    connector, since = written.truths.connector.email, _days_ago(written, 365)
    mine = [mail for mail in _between(files, connector, written.seeker.email) if mail.at > since]
    senders = Counter(mail.sender for mail in mine)
    assert min(senders[connector], senders[written.seeker.email]) >= 15
    steering = [
        mail
        for mail in _between(files, connector, written.truths.job_creator.email)
        if mail.at > since and written.seeker.email in mail.cc
    ]
    assert len(steering) >= 40


def test_nobody_else_is_seen_with_the_job_creator_as_often(written: Written, files: Files) -> None:
    """Of all who write to the job creator, the connector does most, by far."""
    senders = Counter(mail.sender for mail in files.mails if mail.personal
                      and written.truths.job_creator.email in mail.to)  # fmt: skip
    (first, most), (_, second) = senders.most_common(2)
    assert written.truths.connector.email == first
    assert most > 5 * second


def test_the_pathfinders_moves_show_in_list_and_exports(written: Written, files: Files) -> None:
    """In the staff list, and as a change of title between the two LinkedIn exports."""
    assert 2 == len(written.truths.pathfinders)
    for each in written.truths.pathfinders:
        assert ["Customer Care", "Data Platform"] == [
            r["unit"] for r in files.positions(each.email)
        ]
        assert "Customer Care" in _shown(files, each, newest=False)
        assert "Data Platform" in _shown(files, each, newest=True)


def test_all_who_made_the_move_are_named(written: Written, files: Files) -> None:
    """The truths name everybody in the staff list who went from my unit to the goal's."""
    moved = set()
    for email in {row["email"] for row in files.people}:
        units = [row["unit"] for row in files.positions(email)] if email else []
        if units and units[-1].startswith("Data Pla") and "Customer Care" in units[:-1]:
            moved.add(email)
    assert {each.email for each in written.truths.made_the_move} == moved
    assert {each.email for each in written.truths.pathfinders} <= moved


def test_the_insiders_are_weak_ties(written: Written, files: Files) -> None:
    """A few messages each, and a position in the goal's unit."""
    assert 2 == len(written.truths.insiders)
    for each in written.truths.insiders:
        assert "Data Platform" == files.positions(each.email)[-1]["unit"]
        assert 1 <= len(_between(files, each.email, written.seeker.email)) <= 15


def test_the_dormant_tie_was_close_and_fell_silent(written: Written, files: Files) -> None:
    """Much mail once, none for two years; a team lead in the goal's unit today."""
    dormant = written.truths.dormant
    assert dormant is not None
    mails = _between(files, dormant.email, written.seeker.email)
    assert len(mails) >= 50
    assert max(mail.at for mail in mails) < _days_ago(written, 730)
    units = [row["unit"] for row in files.positions(dormant.email)]
    assert ["Customer Care", "Grid Software", "Data Platform"] == units
    assert files.positions(dormant.email)[-1]["title"].startswith("Team Lead")


def test_the_new_head_pulled_former_team_mates(written: Written, files: Files) -> None:
    """They were in the head's former unit, and came after the head."""
    came = files.positions(written.truths.job_creator.email)[-1]["since"]
    assert 2 == len(written.truths.pulled)
    for each in written.truths.pulled:
        before, now = files.positions(each.email)
        assert ("Grid Software", "Data Platform") == (before["unit"], now["unit"])
        assert came < now["since"]


def test_about_six_in_a_hundred_move_in_a_year(files: Files) -> None:
    """Counted from the staff list: positions that follow another in another unit."""
    moves = 0
    held: dict[str, str] = {}
    for row in files.people:
        moves += row["email"] in held and row["unit"][:4] != held[row["email"]][:4]
        held[row["email"]] = row["unit"]
    assert 0.05 < moves / (2400 * 5) < 0.07


def test_names_are_as_tricky_as_in_life(written: Written, files: Files) -> None:
    """People called May and Will, two of one name, a married name, a nickname."""
    truths = written.truths
    firsts = [each.name.split()[0] for each in truths.named_like_words]
    assert ["May", "June", "Will", "Mark"] == firsts
    one, other = truths.namesakes
    assert one.name == other.name
    assert one.email != other.email
    assert truths.married is not None
    assert truths.nicknamed is not None
    new, old = truths.married.email, truths.married.email.rsplit("-", 1)[0]
    senders = {mail.sender for mail in files.mails}
    card = (written.folder / "contacts.vcf").read_bytes().decode().replace("\r\n ", "")
    assert new in card
    assert f"{old}@" in card
    book = (written.folder / "contacts.csv").read_text("utf-8")
    assert len(senders) > 200
    assert "Gabi," in book or "Gabi" in (written.folder / "mail.mbox").read_text("utf-8")


def test_some_units_are_misspelt(written: Written, files: Files) -> None:
    """Their rows of today name a unit that nobody else has."""
    assert len(written.truths.misspelt_unit) >= 10
    units = Counter(row["unit"] for row in files.people)
    for each in written.truths.misspelt_unit:
        assert units[files.positions(each.email)[-1]["unit"]] < 20


def test_mail_between_others_shows_their_ties(written: Written, files: Files) -> None:
    """Hundreds of messages between two others have me in copy."""
    mine = set(written.addresses)
    between = [mail for mail in files.mails
               if mail.personal and mail.sender not in mine and not mine & mail.to]  # fmt: skip
    assert len(between) > 300
    assert all(mine & mail.cc for mail in between)


def test_some_people_use_two_addresses(written: Written, files: Files) -> None:
    """A team mate writes from work and from home."""
    senders = Counter(mail.sender for mail in files.mails)
    work = {each.email.partition("@")[0]: each.email for each in written.truths.team}
    assert [local for local, email in work.items()
            if senders[email] and senders[f"{local}@example.org"]]  # fmt: skip


def test_a_file_says_who_the_seeker_is(written: Written, files: Files) -> None:
    """Both addresses stand in the LinkedIn export."""
    own = {row["Email Address"] for row in files.newest["Email Addresses.csv"]}
    assert set(written.addresses) == own
    assert written.seeker.email in own
