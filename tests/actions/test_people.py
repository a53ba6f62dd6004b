"""People: found by what one types, added, made one, kept apart, forgotten."""

from pathlib import Path

import pytest

from inroad.actions import (
    briefing,
    giving,
    learning,
    log,
    openings,
    people,
    planning,
    promising,
    undoing,
)
from inroad.actions.people import KnownAlready, NobodyFound, SeveralFound
from inroad.store import models
from inroad.store.models import User
from inroad.store.refusals import NotFound, NotYourself
from tests.actions.looking import NOW, TODAY, facts, me, names, person, rows


@pytest.fixture
def known(viewer: User) -> User:
    """A seeker who knows two people called Tom."""
    for line in ("Priya Sharma, Head of Data, Data Platform at Acme, priya@acme.example",
                 "Tom Berg, engineer at Acme", "Tom Wood, designer at Fabrikam"):  # fmt: skip
        people.add(viewer, line, NOW)
    return viewer


@pytest.mark.parametrize("typed", ["Priya", "priya sharma", " Sharma ", "PRIYA@acme.example", "ps"])
def test_somebody_is_found_by_what_one_types(known: User, typed: str) -> None:
    """A part of the name, the whole, an address, initials."""
    assert people.who(known, typed) == person(known, "Priya Sharma").pk


def test_somebody_is_found_by_number(known: User) -> None:
    """As the lists show it."""
    tom = person(known, "Tom Wood").pk
    assert people.who(known, f"#{tom}") == tom


@pytest.mark.parametrize("typed", ["", " ", "#", "#999", "#x", "nobody@acme.example", "😀", "#²"])
def test_nobody_is_found_where_nobody_fits(known: User, typed: str) -> None:
    """The refusal keeps what was typed."""
    with pytest.raises(NobodyFound):
        people.who(known, typed)


def test_several_are_told_apart(known: User) -> None:
    """Each with what they do; nobody is chosen."""
    with pytest.raises(SeveralFound) as refused:
        people.who(known, "Tom")
    told = refused.value.facts["candidates"]
    assert isinstance(told, list)
    assert [(each["name"], each["works"]) for each in told] == [
        ("Tom Berg", "engineer, Acme"),
        ("Tom Wood", "designer, Fabrikam"),
    ]


def test_i_am_nobody_to_look_for(known: User) -> None:
    """Not by my number either."""
    with pytest.raises(NobodyFound):
        people.who(known, f"#{me(known).pk}")


def test_an_address_belongs_to_one_person(known: User) -> None:
    """Adding somebody with a known address adds nobody."""
    before = rows(known)
    with pytest.raises(KnownAlready) as refused:
        people.add(known, "P. Sharma, priya@acme.example", NOW)
    assert (before, refused.value.facts["name"]) == (rows(known), "Priya Sharma")


def test_a_typed_name_is_one_clean_line(viewer: User) -> None:
    """Line ends and terminal escapes are no part of a name."""
    people.add(viewer, "Eve\n\x1b[31mRed\x07\u202e, designer at Acme", NOW)
    (name,) = names(viewer)
    assert name.isprintable()


def test_a_name_of_ten_thousand_letters_is_cut(viewer: User) -> None:
    """To what a name can have."""
    people.add(viewer, "A" * 10_000, NOW)
    assert [len(name) for name in names(viewer)] == [300]


def test_two_people_made_one_and_two_again(known: User) -> None:
    """Everything of the one that goes is the other's; undo parts them."""
    one, other = person(known, "Tom Berg").pk, person(known, "Tom Wood").pk
    promising.promise(known, other, "the slides", None, NOW)
    before = rows(known)
    people.merge(known, one, other, NOW)
    assert names(known) == ["Priya Sharma", "Tom Berg"]
    assert facts(known, models.Promise, "person_id") == [(one,)]
    undoing.undo(known, None, NOW)
    assert before == rows(known)


def test_nobody_is_merged_with_somebody_who_is_not_there(known: User) -> None:
    """Nor am I merged away."""
    tom = person(known, "Tom Berg").pk
    with pytest.raises(NotFound):
        people.merge(known, tom, 999, NOW)
    with pytest.raises(NotYourself):
        people.merge(known, tom, me(known).pk, NOW)


def test_probable_pairs_are_proposed_until_they_are_answered(viewer: User) -> None:
    """A no is remembered; a yes leaves one."""
    for line in ("Thomas Berg, engineer at Acme", "Tom Berg, engineer at Acme"):
        people.add(viewer, line, NOW)
    (pair,) = people.same(viewer)
    assert {pair.a_name, pair.b_name} == {"Thomas Berg", "Tom Berg"}
    people.keep_apart(viewer, pair.a, pair.b, NOW)
    assert people.same(viewer) == []
    undoing.undo(viewer, None, NOW)
    assert people.merge_sure(viewer, 0.5, NOW).pairs == (pair,)
    assert len(names(viewer)) == 1
    undoing.undo(viewer, None, NOW)
    assert len(names(viewer)) == 2


def test_three_of_one_become_one_in_one_batch(viewer: User) -> None:
    """Pairs that overlap are followed to whoever is left."""
    for line in ("Thomas Berg, engineer at Acme", "Tom Berg, engineer at Acme",
                 "Thomas Berg, engineer at Acme"):  # fmt: skip
        people.add(viewer, line, NOW)
    people.merge_sure(viewer, 0.5, NOW)
    assert len(names(viewer)) == 1
    undoing.undo(viewer, None, NOW)
    assert len(names(viewer)) == 3


def test_whoever_is_forgotten_is_in_no_byte_of_the_folder(known: User, home: Path) -> None:
    """Name, address, need and promise: gone from tables, journal, log and free pages."""
    secrets = ("Priya", "Sharma", "priya@acme.example", "onboarding docs", "the secret checklist")
    priya = person(known, "Priya Sharma").pk
    line = "coffee with Priya today, struggles with onboarding docs"
    log.log(known, log.understood(known, line, TODAY), NOW)
    promising.promise(known, priya, "the secret checklist", None, NOW)
    giving.need(known, priya, "help with onboarding docs", NOW)
    openings.opening(known, "Data engineer", "Acme", "", "posted", priya, NOW)
    learning.learned(known, "a thing that Priya Sharma said", priya, "x", "open", NOW)
    people.merge(known, priya, people.add(known, "P. Sharma", NOW).pk, NOW)
    planning.propose(known, NOW)
    (home / "last_error.txt").write_text("Traceback: Priya Sharma", encoding="utf-8")
    assert any(b"Priya" in file.read_bytes() for file in home.iterdir() if file.is_file())
    assert people.forget(known, priya).bytes_clean
    told = b"".join(file.read_bytes() for file in home.iterdir() if file.is_file()).lower()
    assert [word for word in secrets if word.lower().encode() in told] == []
    assert names(known) == ["Tom Berg", "Tom Wood"]


def test_undo_brings_nobody_back_who_was_forgotten(known: User) -> None:
    """Twenty times undo: not even their name."""
    people.forget(known, person(known, "Priya Sharma").pk)
    for _ in range(20):
        try:
            undoing.undo(known, None, NOW)
        except undoing.keep.NothingToUndo:
            break
    assert all("Priya" not in name for name in names(known))


def test_what_was_done_last_is_listed_first(known: User) -> None:
    """Suggestions are not things that I did."""
    planning.propose(known, NOW)
    done = undoing.history(known)
    assert [each.kind for each in done] == ["people"] * 3
    assert "Tom Wood" in done[0].label


def test_a_number_that_is_no_batch_takes_nothing_back(known: User) -> None:
    """Nor does one that is taken back already."""
    last = undoing.history(known)[0].pk
    undoing.undo(known, last, NOW)
    before = rows(known)
    for number in (last, 0, -3, 10**6):
        with pytest.raises(undoing.keep.NothingToUndo):
            undoing.undo(known, number, NOW)
    assert before == rows(known)


def test_a_brief_has_what_a_talk_needs(known: User) -> None:
    """Their words, my gift for them, my promise, what to ask."""
    priya = person(known, "Priya Sharma").pk
    giving.offer(known, "know_how", "onboarding docs", NOW)
    giving.need(known, priya, "onboarding docs", NOW)
    promising.promise(known, priya, "the checklist", TODAY, NOW)
    _, page = briefing.brief(known, priya, NOW)
    assert [need.text for need in page.needs] == ["onboarding docs"]
    assert [match.offer.text for match in page.matches] == ["onboarding docs"]
    assert [promise.text for promise in page.promises] == ["the checklist"]
    assert page.what
    assert page.why


def test_a_kept_promise_is_evidence_and_a_dropped_one_is_none(known: User) -> None:
    """Mine moves what they think of me; theirs does not."""
    priya = person(known, "Priya Sharma").pk
    mine = promising.promise(known, priya, "the checklist", TODAY, NOW).pk
    theirs = promising.promise(known, priya, "a name", TODAY, NOW, by_me=False).pk
    other = promising.promise(known, priya, "a sheet", TODAY, NOW).pk
    promising.kept(known, mine, NOW)
    promising.kept(known, theirs, NOW)
    promising.dropped(known, other, NOW)
    assert facts(known, models.Evidence, "kind", "text") == [("gift_unmet", "the checklist")]
    assert promising.open_promises(known) == []


@pytest.mark.parametrize("number", [0, -1, 999, 2**63])
def test_what_is_not_there_is_not_found(known: User, number: int) -> None:
    """One refusal for every list."""
    for act in (promising.kept, promising.dropped, giving.met, giving.withdraw):
        with pytest.raises(NotFound):
            act(known, number, NOW)
    with pytest.raises(NotFound):
        openings.change(known, number, NOW, stage="posted")
    with pytest.raises(NotFound):
        giving.need(known, number, "x", NOW)


def test_an_offer_has_one_of_six_kinds(known: User) -> None:
    """Any other word is refused, and the refusal names the kinds."""
    with pytest.raises(giving.UnknownKind) as refused:
        giving.offer(known, "money", "x", NOW)
    assert "know_how" in str(refused.value.facts["kinds"])
    row = giving.offer(known, "swap", "my desk by the window", NOW)
    giving.withdraw(known, row.pk, NOW)
    assert giving.offers(known) == []


def test_an_accepted_job_is_closed(known: User) -> None:
    """Whatever stage it had."""
    row = openings.opening(known, "Data engineer", "Acme", "", "posted", None, NOW)
    openings.change(known, row.pk, NOW, outcome="accepted")
    assert facts(known, models.Opening, "stage", "outcome") == [("closed", "accepted")]
