"""Best set of actions within a time budget."""

from collections.abc import Callable, Sequence

Worth = Callable[[frozenset[int]], float]


def chosen_greedily(worth: Worth, costs: Sequence[float], budget: float, most: int) -> list[int]:
    """Choose actions one by one, each time the one that adds most per cost.

    Args:
        worth: value of a set of positions; that of the empty set counts as 0.
        costs: m positive costs in the unit of `budget`.
        most: how many actions at most.
    Returns: positions in the order of choosing; [] when nothing adds anything.
    Raises: ValueError: a cost that is not positive.
    Source: Khuller, Moss & Naor (1999) for submodular worth; no guarantee is
        claimed where worth is not submodular.
    """
    if any(cost <= 0 for cost in costs):
        raise ValueError("every action takes time")
    chosen: list[int] = []
    so_far, left = worth(frozenset()), budget
    waiting = set(range(len(costs)))
    while waiting and len(chosen) < most:
        gains = {
            each: (worth(frozenset([*chosen, each])) - so_far) / costs[each]
            for each in waiting
            if costs[each] <= left
        }
        best = max(gains, key=lambda each: (gains[each], -each), default=None)
        if best is None or gains[best] <= 0:
            break
        chosen.append(best)
        waiting.discard(best)
        left -= costs[best]
        so_far = worth(frozenset(chosen))
    return chosen


def chosen_exactly(worth: Worth, costs: Sequence[float], budget: float, most: int) -> list[int]:
    """The best set by trying every one; for small m (at most 16), as the oracle.

    Raises: ValueError: more than 16 actions.
    """
    if len(costs) > 16:
        raise ValueError("too many actions to try every set")
    best, best_worth = 0, worth(frozenset())
    for mask in range(1 << len(costs)):
        members = [each for each in range(len(costs)) if mask >> each & 1]
        if len(members) <= most and sum(costs[each] for each in members) <= budget:
            value = worth(frozenset(members))
            if value > best_worth:
                best, best_worth = mask, value
    return [each for each in range(len(costs)) if best >> each & 1]
