"""The sample: an invented company's export files, imported, with a goal and a plan."""

import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inroad.actions import erasing, giving, goals, planning
from inroad.actions import people as people_of
from inroad.actions.importing import Imported, Progress, import_files
from inroad.method.plan import Plan
from inroad.method.situation import Situation
from inroad.sample import write
from inroad.store import home
from inroad.store.refusals import NotWritable
from inroad.store.start import open_personal

OFFERS = (
    ("know_how", "eight years of support tooling; onboarding checklists and runbooks"),
    ("insight", "what customers of the company really complain about"),
    ("curiosity", "how a data platform is run for a whole company"),
    ("effort", "an afternoon a week for documentation or testing"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the demonstration made."""

    home: Path
    files: tuple[Path, ...]
    seeker: str
    imported: Imported
    situation: Situation
    plan: Plan


def demonstrate(
    folder: Path | None, people: int, seed: int, now: datetime, progress: Progress | None = None
) -> Shown:
    """Write the sample, import it, set its goal, propose a plan; in a folder of its own.

    Raises: NotWritable: the folder cannot be made or written.
    """
    place = folder or Path(tempfile.mkdtemp(prefix="inroad-demo-"))
    os.environ["INROAD_HOME"] = str(place / "home")
    try:
        written = write(place / "files", seed=seed, people=people, today=now.date())
    except OSError as error:
        raise NotWritable(file=str(place), said=error.strerror) from error
    viewer = open_personal()
    if (
        len(people_of.names(viewer)) <= 1
    ):  # a home that holds somebody's own people is never a sample
        erasing.mark_sample(written.paths)
    done = import_files(
        viewer, written.paths, now, my_addresses=written.addresses, progress=progress
    )
    known = {offer.text for offer in giving.offers(viewer)}
    for kind, text in OFFERS:
        if text not in known:
            giving.offer(viewer, kind, text, now)
    goals.set_goal(viewer, written.goal, now)
    situation, proposal = planning.propose(viewer, now)
    return Shown(home.folder(), written.paths, written.seeker.name, done, situation, proposal)
