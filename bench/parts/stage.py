"""One stage of the seeker's way, in a process of its own; prints what it took as JSON.

    INROAD_HOME=FOLDER python bench/parts/stage.py STAGE [FILE ...]

read: the files in the bounded reading process, nothing kept.
import: the same, decided who is who, and kept.
goal: the sample's goal (not measured).
snapshot: everything that a plan needs, read from the file.
plan: the plan from a snapshot that is there; `again` is a second one.
"""

import argparse
import json
from datetime import UTC, datetime, time

from measuring import Measured

from inroad.store.start import open_personal, set_up

set_up()

from inroad.actions import goals, importing  # noqa: E402 (tables come first)
from inroad.intake import run  # noqa: E402
from inroad.intake.process import Usage  # noqa: E402
from inroad.language import meaning, needs, titles  # noqa: E402, F401 (loaded, not timed)
from inroad.method import plan  # noqa: E402
from inroad.method.parameters import Parameters  # noqa: E402
from inroad.method.situation import Situation  # noqa: E402
from inroad.sample import TODAY  # noqa: E402
from inroad.sample.writing import goal_sentence  # noqa: E402
from inroad.store import snapshot  # noqa: E402

NOW = datetime.combine(TODAY, time(12), UTC)
MINUTES = 120

Facts = dict[str, float]


def read(files: list[str]) -> Facts:
    """The files' readings, counted; `child_` is what the reading process used."""
    used: list[Usage] = []
    with Measured() as taken:
        readings = sum(1 for _ in run.read(files, used=used))
    child = {"child_cpu_seconds": used[-1].cpu_seconds, "child_peak_bytes": used[-1].peak_bytes}
    return {**taken.facts(), **child, "readings": readings}


def import_(files: list[str]) -> Facts:
    """An import of all files as one batch; `rows` is how many it kept, at least 1 if any."""
    viewer = open_personal()
    with Measured() as taken:
        done = importing.import_files(viewer, files, NOW)
    rows = sum(done.new.values()) or int(done.batch is not None)
    return {**taken.facts(), "rows": rows, "readings": sum(done.read.values()),
            "to_decide": len(done.to_decide), "unread": len(done.unread)}  # fmt: skip


def goal(files: list[str]) -> Facts:
    """Set the sample's goal."""
    del files
    goals.set_goal(open_personal(), goal_sentence(TODAY), NOW)
    return {}


def snapshot_(files: list[str]) -> Facts:
    """Read the network from the file."""
    del files
    viewer = open_personal()
    with Measured() as taken:
        network = snapshot.of(viewer, Parameters.DEFAULT)
    return {**taken.facts(), "people": len(network.people)}


def plan_(files: list[str]) -> Facts:
    """Plan a week from a warm snapshot, twice: the first time nothing is remembered."""
    del files
    network = snapshot.of(open_personal(), Parameters.DEFAULT)
    with Measured() as taken:
        proposal = plan.best_in(Situation(network, TODAY, Parameters.DEFAULT), MINUTES)
    with Measured() as again:
        plan.best_in(Situation(network, TODAY, Parameters.DEFAULT), MINUTES)
    cards = len(proposal.promises) + len(proposal.cards)
    return {**taken.facts(), "again_seconds": again.seconds, "cards": cards}


STAGES = {"read": read, "import": import_, "goal": goal, "snapshot": snapshot_, "plan": plan_}


def main() -> None:
    """Do the stage that the command line names."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("stage", choices=STAGES)
    options.add_argument("files", nargs="*")
    asked = options.parse_args()
    print(json.dumps(STAGES[asked.stage](asked.files)))


if __name__ == "__main__":
    main()
