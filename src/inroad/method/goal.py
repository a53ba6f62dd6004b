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

__all__ = [
    "About", "Goal", "Hypothesis", "HypothesisStatus", "Place", "folded", "open_hypotheses",
    "organisation_key", "same_place", "settled", "unit_key",
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

# How far a position lies in a place. All assumed: they order positions, and
# roles and plans multiply them with what else is known.
ORGANISATION_WITHOUT_UNIT = 0.35  # right organisation, unit wanted, the position's is unknown
ORGANISATION_UNIT_IN_TITLE = 0.7
"""Right organisation, its unit is unknown, and the title has the wanted unit's words."""
ORGANISATION_OTHER_UNIT = 0.15  # right organisation, another unit of it
ORGANISATION_OTHER_WORK = 0.4  # right organisation, not the wanted kind of work
UNIT_PART = 0.8  # one name contains the other: "Data Platform", "Data Platform Tools"
UNIT_ALONE = 0.9  # right unit, and the goal leaves open in which organisation
WITHIN = 0.5  # only the larger part that the unit belongs to matches
KIND_BY_WORDS = 0.8  # no organisation wanted; the kind's words stand in unit or title
KIND_BY_FUNCTION = 0.6  # no organisation wanted; only the title's function matches
LOCATION_ALONE = 0.3  # the goal names nothing but a location, and it matches
LOCATION_UNKNOWN, LOCATION_OTHER = 0.8, 0.4  # factors where a location is also wanted


def same_place(
    place: Place,
    organisation: str,
    unit: str = "",
    function: str = "",
    location: str = "",
    words: str = "",
) -> float:
    """How far a position lies in this place, in [0, 1]; the constants above say how.

    Args:
        place: what is sought; an empty place contains nothing (0).
        organisation: the position's, as written anywhere.
        unit: the position's unit, "" when unknown.
        function: the function of its title, compared with the kind of work.
        location: where it is, "" when unknown.
        words: further words about it, such as its title.
    """
    if place.organisation:
        share = _in_organisation(place, organisation, unit, function, words)
    elif place.unit or place.within:
        share = _in_unit(place, organisation, unit)
    elif place.kind_of_work or place.words:
        share = _in_kind_of_work(place, function, f"{organisation} {unit} {words}")
    else:
        return LOCATION_ALONE * (_location_factor(place, location) == 1 and place.location != "")
    return share * _location_factor(place, location)


def _in_organisation(
    place: Place, organisation: str, unit: str, function: str, words: str
) -> float:
    if organisation_key(place.organisation) != organisation_key(organisation):
        return 0.0
    if place.unit or place.within:
        if not unit:
            named = _named_in(place.unit or place.within, words)
            return ORGANISATION_UNIT_IN_TITLE if named else ORGANISATION_WITHOUT_UNIT
        alike = _unit_match(place, organisation, unit)
        return max(ORGANISATION_OTHER_UNIT, alike)
    if place.kind_of_work or place.words:
        fits = _in_kind_of_work(place, function, f"{unit} {words}") > 0
        return 1.0 if fits else ORGANISATION_OTHER_WORK
    return 1.0


def _named_in(unit: str, words: str) -> bool:
    """Whether a title has all words of a unit's name."""
    wanted = unit_key(unit).split()
    return bool(wanted) and set(wanted) <= set(_NOT_A_WORD.sub(" ", folded(words)).split())


def _in_unit(place: Place, organisation: str, unit: str) -> float:
    sure = 1.0 if place.within and place.unit else UNIT_ALONE
    return sure * _unit_match(place, organisation, unit)


def _unit_match(place: Place, organisation: str, unit: str) -> float:
    """How alike the units are; the larger part may stand in unit or organisation."""
    by_name = _alike(unit_key(place.unit), unit_key(unit)) if place.unit else 0.0
    if not place.within:
        return by_name
    larger = unit_key(place.within)
    inside = max(_alike(larger, unit_key(unit)), _alike(larger, unit_key(organisation)))
    if not place.unit:
        return inside
    return max(by_name if inside else UNIT_ALONE * by_name, WITHIN * inside)


def _alike(wanted: str, found: str) -> float:
    if not wanted or not found:
        return 0.0
    if wanted == found:
        return 1.0
    one, other = f" {wanted} ", f" {found} "
    return UNIT_PART if one in other or other in one else 0.0


def _in_kind_of_work(place: Place, function: str, text: str) -> float:
    if _mentions(text, (*place.words, folded(place.kind_of_work))):
        return KIND_BY_WORDS
    return KIND_BY_FUNCTION if function and function == place.kind_of_work else 0.0


def _mentions(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words begins a word of the text ("sustainab" in "Sustainability").

    Words of three letters or fewer have to stand alone.
    """
    padded = f" {_NOT_A_WORD.sub(' ', folded(text))} "
    return any((f" {word} " if len(word) <= 3 else f" {word}") in padded for word in words if word)


def _location_factor(place: Place, location: str) -> float:
    wanted, found = folded(place.location).strip(), folded(location).strip()
    if not wanted or wanted == "remote":
        return 1.0
    if not found:
        return LOCATION_UNKNOWN
    one, other = f" {_NOT_A_WORD.sub(' ', wanted)} ", f" {_NOT_A_WORD.sub(' ', found)} "
    return 1.0 if one in other or other in one else LOCATION_OTHER
