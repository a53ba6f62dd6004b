"""The calendar's feed: for whoever has its address, and nobody else."""

import re
from datetime import date

import icalendar
import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from inroad.store.start import open_personal
from inroad.web import launching
from tests.web.seeing import people, text

LINE = "coffee with Priya yesterday, I promised her our checklist by Friday"


@pytest.fixture
def address(client: Client) -> str:
    """The feed's path, with one promise in it; the browser has gone afterwards."""
    client.post("/start/people", {"names": "Priya Raman, engineer, Data Platform at Acme"})
    client.post("/log", {"line": LINE, "once": "one"})
    client.post("/settings/calendar", {"wanted": "new"})
    found = re.search(r"http://127\.0\.0\.1:4680(/feed/\w{64}\.ics)", text(client.get("/settings")))
    assert found
    return found[1]


def events(content: bytes) -> list[tuple[date, str]]:
    """Day and words of each entry."""
    calendar = icalendar.Calendar.from_ical(content)
    assert isinstance(calendar, icalendar.Calendar)
    return [(each.start, str(each["summary"])) for each in calendar.events]


def test_there_is_none_until_it_is_wanted(client: Client) -> None:
    """No address leads to what is due before somebody makes one."""
    assert not open_personal().feed_secret
    for path in ("0" * 64, "None", "é"):
        answer = client.get(f"/feed/{path}.ics")
        assert (404, False) == (answer.status_code, "<" in answer.content.decode())


def test_a_calendar_needs_no_cookie(client: Client, address: str) -> None:
    """And may come from anywhere; what it gets names nobody until the seeker wants names."""
    cookies = client.cookies
    client.cookies.clear()
    answer = client.get(address, headers={"sec-fetch-site": "cross-site"})
    assert (200, "text/calendar; charset=utf-8") == (answer.status_code, answer["Content-Type"])
    assert [(date(2026, 3, 6), "Something to hand over")] == events(answer.content)
    assert b"Priya" not in answer.content
    client.cookies[launching.cookie_name()] = launching.cookie()
    client.post("/settings/calendar", {"wanted": "shown", "names": "1"})
    client.cookies.clear()
    assert cookies is not None
    named = client.get(address).content
    assert [(date(2026, 3, 6), "Promised to Priya Raman: our checklist")] == events(named)


def test_a_new_address_ends_the_old_one(client: Client, address: str) -> None:
    """And ending it ends both."""
    client.post("/settings/calendar", {"wanted": "new"})
    new = f"/feed/{open_personal().feed_secret}.ics"
    assert [404, 200] == [client.get(each).status_code for each in (address, new)]
    client.post("/settings/calendar", {"wanted": "end"})
    assert [404, 404] == [client.get(each).status_code for each in (address, new)]
    assert "Make an address" in text(client.get("/settings"))


@pytest.mark.parametrize("change", [lambda s: s[:-5] + ".ics", str.upper, lambda s: s + "x",
                                    lambda s: s.replace("/feed/", "/feed/%00")])  # fmt: skip
def test_nearly_the_address_is_not_it(client: Client, address: str, change: object) -> None:
    """A letter less, in capitals, or one more."""
    assert callable(change)
    assert 404 == client.get(change(address)).status_code


def test_an_unchanged_calendar_is_not_sent_again(client: Client, address: str) -> None:
    """304 with its mark; the whole once something is due anew."""
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (304, b"", first["ETag"]) == (again.status_code, again.content, again["ETag"])
    assert "no-cache" in first["Cache-Control"]
    client.post("/log", {"line": LINE.replace("checklist", "notes"), "once": "two"})
    changed = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (200, 2) == (changed.status_code, len(events(changed.content)))
    head = client.head(address)
    assert (200, b"") == (head.status_code, head.content)


def test_it_asks_the_same_for_many(client: Client, address: str) -> None:
    """The same queries for one person and for fifty."""

    def asked() -> int:
        client.get(address)
        with CaptureQueriesContext(connections["default"]) as found:
            client.get(address)
        return len(found)

    few = asked()
    people(client, 50)
    assert few == asked()
