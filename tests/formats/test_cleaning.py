"""Names, addresses and numbers are made regular, and nothing is invented."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.formats.cleaning import (
    bare_slug_of,
    clean_name,
    clean_text,
    email_of,
    fold,
    is_role_address,
    phone_of,
    slug_of,
)
from inroad.formats.readings import BOUNDS


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Ana 🚀 Ruiz, PhD, MBA", "Ana Ruiz"),
        ("Tom Berg, CSM®, XYZ", "Tom Berg"),
        ("👩\u200d💻 Ana Ruiz (she/her)", "Ana Ruiz"),
        ("JosÃ© PÃ©rez", "José Pérez"),
        ("  Zoë\t Müller\r\n", "Zoë Müller"),
        ("\u202eAna\u202c Ru\x00iz\x1b", "Ana Ruiz"),
        ("𝐀𝐧𝐚 Ruiz", "Ana Ruiz"),
        ("李 小龙", "李 小龙"),
        ("محمد\u200f علي", "محمد علي"),
        ("नेहा शर्मा", "नेहा शर्मा"),
        ("می\u200cنا", "می\u200cنا"),
        ("Jose\u0301", "José"),
        ("🚀", ""),
        ("", ""),
    ],
)
def test_a_name_is_shown_without_ornament(said: str, shown: str) -> None:
    """Emoji, pronouns, degrees after a comma and mojibake go; every script stays."""
    assert shown == clean_name(said)


@pytest.mark.parametrize(
    "name",
    ["Ruiz, Ana", "SMITH, JOHN", "Nguyen, Do", "Tom Berg, Ann Doe", "=1+1", "O'Neil-Smith Jr."],
)
def test_what_may_be_a_name_stays(name: str) -> None:
    """A family name before a comma, a short name and a formula are left as they are."""
    assert name == clean_name(name)


@given(st.text(max_size=400))
def test_a_cleaned_text_is_bounded_and_holds_no_control_character(text: str) -> None:
    """Whatever comes in, what goes out can be shown on one line and stored."""
    name, line = clean_name(text), clean_text(text, 120)
    assert len(name) <= BOUNDS.name_characters and len(line) <= 120
    for shown in (name, line):
        assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs"}]
        assert shown == shown.strip()
        shown.encode()


def test_line_breaks_stay_only_where_they_are_wanted() -> None:
    """A note keeps its lines; a title is one line."""
    text = "one\r\n\n\n\ntwo \t three"
    assert ("one\n\ntwo three", "one two three") == (clean_text(text, lines=True), clean_text(text))


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("A.B@Example.COM", "a.b@example.com"),
        ("Ana <ana@example.org>", "ana@example.org"),
        ("mailto:ana@example.org?subject=x", "ana@example.org"),
        ("/o=ExchangeLabs/ou=x/cn=zoe", ""),
        ("ana@localhost", ""),
        ("ana ruiz@example.org", ""),
        ("ana@example..org", ""),
        ("ana@" + "a-" * 4000, ""),
    ],
)
def test_an_address_is_lower_case_or_none(said: str, address: str) -> None:
    """What no mail can be sent to is no address."""
    assert address == email_of(said)


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ("https://www.linkedin.com/in/Ana-Ruiz/?trk=x", "ana-ruiz"),
        ("de.linkedin.com/in/ana-ruiz/de", "ana-ruiz"),
        ("https://www.linkedin.com/in/%E6%9D%8E", "李"),
        ("https://www.linkedin.com/in/me", ""),
        ("https://notlinkedin.com/in/ana", ""),
        ("https://www.linkedin.com/company/contoso", ""),
    ],
)
def test_a_slug_is_of_one_person(said: str, slug: str) -> None:
    """Only a person's page has a slug, and everybody's own `/in/me` has none."""
    assert slug == slug_of(said)


def test_a_slug_may_stand_alone_where_one_is_expected() -> None:
    """In the plain table a slug need not be a whole address."""
    assert ("ana-ruiz", "ana-ruiz", "") == tuple(
        map(bare_slug_of, ("in/Ana-Ruiz", "ana-ruiz", "not a slug"))
    )


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("+49 (0)30 123456", "+4930123456"),
        ("tel:+1-415-555-2671;ext=9", "+14155552671"),
        ("(030) 123 456 x12", "030123456"),
        ("٠٣٠١٢٣٤٥٦", "030123456"),
        ("+46 8 000", "468000"),
        ("112", ""),
        ("=1+1", ""),
    ],
)
def test_a_number_with_its_country_is_e164(said: str, number: str) -> None:
    """Without a country a number is its digits; too few are none."""
    assert number == phone_of(said)


@given(st.text(max_size=300))
def test_addresses_and_numbers_of_any_text_are_themselves(text: str) -> None:
    """What was found once is found again in what was found."""
    assert email_of(text) == email_of(email_of(text))
    assert phone_of(text) == phone_of(phone_of(text))
    assert slug_of(text) == slug_of(f"linkedin.com/in/{slug_of(text)}") or "%" in text
    assert fold(text) == fold(fold(text))


def test_a_function_is_no_person() -> None:
    """`info@` is a role, a first name is none."""
    assert (True, False) == (is_role_address("info@x.example"), is_role_address("ana@x.example"))
