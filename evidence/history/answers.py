"""Will they answer? First messages, and messages after a long silence, within fourteen days."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from evidence.fitting import chances, yes_or_no
from evidence.history.introductions import introductions
from evidence.history.mail import Mail, Past, enron, institute
from evidence.history.nearness import degrees
from evidence.results import Cell, Claim, Curve, Study, Table
from evidence.running import Asked
from evidence.statistics import (
    Flags,
    Floats,
    Ints,
    auc,
    auc_interval,
    calibration_error,
    calibration_interval,
    calibration_points,
    mean_interval,
)
from inroad.method.parameters import Parameters
from inroad.method.reach import answer_probability

WITHIN_DAYS, SILENT_DAYS, BEGIN_DAYS = 14.0, 90.0, 120.0
"""An answer comes so soon; a tie is revived after so long; first so much of a past."""
NUMBERS = ("answer_intercept", "answer_mutuals", "answer_strength", "answer_introduced")
FIRST, REVIVED = "first messages", "revived ties"
COMMON = ((0, 0), (1, 2), (3, 5), (6, 10), (11, 10**6))


@dataclass(frozen=True, slots=True, eq=False)
class Asks:
    """Messages to one person alone, one row each, with what was known before and what came."""

    name: str
    first: Flags
    strength: Floats
    mutuals: Ints
    silent: Floats
    introduced: Flags
    degree: Ints
    answered: Flags
    sender: Ints
    receiver: Ints

    def some(self, kept: Flags) -> "Asks":
        """Some of the rows."""
        return Asks(self.name, *(getattr(self, each)[kept] for each in self.__slots__[1:]))


def asks(mail: Mail, p: Parameters) -> Asks:
    """Every message to one person alone that is a first one, or the first after a silence."""
    rows = _asking(mail)
    introduced = {(each.a, each.b) for each in introductions(mail)}
    past, found = Past(mail, p), []
    sent: dict[tuple[int, int], list[float]] = defaultdict(list)
    for a, b, at in zip(mail.sender.tolist(), mail.recipient.tolist(), mail.time, strict=True):
        sent[a, b].append(float(at))
    # The ties of a day are those from the rows before it.
    by_day: dict[float, list[int]] = defaultdict(list)
    for row in rows.tolist():
        by_day[float(np.floor(mail.time[row]))].append(row)
    for today, of_day in sorted(by_day.items()):
        known = past.ties(today)
        degree = degrees(known)
        a, b = mail.sender[of_day], mail.recipient[of_day]
        tie = known.rows(a, b)
        shared = _shared(known.a, known.b, a, b, mail.people)
        for place, row in enumerate(of_day):
            pair, at = (int(a[place]), int(b[place])), float(mail.time[row])
            there = tie[place] >= 0
            back = np.array(sent[pair[1], pair[0]])
            found.append((
                not there, known.strength[tie[place]] if there else 0.0, shared[place],
                today - known.last[tie[place]] if there else np.inf,
                not there and pair in introduced, degree[pair[1]],
                bool(((back > at) & (back <= at + WITHIN_DAYS)).any()), *pair,
            ))  # fmt: skip
    made = [np.array(column) for column in zip(*found, strict=True)]
    return Asks(mail.name, *made)


def _asking(mail: Mail) -> Ints:
    """Rows of messages to one person alone, first or after a silence, early enough to see."""
    alone = np.bincount(mail.message)[mail.message] == 1
    low, high = np.minimum(mail.sender, mail.recipient), np.maximum(mail.sender, mail.recipient)
    pair = low * mail.people + high
    order = np.lexsort((np.arange(len(pair)), pair))
    gap = np.full(len(pair), np.inf)
    same = pair[order][1:] == pair[order][:-1]
    gap[order[1:][same]] = np.diff(mail.time[order])[same]
    begin, end = mail.time[0] + BEGIN_DAYS, mail.time[-1] - WITHIN_DAYS
    seen = (mail.time >= begin) & (mail.time <= end)
    return np.flatnonzero(alone & mail.to & seen & (gap > SILENT_DAYS))


def _shared(low: Ints, high: Ints, a: Ints, b: Ints, people: int) -> Ints:
    """Contacts in common of some pairs."""
    among = np.zeros((people, people), bool)
    among[low, high] = among[high, low] = True
    return np.asarray((among[a] & among[b]).sum(axis=1), np.int64)


def study(asked: Asked) -> Study:
    """Both organisations, first messages and revived ties."""
    p = Parameters.DEFAULT
    sets = []
    for mail in (enron(asked.data), institute(asked.data)):
        asked.tell(f"answers: {mail.name}")
        sets.append(asks(mail, p))
    claims, curves, facts = [], [], {}
    for each in sets:
        for name, kept in ((FIRST, each.first), (REVIVED, ~each.first)):
            part = each.some(kept)
            claims += _claims(part, name, p)
            said, came, n = calibration_points(said_of(part, p), part.answered)
            curves.append(Curve(f"{each.name}, {name}", tuple(said), tuple(came), n=tuple(n)))
            facts[f"{each.name} {name}"] = float(part.answered.mean())
    tables = (_rules(sets, p), _by_common(sets, p), _crosswise(sets), _introduced(sets))
    numbers = {name: getattr(p, name) for name in NUMBERS}
    return Study("history.answers", tuple(claims), tables, tuple(curves), facts, numbers)


def said_of(part: Asks, p: Parameters) -> Floats:
    """What the method says of each; nobody's introduction counts."""
    return answer_probability(part.strength, part.mutuals, p)


def _claims(part: Asks, name: str, p: Parameters) -> list[Claim]:
    said, n, people = said_of(part, p), len(part.answered), len(np.unique(part.receiver))
    title = f"{part.name}, {name}"
    return [
        Claim(f"{title}: AUC", auc(said, part.answered),
              *auc_interval(said, part.answered, part.receiver, 1), n, people),
        Claim(f"{title}: calibration error", calibration_error(said, part.answered),
              *calibration_interval(said, part.answered, part.receiver, 2), n, people),
        Claim(f"{title}: answered", float(part.answered.mean()),
              *mean_interval(part.answered, part.receiver, 3), n, people),
    ]  # fmt: skip


def _rules(sets: list[Asks], p: Parameters) -> Table:
    rules: dict[str, Callable[[Asks], ArrayLike]] = {
        "Inroad's formula": lambda m: said_of(m, p),
        "contacts in common": lambda m: m.mutuals,
        "recency": lambda m: -np.minimum(m.silent, 10**6),
        "degree of whom one writes to": lambda m: m.degree,
        "random": lambda m: np.zeros(len(m.answered)),
    }
    parts = [each.some(kept) for each in sets for kept in (each.first, ~each.first)]
    head = ("rule", *(f"{each.name}, {name}" for each in sets for name in (FIRST, REVIVED)))
    rows: list[tuple[Cell, ...]] = [
        (name, *(auc(rule(part), part.answered) for part in parts)) for name, rule in rules.items()
    ]
    return Table("AUC of each rule", head, tuple(rows))


def _by_common(sets: list[Asks], p: Parameters) -> Table:
    """How many first messages were answered, by contacts in common, beside the formula."""
    rows: list[tuple[Cell, ...]] = []
    for each in sets:
        part = each.some(each.first)
        for least, most in COMMON:
            kept = (part.mutuals >= least) & (part.mutuals <= most)
            low, high = mean_interval(part.answered[kept], part.receiver[kept], 4)
            span = f"{least} to {most}" if least < most < 10**6 else f"{least}" + "+" * (least > 0)
            rows.append((each.name, span, int(kept.sum()), float(part.answered[kept].mean()),
                         low, high, float(said_of(part, p)[kept].mean())))  # fmt: skip
    head = ("organisation", "contacts in common", "messages", "answered", "from", "to",
            "formula")  # fmt: skip
    return Table("First messages by contacts in common", head, tuple(rows), 2)


def _columns(part: Asks) -> Floats:
    return np.column_stack([np.ones(len(part.answered)), np.log1p(part.mutuals), part.strength])


def _crosswise(sets: list[Asks]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for fitted in sets:
        weights = yes_or_no(_columns(fitted), fitted.answered)
        for tested in sets:
            said = chances(_columns(tested), weights)
            found = auc(said, tested.answered), calibration_error(said, tested.answered)
            rows.append((fitted.name, tested.name, *map(float, weights), *found))
    head = ("fitted on", "tested on", "constant", "in common", "strength", "AUC",
            "calibration error")  # fmt: skip
    return Table("Fitted on one, tested on all", head, tuple(rows))


def _introduced(sets: list[Asks]) -> Table:
    """First messages soon after a mail from a common contact to both, beside the others.

    The log-odds that go with it, contacts in common held equal.
    """
    rows: list[tuple[Cell, ...]] = []
    for each in sets:
        part = each.some(each.first)
        yes = part.introduced
        design = np.column_stack([np.ones(len(yes)), np.log1p(part.mutuals), yes])
        weight = float(yes_or_no(design, part.answered)[2])
        rng = np.random.default_rng(6)
        people, number = np.unique(part.receiver, return_inverse=True)
        drawn = [
            yes_or_no(design, part.answered,
                      rng.multinomial(len(people), [1 / len(people)] * len(people))[number])[2]
            for _ in range(200)
        ]  # fmt: skip
        low, high = np.quantile(drawn, [0.025, 0.975])
        shares = float(part.answered[yes].mean()), float(part.answered[~yes].mean())
        rows.append((each.name, int(yes.sum()), *shares, weight, float(low), float(high)))
    head = ("organisation", "introduced", "answered", "others answered", "log-odds", "from", "to")
    return Table("After an introduction", head, tuple(rows), 2)
