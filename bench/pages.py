"""How long each page takes on the server, how often it asks the database, what it weighs.

A sample network of 2,400 people is served as `inroad open` serves it. Each page is
asked for once (first) and then 20 times over loopback; the median is compared with
its bar. Then Today is asked for right after something was kept, when everything
has to be thought through again. Prints a table, keeps bench/results/pages.json.
"""

import argparse
import http.client
import json
import os
import platform
import re
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "pages.json"
INROAD = (sys.executable, "-m", "inroad")
DAY = "2026-11-20T12:00:00+00:00"
"""The day on which the sample's world stands still."""
LINE = "coffee with {name} yesterday, struggles with onboarding docs, will intro Zoe, I promised"
PAGES = {
    "today": "/", "goal": "/goal", "people": "/people", "search": "/people?q=an",
    "person": "/people/{id}", "why": "/people/{id}/why", "brief": "/brief/{id}",
    "reach": "/reach?to={id}", "give": "/give", "exchange": "/exchange", "settings": "/settings",
    "files": "/files", "same": "/people/same", "trash": "/trash", "keys": "/keys",
    "line": "/log?line={line}",
}  # fmt: skip
BAR, TODAY_BAR, PLAN_BAR, LARGEST = 100, 150, 1_000, 120_000
"""Milliseconds of a page, of Today, of a plan that is thought out anew; bytes."""


@dataclass(frozen=True)
class Measured:
    """One page: milliseconds when it is first asked for, and each time after."""

    page: str
    first: float
    warm: tuple[float, ...]
    queries: int
    size: int

    @property
    def median(self) -> float:
        """The middle one of the warm times."""
        return statistics.median(self.warm)

    @property
    def bar(self) -> int:
        """The most that the median may be."""
        if "change" in self.page:
            return PLAN_BAR
        return TODAY_BAR if self.page == "today" else BAR

    @property
    def holds(self) -> bool:
        """Whether it is as fast and as light as was promised."""
        return self.median <= self.bar and self.size <= LARGEST


class Browser:
    """One connection, with the cookies of a browser that came in."""

    def __init__(self, port: int, cookies: str = "") -> None:
        self.port, self.cookies = port, cookies
        self.wire = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def asked(self, path: str, body: dict[str, str] | None = None) -> tuple[float, str]:
        """The milliseconds until the whole answer was there, and the answer.

        Raises: RuntimeError: it was no page.
        """
        told = {"Cookie": self.cookies, "Content-Type": "application/x-www-form-urlencoded"}
        began = time.perf_counter()
        self.wire.request("POST" if body else "GET", path, urlencode(body or {}) or None, told)
        answer = self.wire.getresponse()
        text = answer.read().decode()
        took = 1_000 * (time.perf_counter() - began)
        if answer.status >= http.client.BAD_REQUEST:
            raise RuntimeError(f"{path}: {answer.status} {text[:200]}")
        for name, value in answer.getheaders():
            if name == "Set-Cookie":
                self.cookies += ("; " if self.cookies else "") + value.partition(";")[0].strip()
        return took, text


def environment(home: Path) -> dict[str, str]:
    """What a process needs to use this home on its day."""
    return {**os.environ, "INROAD_HOME": str(home), "INROAD_NOW": DAY}


@contextmanager
def served(home: Path) -> Iterator[Browser]:
    """A browser that came in to a server of this home."""
    command = [*INROAD, "open", "--no-browser"]
    with subprocess.Popen(command, env=environment(home), text=True, stdout=-1) as server:
        try:
            assert server.stdout is not None
            link = next(line.strip() for line in server.stdout if "/enter?key=" in line)
            browser = Browser(int(re.findall(r":(\d+)/", link)[0]))
            browser.asked(link[link.index("/enter") :])
            yield browser
        finally:
            server.terminate()


def addresses(browser: Browser) -> dict[str, str]:
    """Every page's path, about somebody on a card of Today."""
    _, today = browser.asked("/")
    person, name = re.findall(r'href="/people/(\d+)"[^>]*>[^<]*?([A-Z]\w+ [A-Z]\w+)', today)[0]
    line = quote(LINE.format(name=name))
    return {page: path.format(id=person, line=line) for page, path in PAGES.items()}


def warm(browser: Browser, page: str, path: str, times: int, queries: int) -> Measured:
    """One page, asked for again and again."""
    first, text = browser.asked(path)
    took = tuple(browser.asked(path)[0] for _ in range(times))
    return Measured(page, first, took, queries, len(text.encode()))


def after_changes(browser: Browser, line: str, times: int) -> Iterator[Measured]:
    """Today and the preview, each time after something was kept."""
    _, form = browser.asked(line)
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[0]
    asked: dict[str, tuple[str, dict[str, str] | None]] = {
        "today, after a change": ("/", None),
        "preview, after a change": ("/log/preview", {"line": "coffee with An"}),
    }
    for page, (path, fields) in asked.items():
        took, size = [], 0
        for _ in range(times):
            offer = {"kind": "insight", "text": f"what a bench sees: {secrets.token_hex(4)}"}
            browser.asked("/give/offer", offer | {"csrfmiddlewaretoken": token})
            body = fields and {**fields, "csrfmiddlewaretoken": token}
            milliseconds, text = browser.asked(path, body)
            took.append(milliseconds)
            size = len(text.encode())
        yield Measured(page, took[0], tuple(took), 0, size)


def table(all_measured: list[Measured]) -> str:
    """The results, for a person."""
    lines = [f"{'page':<24}{'first ms':>9}{'median':>8}{'most':>8}{'queries':>9}{'KB':>7}"]
    lines += [
        f"{each.page:<24}{each.first:9.0f}{each.median:8.1f}{max(each.warm):8.1f}"
        f"{each.queries or '':>9}{each.size / 1_000:7.1f}  {'' if each.holds else 'OVER'}"
        for each in all_measured
    ]
    return "\n".join(lines)


def main() -> int:
    """Measure, print, keep."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--quick", action="store_true", help="300 people, 3 times, nothing kept")
    said.add_argument("--home", type=Path, help="serve this home instead of a new sample")
    wish = said.parse_args()
    people, times = (300, 3) if wish.quick else (2_400, 20)
    with tempfile.TemporaryDirectory() as place:
        home = wish.home or Path(place) / "home"
        if not wish.home:
            made = [*INROAD, "demo", "--folder", place, "--people", str(people)]
            subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        with served(home) as browser:
            paths = addresses(browser)
            counting = [sys.executable, str(HERE / "parts" / "queries.py"), *paths.values()]
            counted = json.loads(
                subprocess.run(
                    counting, env=environment(home), check=True, stdout=subprocess.PIPE
                ).stdout
            )
        with served(home) as browser:  # anew, so that the first time is a first time
            measured = [
                warm(browser, each, paths[each], times, counted[paths[each]]) for each in paths
            ]
            measured += after_changes(browser, paths["line"], max(3, times // 4))
    print(table(measured))
    print(f"bars: {BAR} ms, Today {TODAY_BAR}, after a change {PLAN_BAR}; {LARGEST // 1_000} KB")
    if not wish.quick:
        RESULTS.write_text(json.dumps(_kept(people, measured), indent=1) + "\n")
    return 0 if all(each.holds for each in measured) else 1


def _kept(people: int, measured: list[Measured]) -> dict[str, object]:
    machine = {"python": platform.python_version(), "system": platform.system(),
               "cores": os.cpu_count()}  # fmt: skip
    rows = [asdict(each) | {"median": each.median, "holds": each.holds} for each in measured]
    bars = [BAR, TODAY_BAR, PLAN_BAR]
    return {"people": people, "machine": machine, "bars_ms": bars, "pages": rows}


if __name__ == "__main__":
    sys.exit(main())
