"""One page before a talk."""

from collections.abc import Callable

import pytest
from django.test import Client

from inroad.actions import people
from inroad.store.models import User
from tests.web import seeing

Typed = Callable[..., None]


@pytest.fixture
def there(client: Client, typed: Typed) -> Client:
    """Priya, who said what she needs and was promised something."""
    typed("goal", "data platform at Acme")
    typed("people", "add", "Priya Raman, engineer, Data Platform at Acme")
    typed("offer", "insight", "how our onboarding works")
    typed("log", "--yes", "coffee with Priya yesterday, she needs better onboarding docs,"
          " I promised her our checklist by Friday")  # fmt: skip
    return client


@pytest.fixture
def address(there: Client, viewer: User) -> str:
    """Where her brief is."""
    return f"/brief/{people.who(viewer, 'Priya')}"


def test_it_has_what_one_needs_in_a_talk(there: Client, address: str) -> None:
    """Need, gift, promise and questions on one side; who they are on the other."""
    page = there.get(address)
    talk, known = (dict(page.context[side]) for side in ("talk", "known"))
    assert {"What they need", "What you can give", "Promised", "What to ask"} <= set(talk)
    assert {"Who", "For your goal", "Last time"} <= set(known)
    assert any("checklist" in each for each in talk["Promised"])


def test_it_stays_on_one_sheet_however_much_is_known(
    there: Client, address: str, typed: Typed
) -> None:
    """A few of each, and how many more."""
    for number in range(8):
        typed("need", "Priya", f"help with {number} " + "and more of it " * 40)
    needs = dict(there.get(address).context["talk"])["What they need"]
    assert "and 5 more" == needs[-1]
    assert all(len(each) <= 180 for each in needs)


def test_as_a_file_it_says_the_same(there: Client, address: str) -> None:
    """Markdown, in a file whose name names nobody."""
    file = there.get(f"{address}.md")
    assert file["Content-Type"] == "text/markdown; charset=utf-8"
    assert "Priya" not in file["Content-Disposition"]
    text = file.content.decode()
    assert text.startswith("# Priya Raman")
    assert there.get(address).context["text"] == text.rstrip("\n")


def test_the_text_can_be_taken_without_a_script(there: Client, address: str) -> None:
    """It stands on the page, folded."""
    assert 'id="as-text"' in seeing.text(there.get(address))


def test_hostile_words_are_text(there: Client, viewer: User, typed: Typed) -> None:
    """On the page; in the file no mark-up is left."""
    typed("people", "add", f"{seeing.HOSTILE}, engineer at Acme")
    typed("need", "script", seeing.HOSTILE)
    number = people.who(viewer, "script")
    assert seeing.harmless(seeing.text(there.get(f"/brief/{number}")))
    assert "<script" not in there.get(f"/brief/{number}.md").content.decode().replace("\\<", "")


def test_more_people_ask_no_more_queries(there: Client, address: str) -> None:
    """Five or fifty."""
    few = seeing.queries(there, address)
    seeing.people(there, 50)
    assert few == seeing.queries(there, address)
    assert seeing.weight(seeing.text(there.get(address))) < seeing.HEAVIEST
