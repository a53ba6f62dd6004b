"""Pairs of records that are one person: FEBRL4, and small tables with a known answer."""

import csv
import random
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.solve.blocking import deletions_of, numbered, pairs_across, pairs_within, sound_of
from inroad.solve.linkage import Field, Links, Records, linked_pairs

FEBRL = [
    Field("given_name", "name", swaps_with="surname"),
    Field("surname", "name"),
    Field("street_number", "number"),
    Field("address_1", "text"),
    Field("address_2", "text"),
    Field("suburb", "text"),
    Field("postcode", "number"),
    Field("state", "text"),
    Field("date_of_birth", "date"),
    Field("soc_sec_id", "identifier"),
]
PEOPLE = [
    Field("given", "name", swaps_with="family"),
    Field("family", "name"),
    Field("born", "date"),
    Field("number", "identifier"),
]
GIVEN = "anna bruno carla dario elena fritz greta hugo irma jonas karin lukas".split()
FAMILY = "abel brandt conti dupre engel falk grimm hahn iversen jansen kranz lindt".split()


def table(path: Path) -> tuple[list[str], dict[str, list[str]]]:
    """The number of each record's person, kept apart from the columns that may be used."""
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file, skipinitialspace=True))
    truth = [row.pop("rec_id").split("-")[1] for row in rows]
    return truth, {name: [row[name].strip() for row in rows] for name in rows[0]}


def taken(records: Records, rows: list[int]) -> Records:
    return {name: [column[row] for row in rows] for name, column in records.items()}


def invented(count: int, seed: int) -> dict[str, list[str]]:
    rng = random.Random(seed)
    return {
        "given": [rng.choice(GIVEN) for _ in range(count)],
        "family": [rng.choice(FAMILY) for _ in range(count)],
        "born": [
            f"{rng.randrange(1950, 2000)}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}"
            for _ in range(count)
        ],
        "number": [str(rng.randrange(10**8, 10**9)) for _ in range(count)],
    }


def found(links: Links) -> set[tuple[int, int]]:
    return set(zip(links.left.tolist(), links.right.tolist(), strict=True))


def test_febrl4_is_linked_without_being_told(data: Path) -> None:
    """On FEBRL4 the pairs have an F1 of at least .995, and a shuffled table gives the same."""
    truth_a, a = table(data / "linkage" / "febrl4a.csv")
    truth_b, b = table(data / "linkage" / "febrl4b.csv")
    rows = random.Random(4).sample(range(len(truth_b)), len(truth_b))
    began = time.perf_counter()
    links = linked_pairs(a, taken(b, rows), FEBRL, one_to_one=True)
    took = time.perf_counter() - began
    right = sum(truth_a[i] == truth_b[rows[j]] for i, j in found(links))
    precision, recall = right / len(links), right / len(truth_a)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"FEBRL4 precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f} in {took:.1f} s")  # noqa: T201
    assert f1 >= 0.995


def test_nothing_is_linked_where_nobody_is_the_same(data: Path) -> None:
    """Between two halves of FEBRL4 that share no person, no pair is found."""
    truth_a, a = table(data / "linkage" / "febrl4a.csv")
    truth_b, b = table(data / "linkage" / "febrl4b.csv")
    odd = [row for row, person in enumerate(truth_a) if int(person) % 2][:1_000]
    even = [row for row, person in enumerate(truth_b) if not int(person) % 2][:1_000]
    assert set() == found(linked_pairs(taken(a, odd), taken(b, even), FEBRL))


def test_names_and_places_alone_nearly_suffice(data: Path) -> None:
    """Without number, birth date and address, names and places still link most of FEBRL4."""
    truth_a, a = table(data / "linkage" / "febrl4a.csv")
    truth_b, b = table(data / "linkage" / "febrl4b.csv")
    few = [FEBRL[k] for k in (0, 1, 2, 5, 6, 7)]
    links = linked_pairs(a, b, few, one_to_one=True)
    right = sum(truth_a[i] == truth_b[j] for i, j in found(links))
    precision, recall = right / len(links), right / len(truth_a)
    print(f"names and places only: precision {precision:.4f} recall {recall:.4f}")  # noqa: T201
    assert precision >= 0.98
    assert recall >= 0.98


def test_swapped_names_are_still_one_person() -> None:
    """Given and family name in each other's column agree as well as in their own."""
    a = invented(60, seed=1)
    b = {**a, "given": a["family"], "family": a["given"]}
    fields = [*PEOPLE[:2], Field("born", "date")]
    assert {(row, row) for row in range(60)} <= found(linked_pairs(a, b, fields))
    apart = [Field("given", "name"), Field("family", "name"), Field("born", "date")]
    sure = linked_pairs(a, b, fields, at_least=0.99)
    unsure = linked_pairs(a, b, apart, at_least=0.99)
    assert len(found(sure)) > len(found(unsure))


def test_a_slip_in_the_number_is_forgiven() -> None:
    """One changed digit in the number and a missing birth date do not part a person."""
    a = invented(80, seed=2)
    slipped = [n[:4] + ("7" if n[4] != "7" else "3") + n[5:] for n in a["number"]]
    b = {**a, "number": slipped, "born": [""] * 80}
    assert {(row, row) for row in range(80)} == found(linked_pairs(a, b, PEOPLE, one_to_one=True))


def test_one_table_is_searched_for_its_own_doubles() -> None:
    """Within one table each double is found once, the lower position first."""
    a = invented(60, seed=3)
    doubled = {name: column + column[:5] for name, column in a.items()}
    assert {(row, 60 + row) for row in range(5)} == found(linked_pairs(doubled, None, PEOPLE))


def test_a_rare_name_weighs_more() -> None:
    """Of two pairs that agree on name and year alone, the rarer name is the surer."""
    a = invented(200, seed=5)
    a["given"][0], a["family"][0] = "zebulon", "quist"
    a["given"][1:60], a["family"][1:60] = ["anna"] * 59, ["hahn"] * 59
    b = {**{name: column[:2] for name, column in a.items()}, "number": ["", ""]}
    links = linked_pairs(a, b, PEOPLE, learn=False, at_least=0.001)
    sure = {
        pair: float(p)
        for pair, p in zip(zip(links.left, links.right), links.probability)  # noqa: B905
    }
    assert sure[0, 0] > sure[1, 1]


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    """Shuffled tables give the same pairs with the same chances."""
    a, rng = invented(40, seed), random.Random(seed)
    b = {name: column[10:30] for name, column in a.items()}
    rows = rng.sample(range(20), 20)
    straight = linked_pairs(a, b, PEOPLE)
    shuffled = linked_pairs(a, taken(b, rows), PEOPLE)
    assert found(straight) == {(i, rows[j]) for i, j in found(shuffled)}
    np.testing.assert_allclose(np.sort(straight.probability), np.sort(shuffled.probability))


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_linking_is_symmetric(seed: int) -> None:
    """It does not matter which table comes first."""
    a = invented(30, seed)
    b = {name: column[5:25] for name, column in a.items()}
    there, back = linked_pairs(a, b, PEOPLE), linked_pairs(b, a, PEOPLE)
    assert found(there) == {(j, i) for i, j in found(back)}


def test_the_surest_pair_comes_first_and_nobody_twice() -> None:
    """Pairs fall in probability; one to one, each record is in one pair."""
    a = invented(50, seed=7)
    doubled = {name: column + column for name, column in a.items()}
    links = linked_pairs(a, doubled, PEOPLE, one_to_one=True)
    assert all(p >= q for p, q in pairwise(links.probability))
    assert 50 == len(links) == len(set(links.left.tolist())) == len(set(links.right.tolist()))


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_compare_gives_no_pairs(count: int) -> None:
    """An empty table and a single record have no pairs."""
    assert 0 == len(linked_pairs(invented(count, seed=1), None, PEOPLE))


def test_a_wrong_call_is_refused() -> None:
    """No fields, or columns of different lengths, are a wrong call."""
    with pytest.raises(ValueError, match="fields"):
        linked_pairs({"given": ["a"]}, None, [])
    with pytest.raises(ValueError, match="length"):
        linked_pairs({"given": ["a"], "family": []}, None, PEOPLE[:2])


@given(
    st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12)
)
def test_blocks_are_all_pairs_with_an_equal_key(one: list[str], other: list[str]) -> None:
    """Blocking gives exactly the pairs that a double loop gives; within a table, each once."""
    a, b = numbered(one, other)[1]
    across = {(i, j) for i, x in enumerate(one) for j, y in enumerate(other) if x == y}
    assert across == set(zip(*(side.tolist() for side in pairs_across(a, b)), strict=True))
    within = {(i, j) for i, x in enumerate(one) for j, y in enumerate(one) if i < j and x == y}
    assert within == set(zip(*(side.tolist() for side in pairs_within(a)), strict=True))


def test_words_that_sound_alike_have_one_key() -> None:
    """A sound forgives doubled letters and vowels, and leaves other scripts alone."""
    assert sound_of("meier") == sound_of("Mayer") == sound_of("meyer")
    assert sound_of("müller") == sound_of("muler") != sound_of("schmidt")
    assert "李明" == sound_of("李明")


@given(st.text("0123456789", min_size=3, max_size=9), st.data())
def test_one_slip_leaves_a_common_spelling(value: str, data: st.DataObject) -> None:
    """Two values one changed character apart share a spelling with one left out."""
    place = data.draw(st.integers(0, len(value) - 1))
    slipped = value[:place] + "x" + value[place + 1 :]
    assert set(deletions_of(value)) & set(deletions_of(slipped))
