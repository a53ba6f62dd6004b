"""From a reason's code and facts to a sentence."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from inroad.method.reasons import Reason
from inroad.words.catalogue import OF_ONE, REASONS

PEOPLE = frozenset({"by", "person", "namer", "target", "connector", "first", "other"})
"""Facts that are a person's id; the sentence has their name."""

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FACT = re.compile(r"\{(\w+)\}")


def said(reason: Reason, name: Callable[[int], str]) -> str:
    """The sentence for a reason.

    Args:
        name: a person's name by id.
    Raises: ValueError: the catalogue has no sentence for the code.
    """
    if reason.code not in REASONS:
        raise ValueError(f"no sentence for {reason.code}")
    of_one = OF_ONE.get(reason.code) if reason.facts.get("count") == 1 else None
    return filled(of_one or REASONS[reason.code], reason.facts, name)


def filled(sentence: str, facts: Mapping[str, object], name: Callable[[int], str]) -> str:
    """A sentence with its facts; bracketed parts without theirs are left out.

    Facts are data: braces and brackets in them are never read as part of the
    sentence.
    """
    values = {key: _value(key, fact, name) for key, fact in facts.items()}

    def kept(part: re.Match[str]) -> str:
        needed = _FACT.findall(part[1])
        return part[1] if all(values.get(each) for each in needed) else ""

    return _FACT.sub(lambda fact: values.get(fact[1], ""), _OPTIONAL.sub(kept, sentence))


def _value(key: str, fact: object, name: Callable[[int], str]) -> str:
    if fact is None:
        return ""
    if key in PEOPLE and isinstance(fact, int):
        return name(fact)
    if isinstance(fact, date):
        return day(fact)
    return str(fact)


def shortened(text: str, most: int = 120) -> str:
    """A text on one line that stays short, such as what an old note is recognised by."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 4].rstrip()} ..."


def counted(count: int, one: str, more: str) -> str:
    """A number with the word for one, or for another number."""
    return f"{count} {one if count == 1 else more}"


def day(when: date) -> str:
    """A day as people write it: 3 March 2026."""
    return f"{when.day} {when:%B} {when.year}"
