"""Everything out, and back in without loss."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from inroad.store import forgotten, keep, models, whole
from inroad.store.models import User
from inroad.store.refusals import NotEmpty, UnknownDocument
from inroad.store.tables import links_of, owned_tables
from inroad.store.visible import visible_to

Fill = Callable[..., dict[str, Any]]
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_what_goes_out_comes_back_the_same(viewer: User, stranger: User, fill: Fill) -> None:
    """Through JSON and into another account: every row equal, every link to the same row."""
    people = fill(viewer)["people"]
    keep.merge(viewer, people[1].pk, people[2].pk, now=NOW)
    document = json.loads(json.dumps(whole.everything(viewer)))
    count = whole.put_back(stranger, document)
    assert sum(map(len, document["tables"].values())) == count
    assert _by_place(document) == _by_place(whole.everything(stranger))
    assert viewer.secret == stranger.secret


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_wishes_travel_and_the_calendar_stays(viewer: User, stranger: User, fill: Fill) -> None:
    """The week's time comes along; the secret address does not. Older documents have neither."""
    fill(viewer)
    keep.prefer(viewer, minutes_a_week=90, feed_discreet=False, feed_secret="a secret")
    document = whole.everything(viewer)
    assert "a secret" not in json.dumps(document)
    whole.put_back(stranger, document)
    assert (90, False, "") == (
        stranger.minutes_a_week, stranger.feed_discreet, stranger.feed_secret,
    )  # fmt: skip


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_an_older_document_wishes_nothing(viewer: User, stranger: User, fill: Fill) -> None:
    """What the account has stays."""
    fill(viewer)
    document = whole.everything(viewer)
    del document["owner"]["minutes_a_week"], document["owner"]["feed_discreet"]
    keep.prefer(stranger, minutes_a_week=45)
    whole.put_back(stranger, document)
    assert (45, True) == (stranger.minutes_a_week, stranger.feed_discreet)


def test_every_table_is_in_it(viewer: User, fill: Fill) -> None:
    """A new table cannot be left out."""
    fill(viewer)
    tables = whole.everything(viewer)["tables"]
    assert {str(model._meta.model_name) for model in owned_tables()} == set(tables)
    assert all(tables.values())


def test_undo_still_works_after_a_round_trip(viewer: User, stranger: User, fill: Fill) -> None:
    """The journal comes along and fits the rows that it is about."""
    people = fill(viewer)["people"]
    before = _by_place(whole.everything(viewer))["person"]
    keep.merge(viewer, people[1].pk, people[2].pk, now=NOW)
    whole.put_back(stranger, whole.everything(viewer))
    undone = keep.undo(stranger, now=NOW)
    assert ("merge", 0) == (undone.kind, undone.kept_because_edited)
    assert before == _by_place(whole.everything(stranger))["person"]


def test_new_rows_go_on_after_the_last(viewer: User, stranger: User, fill: Fill) -> None:
    """What is kept next takes no id that came with the document."""
    fill(viewer)
    whole.put_back(stranger, whole.everything(viewer))
    with keep.batch(stranger, kind="edit", now=NOW) as batch:
        added = batch.add_many([models.Person(name="New") for _ in range(5)])
    assert 5 == len({each.pk for each in added})


def test_the_forgotten_stay_forgotten(viewer: User, stranger: User, fill: Fill) -> None:
    """The salt travels with the hashes."""
    person = fill(viewer)["people"][0]
    keep.forget(viewer, person.pk)
    whole.put_back(stranger, whole.everything(viewer))
    assert forgotten.remembered(stranger).has("email", "p0@acme.example")


def test_only_an_empty_inroad_takes_it(viewer: User, fill: Fill) -> None:
    """Nothing is mixed with what is there."""
    fill(viewer)
    document = whole.everything(viewer)
    with pytest.raises(NotEmpty):
        whole.put_back(viewer, document)
    assert document == whole.everything(viewer)


def _cut(document: dict[str, Any]) -> None:
    del document["tables"]["need"][0]["person_id"]


def _misdated(document: dict[str, Any]) -> None:
    document["tables"]["need"][0]["on"] = "someday"


def _dangling(document: dict[str, Any]) -> None:
    document["tables"]["need"][0]["person_id"] = 999_999


def _endless(document: dict[str, Any]) -> None:
    document["owner"]["minutes_a_week"] = -5


def _wishful(document: dict[str, Any]) -> None:
    document["owner"]["feed_discreet"] = "perhaps"


def _listed(document: dict[str, Any]) -> None:
    document["tables"]["need"] = [[1, 2]]


@pytest.mark.parametrize("damage", [_cut, _misdated, _dangling, _endless, _wishful, _listed])
def test_a_damaged_document_changes_nothing(
    viewer: User, stranger: User, fill: Fill, damage: Callable[[dict[str, Any]], None]
) -> None:
    """A row that does not fit refuses the whole."""
    fill(viewer)
    document = whole.everything(viewer)
    damage(document)
    before = whole.everything(stranger)
    with pytest.raises(UnknownDocument):
        whole.put_back(stranger, document)
    assert before == whole.everything(stranger)


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {},
        {"format": "other"},
        {"format": "inroad", "version": 99},
        {"format": "inroad", "version": 1},
        {"format": "inroad", "version": 1, "tables": {"spy": []}, "owner": {}},
        {"format": "inroad", "version": 1, "tables": {}, "owner": {}},
    ],
)
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_something_else_is_refused(viewer: User, document: Any) -> None:
    """A document that is not ours, or newer, changes nothing."""
    before = visible_to(viewer, models.Person).count()
    with pytest.raises(UnknownDocument):
        whole.put_back(viewer, document)
    assert before == visible_to(viewer, models.Person).count()


def _by_place(document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The rows with each id replaced by where the row stands in its table."""
    names = {str(model._meta.model_name): model for model in owned_tables()}
    place = {
        name: {row["id"]: n for n, row in enumerate(rows)}
        for name, rows in document["tables"].items()
    }
    found = {}
    for name, rows in document["tables"].items():
        links = {
            link.attname: str(link.remote_field.model._meta.model_name)
            for link in links_of(names[name])
        }
        found[name] = [
            {
                key: place[links[key]].get(each, "gone") if key in links and each else each
                for key, each in row.items()
                if key not in ("id", "row", "before", "after", "cards", "about")
            }
            for row in rows
        ]
    return found
