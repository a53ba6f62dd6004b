"""The worlds' part of the page says what the results file says."""

import pytest
from evidence.page import interval, number
from evidence.results import Claim, Study, Table
from evidence.worlds import page, studies
from evidence.worlds.assumptions import ASSUMPTIONS, TWINS

from evidence import results

FOUND = results.read()


def test_every_assumption_stands_in_the_page_with_its_range() -> None:
    """Whoever reads the page finds every number of the world."""
    text = page.section({"worlds.uncertain": _study(0.01, 0.02)})
    for each in ASSUMPTIONS:
        assert f"| `{each.name}` | {each.value:g} | {each.low:g} to {each.high:g} |" in text
    for _, told in TWINS.values():
        assert told in text


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.01, 0.02, "does better"), (-0.02, -0.01, "does worse"), (-0.01, 0.01, "no difference")],
)
def test_the_sentence_follows_the_interval(low: float, high: float, said: str) -> None:
    """What is written down is what was found, good or bad."""
    assert said in page.section({"worlds.uncertain": _study(low, high)})


def test_without_results_nothing_is_said() -> None:
    """No sentence stands without a run behind it."""
    assert page.section({}) == ""


def test_the_page_has_what_the_results_file_has() -> None:
    """Every interval of the file stands in docs/evidence.md, and no table differs."""
    ours = {name: each for name, each in FOUND.items() if name.startswith("worlds.")}
    if "worlds.uncertain" not in ours:
        pytest.skip("the worlds were not run yet: make evidence")
    text = (results.DOCS / "evidence.md").read_text("utf-8")
    for study in ours.values():
        for claim in study.claims:
            assert interval(claim) in text, claim.name
        for table in study.tables:
            for row in table.rows:
                assert f"| {' | '.join(number(cell, table.digits) for cell in row)} |" in text


def _study(low: float, high: float) -> Study:
    """A study of one lead over every policy."""
    lead = (low + high) / 2
    claims = tuple(
        Claim(f"Inroad minus {name}", lead, low, high, 10) for name in studies.POLICIES[:-1]
    )
    return Study("worlds.uncertain", claims, (Table("Outcomes", ("policy",), ()),),
                 facts={"seeds": 10})  # fmt: skip
