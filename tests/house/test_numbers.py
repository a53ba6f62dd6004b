"""The page of numbers lists each one as the method has it."""

import re
from dataclasses import fields
from pathlib import Path

from inroad.method.parameters import Parameters

NUMBERS = Path(__file__).parents[2] / "docs" / "numbers.md"


def test_every_number_stands_in_the_documents_as_it_is() -> None:
    """A number's name, value and source are told to people exactly as they are used."""
    expected = [
        (each.name, f"{each.default:g}", str(each.metadata["source"]))
        for each in fields(Parameters)
    ]

    told = re.findall(
        r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", NUMBERS.read_text("utf-8"), re.MULTILINE
    )

    assert expected == told


def test_every_number_that_a_formula_names_exists() -> None:
    """What stands in italics in a formula is a number, or a part that the page explains."""
    words = re.findall(r"\*(\w+_\w+|introductions)\*", NUMBERS.read_text("utf-8"))

    assert words
    assert {each.name for each in fields(Parameters)} >= set(words)
