"""What another site's page in the same browser can do: nothing."""

import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.browser.conftest import entered
from tests.web.living import Living

TRIES = """async (origin) => {
  const tried = {};
  for (const [name, wish] of Object.entries({
    read: {}, cookies: { credentials: "include" },
    blind: { mode: "no-cors", credentials: "include" },
    write: { method: "POST", mode: "no-cors", credentials: "include", body: "state=done" },
    odd: { method: "PUT" }, json: { method: "POST", headers: { "X-CSRFToken": "a" } },
  })) {
    try {
      const answer = await fetch(`${origin}/`, wish);
      tried[name] = `${answer.type} ${answer.status} ${(await answer.text()).length}`;
    } catch (error) { tried[name] = "refused"; }
  }
  for (const tag of ["img", "script", "iframe", "link"]) {
    tried[tag] = await new Promise((resolve) => {
      const part = document.createElement(tag);
      part.onload = () => resolve("loaded");
      part.onerror = () => resolve("refused");
      const path = { img: "/icon.svg", script: "/static/inroad/page.js", iframe: "/" }[tag];
      if (path) part.src = origin + path;
      else Object.assign(part, { rel: "stylesheet", href: `${origin}/static/inroad/style.css` });
      document.body.append(part);
    });
  }
  return tried;
}"""


class _Quiet(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """An empty page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Another</title><body>")

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def neighbour() -> Iterator[int]:
    """Another program on this machine that serves pages; its port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser, living: Living) -> Iterator[Page]:
    """A page in a browser that has come in."""
    context = browser.new_context()
    name, _, value = living.first_cookie().partition("=")
    context.add_cookies(
        [{"name": name, "value": value, "url": living.origin, "sameSite": "Strict"}]
    )
    tab = context.new_page()
    tab.goto(living.origin)
    assert "This week" == tab.inner_text("h1")
    yield tab
    context.close()


def test_a_name_mapped_to_this_machine_is_refused(page: Page, living: Living) -> None:
    """A site that lets its name point here (DNS rebinding) is told nothing."""
    answer = page.goto(f"http://evil.test:{living.port}/")
    assert answer is not None
    assert (421, "Not here.") == (answer.status, page.inner_text("body").strip())
    said = page.evaluate("fetch('/').then((a) => a.text())")
    assert "Not here.\n" == said


@pytest.mark.parametrize("host", ["127.0.0.1", "evil.test"])
def test_another_page_cannot_read_or_write(
    page: Page, living: Living, neighbour: int, host: str
) -> None:
    """From another port of this machine, or from another site: no read, no write, no picture."""
    page.goto(f"http://{host}:{neighbour}/")
    tried = page.evaluate(TRIES, living.origin)
    opaque = {name: tried.pop(name) for name in ("blind", "write")}
    assert set(opaque.values()) <= {"refused", "opaque 0 0"}
    framed = tried.pop("iframe")  # a browser shows its own page instead, and calls it loaded
    assert framed in ("loaded", "refused")
    assert {"refused"} == set(tried.values())
    inside = [each for each in page.frames if each.url.startswith(living.origin)]
    assert "Acme" not in "".join(each.content() for each in inside)


@pytest.mark.parametrize("host", ["127.0.0.1", "evil.test"])
def test_a_form_of_another_page_is_refused(
    page: Page, living: Living, neighbour: int, host: str
) -> None:
    """A form that another page sends here, as a whole page, keeps nothing."""
    page.goto(f"http://{host}:{neighbour}/")
    with page.expect_navigation():
        page.evaluate(
            """(action) => {
              const form = document.createElement("form");
              form.method = "post"; form.action = action;
              document.body.append(form); form.submit();
            }""",
            f"{living.origin}/discreet",
        )
    assert "Another site's page may not ask this." == page.inner_text("body").strip()


def test_our_page_cannot_be_framed(page: Page, living: Living, neighbour: int) -> None:
    """No other page can lay its own over ours and have it clicked."""
    page.goto(f"http://127.0.0.1:{neighbour}/")
    page.evaluate(
        "(src) => document.body.append(Object.assign(document.createElement('iframe'), { src }))",
        living.origin,
    )
    page.wait_for_timeout(300)
    for frame in page.frames[1:]:
        try:
            assert "week" not in frame.content()
        except Error:  # the browser's own page says nothing
            continue


def test_a_link_comes_in_once(browser: Browser, living: Living) -> None:
    """The launch link opens Today, leaves no key in the address, and opens no second browser."""
    link = f"{living.origin}{living.fresh_link()}"
    first, second = browser.new_context(), browser.new_context()
    try:
        one, two = first.new_page(), second.new_page()
        one.goto(link)
        assert f"{living.origin}/" == one.url
        assert "This week" == one.inner_text("h1")
        answer = two.goto(link)
        assert answer is not None and 403 == answer.status
        assert "inroad open" in two.inner_text("body")
    finally:
        first.close()
        second.close()


def test_no_script_of_a_page_reads_the_cookies(browser: Browser, living: Living) -> None:
    """Cookies are for the server alone."""
    with entered(browser, living) as context:
        page = context.new_page()
        page.goto(living.origin + "/log")
        kept = {each["name"]: each for each in context.cookies() if each["name"] == "inroad_form"}
        assert kept["inroad_form"]["httpOnly"] and "Strict" == kept["inroad_form"]["sameSite"]
        assert "inroad_form" not in page.evaluate("document.cookie")
