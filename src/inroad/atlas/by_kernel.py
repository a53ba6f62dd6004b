"""An atlas' tables brought into the kernel, and its answers back into a table."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from inroad.atlas import kernel, reach
from inroad.atlas.kernel import Best, Wanted
from inroad.atlas.roles import ANY
from inroad.atlas.work import Work
from inroad.method.roles import ROLES

Placed = Callable[[Any], NDArray[np.int64]]
Ints = NDArray[np.int64]


def ranked(work: Work, count: int, folder: Path) -> None:
    """The table that `reach.with_chains` gives, place after place."""
    read = work.engine.read
    ids, both = network(work)
    placed = _placing(ids)
    roles = read(work.table("roles").select("place", "origin", "role", "person", "probability"))
    wishes, seats = (read(work.table("places", name)) for name in ("wishes", "seats"))
    folder.mkdir(parents=True)
    schema = _schema(wishes.schema.field("seeker").type)
    with pq.ParquetWriter(folder / "part.parquet", schema) as writer:
        for place, wanted in _wanted(wishes, _Groups(seats, placed), roles, placed):
            for each, found in zip(wanted, kernel.best(both, wanted, count), strict=True):
                writer.write_table(_rows(place, each, found, ids, schema))


def network(work: Work) -> tuple[NDArray[Any], kernel.Links]:
    """Everybody's id, ascending, and the two graphs of their ties, by place among the ids."""
    read = work.engine.read
    ids = np.sort(read(work.table("people").select("id"))["id"].to_numpy())
    placed = _placing(ids)
    ties = read(work.table("ties").select("a", "b", "ask", "introduce"))
    a, b = placed(ties["a"]), placed(ties["b"])
    return ids, kernel.links(a, b, ties["ask"].to_numpy(), ties["introduce"].to_numpy(), len(ids))


def _placing(ids: Any) -> Placed:
    """Where ids stand among all of them, which ascend: looked up where they lie close together."""
    if ids.dtype.kind == "i" and len(ids) and int(ids[-1]) - int(ids[0]) < 4 * len(ids):
        places = np.zeros(int(ids[-1]) - int(ids[0]) + 1, np.int64)
        places[ids - ids[0]] = np.arange(len(ids))
        return lambda column: places[column.to_numpy() - ids[0]]
    return lambda column: np.searchsorted(ids, column.to_numpy())


def _schema(id_type: Any) -> Any:
    kinds = dict.fromkeys(("place", "origin", "rank"), pa.int64())
    kinds |= dict.fromkeys(("seeker", "person", "first", "second"), id_type)
    kinds |= {"role": pa.string(), "probability": pa.float64(), "chance": pa.float64()}
    return pa.schema({name: kinds[name] for name in reach.FOUND})


def _wanted(
    wishes: Any, groups: "_Groups", roles: Any, placed: Placed
) -> Iterator[tuple[int, list[Wanted]]]:
    """Each place with who seeks it, grouped so that all of a group are told the same people."""
    seekers, sought = placed(wishes["seeker"]), wishes["place"].to_numpy()
    people, sure = placed(roles["person"]), roles["probability"].to_numpy().astype(np.float64)
    place_of, origin_of = roles["place"].to_numpy(), roles["origin"].to_numpy()
    role_of = np.array(roles["role"].to_pylist(), object)
    for place in np.unique(place_of).tolist():
        rows = np.flatnonzero(place_of == place)
        asking = np.sort(seekers[sought == place])
        wanted = []
        for role in ROLES:
            mine = rows[role_of[rows] == role]
            split = groups.split(asking) if role == "pathfinder" else [(asking, [ANY])]
            for some, origins in split:
                held = _surest(mine[np.isin(origin_of[mine], origins)], people, sure, origin_of)
                if len(held):
                    wanted.append(Wanted(role, some, people[held], sure[held], origin_of[held]))
        if wanted:
            yield place, wanted


def _surest(rows: Ints, people: Ints, sure: Any, origin_of: Ints) -> Ints:
    """Of each person's rows the one of the greatest chance, of equals the first origin."""
    order = rows[np.lexsort((origin_of[rows], -sure[rows], people[rows]))]
    return order[np.unique(people[order], return_index=True)[1]]


class _Groups:
    """Seekers by where they are now: one origin for most, several for some."""

    def __init__(self, seats: Any, placed: Placed) -> None:
        seekers, origins = placed(seats["seeker"]), seats["origin"].to_numpy()
        order = np.lexsort((origins, seekers))
        origins = origins[order]
        self._seekers, starts, lengths = np.unique(
            seekers[order], return_index=True, return_counts=True
        )
        self._group = origins[starts].copy()
        several: dict[tuple[int, ...], int] = {}
        for at in np.flatnonzero(lengths > 1).tolist():
            froms = tuple(origins[starts[at] : starts[at] + lengths[at]].tolist())
            self._group[at] = several.setdefault(froms, -1 - len(several))
        self._several = {group: list(froms) for froms, group in several.items()}

    def split(self, seekers: Ints) -> Iterator[tuple[Ints, list[int]]]:
        """Some seekers (ascending), those with the same origins together."""
        groups = self._group[np.searchsorted(self._seekers, seekers)]
        for group in np.unique(groups).tolist():
            yield seekers[groups == group], self._several.get(group, [group])


def _rows(place: int, wanted: Wanted, found: Best, ids: Any, schema: Any) -> Any:
    """The answers of one group as rows, only those that there are."""
    at, rank = np.nonzero(found.worth > 0)
    people, first, second = found.people[:, at, rank]
    columns = {
        "seeker": _named(found.seekers[at], ids),
        "place": np.full(len(at), place),
        "origin": wanted.origins[np.searchsorted(wanted.people, people)],
        "role": pa.repeat(wanted.role, len(at)),
        "rank": rank + 1,
        "person": _named(people, ids),
        "probability": found.sure[at, rank],
        "chance": found.chance[at, rank],
        "first": _named(first, ids),
        "second": _named(second, ids),
    }
    return pa.table(columns, schema=schema)


def _named(places: Ints, ids: Any) -> Any:
    """The ids at some places; null at -1."""
    return pa.array(ids[places], mask=places < 0)
