"""A title as it was typed, taken apart into the titles that stand in it.

"CTO (interim) | ex-Fabrikam" holds two segments. Inclusive forms become plain
("Leiter:in" -> "Leiter", "Diretor(a)" -> "Diretor"), notes such as "(m/w/d)" go.
"""

import re
from typing import NamedTuple

from inroad.language.text import clean, folded

LONGEST = 300
"""Characters that are read; what comes later is prose, not a title."""


class Word(NamedTuple):
    """A word in lower case as it is spelt, and folded; the comma counts clauses from 0."""

    spelt: str
    folded: str
    clause: int


Segment = tuple[Word, ...]

_ANY_GENDER = re.compile(
    r"""[(\[]\s*(?:[mwfdxhvgi]{1,2}(?:\s*[/|,*:]\s*[mwfdxhvgina]{1,3}){1,3}|gn|all\ genders)\s*[)\]]
      | \b[mwfhd](?:\s?/\s?[mwfhdxv]){1,3}\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDINGS = "in|innen|a|as|o|e|es|trice|rice|euse|ère|ne|enne|ienne|fe|os|da|ra|se|frau|ster|n|r|rin"
_INCLUSIVE = re.compile(
    rf"(?<=\w\w\w)(?:[/:*_·.•]-?|\(-?)(?:{_ENDINGS})\)?(?=[\s,;/|&+)·-]|$)", re.IGNORECASE
)
_INNER_CAPITAL = re.compile(r"(?<=[a-zäöüß]{3})In(?:nen)?\b")
_PARTS = re.compile(
    r"[|•·;()\[\]{}]|\s[-\u2013\u2014~:>\u00bb]+\s|\s*/\s*|\.\s+(?=[A-Z][a-z]+\s+[a-z])"
)
# "CEO at Acme", "Ingenieur bei Acme": the employer says nothing about the title.
_EMPLOYER = re.compile(r"\s(?:at|@|bei|beim|chez|bij)\s.*|@\s?\w.*", re.IGNORECASE)
# "Adviser to the Director": the director is somebody else.
_SERVED = re.compile(r"\b(?:reporting )?to (?:the )?.*|\bunder the .*", re.IGNORECASE)
_I_AM = re.compile(r"^(?:i am|i'm|currently|now)\s+(?:an?\s+|the\s+)?", re.IGNORECASE)
# "President's Club": the possessive stays with its word, which then says no rank.
_WORD = re.compile(r"[^\W_]+(?:['\u2019]s\b)?")
_PROSE_WORDS = """
i we you your my our this that is are was were helping help helps please ignore rate must will
should disregard instructions previous system prompt script http https www
"""
_PROSE = frozenset(_PROSE_WORDS.split())


def segments(title: str) -> list[Segment]:
    """The titles in a title, each as its words; segments without words are left out."""
    plain = _plain(clean(title, LONGEST))
    found = (_words(_titled(part)) for part in _PARTS.split(plain))
    return [segment for segment in found if segment]


def _plain(title: str) -> str:
    without = _ANY_GENDER.sub(" ", title)
    return _INNER_CAPITAL.sub("", _INCLUSIVE.sub("", without))


def _titled(part: str) -> str:
    """Without the employer; served people stay where the assistant's own words need them."""
    padded = f" {part.strip()} "
    return _I_AM.sub("", _EMPLOYER.sub(" ", padded).strip())


def _words(part: str) -> Segment:
    found = tuple(
        Word(m.group().lower(), folded(m.group()), clause)
        for clause, text in enumerate(part.split(","))
        for m in _WORD.finditer(text)
    )
    for position, word in enumerate(found):
        if word.folded in _PROSE:
            return found[:position]
        if word.folded == "to" and position and found[position - 1].folded != "open":
            return found[: position + 1]
    return found
