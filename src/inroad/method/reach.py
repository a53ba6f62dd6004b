"""Introduction chains, and the chance that one arrives."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from inroad.method.conversations import Ask, Named
from inroad.method.network import Network
from inroad.method.parameters import Parameters
from inroad.method.reasons import Reason, because
from inroad.method.ties import Tie, Ties
from inroad.solve import paths


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: who asks or introduces whom, and why it should hold."""

    giver: int
    taker: int
    probability: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of introductions from me to somebody: `people` starts with me.

    `probability` is the chance that all of it works: the product of its links.
    """

    people: tuple[int, ...]
    probability: float
    links: tuple[Link, ...]

    @property
    def connectors(self) -> tuple[int, ...]:
        """Those in between, in the order of asking."""
        return self.people[1:-1]


def answer_probability(
    strength: NDArray[np.float64] | float,
    mutuals: NDArray[np.int64] | int,
    p: Parameters,
    *,
    introduced: bool = False,
) -> NDArray[np.float64]:
    """The chance that somebody answers an ask.

    Args:
        strength: of the tie over which the ask comes, 0 for a stranger.
        mutuals: contacts in common.
        introduced: whether somebody they know introduces me.
    Source: MODEL.md; constants measured (C), the introduction's share assumed.
    """
    logit = (
        p.answer_intercept
        + p.answer_mutuals * np.log1p(mutuals)
        + p.answer_strength * np.asarray(strength, np.float64)
        + p.answer_introduced * introduced
    )
    return np.asarray(1 / (1 + np.exp(-logit)), np.float64)


def link_chances(
    strength: NDArray[np.float64],
    mutuals: NDArray[np.int64],
    mine: NDArray[np.bool_],
    p: Parameters,
    factor: float = 1.0,
) -> NDArray[np.float64]:
    """The chance of each link of a chain: over my own tie an ask, onwards an introduction.

    Args:
        mine: which of the ties are my own.
        factor: what my own asks have taught (`own_asks_factor`).
    """
    asked = answer_probability(strength, mutuals, p) * factor
    introduced = answer_probability(strength, mutuals, p, introduced=True)
    return np.asarray(np.minimum(np.where(mine, asked, introduced), 0.99), np.float64)


def own_asks_factor(asks: Iterable[Ask], expected: float, p: Parameters) -> float:
    """How my own asks fare against the formula: above 1 when more were answered.

    Args:
        expected: the mean chance that the formula gave to my asks, in (0, 1].
    Source: a gamma-Poisson reading of "a Beta prior worth 4 asks": the
        formula's own expectation for 4 asks is added to both sides.
    """
    ended = [ask for ask in asks if ask.state in ("introduced", "declined", "silent")]
    answered = sum(ask.state == "introduced" for ask in ended)
    prior = p.own_asks_weight * expected
    return (prior + answered) / (prior + expected * len(ended))


class Reach:
    """Chains from me over one network's ties, at one moment."""

    def __init__(
        self, network: Network, ties: Ties, p: Parameters, without: Iterable[int] = ()
    ) -> None:
        """Prepare the graph; nobody in `without` is ever a connector or a target."""
        self.network, self.ties, self.parameters = network, ties, p
        self.without = frozenset(without)
        self.most_edges = int(p.introductions) + 1
        self._me = ties.position.get(network.me, -1)
        self._found: dict[int, list[tuple[int, ...]]] = {}
        self._reasons: dict[tuple[int, int], tuple[Reason, ...]] = {}

    @cached_property
    def graph(self) -> paths.Graph:
        """Ties as directed chances: from me an ask, onwards an introduction."""
        ties, p, me = self.ties, self.parameters, self._me
        mine = (ties.a == me) | (ties.b == me)
        usable = mine | (ties.energy > 0) | (ties.strength >= p.introducible)
        barred = np.isin(ties.people, list(self.without))
        usable &= ~(barred[ties.a] | barred[ties.b])
        a, b = ties.a[usable], ties.b[usable]
        strength, mutuals = ties.strength[usable], ties.mutuals[usable]
        chance = link_chances(strength, mutuals, mine[usable], p, self.factor)
        both = np.concatenate([chance, chance])
        return paths.graph(np.concatenate([a, b]), np.concatenate([b, a]), both, len(ties.people))

    @cached_property
    def factor(self) -> float:
        """What my own asks have taught about the formula."""
        asks = self.network.asks
        chances = [
            float(answer_probability(tie.strength, tie.mutuals, self.parameters))
            for ask in asks
            if (tie := self.ties.between(self.network.me, ask.connector))
        ]
        expected = sum(chances) / len(chances) if chances else 0.2
        return own_asks_factor(asks, expected, self.parameters)

    @cached_property
    def chances(self) -> dict[int, float]:
        """The best chance to reach each person; those nobody leads to are left out."""
        if self._me < 0:
            return {}
        chances = paths.best_chances(self.graph, self._me, self.most_edges).chances
        people = self.ties.people
        return {
            int(people[place]): float(chances[place])
            for place in np.flatnonzero(chances)
            if place != self._me
        }

    def directly(self, person: int) -> Chain:
        """Writing to somebody myself, over our tie or as a stranger."""
        tie = self.ties.between(self.network.me, person)
        strength = tie.strength if tie else 0.0
        mutuals = tie.mutuals if tie else len(self._mine & self.ties.contacts_of(person))
        chance = float(answer_probability(strength, mutuals, self.parameters)) * self.factor
        return self._chain((self.network.me, person), (min(chance, 0.99),))

    @cached_property
    def _mine(self) -> frozenset[int]:
        return self.ties.contacts_of(self.network.me)

    def chains(self, person: int, count: int = 4) -> list[Chain]:
        """The best chain to a person and diverse alternatives, the best first.

        Returns: at most `count` chains; each has another first connector. [] when
            no tie leads there within the bound.
        """
        return list(islice(self.ways(person), count))

    def ways(self, person: int, without: Collection[int] = ()) -> Iterator[Chain]:
        """The chains to a person, each told when it is asked for.

        Args:
            without: people with whom no chain begins; with me as one of them, none is direct.
        """
        self.prepare([person])
        for vertices in self._found.get(person, ()):
            people = tuple(int(self.ties.people[vertex]) for vertex in vertices)
            begins = people[1] if len(people) > 2 else self.network.me
            if begins not in without and self._makes_sense(people):
                yield self._chain(people, [self._weight(*pair) for pair in pairwise(vertices)])

    def prepare(self, people: Iterable[int]) -> None:
        """Look for the chains to several people at once, which is quicker than one by one."""
        place = self.ties.position
        asked = [who for who in people
                 if who in place and who not in self._found and who != self.network.me]  # fmt: skip
        if self._me >= 0 and asked:
            found = paths.chains_to(self.graph, self._me, [place[who] for who in asked],
                                    self.most_edges, paths.MOST_CHAINS)  # fmt: skip
            for who, chains in zip(asked, found, strict=True):
                self._found[who] = [chain.vertices for chain in chains]

    def _makes_sense(self, people: tuple[int, ...]) -> bool:
        """Whether nobody is asked to introduce me to somebody with whom I am closer."""
        if len(people) == 2:
            return True
        own = self.ties.between(self.network.me, people[-1])
        if own is None or not own.energy:
            return True
        first = self.ties.between(self.network.me, people[1])
        return first is not None and first.strength > own.strength

    def introductions(self, person: int, count: int = 4) -> list[Chain]:
        """Only the chains with at least one connector."""
        return [chain for chain in self.chains(person, min(count + 1, 4)) if chain.connectors][
            :count
        ]

    def near(self, people: Collection[int]) -> dict[int, int]:
        """Those of some people who are one or two ties from me, and how many."""
        place = self.ties.position
        asked = [who for who in people if who in place and who != self.network.me]
        if self._me < 0 or not asked:
            return {}
        found = paths.near(self.graph, self._me, [place[who] for who in asked])
        return {who: int(ties) for who, ties in zip(asked, found, strict=True) if ties}

    def shortest(self, one: int, other: int) -> tuple[int, ...]:
        """How one person knows another: the chain of fewest ties; () where there is none."""
        place = self.ties.position
        if one not in place or other not in place:
            return ()
        found = paths.shortest(self.graph, place[one], place[other])
        return tuple(int(self.ties.people[each]) for each in found)

    def _weight(self, one: int, other: int) -> float:
        begin, end = self.graph.indptr[one], self.graph.indptr[one + 1]
        return float(self.graph.weights[bisect_left(self.graph.indices, other, begin, end)])

    def _chain(self, people: tuple[int, ...], chances: Iterable[float]) -> Chain:
        links = tuple(
            Link(giver, taker, chance, self.why(giver, taker))
            for (giver, taker), chance in zip(pairwise(people), chances, strict=True)
        )
        product = 1.0
        for link in links:
            product *= link.probability
        return Chain(people, product, links)

    def why(self, giver: int, taker: int) -> tuple[Reason, ...]:
        """Why one person should answer, or introduce, another."""
        if (giver, taker) not in self._reasons:
            tie = self.ties.between(giver, taker)
            said = self._said.get(frozenset((giver, taker)), ())
            self._reasons[giver, taker] = link_reasons(tie, said)
        return self._reasons[giver, taker]

    @cached_property
    def _said(self) -> Mapping[frozenset[int], list[Named]]:
        """Who named whom, by the two of them."""
        found: dict[frozenset[int], list[Named]] = defaultdict(list)
        for named in self.network.named:
            found[frozenset((named.by, named.person))].append(named)
        return found


def link_reasons(tie: Tie | None, said: Iterable[Named]) -> tuple[Reason, ...]:
    """Why one person should answer, or introduce, another: what is known of their tie.

    Args:
        said: what either of the two said of the other.
    """
    if tie is None:
        return (because("tie.none"),)
    reasons = []
    for named in said:
        code = "tie.will_introduce" if named.will_introduce else "tie.named"
        reasons.append(because(code, by=named.by, person=named.person, on=named.on))
    if tie.last is not None:
        reasons.append(because("tie.in_contact", last=tie.last, energy=round(tie.energy, 2)))
    if tie.overlap_months >= 1:
        reasons.append(because("tie.worked_together", months=round(tie.overlap_months)))
    if tie.mutuals:
        reasons.append(because("tie.mutuals", count=tie.mutuals))
    if not reasons:
        reasons.append(because("tie.in_contacts_only"))
    return tuple(reasons)
