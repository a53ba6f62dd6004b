"""Google's contacts, old and new."""

from pathlib import Path

from inroad.formats import google, linkedin
from inroad.formats.readings import Sighting
from tests.formats.members import codes, member, read

NEW = (
    "First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,"
    "Organization Department,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,"
    "E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Website 1 - Label,Website 1 - Value,"
    "Custom Field 1 - Label,Custom Field 1 - Value"
)
OLD = (
    "Name,Given Name,Family Name,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
    "Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title,"
    "Organization 1 - Department"
)
ANA_NEW = (
    'Ana,,Ruiz,,,"Contoso, Inc.",Lead,Data,"two\nlines",* myContacts ::: Work,* Work,'
    "Ana@x.example ::: a@y.example,,ar@z.example,,+49 30 123456 ::: +49 30 123457,"
    "Profile,https://linkedin.com/in/ana-ruiz,,"
)
ANA_OLD = (
    "Ana Ruiz,Ana,Ruiz,,* myContacts,* Work,Ana@x.example ::: a@y.example,,030 123456,"
    '"Contoso, Inc.",Lead,Data'
)


def people(content: str) -> list[Sighting]:
    return [seen for seen in read(google, content) if isinstance(seen, Sighting)]


def test_the_new_form_is_read_whole() -> None:
    """Values that are joined come apart, and a profile's address gives the slug."""
    assert [
        Sighting(
            uid="ana-ruiz",
            name="Ana Ruiz",
            emails=("ana@x.example", "a@y.example", "ar@z.example"),
            slugs=("ana-ruiz",),
            phones=("+4930123456", "+4930123457"),
            organisation="Contoso, Inc.",
            unit="Data",
            title="Lead",
            note="two\nlines",
        )
    ] == people(f"{NEW}\n{ANA_NEW}\n")


def test_the_old_form_is_read_whole() -> None:
    """Its columns have other names for the same."""
    (ana,) = people(f"\ufeff{OLD}\r\n{ANA_OLD}\r\n")
    assert ("mail:ana@x.example", "Ana Ruiz", "Contoso, Inc.", "Data", "Lead") == (
        ana.uid, ana.name, ana.organisation, ana.unit, ana.title,
    )  # fmt: skip
    assert (("ana@x.example", "a@y.example"), ("030123456",)) == (ana.emails, ana.phones)


def test_a_custom_field_gives_a_slug() -> None:
    """That is where people keep profiles in the new form."""
    row = "Ana,,Ruiz" + "," * 15 + ",LinkedIn,https://www.linkedin.com/in/Ana-Ruiz"
    assert [("ana-ruiz",)] == [seen.slugs for seen in people(f"{NEW}\n{row}\n")]


def test_a_company_is_nobody() -> None:
    """Not by its name, not by its number, not by `info@`."""
    company = ",,,,,Contoso,,,,,,info@x.example,,,,030 123456,,,,"
    alone = ",,,,,,,,,,,ana@x.example,,,,,,,,"
    assert [("ana@x.example",)] == [seen.emails for seen in people(f"{NEW}\n{company}\n{alone}\n")]


def test_two_people_may_share_an_address() -> None:
    """A family's address makes one person of nobody."""
    rows = [ANA_OLD, ANA_OLD.replace("Ana Ruiz,Ana", "Tom Ruiz,Tom")]
    keys = {seen.name: seen.uid for seen in people("\n".join((OLD, *rows, "")))}
    assert 2 == len(keys) == len(set(keys.values()))


def test_it_is_not_taken_for_linkedin() -> None:
    """Both have a `First Name`."""
    assert not linkedin.recognises(member(f"{NEW}\n{ANA_NEW}\n"))
    assert not google.recognises(member("First Name,Last Name,Company,Connected On\n"))


def test_a_broken_row_costs_itself() -> None:
    """With its line."""
    readings = read(google, f'{NEW}\n"Bo,,Ek\n{ANA_NEW}\n')
    assert [("file.csv:2", "table.quote_never_closed")] == codes(readings)
    assert 2 == len(readings)


def test_real_exports_are_read_whole(data: Path) -> None:
    """One person in each, with two addresses; the row of a company is nobody."""
    for name in ("google_2024.csv", "google_old.csv"):
        (seen,) = read(google, (data / "fixtures/contacts" / name).read_bytes())
        assert isinstance(seen, Sighting)
        assert (2, True, True) == (len(seen.emails), bool(seen.organisation), bool(seen.title))
        assert "Ã" not in seen.name
