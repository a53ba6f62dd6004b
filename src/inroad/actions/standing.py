"""Where I stand: the one thing to do next, and what has come of it so far."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from inroad.actions.reading import situation
from inroad.method import plan
from inroad.method.network import Network
from inroad.method.plan import Plan
from inroad.method.situation import Situation
from inroad.method.standing import Standing, standing
from inroad.method.ties import UNIX, Tie
from inroad.store.models import User

HISTORY_DAYS, HISTORY_POINTS = 730, 80
"""How far back a person's standing is told, and on about how many days."""
BEFORE_DAYS = 21
"""How long before the first behaviour it begins, so that the first change can be seen."""
WEEKS, FEWEST_WEEKS = 26, 8
"""How many weeks are told at most; and at least, once there is one."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What counts, in the last 30 days and in all: talks, needs met; and promises open."""

    talks: int
    talks_lately: int
    needs_met: int
    asks: int
    asks_answered: int
    promises_open: int


class Week(NamedTuple):
    """What was done in the week that begins on a Monday."""

    begins: date
    talks: int
    needs_met: int


def overview(viewer: User, now: datetime) -> tuple[Situation, Plan, Progress]:
    """The situation, the plan as it would be now (not kept), and progress."""
    thought = situation(viewer, now.date())
    return thought, plan.best_in(thought, viewer.minutes_a_week), progress(thought)


def progress(thought: Situation) -> Progress:
    """What has come of it so far."""
    network, lately = thought.network, thought.now - timedelta(days=30)
    asks = [ask for ask in network.asks if ask.state in ("introduced", "declined", "silent")]
    return Progress(
        talks=len(network.conversations),
        talks_lately=sum(talk.on >= lately for talk in network.conversations),
        needs_met=sum(each.kind == "need_met" for each in network.evidence),
        asks=len(asks),
        asks_answered=sum(ask.state == "introduced" for ask in asks),
        promises_open=sum(each.by_me and each.is_open for each in network.promises),
    )


def weeks(thought: Situation) -> tuple[Week, ...]:
    """Conversations held and needs met, week by week until now; () before the first of them."""
    talks = [talk.on for talk in thought.network.conversations]
    met = [each.on for each in thought.network.evidence if each.kind == "need_met"]
    this = _monday(thought.now)
    days = [on for on in (*talks, *met) if on <= thought.now]
    if not days or max(days) < this - timedelta(weeks=WEEKS - 1):
        return ()
    gone = (this - _monday(min(days))).days // 7 + 1
    count = min(max(gone, FEWEST_WEEKS), WEEKS)
    begins = [this - timedelta(weeks=count - 1 - at) for at in range(count)]
    return tuple(Week(each, _within(talks, each), _within(met, each)) for each in begins)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _within(days: Iterable[date], monday: date) -> int:
    return sum(_monday(day) == monday for day in days)


def history(thought: Situation, person: int) -> tuple[tuple[date, Standing], ...]:
    """What somebody held of me on each of some days until now, at most two years back.

    It changes at once on the day of a behaviour, so each has the day before beside it.

    Returns: (day, standing), the earliest first; () where nothing has happened and no
        contact is known.
    """
    shown = [each for each in thought.evidence.get(person, []) if each.on <= thought.now]
    tie, first = thought.tie(person), _first_contact(thought.network, person)
    begins = min([*(each.on for each in shown), *([first] if first else [])], default=None)
    if begins is None:
        return ()
    since = begins - timedelta(days=BEFORE_DAYS)
    since = max(since, thought.now - timedelta(days=HISTORY_DAYS))
    whole = (thought.now - since).days
    days = {since + timedelta(days=whole * at // HISTORY_POINTS) for at in range(HISTORY_POINTS)}
    turns = [*(each.on for each in shown), *([first] if first else []), thought.now]
    days |= {day for turn in turns for day in (turn - timedelta(days=1), turn) if day >= since}
    return tuple(
        (day, standing(shown, _tie_on(day, tie, first, thought), day, thought.parameters))
        for day in sorted(days)
    )


def _first_contact(network: Network, person: int) -> date | None:
    """The day of the first trace of somebody and me."""
    traces, me = network.contacts, network.me
    rows = (traces.sender == me) & (traces.other == person)
    rows |= (traces.sender == person) & (traces.other == me)
    found = [UNIX + timedelta(days=int(day)) for day in traces.first[rows]]
    found += [talk.on for talk in network.conversations if person in talk.people]
    return min(found, default=None)


def _tie_on(day: date, tie: Tie | None, first: date | None, thought: Situation) -> Tie | None:
    """Our tie as it was: none before the first trace, fading since the last one.

    In between only the sum of all contact is kept, so it is taken to have been
    as lively as on the day of the last trace (assumed).
    """
    if tie is None or tie.last is None:
        return tie
    silent = (thought.now - max(day, tie.last)).days
    grown = 2.0 ** (max(silent, 0) / thought.parameters.contact_half_life_days)
    began = first is not None and first <= day
    return replace(tie, energy=tie.energy * grown if began else 0.0)
