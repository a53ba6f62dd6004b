"""Top trading cycles: everybody asks for their dearest seat that is still there.

Sources: Shapley and Scarf (1974), Gale's algorithm; for seats that are alike,
Abdulkadiroglu and Sonmez (2003): a class gives its seats to those who sit there
first, then to all others in one order. Pareto-efficient, nobody is worse off, and
nobody gains by asking for something else than what they want most.
"""

import numpy as np
from numpy.typing import NDArray

from inroad.solve.packing.circulation import parted
from inroad.solve.packing.market import Market, Packing


def top_trading_cycles(
    market: Market, rank: NDArray[np.int64], priority: NDArray[np.int64]
) -> Packing:
    """Circles and chains of any length by which everybody gets the best seat they can trade for.

    Vacancies are given away only where every seat that is left may stay empty.

    Args:
        rank: (m,) how dear each move is to its person, 1 the dearest; of two alike
            the class with the smaller number is.
        priority: (n,) all people, who is asked first standing first.
    Returns: a packing whose value is its number of moves, which nothing bounds:
        the rule makes nothing greatest.
    Raises: ValueError: `priority` is not everybody once.
    """
    if not np.array_equal(np.sort(priority), np.arange(market.people)):
        raise ValueError("the priority names everybody once")
    order = np.lexsort((market.to, rank, market.who))
    starts = np.searchsorted(market.who[order], np.arange(market.people + 1))
    seats = np.bincount(market.at, minlength=market.classes)
    leaving = np.bincount(market.unit[market.at], minlength=len(market.may_stay_empty))
    if (market.may_stay_empty >= leaving).all():
        seats = seats + market.vacant
    got = _traded(market, order.tolist(), starts.tolist(), seats.tolist(), priority.tolist())
    made = np.zeros(market.moves, np.bool_)
    made[[move for move in got if move >= 0]] = True
    circles, chains = parted(market, made)
    return Packing(circles, chains, (float(made.sum()),), (np.inf,), "time_limit")


class _Trade:
    """Who is still there, which seats are, and how far each has come in their list."""

    def __init__(
        self, market: Market, order: list[int], starts: list[int], seats: list[int],
        priority: list[int],
    ) -> None:  # fmt: skip
        self.at, self.to = market.at.tolist(), market.to.tolist()
        self.order, self.ends, self.seats, self.priority = order, starts[1:], seats, priority
        self.place = starts[:-1].copy()
        self.mine: list[list[int]] = [[] for _ in seats]
        for person in reversed(priority):
            self.mine[self.at[person]].append(person)  # whoever is asked first stands last
        self.first_of_all = [0] * len(seats)
        self.got: list[int | None] = [None] * market.people

    def asks_for(self, person: int) -> tuple[int, int]:
        """The dearest class with a seat left, and the move there; in the end the own class."""
        while self.place[person] < self.ends[person]:
            move = self.order[self.place[person]]
            if self.seats[self.to[move]]:
                return self.to[move], move
            self.place[person] += 1
        return self.at[person], -1

    def first(self, seat: int) -> int:
        """Who of a class's order is still there: those who sit there, then all."""
        own = self.mine[seat]
        while own and self.got[own[-1]] is not None:
            own.pop()
        if own:
            return own[-1]
        while self.got[self.priority[self.first_of_all[seat]]] is not None:
            self.first_of_all[seat] += 1
        return self.priority[self.first_of_all[seat]]

    def trade(self, circle: list[int]) -> None:
        """Everybody of a circle gets what they ask for, and is gone."""
        for person in circle:
            seat, self.got[person] = self.asks_for(person)
            self.seats[seat] -= 1

    def settle(self, person: int) -> None:
        """Follow who asks whom, circle by circle, until somebody has got a seat."""
        path: list[int] = []
        step: dict[int, int] = {}
        each = person
        while self.got[person] is None:
            if each not in step:
                step[each] = len(path)
                path.append(each)
                each = self.first(self.asks_for(each)[0])
                continue
            self.trade(path[step[each] :])
            for gone in path[step[each] :]:
                del step[gone]
            del path[len(step) :]
            if path:  # whoever asked for a seat of the circle asks again
                each = path.pop()
                del step[each]


def _traded(
    market: Market, order: list[int], starts: list[int], seats: list[int], priority: list[int]
) -> list[int]:
    """(n,) The move that each person gets, -1 for the own seat."""
    trade = _Trade(market, order, starts, seats, priority)
    for person in priority:
        trade.settle(person)
    return [-1 if move is None else move for move in trade.got]
