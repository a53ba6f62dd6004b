"""Every picture is safe, can be reached, stays in its frame and says the same as its table."""

import re
from collections import Counter
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.pictures.picture import Picture
from inroad.pictures.shapes import leading
from tests.pictures.looking import SVG, corners, gallery, lines, name_of, parsed, size

PICTURES = dict(gallery())
HOSTILE = st.one_of(
    st.text(min_size=1, max_size=60),
    st.sampled_from([
        "</title><script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "]]>", "&amp;",
        "\x00\x0b\ufffe", "<!--", "a\nb\tc", "\u202egnp.exe", "W" * 400, "{0}{name}%s",
        "<style>*{}</style>", "javascript:alert(1)",
    ]),
)  # fmt: skip

each_picture = pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES.keys())


@each_picture
def test_it_says_what_it_is(picture: Picture) -> None:
    """A reader who does not see it hears its title and its description."""
    tree = parsed(picture)
    said = {each.attrib["id"]: each.text for each in tree if "id" in each.attrib}

    assert picture.title == said[tree.attrib["aria-labelledby"]]
    assert picture.description == said[tree.attrib["aria-describedby"]]


@each_picture
def test_its_links_can_be_reached(picture: Picture) -> None:
    """A picture with links is a group; each link has a name, and leads to a page of ours."""
    tree = parsed(picture)
    links = list(tree.iter(f"{SVG}a"))

    assert tree.attrib["role"] == ("group" if links else "img")
    assert all(each.findtext(f"{SVG}title") for each in links)
    assert all("".join(t.text or "" for t in each.iter(f"{SVG}text")) for each in links)
    assert all(each.attrib["href"].startswith("/") for each in links)


@each_picture
def test_it_brings_no_style_and_no_script(picture: Picture) -> None:
    """The page's policy lets neither in, and colour is the stylesheet's."""
    tree = parsed(picture)
    names = {each.tag.removeprefix(SVG) for each in tree.iter()}

    assert names <= {"svg", "title", "desc", "g", "a", "text", "path", "rect", "circle"}
    assert {key for key in attributes(tree) if key.startswith("on")} == set()
    assert attributes(tree) & {"style", "color"} == set()
    assert {each.attrib["fill"] for each in tree.iter() if "fill" in each.attrib} <= {"none"}


@each_picture
def test_it_stays_in_its_frame(picture: Picture) -> None:
    """No mark and no word is cut off at an edge."""
    tree = parsed(picture)
    wide, high = size(tree)

    outside = [
        each for each in corners(tree) if not (0 <= each[0] <= wide and 0 <= each[1] <= high)
    ]
    cut = [each for each in lines(tree)
           if each.left < 0 or each.top < 0 or each.right > wide or each.bottom > high]  # fmt: skip
    assert (outside, cut) == ([], [])


@each_picture
def test_no_word_lies_on_another(picture: Picture) -> None:
    """With nobody, with five people, and with thousands."""
    said = [each for each in lines(parsed(picture)) if each.shown]
    met = [(one.what, other.what) for one, other in combinations(said, 2) if one.meets(other)]

    assert met == []


@each_picture
def test_a_name_that_shows_on_the_way_lies_on_nothing(picture: Picture) -> None:
    """The name of a mark appears in a place that is kept free for it."""
    said = lines(parsed(picture))
    hidden = [each for each in said if not each.shown]

    assert [(one.what, other.what) for one in hidden for other in said
            if other.shown and one.meets(other)] == []  # fmt: skip


def test_a_page_of_all_pictures_has_no_id_twice() -> None:
    """At both widths, since both stand in a page."""
    ids = Counter(
        each.attrib["id"]
        for picture in PICTURES.values()
        for each in parsed(picture).iter()
        if "id" in each.attrib
    )

    assert ids == Counter(dict.fromkeys(ids, 1))
    assert len(ids) == 2 * len(PICTURES)


def test_the_same_values_give_the_same_picture() -> None:
    """Nothing depends on the day, on chance, or on the order of a set."""
    assert dict(gallery()) == PICTURES


def test_both_widths_tell_the_same() -> None:
    """A phone's reader misses nothing."""
    wide = {key: each for key, each in PICTURES.items() if key.endswith("wide")}
    tall = {key: PICTURES[key.removesuffix("wide") + "narrow"] for key in wide}

    assert [(each.title, each.description, each.table) for each in wide.values()] == [
        (each.title, each.description, each.table) for each in tall.values()
    ]


@each_picture
def test_its_table_has_as_many_cells_as_heads(picture: Picture) -> None:
    """Each row is whole."""
    assert {len(row) for row in picture.table.rows} <= {len(picture.table.headers)}


def attributes(tree: ET.Element) -> set[str]:
    """What is said about marks, of whatever kind."""
    return {key for each in tree.iter() for key in each.attrib}


@settings(deadline=None)
@given(hostile=HOSTILE)
def test_no_name_gets_out_of_its_text(hostile: str) -> None:
    """Whatever somebody is called, it is shown as text, and a picture is what it was before."""

    def names(person: int) -> str:
        return hostile if person % 3 else name_of(person)

    for key, picture in gallery(names):
        tree = parsed(picture)
        marks = Counter(each.tag for each in tree.iter() if each.tag != f"{SVG}text")
        before = Counter(each.tag for each in parsed(PICTURES[key]).iter()
                         if each.tag != f"{SVG}text")  # fmt: skip
        wide, high = size(tree)
        assert marks[f"{SVG}a"] == before[f"{SVG}a"]
        assert set(marks) == set(before)
        assert not re.search(r"<(script|style|img)", picture.svg)
        assert attributes(tree) == attributes(parsed(PICTURES[key]))
        assert all(0 <= x <= wide and 0 <= y <= high for x, y in corners(tree))


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "//elsewhere.example", "/\\elsewhere.example", "data:,", ""]
)
def test_a_link_leads_to_a_page_of_ours(href: str) -> None:
    """Anything else is a wrong call."""
    with pytest.raises(ValueError, match="no page of ours"):
        leading(href, ())
