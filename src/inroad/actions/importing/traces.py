"""Contacts of an import written down: one row for each two people."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from inroad.actions.importing.gathering import Gathered
from inroad.actions.importing.resolving import Resolved
from inroad.formats.readings import Trace
from inroad.store import models
from inroad.store.keep import OpenBatch
from inroad.store.visible import visible_to

SMALL_MEETING = 8
"""Up to this many people everybody met everybody; in a larger one the organiser and I did."""
COLUMNS = ("source", "uid", "kind", "at", "sender", "other", "minutes", "text")


def write_traces(
    batch: OpenBatch, found: Gathered, who: Resolved, now: datetime, new: Counter[str]
) -> None:
    """Keep every contact that is new; what lies ahead is an appointment, no contact."""
    known = visible_to(batch.viewer, models.Trace).values_list("source", "uid").distinct()
    taken: set[tuple[str, str]] = set(known)
    fresh = [
        (source, trace)
        for source, trace in found.traces
        if (source, trace.uid) not in taken and trace.at <= now
    ]
    new["traces"] += batch.add_columns(models.Trace, COLUMNS, _rows(fresh, who, new))
    me = who.me.id or 0
    recommended = (trace for _, trace in fresh if trace.kind in ("recommendation", "endorsement"))
    batch.add_many(
        models.Evidence(
            person_id=sender, kind="recommended_me", on=trace.at.date(), text=trace.text[:2_000]
        )
        for trace in {trace.uid: trace for trace in recommended}.values()
        if (sender := who.id_of(trace.sender)) not in (0, me)
        and me in {who.id_of(each) for each in trace.others}
    )


def _rows(
    fresh: list[tuple[str, Trace]], who: Resolved, new: Counter[str]
) -> Iterator[tuple[Any, ...]]:
    """The columns of each pair; a contact that two files tell of is written once."""
    written: set[tuple[str, str]] = set()
    for source, trace in fresh:
        if (source, trace.uid) in written:
            continue
        written.add((source, trace.uid))
        pairs = set(_pairs(trace, who))
        new[f"{trace.kind}s"] += bool(pairs)
        text = "" if trace.kind == "message" else trace.text[:2_000]
        for sender, other in sorted(pairs):
            yield (source, trace.uid[:300], trace.kind, trace.at, sender, other, trace.minutes,
                   text)  # fmt: skip


def _pairs(trace: Trace, who: Resolved) -> Iterator[tuple[int, int]]:
    """Who reached whom; of a meeting both ways."""
    sender = who.id_of(trace.sender)
    others = {other for each in trace.others if (other := who.id_of(each))}
    if trace.kind != "meeting":
        yield from ((sender, other) for other in others if sender and other != sender)
        return
    everybody = others | ({sender} if sender else set())
    small = len(everybody) <= SMALL_MEETING
    for hub in everybody if small else everybody & {sender, who.me.id or 0}:
        for other in everybody - {hub}:
            yield hub, other
            yield other, hub
