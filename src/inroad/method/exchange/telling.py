"""Everything that a report on a round tells, gathered before it is put into words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from inroad.method.exchange.clearing import Aim, Clearing, Row
from inroad.method.exchange.comparing import Beside
from inroad.method.exchange.explaining import Explained, OneMore
from inroad.method.exchange.figures import Fairness, fairness
from inroad.method.exchange.pool import ExchangePool
from inroad.method.reasons import Reason


@dataclass(frozen=True)
class Told:
    """A round as it is told to organisers.

    `numbers` has the number of each row of the plan, circles first; `names` those
    that may be shown, by code. `left_out` is each row that could not be used: its
    place, a code and what it says. `yes` is how many of each row, by its number, said
    yes; `answered` is whether somebody has said yes or
    no, `turned_down` as in `Explained`.
    """

    pool: ExchangePool
    plan: Clearing
    numbers: Sequence[int]
    cap: int | None
    chains: int | None
    aims: Sequence[Aim]
    two_sided: bool
    ttc: bool
    answer_by: date | None
    names: Mapping[str, str]
    left_out: Sequence[tuple[str, str, str]]
    taken: Sequence[Reason]
    more_seats: Sequence[OneMore] = ()
    beside: Sequence[Beside] = ()
    answered: bool = False
    turned_down: frozenset[str] = frozenset()
    yes: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def explained(self) -> Explained:
        """Why each moves, or does not."""
        cap, chains = (None, None) if self.ttc else (self.cap, self.chains)
        return Explained(self.pool, self.plan, cap, self.two_sided, chains,
                         self.turned_down)  # fmt: skip

    @cached_property
    def fairness(self) -> Fairness:
        """Who got a move."""
        return fairness(self.pool, self.plan)

    @property
    def proposals(self) -> list[tuple[int, Row, bool]]:
        """Each circle and chain with its number, and whether it is a chain."""
        circles = len(self.plan.cycles)
        return sorted(
            (number, row, at >= circles)
            for at, (number, row) in enumerate(zip(self.numbers, self.plan.rows, strict=True))
        )

    @cached_property
    def unmatched(self) -> list[str]:
        """The codes of those who wished and do not move, as the pool has them."""
        placed = self.explained.placed
        return [each.code for each in self.pool.participants
                if each.code not in placed and self.pool.wishes_of[each.code]]  # fmt: skip

    def called(self, code: str) -> str:
        """Somebody as they may be shown."""
        return f"{self.names[code]} ({code})" if self.names.get(code) else code
