"""An invented organisation as an atlas reads it: Parquet tables, with mail of sixty days.

Ties are those of `networks.community`; over each go a few messages. Everybody seeks
the same unit of a hundred people.
"""

from pathlib import Path

import networks
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

UNIT = 100
LAST_DAY = 20_513
"""1 March 2026, in days since 1970."""
DAYS = 60


def written(folder: Path, people: int, drawn: int) -> dict[str, int]:
    """Write the tables; `drawn` ties are drawn, of which equal ones are one.

    Returns: how many rows each has.
    """
    folder.mkdir(parents=True)
    rng = np.random.default_rng(people)
    _, a, b, _ = networks.community(people, drawn)
    everybody = np.arange(people)
    unit = np.full(people, "Unit B", object)
    unit[rng.choice(people, UNIT, replace=False)] = "Unit A"
    since = pa.array(rng.integers(15_000, 20_000, people).astype(np.int32)).cast(pa.date32())
    organisation = pa.repeat("Contoso", people)
    tables = {
        "people": {"id": everybody, "name": [f"Person {each}" for each in range(people)]},
        "positions": {"person": everybody, "organisation": organisation, "unit": pa.array(unit),
                      "title": pa.repeat("engineer", people), "since": since},
        "goals": {"seeker": everybody, "organisation": organisation,
                  "unit": pa.repeat("Unit A", people)},
    }  # fmt: skip
    for name, columns in tables.items():
        pq.write_table(pa.table(columns), folder / f"{name}.parquet")
    rows = dict.fromkeys(tables, people) | {"traces": 0}
    (folder / "traces").mkdir()
    for week in range(4):
        sent = rng.random(drawn) < 0.6
        back = rng.random(drawn) < 0.4
        who, whom = np.concatenate([a[sent], b[back]]), np.concatenate([b[sent], a[back]])
        kept = who != whom
        when = LAST_DAY - rng.integers(15 * week, 15 * (week + 1), int(kept.sum()))
        days = pa.array(when.astype(np.int32)).cast(pa.date32())
        columns = {"who": who[kept], "whom": whom[kept], "when": days}
        pq.write_table(pa.table(columns), folder / "traces" / f"{week}.parquet")
        rows["traces"] += int(kept.sum())
    return rows
