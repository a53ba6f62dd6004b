"""A round as arrays: every move that is wished now and would be accepted.

Two-sided, a kind of seat is split by the tier of who sits there, so that what
is left stays a question of classes and moves. Written for a million wishes:
what is the same for many is worked out once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inroad.method.exchange.pool import ExchangePool, Position, Wish
from inroad.solve.packing.market import Market

Numbers = NDArray[np.int64]

LOWEST = 1_000_000
"""The tier of a seat whose holder asks for nothing: vacant, or held by somebody not accepted."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A pool as arrays: `market`, and behind its numbers the wishes and positions.

    `wishes` has the wish behind each move, `wish` (m,) its number in the pool, and
    `positions` each class's kind of seat. Two-sided, a kind of seat is a class for
    each tier of those who sit there.
    """

    market: Market
    wish: Numbers
    wishes: Sequence[Wish]
    positions: Sequence[Position]
    codes: Sequence[str]


@dataclass(frozen=True, slots=True, eq=False)
class _Seats:
    """Kinds of seats in order, and everybody's own."""

    pool: ExchangePool
    kinds: Sequence[Position]
    number: dict[Position, int]
    at: Numbers

    def tiers(self, who: Numbers, seat: Numbers) -> Numbers:
        """How welcome each is in each seat, 0 where they are not accepted."""
        own, rules = self.at[who], [self.pool.acceptability.rules(each.unit) for each in self.kinds]
        fits = np.ones(len(who), np.bool_)
        for part, names in (("role", [each.role for each in self.kinds]),
                            ("grade", [each.grade for each in self.kinds])):  # fmt: skip
            asked = np.array([each.same in (part, "both") for each in rules], np.bool_)
            _, name = np.unique(np.array(names, np.str_), return_inverse=True)
            fits &= ~asked[seat] | (name[own] == name[seat])
        fits &= self._skilled([each.skills for each in rules], who, seat)
        tiers = fits.astype(np.int64)
        listed = np.array([each.listed is not None for each in rules], np.bool_)
        for at in np.flatnonzero(fits & listed[seat]).tolist():
            code = self.pool.participants[who[at]].code
            tiers[at] = (rules[seat[at]].listed or {}).get(code, 0)
        return tiers

    def _skilled(self, asked: Sequence[frozenset[str]], who: Numbers, seat: Numbers
                 ) -> NDArray[np.bool_]:  # fmt: skip
        """Whether each has the skills that each seat asks for; worked out once for those alike."""
        sets: dict[frozenset[str], int] = {}
        has = _numbers(sets.setdefault(each.skills, len(sets)) for each in self.pool.participants)
        wants = _numbers(sets.setdefault(each, len(sets)) for each in asked)
        kinds = list(sets)
        table = np.array([[b <= a for b in kinds] for a in kinds], np.bool_)
        return table.reshape(len(kinds), len(kinds))[has[who], wants[seat]]


@dataclass(frozen=True, slots=True, eq=False)
class _Classes:
    """Kinds of seats by the tier of who sits there: (c,) `seat`, `tier`, in order of both."""

    seat: Numbers
    tier: Numbers

    def of(self, seat: Numbers, tier: Numbers) -> Numbers:
        """The first class of each seat from a tier on."""
        return np.searchsorted(self.seat * (LOWEST + 1) + self.tier, seat * (LOWEST + 1) + tier)

    def after(self, seat: Numbers) -> Numbers:
        """The first class behind those of each seat."""
        return np.searchsorted(self.seat, seat, side="right")


def asked_of(pool: ExchangePool, two_sided: bool = False) -> Asked:
    """Every move that is wished now and would be accepted, as arrays.

    Of several wishes of somebody for one seat the dearest counts.
    """
    seats = _seats(pool)
    own, classes = _classes(seats, two_sided)
    wish, who, to = _moves(seats, classes, two_sided)
    vacant = np.zeros(len(classes.seat), np.int64)
    for position, many in pool.vacancies.items():
        vacant[np.searchsorted(classes.seat, seats.number[position], side="right") - 1] += many
    units = sorted({each.unit for each in seats.kinds})
    unit = {each: at for at, each in enumerate(units)}
    rules = pool.acceptability.rules
    kinds = [seats.kinds[each] for each in classes.seat.tolist()]
    return Asked(
        Market(
            at=own,
            who=who,
            to=to,
            vacant=vacant,
            unit=_numbers(unit[each.unit] for each in kinds),
            may_stay_empty=_numbers(rules(each).may_stay_empty for each in units),
        ),
        wish,
        [pool.wishes[each] for each in wish.tolist()],
        kinds,
        [each.code for each in pool.participants],
    )


def _seats(pool: ExchangePool) -> _Seats:
    kinds = sorted(pool.positions)
    number = {each: at for at, each in enumerate(kinds)}
    return _Seats(
        pool, kinds, number, _numbers(number[each.position] for each in pool.participants)
    )


def _classes(seats: _Seats, two_sided: bool) -> tuple[Numbers, _Classes]:
    """Everybody's class, and the classes: one of every kind of seat asks for nothing."""
    each = np.arange(len(seats.kinds))
    if not two_sided:
        return seats.at, _Classes(each, np.ones_like(each))
    tiers = seats.tiers(np.arange(len(seats.at)), seats.at)
    tiers[tiers == 0] = LOWEST
    keys = np.unique(np.concatenate([seats.at * (LOWEST + 1) + tiers,
                                     each * (LOWEST + 1) + LOWEST]))  # fmt: skip
    classes = _Classes(keys // (LOWEST + 1), keys % (LOWEST + 1))
    return classes.of(seats.at, tiers), classes


def _moves(seats: _Seats, classes: _Classes, two_sided: bool) -> tuple[Numbers, Numbers, Numbers]:
    """(m,) The wish, the person and the class of every move, in order of the last two."""
    wish, who, seat = _wished(seats)
    tier = seats.tiers(who, seat)
    wish, who, seat, tier = (each[tier > 0] for each in (wish, who, seat, tier))
    first = classes.of(seat, tier if two_sided else np.ones_like(tier))
    again, to = _spread(first, classes.after(seat))
    wish, who = wish[again], who[again]
    wishes = seats.pool.wishes
    rank = np.array([each.rank for each in wishes], np.int64)
    weight = np.array([each.weight for each in wishes], np.float64)
    dear = np.empty(len(wishes), np.int64)
    dear[np.lexsort((-weight, rank))] = np.arange(len(wishes))
    move = who * max(len(classes.seat), 1) + to
    order = np.lexsort((dear[wish], move))
    move = move[order]
    order = order[np.concatenate([[True], move[1:] != move[:-1]])] if len(move) else order
    return wish[order], who[order], to[order]


def _wished(seats: _Seats) -> tuple[Numbers, Numbers, Numbers]:
    """Each wish that can come true now, who has it, and each kind of seat that it names."""
    pool = seats.pool
    index = {each.code: at for at, each in enumerate(pool.participants)}
    named: dict[tuple[str, str, str], int] = {}
    wish, who, spec = [], [], []
    for at, each in enumerate(pool.wishes):
        if (each.earliest is None or each.earliest <= pool.on) and each.code not in pool.away:
            wish.append(at)
            who.append(index[each.code])
            spec.append(named.setdefault((each.unit, each.role, each.grade), len(named)))
    found = [_named(seats, *each) for each in named]
    starts = np.concatenate([[0], np.cumsum([len(each) for each in found])]).astype(np.int64)
    specs = _numbers(spec)
    again, place = _spread(starts[specs], starts[specs + 1])
    seat = _numbers(at for each in found for at in each)[place]
    of, by = _numbers(wish)[again], _numbers(who)[again]
    kept = seat != seats.at[by] if len(by) else np.zeros(0, np.bool_)
    if pool.declined:
        kinds = len(seats.kinds)
        no = _numbers(index[code] * kinds + seats.number[to] for code, to in pool.declined
                      if code in index and to in seats.number)  # fmt: skip
        kept &= ~np.isin(by * kinds + seat, no)
    return of[kept], by[kept], seat[kept]


def _named(seats: _Seats, unit: str, role: str, grade: str) -> list[int]:
    """The kinds of seats that a wish names."""
    return [seats.number[each] for each in seats.pool.of_unit.get(unit, ())
            if role in ("", each.role) and grade in ("", each.grade)]  # fmt: skip


def _spread(starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Ranges one after another: which range each number is from, and the numbers."""
    many = ends - starts
    again = np.repeat(np.arange(len(many)), many)
    before = np.cumsum(many) - many
    return again, np.arange(int(many.sum())) - np.repeat(before - starts, many)


def _numbers(numbers: Iterable[int]) -> Numbers:
    return np.fromiter(numbers, np.int64)
