"""How two names agree, in words, without deciding anything."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from inroad.method.identity.nicknames import roots
from inroad.method.identity.person_names import Name, skeleton

Family = Literal["equal", "spelt", "part", "near", "differs", "unknown"]
Given = Literal[
    "equal", "nickname", "spelt", "near", "initial", "loose", "other_initial", "differs", "unknown"
]

_NEAR = 0.92
"""Jaro-Winkler similarity of a misspelt name (Winkler's partial agreement, rounded up)."""

_FAMILY_RANK = {"equal": 5, "spelt": 4, "part": 3, "near": 2, "unknown": 1, "differs": 0}
_GIVEN_RANK = {
    "equal": 8, "nickname": 7, "spelt": 6, "near": 5, "initial": 4, "loose": 3, "unknown": 2,
    "other_initial": 1, "differs": 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Agreement:
    """How family and given names agree; `turned`: given and family changed places.

    `middle` is True when middle initials agree, False when they conflict, None
    when one is missing. `suffix` is the same for Jr., Sr., II. `handle`: one of
    the two is an address's first part that spells the other, such as `pnair`.
    """

    family: Family
    given: Given
    turned: bool = False
    middle: bool | None = None
    suffix: bool | None = None
    handle: bool = False

    @property
    def rank(self) -> int:
        """Larger is better agreement; for choosing among several names."""
        turned = 1 if self.turned else 0
        return 2 * (_FAMILY_RANK[self.family] * 3 + _GIVEN_RANK[self.given]) - turned


def agreement(one: Name, other: Name) -> Agreement:
    """How two names agree, in whichever order of given and family fits better."""
    suffix = one.suffix == other.suffix if one.suffix or other.suffix else None
    if not (one and other):
        return Agreement("unknown", "unknown")
    if one.alone or other.alone:
        return _with_one_word(one, other, suffix)
    straight = Agreement(
        _family(one, other), _given(one, other), middle=_middle(one, other), suffix=suffix
    )
    if straight.family in ("equal", "spelt", "part") or not (one.given and other.given):
        return straight
    crossed = _turned(other)
    family, given = _family(one, crossed), _given(one, crossed)
    if family in ("equal", "spelt") and _GIVEN_RANK[given] >= _GIVEN_RANK["initial"]:
        return Agreement(family, given, turned=True, suffix=suffix)
    return straight


def clearly_differ(one: Name, other: Name) -> bool:
    """Whether the two names can hardly be one person's.

    Another given name, another initial, father and son are clear; another
    family name alone is not (people marry), nor is one word or a foreign script.
    """
    if not (one and other) or _script(one) != _script(other):
        return False
    found = agreement(one, other)
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return True
    if one.alone or other.alone:
        return found.family == "differs" and found.given == "differs"
    return found.given in ("differs", "other_initial")


def _with_one_word(one: Name, other: Name, suffix: bool | None) -> Agreement:
    """Agreement of a single word with a name: its given, its family, or a handle."""
    alone, full = (one, other) if one.alone else (other, one)
    word = alone.family
    if full.alone:
        same = skeleton(word) == skeleton(full.family)
        return Agreement("unknown", "equal") if same else _NOTHING
    if word in handles(full):
        return Agreement("equal", "initial", suffix=suffix, handle=True)
    family = _family(alone, full)
    if family in ("equal", "spelt", "part"):
        return Agreement(family, "unknown", suffix=suffix)
    given = _given(Name((word,)), Name(full.given, called=full.called))
    if given in ("equal", "nickname", "spelt"):
        return Agreement("unknown", given, suffix=suffix)
    return _NOTHING


_NOTHING = Agreement("differs", "differs")


@lru_cache(maxsize=100_000)
def handles(name: Name) -> frozenset[str]:
    """What an address's first part looks like when it spells this name unspaced."""
    first, family = name.first, name.family
    if not first or not family or name.alone:
        return frozenset()
    whole = "".join(name.particles) + family
    made = {first + whole, whole + first, first[0] + whole, whole + first[0], first + whole[0]}
    made |= {root + whole for root in roots(first)}
    made |= {"".join(g[0] for g in name.given) + whole}
    return frozenset(handle for handle in made if len(handle) > 3)


def _family(one: Name, other: Name) -> Family:
    if not one.family or not other.family:
        return "unknown"
    if one.family == other.family:
        return "equal"
    if _whole(one) == _whole(other) or skeleton(one.family) == skeleton(other.family):
        return "spelt"
    doubled = other.family in one.given[1:] or one.family in other.given[1:]
    if doubled or one.families & other.families:
        return "part"
    return "near" if _misspelt(one.family, other.family) else "differs"


def _whole(name: Name) -> str:
    return skeleton("".join(name.particles) + name.family)


def _given(one: Name, other: Name) -> Given:
    x, y = one.first, other.first
    if not x or not y:
        return "unknown"
    if min(len(x), len(y)) == 1:
        return _initial(one, other)
    if x == y or "".join(one.given) == "".join(other.given):
        return "equal"
    ours, theirs = {x, *one.called}, {y, *other.called}
    if any(roots(a) & roots(b) for a in ours for b in theirs):
        return "nickname"
    if skeleton(x) == skeleton(y) or skeleton("".join(one.given)) == skeleton("".join(other.given)):
        return "spelt"
    by_middle = x in other.given[1:] or y in one.given[1:]
    return "near" if by_middle or _misspelt(x, y) else "differs"


def _initial(one: Name, other: Name) -> Given:
    """Agreement when at least one first name is a single letter."""
    x, y = one.first, other.first
    letters_x = {root[0] for root in roots(x)} | {c[0] for c in one.called}
    letters_y = {root[0] for root in roots(y)} | {c[0] for c in other.called}
    if letters_x & letters_y:
        return "equal" if x == y and one.loose == other.loose and len(x) > 1 else "initial"
    single, full = (one, other) if len(x) == 1 else (other, one)
    if len(full.first) == 1:
        return "other_initial"
    if any(word[0] == single.first for word in full.given[1:]):
        return "initial" if single.loose else "loose"
    return "loose" if single.loose and len(full.given) == 1 else "other_initial"


def _middle(one: Name, other: Name) -> bool | None:
    ours, theirs = one.given[1:], other.given[1:]
    if not ours or not theirs or "".join(one.given) == "".join(other.given):
        return None
    return ours[0][0] == theirs[0][0]


def _turned(name: Name) -> Name:
    """The name with given and family exchanged."""
    family = "".join(name.given)
    return Name((name.family,), family, frozenset({skeleton(family)}))


@lru_cache(maxsize=200_000)
def _misspelt(one: str, other: str) -> bool:
    from rapidfuzz.distance import JaroWinkler

    return min(len(one), len(other)) > 3 and JaroWinkler.similarity(one, other) >= _NEAR


@lru_cache(maxsize=100_000)
def _script(name: Name) -> bool:
    """Whether the name is written, or can be spelt out, in Latin letters."""
    return all(word.isascii() for word in name.words)
