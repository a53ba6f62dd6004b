"""One of several: what a study of choices fits, holds out and reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evidence.fitting import log_likelihoods, one_of_several
from evidence.results import Claim, Curve, Table
from evidence.statistics import Flags, Floats, Ints, mean_interval, reciprocal_ranks

FOLDS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """Events with candidates, one row a candidate, rows of one event together.

    `features` by name; `person` is whose event it is, one for each event.
    """

    event: Ints
    chosen: Flags
    features: Mapping[str, Floats]
    person: Ints

    def columns(self, names: Sequence[str]) -> Floats:
        """Some features as columns."""
        return np.column_stack([self.features[name] for name in names])


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """For each event what a fit on other people's events gave: log-likelihood, reciprocal rank."""

    likely: Floats
    rank: Floats


def gathered(parts: Sequence[tuple[Mapping[str, Floats], int, int]]) -> Choices:
    """Events as (features of each candidate, which was chosen, whose) put together."""
    sizes = [len(next(iter(features.values()))) for features, _, _ in parts]
    event = np.repeat(np.arange(len(parts)), sizes)
    starts = np.cumsum([0, *sizes[:-1]])
    chosen = np.zeros(len(event), bool)
    chosen[starts + np.array([row for _, row, _ in parts])] = True
    names = parts[0][0]
    features = {name: np.concatenate([part[0][name] for part in parts]) for name in names}
    return Choices(event, chosen, features, np.array([who for _, _, who in parts]))


def held_out(found: Choices, names: Sequence[str], seed: int) -> HeldOut:
    """A conditional logit of some features, fitted on four fifths of the people, on the others."""
    columns, rows = found.columns(names), np.flatnonzero(found.chosen)
    people = np.unique(found.person)
    fold_of = np.random.default_rng(seed).integers(FOLDS, size=len(people))
    fold = fold_of[np.searchsorted(people, found.person)]
    likely, worth = np.zeros(len(rows)), np.zeros(len(columns))
    for each in range(FOLDS):
        tested = fold == each
        mine = tested[found.event]
        weights = one_of_several(*_part(columns, found, ~mine))
        part = _part(columns, found, mine)
        likely[tested] = log_likelihoods(*part, weights)
        worth[mine] = part[0] @ weights
    return HeldOut(likely, reciprocal_ranks(worth, found.event, found.chosen))


def _part(columns: Floats, found: Choices, kept: Flags) -> tuple[Floats, Ints, Ints]:
    _, event = np.unique(found.event[kept], return_inverse=True)
    return columns[kept], event.astype(np.int64), np.flatnonzero(found.chosen[kept])


def compared(
    found: Choices, models: Mapping[str, Sequence[str]], base: str, seed: int
) -> tuple[Table, dict[str, HeldOut], Curve]:
    """Every model's held-out log-likelihood and MRR, beside the base model's."""
    fits = {name: held_out(found, names, seed) for name, names in models.items()}
    rows, curve = [], []
    for name, fit in fits.items():
        gain = fit.likely - fits[base].likely
        low, high = mean_interval(gain, found.person, 1)
        rank = mean_interval(fit.rank, found.person, 2)
        rows.append((name, float(fit.likely.mean()), float(gain.mean()), low, high,
                     float(fit.rank.mean()), *rank))  # fmt: skip
        curve.append((float(fit.rank.mean()), *rank))
    head = ("what is known", "log-likelihood", f"above {base}", "from", "to", "MRR", "from ", "to ")
    points = tuple(zip(*curve, strict=True))
    picture = Curve("MRR", tuple(range(len(curve))), *points)
    return Table("Models", head, tuple(rows)), fits, picture


def gain(title: str, found: Choices, above: Floats, bar: float | None = 0.0) -> Claim:
    """A mean difference over events, its interval held to a bar."""
    low, high = mean_interval(above, found.person, 3)
    people = len(np.unique(found.person))
    return Claim(title, float(above.mean()), low, high, len(above), people, bar,
                 of_low=bar is not None)  # fmt: skip


def weights(found: Choices, names: Sequence[str], title: str = "Weights") -> Table:
    """The weights of one model over all events, in log-odds."""
    fitted = one_of_several(found.columns(names), found.event, np.flatnonzero(found.chosen))
    rows = tuple(zip(names, map(float, fitted), strict=True))
    return Table(title, ("feature", "log-odds"), rows)
