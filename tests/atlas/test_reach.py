"""Expressions and kernel agree with each other, and with every chain enumerated."""

from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inroad.atlas import answers, build, by_kernel, reach
from inroad.atlas.engine import DuckDB
from inroad.atlas.kept import Kept
from inroad.atlas.work import Work
from inroad.method.parameters import Parameters
from tests.atlas.conftest import MEMORY, ON, Building

PEOPLE = 7
CHANCES = st.floats(1 / 128, 127 / 128, width=32) | st.sampled_from([0.25, 0.5])
PAIRS = st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1)).filter(
    lambda pair: pair[0] < pair[1]
)
TIES = st.dictionaries(PAIRS, st.tuples(CHANCES, CHANCES | st.none()), max_size=16)
ROLES = st.dictionaries(
    st.tuples(st.sampled_from(["insider", "pathfinder"]), st.integers(0, PEOPLE - 1)),
    st.tuples(st.sampled_from([0.3, 0.5, 0.9]), st.integers(1, 2)), min_size=1, max_size=7,
)  # fmt: skip


def part(work: Work, name: str, tables: dict[str, pa.Table]) -> None:
    """A part with these tables, as if it had been built."""

    def make(folder: Path) -> None:
        for table, rows in tables.items():
            (folder / table).mkdir()
            pq.write_table(rows, folder / table / "part.parquet")

    work.part(name, name, make)


def given_parts(work: Work, ties: dict[Any, Any], roles: dict[Any, Any]) -> None:
    """The parts that an answer is made from. Everybody seeks place 1, from origin 1 or 2."""
    everybody = list(range(PEOPLE))
    a, b = ([pair[end] for pair in ties] for end in (0, 1))
    ask, introduce = ([chances[each] for chances in ties.values()] for each in (0, 1))
    part(work, "people", {"rows": pa.table({"id": everybody})})
    part(work, "ties", {"rows": pa.table({
        "a": pa.array(a, pa.int64()), "b": pa.array(b, pa.int64()),
        "ask": pa.array(ask, pa.float32()), "introduce": pa.array(introduce, pa.float32()),
    })})  # fmt: skip
    part(work, "roles", {"rows": pa.table({
        "place": [1] * len(roles),
        "origin": [origin if role == "pathfinder" else 0
                   for (role, _), (_, origin) in roles.items()],
        "role": [role for role, _ in roles], "person": [who for _, who in roles],
        "probability": pa.array([chance for chance, _ in roles.values()], pa.float32()),
    })})  # fmt: skip
    part(work, "places", {
        "wishes": pa.table({"seeker": everybody, "place": [1] * PEOPLE}),
        # Person 0 holds two positions now.
        "seats": pa.table({"seeker": [0, *everybody],
                           "origin": [2, *(1 + each % 2 for each in everybody)]}),
    })  # fmt: skip


def best_chain(ties: dict[Any, Any], seeker: int, person: int) -> float:
    """The greatest product over every chain of at most three ties: an ask, then introductions."""

    def tie(one: int, other: int, which: int) -> float:
        chances = ties.get((min(one, other), max(one, other)))
        found = chances[which] if chances else None
        return float(pa.scalar(found or 0.0, pa.float32()).as_py())

    def rounded(chance: float) -> float:
        return float(pa.scalar(chance, pa.float64()).cast(pa.float32(), safe=False).as_py())

    others = [each for each in range(PEOPLE) if each not in (seeker, person)]
    chances = [tie(seeker, person, 0)]
    chances += [tie(seeker, one, 0) * tie(one, person, 1) for one in others]
    chances += [
        tie(seeker, one, 0) * rounded(tie(one, two, 1) * tie(two, person, 1))
        for one, two in permutations(others, 2)
    ]
    return max(chances)


def expected(ties: dict[Any, Any], roles: dict[Any, Any], count: int) -> dict[Any, Any]:
    """For each seeker and role the best people: (person, chance), by enumeration."""
    found: dict[Any, Any] = {}
    for seeker in range(PEOPLE):
        mine = {1 + seeker % 2} | ({2} if seeker == 0 else set())
        for role in ("insider", "pathfinder"):
            rows = []
            for (held, person), (sure, origin) in roles.items():
                chance = best_chain(ties, seeker, person) if person != seeker else 0.0
                if held == role and chance and (role == "insider" or origin in mine):
                    known = float(pa.scalar(sure, pa.float32()).as_py())
                    rows.append((-known * chance, -known, person, chance))
            for rank, (_, _, person, chance) in enumerate(sorted(rows)[:count], start=1):
                found[seeker, role, rank] = (person, chance)
    return found


def told(work: Work, folder: Path) -> dict[Any, Any]:
    """The same of a table of answers."""
    rows = work.engine.read(work.engine.table(folder)).to_pylist()
    return {(row["seeker"], row["role"], row["rank"]): (row["person"], row["chance"])
            for row in rows}  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None,
          max_examples=25)  # fmt: skip
@given(ties=TIES, roles=ROLES, count=st.integers(1, 4))
def test_both_ways_find_the_best_of_all_chains(
    tmp_path_factory: pytest.TempPathFactory, ties: Any, roles: Any, count: int
) -> None:
    """To the last bit, nobody is reached through the seeker, and nobody is left out."""
    kept = Kept(tmp_path_factory.mktemp("atlas"))
    engine = DuckDB(MEMORY, kept.spill, threads=1)
    work = Work(engine, kept, {}, ON, Parameters.DEFAULT)
    given_parts(work, ties, roles)

    by_kernel.ranked(work, count, kept.folder / "kernel" / "rows")
    answers.by_tables(work, count, kept.folder / "tables" / "rows")

    wanted = expected(ties, roles, count)
    assert wanted == told(work, kept.folder / "tables" / "rows")
    assert wanted == told(work, kept.folder / "kernel" / "rows")
    engine.close()


def test_every_chain_is_made_of_ties_and_has_their_chance(
    organisation: Path, tmp_path: Path, building: Building
) -> None:
    """An ask and introductions over ties that there are; their product is the chance."""
    with building(organisation, tmp_path / "atlas") as work:
        build.build(work, lambda *_: None)
        answers.reached(work, 3, 0, "tables")
        rows = work.engine.read(work.table("reach")).to_pylist()
        links = work.engine.read(reach.edges(work.table("ties"))).to_pylist()
    ask = {(link["x"], link["y"]): link["ask"] for link in links}
    introduce = {(link["x"], link["y"]): link["introduce"] for link in links}

    for row in rows:
        ends = [row[end] for end in ("first", "second", "person") if row[end] is not None]
        people = [row["seeker"], *ends]
        assert len(people) == len(set(people))
        onward = [introduce[pair] for pair in pairwise(people[1:])]
        chance = ask[people[0], people[1]]
        for each in onward:
            chance *= each
        assert row["chance"] == pytest.approx(chance, rel=1e-7)
    assert len(rows) > 500


def test_kernel_and_tables_answer_alike(
    organisation: Path, tmp_path: Path, building: Building
) -> None:
    """Whole rows are equal: people, roles, chances and reasons."""
    found = []
    with building(organisation, tmp_path / "atlas") as work:
        build.build(work, lambda *_: None)
        for way in ("tables", "kernel"):
            work.kept.forget({"reach"})
            part = answers.reached(work, 4, MEMORY, way)
            assert way == part.facts["by"]
            rows = work.engine.read(work.table("reach").drop("first", "second")).to_pylist()
            found.append(sorted(map(str, rows)))

    assert len(found[0]) > 500
    assert found[0] == found[1]


def test_the_kernel_answers_where_the_network_fits(
    organisation: Path, tmp_path: Path, building: Building
) -> None:
    """In too little memory the tables do."""
    ways = []
    with building(organisation, tmp_path / "atlas") as work:
        build.build(work, lambda *_: None)
        for memory in (MEMORY, 1_000):
            work.kept.forget({"reach"})
            ways.append(answers.reached(work, 4, memory).facts["by"])

    assert ["kernel", "tables"] == ways
