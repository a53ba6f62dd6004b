"""Circles and chains found so far, and what each takes and is worth."""

import numpy as np
from numpy.typing import NDArray

from inroad.solve.packing.market import Market, Objective
from inroad.solve.packing.search import Found


class Rows:
    """r rows of moves, one after another; a row that is known is not taken up again."""

    def __init__(self, market: Market) -> None:
        self.market = market
        self.starts = np.zeros(1, np.int64)
        self.moves = np.zeros(0, np.int64)
        self.chain = np.zeros(0, np.bool_)
        self._known: dict[bytes, int] = {}

    def __len__(self) -> int:
        return len(self.chain)

    def __getitem__(self, number: int) -> tuple[int, ...]:
        return tuple(self.moves[self.starts[number] : self.starts[number + 1]].tolist())

    def add(self, found: Found, chain: bool) -> list[int]:
        """Take up what is new; returns the number of each row, known before or not."""
        kept: list[NDArray[np.int64]] = []
        numbers: list[int] = []
        for at in range(len(found.brings)):
            row = found.moves[found.starts[at] : found.starts[at + 1]].astype(np.int64)
            key = row.tobytes() + (b"c" if chain else b"")
            number = self._known.setdefault(key, len(self) + len(kept))
            if number == len(self) + len(kept):
                kept.append(row)
            numbers.append(number)
        lengths = np.cumsum([len(row) for row in kept], dtype=np.int64)
        self.starts = np.concatenate([self.starts, self.starts[-1] + lengths])
        self.moves = np.concatenate([self.moves, *kept])
        self.chain = np.concatenate([self.chain, np.full(len(kept), chain)])
        return numbers

    def worth(self, objective: Objective, since: int = 0) -> NDArray[np.float64]:
        """(r - since,) Each row's worth, from row `since` on."""
        if since == len(self):
            return np.zeros(0)
        starts = self.starts[since:] - self.starts[since]
        moves = self.moves[self.starts[since] :]
        weight = objective.weight[moves]
        if objective.yes is None:
            return np.add.reduceat(weight, starts[:-1])
        owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        said = np.ones(len(moves))
        place = np.arange(len(moves)) - starts[owner]
        for step in range(int(place.max()) + 1):
            here = np.flatnonzero(place == step)
            said[here] = objective.yes[moves[here]] * (said[here - 1] if step else 1.0)
        said = np.where(self.chain[since:][owner], said, said[starts[1:] - 1][owner])
        return np.add.reduceat(weight * said, starts[:-1])

    def takes(self, since: int = 0) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Starts (r - since + 1,) and what each row takes, as numbers of limits.

        The limits are those of `once_each`: people, vacancies by class, seats left
        empty by unit.
        """
        market = self.market
        starts, moves = self.starts[since:], self.moves[self.starts[since] :]
        chain = self.chain[since:]
        first, last = starts[:-1] - starts[0], starts[1:] - starts[0] - 1
        owner = np.repeat(np.arange(len(chain)), np.diff(starts))
        two = np.flatnonzero(chain)
        opened = market.people + market.to[moves[first[two]]]
        left = market.people + market.classes + market.unit[market.of[moves[last[two]]]]
        everything = np.concatenate([market.who[moves], opened, left])
        whose = np.concatenate([owner, two, two])
        order = np.argsort(whose, kind="stable")
        lengths = np.diff(starts) + 2 * chain
        return np.concatenate([[0], np.cumsum(lengths)]), everything[order]


def once_each(market: Market) -> NDArray[np.float64]:
    """(n + k + u,) How often each person moves, vacancy is filled, and seat is left empty."""
    return np.concatenate([np.ones(market.people), market.vacant, market.may_stay_empty]).astype(
        float
    )
