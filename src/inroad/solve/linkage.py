"""The chance that two records are one person, learnt without being told.

Probabilistic record linkage: each field agrees to some level; a level is so
many times likelier between records of one person than between those of two,
and the logarithms of these odds add up. Chances are learnt by expectation and
maximisation from the records alone. Sources: Fellegi & Sunter (1969); Winkler
(1988, 1990) for learning, partial agreement and the frequency of names.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inroad.solve.blocking import (
    Codes,
    deletions_of,
    distinct_pairs,
    joint_codes,
    numbered,
    pairs_across,
    pairs_within,
    prefixes_of,
    sound_of,
)
from inroad.solve.learning import TRUST, learnt, logit, patterns_of, weights_of
from inroad.solve.likeness import PRIORS, Kind, Levels, Odds, cleaned, levels_of

Floats = NDArray[np.float64]
Records = Mapping[str, Sequence[str]]
"""A table by columns: for each field's name as many strings as there are records."""

AT_LEAST = 0.5
"""A pair is linked when it is likelier one person than two."""

_PARTNERS = {True: 0.5, False: 0.05}
"""Chance that a record has a partner: across two tables, within one. Assumed."""

_SAMPLE = 500
"""Records of each table whose pairs, all of them, show chance agreement."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column to compare, and how. `swaps_with` names one it is mistaken for.

    Dates are `YYYYMMDD` or `YYYY-MM-DD`. An empty string means "not known".
    """

    name: str
    kind: Kind
    swaps_with: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """m pairs of records, the surest first, with the chance that each is one person."""

    left: Codes
    right: Codes
    probability: Floats

    def __len__(self) -> int:
        """The number of pairs."""
        return len(self.left)


@dataclass(frozen=True, slots=True)
class _Column:
    """One field of both tables, as positions in a common vocabulary."""

    field: Field
    words: list[str]
    a: Codes
    b: Codes


def linked_pairs(
    records_a: Records,
    records_b: Records | None,
    fields: Sequence[Field],
    *,
    one_to_one: bool = False,
    learn: bool = True,
    at_least: float = AT_LEAST,
) -> Links:
    """Find the pairs of records that are one person.

    Args:
        records_a: n records by columns.
        records_b: m records; None to look for pairs within `records_a`.
        fields: the columns to compare; at least one.
        one_to_one: a record has at most one partner; the surest pairs win.
        learn: fit the odds to these records; otherwise use `PRIORS` as they are.
        at_least: the least probability of a pair, in (0, 1).
    Returns: positions in a, positions in b (within one table: left < right)
        and probabilities; empty when there is nothing to compare.
    Raises: ValueError: no field, or columns of different lengths.
    """
    within = records_b is None
    columns = _columns(records_a, records_a if records_b is None else records_b, fields)
    left, right = _candidates(columns, within)
    levels = _levels(columns, left, right)
    pairs = _pairs_in_all(columns, within)
    patterns, chance = patterns_of(levels), patterns_of(_chance_levels(columns, within))
    odds, share = [PRIORS[field.kind] for field in fields], _expected(columns, within) / pairs
    if learn:
        odds, share = learnt(patterns, chance, odds, share, pairs)
    weight = weights_of(patterns.levels, odds)[patterns.inverse] + logit(share)
    weight += _rarity(columns, levels, left, odds)
    kept = np.flatnonzero(weight >= logit(at_least))
    kept = kept[np.lexsort((right[kept], left[kept], -weight[kept]))]
    if one_to_one:
        kept = kept[_first_uses(left[kept], right[kept])]
    return Links(left[kept], right[kept], 1 / (1 + np.exp(-weight[kept])))


def _columns(a: Records, b: Records, fields: Sequence[Field]) -> list[_Column]:
    """Both tables' values, cleaned, in one vocabulary for each group of fields that swap."""
    lengths = [{len(table[field.name]) for field in fields} for table in (a, b)]
    if not fields or max(map(len, lengths)) != 1:
        raise ValueError("linkage needs fields, and columns of one length in each table")
    columns = []
    for field in fields:
        group = [field.name] + [g.name for g in fields if _swap(field, g)]
        values = [cleaned(table[name], field.kind) for name in group for table in (a, b)]
        words, codes = numbered(*values)
        columns.append(_Column(field, words, codes[0], codes[1]))
    return columns


def _swap(one: Field, other: Field) -> bool:
    return one.name == other.swaps_with or other.name == one.swaps_with


def _candidates(columns: Sequence[_Column], within: bool) -> tuple[Codes, Codes]:
    """The pairs that share a rare key of one field, or coarse keys of two fields."""
    return distinct_pairs(_passes(columns, within), len(columns[0].b))


def _passes(columns: Sequence[_Column], within: bool) -> Iterator[tuple[Codes, Codes]]:
    coarse = []
    for column in columns:
        yield _block(column.a, column.b, within)
        if column.field.kind in ("date", "identifier"):
            yield _slip_block(column, within)
        if column.field.kind != "identifier":
            coarse.append((column, *_coarse(column)))
    for i, (first, a, b, size) in enumerate(coarse):
        for second, also_a, also_b, also in coarse[:i]:
            swap, width = _swap(first.field, second.field), max(size, also)
            yield _block(
                joint_codes(a, also_a, width, unordered=swap),
                joint_codes(b, also_b, width, unordered=swap),
                within,
            )


def _block(a: Codes, b: Codes, within: bool) -> tuple[Codes, Codes]:
    return pairs_within(a) if within else pairs_across(a, b)


def _coarse(column: _Column) -> tuple[Codes, Codes, int]:
    """Keys that forgive a slip: a name's sound, a text's prefixes, a date's year."""
    kind = column.field.kind
    if kind == "name":
        keys = [sound_of(word) for word in column.words]
    elif kind == "text":
        keys = [prefixes_of(word) for word in column.words]
    else:
        keys = [word[:4] if kind == "date" else word for word in column.words]
    key = numbered(keys)[1][0]
    a, b = (np.where(codes < 0, -1, key[codes]) if key.size else codes
            for codes in (column.a, column.b))  # fmt: skip
    return a, b, int(key.max(initial=0)) + 1


def _slip_block(column: _Column, within: bool) -> tuple[Codes, Codes]:
    """Pairs whose values are equal after leaving out one character of each."""
    spelt = [deletions_of(word) for word in column.words]
    counts = np.array([len(keys) for keys in spelt], dtype=np.int64)
    keys = numbered([key for keys in spelt for key in keys])[1][0]
    starts = np.cumsum(counts) - counts

    def spread(codes: Codes) -> tuple[Codes, Codes]:
        rows = np.flatnonzero(codes >= 0)
        often = counts[codes[rows]]
        step = np.arange(often.sum()) - np.repeat(np.cumsum(often) - often, often)
        return np.repeat(rows, often), keys[np.repeat(starts[codes[rows]], often) + step]

    rows_a, keys_a = spread(column.a)
    rows_b, keys_b = (rows_a, keys_a) if within else spread(column.b)
    left, right = pairs_across(keys_a, keys_b)
    left, right = rows_a[left], rows_b[right]
    above = left < right if within else np.ones(len(left), dtype=bool)
    return left[above], right[above]


def _levels(columns: Sequence[_Column], left: Codes, right: Codes) -> Levels:
    """The level of agreement of each pair (row) in each field (column).

    Where two fields agree better crossed than straight, the crossed levels count.
    """
    straight = [levels_of(c.field.kind, c.words, c.a[left], c.b[right]) for c in columns]
    levels = np.stack(straight, axis=1)
    for i, one in enumerate(columns):
        for j, other in enumerate(columns[:i]):
            if _swap(one.field, other.field):
                kind = one.field.kind
                first = levels_of(kind, one.words, other.a[left], one.b[right])
                second = levels_of(kind, one.words, one.a[left], other.b[right])
                crossed = np.stack([first, second], axis=1)
                better = _agreement(crossed) > _agreement(levels[:, [j, i]])
                levels[:, [j, i]] = np.where(better[:, None], crossed, levels[:, [j, i]])
    return levels


def _agreement(levels: Levels) -> Codes:
    return np.asarray(np.maximum(levels, 0).sum(axis=1), dtype=np.int64)


def _chance_levels(columns: Sequence[_Column], within: bool) -> Levels:
    """The levels of all pairs of a sample: nearly all are of two people.

    The sample is chosen by what the records say, so that their order does not
    matter and every run is the same.
    """
    a, b = (_sample(columns, side) for side in ("a", "b"))
    left, right = np.repeat(a, b.size), np.tile(b, a.size)
    if within:
        left, right = left[left < right], right[left < right]
    return _levels(columns, left, right)


def _sample(columns: Sequence[_Column], side: str) -> Codes:
    codes = np.stack([getattr(column, side) for column in columns], axis=1)
    rows = [
        "\x1f".join(c.words[k] if k >= 0 else "" for c, k in zip(columns, row, strict=True))
        for row in codes.tolist()
    ]
    keys = np.array([zlib.crc32(row.encode()) for row in rows], dtype=np.int64)
    return np.sort(np.argsort(keys, kind="stable")[:_SAMPLE])


def _pairs_in_all(columns: Sequence[_Column], within: bool) -> float:
    n, m = len(columns[0].a), len(columns[0].b)
    return max(n * (n - 1) / 2 if within else n * m, 1.0)


def _expected(columns: Sequence[_Column], within: bool) -> float:
    """Pairs of one person to be expected before looking."""
    return _PARTNERS[not within] * max(min(len(columns[0].a), len(columns[0].b)), 1)


def _rarity(
    columns: Sequence[_Column], levels: Levels, left: Codes, odds: Sequence[Odds]
) -> Floats:
    """What is added where equal names are rarer than the average, taken where commoner."""
    added = np.zeros(len(left))
    for k, column in enumerate(columns):
        if column.field.kind != "name" or not column.words:
            continue
        values = np.concatenate([column.a[column.a >= 0], column.b[column.b >= 0]])
        often = np.bincount(values, minlength=len(column.words)).astype(float)
        mean = odds[k].different[-1]
        share = (often + TRUST * mean) / (often.sum() + TRUST)
        equal = (levels[:, k] == len(odds[k].same) - 1) & (column.a[left] >= 0)
        added[equal] += np.log(mean / share[column.a[left[equal]]])
    return added


def _first_uses(left: Codes, right: Codes) -> Codes:
    """The positions of pairs whose two records no earlier pair has used."""
    used_left: set[int] = set()
    used_right: set[int] = set()
    kept = []
    for position, (i, j) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            kept.append(position)
    return np.array(kept, dtype=np.int64)
