"""An import written down: people, positions, traces; as one batch, each row once."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any

from inroad.actions.importing.gathering import Gathered
from inroad.actions.importing.resolving import Resolved, Somebody
from inroad.formats.readings import Career, Trace
from inroad.method import careers
from inroad.method.careers import Held
from inroad.method.goal import organisation_key
from inroad.method.identity import Handle, Sighting
from inroad.store import models
from inroad.store.keep import OpenBatch
from inroad.store.visible import visible_to

SMALL_MEETING = 8
"""Up to this many people everybody met everybody; in a larger one the organiser and I did."""
AT_ONCE = 5_000


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

    def write(self) -> Kept:
        """Everything; what is there already is not written again."""
        self._people()
        self._identifiers()
        touched = self._sightings()
        self._positions(touched)
        self._reporting()
        self._traces()
        self._mine()
        return self.kept

    # People ------------------------------------------------------------------

    def _people(self) -> None:
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
        self._known_people([each for each in self.who.people if each not in new])

    def _known_people(self, known: list[Somebody]) -> None:
        """What a file adds to people I have: that they are contacts, a better name, a place."""
        rows = {row.pk: row for row in visible_to(self.viewer, models.Person)}
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
        rows = []
        for somebody in self.who.people:
            for kind, value in somebody.keys:
                if somebody.id and (kind, value) not in taken:
                    taken.add((kind, value))
                    rows.append(
                        models.Identifier(person_id=somebody.id, kind=kind, value=value[:320])
                    )
        self.kept.new["identifiers"] += len(self.batch.add_many(rows))

    # Sightings and positions ---------------------------------------------------

    def _sightings(self) -> set[int]:
        """Keep what was said of whom. Returns: the people of whom something new was said."""
        taken = set(visible_to(self.viewer, models.Sighting).values_list("source", "uid", "digest"))
        rows, touched = [], set()
        for somebody in self.who.people:
            for row in _sighting_rows(somebody):
                if somebody.id and (row.source, row.uid, row.digest) not in taken:
                    taken.add((row.source, row.uid, row.digest))
                    row.person_id = somebody.id
                    rows.append(row)
                    touched.add(somebody.id)
        self.kept.new["sightings"] += len(self.batch.add_many(rows))
        return touched

    def _positions(self, touched: set[int]) -> None:
        """Put together again the positions of everybody of whom something new was said."""
        told: dict[int, list[Held]] = defaultdict(list)
        facts = visible_to(self.viewer, models.Sighting).values_list(
            "person_id", "facts", "seen_on"
        )
        for person, fact, seen_on in facts.iterator(chunk_size=AT_ONCE):
            if person in touched:
                told[person].append(_held(fact, seen_on))
        before: dict[int, dict[Held, models.Position]] = defaultdict(dict)
        for row in visible_to(self.viewer, models.Position).iterator(chunk_size=AT_ONCE):
            if row.person_id in touched:
                before[row.person_id][_as_held(row)] = row
        new: list[models.Position] = []
        for person in sorted(touched):
            known = [each for each in told[person] if each.organisation or each.title]
            new += self._reconciled(person, careers.positions(known), before[person])
        self.kept.new["positions"] += len(self.batch.add_many(new))

    def _reconciled(
        self, person: int, after: list[Held], before: dict[Held, models.Position]
    ) -> Iterator[models.Position]:
        """Change stored positions into the wanted ones, keeping rows that say the same."""
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
                self.batch.change(
                    row,
                    since=held.since,
                    until=held.until,
                    seen_on=held.seen_on,
                    unit=held.unit[:300],
                    organisation=held.organisation[:300],
                )
            else:
                yield models.Position(
                    person_id=person,
                    organisation=held.organisation[:300],
                    unit=held.unit[:300],
                    title=held.title[:500],
                    since=held.since,
                    until=held.until,
                    seen_on=held.seen_on,
                    education=held.education,
                )
        for row in left.values():
            self.batch.remove(row)

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
        rows = [
            models.Reporting(
                person_id=who,
                manager_id=manager,
                source=source,
                uid=uid[:300],
                seen_on=day if day > date.min else None,
            )
            for who, (day, manager, source, uid) in latest.items()
            if (who, manager) not in taken
        ]
        self.kept.new["reports_to"] += len(self.batch.add_many(rows))

    # Traces ------------------------------------------------------------------

    def _traces(self) -> None:
        taken: set[tuple[str, str]] = set(
            visible_to(self.viewer, models.Trace).values_list("source", "uid").distinct()
        )
        new = self._new_traces(taken)
        while chunk := list(islice(new, AT_ONCE)):
            self.kept.new["traces"] += len(self.batch.add_many(chunk))

    def _new_traces(self, taken: set[tuple[str, str]]) -> Iterator[models.Trace]:
        for source, trace in self.found.traces:
            # What lies ahead is an appointment, no contact.
            if (source, trace.uid) in taken or trace.at > self.now:
                continue
            taken.add((source, trace.uid))
            pairs = set(self._pairs(trace))
            self.kept.new[f"{trace.kind}s"] += bool(pairs)
            for sender, other in sorted(pairs):
                yield models.Trace(
                    source=source,
                    uid=trace.uid[:300],
                    kind=trace.kind,
                    at=trace.at,
                    sender_id=sender,
                    other_id=other,
                    minutes=trace.minutes,
                    text="" if trace.kind == "message" else trace.text[:2_000],
                )
            if trace.kind in ("recommendation", "endorsement"):
                self._recommended(trace)

    def _pairs(self, trace: Trace) -> Iterator[tuple[int, int]]:
        """Who reached whom; of a meeting both ways."""
        sender = self._id(trace.sender)
        others = {other for each in trace.others if (other := self._id(each))}
        if trace.kind != "meeting":
            yield from ((sender, other) for other in others if sender and other != sender)
            return
        everybody = others | ({sender} if sender else set())
        hubs = everybody if len(everybody) <= SMALL_MEETING else everybody & {sender, self._me}
        for hub in hubs:
            for other in everybody - {hub}:
                yield hub, other
                yield other, hub

    def _recommended(self, trace: Trace) -> None:
        who = self._id(trace.sender)
        if who and who != self._me and self._me in {self._id(each) for each in trace.others}:
            self.batch.add(
                models.Evidence(
                    person_id=who,
                    kind="recommended_me",
                    on=trace.at.date(),
                    text=trace.text[:2_000],
                )
            )

    # What is mine --------------------------------------------------------------

    def _mine(self) -> None:
        offers = {
            text.casefold()
            for text in visible_to(self.viewer, models.Offer).values_list("text", flat=True)
        }
        for source, skill in self.found.skills:
            if skill.name.casefold() not in offers:
                offers.add(skill.name.casefold())
                self.batch.add(
                    models.Offer(
                        kind="know_how", text=skill.name, source=source, uid=skill.uid[:300]
                    )
                )
                self.kept.new["skills"] += 1
        self._openings()
        followed = {
            organisation_key(name)
            for name in visible_to(self.viewer, models.Follow).values_list(
                "organisation", flat=True
            )
        }
        for source, follow in self.found.followed:
            if (key := organisation_key(follow.organisation)) not in followed:
                followed.add(key)
                self.batch.add(
                    models.Follow(
                        organisation=follow.organisation[:300],
                        on=follow.on,
                        source=source,
                        uid=follow.uid[:300],
                    )
                )
                self.kept.new["followed"] += 1

    def _openings(self) -> None:
        """Jobs that I saved or applied to; the same job saved and then applied to is one."""
        known = {
            _job(row.organisation, row.title): row
            for row in visible_to(self.viewer, models.Opening)
        }
        for source, seen in self.found.openings:
            key, day = _job(seen.organisation, seen.title), seen.on or self.now.date()
            values = {"applied_on": day} if seen.stage == "applied" else {"saved": True}
            row = known.get(key)
            if row is None:
                known[key] = self.batch.add(
                    models.Opening(
                        organisation=seen.organisation[:300],
                        title=seen.title[:500],
                        stage=self._stage(day),
                        heard_on=day,
                        url=seen.url,
                        source=source,
                        uid=seen.uid[:300],
                        **values,
                    )
                )
                self.kept.new["openings"] += 1
            elif any(not getattr(row, name) for name in values):
                self.batch.change(row, **values)

    def _stage(self, day: date) -> str:
        """Postings stay open about five weeks (S); one seen half a year ago is closed."""
        return "posted" if (self.now.date() - day).days <= 60 else "closed"

    @property
    def _me(self) -> int:
        return self.who.me.id or 0

    def _id(self, handle: Handle) -> int:
        somebody = self.who.of_handle.get(handle)
        return (somebody.id or 0) if somebody else 0


def _job(organisation: str, title: str) -> tuple[str, str]:
    return organisation_key(organisation), title.casefold().strip()


def _sighting_rows(somebody: Somebody) -> Iterable[models.Sighting]:
    for source, seen in somebody.sightings:
        yield _row(source, seen.uid, _facts(seen), seen.seen_on)
    for source, career in somebody.careers:
        yield _row(source, career.uid, _career_facts(career), None)


def _row(source: str, uid: str, facts: dict[str, Any], seen_on: date | None) -> models.Sighting:
    """A row whose digest has the day only where something dated hangs on it."""
    dated = seen_on if facts.get("organisation") or facts.get("title") else None
    text = json.dumps([facts, str(dated)], sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return models.Sighting(
        source=source, uid=uid[:300], digest=digest, facts=facts, seen_on=seen_on
    )


def _facts(seen: Sighting) -> dict[str, Any]:
    """What stands in a sighting, empty fields left out; its day is a column."""
    facts = {key: value for key, value in asdict(seen).items() if value}
    facts.pop("seen_on", None)
    facts.pop("uid")
    return {key: str(value) if isinstance(value, date) else value for key, value in facts.items()}


def _career_facts(career: Career) -> dict[str, Any]:
    names = ("organisation", "unit", "title", "since", "until", "location", "education")
    facts = {name: value for name in names if (value := getattr(career, name))}
    return {key: str(value) if isinstance(value, date) else value for key, value in facts.items()}


def _held(facts: dict[str, Any], seen_on: date | None) -> Held:
    def day(name: str) -> date | None:
        return date.fromisoformat(facts[name]) if facts.get(name) else None

    return Held(
        facts.get("organisation", ""),
        facts.get("unit", ""),
        facts.get("title", ""),
        day("since"),
        day("until"),
        seen_on,
        bool(facts.get("education")),
    )


def _as_held(row: models.Position) -> Held:
    return Held(
        row.organisation, row.unit, row.title, row.since, row.until, row.seen_on, row.education
    )
