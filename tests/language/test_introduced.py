"""Somebody added by hand in one line."""

import pytest

from inroad.language.introduced import Introduced, read


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tom", Introduced("Tom")),
        ("Priya Sharma at Acme", Introduced("Priya Sharma", organisation="Acme")),
        ("Priya, engineer at Acme", Introduced("Priya", "engineer", organisation="Acme")),
        ("Priya Sharma, engineer, Data Platform at Acme",
         Introduced("Priya Sharma", "engineer", "Data Platform", "Acme")),
        ("Ana Ruiz, CTO, ana@example.org", Introduced("Ana Ruiz", "CTO", email="ana@example.org")),
        ("Ana Ruiz <Ana@Example.org>", Introduced("Ana Ruiz", email="ana@example.org")),
        ("Jörg Weiß, Leiter Einkauf bei Kelvenor",
         Introduced("Jörg Weiß", "Leiter Einkauf", organisation="Kelvenor")),
        ("At Nguyen, designer", Introduced("At Nguyen", "designer")),
    ],
)  # fmt: skip
def test_a_line_is_read_into_name_title_unit_and_place(line: str, expected: Introduced) -> None:
    """Only the name is needed."""
    assert read(line) == expected


@pytest.mark.parametrize("line", ["", " , ", "<x@example.org>"])
def test_somebody_has_a_name(line: str) -> None:
    """A line without a name is a bad call."""
    with pytest.raises(ValueError, match="name"):
        read(line)
