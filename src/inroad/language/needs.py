"""What people in a kind of work usually want: guesses, to be asked about, never told.

All assumed. A guess counts at most .3 of what somebody said themselves, is
marked as assumed wherever it is shown, and becomes a question in the talk.
"""

from collections.abc import Mapping
from functools import cache

from inroad.language.meaning import terms
from inroad.method.value import Need

ASSUMED: Mapping[str, tuple[str, ...]] = {
    "manages": ("good people for open positions", "faster onboarding of new hires",
                "to hear what other units need from theirs"),
    "engineering": ("better documentation", "fewer manual steps, more automation",
                    "to know what users struggle with"),
    "data": ("data that others document and clean",
             "to hear what other units decide with their numbers"),
    "product": ("to know what customers complain about", "feedback on plans"),
    "design": ("people to test designs with", "to know what users struggle with"),
    "research": ("people to interview or test with", "a use for results"),
    "operations": ("fewer manual steps, more automation", "better documentation"),
    "sales": ("introductions to customers", "to know what customers complain about"),
    "marketing": ("stories from customers", "people who write"),
    "finance": ("cleaner numbers and forecasts", "fewer manual steps in spreadsheets"),
    "legal": ("to hear early what others plan", "checklists that others follow"),
    "people": ("faster onboarding of new hires", "to hear why people stay or leave"),
    "recruiting": ("candidates that fit", "to understand what a team really looks for"),
    "support": ("better documentation", "fewer tickets of the same kind"),
    "education": ("examples from practice", "people who mentor"),
    "consulting": ("introductions to customers", "examples from practice"),
    "communication": ("stories from inside", "people who write"),
}  # fmt: skip


@cache
def assumed() -> Mapping[str, tuple[Need, ...]]:
    """The guesses as needs of nobody (person 0), by function and for "manages"."""
    return {
        kind: tuple(Need(0, 0, text, terms(text), stated=False) for text in texts)
        for kind, texts in ASSUMED.items()
    }
