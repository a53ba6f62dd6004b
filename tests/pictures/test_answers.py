"""What the pictures show is what the values say."""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.method.coverage import LEVELS
from inroad.method.roles import ROLES
from inroad.pictures.chains_map import chains_map
from inroad.pictures.coverage_map import coverage_map
from inroad.pictures.lettering import balanced, cut, width, wrapped
from inroad.pictures.standing_map import Mark, standing_over_time
from inroad.pictures.weeks_map import by_week
from tests.pictures.looking import (
    CHAINS,
    COVERAGES,
    ME,
    POINTS,
    SVG,
    TODAY,
    WEEKS,
    chain,
    chains_picture,
    corners,
    coverage_picture,
    covering,
    held,
    lines,
    listed,
    name_of,
    page_of,
    parsed,
    size,
    why,
)

narrow_or_not = pytest.mark.parametrize("narrow", [False, True])


@narrow_or_not
@pytest.mark.parametrize("which", COVERAGES)
def test_everybody_in_a_role_is_a_mark_or_is_counted(which: str, narrow: bool) -> None:
    """Each person has a link of their own, or is in the number after the last one."""
    coverage = COVERAGES[which]
    tree = parsed(coverage_picture(which, narrow))
    links = [each for each in tree.iter(f"{SVG}a") if each.get("class") != "missing"]
    shown = {each.attrib["href"]: each.findtext(f"{SVG}title") for each in links}
    more = [int(t.text or "") for each in links for t in each.iter(f"{SVG}text")
            if (t.text or "").startswith("+")]  # fmt: skip
    people = [who for cell in coverage.people.values() for who in cell]
    marked = [who for who in people if page_of(who) in shown]

    assert {shown[page_of(who)] for who in marked} == {name_of(who) for who in marked}
    assert len(people) == len(marked) + sum(more)


@narrow_or_not
@pytest.mark.parametrize("which", COVERAGES)
def test_the_map_and_its_table_count_the_same(which: str, narrow: bool) -> None:
    """Twelve fields, each with its number; the numbers in the picture are those."""
    coverage, picture = COVERAGES[which], coverage_picture(which, narrow)
    counts = [len(coverage.people.get((role, level), ())) for role in ROLES for level in LEVELS]
    drawn = [each.what for each in lines(parsed(picture)) if each.what.isdecimal()]

    assert [str(count) for count in counts] == [row[2] for row in picture.table.rows]
    assert Counter(str(count) for count in counts if count) == Counter(drawn)


@narrow_or_not
def test_who_is_named_in_the_table_is_named_in_the_picture(narrow: bool) -> None:
    """The others are others in both."""
    picture = coverage_picture("many", narrow)
    titles = [each.text for each in parsed(picture).iter(f"{SVG}title")]

    named = [name for row in picture.table.rows for name in row[3].split(" and ")[0].split(", ")]
    assert [each for each in named if each != "nobody yet" and each not in titles] == []
    assert "and 1207 others" in picture.table.rows[0][3]


@narrow_or_not
def test_a_role_in_which_nobody_knows_what_i_bring_is_a_hole(narrow: bool) -> None:
    """It is outlined, named, and leads to somebody who could help, or to the role's people."""
    tree = parsed(coverage_picture("many", narrow))
    holes = [each for each in tree.iter(f"{SVG}a") if each.get("class") == "missing"]

    assert ["/people/7"] == [each.attrib["href"] for each in holes]
    assert "Missing most: no job creator knows what you bring yet" == holes[0].findtext(
        f"{SVG}title"
    )


@narrow_or_not
def test_a_role_without_anybody_is_a_hole(narrow: bool) -> None:
    """While nobody is known, every role is one."""
    tree = parsed(coverage_picture("nobody", narrow))
    holes = [each for each in tree.iter(f"{SVG}a") if each.get("class") == "missing"]

    assert [listed(role, None) for role in ROLES] == [each.attrib["href"] for each in holes]


@narrow_or_not
def test_a_hole_at_one_of_several_places_is_named_too(narrow: bool) -> None:
    """Even where the map of all places together has none."""
    tree = parsed(coverage_picture("full", narrow))
    (hole,) = (each for each in tree.iter(f"{SVG}a") if each.get("class") == "missing")

    assert "A second place:" in " ".join(t.text or "" for t in hole.iter(f"{SVG}text"))


def test_each_role_has_a_shape_of_its_own() -> None:
    """Whoever sees no colours tells them apart."""
    tree = parsed(coverage_picture("full", narrow=False))
    shapes = {
        (each.attrib["class"], each.tag, each.attrib.get("d", "circle").split("l")[-1])
        for each in tree.iter()
        if each.attrib.get("class", "").startswith("dot ")
    }

    assert len(ROLES) == len(shapes) == len({(tag, path) for _, tag, path in shapes})


counts = st.dictionaries(
    st.tuples(st.sampled_from(ROLES), st.sampled_from(LEVELS)), st.integers(0, 60)
)


@settings(deadline=None)
@given(counts=counts, narrow=st.booleans())
def test_any_map_stays_in_its_frame(counts: dict, narrow: bool) -> None:  # type: ignore[type-arg]
    """However the people are spread, and no number lies on another."""
    picture = coverage_map(covering(counts), name_of, page_of, listed, narrow=narrow)
    tree = parsed(picture)
    wide, high = size(tree)
    said = [each for each in lines(tree) if each.shown]

    assert all(0 <= x <= wide and 0 <= y <= high for x, y in corners(tree))
    assert [(a.what, b.what) for a, b in combinations(said, 2) if a.meets(b)] == []


@narrow_or_not
@pytest.mark.parametrize("which", [each for each in CHAINS if each != "none"])
def test_everybody_on_a_chain_stands_there_once(which: str, narrow: bool) -> None:
    """A connector whom two chains share, too; and each link once."""
    tree = parsed(chains_picture(which, narrow))
    people = {who for each in CHAINS[which] for who in each.people if who != ME}
    links = {(link.giver, link.taker) for each in CHAINS[which] for link in each.links}
    drawn = [each for each in tree.iter(f"{SVG}g") if each.get("class") == "tie"]

    assert Counter(map(page_of, people)) == Counter(
        each.attrib["href"] for each in tree.iter(f"{SVG}a")
    )
    assert len(links) == len(drawn)


@pytest.mark.parametrize("which", [each for each in CHAINS if each != "none"])
def test_the_chains_and_their_table_have_the_same_links(which: str) -> None:
    """Each link of each chain is a row, with all of its reasons."""
    picture = chains_picture(which, narrow=False)
    expected = [(name_of(link.giver), name_of(link.taker), "; ".join(map(why, link.reasons)))
                for each in CHAINS[which] for link in each.links]  # fmt: skip

    assert sorted(expected) == sorted(row[1:4] for row in picture.table.rows)


def test_a_likelier_link_is_a_thicker_line_and_never_a_number() -> None:
    """Three weights; the table says them in words."""
    picture = chains_map([chain((ME, 5, 6, 9), 0.9, 0.41, 0.1)], ME, name_of, why, page_of)
    tree = parsed(picture)
    thick = {
        tie.findtext(f"{SVG}title"): float(path.attrib["stroke-width"])
        for tie in tree.iter(f"{SVG}g")
        for path in tie
        if "stroke-width" in path.attrib
    }
    reasons = [row[3] for row in picture.table.rows]

    assert ["likely", "maybe", "less likely"] == [row[4] for row in picture.table.rows]
    assert thick[reasons[0]] > thick[reasons[1]] > thick[reasons[2]]
    assert [] == [each for each in ("0.9", "90", "0.41", "41", "%") if each in picture.description]


def test_a_chain_begins_with_me() -> None:
    """Anything else is a wrong call."""
    with pytest.raises(ValueError, match="a chain leads from me"):
        chains_map([chain((5, 9), 0.5)], ME, name_of, why, page_of)


@st.composite
def some_chains(draw: st.DrawFn) -> list:  # type: ignore[type-arg]
    """At most five chains of up to three links among a few people, as a place may give."""
    found = []
    for _ in range(draw(st.integers(1, 5))):
        rest = draw(st.lists(st.integers(2, 8), min_size=1, max_size=3, unique=True))
        found.append(chain((ME, *rest), *draw(st.lists(
            st.floats(0, 1), min_size=len(rest), max_size=len(rest)))))  # fmt: skip
    return found


@settings(deadline=None)
@given(found=some_chains(), narrow=st.booleans())
def test_any_chains_stay_in_their_frame(found: list, narrow: bool) -> None:  # type: ignore[type-arg]
    """Whatever they share, each person is there once and nothing leaves the frame."""
    picture = chains_map(found, ME, name_of, why, page_of, narrow=narrow)
    tree = parsed(picture)
    wide, high = size(tree)
    people = {who for each in found[:4] for who in each.people if who != ME}

    assert all(-1 <= x <= wide and 0 <= y <= high for x, y in corners(tree))
    assert len(people) == sum(1 for _ in tree.iter(f"{SVG}a"))


def test_what_happened_stands_in_the_table_by_its_day() -> None:
    """The first day and the last one stand around it; beliefs are words, not numbers."""
    marks = [Mark(TODAY - timedelta(days=200), "spoke with you")]
    picture = standing_over_time(POINTS, marks, "Karino Bavin")

    assert picture.table.rows == (
        ("5 August 2025", "", "not yet", "not yet", "not yet"),
        ("13 November 2025", "spoke with you", "likely", "likely", "maybe"),
        ("1 June 2026", "", "likely", "maybe", "likely"),
    )


def test_a_higher_belief_is_drawn_higher() -> None:
    """A line's points stand as its values do."""
    tree = parsed(standing_over_time(POINTS, [], "Karino Bavin"))
    curves = [each.attrib["d"] for each in tree.iter(f"{SVG}path") if each.get("class") == "curve"]
    heights = [-float(each) for each in curves[0].removeprefix("M").split()[1::2]]
    values = [held_.knows_of_me for _, held_ in POINTS]

    assert len(curves) == 3
    assert sorted(range(4), key=heights.__getitem__) == sorted(range(4), key=values.__getitem__)


def test_a_belief_that_loses_much_is_said_to_fade() -> None:
    """Silence takes back what a talk gave."""
    days = [(TODAY - timedelta(days=9), held(0.9, 0.9, 0.9)), (TODAY, held(0.88, 0.6, 0.3))]
    picture = standing_over_time(days, [], "Karino Bavin")

    assert picture.description == (
        "Knows of you: likely. Knows what you bring: likely, fading. "
        "Thinks well of you: maybe, fading."
    )


def test_while_nothing_has_happened_a_sentence_says_so() -> None:
    """No empty axes: of somebody, of the weeks, of the ways there."""
    flat = [(TODAY - timedelta(days=9), held(0.1, 0.1, 0.2)), (TODAY, held(0.1, 0.1, 0.2))]
    empty = [
        standing_over_time(flat, [], "Karino Bavin"),
        by_week([]),
        by_week([(date(2026, 5, 25), 0, 0)]),
        chains_map([], ME, name_of, why, page_of),
    ]

    assert [[]] * 4 == [list(parsed(each).iter(f"{SVG}path")) for each in empty]
    assert all(each.description.endswith(".") and not each.table.rows for each in empty)


@narrow_or_not
def test_each_week_is_a_row_and_each_week_with_something_a_bar(narrow: bool) -> None:
    """The latest 26 weeks; the total is said beside them."""
    picture = by_week(WEEKS, narrow=narrow)
    tree, shown = parsed(picture), WEEKS[-26:]
    bars = [each for each in tree.iter(f"{SVG}rect") if each.get("class") == "bar"]

    assert [(str(talks), str(met)) for _, talks, met in shown] == [
        row[1:] for row in picture.table.rows
    ]
    assert sum((talks > 0) + (met > 0) for _, talks, met in shown) == len(bars)
    assert f"{sum(week[1] for week in shown)} in 26 weeks" in {e.what for e in lines(tree)}


@settings(deadline=None)
@given(said=st.text(max_size=80), wide=st.floats(60, 400), most=st.integers(1, 4))
def test_lines_fit_their_width(said: str, wide: float, most: int) -> None:
    """Cut, wrapped or balanced; and a text that fits stays whole."""
    for found in (wrapped(said, 13, wide, most=most), balanced(said, 13, wide, most=most)):
        assert len(found) <= most
        assert all(width(each, 13) <= wide + 1e-6 for each in found)
    assert width(cut(said, 13, wide), 13) <= wide + 1e-6
    assert said == cut(said, 13, width(said, 13) + 1)
