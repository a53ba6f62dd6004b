"""docs/evidence.md, made of the results alone: no number in it can differ from them."""

from collections.abc import Iterator

from evidence import running
from evidence.results import DOCS, Cell, Claim, Results, Study, Table

FILE = DOCS / "evidence.md"

HEAD = """\
# What the advice is worth

Anybody can give networking advice. This page shows what Inroad's is worth: on histories that nobody
here wrote, and in simulated worlds whose assumptions are named. It is written by `make evidence`
from [evidence.json](evidence.json); no number in it was typed by hand. What the formulas are:
[numbers](numbers.md). What else they rest on: [why this advice](why.md).
"""


def written(results: Results) -> str:
    """The whole page."""
    parts = [HEAD]
    for room in running.ROOMS:
        module = running.part_of(room, "page")
        if module is not None:
            parts.append(module.section(results))  # type: ignore[attr-defined]
    return "\n".join(part.strip() + "\n" for part in parts if part)


def number(value: Cell, digits: int = 3) -> str:
    """A cell as the page shows it: chances without a leading zero, counts with commas."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return f"{value:,}"
    shown = f"{value:,.{digits}f}"
    shown = shown.replace("-0.", "-.") if shown.startswith("-0.") else shown
    return shown[1:] if shown.startswith("0.") else shown


def told(claim: Claim) -> str:
    """A claim in one line: what, how much, between what, of how many, and the bar."""
    text = f"{claim.name} {interval(claim)}, n = {claim.n:,}"
    if claim.bar is None:
        return text
    side = "from above" if claim.of_low else "at most" if claim.at_most else "at least"
    return f"{text}, bar {side} {_bar(claim)}: {'held' if claim.held else 'missed'}"


def _bar(claim: Claim) -> str:
    """The bar as it was set: .68, .995, 0."""
    return f"{claim.bar:g}".removeprefix("0") or "0"


def interval(claim: Claim, digits: int = 3) -> str:
    """An estimate with its interval."""
    if claim.low is None or claim.high is None:
        return number(claim.estimate, digits)
    low, high = number(claim.low, digits), number(claim.high, digits)
    return f"{number(claim.estimate, digits)} ({low} to {high})"


def claims(study: Study, digits: int = 3) -> Iterator[str]:
    """A study's claims as a table: estimate, interval, events, people, bar."""
    yield "| measured | estimate (95 % interval) | events | people | bar | |"
    yield "|---|---|---|---|---|---|"
    for each in study.claims:
        side = "from >" if each.of_low else "≤" if each.at_most else "≥"
        bar = f"{side} {_bar(each)}" if each.bar is not None else ""
        held = {True: "held", False: "**missed**", None: ""}[each.held]
        yield (f"| {each.name} | {interval(each, digits)} | {each.n:,} | {number(each.clusters)}"
               f" | {bar} | {held} |")  # fmt: skip


def table(found: Table) -> Iterator[str]:
    """A table in Markdown."""
    yield f"| {' | '.join(found.columns)} |"
    yield "|---" * len(found.columns) + "|"
    for row in found.rows:
        yield f"| {' | '.join(number(cell, found.digits) for cell in row)} |"


def earlier(study: Study) -> str:
    """The warning above a study that the last run could not make anew."""
    if not study.earlier:
        return ""
    return f"**From an earlier run, of {study.ran_on}: in the last one {study.earlier}.**\n"
