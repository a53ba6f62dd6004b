"""The person whom somebody means by what they typed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from inroad.method.identity.nicknames import FORMAL, GIVEN_SHARES, roots
from inroad.method.identity.person_names import read, skeleton

Words = tuple[str, ...]
_T = TypeVar("_T")

_NEAR = 85.0
"""Similarity in percent from which a word is a misspelling. Assumed: it accepts
one letter too many or too few in five, and refuses one letter for another."""

_SHORTEST = 4
"""Letters below which a misspelling cannot be told from another name. Assumed."""


def find(
    text: str, names: Mapping[int, str], emails: Mapping[str, int] = MappingProxyType({})
) -> tuple[int, ...]:
    """The people whom `text` can mean: one is found, several are for the reader to choose.

    The first way of reading that fits anybody counts, and everybody whom it
    fits is returned: an address; the whole name; given, family or short names;
    initials; beginnings of words; parts of words; a misspelling. A known given
    name is never taken for a part or a misspelling of another.

    Args:
        text: what somebody typed.
        names: every person's name.
        emails: the owner of each address, lower-cased.
    Returns: ids in ascending order; empty when nobody fits.
    """
    typed = text.strip()
    if "@" in typed:
        owner = emails.get(typed.lower())
        return () if owner is None else (owner,)
    words = _words(typed)
    if not words:
        return ()
    people = [(person, own) for person, name in names.items() if (own := _words(name))]
    for fits in _readings(typed, words):
        if found := sorted(person for person, own in people if fits(own)):
            return tuple(found)
    return _misspelt(words, people)


def _readings(typed: str, words: Words) -> Iterator[Callable[[Words], bool]]:
    """Ways to read what was typed, the surest first."""
    ordered, whole, plain = sorted(words), "".join(words), typed.casefold()
    yield lambda own: own == words or (len(own) == len(words) > 1 and sorted(own) == ordered)
    if len(words) == 1 and 1 < len(typed) <= 3 and typed.isupper():
        yield lambda own: plain in _initials(own) or whole in own
    meant = [_meant(word) for word in words]
    yield lambda own: _each(meant, own, _is_meant)
    if len(plain) > 1:
        yield lambda own: plain in _initials(own) or whole == "".join(own)
    if not _given_names().isdisjoint(words):
        return
    if len(plain) > 1:
        yield lambda own: _each(words, own, str.startswith)
    if len(whole) >= _SHORTEST - 1:
        yield lambda own: _each(words, own, str.__contains__)


def _each(typed: Sequence[_T], own: Words, fits: Callable[[str, _T], bool]) -> bool:
    """Whether each typed word fits another word of the name."""
    left = list(own)
    for word in typed:
        match = next((mine for mine in left if fits(mine, word)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _is_meant(own: str, meant: frozenset[str]) -> bool:
    """Whether a word of a name is a typed one, its short or long form, or has its initial."""
    initial = min(meant, key=len)
    return own in meant or (len(initial) == 1 and own.startswith(initial))


@lru_cache(maxsize=1_000)
def _meant(word: str) -> frozenset[str]:
    """The word, what it is short for, and what is short for it."""
    shorts = {short for short, longs in FORMAL.items() if word in map(skeleton, longs)}
    longs = {name for short in FORMAL if skeleton(short) == word for name in roots(short)}
    return frozenset(map(skeleton, {word, *shorts, *longs}))


def _misspelt(words: Words, people: list[tuple[int, Words]]) -> tuple[int, ...]:
    """Those who have, for every typed word, a word that is nearly it."""
    from rapidfuzz import fuzz, process

    vocabulary = sorted({word for _person, own in people for word in own})
    near = []
    for word in words:
        if len(word) < _SHORTEST or word in _given_names():
            near.append(frozenset({word}))
            continue
        hits = process.extract(
            word, vocabulary, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None, processor=None
        )
        near.append(frozenset(hit[0] for hit in hits))
    return tuple(sorted(person for person, own in people if _each(near, own, lambda w, n: w in n)))


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    formal = {name for longs in FORMAL.values() for name in longs}
    return frozenset(map(skeleton, {*FORMAL, *formal, *GIVEN_SHARES}))


@lru_cache(maxsize=200_000)
def _words(text: str) -> Words:
    """The words of a name as they are compared: accents and umlauts do not matter."""
    name = read(text)
    found = tuple(skeleton(word) for word in (*name.words, *name.called))
    return tuple(word for word in found if word) or tuple(filter(None, [skeleton(text)]))


@lru_cache(maxsize=200_000)
def _initials(words: Words) -> tuple[str, str]:
    """First letters of all words, and of the first and the last."""
    letters = "".join(word[0] for word in words)
    return letters, letters[0] + letters[-1]
