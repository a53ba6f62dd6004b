"""Why somebody moves, or does not: reasons with facts, and where one more seat would help."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components

from inroad.method.exchange.asking import Asked, asked_of
from inroad.method.exchange.clearing import Clearing, Move
from inroad.method.exchange.pool import ExchangePool, Participant, Position, Wish, dearest_first
from inroad.method.reasons import Reason, because

Truths = NDArray[np.bool_]


def place(position: Position) -> str:
    """A kind of seat as people speak of it: "Data, engineer, E2"."""
    return ", ".join(each for each in (position.unit, position.role, position.grade) if each)


@dataclass(frozen=True)
class Explained:
    """A pool and what it came to, with everything that reasons need, worked out once."""

    pool: ExchangePool
    clearing: Clearing
    max_cycle: int | None = 3
    two_sided: bool = False

    @cached_property
    def asked(self) -> Asked:
        """The moves that were wished and would be accepted."""
        return asked_of(self.pool, self.two_sided)

    @cached_property
    def placed(self) -> Mapping[str, tuple[Move, int, bool]]:
        """Of those who move: the move, how many move with them, and whether in a chain."""
        found: dict[str, tuple[Move, int, bool]] = {}
        for rows, chain in ((self.clearing.cycles, False), (self.clearing.chains, True)):
            for row in rows:
                found |= {each.code: (each, len(row), chain) for each in row}
        return found

    @cached_property
    def wanters(self) -> Mapping[Position, frozenset[int]]:
        """Who wants a kind of seat, and would be accepted; people by their numbers."""
        market, positions = self.asked.market, self.asked.positions
        found: defaultdict[Position, set[int]] = defaultdict(set)
        for who, to in zip(market.who.tolist(), market.to.tolist(), strict=True):
            found[positions[to]].add(who)
        return {each: frozenset(people) for each, people in found.items()}

    @cached_property
    def wanted(self) -> Mapping[Position, int]:
        """How many people want a kind of seat, and would be accepted."""
        return {each: len(people) for each, people in self.wanters.items()}

    def want_any(self, seats: Iterable[Position]) -> int:
        """How many people want one or more of some kinds of seats."""
        kinds = frozenset(seats)
        if kinds not in self._counted:
            some = (self.wanters.get(each, frozenset()) for each in kinds)
            self._counted[kinds] = len(frozenset[int]().union(*some))
        return self._counted[kinds]

    @cached_property
    def _counted(self) -> dict[frozenset[Position], int]:
        return {}

    @cached_property
    def came(self) -> Mapping[Position, int]:
        """How many come to a kind of seat."""
        return Counter(each.to for each in self.clearing.moves)

    @cached_property
    def left(self) -> Mapping[Position, int]:
        """How many leave a kind of seat."""
        return Counter(each.at for each in self.clearing.moves)

    @cached_property
    def moves_of(self) -> Mapping[str, Sequence[int]]:
        """Everybody's possible moves, as numbers of the market."""
        found: dict[str, list[int]] = {}
        for number, wish in enumerate(self.asked.wishes):
            found.setdefault(wish.code, []).append(number)
        return found

    @cached_property
    def graph(self) -> csr_array:
        """(k, k) Which class can be left for which."""
        market = self.asked.market
        ones, size = np.ones(market.moves, np.int8), (market.classes, market.classes)
        return csr_array((ones, (market.of, market.to)), shape=size)

    @cached_property
    def closes(self) -> Truths:
        """(m,) Whether a move lies on any circle at all, or in any chain."""
        market = self.asked.market
        if not market.moves:
            return np.zeros(0, np.bool_)
        _, part = connected_components(self.graph, connection="strong")
        opened = self._reached(market.vacant > 0)
        may_end = market.may_stay_empty[market.unit] > 0
        ended = self._reached(may_end, backwards=True)
        chained = opened[market.to] & ended[market.of]
        return np.asarray((part[market.of] == part[market.to]) | chained)

    def _reached(self, start: Truths, *, backwards: bool = False) -> Truths:
        """(k,) Classes that can come free from some; or, backwards, that can be given up."""
        market = self.asked.market
        found = start.copy()
        a, b = (market.of, market.to) if backwards else (market.to, market.of)
        while True:
            more = found.copy()
            more[b[found[a]]] = True
            if (more == found).all():
                return found
            found = more

    def needed(self, number: int) -> int | None:
        """How many people the shortest circle through a move has; None where there is none."""
        market = self.asked.market
        start, end = int(market.to[number]), int(market.of[number])
        _, before = breadth_first_order(self.graph, start, return_predecessors=True)
        steps, here = 1, end
        while here != start:
            here = int(before[here])
            if here < 0:
                return None
            steps += 1
        return steps

    def main(self, code: str) -> Reason:
        """The one reason that says most about somebody."""
        return next(iter(self.reasons(code, shortest=False)))

    def reasons(self, code: str, *, shortest: bool = True) -> Iterator[Reason]:
        """Why somebody moves or does not, the first one the most telling.

        Args:
            shortest: also how many people a circle would need, which takes longer.
        Raises: ValueError: nobody in the pool has this code.
        """
        if code not in self.pool.by_code:
            raise ValueError(f"nobody has the code {code!r}")
        if code in self.placed:
            yield from self._moves(*self.placed[code])
            return
        person, wishes = self.pool.by_code[code], self.pool.wishes_of[code]
        numbers = self.moves_of.get(code, ())
        if not wishes:
            yield because("unmoved.no_wish")
        elif not numbers:
            yield from self._refused(person, wishes)
        elif not self.closes[list(numbers)].any():
            yield from self._dead_end(person, numbers)
        else:
            needed = self._too_long(numbers) if shortest else None
            if needed:
                yield because("unmoved.too_long", needed=needed, cap=self.max_cycle)
            yield self._crowded(numbers)
            yield from self._dead_end(person, ())
        if numbers:
            yield from self._refused(person, wishes)

    def _moves(self, move: Move, people: int, chain: bool) -> Iterator[Reason]:
        better = [each for each in self.pool.wishes_of[move.code] if each.rank < move.wish.rank]
        yield because(f"moved.{_nth(move.wish.rank)}", rank=move.wish.rank, to=place(move.to))
        if people == 1:
            yield because("moved.to_vacancy")
        else:
            yield because("moved.chain" if chain else "moved.circle", count=people)
        for wish in better:
            count = self.want_any(self.pool.seats_of(wish))
            if count:
                yield because("moved.dearer_was_wanted", rank=wish.rank, unit=wish.unit,
                              count=count)  # fmt: skip

    def _refused(self, person: Participant, wishes: Sequence[Wish]) -> Iterator[Reason]:
        """Wishes that cannot come true in this round whatever the others do."""
        rules = self.pool.acceptability
        for wish in wishes:
            if wish.earliest and wish.earliest > self.pool.on:
                yield because("unmoved.later", unit=wish.unit, earliest=wish.earliest)
                continue
            seats = list(self.pool.seats_of(wish))
            bars = [(rules.barred(person, each), each) for each in seats]
            free = [each for bar, each in bars if bar is None]
            if not seats:
                yield because("unmoved.no_such_seat", unit=wish.unit, rank=wish.rank)
            elif not free:
                bar, seat = bars[0]
                skills = sorted(rules.rules(seat.unit).skills - person.skills)
                yield because(f"unmoved.barred_{bar}", unit=wish.unit, rank=wish.rank,
                              role=person.position.role, grade=person.position.grade,
                              skills=", ".join(skills))  # fmt: skip
            elif {(person.code, each) for each in free} <= self.pool.declined:
                yield because("unmoved.declined", unit=wish.unit)

    def _dead_end(self, person: Participant, numbers: Sequence[int]) -> Iterator[Reason]:
        """Nobody would take the seat, or what is wished never comes free."""
        own, rules = person.position, self.pool.acceptability.rules(person.position.unit)
        if not self.wanted.get(own):
            may_end = rules.may_stay_empty > 0
            code = "unmoved.nobody_wants_seat_empty" if may_end else "unmoved.nobody_wants_seat"
            yield because(code, seat=place(own))
        elif numbers:
            yield because("unmoved.no_way_back", seat=place(own), count=self.wanted[own])

    def _too_long(self, numbers: Sequence[int]) -> int | None:
        """How many people the shortest circle needs, where that is more than the cap."""
        if self.max_cycle is None:
            return None
        found = [many for each in numbers if (many := self.needed(each)) is not None]
        least = min(found, default=None)
        return least if least is not None and least > self.max_cycle else None

    def _crowded(self, numbers: Sequence[int]) -> Reason:
        """The dearest wish, how many want it, and how many come there."""
        market, positions = self.asked.market, self.asked.positions
        wish = min((self.asked.wishes[each] for each in numbers), key=dearest_first)
        seats = {positions[market.to[each]] for each in numbers
                 if self.asked.wishes[each] == wish}  # fmt: skip
        came = sum(self.came.get(each, 0) for each in seats)
        named = place(next(iter(seats))) if len(seats) == 1 else wish.unit
        return because("unmoved.wanted_by", seat=named, count=self.want_any(seats), came=came,
                       rank=wish.rank)  # fmt: skip


def _nth(rank: int) -> str:
    return {1: "first_wish", 2: "second_wish", 3: "third_wish"}.get(rank, "later_wish")


def explain(
    pool: ExchangePool,
    clearing: Clearing,
    code: str,
    max_cycle: int | None = 3,
    two_sided: bool = False,
) -> tuple[Reason, ...]:
    """Why somebody moves or does not.

    Raises: ValueError: nobody in the pool has this code.
    """
    return tuple(Explained(pool, clearing, max_cycle, two_sided).reasons(code))


@dataclass(frozen=True, slots=True)
class OneMore:
    """A kind of seat, who wants it, and how many more people would move with one more of it."""

    seat: Position
    wanted: int
    moves: int


def one_more_seat(
    explained: Explained, clears: Callable[[ExchangePool], Clearing], most: int = 8
) -> Iterator[OneMore]:
    """What one more vacant seat would change, for the kinds that are wanted most in vain.

    Each is found by clearing again with that seat, with the same caps: no estimate.

    Args:
        clears: how a pool is cleared; moves are counted.
        most: as many kinds are tried.
    """
    pool, planned = explained.pool, len(explained.clearing.moves)
    vain = {at: many - explained.came.get(at, 0) for at, many in explained.wanted.items()}
    tried: set[frozenset[int]] = set()
    for seat, many in sorted(vain.items(), key=lambda each: (-each[1], each[0])):
        people = explained.wanters[seat]
        # Seats that the same people want, such as those of several grades, tell the same.
        if many > 0 and people not in tried and len(tried) < most:
            tried.add(people)
            more = {**pool.vacancies, seat: pool.vacancies.get(seat, 0) + 1}
            gained = len(clears(replace(pool, vacancies=more)).moves) - planned
            yield OneMore(seat, explained.wanted[seat], max(gained, 0))
