"""Each way in which an export has ever written a date is read."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.formats.dates import day_comes_first, day_in_name, day_of, moment_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("08 Feb 2026", date(2026, 2, 8)),
        ("1/29/26, 2:37 PM", date(2026, 1, 29)),
        ("4-Apr-21", date(2021, 4, 4)),
        ("24-août-22", date(2022, 8, 24)),
        ("15. März 2024", date(2024, 3, 15)),
        ("7 de marzo de 2020", date(2020, 3, 7)),
        ("Mon Jun 01 07:00:00 UTC 2026", date(2026, 6, 1)),
        ("Apr 17, 2026, 9:00 AM", date(2026, 4, 17)),
        ("31.12.2024", date(2024, 12, 31)),
        ("2024/02/01 15:02:55 UTC", date(2024, 2, 1)),
        ("Jan 2024", date(2024, 1, 1)),
        ("2014-06", date(2014, 6, 1)),
        ("03/2019", date(2019, 3, 1)),
        ("2021", date(2021, 1, 1)),
        ("0/0/00", None),
        ("30 Feb 2020", None),
        ("2024-13-01", None),
        ("Not Available", None),
        ("=TODAY()", None),
        ("", None),
    ],
)
def test_a_day_is_read_in_every_form(text: str, day: date | None) -> None:
    """What is no day is None, and no other day."""
    assert day == day_of(text)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2023", date(2023, 12, 31)),
        ("Feb 2024", date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 31)),
    ],
)
def test_an_end_without_a_day_is_the_last_day(text: str, last: date) -> None:
    """Who left in 2023 may have left on its last day."""
    assert last == day_of(text, end=True)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2025-06-01 14:03:22 UTC", datetime(2025, 6, 1, 14, 3, 22, tzinfo=UTC)),
        ("11/03/18, 6:14 PM", datetime(2018, 11, 3, 18, 14, tzinfo=UTC)),
        ("1/1/20, 12:05 AM", datetime(2020, 1, 1, 0, 5, tzinfo=UTC)),
        ("2026-01-01T01:00:00+02:00", datetime(2025, 12, 31, 23, tzinfo=UTC)),
        ("08 Feb 2026", datetime(2026, 2, 8, tzinfo=UTC)),
    ],
)
def test_a_moment_is_in_utc(text: str, at: datetime) -> None:
    """A time without a zone is one of UTC, another zone is taken off."""
    assert at == moment_of(text)


def test_a_month_is_no_moment() -> None:
    """A message was not sent at the start of a month because its day is missing."""
    assert moment_of("Jan 2024") is None


def test_one_date_tells_the_order_of_all_others() -> None:
    """`29/1/26` says that `3/4/26` is in April; without it, it is in March."""
    assert not day_comes_first(["3/4/26"])
    assert day_comes_first(["3/4/26", "29/1/26"])
    assert not day_comes_first(["1/29/26", "3/4/26"])
    assert (date(2026, 4, 3), date(2026, 3, 4)) == (
        day_of("3/4/26", day_first=True),
        day_of("3/4/26"),
    )


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Basic_LinkedInDataExport_05-14-2021.zip", date(2021, 5, 14)),
        ("Complete_LinkedInDataExport_03-09-2026.zip.zip", date(2026, 3, 9)),
        ("export 2024-02-01", date(2024, 2, 1)),
        ("Connections.csv", None),
        ("x_99-99-2021.zip", None),
    ],
)
def test_an_archives_name_says_its_day(name: str, day: date | None) -> None:
    """LinkedIn writes month, day, year."""
    assert day == day_in_name(name)


@given(st.text(max_size=90))
def test_any_text_is_a_date_or_none(text: str) -> None:
    """Nothing raises, and a moment is on its day or the days beside it."""
    at, day = moment_of(text), day_of(text)
    assert at is None or (day is not None and abs((at.date() - day).days) <= 5)


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_a_written_day_is_read_back(day: date) -> None:
    """In LinkedIn's forms and in ISO's."""
    month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[day.month - 1]
    forms = (f"{day.day:02d} {month} {day.year}", f"{day.day}-{month}-{day.year % 100:02d}")
    numeric = f"{day.month}/{day.day}/{day.year % 100:02d}, 2:37 PM"
    assert {day} == {day_of(text) for text in (*forms, numeric, day.isoformat())}
