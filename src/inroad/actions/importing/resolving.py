"""Who the mentions of an import are: people I have, people who are new, and me."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inroad.actions.importing.gathering import Gathered
from inroad.actions.importing.somebody import Groups, Known, Somebody
from inroad.method.goal import folded
from inroad.method.identity import Handle, Key, Question, Sighting, assign, is_role, keys_of
from inroad.store.forgotten import Remembered, remembered
from inroad.store.models import User


@dataclass(slots=True)
class Resolved:
    """Everybody in an import, and who each mention is; None: nobody may be kept."""

    people: list[Somebody]
    of_handle: dict[Handle, Somebody | None]
    me: Somebody
    questions: tuple[Question, ...]
    guessed_me: str = ""
    forgotten: int = 0

    def id_of(self, handle: Handle) -> int:
        """The kept person that a handle points at; 0 for nobody."""
        somebody = self.of_handle.get(handle)
        return (somebody.id or 0) if somebody else 0


def resolved(viewer: User, found: Gathered, my_addresses: Iterable[str] = ()) -> Resolved:
    """Decide who is who, by keys alone; what is only probable is left for later."""
    known = Known(viewer)
    mentions: list[Sighting | Handle] = [each for _, each in found.sightings]
    keyed = [handle for handle in found.handles if any(True for _ in keys_of(handle))]
    mentions += keyed
    mine, guessed = _my_keys(known, found, my_addresses)
    assignment = assign(mentions, {**known.keys, **mine}, known.names)
    groups = Groups(known)
    sources = [source for source, _ in found.sightings]
    somebodies = [
        groups.add(cluster.sightings, cluster.known, mentions, sources)
        for cluster in assignment.clusters
    ]
    groups.settle(
        ([somebodies[each] for each in question.parties], question.known)
        for question in assignment.questions
    )
    result = Resolved(groups.people(), {}, groups.me(), assignment.questions, guessed)
    for handle in keyed:
        result.of_handle[handle] = groups.of_handle[handle]
    _by_name_in_linkedin(result)
    _by_name_in_a_table(result, known)
    _by_name(found, result, known)
    for source, career in found.careers:
        owner = result.me if career.who is None else result.of_handle[career.who]
        if owner is not None:
            owner.careers.append((source, career))
    _without_forgotten(viewer, result)
    return result


def _my_keys(known: Known, found: Gathered, told: Iterable[str]) -> tuple[dict[Key, int], str]:
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
    for handle, meant in result.of_handle.items():
        result.of_handle[handle] = gone.get(id(meant), meant)


def _is_connection(somebody: Somebody) -> bool:
    return any(s == "linkedin" and seen.connected_on for s, seen in somebody.sightings)


def _only_named(mention: Somebody, sure: Somebody) -> bool:
    """Whether a mention comes from LinkedIn and has nothing that speaks against `sure`."""
    kinds = {kind for kind, _ in mention.keys}
    profiles = {kind for kind, value in sure.keys if kind == "slug" and value != "me"}
    from_there = all(source == "linkedin" for source, _ in mention.sightings)
    return mention.id is None and from_there and kinds <= {"slug"} and not (kinds & profiles)


def _by_name_in_a_table(result: Resolved, known: Known) -> None:
    """A row of the plain table with nothing but a name is the one person of that name."""
    named = _named(result, known)
    gone: dict[int, Somebody] = {}
    for mention in result.people:
        others = [each for each in named[folded(mention.name)] if id(each) not in gone]
        if len(others) == 2 and mention in others and _is_bare(mention):
            sure = others[others[0] is mention]
            sure.sightings += mention.sightings
            gone[id(mention)] = sure
    result.people += [each for each in gone.values() if each not in result.people]
    _put_to(result, gone)


def _is_bare(mention: Somebody) -> bool:
    """Whether somebody new is only a name in a table that the seeker wrote."""
    return not (mention.id or mention.keys or mention.is_me) and all(
        source == "people" and seen == Sighting(seen.uid, seen.name, seen_on=seen.seen_on)
        for source, seen in mention.sightings
    )


def _put_to(result: Resolved, gone: Mapping[int, Somebody]) -> None:
    """Let mentions be the people that they were found to be."""
    result.people = [each for each in result.people if id(each) not in gone]
    for handle, somebody in result.of_handle.items():
        result.of_handle[handle] = gone.get(id(somebody), somebody)


def _by_name(found: Gathered, result: Resolved, known: Known) -> None:
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


def _named(result: Resolved, known: Known) -> dict[str, list[Somebody]]:
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
