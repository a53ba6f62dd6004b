"""Which pairs of records are worth comparing: those that share a rare key.

Comparing everything with everything is quadratic. Each pass makes one key per
record; records with equal keys form a block; blocks that are too large say
too little and are left to other passes.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]

LARGEST_BLOCK = 2_500
"""Pairs in a block above which its key says too little. Assumed."""

_SOUNDS = str.maketrans("bfpvcgjkqsxzdtlmnr", "111122222222334556")


def numbered(*columns: Sequence[str]) -> tuple[list[str], list[Codes]]:
    """The distinct values of several columns, and each column as positions in them.

    An empty value is no value: its position is -1. The values are sorted, so
    that the same columns in another order give the same positions.
    """
    joined = np.array([value for column in columns for value in column], dtype=object)
    words = sorted(set(joined.tolist()) - {""})
    place = {word: position for position, word in enumerate(words)}
    codes = np.fromiter((place.get(v, -1) for v in joined), np.int64, len(joined))
    ends = np.cumsum([len(column) for column in columns])[:-1]
    return words, np.split(codes, ends)


def joint_codes(one: Codes, other: Codes, size: int, *, unordered: bool = False) -> Codes:
    """A code for two codes below `size` together; -1 where one is missing."""
    low, high = (np.minimum(one, other), np.maximum(one, other)) if unordered else (one, other)
    return np.where((one < 0) | (other < 0), -1, low * size + high)


def pairs_within(codes: Codes, largest_block: int = LARGEST_BLOCK) -> tuple[Codes, Codes]:
    """The pairs i < j of one table with equal codes, outside large blocks."""
    left, right = pairs_across(codes, codes, largest_block * 2)
    above = left < right
    return left[above], right[above]


def pairs_across(a: Codes, b: Codes, largest_block: int = LARGEST_BLOCK) -> tuple[Codes, Codes]:
    """The pairs (i, j) of two tables with equal codes, outside large blocks.

    Args:
        a: n codes of the first table, -1 for "no key".
        b: m codes of the second.
        largest_block: a code shared by more than this many pairs is skipped.
    Returns: positions in `a`, positions in `b`.
    """
    order = np.argsort(b, kind="stable")
    ordered = b[order]
    low, high = np.searchsorted(ordered, a, "left"), np.searchsorted(ordered, a, "right")
    in_b = high - low
    _, inverse, in_a = np.unique(a, return_inverse=True, return_counts=True)
    block = in_a[inverse.reshape(-1)] * in_b if a.size else in_b
    in_b = np.where((a < 0) | (block > largest_block), 0, in_b)
    left = np.repeat(np.arange(a.size), in_b)
    offsets = np.arange(left.size) - np.repeat(np.cumsum(in_b) - in_b, in_b)
    return left, order[np.repeat(low, in_b) + offsets]


def distinct_pairs(passes: Iterable[tuple[Codes, Codes]], width: int) -> tuple[Codes, Codes]:
    """The union of several passes' pairs, each once, in order of position."""
    flat = [left * width + right for left, right in passes]
    keys = np.unique(np.concatenate(flat)) if flat else np.zeros(0, dtype=np.int64)
    return keys // max(width, 1), keys % max(width, 1)


@lru_cache(maxsize=100_000)
def sound_of(word: str) -> str:
    """How a word sounds, roughly: its first letter and three consonant classes.

    A word without Latin letters sounds as it is written. Source: Soundex
    (Russell 1918), with h and w transparent.
    """
    plain = folded(word)
    letters = "".join(c for c in plain if "a" <= c <= "z")
    if not letters:
        return plain
    sounds = letters.translate(_SOUNDS)
    kept = [letters[0]]
    last = sounds[0]
    for sound in sounds[1:]:
        if sound.isdigit() and sound != last:
            kept.append(sound)
        if sound not in "hw":
            last = sound
    return "".join(kept)[:4]


@lru_cache(maxsize=200_000)
def folded(text: str) -> str:
    """The text without accents, case and outer spaces."""
    if text.isascii():
        return text.strip().lower()
    apart = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def prefixes_of(text: str) -> str:
    """The first three letters of each word, sorted: order and endings are forgiven."""
    return " ".join(sorted(word[:3] for word in text.split()))


def deletions_of(value: str) -> list[str]:
    """The value, and the value with each one character left out, marked by place.

    Two values that differ by one substituted, missing, added or swapped
    character share one of them (the idea of symmetric deletion spelling).
    """
    return [value, *(value[:i] + value[i + 1 :] for i in range(len(value)))]
