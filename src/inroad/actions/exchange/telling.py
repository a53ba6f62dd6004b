"""A kept round with everything that is told of it, and its report written."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from inroad.actions.exchange.files import Round
from inroad.actions.exchange.keeping import Kept, NotKept
from inroad.method.exchange.comparing import PLANS, compared
from inroad.method.exchange.explaining import Explained, one_more_seat
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
    )  # fmt: skip


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
    quick = replace(wanted, objective="moves", time_limit=max(wanted.time_limit * SHARE, 1.0))
    seats = []
    for at, each in enumerate(one_more_seat(first.explained, quick.clear, MOST_SEATS)):
        seats.append(each)
        moved("one more seat", at + 1, steps)
    beside = []
    for at, other in enumerate(compared(first.pool, wanted.chains, wanted.aims, quick.time_limit)):
        beside.append(other)
        moved(other.name, MOST_SEATS + at + 1, steps)
    return replace(first, more_seats=seats, beside=beside)


def write(page: str, into: Path) -> None:
    """Write a page whole or not at all, for its owner's eyes alone.

    Raises: NotKept: it cannot be written.
    """
    draft = into.with_name(f".{into.name}.{os.getpid()}")
    try:
        descriptor = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as out:
            out.write(page)
        draft.replace(into)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise NotKept(file=str(into), said=error.strerror or "") from None
