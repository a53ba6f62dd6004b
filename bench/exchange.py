"""The move exchange beside what the field uses: kep_solver's formulations, and one direct.

    python bench/exchange.py [--pairs 128 256] [--limit 300] [--engines inroad picef-cbc ...]

Every engine answers every pool in a process of its own, after a small pool to warm
up on; values must be equal where both are proven. Then a market of moves by size.
kep_solver (AGPL) is needed here alone; where it is not installed, it is left out.
Writes bench/results/exchange.json.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "parts"))

from pools import KINDS, market  # noqa: E402 (stands beside this file)

ENGINES = ("inroad", "direct", "picef-cbc", "picef-highs", "cycles-cbc", "cycles-highs")
RESULTS = HERE / "results" / "exchange.json"
MIB = 1 << 20


def measured(engine: str, kind: str, pairs: int, chains: int, limit: float) -> dict[str, Any]:
    """What an engine took, or why there is nothing to tell."""
    altruists = round(pairs / 20)
    numbers = [pairs, altruists, 1, 3, chains, limit]
    command = [sys.executable, HERE / "parts" / "packing_stage.py", engine, kind]
    try:
        done = subprocess.run([*command, *map(str, numbers)], capture_output=True, text=True,
                              timeout=2 * limit + 60, check=False)  # fmt: skip
    except subprocess.TimeoutExpired:
        return {"left_out": f"not done in {2 * limit + 60:.0f} s"}
    if done.returncode:
        return {"left_out": (done.stderr.strip().splitlines() or ["it ended"])[-1]}
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def pools(engines: list[str], sizes: list[int], limit: float) -> list[dict[str, Any]]:
    """Every engine on every pool: printed as it comes, with the ratio to ours."""
    rows = []
    for pairs in sizes:
        for kind in KINDS:
            for chains in (0, 3):
                ours = None
                for engine in engines:
                    found = measured(engine, kind, pairs, chains, limit)
                    rows.append({"kind": kind, "pairs": pairs, "chains": chains, "engine": engine,
                                 **found})  # fmt: skip
                    where = f"{kind:14} {pairs:5} chains {chains}  {engine:13}"
                    if "left_out" in found:
                        print(f"{where} {found['left_out']}", flush=True)
                        continue
                    ours = ours or found
                    if engine != "inroad" and found["bound"] == found["value"] != ours["value"]:
                        print(f"{where} UNEQUAL: {found['value']} and ours {ours['value']}")
                    ratio = found["seconds"] / ours["seconds"]
                    print(f"{where} {found['value']:6.0f} of {found['bound']:6.0f}"
                          f"  {found['seconds']:9.3f} s  {ratio:7.1f} x"
                          f"  {found['peak'] / MIB:6.0f} MiB", flush=True)  # fmt: skip
    return rows


def markets() -> list[dict[str, Any]]:
    """A market of moves by size: without caps, and with small ones where it is not too large."""
    from inroad.solve.packing.choose import best
    from inroad.solve.packing.circulation import uncapped
    from inroad.solve.packing.market import Objective

    rows = []
    small = market(1_000, 20)
    best(small, [Objective(np.ones(small.moves))], 3, 3)  # compiles
    for wishes, units in ((10_000, 200), (100_000, 500), (1_000_000, 2_000)):
        place = market(wishes, units)
        aim = [Objective(np.ones(place.moves))]
        for caps in ((None, None), (3, 0), (4, 0), (3, 3)):
            if wishes > 10_000 and caps[0] is not None:
                continue
            began = time.perf_counter()
            found = (uncapped(place, aim, chains=True) if caps[0] is None
                     else best(place, aim, *caps, 300.0, time.monotonic))  # fmt: skip
            seconds = time.perf_counter() - began
            rows.append({"wishes": wishes, "units": units, "caps": caps, "seconds": seconds,
                         "value": found.values[0], "bound": found.bounds[0]})  # fmt: skip
            print(f"market {wishes:8} wishes {units:5} units  caps {caps!s:13}"
                  f" {found.values[0]:8.0f} of {found.bounds[0]:8.0f}  {seconds:8.2f} s",
                  flush=True)  # fmt: skip
    return rows


def main() -> None:
    """Measure and keep the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, nargs="*", default=[128, 256, 512])
    parser.add_argument("--limit", type=float, default=300.0)
    parser.add_argument("--engines", nargs="*", default=list(ENGINES), choices=ENGINES)
    asked = parser.parse_args()
    engines = asked.engines
    if importlib.util.find_spec("kep_solver") is None:
        engines = [each for each in engines if each in ("inroad", "direct")]
        print("kep_solver is not installed: it is left out (pip install kep_solver)")
    RESULTS.parent.mkdir(exist_ok=True)
    kept = {"pools": pools(engines, asked.pairs, asked.limit), "markets": markets()}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n")


if __name__ == "__main__":
    main()
