"""What Inroad says about the world stands in the documents, with its size and its limits."""

import re
from pathlib import Path

import pytest

from inroad.method.own_numbers import BEFORE
from inroad.words.own_numbers import OF_100, STOOD
from inroad.words.sources import CLAIMS, SOURCES, Source, rests_on
from tests.house import documents
from tests.house.test_words import claims
from tests.words.claimed import claimed

ROOT = Path(__file__).parents[2]
HEADING = re.compile(r"^(#+) +(.+?)\s*$", re.MULTILINE)
# A figure: 8,107 and 1.4 and .013, and 37, but not the 2 of "Q2".
FIGURE = re.compile(r"(?<![\w.])(?:\d{1,3}(?:,\d{3})+|\d*\.\d+|\d+)(?![\w])")
ROWS = {
    "none": "mutuals_0",
    "1 or 2": "mutuals_1",
    "3 to 5": "mutuals_3",
    "6 to 10": "mutuals_6",
    "an existing tie, last contact within a week": "week",
    "an existing tie, silent for three to six months": "half_year",
}


def section(where: str) -> str:
    """The text under a heading, up to the next one as high; "" where there is no such heading."""
    name, _, anchor = where.partition("#")
    text = documents.FENCED.sub("", (ROOT / name).read_text("utf-8"))
    heads = list(HEADING.finditer(text))
    for at, head in enumerate(heads):
        if documents.anchors(head.group()) == {anchor}:
            after = (each.start() for each in heads[at + 1 :] if len(each[1]) <= len(head[1]))
            return text[head.end() : next(after, len(text))]
    return ""


def figures(text: str) -> set[str]:
    """The figures of a text."""
    return set(FIGURE.findall(text))


def shown(text: str) -> set[str]:
    """The figures that a text allows one to say: its own, and its shares as of a hundred."""
    found = figures(text)
    return found | {f"{100 * float(each):.0f}" for each in found if each.startswith(".")}


def test_every_claim_has_a_sentence_and_a_source() -> None:
    """And every source is there for a claim, or for the ranges beside one's own numbers."""
    assert claimed().keys() == CLAIMS.keys()
    assert SOURCES.keys() == {*CLAIMS.values(), "first_messages"}


@pytest.mark.parametrize("key", sorted(SOURCES))
def test_a_source_stands_under_a_heading_that_exists(key: str) -> None:
    """In docs/evidence.md, or in docs/why.md, which lists what others have published."""
    source = SOURCES[key]

    assert source.document in ("docs/evidence.md", "docs/why.md")
    assert section(source.where).strip() != ""


@pytest.mark.parametrize("key", sorted(SOURCES))
def test_every_figure_stands_in_the_text(key: str) -> None:
    """Under that heading, as it is said or as a share that rounds to it."""
    source = SOURCES[key]

    assert figures(source.whole) - shown(section(source.where)) == set()


@pytest.mark.parametrize("code", sorted(CLAIMS))
def test_every_figure_of_a_sentence_stands_in_the_text(code: str) -> None:
    """Those that come from this seeker's own facts or parameters are in braces, or a half-life."""
    sentence = re.sub(r"\{\w+\}|65 days|60 days", "", claimed()[code])

    assert figures(sentence) - shown(section(SOURCES[CLAIMS[code]].where)) == set()


@pytest.mark.parametrize("key", sorted(SOURCES))
def test_a_source_tells_its_size_and_its_limits(key: str) -> None:
    """What was counted or that nobody did; each in a sentence or two, and none forbidden."""
    source = SOURCES[key]
    sized = r"\d|many|eleven thousand|assumed|nobody has counted|\(.+ \d{4}\)"

    assert re.search(sized, source.found)
    assert source.found.endswith(".")
    assert source.limits.endswith(".")
    assert max(len(source.found), len(source.limits)) <= 200
    assert claims(source.whole) == {}


def test_who_published_it_is_named_among_the_sources() -> None:
    """A reference by name and year is one that docs/why.md lists."""
    listed = section("docs/why.md#sources")
    for source in SOURCES.values():
        for name, year in re.findall(r"\((\w+) (\d{4})\)", source.whole):
            assert re.search(rf"\b{name}\b[^-]*\b{year}", listed)


def test_the_ranges_beside_own_numbers_are_those_of_the_table() -> None:
    """Row for row, and the whole span that is said beside them."""
    where = SOURCES["first_messages"].where
    table = re.findall(r"^\| (.+?) \| (\d+) to (\d+) % \|$", section(where), re.MULTILINE)

    assert OF_100 == {ROWS[name]: (int(low), int(high)) for name, low, high in table}
    strangers = [span for kind, span in OF_100.items() if kind.startswith("mutuals")]
    before = [span for kind, span in OF_100.items() if not kind.startswith("mutuals")]
    for spans in (strangers, before):
        low, high = min(span[0] for span in spans), max(span[1] for span in spans)
        assert f"{low} to {high}" in SOURCES["first_messages"].found


def test_every_way_of_having_stood_has_its_words() -> None:
    """No more, no fewer."""
    assert set(BEFORE) == STOOD.keys()


def test_a_source_is_told_once_and_in_order() -> None:
    """Two claims may rest on one; what claims nothing rests on none."""
    told = rests_on(["tie.in_contact", "now.silent_since", "point.knows_of_me",
                     "point.thinks_well_of_me", "now.silent_since"])  # fmt: skip

    assert (SOURCES["dormant"], SOURCES["behaviour"]) == told


def test_a_figure_that_is_not_there_would_be_seen() -> None:
    """The tests above can fail: on a figure, and on a heading."""
    made_up = Source("docs/why.md#a-posting-is-late", "It helped 12,345 of them.", "One firm.")

    assert {"12,345"} == figures(made_up.whole) - shown(section(made_up.where))
    assert "" == section("docs/why.md#no-such-heading")
