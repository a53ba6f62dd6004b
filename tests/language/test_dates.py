"""Dates in words and figures, in six languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.language import dates

TODAY = date(2026, 3, 4)  # a Wednesday

SINGLE = """
yesterday | 2026-03-03
the day before yesterday | 2026-03-02
today | 2026-03-04
tomorrow | 2026-03-05
last Tuesday | 2026-03-03
on Friday | 2026-02-27
on Wednesday | 2026-02-25
this Friday | 2026-03-06
next Friday | 2026-03-06
by Friday | 2026-03-06
in two weeks | 2026-03-18
2 days ago | 2026-03-02
a week ago | 2026-02-25
by the end of the month | 2026-03-31
by the end of the week | 2026-03-06
by end of March | 2026-03-31
3 March | 2026-03-03
March 3rd | 2026-03-03
the 3rd of March | 2026-03-03
Tuesday, 3 March | 2026-03-03
3.3. | 2026-03-03
3.3.26 | 2026-03-03
03/03/2026 | 2026-03-03
3/14/2026 | 2026-03-14
2026-03-03 | 2026-03-03
4 May | 2025-05-04
by 4 May | 2026-05-04
gestern | 2026-03-03
vorgestern | 2026-03-02
übermorgen | 2026-03-06
nächsten Freitag | 2026-03-06
bis Freitag | 2026-03-06
vor 3 Tagen | 2026-03-01
bis Ende des Monats | 2026-03-31
am 3. März | 2026-03-03
hier | 2026-03-03
lundi dernier | 2026-03-02
avant vendredi | 2026-03-06
il y a deux semaines | 2026-02-18
le 3 mars | 2026-03-03
ayer | 2026-03-03
mañana | 2026-03-05
pasado mañana | 2026-03-06
el martes | 2026-03-03
hace 2 días | 2026-03-02
ontem | 2026-03-03
na segunda-feira | 2026-03-02
até sexta | 2026-03-06
fim do mês | 2026-03-31
gisteren | 2026-03-03
voor vrijdag | 2026-03-06
eind volgende week | 2026-03-13
3 marzo 2026 | 2026-03-03
12 grudnia 2025 | 2025-12-12
"""
RANGES = """
next week | 2026-03-09 | 2026-03-15
last week | 2026-02-23 | 2026-03-01
nächste Woche | 2026-03-09 | 2026-03-15
la semaine prochaine | 2026-03-09 | 2026-03-15
la semana que viene | 2026-03-09 | 2026-03-15
volgende week | 2026-03-09 | 2026-03-15
last month | 2026-02-01 | 2026-02-28
until June | 2026-06-01 | 2026-06-30
in May | 2025-05-01 | 2025-05-31
March 2027 | 2027-03-01 | 2027-03-31
next quarter | 2026-04-01 | 2026-06-30
next year | 2027-01-01 | 2027-12-31
last weekend | 2026-02-28 | 2026-03-01
"""
NAMES = [
    "lunch with June", "May said so", "introduced by May", "Will and April came",
    "no answer from May",
    "met May", "June is new", "March on", "asked Jan", "notes for June", "I will see",
]  # fmt: skip


def rows(text: str) -> list[list[str]]:
    return [row.split(" | ") for row in text.strip().splitlines()]


@pytest.mark.parametrize(("text", "day"), rows(SINGLE))
def test_a_day_is_read(text: str, day: str) -> None:
    """The words mean one day, and all of them belong to it."""
    (found,) = dates.read(f"x {text} y", TODAY)
    assert (date.fromisoformat(day), date.fromisoformat(day)) == (found.first, found.last)
    assert f"x {text} y"[slice(*found.span)].endswith(text.removeprefix("the 3rd")[-6:])


@pytest.mark.parametrize(("text", "first", "last"), rows(RANGES))
def test_a_span_of_days_is_read(text: str, first: str, last: str) -> None:
    """The words mean all days from the first to the last."""
    (found,) = dates.read(text, TODAY)
    assert dates.DateRange(date.fromisoformat(first), date.fromisoformat(last)) == found.value


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_no_date(text: str) -> None:
    """May, June and April alone are people."""
    assert [] == dates.read(text, TODAY)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("by Friday", "by"), ("until June", "until"), ("since Monday", "since"), ("Monday", "on")],
)
def test_a_date_says_how_it_is_meant(text: str, kind: str) -> None:
    """A date by which, until which, since which, or on which."""
    assert [kind] == [found.kind for found in dates.read(text, TODAY)]


def test_a_date_lies_in_the_past_unless_the_caller_looks_ahead() -> None:
    """ "Friday" was last Friday for a talk, and is this Friday for a promise."""
    (past,), (future,) = (
        dates.read("Friday", TODAY, prefer=prefer) for prefer in ("past", "future")
    )
    assert (date(2026, 2, 27), date(2026, 3, 6)) == (past.value, future.value)


def test_months_come_first_where_asked_for() -> None:
    """03/04 is the 3rd of April, or the 4th of March."""
    (day_first,) = dates.read("03/04/2025", TODAY)
    (month_first,) = dates.read("03/04/2025", TODAY, month_first=True)
    assert (date(2025, 4, 3), date(2025, 3, 4)) == (day_first.value, month_first.value)


def test_a_month_and_a_person_of_its_name_stand_side_by_side() -> None:
    """ "lunch with May 3 March" has one date."""
    assert ["3 March"] == [
        "lunch with May 3 March"[slice(*f.span)]
        for f in dates.read("lunch with May 3 March", TODAY)
    ]


@pytest.mark.parametrize("text", ["31.2.", "99/99/2026", "0 March", "2026-13-45", "31 June 2026"])
def test_a_day_that_does_not_exist_is_none(text: str) -> None:
    """There is no 31st of February."""
    assert [] == dates.read(text, TODAY)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_full_date_is_itself_in_every_writing(day: date) -> None:
    """A date written out in full is read as that day, whatever the writing."""
    for text in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day:%d %B %Y}"):
        assert [day] == [found.value for found in dates.read(f"on {text} then", TODAY)]


@given(st.text(max_size=300), st.dates())
def test_any_text_is_read(text: str, today: date) -> None:
    """No text and no day raises; found dates lie inside and never overlap."""
    found = dates.read(text, today)
    ends = [0, *(f.span[1] for f in found)]
    assert all(end <= f.span[0] < f.span[1] for end, f in zip(ends, found, strict=False))


@given(
    st.lists(
        st.sampled_from(
            "in by last next the end of May 3 3.3. Friday week vor 2 jours / - 31".split()
        )
    ).map(" ".join),
    st.dates(),
)
def test_any_words_of_dates_are_read(text: str, today: date) -> None:
    """Words of dates in any order raise nothing either."""
    assert all(found.first <= found.last for found in dates.read(text, today))
