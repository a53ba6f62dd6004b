"""Positions over time from what sources showed and when."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from inroad.method.careers import Held, positions

DAYS = st.one_of(st.none(), st.dates(date(2015, 1, 1), date(2026, 1, 1)))
HELD = st.builds(
    Held,
    organisation=st.sampled_from(["Acme", "ACME Inc.", "Fabrikam"]),
    unit=st.sampled_from(["", "Grid"]),
    title=st.sampled_from(["", "Engineer", "Lead"]),
    since=DAYS,
    until=DAYS,
    seen_on=DAYS,
)


def test_two_exports_give_a_dated_change() -> None:
    """The old position ends on the day it was last seen, the new one begins when first seen."""
    old = Held("Contoso", title="Engineer", seen_on=date(2024, 3, 1))
    new = Held("Acme", title="Data Engineer", seen_on=date(2026, 3, 1))
    before, after = positions([new, old])
    assert (before.organisation, before.since, before.until) == ("Contoso", None, date(2024, 3, 1))
    assert (after.organisation, after.since, after.until) == ("Acme", date(2026, 3, 1), None)


def test_the_same_fact_seen_later_is_one_position() -> None:
    """Only the day of the last sight moves."""
    rows = [Held("Acme, Inc.", title="Engineer", seen_on=date(year, 1, 1)) for year in (2023, 2025)]
    assert positions(rows) == [Held("Acme, Inc.", title="Engineer", seen_on=date(2025, 1, 1))]


def test_a_promotion_is_a_change() -> None:
    """A new title at the same organisation makes a second position."""
    rows = [Held("Acme", title="Engineer", seen_on=date(2023, 1, 1)),
            Held("Acme", title="Head of Data", seen_on=date(2025, 1, 1))]  # fmt: skip
    assert [each.title for each in positions(rows)] == ["Engineer", "Head of Data"]


def test_a_snapshot_without_unit_confirms_the_staff_list() -> None:
    """ "Works at Acme" adds no second position to "Data Platform at Acme since 2022"."""
    listed = Held("Acme", "Data Platform", "Engineer", since=date(2022, 5, 1))
    shown = Held("ACME", title="Software Engineer", seen_on=date(2026, 1, 1))
    (only,) = positions([shown, listed])
    assert (only.unit, only.since, only.seen_on) == ("Data Platform", date(2022, 5, 1),
                                                     date(2026, 1, 1))  # fmt: skip


def test_an_undated_address_book_is_older_than_a_dated_fact() -> None:
    """An address book that says Contoso does not undo what an export of this year shows."""
    rows = [Held("Contoso", title="CTO"), Held("Acme", title="CTO", seen_on=date(2026, 1, 1))]
    before, after = positions(rows)
    assert (before.organisation, before.until) == ("Contoso", date(2026, 1, 1))
    assert (after.organisation, after.until) == ("Acme", None)


@given(st.lists(HELD, max_size=6), st.randoms())
def test_the_order_of_telling_does_not_matter(told: list[Held], random: object) -> None:
    """Importing files in any order, and twice, leads to the same positions."""
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert positions(shuffled) == positions(told)
    assert positions(told + told) == positions(told)
