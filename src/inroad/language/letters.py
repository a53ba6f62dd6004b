"""Folding letter by letter, so that a place in the folded text is a place in the text."""

from functools import lru_cache

from inroad.language.text import folded


def in_place(text: str) -> str:
    """The text folded letter by letter, so that every place in it stays."""
    if text.isascii():
        return text.lower()
    return "".join(_letter(letter) for letter in text)


@lru_cache(maxsize=4_096)
def _letter(letter: str) -> str:
    if letter in "’‘`´":
        return "'"
    plain = folded(letter)
    return plain if len(plain) == 1 else (letter.lower() if len(letter.lower()) == 1 else letter)
