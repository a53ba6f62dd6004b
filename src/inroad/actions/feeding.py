"""What is due, day by day, for a calendar that reads it by its secret address."""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from inroad.actions.reading import situation
from inroad.method.conversations import Ask, Promise, open_promises, working_days_after
from inroad.method.situation import Situation
from inroad.store.models import User

MOST = 500
APPLY_WITHIN_DAYS = 7
"""Openings have no closing day here, and are mostly filled from those who come soon (assumed)."""

Kind = Literal["promised", "was_promised", "put_off", "nudge", "apply"]


@dataclass(frozen=True, slots=True)
class Due:
    """One thing on one day. `key` stays the same; `step` is the kind of what was put off.

    `people` are those it is about, the first of them the one to write to; `said_on` is
    the day from which it is known.
    """

    key: str
    kind: Kind
    day: date
    said_on: date
    people: tuple[int, ...] = ()
    text: str = ""
    step: str = ""


def may_read(viewer: User, secret: str) -> bool:
    """Whether an address is the calendar's; none is while the seeker wants no calendar."""
    return bool(viewer.feed_secret) and hmac.compare_digest(
        secret.encode(), viewer.feed_secret.encode()
    )


def mark(viewer: User) -> str:
    """What tells this account's entries from any other's, and says nothing of it."""
    return hashlib.sha256(f"calendar:{viewer.secret}".encode()).hexdigest()[:16]


def due(viewer: User, now: datetime) -> tuple[Situation, tuple[Due, ...]]:
    """What is due: promises, what was put off, reminders, applications.

    Meetings to come are in the calendar that reads this already, and are not kept here.
    """
    thought = situation(viewer, now.date())
    found = [
        *_promises(thought), *_put_off(thought), *_nudges(thought), *_openings(thought),
    ]  # fmt: skip
    allowed = (each for each in found if not thought.ruled_out & set(each.people))
    return thought, tuple(sorted(allowed, key=lambda each: (each.day, each.key))[:MOST])


def _promises(thought: Situation) -> Iterator[Due]:
    owed = [*open_promises(thought.network.promises, by_me=True),
            *open_promises(thought.network.promises, by_me=False)]  # fmt: skip
    for each in owed:
        day = _promised_for(thought, each)
        if day is not None:
            kind: Kind = "promised" if each.by_me else "was_promised"
            yield Due(f"promise-{each.id}", kind, day, each.made_on, (each.person,), each.text)


def _promised_for(thought: Situation, promise: Promise) -> date | None:
    """The day that was said, or to which I put it off; None where neither is."""
    step = thought.steps.get(f"keep_promise:{promise.person}:0:{promise.id}")
    if step is not None and step.state == "snoozed" and promise.by_me:
        return step.until
    return promise.due


def _put_off(thought: Situation) -> Iterator[Due]:
    for key, step in thought.steps.items():
        waits = step.state == "snoozed" and step.until is not None and step.until >= thought.now
        if waits and step.until and step.kind != "keep_promise":
            yield Due(f"put-off-{key}", "put_off", step.until, step.on, (step.person,),
                      step=step.kind)  # fmt: skip


def _nudges(thought: Situation) -> Iterator[Due]:
    for ask in thought.network.asks:
        day, key = _nudged_on(thought, ask), f"nudge:{ask.target}:0:{ask.id * 10 + ask.nudges}"
        if day is not None and key not in thought.steps:
            yield Due(f"ask-{ask.id}-{ask.nudges}", "nudge", day, ask.on,
                      (ask.connector, ask.target))  # fmt: skip


def _nudged_on(thought: Situation, ask: Ask) -> date | None:
    """After 3 and 7 working days, then never again, as the plan does."""
    p = thought.parameters
    if ask.state != "asked" or ask.nudges > 1:
        return None
    first, second = int(p.nudge_first_working_days), int(p.nudge_second_working_days)
    return working_days_after(ask.on, second - first if ask.nudges else first)


def _openings(thought: Situation) -> Iterator[Due]:
    for each in thought.network.openings:
        fresh = (thought.now - each.heard_on).days <= thought.parameters.posted_days
        if each.stage == "posted" and each.applied_on is None and fresh and thought.is_there(each):
            text = " at ".join(filter(None, (each.title, each.organisation)))
            day = each.heard_on + timedelta(days=APPLY_WITHIN_DAYS)
            yield Due(f"opening-{each.id}", "apply", day, each.heard_on, text=text)
