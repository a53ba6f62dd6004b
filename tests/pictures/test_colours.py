"""The stylesheet of the pictures: every class is dressed, in colours that can be told apart."""

import re
from pathlib import Path

import pytest

import inroad.web
from inroad.pictures.coverage_map import STEP
from inroad.pictures.picture import BROAD
from inroad.pictures.shapes import SMALL
from tests.pictures.looking import gallery, parsed

STATIC = Path(inroad.web.__file__).parent / "static" / "inroad"
CSS = (STATIC / "pictures.css").read_text("utf-8")
PAGE = STATIC / "style.css"
TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", PAGE.read_text("utf-8")
    )
}
RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL))
LETTERS = ("ink", "muted", "accent", "hole", "insider", "creator", "pathfinder")
MARKS = ("edge", "accent", "hole", "ink", "muted", "insider", "creator", "pathfinder")

both_themes = pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
on_each_ground = pytest.mark.parametrize("ground", ["paper", "card"])


def luminance(colour: str) -> float:
    """How bright a colour is, in [0, 1] (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    """Black on white has 21; a grey that is known to pass just passes."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@both_themes
@on_each_ground
@pytest.mark.parametrize("token", LETTERS)
def test_text_can_be_read(token: str, ground: str, theme: int) -> None:
    """4.5:1 at least."""
    assert contrast(TOKENS[token][theme], TOKENS[ground][theme]) >= 4.5


@both_themes
@on_each_ground
@pytest.mark.parametrize("token", MARKS)
def test_marks_can_be_seen(token: str, ground: str, theme: int) -> None:
    """3:1 at least."""
    assert contrast(TOKENS[token][theme], TOKENS[ground][theme]) >= 3


@both_themes
def test_what_stands_on_me_can_be_read(theme: int) -> None:
    """The word inside the mark for me."""
    assert contrast(TOKENS["on-accent"][theme], TOKENS["accent"][theme]) >= 4.5


def test_colours_are_the_pages_own() -> None:
    """No colour but a token; only hairlines, which carry nothing alone, take the faint one."""
    used = {name for _, body in RULES for name in re.findall(r"var\(--([\w-]+)\)", body)}
    faint = {sheet.strip() for sheet, body in RULES if "var(--line)" in body}

    assert re.findall(r"#[0-9a-f]{3,8}\b|rgb|hsl", CSS) == []
    assert used - set(TOKENS) == {"text"}
    assert faint == {".drawn .rule", ".drawn .leader", ".drawn .since"}


def test_every_class_has_a_rule() -> None:
    """What is drawn is dressed, and no rule is left over."""
    drawn = {
        name
        for _, picture in gallery()
        for each in parsed(picture).iter()
        for name in each.attrib.get("class", "").split()
    }
    ruled = set(re.findall(r"\.([a-z][\w-]*)", " ".join(sheet for sheet, _ in RULES)))

    assert drawn - ruled == {"ink"} - ruled
    assert ruled - drawn == {"picture"}


def test_nothing_is_too_small_where_the_wide_layout_begins() -> None:
    """Text has 12 pixels, and what is pointed at has 24, in the narrowest room it is shown in."""
    (rem,) = re.findall(r"@container \(min-width: (\d+)rem\)", CSS)
    scale = int(rem) * 16 / BROAD

    assert SMALL * scale >= 12
    assert STEP * scale >= 24
