"""Who gets an opening: the world's own way, which knows nothing of the plan's formula.

While a job comes up, its creator thinks of people. She thinks of me if she knows
me, knows what I bring, and heard of me lately; or if an insider who values me
hears of the job in time and speaks up. A job that is filled unposted goes to
whoever she values most, on that day, among those who came to mind. A posted job
has a shortlist: who came to mind is on it, others by luck of the pile; then the
most appealing is chosen.
"""

from dataclasses import dataclass

import numpy as np

from evidence.worlds.assumptions import Floats
from evidence.worlds.society import DRAWS, LEAD, MEMBERS, Flags, Society

MOST_RIVALS = 15


@dataclass(frozen=True, slots=True)
class Unit:
    """What the twenty people of one unit hold of me, creator first, and what else matters.

    `knows_what` is a flag, `regard` in [0, 1], `weeks_silent` since the last talk.
    """

    knows_what: Floats
    regard: Floats
    weeks_silent: Floats
    closeness: Floats
    advice: float
    applied: bool


def share_won(
    society: Society, row: int, place: int, which: int, unit: Unit, unposted: bool
) -> float:
    """The share of draws in which an opening goes to me."""
    p = {name: float(column[row]) for name, column in society.p.items()}
    rng = np.random.default_rng([5, int(society.seeds[row]), place, which])
    luck = rng.random((DRAWS, MEMBERS + 3))
    day = rng.normal(0, 1, (DRAWS, MOST_RIVALS + 1))
    others = rng.poisson(p["rivals"], DRAWS)
    spread = rng.normal(0, 0.2, (DRAWS, MOST_RIVALS))
    view, in_mind = _view(society, p, unit, luck)
    rivals = np.clip(p["rival_regard"] + spread, 0, 1)
    if unposted:
        there, on_list = np.arange(MOST_RIVALS) < others[:, None], in_mind
    else:
        # Whoever came to mind and wants the job applies; the pile fills the rest of the list.
        size, known = round(p["shortlist"]), np.minimum(others, round(p["shortlist"]) - 1)
        there = np.broadcast_to(np.arange(MOST_RIVALS) < size - 1, rivals.shape)
        rivals = np.where(np.arange(MOST_RIVALS) < known[:, None], rivals, p["paper"])
        view = np.maximum(view, p["paper"])
        pile = np.clip((size - known) / p["applicants"], 0, 1)
        on_list = (in_mind | (luck[:, MEMBERS + 2] < pile)) & unit.applied
    appeal = view + unit.advice + p["chance_of_day"] * day[:, 0]
    best = np.where(there, rivals + p["chance_of_day"] * day[:, 1:], -np.inf).max(axis=1)
    return float(np.mean(on_list & (appeal > best)))


def _view(society: Society, p: dict[str, float], unit: Unit, luck: Floats) -> tuple[Floats, Flags]:
    """What the creator thinks of me in each draw, and whether I come to mind."""
    recalls = p["comes_to_mind"] * 2 ** (-unit.weeks_silent[0] / p["recall_weeks"])
    own = luck[:, 0] < recalls * unit.knows_what[0]
    hears = np.where(LEAD[:MEMBERS], 1.0, p["workers_hear"])
    speaks = p["mentions"] * hears * unit.regard * unit.knows_what
    if society.world.twin == "close speak":
        speaks = speaks * unit.closeness
    speaks[0] = 0
    heard = (luck[:, :MEMBERS] < speaks) * unit.regard
    told = p["hearsay"] * heard.max(axis=1)
    if society.world.twin == "leads only":
        own &= (heard[:, LEAD[:MEMBERS]] > 0).any(axis=1)
        told = p["hearsay"] * heard[:, LEAD[:MEMBERS]].max(axis=1)
    mine = np.where(own, unit.regard[0], 0.0)
    return 1 - (1 - mine) * (1 - told), own | (told > 0)
