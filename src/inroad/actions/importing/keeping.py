"""An import written down: people, positions, traces; as one batch, each row once."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from inroad.actions.importing import facts
from inroad.actions.importing.gathering import Gathered
from inroad.actions.importing.mine import write_mine
from inroad.actions.importing.resolving import Resolved
from inroad.actions.importing.somebody import Somebody
from inroad.actions.importing.traces import write_traces
from inroad.method import careers
from inroad.method.careers import Held
from inroad.method.identity import Handle
from inroad.store import models
from inroad.store.keep import OpenBatch
from inroad.store.visible import visible_to

AT_ONCE = 5_000
POSITION = ("person", "organisation", "unit", "title", "since", "until", "seen_on", "education")


@dataclass(slots=True)
class Kept:
    """What an import changed: counts of new rows, and of dated changes seen."""

    new: Counter[str] = field(default_factory=Counter)
    moves: list[tuple[int, str, str]] = field(default_factory=list)


class Writer:
    """Writes one import into an open batch."""

    def __init__(self, batch: OpenBatch, found: Gathered, who: Resolved, now: datetime) -> None:
        self.batch, self.found, self.who, self.now = batch, found, who, now
        self.viewer = batch.viewer
        self.kept = Kept()
        self._changed: list[tuple[models.Position, dict[str, Any]]] = []
        self._gone: list[int] = []

    def write(self) -> Kept:
        """Everything; what is there already is not written again."""
        self._people()
        self._identifiers()
        touched = self._sightings()
        self._positions(touched)
        self._reporting()
        write_traces(self.batch, self.found, self.who, self.now, self.kept.new)
        write_mine(self.batch, self.found, self.now, self.kept.new)
        return self.kept

    # People ------------------------------------------------------------------

    def _people(self) -> None:
        known = [each for each in self.who.people if each.id is not None]
        new = [each for each in self.who.people if each.id is None and (each.name or each.is_me)]
        rows = [
            models.Person(
                name=each.name[:300],
                location=each.location[:300],
                is_me=each.is_me,
                connected=each.connected,
            )
            for each in new
        ]
        for somebody, row in zip(new, self.batch.add_many(rows), strict=True):
            somebody.id = row.pk
        self.kept.new["people"] += len(rows)
        self._known_people(known)

    def _known_people(self, known: list[Somebody]) -> None:
        """What a file adds to people I have: that they are contacts, a better name, a place."""
        rows = visible_to(self.viewer, models.Person).in_bulk([each.id for each in known])
        changes = []
        for somebody in known:
            row = rows.get(somebody.id or 0)
            if row is None:
                continue
            values: dict[str, Any] = {}
            if somebody.connected and not row.connected and not row.is_me:
                values["connected"] = True
            if somebody.location and not row.location:
                values["location"] = somebody.location[:300]
            if somebody.names and ("@" in row.name or not row.name):
                values["name"] = somebody.name[:300]
            if values:
                changes.append((row, values))
        self.batch.change_many(changes)

    def _identifiers(self) -> None:
        taken = set(visible_to(self.viewer, models.Identifier).values_list("kind", "value"))
        rows = (
            (somebody.id, kind, value[:320])
            for somebody in self.who.people
            for kind, value in somebody.keys
            if somebody.id and (kind, value) not in taken
        )
        names = ("person", "kind", "value")
        self.kept.new["identifiers"] += self.batch.add_columns(models.Identifier, names, rows)

    # Sightings and positions ---------------------------------------------------

    def _sightings(self) -> set[int]:
        """Keep what was said of whom. Returns: the people of whom something new was said."""
        touched: set[int] = set()
        names = ("source", "uid", "digest", "facts", "seen_on", "person")
        rows = self._new_sightings(touched)
        self.kept.new["sightings"] += self.batch.add_columns(models.Sighting, names, rows)
        return touched

    def _new_sightings(self, touched: set[int]) -> Iterator[tuple[Any, ...]]:
        taken = set(visible_to(self.viewer, models.Sighting).values_list("source", "uid", "digest"))
        for somebody in self.who.people:
            for row in facts.sighting_rows(somebody) if somebody.id else ():
                if row[:3] not in taken:
                    taken.add(row[:3])
                    touched.add(somebody.id or 0)
                    yield (*row, somebody.id)

    def _positions(self, touched: set[int]) -> None:
        """Put together again the positions of everybody of whom something new was said."""
        if not touched:
            return
        before: dict[int, dict[Held, models.Position]] = defaultdict(dict)
        for row in visible_to(self.viewer, models.Position).iterator(chunk_size=AT_ONCE):
            if row.person_id in touched:
                before[row.person_id][facts.as_held(row)] = row
        rows = (
            row
            for person, told in self._told(touched)
            for row in self._reconciled(person, careers.positions(told), before[person])
        )
        self.kept.new["positions"] += self.batch.add_columns(models.Position, POSITION, rows)
        self.batch.change_many(self._changed)
        self.batch.remove_many(models.Position, self._gone)

    def _told(self, touched: set[int]) -> Iterator[tuple[int, list[Held]]]:
        """What all imports said of each, person by person: never everybody at once."""
        said = visible_to(self.viewer, models.Sighting).order_by("person_id", "pk")
        rows = said.values_list("person_id", "facts", "seen_on").iterator(chunk_size=AT_ONCE)
        for person, of_person in groupby(rows, key=itemgetter(0)):
            if person in touched:
                told = (facts.held(fact, seen_on) for _, fact, seen_on in of_person)
                yield person, [each for each in told if each.organisation or each.title]

    def _reconciled(
        self, person: int, after: list[Held], before: dict[Held, models.Position]
    ) -> Iterator[tuple[Any, ...]]:
        """The positions to add; stored ones that say the same are to be changed, others to go."""
        left = {held: row for held, row in before.items() if held not in after}
        for held in after:
            if held in before:
                continue
            same = next(
                (
                    each
                    for each in left
                    if each.key == held.key and each.education == held.education
                ),
                None,
            )
            if same is not None:
                row = left.pop(same)
                if same.until is None and held.until is not None:
                    self._moved(row, after)
                values = {
                    "since": held.since,
                    "until": held.until,
                    "seen_on": held.seen_on,
                    "unit": held.unit[:300],
                    "organisation": held.organisation[:300],
                }
                self._changed.append((row, values))
            else:
                yield (person, held.organisation[:300], held.unit[:300], held.title[:500],
                       held.since, held.until, held.seen_on, held.education)  # fmt: skip
        self._gone += [row.pk for row in left.values()]

    def _moved(self, row: models.Position, after: list[Held]) -> None:
        now = next((each for each in after if each.until is None and not each.education), None)
        if now is not None:
            old = ", ".join(filter(None, (row.title, row.organisation)))
            new = ", ".join(filter(None, (now.title, now.organisation)))
            self.kept.moves.append((row.person_id, old, new))

    def _reporting(self) -> None:
        latest: dict[int, tuple[date, int, str, str]] = {}
        for source, said in self.found.reports:
            who, manager = self._id(said.who), self._id(said.manager)
            if who and manager and who != manager:
                row = (said.seen_on or date.min, manager, source, said.uid)
                latest[who] = max(latest.get(who, row), row)
        taken = set(
            visible_to(self.viewer, models.Reporting).values_list("person_id", "manager_id")
        )
        rows = (
            (who, manager, source, uid[:300], day if day > date.min else None)
            for who, (day, manager, source, uid) in latest.items()
            if (who, manager) not in taken
        )
        names = ("person", "manager", "source", "uid", "seen_on")
        self.kept.new["reports_to"] += self.batch.add_columns(models.Reporting, names, rows)

    def _id(self, handle: Handle) -> int:
        return self.who.id_of(handle)
