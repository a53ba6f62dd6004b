"""Every command answers a person and a program, at any width, and never with a control code."""

import json
import re

import pytest
from rich.cells import cell_len

from inroad.cli import door
from tests.cli.terminal import Inroad

LISTED = {
    (): {"goal", "progress", "next"},
    ("plan",): {"on", "goal", "minutes", "minutes_planned", "minutes_spent", "note", "hole",
                "cards"},
    ("goal",): {"goal"},
    ("directions",): {"directions"},
    ("who",): {"goal", "cells", "covered", "hole"},
    ("who", "insider"): {"role", "people"},
    ("path", "Priya"): {"person", "name", "chains"},
    ("why", "Priya"): {"person", "name", "numbers", "rests_on", "sources", "parameters"},
    ("numbers",): {"asks", "talks", "gifts", "promises", "elsewhere"},
    ("person", "Priya"): {
        "person", "name", "positions", "roles", "standing", "evidence", "talks", "last_contact",
        "needs", "gifts", "promises", "chains", "what", "why", "point", "numbers",
    },
    ("brief", "Priya"): {
        "person", "name", "positions", "roles", "standing", "evidence", "talks", "last_contact",
        "needs", "gifts", "promises", "chains", "what", "why", "point", "numbers",
    },
    ("people",): {"people"},
    ("people", "same"): {"to_decide"},
    ("offer",): {"offers"},
    ("need",): {"needs"},
    ("give",): {"gifts", "introduce"},
    ("promise",): {"promises"},
    ("opening",): {"openings"},
    ("learned",): {"learned"},
    ("undo", "--list"): {"history"},
    ("doctor",): {"well", "findings"},
    ("log", "--dry-run", "call with Ada today"): {"kept", "understood", "questions", "leftover"},
}  # fmt: skip
ROWS = {
    ("plan",): {
        "number", "kind", "title", "who", "what", "why", "point", "now", "minutes", "person",
        "name", "role", "ask", "chain", "key", "numbers",
    },
    ("directions",): {
        "organisation", "unit", "fits", "reachable", "insiders", "job_creators", "pathfinders",
    },
    ("who",): {"role", "standing", "people"},
    ("who", "insider"): {"person", "name", "standing", "because"},
    ("path", "Priya"): {"names", "people", "probability", "links"},
    ("people",): {"id", "name", "works"},
    ("people", "same"): {"a", "a_name", "b", "b_name", "probability", "reasons"},
    ("offer",): {"id", "kind", "text"},
    ("need",): {"id", "person", "name", "text", "stated", "on"},
    ("give",): {"person", "name", "need", "offer", "kind", "probability", "shared"},
    ("promise",): {"id", "person", "name", "text", "by_me", "due", "made_on"},
    ("opening",): {
        "id", "title", "organisation", "unit", "stage", "heard_on", "applied_on", "outcome",
        "told_by",
    },
    ("learned",): {"id", "text", "topic", "on", "confidence", "from"},
    ("undo", "--list"): {"batch", "on", "kind", "label", "undone"},
    ("doctor",): {"name", "well", "seen"},
}  # fmt: skip
LONGER = [*LISTED, ("plan", "--explain"), ("brief", "Priya", "--markdown")]


def named(words: object) -> str:
    return " ".join(words) if isinstance(words, tuple) else str(words)


@pytest.mark.parametrize("words", LISTED, ids=named)
def test_a_program_gets_the_documented_fields(lived_in: Inroad, words: tuple[str, ...]) -> None:
    """One JSON object with these names and no others; nothing on standard error."""
    answer = lived_in(*words, "--json")
    assert (0, "") == (answer.code, answer.err)
    assert LISTED[words] == answer.json.keys()


@pytest.mark.parametrize("words", ROWS, ids=named)
def test_every_row_of_a_list_has_the_documented_fields(
    lived_in: Inroad, words: tuple[str, ...]
) -> None:
    """The first list of the answer that is not empty."""
    answer = lived_in(*words, "--json").json
    rows = next(each for each in answer.values() if isinstance(each, list) and each)
    assert all(ROWS[words] == row.keys() for row in rows)


def test_every_card_answers_the_four_questions(lived_in: Inroad) -> None:
    """Who, what, why, and what's the point; with whole minutes and a kind."""
    cards = lived_in("plan", "--json").json["cards"]
    assert cards
    for number, card in enumerate(cards, start=1):
        assert number == card["number"]
        assert all(isinstance(card[each], str) and card[each]
                   for each in ("who", "what", "why", "point", "kind", "title"))  # fmt: skip
        assert isinstance(card["minutes"], int)


@pytest.mark.parametrize("words", [words for words in LISTED if words[:1] != ("log",)], ids=named)
def test_an_empty_inroad_answers_too(inroad: Inroad, words: tuple[str, ...]) -> None:
    """The same fields and empty lists; where a person is asked for, nobody is found."""
    answer = inroad(*words, "--json")
    if words[:1] in (("path",), ("why",), ("person",), ("brief",)):
        assert (4, "people.nobody") == (answer.code, answer.json["error"])
    else:
        assert (0, LISTED[words]) == (answer.code, answer.json.keys())
    assert inroad(*words).code == answer.code


@pytest.mark.parametrize("words", LONGER, ids=named)
def test_no_line_is_longer_than_the_terminal(lived_in: Inroad, words: tuple[str, ...]) -> None:
    """Nor does one end in spaces; a page of Markdown has lines of its own."""
    for columns in (40, 80, 200):
        answer = lived_in(*words, columns=columns)
        assert answer.code == 0
        lines = answer.out.splitlines()
        if "--markdown" not in words:
            assert [line for line in lines if cell_len(line) > columns] == []
        assert [line for line in lines if line != line.rstrip()] == []


def test_a_narrow_terminal_tells_everything_that_a_wide_one_does(lived_in: Inroad) -> None:
    """Rows become lines; no word is lost or torn."""
    for words in (("need",), ("people",), ("undo", "--list"), ("who", "insider")):
        wide = set(re.findall(r"\w{3,}", lived_in(*words, columns=200).out))
        narrow = set(re.findall(r"\w{3,}", lived_in(*words, columns=40).out))
        assert wide - narrow == set()


def test_people_who_may_be_one_are_told_with_their_own_titles(inroad: Inroad) -> None:
    """As the files have them, not as they are compared."""
    for name in ("Tom Berg", "Thomas Berg"):
        inroad("people", "add", f"{name}, Senior Engineer, Data Platform at Acme")
    assert "the same title (Senior Engineer)" in inroad("people", "same", columns=200).out
    (pair,) = inroad("people", "same", "--json").json["to_decide"]
    assert "the same title (Senior Engineer)" in pair["reasons"]


def test_pairs_merged_at_once_are_all_told(lived_in: Inroad) -> None:
    """Which, by which batch they come back, and what is left; with one undo all do."""
    before = lived_in("people", "same", "--json").json["to_decide"]
    done = lived_in("people", "same", "--merge-sure", "0.5", "--json").json
    assert {"merged", "batch", "to_decide"} == done.keys()
    assert (before, []) == (done["merged"], done["to_decide"])
    assert lived_in("undo", str(done["batch"])).code == 0
    assert before == lived_in("people", "same", "--json").json["to_decide"]
    nothing = lived_in("people", "same", "--merge-sure", "1", "--json").json
    assert ([], None, before) == (nothing["merged"], nothing["batch"], nothing["to_decide"])


def test_a_gift_is_told_in_the_words_of_the_need(inroad: Inroad) -> None:
    """The words that were said, in their order, and no stems of them."""
    inroad("people", "add", "Priya Sharma, Acme")
    inroad("offer", "know_how", "onboarding docs and checklists")
    inroad("need", "Priya", "Struggles with Onboarding Docs")
    (gift,) = inroad("give", "--json").json["gifts"]
    assert gift["shared"] == ["Onboarding", "Docs"]
    assert "Onboarding, Docs" in inroad("give").out


def test_what_was_done_is_told_in_words(lived_in: Inroad) -> None:
    """Codes are for programs; what was taken back says so, with its day for a program."""
    lived_in("undo")
    shown = lived_in("undo", "--list").out
    for words in ("learnt (taken back)", "logged", "added", "offer"):
        assert words in shown
    last, *others = lived_in("undo", "--list", "--json").json["history"]
    assert ("learned", "2026-03-02") == (last["kind"], last["undone"])
    assert {None} == {each["undone"] for each in others}


HOSTILE = (
    "Eve [red]Cole[/red]", "Eve \x1b[31mCole\x1b[0m", "Eve \x1b]0;owned\x07Cole", "Eve \x9b31mCole",
    "Eve\u202eeloC", "Eve :smile: Cole", "Eve {by} [x]", "Eve\nCole", "Eve\r\x08Cole", "Eve\tCole",
    "Eve `Cole` *x* <b>", "Эва Коул", "محمد علي", "李小龙", "नेहा गुप्ता",
    "👩\u200d🚀 Eve", "O'Eve $(x) %s",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_name_is_text_whatever_stands_in_it(inroad: Inroad, name: str) -> None:
    """No escape code, no markup and no change of direction comes out, on any page."""
    inroad("goal", "the Data Platform group at Acme")
    added = inroad("people", "add", f"{name}, engineer, Data Platform at Acme", "--json")
    assert added.code == 0
    who = f"#{added.json['id']}"
    inroad("need", who, f"help from {name}")
    for words in ((), ("plan",), ("people",), ("person", who), ("brief", who, "--markdown"),
                  ("who",), ("who", "insider"), ("need",), ("path", who), ("why", who),
                  ("undo", "--list"), ("need", "--json"), ("person", who, "--json")):  # fmt: skip
        answer = inroad(*words)
        assert answer.code == 0, words
        bad = [each for each in answer.out if not (each.isprintable() or each in "\n\u200d\u200c")]
        assert bad == []
    if "[red]" in name:
        assert "[red]Cole[/red]" in inroad("people").out


def test_json_says_what_a_terminal_may_not_see(inroad: Inroad) -> None:
    """A control code from a file is written as an escape, and read back as it was."""
    hard = "\x1b[31m\x9b\u202e\ud800 é 李 \U000e0041"
    text = door.as_json({"name": hard})
    assert all(each.isprintable() or each == "\n" for each in text)
    assert json.loads(text) == {"name": hard}


def test_a_hole_of_one_person_reads_right(inroad: Inroad) -> None:
    """As the page says it."""
    inroad("goal", "data platform at Acme")
    inroad("people", "add", "Priya Raman, engineer, Data Platform at Acme")
    inroad("people", "add", "Tom Berg, head of Data Platform at Acme")
    said = " ".join(inroad("who").out.split())
    assert "Missing most: 1 person who creates jobs there, and does not know you" in said


def test_own_numbers_are_counts_with_their_limits(
    lived_in: Inroad, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three of five asks, in one sentence; as JSON with the ranges; no share of a hundred own."""
    names = ["Priya", "Ada", "Tom Berg", "Zoe", "Lu"]
    for who in ("Zoe Novak, designer at Fabrikam", "Lu Wei, designer at Fabrikam"):
        lived_in("people", "add", who)
    for who in names:
        target = "Ada" if who == "Zoe" else "Zoe"
        assert 0 == lived_in("log", "--yes", f"asked {who} to introduce me to {target}").code
    for who in names[:3]:
        assert 0 == lived_in("log", "--yes", f"{who} introduced me to Zoe").code
    before = lived_in("numbers").out
    assert "5 asks sent, less than two weeks ago: too early to say." in before

    monkeypatch.setenv("INROAD_NOW", "2027-06-01T09:00")
    said = " ".join(lived_in("numbers").out.split())
    assert "3 of your own 5 asks were answered within two weeks." in said
    assert "a stranger outside may answer less" in said
    assert "%" not in said

    told = lived_in("numbers", "--json").json
    assert (5, 3, 5, True) == tuple(
        told["asks"][name] for name in ("sent", "answered", "of", "says_something")
    )
    assert 5 == sum(row["of"] for row in told["asks"]["by_tie"])
    assert {row["says_something"] for row in told["asks"]["by_tie"]} == {False}


def test_why_says_what_its_claims_rest_on(lived_in: Inroad) -> None:
    """To a person and to a program: what was found, and its limits."""
    told = lived_in("why", "Priya", "--json").json["rests_on"]
    said = " ".join(lived_in("why", "Priya").out.split())

    assert told
    for source in told:
        assert source.keys() == {"where", "found", "limits"}
        assert source["limits"] in said
