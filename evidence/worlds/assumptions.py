"""Every number of the simulated world, with its source, its range and what a twin does to it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Assumption:
    """One number of the world.

    `source` begins with S (published), C (measured by us on three organisations'
    mail) or is "assumed". `low` and `high` bound it in uncertain worlds.
    """

    name: str
    value: float
    low: float
    high: float
    source: str
    meaning: str


ASSUMPTIONS: tuple[Assumption, ...] = (
    # Who knows whom.
    Assumption("tie_inside", 0.7, 0.4, 0.9, "assumed", "two people of one unit know each other"),
    Assumption("tie_outside", 0.04, 0.02, 0.08, "assumed", "two people of different units do"),
    Assumption("seen", 0.4, 0.15, 0.7, "assumed", "I know of a tie between two others"),
    Assumption("titled", 0.9, 0.6, 1.0, "assumed", "a job creator's title says so"),
    Assumption("tie_regard", 0.4, 0.2, 0.6, "assumed", "regard of the closest tie at the start"),
    Assumption("talk_closeness", 0.35, 0.2, 0.5, "assumed", "how close one talk makes two people"),
    # Asking.
    Assumption("answer_base", -1.6, -2.3, -1.0, "C: first messages with nobody in common .07-.27",
               "log-odds that a stranger answers"),
    Assumption("answer_mutuals", 0.35, 0.2, 0.5, "C", "more, by ln(1 + contacts in common)"),
    Assumption("answer_closeness", 2.6, 1.5, 3.5, "C: an existing tie answers .20-.80",
               "more, for the closest tie there is"),
    Assumption("answer_introduced", 0.7, 0.0, 1.4, "assumed", "more, when introduced"),
    Assumption("answer_regard", 0.8, 0.0, 1.6, "assumed", "more, from who thinks well of me"),
    Assumption("answer_creator", -0.3, -0.8, 0.2, "assumed", "for job creators, who are busy"),
    Assumption("answer_alumni", 0.5, 0.0, 1.0, "assumed", "for people who came from my unit"),
    Assumption("answer_spread", 0.7, 0.0, 1.2, "assumed", "people differ in answering (s.d.)"),
    Assumption("again", 0.5, 0.3, 0.9, "assumed", "a further try counts that much of the last"),
    Assumption("annoyed", 0.04, 0.0, 0.1, "assumed", "regard lost by a third try without answer"),
    # What a talk does.
    Assumption("grasps", 0.6, 0.3, 0.9, "assumed", "after a talk they know what I bring"),
    Assumption("restates", 0.5, 0.2, 0.8, "assumed", "who knows it says so, and I hear it"),
    Assumption("talk_regard", 0.1, 0.0, 0.25, "S: people are liked better than they think, no size",
               "regard gained by a talk"),
    Assumption("reveals", 0.5, 0.25, 0.8, "assumed", "a talk shows me each need"),
    Assumption("names", 0.6, 0.3, 0.9, "assumed", "an insider tells me who creates the jobs"),
    Assumption("tells_ties", 0.5, 0.2, 0.8, "assumed", "and whom they know in a wanted unit"),
    Assumption("advice", 0.08, 0.0, 0.2, "assumed", "appeal gained from a unit's pathfinder"),
    # What a gift does.
    Assumption("met_regard", 0.45, 0.15, 0.6, "assumed", "regard gained by a met need"),
    Assumption("unmet_regard", 0.1, 0.0, 0.2, "assumed", "regard gained by a gift that met none"),
    Assumption("thanks_regard", 0.03, 0.0, 0.06, "assumed", "regard gained by a thank-you"),
    # Fading.
    Assumption("half_life_days", 65.0, 45.0, 120.0, "C: 57-72 d for a new tie",
               "of regard after one contact; twice that with each further, at most 700"),
    Assumption("recall_weeks", 16.0, 6.0, 30.0, "assumed", "how long I come to mind (half-life)"),
    # Openings.
    Assumption("openings_a_year", 1.1, 0.5, 2.0, "assumed", "of each wanted unit"),
    Assumption("created_weeks", 6.0, 2.0, 10.0, "assumed", "from idea to posting"),
    Assumption("posted_weeks", 5.5, 4.0, 8.0, "S: van Ours & Ridder 1992", "posted before decided"),
    Assumption("unposted", 0.4, 0.2, 0.6, "assumed", "filled without posting if somebody fits"),
    Assumption("comes_to_mind", 0.9, 0.6, 1.0, "assumed", "a creator thinks of whom she knows"),
    Assumption("mentions", 0.5, 0.2, 0.8, "assumed", "an insider who values me and heard says so"),
    Assumption("workers_hear", 0.3, 0.1, 0.6, "assumed", "a worker hears of it in time; leads do"),
    Assumption("hearsay", 0.6, 0.3, 0.9, "assumed", "what another's regard counts for a creator"),
    Assumption("rivals", 2.0, 1.0, 5.0, "assumed", "others who come to mind (mean)"),
    Assumption("rival_regard", 0.45, 0.3, 0.6, "assumed", "what she thinks of them (mean)"),
    Assumption("applicants", 12.0, 6.0, 40.0, "assumed; S: 152 a hire outside (Lever)",
               "for a posting inside the firm"),
    Assumption("paper", 0.3, 0.15, 0.45, "assumed", "regard that papers alone earn on a shortlist"),
    Assumption("shortlist", 5.0, 3.0, 8.0, "assumed", "invited to talk"),
    Assumption("chance_of_day", 0.3, 0.15, 0.5, "assumed", "what else decides (s.d. of appeal)"),
)  # fmt: skip
BY_NAME: Mapping[str, Assumption] = {each.name: each for each in ASSUMPTIONS}

Kind = str
TWINS: Mapping[Kind, tuple[str, str]] = {
    "uneven fading": (
        "half_life_days",
        "how fast regard fades differs between people, log-normally",
    ),
    "heavy tails": ("answer_spread", "a few answer almost always, most hardly ever (Student t, 3)"),
    "shared refusals": ("answer_spread", "units differ as much as people do: some never answer"),
    "needs by unit": ("reveals", "people of one unit need the same two things"),
    "leads only": ("comes_to_mind", "creators think of nobody whom no lead of theirs mentions"),
    "waves": ("openings_a_year", "openings come in one quarter of the year, in all units at once"),
    "people leave": ("half_life_days", "one in a hundred leaves each week; a stranger follows"),
    "slow to grasp": ("grasps", "nobody knows what I bring before a second talk"),
    "quick to grasp": ("grasps", "everybody does after the first"),
    "titles mislead": ("titled", "half of the creators' titles say nothing; some leads' say it"),
}


@dataclass(frozen=True, slots=True)
class World:
    """A way to draw a society and its half year: fixed numbers, drawn ones, and twins."""

    name: str
    label: str
    uncertain: bool = False
    fixed: Mapping[str, float] | None = None
    twin: Kind = ""


WORLDS: tuple[World, ...] = (
    World("default", "every number at its value"),
    World("uncertain", "every number drawn from its range", uncertain=True),
    *(World(name.replace(" ", "_"), told, twin=name)
      for name, (_, told) in TWINS.items()),
    World("giving_does_nothing", "gifts change nothing",
          fixed={"met_regard": 0.0, "unmet_regard": 0.0}),
    World("strong_ties_rule", "only close people answer, and only they speak for me",
          fixed={"answer_base": -3.5, "answer_closeness": 5.0}, twin="close speak"),
    World("everything_is_posted", "nothing is filled unposted",
          fixed={"unposted": 0.0}),
)  # fmt: skip
WORLD: Mapping[str, World] = {each.name: each for each in WORLDS}


def numbers(world: World, seeds: NDArray[np.int64]) -> dict[str, Floats]:
    """Each number for each seed (a column of them), the same for every policy."""
    found = {each.name: np.full(len(seeds), each.value) for each in ASSUMPTIONS}
    if world.uncertain:
        draws = np.array([np.random.default_rng([1, int(seed)]).random(len(ASSUMPTIONS))
                          for seed in seeds])  # fmt: skip
        for place, each in enumerate(ASSUMPTIONS):
            found[each.name] = each.low + (each.high - each.low) * draws[:, place]
    for name, value in (world.fixed or {}).items():
        found[name] = np.full(len(seeds), value)
    return found
