"""A move in words is read by rules; what was not said is not filled in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.language.moves import MoveSaid, said_move


@pytest.mark.parametrize(
    ("text", "leaving", "to"),
    [
        ("my place in support for one in data", "support", "data"),
        ("my seat at Acme Support for a place at Northwind", "Acme Support", "Northwind"),
        ("from Sales to Marketing", "Sales", "Marketing"),
        ("wants to leave Sales for Marketing", "Sales", "Marketing"),
        ("wants to move to Support", "", "Support"),
        ("would love to move over to the Research team next year", "", "Research team"),
        ("would like to come to A", "", "A"),
        ("wants to change to Payments because it is closer", "", "Payments"),
        ("she wants to leave Data Platform", "Data Platform", ""),
        ("wants out of sales", "sales", ""),
        ("möchte in die Entwicklung wechseln", "", "Entwicklung"),
        ("wants a swap", "", ""),
        ("wants to switch teams", "", ""),
        ("", "", ""),
    ],
)
def test_a_move_is_read_as_it_was_said(text: str, leaving: str, to: str) -> None:
    """Which place they would leave, which they would come to."""
    assert MoveSaid(leaving, to) == said_move(text)


def test_a_bare_place_is_where_to_only_when_a_move_was_asked_for() -> None:
    """In a box that asks for it, not in what somebody else said."""
    assert MoveSaid(to="Data Platform") == said_move("the Data Platform", bare=True)
    assert MoveSaid() == said_move("the Data Platform")


@given(text=st.text(max_size=300))
def test_whatever_was_typed_no_word_is_made_up(text: str) -> None:
    """What is read stands in the text."""
    found = said_move(text, bare=True)
    line = " ".join(text.split())
    assert found.leaving in line
    assert found.to in line
