"""Kidney exchanges as PrefLib keeps them: a weighted graph, and what is known of the pairs.

A pair is a member with a seat of their own, an altruist a vacancy. An edge from
u to v says that v's patient can take what u gives: v would take u's seat. Any
pair's seat may stay empty, for a chain may end anywhere; caps on chains count
the moves after the altruist. Source: Mattei and Walsh (2013), PrefLib.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from inroad.formats.exchange.values import number
from inroad.formats.lines import Line, lines_of
from inroad.formats.readings import BOUNDS, Member, Unread
from inroad.method.exchange.pool import (
    Acceptability,
    ExchangePool,
    Participant,
    Position,
    Rules,
    Wish,
)

MOST_EDGES = 5_000_000
_NAMED = re.compile(r"# ALTERNATIVE NAME (\d{1,9}): ?(.*)")
_COUNTS = re.compile(r"(\d{1,9}),(\d{1,9})")
_EDGE = re.compile(r"(\d{1,9}),(\d{1,9}),([^,]+)")
_OLD_NAME = re.compile(r"(\d{1,9}),(.*\D.*)")
_ALTRUIST = re.compile(r"alt(?:ru|ur)ist\b.*", re.IGNORECASE)
_PAIRS = "pair,"


@dataclass(slots=True)
class _Graph:
    names: dict[int, str] = field(default_factory=dict)
    edges: list[tuple[int, int, float]] = field(default_factory=list)
    altruists: set[int] = field(default_factory=set)
    first: int = 1
    """By which number edges call the first vertex; its name always has 1."""


def is_graph(member: Member) -> bool:
    """Whether a file is a graph of PrefLib's, new or old."""
    lines = member.head[:200].decode("latin-1").splitlines()
    first = lines[0] if lines else ""
    return first.startswith("# FILE NAME") or bool(
        _COUNTS.fullmatch(first.strip()) and len(lines) > 1 and _OLD_NAME.match(lines[1])
    )


def is_pairs(member: Member) -> bool:
    """Whether a file says which pairs are altruists."""
    return member.head[:200].lower().startswith(_PAIRS.encode()) and b"altruist" in (
        member.head[:500].lower())  # fmt: skip


def read(graph: Member, pairs: Member | None = None) -> tuple[ExchangePool, tuple[Unread, ...]]:
    """The exchange of a graph; who is an altruist says `pairs`, else a name."""
    found, bad = _Graph(), list[Unread]()
    for line in lines_of(graph.stream):
        if len(found.edges) > MOST_EDGES:
            bad.append(Unread(f"{graph.name}:{line.number}", "rows.too_many"))
            break
        if not _taken(found, line):
            bad.append(Unread(f"{graph.name}:{line.number}", "exchange.no_edge", line.text[:100]))
    if pairs is not None:
        found.altruists = set(_altruists(pairs, found, bad))
    return _pool(found), tuple(bad)


def _taken(found: _Graph, line: Line) -> bool:
    """Whether a line was understood, after what it says was taken up."""
    text = line.text.strip()
    if line.too_long:
        return False
    if named := _NAMED.fullmatch(text):
        return _name(found, int(named[1]), named[2])
    if line.number == 1 and _COUNTS.fullmatch(text):
        found.first = 0
        return True
    if not text or text.startswith("#"):
        return True
    if edge := _EDGE.fullmatch(text):
        weight, ends = (
            number(edge[3].strip()),
            [int(each) + 1 - found.first for each in edge.groups()[:2]],
        )
        if weight is not None and weight > 0 and ends[0] != ends[1]:
            found.edges.append((ends[0], ends[1], weight))
        return weight is not None
    named = _OLD_NAME.fullmatch(text) if not found.first and not found.edges else None
    if named:
        return _name(found, int(named[1]), named[2])
    return False


def _name(found: _Graph, number: int, name: str) -> bool:
    found.names[number] = name.strip()[: BOUNDS.name_characters] or f"Pair {number}"
    if _ALTRUIST.fullmatch(found.names[number]):
        found.altruists.add(number)
    return True


def _altruists(pairs: Member, graph: _Graph, bad: list[Unread]) -> Iterator[int]:
    header: list[str] = []
    for line in lines_of(pairs.stream):
        cells = [each.strip().lower() for each in line.text.split(",")]
        if line.number == 1:
            header = cells
        elif line.text.strip():
            fields = dict(zip(header, cells, strict=False))
            who = fields.get("pair", "")
            if not who.isdecimal() or int(who) not in graph.names:
                bad.append(Unread(f"{pairs.name}:{line.number}", "exchange.no_pair", who[:100]))
            elif fields.get("altruist") == "1":
                yield int(who)


def _pool(graph: _Graph) -> ExchangePool:
    """Each vertex as a unit of its own."""
    ids = set(graph.names) | {each for u, v, _ in graph.edges for each in (u, v)}
    seats = {each: Position(str(each)) for each in sorted(ids)}
    members = [Participant(str(each), seats[each]) for each in seats
               if each not in graph.altruists]  # fmt: skip
    edges: dict[tuple[int, int], float] = {}
    for u, v, weight in graph.edges:
        if v not in graph.altruists:
            edges[u, v] = max(weight, edges.get((u, v), 0.0))
    return ExchangePool(
        members,
        tuple(seats.values()),
        _wishes(edges.items()),
        {seats[each]: 1 for each in sorted(graph.altruists & ids)},
        Acceptability(otherwise=Rules("neither", may_stay_empty=1)),
    )


def _wishes(edges: Iterable[tuple[tuple[int, int], float]]) -> tuple[Wish, ...]:
    return tuple(Wish(str(v), str(u), weight=weight) for (u, v), weight in edges)
