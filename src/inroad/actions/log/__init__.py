"""A logged line: understood, shown, and kept whole."""

from dataclasses import dataclass
from datetime import date, datetime

from inroad.actions import people
from inroad.actions.log import facts, settling
from inroad.actions.log.entry import Entry
from inroad.language import quicklog
from inroad.language.quicklog import Understood
from inroad.store import keep, models
from inroad.store.models import User
from inroad.store.visible import visible_to


@dataclass(frozen=True, slots=True)
class Logged:
    """What was kept: the batch to undo, the people, and what it settled.

    `batch` is None when there was nothing to keep.
    """

    batch: int | None
    people: tuple[int, ...]
    new_people: tuple[str, ...]
    promises_kept: tuple[str, ...]
    needs_met: tuple[str, ...]


def understood(viewer: User, line: str, today: date, last_person: int | None = None) -> Understood:
    """What a line says, as far as rules can tell; nothing is kept.

    `last_person` is whom "she" or a line without a name is about.
    """
    everybody = people.names(viewer)
    for me in visible_to(viewer, models.Person).filter(is_me=True).values_list("id", flat=True):
        everybody.pop(me, None)
    offers = visible_to(viewer, models.Offer).filter(person=None).values_list("text", flat=True)
    return quicklog.read(line, today, everybody, last_person=last_person, offers=tuple(offers))


def log(viewer: User, said: Understood, now: datetime, once: str = "") -> Logged:
    """Keep everything that a line says, as one batch.

    `once` names this wish to keep it: asked for again, it is not kept twice.

    Raises: ValueError: something in it is still a question.
    """
    if said.questions:
        raise ValueError("first settle what is ambiguous")
    with keep.batch(viewer, kind="log", label=said.line, now=now, digest=once) as batch:
        before = _kept_before(batch, once)
        if before is not None:
            return Logged(before, (), (), (), ())
        entry = Entry(batch, said, now.date())
        facts.write(entry)
        settling.write(entry)
        return Logged(
            batch.id if batch.touched else None,
            tuple(entry.ids),
            tuple(entry.new_people),
            tuple(entry.promises_kept),
            tuple(entry.needs_met),
        )


def _kept_before(batch: keep.OpenBatch, once: str) -> int | None:
    """The batch that kept the same wish; the account is locked, so no other can come between."""
    rows = visible_to(batch.viewer, models.Batch).filter(kind="log", digest=once)
    return rows.exclude(pk=batch.id).values_list("pk", flat=True).first() if once else None
