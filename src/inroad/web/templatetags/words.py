"""Filters for what a page shows; every one returns plain text, which templates escape."""

from datetime import date

from django import template

from inroad.words.history import kind
from inroad.words.say import day, shortened
from inroad.words.sightings import SOURCES

DONE = {
    "keep_promise": "Handed over",
    "thank": "Thanked",
    "ask_introduction": "Asked",
    "give": "Given",
    "introduce_two": "Introduced",
    "nudge": "Reminded",
    "apply": "Applied",
}
"""What was done, by the kind of step; a talk that was held is best logged in one line."""

register = template.Library()
register.filter("day", lambda when: day(when) if isinstance(when, date) else "")
register.filter("shortened", shortened)
register.filter("done_as", lambda code: kind(code).capitalize())


@register.filter
def initials(name: str) -> str:
    """Up to two letters for a name, as on a small round picture."""
    parts = [part for part in name.split() if part[0].isalnum()]
    chosen = parts[:1] + parts[-1:] if len(parts) > 1 else parts
    return "".join(part[0] for part in chosen).upper() or "?"


@register.filter
def minutes(much: float) -> str:
    """Minutes, to the next five."""
    return f"{max(5, 5 * round(much / 5))} min"


@register.filter
def source(name: str) -> str:
    """Where a mention of somebody comes from."""
    return SOURCES.get(name, name)


@register.filter
def done_words(kind: str) -> str:
    """What the button says that settles a card of this kind."""
    return DONE.get(kind, "Done")
