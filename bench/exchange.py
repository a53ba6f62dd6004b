"""The move exchange beside what the field uses: kep_solver's formulations, and one direct.

    python bench/exchange.py [--pairs 128 256] [--limit 300] [--engines inroad picef-cbc ...]
                             [--only-markets] [--market-limit 60]

Every engine answers every pool in a process of its own, after a small pool to warm
up on; values must be equal where both are proven. Then a market of moves by size.
kep_solver (AGPL) is needed here alone; where it is not installed, it is left out.
Writes bench/results/exchange.json and docs/pictures/performance-exchange.svg.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "parts"))

from pools import KINDS  # noqa: E402 (stands beside this file)

ENGINES = ("inroad", "direct", "picef-cbc", "picef-highs", "cycles-cbc", "cycles-highs")
RESULTS = HERE / "results" / "exchange.json"
PICTURE = HERE.parent / "docs" / "pictures" / "performance-exchange.svg"
MIB = 1 << 20
MARKETS = (
    *((wishes, 200, 1, *caps) for wishes in (10_000, 100_000, 1_000_000)
      for caps in ((-1, -1), (3, 0), (4, 0), (3, 3))),
    (10_000, 200, 5, 3, 0), (10_000, 200, 5, 3, 3), (10_000, 200, 5, -1, -1),
    (100_000, 500, 5, -1, -1), (1_000_000, 2_000, 5, -1, -1), (1_000_000, 2_000, 5, 3, 0),
)  # fmt: skip
"""Wishes, units, roles, and the caps of circles and chains; -1 is none."""
DRAWN = {(-1, -1): "no cap", (3, 0): "circles of 3", (4, 0): "circles of 4",
         (3, 3): "circles and chains of 3"}  # fmt: skip
COLOURS = ("#2f7d6e", "#b5651d", "#5b6fa8", "#8a8f98")


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


def markets(limit: float) -> list[dict[str, Any]]:
    """Markets of moves by size, each in a process of its own."""
    rows = []
    for wishes, units, roles, *caps in MARKETS:
        numbers = [wishes, units, roles, *caps, limit]
        command = [sys.executable, HERE / "parts" / "packing_stage.py", "market"]
        done = subprocess.run([*command, *map(str, numbers)], capture_output=True, text=True,
                              check=False)  # fmt: skip
        place = {"wishes": wishes, "units": units, "roles": roles, "caps": caps}
        if done.returncode:
            print(place, (done.stderr.strip().splitlines() or ["it ended"])[-1], flush=True)
            continue
        found = json.loads(done.stdout.strip().splitlines()[-1])
        rows.append({**place, **found})
        said = "no cap" if caps[0] < 0 else f"caps {caps[0]} {caps[1]}"
        print(f"market {wishes:8} wishes {units:5} units {roles} roles  {said:9}"
              f" {found['value']:8.0f} of {found['bound']:8.0f}"
              f"  {found['value'] / found['uncapped']:7.2%} of uncapped {found['seconds']:8.2f} s"
              f"  {found['peak'] / MIB:6.0f} MiB"
              f"  {found.get('linear', '')}", flush=True)  # fmt: skip
    return rows


def drawn(rows: list[dict[str, Any]]) -> None:
    """Time, memory and gap against the number of wishes, as a picture; needs matplotlib."""
    if importlib.util.find_spec("matplotlib") is None:
        print("matplotlib is not installed: no picture is drawn")
        return
    import matplotlib as mpl

    mpl.use("svg")
    import matplotlib.pyplot as plt

    mpl.rcParams["svg.hashsalt"] = "inroad"
    figure, panels = plt.subplots(1, 3, figsize=(11, 3))
    for (caps, label), colour in zip(DRAWN.items(), COLOURS, strict=True):
        some = [row for row in rows if tuple(row["caps"]) == caps and row["roles"] == 1]
        sizes = [row["wishes"] for row in some]
        gap = [100 * (row["bound"] - row["value"]) / row["bound"] for row in some]
        for panel, values in zip(panels, ([row["seconds"] for row in some],
                                          [row["peak"] / MIB for row in some], gap),
                                 strict=True):  # fmt: skip
            panel.plot(sizes, values, "o-", label=label, color=colour, linewidth=1.5, markersize=4)
    titles = ("seconds", "memory, MiB", "gap to the bound, %")
    for panel, title in zip(panels, titles, strict=True):
        panel.set_title(title, fontsize=9, loc="left")
        panel.set_xscale("log")
        panel.set_xlabel("wishes", fontsize=8)
        panel.tick_params(labelsize=7)
        panel.grid(linewidth=0.3)
        for side in ("top", "right"):
            panel.spines[side].set_visible(False)
    panels[0].set_yscale("log")
    panels[0].legend(fontsize=7, frameon=False)
    figure.tight_layout()
    # No day and no chance in the file: the same results give the same picture.
    figure.savefig(PICTURE, metadata={"Date": None})
    plt.close(figure)


def main() -> None:
    """Measure and keep the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, nargs="*", default=[128, 256, 512])
    parser.add_argument("--limit", type=float, default=300.0)
    parser.add_argument("--engines", nargs="*", default=list(ENGINES), choices=ENGINES)
    parser.add_argument("--market-limit", type=float, default=60.0)
    parser.add_argument("--only-markets", action="store_true", help="leave the rest as it was")
    asked = parser.parse_args()
    before = json.loads(RESULTS.read_text()) if RESULTS.exists() else {"pools": []}
    engines = asked.engines
    if importlib.util.find_spec("kep_solver") is None:
        engines = [each for each in engines if each in ("inroad", "direct")]
        print("kep_solver is not installed: it is left out (pip install kep_solver)")
    RESULTS.parent.mkdir(exist_ok=True)
    pairs = before["pools"] if asked.only_markets else pools(engines, asked.pairs, asked.limit)
    kept = {"pools": pairs, "markets": markets(asked.market_limit)}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n")
    drawn(kept["markets"])


if __name__ == "__main__":
    main()
