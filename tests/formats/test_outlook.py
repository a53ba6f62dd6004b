"""Outlook's contacts, from the desktop and from the web."""

from pathlib import Path

from inroad.formats import outlook
from inroad.formats.readings import Handle, ReportsTo, Sighting
from tests.formats.members import codes, member, read

DESKTOP = (
    '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title",'
    '"Business Phone","Mobile Phone","Birthday","E-mail Address","E-mail Type",'
    '"E-mail Display Name","E-mail 2 Address","Notes","Web Page"'
)
LIVE = (
    "First Name,Middle Name,Last Name,Title,E-mail Address,E-mail 2 Address,Mobile Phone,"
    "Job Title,Department,Company,Manager's Name,Notes"
)


def desktop(**cells: str) -> str:
    names = DESKTOP.replace('"', "").split(",")
    return ",".join(
        f'"{cells.get(name.replace(" ", "_").replace("-", "_"), "")}"' for name in names
    )


def test_a_desktop_export_is_windows_text() -> None:
    """Umlauts arrive, `Dr.` is no job title, a birthday is not kept."""
    row = desktop(
        Title="Dr.", First_Name="Zoë", Last_Name="Müller", Company="Contoso GmbH",
        Department="Einkauf", Job_Title="Einkäuferin", Birthday="0/0/00",
        E_mail_Address="Zoe@x.example", Mobile_Phone="+49 30 123456",
        Web_Page="https://www.linkedin.com/in/zoe-m",
    )  # fmt: skip
    assert [
        Sighting(
            uid="zoe-m",
            name="Zoë Müller",
            emails=("zoe@x.example",),
            slugs=("zoe-m",),
            phones=("+4930123456",),
            organisation="Contoso GmbH",
            unit="Einkauf",
            title="Einkäuferin",
        )
    ] == read(outlook, f"{DESKTOP}\r\n{row}\r\n".encode("cp1252"))


def test_an_address_inside_exchange_is_none() -> None:
    """Nobody can write to it."""
    row = desktop(First_Name="Zoë", E_mail_Address="/o=ExchangeLabs/ou=x/cn=zoe", E_mail_Type="EX")
    (zoe,) = read(outlook, f"{DESKTOP}\n{row}\n")
    assert isinstance(zoe, Sighting) and () == zoe.emails


def test_a_shown_name_stands_in_for_a_missing_one() -> None:
    """Unless it is the address again."""
    rows = (
        desktop(E_mail_Address="ana@x.example", E_mail_Display_Name="Ana Ruiz (ana@x.example)"),
        desktop(E_mail_Address="bo@x.example", E_mail_Display_Name="bo@x.example"),
    )
    readings = read(outlook, "\n".join((DESKTOP, *rows, "")))
    assert ["Ana Ruiz", ""] == [seen.name for seen in readings if isinstance(seen, Sighting)]


def test_a_manager_is_reported_to() -> None:
    """Outlook.com names the manager of a contact."""
    readings = read(
        outlook, f"\ufeff{LIVE}\nAna,,Ruiz,,ana@x.example,,,Engineer,Data,Contoso,Priya Raman,\n"
    )
    (link,) = [each for each in readings if isinstance(each, ReportsTo)]
    assert Handle(name="Ana Ruiz", email="ana@x.example") == link.who
    assert Handle(name="Priya Raman") == link.manager


def test_a_company_is_nobody() -> None:
    """A row with only a company and its number."""
    assert [] == read(
        outlook, f"{DESKTOP}\n{desktop(Company='Contoso', Business_Phone='030123456')}\n"
    )


def test_linkedin_connections_are_not_outlooks() -> None:
    """Though they have first name, last name and address."""
    header = "First Name,Last Name,Email Address,Company,Position,Connected On"
    assert not outlook.recognises(member(f"{header}\n"))


def test_a_broken_row_costs_itself() -> None:
    """The next one is read."""
    good = desktop(First_Name="Ana", E_mail_Address="ana@x.example")
    readings = read(outlook, f'{DESKTOP}\n"","Bo\n{good}\n')
    assert [("file.csv:2", "table.quote_never_closed")] == codes(readings)
    assert ["Ana"] == [seen.name for seen in readings if isinstance(seen, Sighting)]


def test_real_exports_are_read_whole(data: Path) -> None:
    """One person in each; the desktop's Exchange address is dropped."""
    found = [
        read(outlook, (data / "fixtures/contacts" / f"outlook_{form}.csv").read_bytes())
        for form in ("desktop", "live")
    ]
    seen = [each for (each,) in found if isinstance(each, Sighting)]
    assert [(0, True), (1, True)] == [
        (len(each.emails), bool(each.name and each.title and each.organisation)) for each in seen
    ]
