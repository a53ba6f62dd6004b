"""What one asks for when a round is cleared."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, get_args

from inroad.errors import InroadError
from inroad.method.exchange.answers import Responses, reclear
from inroad.method.exchange.clearing import LEXICOGRAPHIC, Aim, Clearing, Mechanism, clear
from inroad.method.exchange.comparing import PLANS, Beside, compared
from inroad.method.exchange.pool import ExchangePool


class NoSolver(InroadError):
    """What clears an exchange is not installed: it is an extra."""

    code, http_status, exit_code = "exchange.no_solver", 501, 69


OBJECTIVES: Mapping[str, tuple[Aim, ...]] = {
    "moves": ("moves",),
    "weight": ("weight", "moves"),
    "lexicographic": LEXICOGRAPHIC,
    "expected": ("moves", "expected"),
    "hardest": ("moves", "hardest", "waiting"),
}
"""What can be asked for by name, and the objectives that it stands for."""
AIMS: tuple[str, ...] = get_args(Aim)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a round is cleared. A cap of None is no cap."""

    cap: int | None = 3
    chains: int | None = 4
    objective: str = "lexicographic"
    two_sided: bool = False
    mechanism: Mechanism = "optimal"
    time_limit: float = 60.0
    empty: int = 0

    @property
    def aims(self) -> tuple[Aim, ...]:
        """The objectives, the first one first.

        Raises: ValueError: the name stands for none.
        """
        named = OBJECTIVES.get(self.objective)
        parts = tuple(each.strip() for each in self.objective.split(","))
        if named is None and not (parts and set(parts) <= set(AIMS)):
            raise ValueError(f"no objective: {self.objective!r}")
        return named or parts  # type: ignore[return-value]

    def clear(self, pool: ExchangePool, used: Callable[[float], None] | None = None) -> Clearing:
        """The plan for a pool.

        Args:
            used: told, whenever the time is looked at, how many seconds it took so far.
        Raises: NoSolver: what decides is not installed here.
        """
        clock = _telling(used) if used else time.monotonic
        try:
            return clear(pool, self.mechanism, self.cap, self.chains, self.aims, self.two_sided,
                         self.time_limit, clock)  # fmt: skip
        except ImportError:
            raise NoSolver(extra="exchange") from None

    def again(self, pool: ExchangePool, plan: Clearing, said: Responses, *, keep: bool) -> Clearing:
        """The plan after answers, in about as much time as a plan has."""
        end = time.monotonic() + self.time_limit

        def clears(left: ExchangePool) -> Clearing:
            return replace(self, time_limit=max(end - time.monotonic(), 1.0)).clear(left)

        return reclear(pool, plan, said, clears, keep_asked=keep,
                       enough=lambda: time.monotonic() > end)  # fmt: skip

    def beside(self, pool: ExchangePool, plans: Sequence[str] = PLANS) -> Iterator[Beside]:
        """Plans by other caps and rules, each in as much time as this one has.

        Raises: NoSolver: what decides is not installed here.
        """
        try:
            yield from compared(pool, self.chains, self.aims, self.time_limit, plans,
                                time.monotonic)  # fmt: skip
        except ImportError:
            raise NoSolver(extra="exchange") from None

    def as_json(self) -> dict[str, Any]:
        """Its fields."""
        return asdict(self)


def _telling(used: Callable[[float], None]) -> Callable[[], float]:
    """A clock that says how much time has gone, each time somebody looks at it."""
    began = time.monotonic()

    def now() -> float:
        used(time.monotonic() - began)
        return time.monotonic()

    return now
