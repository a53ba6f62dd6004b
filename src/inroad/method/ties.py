"""Who knows whom, how well, told from traces.

A tie's strength is the chance of two-way contact in the next 60 days. It is
never the raw volume of mail, which is highest with those known least (Wuchty
and Uzzi 2011).
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from inroad.method.goal import organisation_key, unit_key
from inroad.method.network import EPOCH, Network
from inroad.method.parameters import Parameters

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

UNIX = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie between two people, with the numbers that its strength is made of.

    `energy` is the decayed amount of contact, `reciprocity` the smaller
    direction over the larger one, in [0, 1], `mutuals` the contacts in common,
    `overlap_months` the time in the same unit, `last` the day of the last
    trace, None where there is none.
    """

    a: int
    b: int
    strength: float
    energy: float
    reciprocity: float
    mutuals: int
    overlap_months: float
    last: date | None


@dataclass(frozen=True, eq=False)
class Ties:
    """All ties of a network, as columns: m pairs of positions in `people`, a < b."""

    people: Ints
    a: Ints
    b: Ints
    strength: Floats
    energy: Floats
    reciprocity: Floats
    mutuals: Ints
    overlap_months: Floats
    last: Ints

    @cached_property
    def position(self) -> Mapping[int, int]:
        """Where each person stands in `people`."""
        return {int(person): place for place, person in enumerate(self.people)}

    @cached_property
    def _keys(self) -> Ints:
        return self.a * len(self.people) + self.b

    def between(self, one: int, other: int) -> Tie | None:
        """The tie of two people, None where nothing says that they know each other."""
        places = [self.position[who] for who in (one, other) if who in self.position]
        if len(places) < 2:
            return None
        key = min(places) * len(self.people) + max(places)
        row = bisect_left(self._keys, key)
        return self._tie(row) if row < len(self._keys) and self._keys[row] == key else None

    def rows(self, one: Ints, other: Ints) -> Ints:
        """Where the ties of many pairs stand, by their positions in `people`; -1 for none."""
        keys = np.minimum(one, other) * len(self.people) + np.maximum(one, other)
        if not len(self._keys):
            return np.full(keys.shape, -1, np.int64)
        found = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[found] == keys, found, -1).astype(np.int64)

    def of(self, person: int) -> list[Tie]:
        """Every tie of one person, the strongest first."""
        place = self.position.get(person)
        if place is None:
            return []
        rows = np.flatnonzero((self.a == place) | (self.b == place))
        return [
            self._tie(int(row)) for row in rows[np.argsort(-self.strength[rows], kind="stable")]
        ]

    def contacts_of(self, person: int) -> frozenset[int]:
        """Everybody with whom somebody had contact, or stands in my address book."""
        place = self.position.get(person)
        if place is None:
            return frozenset()
        rows = (self.a == place) | (self.b == place)
        ends = np.where(self.a[rows] == place, self.b[rows], self.a[rows])
        return frozenset(self.people[ends].tolist())

    def _tie(self, row: int) -> Tie:
        last = int(self.last[row])
        return Tie(
            a=int(self.people[self.a[row]]),
            b=int(self.people[self.b[row]]),
            strength=float(self.strength[row]),
            energy=float(self.energy[row]),
            reciprocity=float(self.reciprocity[row]),
            mutuals=int(self.mutuals[row]),
            overlap_months=float(self.overlap_months[row]),
            last=date.fromordinal(UNIX.toordinal() + last) if last > _NEVER else None,
        )


_NEVER = -1_000_000


def strength(
    energy: Floats, reciprocity: Floats, mutuals: Ints, overlap_months: Floats, p: Parameters
) -> Floats:
    """The chance of two-way contact in the next 60 days, element by element.

    Args: arrays of one shape; energy and months >= 0, reciprocity in [0, 1].
    Returns: chances in (0, 1).
    Source: logistic fit on three organisations' mail (MODEL.md, C).
    """
    logit = (
        p.tie_intercept
        + p.tie_energy * np.log1p(energy)
        + p.tie_reciprocity * reciprocity
        + p.tie_mutuals * np.log1p(mutuals)
        + p.tie_overlap * np.log1p(overlap_months)
    )
    return np.asarray(1 / (1 + np.exp(-logit)), dtype=np.float64)


def novelty(mutuals: float, p: Parameters) -> float:
    """How new a tie's information tends to be: 1 at the peak, falling on both sides.

    Source: the inverted U in mutual contacts of Rajkumar et al. (2022); its
    width is assumed. It weighs information, never the chance of an answer.
    """
    away = np.log1p(mutuals) - np.log1p(p.novelty_peak_mutuals)
    return float(np.exp(-((away / p.novelty_width) ** 2) / 2))


def ties(network: Network, now: date, p: Parameters) -> Ties:
    """Every tie that something speaks for, with its strength at `now`."""
    people = np.array(sorted(network.people), np.int64)
    size = len(people)
    a, b, forth, back, energy, last = _contacted(network, people, now, p)
    overlap_a, overlap_b, months = _worked_together(network, people, now, p)
    keys, where = np.unique(
        np.concatenate([a * size + b, overlap_a * size + overlap_b]), return_inverse=True
    )
    contacted, together = where[: len(a)], where[len(a) :]
    low, high = keys // max(size, 1), keys % max(size, 1)

    def added(positions: Ints, amounts: Floats) -> Floats:
        return np.bincount(positions, amounts, len(keys)).astype(np.float64)

    one_way, other_way = added(contacted, forth), added(contacted, back)
    larger = np.maximum(one_way, other_way)
    reciprocity = np.divide(
        np.minimum(one_way, other_way), larger, out=np.zeros(len(keys)), where=larger > 0
    )
    lasts = np.full(len(keys), _NEVER, np.int64)
    np.maximum.at(lasts, contacted, last)
    energies, overlap = added(contacted, energy), added(together, months)
    spoken = np.zeros(len(keys), bool)
    spoken[contacted] = True
    mutuals = _mutuals(low, high, spoken, size, int(np.searchsorted(people, network.me)))
    strengths = strength(energies, reciprocity, mutuals, overlap, p)
    return Ties(people, low, high, strengths, energies, reciprocity, mutuals, overlap, lasts)


def _contacted(
    network: Network, people: Ints, now: date, p: Parameters
) -> tuple[Ints, Ints, Floats, Floats, Floats, Ints]:
    """Pairs with contact: positions a < b, contacts each way, energy at `now`, last day."""
    traces = network.contacts
    decay = 2.0 ** (-((now - EPOCH).days) / p.contact_half_life_days)
    sender, other = (np.searchsorted(people, ids) for ids in (traces.sender, traces.other))
    # A meeting stands in both directions; half of it each way is the whole of it.
    energy = decay * (
        p.message_weight * traces.message_energy + p.meeting_weight * traces.meeting_energy / 2
    )
    amount = (traces.messages + traces.meetings).astype(np.float64)
    told = _told(network, now, p)
    mine = [(network.me, each, 0.0, 0.0, 0.0, _NEVER) for each in sorted(network.connected)]
    rows = np.array([*told, *mine], np.float64).reshape(-1, 6)
    known = np.isin(rows[:, 0], people) & np.isin(rows[:, 1], people)  # nobody is made up
    rows = rows[known]
    sender = np.concatenate([sender, np.searchsorted(people, rows[:, 0])])
    other = np.concatenate([other, np.searchsorted(people, rows[:, 1])])
    up = sender < other
    forth = np.concatenate([amount, rows[:, 2]])
    back = np.concatenate([np.zeros(len(amount)), rows[:, 3]])
    kept = sender != other
    return (
        np.minimum(sender, other)[kept],
        np.maximum(sender, other)[kept],
        np.where(up, forth, back)[kept],
        np.where(up, back, forth)[kept],
        np.concatenate([energy, rows[:, 4]])[kept],
        np.concatenate([traces.last, rows[:, 5].astype(np.int64)])[kept],
    )


Row = tuple[int, int, float, float, float, int]


def _told(network: Network, now: date, p: Parameters) -> list[Row]:
    """Ties from what was said: our talks, and "Priya will introduce me to Tom"."""

    def faded(weight: float, day: date) -> float:
        return float(weight * 2 ** (-max((now - day).days, 0) / p.contact_half_life_days))

    talks: list[Row] = [
        (network.me, person, 1.0, 1.0, faded(p.meeting_weight, talk.on), (talk.on - UNIX).days)
        for talk in network.conversations
        for person in talk.people
        if talk.on <= now
    ]
    named: list[Row] = [
        (each.by, each.person, 1.0, 1.0, faded(p.told_energy, each.on), _NEVER)
        for each in network.named
        if each.on <= now
    ]
    return talks + named


def _worked_together(
    network: Network, people: Ints, now: date, p: Parameters
) -> tuple[Ints, Ints, Floats]:
    """Pairs that shared a small unit, and for how many months.

    A time that no source gives is not made up: it adds nothing.
    """
    groups: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
    place_of = {int(person): place for place, person in enumerate(people)}
    for person in network.people.values():
        for position in person.positions:
            if position.unit and position.since and not position.education:
                until = position.until or max(position.seen_on or now, position.since)
                span = (place_of[person.id], position.since.toordinal(), until.toordinal())
                key = (organisation_key(position.organisation), unit_key(position.unit))
                groups.setdefault(key, []).append(span)
    found: list[tuple[int, int, float]] = []
    for spans in groups.values():
        if 2 <= len({who for who, _, _ in spans}) <= p.overlap_group:
            found += _overlaps(spans)
    columns = np.array(found, np.float64).reshape(-1, 3)
    return columns[:, 0].astype(np.int64), columns[:, 1].astype(np.int64), columns[:, 2]


def _overlaps(spans: list[tuple[int, int, int]]) -> list[tuple[int, int, float]]:
    """Months that every two people of one unit shared there."""
    found = []
    for place, (one, since, until) in enumerate(spans):
        for other, also_since, also_until in spans[place + 1 :]:
            days = min(until, also_until) - max(since, also_since)
            if one != other and days > 0:
                found.append((min(one, other), max(one, other), days / 30.44))
    return found


def _mutuals(low: Ints, high: Ints, spoken: NDArray[np.bool_], size: int, me: int) -> Ints:
    """How many contacts the two people of each pair share, not counting me.

    Only ties that a trace or my address book speaks for make a contact: a unit
    in common makes everybody everybody's mutual otherwise.
    """
    if not len(low):
        return np.zeros(0, np.int64)
    a, b = low[spoken], high[spoken]
    ones = np.ones(2 * len(a), np.int32)
    known = sparse.csr_array(
        (ones, (np.concatenate([a, b]), np.concatenate([b, a]))), shape=(size, size)
    )
    mine = np.zeros(size, bool)
    if me < size:
        mine[known[[me]].indices] = True
    away = np.where((a == me) | (b == me), 0, 1)
    others = sparse.csr_array(
        (np.concatenate([away, away]), (np.concatenate([a, b]), np.concatenate([b, a]))),
        shape=(size, size),
    )
    others.eliminate_zeros()
    shared = np.zeros(len(low), np.int64)
    for start in range(0, len(low), 20_000):
        rows = slice(start, start + 20_000)
        shared[rows] = (others[low[rows]] * others[high[rows]]).sum(axis=1)
    of_mine = others @ mine.astype(np.int64)
    with_me = (low == me) | (high == me)
    shared[with_me] = of_mine[np.where(low == me, high, low)[with_me]]
    return shared
