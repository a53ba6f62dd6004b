"""What one is told while an exchange is cleared, and where that cannot be done."""

import sys

import pytest

from inroad.actions.exchange.clearing import NoSolver, Wanted
from inroad.method.exchange.pool import ExchangePool, Participant, Position, Wish


@pytest.fixture
def pool() -> ExchangePool:
    """Two people who want each other's place."""
    here, there = Position("Harbour"), Position("Bridge")
    return ExchangePool(
        [Participant("m1", here), Participant("m2", there)],
        [here, there],
        [Wish("m1", "Bridge"), Wish("m2", "Harbour")],
    )


def test_whoever_waits_is_told_how_much_of_the_time_has_gone(pool: ExchangePool) -> None:
    """Seconds since it began, never fewer than before; the plan is the same."""
    used: list[float] = []
    assert Wanted().clear(pool, used.append).value == Wanted().clear(pool).value == 2
    assert used
    assert used == sorted(used)
    assert used[0] >= 0


def test_without_its_extra_the_exchange_says_what_to_install(
    pool: ExchangePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refusal that names the extra, not a traceback."""
    assert Wanted().clear(pool).value == 2
    for name in [each for each in sys.modules if each.startswith("inroad.solve.packing.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "highspy", None)
    with pytest.raises(NoSolver):
        Wanted().clear(pool)
