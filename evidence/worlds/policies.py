"""The simple rules, each as those who teach it mean it.

All of them see what the seeker sees, apply to every job that is posted, and
keep to the hours. Each says, for every seed at once, which person matters most
among those it may turn to now.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from evidence.worlds.assumptions import Floats
from evidence.worlds.living import APPLY, ASK, GIVE, NOTHING, NUDGE, VIA, Act, Life, nothing
from evidence.worlds.society import (
    IN_WANTED,
    LEAD,
    MEMBERS,
    NEVER,
    PATHFINDER,
    SEEKER,
    UNIT,
    WANTED,
    Flags,
    Ints,
)

OFF = -np.inf
REST_WEEKS = 13
"""Whoever did not answer twice is left alone for a quarter of a year."""


class Rule(ABC):
    """A simple rule: apply, give (some), remind once, then ask whoever matters most."""

    name, told = "", ""
    gives = False
    again_weeks = 0
    """After so many weeks somebody met is asked for another talk; 0 for never."""

    def begins(self, life: Life) -> None:  # noqa: B027 - a rule that prepares nothing is whole
        """Nothing to prepare."""

    @abstractmethod
    def worth(self, life: Life) -> Floats:
        """How much each person matters (S, N), `OFF` for those the rule does not mean."""

    def act(self, life: Life) -> Act:
        """Apply first, then give, then remind, then ask."""
        act = nothing(len(life.society.seeds))
        _apply(life, act)
        if self.gives:
            _give(life, act, self.meant(life))
        self.follows_up(life, act)
        _ask(life, act, np.where(self.may_ask(life), self.worth(life), OFF))
        return act

    def meant(self, life: Life) -> Flags:
        """Those to whom the rule gives: everybody met at a wanted unit."""
        return np.asarray((life.talks > 0) & IN_WANTED)

    def follows_up(self, life: Life, act: Act) -> None:
        """One reminder, a week after an ask without an answer."""
        due = (life.unanswered == 1) & (life.last_asked == life.week - 1) & (life.agreed == NEVER)
        _chosen(life, act, np.where(due, 1.0, OFF), NUDGE)

    def may_ask(self, life: Life) -> Flags:
        """Everybody but me, my manager, and those who wait, rest, or were met lately."""
        waiting = (life.unanswered > 0) & (life.week - life.last_asked < REST_WEEKS)
        met = life.talks > 0
        if self.again_weeks:
            met &= life.week - life.last_talk < self.again_weeks
        free = ~waiting & ~met & (life.agreed == NEVER)
        free[:, [SEEKER, UNIT[SEEKER] * MEMBERS]] = False
        return np.asarray(free)


class ColdApply(Rule):
    """Apply to what is posted, and nothing else."""

    name, told = "cold-apply", "Apply to every posted job, and talk with nobody."

    def worth(self, life: Life) -> Floats:
        """Nobody."""
        return np.full(life.talks.shape, OFF)


class Anybody(Rule):
    """Talk with anybody at the wanted units, in any order."""

    name, told = "random", "Ask anybody who works where you want to be, in any order."

    def worth(self, life: Life) -> Floats:
        """By lot."""
        return np.where(IN_WANTED, life.society.taste, OFF)


class ClosestFirst(Rule):
    """Start with those whom one knows best; go on to whom they know there."""

    name = "closest first"
    told = "Ask the people you know best, wherever they are; then those to whom they can lead you."

    def worth(self, life: Life) -> Floats:
        """My own ties by closeness, then those at the wanted units, by the best tie of a tie."""
        close = life.society.seen_closeness[:, SEEKER]
        over = _over(life)
        return np.where(close > 0, 1 + close, np.where((over > 0) & IN_WANTED, over, OFF))


class WeakTies(Rule):
    """Those with about ten contacts in common, after Rajkumar and others (2022)."""

    name = "weak ties"
    told = "Ask those at the wanted units whose contacts in common with you are nearest to ten."

    def worth(self, life: Life) -> Floats:
        """By nearness to ten contacts in common, on the scale of ratios."""
        away = np.log1p(life.society.seen_mutuals) - np.log(11)
        return np.where(IN_WANTED, -np.abs(away), OFF)


class Lamp(Rule):
    """Dalton's LAMP list and 3B7 (The 2-Hour Job Search, 2nd edition 2020).

    List employers (here: units), rank them by motivation, posting and advocacy,
    write to one starter at each of the first, in that order: first alumni, then
    people in the work itself, then those a step or two above. Whoever has not
    answered after three working days gets a second starter at the same place
    beside them; after seven the first is reminded, once. Then the next. Who
    talked ("boosters") is met again after two weeks, then every month.
    """

    name = "LAMP"
    told = ("Dalton's list: rank the places by motivation, posting and advocacy; ask one person at "
            "each, alumni first; a second after three working days, one reminder after seven, then "
            "the next; meet those who help again, monthly.")  # fmt: skip
    again_weeks = 4

    def worth(self, life: Life) -> Floats:
        """Places in order, and in each alumni, then peers and leads, then whoever is left."""
        posted = np.asarray(life.posted().any(axis=2))
        advocacy = np.stack(
            [
                (life.society.closeness[:, SEEKER][:, unit == UNIT] > 0).sum(axis=1)
                for unit in WANTED
            ],
            axis=1,
        )
        place = np.full(life.talks.shape, OFF)
        busy = self.busy(life)
        for each, unit in enumerate(WANTED):
            rank = 10.0 * posted[:, each] + 0.1 * np.minimum(advocacy[:, each], 9)
            rank = np.where(busy[:, each], OFF, rank)
            place[:, unit == UNIT] = rank[:, None]
        tie = life.society.closeness[:, SEEKER] > 0
        kind = 3.0 * PATHFINDER + 1.0 * tie + 0.5 * LEAD - 2.0 * life.creator
        met = (life.talks > 0) * 2.0
        return np.asarray(place + 0.05 * (kind + met) + 0.001 * life.society.taste)

    def busy(self, life: Life) -> Flags:
        """Places at which two people were written to and have yet to answer, or one just now."""
        waits = (life.unanswered > 0) & (life.week - life.last_asked < 2)
        now = (life.last_asked == life.week) & IN_WANTED
        found = np.stack(
            [(waits[:, unit == UNIT].sum(axis=1) >= 2) | now[:, unit == UNIT].any(axis=1)
             for unit in WANTED], axis=1)  # fmt: skip
        return np.asarray(found)

    def follows_up(self, life: Life, act: Act) -> None:
        """One reminder, seven working days on: in the second week after."""
        due = (life.unanswered == 1) & (life.last_asked == life.week - 2) & (life.agreed == NEVER)
        _chosen(life, act, np.where(due, 1.0, OFF), NUDGE)


class LampUp(Lamp):
    """LAMP, and whoever talked is asked to introduce one to the job creator."""

    name = "LAMP, then ask up"
    told = "The same; once somebody there has talked with you, ask them up to the job creator."

    def worth(self, life: Life) -> Floats:
        """A job creator whose unit has somebody met comes before everybody else."""
        return _with_creators_up(life, super().worth(life))


class LampUpGive(LampUp):
    """LAMP, ask up, and give whatever meets a need that was told."""

    name = "LAMP up + give"
    told = "The same; and give, as soon as somebody there has told you a need that you can meet."
    gives = True


class CreatorsFirst(Rule):
    """The job creators first, over whoever can introduce; then leads; then the rest."""

    name = "creators first"
    told = ("Ask the job creators, by introduction where there is one; meet them again every "
            "month; then leads, then others there.")  # fmt: skip
    again_weeks = 4

    def worth(self, life: Life) -> Floats:
        """Creators, leads, pathfinders, others there; whoever is nearer first."""
        near = life.society.seen_closeness[:, SEEKER] + 0.5 * _over(life)
        rank = 6.0 * life.creator + 4.0 * LEAD + 2.0 * PATHFINDER + near
        rank -= (life.talks > 0) * np.where(life.creator, 0.0, 5.0)
        return np.where(IN_WANTED, rank + 0.001 * life.society.taste, OFF)


class CreatorsGive(CreatorsFirst):
    """Creators first, and give whatever meets a need that was told."""

    name = "creators + give"
    told = "The same; and give, as soon as somebody there has told you a need that you can meet."
    gives = True


RULES: Sequence[type[Rule]] = (
    ColdApply, Anybody, ClosestFirst, WeakTies, Lamp, LampUp, CreatorsFirst, CreatorsGive,
    LampUpGive,
)  # fmt: skip


def _apply(life: Life, act: Act) -> None:
    """Every posted job, before anything else."""
    posted = (life.posted() & ~life.applied).reshape(len(act.kind), -1)
    rows = posted.any(axis=1) & (act.kind == NOTHING)
    act.kind[rows], act.other[rows] = APPLY, posted.argmax(axis=1)[rows]


def _give(life: Life, act: Act, meant: Flags) -> None:
    """A gift to whoever has told a need that I can meet: job creators first."""
    can = (life.known_needs & life.society.offers[:, None, :] & ~life.met).any(axis=2)
    worth = np.where(can & meant, 1.0 + life.creator + 0.5 * LEAD, OFF)
    _chosen(life, act, worth, GIVE)


def _chosen(life: Life, act: Act, worth: Floats, kind: int) -> None:
    best = worth.argmax(axis=1)
    rows = (act.kind == NOTHING) & (worth[life.society.rows(), best] > OFF)
    act.kind[rows], act.person[rows] = kind, best[rows]


def _ask(life: Life, act: Act, worth: Floats) -> None:
    """Ask for a talk: myself over a tie, else over the best connector there is."""
    rows = life.society.rows()
    before = act.kind == NOTHING
    _chosen(life, act, worth, ASK)
    who = act.person
    mine = _mine(life)
    links = life.seen[rows, who] * _looks(life, rows, who)
    rested = life.week - life.last_help >= 2
    over = np.where((mine > 0) & rested, mine * links, 0.0)
    via = over.argmax(axis=1)
    stranger = (mine[rows, who] == 0) & (over[rows, via] > 0)
    changed = before & (act.kind == ASK) & stranger
    act.kind[changed], act.other[changed] = VIA, via[changed]


def _looks(life: Life, rows: Ints, who: Ints) -> NDArray[np.float32]:
    """How close the ties of some people look, a row each; one that was told of, middling."""
    known = life.society.seen_closeness[rows, who]
    return np.where(life.seen[rows, who] & (known == 0), np.float32(0.4), known)


def _mine(life: Life) -> Floats:
    """How close people look to me: those whom I have met, middling at least."""
    return np.asarray(np.maximum(life.society.seen_closeness[:, SEEKER], 0.4 * (life.talks > 0)))


def _over(life: Life) -> Floats:
    """The best product of closeness over one connector of mine, for everybody (S, N)."""
    mine = _mine(life)
    best = np.zeros(mine.shape)
    rows, friends = np.nonzero(mine > 0)
    over = mine[rows, friends, None] * _looks(life, rows, friends)
    some, begins = np.unique(rows, return_index=True)
    if len(some):
        best[some] = np.maximum.reduceat(over, begins)
    return best


def _with_creators_up(life: Life, worth: Floats) -> Floats:
    """Job creators of units in which somebody has talked with me before everybody else."""
    met = life.talks > 0
    found = worth.copy()
    for unit in WANTED:
        here = unit == UNIT
        has = (met[:, here] & ~life.creator[:, here]).any(axis=1)
        head = unit * MEMBERS
        found[has, head] = np.where(life.creator[has, head], 100.0, found[has, head])
    return found
