"""The worlds as studies: how many seeds each gets, and what is kept of them."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from evidence.results import Cell, Claim, Curve, Study, Table
from evidence.running import Asked, Planned
from evidence.statistics import mean_interval
from evidence.worlds.assumptions import ASSUMPTIONS, WORLD, WORLDS, Floats, numbers
from evidence.worlds.comparing import FIRST_SEED, INROAD, Lived, jobs, measured
from evidence.worlds.policies import RULES
from evidence.worlds.running import OUTCOMES
from evidence.worlds.shipped import CHANGED, Shipped
from evidence.worlds.society import WEEKS
from inroad.method.parameters import Parameters

SEEDS = 2_500
TWIN_SEEDS, ABLATION_SEEDS = 150, 150
GIVING = ("creators + give", "LAMP up + give")
TWO_POINTS = -0.02
TWINS = tuple(each.name for each in WORLDS if each.name not in ("default", "uncertain"))
POLICIES = (*(each.name for each in RULES), Shipped.name)
ABLATIONS: Mapping[str, Mapping[str, float]] = {
    "without information": {"information_weight": 0.0},
    "information as it was (.05)": {"information_weight": 0.05},
    "without fit": {"fit_weight": 0.0},
    "without landing": {"landing_creator": 0.0, "landing_advocate": 0.0},
    "without looking at the gift after the talk": {"need_shown": 0.001},
    "without fading until later": {"later_days": 0.0},
    "nobody met again for a quarter": {"rest_after_talk_days": 91.0},
    "at most three cards": {"cards": 3.0},
    "at most eight cards": {"cards": 8.0},
    "no rest after silence": {"rest_days": 0.01},
}


def seeds(asked: Asked, count: int) -> range:
    """Seeds that nobody looked at while the plan was improved; a few in a smoke run."""
    return range(FIRST_SEED, FIRST_SEED + (4 if asked.quick else count))


def one_world(name: str, asked: Asked, count: int = SEEDS) -> Study:
    """Every policy in one world."""
    chosen = seeds(asked, count)
    found = measured(jobs(name, chosen), asked.processes)
    curves = (tornado(found, name, chosen),) if WORLD[name].uncertain else ()
    return Study(
        f"worlds.{name}",
        claims=tuple(_claims(found, chosen, WORLD[name].uncertain)),
        tables=(_outcomes(found, chosen),),
        curves=tuple(each for each in curves if each is not None),
        facts=_facts(found, chosen),
        numbers=_changed(),
    )


def twins(asked: Asked, count: int = TWIN_SEEDS) -> Study:
    """Every policy in every world that is made otherwise."""
    chosen = seeds(asked, count)
    rows: list[tuple[Cell, ...]] = []
    claims: list[Claim] = []
    for name in TWINS:
        asked.tell(f"worlds.twins: {name}")
        found = measured(jobs(name, chosen), asked.processes)
        landed = {policy: float(found[policy]["landed"].mean()) for policy in POLICIES}
        rows.append((WORLD[name].label, *landed.values()))
        rival = max((each for each in POLICIES[:-1]), key=lambda each: landed[each])
        claims.append(_claim(found, rival, chosen, f"{WORLD[name].label}: Inroad minus {rival}",
                             bar=TWO_POINTS))  # fmt: skip
    table = Table("Landed in each world", ("world", *POLICIES), tuple(rows))
    return Study("worlds.twins", tuple(claims), (table,), numbers=_changed(),
                 facts={"seeds": len(chosen)})  # fmt: skip


def ablation(asked: Asked, count: int = ABLATION_SEEDS) -> Study:
    """The plan with one thing changed at a time, in uncertain worlds."""
    chosen = seeds(asked, count)
    plans = [INROAD, *((name, tuple(changed.items())) for name, changed in ABLATIONS.items())]
    found = measured(jobs("uncertain", chosen, rules=False, plans=plans), asked.processes)
    ours = found[Shipped.name]["landed"]
    claims = [_claim_of(found[name]["landed"] - ours, chosen, name) for name in ABLATIONS]
    shown = ("landed", "first_creator_talk", "needs_met", "ignored_per_100", "hours")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *(float(found[name][each].mean()) for each in shown)) for name in found
    )
    table = Table("The plan with one thing changed", ("plan", *(LABELS[e] for e in shown)), rows)
    return Study("worlds.ablation", tuple(claims), (table,), numbers=_changed(),
                 facts={"seeds": len(chosen)})  # fmt: skip


LABELS: Mapping[str, str] = {
    "landed": "landed", "first_creator_talk": "week of the first talk with a job creator",
    "needs_met": "needs met", "ignored_per_100": "asks ignored of 100",
    "roles_covered": "roles covered", "hours": "hours", "talks": "talks", "asks": "asks sent",
}  # fmt: skip


def _claims(found: Lived, chosen: Sequence[int], aim: bool) -> Iterator[Claim]:
    """Inroad's plan minus each policy, on the same seeds."""
    for policy in POLICIES[:-1]:
        bar = 0.0 if aim and policy in GIVING else None
        yield _claim(found, policy, chosen, f"Inroad minus {policy}", bar=bar, of_low=True)


def _claim(
    found: Lived,
    policy: str,
    chosen: Sequence[int],
    name: str,
    bar: float | None = None,
    of_low: bool = False,
) -> Claim:
    difference = found[Shipped.name]["landed"] - found[policy]["landed"]
    return _claim_of(difference, chosen, name, bar, of_low)


def _claim_of(
    difference: Floats,
    chosen: Sequence[int],
    name: str,
    bar: float | None = None,
    of_low: bool = False,
) -> Claim:
    low, high = mean_interval(difference, np.array(chosen), seed=1)
    return Claim(name, float(difference.mean()), low, high, len(chosen), bar=bar, of_low=of_low)


def _outcomes(found: Lived, chosen: Sequence[int]) -> Table:
    columns = ("policy", *(LABELS[each] for each in OUTCOMES))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (policy, *(float(found[policy][each].mean()) for each in OUTCOMES)) for policy in POLICIES
    )
    return Table("Outcomes of each policy", columns, rows)


def _facts(found: Lived, chosen: Sequence[int]) -> dict[str, float | int]:
    never = found[Shipped.name]["first_creator_talk"] >= WEEKS
    return {"seeds": len(chosen), "first seed": chosen[0],
            "never met a job creator": float(never.mean()),
            "most hours": max(float(found[each]["hours"].max()) for each in POLICIES)}  # fmt: skip


def tornado(found: Lived, name: str, chosen: Sequence[int]) -> Curve | None:
    """What each assumption does to Inroad's lead over the better giving rule, end to end.

    The lead of every seed is regressed on all the numbers that it was drawn with,
    each going from 0 (its low end) to 1; a slope is what the lead gains from end to end.
    """
    if len(chosen) <= 2 * len(ASSUMPTIONS):
        return None
    best = max(GIVING, key=lambda each: float(found[each]["landed"].mean()))
    lead = found[Shipped.name]["landed"] - found[best]["landed"]
    drawn = numbers(WORLD[name], np.array(chosen, np.int64))
    columns = [(drawn[each.name] - each.low) / (each.high - each.low) for each in ASSUMPTIONS]
    design = np.column_stack([np.ones(len(lead)), *(column - 0.5 for column in columns)])
    rng, slopes = np.random.default_rng(2), []
    for _ in range(400):
        again = rng.integers(0, len(lead), len(lead))
        slopes.append(np.linalg.lstsq(design[again], lead[again], rcond=None)[0])
    whole = np.linalg.lstsq(design, lead, rcond=None)[0]
    low, high = np.quantile(np.array(slopes), [0.025, 0.975], axis=0)
    rank = 1 + np.argsort(-np.abs(whole[1:]))
    return Curve(f"Lead over {best}", tuple(float(each - 1) for each in rank),
                 tuple(map(float, whole[rank])), tuple(map(float, low[rank])),
                 tuple(map(float, high[rank])))  # fmt: skip


def _changed() -> dict[str, float]:
    """The plan's numbers that this evidence has changed, as they were in the run."""
    return {name: float(getattr(Parameters.DEFAULT, name)) for name in CHANGED}


STUDIES = (
    Planned("worlds.default", (), lambda asked: one_world("default", asked)),
    Planned("worlds.uncertain", (), lambda asked: one_world("uncertain", asked)),
    Planned("worlds.twins", (), twins),
    Planned("worlds.ablation", (), ablation),
)
