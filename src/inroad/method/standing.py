"""What one person holds of me: knows of me, knows what I bring, thinks well of me.

Each of the three is a Beta belief. Behaviour adds weight to it, silence pulls
it back to where it began: slower, the more often we met.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from inroad.method.conversations import Evidence, EvidenceKind
from inroad.method.parameters import Parameters
from inroad.method.ties import Tie


@dataclass(frozen=True, slots=True)
class Standing:
    """What one person holds of me: three probabilities, each in [0, 1]."""

    knows_of_me: float
    knows_what_i_bring: float
    thinks_well_of_me: float

    @property
    def summary(self) -> float:
        """The geometric mean: all three are needed, one alone is worth little."""
        product = self.knows_of_me * self.knows_what_i_bring * self.thinks_well_of_me
        return float(product ** (1 / 3))


class Weight(NamedTuple):
    """What one behaviour adds: to each belief, and against the last one."""

    knows_of_me: float = 0.0
    knows_what_i_bring: float = 0.0
    thinks_well_of_me: float = 0.0
    against: float = 0.0


def weights(p: Parameters) -> Mapping[EvidenceKind, Weight]:
    """What each kind of behaviour adds (A, documented in Parameters)."""
    talk = Weight(p.talk_knows_of_me, p.talk_knows_what_i_bring, p.talk_thinks_well_of_me)
    met = p.reply_knows_of_me  # whoever does something about me knows of me
    return {
        "talk": talk,
        "reply": Weight(knows_of_me=p.reply_knows_of_me),
        "restated_my_skill": Weight(met, p.restated_my_skill),
        "came_to_me": Weight(met, thinks_well_of_me=p.came_to_me),
        "need_met": Weight(met, thinks_well_of_me=p.need_met),
        "gift_unmet": Weight(thinks_well_of_me=p.gift_unmet),
        "introduced_me": Weight(met, thinks_well_of_me=p.introduced_me),
        "forwarded_my_note": Weight(met, p.talk_knows_what_i_bring, p.forwarded_my_note),
        "recommended_me": Weight(met, p.recommended_me, p.recommended_me),
        "ignored_two_nudges": Weight(against=p.ignored_two_nudges),
    }


MEANINGFUL: frozenset[EvidenceKind] = frozenset(
    {"talk", "restated_my_skill", "came_to_me", "need_met", "introduced_me", "forwarded_my_note",
     "recommended_me"}
)  # fmt: skip


def half_life_days(meaningful_contacts: int, p: Parameters) -> float:
    """How fast silence halves what was gained, after n meaningful contacts."""
    doubled = p.standing_half_life_days * 2.0 ** min(max(meaningful_contacts - 1, 0), 30)
    return min(doubled, p.standing_half_life_most_days)


def standing(evidence: Iterable[Evidence], tie: Tie | None, now: date, p: Parameters) -> Standing:
    """What a person holds of me at `now`, from their behaviour and our tie.

    More evidence in favour never lowers a belief; what speaks against me fades
    at the shortest half-life, whatever else is known.
    """
    gained = np.zeros(3)
    against, meaningful, before = 0.0, 0, date.min
    table = weights(p)
    for each in sorted((e for e in evidence if e.on <= now), key=lambda e: (e.on, e.id)):
        gained *= _kept(before, each.on, half_life_days(meaningful, p))
        against *= _kept(before, each.on, p.standing_half_life_days)
        weight = table[each.kind]
        gained += weight[:3]
        against += weight.against
        meaningful += each.kind in MEANINGFUL
        before = each.on
    gained *= _kept(before, now, half_life_days(meaningful, p))
    against *= _kept(before, now, p.standing_half_life_days)
    # Mail that only one side writes shows nothing about the other.
    gained[0] += min(3.0, p.contact_knows_of_me * tie.energy * tie.reciprocity) if tie else 0.0
    gained[1] += p.overlap_knows_what_i_bring * np.log1p(tie.overlap_months) if tie else 0.0
    priors = np.array([p.knows_of_me_prior, p.knows_what_i_bring_prior, p.thinks_well_of_me_prior])
    beliefs = (priors + gained) / (1 + gained + np.array([0.0, 0.0, against]))
    return Standing(*(float(belief) for belief in beliefs))


def _kept(since: date, until: date, half_life: float) -> float:
    """The share that is left after a silence."""
    return 1.0 if since == date.min else float(2.0 ** (-(until - since).days / half_life))


def after(
    kinds: Iterable[EvidenceKind],
    evidence: Iterable[Evidence],
    tie: Tie | None,
    person: int,
    now: date,
    p: Parameters,
) -> Standing:
    """The standing that behaviours of `kinds`, were they shown now, would lead to."""
    imagined = [Evidence(id=0, person=person, kind=kind, on=now) for kind in kinds]
    return standing([*evidence, *imagined], tie, now, p)
