"""A person's positions over time, put together from what sources showed and when.

A source seldom tells a history: an export says where somebody works on its
day. Two exports of different days that differ give a dated change, and the
earlier fact stays as an earlier position.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from inroad.method.goal import folded, organisation_key, unit_key


@dataclass(frozen=True, slots=True)
class Held:
    """A position as told: `since` and `until` where a source gives them.

    `seen_on` is the day on which a source showed it as current, None when the
    source has no date. Nothing but `seen_on` set means "was so on that day".
    """

    organisation: str
    unit: str = ""
    title: str = ""
    since: date | None = None
    until: date | None = None
    seen_on: date | None = None
    education: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """Two sources that mean the same position give the same key."""
        return organisation_key(self.organisation), unit_key(self.unit), folded(self.title).strip()

    @property
    def is_dated(self) -> bool:
        """Whether a source told when it began or ended: a history, no snapshot."""
        return self.since is not None or self.until is not None


def positions(told: Iterable[Held]) -> list[Held]:
    """One line of positions from everything that was told, the earliest first.

    Independent of the order in which it was told; telling the same again
    changes nothing.
    """
    facts = sorted(set(told), key=_order)
    history = _history([each for each in facts if each.is_dated])
    shown = [each for each in facts if not each.is_dated and (each.organisation or each.title)]
    for run in _runs(shown):
        place = _same(history, run)
        if place is None:
            history.append(_fitted(run, history))
        else:
            history[place] = replace(history[place], seen_on=_latest(history[place], run))
    return sorted(history, key=_order)


def _order(held: Held) -> tuple[date, date, str, str, str, bool]:
    first = held.since or held.until or held.seen_on or date.min
    last = held.until or date.max
    return first, last, held.organisation, held.unit, held.title, held.education


def _history(dated: list[Held]) -> list[Held]:
    """Dated positions, each once; a known end completes an open one that began alike."""
    found: dict[tuple[object, ...], Held] = {}
    for each in dated:
        key = (*each.key, each.since, each.education)
        known = found.get(key)
        if known is None:
            found[key] = each
        else:
            until = max(filter(None, (known.until, each.until)), default=None)
            found[key] = replace(known, until=until, seen_on=_latest(known, each))
    return list(found.values())


def _runs(shown: list[Held]) -> list[Held]:
    """Snapshots in the order of their days, alike neighbours joined to one position.

    A position that was followed by another ends on the last day it was seen; the next
    begins on the first day it was seen: what is known, not what is likely.
    """
    runs: list[list[Held]] = []
    for each in sorted(shown, key=lambda h: (h.seen_on or date.min, _order(h))):
        joined = next((run for run in runs[-1:] if _alike(run[-1], each)), None)
        if joined is None:
            runs.append([each])
        else:
            joined.append(each)
    found = []
    for place, run in enumerate(runs):
        fullest = max(run, key=lambda h: (bool(h.unit), bool(h.title), h.seen_on or date.min))
        last, following = run[-1].seen_on, runs[place + 1 :]
        until = (last or following[0][0].seen_on) if following else None
        since = run[0].seen_on if place else None
        found.append(replace(fullest, since=since, until=until, seen_on=last))
    return found


def _alike(one: Held, other: Held) -> bool:
    """Whether two snapshots show one position; what one leaves out is no difference."""
    pairs = zip(one.key, other.key, strict=True)
    return all(mine == theirs or not mine or not theirs for mine, theirs in pairs)


def _same(history: list[Held], run: Held) -> int | None:
    """Where the history already has what a snapshot shows: exactly, else less exactly."""
    for place, held in enumerate(history):
        if held.key == run.key and not held.education:
            return place
    for place, held in enumerate(history):
        open_there = held.until is None and held.key[0] == run.key[0] and not held.education
        if open_there and (not run.unit or held.key[1] == run.key[1]):
            return place
    return None


def _fitted(run: Held, history: list[Held]) -> Held:
    """A snapshot beside a history: one without a day is older than what has one."""
    begun = [each.since for each in history if each.since and each.until is None]
    if run.seen_on is None and run.until is None and begun:
        return replace(run, until=max(begun))
    return run


def _latest(one: Held, other: Held) -> date | None:
    days = [each.seen_on for each in (one, other) if each.seen_on]
    return max(days, default=None)
