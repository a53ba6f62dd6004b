"""Where what clears an exchange is not installed."""

import sys

import pytest

from inroad.actions.exchange.clearing import NoSolver, Wanted
from inroad.method.exchange.pool import ExchangePool, Participant, Position, Wish


def test_without_its_extra_the_exchange_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A refusal that names the extra, not a traceback."""
    here, there = Position("Harbour"), Position("Bridge")
    pool = ExchangePool(
        [Participant("m1", here), Participant("m2", there)],
        [here, there],
        [Wish("m1", "Bridge"), Wish("m2", "Harbour")],
    )
    assert Wanted().clear(pool).value == 2
    for name in [each for each in sys.modules if each.startswith("inroad.solve.packing.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "highspy", None)
    with pytest.raises(NoSolver):
        Wanted().clear(pool)
