"""People: found, added by hand, shown to be one, merged, forgotten."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from inroad.actions import goals, reading
from inroad.actions.reading import network
from inroad.errors import InroadError
from inroad.language import introduced
from inroad.language.introduced import Introduced
from inroad.method.identity import Known, find, proposals
from inroad.method.identity.person_names import folded
from inroad.method.reasons import Reason, because
from inroad.store import home, keep, models
from inroad.store.models import Kept, User
from inroad.store.sqlite import files
from inroad.store.visible import one, visible_to

LONGEST_NUMBER = 20
"""Characters of "#" and a person's number; a longer one names nobody."""


class NobodyFound(InroadError):
    """Nobody in the network fits what was typed."""

    code, http_status, exit_code = "people.nobody", 404, 4


class NobodyNumbered(NobodyFound):
    """Nobody in the network has the number that was typed."""

    code = "people.no_number"


class SeveralFound(InroadError):
    """Several people fit what was typed: the seeker chooses."""

    code, http_status, exit_code = "people.several", 409, 5


class NotSure(InroadError):
    """Erasing somebody cannot be undone, and nobody said that it is meant."""

    code, http_status, exit_code = "people.not_sure", 409, 1


class NoName(InroadError):
    """A line is to add somebody, and names nobody."""

    code, http_status, exit_code = "people.no_name", 400, 2


class KnownAlready(InroadError):
    """Somebody has this address already."""

    code, http_status, exit_code = "people.known_already", 409, 1


@dataclass(frozen=True, slots=True)
class Same:
    """Two people who may be one, with the reasons."""

    a: int
    b: int
    a_name: str
    b_name: str
    probability: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """Pairs that were made one, and the batch by which that is undone; None without any."""

    pairs: tuple[Same, ...]
    batch: int | None


def names(viewer: User) -> dict[int, str]:
    """Everybody's name by id."""
    return dict(visible_to(viewer, models.Person).values_list("id", "name"))


def who(viewer: User, text: str) -> int:
    """The one person meant by a name, a part of it, an address, or `#id`.

    Raises: NobodyFound, SeveralFound: with up to ten candidates, each with
        what tells them apart.
    """
    everybody = {person: name for person, name in names(viewer).items() if person != _me(viewer)}
    typed = text.strip()
    if typed.startswith("#") and typed[1:].isdecimal() and len(typed) <= LONGEST_NUMBER:
        if int(typed[1:]) in everybody:
            return int(typed[1:])
        raise NobodyNumbered(typed=typed)
    emails = visible_to(viewer, models.Identifier).filter(kind="email")
    found = find(typed, everybody, dict(emails.values_list("value", "person_id")))
    if not found:
        raise NobodyFound(typed=typed)
    if len(found) > 1:
        raise SeveralFound(
            typed=typed, candidates=_told_apart(viewer, found[:10]), count=len(found)
        )
    return found[0]


def _me(viewer: User) -> int | None:
    return visible_to(viewer, models.Person).filter(is_me=True).values_list("id", flat=True).first()


def _told_apart(viewer: User, people: tuple[int, ...]) -> list[dict[str, object]]:
    everybody = names(viewer)
    positions = visible_to(viewer, models.Position).filter(person_id__in=people, until=None)
    works: dict[int, str] = {}
    for person, title, unit, place in positions.values_list(
        "person_id", "title", "unit", "organisation"
    ):
        works.setdefault(person, ", ".join(filter(None, (title, unit, place))))
    return [
        {"person": each, "name": everybody[each], "works": works.get(each, "")} for each in people
    ]


def labels(viewer: User, people: Iterable[int]) -> dict[int, str]:
    """What tells each of these people from the others: name and work, else their number."""
    told = _told_apart(viewer, tuple(people))
    texts = [", ".join(filter(None, (str(each["name"]), str(each["works"])))) for each in told]
    return {
        int(str(each["person"])): text if texts.count(text) == 1 and each["works"]
        else f"{text} (#{each['person']})"
        for each, text in zip(told, texts, strict=True)
    }  # fmt: skip


def add(viewer: User, text: str, now: datetime) -> models.Person:
    """Add somebody by hand: "Priya Sharma, engineer, Data Platform at Acme".

    Raises: NoName: no name is given. KnownAlready: somebody has the address.
    """
    try:
        said = introduced.read(text)
    except ValueError:
        raise NoName(typed=text[:300]) from None
    _refuse_a_known_address(viewer, said.email)
    with keep.batch(viewer, kind="people", label=text, now=now) as batch:
        person = add_in(batch, said, now.date())
        goals.refresh(batch, now)
    return person


def added_before(viewer: User, text: str) -> int | None:
    """Whom this very line added, if that still stands."""
    rows = visible_to(viewer, models.Person).filter(
        batch__kind="people", batch__label=text, batch__undone_at=None
    )
    return rows.order_by("pk").values_list("pk", flat=True).first()


def add_in(batch: keep.OpenBatch, said: Introduced, today: date) -> models.Person:
    """Add somebody as a part of something larger; `add` says the rest."""
    person = batch.add(models.Person(name=said.name[:300], connected=True))
    batch.add_many(_told_of(person, said, today))
    return person


def _told_of(person: models.Person, said: Introduced, today: date) -> Iterator[Kept]:
    """The rows that a line about somebody makes."""
    facts = {
        "name": said.name,
        "organisation": said.organisation,
        "unit": said.unit,
        "title": said.title,
    }
    yield models.Sighting(
        person_id=person.pk,
        source="me",
        uid=f"added:{person.pk}",
        digest=str(person.pk),
        facts={key: value for key, value in facts.items() if value},
        seen_on=today,
    )
    if said.organisation or said.title:
        yield models.Position(
            person_id=person.pk,
            organisation=said.organisation[:300],
            unit=said.unit[:300],
            title=said.title[:500],
            seen_on=today,
        )
    if said.email:
        yield models.Identifier(person_id=person.pk, kind="email", value=said.email[:320])


def _refuse_a_known_address(viewer: User, email: str) -> None:
    rows = visible_to(viewer, models.Identifier).filter(kind="email", value=email)
    known = rows.select_related("person").first()
    if known is not None:
        name, number = known.person.name or email, known.person_id
        raise KnownAlready(email=email, name=name, person=f"#{number}")


def same(viewer: User) -> list[Same]:
    """People who are probably one, the surest first; answered ones never again."""
    return list(reading.once(viewer, "same", lambda: _same(viewer)))


def _same(viewer: User) -> list[Same]:
    everybody = names(viewer)
    different = set(visible_to(viewer, models.Distinct).values_list("a_id", "b_id"))
    known = _known(viewer)
    found = proposals(known, different={(min(p), max(p)) for p in different})
    titles = {each.id: each.titles for each in known}
    return [
        Same(
            each.a,
            each.b,
            everybody[each.a],
            everybody[each.b],
            each.probability,
            tuple(_as_written(reason, titles[each.a]) for reason in each.reasons),
        )
        for each in found
    ]


def _as_written(reason: Reason, titles: tuple[str, ...]) -> Reason:
    """The reason with a title as it stands in a file, not as it is compared."""
    compared = reason.facts.get("title")
    written = next((each for each in titles if compared and folded(each) == compared), None)
    return because(reason.code, **{**reason.facts, "title": written}) if written else reason


def _known(viewer: User) -> list[Known]:
    """Everybody as the identity method compares them; from the rows, whatever the goal."""
    keys: dict[tuple[int, str], list[str]] = defaultdict(list)
    rows = visible_to(viewer, models.Identifier).values_list("person_id", "kind", "value")
    for person, kind, value in rows:
        keys[person, kind].append(value)
    places: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for person, organisation, title in visible_to(viewer, models.Position).values_list(
        "person_id", "organisation", "title"
    ):
        places[person].append((organisation, title))
    people = visible_to(viewer, models.Person).filter(is_me=False)
    return [
        Known(
            id=person,
            names=(name,),
            emails=tuple(keys[person, "email"]),
            slugs=tuple(keys[person, "slug"]),
            phones=tuple(keys[person, "phone"]),
            organisations=tuple(place for place, _ in places[person] if place),
            titles=tuple(title for _, title in places[person] if title),
            locations=(location,) if location else (),
        )
        for person, name, location in people.values_list("id", "name", "location")
    ]


def merge(viewer: User, keep_id: int, other_id: int, now: datetime) -> int:
    """Make two people one. Returns: the batch, by which it is undone."""
    everybody = names(viewer)
    label = f"{everybody.get(keep_id, '')} = {everybody.get(other_id, '')}"
    return keep.merge(viewer, keep_id, other_id, now=now, label=label)


def merge_sure(viewer: User, at_least: float, now: datetime) -> Merged:
    """Merge every pair that is at least this sure, as one batch."""
    sure = tuple(each for each in same(viewer) if each.probability >= at_least)
    if not sure:
        return Merged((), None)
    names_of = "; ".join(f"{each.a_name} = {each.b_name}" for each in sure[:3])
    label = names_of if len(sure) <= 3 else f"{names_of}; and {len(sure) - 3} more pairs"
    now_is: dict[int, int] = {}
    with keep.batch(viewer, kind="merge", label=label, now=now) as batch:
        for pair in sure:
            one, other = now_is.get(pair.a, pair.a), now_is.get(pair.b, pair.b)
            if one != other:
                keep.merge_in(batch, one, other)
                now_is = {who: one if is_ == other else is_ for who, is_ in now_is.items()}
                now_is[other] = one
    return Merged(sure, batch.id)


def keep_apart(viewer: User, a: int, b: int, now: datetime) -> int | None:
    """Remember that two people are not the same; said again, it is known.

    Returns: the batch, by which it is undone; None where it was known.
    """
    first, second = one(viewer, models.Person, min(a, b)), one(viewer, models.Person, max(a, b))
    if visible_to(viewer, models.Distinct).filter(a=first, b=second).exists():
        return None
    label = f"{first.name} and {second.name}"
    with keep.batch(viewer, kind="different", label=label, now=now) as batch:
        batch.add(models.Distinct(a_id=first.pk, b_id=second.pk))
    return batch.id


def forget(viewer: User, person: int) -> keep.Forgot:
    """Erase somebody everywhere; this cannot be undone."""
    forgot = keep.forget(viewer, person)
    for file in home.written_about():
        files.shredded(file)
    reading.let_go()
    return forgot


def listed(viewer: User) -> list[tuple[int, str, str]]:
    """Everybody but me: id, name, and what they do now."""
    found = network(viewer)
    rows = []
    for person in found.people.values():
        if person.id != found.me:
            now = next((each for each in person.positions if each.until is None), None)
            parts = (now.title.text, now.unit, now.organisation) if now else ()
            rows.append((person.id, person.name, ", ".join(filter(None, parts))))
    return sorted(rows, key=lambda row: row[1].casefold())
