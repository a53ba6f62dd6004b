"""`python docs/picture.py [FILE]`: draw the README's picture from the demo's own answer.

It asks the command line for the plan and the coverage map of the invented
seeker (the same for the same code, on a day that is held), and draws them.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import Any

from inroad.words.catalogue import LEVELS, ROLES

PICTURE = Path(__file__).with_name("picture.svg")
TODAY, PEOPLE = "2026-11-20", "300"

WIDTH, EDGE = 900, 28
WAYS, ROW = 104, 312
"""Where the upper and the lower row begin."""
MAP_WIDE, MAP_HIGH, CARD = 400, 348, 448
"""The size of the map in the lower row, and where the card begins."""

FIELD_WIDE, FIELD_HIGH = 60, 46
PLAIN, BOLD = 0.55, 0.59
"""How wide a letter is, by its height: on average, in the widest of the usual typefaces."""

STYLE = """
  :root { color-scheme: light dark; }
  text { fill: #1f2a33; font-size: 14px; font-family: system-ui, "Segoe UI", Roboto,
         "Noto Sans", "DejaVu Sans", sans-serif; }
  .ground { fill: #fbfaf7; stroke: #d9d4c8; }
  .panel { fill: #ffffff; stroke: #d9d4c8; }
  .place { fill: #eef5f3; stroke: #2f7d6e; stroke-width: 1.5; }
  .me { fill: #2f7d6e; }
  .on-me { fill: #ffffff; font-weight: 600; }
  .somebody { fill: #ffffff; stroke: #2f7d6e; stroke-width: 2; }
  .way { fill: none; stroke: #8fa8a2; stroke-width: 2; }
  .next { fill: none; stroke: #c2571a; stroke-width: 3; }
  .first { stroke: #c2571a; stroke-width: 3; }
  .quiet { fill: #5d6973; font-size: 13px; }
  .label { fill: #5d6973; font-size: 12px; font-weight: 600; letter-spacing: .04em; }
  .column { fill: #5d6973; font-size: 12px; }
  .strong { font-weight: 600; }
  .head { font-size: 15px; font-weight: 600; }
  .goal { font-size: 17px; font-weight: 600; }
  .hole { fill: #fdf0e7; stroke: #c2571a; stroke-width: 2; }
  .empty { fill: #f3f1eb; }
  .some { fill: #d5e8e3; }
  .warm { fill: #a94812; font-weight: 600; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e4e8ea; }
    .ground { fill: #12181c; stroke: #333e45; }
    .panel { fill: #192127; stroke: #333e45; }
    .place { fill: #16292a; stroke: #5fb8a6; }
    .me { fill: #5fb8a6; }
    .on-me { fill: #0d1a17; }
    .somebody { fill: #192127; stroke: #5fb8a6; }
    .way { stroke: #55706a; }
    .next, .first { stroke: #f0935a; }
    .quiet, .label, .column { fill: #a3afb7; }
    .hole { fill: #33231a; stroke: #f0935a; }
    .empty { fill: #20292f; }
    .some { fill: #24504a; }
    .warm { fill: #f5a676; }
  }
"""


def main(arguments: Sequence[str]) -> None:
    """Write the picture to the file that is named, or to its place in docs/."""
    target = Path(arguments[0]) if arguments else PICTURE
    with tempfile.TemporaryDirectory() as folder:
        plan = answer(folder, "demo", "--folder", folder, "--people", PEOPLE)
        coverage, goal = answer(folder, "who"), answer(folder, "goal")["goal"]
    picture = drawn(plan, coverage, goal["places"][0]["unit"])
    target.write_text(picture, encoding="utf-8")


def answer(folder: str, *words: str) -> dict[str, Any]:
    """What a command says as JSON, on the held day."""
    given = {"INROAD_HOME": str(Path(folder) / "home"), "INROAD_NOW": TODAY}
    said = subprocess.run(
        [sys.executable, "-m", "inroad", *words, "--json"],
        env={**os.environ, **given}, stdin=subprocess.DEVNULL, capture_output=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(said.stdout)
    return found


def drawn(plan: Mapping[str, Any], coverage: Mapping[str, Any], place: str) -> str:
    """The whole picture as SVG."""
    led = [card for card in plan["cards"] if len(card["chain"]) > 2]
    card = led[0]
    shown, bottom = card_of(card, WIDTH - EDGE - CARD)
    high = max(bottom - ROW, MAP_HIGH)
    parts = [
        text(EDGE, 36, "the goal", "label"),
        *paragraph(EDGE, 62, lines_of(plan["goal"], WIDTH - 2 * EDGE, 17, BOLD), "goal", 24),
        *ways(led[:2], place),
        box(EDGE, ROW, MAP_WIDE, high, "panel", 12),
        *map_of(coverage),
        box(CARD, ROW, WIDTH - EDGE - CARD, high, "panel", 12),
        *shown,
    ]
    whole = ROW + high + EDGE
    told = (f"The goal: {plan['goal']}. Missing most: {plan['hole']}. The next step: "
            f"{card['title']}, {card['minutes']} minutes. Why they would want to: {card['why']}. "
            f"The point: {card['point']}.")  # fmt: skip
    inner = "\n".join(f"  {part}" for part in parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {whole}" '
        f'width="{WIDTH}" height="{whole}" role="img" aria-labelledby="title told">\n'
        f'  <title id="title">From one goal to the next conversation</title>\n'
        f'  <desc id="told">{escape(told)}</desc>\n  <style>{STYLE}  </style>\n'
        f"  {box(0.5, 0.5, WIDTH - 1, whole - 1, 'ground', 14)}\n{inner}\n</svg>\n"
    )


def ways(cards: Sequence[Mapping[str, Any]], place: str) -> list[str]:
    """Me, those who can introduce me, and the people in the place; the next step in colour."""
    rows = (WAYS + 58, WAYS + 142) if len(cards) > 1 else (WAYS + 92,)
    me, middle, inside = (EDGE + 42, WAYS + 100), 330, 590
    lines, people = [], []
    for number, (card, y) in enumerate(zip(cards, rows, strict=True)):
        bend = f"M {me[0]} {me[1]} C {me[0] + 110} {me[1]}, {me[0] + 130} {y}, {middle} {y}"
        lines.append(f'<path class="{"way" if number else "next"}" d="{bend} H {inside}"/>')
        ring = "somebody" if number else "somebody first"
        people += [circle(middle, y, 13, ring), circle(inside, y, 13, ring)]
        people += [text(middle, y - 22, card["chain"][1], "strong", "middle")]
        people += [text(middle, y + 31, "can introduce you", "quiet", "middle")]
        people += [text(inside + 26, y - 2, card["chain"][-1], "strong")]
        people += [text(inside + 26, y + 17, ROLES[card["role"]], "quiet")]
    return [
        box(inside - 30, WAYS, WIDTH - EDGE - inside + 30, 184, "place", 12),
        *lines[::-1],
        *people,
        circle(*me, 26, "me"),
        text(me[0], me[1] + 5, "you", "on-me", "middle"),
        text(inside - 13, WAYS + 26, place, "label"),
    ]


def map_of(coverage: Mapping[str, Any]) -> list[str]:
    """Role by standing, with how many people are in each field, and the hole named."""
    counts = {(each["role"], each["standing"]): len(each["people"]) for each in coverage["cells"]}
    hole = hole_role(coverage)
    left, y = EDGE + 16, ROW + 100
    found = [text(left, ROW + 28, "Who there is, and how they stand to you", "head")]
    for column, words in enumerate(LEVELS.values()):
        middle = field_x(column) + FIELD_WIDE / 2
        for line, part in enumerate(wrap(words, 9)):
            found.append(text(middle, ROW + 56 + 15 * line, part, "column", "middle"))
    for role, words in ROLES.items():
        parts = wrap(words, 13)
        for line, part in enumerate(parts):
            lower = 28 - 8 * (len(parts) - 1) + 17 * line
            found.append(text(left, y + lower, part, "warm" if role == hole else "strong"))
        for column, level in enumerate(LEVELS):
            wanted = role == hole and column > 0
            found += field(column, y, counts.get((role, level), 0), wanted=wanted)
        y += FIELD_HIGH + 8
    missing = lines_of(coverage["hole"] or "nothing", MAP_WIDE - 32)
    found.append(text(left, y + 24, "Missing most", "warm"))
    return found + paragraph(left, y + 44, missing)


def field(column: int, y: float, count: int, *, wanted: bool) -> list[str]:
    """One field of the map; an empty one that is wanted is marked."""
    kind = "some" if count else "hole" if wanted else "empty"
    shown = [box(field_x(column), y, FIELD_WIDE, FIELD_HIGH, kind)]
    if count:
        middle = field_x(column) + FIELD_WIDE / 2
        shown.append(text(middle, y + FIELD_HIGH / 2 + 6, str(count), "head", "middle"))
    return shown


def field_x(column: int) -> float:
    """Where a column of the map begins."""
    return EDGE + 126 + column * (FIELD_WIDE + 6)


def hole_role(coverage: Mapping[str, Any]) -> str:
    """The role whose field is the emptiest, weighed as the method does: from what it names."""
    names = {role: words.split()[0] for role, words in ROLES.items()}
    said = coverage["hole"] or ""
    fits = (role for role, word in names.items() if word.rstrip("s") in said)
    return next(fits, "")


def card_of(card: Mapping[str, Any], wide: float) -> tuple[list[str], float]:
    """One card with its four answers, and where it ends."""
    left, y = CARD + 16, ROW + 28
    found = []
    for part in lines_of(f"{card['title']} ({card['minutes']} min)", wide - 32, 15, BOLD):
        found.append(text(left, y, part, "head"))
        y += 20
    y += 8
    for label in ("who", "now", "what", "why", "point"):
        if card[label]:
            said = lines_of(card[label], wide - 88)
            found += [text(left, y, label.upper(), "label"), *paragraph(left + 56, y, said)]
            y += 18 * len(said) + 9
    return found, y


def lines_of(said: str, wide: float, size: float = 14, share: float = PLAIN) -> list[str]:
    """Text in lines that fit a width."""
    return wrap(said, int(wide / (size * share)))


def paragraph(
    x: float, y: float, lines: Sequence[str], kind: str = "", high: float = 18
) -> list[str]:
    """Lines of text, one below the other."""
    return [text(x, y + high * at, part, kind) for at, part in enumerate(lines)]


def text(x: float, y: float, said: str, kind: str = "", anchor: str = "") -> str:
    """One line of text."""
    more = (f' class="{kind}"' if kind else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:g}" y="{y:g}"{more}>{escape(said)}</text>'


def box(x: float, y: float, wide: float, high: float, kind: str, corner: float = 6) -> str:
    """A rectangle with round corners."""
    return (f'<rect class="{kind}" x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" '
            f'rx="{corner:g}"/>')  # fmt: skip


def circle(x: float, y: float, radius: float, kind: str) -> str:
    """Somebody."""
    return f'<circle class="{kind}" cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'


if __name__ == "__main__":
    main(sys.argv[1:])
