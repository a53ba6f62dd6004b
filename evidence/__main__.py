"""`python -m evidence`: run the studies, keep their results, write the page and its pictures."""

import argparse
import importlib.util
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from evidence import page, results, running

CONSOLE = Console()


def main(words: Sequence[str] | None = None) -> None:
    """Run what was asked for; a smoke run leaves docs/ alone."""
    asked = _parser().parse_args(words)
    rooms = [asked.room] if asked.room in running.ROOMS else list(running.ROOMS)
    docs = Path(tempfile.mkdtemp(prefix="evidence-")) if asked.quick else results.DOCS
    file = docs / results.FILE.name
    if asked.room != "page":
        _run(rooms, asked, file)
    found = results.read(file)
    if importlib.util.find_spec("matplotlib"):
        from evidence import pictures

        (docs / "pictures").mkdir(exist_ok=True)
        pictures.draw(found, docs / "pictures")
    else:
        CONSOLE.print("No pictures drawn: matplotlib is absent (evidence/requirements.txt).")
    (docs / page.FILE.name).write_text(page.written(found), "utf-8")
    CONSOLE.print(f"Written: {docs / page.FILE.name}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evidence", description=__doc__)
    parser.add_argument("room", nargs="?", default="all", choices=["all", *running.ROOMS, "page"],
                        help="which studies; `page` writes the page and pictures anew")  # fmt: skip
    parser.add_argument("--only", default="", help="only studies with this in their name")
    parser.add_argument("--quick", action="store_true", help="a smoke run, into a temporary folder")
    parser.add_argument("--processes", type=int, default=2)
    return parser


def _run(rooms: list[str], wanted: argparse.Namespace, file: Path) -> None:
    todo = [each for each in running.planned(rooms) if wanted.only in each.name]
    with CONSOLE.status("starting") as status:
        asked = running.Asked(running.data_folder(), wanted.quick,
                              status.update, wanted.processes)  # fmt: skip
        for found in running.run(todo, asked):
            if isinstance(found, running.Absent):
                results.not_run(found.name, found.reason, file)
                CONSOLE.print(f"{found.name}: not run, {found.reason}")
                continue
            results.kept([found], file)
            for claim in found.claims:
                CONSOLE.print(f"{found.name}: {page.told(claim)}", highlight=False)


if __name__ == "__main__":
    main()
