"""What holds on every page: nothing goes wrong, everybody can use it, it fits."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import entered
from tests.web.living import Living

PAGES = (
    "/", "/start", "/goal", "/people", "/people/{id}", "/people/{id}/why", "/brief/{id}", "/reach",
    "/reach?to={id}", "/ask/{id}/{other}", "/give", "/exchange", "/settings", "/files",
    "/people/same", "/trash", "/keys", "/log",
    "/log?line=coffee with Priya yesterday, struggles with onboarding docs, will intro Zoe",
    "/log?line=an",
)  # fmt: skip
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
AXE = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
  .flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target} ${node.failureSummary}`))
"""
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((each) => each.getBoundingClientRect().right > width + 1 && each.clientWidth)
    .filter((each) => !each.closest("nav, .table"))
    .map((each) => each.outerHTML.slice(0, 120));
}"""
SMALL = """() => [...document.querySelectorAll("a, button, input, select, summary")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }))
  .filter((each) => !each.matches("input[type=hidden], .skip, .hidden, .private input"))
  .filter((each) => getComputedStyle(each).display !== "inline")
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([each, box]) => box.width && (box.height < 24 || box.width < 24))
  .filter(([each]) => !each.closest("label") && !each.closest("svg"))
  .map(([each, box]) => `${box.width}x${box.height} ${each.outerHTML.slice(0, 120)}`)
"""


def _addresses(page: Page, living: Living) -> list[str]:
    """Every page's address, about two people who are there."""
    page.goto(living.origin + "/")
    links = page.locator("main a[href^='/people/']").all()
    found = (re.fullmatch(r"/people/(\d+)", each.get_attribute("href") or "") for each in links)
    person, other = list(dict.fromkeys(each[1] for each in found if each))[:2]
    return [living.origin + each.format(id=person, other=other) for each in PAGES]


def _visited(context: BrowserContext, living: Living) -> Iterator[Page]:
    """One tab that goes through all pages; each is there."""
    page = context.new_page()
    for address in _addresses(page, living):
        answer = page.goto(address)
        assert answer is not None and 200 == answer.status, address
        yield page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_everybody_can_use_it(
    browser: Browser, living: Living, theme: str, size: dict[str, int]
) -> None:
    """Axe finds nothing on any page, no page is wider than the screen, no target is too small."""
    found = []
    with entered(browser, living, color_scheme=theme, viewport=size) as context:
        for page in _visited(context, living):
            page.evaluate(AXE_SCRIPT)
            wrong = page.evaluate(AXE) + page.evaluate(TOO_WIDE) + page.evaluate(SMALL)
            found += [f"{page.url}: {each}" for each in wrong]
    assert [] == found


def test_text_at_twice_its_size(browser: Browser, living: Living) -> None:
    """At 200 % a page of 1280 has the room of 640; nothing is cut off sideways."""
    size = {"width": 640, "height": 450}
    with entered(browser, living, viewport=size, device_scale_factor=2) as context:
        found = {page.url: page.evaluate(TOO_WIDE) for page in _visited(context, living)}
    assert {} == {url: wide for url, wide in found.items() if wide}


def test_a_tab_names_nobody(browser: Browser, living: Living) -> None:
    """The title stands in the browser's history and on a shared screen."""
    with entered(browser, living) as context:
        for page in _visited(context, living):
            title = page.title()
            assert title.endswith("Inroad") and not re.search("Priya|Tom|Mei|Ana|Acme", title)
            assert 1 == page.locator("h1").count()


def test_without_a_script(browser: Browser, living: Living) -> None:
    """With JavaScript off every page reads, and a line is looked at, kept and taken back."""
    with entered(browser, living, java_script_enabled=False) as context:
        for page in _visited(context, living):
            assert page.inner_text("h1")
        page.goto(living.origin)
        page.fill("#line", "coffee with Mei yesterday, needs a test bench")
        page.click("text=Look at it")
        assert "test bench" in page.inner_text(".preview")
        page.click(".preview button.main")
        assert "Logged" in page.inner_text(".kept")
        page.click(".kept button")
        assert "Taken back" in page.inner_text(".kept")
        assert 0 == page.locator(".kept button").count()


def test_nothing_moves_for_those_who_asked(browser: Browser, living: Living) -> None:
    """With reduced motion nothing scrolls smoothly, fades or slides."""
    moving = """() => [...document.querySelectorAll("*")].filter((each) => {
      const style = getComputedStyle(each);
      const times = `${style.transitionDuration}, ${style.animationDuration}`.split(", ");
      return style.scrollBehavior === "smooth" || times.some((time) => parseFloat(time) > 0.01);
    }).length"""
    with entered(browser, living, reduced_motion="reduce") as context:
        assert {0} == {page.evaluate(moving) for page in _visited(context, living)}


def test_a_discreet_screen_blurs_names(browser: Browser, living: Living) -> None:
    """With names hidden, no text that names somebody is sharp."""
    sharp = """() => {
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
      while (walk.nextNode()) {
        const text = walk.currentNode, own = text.parentElement;
        const hidden = own.closest("script, datalist, option, .hidden, .private, .picture");
        const named = /Raman|Berg|Mei Lin|Jonas|Souza|Brightside|Northwind/.test(text.data);
        if (named && !hidden && own.checkVisibility()) {
          found.push(`${location.pathname}: ${text.data.trim().slice(0, 80)}`);
        }
      }
      return found;
    }"""
    found: list[str] = []
    with entered(browser, living) as context:
        page = context.new_page()
        page.goto(living.origin)
        page.click("text=Hide names on the screen")
        page.wait_for_selector("html.discreet")
        for each in _visited(context, living):
            if "line=" not in each.url:
                found += each.evaluate(sharp)
    assert [] == [each for each in found if "placeholder" not in each]


def test_a_brief_prints(browser: Browser, living: Living) -> None:
    """On paper: the brief in black, without menu, box and buttons."""
    with entered(browser, living) as context:
        page = context.new_page()
        address = next(each for each in _addresses(page, living) if "/brief/" in each)
        page.goto(address)
        page.emulate_media(media="print", color_scheme="dark")
        assert not page.is_visible(".frame") and not page.is_visible(".frame-foot")
        assert page.is_visible("h1")
        assert "rgb(255, 255, 255)" == page.evaluate(
            "getComputedStyle(document.documentElement).backgroundColor"
        )
        paper = page.pdf(format="A4")
        assert paper.startswith(b"%PDF") and 1 == paper.count(b"/Type /Page\n")
