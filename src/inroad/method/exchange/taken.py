"""What a round takes for granted where nobody said anything."""

from collections.abc import Iterator

from inroad.method.exchange.pool import ExchangePool
from inroad.method.reasons import Reason, because


def taken_for_granted(pool: ExchangePool, *, order_is_rank: bool = False) -> Iterator[Reason]:
    """What readers of a result should know that its rules rest on.

    Args:
        order_is_rank: wishes came without ranks, in the order in which they stood.
    """
    rules = pool.acceptability
    plain = [each for each in pool.of_unit if each not in rules.units]
    if plain and any(each.role for each in pool.positions) and rules.otherwise.same == "role":
        yield because("taken.same_role", count=len(plain))
    may_end = any(rules.rules(each).may_stay_empty for each in pool.of_unit)
    if any(pool.vacancies.values()) and not may_end:
        yield because("taken.no_seat_may_stay_empty")
    lists = [each for each in pool.of_unit if rules.rules(each).listed is not None]
    if lists:
        yield because("taken.lists", count=len(lists))
    strangers = sorted(rules.units.keys() - pool.of_unit.keys())
    if strangers:
        yield because("taken.no_seat_there", count=len(strangers), units=", ".join(strangers[:5]))
    if order_is_rank:
        yield because("taken.order_is_rank")
    later = sum(bool(each.earliest and each.earliest > pool.on) for each in pool.wishes)
    if later:
        yield because("taken.later", count=later, on=pool.on)
