"""Two people become one, and nothing is said twice."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from inroad.store import keep, models
from inroad.store.models import User
from inroad.store.refusals import NotFound, NotYourself
from inroad.store.visible import visible_to

Fill = Callable[..., dict[str, Any]]
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)


def test_everything_of_the_other_becomes_theirs(viewer: User, fill: Fill) -> None:
    """No row points at the one who is gone."""
    ada, ben, *_ = fill(viewer)["people"]
    keep.merge(viewer, ben.pk, ada.pk, now=NOW)
    assert not visible_to(viewer, models.Person).filter(pk=ada.pk).exists()
    assert {ben.pk} == {
        visible_to(viewer, model).get().person_id
        for model in (models.Need, models.Promise, models.Evidence, models.Participant)
    }
    assert 2 == visible_to(viewer, models.Identifier).filter(person=ben).count()


def test_nobody_is_tied_to_themselves(viewer: User, fill: Fill) -> None:
    """What was between the two is gone: contact, reporting, the word that they differ."""
    ada, ben, *_ = fill(viewer)["people"]
    keep.merge(viewer, ben.pk, ada.pk, now=NOW)
    assert [0, 0, 0, 0] == [
        visible_to(viewer, model).count()
        for model in (models.Reporting, models.Distinct, models.Named, models.Ask)
    ]
    assert not visible_to(viewer, models.Trace).filter(sender=ben, other=ben).exists()


def test_what_both_had_is_kept_once(viewer: User) -> None:
    """The same message to both, the same talk with both, the same position of both."""
    with keep.batch(viewer, kind="import", now=NOW) as batch:
        ada, also, ben = batch.add_many(
            [models.Person(name=name) for name in ("Ada", "A. L.", "Ben")]
        )
        talk = batch.add(models.Conversation(on=DAY))
        for each in (ada, also):
            batch.add_many(
                [
                    models.Participant(conversation=talk, person=each),
                    models.Position(person=each, organisation="Acme", title="Engineer"),
                    models.Trace(source="mbox", uid="m1", kind="message", at=NOW, sender=ben,
                                 other=each),
                ]
            )  # fmt: skip
    keep.merge(viewer, ada.pk, also.pk, now=NOW)
    assert [1, 1, 1] == [
        visible_to(viewer, model).count()
        for model in (models.Participant, models.Position, models.Trace)
    ]


def test_what_is_known_of_either_is_known(viewer: User) -> None:
    """A place and a connection that only the other had are taken over; a name is not."""
    with keep.batch(viewer, kind="import", now=NOW) as batch:
        ada = batch.add(models.Person(name="Ada"))
        also = batch.add(models.Person(name="A. L.", location="Rome", connected=True))
    keep.merge(viewer, ada.pk, also.pk, now=NOW)
    kept = visible_to(viewer, models.Person).get(pk=ada.pk)
    assert ("Ada", "Rome", True) == (kept.name, kept.location, kept.connected)


def test_a_merge_that_makes_no_sense_is_refused(viewer: User, stranger: User, fill: Fill) -> None:
    """Me into somebody, one with themselves, with nobody's or somebody else's person."""
    ada = fill(viewer)["people"][0]
    me = visible_to(viewer, models.Person).get(is_me=True)
    theirs = visible_to(stranger, models.Person).get()
    with pytest.raises(NotYourself):
        keep.merge(viewer, ada.pk, me.pk, now=NOW)
    with pytest.raises(ValueError):
        keep.merge(viewer, ada.pk, ada.pk, now=NOW)
    for missing in (theirs.pk, 999_999):
        with pytest.raises(NotFound):
            keep.merge(viewer, ada.pk, missing, now=NOW)
