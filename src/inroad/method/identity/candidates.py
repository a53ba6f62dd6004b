"""Which people are worth comparing: those who share a key that forgives something."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from inroad.method.identity.name_agreement import handles
from inroad.method.identity.nicknames import roots
from inroad.method.identity.person_names import skeleton
from inroad.method.identity.sameness import Profile

if TYPE_CHECKING:
    from inroad.solve.blocking import Codes

_LARGEST_BLOCK = 500
"""Pairs of people who share a key, above which it says too little. Assumed."""

_SHORTEST_LOCAL = 5


def pairs_worth_comparing(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Positions of people who share a key, each pair once, the first below the second.

    A key that very many share says too little and brings nobody together.
    People with an incomplete name are besides brought together with everybody
    whose name it could be.
    """
    import numpy as np

    from inroad.solve.blocking import distinct_pairs, numbered, pairs_across, pairs_within

    rows, keys = _rows(profiles, _full_keys)
    partial, parts = _rows(profiles, _partial_keys)
    whole, wholes = _rows(profiles, _completed_keys)
    within = pairs_within(numbered(keys)[1][0], _LARGEST_BLOCK)
    part, full = numbered(parts, wholes)[1]
    across = pairs_across(part, full, _LARGEST_BLOCK)
    left = np.concatenate([rows[within[0]], partial[across[0]]])
    right = np.concatenate([rows[within[1]], whole[across[1]]])
    pairs = np.minimum(left, right), np.maximum(left, right)
    first, second = distinct_pairs([pairs], len(profiles))
    kept = first != second
    return list(zip(first[kept].tolist(), second[kept].tolist(), strict=True))


def _rows(
    profiles: Sequence[Profile], keys_of: Callable[[Profile], Iterator[str]]
) -> tuple["Codes", list[str]]:
    """Everybody's distinct keys in one list, and whose each is."""
    import numpy as np

    rows: list[int] = []
    keys: list[str] = []
    for position, one in enumerate(profiles):
        own = set(keys_of(one))
        rows += [position] * len(own)
        keys += own
    return np.array(rows, dtype=np.int64), keys


def _full_keys(one: Profile) -> Iterator[str]:
    """What two complete names of one person share, however spelt."""
    from inroad.solve.blocking import sound_of

    for name, _ in one.names:
        first, family = skeleton(name.first), skeleton(name.family)
        words = " ".join(sorted(word for word in (first, family) if word))
        yield f"words {words}"
        yield from (f"words {words} {firm}" for firm in one.organisations)
        for part in name.families if len(first) > 1 else ():
            for root in {root for own in (name.first, *name.called) for root in roots(own)}:
                yield f"first {part} {root}"
            yield f"sound {part} {sound_of(first)}"
            yield f"sounds {sound_of(part)} {first}"
            yield from (f"first {part} {skeleton(other)}" for other in name.given[1:])
    yield from (f"phone {phone}" for phone in one.known.phones)
    yield from (f"local {local}" for local, _ in one.mailboxes if len(local) >= _SHORTEST_LOCAL)


def _partial_keys(one: Profile) -> Iterator[str]:
    """What an incomplete name says: a handle, a single word, an initial."""
    domains = {domain for _, domain in one.mailboxes}
    for name, _ in one.names:
        if name.alone:
            yield f"handle {name.family}"
            yield from (f"house {skeleton(name.family)} {domain}" for domain in domains)
            yield from (f"given {skeleton(name.family)} {firm}" for firm in one.organisations)
        elif len(name.first) == 1:
            for family in name.families:
                yield f"initial {family} {name.first}"
                yield from (f"house {family} {domain}" for domain in domains if name.loose)


def _completed_keys(one: Profile) -> Iterator[str]:
    """The incomplete forms that a name can appear in."""
    domains = {domain for _, domain in one.mailboxes}
    for name, _ in one.names:
        yield from (f"handle {handle}" for handle in handles(name))
        yield from (f"given {skeleton(name.first)} {firm}" for firm in one.organisations)
        letters = {root[0] for own in name.given for root in roots(own)}
        for family in name.families:
            yield from (f"initial {family} {letter}" for letter in letters)
            yield from (f"house {family} {domain}" for domain in domains)
