"""Everything out, and in again without loss; people out for other programs."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from inroad.actions import exporting, giving, goals, log, people, planning
from inroad.actions.importing import import_files
from inroad.actions.restoring import put_back_if_whole, written
from inroad.store import models
from inroad.store.models import User
from inroad.store.refusals import FileThere, NotEmpty, NotWritable, UnknownDocument
from inroad.store.start import open_personal
from inroad.store.visible import visible_to
from tests import files
from tests.actions.looking import NOW, TODAY, facts, names, person, rows

HARD = (
    "Zoë Ångström",
    "李小龙",
    "محمد علي",
    "O'Neil, Tom",
    'Ana "Ace" Ruiz',
    "=SUM(A1)",
    "Line;Two\\",
)


@pytest.fixture
def filled(viewer: User, tmp_path: Path) -> User:
    """A seeker with something in most tables."""
    card = {"first": "Ana", "last": "Ruiz", "slug": "ana-ruiz", "company": "Contoso",
            "position": "Engineer, Platform", "email": "ana@a.example"}  # fmt: skip
    moved = {**card, "company": "Fabrikam", "position": "Lead"}
    for day, each in ((date(2025, 4, 1), card), (date(2026, 2, 1), moved)):
        tables = {"Connections": files.connections(each), "Profile": files.profile("Kim", "Doe")}
        import_files(viewer, [files.linkedin(tmp_path, day, tables)], NOW)
    letters = [("Kim <kim@h.example>", "Ana <ana@a.example>", NOW - timedelta(days=9))]
    box = files.mailbox(tmp_path / "m.mbox", letters)
    import_files(viewer, [box], NOW, my_addresses=["kim@h.example"])
    goals.set_goal(viewer, "the Data Platform group at Acme", NOW)
    people.add(viewer, "Priya Sharma, Head of Data, Data Platform at Acme", NOW)
    giving.offer(viewer, "know_how", "onboarding docs", NOW)
    said = log.understood(viewer, "coffee with Priya today, struggles with onboarding docs", TODAY)
    log.log(viewer, said, NOW)
    planning.propose(viewer, NOW)
    return viewer


def test_everything_goes_out_and_in_without_loss(
    filled: User, new_home: Callable[[str], Path], tmp_path: Path
) -> None:
    """Out, into an empty home, out again: the same text, and the same plan."""
    text = exporting.as_json(filled)
    file = tmp_path / "everything.json"
    written(file, text)
    before = [card.step.key for card in planning.propose(filled, NOW, keeping=False)[1].cards]
    new_home("empty")
    other = open_personal()
    put_back_if_whole(other, [str(file)])
    assert text == exporting.as_json(other)
    assert before == [c.step.key for c in planning.propose(other, NOW, keeping=False)[1].cards]


def test_a_rehearsal_of_putting_back_keeps_nothing(
    filled: User, new_home: Callable[[str], Path], tmp_path: Path
) -> None:
    """It says how many rows there are."""
    file = tmp_path / "everything.json"
    written(file, exporting.as_json(filled))
    new_home("empty")
    other = open_personal()
    before = rows(other)
    count = put_back_if_whole(other, [str(file)], dry_run=True)
    assert before == rows(other)
    assert count == put_back_if_whole(other, [str(file)])


def test_a_whole_export_goes_into_nothing_but_an_empty_inroad(filled: User, tmp_path: Path) -> None:
    """What is there stays."""
    file = tmp_path / "everything.json"
    written(file, exporting.as_json(filled))
    before = rows(filled)
    with pytest.raises(NotEmpty):
        put_back_if_whole(filled, [str(file)])
    assert before == rows(filled)


@pytest.mark.parametrize(
    "text",
    ['{"format": "inroad", garbage', '{"format": "inroad", "version": 1}', '["inroad", "format"]',
     '{"format": "inroad", "a": ' + "[" * 100_000, '{"format": "inroad", "version": 99}'],
)  # fmt: skip
def test_a_damaged_export_is_refused(viewer: User, tmp_path: Path, text: str) -> None:
    """Whatever is wrong with it, nothing is kept and nothing breaks."""
    file = tmp_path / "everything.json"
    file.write_text(text, encoding="utf-8")
    before = rows(viewer)
    with pytest.raises(UnknownDocument):
        put_back_if_whole(viewer, [str(file)])
    assert before == rows(viewer)


def test_what_is_no_whole_export_is_left_to_the_readers(viewer: User, tmp_path: Path) -> None:
    """A résumé, a folder, a missing file, two files, and a name that no file can have."""
    resume = tmp_path / "resume.json"
    resume.write_text('{"basics": {"name": "Kim Doe"}}', encoding="utf-8")
    for paths in ([str(resume)], [str(tmp_path)], ["gone"], [str(resume)] * 2, ["x" * 5_000]):
        assert put_back_if_whole(viewer, paths) is None


def test_people_as_csv_are_read_back_the_same(
    filled: User, new_home: Callable[[str], Path], tmp_path: Path
) -> None:
    """Names, addresses, profiles and dated positions, by our own reader of the plain table."""
    file = tmp_path / "people.csv"
    written(file, exporting.as_csv(filled))
    columns = ("organisation", "unit", "title", "since", "until")
    expected = (names(filled), sorted(facts(filled, models.Position, *columns), key=str))
    keys = {row for row in facts(filled, models.Identifier, "kind", "value")
            if row[1] not in ("kim@h.example", "me")}  # fmt: skip
    new_home("other")
    other = open_personal()
    done = import_files(other, [file], NOW)
    assert done.unread == ()
    assert expected == (
        names(other), sorted(facts(other, models.Position, *columns), key=str)
    )  # fmt: skip
    assert keys == set(facts(other, models.Identifier, "kind", "value"))


def test_people_as_vcards_are_read_back_the_same(
    filled: User, new_home: Callable[[str], Path], tmp_path: Path
) -> None:
    """Names, addresses, profiles and the position of now, by our own reader."""
    file = tmp_path / "people.vcf"
    written(file, exporting.as_vcards(filled))
    columns = ("organisation", "unit", "title")
    now = visible_to(filled, models.Position).filter(until=None, person__is_me=False)
    expected = (names(filled), sorted(now.values_list(*columns)))
    new_home("other")
    other = open_personal()
    done = import_files(other, [file], NOW)
    assert done.unread == ()
    assert expected == (names(other), sorted(facts(other, models.Position, *columns)))
    assert {("email", "ana@a.example"), ("slug", "ana-ruiz")} <= set(
        facts(other, models.Identifier, "kind", "value")
    )


@pytest.mark.parametrize("form", ["csv", "vcf"])
def test_names_that_are_hard_to_write_come_back(
    viewer: User, new_home: Callable[[str], Path], tmp_path: Path, form: str
) -> None:
    """Quotes, commas, other scripts, and what a spreadsheet would take for a formula."""
    for number, name in enumerate(HARD):
        row = models.Person(name=name, owner_id=viewer.pk)
        row.save(using="default")
        key = models.Identifier(person=row, kind="email", value=f"p{number}@a.example")
        key.owner_id = viewer.pk
        key.save(using="default")
    file = tmp_path / f"people.{form}"
    text = exporting.as_csv(viewer) if form == "csv" else exporting.as_vcards(viewer)
    written(file, text)
    new_home("other")
    other = open_personal()
    import_files(other, [file], NOW)
    assert sorted(HARD) == names(other)


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "@SUM(1)", "+cmd|' /C calc'!A0", "-2+3+cmd|x"])
def test_a_cell_is_never_a_formula(viewer: User, name: str) -> None:
    """A name that a spreadsheet would count with stands behind an apostrophe."""
    person = people.add(viewer, name, NOW)
    key = models.Identifier(person=person, kind="phone", value="+4930123456", owner_id=viewer.pk)
    key.save(using="default")
    (line,) = exporting.as_csv(viewer).splitlines()[1:]
    assert line.startswith(f"'{name}")
    assert ",+4930123456," in line


def test_a_line_of_a_card_is_short_whatever_the_name(viewer: User) -> None:
    """At most 75 bytes, letters never torn apart (RFC 6350, 3.2)."""
    people.add(viewer, "李小龙" * 60, NOW)
    lines = exporting.as_vcards(viewer).encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines if line)


def test_an_export_is_for_its_owners_eyes_and_overwrites_nothing(tmp_path: Path) -> None:
    """0600; a file that is there stays as it is."""
    file = tmp_path / "out.json"
    written(file, "first")
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileThere):
        written(file, "second")
    assert file.read_text("utf-8") == "first"


def test_an_export_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """A folder that is not there; a disk that is full."""
    with pytest.raises(NotWritable):
        written(tmp_path / "gone" / "out.json", "text")
    assert list(tmp_path.iterdir()) == []


def test_the_export_is_plain_json(filled: User) -> None:
    """Any program can read it."""
    document = json.loads(exporting.as_json(filled))
    assert document["format"] == "inroad"
    assert person(filled, "Ana Ruiz").name in [row["name"] for row in document["tables"]["person"]]
