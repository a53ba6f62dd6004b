"""What the child says is checked before it is believed."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.formats.readings import (
    Career,
    Followed,
    Hidden,
    OpeningSeen,
    Reading,
    ReportsTo,
    Skill,
    Trace,
    Unread,
)
from inroad.intake.wire import line_of, packed, text, unpacked
from inroad.method.identity import Handle, Sighting

words = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20)
dates = st.dates(date(1900, 1, 1), date(2199, 12, 31))
maybe_dates = st.none() | dates
handles = st.builds(Handle, name=words, email=words, slug=words, phone=words)
moments = st.builds(
    datetime.combine, st.dates(date(1901, 1, 1), date(2199, 1, 1)), st.times(), st.just(UTC)
)
texts = st.lists(words, max_size=3).map(tuple)
readings = st.one_of(
    st.builds(
        Sighting, uid=words, name=words, emails=texts, slugs=texts, phones=texts, note=words,
        seen_on=maybe_dates, connected_on=maybe_dates, is_me=st.booleans(),
    ),
    st.builds(
        Trace, uid=words, kind=st.sampled_from(["message", "meeting"]), at=moments, sender=handles,
        others=st.lists(handles, max_size=3).map(tuple), text=words, minutes=st.integers(0, 999),
    ),
    st.builds(Career, uid=words, who=st.none() | handles, organisation=words, title=words,
              since=maybe_dates, until=maybe_dates, education=st.booleans()),
    st.builds(Skill, uid=words, name=words),
    st.builds(OpeningSeen, uid=words, organisation=words, title=words,
              stage=st.sampled_from(["saved", "applied"]), on=maybe_dates, url=words),
    st.builds(Followed, uid=words, organisation=words, on=maybe_dates),
    st.builds(ReportsTo, uid=words, who=handles, manager=handles, seen_on=maybe_dates),
    st.builds(Hidden, place=words, count=st.integers(0, 999)),
    st.builds(Unread, place=words, code=words, detail=words),
)  # fmt: skip


@given(readings)
def test_every_reading_comes_back_as_it_was(reading: Reading) -> None:
    """Packed, sent and unpacked is the same value."""
    assert reading == unpacked(json.loads(line_of(packed(reading))))


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
    | st.sampled_from(["Sighting", "Trace", "Skill", "Hidden"]),
    lambda inner: st.lists(inner, max_size=14) | st.dictionaries(st.text(max_size=3), inner),
))  # fmt: skip
def test_nothing_else_is_a_reading(message: object) -> None:
    """Any other message is a ValueError and nothing worse."""
    try:
        reading = unpacked(message)
    except ValueError:
        return
    assert isinstance(message, list)
    assert type(reading).__name__ == message[0]


GOOD = ["Trace", "u", "message", "2024-01-01T00:00:00+00:00", ["", "a@x", "", ""], [], "", 0]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, "Path"), (1, ""), (1, "x" * 1_001), (1, 7), (2, "murder"), (3, "2024-01-01T00:00:00"),
        (3, "0001-01-01T00:00:00+00:00"), (3, None), (4, ["", "", "", ""]), (4, None), (4, ["a"]),
        (5, [["", "", "", ""]]), (5, [["a", "", "", ""]] * 1_001), (6, "x" * 20_001), (7, -1),
        (7, True), (7, 10**30), (7, "1"),
    ],
)  # fmt: skip
def test_one_wrong_field_is_refused(place: int, value: object) -> None:
    """Types, lengths, words and ranges are checked field by field."""
    assert unpacked(GOOD)
    with pytest.raises(ValueError):
        unpacked([*GOOD[:place], value, *GOOD[place + 1 :]])


def test_a_moment_comes_in_utc() -> None:
    """Whatever zone the child wrote."""
    zone = timezone(timedelta(hours=2))
    trace = Trace("u", "message", datetime(2024, 1, 1, 12, tzinfo=zone), Handle(name="A"), ())
    found = unpacked(json.loads(line_of(packed(trace))))
    assert isinstance(found, Trace)
    assert ("UTC", 10) == (found.at.tzname(), found.at.hour)


def test_texts_lose_what_could_write_to_a_terminal() -> None:
    """Control, direction and half characters go; joiners and accents stay."""
    assert "a[31mb\n\tc\u200dé" == text("a\x1b[31m\x00b\n\tc\u202e\ud800\u200dé")
