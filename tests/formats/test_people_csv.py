"""The plain table of people is read as docs/formats.md says."""

import re
from datetime import date
from pathlib import Path

import pytest

from inroad.formats import people_csv
from inroad.formats.readings import Career, Handle, ReportsTo, Sighting, Unread
from tests.formats.members import codes, member, read

ALL = "name,email,phone,linkedin,organisation,unit,title,location,since,until,note"


def test_every_column_is_read() -> None:
    """A row says who somebody is, and with a date, what they are since when."""
    row = (
        "Ana Ruiz,Ana@x.example,+49 30 123456,in/ana-ruiz,"
        "Contoso,Data,Lead,Berlin,Mar 2021,,Met once"
    )
    seen, career = read(people_csv, f"{ALL}\n{row}\n", modified=date(2026, 1, 2))
    assert seen == Sighting(
        uid="ana-ruiz",
        name="Ana Ruiz",
        emails=("ana@x.example",),
        slugs=("ana-ruiz",),
        phones=("+4930123456",),
        organisation="Contoso",
        unit="Data",
        title="Lead",
        location="Berlin",
        seen_on=date(2026, 1, 2),
        note="Met once",
    )
    assert isinstance(career, Career)
    assert Handle("Ana Ruiz", "ana@x.example", "ana-ruiz", "+4930123456") == career.who
    assert ("Contoso", "Data", date(2021, 3, 1), None) == (
        career.organisation, career.unit, career.since, career.until,
    )  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        "TITLE;Name;E-Mail\nLead;Ana Ruiz;ana@x.example\n",
        "Name\tJob Title\tMail\nAna Ruiz\tLead\tana@x.example\n",
        "email,first name,last_name,role\nana@x.example,Ana,Ruiz,Lead\n",
        'Person, Position, Email\n"Ana Ruiz", "Lead", ana@x.example\n',
    ],
)
def test_names_order_and_delimiter_of_columns_are_free(content: str) -> None:
    """As people write tables."""
    (ana,) = read(people_csv, content)
    assert isinstance(ana, Sighting)
    assert ("Ana Ruiz", "Lead", ("ana@x.example",)) == (ana.name, ana.title, ana.emails)


def test_a_list_of_names_is_enough() -> None:
    """Five typed names are a network."""
    readings = read(people_csv, "Name\nAna\nBo\nCy\nDi\nEd\n")
    assert list("ABCDE") == [seen.name[0] for seen in readings if isinstance(seen, Sighting)]


def test_an_ended_position_is_no_fact_of_now() -> None:
    """Who left Acme in 2020 is not said to be there."""
    rows = (
        "Ana,a@x.example,Acme,Junior,2018,2020\n"
        "Ana,a@x.example,Contoso,Lead,2021,\n"
        "Ana,a@x.example,Fabrikam,Adviser,2022,\n"
    )
    readings = read(people_csv, f"name,email,organisation,title,since,until\n{rows}")
    careers = [each for each in readings if isinstance(each, Career)]
    seen = [each for each in readings if isinstance(each, Sighting)]
    assert [date(2020, 12, 31), None, None] == [career.until for career in careers]
    assert {"", "Contoso", "Fabrikam"} == {each.organisation for each in seen}
    assert 3 == len({each.uid for each in seen}) == len({career.uid for career in careers})


def test_a_row_says_it_is_about_me() -> None:
    """My own positions have nobody else as `who`."""
    me, career = read(people_csv, "name,organisation,title,since,me\nMe Self,Acme,Lead,2020,yes\n")
    assert isinstance(me, Sighting) and me.is_me
    assert isinstance(career, Career) and career.who is None


def test_who_reports_to_whom() -> None:
    """Person and manager, each by name or address; nobody reports to themselves."""
    content = "person,manager\nAna Ruiz,priya@x.example\nbo@x.example,Priya Raman\nCy Li,Cy Li\n"
    links = [each for each in read(people_csv, content) if isinstance(each, ReportsTo)]
    assert [
        (Handle(name="Ana Ruiz"), Handle(email="priya@x.example")),
        (Handle(email="bo@x.example"), Handle(name="Priya Raman")),
    ] == [(link.who, link.manager) for link in links]


def test_days_of_the_whole_file_are_read_in_one_way() -> None:
    """`31/1/2020` says how `3/4/2021` is meant."""
    content = "name,title,since\nAna,Lead,3/4/2021\nBo,Lead,31/1/2020\n"
    careers = [each for each in read(people_csv, content) if isinstance(each, Career)]
    assert [date(2021, 4, 3), date(2020, 1, 31)] == [career.since for career in careers]


def test_what_is_not_understood_is_said() -> None:
    """A row of nobody and a date that is none, with their lines."""
    content = "name,title,since\n,Lead,2020\nAna,Lead,soon\nBo,Lead\n"
    readings = read(people_csv, content)
    assert [("file.csv:2", "people.nobody_named"), ("file.csv:3", "date.not_understood")] == codes(
        readings
    )
    assert ["Ana", "Bo"] == [seen.name for seen in readings if isinstance(seen, Sighting)]


def test_other_tables_are_left_alone() -> None:
    """A price list has names too."""
    assert not people_csv.recognises(member("name,price\nScrew,3\n"))
    assert not people_csv.recognises(member("title,url\nA page,x\n"))
    assert not people_csv.recognises(member(""))


def test_the_documented_examples_are_read() -> None:
    """Whoever copies a table from the documentation has it read whole."""
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    examples = re.findall(r"```csv\n(.*?)```", page, re.S)
    assert 2 <= len(examples)
    for example in examples:
        readings = read(people_csv, example)
        assert readings and not [each for each in readings if isinstance(each, Unread)]
