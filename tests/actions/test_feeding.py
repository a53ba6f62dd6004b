"""What is due, day by day, and the calendar that says it."""

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest

from inroad.actions import feeding, giving, goals, planning, preferring, promising
from inroad.actions.feeding import Due
from inroad.method.situation import Situation
from inroad.store import keep, models
from inroad.store.models import User
from inroad.words.feeds import as_ics
from tests.actions.looking import NOW, TODAY

HOSTILE = (
    "Ann\r\nBEGIN:VALARM\r\nACTION:EMAIL", "B;C,D\\n:\"E", "x\u2028ATTENDEE:mailto:a@b.example",
    "\u202egnp.exe", "{text}[{first}]", "\x00\x1b[31m\x85DTSTART:19700101", "é" * 100,
    "  ", "🂡" * 40,
)  # fmt: skip


def person(viewer: User, name: str) -> int:
    """Somebody new, connected, who works at the goal."""
    with keep.batch(viewer, kind="people", now=NOW) as batch:
        row = batch.add(models.Person(name=name, connected=True))
        batch.add(models.Position(person_id=row.pk, organisation="Acme", title="Engineer"))
    return int(row.pk)


def feed(viewer: User, **options: Any) -> bytes:
    """The feed as a calendar gets it."""
    thought, due = feeding.due(viewer, options.pop("now", NOW))
    told: dict[str, Any] = {"discreet": False, "address": "http://127.0.0.1:4680/", "mark": "m"}
    return as_ics(due, thought, **{**told, **options})


def events(ics: bytes) -> list[icalendar.Event]:
    """Its entries, as another program reads them."""
    calendar = icalendar.Calendar.from_ical(ics)
    assert isinstance(calendar, icalendar.Calendar)
    assert {"VCALENDAR", "VEVENT"} >= {each.name for each in calendar.walk()}
    return calendar.events


def test_promises_stand_on_their_day(viewer: User) -> None:
    """Mine and theirs; those without a day, kept ones and dropped ones do not."""
    priya = person(viewer, "Priya Raman")
    due = TODAY + timedelta(days=4)
    promising.promise(viewer, priya, "our checklist", due, NOW)
    promising.promise(viewer, priya, "an introduction", due, NOW, by_me=False)
    promising.promise(viewer, priya, "some day", None, NOW)
    row = promising.promise(viewer, priya, "done with", due, NOW)
    promising.kept(viewer, row.pk, NOW)
    row = promising.promise(viewer, priya, "no more", due, NOW)
    promising.dropped(viewer, row.pk, NOW)
    found = {(str(each["summary"]), each.start, each.end) for each in events(feed(viewer))}
    end = due + timedelta(days=1)
    assert {
        ("Promised to Priya Raman: our checklist", due, end),
        ("Priya Raman promised: an introduction", due, end),
    } == found


def test_what_was_put_off_comes_back_on_its_day(viewer: User) -> None:
    """A talk with its brief; a promise on its new day, once; nobody whom I ruled out."""
    priya, tom = person(viewer, "Priya Raman"), person(viewer, "Tom Berg")
    goals.set_goal(viewer, "data platform at Acme", NOW)
    promising.promise(viewer, priya, "our checklist", TODAY + timedelta(days=1), NOW)
    _, plan = planning.week(viewer, NOW)
    keys = {card.step.person: card.step.key for card in (*plan.promises, *plan.cards)}
    later = TODAY + timedelta(days=9)
    planning.mark_step(viewer, plan.promises[0].step.key, "snoozed", NOW, later)
    assert tom in keys
    planning.mark_step(viewer, keys[tom], "snoozed", NOW, later)
    found = events(feed(viewer))
    assert [(later, "Promised to Priya Raman: our checklist"), (later, "Talk to Tom Berg")] == [
        (each.start, str(each["summary"])) for each in found
    ]
    assert "# Tom Berg" in str(found[1]["description"])
    assert f"http://127.0.0.1:4680/brief/{tom}" == str(found[1]["url"])
    assert [] == events(feed(viewer, now=NOW + timedelta(days=10)))[1:]
    with keep.batch(viewer, kind="not_this_person", now=NOW) as batch:
        batch.add(models.Step(key="x", person_id=tom, kind="first_talk",
                              state="not_this_person", on=TODAY))  # fmt: skip
    assert ["Promised to Priya Raman: our checklist"] == [
        str(each["summary"]) for each in events(feed(viewer))
    ]


def test_a_reminder_after_three_and_seven_working_days(viewer: User) -> None:
    """As the plan does it: Monday's ask on Thursday, then four working days on, then never."""
    priya, tom = person(viewer, "Priya Raman"), person(viewer, "Tom Berg")
    with keep.batch(viewer, kind="done", now=NOW) as batch:
        ask = batch.add(models.Ask(connector_id=priya, target_id=tom, state="asked", on=TODAY))
    days = []
    for nudges in range(3):
        with keep.batch(viewer, kind="done", now=NOW) as batch:
            batch.change(ask, nudges=nudges)
        days += [(each.day, each.people) for each in feeding.due(viewer, NOW)[1]]
    assert TODAY == date(2026, 3, 2)
    assert [(date(2026, 3, 5), (priya, tom)), (date(2026, 3, 6), (priya, tom))] == days


def test_a_posted_opening_stands_a_week_after_it_was_heard_of(viewer: User) -> None:
    """Until I applied, and only one at my goal."""
    goals.set_goal(viewer, "data platform at Acme", NOW)
    with keep.batch(viewer, kind="opening", now=NOW) as batch:
        title, unit = "Data Platform engineer", "Data Platform"
        row = batch.add(models.Opening(organisation="Acme", title=title, unit=unit,
                                       stage="posted", heard_on=TODAY))  # fmt: skip
        batch.add(models.Opening(organisation="Elsewhere", title="Cook", stage="posted",
                                 heard_on=TODAY))  # fmt: skip
    (found,) = events(feed(viewer))
    assert (TODAY + timedelta(days=7), "Apply: Data Platform engineer at Acme") == (
        found.start, str(found["summary"]),
    )  # fmt: skip
    with keep.batch(viewer, kind="done", now=NOW) as batch:
        batch.change(row, applied_on=TODAY)
    assert [] == events(feed(viewer))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_name_adds_no_line(hostile: str) -> None:
    """What a name or a promise holds is one value of one line, and comes back as text."""
    from inroad.method.network import Network
    from inroad.method.parameters import Parameters
    from inroad.method.people import Person

    people = {1: Person(1, "me", ()), 2: Person(2, hostile, ())}
    network = Network(0, 1, people, _no_contacts())
    thought = Situation(network, TODAY, Parameters.DEFAULT)
    due = [Due(f"promise-{n}", "promised", TODAY, TODAY, (2,), hostile) for n in range(2)]
    plain = [Due(f"promise-{n}", "promised", TODAY, TODAY, (1,), "x") for n in range(2)]
    told: dict[str, Any] = {"address": "http://127.0.0.1:4680/", "mark": "m"}
    ics = as_ics(due, thought, discreet=False, **told)
    names = [line.partition(":")[0].partition(";")[0] for line in _lines(ics)]
    assert names == [
        line.partition(":")[0].partition(";")[0]
        for line in _lines(as_ics(plain, thought, discreet=False, **told))
    ]
    shown = "".join(each for each in " ".join(hostile.split()) if each.isprintable())
    for each in events(ics):
        assert f"Promised to {shown}: {shown}".split() == str(each["summary"]).split()


def _no_contacts() -> Any:
    import numpy as np

    from inroad.method.network import Contacts

    none = np.zeros(0, np.int64)
    return Contacts(none, none, none, none, none.astype(float), none.astype(float), none, none)


def _lines(ics: bytes) -> list[str]:
    """Content lines, unfolded; each ends as RFC 5545 wants it, and none is too long."""
    text = ics.decode()
    assert text.replace("\r\n", "").isprintable()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


def test_a_shared_calendar_names_nobody(viewer: User) -> None:
    """No name, no text, no brief, nothing of a plan to move."""
    priya, tom = person(viewer, "Priya Raman"), person(viewer, "Tom Berg")
    goals.set_goal(viewer, "data platform at Acme", NOW)
    promising.promise(viewer, priya, "our checklist", TODAY, NOW)
    promising.promise(viewer, tom, "an introduction", TODAY, NOW, by_me=False)
    with keep.batch(viewer, kind="done", now=NOW) as batch:
        batch.add(models.Ask(connector_id=priya, target_id=tom, state="asked", on=TODAY))
        batch.add(models.Opening(organisation="Acme", title="Lead", stage="posted",
                                 heard_on=TODAY, unit="Data Platform"))  # fmt: skip
        batch.add(models.Step(key="first_talk:9:0:0", person_id=tom, kind="first_talk",
                              state="snoozed", on=TODAY, until=TODAY))  # fmt: skip
    ics = feed(viewer, discreet=True)
    assert 5 == len(events(ics))
    for word in (b"Priya", b"Tom", b"Acme", b"checklist", b"Lead", b"brief/", b"Apply", b"job"):
        assert word not in ics
    assert b"Priya" in feed(viewer)


def test_entries_stay_the_same(viewer: User) -> None:
    """The same bytes another day; a change of the day keeps the entry's name."""
    priya = person(viewer, "Priya Raman")
    row = promising.promise(viewer, priya, "our checklist", TODAY + timedelta(days=9), NOW)
    before = feed(viewer)
    assert before == feed(viewer, now=NOW + timedelta(days=1))
    (old,) = events(before)
    assert str(old["uid"]) == f"promise-{row.pk}-m@inroad.invalid"
    assert "UTC" == str(old["dtstamp"].dt.tzinfo)
    with keep.batch(viewer, kind="promise", now=NOW) as batch:
        batch.change(row, due=TODAY)
    (new,) = events(feed(viewer))
    assert (old["uid"], TODAY) == (new["uid"], new.start)


def test_an_address_is_good_until_there_is_another(viewer: User) -> None:
    """None at first; 256 random bits; a new one ends the old one."""
    assert not feeding.may_read(viewer, "")
    first = preferring.new_feed(viewer)
    assert 64 == len(first)
    assert [True, False, False, False] == [
        feeding.may_read(viewer, each) for each in (first, first[:-1], "", "é")
    ]
    second = preferring.new_feed(viewer)
    assert [False, True] == [feeding.may_read(viewer, each) for each in (first, second)]
    preferring.end_feed(viewer)
    assert not feeding.may_read(viewer, second)
    assert feeding.mark(viewer) not in (first, second, viewer.secret)


def test_nothing_due_is_a_calendar_too(viewer: User) -> None:
    """It parses, and has no entry."""
    giving.offer(viewer, "effort", "an afternoon", NOW)
    assert [] == events(feed(viewer))
