"""One half year of one seed, lived slowly and plainly: what the vectorised one is held to."""

import math
from typing import Any

import numpy as np
from evidence.worlds import landing
from evidence.worlds import living as fast
from evidence.worlds.society import (
    CREATOR,
    HOURS,
    IN_WANTED,
    MEMBERS,
    NEVER,
    PATHFINDER,
    PEOPLE,
    SEEKER,
    TRIES,
    UNIT,
    WANTED,
    WEEKS,
    Society,
)

Script = list[list[tuple[int, int, int, int]]]
"""For each week the acts that are tried, in order: kind, person, other, beyond."""


class Somebody:
    """One person, as far as they have to do with me."""

    def __init__(self) -> None:
        self.asked = self.unanswered = self.heard = self.reminded = 0
        self.via = self.beyond = -1
        self.helped = self.knows_what = False
        self.talks = self.contacts = 0
        self.agreed: int | None = None
        self.earned, self.first = 0.0, 0.0
        self.last_contact = -NEVER
        self.told: set[int] = set()
        self.met: set[int] = set()


class Slow:
    """A seed's half year under a script."""

    def __init__(self, society: Society, row: int) -> None:
        self.society, self.row = society, row
        self.p = {name: float(column[row]) for name, column in society.p.items()}
        self.people = [Somebody() for _ in range(PEOPLE)]
        for who, each in enumerate(self.people):
            each.first = self.p["tie_regard"] * self.close(SEEKER, who)
        self.left = self.hours = 0.0
        self.sent = self.ignored = self.gifts_met = 0
        self.applied: set[tuple[int, int]] = set()
        self.advice = [0.0, 0.0, 0.0]
        self.not_landed = 1.0
        self.first_creator_talk = WEEKS

    def close(self, one: int, other: int) -> float:
        return float(self.society.closeness[self.row, one, other])

    def live(self, script: Script) -> "Slow":
        for self.week in range(WEEKS):
            self.left = min(self.left + HOURS, fast.MOST_SAVED)
            for who, each in enumerate(self.people):
                if self.society.leaves[self.row, who] == self.week:
                    each.earned = each.first = 0.0
                    each.contacts, each.knows_what, each.agreed = 0, False, None
            self.talk_with_all()
            for kind, person, other, beyond in script[self.week]:
                if kind == fast.NOTHING or fast.COSTS[kind] > self.left:
                    break
                self.act(kind, person, other, beyond)
            self.decide()
            for who, each in enumerate(self.people):
                self.fade(who, each)
        return self

    def spend(self, hours: float) -> None:
        self.left -= hours
        self.hours += hours

    def talk_with_all(self) -> None:
        while self.left >= fast.TALK_HOURS:
            waiting = [(each.agreed, who) for who, each in enumerate(self.people)
                       if each.agreed is not None]  # fmt: skip
            if not waiting:
                return
            _, who = min(waiting)
            self.people[who].agreed = None
            self.spend(fast.TALK_HOURS)
            self.talk(who)

    def talk(self, who: int) -> None:
        each = self.people[who]
        luck = self.society.chances_talk[self.row, who, min(each.talks, TRIES - 1)]
        each.talks += 1
        each.unanswered = 0
        each.last_contact = self.week
        each.contacts += 1
        each.earned += self.p["talk_regard"]
        each.knows_what = each.knows_what or bool(luck[0] < self.p["grasps"])
        for need in np.flatnonzero(self.society.needs[self.row, who]):
            if luck[4 + need] < self.p["reveals"]:
                each.told.add(int(need))
        if CREATOR[who] and IN_WANTED[who]:
            self.first_creator_talk = min(self.first_creator_talk, self.week)
        for place, unit in enumerate(WANTED):
            if PATHFINDER[who] and UNIT[who] == unit:
                self.advice[place] = self.p["advice"]

    def chance(self, who: int, via: int | None = None) -> float:
        each = self.people[who]
        mine = max(self.close(SEEKER, who), self.p["talk_closeness"] if each.talks else 0.0)
        logit = self.p["answer_base"] + float(self.society.answers[self.row, who])
        logit += self.p["answer_mutuals"] * math.log1p(self.society.mutuals[self.row, who])
        logit += self.p["answer_regard"] * each.earned
        if via is not None:
            known = self.close(via, who)
            mine = max(mine, known / 2)
            logit += self.p["answer_introduced"] if known else 0.0
        return 1 / (1 + math.exp(-(logit + self.p["answer_closeness"] * mine)))

    def act(self, kind: int, person: int, other: int, beyond: int) -> None:
        self.spend(float(fast.COSTS[kind]))
        each = self.people[person]
        if kind in (fast.ASK, fast.VIA):
            each.reminded, each.helped = 0, False
            over = (other, beyond) if kind == fast.VIA else (-1, -1)
            self.ask(person, *over)
        elif kind == fast.NUDGE:
            each.reminded += 1
            self.ask(person, each.via, each.beyond if each.via >= 0 else -1)
        elif kind == fast.GIVE:
            self.give(person)
        elif kind == fast.THANK:
            each.earned += self.p["thanks_regard"]
        elif kind == fast.APPLY:
            self.applied.add(divmod(other, self.society.comes_up.shape[2]))

    def ask(self, who: int, via: int, beyond: int) -> None:
        each, tried = self.people[who], min(self.people[who].asked, TRIES - 1)
        helps = True
        if via >= 0:
            chance = self.p["again"] ** each.reminded * self.chance(via)
            if beyond >= 0:
                chance *= self.chance(beyond, via)
            helps = each.helped or bool(self.society.chances_help[self.row, who, tried] < chance)
            each.helped = each.helped or helps
        last = beyond if beyond >= 0 else via
        chance = self.p["again"] ** each.heard * self.chance(who, last if via >= 0 else None)
        yes = helps and bool(self.society.chances_ask[self.row, who, tried] < chance)
        each.asked += 1
        each.via, each.beyond = via, beyond
        self.sent += 1
        self.ignored += not yes
        each.unanswered = 0 if yes else each.unanswered + 1
        each.heard = 0 if yes else each.heard + helps
        if helps and each.heard >= 3:
            each.earned -= self.p["annoyed"]
        each.earned = max(each.earned, -0.2)
        if yes:
            each.agreed = self.week + 1

    def give(self, who: int) -> None:
        each = self.people[who]
        mine = set(np.flatnonzero(self.society.offers[self.row]).tolist())
        meets = sorted((each.told & mine) - each.met)
        if meets:
            each.met.add(meets[0])
            each.contacts += 1
            self.gifts_met += 1
        each.earned += self.p["met_regard"] if meets else self.p["unmet_regard"]
        each.last_contact = self.week

    def decide(self) -> None:
        decided = self.society.decided[self.row]
        for place, which in np.argwhere((decided > self.week) & (decided <= self.week + 1)):
            unit = WANTED[place]
            here = range(unit * MEMBERS, (unit + 1) * MEMBERS)
            of: dict[str, Any] = {
                "knows_what": [float(self.people[who].knows_what) for who in here],
                "regard": [min(max(self.regard(who), 0.0), 1.0) for who in here],
                "weeks_silent": [max(self.week - self.people[who].last_contact, 0) for who in here],
                "closeness": [self.close(SEEKER, who) for who in here],
            }
            held = landing.Unit(**{name: np.array(each, float) for name, each in of.items()},
                                advice=self.advice[place],
                                applied=(int(place), int(which)) in self.applied)  # fmt: skip
            unposted = bool(self.society.unposted[self.row, place, which])
            won = landing.share_won(self.society, self.row, int(place), int(which), held, unposted)
            self.not_landed *= 1 - won

    def regard(self, who: int) -> float:
        return self.people[who].first + self.people[who].earned

    def fade(self, who: int, each: Somebody) -> None:
        fades = float(self.society.fades[self.row, who])
        half_life = self.p["half_life_days"] * fades * 2.0 ** min(max(each.contacts - 1, 0), 8)
        each.earned = min(max(each.earned, -0.2), 1 - each.first)
        each.earned *= 2.0 ** (-7 / min(half_life, 700 * fades))
