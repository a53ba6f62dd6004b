"""The words of meaning in a text, and what two texts mean in common.

A word of the text itself weighs 1; a word that means nearly the same, by an
own small list, weighs 0.6. So "struggles with onboarding docs" meets
"checklist for new hires", and can say by which words.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from inroad.language.stop_words import STOP_WORDS
from inroad.language.synonyms import GROUPS, STEMS_OF_GERMAN_COMPOUNDS
from inroad.language.text import folded

OWN, NEARLY_THE_SAME = 1.0, 0.6
LONGEST_TEXT = 10_000
_LONGEST_PHRASE = 4
_SHORTEST_STEM = 3
_SHORTEST_COMPOUND = 9


def terms(text: str) -> dict[str, float]:
    """The words of meaning in a text with their weights, own words first.

    Args:
        text: what somebody said or wrote; its first 10,000 characters count.

    Returns:
        Stem -> 1.0 for the text's own words, 0.6 for words that mean nearly
        the same; phrases are one term, with "_" between their words.
    """
    return dict(_terms(text[:LONGEST_TEXT]))


def shared(a: Mapping[str, float], b: Mapping[str, float]) -> list[tuple[str, float]]:
    """What two texts have in common: each term and its weight, the weightiest first.

    A term counts when it is a word of one text itself. Two words of one
    meaning count once, by the word of `a`.
    """
    found: dict[str, float] = {}
    groups = _groups_of_words()
    told: set[int] = set()
    for term, weight in a.items():
        if weight == OWN and b.get(term, 0.0) == OWN:
            found[term] = OWN
            told.update(groups.get(term, ()))
    for one, other in ((a, b), (b, a)):
        for term, weight in one.items():
            if weight == OWN and 0.0 < other.get(term, 0.0) < OWN:
                meanings = groups.get(term, ())
                if told.isdisjoint(meanings):
                    found[term] = other[term]
                    told.update(meanings)
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


@lru_cache(maxsize=20_000)
def _terms(text: str) -> tuple[tuple[str, float], ...]:
    own = dict.fromkeys(_own_words(text))
    near: dict[str, float] = {}
    members = _groups()
    for term in own:
        for group in _groups_of_words().get(term, ()):
            near.update(dict.fromkeys(members[group], NEARLY_THE_SAME))
    return tuple({**near, **dict.fromkeys(own, OWN)}.items())


def _own_words(text: str) -> list[str]:
    """The stems of a text without its stop words, known phrases as one."""
    words = _split(text)
    stems = [_stem(word) for word in words]
    phrases = _phrases()
    found: list[str] = []
    at = 0
    while at < len(words):
        length = next(
            (
                n
                for n in range(min(_LONGEST_PHRASE, len(words) - at), 1, -1)
                if "_".join(stems[at : at + n]) in phrases
            ),
            1,
        )
        if length > 1:
            found.append("_".join(stems[at : at + length]))
        elif words[at] not in STOP_WORDS and stems[at] not in STOP_WORDS:
            found.extend(_with_parts(words[at], stems[at]))
        at += length
    return found


def _split(text: str) -> list[str]:
    kept = "".join(c if c.isalnum() or c in "-'+#/&." else " " for c in folded(text))
    words = (word.strip("-'/&.") for word in kept.replace("’", "'").split())
    known = _groups_of_words()
    return [
        part
        for word in words
        if word
        for part in ([word] if _stem(word) in known else _pieces(word))
    ]


def _pieces(word: str) -> list[str]:
    """A word at its hyphens, slashes and elided articles ("l'équipe")."""
    plain = word.replace("-", " ").replace("/", " ").replace("&", " ").replace(".", " ")
    plain = plain.replace("'s ", " ").removesuffix("'s")
    return [part for part in plain.replace("'", " ").split() if len(part) > 1 or part.isdigit()]


def _with_parts(word: str, stem: str) -> list[str]:
    """The stem, and the known parts of a German compound that has no meaning of its own here."""
    if len(word) < _SHORTEST_COMPOUND or stem in _groups_of_words():
        return [stem]
    return [stem, *_compound_parts(word)]


@lru_cache(maxsize=20_000)
def _compound_parts(word: str) -> tuple[str, ...]:
    known = _compound_stems()
    for cut in range(len(word) - _SHORTEST_STEM, _SHORTEST_STEM - 1, -1):
        first, second = word[:cut], word[cut:]
        if _stem(second) in known and (joined := _without_link(first, known)):
            return (_stem(joined), _stem(second))
    return ()


def _without_link(word: str, known: frozenset[str]) -> str:
    """The first part of a compound without its linking letters, when it is known."""
    for link in ("", "s", "n", "en", "es"):
        part = word.removesuffix(link)
        if _stem(part) in known:
            return part
    return ""


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """The word without the endings that change no meaning: hires, hiring -> hir."""
    if len(word) <= _SHORTEST_STEM or not word.isalpha():
        return word
    for ending, instead in (
        ("ies", "y"), ("sses", "ss"), ("ings", ""), ("ing", ""), ("ungen", "ung"),
        ("ionen", "ion"), ("coes", "cao"), ("ciones", "cion"), ("eurs", "eur"),
        ("ed", ""), ("es", ""), ("en", ""), ("s", ""), ("e", ""),
    ):  # fmt: skip
        short = word.removesuffix(ending)
        if (
            short != word
            and len(short) >= _SHORTEST_STEM
            and not (ending == "s" and short[-1] in "su")
        ):
            return _undoubled(short) + instead
    return word


def _undoubled(stem: str) -> str:
    doubled = len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt"
    return stem[:-1] if doubled else stem.removesuffix("e") if len(stem) > _SHORTEST_STEM else stem


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    """The lists of synonyms, each word stemmed."""
    return tuple(
        tuple(
            dict.fromkeys("_".join(_stem(part) for part in word.split("_")) for word in row.split())
        )
        for row in GROUPS.strip().splitlines()
    )


@cache
def _groups_of_words() -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, group in enumerate(_groups()):
        for word in group:
            found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


@cache
def _phrases() -> frozenset[str]:
    return frozenset(word for word in _groups_of_words() if "_" in word)


@cache
def _compound_stems() -> frozenset[str]:
    return frozenset(_stem(word) for word in STEMS_OF_GERMAN_COMPOUNDS.split())
