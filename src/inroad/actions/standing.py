"""Where I stand: the one thing to do next, and what has come of it so far."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from inroad.actions.planning import MINUTES
from inroad.actions.reading import situation
from inroad.method import plan
from inroad.method.plan import Plan
from inroad.method.situation import Situation
from inroad.store.models import User


@dataclass(frozen=True, slots=True)
class Progress:
    """What counts, in the last 30 days and in all: talks, needs met; and promises open."""

    talks: int
    talks_lately: int
    needs_met: int
    asks: int
    asks_answered: int
    promises_open: int


def overview(viewer: User, now: datetime) -> tuple[Situation, Plan, Progress]:
    """The situation, the plan as it would be now (not kept), and progress."""
    thought = situation(viewer, now.date())
    network, lately = thought.network, now.date() - timedelta(days=30)
    asks = [ask for ask in network.asks if ask.state in ("introduced", "declined", "silent")]
    progress = Progress(
        talks=len(network.conversations),
        talks_lately=sum(talk.on >= lately for talk in network.conversations),
        needs_met=sum(each.kind == "need_met" for each in network.evidence),
        asks=len(asks),
        asks_answered=sum(ask.state == "introduced" for ask in asks),
        promises_open=sum(each.by_me and each.is_open for each in network.promises),
    )
    return thought, plan.best_in(thought, MINUTES), progress
