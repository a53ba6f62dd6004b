"""From an organisation's tables to an atlas: every part in its turn, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from inroad.atlas import days, network, people
from inroad.atlas.kept import Part
from inroad.atlas.work import ANSWERS, BUILT, Work

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to.

    `rows` counts the rows of its main tables, `bad` those left out, by table (or
    file) and reason; `made` names the parts that were not there before.
    """

    rows: dict[str, int]
    bad: dict[str, dict[str, int]]
    made: tuple[str, ...]


def build(work: Work, moved: Progress) -> Built:
    """Make every part that is not there yet, each kept when it is finished."""
    steps = _steps(work)
    kept = work.kept.parts
    work.kept.forget({name for name in kept if name not in {*steps, *ANSWERS, BUILT}})
    for place, (name, step) in enumerate(steps.items()):
        moved(name, place, len(steps))
        step(work)
    work.part(BUILT, work.keys(*steps), lambda _: {"on": work.on.isoformat()})
    moved("", len(steps), len(steps))
    bad = {name: kept[name].facts["bad"] for name in steps if kept[name].facts.get("bad")}
    told = ("people", "held", "ties", "roles")
    return Built(
        {name: kept[name].rows["rows"] for name in told},
        bad,
        tuple(each for each in work.made if each != BUILT),
    )


def _steps(work: Work) -> dict[str, Callable[[Work], Part]]:
    steps: dict[str, Callable[[Work], Part]] = {
        "people": people.people,
        "positions": partial(people.checked, name="positions", whose="person"),
        "goals": partial(people.checked, name="goals", whose="seeker"),
        "words": people.words,
        "held": people.held,
    }
    if "traces" in work.sources:
        for file in work.sources["traces"].files:
            steps[f"days/{file.name}"] = partial(days.days, file=file)
        steps |= {"totals": days.totals, "ties": network.ties_from_traces}
    else:
        steps["ties"] = network.ties_as_told
    return steps | {"places": network.places, "roles": network.roles_of_places}
