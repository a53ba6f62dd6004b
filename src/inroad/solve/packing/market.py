"""The arrays of an exchange, and what a choice among its moves is.

People sit in classes of interchangeable seats. A move takes one person from
their class to another. A circle is a row of moves in which each takes a seat of
the class that the one before left, and the first one that the last left; a
chain begins with a move into a vacant seat instead, and leaves a seat empty.
Where every class holds one person it is the graph of kidney exchange: a pair is
a person in a class of their own, an altruist a vacant seat.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Status = Literal["optimal", "time_limit"]


@dataclass(frozen=True, eq=False)
class Market:
    """n people in k classes, and the m moves that they would make and be accepted for.

    `at` (n,) is each person's class; `who` and `to` (m,) are each move's person and
    class. `vacant` (k,) counts the vacant seats of a class. `unit` (k,) is the unit
    of a class, and `may_stay_empty` (u,) how many seats of a unit may be left by
    the last of a chain.

    Raises: ValueError: arrays of different length, a number out of range, a move
        within a class, or the same move twice.
    """

    at: NDArray[np.int64]
    who: NDArray[np.int64]
    to: NDArray[np.int64]
    vacant: NDArray[np.int64]
    unit: NDArray[np.int64]
    may_stay_empty: NDArray[np.int64]

    def __post_init__(self) -> None:
        """Refuse what is no market."""
        if self.who.shape != self.to.shape or self.vacant.shape != self.unit.shape:
            raise ValueError("arrays of one kind differ in length")
        people, classes, units = self.people, self.classes, len(self.may_stay_empty)
        below = ((self.at, classes), (self.who, people), (self.to, classes), (self.unit, units))
        for numbers, end in below:
            if numbers.size and not 0 <= numbers.min() <= numbers.max() < end:
                raise ValueError("a number is out of range")
        if (self.of == self.to).any():
            raise ValueError("a move within a class moves nobody")
        if len(np.unique(self.who * self.classes + self.to)) != self.moves:
            raise ValueError("the same move stands twice")

    @property
    def people(self) -> int:
        """n"""
        return len(self.at)

    @property
    def classes(self) -> int:
        """k"""
        return len(self.vacant)

    @property
    def moves(self) -> int:
        """m"""
        return len(self.who)

    @cached_property
    def of(self) -> NDArray[np.int64]:
        """(m,) The class that each move leaves."""
        return self.at[self.who]


@dataclass(frozen=True, slots=True)
class Packing:
    """Chosen circles and chains as rows of moves, and how good the choice is.

    `values` has the worth by each objective in their order, `bounds` what no
    choice can exceed, given the values before; `status` is "optimal" where the
    last value is proven to be the best.
    """

    circles: tuple[tuple[int, ...], ...]
    chains: tuple[tuple[int, ...], ...]
    values: tuple[float, ...]
    bounds: tuple[float, ...]
    status: Status

    @property
    def moves(self) -> list[int]:
        """All moves that are made."""
        return [each for row in (*self.circles, *self.chains) for each in row]


@dataclass(frozen=True, slots=True, eq=False)
class Objective:
    """What is to be greatest: the sum of the weights of the moves that are made.

    `weight` (m,) is each move's. With `yes` (m,), the chance that its person says
    yes, it is the expected sum: a circle counts only if all of it say yes, and of
    a chain what comes before the first no.
    """

    weight: NDArray[np.float64]
    yes: NDArray[np.float64] | None = None

    def of(self, row: Sequence[int], chain: bool) -> float:
        """The worth of one circle or chain."""
        if self.yes is None:
            return float(self.weight[list(row)].sum())
        said = np.cumprod(self.yes[list(row)])
        return float((self.weight[list(row)] * (said if chain else said[-1])).sum())


def checked(market: Market, circles: Sequence[Sequence[int]], chains: Sequence[Sequence[int]],
            max_circle: int | None = None, max_chain: int | None = None) -> None:  # fmt: skip
    """Nothing, where a choice keeps every rule.

    Raises: ValueError: it does not: somebody moves twice, a seat is taken that
        nobody leaves, a cap is exceeded, too many come to vacancies or too many
        seats stay empty.
    """
    rows = [*circles, *chains]
    moved = [int(market.who[each]) for row in rows for each in row]
    if len(moved) != len(set(moved)):
        raise ValueError("somebody moves twice")
    for row in rows:
        if any(market.to[after] != market.of[before] for before, after in pairwise(row)):
            raise ValueError("a seat is taken that the one before did not leave")
    if any(market.to[row[0]] != market.of[row[-1]] for row in circles):
        raise ValueError("a circle is open")
    if max_circle is not None and any(len(row) > max_circle for row in circles):
        raise ValueError("a circle is too long")
    if max_chain is not None and any(len(row) > max_chain for row in chains):
        raise ValueError("a chain is too long")
    first = np.bincount([market.to[row[0]] for row in chains], minlength=market.classes)
    left = [market.unit[market.of[row[-1]]] for row in chains]
    last = np.bincount(left, minlength=len(market.may_stay_empty))
    if chains and ((first > market.vacant).any() or (last > market.may_stay_empty).any()):
        raise ValueError("more vacancies are filled, or more seats left empty, than there are")
