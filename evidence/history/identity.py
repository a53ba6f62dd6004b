"""Which addresses and sightings are one person? Enron's names and FEBRL4's records."""

import csv
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from evidence.results import Cell, Claim, Curve, Study
from evidence.running import Asked
from evidence.statistics import DRAWS, Floats, between
from inroad.method.identity import Known, proposals
from inroad.solve.linkage import Field, linked_pairs

PRECISION_BAR, F1_BAR = 0.98, 0.995
Pairs = set[tuple[int, int]]
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
"""What kind of thing each column is: all that the linkage is told."""


def study(asked: Asked) -> Study:
    """Precision, recall and F1 of pairs, for addresses alone and for whole records."""
    asked.tell("identity: Enron")
    claims: list[Claim] = []
    facts: dict[str, Cell] = {}
    truth, found = enron(asked.data)
    claims += measured("Enron, addresses alone", truth, found, PRECISION_BAR, None)
    facts |= {"Enron pairs": len(truth), "Enron proposed": len(found)}
    asked.tell("identity: FEBRL4")
    if not asked.quick:
        truth, found = febrl(asked.data)
        claims += measured("FEBRL4", truth, found, None, F1_BAR)
        facts |= {"FEBRL4 pairs": len(truth), "FEBRL4 linked": len(found)}
    points = [(c.estimate, c.low or 0.0, c.high or 0.0) for c in claims]
    curve = Curve("pairs", tuple(range(len(claims))), *zip(*points, strict=True))
    return Study("history.identity", tuple(claims), (), (curve,), facts)


def enron(data: Path) -> tuple[Pairs, Pairs]:
    """Pairs of addresses with one owner's name, and those that Inroad proposes without names."""
    with (data / "enron" / "people.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {int(row["id"]): row["name"] for row in rows}
    truth = {(a, b) for a, b in combinations(sorted(names), 2) if names[a] == names[b] != "NA"}
    boxes = [Known(int(row["id"]), emails=(f"{row['email_local']}@enron.example",)) for row in rows]
    return truth, {(each.a, each.b) for each in proposals(boxes)}


def febrl(data: Path) -> tuple[Pairs, Pairs]:
    """Record pairs of one person by number, and those that are linked without it."""
    truth_a, a = _records(data / "linkage" / "febrl4a.csv")
    truth_b, b = _records(data / "linkage" / "febrl4b.csv")
    place = {person: row for row, person in enumerate(truth_b)}
    truth = {(row, place[person]) for row, person in enumerate(truth_a) if person in place}
    links = linked_pairs(a, b, FEBRL, one_to_one=True)
    return truth, set(zip(links.left.tolist(), links.right.tolist(), strict=True))


def _records(path: Path) -> tuple[list[str], Mapping[str, Sequence[str]]]:
    """Each record's person, kept apart from the columns that may be used."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, skipinitialspace=True))
    truth = [row.pop("rec_id").split("-")[1] for row in rows]
    return truth, {name: [row[name].strip() for row in rows] for name in rows[0]}


def measured(
    name: str, truth: Pairs, found: Pairs, precision_bar: float | None, f1_bar: float | None
) -> list[Claim]:
    """Precision, recall and F1; the first record of a pair is what is drawn anew."""
    pairs = sorted(truth | found)
    people = sorted({one for one, _ in pairs})
    place = {who: row for row, who in enumerate(people)}
    counts = np.zeros((len(people), 3))
    for pair in pairs:
        counts[place[pair[0]]] += (pair in truth and pair in found, pair in found, pair in truth)
    rng = np.random.default_rng(4)
    times = rng.multinomial(len(people), np.full(len(people), 1 / len(people)), size=DRAWS)
    whole, draws = _shares(counts.sum(axis=0)[None, :]), _shares(times @ counts)
    sizes = (len(found), len(truth), len(truth))
    bars = (precision_bar, None, f1_bar)
    return [
        Claim(f"{name}: {word}", float(whole[0, at]), *between(draws[:, at]), sizes[at],
              len(people), bars[at])
        for at, word in enumerate(("precision", "recall", "F1"))
    ]  # fmt: skip


def _shares(counts: Floats) -> Floats:
    """Precision, recall and F1 of rows (right, found, true)."""
    right, found, true = counts.T
    return np.column_stack([
        right / np.maximum(found, 1), right / np.maximum(true, 1),
        2 * right / np.maximum(found + true, 1),
    ])  # fmt: skip
