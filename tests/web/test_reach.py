"""The way to somebody, or into a place."""

from collections.abc import Callable

import pytest
from django.test import Client

from inroad.actions import people
from inroad.store.models import User
from tests.web import seeing

Typed = Callable[..., None]


@pytest.fixture
def there(client: Client, typed: Typed) -> Client:
    """Priya and Ana, who both named Tom; Tom leads the place."""
    typed("goal", "data platform at Acme")
    typed("people", "add", "Priya Raman, engineer, Data Platform at Acme")
    typed("people", "add", "Ana Souza, engineer at Brightside")
    for who in ("Priya", "Ana"):
        typed("log", "--yes", f"coffee with {who} yesterday, will intro Tom Berg")
    return client


def number(viewer: User, name: str) -> int:
    """Somebody's id."""
    return people.who(viewer, name)


def through(page: object) -> list[list[int]]:
    """The connectors of each chain that is shown."""
    way = page.context["way"]  # type: ignore[attr-defined]
    return [list(chain.connectors) for chain in way.chains]


def test_nobody_is_nobody(client: Client) -> None:
    """The page says where to begin."""
    assert client.get("/reach").context["nobody"]


def test_at_first_the_goal_s_place_is_answered(there: Client, viewer: User) -> None:
    """Nothing has to be typed."""
    page = there.get("/reach")
    assert "Data Platform, Acme" == page.context["heading"]
    assert number(viewer, "Priya") in page.context["way"].nearest["insider"]


def test_the_way_to_somebody_goes_through_who_knows_them(there: Client, viewer: User) -> None:
    """Each chain with a link to draft the ask."""
    page = there.get("/reach", {"to": "Tom Berg"})
    tom, priya = number(viewer, "Tom"), number(viewer, "Priya")
    assert [priya] in through(page)
    assert f'href="/ask/{priya}/{tom}"' in seeing.text(page)


def test_somebody_can_be_left_out_and_let_in_again(there: Client, viewer: User) -> None:
    """Through Ana then; the way back is shown."""
    priya, ana = number(viewer, "Priya"), number(viewer, "Ana")
    page = there.get("/reach", {"to": "Tom Berg", "without": priya})
    assert [ana] in through(page)
    assert [priya] not in through(page)
    [(name, again)] = page.context["left_out"]
    assert "Priya Raman" == name
    assert [priya] in through(there.get(again))


def test_a_link_leaves_one_more_person_out(there: Client) -> None:
    """Followed until no way is left."""
    page = there.get("/reach", {"to": "Tom Berg"})
    for _ in range(2):
        links = [link for chain in page.context["chains"] for _, link in chain["leave_out"]]
        page = there.get(links[0])
    assert 2 == len(page.context["left_out"])
    assert [] == [each for each in through(page) if each]


@pytest.mark.parametrize("typed_place", ["Acme", "acme", "Data Platform", "Data Platform at Acme"])
def test_a_place_is_known_by_its_names(there: Client, viewer: User, typed_place: str) -> None:
    """An organisation, a unit, or both."""
    page = there.get("/reach", {"to": typed_place})
    assert "Acme" in page.context["heading"]
    assert number(viewer, "Priya") in page.context["way"].nearest["insider"]


def test_a_number_is_somebody(there: Client, viewer: User) -> None:
    """As links and the command line write it; the field shows the name."""
    for written in (f"#{number(viewer, 'Tom')}", str(number(viewer, "Tom"))):
        assert "Tom Berg" == there.get("/reach", {"to": written}).context["typed"]


def test_several_of_a_name_are_to_choose_from(there: Client, typed: Typed) -> None:
    """No guess."""
    typed("people", "add", "Tom Stone, engineer at Acme")
    page = there.get("/reach", {"to": "Tom"})
    assert {"Tom Berg", "Tom Stone"} == {each["name"] for each in page.context["candidates"]}
    assert page.context["way"] is None


@pytest.mark.parametrize(
    "typed_words", ["Zzyzx", "#999999", "9" * 30, "#", "?", "q" * 5000, "without"]
)
def test_what_nobody_knows_has_no_way(there: Client, typed_words: str) -> None:
    """And is no fault."""
    page = there.get("/reach", {"to": typed_words, "without": ["x", "-1", "9" * 40]})
    assert 200 == page.status_code
    assert [] == [*(page.context["way"].chains if page.context["way"] else [])]


def test_my_manager_is_asked_for_nothing(there: Client, viewer: User) -> None:
    """Wanting to leave is not for them to hear."""
    from datetime import UTC, datetime

    from inroad.store import keep, models
    from inroad.store.visible import visible_to

    me = visible_to(viewer, models.Person).get(is_me=True)
    now = datetime(2026, 3, 2, tzinfo=UTC)
    with keep.batch(viewer, kind="import", now=now) as batch:
        batch.add(models.Reporting(person_id=me.pk, manager_id=number(viewer, "Priya")))
    for asked in ({"to": "Tom Berg"}, {"to": "Tom Berg", "without": number(viewer, "Ana")}, {}):
        page = there.get("/reach", asked)
        assert number(viewer, "Priya") not in {who for each in through(page) for who in each}


def test_hostile_names_are_text(there: Client, typed: Typed) -> None:
    """In the field, in the picture, in links."""
    typed("people", "add", f"{seeing.HOSTILE}, head of Data Platform at Acme")
    for asked in ({}, {"to": seeing.HOSTILE}, {"to": "script"}):
        assert seeing.harmless(seeing.text(there.get("/reach", asked)))


def test_more_people_ask_no_more_queries(there: Client) -> None:
    """Five or fifty."""
    few = seeing.queries(there, "/reach")
    seeing.people(there, 50)
    assert few == seeing.queries(there, "/reach")
    assert few == seeing.queries(there, "/reach?to=Tom+Berg")
    assert seeing.weight(seeing.text(there.get("/reach"))) < seeing.HEAVIEST


def test_an_introduction_that_was_asked_for_is_listed(there: Client, viewer: User) -> None:
    """With how far it is; an answered one is not waited for any more."""
    ask = f"/ask/{number(viewer, 'Priya')}/{number(viewer, 'Tom')}"
    assert [] == there.get("/reach").context["asks"]
    for state, count in (("asked", 1), ("introduced", 0)):
        version = there.get(ask).context["version"]
        there.post(ask, {"state": state, "version": version})
        assert count == len(there.get("/reach").context["asks"]), state
