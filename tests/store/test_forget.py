"""Somebody who asked to be forgotten is nowhere, and does not come back."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from inroad.store import forgotten, keep, models, whole
from inroad.store.models import User
from inroad.store.refusals import NotFound, NotYourself
from inroad.store.sqlite import files
from inroad.store.visible import visible_to

Fill = Callable[..., dict[str, Any]]
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)

CANARIES = (
    "Zephyrine Quokkadottir",
    "zephyrine.q@acme.example",
    "zephyrine-quokka-77",
    "+4930987654321",
    "heliotrope onboarding docs",
    "Z. Quokkadottir",
)


@pytest.fixture
def zephyrine(viewer: User, fill: Fill) -> models.Person:
    """Somebody whose name, addresses and needs are in every corner of the store."""
    fill(viewer)
    name, mail, slug, phone, need, also_name = CANARIES
    with keep.batch(viewer, kind="import", label=f"{name}.vcf", now=NOW, source=f"{name}.vcf") as b:
        tom = b.add(models.Person(name="Tom Petrov"))
        person = b.add(models.Person(name=name))
        also = b.add(models.Person(name=also_name, connected=True))
        for kind, value in (("email", mail), ("slug", slug), ("phone", phone)):
            b.add(models.Identifier(person=person, kind=kind, value=value))
        b.add_many(
            [
                models.Sighting(person=person, source="vcard", uid=mail, digest="d",
                                facts={"name": name, "emails": [mail], "note": need}),
                models.Sighting(person=tom, source="vcard", uid="tom", digest="d",
                                facts={"name": "Tom Petrov", "note": f"Chef von {name.upper()}"}),
                models.Trace(source="mbox", uid=f"<1.{mail}>", kind="message", at=NOW,
                             sender=tom, other=person),
                models.Position(person=tom, organisation="Acme", title=f"Assistant to {name}"),
                models.Goal(sentence=f"work with {name}"),
            ]
        )  # fmt: skip
    with keep.batch(viewer, kind="log", label=f"coffee with Zephyrine, {need}", now=NOW) as b:
        alone = b.add(models.Conversation(on=DAY, text=f"coffee with Zephyrine, {need}"))
        both = b.add(models.Conversation(on=DAY, text=f"zephyrine and Tom: she {need}, he cake"))
        b.add_many(
            [
                models.Participant(conversation=alone, person=person),
                models.Participant(conversation=both, person=person),
                models.Participant(conversation=both, person=tom),
                models.Need(person=person, text=need, conversation=alone),
                models.Learnt(person=person, text=f"{name} says they hire", on=DAY),
                models.Promise(person=tom, by_me=True, text=f"write to {mail}", made_on=DAY),
                models.Plan(on=DAY, minutes=60, cards=[{"person": person.pk, "why": need},
                                                       {"person": tom.pk, "why": f"ask {name}"}]),
            ]
        )  # fmt: skip
    with keep.batch(viewer, kind="edit", label=f"renamed {name}", now=NOW) as b:
        b.change(person, location="Quokkatown")
        b.change(tom, location=f"near {name}")
        b.remove(visible_to(viewer, models.Need).get(person=person))
    keep.undo(viewer, now=NOW)
    keep.merge(viewer, person.pk, also.pk, now=NOW)
    return person


def _scan(value: Any) -> list[str]:
    said = str(value).casefold()
    return [each for each in (*CANARIES, "zephyrine", "quokka") if each.casefold() in said]


def test_no_row_tells_of_a_forgotten_person(viewer: User, zephyrine: models.Person) -> None:
    """Neither rows, nor the journal, nor what was typed, nor notes on others name them."""
    assert set(CANARIES) <= set(_scan(whole.everything(viewer)))
    keep.forget(viewer, zephyrine.pk)
    assert [] == _scan(whole.everything(viewer))


def test_what_is_about_others_stays(viewer: User, zephyrine: models.Person) -> None:
    """Only the mention goes: other people's rows keep the rest of their words."""
    keep.forget(viewer, zephyrine.pk)
    tom = visible_to(viewer, models.Person).get(name="Tom Petrov")
    assert "Assistant to [forgotten]" == visible_to(viewer, models.Position).get(person=tom).title
    (talk,) = visible_to(viewer, models.Conversation).filter(text__contains="cake")
    assert "[forgotten] and Tom: she [forgotten], he cake" == talk.text
    assert [tom.pk] == [each.person_id for each in talk.participants.all()]
    note = visible_to(viewer, models.Sighting).get(person=tom).facts
    assert {"name": "Tom Petrov", "note": "Chef von [forgotten]"} == note
    (plan,) = visible_to(viewer, models.Plan).filter(minutes=60)
    assert [{"person": tom.pk, "why": "ask [forgotten]"}] == plan.cards
    assert "[forgotten] says they hire" in visible_to(viewer, models.Learnt).values_list(
        "text", flat=True
    )


def test_a_namesake_keeps_their_name(viewer: User, zephyrine: models.Person) -> None:
    """Somebody else of the same name is not touched."""
    with keep.batch(viewer, kind="edit", now=NOW) as batch:
        namesake = batch.add(models.Person(name=CANARIES[0]))
    keep.forget(viewer, zephyrine.pk)
    namesake.refresh_from_db()
    assert CANARIES[0] == namesake.name


def test_a_name_of_one_word_is_no_verb(viewer: User) -> None:
    """Forgetting Will leaves every "will" in place."""
    with keep.batch(viewer, kind="edit", now=NOW) as batch:
        will = batch.add(models.Person(name="Will"))
        batch.add(models.Goal(sentence="I will work with Will"))
    keep.forget(viewer, will.pk)
    assert "I will work with [forgotten]" == visible_to(viewer, models.Goal).get().sentence


def test_the_next_import_can_tell(viewer: User, zephyrine: models.Person) -> None:
    """What is left recognises each identifier, and says nothing by itself."""
    keep.forget(viewer, zephyrine.pk)
    left = forgotten.remembered(viewer)
    assert [True] * 4 == [
        left.has("email", CANARIES[1]),
        left.has("slug", CANARIES[2].upper()),
        left.has("phone", CANARIES[3]),
        left.has("sighting", f"vcard:{CANARIES[1]}"),
    ]
    assert not left.has("email", "tom@acme.example")
    assert not left.has("name", CANARIES[0])


def test_it_says_what_it_did_and_did_not(viewer: User, zephyrine: models.Person) -> None:
    """Counts, and where copies may be left."""
    before = viewer.revision
    forgot = keep.forget(viewer, zephyrine.pk)
    assert forgot.rows > 8
    assert forgot.mentions >= 6
    assert forgot.journal >= 1
    assert 4 == forgot.identifiers
    assert ("backups", "exports", "originals") == forgot.not_touched
    assert before + 1 == viewer.revision


def test_nobody_else_is_forgotten(
    viewer: User, stranger: User, zephyrine: models.Person, fill: Fill
) -> None:
    """Me, nobody, and another seeker's people are refused; their notes stay as they are."""
    fill(stranger)
    before = whole.everything(stranger)
    keep.forget(viewer, zephyrine.pk)
    assert before == whole.everything(stranger)
    with pytest.raises(NotYourself):
        keep.forget(viewer, visible_to(viewer, models.Person).get(is_me=True).pk)
    for missing in (zephyrine.pk, visible_to(stranger, models.Person).first().pk):
        with pytest.raises(NotFound):
            keep.forget(viewer, missing)


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_no_byte_of_the_file_tells(store: str, viewer: User, zephyrine: models.Person) -> None:
    """Neither the database, nor its log, nor its index of the log holds a trace."""
    file = Path(connections[store].settings_dict["NAME"])
    beside = [file.with_name(file.name + ending) for ending in ("", "-wal", "-shm")]
    held = b"".join(each.read_bytes() for each in beside)
    assert all(each.encode() in held for each in CANARIES)
    assert keep.forget(viewer, zephyrine.pk).bytes_clean
    for each in beside:
        left = each.read_bytes().lower()
        assert [] == [word for word in CANARIES if word.lower().encode() in left]
        assert b"quokka" not in left


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_file_that_is_being_read_is_rewritten_later(
    store: str, viewer: User, zephyrine: models.Person
) -> None:
    """The rows go at once; that the bytes are still there is said, and it can be tried again."""
    file = Path(connections[store].settings_dict["NAME"])
    with connections[store].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=20")
    with closing(files.opened(file)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM inroad_person").fetchone()
        assert not keep.forget(viewer, zephyrine.pk).bytes_clean
    assert [] == _scan(whole.everything(viewer))
    assert keep.rewrite(viewer)
    assert b"quokka" not in file.read_bytes().lower()
