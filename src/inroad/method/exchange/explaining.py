"""Why somebody moves, or does not: reasons with facts, and where one more seat would help."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from inroad.method.exchange.asking import Asked, asked_of
from inroad.method.exchange.clearing import Clearing, Move
from inroad.method.exchange.pool import ExchangePool, Participant, Position, Wish, dearest_first
from inroad.method.exchange.within import NEVER, Within
from inroad.method.reasons import Reason, because


def place(position: Position) -> str:
    """A kind of seat as people speak of it: "Data, engineer, E2"."""
    return ", ".join(each for each in (position.unit, position.role, position.grade) if each)


@dataclass(frozen=True)
class Explained:
    """A pool and what it came to, with everything that reasons need, worked out once.

    `turned_down` are those in a circle or chain to which somebody, nobody knows who, said no.
    """

    pool: ExchangePool
    clearing: Clearing
    max_cycle: int | None = 3
    two_sided: bool = False
    max_chain: int | None = None
    turned_down: frozenset[str] = frozenset()

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
    def within(self) -> Within:
        """The ways under the caps."""
        return Within(self.asked.market, self.max_cycle, self.max_chain)

    @cached_property
    def fits(self) -> Mapping[int, bool]:
        """Whether a move has a circle or chain within the caps; of those who do not move."""
        left = [each for code, numbers in self.moves_of.items() if code not in self.placed
                for each in numbers]  # fmt: skip
        fits = self.within.fits(np.array(left, np.int64))
        return dict(zip(left, fits.tolist(), strict=True))

    def main(self, code: str) -> Reason:
        """The one reason that says most about somebody."""
        return next(iter(self.reasons(code)))

    def reasons(self, code: str) -> Iterator[Reason]:
        """Why somebody moves or does not, the first one the most telling.

        Raises: ValueError: nobody in the pool has this code.
        """
        if code not in self.pool.by_code:
            raise ValueError(f"nobody has the code {code!r}")
        if code in self.placed:
            yield from self._moves(*self.placed[code])
            return
        person, wishes = self.pool.by_code[code], self.pool.wishes_of[code]
        numbers = self.moves_of.get(code, ())
        if code in self.turned_down:
            yield because("unmoved.turned_down")
        if not wishes:
            yield because("unmoved.no_wish")
        elif not numbers:
            yield from self._refused(person, wishes)
        elif not self.within.closes[list(numbers)].any():
            yield from self._dead_end(person, numbers)
        else:
            if any(self.fits[each] for each in numbers):
                yield self._crowded(numbers)
            else:
                yield from self._too_long(numbers)
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

    def _too_long(self, numbers: Sequence[int]) -> Iterator[Reason]:
        """How many people the shortest circle or chain needs, where each is over its cap."""
        circles = [many for each in numbers
                   if (many := self.within.circle_people(each)) is not None]  # fmt: skip
        if circles:
            yield because("unmoved.too_long", needed=min(circles), cap=self.max_cycle)
        chain = int(self.within.chain_moves[list(numbers)].min())
        if chain < NEVER:
            yield because("unmoved.chain_too_long", needed=chain, cap=self.max_chain)

    def _crowded(self, numbers: Sequence[int]) -> Reason:
        """The dearest wish, how many want it, and how many come there."""
        market, positions = self.asked.market, self.asked.positions
        wish = min((self.asked.wishes[each] for each in numbers), key=dearest_first)
        seats = {positions[market.to[each]] for each in numbers
                 if self.asked.wishes[each] == wish}  # fmt: skip
        came = sum(self.came.get(each, 0) for each in seats)
        named = place(next(iter(seats))) if len(seats) == 1 else wish.unit
        code = "unmoved.wanted_by" if came else "unmoved.none_comes_free"
        return because(code, seat=named, count=self.want_any(seats), came=came, rank=wish.rank)


def _nth(rank: int) -> str:
    return {1: "first_wish", 2: "second_wish", 3: "third_wish"}.get(rank, "later_wish")


def explain(
    pool: ExchangePool,
    clearing: Clearing,
    code: str,
    max_cycle: int | None = 3,
    two_sided: bool = False,
    max_chain: int | None = None,
) -> tuple[Reason, ...]:
    """Why somebody moves or does not.

    Raises: ValueError: nobody in the pool has this code.
    """
    return tuple(Explained(pool, clearing, max_cycle, two_sided, max_chain).reasons(code))


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
    rules = pool.acceptability.rules
    # Whoever came to a new seat would leave one behind in the end.
    may_end = any(rules(each).may_stay_empty for each in pool.of_unit)
    vain = {at: many - explained.came.get(at, 0) for at, many in explained.wanted.items()}
    tried: set[frozenset[int]] = set()
    for seat, many in sorted(vain.items(), key=lambda each: (-each[1], each[0])):
        people = explained.wanters[seat]
        # Seats that the same people want, such as those of several grades, tell the same.
        if many > 0 and people not in tried and len(tried) < most:
            tried.add(people)
            more = {**pool.vacancies, seat: pool.vacancies.get(seat, 0) + 1}
            found = clears(replace(pool, vacancies=more)).moves if may_end else ()
            gained = len(found) - planned
            yield OneMore(seat, explained.wanted[seat], max(gained, 0))
