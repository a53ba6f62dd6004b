"""The same questions put to several engines; each answers with values that can be compared.

Q1: the best chance from one person to everybody within three ties.
Q2: the best chance from one person to given people within three ties (Inroad: with
    the chain, and three alternatives).
Q3: which of given people are within two ties.
Q4: how many ties the shortest chain between two people has.
An engine that cannot answer a question as it is meant does not have it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ties = tuple[int, NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]
Question = Callable[..., Any]
WITHIN = 3


class Inroad:
    """The kernels of `solve.paths`; with `plain`, numpy alone."""

    plain = False

    def __init__(self, ties: Ties, folder: Path) -> None:
        from inroad.solve import graph as rows
        from inroad.solve import paths

        del folder
        size, a, b, chances = ties
        self.paths = paths
        rows.COMPILED_FROM = 10**12 if self.plain else 0
        self.graph = paths.graph(a, b, chances, size, symmetric=True)

    def q1(self, source: int) -> NDArray[np.float64]:
        return self.paths.best_chances(self.graph, source, WITHIN).chances

    def q2(self, source: int, targets: Sequence[int]) -> list[float]:
        # Chains and three alternatives each, as arrays; the best chance is what others find.
        return self.paths.chains_to(self.graph, source, targets, WITHIN).chances[:, 0].tolist()

    def q3(self, source: int, targets: Sequence[int]) -> list[int]:
        return (self.paths.near(self.graph, source, targets) > 0).astype(int).tolist()

    def q4(self, source: int, target: int) -> int:
        return len(self.paths.shortest(self.graph, source, target)) - 1


class Numpy(Inroad):
    """The fallback where numba cannot be had."""

    plain = True


class GraphBlas:
    """SuiteSparse:GraphBLAS through python-graphblas, over (max, times): values only."""

    def __init__(self, ties: Ties, folder: Path) -> None:
        import graphblas as gb

        del folder
        size, a, b, chances = ties
        self.gb, self.size = gb, size
        both = np.concatenate([a, b]), np.concatenate([b, a])
        self.matrix = gb.Matrix.from_coo(*both, np.concatenate([chances, chances]),
                                         nrows=size, ncols=size, dtype="FP32")  # fmt: skip

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

    def q3(self, source: int, targets: Sequence[int]) -> list[int]:
        gb = self.gb
        friends = gb.Vector.from_coo([source], True, size=self.size)
        first = friends.vxm(self.matrix, gb.semiring.any_pair).new()
        wanted = gb.Vector.from_coo(sorted(set(targets)), True, size=self.size)
        second = gb.Vector("BOOL", self.size)
        second(wanted.S) << first.vxm(self.matrix, gb.semiring.any_pair)
        near = {*first.to_coo()[0].tolist(), *second.to_coo()[0].tolist()} - {source}
        return [int(each in near) for each in targets]


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

    def q3(self, source: int, targets: Sequence[int]) -> list[int]:
        wanted = ",".join(map(str, targets))
        rows = self.execute(f"""
            SELECT b FROM tie WHERE a = ? AND b IN ({wanted})
            UNION SELECT far.a FROM tie far JOIN tie near ON near.b = far.b
            WHERE near.a = ? AND far.a IN ({wanted})""", [source, source])  # fmt: skip
        near = {row[0] for row in rows} - {source}
        return [int(each in near) for each in targets]


class Sqlite(_Sql):
    """SQLite, with the ties clustered by who and whom."""

    def __init__(self, ties: Ties, folder: Path) -> None:
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
        self.base.commit()

    def execute(self, text: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self.base.execute(text, values).fetchall()


class DuckDb(_Sql):
    """DuckDB, with the ties sorted by who and whom."""

    def __init__(self, ties: Ties, folder: Path) -> None:
        import duckdb

        _, a, b, chances = ties
        self.base = duckdb.connect(str(folder / "ties.duckdb"), config={"threads": 2})
        listed = {"a": np.concatenate([a, b]), "b": np.concatenate([b, a]),
                  "w": np.concatenate([chances, chances]).astype(float)}  # fmt: skip
        self.base.execute("CREATE TABLE tie AS SELECT * FROM listed ORDER BY a, b")
        del listed

    def execute(self, text: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self.base.execute(text, values).fetchall()


class Ladybug:
    """The ladybug package (a fork of Kuzu), asked in Cypher."""

    def __init__(self, ties: Ties, folder: Path) -> None:
        import ladybug

        size, a, b, chances = ties
        base = ladybug.Database(str(folder / "ties.lbug"))
        self.connection = ladybug.Connection(base, num_threads=2)
        people, rows = folder / "people.csv", folder / "ties.csv"
        np.savetxt(people, np.arange(size), fmt="%d")
        np.savetxt(rows, np.stack([a, b, chances], axis=1), fmt=("%d", "%d", "%.9g"), delimiter=",")
        for text in (
            "CREATE NODE TABLE person (id INT64, PRIMARY KEY (id))",
            "CREATE REL TABLE tie (FROM person TO person, w DOUBLE)",
            f"COPY person FROM '{people}'",
            f"COPY tie FROM '{rows}'",
        ):
            self.connection.execute(text)

    def q3(self, source: int, targets: Sequence[int]) -> list[int]:
        answer = self.connection.execute(
            "MATCH (a:person)-[:tie*1..2]-(b:person) WHERE a.id = $source AND b.id IN $targets"
            " RETURN DISTINCT b.id", {"source": source, "targets": list(targets)})  # fmt: skip
        near = set()
        while answer.has_next():
            near.add(answer.get_next()[0])
        near.discard(source)
        return [int(each in near) for each in targets]


class Igraph:
    """igraph: its shortest chains in ties; its Dijkstra knows no bound on their number."""

    def __init__(self, ties: Ties, folder: Path) -> None:
        import igraph

        del folder
        size, a, b, _ = ties
        self.graph = igraph.Graph(n=size, edges=np.stack([a, b], axis=1))

    def q4(self, source: int, target: int) -> int:
        found = self.graph.distances(source, target)[0][0]
        return int(found) if found != float("inf") else -1


class Networkit:
    """networkit: its bidirectional search; its Dijkstra knows no bound either."""

    def __init__(self, ties: Ties, folder: Path) -> None:
        import networkit

        del folder
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


ENGINES: dict[str, Callable[[Ties, Path], Any]] = {
    "inroad": Inroad, "inroad, numpy": Numpy, "graphblas": GraphBlas, "sqlite": Sqlite,
    "duckdb": DuckDb, "ladybug": Ladybug, "igraph": Igraph, "networkit": Networkit,
}  # fmt: skip
