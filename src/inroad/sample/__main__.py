"""`python -m inroad.sample FOLDER`: write the sample's files and say what they are."""

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from inroad.sample import TODAY, Written, write


def main(arguments: list[str] | None = None) -> None:
    """Write the files that the command line asks for."""
    asked = _options().parse_args(arguments)
    written = write(asked.folder, asked.seed, asked.people, today=asked.today)
    sys.stdout.write(_account(written))


def _options() -> ArgumentParser:
    options = ArgumentParser(prog="python -m inroad.sample", description=__doc__)
    options.add_argument("folder", type=Path, help="where the files go")
    options.add_argument("--seed", type=int, default=1, help="another seed, another world")
    options.add_argument("--people", type=int, default=2400, help="people in the company")
    options.add_argument("--today", type=date.fromisoformat, default=TODAY,
                         help="the last day of the world, as 2026-11-20")  # fmt: skip
    return options


def _account(written: Written) -> str:
    counts = written.counts
    sizes = (
        f"{counts['people']} people, {counts['known']} of them known, "
        f"{counts['letters']} messages, {counts['meetings']} meetings"
    )
    lines = [
        f"{written.seeker.name} <{written.seeker.email}>, as of {written.today}",
        sizes,
        f"Goal: {written.goal}",
        *(f"{path.stat().st_size:>10,}  {path}" for path in written.paths),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
