"""All readings of one import, sorted by what they are, before anything is decided."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from inroad.formats.readings import (
    Career,
    Followed,
    Hidden,
    OpeningSeen,
    Reading,
    ReportsTo,
    Skill,
    Trace,
    Unread,
)
from inroad.method.identity import Handle, Sighting


@dataclass(slots=True)
class Gathered:
    """Readings by kind, each with its source.

    `handles` are all ways in which rows point at people, each once, with the
    source that did so first.
    """

    sightings: list[tuple[str, Sighting]] = field(default_factory=list)
    traces: list[tuple[str, Trace]] = field(default_factory=list)
    careers: list[tuple[str, Career]] = field(default_factory=list)
    reports: list[tuple[str, ReportsTo]] = field(default_factory=list)
    skills: list[tuple[str, Skill]] = field(default_factory=list)
    openings: list[tuple[str, OpeningSeen]] = field(default_factory=list)
    followed: list[tuple[str, Followed]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    read: Counter[str] = field(default_factory=Counter)
    hidden: int = 0
    handles: dict[Handle, tuple[Handle, str]] = field(default_factory=dict)

    def add(self, source: str, reading: Reading) -> None:
        """Sort one reading in."""
        match reading:
            case Unread():
                self.unread.append(reading)
                return
            case Hidden():
                self.hidden += reading.count
                return
            case Sighting():
                self.sightings.append((source, reading))
            case Trace():
                self.traces.append((source, self._shared(source, reading)))
            case Career():
                self.careers.append((source, reading))
                self._known(source, reading.who)
            case ReportsTo():
                self.reports.append((source, reading))
                self._known(source, reading.who)
                self._known(source, reading.manager)
            case Skill():
                self.skills.append((source, reading))
            case OpeningSeen():
                self.openings.append((source, reading))
            case Followed():
                self.followed.append((source, reading))
        self.read[_COUNTED[type(reading)]] += 1

    def _shared(self, source: str, trace: Trace) -> Trace:
        """The same trace with handles that all traces share: a mailbox has few people."""
        others = tuple(self._known(source, each) for each in trace.others)
        sender = self._known(source, trace.sender)
        return Trace(trace.uid, trace.kind, trace.at, sender, others, trace.text, trace.minutes)

    def _known(self, source: str, handle: Handle | None) -> Handle:
        if handle is None:
            return Handle()
        return self.handles.setdefault(handle, (handle, source))[0]


_COUNTED: dict[type, str] = {
    Sighting: "people",
    Trace: "contacts",
    Career: "positions",
    ReportsTo: "reports_to",
    Skill: "skills",
    OpeningSeen: "openings",
    Followed: "followed",
}


def gathered(readings: Iterable[tuple[str, Reading]]) -> Gathered:
    """Everything that an import's files say."""
    found = Gathered()
    for source, reading in readings:
        found.add(source, reading)
    return found
