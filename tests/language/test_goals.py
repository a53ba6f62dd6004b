"""A goal is read from one sentence, and nothing is invented."""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.language import deadlines
from inroad.language.goals import read
from inroad.language.kinds import KINDS, kinds_of_work, words_of
from inroad.method.goal import Goal, Place, same_place
from inroad.method.people import Function

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)
ORGANISATIONS = ("Contoso Ltd", "Siemens AG", "Target", "Café Ébène S.A.")
UNITS = ("Data Platform", "Finance", "Design", "Unit B", "Business Unit C", "Support")


def sentences(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def several(texts: Iterable[str]) -> str:
    return "/".join(dict.fromkeys(text for text in texts if text))


def told(sentence: str, goal: Goal) -> dict[str, str]:
    """The goal in the columns of the labelled sentences."""
    here = goal.from_place
    return {
        "sentence": sentence,
        "organisation": several(place.organisation for place in goal.places),
        "unit": several(place.unit for place in goal.places),
        "within": several(place.within for place in goal.places),
        "kind_of_work": several(place.kind_of_work for place in goal.places),
        "location": several(place.location for place in goal.places),
        "role": goal.role,
        "by": str(goal.by or ""),
        "from": (here.organisation or here.unit) if here else "",
        "avoid": "/".join(goal.avoid),
    }


@pytest.mark.parametrize("row", sentences("goals"), ids=lambda row: row["sentence"][:40] or "empty")
def test_sentence(row: dict[str, str]) -> None:
    """Every part of the sentence lands where it belongs, and nowhere else."""
    assert row == told(row["sentence"], read(row["sentence"], TODAY))


def test_held_out_sentences() -> None:
    """Sentences that the rules were not written with: 22 of 25 whole when first read.

    Two of the misses were plain bugs (a capital in "Join", a missing German
    verb) and are repaired, so the share measured now flatters a little.
    """
    rows = sentences("goals_held_out")
    missed = [
        row["sentence"]
        for row in rows
        if row != told(row["sentence"], read(row["sentence"], TODAY))
    ]
    assert len(missed) <= 3, missed


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Data Platform at Unit B", ("", "Data Platform", "Unit B")),
        ("the data platform group in BU B", ("", "Data Platform", "Unit B")),
        ("DATA PLATFORM", ("", "Data Platform", "")),
        ("product manager at contoso", ("Contoso Ltd", "", "")),
        ("siemens", ("Siemens AG", "", "")),
        ("cafe ebene", ("Café Ébène S.A.", "", "")),
        ("work at target", ("Target", "", "")),
        ("Contoso, Ltd. design", ("Contoso Ltd", "Design", "")),
        ("my target is finance", ("", "Finance", "")),
        ("support in business unit c", ("", "Support", "Business Unit C")),
        ("Head of Data Platform", ("", "Data Platform", "")),
    ],
)
def test_known_names(sentence: str, place: tuple[str, str, str]) -> None:
    """Names of my network are found whatever their case, accents and legal form."""
    found = read(sentence, TODAY, ORGANISATIONS, UNITS).places[0]
    assert place == (found.organisation, found.unit, found.within)


def test_a_known_unit_is_not_a_profession() -> None:
    """A data engineer does not ask for the unit called Data."""
    goal = read("data engineer at contoso", TODAY, ORGANISATIONS, ("Data",))
    assert [""] == [place.unit for place in goal.places]


@pytest.mark.parametrize(
    ("sentence", "avoided"),
    [
        ("data at Contoso, no sales", ("sales",)),
        ("something in climate but no management", ("management",)),
        ("design at Contoso, no sales or support", ("sales", "support")),
        ("design at Contoso, no later than June", ()),
        ("no idea, something in climate", ()),
        ("design at Contoso, no rush", ()),
    ],
)
def test_no_means_no(sentence: str, avoided: tuple[str, ...]) -> None:
    """What follows "no" is ruled out, never wanted; "no rush" rules nothing out."""
    goal = read(sentence, TODAY, ORGANISATIONS, UNITS)
    assert avoided == goal.avoid
    wanted = {place.kind_of_work for place in goal.places} | {place.unit for place in goal.places}
    assert not wanted & set(avoided)


def test_where_i_am_is_not_the_goal() -> None:
    """ "From" says where somebody is now."""
    goal = read("move from support to the design team", TODAY, (), UNITS)
    assert (
        Place(unit="Support", kind_of_work="support", words=words_of("support")) == goal.from_place
    )
    assert ["Design"] == [place.unit for place in goal.places]


def test_what_is_open_is_a_question() -> None:
    """An empty sentence gives questions only; a full one leaves none."""
    empty = read("", TODAY)
    assert ((), "", None) == (empty.places, empty.role, empty.by)
    asked = {hypothesis.about for hypothesis in empty.hypotheses}
    assert {"kind_of_work", "organisation", "role", "location", "by"} == asked
    full = read("senior designer in the design team at Contoso in Berlin by June 2027", TODAY)
    assert () == full.hypotheses


def test_vague_words_are_kept() -> None:
    """What is vague stays in the seeker's own words, as something to explore."""
    goal = read("more meaningful work", TODAY)
    assert () == goal.places
    assert "more meaningful work" == goal.hypotheses[0].text
    assert "goal.what_would_that_be" == goal.hypotheses[0].question


def test_alternatives_share_the_chance() -> None:
    """Finance or risk: two places, each as likely as the other."""
    goal = read("lead a team in finance or risk", TODAY)
    alternatives = [h for h in goal.hypotheses if h.question == "goal.which_of_these"]
    assert [("finance", 0.5), ("risk", 0.5)] == [(h.text, h.probability) for h in alternatives]


def test_doubts_say_so() -> None:
    """An unknown name after "in" may be a town, a name alone an organisation."""
    town = read("a job in Kleinwinternheim", TODAY)
    assert "Kleinwinternheim" == town.places[0].location
    assert ("location", "goal.is_it_a_location") in {(h.about, h.question) for h in town.hypotheses}
    name = read("Contoso", TODAY)
    assert ("organisation", "goal.is_it_an_organisation") in {
        (h.about, h.question) for h in name.hypotheses
    }


def test_a_wrong_call() -> None:
    """A goal is told in words."""
    with pytest.raises(ValueError, match="string"):
        read(None, TODAY)  # type: ignore[arg-type]


@given(st.text(max_size=300))
def test_any_sentence_is_read(sentence: str) -> None:
    """No sentence raises, the days lie ahead, and hypotheses do not repeat."""
    goal = read(sentence, TODAY, ORGANISATIONS, UNITS)
    assert sentence == goal.sentence
    assert goal.by is None or goal.by >= TODAY
    asked = [(h.about, h.text) for h in goal.hypotheses]
    assert len(set(asked)) == len(asked)


WORDS = (
    "from to in at by the team unit data design Berlin Contoso not or 2027 within year lead a of"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join))
def test_any_order_of_words_is_read(sentence: str) -> None:
    """The words of the grammar in any order do no harm."""
    goal = read(sentence, TODAY, ORGANISATIONS, UNITS)
    assert all(place != Place() for place in goal.places)


@pytest.mark.parametrize(
    "piece", ["team ", "from a to ", "A & B of ", "by the end of ", ".,/|", "x"]
)
def test_long_sentences_are_cut(piece: str) -> None:
    """Only the first thousand characters count, whatever they repeat."""
    sentence = piece * 2_000
    assert read(sentence[:1_000].strip(), TODAY).places == read(sentence, TODAY).places


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by June 2027", date(2027, 6, 30)),
        ("within a year", date(2027, 11, 22)),
        ("next summer", date(2027, 8, 31)),
        ("this year", date(2026, 12, 31)),
        ("bis Ende 2027", date(2027, 12, 31)),
        ("in six months", date(2027, 5, 22)),
        ("before summer", date(2027, 5, 31)),
        ("by Q3 2027", date(2027, 9, 30)),
        ("by the start of 2028", date(2028, 3, 31)),
        ("before 2028", date(2027, 12, 31)),
        ("within the next 18 months", date(2028, 5, 22)),
        ("in half a year", date(2027, 5, 22)),
        ("by winter 2027", date(2028, 2, 29)),
        ("by the end of the year", date(2026, 12, 31)),
        ("d'ici deux ans", date(2028, 11, 22)),
        ("antes de 2028", date(2027, 12, 31)),
        ("até 2028", date(2028, 12, 31)),
        ("binnen een jaar", date(2027, 11, 22)),
        ("by 2020", None),
        ("some day", None),
    ],
)
def test_by_when(text: str, day: date | None) -> None:
    """A period means its last day; what has passed is no deadline."""
    assert day == deadlines.read(text, TODAY)[0]


def test_kinds_that_are_functions() -> None:
    """A kind that is a function matches titles of that function."""
    functions = set(Function.__args__)  # type: ignore[attr-defined]
    assert {"data", "design", "sales", "finance", "people"} <= functions & set(KINDS)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("climate", ("climate",)),
        ("Klimaschutz", ("climate",)),
        ("data protection", ("privacy",)),
        ("satellites", ("space",)),
        ("finance or risk", ("finance", "risk")),
        ("articles", ()),
        ("", ()),
    ],
)
def test_kinds_of_work(text: str, kinds: tuple[str, ...]) -> None:
    """The longest word decides, and short words have to stand alone."""
    assert kinds == kinds_of_work(text)


def test_a_vague_goal_finds_its_people() -> None:
    """Somebody in a carbon accounting unit lies in "something in climate"."""
    (place,) = read("something in climate", TODAY).places
    assert same_place(place, "Fabrikam", "Carbon Accounting") > 0.5
    assert 0.0 == same_place(place, "Fabrikam", "Payroll", "finance")


@pytest.mark.parametrize("known", [("FABRIKAM", "Fabrikam", "fabrikam"), ("Fabrikam", "FABRIKAM")])
def test_a_name_is_spelt_as_its_own_people_spell_it(known: tuple[str, ...]) -> None:
    """Of several spellings in the files neither the shouted nor the small one is shown."""
    (place,) = read("data platform at fabrikam", TODAY, known, ("Data Platform",)).places
    assert ("Fabrikam", "Data Platform") == (place.organisation, place.unit)
