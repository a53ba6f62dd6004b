"""What an act, or a talk that was agreed to, changes: in what is so, and in what I know of it."""

import numpy as np
from numpy.typing import NDArray

from evidence.worlds.assumptions import Floats
from evidence.worlds.living import (
    APPLY,
    ASK,
    COSTS,
    GIVE,
    NOTHING,
    NUDGE,
    TALK_HOURS,
    THANK,
    VIA,
    Act,
    Life,
)
from evidence.worlds.society import (
    CREATOR,
    IN_WANTED,
    LEAD,
    MEMBERS,
    MOST_OPENINGS,
    NEVER,
    PATHFINDER,
    SEEKER,
    TRIES,
    UNIT,
    WANTED,
    Ints,
)


def _spend(life: Life, rows: Ints, hours: Floats | float) -> None:
    life.hours_left[rows] -= hours
    life.hours[rows] += hours


def talks_take_place(life: Life) -> None:
    """Talks that were agreed to, the earliest first, as far as the time goes."""
    while True:
        able = life.hours_left >= TALK_HOURS
        person = life.agreed.argmin(axis=1)
        rows = np.flatnonzero(able & (life.agreed[life.society.rows(), person] < NEVER))
        if not len(rows):
            return
        who = person[rows]
        life.agreed[rows, who] = NEVER
        _spend(life, rows, TALK_HOURS)
        _talk(life, rows, who)


def _talk(life: Life, rows: Ints, who: Ints) -> None:
    society, p = life.society, life.society.p
    luck = society.chances_talk[rows, who, np.minimum(life.talks[rows, who], TRIES - 1)]
    life.talks[rows, who] += 1
    life.last_talk[rows, who] = life.week
    life.unanswered[rows, who] = 0
    life.true_last_contact[rows, who] = life.week
    life.true_contacts[rows, who] += 1
    life.true_earned[rows, who] += p["talk_regard"][rows]
    slow = society.world.twin == "slow to grasp"
    grasps = np.where(slow & (life.talks[rows, who] < 2), 0.0, p["grasps"][rows])
    grasps = np.ones(len(rows)) if society.world.twin == "quick to grasp" else grasps
    life.true_knows_what[rows, who] |= luck[:, 0] < grasps
    restated = life.true_knows_what[rows, who] & (luck[:, 1] < p["restates"][rows])
    life.restated[rows[restated], who[restated]] = life.week
    shown = society.needs[rows, who] & (luck[:, 4:] < p["reveals"][rows, None])
    life.known_needs[rows, who] |= shown
    creators = CREATOR[who] & IN_WANTED[who]
    first = life.first_creator_talk[rows[creators]]
    life.first_creator_talk[rows[creators]] = np.minimum(first, life.week)
    _told(life, rows, who, luck)


def _told(life: Life, rows: Ints, who: Ints, luck: NDArray[np.float32]) -> None:
    """What somebody tells: who creates the jobs, whom they know, what is coming up."""
    society, p = life.society, life.society.p
    inside = IN_WANTED[who]
    named = inside & (luck[:, 2] < p["names"][rows])
    head = UNIT[who] * MEMBERS
    newly = named & (head != who)
    life.creator[rows[newly], head[newly]] = True
    knows = society.closeness[rows, who, head] > 0
    telling = newly & knows
    _sees(life, rows[telling], who[telling], head[telling])
    ties = (society.closeness[rows, who] > 0) & IN_WANTED
    ties &= society.chances_tie[rows, who] < p["tells_ties"][rows, None]
    teller, other = np.nonzero(ties)
    _sees(life, rows[teller], who[teller], other)
    hears = (CREATOR | LEAD)[who] | (luck[:, 3] < p["workers_hear"][rows])
    for place, unit in enumerate(WANTED):
        here = rows[hears & (UNIT[who] == unit)]
        life.rumoured[here, place] |= life.coming()[here, place]
        walked = rows[PATHFINDER[who] & (UNIT[who] == unit)]
        life.true_advice[walked, place] = p["advice"][walked]


def _sees(life: Life, rows: Ints, one: Ints, other: Ints) -> None:
    life.seen[rows, one, other] = True
    life.seen[rows, other, one] = True


def answer_logit(life: Life, rows: Ints, who: Ints, via: Ints | None = None) -> Floats:
    """The log-odds that somebody answers me, or over `via` whoever introduces me."""
    society, p = life.society, life.society.p
    met = p["talk_closeness"][rows] * (life.talks[rows, who] > 0)
    mine = np.maximum(society.closeness[rows, SEEKER, who], met)
    logit = p["answer_base"][rows] + society.answers[rows, who]
    logit += p["answer_mutuals"][rows] * np.log1p(society.mutuals[rows, who])
    logit += p["answer_regard"][rows] * life.true_earned[rows, who]
    if via is not None:
        known = society.closeness[rows, via, who].astype(np.float64)
        mine = np.maximum(mine, known / 2)
        logit += p["answer_introduced"][rows] * (known > 0)
    return np.asarray(logit + p["answer_closeness"][rows] * mine)


def done(life: Life, kind: Ints, act: Act) -> None:
    rows = life.society.rows()
    everybody = np.flatnonzero(kind != NOTHING)
    _spend(life, everybody, COSTS[kind[everybody]])
    asked = np.flatnonzero((kind == ASK) | (kind == VIA) | (kind == NUDGE))
    if len(asked):
        person = act.person[asked]
        via = np.where(kind[asked] == VIA, act.other[asked], -1)
        nudged = kind[asked] == NUDGE
        via = np.where(nudged, life.last_via[asked, person], via)
        beyond = np.where(nudged, life.last_beyond[asked, person], act.beyond[asked])
        life.reminded[asked, person] = np.where(nudged, life.reminded[asked, person] + 1, 0)
        life.helped[asked, person] &= nudged
        _ask(life, asked, person, via, np.where(via < 0, -1, beyond))
    given = np.flatnonzero(kind == GIVE)
    if len(given):
        _give(life, given, act.person[given])
    thanked = np.flatnonzero(kind == THANK)
    life.true_earned[thanked, act.person[thanked]] += life.society.p["thanks_regard"][thanked]
    for row in rows[kind == APPLY]:
        place, which = divmod(int(act.other[row]), MOST_OPENINGS)
        life.applied[row, place, which] = True


def _ask(life: Life, rows: Ints, who: Ints, via: Ints, beyond: Ints) -> None:
    """Ask for a talk; over a connector, who first has to help, and perhaps a second."""
    society, p = life.society, life.society.p
    tried = np.minimum(life.asked[rows, who], TRIES - 1)
    less = p["again"][rows] ** life.true_heard[rows, who]
    helps = np.ones(len(rows), bool)
    over = via >= 0
    if over.any():
        first = np.flatnonzero(over)
        chance = p["again"][rows[first]] ** life.reminded[rows[first], who[first]]
        chance = chance / (1 + np.exp(-answer_logit(life, rows[first], via[first])))
        second = np.maximum(beyond[first], 0)
        passes = 1 / (1 + np.exp(-answer_logit(life, rows[first], second, via[first])))
        chance *= np.where(beyond[first] >= 0, passes, 1.0)
        luck = society.chances_help[rows[first], who[first], tried[first]]
        already = life.helped[rows[first], who[first]]
        helps[first] = already | (luck < chance)
        life.helped[rows[first], who[first]] |= helps[first]
        life.last_help[rows[first], via[first]] = life.week
    logit = answer_logit(life, rows, who)
    last = np.where(beyond >= 0, beyond, via)
    introduced = answer_logit(life, rows, who, np.maximum(last, 0))
    chance = less / (1 + np.exp(-np.where(over, introduced, logit)))
    yes = helps & (society.chances_ask[rows, who, tried] < chance)
    life.asked[rows, who] += 1
    life.last_asked[rows, who] = life.week
    life.last_via[rows, who], life.last_beyond[rows, who] = via, beyond
    life.sent[rows] += 1
    life.ignored[rows] += ~yes
    life.unanswered[rows, who] = np.where(yes, 0, life.unanswered[rows, who] + 1)
    life.true_heard[rows, who] = np.where(yes, 0, life.true_heard[rows, who] + helps)
    tired = helps & (life.true_heard[rows, who] >= 3)
    annoyed = np.where(tired, p["annoyed"][rows], 0)
    life.true_earned[rows, who] = np.maximum(life.true_earned[rows, who] - annoyed, -0.2)
    life.agreed[rows[yes], who[yes]] = life.week + 1


def _give(life: Life, rows: Ints, who: Ints) -> None:
    """Give what meets a need that was told; without one, something that may miss."""
    society, p = life.society, life.society.p
    open_needs = life.known_needs[rows, who] & society.offers[rows] & ~life.met[rows, who]
    meets = open_needs.any(axis=1)
    which = open_needs.argmax(axis=1)
    life.met[rows[meets], who[meets], which[meets]] = True
    gain = np.where(meets, p["met_regard"][rows], p["unmet_regard"][rows])
    life.true_earned[rows, who] += gain
    life.true_contacts[rows, who] += meets
    life.true_last_contact[rows, who] = life.week
    life.gifts[rows] += 1
    life.gifts_met[rows] += meets
