"""Reading and logging while Inroad is not running."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import PATIENCE
from tests.web.living import Living, free_port, inroad, served

FILLED = """async (least) => {
  for (let left = 100; left; left--) {
    const kept = await (await caches.open("pages")).keys();
    if (kept.length >= least) return kept.map((each) => new URL(each.url).pathname).sort();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return [];
}"""
LEFT = """async () => {
  let count = -1;
  for (let left = 100; left && count; left--) {
    count = await new Promise((resolve) => {
      const opening = indexedDB.open("inroad", 1);
      opening.onsuccess = () => {
        const asking = opening.result.transaction("lines").objectStore("lines").count();
        asking.onsuccess = () => { opening.result.close(); resolve(asking.result); };
      };
    });
    if (count) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return count;
}"""
"""How many lines wait, when none does or ten seconds have passed."""
NAMES = """async () => {
  const texts = [];
  for (const name of await caches.keys()) {
    const kept = await caches.open(name);
    for (const request of await kept.keys()) texts.push(await (await kept.match(request)).text());
  }
  return texts.filter((text) => /Priya|Tom Berg|Acme/.test(text)).length;
}"""


def _lines(home: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{home / 'inroad.sqlite3'}?mode=ro", uri=True)) as file:
        rows = file.execute("select label from inroad_batch where kind='log' order by id")
        return [label for (label,) in rows]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser window; a server that has gone away is heard in its console, so it is not asked."""
    made = browser.new_context()
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def home(five: Path, tmp_path: Path) -> Path:
    """A copy of the home with five people."""
    return Path(copytree(five, tmp_path / "home"))


def _came_in(context: BrowserContext, living: Living) -> Page:
    page = context.new_page()
    name, _, value = living.first_cookie().partition("=")
    context.add_cookies([{"name": name, "value": value, "url": living.origin}])
    page.goto(living.origin + "/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto(living.origin + "/")
    return page


def _typed(page: Page, line: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(line)
    page.wait_for_selector("#understood .note", state="visible")
    page.keyboard.press("Enter")


def test_today_and_its_briefs_can_be_read(context: BrowserContext, home: Path) -> None:
    """The server ends; Today says that it is as it was, a brief is there, the rest is explained."""
    with served(home) as living:
        page = _came_in(context, living)
        kept = page.evaluate(FILLED, 2)
        title = page.inner_text("main h2")
    page.goto(living.origin + "/")
    assert title == page.inner_text("main h2")
    assert "not running here" in page.inner_text("#as-it-was")
    brief = next(each for each in kept if each.startswith("/brief/"))
    page.goto(living.origin + brief)
    assert "not running here" in page.inner_text("#as-it-was")
    page.goto(living.origin + "/people")
    assert "Inroad is not running" == page.inner_text("h1")
    page.goto(living.origin + "/")
    page.click("main .does button >> nth=0")
    assert "it was not kept" in page.inner_text("main")


def test_a_line_waits_and_is_kept_once(context: BrowserContext, home: Path) -> None:
    """Typed while nothing answers, sent when it does; the day counts from when it was typed."""
    port = free_port()
    line = "coffee with Mei yesterday, needs a test bench"
    with served(home, port) as living:
        page = _came_in(context, living)
        page.evaluate(FILLED, 1)
    page.reload()
    _typed(page, line)
    page.wait_for_selector("#waiting")
    assert "1 line waits here." == page.inner_text("#waiting")
    page.goto(living.origin + "/goal")  # another page, and it still waits
    assert "1 line waits here." == page.inner_text("#waiting")
    before = _lines(home)
    with served(home, port):
        page.goto(living.origin + "/")
        page.wait_for_selector("#waited")
        assert 0 == page.locator("#waiting").count()
        assert [*before, line] == _lines(home)
        page.reload()
        other = context.new_page()
        other.goto(living.origin + "/")
        other.wait_for_load_state("networkidle")
        assert [*before, line] == _lines(home)


def test_a_line_with_a_question_asks(context: BrowserContext, home: Path) -> None:
    """What cannot be kept without an answer is asked, not guessed and not lost."""
    inroad(home, "people", "add", "Tom Brook, engineer at Acme")
    port = free_port()
    with served(home, port) as living:
        page = _came_in(context, living)
        page.evaluate(FILLED, 1)
    page.reload()
    _typed(page, "coffee with Tom, needs a test bench")
    page.wait_for_selector("#waiting")
    before = _lines(home)
    with served(home, port):
        page.goto(living.origin + "/")
        page.click("#waiting a")
        page.click(".choice >> nth=0")
        page.wait_for_url("**done=*")
        assert 0 == page.evaluate(LEFT)
        assert [*before, "coffee with Tom, needs a test bench"] == _lines(home)


def test_a_line_that_was_read_is_not_lost_when_the_server_ends(
    context: BrowserContext, home: Path
) -> None:
    """The preview is there, the server goes, Enter: the line waits."""
    with served(home) as living:
        page = _came_in(context, living)
        page.keyboard.press("/")
        page.keyboard.type("coffee with Mei yesterday, needs a test bench")
        page.wait_for_selector("form.keep[data-ready]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#waiting")
    assert "1 line waits here." == page.inner_text("#waiting")


def test_never_stale_while_it_runs(context: BrowserContext, own: Living) -> None:
    """What a terminal has changed is on the page at the next look."""
    page = _came_in(context, own)
    page.evaluate(FILLED, 1)
    inroad(own.home, "goal", "design lead at Brightside")
    page.goto(own.origin + "/")
    assert "design lead at Brightside" in page.inner_text("main")
    assert 0 == page.locator("#as-it-was").count()


def test_a_discreet_screen_leaves_no_names(context: BrowserContext, own: Living) -> None:
    """With names hidden, nothing that names anybody stays in the browser."""
    page = _came_in(context, own)
    page.evaluate(FILLED, 1)
    assert page.evaluate(NAMES) > 0
    page.click("text=Hide names on the screen")
    page.wait_for_selector("html.discreet")
    page.wait_for_timeout(1_500)
    assert 0 == page.evaluate(NAMES)


def test_a_form_empties_what_was_kept(context: BrowserContext, own: Living) -> None:
    """Somebody forgotten, or anything kept: the copies go before the next page is shown."""
    page = _came_in(context, own)
    page.evaluate(FILLED, 1)
    page.goto(own.origin + "/log")
    assert page.evaluate(NAMES) > 0
    page.evaluate(
        """() => fetch("/discreet", { method: "POST",
             headers: JSON.parse(document.body.getAttribute("hx-headers")) })"""
    )
    assert 0 == page.evaluate(NAMES)


def test_a_browser_that_is_locked_out_keeps_nothing(context: BrowserContext, own: Living) -> None:
    """After a lock, the next page that is asked for empties the browser."""
    page = _came_in(context, own)
    page.evaluate(FILLED, 1)
    (own.home / "lock").unlink()
    page.goto(own.origin + "/")
    assert "inroad open" in page.inner_text("body")
    assert not page.evaluate("caches.has('pages')")
