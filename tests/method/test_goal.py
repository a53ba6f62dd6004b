"""Goals and the keys of names: what is the same place, and how far."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.method.goal import (
    Goal,
    Hypothesis,
    Place,
    open_hypotheses,
    organisation_key,
    same_place,
    settled,
    unit_key,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme, Inc.", "ACME"),
        ("Müller GmbH & Co. KG", "muller"),
        ("Banco Ejemplo, S.A. de C.V.", "Banco Ejemplo"),
        ("株式会社テスト", "テスト"),
        ("テスト(株)", "テスト株式会社"),
        ("A.P. Example A/S", "AP Example"),
        ("Example.com B.V.", "Example"),
        ("The Example Company", "Example"),
        ("Przyklad Sp. z o.o.", "Przykład"),
        ("ООО Пример", "Пример"),
        ("Procter & Sons Ltd", "Procter and Sons"),
    ],
)
def test_one_organisation(one: str, other: str) -> None:
    """Case, accents, punctuation and legal forms do not make another organisation."""
    assert organisation_key(one) == organisation_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Contoso", "Contoso Bank"), ("ガガ", "カカ"), ("Inc", "Ltd"), ("AB", "AG")]
)
def test_two_organisations(one: str, other: str) -> None:
    """What is more than its legal form stays apart; a bare legal form keeps its name."""
    assert organisation_key(one) != organisation_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Data Platform team", "data platform"),
        ("Business Unit A", "BU A"),
        ("Unit B", "business unit b"),
        ("People & Culture", "People and Culture"),
        ("Abteilung Einkauf", "Einkauf"),
        ("Team 7", "unit 7"),
    ],
)
def test_one_unit(one: str, other: str) -> None:
    """Words that only say "a unit" do not count."""
    assert unit_key(one) == unit_key(other)


@given(st.text(max_size=60))
def test_keys_are_stable(text: str) -> None:
    """The key of a key is the key, and a name never loses all it has."""
    for key_of in (organisation_key, unit_key):
        assert key_of(text) == key_of(key_of(text))
        assert key_of(text) or not any(c.isalnum() for c in text)


texts = st.sampled_from(["", "Contoso", "Fabrikam", "Data Platform", "Sales", "Unit B", "Berlin"])
places = st.builds(Place, texts, texts, st.sampled_from(["", "data", "sales"]), texts, texts)


@given(places, texts, texts, st.sampled_from(["", "data", "sales"]), texts)
def test_share_is_a_share(
    place: Place, organisation: str, unit: str, function: str, location: str
) -> None:
    """How far a position lies in a place is between 0 and 1, and 0 for an empty place."""
    assert 0.0 <= same_place(place, organisation, unit, function, location) <= 1.0
    assert 0.0 == same_place(Place(), organisation, unit, function, location)


@given(texts.filter(bool), texts, texts)
def test_the_right_organisation_is_needed(organisation: str, unit: str, location: str) -> None:
    """Nobody outside the named organisation lies in the place."""
    assert 0.0 == same_place(Place("Tailspin", unit, "", location), organisation, unit)


def test_nearer_lies_further_in() -> None:
    """Right unit, unknown unit, other unit, other organisation: in this order."""
    place = Place("Contoso", "Data Platform")
    facts = [
        ("Contoso Ltd", "data platform team"),
        ("contoso", "Data Platform Tools"),
        ("contoso", ""),
        ("contoso", "Sales"),
        ("Fabrikam", "Data Platform"),
    ]
    shares = [same_place(place, *each) for each in facts]
    assert [1.0, 0.8, 0.35, 0.15, 0.0] == shares


def test_part_of_a_larger_unit() -> None:
    """The larger part may stand beside the unit or in the place of the organisation."""
    place = Place(unit="data platform", within="business unit B")
    assert 1.0 == same_place(place, "Unit B", "Data Platform")
    assert 0.9 == same_place(place, "Contoso", "Data Platform")
    assert 0.5 == same_place(place, "Unit B", "Sales")
    assert 0.0 == same_place(place, "Contoso", "Sales")


def test_kind_of_work() -> None:
    """Words in unit or title say more than a function; short words must stand alone."""
    place = Place(kind_of_work="climate", words=("carbon", "esg"))
    assert 0.8 == same_place(place, "Fabrikam", "Carbon Markets")
    assert 0.8 == same_place(place, "Fabrikam", words="ESG Analyst")
    assert 0.0 == same_place(place, "Fabrikam", words="Esgrima trainer")
    assert 0.6 == same_place(Place(kind_of_work="data"), "Fabrikam", "", "data")


def test_location_is_a_factor() -> None:
    """Elsewhere counts less, unknown a little less, remote not at all."""
    berlin, remote = Place("Contoso", location="Berlin"), Place("Contoso", location="remote")
    assert 1.0 == same_place(berlin, "Contoso", location="Berlin, Germany")
    assert 0.8 == same_place(berlin, "Contoso")
    assert 0.4 == same_place(berlin, "Contoso", location="Paris")
    assert 1.0 == same_place(remote, "Contoso", location="Paris")
    assert 0.3 == same_place(Place(location="Berlin"), "Contoso", location="Berlin")


def test_hypotheses_are_settled() -> None:
    """A settled question is not asked again, and can be opened again."""
    doubt = Hypothesis("unit", "Tools", 0.6, question="goal.is_it_a_unit")
    goal = Goal("Tools at Contoso", hypotheses=(doubt,))
    dropped = settled(goal, doubt, "dropped")
    assert [doubt] == open_hypotheses(goal)
    assert [] == open_hypotheses(dropped)
    assert goal == settled(dropped, dropped.hypotheses[0], "open")
    with pytest.raises(ValueError, match="no such"):
        settled(dropped, doubt, "open")


def test_concrete_goals() -> None:
    """A goal is concrete when somebody can be pointed at."""
    assert Goal("", (Place(unit="Tools"),)).is_concrete
    assert not Goal("", (Place(kind_of_work="climate"),)).is_concrete
