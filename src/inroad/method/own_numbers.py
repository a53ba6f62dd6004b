"""What came of my own asks, gifts and promises, counted; never a grade.

An ask is counted as the replays count a first message: an answer within
fourteen days, by how the two stood before it. So the ranges of docs/why.md can
stand beside the counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from inroad.method.network import Network

ANSWER_DAYS = 14
"""An answer counts that came within so many days (docs/evidence.md, question 3)."""
FEWEST = 5
"""Below so many, a count says nothing about what comes next. Assumed."""

Before = Literal[
    "week", "quarter", "half_year", "longer", "mutuals_0", "mutuals_1", "mutuals_3", "mutuals_6",
    "mutuals_11",
]  # fmt: skip
"""How two people stood before an ask: contact within a week, within three months, within
six, longer ago; or none ever, with 0, 1 or 2, 3 to 5, 6 to 10, more contacts in common."""
BEFORE: tuple[Before, ...] = get_args(Before)

_WITHIN: tuple[tuple[int, Before], ...] = ((7, "week"), (89, "quarter"), (182, "half_year"))
_IN_COMMON: tuple[tuple[int, Before], ...] = (
    (0, "mutuals_0"), (2, "mutuals_1"), (5, "mutuals_3"), (10, "mutuals_6"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """An ask that I sent, as it went.

    `answered_on` is the day of a yes or a no, `introduced` whether it was a yes that
    was kept. `last_contact` is the day of the last contact before it; `mutuals` are the
    contacts in common, as far as they are known.
    """

    sent_on: date
    answered_on: date | None = None
    introduced: bool = False
    last_contact: date | None = None
    mutuals: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """`some` of my own `of`."""

    some: int
    of: int

    @property
    def says_something(self) -> bool:
        """Whether there are enough to compare them with anything."""
        return self.of >= FEWEST


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """What I did and what came of it.

    `answered` is of the asks that are old enough to know; `by_tie` the same, for each
    way in which we stood before, those without an ask left out. `early` asks are younger.
    `introduced` counts asks that led to an introduction. `needs_met` is of all gifts,
    `kept` of my promises that are kept or past their day.
    """

    asks: int
    answered: Count
    by_tie: tuple[tuple[Before, Count], ...]
    early: int
    introduced: int
    talks: int
    needs_met: Count
    kept: Count
    promises_open: int

    @property
    def nothing_yet(self) -> bool:
        """Whether nothing has been done that could be counted."""
        done = self.asks + self.talks + self.needs_met.of + self.kept.of
        return not done and not self.promises_open


def own_numbers(network: Network, sent: Sequence[Sent], now: date) -> OwnNumbers:
    """My own numbers on a day.

    Args:
        sent: my asks, as they went; an ask that nobody sent yet is none.
    """
    old = [each for each in sent if (now - each.sent_on).days >= ANSWER_DAYS]
    shown = [each.kind for each in network.evidence if each.on <= now]
    mine = [each for each in network.promises if each.by_me and not each.dropped]
    kept = sum(each.kept_on is not None for each in mine)
    met = shown.count("need_met")
    return OwnNumbers(
        asks=len(sent),
        answered=_answered(old),
        by_tie=tuple(
            (kind, _answered(group))
            for kind in BEFORE
            if (group := [each for each in old if before(each) == kind])
        ),
        early=len(sent) - len(old),
        introduced=sum(each.introduced for each in sent),
        talks=sum(talk.on <= now for talk in network.conversations),
        needs_met=Count(met, met + shown.count("gift_unmet")),
        kept=Count(kept, kept + sum(each.is_open and each.day < now for each in mine)),
        promises_open=sum(each.is_open for each in mine),
    )


def before(ask: Sent) -> Before:
    """How the two stood before an ask."""
    if ask.last_contact is None:
        fitting = (kind for most, kind in _IN_COMMON if ask.mutuals <= most)
        return next(fitting, "mutuals_11")
    silent = (ask.sent_on - ask.last_contact).days
    return next((kind for most, kind in _WITHIN if silent <= most), "longer")


def _answered(asks: Iterable[Sent]) -> Count:
    """How many had an answer in time: one that came later is none, as in the replays."""
    in_time = [
        each.answered_on is not None
        and each.answered_on <= each.sent_on + timedelta(days=ANSWER_DAYS)
        for each in asks
    ]
    return Count(sum(in_time), len(in_time))
