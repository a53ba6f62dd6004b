"""Import files: read in a bounded process, resolved, kept as one batch."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from inroad.actions import goals
from inroad.actions.importing.gathering import Gathered, gathered
from inroad.actions.importing.keeping import Writer
from inroad.actions.importing.resolving import resolved
from inroad.actions.people import Same, same
from inroad.formats.cleaning import clean_text
from inroad.formats.readings import Unread
from inroad.intake import run
from inroad.intake.run import Progress
from inroad.store import keep
from inroad.store.models import User

__all__ = ["Imported", "Progress", "import_files"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or (`dry_run`) would do.

    `read` counts what was understood, `new` what was not there before,
    `merged` the mentions that were put to people, `moves` dated changes of
    position (person, before, after). `to_decide` are people who may be one,
    `kept_apart` keys (an address, a number) that people of different names
    share. `batch` is None when nothing was new.
    """

    dry_run: bool
    batch: int | None
    read: Mapping[str, int]
    new: Mapping[str, int]
    merged: int
    moves: tuple[tuple[int, str, str], ...]
    to_decide: tuple[Same, ...]
    kept_apart: tuple[str, ...]
    unread: tuple[Unread, ...]
    hidden: int
    forgotten: int
    guessed_me: str


def import_files(
    viewer: User,
    paths: Sequence[str | Path],
    now: datetime,
    *,
    my_addresses: Iterable[str] = (),
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Read files and keep what they say, all of it or (on a failure) nothing.

    Raises: Busy, DiskFull, Moved: nothing was kept.
    """
    found = gathered(run.read(paths, progress))
    label = clean_text(", ".join(Path(str(path)).name for path in paths), 200)
    with ExitStack() as dry:
        if dry_run:
            dry.enter_context(keep.taken_back(viewer))
        with keep.batch(viewer, kind="import", label=label, now=now) as batch:
            done = _written(batch, found, now, my_addresses)
        del found  # what was read makes room for the comparing of people
        number = batch.id if batch.touched else None
        return replace(done, dry_run=dry_run, batch=number, to_decide=tuple(same(viewer)))


def _written(
    batch: keep.OpenBatch, found: Gathered, now: datetime, my_addresses: Iterable[str]
) -> Imported:
    """Write everything, and report it; people who may be one are looked for later."""
    who = resolved(batch.viewer, found, my_addresses)
    kept = Writer(batch, found, who, now).write()
    for somebody in who.people:
        for other in somebody.also if somebody.id else ():
            keep.merge_in(batch, somebody.id or 0, other)
    goals.refresh(batch, now)
    mentions = len(found.sightings) + len(found.handles)
    return Imported(
        dry_run=False,
        batch=None,
        read=dict(found.read),
        new={name: count for name, count in kept.new.items() if count},
        merged=max(mentions - len(who.people), 0),
        moves=tuple(kept.moves),
        to_decide=(),
        kept_apart=tuple(question.key[1] for question in who.questions),
        unread=tuple(found.unread),
        hidden=found.hidden,
        forgotten=who.forgotten,
        guessed_me=who.guessed_me,
    )
