"""A kept round with everything that is told of it, and its report written."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from inroad.actions.exchange.clearing import Wanted
from inroad.actions.exchange.files import Round
from inroad.actions.exchange.keeping import Kept
from inroad.method.exchange.answers import said_of
from inroad.method.exchange.clearing import Clearing
from inroad.method.exchange.comparing import PLANS
from inroad.method.exchange.explaining import Explained, one_more_seat
from inroad.method.exchange.pool import ExchangePool
from inroad.method.exchange.taken import taken_for_granted
from inroad.method.exchange.telling import Told

MOST_SEATS = 6
"""Kinds of seats of which it is found what one more would change."""
SHARE = 0.2
"""Of the time limit, for each plan beside the one that was asked for."""


def plain(kept: Kept, found: Round, names: Mapping[str, str] | None = None) -> Told:
    """What is told without clearing anything again."""
    wanted, plan = kept.wanted, kept.plan
    circles = [each.number for each in kept.proposals if not each.chain]
    chains = [each.number for each in kept.proposals if each.chain]
    pool = replace(found.pool, declined=kept.responses.declined)
    return Told(
        pool, plan, (*circles, *chains), wanted.cap, wanted.chains, wanted.aims,
        wanted.two_sided, wanted.mechanism == "ttc", kept.answer_by, names or {},
        [(each.place, each.code, each.detail) for each in found.unread],
        list(taken_for_granted(pool, order_is_rank=found.order_is_rank)),
        answered=kept.answered,
        yes={each.number: len(said_of(each.row) & kept.responses.agreed)
             for each in kept.proposals},
        turned_down=frozenset(code for row in kept.responses.declined_rows for code, _ in row),
    )  # fmt: skip  # fmt: skip


def explained(kept: Kept, found: Round) -> Explained:
    """Why each moves, or does not."""
    return plain(kept, found).explained


def told(
    kept: Kept,
    found: Round,
    names: Mapping[str, str],
    moved: Callable[[str, int, int], None] = lambda *_: None,
) -> Told:
    """Everything: also what one more seat would change, and other rules beside this one."""
    wanted, first = kept.wanted, plain(kept, found, names)
    steps = MOST_SEATS + len(PLANS)
    quick = replace(wanted, time_limit=max(wanted.time_limit * SHARE, 1.0))
    seats = []
    for at, each in enumerate(one_more_seat(first.explained, _again(kept, quick), MOST_SEATS)):
        seats.append(each)
        moved("one more seat", at + 1, steps)
    beside = []
    for at, other in enumerate(quick.beside(first.pool)):
        beside.append(other)
        moved(other.name, MOST_SEATS + at + 1, steps)
    return replace(first, more_seats=seats, beside=beside)


def _again(kept: Kept, quick: Wanted) -> Callable[[ExchangePool], Clearing]:
    """How a pool is cleared to be held against a round: what was asked stays as it is."""
    # What comes after the most moves changes nothing in their number, and costs time.
    quick = replace(quick, objective="moves") if quick.aims[0] == "moves" else quick
    if not kept.answered:
        return quick.clear
    return lambda pool: quick.again(pool, kept.plan, kept.responses, keep=True)
