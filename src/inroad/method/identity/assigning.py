"""Which sightings are one person.

An exact e-mail address, profile or phone number merges by itself, except where
it is shared: an office's mailbox says nothing, and one number or address under
clearly different names (a switchboard, a couple, twins) becomes a question.
What is only probable is proposed (`proposals`), never done.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from inroad.method.identity.name_agreement import clearly_differ
from inroad.method.identity.person_names import Name, is_role, read
from inroad.method.identity.sightings import Handle, Sighting

Key = tuple[str, str]
"""("email", x), ("slug", x), ("phone", x), or ("me", "") for the seeker's own."""

_ORDER = {"me": 0, "slug": 1, "email": 2, "phone": 3}
"""The surest first: what a later key would join must fit what is already one."""

_SHORTEST_PHONE = 6
"""Digits below which a number is an extension. Assumed."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One person: positions of sightings, and the known persons they touch.

    No known person: somebody new. More than one: they are now seen to be one.
    """

    sightings: tuple[int, ...]
    known: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A key that people with clearly different names share: are they one?

    `parties` are those who share it, each a cluster of `Assignment.clusters`
    by position, or a known person whom no sighting touches, in `known`.
    """

    key: Key
    parties: tuple[int, ...]
    known: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """Every sighting in exactly one cluster, and what only the seeker can tell."""

    clusters: tuple[Cluster, ...]
    questions: tuple[Question, ...]


def keys_of(mention: Sighting | Handle) -> Iterator[Key]:
    """The keys by which a mention merges; an office's mailbox is none."""
    if isinstance(mention, Sighting):
        emails, slugs, phones = mention.emails, mention.slugs, mention.phones
        if mention.is_me:
            yield "me", ""
    else:
        emails, slugs, phones = (mention.email,), (mention.slug,), (mention.phone,)
    for email in emails:
        if "@" in email and not is_role(email.partition("@")[0]):
            yield "email", email.strip().lower()
    for slug in slugs:
        if slug:
            yield "slug", slug.lower()
    for phone in phones:
        if sum(c.isdigit() for c in phone) >= _SHORTEST_PHONE:
            yield "phone", phone


def assign(
    sightings: Sequence[Sighting | Handle],
    known: Mapping[Key, int],
    names: Mapping[int, Iterable[str]] | None = None,
) -> Assignment:
    """Which sightings are one person, and which known persons they are.

    Args:
        sightings: n mentions.
        known: the person who already has a key.
        names: names of those persons, for the guard; without them a known
            person is taken to fit every name.
    Returns: clusters in the order of their first sighting, and questions in
        the order of their keys. The order of the sightings changes nothing else.
    """
    groups = _Groups(sightings, names or {})
    holders: dict[Key, set[int]] = defaultdict(set)
    for position, mention in enumerate(sightings):
        for key in keys_of(mention):
            holders[key].add(position)
    for key, nodes in holders.items():
        if key in known:
            nodes.add(groups.person(known[key]))
    asked = {
        key: apart
        for key in sorted(holders, key=lambda key: (_ORDER[key[0]], key[1]))
        if (apart := groups.join(holders[key], sure=key[0] in ("me", "slug")))
    }
    return groups.assignment(asked)


class _Groups:
    """Union of sightings (0 .. n-1) and known persons (from n on), with their names."""

    def __init__(
        self, sightings: Sequence[Sighting | Handle], names: Mapping[int, Iterable[str]]
    ) -> None:
        self._size = len(sightings)
        self._names_of = names
        self._parent = list(range(self._size))
        self._names: list[frozenset[Name]] = [_names([s.name]) for s in sightings]
        self._known: dict[int, int] = {}

    def person(self, known: int) -> int:
        """The node of a known person."""
        if known not in self._known:
            self._known[known] = len(self._parent)
            self._parent.append(len(self._parent))
            self._names.append(_names(self._names_of.get(known, ())))
        return self._known[known]

    def join(self, nodes: Iterable[int], *, sure: bool) -> tuple[int, ...]:
        """Join the holders of a key; those who stay apart are returned.

        Where names clearly differ, holders whose names fit the very same others
        are joined ("A. Weber" fits Anna and Andreas: he stays apart, and so do
        the nameless).
        """
        roots = sorted({self._root(node) for node in nodes})
        if sure or not any(self._apart(a, b) for a, b in combinations(roots, 2)):
            self._merge(roots)
            return ()
        fitting = {
            one: frozenset(other for other in roots if not self._apart(one, other))
            for one in roots
            if self._names[one]
        }
        alike: dict[frozenset[int], list[int]] = defaultdict(list)
        for one, others in fitting.items():
            alike[others.intersection(fitting)].append(one)
        for ones in alike.values():
            self._merge(ones)
        return tuple(roots)

    def assignment(self, asked: Mapping[Key, tuple[int, ...]]) -> Assignment:
        """The clusters, and questions about those who are still apart in the end."""
        members: dict[int, list[int]] = defaultdict(list)
        for position in range(self._size):
            members[self._root(position)].append(position)
        touched: dict[int, list[int]] = defaultdict(list)
        for person, node in sorted(self._known.items()):
            touched[self._root(node)].append(person)
        place = {root: position for position, root in enumerate(members)}
        clusters = [Cluster(tuple(own), tuple(touched[root])) for root, own in members.items()]
        questions = []
        for key, nodes in asked.items():
            roots = {self._root(node) for node in nodes}
            if len(roots) > 1:
                parties = tuple(sorted(place[root] for root in roots if root in place))
                lone = sorted(p for root in roots if root not in place for p in touched[root])
                questions.append(Question(key, parties, tuple(lone)))
        return Assignment(tuple(clusters), tuple(questions))

    def _root(self, node: int) -> int:
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def _merge(self, nodes: Sequence[int]) -> None:
        roots = sorted({self._root(node) for node in nodes})
        for root in roots[1:]:
            self._parent[root] = roots[0]
            self._names[roots[0]] |= self._names[root]

    def _apart(self, one: int, other: int) -> bool:
        ours, theirs = self._names[self._root(one)], self._names[self._root(other)]
        return any(clearly_differ(a, b) for a in ours for b in theirs)


def _names(texts: Iterable[str]) -> frozenset[Name]:
    return frozenset(name for text in texts if (name := read(text)))
