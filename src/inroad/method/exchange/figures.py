"""Who got a move: by unit, by role, by how long they have waited; and what people flow where."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from inroad.method.exchange.clearing import Clearing, waited_days
from inroad.method.exchange.pool import ExchangePool, Participant

YEAR = 365
By = Mapping[str, "Group"]


@dataclass(frozen=True, slots=True)
class Group:
    """Of those who wished: how many, how many move, and how many to their first wish.

    A first wish is one of the smallest rank that its person gave.
    """

    wished: int
    moved: int
    first_wish: int

    @property
    def share(self) -> float:
        """The share of those who wished that move."""
        return self.moved / self.wished if self.wished else 0.0


@dataclass(frozen=True, slots=True)
class Fairness:
    """The figures of a clearing. A unit keeps its seats: `net` is those who come less who leave."""

    everybody: Group
    by_unit: By
    by_role: By
    by_waiting: By
    net: Mapping[str, int]


WAITING = ("under a year", "1 to 2 years", "2 to 4 years", "4 years and more", "not known")


def fairness(pool: ExchangePool, clearing: Clearing) -> Fairness:
    """The figures of a clearing."""
    first = {code: min(each.rank for each in wishes)
             for code, wishes in pool.wishes_of.items() if wishes}  # fmt: skip
    moved = {each.code: each.wish.rank == first[each.code] for each in clearing.moves}

    def by(group: Callable[[Participant], str]) -> dict[str, Group]:
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for each in pool.participants:
            if each.code in first:
                told = counts[group(each)]
                told["wished"] += 1
                told["moved"] += each.code in moved
                told["first"] += moved.get(each.code, False)
        return {name: Group(counts[name]["wished"], counts[name]["moved"], counts[name]["first"])
                for name in sorted(counts)}  # fmt: skip

    waiting = by(lambda each: _waiting(pool, each))
    net = Counter({each.to.unit: 0 for each in clearing.moves})
    for each in clearing.moves:
        net[each.to.unit] += 1
        net[each.at.unit] -= 1
    return Fairness(
        by(lambda _: "").get("", Group(0, 0, 0)),
        by(lambda each: each.position.unit),
        by(lambda each: each.position.role),
        {each: waiting[each] for each in WAITING if each in waiting},
        dict(sorted(net.items())),
    )


def _waiting(pool: ExchangePool, each: Participant) -> str:
    if each.since is None:
        return WAITING[-1]
    years = waited_days(each.since, pool.on) / YEAR
    return WAITING[0 if years < 1 else 1 if years < 2 else 2 if years < 4 else 3]


def flow(clearing: Clearing) -> Mapping[tuple[str, str], int]:
    """How many go from one unit to another, the most first."""
    counts = Counter((each.at.unit, each.to.unit) for each in clearing.moves)
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
