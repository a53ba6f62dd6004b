"""How alike two values are, in a few levels per kind of field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from inroad.solve.blocking import Codes, folded

Kind = Literal["name", "text", "number", "date", "identifier"]
Levels = NDArray[np.int8]

MISSING = -1


@dataclass(frozen=True, slots=True)
class Odds:
    """How often each level of agreement is seen, from "differs" up to "equal".

    `same` are chances for records of one person, `different` for records of
    two; each sums to 1.
    """

    same: tuple[float, ...]
    different: tuple[float, ...]


PRIORS: Mapping[Kind, Odds] = MappingProxyType(
    {
        # differs, one is the other's initial, rather alike, nearly equal, equal
        "name": Odds((0.08, 0.02, 0.05, 0.10, 0.75), (0.93, 0.02, 0.03, 0.012, 0.008)),
        # differs, rather alike, nearly equal, equal
        "text": Odds((0.10, 0.05, 0.10, 0.75), (0.93, 0.04, 0.02, 0.01)),
        # differs, one typing slip, equal
        "number": Odds((0.10, 0.10, 0.80), (0.88, 0.10, 0.02)),
        # differs, two slips, one slip or day and month swapped, equal
        "date": Odds((0.04, 0.02, 0.06, 0.88), (0.9495, 0.04, 0.01, 0.0005)),
        "identifier": Odds((0.02, 0.03, 0.10, 0.85), (0.99, 0.009, 0.0009, 0.0001)),
    }
)
"""Where learning starts, and what is used without learning. Assumed: about one
field in five differs between two records of a person, mostly by a slip; chance
agreement as among a few hundred names and a lifetime of dates."""

_ALIKE, _NEARLY = 0.88, 0.94
"""Jaro-Winkler similarities; Winkler (1990) calls .88 and above a partial agreement."""


def cleaned(values: Sequence[str], kind: Kind) -> list[str]:
    """The values as they are compared: folded, names without inner spaces."""
    if kind == "text":
        return [" ".join(folded(value).split()) for value in values]
    return ["".join(c for c in folded(value) if c.isalnum()) for value in values]


def levels_of(kind: Kind, words: Sequence[str], left: Codes, right: Codes) -> Levels:
    """The level of agreement of m pairs of words.

    Args:
        kind: which comparison.
        words: the vocabulary, cleaned.
        left: m positions in `words`, -1 where the value is missing.
        right: the same, for the other record.
    Returns: m levels from 0 ("differs") to the highest ("equal"); -1 where
        either value is missing.
    """
    missing = (left < 0) | (right < 0)
    width = len(words) + 1
    keys, inverse = np.unique((left + 1) * width + right + 1, return_inverse=True)
    firsts = ["" if k < width else words[k // width - 1] for k in keys.tolist()]
    seconds = ["" if k % width == 0 else words[k % width - 1] for k in keys.tolist()]
    distinct = _COMPARISONS[kind](firsts, seconds)
    result: Levels = distinct[inverse.reshape(-1)]
    result[missing] = MISSING
    return result


def _name_levels(firsts: list[str], seconds: list[str]) -> Levels:
    """Names: 4 equal, 3 nearly, 2 rather alike, 1 the initial of the other."""
    similar = _jaro_winkler(firsts, seconds)
    initial = np.fromiter(
        (
            min(len(a), len(b)) == 1 < max(len(a), len(b)) and a[:1] == b[:1]
            for a, b in zip(firsts, seconds, strict=True)
        ),
        bool,
        len(firsts),
    )
    level = (similar >= _ALIKE) * 2 + (similar >= _NEARLY) + (similar >= 1)
    return _as_levels(np.where(initial, 1, level))


def _text_levels(firsts: list[str], seconds: list[str]) -> Levels:
    """Texts: 3 equal, 2 nearly, 1 rather alike, in the better order of words."""
    straight = _jaro_winkler(firsts, seconds)
    ordered = _jaro_winkler(
        [_in_order(text) for text in firsts],
        [_in_order(text) for text in seconds],
    )
    similar = np.maximum(straight, ordered)
    return _as_levels((similar >= _ALIKE) * 1 + (similar >= _NEARLY) + (similar >= 1))


@lru_cache(maxsize=100_000)
def _in_order(text: str) -> str:
    return " ".join(sorted(text.split()))


def _number_levels(firsts: list[str], seconds: list[str]) -> Levels:
    slips = _slips(firsts, seconds)
    return _as_levels((slips <= 1) * 1 + (slips == 0))


def _date_levels(firsts: list[str], seconds: list[str]) -> Levels:
    """Dates as `YYYYMMDD`: a swapped day and month counts as one slip."""
    swapped = [
        text[:4] + text[6:8] + text[4:6] if len(text) == len("YYYYMMDD") else text
        for text in seconds
    ]
    slips = np.minimum(_slips(firsts, seconds), 1 + _slips(firsts, swapped))
    return _levels_by_slips(slips)


def _identifier_levels(firsts: list[str], seconds: list[str]) -> Levels:
    return _levels_by_slips(_slips(firsts, seconds))


def _levels_by_slips(slips: NDArray[np.int64]) -> Levels:
    return _as_levels((slips <= 2) * 1 + (slips <= 1) + (slips == 0))


def _as_levels(numbers: NDArray[Any]) -> Levels:
    return np.asarray(numbers, dtype=np.int8)


def _slips(firsts: list[str], seconds: list[str]) -> NDArray[np.int64]:
    """Typing slips between strings: letters changed, missing, added or swapped."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cpdist

    return cpdist(firsts, seconds, scorer=OSA.distance, dtype=np.int64)


def _jaro_winkler(firsts: list[str], seconds: list[str]) -> NDArray[np.float64]:
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import cpdist

    return cpdist(firsts, seconds, scorer=JaroWinkler.similarity, dtype=np.float64)


_COMPARISONS: Mapping[Kind, Callable[[list[str], list[str]], Levels]] = MappingProxyType(
    {
        "name": _name_levels,
        "text": _text_levels,
        "number": _number_levels,
        "date": _date_levels,
        "identifier": _identifier_levels,
    }
)
