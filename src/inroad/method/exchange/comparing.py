"""Plans of one pool held beside each other: what each rule costs the others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inroad.method.exchange.clearing import LEXICOGRAPHIC, Aim, Clearing, clear
from inroad.method.exchange.pool import ExchangePool
from inroad.solve.packing.choose import Clock, stopped

USUAL_CHAINS = 4
PLANS: tuple[str, ...] = ("pairs", "cap 3", "cap 5", "no cap", "two-sided", "ttc")


@dataclass(frozen=True, slots=True)
class Beside:
    """One plan of a comparison: how it was asked for, and what it comes to.

    `first_wishes` is how many get the wish that is dearest to them, `agreements`
    how many yeses the largest circle or chain needs.
    """

    name: str
    plan: Clearing
    moves: int
    first_wishes: int
    mean_rank: float
    agreements: int


def compared(
    pool: ExchangePool,
    chains: int | None = 4,
    objectives: Sequence[Aim] = LEXICOGRAPHIC,
    time_limit: float = 60.0,
    plans: Sequence[str] = PLANS,
    clock: Clock = stopped,
) -> Iterator[Beside]:
    """Pairs only, caps of 3 and 5, no cap, no cap and no unit worse off, top trading cycles.

    Args:
        chains: the cap on chains where circles have one; 0 for none at all.
        time_limit: seconds by `clock` for each plan.
    """
    chains = USUAL_CHAINS if chains is None else chains
    free = 0 if chains == 0 else None
    asked: Mapping[str, Mapping[str, Any]] = {
        "pairs": {"max_cycle": 2, "max_chain": min(chains, 2)},
        "cap 3": {"max_cycle": 3, "max_chain": chains},
        "cap 5": {"max_cycle": 5, "max_chain": chains},
        "no cap": {"max_cycle": None, "max_chain": free},
        "two-sided": {"max_cycle": None, "max_chain": free, "two_sided": True},
        "ttc": {"mechanism": "ttc"},
    }
    # Without a cap nobody can be expected to answer: a sum over moves alone is made greatest.
    sums = tuple(each for each in objectives if each != "expected") or ("moves",)
    for name in plans:
        capped = name in ("pairs", "cap 3", "cap 5")
        aims = objectives if capped else sums
        plan = clear(pool, objectives=aims, time_limit=time_limit, clock=clock,
                     **asked[name])  # fmt: skip
        yield beside(pool, name, plan)


def beside(pool: ExchangePool, name: str, plan: Clearing) -> Beside:
    """A plan's row of a comparison."""
    dearest = {code: wishes[0].rank for code, wishes in pool.wishes_of.items() if wishes}
    ranks = [each.wish.rank for each in plan.moves]
    return Beside(
        name,
        plan,
        len(ranks),
        sum(each.wish.rank == dearest[each.code] for each in plan.moves),
        sum(ranks) / len(ranks) if ranks else 0.0,
        max(map(len, plan.rows), default=0),
    )
