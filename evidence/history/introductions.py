"""Who introduced a to b? The connector is ranked among everybody whom both knew."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from evidence.history.mail import Mail, Past, enron, institute
from evidence.history.nearness import degrees, shared_rare
from evidence.results import Cell, Claim, Curve, Study, Table
from evidence.running import Asked
from evidence.statistics import Flags, Floats, Ints, mean_interval, reciprocal_ranks
from inroad.method.parameters import Parameters
from inroad.method.reach import link_chances
from inroad.method.ties import Ties

WITHIN_DAYS, LEAST = 7.0, 3
"""An introduction is followed by direct mail within so long; candidates there have to be."""
BAR, AIM = 0.68, 0.75
THINNED = {"Enron": 1, "EU institute": 8}
"""Of the events, one in so many is enough to compare half-lives."""
OURS = "Inroad's reach"
NUMBERS = ("contact_half_life_days", "tie_intercept", "tie_energy", "tie_reciprocity",
           "tie_mutuals", "answer_intercept", "answer_mutuals", "answer_strength",
           "answer_introduced")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Introduced:
    """a wrote b first (or b a) soon after a mail from c to both, which was at `at`."""

    a: int
    b: int
    c: int
    at: float
    recipients: int


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """Every event's candidates under every rule, one row a candidate."""

    event: Ints
    chosen: Flags
    values: Mapping[str, Floats]
    seeker: Ints
    recipients: Ints


def introductions(mail: Mail) -> list[Introduced]:
    """Every first direct mail within seven days of a mail from one connector to both.

    The latest such mail counts. Whether the connector knew both is asked later.
    """
    together: dict[int, list[tuple[float, int, frozenset[int]]]] = defaultdict(list)
    _, starts = np.unique(mail.message, return_index=True)
    for rows in np.split(np.arange(len(mail.time)), starts[1:]):
        if len(rows) > 1:
            to = frozenset(mail.recipient[rows].tolist())
            entry = (float(mail.time[rows[0]]), int(mail.sender[rows[0]]), to)
            for each in to:
                together[each].append(entry)
    found = []
    for row in first_rows(mail):
        a, b, at = int(mail.sender[row]), int(mail.recipient[row]), float(mail.time[row])
        entries = together[a]
        for time, c, to in reversed(entries[: bisect_left(entries, at, key=lambda e: e[0])]):
            if time < at - WITHIN_DAYS:
                break
            if b in to:
                found.append(Introduced(a, b, c, time, len(to)))
                break
    return sorted(found, key=lambda each: (each.at, each.a, each.b))


def first_rows(mail: Mail) -> Ints:
    """The row of the first mail of each pair, in whichever direction."""
    low, high = np.minimum(mail.sender, mail.recipient), np.maximum(mail.sender, mail.recipient)
    _, rows = np.unique(low * mail.people + high, return_index=True)
    return np.sort(rows).astype(np.int64)


def ranked(mail: Mail, events: Iterable[Introduced], p: Parameters) -> Ranked:
    """Each event's candidates by every rule, from mail before the connector's alone."""
    past, parts, kept = Past(mail, p), [], 0
    seekers, sizes = [], []
    for each in events:
        known = past.ties(each.at)
        candidates = both_know(known, each.a, each.b)
        if len(candidates) < LEAST or each.c not in candidates:
            continue
        parts.append((np.full(len(candidates), kept), candidates == each.c,
                      rules(known, each.a, each.b, candidates, p)))  # fmt: skip
        seekers.append(each.a)
        sizes.append(each.recipients)
        kept += 1
    names = parts[0][2] if parts else {}
    return Ranked(
        np.concatenate([part[0] for part in parts]),
        np.concatenate([part[1] for part in parts]),
        {name: np.concatenate([part[2][name] for part in parts]) for name in names},
        np.array(seekers), np.array(sizes),
    )  # fmt: skip


def both_know(known: Ties, a: int, b: int) -> Ints:
    """Everybody who had contact with both."""
    contacts = [np.concatenate([known.b[known.a == who], known.a[known.b == who]])
                for who in (a, b)]  # fmt: skip
    return np.asarray(np.intersect1d(contacts[0], contacts[1]), np.int64)


def rules(known: Ties, a: int, b: int, candidates: Ints, p: Parameters) -> dict[str, Floats]:
    """What each rule says of each candidate; the higher the better."""
    to_a = known.rows(np.full(len(candidates), a), candidates)
    to_b = known.rows(np.full(len(candidates), b), candidates)
    asked = link_chances(known.strength[to_a], known.mutuals[to_a], np.ones(len(to_a), bool), p)
    onward = link_chances(known.strength[to_b], known.mutuals[to_b], np.zeros(len(to_b), bool), p)
    degree = degrees(known)
    rare = shared_rare(known, np.concatenate([to_a, to_b]))
    return {
        OURS: asked * onward,
        "both strengths": known.strength[to_a] * known.strength[to_b],
        "recency": -np.maximum(-known.last[to_a], -known.last[to_b]).astype(np.float64),
        "common contacts": (known.mutuals[to_a] + known.mutuals[to_b]).astype(np.float64),
        "Adamic-Adar": rare[: len(to_a)] + rare[len(to_a) :],
        "degree": degree[candidates].astype(np.float64),
        "random": np.zeros(len(candidates)),
    }


def study(asked: Asked) -> Study:
    """Both organisations' introductions under every rule."""
    p, claims, curves, facts = Parameters.DEFAULT, [], [], {}
    per_rule: dict[str, list[str | float]] = defaultdict(list)
    smaller: list[tuple[Cell, ...]] = []
    for mail in (enron(asked.data), institute(asked.data)):
        asked.tell(f"introductions: {mail.name}")
        events = introductions(mail)
        found = ranked(mail, events[:: 10 if asked.quick else 1], p)
        ranks = {name: reciprocal_ranks(value, found.event, found.chosen)
                 for name, value in found.values.items()}  # fmt: skip
        claims += _claims(mail.name, ranks, found.seeker)
        curves.append(_curve(mail.name, ranks, found.seeker))
        for name, rank in ranks.items():
            per_rule[name].append(float(rank.mean()))
        small = found.recipients <= 5
        smaller.append(
            (
                mail.name,
                int(small.sum()),
                *(float(ranks[name][small].mean()) for name in (OURS, "recency", "degree")),
            )
        )
        facts[f"{mail.name} candidates"] = len(found.event) / len(found.seeker)
        facts[f"{mail.name} events"] = len(found.seeker)
        facts[f"{mail.name} all"] = len(events)
    rows = tuple((name, *means) for name, means in per_rule.items())
    half_lives = () if asked.quick else _by_half_life(asked)
    tables = (
        Table("MRR of each rule", ("rule", "Enron", "EU institute"), rows),
        Table("Mails to at most five", ("organisation", "events", OURS, "recency", "degree"),
              tuple(smaller)),
        Table("Other half-lives", ("half-life of contact, days", "Enron", "EU institute"),
              half_lives),
    )  # fmt: skip
    numbers = {name: getattr(p, name) for name in NUMBERS}
    return Study("history.introductions", tuple(claims), tables, tuple(curves), facts, numbers)


def _claims(name: str, ranks: Mapping[str, Floats], seeker: Ints) -> list[Claim]:
    people = len(np.unique(seeker))
    ours = ranks[OURS]
    found = [Claim(f"{name}: MRR of Inroad's reach", float(ours.mean()),
                   *mean_interval(ours, seeker, 1), len(ours), people, BAR)]  # fmt: skip
    for other in ("degree", "recency"):
        gain = ours - ranks[other]
        low, high = mean_interval(gain, seeker, 2)
        bar = 0.0 if other == "degree" else None
        found.append(Claim(f"{name}: above {other}", float(gain.mean()), low, high, len(gain),
                           people, bar, of_low=bar is not None))  # fmt: skip
    return found


def _curve(name: str, ranks: Mapping[str, Floats], seeker: Ints) -> Curve:
    spans = [mean_interval(rank, seeker, 3) for rank in ranks.values()]
    return Curve(name, tuple(range(len(ranks))), tuple(float(r.mean()) for r in ranks.values()),
                 tuple(low for low, _ in spans), tuple(high for _, high in spans))  # fmt: skip


def _by_half_life(asked: Asked) -> tuple[tuple[float, ...], ...]:
    """The MRR of the reach ranking if contact faded faster or more slowly."""
    mails = [(mail, introductions(mail)) for mail in (enron(asked.data), institute(asked.data))]
    rows = []
    for days in (15, 30, 60, 120):
        asked.tell(f"introductions: half-life {days} days")
        p = replace(Parameters.DEFAULT, contact_half_life_days=float(days))
        means = []
        for mail, events in mails:
            found = ranked(mail, events[:: THINNED[mail.name]], p)
            means.append(float(reciprocal_ranks(found.values[OURS], found.event,
                                                found.chosen).mean()))  # fmt: skip
        rows.append((float(days), *means))
    return tuple(rows)
