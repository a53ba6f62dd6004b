"""Everything by keyboard."""

from playwright.sync_api import expect

from tests.browser.conftest import Opened
from tests.web.living import Living


def test_the_box_is_a_key_away(opened: Opened, living: Living) -> None:
    """ "/" and Ctrl+K go to it, Escape leaves it empty."""
    page = opened(living, "/goal")
    box = page.locator("#line")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("an")
    page.wait_for_selector("#understood .links")
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    expect(box).to_have_value("")
    assert "" == page.inner_text("#understood")
    page.keyboard.press("Control+k")
    expect(box).to_be_focused()


def test_letters_are_letters_while_one_types(opened: Opened, living: Living) -> None:
    """Nothing is taken from somebody who writes."""
    page = opened(living, "/")
    page.keyboard.press("/")
    page.keyboard.type("g t j k d u /")
    expect(page.locator("#line")).to_have_value("g t j k d u /")
    assert f"{living.origin}/" == page.url


def test_g_and_a_letter_lead_to_a_page(opened: Opened, living: Living) -> None:
    """Each page of the menu has its key."""
    page = opened(living, "/keys")
    keys = {
        each.get_attribute("data-key"): each.get_attribute("href")
        for each in page.locator(".frame nav [data-key]").all()
    }
    assert 7 == len(keys)
    for key, address in keys.items():
        page.keyboard.press("g")
        page.keyboard.press(str(key))
        page.wait_for_url(f"{living.origin}{address}")


def test_j_and_k_walk_the_cards(opened: Opened, living: Living) -> None:
    """From card to card, staying at the ends; Enter opens the one that has the focus."""
    page = opened(living, "/")
    cards = page.locator("[data-item]").count()
    assert cards >= 3
    at = """[...document.querySelectorAll("[data-item]")]
      .findIndex((each) => each.contains(document.activeElement))"""
    walked = []
    for key in ["j"] * (cards + 1) + ["k"] * 2:
        page.keyboard.press(key)
        walked.append(page.evaluate(at))
    assert [*range(cards), cards - 1, cards - 2, cards - 3] == walked
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/*")


def test_a_word_leads_to_a_person_or_a_page(opened: Opened, living: Living) -> None:
    """The box finds people and pages; Enter goes to the first."""
    page = opened(living, "/")
    page.keyboard.press("/")
    page.keyboard.type("give")
    page.wait_for_selector("#understood .links")
    page.keyboard.press("Enter")
    page.wait_for_url("**/give")
    page.keyboard.press("Control+k")
    page.keyboard.type("mei l")
    page.wait_for_selector("#understood .links a[href^='/people/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/*")


def test_tab_reaches_everything_in_its_order(opened: Opened, living: Living) -> None:
    """The way to the content first, then down the page; the focus can be seen at each stop."""
    page = opened(living, "/")
    page.keyboard.press("Tab")
    assert "To the content" == page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    assert "main" == page.evaluate("document.activeElement.id")
    seen = """() => {
      const now = document.activeElement, style = getComputedStyle(now);
      const width = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
      return [now.matches("main *"), width];
    }"""
    for _ in range(6):
        page.keyboard.press("Tab")
        inside, outline = page.evaluate(seen)
        assert inside and outline >= 2


def test_enter_keeps_what_was_typed_last(opened: Opened, own: Living) -> None:
    """Typed and sent faster than it is read: the whole line is kept, once."""
    page = opened(own, "/")
    page.keyboard.press("/")
    line = "coffee with Mei yesterday, needs a test bench"
    page.keyboard.type(line)
    page.keyboard.press("Enter")
    page.wait_for_url("**done=*")
    page.wait_for_selector(".scripted .kept")
    assert line in page.inner_text(".kept")


def test_enter_held_down_keeps_one(opened: Opened, own: Living) -> None:
    """Five times Enter on a line that was read: one line, and its Undo takes it back."""
    page = opened(own, "/")
    page.keyboard.press("/")
    page.keyboard.type("coffee with Mei yesterday, needs a test bench")
    page.wait_for_selector("form.keep[data-ready]")
    for _ in range(5):
        page.keyboard.press("Enter")
    page.wait_for_url("**done=*")
    page.wait_for_selector(".scripted .kept")
    page.keyboard.press("u")
    page.wait_for_selector(".kept button", state="detached")
    page.goto(own.origin + "/give")
    assert "test bench" not in page.inner_text("main")
