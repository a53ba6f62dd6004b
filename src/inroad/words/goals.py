"""A goal in words: as it was understood, what is still open, and how a place is chosen."""

from inroad.method.goal import Goal, Place
from inroad.words.catalogue import REASONS
from inroad.words.say import day, filled

USES: dict[str, str] = {
    "open": "can be told on",
    "careful": "with care",
    "secret": "for you alone",
}
"""How what I learnt may be used."""
STAGES: dict[str, str] = {
    "rumoured": "rumoured",
    "being_created": "being created",
    "posted": "posted",
    "closed": "closed",
}
OUTCOMES: dict[str, str] = {
    "interview": "an interview",
    "offer": "an offer",
    "accepted": "you accepted",
    "rejected": "they said no",
}
"""How far an opening is, and what came of it."""


def told(goal: Goal) -> list[tuple[str, str]]:
    """Label and words for each part of a goal that was understood."""
    places = [(_where(place), place.kind_of_work) for place in goal.places]
    rows = [("Place", "; or ".join(dict.fromkeys(where for where, _ in places if where)))]
    rows.append(("Work", ", ".join(dict.fromkeys(work for _, work in places if work))))
    rows.append(("Role", goal.role))
    rows.append(("By", day(goal.by) if goal.by else ""))
    rows.append(("From", _where(goal.from_place) if goal.from_place else ""))
    rows.append(("Not", ", ".join(goal.avoid)))
    return [(label, words) for label, words in rows if words]


def _where(place: Place) -> str:
    parts = (place.unit, place.within, place.organisation, place.location)
    return ", ".join(part for part in parts if part)


def question(code: str, text: str) -> str:
    """What is open about a goal, as a question."""
    return filled(REASONS.get(code, code), {"text": text}, str)


def choosing(goal: Goal, place: Place) -> str:
    """The sentence that wishes for a place instead, with what else was said kept."""
    where = " at ".join(part for part in (place.unit, place.organisation) if part)
    role = f"{goal.role} in {where}" if goal.role else where
    return f"{role} by {day(goal.by)}" if goal.by else role
