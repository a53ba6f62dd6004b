"""The README's picture shows what Inroad says today, in every reader's colours."""

import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
PICTURE = DOCS / "picture.svg"


def test_the_picture_is_what_the_sample_gives_today(tmp_path: Path) -> None:
    """Whoever changes the plan draws it again: python docs/picture.py."""
    drawn = tmp_path / "picture.svg"

    subprocess.run([sys.executable, DOCS / "picture.py", drawn], check=True)

    assert drawn.read_text("utf-8") == PICTURE.read_text("utf-8")


def test_the_picture_can_be_read_without_seeing_it() -> None:
    """Its description says the goal, what is missing, and the next step with its reason."""
    picture = PICTURE.read_text("utf-8")
    described = picture.split("<desc", 1)[1].split("</desc>", 1)[0]

    said = ("The goal: ", "Missing most: ", "The next step: ", "Why they would want to: ")
    assert all(each in described for each in said)
    assert 'role="img" aria-labelledby="title told"' in picture


def test_the_picture_has_a_dark_dress() -> None:
    """Every colour of the light one is set anew for readers who like it dark."""
    light, dark = PICTURE.read_text("utf-8").split("@media (prefers-color-scheme: dark)", 1)
    kinds = {line.split("{")[0].strip() for line in light.splitlines() if "fill: #" in line}

    named = dark.split("</style>", 1)[0]
    assert [] == sorted(each for each in kinds if each not in named)
