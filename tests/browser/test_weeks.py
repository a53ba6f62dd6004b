"""A new seeker's first five minutes, and a week of use, wholly on the page."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened
from tests.web.living import Living

NAMES = """Priya Raman, engineer, Data Platform at Acme
Tom Berg, head of Data Platform at Acme
Mei Lin, designer at Brightside
Jonas Falk, data engineer at Northwind
Ana Souza, product manager at Acme"""


def _log(page: Page, line: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(line)
    page.wait_for_selector("form.keep[data-ready]")
    with page.expect_navigation():  # the page before may say "kept" of something else
        page.keyboard.press("Enter")
    page.wait_for_selector(".scripted .kept")


def test_the_first_five_minutes(opened: Opened, empty: Living) -> None:
    """One sentence, five names, the map, and three cards that answer the four questions."""
    page = opened(empty)
    assert f"{empty.origin}/start" == page.url
    page.fill("[name=sentence]", "data platform at Acme by December")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Acme")
    page.fill("[name=names]", NAMES)
    page.click("text=These are my people")
    expect(page.locator("svg[role=img], [role=img] svg, .picture svg").first).to_be_visible()
    page.goto(empty.origin)
    assert "This week" == page.inner_text("h1")
    cards = page.locator(".card").all()
    assert 3 <= len(cards) <= 5
    for card in cards:
        asked = [each.inner_text() for each in card.locator(".answers dt").all()]
        assert {"Who", "What", "Why they would", "The point"} <= set(asked)
        assert re.search(r"\d+ min", card.inner_text())


def test_a_week(opened: Opened, own: Living) -> None:
    """A promise kept, an introduction asked, a talk logged, a gift given, an opening kept."""
    page = opened(own)
    first = page.locator(".card").first
    expect(first).to_contain_text("checklist")  # what I promised stands first
    first.locator("button.main").click()
    page.wait_for_selector(".scripted .kept")
    assert "checklist" not in page.inner_text(".cards")

    _log(page, "call with Tom yesterday, he needs a test bench, will intro Zoe, "
               "they are hiring a data engineer in June")  # fmt: skip
    page.goto(own.origin + "/goal")
    expect(page.locator("main")).to_contain_text("data engineer")

    page.goto(own.origin + "/give")
    expect(page.locator("main")).to_contain_text("a test bench")
    before = page.locator("main .said", has_text="onboarding docs").count()
    assert 1 == before
    page.locator(".card", has_text="onboarding docs").locator("button.main").click()
    page.wait_for_selector(".scripted .kept")
    assert 0 == page.locator("main .card .said", has_text="onboarding docs").count()

    page.goto(own.origin)
    card = page.locator(".card").first
    title = card.locator("h2").inner_text()
    card.locator("[data-do=snooze]").click()
    page.wait_for_selector(".scripted .kept")
    assert title not in page.inner_text("main")


def test_undo_gives_back_what_was(opened: Opened, own: Living) -> None:
    """Done, and undone with a key; the card is where it was."""
    page = opened(own)
    before = page.inner_text(".cards")
    page.locator(".card button.main").first.click()
    page.wait_for_selector(".scripted .kept")
    assert before != page.inner_text(".cards")
    page.keyboard.press("u")
    page.wait_for_selector(".kept button", state="detached")
    assert before == page.inner_text(".cards")


def test_a_talk_is_previewed_while_one_types(opened: Opened, own: Living) -> None:
    """What is understood grows with the line; a question is asked before anything is kept."""
    page = opened(own)
    page.keyboard.press("/")
    page.keyboard.type("coffee with Priya yesterday")
    expect(page.locator("#understood")).to_contain_text("Priya Raman")
    page.keyboard.type(", needs a test bench, I promised her our checklist by Friday")
    expect(page.locator("#understood")).to_contain_text("test bench")
    expect(page.locator("#understood")).to_contain_text("checklist")
    assert 0 == page.locator(".kept").count()


def test_somebody_unclear_is_a_question(opened: Opened, own: Living) -> None:
    """Two people called Tom: one click says which, and the line is kept."""
    from tests.web.living import inroad

    inroad(own.home, "people", "add", "Tom Brook, engineer at Acme")
    page = opened(own)
    page.keyboard.press("/")
    page.keyboard.type("coffee with Tom yesterday, needs a test bench")
    page.wait_for_selector("#understood .choice")
    page.click("#understood .choice:has-text('Brook')")
    if page.locator(".preview button.main").count():
        page.click(".preview button.main")
    page.wait_for_selector(".scripted .kept")
    page.goto(own.origin + "/give")
    expect(page.locator("main")).to_contain_text("Tom Brook")
