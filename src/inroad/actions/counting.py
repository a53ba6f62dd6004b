"""Counting my own asks, gifts and promises: each ask as it went, from what was kept of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from django.db.models import Q

from inroad.method.conversations import Ask
from inroad.method.own_numbers import OwnNumbers, Sent, own_numbers
from inroad.method.situation import Situation
from inroad.store import models
from inroad.store.models import User
from inroad.store.visible import visible_to

Course = tuple[str, date]
"""A state of an ask, and its day."""
SENT = "asked"
ANSWERED = ("introduced", "declined")

_counted: WeakKeyDictionary[Situation, OwnNumbers] = WeakKeyDictionary()


def counted(viewer: User, thought: Situation) -> OwnNumbers:
    """My own numbers in a situation, worked out once for each."""
    if thought not in _counted:
        sent = sent_asks(viewer, thought)
        _counted[thought] = own_numbers(thought.network, sent, thought.now)
    return _counted[thought]


def sent_asks(viewer: User, thought: Situation) -> list[Sent]:
    """Every ask that was sent, in the order in which they were kept.

    One that nobody noted before it had come to an end has no day on which it was
    sent: it is left out.
    """
    asks = [each for each in thought.network.asks if each.state != "to_ask"]
    went = _as_they_went(viewer, asks)
    contacts = _contact_days(viewer, thought, {each.connector for each in asks})
    found = []
    for ask in asks:
        sent_on = next((on for state, on in went[ask.id] if state == SENT), None)
        if sent_on is None or sent_on > thought.now:
            continue
        answered = (on for state, on in went[ask.id] if state in ANSWERED and on >= sent_on)
        days = (day for day in contacts[ask.connector] if day < sent_on)
        found.append(
            Sent(
                sent_on,
                answered_on=next(answered, None),
                introduced=ask.state == "introduced",
                last_contact=max(days, default=None),
                mutuals=_mutuals(thought, ask.connector),
            )
        )
    return found


def _as_they_went(viewer: User, asks: Iterable[Ask]) -> dict[int, list[Course]]:
    """Each state that an ask has had with its day, the earliest first.

    A row has the last of them only; those before stand in the journal.
    """
    went: dict[int, list[Course]] = {each.id: [(each.state, each.on)] for each in asks}
    rows = visible_to(viewer, models.Change).filter(table="ask", row__in=list(went))
    rows = rows.filter(batch__undone_at=None).exclude(before=None).order_by("-pk")
    for ask, before in rows.values_list("row", "before"):
        went[ask].insert(0, _before(before, *went[ask][0]))
    return went


def _before(changed: Any, state: str, on: date) -> Course:
    """How an ask was before some of its columns changed."""
    then = changed.get("on")
    return changed.get("state", state), date.fromisoformat(then) if then else on


def _contact_days(
    viewer: User, thought: Situation, people: set[int]
) -> Mapping[int, Iterable[date]]:
    """The days on which some people and I were in contact: by mail, in a meeting, in a talk."""
    me, found = thought.network.me, defaultdict[int, set[date]](set)
    rows = visible_to(viewer, models.Trace).filter(
        Q(sender=me, other__in=people) | Q(other=me, sender__in=people)
    )
    if people:
        for sender, other, at in rows.values_list("sender_id", "other_id", "at").iterator():
            found[other if sender == me else sender].add(at.date())
    for talk in thought.network.conversations:
        for who in people.intersection(talk.people):
            found[who].add(talk.on)
    return found


def _mutuals(thought: Situation, person: int) -> int:
    """Contacts in common, as they are now: how many there were then is not kept."""
    ties = thought.ties
    return len(ties.contacts_of(thought.network.me) & ties.contacts_of(person))
