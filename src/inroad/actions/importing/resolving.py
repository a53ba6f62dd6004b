"""Who the mentions of an import are: people I have, people who are new, and me."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from inroad.actions.importing.gathering import Gathered
from inroad.formats.readings import Career
from inroad.method.goal import folded
from inroad.method.identity import Handle, Key, Question, Sighting, assign, is_role, keys_of
from inroad.store import models
from inroad.store.forgotten import Remembered, remembered
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


@dataclass(slots=True)
class Resolved:
    """Everybody in an import, and who each mention is; None: nobody may be kept."""

    people: list[Somebody]
    of_handle: dict[Handle, Somebody | None]
    me: Somebody
    questions: tuple[Question, ...]
    guessed_me: str = ""
    forgotten: int = 0


def resolved(viewer: User, found: Gathered, my_addresses: Iterable[str] = ()) -> Resolved:
    """Decide who is who, by keys alone; what is only probable is left for later."""
    known = _Known(viewer)
    mentions: list[Sighting | Handle] = [each for _, each in found.sightings]
    keyed = [handle for handle in found.handles if any(True for _ in keys_of(handle))]
    mentions += keyed
    mine, guessed = _my_keys(known, found, my_addresses)
    assignment = assign(mentions, {**known.keys, **mine}, known.names)
    groups = _Groups(known)
    sources = [source for source, _ in found.sightings]
    somebodies = [
        groups.add(cluster.sightings, cluster.known, mentions, sources)
        for cluster in assignment.clusters
    ]
    for question in assignment.questions:
        groups.settle([somebodies[each] for each in question.parties], question.known)
    result = Resolved(groups.people(), {}, groups.me(), assignment.questions, guessed)
    for handle in keyed:
        result.of_handle[handle] = groups.of_handle[handle]
    _by_name_in_linkedin(result)
    _by_name(found, result, known)
    for source, career in found.careers:
        owner = result.me if career.who is None else result.of_handle[career.who]
        if owner is not None:
            owner.careers.append((source, career))
    _without_forgotten(viewer, result)
    return result


class _Known:
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
            if connected_on:
                self.rows[source, _connection(name, connected_on)] = person


def _my_keys(known: _Known, found: Gathered, told: Iterable[str]) -> tuple[dict[Key, int], str]:
    """Addresses that are mine: told, or, when none is known, in nearly every message."""
    me = known.me
    if me is None:
        return {}, ""
    mine: dict[Key, int] = {("email", each.strip().lower()): me for each in told}
    has_address = any(kind == "email" and who == me for (kind, _), who in known.keys.items())
    has_address |= any(each.is_me and each.emails for _, each in found.sightings)
    letters = [trace for _, trace in found.traces if trace.kind in ("message", "meeting")]
    letters = [trace for trace in letters if trace.sender.email]
    if mine or has_address or len(letters) < 10:
        return mine, ""
    counted: Counter[str] = Counter()
    for trace in letters:
        counted.update({trace.sender.email, *(each.email for each in trace.others)} - {""})
    address, count = counted.most_common(1)[0]
    if count < 0.6 * len(letters):
        return mine, ""
    return {("email", address): me}, address


class _Groups:
    """Clusters put together further where they come from the same row of a source."""

    def __init__(self, known: _Known) -> None:
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

    def settle(self, parties: list[Somebody], known: Iterable[int]) -> None:
        """Put passing mentions of an address that several people share to the first of them.

        A row of a file is somebody of their own; a name beside an address in a
        message is not enough to be.
        """
        passing = [each for each in parties if each.id is None and not each.sightings]
        owner = next((each for each in parties if each not in passing), None)
        for each in known if owner is None else ():
            owner = self._somebody([each], [])
            break
        if owner is None and passing:
            owner = passing.pop(0)
        gone = {id(each) for each in passing}
        self._all = [each for each in self._all if id(each) not in gone]
        for handle, somebody in self.of_handle.items():
            if id(somebody) in gone:
                self.of_handle[handle] = owner

    def _somebody(self, ids: list[int], rows: list[tuple[str, str]]) -> Somebody:
        found = next((self._by_person[each] for each in ids if each in self._by_person), None)
        if found is None:
            candidates = (self._by_row[row] for row in rows if row in self._by_row)
            found = next((each for each in candidates if not ids or each.id is None), None)
        if found is None:
            found = Somebody()
            self._all.append(found)
        everyone = dict.fromkeys([*([found.id] if found.id else []), *found.also, *ids])
        found.id, *also = [*everyone] or [None]
        found.also = tuple(each for each in also if each is not None)
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


def _by_name_in_linkedin(result: Resolved) -> None:
    """Mentions in LinkedIn's own files are the one connection (or me) of that name.

    Recommendations never have a profile address, and until 2023 connections
    had none while messages did: within that source, a name that only one
    connection has is enough, unless two profiles speak against it.
    """
    named: dict[str, list[Somebody]] = defaultdict(list)
    for somebody in result.people:
        for name in {folded(name) for name in somebody.names}:
            named[name].append(somebody)
    gone: dict[int, Somebody] = {}
    for alike in named.values():
        sure = [each for each in alike if each.is_me or _is_connection(each)]
        if len(sure) != 1:
            continue
        for each in alike:
            if each is not sure[0] and id(each) not in gone and _only_named(each, sure[0]):
                sure[0].keys.update(each.keys)
                sure[0].sightings += each.sightings
                gone[id(each)] = sure[0]
    result.people = [each for each in result.people if id(each) not in gone]
    for handle, somebody in result.of_handle.items():
        result.of_handle[handle] = gone.get(id(somebody), somebody)


def _is_connection(somebody: Somebody) -> bool:
    return any(s == "linkedin" and seen.connected_on for s, seen in somebody.sightings)


def _only_named(mention: Somebody, sure: Somebody) -> bool:
    """Whether a mention comes from LinkedIn and has nothing that speaks against `sure`."""
    kinds = {kind for kind, _ in mention.keys}
    profiles = {kind for kind, value in sure.keys if kind == "slug" and value != "me"}
    from_there = all(source == "linkedin" for source, _ in mention.sightings)
    return mention.id is None and from_there and kinds <= {"slug"} and not (kinds & profiles)


def _by_name(found: Gathered, result: Resolved, known: _Known) -> None:
    """Handles with nothing but a name: whoever has it, if only one person does."""
    named = _named(result, known)
    for handle, source in found.handles.values():
        if handle in result.of_handle:
            continue
        office = handle.email and is_role(handle.email.partition("@")[0])
        if not handle.name or office:
            result.of_handle[handle] = None  # an office's mailbox is nobody
            continue
        name = folded(handle.name)
        same = named[name]
        if not same:
            somebody = Somebody(names=Counter([handle.name]))
            somebody.sightings.append((source, Sighting(f"name:{name}", name=handle.name)))
            result.people.append(somebody)
            same.append(somebody)
        result.of_handle[handle] = same[0] if len(same) == 1 else None


def _named(result: Resolved, known: _Known) -> dict[str, list[Somebody]]:
    """Everybody by name: those in the import first, then those I have."""
    named: dict[str, list[Somebody]] = defaultdict(list)
    present = {each for somebody in result.people for each in (somebody.id, *somebody.also)}
    for somebody in result.people:
        for name in {folded(name) for name in somebody.names}:
            named[name].append(somebody)
    for person, names in known.names.items():
        for name in {folded(name) for name in names} if person not in present else ():
            named[name].append(Somebody(id=person, names=Counter(names)))
    return named


def _without_forgotten(viewer: User, result: Resolved) -> None:
    """Whoever was forgotten does not come back with a file."""
    memory = remembered(viewer)
    if not memory:
        return
    gone = [each for each in result.people if each.id is None and _forgotten(memory, each)]
    result.forgotten = len(gone)
    result.people = [each for each in result.people if each not in gone]
    ids = {id(each) for each in gone}
    for handle, somebody in result.of_handle.items():
        if id(somebody) in ids:
            result.of_handle[handle] = None


def _forgotten(memory: Remembered, somebody: Somebody) -> bool:
    by_key = any(memory.has(kind, value) for kind, value in somebody.keys)
    by_row = any(memory.has("sighting", f"{src}:{s.uid}") for src, s in somebody.sightings)
    return by_key or by_row or (not somebody.keys and memory.has("name", somebody.name))
