"""A seeker's own numbers in words: "3 of your own 9 asks", and what was counted elsewhere."""

from dataclasses import dataclass
from typing import Any

from inroad.method.own_numbers import ANSWER_DAYS, BEFORE, Before, Count, OwnNumbers
from inroad.words.say import counted
from inroad.words.sources import SOURCES, as_json

TOO_FEW = "too few to say anything"
NOTHING = "Nothing to count yet. After an ask, a talk or a gift, log one line."
ELSEWHERE = SOURCES["first_messages"]
COMPARED = "Yours are asks for an introduction, those are messages of any kind."
OF_100: dict[Before, tuple[int, int]] = {
    "week": (65, 80),
    "half_year": (20, 46),
    "mutuals_0": (7, 27),
    "mutuals_1": (12, 34),
    "mutuals_3": (19, 36),
    "mutuals_6": (21, 41),
}
"""How many of a hundred were answered, over three organisations; what is missing was not counted.

Source: the table in docs/why.md.
"""
STOOD: dict[Before, str] = {
    "week": "in contact within the week before",
    "quarter": "in contact within three months",
    "half_year": "silent for three to six months",
    "longer": "silent for longer",
    "mutuals_0": "no contact before, nobody in common",
    "mutuals_1": "no contact before, 1 or 2 contacts in common",
    "mutuals_3": "no contact before, 3 to 5 contacts in common",
    "mutuals_6": "no contact before, 6 to 10 contacts in common",
    "mutuals_11": "no contact before, more than 10 contacts in common",
}


@dataclass(frozen=True, slots=True)
class Row:
    """Asks of one kind: how we stood before, how many were answered, what was counted elsewhere."""

    stood: str
    own: str
    elsewhere: str


def asks(own: OwnNumbers) -> list[str]:
    """What came of my asks, in a few sentences; [] before the first."""
    if not own.asks:
        return []
    found = [_answered(own)]
    if own.early and own.answered.of:
        are = "is" if own.early == 1 else "are"
        found.append(f"{own.early} more {are} not two weeks old: too early to say.")
    if own.introduced:
        found.append(f"{counted(own.introduced, 'ask', 'asks')} led to an introduction.")
    return found


def _answered(own: OwnNumbers) -> str:
    count = own.answered
    if not count.of:
        sent = counted(own.asks, "ask", "asks")
        return f"{sent} sent, less than two weeks ago: too early to say."
    said = _of(count, "ask", "asks", "answered within two weeks")
    return f"{said}: {TOO_FEW}." if not count.says_something else f"{said}."


def talks(own: OwnNumbers) -> list[str]:
    """Talks held, in a sentence; [] before the first."""
    return [f"{counted(own.talks, 'talk', 'talks')} held."] if own.talks else []


def given(own: OwnNumbers) -> list[str]:
    """Gifts and promises, a sentence each; what has not begun is left out."""
    found = []
    if own.needs_met.of:
        found.append(f"{_gifts(own.needs_met)}{_few(own.needs_met)}.")
    if own.kept.of:
        found.append(f"{_of(own.kept, 'promise', 'promises', 'kept')}{_few(own.kept)}.")
    if own.promises_open:
        found.append(f"{counted(own.promises_open, 'promise is', 'promises are')} open.")
    return found


def _gifts(count: Count) -> str:
    if count.of == 1:
        met = "it met a need that they had told you"
        return f"One gift; {met if count.some else 'no need of theirs was known for it'}"
    return f"{count.some} of your own {count.of} gifts met a need that they had told you"


def _of(count: Count, one: str, more: str, did: str) -> str:
    """ "3 of your own 9 asks were answered"."""
    if count.of == 1:
        return f"Your one {one} was {did if count.some else f'not {did}'}"
    was = "was" if count.some == 1 else "were"
    return f"{count.some} of your own {count.of} {more} {was} {did}"


def _few(count: Count) -> str:
    return "" if count.says_something else f": {TOO_FEW}"


def rows(own: OwnNumbers) -> list[Row]:
    """My asks by how we stood before each, beside what was counted elsewhere."""
    return [Row(STOOD[kind], _counted(count), _elsewhere(kind)) for kind, count in own.by_tie]


def _counted(count: Count) -> str:
    told = f"{count.some} of {count.of}"
    return told if count.says_something else f"{told} (too few)"


def _elsewhere(kind: Before) -> str:
    span = OF_100.get(kind)
    return f"{span[0]} to {span[1]} of 100" if span else "not counted"


def numbers_as_json(own: OwnNumbers) -> dict[str, Any]:
    """The numbers as docs/json.md describes them."""
    return {
        "asks": {
            "sent": own.asks,
            "early": own.early,
            "introduced": own.introduced,
            "within_days": ANSWER_DAYS,
            **_count(own.answered, "answered"),
            "by_tie": [
                {"before": kind, **_count(count, "answered"), **_range(kind)}
                for kind, count in sorted(own.by_tie, key=lambda each: BEFORE.index(each[0]))
            ],
        },
        "talks": own.talks,
        "gifts": _count(own.needs_met, "needs_met"),
        "promises": {**_count(own.kept, "kept"), "open": own.promises_open},
        "elsewhere": as_json([ELSEWHERE])[0],
    }


def _count(count: Count, name: str) -> dict[str, Any]:
    return {name: count.some, "of": count.of, "says_something": count.says_something}


def _range(kind: Before) -> dict[str, int | None]:
    low, high = OF_100.get(kind, (None, None))
    return {"elsewhere_from": low, "elsewhere_to": high}
