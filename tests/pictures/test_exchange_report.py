"""The report of a round: one page, dressed like the others, that says what it should."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.method.exchange.clearing import Clearing, Move, clear
from inroad.method.exchange.comparing import compared
from inroad.method.exchange.explaining import Explained, one_more_seat
from inroad.method.exchange.pool import ExchangePool, Participant, Position, Wish
from inroad.method.exchange.telling import Told
from inroad.pictures.exchange.circle import row_picture
from inroad.pictures.exchange.flow import MOST, flow_picture
from inroad.pictures.exchange.marking import Change, safe, table, tag
from inroad.pictures.exchange.report import OPEN, page
from tests.pictures.looking import MOVING, UNITS
from tests.pictures.test_colours import CSS, PAGE, TOKENS

REPORT = files("inroad.pictures.exchange").joinpath("report.css").read_text("utf-8")


def told(pool: ExchangePool, names: dict[str, str] | None = None) -> Told:
    """A round cleared for circles of three, with everything that can be told."""

    def clears(each: ExchangePool) -> Clearing:
        return clear(each, "optimal", 3, 0, ("moves",), time_limit=10)

    plan = clears(pool)
    seats = tuple(one_more_seat(Explained(pool, plan), clears, 2))
    beside = tuple(compared(pool, 0, ("moves",), 10, ("pairs", "no cap", "two-sided", "ttc")))
    return Told(pool, plan, tuple(range(1, len(plan.rows) + 1)), 3, 0, ("moves",), False, False,
                date(2027, 3, 1), names or {}, [("wishes.csv:9", "exchange.no_rank", "first")], (),
                seats, beside)  # fmt: skip


def ring(*units: str, extra: tuple[str, str] | None = None) -> ExchangePool:
    """People who each wish for the next unit; and one more who wishes in vain."""
    people = [Participant(f"M{at}", Position(unit)) for at, unit in enumerate(units)]
    wishes = [Wish(each.code, units[(at + 1) % len(units)]) for at, each in enumerate(people)]
    if extra:
        people.append(Participant("X1", Position(extra[0])))
        wishes.append(Wish("X1", extra[1]))
    seats = sorted({each.position for each in people})
    return ExchangePool(people, seats, wishes, on=date(2026, 3, 2))


class Read(HTMLParser):
    """A page's tags, attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.said = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Counted."""
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        """Kept."""
        self.said += data


def test_it_says_who_moves_who_does_not_and_what_is_proven() -> None:
    """With a picture of each circle, and links that lead somewhere."""
    found = Read(page(told(ring("Alder", "Birch", "Cedar", extra=("Alder", "Birch")))))
    text = " ".join(found.said.split())
    for part in (
        "3 people move, in 1 circle.", "All 3 must agree by 1 March 2027.", "that is proven",
        "their wish is wanted by more than can come", "One more vacant seat",
        "Top trading cycles instead of an optimum: as many moves", "not a rank from 1 on",
        "wishes.csv:9",
    ):  # fmt: skip
        assert part in text
    assert {each.removeprefix("#") for each in found.links} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))
    assert 1 == found.tags.count("h1")


def test_a_round_in_which_nobody_moves_is_a_page_too() -> None:
    """It says so, and draws nothing empty."""
    pool = ring("Alder", "Birch")
    nobody = ExchangePool(pool.participants, pool.positions, pool.wishes[:1], on=pool.on)
    text = " ".join(Read(page(told(nobody))).said.split())
    assert "Nobody can move within these rules." in text
    assert "nobody who would be accepted wants the seat" in text.lower()


def test_where_no_seat_may_stay_empty_it_says_why_one_more_helps_nobody() -> None:
    """Not only that it does not."""
    text = Read(page(told(ring("Alder", "Birch", "Cedar", extra=("Alder", "Birch"))))).said
    assert "in this round no seat may stay empty" in text
    assert "no estimate" in text


def test_after_answers_it_claims_no_more_than_holds() -> None:
    """Who said yes is counted; that nothing better is possible is said of what is left."""
    one = told(ring("Alder", "Birch", "Cedar", extra=("Alder", "Birch")))
    some = Read(page(replace(one, answered=True, yes={1: 2}))).said
    assert "All 3 must agree by 1 March 2027. 2 said yes." in some
    assert "What was asked already stays as it is" in some
    assert "no plan within these rules places more" not in some
    assert "what nobody was asked yet was cleared again" in some
    assert "All said yes." in Read(page(replace(one, answered=True, yes={1: 3}))).said


def test_a_plan_that_is_not_proven_says_so_beside_the_others() -> None:
    """A smaller number may be the clock's fault and not the rule's."""
    one = told(ring("Alder", "Birch", "Cedar"))
    late = [replace(each, plan=replace(each.plan, status="time_limit")) if each.name == "no cap"
            else each for each in one.beside]  # fmt: skip
    assert "not proven" not in Read(page(one)).said
    assert "Circles of any length: not proven to be the best" in Read(
        page(replace(one, beside=late))).said  # fmt: skip


def test_many_circles_are_folded_and_none_is_lost() -> None:
    """A long round does not hide what comes behind its pictures."""
    units = [f"U{at}{side}" for at in range(OPEN + 3) for side in "ab"]
    people = [Participant(f"M{at:02}", Position(unit)) for at, unit in enumerate(units)]
    wishes = [Wish(each.code, units[at ^ 1]) for at, each in enumerate(people)]
    pool = ExchangePool(people, [each.position for each in people], wishes, on=date(2026, 3, 2))
    text = page(told(pool))
    assert "3 more, drawn" in text
    assert OPEN + 3 == text.count("A circle of 2</h3>")


HOSTILE = st.sampled_from(
    ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><script>", "&lt;b&gt;",
     "{by}", "[x]", "\x00\x1b[31m", "\u202egnp", "--></svg><script>")
)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(unit=HOSTILE, code=HOSTILE, name=HOSTILE)
def test_nothing_that_a_file_says_is_read_as_a_page(unit: str, code: str, name: str) -> None:
    """In a unit, a code and a name: no tag that harmless words do not have."""

    def tags(unit: str, code: str, name: str) -> set[str]:
        people = [Participant(code, Position(unit)), Participant("B", Position("Birch"))]
        wishes = [Wish(code, "Birch"), Wish("B", unit)]
        seats = [each.position for each in people]
        pool = ExchangePool(people, seats, wishes, on=date(2026, 3, 2))
        return set(Read(page(told(pool, {code: name, "B": name}))).tags)

    assert tags("Alder", "A", "Ana") == tags(unit, code, name)


def test_its_colours_are_those_of_the_page() -> None:
    """The same tokens with the same values, and the pictures dressed by the same rules."""
    own = {name: (light, dark) for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", REPORT)}  # fmt: skip
    assert own
    assert own == {name: TOKENS[name] for name in own}
    used = set(re.findall(r"var\(--([\w-]+)\)", REPORT)) - {"text", "heads"}
    assert used <= own.keys()
    rule = re.compile(r"^\.drawn \.(?:seat|band|over|on-tag)\b[^{]*\{[^}]*\}", re.MULTILINE)
    assert set(rule.findall(REPORT)) == set(rule.findall(CSS))
    assert PAGE.is_file()


def test_every_class_of_the_report_has_a_rule() -> None:
    """What is written is dressed."""
    text = page(told(ring("Alder", "Birch", "Cedar", extra=("Alder", "Birch"))))
    used = {name for each in re.findall(r'class="([^"]*)"', text) for name in each.split()}
    ruled = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^}]*\}", "", REPORT)))
    assert used - ruled == {"ink"} & used


@pytest.mark.parametrize("which", sorted(MOVING))
def test_a_row_is_told_in_words_and_as_a_table(which: str) -> None:
    """Whoever cannot see it hears who goes where."""
    row, chain = MOVING[which]
    picture = row_picture(row, chain, str.lower, "x")
    assert [(each.code.lower(), each.at.unit, each.to.unit) for each in row] == [
        (who, at.split(",")[0], to.split(",")[0]) for who, at, to in picture.table.rows
    ]
    assert all(each.code.lower() in picture.description for each in row)


def test_nobody_moving_is_no_row() -> None:
    """A wrong call."""
    with pytest.raises(ValueError, match="no"):
        row_picture((), False, str, "x")


def test_small_units_are_put_together_and_nobody_is_lost() -> None:
    """As many people as before."""
    flow = {(f"A{at}", f"B{at % 9}"): at + 1 for at in range(40)}
    picture = flow_picture(flow, "x")
    assert sum(flow.values()) == sum(int(row[2]) for row in picture.table.rows)
    assert "other units" in picture.svg
    assert picture.svg.count('class="bar"') <= 2 * MOST


def test_a_piece_of_text_keeps_its_spaces_and_loses_its_marks() -> None:
    """Sentences are put together from pieces."""
    assert "<p>a &lt;b&gt; c</p>" == tag("p", "a", " <b> ", "c")
    assert " " == safe(" ")
    assert '<td class="number">1,000</td>' in table(("n",), [(1000,)])
    assert '<td class="number">1.50</td>' in table(("n",), [(1.5,)])
    for change, said in ((2, "+2"), (-1, "−1")):
        assert f'<td class="number">{said}</td>' in table(("n",), [(Change(change),)])


def test_a_move_alone_is_drawn() -> None:
    """Into a vacant seat."""
    move = Move("M1", Position(UNITS[0]), Position(UNITS[1]), Wish("M1", UNITS[1]))
    assert "vacant" in row_picture((move,), True, str, "x").svg
