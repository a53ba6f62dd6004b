"""Offers, needs, and how one meets the other.

Value is in the eyes of the receiver: a need is *stated* when the person said
it, with their words kept, and *assumed* when we only guess it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from inroad.method.parameters import Parameters
from inroad.method.reasons import Reason, because

OfferKind = Literal["know_how", "insight", "curiosity", "effort", "connection", "swap"]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something I (or, with `person`, somebody of mine) can give.

    `terms` are the words of meaning in `text` with their weights in (0, 1], as
    `language.meaning.terms` gives them: the text's own words weigh 1, words
    that mean nearly the same weigh less.
    """

    id: int
    kind: OfferKind
    text: str
    terms: Mapping[str, float]
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """Something a person wants, in their words when `stated`."""

    id: int
    person: int
    text: str
    terms: Mapping[str, float]
    stated: bool = True
    on: date | None = None
    conversation: int | None = None
    met_on: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """An offer that may meet a need: the chance, and the words they share.

    `stale`: the need was said so long ago that one asks first whether it holds.
    """

    offer: Offer
    need: Need
    probability: float
    shared: tuple[str, ...]
    stale: bool = False

    @property
    def reason(self) -> Reason:
        """Why this should be welcome, with the person's own words where stated."""
        code = "value.meets_stated" if self.need.stated else "value.meets_assumed"
        code = "value.met_long_ago" if self.stale else code
        return because(code, offer=self.offer.text, need=self.need.text, kind=self.offer.kind,
                       on=self.need.on, shared=", ".join(self.shared))  # fmt: skip


def rarities(texts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """How telling each word is: log(1 + texts / texts with it), as in retrieval (BM25)."""
    counted: Counter[str] = Counter()
    total = 0
    for terms in texts:
        counted.update(terms.keys())
        total += 1
    return {term: math.log(1 + total / count) for term, count in counted.items()}


STALE = 0.25
"""After two half-lives a need is asked about before anything is given."""


def still_holds(need: Need, now: date, p: Parameters) -> float:
    """The chance that a need holds as it did when it was said; one without a day does not age."""
    age = max((now - need.on).days, 0) if need.on else 0
    return float(2.0 ** (-age / p.need_half_life_days))


def is_stale(need: Need, now: date, p: Parameters) -> bool:
    """Whether a need was said so long ago that one asks first whether it still holds."""
    return still_holds(need, now, p) <= STALE


def match(
    offer: Offer, need: Need, rarity: Mapping[str, float], now: date, p: Parameters
) -> Match | None:
    """How well an offer meets a need; None below the share of meaning that is needed.

    The share is of the need's own words, weighed by how telling they are; the
    probability is its square root, times what an assumed need is worth, times
    the chance that the need still holds.
    """
    own = {term: rarity.get(term, 1.0) for term, weight in need.terms.items() if weight == 1}
    whole = sum(own.values())
    met = {term: worth * offer.terms.get(term, 0.0) for term, worth in own.items()}
    share = sum(met.values()) / whole if whole else 0.0
    if share < (p.shared_meaning_needed if need.stated else p.shared_meaning_if_assumed):
        return None
    worth = 1.0 if need.stated else p.assumed_need_weight
    shared = tuple(sorted((term for term in met if met[term]), key=lambda term: -met[term]))
    worth *= still_holds(need, now, p)
    stale = is_stale(need, now, p)
    return Match(offer, need, min(0.95, math.sqrt(share)) * worth, shared, stale)


def matches(
    offers: Iterable[Offer], needs: Iterable[Need], now: date, p: Parameters
) -> list[Match]:
    """Every offer that may meet an unmet need of somebody else, the likeliest first."""
    offers, needs = list(offers), [need for need in needs if need.met_on is None]
    rarity = rarities([*(each.terms for each in offers), *(each.terms for each in needs)])
    found = [
        match(offer, need, rarity, now, p)
        for offer in offers
        for need in needs
        if offer.person != need.person
    ]
    kept = [each for each in found if each is not None]
    return sorted(kept, key=_fullest_first)


def _fullest_first(found: Match) -> tuple[float, int, int, int]:
    """The likeliest; of two alike the offer that says more."""
    return -found.probability, -len(found.offer.text), found.need.id, found.offer.id


def best_by_person(found: Iterable[Match]) -> dict[int, Match]:
    """For each person with a need, my likeliest match."""
    best: dict[int, Match] = {}
    for each in found:
        best.setdefault(each.need.person, each)
    return best


def need_met(
    given: Mapping[str, float], needs: Iterable[Need], now: date, p: Parameters
) -> int | None:
    """The id of the stated, unmet need that something given meets, however old; None for none.

    More is asked than of a suggestion: a need that is closed by mistake is lost.
    """
    gift = Offer(0, "effort", "", given)
    stated = [replace(need, on=None) for need in needs if need.stated]
    found = matches([gift], stated, now, p)
    return found[0].need.id if found and found[0].probability >= p.need_met_from else None


def mutual_gain(i_meet: float, they_hold: float) -> float:
    """The harmonic mean of both directions: a talk that only one gains from is worth little.

    Source: reciprocal recommendation, RECON (Pizzato et al. 2010).
    """
    return 2 * i_meet * they_hold / (i_meet + they_hold) if i_meet + they_hold else 0.0
