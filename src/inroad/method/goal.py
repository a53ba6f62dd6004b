"""What is sought, where, and by when; what is vague stays as hypotheses.

A goal names one or more *places*: an organisation, a unit in it, a kind of
work, a place in the world, in any combination. What the seeker left open is a
hypothesis: a question that conversations sharpen or kill, never a guess that
is passed off as a wish.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from inroad.method.names import folded, organisation_key, unit_key
from inroad.method.parameters import Parameters

__all__ = [
    "About", "Goal", "Hypothesis", "HypothesisStatus", "Place", "folded", "lies_in",
    "open_hypotheses", "organisation_key", "rules_out", "same_place", "same_role", "settled",
    "unit_key",
]  # fmt: skip

About = Literal["organisation", "unit", "role", "kind_of_work", "location", "by"]
HypothesisStatus = Literal["open", "sharpened", "dropped"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody wants to be (or is); every empty field is left open.

    `within` is the larger part of the organisation that `unit` belongs to
    ("business unit B"). `words` are folded words that stand for
    `kind_of_work` in the names of units and titles ("carbon", "solar").
    """

    organisation: str = ""
    unit: str = ""
    kind_of_work: str = ""
    location: str = ""
    within: str = ""
    words: tuple[str, ...] = ()

    @property
    def is_concrete(self) -> bool:
        """Whether it names a group of people that one can point at."""
        return bool(self.organisation or self.unit or self.within)

    @property
    def name(self) -> str:
        """How to speak of it where a goal has several."""
        concrete = (self.unit, self.within, self.organisation)
        parts = (*concrete, "" if self.is_concrete else self.kind_of_work, self.location)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Something about the goal that is not settled: a question to explore.

    `text` is the reading in doubt, in the seeker's words; empty when nothing
    was said at all. `question` is a code that words/ turns into a sentence.
    """

    about: About
    text: str
    probability: float
    status: HypothesisStatus = "open"
    question: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """What the seeker wants: `places` are alternatives, the first named first.

    `role` is the wanted title in the seeker's words. `from_place` is where
    they are now, `avoid` the kinds of work (or other words) they ruled out.
    """

    sentence: str
    places: tuple[Place, ...] = ()
    role: str = ""
    by: date | None = None
    hypotheses: tuple[Hypothesis, ...] = ()
    from_place: Place | None = None
    avoid: tuple[str, ...] = ()

    @property
    def is_concrete(self) -> bool:
        """Whether at least one place names an organisation or a unit."""
        return any(place.is_concrete for place in self.places)


def open_hypotheses(goal: Goal) -> list[Hypothesis]:
    """The questions that are still open, in the order in which they arose."""
    return [hypothesis for hypothesis in goal.hypotheses if hypothesis.status == "open"]


def settled(goal: Goal, hypothesis: Hypothesis, status: HypothesisStatus) -> Goal:
    """The goal with one hypothesis sharpened, dropped or open again.

    Raises: ValueError: the goal has no such hypothesis.
    """
    if hypothesis not in goal.hypotheses:
        raise ValueError("the goal has no such hypothesis")
    changed = (replace(h, status=status) if h == hypothesis else h for h in goal.hypotheses)
    return replace(goal, hypotheses=tuple(changed))


_NOT_A_WORD = re.compile(r"[\W_]+")


def lies_in(
    goal: Goal,
    organisation: str,
    unit: str = "",
    function: str = "",
    location: str = "",
    words: str = "",
    p: Parameters = Parameters.DEFAULT,
) -> float:
    """How far a position lies in any of the goal's places; not at all by work that it rules out.

    Whoever sits in a unit that the goal names is there, whatever they do in it.
    """
    if goal.avoid and rules_out(goal, function, f"{organisation} {unit} {words}"):
        named = {unit_key(place.unit) for place in goal.places if place.unit}
        if unit_key(unit) not in named:
            return 0.0
    facts = (organisation, unit, function, location, words)
    return max((same_place(place, *facts, p) for place in goal.places), default=0.0)


def rules_out(goal: Goal, function: str, words: str) -> bool:
    """Whether a kind of work, or a word about it, is one that the seeker does not want."""
    return function in goal.avoid or _mentions(words, goal.avoid)


_SMALL_WORDS = frozenset("a an and at das de del der des di die do du e el en für im in la le "
                         "of on or the to und van y".split())  # fmt: skip


def same_role(goal: Goal, title: str) -> float:
    """The share of the wanted role's words that a title has, in [0, 1]; 0 when none is wanted."""
    words = _NOT_A_WORD.sub(" ", folded(goal.role)).split()
    wanted = [word for word in words if word not in _SMALL_WORDS]
    return sum(_mentions(title, (word,)) for word in wanted) / len(wanted) if wanted else 0.0


def same_place(
    place: Place,
    organisation: str,
    unit: str = "",
    function: str = "",
    location: str = "",
    words: str = "",
    p: Parameters = Parameters.DEFAULT,
) -> float:
    """How far a position lies in this place, in [0, 1]; the numbers `place_...` say how.

    Args:
        place: what is sought; an empty place contains nothing (0).
        organisation: the position's, as written anywhere.
        unit: the position's unit, "" when unknown.
        function: the function of its title, compared with the kind of work.
        location: where it is, "" when unknown.
        words: further words about it, such as its title.
    """
    if place.organisation:
        share = _in_organisation(place, organisation, unit, function, words, p)
    elif place.unit or place.within:
        share = _in_unit(place, organisation, unit, p)
    elif place.kind_of_work or place.words:
        share = _in_kind_of_work(place, function, f"{organisation} {unit} {words}", p)
    else:
        there = place.location != "" and _location_factor(place, location, p) == 1
        return p.place_location_alone * there
    return share * _location_factor(place, location, p)


def _in_organisation(
    place: Place, organisation: str, unit: str, function: str, words: str, p: Parameters
) -> float:
    if organisation_key(place.organisation) != organisation_key(organisation):
        return 0.0
    if place.unit or place.within:
        if not unit:
            named = _named_in(place.unit or place.within, words)
            return p.place_unit_in_title if named else p.place_unit_unknown
        alike = _unit_match(place, organisation, unit, p)
        return max(p.place_other_unit, alike)
    if place.kind_of_work or place.words:
        fits = _in_kind_of_work(place, function, f"{unit} {words}", p) > 0
        return 1.0 if fits else p.place_other_work
    return 1.0


def _named_in(unit: str, words: str) -> bool:
    """Whether a title has all words of a unit's name."""
    wanted = unit_key(unit).split()
    return bool(wanted) and set(wanted) <= set(_NOT_A_WORD.sub(" ", folded(words)).split())


def _in_unit(place: Place, organisation: str, unit: str, p: Parameters) -> float:
    sure = 1.0 if place.within and place.unit else p.place_unit_alone
    return sure * _unit_match(place, organisation, unit, p)


def _unit_match(place: Place, organisation: str, unit: str, p: Parameters) -> float:
    """How alike the units are; the larger part may stand in unit or organisation."""
    by_name = _alike(unit_key(place.unit), unit_key(unit), p) if place.unit else 0.0
    if not place.within:
        return by_name
    larger = unit_key(place.within)
    inside = max(_alike(larger, unit_key(unit), p), _alike(larger, unit_key(organisation), p))
    if not place.unit:
        return inside
    return max(by_name if inside else p.place_unit_alone * by_name, p.place_within * inside)


def _alike(wanted: str, found: str, p: Parameters) -> float:
    if not wanted or not found:
        return 0.0
    if wanted == found:
        return 1.0
    one, other = f" {wanted} ", f" {found} "
    return p.place_unit_part if one in other or other in one else 0.0


def _in_kind_of_work(place: Place, function: str, text: str, p: Parameters) -> float:
    if _mentions(text, (*place.words, folded(place.kind_of_work))):
        return p.place_kind_by_words
    return p.place_kind_by_function if function and function == place.kind_of_work else 0.0


def _mentions(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words begins a word of the text ("sustainab" in "Sustainability").

    Words of three letters or fewer have to stand alone.
    """
    padded = f" {_NOT_A_WORD.sub(' ', folded(text))} "
    return any((f" {word} " if len(word) <= 3 else f" {word}") in padded for word in words if word)


def _location_factor(place: Place, location: str, p: Parameters) -> float:
    wanted, found = folded(place.location).strip(), folded(location).strip()
    if not wanted or wanted == "remote":
        return 1.0
    if not found:
        return p.place_location_unknown
    one, other = f" {_NOT_A_WORD.sub(' ', wanted)} ", f" {_NOT_A_WORD.sub(' ', found)} "
    return 1.0 if one in other or other in one else p.place_location_other
