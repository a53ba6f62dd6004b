"""Units and known names in a goal's sentence: what they are called there."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from inroad.language.text import spans_of_words
from inroad.method.goal import organisation_key, unit_key

Span = tuple[int, int]


class Found(NamedTuple):
    """What a phrase says, and the characters of the sentence that say it."""

    texts: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    sure: bool = True


def masked(sentence: str, spans: Iterable[Span]) -> str:
    """The sentence with a comma and spaces where the phrases were: places stay."""
    for start, end in spans:
        sentence = sentence[:start] + ",".ljust(end - start) + sentence[end:]
    return sentence


_UNIT = (
    r"(?:business\s+units?|units?|bu|teams?|groups?|departments?|dept|divisions?|squads?|labs?|desks?|"
    r"practice|branch|abteilung|bereich|gruppe|afdeling|groep)"
)
UNIT_WORD = re.compile(
    rf"\b(?:\w*{_UNIT}|équipe|service|département|equipo|departamento|área|equipe|setor)\b", re.I
)
UNIT_AFTER = re.compile(rf"\s*-?{_UNIT}\b", re.I)
_ARTICLE = (
    r"(?P<article>\b(?:the|an?|our|my|some|any|das|die|der|dem|den|ins|im|ein\w*|het|de|een)\s+)?"
)
_SMALL_WORDS = (
    r"to|into|in|at|of|from|with|for|the|a|an|i|we|join|lead|leading|and|or|move|work|run|want|would|"
    r"switch|be|get|my|our|some|any|on|zu|zur|zum|ins|im|das|die|der|dem|den|ein\w*|bei|von|"
    r"möchte|will|het|de|een|naar|bij|same|other|another|different|new|own|manage|build|building|head"
)
_NAMED_UNITS = (
    # "business unit B", "Unit 7"
    re.compile(
        r"(?P<article>\b(?:the|our|an?)\s+)?\b(?P<name>(?:business\s+unit|unit|bu|division|team|group|"
        r"abteilung|bereich|gruppe|afdeling|departamento|equipo|équipe|service|área|setor)\s+"
        r"(?:[A-Z]|\d{1,3}))\b(?!\w)",
        re.I,
    ),
    # "the data platform group", "Datenplattform-Team"
    re.compile(
        rf"{_ARTICLE}\b(?P<name>(?:(?!(?:{_SMALL_WORDS})\b)[\w&'’/+-]+\s+){{0,3}}?"
        rf"(?!(?:{_SMALL_WORDS}|business)\b)[\w&'’+]+)[\s-]+(?P<unit>{_UNIT})\b",
        re.I,
    ),
    # "Vertriebsabteilung", "designteam"
    re.compile(
        rf"{_ARTICLE}\b(?P<name>\w{{3,}}?)s?(?P<unit>abteilung|team|bereich|gruppe|afdeling)\b",
        re.I,
    ),
    # "l'équipe données", "departamento de marketing", "Abteilung Einkauf"
    re.compile(
        r"(?P<article>\b(?:une?|un|una|uma|eine?[rmn]?|een)\s+)?(?:\b[ld]['’]|\b)"
        r"(?:équipe|service|département|direction|equipo|departamento|área|time(?=\s+de\b)|setor|"
        r"abteilung|bereich|gruppe|afdeling|team)\s+(?:de\s+la\s+|de\s+l['’]|d['’]|del\s+|de\s+|du\s+|des\s+|"
        r"da\s+|do\s+|für\s+|van\s+)?(?P<name>(?!(?:de|in|of|at|bei|chez|or|for|to|by|and|with|on|en|on)\b)[\w&'’-]+"
        r"(?:\s+(?!(?:de|in|of|at|bei|chez|or|for|to|by|and|with|on|en|wechseln|werden|arbeiten|leiten)\b)[\w&'’-]+){0,2})",
        re.I,
    ),
)
_NO_UNITS = frozenset(("", "business", "work", "whole", "small", "big", "great", "good"))
_INDEFINITE = re.compile(r"(?:an?|some|any|ein\w*|une?|una?|uma|een)\s", re.I)


def units(sentence: str) -> Found:
    """Units by what they are called; "a data team" is a kind of work, not a unit."""
    said: list[tuple[Span, str]] = []
    rest = sentence
    for pattern in _NAMED_UNITS:
        for match in list(pattern.finditer(rest)):
            if match["article"] and _INDEFINITE.match(match["article"]):
                continue
            name = match["name"].strip(" -")
            if unit_key(name) not in _NO_UNITS:
                said.append((match.span(), name))
                rest = masked(rest, [match.span()])
    said.sort()
    return Found(tuple(name for _, name in said), tuple(span for span, _ in said))


_JOINING = "and or of und oder et ou y o e en the a in at to for by from"
_JOINERS = frozenset(_JOINING.split())
_ASKING = "at join joining bei beim chez bij for with von of from in en na no"
_ASKS_AN_EMPLOYER = frozenset(_ASKING.split())
_AFTER_A_UNIT = re.compile(
    rf"\s*(?:[,;.!?()/]|$|-|\b(?:{_SMALL_WORDS}|by|within|or|{_UNIT})\b)", re.I
)


def known(sentence: str, names: Mapping[str, str], *, are_units: bool) -> Found:
    """Names of my network that stand in the sentence, the longest first.

    Args:
        sentence: what was said.
        names: keys (`organisation_key`, `unit_key`) with the names as I know them.
        are_units: whether the keys are those of units.
    """
    key_of = unit_key if are_units else organisation_key
    words = spans_of_words(sentence)
    said: dict[Span, str] = {}
    for length in range(min(7, len(words)), 0, -1):
        for first, last in enumerate(range(length - 1, len(words))):
            start, end = words[first][1], words[last][2]
            overlaps = any(start < until and since < end for since, until in said)
            if overlaps or {words[first][0], words[last][0]} & _JOINERS:
                continue
            name = names.get(key_of(sentence[start:end]))
            before = words[first - 1][0] if first else ""
            if name and _is_meant(sentence, (start, end), before, are_units=are_units):
                said[start, end] = name
    return Found(tuple(said[span] for span in sorted(said)), tuple(sorted(said)))


def _is_meant(sentence: str, span: tuple[int, int], before: str, *, are_units: bool) -> bool:
    """Names that are also plain words need a sign: a capital, "at", or nothing behind them."""
    text = sentence[slice(*span)]
    if are_units:
        return " " in text or _AFTER_A_UNIT.match(sentence[span[1] :]) is not None
    if before in _ASKS_AN_EMPLOYER:
        return True
    return (not text.islower() and (span[0] > 0 or " " in text)) or text == sentence.strip()
