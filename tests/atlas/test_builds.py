"""A build goes on where it was stopped, reads no day twice, and takes bad rows in its stride."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from inroad.atlas import answers, build, contact, kept, opened, tables
from inroad.atlas.kept import Busy, Kept, NotBuilt
from inroad.atlas.work import Work
from tests.atlas import invented
from tests.atlas.conftest import ON, Building, duckdb

DAY = date(2026, 1, 5)


def built(work: Work) -> build.Built:
    """A build without anybody who watches."""
    return build.build(work, lambda *_: None)


def ties(work: Work) -> dict[Any, tuple[Any, ...]]:
    """Every tie with what it is made of, to nine digits."""
    rows = work.engine.read(work.table("ties")).to_pylist()
    return {(row["a"], row["b"]): tuple(f"{row[name]:.9g}" for name in ("strength", "energy"))
            for row in rows}  # fmt: skip


def small(folder: Path, people: int = 40) -> Path:
    """A small organisation's tables."""
    invented.organisation(folder, people, 2)
    return folder


def test_a_second_build_makes_nothing(tmp_path: Path, building: Building) -> None:
    """What is finished is kept."""
    folder = small(tmp_path / "tables")
    with building(folder) as work:
        first = built(work)
    with building(folder) as work:
        second = built(work)

    assert len(first.made) > 10
    assert () == second.made
    assert first.rows == second.rows


def test_new_days_are_added_to_the_days_that_are_kept(tmp_path: Path, building: Building) -> None:
    """The file of a new day is read, no other; and the ties are those of a build from nothing."""
    folder = small(tmp_path / "tables")
    late = folder / "traces" / "2.parquet"
    aside = late.rename(tmp_path / "late.parquet")
    with building(folder, tmp_path / "grown") as work:
        built(work)
    aside.rename(late)
    with building(folder, tmp_path / "grown") as work:
        made = built(work).made
        added_to = work.kept.parts["totals"].facts["added_to"]
        grown = ties(work)
    with building(folder, tmp_path / "whole") as work:
        built(work)
        whole = ties(work)

    assert ["days/2.parquet"] == [each for each in made if each.startswith("days/")]
    assert 2 == added_to
    assert whole == grown


def test_a_file_that_changed_is_not_added_twice(tmp_path: Path, building: Building) -> None:
    """The sum that had its old days is not used again."""
    folder = small(tmp_path / "tables")
    with building(folder, tmp_path / "changed") as work:
        built(work)
    invented.write(folder, "traces", [(1, 2, DAY, "message")], "1.parquet")
    with building(folder, tmp_path / "changed") as work:
        built(work)
        assert 0 == work.kept.parts["totals"].facts["added_to"]
        changed = ties(work)
    with building(folder, tmp_path / "whole") as work:
        built(work)
        assert changed == ties(work)


def test_an_atlas_of_an_earlier_day_leaves_out_what_came_later(
    tmp_path: Path, building: Building
) -> None:
    """And going on to a later day brings it in."""
    folder = small(tmp_path / "tables")
    with building(folder, on=date(2026, 1, 21)) as work:
        built(work)
        early = ties(work)
    with building(folder) as work:
        built(work)
        later = ties(work)
    with building(folder, tmp_path / "new") as work:
        built(work)
        assert later == ties(work)
    assert early.keys() < later.keys()


@pytest.mark.parametrize("at", ["people", "held", "days/1.parquet", "totals", "ties", "roles"])
def test_a_build_that_is_stopped_goes_on(tmp_path: Path, building: Building, at: str) -> None:
    """What was finished stands; what was half-done is gone; nothing is answered in between."""

    class Stop(Exception):
        pass

    def stopping(name: str, _place: int, _of: int) -> None:
        if name == at:
            raise Stop

    folder, atlas = small(tmp_path / "tables"), tmp_path / "atlas"
    with pytest.raises(Stop), building(folder, atlas) as work:
        build.build(work, stopping)
    (atlas / "draft-0123456789ab").mkdir()
    with pytest.raises(NotBuilt), opened.answering(duckdb, Kept(atlas)):
        pass
    done = set(Kept(atlas).parts)
    with building(folder, atlas) as work:
        made = built(work).made

    assert set() == done & set(made)
    assert not (atlas / "draft-0123456789ab").exists()


def test_a_killed_build_leaves_whole_parts_or_none(tmp_path: Path, building: Building) -> None:
    """SIGKILL in the middle of a table: the next build needs no cleaning up, and is right."""
    folder, atlas = small(tmp_path / "tables"), tmp_path / "atlas"
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from tests.atlas import conftest\n"
        "from inroad.atlas import build, opened, engine; from inroad.atlas.kept import Kept\n"
        "from inroad.method.parameters import Parameters\n"
        "write = engine.DuckDB.write\n"
        "def killed(self, table, folder):\n"
        "    write(self, table, folder)\n"
        "    if folder.name == 'triangles': os.kill(os.getpid(), signal.SIGKILL)\n"
        "engine.DuckDB.write = killed\n"
        f"kept = Kept(Path({str(atlas)!r}))\n"
        f"with opened.building(conftest.duckdb, Path({str(folder)!r}), kept, conftest.ON,\n"
        "                     Parameters.DEFAULT) as work:\n"
        "    build.build(work, lambda *_: None)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, check=False)
    assert -9 == done.returncode
    drafts = [each for each in atlas.iterdir() if each.name.startswith("draft-")]
    assert len(drafts) == 1

    with building(folder, atlas) as work:
        made = built(work).made
        found = ties(work)
    with building(folder, tmp_path / "new") as work:
        built(work)
        assert found == ties(work)
    assert "ties" in made
    assert "totals" not in made


def test_a_part_with_a_broken_table_is_made_again(tmp_path: Path, building: Building) -> None:
    """A file that was cut off, or is gone, is noticed."""
    folder = small(tmp_path / "tables")
    with building(folder) as work:
        built(work)
        (file,) = work.kept.table("ties").glob("*.parquet")
        whole = ties(work)
    os.truncate(file, 100)
    with building(folder) as work:
        assert "ties" in built(work).made
        assert whole == ties(work)


def test_two_builds_do_not_share_a_folder(tmp_path: Path, building: Building) -> None:
    """The second is refused, and the first goes on."""
    folder = small(tmp_path / "tables")
    with building(folder), pytest.raises(Busy), building(folder):
        pass


def test_bad_rows_are_named_and_counted(tmp_path: Path, building: Building) -> None:
    """Each with its file, its number there and the reason; the good ones are used."""
    folder = small(tmp_path / "tables")
    invented.write(folder, "people", [
        (1, "Ada", None), (1, "Ada again", None), (None, "Nobody", None), (2, "x" * 501, None),
        (3, "Tom", 1), (4, None, 99),
    ])  # fmt: skip
    invented.write(folder, "positions", [
        (1, "Contoso", "Unit A", "engineer", DAY, DAY - timedelta(1), None),
        (3, "", "Unit A", "engineer", DAY, None, None),
        (77, "Contoso", "Unit A", "engineer", DAY, None, None),
        (3, "Contoso", "Unit A", "engineer", date(1492, 8, 3), None, None),
        (3, "Contoso", "Unit A", "engineer", DAY, None, None),
    ])  # fmt: skip
    invented.write(folder, "goals", [(1, "Contoso", None), (88, "Contoso", "Unit A")])
    for file in (folder / "traces").iterdir():
        file.unlink()
    invented.write(folder, "traces", [
        (1, 3, DAY, "message"), (3, 3, DAY, "message"), (1, None, DAY, None), (1, 3, None, ""),
        (1, 3, DAY, "owl"), (1, 55, DAY, ""), (3, 1, date(9999, 1, 1), ""),
    ], "today.parquet")  # fmt: skip
    with building(folder) as work:
        found = built(work)
        names = list(found.bad)
        bad = [tuple(row.values()) for name in names
               for row in work.engine.read(work.table(name, "bad")).to_pylist()]  # fmt: skip
        known = ties(work)

    assert {
        ("people.parquet", 1, "a second row of this id"),
        ("people.parquet", 2, "no id"),
        ("people.parquet", 3, "name is too long"),
        ("positions.parquet", 0, "until is before since"),
        ("positions.parquet", 1, "no organisation"),
        ("positions.parquet", 2, "person is not in people"),
        ("positions.parquet", 3, "since is no day of these times"),
        ("goals.parquet", 1, "seeker is not in people"),
        ("today.parquet", 1, "who and whom are one"),
        ("today.parquet", 2, "no whom"),
        ("today.parquet", 3, "no when"),
        ("today.parquet", 4, "kind is not known"),
        ("today.parquet", 6, "when is no day of these times"),
    } == set(bad)
    assert len(bad) == sum(sum(reasons.values()) for reasons in found.bad.values())
    assert {(1, 3)} == known.keys()


HOSTILE = ("'); DROP TABLE people; --", 'Robert"', "{brackets} $1 %s ?", "\\'; --", "\x00\x1b[31m",
           "Ünit ✈ ／ ﬁ", "' OR 1=1", "*/ SELECT")  # fmt: skip


def test_hostile_names_are_data(tmp_path: Path, building: Building) -> None:
    """In names, titles, units, places and the names of files: all come back as they are."""
    folder = tmp_path / "it's [a] *folder*; --"
    ids = range(len(HOSTILE))
    invented.write(folder, "people", [(each, HOSTILE[each], None) for each in ids])
    invented.write(folder, "positions", [
        (each, f"Contoso {HOSTILE[each]}", HOSTILE[each], HOSTILE[each], DAY, None, None)
        for each in ids
    ])  # fmt: skip
    goals = [((each + 1) % len(HOSTILE), f"Contoso {HOSTILE[each]}", HOSTILE[each]) for each in ids]
    invented.write(folder, "goals", goals)
    mail = [(each, (each + 1) % len(HOSTILE), DAY, "message") for each in ids]
    invented.write(folder, "traces", mail, "it's; DROP.parquet")
    with building(folder, tmp_path / "the [atlas]'s") as work:
        assert {} == built(work).bad
        answers.reached(work, 5, 0, "tables")
        names = work.engine.read(work.table("people")).to_pylist()
        rows = work.engine.read(work.table("reach")).to_pylist()

    assert set(HOSTILE) == {row["name"] for row in names}
    insiders = {(row["seeker"], row["person"]) for row in rows if row["role"] == "insider"}
    assert {((each + 1) % len(HOSTILE), each) for each in ids} <= insiders


@pytest.mark.parametrize(
    ("table", "columns", "code", "facts"),
    [
        ("people", {"id": [1]}, "atlas.no_column", {"column": "name"}),
        ("traces", {"who": [1], "when": [DAY]}, "atlas.no_column", {"column": "whom"}),
        ("people", {"id": [1.5], "name": ["x"]}, "atlas.odd_column", {"column": "id"}),
        ("goals", {"seeker": ["1"], "organisation": ["x"]}, "atlas.odd_column",
         {"column": "seeker"}),
        ("traces", {"who": [1], "whom": [2], "when": ["today"]}, "atlas.odd_column",
         {"column": "when"}),
        ("goals", None, "atlas.no_table", {"table": "goals"}),
        ("goals", b"no parquet", "atlas.unreadable", {"file": "goals.parquet"}),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_before_anything_is_made(
    tmp_path: Path, table: str, columns: Any, code: str, facts: dict[str, str]
) -> None:
    """A missing column, table or kind is one fact, not a fault in the middle."""
    folder = small(tmp_path / "tables", 20)
    if table == "traces":
        for file in (folder / "traces").iterdir():
            file.unlink()
    (folder / f"{table}.parquet").unlink(missing_ok=True)
    if isinstance(columns, bytes):
        (folder / f"{table}.parquet").write_bytes(columns)
    elif columns:
        pq.write_table(pa.table(columns), folder / f"{table}.parquet")

    with pytest.raises(Exception) as refused:
        tables.found(folder)

    assert code == getattr(refused.value, "code", str(refused.value))
    assert facts.items() <= refused.value.facts.items()  # type: ignore[attr-defined]


def test_times_with_a_zone_are_days_of_utc(tmp_path: Path, building: Building) -> None:
    """Half past eleven at night in New York is the next day."""
    folder = small(tmp_path / "tables", 20)
    for file in (folder / "traces").iterdir():
        file.unlink()
    late = pa.array([1_767_670_200], pa.timestamp("s", tz="America/New_York"))
    pq.write_table(pa.table({"who": [1], "whom": [2], "when": late}), folder / "traces.parquet")
    with building(folder) as work:
        built(work)
        days = work.engine.read(work.table("days/traces.parquet")).to_pylist()

    assert [date(2026, 1, 6)] == [row["when"] for row in days]


def test_ids_may_be_text(tmp_path: Path, building: Building) -> None:
    """The same organisation with addresses for numbers has the same ties and answers."""
    folder = small(tmp_path / "tables")
    other = tmp_path / "text"
    for name, columns in invented.COLUMNS.items():
        for file in [folder / f"{name}.parquet", *(folder / name).glob("*.parquet")]:
            if file.is_file():
                rows = pq.read_table(file)
                for place, column in enumerate(columns):
                    if column in ("id", "reports_to", "person", "who", "whom", "seeker"):
                        said = [each if each is None else f"{each:05}@contoso.example"
                                for each in rows[column].to_pylist()]  # fmt: skip
                        rows = rows.set_column(place, column, pa.array(said, pa.string()))
                target = other / file.relative_to(folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                pq.write_table(rows, target)
    found = []
    for tables_folder in (folder, other):
        for way in ("tables", "kernel"):
            with building(tables_folder) as work:
                built(work)
                work.kept.forget({"reach"})
                answers.reached(work, 3, 1 << 30, way)
                rows = work.engine.read(work.table("reach")).to_pylist()
            found.append(sorted((int(str(row["seeker"])[:5]), row["role"], row["rank"],
                                 int(str(row["person"])[:5]), row["chance"])
                                for row in rows))  # fmt: skip

    assert len(found[0]) > 50
    assert all(each == found[0] for each in found)


def test_told_ties_need_no_traces(tmp_path: Path, building: Building) -> None:
    """A table of ties with their strengths stands in the place of mail; the strongest counts."""
    folder = small(tmp_path / "tables", 20)
    for file in (folder / "traces").iterdir():
        file.unlink()
    (folder / "traces").rmdir()
    rows = [(1, 2, 0.5), (2, 1, 0.7), (2, 3, 1.5), (4, 4, 0.5), (3, 99, 0.5)]
    invented.write(folder, "ties", rows)
    with building(folder) as work:
        bad = built(work).bad
        known = work.engine.read(work.table("ties")).to_pylist()

    assert {"ties": {"strength is no chance": 1, "a and b are one": 1}} == bad
    assert [(1, 2, 0.7)] == [(row["a"], row["b"], row["strength"]) for row in known]


def test_a_build_stays_within_its_memory(tmp_path: Path) -> None:
    """The engine's share is bounded: a build of half a million messages in 64 MB spills instead.

    Around it Python and its libraries hold what they hold at rest, and some more to read
    and write Parquet: together less than 450 MB more.
    """
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, 'bench/parts')\n"
        "import organisation\n"
        "from inroad.atlas import build, opened; from inroad.atlas.kept import Kept\n"
        "from inroad.method.parameters import Parameters; from tests.atlas import conftest\n"
        f"folder = Path({str(tmp_path)!r})\n"
        "organisation.written(folder / 'tables', 10_000, 150_000)\n"
        "start = lambda spill: opened.started('duckdb', 64 << 20, spill, threads=1)\n"
        "with opened.building(start, folder / 'tables', Kept(folder / 'atlas'), conftest.ON,\n"
        "                     Parameters.DEFAULT) as work:\n"
        "    build.build(work, lambda *_: None)\n"
        # Of this program alone: what `getrusage` says counts whoever started it, too.
        "said = Path('/proc/self/status').read_text().partition('VmHWM:')[2]\n"
        "print(int(said.split()[0]) >> 10)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )

    assert int(done.stdout.split()[-1]) < 64 + 450


def test_keys_of_parts_say_what_they_are_made_from() -> None:
    """The same facts give the same key, in any order of names; others another."""
    assert kept.key_of({"a": 1, "b": 2}) == kept.key_of({"b": 2, "a": 1})
    assert kept.key_of({"a": 1}) != kept.key_of({"a": 2})
    assert contact.EPOCH < ON
