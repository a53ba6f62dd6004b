"""Standing in words: never a number about a friend."""

from inroad.actions.beliefs import Belief
from inroad.method.coverage import Level
from inroad.words.cards import Name
from inroad.words.say import day, said, shortened
from inroad.words.understood import EVIDENCE

HOLDS: dict[Level, str] = {
    "not_yet": "not yet",
    "knows_of_me": "knows of you",
    "knows_what_i_bring": "knows what you bring",
    "thinks_well_of_me": "thinks well of you",
}
"""How far one person's standing has come; each includes the one before."""

HEADINGS: dict[str, str] = {
    "knows_of_me": "Knows of you",
    "knows_what_i_bring": "Knows what you bring",
    "thinks_well_of_me": "Thinks well of you",
}
MISSING: dict[str, str] = {
    "knows_of_me": "A message or a talk would begin it, or bring it back.",
    "knows_what_i_bring": "It grows when they say in their own words what you bring.",
    "thinks_well_of_me": "It grows when you meet a need that they told you, or keep a promise.",
}
SHORT = 64
"""Characters of a line: the whole of it stands in the timeline."""
_STATES = ((0.8, "surely"), (0.5, "probably"), (0.25, "perhaps"))


def holds(level: Level, *, met: bool) -> str:
    """How far one person's standing has come; `met`: there was contact once."""
    return {True: "faded since", False: "not in touch yet"}[met] if level == "not_yet" else (
        HOLDS[level])  # fmt: skip


def state(held: float) -> str:
    """How sure a belief is, in a word or two."""
    return next((word for least, word in _STATES if held >= least), "nothing shows it yet")


def because_of(belief: Belief, name: Name) -> list[str]:
    """The evidence behind a belief: when, what they did, and the words."""
    shown = [f"{day(each.on)}: {EVIDENCE[each.kind]}"
             + (f" (“{shortened(each.text, SHORT)}”)" if each.text else "")
             for each in belief.shown]  # fmt: skip
    return [*(said(each, name) for each in belief.tie), *shown]


def fading(days: int) -> str:
    """That silence takes it away, and how fast."""
    many = f"{days} days" if days < 90 else f"{round(days / 30)} months"
    return f"It fades with silence: about half of it is left after {many} without contact."
