"""The expressions are held to the method: the same ties, the same roles."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest

from inroad.atlas import build
from inroad.language import titles
from inroad.method import ties as method_ties
from inroad.method.goal import Goal, Place
from inroad.method.network import EPOCH, Contacts, Network
from inroad.method.parameters import Parameters
from inroad.method.people import Person, Position
from inroad.method.roles import Judge
from tests.atlas import invented
from tests.atlas.conftest import ON, Building

P = Parameters.DEFAULT
NOBODY = 10**6


def rows_of(folder: Path, name: str) -> list[dict[str, Any]]:
    """A table that went in."""
    return list(pq.read_table(folder / f"{name}.parquet").to_pylist())


def network(folder: Path, me: int = NOBODY, before: date = ON) -> Network:
    """The same organisation as the method sees it, by default with nobody as me."""
    held: dict[int, list[Any]] = {row["id"]: [] for row in rows_of(folder, "people")}
    for row in rows_of(folder, "positions"):
        held[row["person"]].append(row)
    people = {}
    for row in rows_of(folder, "people"):
        told = sorted(held[row["id"]], key=lambda each: (
            each["since"] is not None, each["since"] or date.min, each["organisation"],
            each["unit"], each["title"]))  # fmt: skip
        positions = tuple(
            Position(number, each["organisation"], each["unit"], titles.read(each["title"]),
                     each["since"], each["until"], each["seen_on"])
            for number, each in enumerate(told)
        )  # fmt: skip
        people[row["id"]] = Person(row["id"], row["name"], positions,
                                   reports_to=row["reports_to"])  # fmt: skip
    people.setdefault(me, Person(me, "Nobody"))
    return Network(1, me, people, contacts(folder, before))


def contacts(folder: Path, before: date) -> Contacts:
    """All mail added up, as the store does it: a meeting once in each direction."""
    sums: dict[tuple[int, int], list[Any]] = {}
    for file in sorted((folder / "traces").glob("*.parquet")):
        for row in pq.read_table(file).to_pylist():
            if row["when"] > before:
                continue
            energy = 2 ** ((row["when"] - EPOCH).days / P.contact_half_life_days)
            met = row["kind"] == "meeting"
            ways = [(row["who"], row["whom"])] + [(row["whom"], row["who"])] * met
            for way in ways:
                entry = sums.setdefault(way, [0, 0, 0.0, 0.0, 0])
                entry[met] += 1
                entry[2 + met] += energy
                entry[4] = max(entry[4], (row["when"] - date(1970, 1, 1)).days)
    pairs = np.array(list(sums), np.int64).reshape(-1, 2)
    columns = np.array(list(sums.values()), np.float64).reshape(-1, 5)
    counts = columns[:, :2].astype(np.int64)
    last = columns[:, 4].astype(np.int64)
    return Contacts(pairs[:, 0], pairs[:, 1], counts[:, 0], counts[:, 1], columns[:, 2],
                    columns[:, 3], last, last)  # fmt: skip


@pytest.mark.parametrize("seed", [3, 4])
def test_every_tie_is_as_strong_as_the_method_says(
    tmp_path: Path, building: Building, seed: int
) -> None:
    """The same pairs, and of each the same strength, energy, contacts in common and overlap."""
    folder = tmp_path / "tables"
    invented.organisation(folder, 70, seed)
    expected = method_ties.ties(network(folder), ON, P)
    people = expected.people
    with building(folder) as work:
        build.build(work, lambda *_: None)
        rows = work.engine.read(work.table("ties")).to_pylist()

    actual = {(row["a"], row["b"]): row for row in rows}
    pairs = list(zip(people[expected.a].tolist(), people[expected.b].tolist(), strict=True))

    assert set(pairs) == set(actual)
    assert len(pairs) > 300
    for name in ("strength", "energy", "reciprocity", "mutuals", "overlap_months"):
        found = [float(actual[pair][name]) for pair in pairs]
        assert found == pytest.approx(getattr(expected, name).tolist(), rel=1e-9), name


@pytest.mark.parametrize("seed", [5, 6, 7])
def test_everybodys_roles_are_as_the_method_says(
    tmp_path: Path, building: Building, seed: int
) -> None:
    """For each seeker: the same people in each role, as likely, with the same first reason."""
    folder = tmp_path / "tables"
    invented.organisation(folder, 60, seed)
    with building(folder) as work:
        build.build(work, lambda *_: None)
        read = work.engine.read
        roles = read(work.table("roles")).to_pylist()
        wishes = {row["seeker"]: row["place"]
                  for row in read(work.table("places", "wishes")).to_pylist()}  # fmt: skip
        seats: dict[int, list[int]] = {}
        for row in read(work.table("places", "seats")).to_pylist():
            seats.setdefault(row["seeker"], []).append(row["origin"])

    compared = 0
    for goal in rows_of(folder, "goals")[::7]:
        seeker = goal["seeker"]
        place = Place(goal["organisation"], goal["unit"])
        judge = Judge(network(folder, seeker), Goal("", (place,)), ON, P)
        expected = {
            (who, belief.role): (pytest.approx(belief.probability, rel=1e-6),
                                 belief.reasons[0].code)
            for who, held in judge.roles(judge.network.people).items()
            for belief in held.values()
            if belief.probability >= P.role_shown
        }  # fmt: skip
        actual: dict[tuple[int, str], tuple[float, str]] = {}
        for row in roles:
            mine = row["origin"] in (0, *seats[seeker])
            if row["place"] == wishes[seeker] and mine and row["person"] != seeker:
                key = (row["person"], row["role"])
                said = (row["probability"], row["code"])
                actual[key] = max(actual.get(key, said), said)
        assert expected == actual
        compared += len(actual)
    assert compared > 100
