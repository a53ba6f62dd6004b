"""Titles are read by rules; hand-labelled ones say how well."""

import csv
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.language.titles import MANAGES, function_of_text, names_a_person, read
from inroad.method.people import Seniority, Title

HERE = Path(__file__).parent


def labelled(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


ANSWERS: dict[str, Callable[[Title], str]] = {
    "seniority": lambda title: title.seniority.name,
    "function": lambda title: title.function,
    "manages": lambda title: "yes" if title.manages >= 0.5 else "no",
    "recruits": lambda title: "yes" if title.recruits else "no",
}


def wrong(rows: list[dict[str, str]], answer: str) -> list[str]:
    read_as = ANSWERS[answer]
    return [row["text"] for row in rows if read_as(read(row["text"])) != row[answer]]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize(
    ("name", "floor"), [("titles", 0.98), ("titles_held_out", 0.95)], ids=["tuned", "held out"]
)
def test_labelled_titles(
    name: str, floor: float, answer: str, record_property: Callable[[str, object], None]
) -> None:
    """Measured: 1.00 on the titles in view; on the held-out ones 1.00, function .98."""
    rows = labelled(name)
    missed = wrong(rows, answer)
    share = 1 - len(missed) / len(rows)
    record_property(f"{name} {answer}", round(share, 3))
    assert share >= floor, missed


@pytest.mark.parametrize(
    ("language", "least"), [("en", 50), ("de", 50), ("fr", 40), ("es", 40), ("pt", 40), ("nl", 40)]
)
def test_every_language_has_labels(language: str, least: int) -> None:
    """The six languages are all asked, and no language is read badly behind the others."""
    rows = [row for row in labelled("titles") if row["language"] == language]
    assert len(rows) >= least
    assert len(wrong(rows, "seniority")) <= len(rows) * 0.03


def test_the_sets_are_apart() -> None:
    """No held-out title is among those that the rules were written with."""
    assert set() == {row["text"] for row in labelled("titles")} & {
        row["text"] for row in labelled("titles_held_out")
    }


GRADE = {"president": 4, "ceo": 4, "vice": 3, "manager": 2, "employee": 1, "trader": 1}


def test_grades_of_a_real_company(
    data: Path, record_property: Callable[[str, object], None]
) -> None:
    """Presidents stand above vice presidents, those above managers and employees.

    Measured: .948 of the pairs. The others are mixed titles, such as a vice
    president who is also chief financial officer, or a manager who is "Head".
    """
    with (data / "enron" / "people.csv").open(encoding="utf-8", newline="") as rows:
        notes = [row["note"] for row in csv.DictReader(rows)]
    lines = (data / "enron" / "edo_custodians.tsv").read_text(encoding="utf-8").splitlines()
    notes += [line.split("\t")[3] for line in lines]
    words = [note.replace(",", " ").split() for note in notes]
    graded = [
        (GRADE[first[0].lower()], read(note).seniority)
        for note, first in zip(notes, words, strict=True)
        if first and first[0].lower() in GRADE
    ]
    pairs = [(a, b) for a, b in combinations(graded, 2) if a[0] != b[0]]
    agree = sum((a[0] - b[0]) * (a[1] - b[1]) > 0 for a, b in pairs) / len(pairs)
    record_property("pairs in order", round(agree, 3))
    assert len(pairs) > 1_000
    assert agree >= 0.93


def test_false_friends() -> None:
    """Who is called manager and manages a thing creates few jobs."""
    assert 0.2 == read("Product Manager").manages
    assert 0.65 == read("Engineering Manager").manages
    assert 0.05 == read("Executive Assistant to the CEO").manages
    assert read("Vice President, Equity Trading").manages < read("Vice President").manages


def test_inclusive_forms_are_one() -> None:
    """The star, the colon, the slash and the capital say the same as the plain form."""
    expected = read("Leiter Einkauf").seniority
    for form in ("Leiter:in", "Leiter*in", "Leiter/in", "Leiter_in", "LeiterIn", "Leiter(in)"):
        assert expected == read(f"{form} Einkauf (m/w/d)").seniority
    assert Seniority.DIRECTOR == read("Directeur·rice marketing").seniority
    assert Seniority.DIRECTOR == read("Diretor(a) de Vendas").seniority


def test_scope_in_own_words() -> None:
    """The scope keeps the title's own words, without rank."""
    assert "data platform" == read("Head of Data Platform").scope
    assert "öffentlichkeitsarbeit" == read("Referentin für Öffentlichkeitsarbeit").scope


def test_the_employer_says_nothing() -> None:
    """A bank as employer does not make an engineer a banker."""
    assert read("Engineer").function == read("Engineer at Woodgrove Bank Finance").function
    assert Seniority.WORKER == read("Engineer at President Hotels").seniority


@pytest.mark.parametrize(
    "text", ["", "   ", "--", "🚀🚀🚀", "|||", "\x00\ufeff", "N/A", "x" * 10_000]
)
def test_garbage_says_nothing(text: str) -> None:
    """What is no title has no seniority, no function, and recruits nobody."""
    title = read(text)
    assert (Seniority.UNKNOWN, "", False) == (title.seniority, title.function, title.recruits)


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    """No text raises; the chance is one; the text is kept."""
    title = read(text)
    assert text == title.text
    assert 0.0 <= title.manages <= 1.0


@given(
    st.sampled_from([row["text"] for row in labelled("titles") if row["language"] == "en"]),
    st.sampled_from([str.upper, str.lower, str.title, lambda t: f"  {t} "]),
)
def test_case_does_not_count(text: str, change: Callable[[str], str]) -> None:
    """Capitals and spaces change nothing."""
    assert read(text).seniority == read(change(text)).seniority


@given(st.sampled_from(sorted(row["text"] for row in labelled("titles"))))
def test_retired_holders_hold_nothing(text: str) -> None:
    """Whoever retired from a title does not hold it."""
    assert MANAGES[Seniority.UNKNOWN] == read(f"{text} | Retired").manages


def test_free_words() -> None:
    """Words that are no title have a function too, or none."""
    assert "data" == function_of_text("data platform")
    assert "sales" == function_of_text("Vertrieb")
    assert "" == function_of_text("something nice")


def test_people_and_things() -> None:
    """A data engineer is somebody; a data platform is not."""
    assert names_a_person("data engineer")
    assert names_a_person("Leiterin")
    assert not names_a_person("data platform")
    assert not names_a_person("")
