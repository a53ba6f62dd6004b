"""What somebody said of a move: which place they would leave, and which they would come to.

By rules alone. What was not said is not filled in.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MoveSaid:
    """A move in words: `leaving` and `to` as they were said, "" where they were not."""

    leaving: str = ""
    to: str = ""


_SEAT = r"(?:(?:my|his|her|their|a|the|one|eine[nr]?|mein(?:en)?) )?(?:place|seat|job|position|role|desk|one|stelle|platz)"  # noqa: E501
_MOVE = r"(?:mov(?:e|ing)|switch(?:ing)?|chang(?:e|ing)|transfer(?:ring)?|go(?:ing)?|swap(?:ping)?|relocat(?:e|ing)|com(?:e|ing)|get(?:ting)?|join(?:ing)?|rotat(?:e|ing))"  # noqa: E501
_OVER = r"(?: over| back| across| places?| teams?| units?| jobs?)*"
_LEAVE = r"(?:leav(?:e|ing)|quit(?:ting)?|(?:get|move|go|be|want|wants) (?:out of|away from)|out of|away from|verlassen|weg (?:von|aus))"  # noqa: E501
_INTO = r"(?:nach|zu[mr]?|in(?: d(?:ie|en|as))?)"
_RULES = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"{_SEAT} (?:in|at|with|of) (?P<leaving>.+?) for"
        rf" (?:{_SEAT} (?:in|at|with|of) )?(?P<to>.+)",
        rf"{_SEAT} (?:in|at|with|of) (?P<leaving>.+?) (?:against|gegen) (?:{_SEAT} in )?(?P<to>.+)",
        r"\bfrom (?P<leaving>.+?) (?:over )?(?:in)?to (?P<to>.+)",
        rf"\bvo[nm] (?P<leaving>.+?) {_INTO} (?P<to>.+?)(?: wechseln)?$",
        rf"{_LEAVE} (?P<leaving>.+?) (?:and {_MOVE}{_OVER} (?:in)?to|for|to|into) (?P<to>.+)",
        rf"\b{_MOVE}{_OVER} (?:in)?to (?P<to>.+?) from (?P<leaving>.+)",
        rf"\b{_MOVE}{_OVER} (?:in)?to (?P<to>.+)",
        r"\bjoin(?:ing)? (?P<to>.+)",
        rf"\b(?:swap|change) (?:places? )?with (?:{_SEAT} in |somebody (?:in|at|from) )(?P<to>.+)",
        r"\b(?:a )?swap (?:in)?to (?P<to>.+)",
        r"\b(?:nach|zu[mr]?|in(?: d(?:ie|en|as))?) (?P<to>.+?) (?:wechseln|gehen)",
        r"\b(?P<leaving>[\w&/+ -]+?) for (?P<to>.+)",
        rf"{_LEAVE} (?P<leaving>.+)",
    )
)
_TAIL = re.compile(
    r"[,;.(]|\b(?:because|since|as soon|by|before|after|next|this|in (?:the|spring|summer|autumn"
    r"|fall"
    r"|winter|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|a year|\d)|within|when|if|one day|some ?day|soon|but|so that|with (?:her|him|them))\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:the|her|his|their|my|our|a|an|one in|d(?:ie|as|en|er)) ", re.IGNORECASE)


def said_move(text: str, *, bare: bool = False) -> MoveSaid:
    """The move that a text tells of.

    Args:
        bare: a text that tells of none names where to, as in “Data Platform”.
    """
    line = " ".join(text.split())[:500]
    for rule in _RULES:
        if found := rule.search(line):
            parts = found.groupdict()
            return MoveSaid(_place(parts.get("leaving") or ""), _place(parts.get("to") or ""))
    return MoveSaid(to=_place(line)) if bare else MoveSaid()


def _place(words: str) -> str:
    """A place without what goes on after it."""
    kept = _TAIL.split(words, maxsplit=1)[0].strip(" -–")
    return _LEAD.sub("", kept).strip()
