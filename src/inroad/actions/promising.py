"""Promises both ways: what I owe comes first."""

from datetime import date, datetime

from inroad.actions.reading import parameters
from inroad.method.value import Need, need_met
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
        settle(viewer, batch, row, now.date())
    return row


def settle(viewer: User, batch: keep.OpenBatch, row: models.Promise, today: date) -> None:
    """A promise is kept; mine is a gift, which counts in full where it meets what they said."""
    batch.change(row, kept_on=today)
    if not row.by_me:
        return
    need = need_met_by(viewer, row.person_id, row.text, today)
    if need is not None:
        batch.change(need, met_on=today)
    kind = "need_met" if need else "gift_unmet"
    batch.add(models.Evidence(person_id=row.person_id, kind=kind, on=today, text=row.text))


def need_met_by(viewer: User, person: int, given: str, today: date) -> models.Need | None:
    """What somebody said they need, and is met by what I gave, told in these words."""
    from inroad.language.meaning import terms

    rows = visible_to(viewer, models.Need).filter(person_id=person, stated=True, met_on=None)
    needs = {each.pk: each for each in rows}
    stated = [Need(each.pk, person, each.text, terms(each.text)) for each in rows]
    met = need_met(terms(given), stated, today, parameters())
    return needs[met] if met is not None else None


def dropped(viewer: User, number: int, now: datetime) -> models.Promise:
    """Say that a promise no longer stands. Raises: NotFound."""
    row = one(viewer, models.Promise, number)
    with keep.batch(viewer, kind="promise", label=f"dropped: {row.text}", now=now) as batch:
        batch.change(row, dropped=True)
    return row
