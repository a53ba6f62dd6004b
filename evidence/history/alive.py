"""Is this tie alive next? Strength against what came, and how fast contact fades."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from evidence.fitting import chances, yes_or_no
from evidence.history.mail import Mail, enron, institute
from evidence.history.moments import AHEAD_DAYS, Moments, moments, of_mail, openstack
from evidence.results import Cell, Claim, Curve, Study, Table
from evidence.running import Asked
from evidence.statistics import (
    Floats,
    auc,
    auc_interval,
    between,
    calibration_error,
    calibration_interval,
    calibration_points,
    drawn,
    mean_interval,
)
from inroad.method.parameters import Parameters

BAR, MOST_ERROR = 0.79, 0.05
HALF_LIVES = (10, 15, 20, 30, 45, 60, 75, 90, 120)
BEFORE = {"tie_intercept": -4.0, "tie_energy": 1.4, "tie_reciprocity": 0.4, "tie_mutuals": 0.5}
"""What shipped before this replay contradicted it."""
NUMBERS = ("contact_half_life_days", "message_weight", "meeting_weight", *BEFORE)
LAGS = tuple(range(1, 7))


def study(asked: Asked) -> Study:
    """All sets: AUC, calibration, fits of one organisation on the others, half-lives."""
    p = Parameters.DEFAULT
    mails = (enron(asked.data), institute(asked.data))
    sets = []
    for mail in mails:
        asked.tell(f"alive: {mail.name}")
        sets.append(of_mail(mail, p))
    asked.tell("alive: OpenStack")
    sets.append(openstack(asked.data, p))
    claims, curves = [], []
    for each in sets:
        claims += _claims(each)
        said, came, n = calibration_points(each.strength, each.alive)
        curves.append(Curve(each.name, tuple(said), tuple(came), n=tuple(n)))
    asked.tell("alive: half-lives")
    fades, more = _fading(mails)
    curves += more
    tables = (_rules(sets), _crosswise(sets), _before(sets, p), *_by_half_life(mails, p), fades)
    facts = {f"{each.name} alive": float(each.alive.mean()) for each in sets}
    facts |= {f"{each.name} ties": len(each.alive) for each in sets}
    facts |= {f"{each.name} moments": len(np.unique(each.moment)) for each in sets}
    numbers = {name: getattr(p, name) for name in NUMBERS}
    return Study("history.alive", tuple(claims), tables, tuple(curves), facts, numbers)


def _claims(found: Moments) -> list[Claim]:
    n, people = len(found.alive), len(np.unique(found.person))
    area = auc(found.strength, found.alive)
    error = calibration_error(found.strength, found.alive)
    return [
        Claim(f"{found.name}: AUC of tie strength", area,
              *auc_interval(found.strength, found.alive, found.person, 1, 300), n, people, BAR),
        Claim(f"{found.name}: calibration error", error,
              *calibration_interval(found.strength, found.alive, found.person, 2), n, people,
              MOST_ERROR, at_most=True),
    ]  # fmt: skip


def _rules(sets: list[Moments]) -> Table:
    """The AUC of each simple rule."""
    rules: dict[str, Callable[[Moments], ArrayLike]] = {
        "Inroad's strength": lambda m: m.strength,
        "recency": lambda m: -m.silent,
        "volume, faded": lambda m: m.energy,
        "contacts in common": lambda m: m.mutuals,
        "Adamic-Adar": lambda m: m.adamic,
        "degree, multiplied": lambda m: m.degree,
        "random": lambda m: np.zeros(len(m.alive)),
    }
    rows: list[tuple[Cell, ...]] = [
        (name, *(auc(rule(each), each.alive) for each in sets)) for name, rule in rules.items()
    ]
    return Table("AUC of each rule", ("rule", *(each.name for each in sets)), tuple(rows))


def columns(found: Moments) -> Floats:
    """What the method's log-odds are made of, in the method's form."""
    ones = np.ones(len(found.alive))
    return np.column_stack(
        [ones, np.log1p(found.energy), found.reciprocity, np.log1p(found.mutuals)]
    )


def _crosswise(sets: list[Moments]) -> Table:
    """Fitted on one organisation, tested on each."""
    rows: list[tuple[Cell, ...]] = []
    for fitted in sets:
        weights = yes_or_no(columns(fitted), fitted.alive)
        for tested in sets:
            said = chances(columns(tested), weights)
            found = auc(said, tested.alive), calibration_error(said, tested.alive)
            rows.append((fitted.name, tested.name, *map(float, weights), *found))
    head = ("fitted on", "tested on", "constant", "energy", "both ways", "in common", "AUC",
            "calibration error")  # fmt: skip
    return Table("Fitted on one, tested on all", head, tuple(rows))


def _before(sets: list[Moments], p: Parameters) -> Table:
    """The numbers that shipped before, and those that ship now."""
    rows: list[tuple[Cell, ...]] = []
    for name, numbers in (("before", BEFORE), ("now", {each: getattr(p, each) for each in BEFORE})):
        for each in sets:
            said = chances(columns(each), np.array(list(numbers.values())))
            rows.append((name, each.name, *numbers.values(), auc(said, each.alive),
                         calibration_error(said, each.alive)))  # fmt: skip
    head = ("numbers", "tested on", "constant", "energy", "both ways", "in common", "AUC",
            "calibration error")  # fmt: skip
    return Table("Before and now", head, tuple(rows))


def _by_half_life(mails: tuple[Mail, ...], p: Parameters) -> tuple[Table, Table]:
    """How likely what came is, per tie, if contact fades faster or more slowly (fitted anew).

    The second table has the half-life under which it is likeliest; for its interval people
    are drawn anew under the fits of all.
    """
    rows: list[list[float]] = [[days] for days in HALF_LIVES]
    best = []
    for mail in mails:
        likely = []
        for row, days in zip(rows, HALF_LIVES, strict=True):
            found = of_mail(mail, replace(p, contact_half_life_days=float(days)))
            said = chances(columns(found), yes_or_no(columns(found), found.alive))
            likely.append(np.log(np.where(found.alive, said, 1 - said)))
            row += [float(likely[-1].mean()), auc(said, found.alive)]
        number, times = drawn(found.person, 6)
        sums = np.stack([np.bincount(number, each) for each in likely])
        low, high = between(np.array([_peak(each) for each in times @ sums.T]))
        best.append((mail.name, _peak(sums.sum(axis=1)), low, high))
    head = [f"{mail.name}: {what}" for mail in mails for what in ("log-likelihood", "AUC")]
    return (
        Table("Half-lives of contact", ("half-life, days", *head), tuple(map(tuple, rows)), 4),
        Table("Likeliest half-life", ("organisation", "days", "from", "to"), tuple(best), 0),
    )


def _peak(likely: Floats) -> float:
    """The half-life at the top of a parabola through the best one and its neighbours."""
    at = int(np.clip(likely.argmax(), 1, len(likely) - 2))
    logs = np.log(np.array(HALF_LIVES[at - 1 : at + 2], np.float64))
    a, b, _ = np.polyfit(logs, likely[at - 1 : at + 2] - likely[at], 2)
    top = -b / (2 * a) if a < 0 else logs[1]
    return float(np.exp(np.clip(top, logs[0], logs[2])))


def _fading(mails: tuple[Mail, ...]) -> tuple[Table, list[Curve]]:
    """The share of the ties alive in one window that are so in each of the next six."""
    rows: list[tuple[Cell, ...]] = []
    curves = []
    days = tuple(AHEAD_DAYS * lag for lag in LAGS)
    for mail in mails:
        for age, old in (("new", False), ("older", True)):
            still, person = _later(mail, old)
            known = ~np.isnan(still[:, 0])
            low, high = mean_interval(still[known, 0], person[known], 5)
            seen = ~np.isnan(still).all(axis=0)  # a short record does not reach the last windows
            shares = tuple(np.nanmean(still[:, seen], axis=0).tolist())
            late = (*shares, *[None] * len(LAGS))
            rows.append((mail.name, age, int(known.sum()), shares[0], low, high, late[2], late[5]))
            curves.append(Curve(f"{mail.name}, {age} ties", days[: len(shares)], shares))
    head = ("organisation", "ties", "observed", "alive after 60 days", "from", "to",
            "after 180", "after 360")  # fmt: skip
    return Table("How fast ties fade", head, tuple(rows), 2), curves


def _later(mail: Mail, old: bool) -> tuple[Floats, Floats]:
    """Ties alive in a window, and whether they are so in each of the next six; nan if unknown.

    A tie is new when its first mail is in the window, older when it is from
    three windows before or earlier.
    """
    edges = [*moments(float(mail.time[0]), float(mail.time[-1])), np.inf]
    number = np.searchsorted(edges, mail.time, side="right")
    low, high = np.minimum(mail.sender, mail.recipient), np.maximum(mail.sender, mail.recipient)
    pair, row = np.unique(low * mail.people + high, return_inverse=True)
    up = mail.sender < mail.recipient
    windows = len(edges)
    ways = np.zeros((2, len(pair), windows), bool)
    ways[up.astype(int), row, number] = True
    alive = ways[0] & ways[1]
    first = np.full(len(pair), windows)
    np.minimum.at(first, row, number)
    at = np.arange(windows)[None, :]
    begun = at - first[:, None]
    ties, window = np.nonzero(alive & ((begun >= 3) if old else (begun == 0)) & (at > 0))
    still = np.full((len(ties), len(LAGS)), np.nan)
    for column, lag in enumerate(LAGS):
        known = window + lag < windows
        still[known, column] = alive[ties[known], window[known] + lag]
    return still, pair[ties] // mail.people
