"""vCards of every version, each read by itself."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.formats import vcard
from inroad.formats.readings import Member, Reading, Unread
from inroad.method.identity import Sighting


def member(content: bytes | str, modified: date | None = None) -> Member:
    raw = content.encode() if isinstance(content, str) else content
    return Member("people.vcf", BytesIO(raw), raw[: 1 << 16], len(raw), modified=modified)


def card(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD", ""))


def read(content: bytes | str) -> list[Reading]:
    return list(vcard.read(member(content)))


def only(content: bytes | str) -> Sighting:
    (reading,) = read(content)
    assert isinstance(reading, Sighting)
    return reading


def test_a_card_becomes_a_sighting() -> None:
    """Name, ways to reach, employer, unit, title, place and note come from one card."""
    found = only(
        card(
            "VERSION:3.0", "UID:u-1", "FN:Ana Ruiz", "N:Ruiz;Ana;;;",
            "ORG:Acme\\, Inc.;Data;Platform",
            "TITLE:Head of Data", "EMAIL;TYPE=WORK:Ana.Ruiz@Acme.example",
            "TEL;VALUE=uri:tel:+49-30-1234567;ext=12", "URL:http\\://www.linkedin.com/in/Ana-Ruiz/",
            "ADR;TYPE=WORK:;;Street 1;Berlin;;10115;Germany", "NOTE:Met at\\nPyCon",
            "REV:20240102T030405Z",
        )
    )  # fmt: skip
    assert found == Sighting(
        uid="u-1",
        name="Ana Ruiz",
        emails=("ana.ruiz@acme.example",),
        slugs=("ana-ruiz",),
        phones=("+49301234567",),
        organisation="Acme, Inc.",
        unit="Data / Platform",
        title="Head of Data",
        location="Berlin, Germany",
        seen_on=date(2024, 1, 2),
        note="Met at\nPyCon",
    )


def test_the_day_of_the_file_comes_before_the_cards_revision() -> None:
    """What stands in an export held on the day of the export."""
    text = card("FN:Ana Ruiz", "REV:20200101T000000Z")
    (found,) = vcard.read(member(text, modified=date(2024, 5, 6)))
    assert isinstance(found, Sighting)
    assert date(2024, 5, 6) == found.seen_on


def test_version_2_1_has_soft_breaks_and_character_sets() -> None:
    """A quoted-printable value goes on after `=`, in the character set that it names."""
    found = only(
        card(
            "VERSION:2.1",
            "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Wei=DF;J=FCr=",
            "gen;;;",
            "ORG;QUOTED-PRINTABLE;CHARSET=UTF-8:B=C3=A4c=",
            "EMAIL:is-part-of-the-organisation@x.example",
        )
    )
    assert found.name == "Jürgen Weiß"
    assert found.organisation == "BäcEMAIL:is-part-of-the-organisation@x.example"
    assert found.emails == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_folded_lines_and_groups_are_read_with_any_line_end(end: str) -> None:
    """Apple's `itemN.` in front of a property changes nothing, nor does folding."""
    lines = ("BEGIN:VCARD", "FN:Ana", "  Ruiz", "item1.EMAIL;type=INTERNET;type=pref:ana@x.",
             " example", "item1.X-ABLabel:_$!<Work>!$_", "END:VCARD")  # fmt: skip
    found = only(end.join(lines) + end)
    assert (found.name, found.emails) == ("Ana Ruiz", ("ana@x.example",))


def test_a_bad_card_loses_only_itself() -> None:
    """A card without an end, and one about nobody, leave the others alone."""
    text = card("FN:Ana Ruiz").replace("END:VCARD\r\n", "") + card("X:1") + card("FN:Bo Berg")
    first, second, third = read(text)
    assert [first.name, third.name] == ["Ana Ruiz", "Bo Berg"]
    assert second == Unread("people.vcf:card 2", "vcard.nobody")


def test_an_agents_card_does_not_mix_with_its_owners() -> None:
    """A nested card is a person of its own."""
    inner = card("FN:Assi Stent", "EMAIL:assi@x.example").strip()
    readings = read(card("FN:Bo Berg", "AGENT:", *inner.split("\r\n"), "EMAIL:bo@x.example"))
    assert [("Assi Stent", ("assi@x.example",)), ("Bo Berg", ("bo@x.example",))] == [
        (reading.name, reading.emails) for reading in readings if isinstance(reading, Sighting)
    ]


@pytest.mark.parametrize(
    "lines",
    [("KIND:group",), ("X-ABShowAs:COMPANY",), ("ORG:Pizza Roma", "N:;;;;")],
)
def test_a_company_is_no_person(lines: tuple[str, ...]) -> None:
    """Cards about firms and groups are named as such."""
    (found,) = read(card("FN:Pizza Roma", *lines))
    assert found == Unread("people.vcf:card 1", "vcard.not_a_person", "Pizza Roma")


def test_a_social_profile_gives_the_slug() -> None:
    """Apple writes LinkedIn addresses as X-SOCIALPROFILE."""
    line = "X-SOCIALPROFILE;type=linkedin;x-user=bo:https://www.linkedin.com/in/bo-berg"
    assert only(card("FN:Bo Berg", line)).slugs == ("bo-berg",)


def test_the_same_card_in_two_folders_has_one_uid() -> None:
    """Takeout repeats a card without a UID in the folder of every label."""
    one, two = read(card("FN:Ana Ruiz", "TEL:12345678") + card("FN:Ana Ruiz", "TEL:12345678"))
    other = only(card("FN:Ana Ruiz", "TEL:999999999"))
    assert one == two
    assert other.uid != only(card("FN:Ana Ruiz", "TEL:12345678")).uid


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_other_encodings_are_read(encoding: str) -> None:
    """UTF-16 and a byte order mark are known; what is no UTF-8 is Windows-1252."""
    content = card("FN:Jürgen Weiß").encode(encoding)
    assert vcard.recognises(member(content))
    assert only(content).name == "Jürgen Weiß"


def test_a_character_set_that_nobody_knows_is_no_reason_to_lose_a_card() -> None:
    """Names of Python's own codecs are no character sets of mail and cards."""
    for charset in ("invalid-encoding", "punycode", "unicode_escape", "zlib_codec"):
        assert only(card(f"FN;CHARSET={charset}:Ana Ruiz")).name == "Ana Ruiz"


def test_a_huge_line_is_cut_and_the_rest_is_read() -> None:
    """A photo or a name of megabytes costs neither memory nor the next card."""
    photo = "PHOTO;ENCODING=b:" + "A" * 3_000_000
    first, second = read(
        card("FN:Ana Ruiz", photo, "EMAIL:a@x.example") + card("FN:" + "B" * 10**6)
    )
    assert isinstance(first, Sighting)
    assert isinstance(second, Sighting)
    assert (first.emails, len(second.name)) == (("a@x.example",), 200)


def test_every_card_of_the_fixtures_is_read(data: Path) -> None:
    """Each card that begins in a fixture is one reading, and only two name nobody."""
    unread = []
    for path in sorted((data / "fixtures" / "vcard").rglob("*.vcf")):
        content = path.read_bytes()
        begins = len(re.findall(rb"(?im)^BEGIN:VCARD", content))
        assert vcard.recognises(member(content))
        readings = read(content)
        assert begins == len(readings), path.name
        unread += [(path.stem.split("_")[-1], r) for r in readings if isinstance(r, Unread)]
    # One has an address and nothing else, one a photo and nothing else.
    assert [("grouped", "vcard.nobody"), ("issue64", "vcard.nobody")] == [
        (name, reading.code) for name, reading in unread
    ]


@settings(deadline=None)
@given(st.binary(max_size=300), st.binary(max_size=100))
def test_no_bytes_raise(inside: bytes, before: bytes) -> None:
    """Whatever stands in a card or around it, reading ends and raises nothing."""
    list(vcard.read(member(before + b"\nBEGIN:VCARD\nFN:A B\n" + inside + b"\nEND:VCARD\n")))


PIECES = ["BEGIN:VCARD", "END:VCARD", "N", "FN", ";", ":", "=", "\n", "\n ", "AGENT:", "ORG", "\\",
          "ENCODING=QUOTED-PRINTABLE", "CHARSET=utf-16", '"', "item1.", "UID", "TEL", "EMAIL",
          "a@b.co", "ADR", "REV:2024-13-01", "URL", "=C3", "\x00", "ä"]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_no_broken_card_raises(text: str) -> None:
    """Pieces of cards in any order are read without raising."""
    list(vcard.read(member("BEGIN:VCARD\n" + text)))
