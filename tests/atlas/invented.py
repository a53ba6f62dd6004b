"""Invented organisations, as rows and as the tables that an atlas reads."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

TITLES = ("Data Engineer", "Head of Data", "Recruiter", "Product Designer", "Team Lead", "")
FIRST, TODAY = date(2019, 1, 1), date(2026, 3, 1)
COLUMNS: dict[str, dict[str, Any]] = {
    "people": {"id": pa.int64(), "name": pa.string(), "reports_to": pa.int64()},
    "positions": {"person": pa.int64(), "organisation": pa.string(), "unit": pa.string(),
                  "title": pa.string(), "since": pa.date32(), "until": pa.date32(),
                  "seen_on": pa.date32()},
    "traces": {"who": pa.int64(), "whom": pa.int64(), "when": pa.date32(), "kind": pa.string()},
    "ties": {"a": pa.int64(), "b": pa.int64(), "strength": pa.float64()},
    "goals": {"seeker": pa.int64(), "organisation": pa.string(), "unit": pa.string()},
}  # fmt: skip

Rows = list[tuple[Any, ...]]


def write(folder: Path, name: str, rows: Rows, file: str = "") -> None:
    """Rows as NAME.parquet, or as one file of a folder NAME."""
    place = folder / name / file if file else folder / f"{name}.parquet"
    place.parent.mkdir(parents=True, exist_ok=True)
    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS[name])
    kinds = COLUMNS[name].values()
    arrays = [pa.array(column, kind) for column, kind in zip(columns, kinds, strict=True)]
    pq.write_table(pa.table(dict(zip(COLUMNS[name], arrays, strict=True))), place)


def unit(number: int) -> str:
    """The name of a unit."""
    return f"Unit {chr(65 + number)}"


def organisation(folder: Path, people: int, seed: int = 1) -> None:
    """Units of about ten, some of whom came from another; mail of two months in three files."""
    rng = np.random.default_rng(seed)
    units = max(people // 10, 2)
    write(folder, "people", [
        (each, f"Person {each}", int(rng.integers(people)) if rng.random() < 0.5 else None)
        for each in range(people)
    ])  # fmt: skip
    held: Rows = []
    for each in range(people):
        held += career(rng, each, each * units // people, units)
    write(folder, "positions", held)
    write(folder, "goals", [(each, "Contoso", unit(each % 3)) for each in range(people)])
    for week in range(3):
        write(folder, "traces", mail(rng, people, 4 * people, week), f"{week}.parquet")


def career(rng: np.random.Generator, who: int, now: int, units: int) -> Rows:
    """Somebody's positions: one that is open for most, one before it for half."""
    moved = FIRST + timedelta(int(rng.integers(2_000)))
    rows: Rows = []
    if rng.random() < 0.5:
        before = unit(int(rng.integers(units)))
        company = "Fabrikam" if rng.random() < 0.2 else "Contoso GmbH"
        ended = moved - timedelta(int(rng.integers(60))) if rng.random() < 0.9 else None
        title = str(rng.choice(TITLES))
        rows.append((who, company, before, title, moved - timedelta(900), ended, TODAY))
    name = "" if rng.random() < 0.05 else unit(now).lower()
    over = TODAY if rng.random() < 0.05 else None
    seen = None if rng.random() < 0.1 else TODAY - timedelta(int(rng.integers(400)))
    since = None if rng.random() < 0.05 else moved
    rows.append((who, "Contoso", name, str(rng.choice(TITLES)), since, over, seen))
    return rows


def mail(rng: np.random.Generator, people: int, rows: int, week: int) -> Rows:
    """Messages and meetings of one of three parts of two months, most among neighbours."""
    who = rng.integers(0, people, rows)
    near = np.clip(who + rng.integers(-8, 9, rows), 0, people - 1)
    whom = np.where(rng.random(rows) < 0.8, near, rng.integers(0, people, rows))
    days = rng.integers(20 * week, 20 * (week + 1), rows)
    kinds = np.where(rng.random(rows) < 0.2, "meeting", "message")
    return [
        (int(a), int(b), date(2026, 1, 1) + timedelta(int(day)), str(kind))
        for a, b, day, kind in zip(who, whom, days, kinds, strict=True)
        if a != b
    ]
