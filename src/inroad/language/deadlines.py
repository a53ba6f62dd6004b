"""By when, in a goal's sentence: years, seasons, quarters and terms of years.

These are the long dates of a career. Days, weeks and months are read by
`language.dates`. A period means its last day: "by next summer" is the 31st of
August, with the seasons of the northern half of the world.
"""

import re
from datetime import date, timedelta

from inroad.language import dates
from inroad.language.dates import in_place

__all__ = ["read"]

Span = tuple[int, int]

_SEASONS = {
    "spring": 5, "fruhling": 5, "fruhjahr": 5, "printemps": 5, "primavera": 5, "voorjaar": 5,
    "lente": 5, "summer": 8, "sommer": 8, "ete": 8, "verano": 8, "verao": 8, "zomer": 8,
    "autumn": 11, "fall": 11, "herbst": 11, "automne": 11, "otono": 11, "outono": 11,
    "herfst": 11, "winter": 2, "hiver": 2, "invierno": 2, "inverno": 2, "christmas": 12,
    "weihnachten": 12, "noel": 12, "navidad": 12, "natal": 12, "kerst": 12,
}  # fmt: skip
"""The month with which a season ends (Christmas: the year)."""

_BY = (
    r"(?P<by>\b(?:by|until|till|before|within|in|for|during|from|as of|not later than|bis|vor|im|"
    r"avant|d ici|d'ici|pour|en|antes del?|para|hasta|ate|em|antes da|antes do|voor|tegen|binnen)"
    r"\s+(?:the\s+|zum\s+|la\s+|el\s+|l['\s]|de\s+|a\s+|o\s+|het\s+|als\s+)?)"
)
_PART = (
    r"(?:end|ende|fin|final|finales|fim|einde|eind|late|start|beginning|anfang|beginn|debut|"
    r"comienzos|principios|inicio|comeco|begin|early|middle|mitte|mid|milieu|mediados|meados|"
    r"midden|half)(?:\s+of|\s+de|\s+del|\s+do|\s+van)?[\s-]+(?:the\s+)?"
)
_YEAR = r"(?P<year>20[2-9]\d)\b"
_NUMBER = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10,
    "twelve": 12, "eighteen": 18, "ein": 1, "einem": 1, "eines": 1, "einer": 1, "zwei": 2,
    "drei": 3, "funf": 5, "sechs": 6, "un": 1, "une": 1, "deux": 2, "trois": 3, "cinq": 5,
    "uno": 1, "dos": 2, "tres": 3, "seis": 6, "um": 1, "dois": 2, "een": 1, "twee": 2, "drie": 3,
    "vijf": 5, "zes": 6, "couple of": 2, "a couple of": 2, "half a": 0,
}  # fmt: skip
_MONTHS_IN = {
    "year": 12, "years": 12, "jahr": 12, "jahren": 12, "jahre": 12, "jahres": 12, "an": 12,
    "ans": 12, "annee": 12, "annees": 12, "ano": 12, "anos": 12, "jaar": 12, "jaren": 12,
    "month": 1, "months": 1, "monat": 1, "monaten": 1, "monate": 1, "mois": 1, "mes": 1,
    "meses": 1, "maand": 1, "maanden": 1,
}  # fmt: skip


def _any_of(texts: object) -> str:
    return "|".join(sorted(map(str, texts), key=len, reverse=True))  # type: ignore[call-overload]


_SEASON = re.compile(
    rf"(?:{_BY})?\b(?:(?P<turn>next|this|coming|the coming|nachste[nrs]?|kommende[nrs]?|"
    rf"diese[nrs]?|prochaine?|l|proximo|proxima|volgende?|komende|deze)\s+|el\s+|o\s+|de\s+)?"
    rf"(?P<season>{_any_of(_SEASONS)})(?P<turn2>\s+(?:prochain|proximo|que vem))?"
    rf"(?:\s+(?:of\s+|de\s+|del\s+)?{_YEAR})?\b"
)
_QUARTER = re.compile(rf"(?:{_BY})?\bq(?P<quarter>[1-4])[\s/]+{_YEAR}")
_WHOLE_YEAR = re.compile(rf"(?:{_BY}(?:{_PART})?|\b{_PART}){_YEAR}")
_END_OF_YEAR = re.compile(
    r"(?P<by>\b(?:by|before|until|bis|avant|d'ici|antes del?|hasta|ate o?|voor|tegen)\s+)?"
    r"(?:the\s+|zum\s+|la\s+|el\s+|het\s+)?(?:year's\s+end|year\s+end|end\s+of\s+(?:the\s+|this\s+)?year|jahresende|"
    r"ende\s+des\s+jahres|fin\s+de\s+l'annee|fin\s+d'annee|fin\s+de\s+ano|final\s+de\s+ano|"
    r"fim\s+do\s+ano|einde\s+van\s+het\s+jaar|eind\s+van\s+het\s+jaar)\b"
)
_TERM = re.compile(
    r"\b(?:within|in|over|inside|d'ici|dans|innerhalb|binnen|dentro\s+de|en|em|daqui\s+a)\s+"
    r"(?:the\s+)?(?:next\s+|coming\s+|den\s+nachsten\s+|les\s+|los\s+proximos\s+|von\s+)?"
    rf"(?P<count>\d{{1,2}}|{_any_of(_NUMBER)})\s+(?P<unit>{_any_of(_MONTHS_IN)})\b"
)


def read(sentence: str, today: date) -> tuple[date | None, tuple[Span, ...]]:
    """The day by which somebody wants to be there, and the characters that say so.

    The last date wins where there are several; a day that has passed is none.
    """
    plain = in_place(sentence)
    found = [*_terms(plain, today), *_years(plain), *_seasons(plain, today)]
    for each in dates.read(sentence, today, prefer="future"):
        if not any(start < each.span[1] and each.span[0] < end for _, (start, end) in found):
            found.append((each.last, each.span))
    ahead = [(day, span) for day, span in found if day >= today]
    spans = tuple(sorted(span for _, span in ahead))
    return (max(ahead, key=lambda entry: entry[1])[0] if ahead else None), spans


def _terms(plain: str, today: date) -> list[tuple[date, Span]]:
    found: list[tuple[date, Span]] = []
    for match in _TERM.finditer(plain):
        told = match["count"]
        count = int(told) if told.isdigit() else _NUMBER[told]
        months = count * _MONTHS_IN[match["unit"]] or _MONTHS_IN[match["unit"]] // 2
        found.append((_months_after(today, months), match.span()))
    return found


def _years(plain: str) -> list[tuple[date, Span]]:
    found = []
    for match in _WHOLE_YEAR.finditer(plain):
        year = int(match["year"])
        text = match.group()
        before = re.match(r"(?:before|vor|avant|antes|voor)\b", text) is not None
        part = _part_of_year(text)
        if before and part == 12 and not re.search(r"\b(?:end|ende|fin|final|fim|eind)", text):
            year -= 1
        found.append((_month_end(year, part), match.span()))
    found.extend(
        (_month_end(int(match["year"]), 3 * int(match["quarter"])), match.span())
        for match in _QUARTER.finditer(plain)
    )
    return found


def _part_of_year(text: str) -> int:
    """The month that ends the part: March for the start, June for the middle."""
    if re.search(r"\b(?:start|begin|anfang|debut|comienzo|principio|inicio|comeco|early)", text):
        return 3
    return 6 if re.search(r"\b(?:mid|mitte|milieu|mediado|meado|half)", text) else 12


def _seasons(plain: str, today: date) -> list[tuple[date, Span]]:
    found = []
    for match in _SEASON.finditer(plain):
        if not (match["by"] or match["turn"] or match["turn2"] or match["year"]):
            continue
        month = _SEASONS[match["season"]]
        if match["year"]:
            day = _month_end(int(match["year"]) + (month == 2), month)
        else:
            day = next(d for y in (0, 1) if (d := _month_end(today.year + y, month)) >= today)
        if match["by"] and re.match(r"(?:before|vor|avant|antes|voor)\b", match["by"]):
            day = _months_after(day.replace(day=1), -2 if month != 12 else 0) - timedelta(days=1)
        found.append((day, match.span()))
    found.extend((date(today.year, 12, 31), match.span()) for match in _END_OF_YEAR.finditer(plain))
    return found


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = _month_end(year, month + 1)
    return min(last, last.replace(day=min(day.day, last.day)))


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
