"""A goal from one sentence: place, role, by when; by rules, offline, in six languages.

Nothing is invented: what the sentence leaves open becomes a hypothesis with a
question, and a reading in doubt one with its probability. Where somebody is
now ("from support to design") is kept apart from where they want to be.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from inroad.language import deadlines, goal_phrases, goal_units, titles
from inroad.language.goal_roles import role_in, vague_words
from inroad.language.goal_units import Found, masked
from inroad.language.kinds import KINDS, kinds_of_work, words_of
from inroad.language.text import clean
from inroad.method.goal import About, Goal, Hypothesis, Place, organisation_key, unit_key

__all__ = ["LONGEST", "read"]

LONGEST = 1_000
"""Characters of a sentence that are read."""
UNSURE = 0.6
"""The chance that a reading in doubt is right (assumed)."""


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of my network by their keys."""

    organisations: dict[str, str]
    units: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Where:
    """What a sentence says about a place and a role, before it is put together."""

    organisations: Found
    units: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    location: Found
    role: str
    rest: str
    sure_units: bool


def read(
    sentence: str,
    today: date,
    known_organisations: Collection[str] = (),
    known_units: Collection[str] = (),
) -> Goal:
    """The goal that a sentence tells.

    Args:
        sentence: what somebody typed; at most its first 1,000 characters count.
        today: the day on which it was said.
        known_organisations: names in my network, matched before anything else.
        known_units: names of units in my network, likewise.

    Raises: ValueError: the sentence is not a string.
    """
    if not isinstance(sentence, str):
        raise ValueError("a goal is told in a string")  # noqa: TRY004 - as every wrong call
    names = _Names(
        _spelt({name: organisation_key(name) for name in known_organisations}),
        _spelt({name: unit_key(name) for name in known_units}),
    )
    plain = clean(sentence, LONGEST)
    by, spans = deadlines.read(plain, today)
    left = masked(plain, spans)
    avoided = goal_phrases.ruled_out(left)
    left = masked(left, avoided.spans)
    here = goal_phrases.taken_from(left)
    where = _where(masked(left, here.spans), names)
    places = tuple(dict.fromkeys(_places(where)))
    return Goal(
        sentence=sentence,
        places=places,
        role=where.role,
        by=by,
        hypotheses=tuple(_hypotheses(where, places, by)),
        from_place=_from_place(here, names),
        avoid=avoided.texts,
    )


def _spelt(keys: dict[str, str]) -> dict[str, str]:
    """Each key's name; of several spellings one that is not all capitals, nor all small."""
    found: dict[str, str] = {}
    for name, key in keys.items():
        if key and (key not in found or found[key] in {found[key].upper(), found[key].lower()}):
            found[key] = name
    return found


def _where(sentence: str, names: _Names) -> _Where:
    """Known names first, then location and organisation, role, units, kinds of work."""
    organisations = goal_units.known(sentence, names.organisations, are_units=False)
    left = masked(sentence, organisations.spans)
    known_units = goal_units.known(left, names.units, are_units=True)
    without_units = masked(left, known_units.spans)
    location = goal_phrases.located(without_units)
    without_units = masked(without_units, location.spans)
    left = masked(left, location.spans)
    if not organisations.texts:
        organisations = goal_phrases.employed(without_units)
        without_units = masked(without_units, organisations.spans)
        left = masked(left, organisations.spans)
    role = role_in(left)
    without_units = masked(without_units, role.spans)
    named = goal_units.units(without_units)
    rest = masked(without_units, named.spans)
    if organisations.texts and not (named.texts or known_units.texts or role.texts):
        named = _named_before(rest, organisations)
        rest = masked(rest, named.spans)
    units = sorted(
        zip(known_units.spans + named.spans, known_units.texts + named.texts, strict=True)
    )
    title = role.texts[0] if role.texts else ""
    kinds = kinds_of_work(rest) or (() if units else _kinds_of_role(title))
    return _Where(
        organisations, tuple(_nested(sentence, units)), kinds, location, title, rest, named.sure
    )


def _named_before(sentence: str, organisations: Found) -> Found:
    """ "Data Platform at Unit B": a name before the organisation may be a unit of it."""
    before = vague_words(sentence[: organisations.spans[0][0]])
    if not goal_phrases.NAME.fullmatch(before) or titles.names_a_person(before):
        return Found()
    start = sentence.index(before)
    return Found((before,), ((start, start + len(before)),), sure=False)


_INSIDE = re.compile(r"\b(?:in|within|of|at|inside|de|du|del|da|do|bei|im|van|bij)\b")


def _nested(sentence: str, units: list[tuple[goal_units.Span, str]]) -> Iterator[tuple[str, str]]:
    """Each unit with the larger part it lies in: "X in business unit B" -> (X, B)."""
    position = 0
    while position < len(units):
        (_, end), name = units[position]
        position += 1
        if position < len(units):
            (start, _), larger = units[position]
            between = sentence[end:start]
            if len(between) <= 12 and (_INSIDE.search(between) or between.strip() == ","):
                position += 1
                yield name, larger
                continue
        yield name, ""


def _kinds_of_role(title: str) -> tuple[str, ...]:
    function = titles.read(title).function if title else ""
    return (function,) if function in KINDS else ()


def _places(where: _Where) -> Iterator[Place]:
    """Every combination that the sentence can mean, as alternatives."""
    location = where.location.texts[0] if where.location.texts else ""
    for organisation in where.organisations.texts or ("",):
        for unit, within in where.units:
            # One unit in one kind of work: "the data platform team" is about data.
            kind = next(iter(kinds_of_work(unit) or where.kinds), "")
            yield Place(organisation, unit, kind, location, within, words_of(kind))
        if not where.units:
            for kind in where.kinds or ("",):
                place = Place(organisation, "", kind, location, "", words_of(kind))
                if place != Place():
                    yield place


def _from_place(here: Found, names: _Names) -> Place | None:
    """Where somebody is now; plain words ("support") are a unit and a kind of work."""
    if not here.texts:
        return None
    where = _where(here.texts[0], names)
    place = next(_places(where), Place())
    if not place.is_concrete and not place.location and not where.role:
        place = replace(place, unit=re.sub(r"^(?:the|my|our)\s+", "", here.texts[0]))
    return None if place == Place() else place


def _hypotheses(where: _Where, places: tuple[Place, ...], by: date | None) -> Iterator[Hypothesis]:
    """What is in doubt, then what was left open, each with its question."""
    if not where.organisations.sure:
        for name in where.organisations.texts:
            yield _doubt("organisation", name, "goal.is_it_an_organisation")
    if not where.location.sure:
        yield _doubt("location", where.location.texts[0], "goal.is_it_a_location")
    if not where.sure_units:
        yield _doubt("unit", places[0].unit, "goal.is_it_a_unit")
    yield from _alternatives(places)
    if not any(place.kind_of_work or place.is_concrete for place in places):
        vague = vague_words(where.rest)
        question = "goal.what_would_that_be" if vague else "goal.which_kind_of_work"
        yield Hypothesis("kind_of_work", vague, UNSURE if vague else 0.0, "open", question)
    for about, question in _left_open(where, places, by):
        yield Hypothesis(about, "", 0.0, "open", question)


def _left_open(
    where: _Where, places: tuple[Place, ...], by: date | None
) -> Iterator[tuple[About, str]]:
    in_a_unit = any(place.unit or place.within for place in places)
    if not where.organisations.texts and not in_a_unit:
        yield "organisation", "goal.which_organisation"
    if where.organisations.texts and not in_a_unit:
        yield "unit", "goal.which_unit"
    if not where.role:
        yield "role", "goal.which_role"
    if not any(place.is_concrete or place.location for place in places):
        yield "location", "goal.which_location"
    if by is None:
        yield "by", "goal.by_when"


def _doubt(about: About, text: str, question: str) -> Hypothesis:
    return Hypothesis(about, text, UNSURE, "open", question)


def _alternatives(places: tuple[Place, ...]) -> Iterator[Hypothesis]:
    """ "Finance or risk": each alternative is as likely as the others."""
    fields: tuple[tuple[About, tuple[str, ...]], ...] = (
        ("organisation", tuple(dict.fromkeys(place.organisation for place in places))),
        ("unit", tuple(dict.fromkeys(place.unit for place in places))),
        ("kind_of_work", tuple(dict.fromkeys(place.kind_of_work for place in places))),
    )
    for about, texts in fields:
        told = [text for text in texts if text]
        if len(told) > 1 and not (about == "kind_of_work" and any(p.unit for p in places)):
            for text in told:
                yield Hypothesis(about, text, 1 / len(told), "open", "goal.which_of_these")
