"""Taking text apart and making it comparable, in one way for all of language/."""

import re
import unicodedata

from inroad.method.goal import folded

__all__ = ["clean", "folded", "spans_of_words", "words"]

_WORD = re.compile(r"\w+", re.UNICODE)
_SPACES = re.compile(r"\s+")
# Surrogates, private use, unassigned, controls, format characters, symbols
# such as emoji. "+" and "#" are symbols too, but C++ and C# need them.
_DROPPED_CATEGORIES = frozenset({"Cs", "Co", "Cn", "Cc", "Cf", "So", "Sk"})


def clean(text: str, longest: int = 1_000) -> str:
    """The text in one line: no controls, no emoji, single spaces, at most `longest` characters."""
    cut = text[:longest]
    if not cut.isascii():
        # The white-space controls are separators, the others are nothing.
        cut = "".join(_kept(c) for c in unicodedata.normalize("NFC", cut))
    elif not cut.isprintable():
        cut = "".join(c if c.isprintable() else " " for c in cut)
    return _SPACES.sub(" ", cut).strip()


def _kept(character: str) -> str:
    if character.isspace() or unicodedata.category(character) in _DROPPED_CATEGORIES:
        return " " if character not in "\u200b\u200c\u200d\ufeff\u00ad" else ""
    return character


def words(text: str) -> list[str]:
    """The folded words of a text: letters and digits, nothing else."""
    return _WORD.findall(folded(text))


def spans_of_words(text: str) -> list[tuple[str, int, int]]:
    """Each word folded, with where it starts and ends in the text as it stands."""
    return [(folded(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
