"""A logged line: understood, shown, and kept whole."""

from dataclasses import dataclass
from datetime import date, datetime

from inroad.actions import reading
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
    everybody = reading.names(viewer)
    offers = visible_to(viewer, models.Offer).filter(person=None).values_list("text", flat=True)
    return quicklog.read(line, today, everybody, last_person=last_person, offers=tuple(offers))


def log(
    viewer: User, said: Understood, now: datetime, once: str = "", against: int | None = None
) -> Logged:
    """Keep everything that a line says, as one batch.

    `once` names this wish to keep it: asked for again, it is not kept twice.
    `against` is the revision at which the line was understood.

    Raises: ValueError: something in it is still a question. Moved: the revision is
        another by now, and so may be what the line means.
    """
    if said.questions:
        raise ValueError("first settle what is ambiguous")
    with keep.batch(
        viewer, kind="log", label=said.line, now=now, digest=once, against=against
    ) as batch:
        # The account is locked, so no other can come between.
        before = kept_before(viewer, once, but=batch.id)
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


def kept_before(viewer: User, once: str, but: int = 0) -> int | None:
    """The batch that kept the same wish; None when none did, or `once` is ""."""
    rows = visible_to(viewer, models.Batch).filter(kind="log", digest=once)
    return rows.exclude(pk=but).values_list("pk", flat=True).first() if once else None
