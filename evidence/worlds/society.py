"""A society of twelve units, drawn: who knows whom, what they need, which jobs come.

Everything random is drawn here, once for each seed, so that every policy meets
the same people, the same moods and the same rivals.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evidence.worlds.assumptions import Floats, World, numbers

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]

UNITS, MEMBERS = 12, 20
PEOPLE = UNITS * MEMBERS
SEEKER, WANTED = 3, (1, 2, 3)
UNIT = np.arange(PEOPLE) // MEMBERS
SLOT = np.arange(PEOPLE) % MEMBERS
CREATOR, LEAD = SLOT == 0, (SLOT == 1) | (SLOT == 2)
IN_WANTED = np.isin(UNIT, WANTED)
PATHFINDER = IN_WANTED & ((SLOT == 3) | (SLOT == 4))
"""In each wanted unit two workers who came from the seeker's."""
NEEDS, NEEDED, OFFERED = 8, 2, 4
WEEKS, HOURS = 26, 2.0
TRIES = 12
"""Talks, or asks, of one person for which chances are drawn; the last is used again after."""
DRAWS = 32
"""How often each decision on an opening is drawn; `landed` is the share won."""
MOST_OPENINGS = 6
NEVER = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class Society:
    """S seeds of N people: what is true, whoever knows of it.

    `closeness` (S, N, N) is 0 without a tie, else in (0, 1]; `seen` says which
    ties I know of from the start, `seen_closeness` how close they look to me.
    `answers` (S, N) is what a person's own readiness adds to the log-odds.
    `needs` (S, N, 8); `offers` (S, 8). `titled`: the title says job creator.
    `fades` (S, N) multiplies a half-life. `leaves` (S, N) is the week in which
    somebody leaves. The openings of a wanted unit (S, 3, K): weeks in which they
    come up, would be posted, are decided, `NEVER` where there is none; `unposted`.
    `chances_*` are uniform numbers in [0, 1).
    """

    world: World
    seeds: Ints
    p: dict[str, Floats]
    closeness: NDArray[np.float32]
    seen: Flags
    seen_closeness: NDArray[np.float32]
    mutuals: NDArray[np.float32]
    seen_mutuals: NDArray[np.float32]
    answers: Floats
    needs: Flags
    offers: Flags
    titled: Flags
    fades: Floats
    leaves: Ints
    comes_up: Floats
    posting: Floats
    decided: Floats
    unposted: Flags
    chances_ask: NDArray[np.float32]
    chances_help: NDArray[np.float32]
    chances_talk: NDArray[np.float32]
    chances_tie: NDArray[np.float32]
    taste: NDArray[np.float32]

    def column(self, name: str) -> Floats:
        """A number for each seed as a column beside (S, N)."""
        return self.p[name][:, None]

    def rows(self) -> Ints:
        """0 .. S - 1."""
        return np.arange(len(self.seeds))


def drawn(world: World, seeds: Ints) -> Society:
    """The societies of some seeds."""
    p = numbers(world, seeds)
    one = [_one(world, int(seed), {name: float(values[place]) for name, values in p.items()})
           for place, seed in enumerate(seeds)]  # fmt: skip
    stacked = {name: np.stack([each[name] for each in one]) for name in one[0]}
    return Society(world=world, seeds=np.asarray(seeds, np.int64), p=p, **stacked)


def _one(world: World, seed: int, p: dict[str, float]) -> dict[str, Any]:
    rng = np.random.default_rng([2, seed])
    ties = _ties(rng, p)
    rest = np.random.default_rng([3, seed])
    return {**ties, **_people(rest, world, p), **_openings(rest, world, p), **_moods(seed)}


def _ties(rng: np.random.Generator, p: dict[str, float]) -> dict[str, Any]:
    """Ties are more likely, and closer, inside a unit."""
    same = UNIT[:, None] == UNIT[None, :]
    upper = np.triu(np.ones((PEOPLE, PEOPLE), bool), 1)
    known = (
        rng.random((PEOPLE, PEOPLE)) < np.where(same, p["tie_inside"], p["tie_outside"])
    ) & upper
    close = np.where(same, rng.beta(2.5, 2.5, same.shape), rng.beta(1.5, 3.5, same.shape))
    looks = np.clip(close + rng.normal(0, 0.1, same.shape), 0.02, 1)
    told = known & (rng.random(same.shape) < p["seen"])
    closeness, seen_closeness = _both(close * known), _both(looks * known)
    seen = _both(told)
    seen[SEEKER], seen[:, SEEKER] = closeness[SEEKER] > 0, closeness[SEEKER] > 0
    mine = (closeness[SEEKER] > 0).astype(np.float32)
    return {
        "closeness": closeness.astype(np.float32),
        "seen": seen,
        "seen_closeness": (seen_closeness * seen).astype(np.float32),
        "mutuals": (closeness > 0).astype(np.float32) @ mine,
        "seen_mutuals": seen.astype(np.float32) @ mine,
    }


def _both(upper: NDArray[Any]) -> NDArray[Any]:
    """The same for both of two people, from what stands above the diagonal."""
    return np.asarray(upper | upper.T if upper.dtype == bool else upper + upper.T)


def _people(rng: np.random.Generator, world: World, p: dict[str, float]) -> dict[str, Any]:
    spread, twin = p["answer_spread"], world.twin
    own = rng.standard_t(3, PEOPLE) * 1.5 if twin == "heavy tails" else rng.normal(0, 1, PEOPLE)
    by_unit = rng.normal(0, 1.5, UNITS)[UNIT] if twin == "shared refusals" else 0.0
    wants = rng.random((PEOPLE, NEEDS)).argsort(axis=1) < NEEDED
    if twin == "needs by unit":
        wants = (rng.random((UNITS, NEEDS)).argsort(axis=1) < NEEDED)[UNIT]
    quiet, loud = rng.random(PEOPLE), rng.random(PEOPLE)
    says = 0.5 if twin == "titles mislead" else p["titled"]
    titled = CREATOR & (quiet < says) | LEAD & (loud < 0.3) & (twin == "titles mislead")
    gone = rng.geometric(0.01, PEOPLE)
    fades = rng.lognormal(0, 0.8, PEOPLE)
    return {
        "answers": spread * own + by_unit + p["answer_alumni"] * PATHFINDER
        + p["answer_creator"] * CREATOR,
        "needs": wants,
        "offers": rng.random(NEEDS).argsort() < OFFERED,
        "titled": titled,
        "fades": fades if twin == "uneven fading" else np.ones(PEOPLE),
        "leaves": np.where(UNIT > 0, gone, NEVER) if twin == "people leave"
        else np.full(PEOPLE, NEVER),
    }  # fmt: skip


def _openings(rng: np.random.Generator, world: World, p: dict[str, float]) -> dict[str, Any]:
    """When openings come up, are posted and decided: some were on their way before week 0."""
    created, posted = p["created_weeks"], p["posted_weeks"]
    span = WEEKS + created + posted
    size = (len(WANTED), MOST_OPENINGS)
    weeks = rng.random(size) * span - created - posted
    count = rng.poisson(p["openings_a_year"] / 52 * span, len(WANTED))
    if world.twin == "waves":
        weeks = rng.random() * (WEEKS - 13) + rng.random(size) * 13 - created
    there = np.arange(MOST_OPENINGS) < count[:, None]
    comes_up = np.where(there, weeks, NEVER)
    unposted = rng.random(size) < p["unposted"]
    return {
        "comes_up": comes_up,
        "posting": np.where(there, weeks + created, NEVER),
        "decided": np.where(there, weeks + created + np.where(unposted, 0, posted), NEVER),
        "unposted": unposted,
    }


def _moods(seed: int) -> dict[str, Any]:
    """Uniform numbers for what people do, by person and try, not by week or policy."""
    rng = np.random.default_rng([4, seed])
    return {
        "chances_ask": rng.random((PEOPLE, TRIES), np.float32),
        "chances_help": rng.random((PEOPLE, TRIES), np.float32),
        "chances_talk": rng.random((PEOPLE, TRIES, 4 + NEEDS), np.float32),
        "chances_tie": rng.random((PEOPLE, PEOPLE), np.float32),
        "taste": rng.random(PEOPLE, np.float32),
    }
