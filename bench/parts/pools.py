"""Invented exchanges to measure on: kidney pools as published, and a market of moves.

A pool is `pairs`, `altruists` (numbered after the pairs) and arcs (m, 2): the
first's gift suits the second. Facts of the generators: Saidman and others (2006),
Transplantation 81(5); the sparse variant after UNOS's pool of April 2013 and the
heterogeneous one after Ashlagi, Jaillet and Manshadi (2013), both with the numbers
of Dickerson's generators.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inroad.solve.packing.market import Market

TYPE_O, TYPE_AB = 0, 3


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Who can give to whom."""

    pairs: int
    altruists: int
    arcs: NDArray[np.int64]

    @property
    def market(self) -> Market:
        """The same as seats: a pair's seat is its gift, an altruist a vacancy."""
        classes = self.pairs + self.altruists
        vacant = (np.arange(classes) >= self.pairs).astype(np.int64)
        return Market(np.arange(self.pairs), self.arcs[:, 1], self.arcs[:, 0], vacant,
                      np.arange(classes), np.ones(classes, np.int64))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Patients:
    """Shares of blood types O, A and B, and of sensitisation with its chance of a bad match."""

    patient: tuple[float, float, float]
    donor: tuple[float, float, float]
    low_share: float
    middle_share: float
    bad: tuple[float, float, float]


SAIDMAN = Patients((0.4814, 0.3373, 0.1428), (0.4814, 0.3373, 0.1428), 0.7019, 0.2,
                   (0.05, 0.45, 0.90))  # fmt: skip
SPARSE = Patients((0.651, 0.200, 0.124), (0.345, 0.459, 0.197), 0.216, 0.16, (0.50, 0.80, 0.98))
WIFE_OF_DONOR = 0.4090 * 0.4897
WIFE_FACTOR = 0.75


def _types(chance: np.random.Generator, shares: tuple[float, float, float], count: int
           ) -> NDArray[np.int64]:  # fmt: skip
    return np.searchsorted(np.cumsum(shares), chance.random(count), side="left")


def _gives(donor: NDArray[np.int64], patient: NDArray[np.int64]) -> NDArray[np.bool_]:
    return (donor == TYPE_O) | (patient == TYPE_AB) | (donor == patient)


def blood(kind: Patients, pairs: int, altruists: int, seed: int) -> Pool:
    """Pairs who do not suit each other, by blood type and sensitisation."""
    chance = np.random.default_rng(seed)
    patient, donor, bad = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    while len(patient) < pairs:
        count = 4 * pairs
        new_patient, new_donor = (_types(chance, kind.patient, count),
                                  _types(chance, kind.donor, count))  # fmt: skip
        level = np.searchsorted([kind.low_share, kind.low_share + kind.middle_share],
                                chance.random(count))  # fmt: skip
        new_bad = np.array(kind.bad)[level]
        wife = chance.random(count) < WIFE_OF_DONOR
        new_bad = np.where(wife, 1 - WIFE_FACTOR * (1 - new_bad), new_bad)
        suits = _gives(new_donor, new_patient) & (chance.random(count) > new_bad)
        patient = np.concatenate([patient, new_patient[~suits]])
        donor = np.concatenate([donor, new_donor[~suits]])
        bad = np.concatenate([bad, new_bad[~suits]])
    patient, bad = patient[:pairs], bad[:pairs]
    gifts = np.concatenate([donor[:pairs], _types(chance, kind.donor, altruists)])
    suits = _gives(gifts[:, None], patient[None, :])
    suits &= chance.random(suits.shape) > bad[None, :]
    suits[np.arange(pairs), np.arange(pairs)] = False
    return Pool(pairs, altruists, np.argwhere(suits))


def heterogeneous(pairs: int, altruists: int, seed: int) -> Pool:
    """Half take half of all gifts, half take one of `pairs`."""
    chance = np.random.default_rng(seed)
    bad = np.where(np.arange(pairs) < pairs // 2, 0.5, 1 - 1 / pairs)
    suits = chance.random((pairs + altruists, pairs)) >= bad[None, :]
    suits[np.arange(pairs), np.arange(pairs)] = False
    return Pool(pairs, altruists, np.argwhere(suits))


KINDS: dict[str, Callable[[int, int, int], Pool]] = {
    "saidman": lambda pairs, altruists, seed: blood(SAIDMAN, pairs, altruists, seed),
    "sparse": lambda pairs, altruists, seed: blood(SPARSE, pairs, altruists, seed),
    "heterogeneous": heterogeneous,
}


def market(wishes: int, units: int, roles: int = 5, seed: int = 0) -> Market:
    """A market of moves: two wishes each, sizes and attractiveness skewed, 2 % vacancies.

    A class is a unit and a role; everybody stays in their role. (A)
    """
    chance = np.random.default_rng(seed)
    people = wishes // 2

    def skewed(count: int) -> NDArray[np.int64]:
        share = chance.lognormal(0, 1, units)
        return chance.choice(units, count, p=share / share.sum())

    role = chance.integers(0, roles, people)
    at = skewed(people) * roles + role
    who = np.repeat(np.arange(people), 2)
    to = skewed(len(who)) * roles + role[who]
    classes = units * roles
    moves = np.unique((who * classes + to)[at[who] != to])
    vacant = np.bincount(chance.integers(0, classes, people // 50), minlength=classes)
    return Market(at, moves // classes, moves % classes, vacant, np.arange(classes) // roles,
                  np.full(units, 5))  # fmt: skip
