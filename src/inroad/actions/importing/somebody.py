"""The people of an import while they are put together: whom I have, whom a file names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from inroad.formats.readings import Career
from inroad.method.goal import folded
from inroad.method.identity import Handle, Key, Sighting, keys_of
from inroad.store import models
from inroad.store.models import User
from inroad.store.visible import visible_to

CONTACT_LISTS = frozenset({"linkedin", "google", "outlook", "vcard"})
"""Sources whose people I have in my contacts; a staff list or a mailbox has others too."""


@dataclass(slots=True, eq=False)
class Somebody:
    """One person of an import: `id` is None until they are kept.

    `also` are further people I have who are now seen to be this one.
    """

    id: int | None = None
    also: tuple[int, ...] = ()
    names: Counter[str] = field(default_factory=Counter)
    keys: dict[Key, None] = field(default_factory=dict)
    sightings: list[tuple[str, Sighting]] = field(default_factory=list)
    careers: list[tuple[str, Career]] = field(default_factory=list)
    is_me: bool = False
    connected: bool = False
    location: str = ""

    @property
    def name(self) -> str:
        """The fullest of the names seen most; an address where there is no name."""
        best = max(self.names, key=lambda name: (self.names[name], len(name), name), default="")
        return best or next((value for _, value in self.keys), "")


class Known:
    """The people I have, by their keys and by the rows of files that they came from."""

    def __init__(self, viewer: User) -> None:
        people = visible_to(viewer, models.Person).values_list("id", "name", "is_me")
        self.names: dict[int, list[str]] = {}
        self.me: int | None = None
        for person, name, is_me in people:
            self.names[person] = [name]
            self.me = person if is_me else self.me
        identifiers = visible_to(viewer, models.Identifier).filter(shared=False)
        self.keys: dict[Key, int] = {
            (kind, value): person
            for kind, value, person in identifiers.values_list("kind", "value", "person_id")
        }
        if self.me is not None:
            self.keys["me", ""] = self.me
            self.names[self.me] = []  # whatever a file calls me, it is me
        rows = visible_to(viewer, models.Sighting).values_list(
            "source", "uid", "person_id", "facts__name", "facts__connected_on"
        )
        self.rows: dict[tuple[str, str], int] = {}
        for source, uid, person, name, connected_on in rows.iterator(chunk_size=5_000):
            self.rows[source, uid] = person
            if name and connected_on:
                self.rows[source, _connection(name, connected_on)] = person


class Groups:
    """Clusters put together further where they come from the same row of a source."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._by_person: dict[int, Somebody] = {}
        self._by_row: dict[tuple[str, str], Somebody] = {}
        self._all: list[Somebody] = []
        self.of_handle: dict[Handle, Somebody | None] = {}

    def add(
        self,
        members: Iterable[int],
        known: Iterable[int],
        mentions: list[Sighting | Handle],
        sources: list[str],
    ) -> Somebody:
        """One cluster of mentions becomes somebody, or more of somebody."""
        members = list(members)
        rows = [
            row
            for each in members
            if isinstance(mention := mentions[each], Sighting)
            for row in _rows(sources[each], mention)
        ]
        ids = sorted({*known, *(self._known.rows[row] for row in rows if row in self._known.rows)})
        if self._known.me in ids:
            ids.sort(key=lambda each: each != self._known.me)
        somebody = self._somebody(ids, rows)
        for each in members:
            mention = mentions[each]
            _mention(somebody, mention, sources[each] if each < len(sources) else "")
            if isinstance(mention, Handle):
                self.of_handle[mention] = somebody
        for row in rows:
            self._by_row[row] = somebody
        return somebody

    def settle(self, questions: Iterable[tuple[Iterable[Somebody], Iterable[int]]]) -> None:
        """Put passing mentions of an address that several people share to the first of them.

        A row of a file is somebody of their own; a name beside an address in a
        message is not enough to be.

        Args:
            questions: the people of the import who share an address, and whom I
                have besides.
        """
        instead: dict[Somebody, Somebody] = {}
        for shared, known in questions:
            parties = list(dict.fromkeys(_last(each, instead) for each in shared))
            passing = [each for each in parties if each.id is None and not each.sightings]
            owner = next((each for each in parties if each not in passing), None)
            if owner is None:
                has = next(iter(known), None)
                owner = self._somebody([has], []) if has is not None else passing.pop(0)
            instead |= dict.fromkeys(passing, owner)
        self._all = [each for each in self._all if each not in instead]
        for handle, somebody in self.of_handle.items():
            self.of_handle[handle] = _last(somebody, instead) if somebody else None

    def _somebody(self, ids: list[int], rows: list[tuple[str, str]]) -> Somebody:
        found = next((self._by_person[each] for each in ids if each in self._by_person), None)
        if found is None:
            candidates = (self._by_row[row] for row in rows if row in self._by_row)
            found = next((each for each in candidates if not ids or each.id is None), None)
        if found is None:
            found = Somebody()
            self._all.append(found)
        everyone = dict.fromkeys([*([found.id] if found.id else []), *found.also, *ids])
        found.id = next(iter(everyone), None)
        found.also = tuple(everyone)[1:]
        for each in everyone:
            self._by_person[each] = found
        if self._known.me is not None and found.id == self._known.me:
            found.is_me = True
        return found

    def people(self) -> list[Somebody]:
        """Everybody, in the order of their first mention."""
        return self._all

    def me(self) -> Somebody:
        """The seeker, whether or not the files mention them."""
        mine = next((each for each in self._all if each.is_me), None)
        if mine is None:
            mine = Somebody(id=self._known.me, is_me=True)
            self._all.append(mine)
        return mine


def _last(somebody: Somebody, instead: Mapping[Somebody, Somebody]) -> Somebody:
    while somebody in instead:
        somebody = instead[somebody]
    return somebody


def _rows(source: str, seen: Sighting) -> Iterator[tuple[str, str]]:
    """The ways to know a row of a source again: its own key, and for a connection its day.

    Old exports of LinkedIn have no profile addresses and new ones do; the day
    on which we connected is the same in both.
    """
    yield source, seen.uid
    if seen.connected_on and seen.name:
        yield source, _connection(seen.name, str(seen.connected_on))


def _connection(name: str, connected_on: str) -> str:
    return f"connected:{folded(name)}:{connected_on}"


def _mention(somebody: Somebody, mention: Sighting | Handle, source: str) -> None:
    for key in keys_of(mention):
        if key[0] != "me":
            somebody.keys[key] = None
    if mention.name and "@" not in mention.name:
        # A contact list's name counts more than what mail programs show.
        somebody.names[mention.name] += 5 if source in CONTACT_LISTS else 1
    if isinstance(mention, Sighting):
        somebody.sightings.append((source, mention))
        somebody.is_me = somebody.is_me or mention.is_me
        somebody.connected = somebody.connected or source in CONTACT_LISTS
        somebody.location = mention.location or somebody.location
