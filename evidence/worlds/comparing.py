"""Every policy in every world, on the same seeds, and what the differences are.

`measured` does the long part: half years, policy by policy, in several
processes. `summed_up` makes the numbers that are kept from them.
"""

import gc
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np

from evidence.worlds.assumptions import WORLD, Floats
from evidence.worlds.policies import RULES
from evidence.worlds.running import OUTCOMES, lived, outcomes
from evidence.worlds.shipped import Shipped, planner
from evidence.worlds.society import drawn

AT_ONCE = 50
"""Seeds that are lived side by side: their ties fit into memory."""
FIRST_SEED = 10_000
"""Seeds below were looked at while the plan was improved; they are never reported."""
Lived = Mapping[str, Mapping[str, Floats]]
"""For each policy each outcome, seed by seed."""


@dataclass(frozen=True, slots=True)
class Job:
    """Some seeds of one world, and which policies to try: plans by their changed numbers."""

    world: str
    seeds: tuple[int, ...]
    rules: bool
    plans: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]


INROAD = (Shipped.name, ())


def jobs(
    world: str, seeds: Sequence[int], *, rules: bool = True, plans: Iterable[object] = (INROAD,)
) -> list[Job]:
    """The seeds of a world in parts that one process does at a time."""
    parts = [tuple(seeds[start : start + AT_ONCE]) for start in range(0, len(seeds), AT_ONCE)]
    return [Job(world, part, rules, tuple(plans)) for part in parts]  # type: ignore[arg-type]


def done(job: Job) -> dict[str, dict[str, Floats]]:
    """Every policy's outcomes for the seeds of a job."""
    society = drawn(WORLD[job.world], np.array(job.seeds, np.int64))
    found = {rule.name: outcomes(lived(society, rule())) for rule in RULES if job.rules}
    for name, changed in job.plans:
        gc.collect()
        gc.freeze()  # a plan makes many small values and no cycles worth looking for
        gc.disable()
        found[name] = outcomes(lived(society, Shipped(planner(dict(changed)))))
        gc.enable()
    return found


def measured(todo: Sequence[Job], processes: int) -> Lived:
    """The outcomes of several jobs, one after the other, by policy."""
    with ProcessPoolExecutor(max(processes, 1)) as pool:
        parts = list(pool.map(done, todo)) if processes > 1 else [done(each) for each in todo]
    return {name: {each: np.concatenate([part[name][each] for part in parts]) for each in OUTCOMES}
            for name in parts[0]}  # fmt: skip
