"""What has happened so far in many seeds at once, and what can be done next."""

from dataclasses import dataclass

import numpy as np

from evidence.worlds.assumptions import Floats
from evidence.worlds.society import (
    NEEDS,
    NEVER,
    PEOPLE,
    SEEKER,
    WANTED,
    WEEKS,
    Flags,
    Ints,
    Society,
)

NOTHING, ASK, VIA, NUDGE, GIVE, APPLY, THANK = range(7)
COSTS = np.array([0.0, 0.25, 0.5, 1 / 6, 1.0, 1.0, 1 / 6])
"""Hours of each act: asking, asking a connector, reminding, giving, applying, thanking."""
TALK_HOURS, MOST_SAVED = 0.75, 4.0


@dataclass(frozen=True, slots=True)
class Act:
    """What is done next in each seed (S): the kind, with whom, and over whom or on what.

    `beyond` is the second connector of a chain that has two, else -1.
    """

    kind: Ints
    person: Ints
    other: Ints
    beyond: Ints


def nothing(seeds: int) -> Act:
    """An act that is none, to be filled in."""
    kind, person, other = (np.zeros(seeds, np.int64) for _ in range(3))
    return Act(kind, person, other, np.full(seeds, -1))


class Life:
    """All that has happened so far in S seeds. What policies may not see begins with `true_`."""

    def __init__(self, society: Society) -> None:
        self.society, self.week = society, 0
        size = (len(society.seeds), PEOPLE)
        self.hours_left = np.zeros(size[0])
        self.hours = np.zeros(size[0])
        # Asks and talks.
        self.asked = np.zeros(size, np.int64)
        self.unanswered = np.zeros(size, np.int64)
        self.last_asked = np.full(size, -NEVER)
        self.last_via = np.full(size, -1)
        self.last_beyond = np.full(size, -1)
        self.last_help = np.full(size, -NEVER)
        self.helped = np.zeros(size, bool)
        self.reminded = np.zeros(size, np.int64)
        self.talks = np.zeros(size, np.int64)
        self.last_talk = np.full(size, -NEVER)
        self.agreed = np.full(size, NEVER)
        # What I know.
        self.seen = society.seen.copy()
        self.creator = society.titled.copy()
        self.known_needs = np.zeros((*size, NEEDS), bool)
        self.met = np.zeros((*size, NEEDS), bool)
        self.restated = np.full(size, -NEVER)
        self.rumoured = np.zeros(society.comes_up.shape, bool)
        self.applied = np.zeros(society.comes_up.shape, bool)
        # What is so, whether I know it or not.
        self.true_heard = np.zeros(size, np.int64)
        self.true_knows_what = np.zeros(size, bool)
        mine = society.closeness[:, SEEKER].astype(np.float64)
        self.true_first_regard = society.column("tie_regard") * mine
        self.true_earned = np.zeros(size)
        self.true_contacts = np.zeros(size, np.int64)
        self.true_last_contact = np.full(size, -NEVER)
        self.true_advice = np.zeros((size[0], len(WANTED)))
        # What is counted.
        self.sent = np.zeros(size[0])
        self.ignored = np.zeros(size[0])
        self.gifts_met = np.zeros(size[0])
        self.gifts = np.zeros(size[0])
        self.first_creator_talk = np.full(size[0], float(WEEKS))
        self.not_landed = np.ones(size[0])
        self.events: list[tuple[str, int, int, int, int]] | None = None

    @property
    def true_regard(self) -> Floats:
        """What each person thinks of me, in [0, 1]."""
        return np.clip(self.true_first_regard + self.true_earned, 0, 1)

    def posted(self) -> Flags:
        """Jobs at the wanted units that anybody can see this week (S, 3, K)."""
        society = self.society
        there = (society.posting <= self.week) & (self.week < society.decided)
        return there & ~society.unposted

    def coming(self) -> Flags:
        """Jobs that have come up and are neither posted nor decided (S, 3, K)."""
        society = self.society
        return (society.comes_up <= self.week) & (self.week < society.posting)
