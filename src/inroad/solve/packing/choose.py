"""Which moves are made: the best choice by one objective after another."""

from collections.abc import Callable, Sequence

from inroad.solve.packing.market import Market, Objective, Packing

Clock = Callable[[], float]


def stopped() -> float:
    """A clock that stands: only each single programme is ended by the limit."""
    return 0.0


def best(
    market: Market,
    objectives: Sequence[Objective],
    max_circle: int | None = 3,
    max_chain: int | None = 3,
    time_limit: float = 60.0,
    clock: Clock = stopped,
) -> Packing:
    """Choose disjoint circles and chains: the best by the first objective, then by the next.

    Args:
        objectives: at least one; each later one only decides among what is best by
            those before.
        max_circle, max_chain: caps in moves, 0 for none at all and None for no cap.
            Without a cap for circles, chains have none either, unless there are none.
        time_limit: seconds by `clock`, after which the best found so far is returned.
    Raises: ValueError: no objective, a cap below 0 or a circle of one, a cap for
        only one of the two, or an expected sum without caps.
    """
    if not objectives:
        raise ValueError("without an objective nothing is best")
    if (max_circle is not None and (max_circle < 0 or max_circle == 1)) or (max_chain or 0) < 0:
        raise ValueError("a circle has two moves or more, a chain one or more")
    if (max_circle is None) != (max_chain is None) and 0 not in (max_circle, max_chain):
        raise ValueError("circles and chains are both capped, or neither is")
    if not market.moves:
        nothing = (0.0,) * len(objectives)
        return Packing((), (), nothing, nothing, "optimal")
    if max_circle is None:
        from inroad.solve.packing.circulation import uncapped

        return uncapped(market, objectives, chains=max_chain is None)
    alone = len(objectives) == 1 and len(set(market.at.tolist())) == market.people
    if max_circle == 2 and alone and not (max_chain and market.vacant.any()):
        from inroad.solve.packing.pairs import best_pairs

        return best_pairs(market, objectives[0])
    from inroad.solve.packing.generation import generated
    from inroad.solve.packing.pool import Caps

    # A chain without a cap next to no circles is as long as there are people.
    caps = Caps(max_circle, market.people if max_chain is None else max_chain)
    return generated(market, objectives, caps, time_limit, clock)
