"""Everything a plan needs, in a fixed number of queries."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from inroad.language import meaning
from inroad.method import conversations, goal, network, value
from inroad.method.parameters import Parameters
from inroad.store import goals, keep, models, snapshot
from inroad.store.models import User
from inroad.store.visible import visible_to

Fill = Callable[..., dict[str, Any]]
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)
HALF_LIFE = Parameters.DEFAULT.contact_half_life_days


def test_the_number_of_queries_does_not_grow(
    store: str, viewer: User, stranger: User, fill: Fill
) -> None:
    """Five people and five hundred take the same number of queries, and so does nobody."""
    fill(viewer, people=5)
    fill(stranger, people=500)
    nobody = User.objects.using(store).create(created=NOW)
    counts = []
    for who in (viewer, stranger, nobody):
        with CaptureQueriesContext(connections[store]) as asked:
            snapshot.of(who, Parameters.DEFAULT)
        counts.append(len([each for each in asked if "SELECT" in each["sql"]]))
    assert [19, 19, 19] == counts


def test_a_snapshot_is_of_one_revision(viewer: User, fill: Fill) -> None:
    """What was read can be checked against what is there when it is kept."""
    fill(viewer)
    assert viewer.revision == snapshot.of(viewer, Parameters.DEFAULT).revision


def test_people_have_their_positions_and_managers(viewer: User, fill: Fill) -> None:
    """Positions with their titles read, the manager seen last, and who is connected."""
    ada, ben, cleo = fill(viewer)["people"]
    with keep.batch(viewer, kind="import", now=NOW) as batch:
        batch.add(models.Reporting(person=ada, manager=cleo, seen_on=DAY + timedelta(days=1)))
    seen = snapshot.of(viewer, Parameters.DEFAULT)
    me = visible_to(viewer, models.Person).get(is_me=True)
    assert {me.pk, ada.pk, ben.pk, cleo.pk} == set(seen.people)
    assert me.pk == seen.me
    assert frozenset({ada.pk, cleo.pk}) == seen.connected
    person = seen.people[ada.pk]
    assert ("Person 0", cleo.pk) == (person.name, person.reports_to)
    (position,) = person.positions
    assert ("Acme", "Data", "Data Engineer", DAY, None) == (
        position.organisation,
        position.unit,
        position.title.text,
        position.since,
        position.until,
    )


def test_each_row_becomes_the_methods_value(viewer: User, fill: Fill) -> None:
    """Field by field, as the method has them."""
    filled = fill(viewer)
    ada, ben, _ = (each.pk for each in filled["people"])
    seen = snapshot.of(viewer, Parameters.DEFAULT)

    def key(model: Any) -> int:
        return int(visible_to(viewer, model).get().pk)

    talk = filled["talk"].pk
    assert (
        conversations.Conversation(talk, (ada,), DAY, "lunch", "lunch with Person 0"),
    ) == seen.conversations
    assert (conversations.Evidence(key(models.Evidence), ada, "talk", DAY),) == seen.evidence
    assert (
        conversations.Promise(key(models.Promise), ada, True, "the checklist", DAY),
    ) == seen.promises
    assert (conversations.Learnt(key(models.Learnt), "they grow", DAY, person=ada),) == seen.learnt
    assert (conversations.Named(key(models.Named), ada, ben, "job_creator", DAY),) == seen.named
    assert (
        conversations.Opening(key(models.Opening), "Acme", "Analyst", "posted", DAY),
    ) == seen.openings
    assert (conversations.Ask(key(models.Ask), ada, ben, "to_ask", DAY),) == seen.asks
    assert (network.Step("talk", ada, "talk", "done", DAY),) == seen.steps
    assert frozenset({"Acme"}) == seen.followed
    (need,), (offer,) = seen.needs, seen.offers
    assert (ada, "onboarding docs", True, DAY, talk, None) == (
        need.person,
        need.text,
        need.stated,
        need.on,
        need.conversation,
        need.met_on,
    )
    assert ("know_how", "carbon accounting", None) == (offer.kind, offer.text, offer.person)
    assert isinstance(need, value.Need)
    assert meaning.terms("onboarding docs") == need.terms
    assert meaning.terms("carbon accounting") == offer.terms
    assert set(seen.title_terms) == {"Data Engineer", "Head of Data"}
    assert meaning.terms("Head of Data") == seen.title_terms["Head of Data"]
    assert "Nobody's title" not in seen.title_terms


def test_a_goal_comes_back_as_it_was_kept(viewer: User) -> None:
    """Places, hypotheses and all; a new goal ends the one before it, and undo brings it back."""
    wanted = goal.Goal(
        sentence="something in climate, at best at Acme in Lisbon by June",
        places=(
            goal.Place("Acme", location="Lisbon", kind_of_work="climate", words=("carbon",)),
            goal.Place(unit="Data", within="unit b"),
        ),
        role="analyst",
        by=date(2026, 6, 30),
        hypotheses=(
            goal.Hypothesis("role", "", 0.5, question="goal.which_role"),
            goal.Hypothesis("by", "June", 0.7, "sharpened"),
        ),
        from_place=goal.Place("Beta"),
        avoid=("sales",),
    )
    with keep.batch(viewer, kind="goal", now=NOW) as batch:
        kept = goals.set_goal(batch, wanted, DAY)
    assert wanted == snapshot.of(viewer, Parameters.DEFAULT).goal
    sharper = goal.settled(wanted, wanted.hypotheses[0], "dropped")
    with keep.batch(viewer, kind="goal", now=NOW) as batch:
        goals.change_goal(batch, kept, sharper)
    assert sharper == goals.goal_of(viewer)
    with keep.batch(viewer, kind="goal", now=NOW) as batch:
        goals.set_goal(batch, goal.Goal("rest"), DAY)
    assert goal.Goal("rest") == goals.goal_of(viewer)
    keep.undo(viewer, now=NOW)
    assert sharper == goals.goal_of(viewer)


def test_contacts_are_added_up_as_by_hand(viewer: User) -> None:
    """The database's sums are those of the formula, row by row."""
    days = [0, 1, 59, 60, 400, 3_000]
    with keep.batch(viewer, kind="import", now=NOW) as batch:
        ada, ben = batch.add_many([models.Person(name="Ada"), models.Person(name="Ben")])
        batch.add_many(
            [
                models.Trace(source="s", uid=f"{kind} {n}", kind=kind, sender=sender, other=other,
                             at=NOW - timedelta(days=day, hours=n))
                for n, day in enumerate(days)
                for kind in ("message", "meeting", "invitation")
                for sender, other in ((ada, ben), (ben, ada))
                if not (kind == "message" and sender is ben)
            ]
        )  # fmt: skip
    added = snapshot.of(viewer, Parameters.DEFAULT).contacts
    at = [(NOW - timedelta(days=day, hours=n)).date() for n, day in enumerate(days)]
    energy = sum(2.0 ** ((day - network.EPOCH).days / HALF_LIFE) for day in at)
    unix = [(day - date(1970, 1, 1)).days for day in at]
    assert [ada.pk, ben.pk] == added.sender.tolist()
    assert [ben.pk, ada.pk] == added.other.tolist()
    assert [12, 6] == added.messages.tolist()
    assert [6, 6] == added.meetings.tolist()
    np.testing.assert_allclose(added.message_energy, [2 * energy, energy], rtol=1e-9)
    np.testing.assert_allclose(added.meeting_energy, [energy, energy], rtol=1e-9)
    assert [min(unix)] * 2 == added.first.tolist()
    assert [max(unix)] * 2 == added.last.tolist()


def test_nobody_has_no_contacts(viewer: User) -> None:
    """An empty network is a network."""
    seen = snapshot.of(viewer, Parameters.DEFAULT)
    assert (0, None, ()) == (len(seen.contacts.sender), seen.goal, seen.needs)


def test_a_snapshot_sees_one_moment(
    store: str, viewer: User, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody else keeps while we read is not half in it."""
    import threading

    fill(viewer)
    usual = snapshot._conversations

    def slowly(who: User) -> Any:
        def another() -> None:
            mine = User.objects.using(store).get(pk=viewer.pk)
            with keep.batch(mine, kind="log", now=NOW) as batch:
                batch.add(models.Conversation(on=DAY, text="late"))
            connections[store].close()

        writer = threading.Thread(target=another)
        writer.start()
        writer.join()
        return usual(who)

    monkeypatch.setattr(snapshot, "_conversations", slowly)
    seen = snapshot.of(viewer, Parameters.DEFAULT)
    viewer.refresh_from_db()
    assert seen.revision + 1 == viewer.revision
    assert "late" not in {talk.text for talk in seen.conversations}


def test_what_came_later_is_not_known_on_an_earlier_day(viewer: User, fill: Fill) -> None:
    """Contacts, talks and promises after the day are left out, and before it they count."""
    ada, ben, *_ = fill(viewer)["people"]
    with keep.batch(viewer, kind="import", now=NOW) as batch:
        for age in (900, 400, 3):
            batch.add(models.Trace(source="s", uid=f"{age}", kind="message", sender=ada,
                                   other=ben, at=NOW - timedelta(days=age)))  # fmt: skip
    whole = snapshot.of(viewer, Parameters.DEFAULT)
    days = sorted({*whole.contacts.first.tolist(), *whole.contacts.last.tolist()})
    unix = date(1970, 1, 1)
    for day in (days[0] - 1, *days):
        seen = snapshot.of(viewer, Parameters.DEFAULT, until=unix + timedelta(days=day))
        assert all(seen.contacts.last <= day)
        begun = whole.contacts.first <= day
        pairs = zip(seen.contacts.sender.tolist(), seen.contacts.other.tolist(), strict=True)
        known = zip(
            whole.contacts.sender[begun].tolist(), whole.contacts.other[begun].tolist(),
            strict=True,
        )  # fmt: skip
        assert set(known) == set(pairs)
        on = unix + timedelta(days=day)
        assert [each for each in whole.conversations if each.on <= on] == list(seen.conversations)
        assert [each.id for each in whole.promises if each.made_on <= on] == [
            each.id for each in seen.promises
        ]
