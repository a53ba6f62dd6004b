"""Small corrections: somebody's facts, a need, a promise; and who is left out of plans."""

from dataclasses import dataclass
from datetime import date, datetime

from inroad.actions import goals, promising
from inroad.store import keep, models
from inroad.store.models import Kept, User
from inroad.store.refusals import NotFound
from inroad.store.visible import one, visible_to

KIND = "edited"


@dataclass(frozen=True, slots=True)
class Facts:
    """Somebody's facts as they are to be.

    `position` is the row that title, unit and organisation correct; 0 for a
    position that is not known yet, which ends no other.
    """

    name: str
    location: str = ""
    position: int = 0
    title: str = ""
    unit: str = ""
    organisation: str = ""

    @property
    def work(self) -> dict[str, str]:
        """The position's columns."""
        return {
            "title": self.title[:500],
            "unit": self.unit[:300],
            "organisation": self.organisation[:300],
        }


def edit_person(
    viewer: User, person: int, told: Facts, now: datetime, *, moved: bool = False
) -> int | None:
    """Correct somebody's facts. A name is never emptied; an emptied position has ended.

    Args:
        moved: the position is a new one: the one before ends today, and stays known.
    Returns: the batch, by which it is undone; None where nothing changed.
    Raises: NotFound: nobody has this id, or the position is not theirs.
    """
    row = one(viewer, models.Person, person)
    with keep.batch(viewer, kind=KIND, label=row.name, now=now) as batch:
        batch.change(row, name=told.name[:300] or row.name, location=told.location[:300])
        _edit_work(batch, person, told, now.date(), moved)
        if batch.touched:
            goals.refresh(batch, now)
    return batch.id if batch.touched else None


def _edit_work(batch: keep.OpenBatch, person: int, told: Facts, today: date, moved: bool) -> None:
    held = one(batch.viewer, models.Position, told.position) if told.position else None
    if held is not None and held.person_id != person:
        raise NotFound(model="position", id=told.position)
    named = any(told.work.values())
    same = held is not None and told.work == {each: getattr(held, each) for each in told.work}
    if held is not None and not same and (moved or not named):
        batch.change(held, until=today)
    elif held is not None:
        batch.change(held, **told.work)
    if named and not same and (moved or held is None):
        since = today if moved else None
        batch.add(models.Position(person_id=person, since=since, seen_on=today, **told.work))


def add_need(
    viewer: User, person: int, text: str, on: date, stated: bool, now: datetime
) -> int | None:
    """Keep what somebody needs: said by them, or guessed by me. Said again, it is the same.

    Returns: the batch, by which it is undone; None where it is known.
    Raises: NotFound: nobody has this id.
    """
    row = one(viewer, models.Person, person)
    rows = visible_to(viewer, models.Need).filter(person=row, text=text, met_on=None)
    if rows.exists():
        return None
    with keep.batch(viewer, kind="need", label=text, now=now) as batch:
        batch.add(models.Need(person_id=row.pk, text=text, stated=stated, on=on))
    return batch.id


def add_promise(
    viewer: User, person: int, text: str, due: date | None, by_me: bool, now: datetime
) -> int | None:
    """Keep a promise, mine or theirs. Made again, it is the same; as `add_need`."""
    row = one(viewer, models.Person, person)
    rows = visible_to(viewer, models.Promise).filter(person=row, text=text, by_me=by_me)
    if rows.filter(kept_on=None, dropped=False).exists():
        return None
    return promising.promise(viewer, person, text, due, now, by_me).batch_id


def settle_promise(viewer: User, number: int, kept: bool, now: datetime) -> int | None:
    """Say that a promise was kept, or no longer stands; settled once, it stays as it is.

    Returns: the batch, by which it is undone; None where nothing changed.
    Raises: NotFound: there is none with this id.
    """
    row = one(viewer, models.Promise, number)
    if row.kept_on or row.dropped:
        return None
    said = "kept" if kept else "dropped"
    with keep.batch(viewer, kind="promise", label=f"{said}: {row.text}", now=now) as batch:
        if kept:
            promising.settle(viewer, batch, row, now.date())
        else:
            batch.change(row, dropped=True)
    return batch.id


def need(viewer: User, number: int) -> models.Need:
    """One need, to correct it. Raises: NotFound."""
    return one(viewer, models.Need, number)


def promise(viewer: User, number: int) -> models.Promise:
    """One promise, to correct it. Raises: NotFound."""
    return one(viewer, models.Promise, number)


def edit_need(
    viewer: User, number: int, text: str, on: date | None, stated: bool, now: datetime
) -> int | None:
    """Correct a need; an emptied text stays as it was. Returns: the batch, or None.

    Raises: NotFound: there is none with this id.
    """
    row = need(viewer, number)
    return _corrected(viewer, row, now, text=text or row.text, on=on, stated=stated)


def edit_promise(
    viewer: User, number: int, text: str, due: date | None, now: datetime
) -> int | None:
    """Correct a promise; as `edit_need`."""
    row = promise(viewer, number)
    return _corrected(viewer, row, now, text=text or row.text, due=due)


def _corrected(
    viewer: User, row: Kept, now: datetime, *, text: str, **values: object
) -> int | None:
    with keep.batch(viewer, kind=KIND, label=text, now=now) as batch:
        batch.change(row, text=text, **values)
    return batch.id if batch.touched else None


def leave_out(viewer: User, person: int, now: datetime) -> int | None:
    """ "Not this person": no plan proposes them and no chain leads through them.

    Returns: the batch, by which it is undone; None where that holds already.
    Raises: NotFound: nobody has this id.
    """
    row = one(viewer, models.Person, person)
    if _left_out(viewer, person):
        return None
    step = {"key": f"first_talk:{person}:0:0", "kind": "first_talk", "state": "not_this_person"}
    with keep.batch(viewer, kind="not_this_person", label=row.name, now=now) as batch:
        batch.add(models.Step(person_id=row.pk, on=now.date(), **step))
    return batch.id


def let_in(viewer: User, person: int, now: datetime) -> int | None:
    """The other way round; as `leave_out`."""
    row, steps = one(viewer, models.Person, person), _left_out(viewer, person)
    if not steps:
        return None
    with keep.batch(viewer, kind=KIND, label=row.name, now=now) as batch:
        batch.remove_many(models.Step, steps)
    return batch.id


def _left_out(viewer: User, person: int) -> list[int]:
    rows = visible_to(viewer, models.Step).filter(person_id=person, state="not_this_person")
    return list(rows.values_list("pk", flat=True))
