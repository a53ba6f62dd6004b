"""The same questions put to several engines; each answers with values that can be compared.

Q1: the best chance from one person to everybody within three ties.
Q2: the best chance from one person to given people within three ties (Inroad: with
    the chain, and three alternatives).
Q3: who within two ties came to a place before a day (after LDBC's job referral).
Q4: how many ties the shortest chain between two people has.
An engine that cannot answer a question as it is meant does not have it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ties = tuple[int, NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]
Positions = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
Question = Callable[..., Any]
WITHIN = 3


class AtPlaces:
    """Who was at a place, by place and day: two searches, for engines that hold arrays."""

    def __init__(self, positions: Positions) -> None:
        person, place, day = positions
        order = np.lexsort((person, day, place))
        self.person, self.day = person[order], day[order]
        self.starts = np.searchsorted(place[order], np.arange(int(place.max()) + 2))

    def before(self, place: int, day: int) -> NDArray[np.int64]:
        """The people who came there before a day, each once."""
        start, end = self.starts[place], self.starts[place + 1]
        last = start + np.searchsorted(self.day[start:end], day)
        return np.unique(self.person[start:last])


class Inroad:
    """The kernels of `solve.paths`; with `plain`, numpy alone."""

    plain = False

    def __init__(self, ties: Ties, positions: Positions, folder: Path) -> None:
        from inroad.solve import graph as rows
        from inroad.solve import paths

        del folder
        size, a, b, chances = ties
        self.paths = paths
        rows.COMPILED_FROM = 10**12 if self.plain else 0
        self.graph = paths.graph(a, b, chances, size, symmetric=True)
        self.places = AtPlaces(positions)

    def q1(self, source: int) -> NDArray[np.float64]:
        return self.paths.best_chances(self.graph, source, WITHIN).chances

    def q2(self, source: int, targets: Sequence[int]) -> list[float]:
        # Chains and three alternatives each, as arrays; the best chance is what others find.
        return self.paths.chains_to(self.graph, source, targets, WITHIN).chances[:, 0].tolist()

    def q3(self, source: int, place: int, day: int) -> list[int]:
        there = self.places.before(place, day)
        return there[self.paths.near(self.graph, source, there) > 0].tolist()

    def q4(self, source: int, target: int) -> int:
        return len(self.paths.shortest(self.graph, source, target)) - 1


class Numpy(Inroad):
    """The fallback where numba cannot be had."""

    plain = True


class GraphBlas:
    """SuiteSparse:GraphBLAS through python-graphblas, over (max, times): values only."""

    def __init__(self, ties: Ties, positions: Positions, folder: Path) -> None:
        import graphblas as gb

        del folder
        size, a, b, chances = ties
        self.gb, self.size = gb, size
        both = np.concatenate([a, b]), np.concatenate([b, a])
        self.matrix = gb.Matrix.from_coo(*both, np.concatenate([chances, chances]),
                                         nrows=size, ncols=size, dtype="FP32")  # fmt: skip
        self.places = AtPlaces(positions)

    def _begun(self, source: int, levels: int) -> Any:
        gb = self.gb
        now = gb.Vector.from_coo([source], [1.0], size=self.size, dtype="FP32")
        for _ in range(levels):
            further = now.vxm(self.matrix, gb.semiring.max_times).new()
            now = now.ewise_add(further, gb.binary.max).new()
        return now

    def q1(self, source: int) -> NDArray[np.float64]:
        found = np.zeros(self.size)
        places, values = self._begun(source, WITHIN).to_coo()
        found[places] = values
        return found

    def q2(self, source: int, targets: Sequence[int]) -> list[float]:
        gb = self.gb
        now = self._begun(source, WITHIN - 1)
        wanted = gb.Vector.from_scalar(False, size=self.size, dtype="BOOL")
        wanted = gb.Vector.from_coo(sorted(set(targets)), True, size=self.size)
        last = gb.Vector("FP32", self.size)
        last(wanted.S) << now.vxm(self.matrix, gb.semiring.max_times)
        found = dict(zip(*(each.tolist() for each in now.to_coo()), strict=True))
        for place, value in zip(*(each.tolist() for each in last.to_coo()), strict=True):
            found[place] = max(value, found.get(place, 0.0))
        return [found.get(each, 0.0) for each in targets]

    def q3(self, source: int, place: int, day: int) -> list[int]:
        gb = self.gb
        friends = gb.Vector.from_coo([source], True, size=self.size)
        first = friends.vxm(self.matrix, gb.semiring.any_pair).new()
        there = self.places.before(place, day)
        if not len(there):
            return []
        wanted = gb.Vector.from_coo(there, True, size=self.size)
        second = gb.Vector("BOOL", self.size)
        second(wanted.S) << first.vxm(self.matrix, gb.semiring.any_pair)
        second(wanted.S, accum=gb.binary.lor) << first
        return [each for each in second.to_coo()[0].tolist() if each != source]


class _Sql:
    """One table of ties in both directions, asked in SQL level by level."""

    def execute(self, text: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        raise NotImplementedError

    TWO = """
        WITH one AS (SELECT b AS v, w FROM tie WHERE a = ?),
        two AS (SELECT v, max(w) AS w FROM (
            SELECT v, w FROM one
            UNION ALL SELECT tie.b, one.w * tie.w FROM one JOIN tie ON tie.a = one.v)
            GROUP BY v)"""

    def q2(self, source: int, targets: Sequence[int]) -> list[float]:
        wanted = ",".join(map(str, targets))
        rows = self.execute(f"""{self.TWO}
            SELECT v, max(w) FROM (
                SELECT v, w FROM two WHERE v IN ({wanted})
                UNION ALL
                SELECT tie.a, two.w * tie.w FROM tie JOIN two ON two.v = tie.b
                WHERE tie.a IN ({wanted}) AND tie.b <> {source})
            GROUP BY v""", [source])  # fmt: skip
        found = dict(rows)
        return [found.get(each, 0.0) for each in targets]

    def q3(self, source: int, place: int, day: int) -> list[int]:
        rows = self.execute("""
            WITH near AS (SELECT b AS v FROM tie WHERE a = ?
                          UNION SELECT far.b FROM tie near JOIN tie far ON far.a = near.b
                          WHERE near.a = ?)
            SELECT DISTINCT person FROM position
            WHERE place = ? AND day < ? AND person <> ? AND person IN (SELECT v FROM near)
            ORDER BY person""", [source, source, place, day, source])  # fmt: skip
        return [row[0] for row in rows]


class Sqlite(_Sql):
    """SQLite, with the ties clustered by who and whom."""

    def __init__(self, ties: Ties, positions: Positions, folder: Path) -> None:
        import sqlite3

        _, a, b, chances = ties
        self.base = sqlite3.connect(folder / "ties.sqlite")
        self.base.execute("PRAGMA journal_mode = OFF")
        self.base.execute("PRAGMA cache_size = -2000000")
        self.base.execute("CREATE TABLE tie (a INT, b INT, w REAL, PRIMARY KEY (a, b))"
                          " WITHOUT ROWID")  # fmt: skip
        tails, heads = np.concatenate([a, b]), np.concatenate([b, a])
        order = np.lexsort((heads, tails))
        weights = np.concatenate([chances, chances]).astype(float)
        columns = (each[order].tolist() for each in (tails, heads, weights))
        rows = zip(*columns, strict=True)
        self.base.executemany("INSERT INTO tie VALUES (?, ?, ?)", rows)
        self.base.execute("CREATE TABLE position (person INT, place INT, day INT)")
        listed = zip(*(each.tolist() for each in positions), strict=True)
        self.base.executemany("INSERT INTO position VALUES (?, ?, ?)", listed)
        self.base.execute("CREATE INDEX at_place ON position (place, day, person)")
        self.base.commit()

    def execute(self, text: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self.base.execute(text, values).fetchall()


class DuckDb(_Sql):
    """DuckDB, with the ties sorted by who and whom."""

    def __init__(self, ties: Ties, positions: Positions, folder: Path) -> None:
        import duckdb

        _, a, b, chances = ties
        self.base = duckdb.connect(str(folder / "ties.duckdb"), config={"threads": 2})
        listed = {"a": np.concatenate([a, b]), "b": np.concatenate([b, a]),
                  "w": np.concatenate([chances, chances]).astype(float)}  # fmt: skip
        self.base.execute("CREATE TABLE tie AS SELECT * FROM listed ORDER BY a, b")
        held = dict(zip(("person", "place", "day"), positions, strict=True))
        self.base.execute("CREATE TABLE position AS SELECT * FROM held ORDER BY place, day")
        del listed, held

    def execute(self, text: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self.base.execute(text, values).fetchall()


class Ladybug:
    """The ladybug package (a fork of Kuzu), asked in Cypher."""

    def __init__(self, ties: Ties, positions: Positions, folder: Path) -> None:
        import ladybug

        size, a, b, chances = ties
        base = ladybug.Database(str(folder / "ties.lbug"))
        self.connection = ladybug.Connection(base, num_threads=2)
        people, rows = folder / "people.csv", folder / "ties.csv"
        places, held = folder / "places.csv", folder / "held.csv"
        np.savetxt(people, np.arange(size), fmt="%d")
        np.savetxt(places, np.arange(int(positions[1].max()) + 1), fmt="%d")
        np.savetxt(held, np.stack(positions, axis=1), fmt="%d", delimiter=",")
        np.savetxt(rows, np.stack([a, b, chances], axis=1), fmt=("%d", "%d", "%.9g"), delimiter=",")
        for text in (
            "CREATE NODE TABLE person (id INT64, PRIMARY KEY (id))",
            "CREATE REL TABLE tie (FROM person TO person, w DOUBLE)",
            "CREATE NODE TABLE place (id INT64, PRIMARY KEY (id))",
            "CREATE REL TABLE held (FROM person TO place, day INT64)",
            f"COPY person FROM '{people}'",
            f"COPY place FROM '{places}'",
            f"COPY held FROM '{held}'",
            f"COPY tie FROM '{rows}'",
        ):
            self.connection.execute(text)

    def q3(self, source: int, place: int, day: int) -> list[int]:
        answer = self.connection.execute(
            "MATCH (a:person)-[:tie*1..2]-(b:person)-[h:held]->(p:place)"
            " WHERE a.id = $source AND p.id = $place AND h.day < $day AND b.id <> $source"
            " RETURN DISTINCT b.id ORDER BY b.id",
            {"source": source, "place": place, "day": day},
        )
        found = []
        while answer.has_next():
            found.append(answer.get_next()[0])
        return found


class Igraph:
    """igraph: its shortest chains in ties; its Dijkstra knows no bound on their number."""

    def __init__(self, ties: Ties, positions: Positions, folder: Path) -> None:
        import igraph

        del folder, positions
        size, a, b, _ = ties
        self.graph = igraph.Graph(n=size, edges=np.stack([a, b], axis=1))

    def q4(self, source: int, target: int) -> int:
        found = self.graph.distances(source, target)[0][0]
        return int(found) if found != float("inf") else -1


class Networkit:
    """networkit: its bidirectional search; its Dijkstra knows no bound either."""

    def __init__(self, ties: Ties, positions: Positions, folder: Path) -> None:
        import networkit

        del folder, positions
        size, a, b, _ = ties
        self.networkit = networkit
        self.graph = networkit.GraphFromCoo(
            (np.ones(len(a)), (a, b)), n=size, weighted=False, directed=False
        )

    def q4(self, source: int, target: int) -> int:
        search = self.networkit.distance.BidirectionalBFS(self.graph, source, target)
        search.run()
        found = search.getDistance()
        return int(found) if found < self.graph.numberOfNodes() else -1


ENGINES: dict[str, Callable[[Ties, Positions, Path], Any]] = {
    "inroad": Inroad, "inroad, numpy": Numpy, "graphblas": GraphBlas, "sqlite": Sqlite,
    "duckdb": DuckDb, "ladybug": Ladybug, "igraph": Igraph, "networkit": Networkit,
}  # fmt: skip
