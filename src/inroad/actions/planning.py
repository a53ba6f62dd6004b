"""The week's plan: proposed, kept, and what became of each suggestion."""

from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any
from weakref import WeakKeyDictionary

from inroad.actions import promising
from inroad.actions.reading import situation
from inroad.errors import InroadError
from inroad.method import plan
from inroad.method.plan import Card, Plan
from inroad.method.situation import Situation
from inroad.method.steps import NextStep
from inroad.store import keep, models
from inroad.store.models import User
from inroad.store.visible import visible_to


class NoCard(InroadError):
    """The last plan has no card with this number."""

    code, http_status, exit_code = "plan.no_card", 404, 4


class CardOutdated(InroadError):
    """Somebody on the card is not there any more: merged, forgotten, or taken back."""

    code, http_status, exit_code = "plan.outdated", 409, 5


class StepSettled(InroadError):
    """A suggestion is not open any more: done, put off, or taken over by what happened."""

    code, http_status, exit_code = "plan.settled", 409, 5


_weeks: WeakKeyDictionary[Situation, dict[int, Plan]] = WeakKeyDictionary()


def week(viewer: User, now: datetime, minutes: int | None = None) -> tuple[Situation, Plan]:
    """The plan as it is now, for looking at: nothing is kept.

    Args:
        minutes: the time for it; the viewer's usual week when None.
    """
    thought = situation(viewer, now.date())
    minutes = viewer.minutes_a_week if minutes is None else minutes
    plans = _weeks.setdefault(thought, {})
    if minutes not in plans:
        plans[minutes] = plan.best_in(thought, minutes)
    return thought, plans[minutes]


def propose(
    viewer: User, now: datetime, minutes: int | None = None, keeping: bool = True
) -> tuple[Situation, Plan]:
    """Propose the next conversations and keep the proposal.

    Raises: Moved: something was kept by another program in between.
    """
    thought, proposal = week(viewer, now, minutes)
    if keeping and (proposal.cards or proposal.promises):
        _kept(viewer, proposal, now, against=thought.network.revision)
    return thought, proposal


def _kept(viewer: User, proposal: Plan, now: datetime, against: int) -> None:
    cards = [_kept_card(card) for card in (*proposal.promises, *proposal.cards)]
    last = visible_to(viewer, models.Plan).order_by("-pk").first()
    if last is not None and last.on == proposal.on and last.cards == cards:
        return
    with keep.batch(viewer, kind="plan", label="plan", now=now, against=against) as batch:
        batch.add(models.Plan(on=proposal.on, minutes=proposal.minutes, cards=cards))


def _kept_card(card: Card) -> dict[str, Any]:
    return _kept_step(card.step)


def _kept_step(step: NextStep) -> dict[str, Any]:
    people = sorted({step.person, step.first, step.other or step.person} - {0})
    return {
        "key": step.key,
        "kind": step.kind,
        "person": step.person,
        "people": people,
        "row": step.row,
    }


def mark(
    viewer: User, number: int, state: str, now: datetime, until: date | None = None
) -> dict[str, Any]:
    """Say what became of a card of the last plan: done, snoozed, not_this_person, dismissed.

    Args:
        number: the card's number in the plan, from 1.
        until: for "snoozed"; a week from now when not given.
    Returns: the card as it was kept.
    Raises: NoCard: no such number. CardOutdated: it is about somebody who is gone.
    """
    last = visible_to(viewer, models.Plan).order_by("-pk").first()
    if last is None or not 1 <= number <= len(last.cards):
        raise NoCard(number=number, count=len(last.cards) if last else 0)
    card: dict[str, Any] = last.cards[number - 1]
    _marked(viewer, card, state, now, until, label=f"card {number}")
    return card


def mark_step(viewer: User, key: str, state: str, now: datetime, until: date | None = None) -> int:
    """Say what became of a suggestion that is still open, by its key; as `mark`.

    Returns: the batch, by which it is undone.
    Raises: StepSettled: it is not open any more. Moved: somebody kept something meanwhile.
    """
    thought, proposal = week(viewer, now)
    shown = [card.step for card in (*proposal.promises, *proposal.cards)]
    # A page that was loaded earlier may show a step that today's plan does not choose.
    found = (step for step in chain(shown, plan.next_steps(thought)) if step.key == key)
    step = next(found, None)
    if step is None:
        raise StepSettled(key=key)
    name = thought.person(step.person).name
    against = thought.network.revision
    return _marked(viewer, _kept_step(step), state, now, until, name, against)


def _marked(
    viewer: User,
    card: dict[str, Any],
    state: str,
    now: datetime,
    until: date | None,
    label: str,
    against: int | None = None,
) -> int:
    wanted = {card["person"], *card["people"]}
    if visible_to(viewer, models.Person).filter(pk__in=wanted).count() < len(wanted):
        raise CardOutdated(card=label)
    until = (until or now.date() + timedelta(days=7)) if state == "snoozed" else None
    with keep.batch(viewer, kind=state, label=label, now=now, against=against) as batch:
        batch.add(
            models.Step(
                key=card["key"],
                person_id=card["person"],
                kind=card["kind"],
                state=state,
                on=now.date(),
                until=until,
            )
        )
        if state == "done":
            _done(viewer, batch, card, now)
    return batch.id


def _done(viewer: User, batch: keep.OpenBatch, card: dict[str, Any], now: datetime) -> None:
    """What a finished card changes beyond itself."""
    kept = {
        "keep_promise": _kept_promise,
        "give": _gave,
        "apply": _applied,
        "ask_introduction": _asked,
        "nudge": _nudged,
    }.get(card["kind"])
    if kept is not None:
        kept(viewer, batch, card, now.date())


def _kept_promise(viewer: User, batch: keep.OpenBatch, card: dict[str, Any], today: date) -> None:
    promise = visible_to(viewer, models.Promise).filter(pk=card["row"], kept_on=None).first()
    if promise:
        promising.settle(viewer, batch, promise, today)


def _gave(viewer: User, batch: keep.OpenBatch, card: dict[str, Any], today: date) -> None:
    need = visible_to(viewer, models.Need).filter(pk=card["row"], met_on=None).first()
    if need:
        batch.change(need, met_on=today)
        shown = {"kind": "need_met", "on": today, "text": need.text}
        batch.add(models.Evidence(person_id=need.person_id, **shown))


def _applied(viewer: User, batch: keep.OpenBatch, card: dict[str, Any], today: date) -> None:
    opening = visible_to(viewer, models.Opening).filter(pk=card["row"], applied_on=None).first()
    if opening:
        batch.change(opening, applied_on=today)


def _asked(viewer: User, batch: keep.OpenBatch, card: dict[str, Any], today: date) -> None:
    target = card["person"]
    connector = next((each for each in card["people"] if each != target), None)
    if connector is not None:
        batch.add(models.Ask(connector_id=connector, target_id=target, state="asked", on=today))


def _nudged(viewer: User, batch: keep.OpenBatch, card: dict[str, Any], today: date) -> None:
    """The day of an ask is the day on which I last wrote; a promise has nothing to note."""
    asks = visible_to(viewer, models.Ask).filter(pk=card["row"] // 10)
    ask = asks.first() if card["row"] > 0 else None
    if ask:
        batch.change(ask, nudges=ask.nudges + 1, on=today)
