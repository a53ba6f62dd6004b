"""One engine, one network: build, ask, print what it took and what it said, as JSON.

python bench/parts/asking.py ENGINE TIES.npz --sources 50 --targets 500
"""

import argparse
import hashlib
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import floor
import kept
import numpy as np
from engines import ENGINES
from measuring import Measured, begin_peak, peak_bytes, resident_bytes

SECONDS_TO_SPEND = 60
"""One question's time for one engine: a slow one is asked fewer times."""


def main() -> None:
    """Ask the engine that the command line names."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("engine", choices=ENGINES)
    options.add_argument("ties", type=Path)
    options.add_argument("--sources", type=int, default=50)
    options.add_argument("--targets", type=int, default=500)
    asked = options.parse_args()
    with np.load(asked.ties) as file:
        ties = int(file["size"]), file["a"], file["b"], file["chances"]
        positions = file["person"], file["place"], file["day"]
    calls = _questions(ties, positions, asked.sources, asked.targets)
    begin_peak()
    before, held = peak_bytes(), resident_bytes()
    with tempfile.TemporaryDirectory() as folder:
        with Measured() as taken:
            engine = ENGINES[asked.engine](ties, positions, Path(folder))
        said: dict[str, Any] = {"build_seconds": taken.seconds, "before_bytes": before}
        for name, each in calls.items():
            if hasattr(engine, name):
                said[name] = _asked(getattr(engine, name), each)
        said |= {"held_bytes": resident_bytes() - held, "peak_bytes": peak_bytes()}
        if asked.engine == "inroad":
            said |= {"floor": floor.of(engine.graph, calls["q2"]),
                     "kept": kept.facts(engine, calls["q2"], Path(folder))}  # fmt: skip
    print(json.dumps(said))


def _questions(
    ties: Any, positions: Any, sources: int, targets: int
) -> dict[str, list[tuple[Any, ...]]]:
    """The same for every engine, among people with ties; the seed is the network's size."""
    size, a, b, _ = ties
    rng = np.random.default_rng(size)
    tied = np.unique(np.concatenate([a, b]))
    asking = rng.choice(tied, sources)
    wanted = [rng.choice(tied[tied != each], min(targets, len(tied) - 1), replace=False).tolist()
              for each in asking]  # fmt: skip
    one = [int(each) for each in asking]
    # A place as often as it has people, and the middle of its days.
    places = positions[1][rng.integers(0, len(positions[1]), sources)].tolist()
    days = rng.integers(2_000, 6_000, sources).tolist()
    return {
        "q1": [(each,) for each in one],
        "q2": list(zip(one, wanted, strict=True)),
        "q3": list(zip(one, places, days, strict=True)),
        "q4": [(each, others[0]) for each, others in zip(one, wanted, strict=True)],
    }


def _asked(question: Any, calls: list[tuple[Any, ...]]) -> dict[str, Any]:
    """Seconds of each call; `answers` are sums that equal answers share."""
    question(*calls[-1])  # what is loaded once is not part of an answer
    seconds, answers = [], []
    began = time.perf_counter()
    for call in calls:
        start = time.perf_counter()
        answer = question(*call)
        seconds.append(time.perf_counter() - start)
        # Engines multiply in 32 or 64 bits: five digits are the same in both.
        rounded = np.round(np.asarray(answer, float), 5) + 0.0
        answers.append([round(float(rounded.sum()), 2), int((rounded > 0).sum())])
        if time.perf_counter() - began > SECONDS_TO_SPEND:
            break
    return {"seconds": seconds, "answers": answers,
            "digest": hashlib.sha256(json.dumps(answers).encode()).hexdigest()[:12]}  # fmt: skip


if __name__ == "__main__":
    main()
