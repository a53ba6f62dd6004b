"""Promises both ways: what I owe comes first."""

from datetime import date, datetime

from inroad.store import keep, models
from inroad.store.models import User
from inroad.store.visible import one, visible_to


def promise(
    viewer: User, person: int, text: str, due: date | None, now: datetime, by_me: bool = True
) -> models.Promise:
    """Keep a promise, mine or theirs."""
    with keep.batch(viewer, kind="promise", label=text, now=now) as batch:
        return batch.add(
            models.Promise(
                person_id=one(viewer, models.Person, person).pk,
                by_me=by_me,
                text=text,
                made_on=now.date(),
                due=due,
            )
        )


def open_promises(viewer: User) -> list[models.Promise]:
    """What is still owed, by me first, the earliest due first."""
    rows = visible_to(viewer, models.Promise).filter(kept_on=None, dropped=False)
    found = list(rows.select_related("person"))
    return sorted(found, key=lambda p: (not p.by_me, p.due is None, p.due or p.made_on, p.pk))


def kept(viewer: User, number: int, now: datetime) -> models.Promise:
    """Say that a promise was kept. Raises: NotFound."""
    row = one(viewer, models.Promise, number)
    with keep.batch(viewer, kind="promise", label=f"kept: {row.text}", now=now) as batch:
        batch.change(row, kept_on=now.date())
        if row.by_me:
            batch.add(
                models.Evidence(
                    person_id=row.person_id, kind="need_met", on=now.date(), text=row.text
                )
            )
    return row


def dropped(viewer: User, number: int, now: datetime) -> models.Promise:
    """Say that a promise no longer stands. Raises: NotFound."""
    row = one(viewer, models.Promise, number)
    with keep.batch(viewer, kind="promise", label=f"dropped: {row.text}", now=now) as batch:
        batch.change(row, dropped=True)
    return row
