"""What people say to their moves, and what is cleared again after a no.

Everybody is asked at the same time and alone. A circle is carried out only
when all of it said yes. A chain runs in its order, so that a no costs only
what comes behind it, as far as the seat left by then may stay empty.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from inroad.method.exchange.clearing import (
    Aim,
    Clearing,
    Move,
    Row,
    lowest_rank,
    shares_gap,
    worth,
)
from inroad.method.exchange.pool import ExchangePool, Position

Said = tuple[str, Position]
"""Who is meant, and the seat that they were offered."""
Clears = Callable[[ExchangePool], Clearing]
"""How a pool is cleared: `clear` with everything that was asked for."""
MOST_TURNS = 200
"""Times that one clearing is done again to avoid circles that were declined as a whole."""


def said_of(row: Row) -> frozenset[Said]:
    """A circle or chain by its moves, whatever their order."""
    return frozenset((each.code, each.to) for each in row)


@dataclass(frozen=True, slots=True)
class Responses:
    """What was said so far: yes and no by move, and rows that nobody named said no to.

    `declined_rows` has circles and chains that one or more of it declined, where it
    is not known (or not to be known) who: the same one is not proposed again.
    """

    agreed: frozenset[Said] = frozenset()
    declined: frozenset[Said] = frozenset()
    declined_rows: frozenset[frozenset[Said]] = frozenset()

    def settles(self, row: Row) -> bool:
        """Whether everybody in a row said yes."""
        return said_of(row) <= self.agreed and not self.breaks(row)

    def breaks(self, row: Row) -> bool:
        """Whether somebody in a row said no."""
        said = said_of(row)
        return bool(said & self.declined) or said in self.declined_rows


@dataclass(frozen=True, slots=True)
class _Kept:
    cycles: list[Row] = field(default_factory=list)
    chains: list[Row] = field(default_factory=list)


def reclear(
    pool: ExchangePool,
    clearing: Clearing,
    responses: Responses,
    clears: Clears,
    *,
    keep_asked: bool = True,
    enough: Callable[[], bool] = lambda: False,
) -> Clearing:
    """The plan after some have answered: what holds stays, the rest is cleared again.

    Args:
        clears: how the rest is cleared.
        keep_asked: circles and chains to which nobody said no stay as they were
            proposed, though not all have answered; else only those to which all
            said yes stay.
        enough: whether it has been looked long enough for the best plan without
            what was declined as a whole.
    Returns: the whole plan, what stays first. A move that was declined never comes
        back, nor does a circle or chain that was declined as a whole. Who stands in
        a chain before a no keeps their move.
    """
    kept = _Kept()
    for rows, into in ((clearing.cycles, kept.cycles), (clearing.chains, kept.chains)):
        for row in rows:
            if responses.settles(row) or (keep_asked and not responses.breaks(row)):
                into.append(row)

    def again() -> Clearing:
        left = remaining(pool, (*kept.cycles, *kept.chains), kept.chains)
        left = replace(left, declined=pool.declined | responses.declined)
        found = _without(left, responses.declined_rows, clears, enough)
        return _whole(pool, found, kept)

    plan = again()
    heads = _heads(pool, clearing, kept, responses, keep_asked)
    placed = said_of(plan.moves)
    if all(said_of(head) <= placed for head in heads):
        return plan
    kept.chains.extend(heads)
    return again()


def _heads(
    pool: ExchangePool, clearing: Clearing, kept: _Kept, responses: Responses, keep_asked: bool
) -> list[Row]:
    """Of chains in which somebody named said no, what stands before it and may end there."""
    emptied = Counter(row[-1].at.unit for row in kept.chains)
    found = []
    for row in clearing.chains:
        if row in kept.chains or said_of(row) in responses.declined_rows:
            continue
        no = [(each.code, each.to) in responses.declined for each in row]
        head = row[: no.index(True)] if True in no else ()
        if not keep_asked:
            agreed = [(each.code, each.to) in responses.agreed for each in head]
            head = head[: agreed.index(False)] if False in agreed else head
        while head and emptied[head[-1].at.unit] >= _may_empty(pool, head[-1]):
            head = head[:-1]
        if head:
            emptied[head[-1].at.unit] += 1
            found.append(head)
    return found


def remaining(pool: ExchangePool, rows: Iterable[Row], chains: Iterable[Row]) -> ExchangePool:
    """A pool without those who are placed, and without the seats that chains take and leave."""
    gone = {each.code for row in rows for each in row}
    filled = Counter(row[0].to for row in chains)
    emptied = Counter(row[-1].at.unit for row in chains)
    vacancies = {at: many - filled[at] for at, many in pool.vacancies.items()}
    rules = dict(pool.acceptability.units)
    for unit, many in emptied.items():
        own = pool.acceptability.rules(unit)
        rules[unit] = replace(own, may_stay_empty=max(own.may_stay_empty - many, 0))
    acceptability = replace(pool.acceptability, units=rules)
    return replace(pool, vacancies=vacancies, acceptability=acceptability, away=pool.away | gone)


def _without(
    pool: ExchangePool, rows: Collection[frozenset[Said]], clears: Clears,
    enough: Callable[[], bool],
) -> Clearing:  # fmt: skip
    """The best plan in which none of some rows stands.

    Where one comes back, each of its moves is left out in turn, and the best of
    what results is looked at further: nothing better is passed over as long as
    turns are left; after that, all moves of such a row are left out, and nothing
    is claimed to be proven.
    """
    waiting: list[tuple[ExchangePool, Clearing]] = [(pool, clears(pool))]
    for _ in range(MOST_TURNS):
        waiting.sort(key=lambda each: _worths(each[1].values), reverse=True)
        at, found = waiting[0]
        again = next((said_of(row) for row in found.rows if said_of(row) in rows), None)
        if again is None:
            return _held(found, [each for _, each in waiting])
        if enough():
            break
        del waiting[0]
        for move in sorted(again):
            without = replace(at, declined=at.declined | {move})
            waiting.append((without, clears(without)))
    plans = [each for _, each in waiting]
    free = [each for each in plans if not any(said_of(row) in rows for row in each.rows)]
    free.append(clears(replace(pool, declined=pool.declined.union(*rows))))
    best = max(free, key=lambda each: _worths(each.values))
    return _unproven(best, plans)


def _worths(values: Mapping[Aim, float]) -> tuple[float, ...]:
    return tuple(values.values())


def _held(found: Clearing, others: Sequence[Clearing]) -> Clearing:
    """A plan held against all that were looked at: proven only where each of them is."""
    if all(each.status != "time_limit" for each in others):
        return found
    return _unproven(found, others)


def _unproven(found: Clearing, others: Sequence[Clearing]) -> Clearing:
    """A plan that nothing proves to be the best; what nothing can exceed is the others' bound."""
    most = max(others, key=lambda each: _worths(each.bounds))
    return replace(found, status="time_limit", bounds=most.bounds)


def _whole(pool: ExchangePool, found: Clearing, kept: _Kept) -> Clearing:
    """What stays and what was found as one clearing, its values and bounds added up."""
    values, bounds = dict(found.values), dict(found.bounds)
    for aim in values:
        more = sum(row_worth(pool, row, aim, False) for row in kept.cycles)
        more += sum(row_worth(pool, row, aim, True) for row in kept.chains)
        values[aim] += more
        bounds[aim] += more
    value, bound = next(iter(values.values())), next(iter(bounds.values()))
    return Clearing((*kept.cycles, *found.cycles), (*kept.chains, *found.chains), value, bound,
                    shares_gap(value, bound), found.status, values, bounds)  # fmt: skip


def row_worth(pool: ExchangePool, row: Row, aim: Aim, chain: bool) -> float:
    """What one circle or chain is worth by an aim; "hardest" counts its moves."""
    if aim == "expected":
        yes = np.array([each.wish.yes_probability for each in row])
        return float(np.cumprod(yes).sum() if chain else len(row) * yes.prod())
    lowest = lowest_rank(pool)
    return float(sum(worth(pool, each.wish, aim, lowest) for each in row))


def carried_out(pool: ExchangePool, row: Row, chain: bool, yes: Callable[[Move], bool]) -> int:
    """How many moves of a circle or chain take place when people answer so."""
    if not chain:
        return len(row) if all(map(yes, row)) else 0
    said = 0
    while said < len(row) and yes(row[said]):
        said += 1
    while said and said < len(row) and not _may_end(pool, row[said - 1]):
        said -= 1
    return said


def _may_end(pool: ExchangePool, move: Move) -> bool:
    return _may_empty(pool, move) > 0


def _may_empty(pool: ExchangePool, move: Move) -> int:
    """How many seats of the unit that somebody leaves may stay empty."""
    return pool.acceptability.rules(move.at.unit).may_stay_empty


def drop_outs(
    pool: ExchangePool,
    clears: Clears,
    drop_out: float,
    rng: np.random.Generator,
    *,
    again: int = 2,
    plan: Clearing | None = None,
) -> tuple[float, ...]:
    """One simulated round: the share of the plan that is carried out, by how often it is cleared.

    Everybody drops out of the whole round with the chance `drop_out`; whoever stays
    says yes to a move with the chance of its wish. What somebody said to a move, they
    say again. People are asked one by one in the order of the pool, so that the same
    generator gives the same round.

    Returns: the share after asking once, after clearing once more, twice more, ...;
        a whole where nothing was planned.
    """
    first = plan or clears(pool)
    planned = len(first.moves)
    stays = dict(zip((each.code for each in pool.participants),
                     rng.random(len(pool.participants)) >= drop_out, strict=True))  # fmt: skip
    answers: dict[Said, bool] = {}

    def yes(move: Move) -> bool:
        key = (move.code, move.to)
        if key not in answers:
            answers[key] = bool(stays[move.code]) and rng.random() < move.wish.yes_probability
        return answers[key]

    shares, done, left, found = [], 0, pool, first
    for turn in range(again + 1):
        for move in sorted(found.moves, key=lambda each: each.code):
            yes(move)
        held = [(row[:many], chain) for row, chain in rows_of(found)
                if (many := carried_out(left, row, chain, yes))]  # fmt: skip
        done += sum(len(row) for row, _ in held)
        shares.append(done / planned if planned else 1.0)
        if turn < again:
            left = remaining(left, [row for row, _ in held], [row for row, chain in held if chain])
            no = frozenset(each for each, said in answers.items() if not said)
            gone = frozenset(code for code, _ in no if not stays[code])
            left = replace(left, declined=left.declined | no, away=left.away | gone)
            found = clears(left)
    return tuple(shares)


def rows_of(clearing: Clearing) -> list[tuple[Row, bool]]:
    """Every row, and whether it is a chain."""
    return [*((row, False) for row in clearing.cycles), *((row, True) for row in clearing.chains)]
