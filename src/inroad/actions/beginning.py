"""The first people, typed in lines: five names are enough to begin with."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from inroad.actions import goals
from inroad.actions.people import add_in, names
from inroad.language import introduced
from inroad.language.introduced import Introduced
from inroad.language.text import folded
from inroad.method.names import organisation_key
from inroad.store import keep, models
from inroad.store.models import User
from inroad.store.visible import visible_to

MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Begun:
    """What became of some lines.

    `batch` is None when nobody was new. `there` are lines about people who are
    known already, `unread` those in which no name was found.
    """

    batch: int | None
    added: tuple[int, ...]
    there: tuple[str, ...]
    unread: tuple[str, ...]


def introduce(viewer: User, lines: Iterable[str], now: datetime) -> Begun:
    """Add everybody whom the lines name, as one batch; typed again, nobody is added twice.

    A line is about somebody known when the address is theirs, or the whole
    name and, where the line names one, the organisation.
    """
    typed = [line for line in lines if line.strip()][:MOST_LINES]
    read = {line: said for line in typed if (said := _read(line))}
    known = _Known(viewer)
    new = [line for line, said in read.items() if known.is_new(said)]
    added: list[int] = []
    done = None
    if new:
        label = ", ".join(read[line].name for line in new)
        with keep.batch(viewer, kind="people", label=label, now=now) as batch:
            added = [add_in(batch, read[line], now.date()).pk for line in new]
            goals.refresh(batch, now)
        done = batch.id
    there = tuple(line for line in read if line not in new)
    return Begun(done, tuple(added), there, tuple(line for line in typed if line not in read))


def _read(line: str) -> Introduced | None:
    try:
        said = introduced.read(line)
    except ValueError:
        return None
    return said if any(letter.isalpha() for letter in said.name) else None


class _Known:
    """Who is there, as lines about people are compared."""

    def __init__(self, viewer: User) -> None:
        self._places: dict[str, set[str]] = defaultdict(set)
        everybody = names(viewer)
        for name in everybody.values():
            self._places[folded(name)].add("")
        rows = visible_to(viewer, models.Position).exclude(organisation="")
        for person, organisation in rows.values_list("person_id", "organisation"):
            self._places[folded(everybody.get(person, ""))].add(organisation_key(organisation))
        emails = visible_to(viewer, models.Identifier).filter(kind="email")
        self._emails = set(emails.values_list("value", flat=True))

    def is_new(self, said: Introduced) -> bool:
        """Whether nobody is known like this yet; from now on somebody is."""
        name, place = folded(said.name), organisation_key(said.organisation)
        if said.email in self._emails or place in self._places.get(name, ()):
            return False
        self._places[name] |= {"", place}
        self._emails |= {said.email} if said.email else set()
        return True
