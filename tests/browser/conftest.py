"""A real browser: Debian's Chromium, one for a worker process, and a served home for a module."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.web.living import Living, made, served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP evil.test 127.0.0.1",
]  # fmt: skip
PATIENCE = 10_000
"""Milliseconds that one waits for something on a page; nothing is measured by them."""
FIVE = (
    ("goal", "data platform at Acme by December"),
    ("people", "add", "Priya Raman, engineer, Data Platform at Acme"),
    ("people", "add", "Tom Berg, head of Data Platform at Acme"),
    ("people", "add", "Mei Lin, designer at Brightside"),
    ("people", "add", "Jonas Falk, data engineer at Northwind"),
    ("people", "add", "Ana Souza, product manager at Acme"),
    ("offer", "insight", "how our onboarding works"),
    ("log", "--yes", "coffee with Priya yesterday, struggles with onboarding docs,"
     " I promised her our checklist by Friday"),
)  # fmt: skip

Opened = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this folder on one worker: one browser, and little memory."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; it knows evil.test as this machine.

    It ends with this folder: Django asks no database while Playwright's loop is open.
    """
    if CHROMIUM is None:
        pytest.skip("no Chromium here: on Debian, apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="session")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a goal, five people and one talk; to be copied."""
    return made(tmp_path_factory.mktemp("five"), *FIVE)


@pytest.fixture(scope="module")
def living(five: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Living]:
    """A server of the module's own copy of it."""
    home = tmp_path_factory.mktemp("module") / "home"
    shutil.copytree(five, home)
    with served(home) as found:
        yield found


@pytest.fixture
def own(five: Path, tmp_path: Path) -> Iterator[Living]:
    """A server of a copy for one test, which may change it or end it."""
    with served(Path(shutil.copytree(five, tmp_path / "home"))) as found:
        yield found


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Living]:
    """A server of a home in which nobody is yet."""
    with served(tmp_path / "empty") as found:
        yield found


@contextmanager
def entered(browser: Browser, living: Living, **wishes: object) -> Iterator[BrowserContext]:
    """A browser of its own that came in; nothing may go wrong on any of its pages."""
    context = browser.new_context(**wishes)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    name, _, value = living.first_cookie().partition("=")
    context.add_cookies([{"name": name, "value": value, "url": living.origin}])
    wrong: list[str] = []

    def heard(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            wrong.append(f"{said.page.url if said.page else ''}: {said.text}")

    context.on("console", heard)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.wrong = wrong  # type: ignore[attr-defined]
    try:
        yield context
        assert [] == wrong
    finally:
        context.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Opens a page of a server in a new browser window: `opened(living, "/people")`."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def go(living: Living, path: str = "/", **wishes: object) -> Page:
            context = stack.enter_context(entered(browser, living, **wishes))
            page = context.new_page()
            page.goto(living.origin + path)
            return page

        yield go
