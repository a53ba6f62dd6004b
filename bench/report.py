"""What the last runs measured, as pictures and tables in docs/performance.md.

Reads bench/results/reach.json (`python bench/reach.py`) and, if it is there,
bench/results/atlas.json; writes docs/pictures/performance-*.svg and what stands
between the marks of docs/performance.md.
"""

import json
import re
import statistics
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np

mpl.use("svg")
import matplotlib.pyplot as plt

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
PAGE = DOCS / "performance.md"
MIB = 1 << 20
QUESTIONS = {"q1": "Q1: everybody", "q2": "Q2: 500 people", "q3": "Q3: referral",
             "q4": "Q4: fewest ties"}  # fmt: skip
COLOURS = {"inroad": "#2f7d6e", "inroad, numpy": "#8fc3b8"}
OTHERS = "#8a8f98"
Found = Mapping[str, Mapping[str, Any]]


def milliseconds(facts: Mapping[str, Any], question: str) -> tuple[float, float]:
    """The median and the 95th percentile of a question."""
    seconds = facts[question]["seconds"]
    return 1e3 * statistics.median(seconds), 1e3 * float(np.quantile(seconds, 0.95))


def drawn(name: str, found: Found, file: Path) -> None:
    """One network: a panel for each question, a row for each engine, time on a log scale."""
    figure, panels = plt.subplots(1, len(QUESTIONS), figsize=(11, 2.9), sharey=True)
    engines = [each for each in found if "left_out" not in found[each]][::-1]
    for panel, (question, title) in zip(panels, QUESTIONS.items(), strict=True):
        for place, engine in enumerate(engines):
            if question not in found[engine]:
                panel.text(0.03, place, "not asked", transform=panel.get_yaxis_transform(),
                           va="center", fontsize=7, color=OTHERS)  # fmt: skip
                continue
            middle, late = milliseconds(found[engine], question)
            colour = COLOURS.get(engine, OTHERS)
            panel.plot([middle, late], [place, place], color=colour, linewidth=2)
            panel.plot(middle, place, "o", color=colour, markersize=5)
        panel.set_xscale("log")
        panel.set_title(title, fontsize=9, loc="left")
        panel.set_yticks(range(len(engines)), engines, fontsize=8)
        panel.tick_params(axis="x", labelsize=7)
        panel.grid(axis="x", linewidth=0.3)
        panel.margins(y=0.12)
        for side in ("top", "right", "left"):
            panel.spines[side].set_visible(False)
    figure.suptitle(f"{name}: milliseconds, median to 95th percentile", fontsize=9, x=0.01,
                    ha="left")  # fmt: skip
    figure.tight_layout()
    # No day and no chance in the file: the same results give the same picture.
    figure.savefig(file, metadata={"Date": None})
    plt.close(figure)


def table(name: str, found: Found) -> Iterator[str]:
    """One network as a table in Markdown."""
    yield f"| {name} | {' | '.join(QUESTIONS.values())} | built | holds | at most |"
    yield "|---" * (len(QUESTIONS) + 4) + "|"
    for engine, facts in found.items():
        if "left_out" in facts:
            yield f"| {engine} | left out: {facts['left_out']} " + "| " * 6 + "|"
            continue
        cells = []
        for question in QUESTIONS:
            if question not in facts:
                cells.append("–")
                continue
            middle, _ = milliseconds(facts, question)
            ours, _ = milliseconds(found["inroad"], question)
            cells.append(f"{short(middle)} ms" + (f" (× {short(middle / ours)})"
                                                  if engine != "inroad" else ""))  # fmt: skip
        most = facts["peak_bytes"] - facts["before_bytes"]
        cells += [f"{facts['build_seconds']:.1f} s", f"{facts['held_bytes'] / MIB:,.0f} MiB",
                  f"{most / MIB:,.0f} MiB"]  # fmt: skip
        yield f"| {engine} | {' | '.join(cells)} |"


def short(number: float) -> str:
    """Two figures that say something."""
    return f"{number:,.0f}" if number >= 10 else f"{number:.2g}"


def alone(results: Mapping[str, Found]) -> Iterator[str]:
    """Inroad's engine alone: the floor, reopening, an overlay."""
    yield "| network | rows of Q2 | a read waits | floor | Q2 | reopened | overlay of 10,000 ties |"
    yield "|---|---|---|---|---|---|---|"
    for name, found in results.items():
        if "kept" not in found.get("inroad", {}):
            continue
        facts, kept = found["inroad"], found["inroad"]["kept"]
        least = 1e3 * statistics.median(facts["floor"]["seconds"])
        taken, _ = milliseconds(facts, "q2")
        over = statistics.median(kept["with_overlay"]) / statistics.median(kept["without_overlay"])
        opened = 1e3 * statistics.median(kept["reopen_seconds"])
        yield (f"| {name} | {statistics.median(facts['floor']['rows']):,.0f}"
               f" | {1e9 * facts['floor']['latency_seconds']:.0f} ns | {short(least)} ms"
               f" | × {taken / least:.1f} | {short(opened)} ms | × {over:.2f} |")  # fmt: skip


def main() -> None:
    """Everything there are results of."""
    mpl.rcParams["svg.hashsalt"] = "inroad"
    results = json.loads((HERE / "results" / "reach.json").read_text())
    told = []
    for name, found in results.items():
        file = f"performance-{re.sub('[^a-z0-9]+', '-', name.lower())}.svg"
        drawn(name, found, DOCS / "pictures" / file)
        told += [f"![{name}: how long each engine takes](pictures/{file})", "",
                 *table(name, found), ""]  # fmt: skip
    told += alone(results)
    page = PAGE.read_text("utf-8")
    marked = re.compile(r"(<!-- reach: begin -->).*?(<!-- reach: end -->)", re.DOTALL)
    page = marked.sub(lambda found: f"{found[1]}\n{chr(10).join(told)}\n{found[2]}", page)
    PAGE.write_text(page, "utf-8")
    print("\n".join(told))


if __name__ == "__main__":
    main()
