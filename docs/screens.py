"""Screenshots of every page: empty, with five people, with 2,400; light, dark; wide, narrow.

`python docs/screens.py` writes them to docs/screens/ (not kept in the repository);
`--docs` writes the few that docs/start.md shows. Needs Debian's `chromium`.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
INROAD = str(Path(sys.executable).with_name("inroad"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
NOW = "2026-06-01T09:00"
FIVE = (
    "Priya Raman, engineer, Data Platform at Acme", "Tom Berg, head of Data Platform at Acme",
    "Mei Lin, designer at Brightside", "Jonas Falk, data engineer at Northwind",
    "Ana Souza, product manager at Acme",
)  # fmt: skip
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
PAGES = {
    "today": "/", "start": "/start", "goal": "/goal", "people": "/people", "person": "/people/{id}",
    "why": "/people/{id}/why", "brief": "/brief/{id}", "reach": "/reach?to={id}",
    "ask": "/ask/{other}/{id}",
    "give": "/give", "exchange": "/exchange", "settings": "/settings", "files": "/files",
    "edit": "/people/{id}/edit", "merge": "/people/{id}/merge?other={other}",
    "forget": "/people/{id}/forget", "same": "/people/same", "trash": "/trash", "keys": "/keys",
    "log": "/log?line=coffee with {first} yesterday, struggles with onboarding docs,"
    " will intro Zoe, I promised our checklist by Friday",
}  # fmt: skip


def made(folder: Path, name: str) -> Path:
    """A home of this size: "empty", "five" or "full"."""
    home = folder / name
    if name == "full":
        run(folder, "demo", "--folder", str(home))
        return home / "home"
    home.mkdir()
    if name == "five":
        run(home, "goal", "data platform at Acme by December")
        for each in FIVE:
            run(home, "people", "add", each)
        run(home, "offer", "insight", "how our onboarding works")
        run(home, "log", "--yes", "coffee with Priya yesterday, struggles with onboarding docs,"
            " I promised her our checklist by Friday")  # fmt: skip
    return home


def run(home: Path, *words: str) -> str:
    """What one command of Inroad's says."""
    held = {**os.environ, "INROAD_HOME": str(home), "INROAD_NOW": NOW}
    return subprocess.run([INROAD, *words], env=held, check=True, text=True,
                          capture_output=True).stdout  # fmt: skip


@contextmanager
def served(home: Path) -> Iterator[str]:
    """A link that opens the page of this home."""
    held = {**os.environ, "INROAD_HOME": str(home), "INROAD_NOW": NOW}
    command = [INROAD, "open", "--no-browser"]
    with subprocess.Popen(command, env=held, text=True, stdout=subprocess.PIPE) as server:
        try:
            lines = (server.stdout.readline().strip() for _ in range(20))  # type: ignore[union-attr]
            yield next(line for line in lines if "/enter?key=" in line)
        finally:
            server.terminate()


def photographed(
    page: Page, origin: str, wanted: str, pages: list[str], out: Path, *, full: bool = True
) -> None:
    """Screenshots of the named pages of one home in one theme and width."""
    page.goto(f"{origin}people")
    links = page.locator("main a[href^='/people/']").all()
    found = [re.search(r"/people/(\d+)$", each.get_attribute("href") or "") for each in links]
    ids = [each[1] for each in found if each]
    first = page.locator("main td a, main li a").first.inner_text() if ids else "Priya"
    for name in pages:
        address = PAGES[name]
        if "{id}" in address and not ids:
            continue
        one, other = ([*dict.fromkeys(ids), "", ""])[:2]
        page.goto(origin + address.format(id=one, other=other, first=first).lstrip("/"))
        file = f"{name}-{wanted}.png" if wanted else f"{name}.png"
        page.screenshot(path=out / file, full_page=full)


SHOWN = {"start": "five", "today": "five", "log": "five", "person": "five", "goal": "full"}
"""Pages that docs/start.md shows, and of which home."""


def shown(page: Page, origin: str, home: str) -> None:
    """Screenshots for docs/start.md: the upper part of a page, as one sees it first."""
    for name, wanted in SHOWN.items():
        if wanted == home:
            photographed(page, origin, "", [name], HERE / "pictures", full=False)


def main() -> None:
    """All of them, or those that are asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pages", nargs="*", default=list(PAGES))
    asked.add_argument("--homes", nargs="*", default=["empty", "five", "full"])
    asked.add_argument("--themes", nargs="*", default=["light", "dark"])
    asked.add_argument("--sizes", nargs="*", default=list(SIZES))
    asked.add_argument("--out", type=Path, default=HERE / "screens")
    asked.add_argument("--docs", action="store_true", help="only what docs/start.md shows")
    said = asked.parse_args()
    homes = dict.fromkeys(SHOWN.values()) if said.docs else said.homes
    said.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for name in homes:
            with served(made(Path(place), name)) as link:
                origin = link[: link.index("enter?")]
                context = browser.new_context()
                context.new_page().goto(link)
                state = context.storage_state()
                if said.docs:
                    page = browser.new_page(
                        storage_state=state, viewport={"width": 1000, "height": 760}
                    )
                    shown(page, origin, name)
                    continue
                for theme in said.themes:
                    for size in said.sizes:
                        width, height = SIZES[size]
                        page = browser.new_page(
                            storage_state=state, color_scheme=theme,
                            viewport={"width": width, "height": height},
                        )  # fmt: skip
                        photographed(page, origin, f"{name}-{theme}-{size}", said.pages, said.out)
                        page.close()
        browser.close()


if __name__ == "__main__":
    main()
