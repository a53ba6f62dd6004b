"""What one member is told while not all have agreed: their own move and nothing of others.

A slip names no other member and no unit but the one that its own member wished
for. It says how many people move, for each of them has to agree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inroad.method.exchange.clearing import Clearing
from inroad.method.exchange.pool import Position
from inroad.method.reasons import Reason, because


@dataclass(frozen=True, slots=True)
class Slip:
    """One member's move, as it may be told to them."""

    code: str
    to: Position
    rank: int
    people: int
    chain: bool
    answer_by: date | None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What it says, in order."""
        count = because("slip.alone") if self.people == 1 else because(
            "slip.in_a_row" if self.chain else "slip.in_a_circle", count=self.people
        )  # fmt: skip
        seat = ", ".join(each for each in (self.to.role, self.to.grade) if each)
        return (
            because("slip.your_move", unit=self.to.unit, seat=seat, rank=self.rank),
            count,
            because("slip.answer", by=self.answer_by),
            because("slip.nobody_hears"),
        )


def slips(clearing: Clearing, answer_by: date | None) -> Iterator[Slip]:
    """One for everybody who would move, by code: their order tells nobody who moves together."""
    found = [*_slips(clearing, answer_by)]
    yield from sorted(found, key=lambda each: each.code)


def _slips(clearing: Clearing, answer_by: date | None) -> Iterator[Slip]:
    for rows, chain in ((clearing.cycles, False), (clearing.chains, True)):
        for row in rows:
            for each in row:
                yield Slip(each.code, each.to, each.wish.rank, len(row), chain, answer_by)
