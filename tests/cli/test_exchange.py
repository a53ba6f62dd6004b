"""The move exchange at a terminal: from two files to a report, and on after a no."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import Answer, Inroad

MEMBERS = """code,name,unit,role,grade,since
M1,Ana Ruiz,Support,engineer,E2,2023-05-01
M2,Tom Berg,Data,engineer,E2,2024-01-10
M3,Mei Lin,Payments,engineer,E2,2022-11-03
M4,Ida Holm,Payments,engineer,E2,2025-06-01
M5,Leo Falk,Research,engineer,E2,2021-02-14
M6,Eva Sand,Support,analyst,E1,2025-02-03
M7,Kim Ost,Support,engineer,E2,
"""
WISHES = """member,unit,rank
M1,Data,1
M2,Payments,1
M2,Support,2
M3,Support,1
M4,Research,1
M5,Payments,1
M6,Data,1
M7,Data,1
"""
NAMES = ("Ana Ruiz", "Tom Berg", "Mei Lin", "Ida Holm", "Leo Falk", "Eva Sand", "Kim Ost")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two tables, where one works."""
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "members.csv").write_text(MEMBERS, "utf-8")
    (folder / "wishes.csv").write_text(WISHES, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def two(answer: Answer) -> Answer:
    """An answer without a complaint."""
    assert (0, "") == (answer.code, answer.err)
    return answer


def moving(told: dict[str, Any]) -> set[str]:
    """Who would move."""
    return {move["member"] for each in told["proposals"] for move in each["moves"]}


def test_two_files_are_looked_at(inroad: Inroad, files: Path) -> None:
    """In either order, or by their folder: what they are and how much is in them."""
    for words in (("members.csv", "wishes.csv"), ("wishes.csv", "members.csv"), (".",)):
        said = two(inroad("exchange", "check", *words)).out
        assert "7 members, 8 wishes, 4 units, 0 vacant seats." in said
        assert "Every row can be used." in said


def test_bad_rows_end_with_65_and_say_where(inroad: Inroad, files: Path) -> None:
    """For a person as a table, for a program as a list."""
    with (files / "wishes.csv").open("a", encoding="utf-8") as table:
        table.write("M9,Data,1\nM1,Sales,2\n")
    said = inroad("exchange", "check", ".")
    assert 65 == said.code
    assert re.search(r"wishes.csv +10 +a wish of nobody", said.out)
    told = inroad("exchange", "check", ".", "--json")
    assert 65 == told.code
    assert [("wishes.csv", "10", "M9"), ("wishes.csv", "11", "Sales")] == [
        (each["file"], each["line"], each["detail"]) for each in told.json["bad_rows"]
    ]


def test_a_plan_is_told_with_its_reasons_and_kept(inroad: Inroad, files: Path) -> None:
    """By code, with a day to answer by, and how sure it is."""
    said = two(inroad("exchange", "clear", ".", "--by", "2027-03-01")).out
    assert "5 people move, in 2 circles." in said
    assert "All 3 must agree by 1 March 2027." in said
    assert "that is proven" in said
    assert not any(name in said for name in NAMES)
    kept = files / "round.json"
    assert 0o600 == kept.stat().st_mode & 0o777
    assert not any(name in kept.read_text("utf-8") for name in NAMES)


def test_a_program_gets_what_it_needs(inroad: Inroad, files: Path) -> None:
    """The objective, the bound, the moves, every proposal and everybody who is left out."""
    told = two(inroad("exchange", "clear", ".", "--objective", "expected", "--json")).json
    assert ("expected", 5.0, 5, 5.0, "optimal", 0.0) == tuple(
        told[each] for each in ("objective", "value", "moves", "bound", "status", "gap")
    )
    assert ["moves", "expected"] == told["objectives"]
    assert {"M6"} < {each["member"] for each in told["unmatched"]}
    assert all(each["because"] for each in told["unmatched"])
    assert all(move["because"] for each in told["proposals"] for move in each["moves"])
    assert {"wished": 7, "moved": 5, "first_wish": 5} == told["fairness"]["everybody"]
    assert not any(name in json.dumps(told) for name in NAMES)


def test_names_are_shown_only_when_asked_for(inroad: Inroad, files: Path) -> None:
    """By code otherwise."""
    assert "Leo Falk (M5)" in two(inroad("exchange", "clear", ".", "--names")).out


def test_caps_are_kept(inroad: Inroad, files: Path) -> None:
    """Pairs alone move fewer."""
    pairs = two(inroad("exchange", "clear", ".", "--cap", "2", "--json")).json
    assert {2} == {each["people"] for each in pairs["proposals"]}
    assert 4 == pairs["moves"]


def test_a_vacancy_begins_a_chain_where_a_seat_may_stay_empty(inroad: Inroad, files: Path) -> None:
    """Otherwise it says why none is filled."""
    (files / "vacancies.csv").write_text("unit,role,grade,count\nData,engineer,E2,1\n", "utf-8")
    shut = two(inroad("exchange", "clear", ".", "--json")).json
    assert any("no seat may stay empty" in each.lower() for each in shut["assumed"])
    opened = two(inroad("exchange", "clear", ".", "--empty", "1", "--json")).json
    assert shut["moves"] < opened["moves"]
    assert "chain" in {each["kind"] for each in opened["proposals"]}


def test_it_says_why_somebody_does_not_move(inroad: Inroad, files: Path) -> None:
    """And refuses whom nobody knows."""
    two(inroad("exchange", "clear", "."))
    assert "same role only, and this one is: analyst" in " ".join(
        two(inroad("exchange", "explain", "M6")).out.split()
    )
    told = two(inroad("exchange", "explain", "M5", "--json")).json
    assert told["moves"]
    assert "moved.first_wish" == told["codes"][0]
    assert (4, True) == ends(inroad("exchange", "explain", "M99"), "Nobody in this round")


def ends(answer: Answer, said: str) -> tuple[int, bool]:
    """The code, and whether something was said."""
    return answer.code, said in " ".join(answer.err.split())


def test_a_circle_that_was_declined_does_not_come_back(inroad: Inroad, files: Path) -> None:
    """The other one keeps its number; what is new gets the next."""
    first = two(inroad("exchange", "clear", ".", "--json")).json
    three = next(each for each in first["proposals"] if each["people"] == 3)
    other = next(each for each in first["proposals"] if each["people"] == 2)
    second = two(inroad("exchange", "declined", str(three["number"]), "--json")).json
    numbers = {each["number"] for each in second["proposals"]}
    assert three["number"] not in numbers
    assert other["number"] in numbers
    codes = {move["member"] for move in three["moves"]}
    assert codes not in [{move["member"] for move in each["moves"]}
                         for each in second["proposals"]]  # fmt: skip
    assert first["moves"] == second["moves"]  # another can stand in


def test_who_declined_is_not_asked_for_it_again(inroad: Inroad, files: Path) -> None:
    """Where the organiser knows who it was."""
    told = two(inroad("exchange", "clear", ".", "--json")).json
    number = next(str(each["number"]) for each in told["proposals"] if each["people"] == 3)
    after = two(inroad("exchange", "declined", number, "--member", "M3", "--json")).json
    assert "M3" not in moving(after)
    assert "unmoved.declined" in two(inroad("exchange", "explain", "M3", "--json")).json["codes"]
    assert (4, True) == ends(inroad("exchange", "declined", number), "No circle or chain")


def test_what_all_agreed_to_is_noted_and_safe(inroad: Inroad, files: Path) -> None:
    """A new round does not overwrite answers unless it is told to."""
    two(inroad("exchange", "clear", "."))
    told = two(inroad("exchange", "agreed", "1", "--json")).json
    assert [True] == [each["agreed"] for each in told["proposals"] if each["number"] == 1]
    assert (1, True) == ends(inroad("exchange", "clear", "."), "people have answered")
    two(inroad("exchange", "clear", ".", "--anew"))
    assert (4, True) == ends(inroad("exchange", "agreed", "1", "--member", "Z"), "does not move")


def test_a_round_is_not_gone_on_with_when_its_tables_changed(inroad: Inroad, files: Path) -> None:
    """Nor when its file is damaged, or not there."""
    two(inroad("exchange", "clear", "."))
    (files / "wishes.csv").write_text(WISHES + "M7,Payments,2\n", "utf-8")
    assert (1, True) == ends(inroad("exchange", "declined", "1"), "changed since")
    (files / "round.json").write_text("[]", "utf-8")
    assert (65, True) == ends(inroad("exchange", "letters"), "no whole round")
    (files / "round.json").write_text('{"files": [["x", 3]], "wanted": {}}', "utf-8")
    assert 65 == inroad("exchange", "letters").code
    (files / "round.json").unlink()
    assert (4, True) == ends(inroad("exchange", "letters"), "No round is kept")


def test_letters_tell_each_their_own_move_and_nobody_elses(inroad: Inroad, files: Path) -> None:
    """No other code, and no unit but the wished one."""
    plan = two(inroad("exchange", "clear", ".", "--by", "2027-03-01", "--json")).json
    told = two(inroad("exchange", "letters", "--json")).json["letters"]
    to = {
        move["member"]: move["to"]["unit"] for each in plan["proposals"] for move in each["moves"]
    }
    assert to.keys() == {each["member"] for each in told}
    for each in told:
        text = " ".join(each["text"])
        assert to[each["member"]] in text
        assert "1 March 2027" in text
        others = {"Support", "Data", "Payments", "Research"} - {to[each["member"]]}
        assert not [word for word in (*others, *to) if word in text]


def test_what_makes_no_sense_is_refused_in_one_sentence(inroad: Inroad, files: Path) -> None:
    """Options, files, empty tables."""
    for words, said in (
        (("--cap", "1"), "--cap is 2 to 12"),
        (("--cap", "many"), "--cap is 2 to 12"),
        (("--chains", "99"), "--chains is 1 to 30"),
        (("--objective", "fun"), "--objective is one of"),
        (("--by", "soon"), "--by is a day"),
    ):
        assert (2, True) == ends(inroad("exchange", "clear", ".", *words), said)
    assert (4, True) == ends(inroad("exchange", "clear", "gone.csv"), "is not there")
    assert (65, True) == ends(inroad("exchange", "clear", "wishes.csv"), "No members")
    assert (65, True) == ends(inroad("exchange", "clear", "members.csv"), "No wish")
    (files / "no.parquet").write_bytes(b"PAR1 and nothing")
    assert (65, True) == ends(
        inroad("exchange", "check", "no.parquet"), "cannot be read as Parquet"
    )


def test_parquet_is_read_like_csv(inroad: Inroad, files: Path) -> None:
    """Days and numbers as they are."""
    pa = pytest.importorskip("pyarrow", reason="the atlas is not installed here")
    import pyarrow.parquet as pq

    days = [date(2024, 1, 1), None]
    pq.write_table(pa.table({"code": ["A", "B"], "unit": ["X", "Y"], "since": days}),
                   files / "m.parquet")  # fmt: skip
    pq.write_table(pa.table({"member": ["A", "B"], "unit": ["Y", "X"], "rank": [1, 1]}),
                   files / "w.parquet")  # fmt: skip
    told = two(inroad("exchange", "clear", "m.parquet", "w.parquet", "--json")).json
    assert {"A", "B"} == moving(told)


def test_a_kidney_exchange_is_cleared_as_well(inroad: Inroad, files: Path) -> None:
    """Packed or not; an altruist begins a chain."""
    import gzip

    text = ("# FILE NAME: k.wmd\n# ALTERNATIVE NAME 1: Pair 1\n# ALTERNATIVE NAME 2: Pair 2\n"
            "# ALTERNATIVE NAME 3: Pair 3\n# ALTERNATIVE NAME 4: Altruist 4\n"
            "1,2,1.0\n2,1,1.0\n4,3,1.0\n")  # fmt: skip
    (files / "k.wmd.gz").write_bytes(gzip.compress(text.encode()))
    told = two(inroad("exchange", "clear", "k.wmd.gz", "--objective", "weight", "--json")).json
    assert (3.0, {"1", "2", "3"}) == (told["value"], moving(told))


# The report ---------------------------------------------------------------------


class Page(HTMLParser):
    """What a browser would make of the report."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.marks: list[tuple[str, str | None]] = []
        self.said = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Counted."""
        self.tags.append(tag)
        self.marks += attrs

    def handle_data(self, data: str) -> None:
        """Kept."""
        self.said += data


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def test_the_report_stands_by_itself_and_says_it_all(inroad: Inroad, files: Path) -> None:
    """No script, nothing from elsewhere, nobody's name; a picture of each circle."""
    told = two(inroad("exchange", "clear", ".", "--report", "r.html", "--json")).json
    assert told["more_seats"]
    assert {"two-sided", "ttc", "no cap"} <= {each["plan"] for each in told["beside"]}
    text = (files / "r.html").read_text("utf-8")
    page = Page(text)
    assert "script" not in page.tags
    assert [] == [value for name, value in page.marks
                  if name in ("src", "href") and not (value or "").startswith("#")]  # fmt: skip
    assert 2 + 2 == page.tags.count("svg")
    for part in ("How it was decided", "one more seat", "Fairness", "Who sees what",
                 "top trading cycles"):  # fmt: skip
        assert part in page.said
    assert not any(name in text for name in NAMES)
    assert 73 == inroad("exchange", "report", "nowhere/r.html").code
    two(inroad("exchange", "report", "named.html", "--names"))
    assert "Leo Falk" in (files / "named.html").read_text("utf-8")


def test_what_stands_in_a_file_is_text_in_the_report(inroad: Inroad, files: Path) -> None:
    """In a code, a unit, a role and a bad row."""
    quoted = '"' + HOSTILE.replace('"', '""') + '"'
    (files / "members.csv").write_text(
        f"code,unit,role\n{quoted},{quoted},{quoted}\nB,Y,{quoted}\n",
                                       "utf-8")  # fmt: skip
    (files / "wishes.csv").write_text(f"member,unit\n{quoted},Y\nB,{quoted}\n{quoted},{quoted}9\n",
                                      "utf-8")  # fmt: skip
    two(inroad("exchange", "clear", ".", "--report", "r.html"))
    page = Page((files / "r.html").read_text("utf-8"))
    assert {"script", "img"} & set(page.tags) == set()
    assert not [name for name, _ in page.marks if name.startswith("on")]
    assert "<script>alert(1)" in page.said


# A seeker alone -----------------------------------------------------------------


def test_whoever_wants_the_opposite_is_told_of(inroad: Inroad) -> None:
    """From what they said, with a word on how to speak of it."""
    inroad("people", "add", "Tom Berg, engineer, Data Platform at Acme")
    assert "Nobody has told you" in two(
        inroad("wish", "my place in Support for one in Data Platform")).out  # fmt: skip
    inroad("log", "--yes", "coffee with Tom yesterday, he wants to move to Support")
    said = " ".join(two(inroad("wish")).out.split())
    assert "Talk to Tom Berg first: you could change places" in said
    assert "“wants to move to Support”" in said
    told = two(inroad("wish", "--json")).json
    assert [["Tom Berg"]] == [each["names"] for each in told["swaps"]]
    two(inroad("wish", "--withdraw", str(told["wishes"][0]["id"])))
    assert [] == two(inroad("wish", "--json")).json["swaps"]


def test_a_swap_is_a_gift_on_a_card(inroad: Inroad) -> None:
    """The plan says whom to talk to first, and why."""
    inroad("goal", "Data Platform at Acme by June")
    inroad("people", "add", "Tom Berg, engineer, Data Platform at Acme")
    inroad("wish", "my place in Support for one in Data Platform")
    inroad("log", "--yes", "coffee with Tom yesterday, he wants to move to Support")
    said = " ".join(two(inroad("plan")).out.split())
    assert "Talk to Tom Berg first: you could change places" in said
    assert "you want Data Platform: talk to them first" in said


def test_a_table_is_never_overwritten(inroad: Inroad, files: Path) -> None:
    """Neither by a round nor by a report, and a round not by its report."""
    two(inroad("exchange", "clear", "."))
    for words, code in (
        (("clear", ".", "--round", "members.csv"), 65),
        (("clear", ".", "--round", "."), 73),
        (("clear", ".", "--report", "./wishes.csv"), 73),
        (("clear", ".", "--report", "round.json"), 73),
        (("clear", ".", "--report", "nowhere/report.html"), 73),
        (("report", "members.csv"), 73),
        (("report", "round.json"), 73),
        (("report", "."), 73),
    ):
        assert code == inroad("exchange", *words).code, words
    assert MEMBERS == (files / "members.csv").read_text("utf-8")
    assert WISHES == (files / "wishes.csv").read_text("utf-8")
    assert "5 people" in two(inroad("exchange", "agreed", "1")).out


def test_a_file_that_is_left_out_whole_stops_the_round(inroad: Inroad, files: Path) -> None:
    """A rule of a unit could stand in it; without it, people would be moved who are not welcome."""
    (files / "units.csv").write_text("unt,same\nData,grade\n", "utf-8")
    answer = inroad("exchange", "clear", ".")
    assert (65, True) == (answer.code, "units.csv could not be used" in answer.err)
    assert not (files / "round.json").exists()
    (files / "units.csv").write_text("unit,same\nData,grade\n", "utf-8")
    two(inroad("exchange", "clear", "."))


def test_only_the_table_that_changed_is_named(inroad: Inroad, files: Path) -> None:
    """The other one is as it was."""
    two(inroad("exchange", "clear", "."))
    (files / "members.csv").write_text(MEMBERS + "M8,Ada Low,Support,engineer,E2,\n", "utf-8")
    answer = inroad("exchange", "letters")
    assert (1, True, False) == (answer.code, "members.csv" in answer.err,
                                "wishes.csv" in answer.err)  # fmt: skip


def test_after_a_no_the_reason_is_the_no(inroad: Inroad, files: Path) -> None:
    """Nobody else wanted the seat, so nothing else is to blame."""
    (files / "members.csv").write_text("code,unit\nA,Alder\nB,Birch\n", "utf-8")
    (files / "wishes.csv").write_text("member,unit\nA,Birch\nB,Alder\n", "utf-8")
    two(inroad("exchange", "clear", "."))
    said = two(inroad("exchange", "declined", "1")).out
    assert "a circle or chain that they were in was declined" in said
    assert "more than can come" not in said
    assert "said no" in two(inroad("exchange", "explain", "A")).out


def test_an_empty_wish_is_none(inroad: Inroad) -> None:
    """Spaces are no move, and neither is a book."""
    assert "No move yet" in two(inroad("wish", "   ")).out
    assert 2 == inroad("wish", "far " * 200).code
