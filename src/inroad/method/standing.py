"""What one person holds of me: knows of me, knows what I bring, thinks well of me.

Each of the three is a Beta belief. Behaviour adds weight to it, silence pulls
it back to where it began: slower, the more often we met.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, get_args

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
    def all_three(self) -> float:
        """The chance that they know of me, know what I bring, and think well of me."""
        return self.knows_of_me * self.knows_what_i_bring * self.thinks_well_of_me

    @property
    def summary(self) -> float:
        """The geometric mean: all three are needed, one alone is worth little."""
        return float(self.all_three ** (1 / 3))


class Weight(NamedTuple):
    """What one behaviour adds: to each belief, and against the last one."""

    knows_of_me: float = 0.0
    knows_what_i_bring: float = 0.0
    thinks_well_of_me: float = 0.0
    against: float = 0.0


def weight(kind: EvidenceKind, p: Parameters) -> Weight:
    """What one kind of behaviour adds (A, documented in Parameters)."""
    met = p.reply_knows_of_me  # whoever does something about me knows of me
    match kind:
        case "talk":
            found = (p.talk_knows_of_me, p.talk_knows_what_i_bring, p.talk_thinks_well_of_me)
        case "restated_my_skill":
            found = (met, p.restated_my_skill, 0.0)
        case "forwarded_my_note":
            found = (met, p.talk_knows_what_i_bring, p.forwarded_my_note)
        case "recommended_me":
            found = (met, p.recommended_me, p.recommended_me)
        case "came_to_me" | "need_met" | "introduced_me":
            well = {"came_to_me": p.came_to_me, "need_met": p.need_met}.get(kind, p.introduced_me)
            found = (met, 0.0, well)
        case "gift_unmet":
            found = (0.0, 0.0, p.gift_unmet)
        case "reply":
            found = (met, 0.0, 0.0)
        case "ignored_two_nudges":
            return Weight(against=p.ignored_two_nudges)
    return Weight(*found)


def weights(p: Parameters) -> Mapping[EvidenceKind, Weight]:
    """What each kind of behaviour adds."""
    return {kind: weight(kind, p) for kind in get_args(EvidenceKind)}


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
    knows, brings, well = 0.0, 0.0, 0.0
    against, meaningful, before = 0.0, 0, date.min
    shown = [each for each in evidence if each.on <= now]
    for each in sorted(shown, key=lambda e: (e.on, e.id)):
        kept = _kept(before, each.on, half_life_days(meaningful, p))
        added = weight(each.kind, p)
        knows = knows * kept + added.knows_of_me
        brings = brings * kept + added.knows_what_i_bring
        well = well * kept + added.thinks_well_of_me
        against = against * _kept(before, each.on, p.standing_half_life_days) + added.against
        meaningful += each.kind in MEANINGFUL
        before = each.on
    if shown:
        kept = _kept(before, now, half_life_days(meaningful, p))
        knows, brings, well = knows * kept, brings * kept, well * kept
        against *= _kept(before, now, p.standing_half_life_days)
    if tie:
        # Mail that only one side writes shows nothing about the other.
        knows += min(3.0, p.contact_knows_of_me * tie.energy * tie.reciprocity)
        brings += p.overlap_knows_what_i_bring * math.log1p(tie.overlap_months)
    return Standing(
        (p.knows_of_me_prior + knows) / (1 + knows),
        (p.knows_what_i_bring_prior + brings) / (1 + brings),
        (p.thinks_well_of_me_prior + well) / (1 + well + against),
    )


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
