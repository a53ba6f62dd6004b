"""Everything a plan needs, read at one moment in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from inroad.method import conversations as method
from inroad.method.network import Network, Step, known_by
from inroad.method.parameters import Parameters
from inroad.method.people import Person, Position, Title
from inroad.method.value import Need, Offer
from inroad.store import models
from inroad.store.contacts import contacts_of
from inroad.store.goals import goal_of
from inroad.store.models import Owned, User
from inroad.store.reading import one_moment
from inroad.store.visible import database_of, visible_to

V = TypeVar("V")
AT_ONCE = 5_000
Terms = Mapping[str, float]


def of(viewer: User, parameters: Parameters, until: date = date.max) -> Network:
    """The viewer's network, all of it as of one revision.

    `parameters` gives the half-life that contacts fade with. Values are built
    from plain columns: no row becomes an object of the store.

    Args:
        until: the last day that counts: what happened or was said later is left out.
    """
    from inroad.language import needs
    from inroad.language.meaning import terms

    using = database_of(viewer)
    with one_moment(using):
        account = User.objects.using(using).filter(pk=viewer.pk)
        people, me, connected = _people(viewer)
        network = Network(
            revision=account.values_list("revision", flat=True)[0],
            me=me,
            people=people,
            contacts=contacts_of(viewer, parameters.contact_half_life_days, until),
            connected=connected,
            goal=goal_of(viewer),
            conversations=_conversations(viewer),
            evidence=_all(viewer, models.Evidence, method.Evidence,
                          "pk", "person_id", "kind", "on", "text"),
            promises=_all(viewer, models.Promise, method.Promise, "pk", "person_id", "by_me",
                          "text", "made_on", "due", "kept_on", "dropped"),
            needs=_needs(viewer, terms),
            offers=_offers(viewer, terms),
            learnt=_all(viewer, models.Learnt, method.Learnt,
                        "pk", "text", "on", "topic", "person_id", "confidence"),
            named=_all(viewer, models.Named, method.Named,
                       "pk", "by_id", "person_id", "role", "on", "will_introduce"),
            openings=_all(viewer, models.Opening, method.Opening, "pk", "organisation", "title",
                          "stage", "heard_on", "unit", "told_by_id", "applied_on", "saved", "url",
                          "outcome"),
            asks=_all(viewer, models.Ask, method.Ask,
                      "pk", "connector_id", "target_id", "state", "on", "nudges"),
            steps=_all(viewer, models.Step, Step,
                       "key", "person_id", "kind", "state", "on", "until"),
            followed=frozenset(
                visible_to(viewer, models.Follow).values_list("organisation", flat=True)
            ),
            title_terms=_TermsOf(terms, people),
            assumed_needs=needs.assumed(),
        )  # fmt: skip
    return network if until == date.max else known_by(network, until)


def _columns(viewer: User, model: type[Owned], *names: str) -> Iterator[tuple[Any, ...]]:
    """The rows' columns, in the order in which they were kept, a few at a time."""
    rows = visible_to(viewer, model).order_by("pk").values_list(*names)
    return rows.iterator(chunk_size=AT_ONCE)


def _all(viewer: User, model: type[Owned], build: Callable[..., V], *names: str) -> tuple[V, ...]:
    """Values whose fields are the columns, in their order."""
    return tuple(build(*row) for row in _columns(viewer, model, *names))


def _people(viewer: User) -> tuple[dict[int, Person], int, frozenset[int]]:
    """Everybody with their positions and manager, who I am, and who I am connected with."""
    positions = _positions(viewer)
    managers = _managers(viewer)
    people: dict[int, Person] = {}
    connected = set()
    me = 0
    names = ("pk", "name", "location", "is_me", "connected")
    for key, name, location, is_me, is_connected in _columns(viewer, models.Person, *names):
        held = tuple(positions.pop(key, ()))
        people[key] = Person(key, name, held, location, managers.get(key))
        me = key if is_me else me
        if is_connected:
            connected.add(key)
    return people, me, frozenset(connected)


def _positions(viewer: User) -> dict[int, list[Position]]:
    from inroad.language import titles

    read: dict[str, Title] = {}
    found: dict[int, list[Position]] = defaultdict(list)
    names = (
        "person_id", "pk", "organisation", "unit", "title", "since", "until", "seen_on",
        "education",
    )  # fmt: skip
    for person, key, organisation, unit, text, *rest in _columns(viewer, models.Position, *names):
        title = read.get(text)
        if title is None:
            title = read[text] = titles.read(text)
        found[person].append(Position(key, organisation, unit, title, *rest))
    return found


def _managers(viewer: User) -> dict[int, int]:
    """Whom each reports to; the latest seen counts, undated ones first."""
    rows = list(_columns(viewer, models.Reporting, "seen_on", "person_id", "manager_id"))
    rows.sort(key=lambda row: row[0].toordinal() if row[0] else 0)
    return {person: manager for _, person, manager in rows}


def _conversations(viewer: User) -> tuple[method.Conversation, ...]:
    present: dict[int, list[int]] = defaultdict(list)
    for key, person in _columns(viewer, models.Participant, "conversation_id", "person_id"):
        present[key].append(person)
    rows = _columns(viewer, models.Conversation, "pk", "on", "channel", "text")
    return tuple(
        method.Conversation(key, tuple(present.get(key, ())), *rest) for key, *rest in rows
    )


def _needs(viewer: User, terms: Callable[[str], Terms]) -> tuple[Need, ...]:
    names = ("pk", "person_id", "text", "stated", "on", "conversation_id", "met_on")
    return tuple(
        Need(key, person, text, terms(text), *rest)
        for key, person, text, *rest in _columns(viewer, models.Need, *names)
    )


def _offers(viewer: User, terms: Callable[[str], Terms]) -> tuple[Offer, ...]:
    return tuple(
        Offer(key, kind, text, terms(text), person)
        for key, kind, text, person in _columns(
            viewer, models.Offer, "pk", "kind", "text", "person_id"
        )
    )


class _TermsOf(Mapping[str, Terms]):
    """The words of meaning of each title that somebody holds, found when first asked for."""

    def __init__(self, terms: Callable[[str], Terms], people: Mapping[int, Person]) -> None:
        self._terms, self._found = terms, dict[str, Terms]()
        self._texts = {
            position.title.text for person in people.values() for position in person.positions
        }

    def __getitem__(self, text: str) -> Terms:
        if text not in self._texts:
            raise KeyError(text)
        if text not in self._found:
            self._found[text] = self._terms(text)
        return self._found[text]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
