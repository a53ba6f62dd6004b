"""Chains from one person to given people, over the whole network: from maps that are kept.

Two graphs are made once for each build and mapped from then on: what an ask and
what an introduction over each tie is worth. A chain begins with an ask, so that
the rows of whoever asks, and of their friends, are laid over the other graph.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from inroad.atlas import kernel, mapped
from inroad.atlas.by_kernel import network
from inroad.atlas.kept import NotBuilt
from inroad.atlas.work import Work
from inroad.solve import paths
from inroad.solve.graph import Graph

MOST_TIES = 3
TABLES, IDS = ("ask", "introduce"), "ids.npy"


class Chain(NamedTuple):
    """A chain of people, by their ids, and the chance that all of it works."""

    people: tuple[Any, ...]
    chance: float


@dataclass(frozen=True, eq=False)
class Ways:
    """A network's two graphs and its people's ids, ascending: the place of each is its vertex."""

    ids: NDArray[Any]
    both: kernel.Links

    def place(self, person: Any) -> int | None:
        """Where somebody stands; None for an id that nobody has."""
        try:
            wanted = np.asarray([person]).astype(self.ids.dtype)[0]
        except (ValueError, OverflowError):
            return None  # a word, where ids are numbers
        place = int(np.searchsorted(self.ids, wanted))
        return place if place < len(self.ids) and self.ids[place] == wanted else None

    def chains(
        self, seeker: Any, targets: Sequence[Any], count: int = 3, without: Collection[Any] = ()
    ) -> list[list[Chain]]:
        """For each target the best chain of at most three ties, and alternatives.

        Args:
            seeker: an id; targets, without: ids, too. One that nobody has is passed over.
        Returns: for each target, in order, at most `count` chains, the best first.
        """
        begin = self.place(seeker)
        if begin is None:
            return [[] for _ in targets]
        places = [self.place(each) for each in targets]
        wanted = [each for each in places if each is not None and each != begin]
        closed = {place for each in without if (place := self.place(each)) is not None} - {begin}
        found = paths.chains_to(self._asked_by(begin), begin, wanted, MOST_TIES, count, closed)
        told = dict(zip(wanted, found, strict=True))
        return [
            [self._named(each) for each in told.get(place, ())] if place is not None else []
            for place in places
        ]

    def _named(self, chain: paths.Chain) -> Chain:
        return Chain(tuple(self.ids[list(chain.vertices)].tolist()), chain.chance)

    def _asked_by(self, begin: int) -> Graph:
        """Introductions everywhere, but asks over the ties of whoever begins."""
        friends, asks = self.both.ask.row(begin)
        rows = {begin: (friends, asks)}
        for friend, ask in zip(friends.tolist(), asks.tolist(), strict=True):
            heads, chances = self.both.introduce.row(friend)
            at = int(np.searchsorted(heads, begin))
            rest = slice(at + (at < len(heads) and heads[at] == begin), None)
            rows[friend] = (np.concatenate([heads[:at], [begin], heads[rest]]),
                            np.concatenate([chances[:at], [ask], chances[rest]]))  # fmt: skip
        return paths.with_rows(self.both.introduce, rows)


def ways(work: Work) -> Ways:
    """This build's graphs: mapped where they are whole, else made and kept."""
    part = work.part("graphs", work.keys("ties", "people"), lambda folder: _make(work, folder))
    folder = work.kept.folder / part.folder
    found = _reopened(folder)
    if found is None:
        # Damaged, or written by half: only these files are lost, and they are made anew.
        _make(work, folder)
        found = _reopened(folder)
    if found is None:
        raise NotBuilt(folder=str(work.kept.folder))
    return found


def _make(work: Work, folder: Path) -> None:
    ids, both = network(work)
    for name, edges in zip(TABLES, both, strict=True):
        mapped.keep(edges, folder / name, "1")
    named = ids.astype(str) if ids.dtype.kind == "O" else ids
    np.save(folder / IDS, named, allow_pickle=False)


def _reopened(folder: Path) -> Ways | None:
    ask, introduce = (mapped.reopened(folder / name, "1") for name in TABLES)
    try:
        ids = np.load(folder / IDS, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    if ask is None or introduce is None or {len(ids), ask.size} != {introduce.size}:
        return None
    return Ways(np.asarray(ids), kernel.Links(ask, introduce))
