"""Which sightings are one person: what merges by itself, what is asked, what is proposed."""

import csv
import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.method.identity import (
    Assignment,
    Handle,
    Known,
    Proposal,
    Sighting,
    assign,
    find,
    proposals,
)


def seen(name: str = "", email: str = "", phone: str = "", slug: str = "") -> Sighting:
    """A sighting with at most one of each key."""
    return Sighting(
        uid=f"{name}|{email}|{phone}|{slug}",
        name=name,
        emails=(email,) if email else (),
        phones=(phone,) if phone else (),
        slugs=(slug,) if slug else (),
    )


def grouped(assignment: Assignment) -> list[tuple[int, ...]]:
    return [cluster.sightings for cluster in assignment.clusters]


def proposed(*people: Known, different: tuple[tuple[int, int], ...] = ()) -> list[Proposal]:
    return proposals(people, different=different)


def codes(proposal: Proposal) -> set[str]:
    return {reason.code for reason in proposal.reasons}


# --------------------------------------------------------------- by themselves


@pytest.mark.parametrize("key", ["email", "phone", "slug"])
def test_an_equal_key_merges(key: str) -> None:
    """The same address, number or profile is one person, known or new."""
    value = {"email": "priya@x.example", "phone": "+4930123456", "slug": "priya-nair"}[key]
    found = assign([seen("Priya Nair", **{key: value}), seen("P. Nair", **{key: value})], {})
    assert [(0, 1)] == grouped(found)
    known = assign([seen("Priya Nair", **{key: value})], {(key, value): 7})
    assert ((7,),) == tuple(cluster.known for cluster in known.clusters)


def test_merging_is_transitive() -> None:
    """One shares an address with a second, who shares a number with a third: one person."""
    chain = [
        seen("Priya Nair", email="p@x.example"),
        Sighting("2", "P. Nair", emails=("p@x.example",), phones=("+4930123456",)),
        seen("Priya Nair", phone="+4930123456"),
    ]
    assert [(0, 1, 2)] == grouped(assign(chain, {}))


def test_two_known_people_can_turn_out_to_be_one() -> None:
    """A sighting with the keys of two known people touches both."""
    both = Sighting("1", "Priya Nair", emails=("p@x.example",), slugs=("priya-nair",))
    found = assign([both], {("email", "p@x.example"): 3, ("slug", "priya-nair"): 9})
    assert (3, 9) == found.clusters[0].known


@pytest.mark.parametrize("local", ["info", "team", "office", "noreply", "no-reply"])
def test_a_shared_mailbox_merges_nobody(local: str) -> None:
    """An office's address is nobody's: its people stay apart and nothing is asked."""
    box = f"{local}@x.example"
    found = assign(
        [seen("Anna Weber", email=box), seen("Tom Berg", email=box)], {("email", box): 1}
    )
    assert [(0,), (1,)] == grouped(found)
    assert () == found.questions
    assert all(not cluster.known for cluster in found.clusters)


def test_a_switchboard_becomes_a_question() -> None:
    """One number under clearly different names merges nobody, and is asked."""
    board = [seen("Anna Weber", phone="+4930123456"), seen("Tom Berg", phone="+4930123456")]
    found = assign(board, {})
    assert [(0,), (1,)] == grouped(found)
    assert [(("phone", "+4930123456"), (0, 1))] == [(q.key, q.parties) for q in found.questions]


def test_a_couple_with_one_address_becomes_a_question() -> None:
    """Two given names at one address are two people; each one's own cards still merge."""
    home = "weber@x.example"
    cards = [seen("Anna Weber", home), seen("Peter Weber", home), seen("Anna Weber", home)]
    found = assign(cards, {})
    assert [(0, 2), (1,)] == grouped(found)
    assert 1 == len(found.questions)


def test_an_initial_that_fits_two_stays_apart() -> None:
    """`A. Weber` may be Anna or Andreas: nobody decides it but the seeker."""
    number = "+4930123456"
    cards = [seen(f"{given} Weber", phone=number) for given in ("A.", "Anna", "Andreas")]
    assert [(0,), (1,), (2,)] == grouped(assign(cards, {}))


def test_father_and_son_with_one_phone_stay_apart() -> None:
    """Jr. and Sr. in one house are two people."""
    pair = [seen(f"John Smith {suffix}", phone="+15551234567") for suffix in ("Jr.", "Sr.")]
    found = assign(pair, {})
    assert [(0,), (1,)] == grouped(found)
    assert 1 == len(found.questions)


def test_the_names_of_known_people_guard_too() -> None:
    """A known person's number under another name is asked, not merged."""
    number = "+4930123456"
    tom = seen("Tom Berg", phone=number)
    found = assign([tom], {("phone", number): 5}, {5: ["Anna Weber"]})
    assert () == found.clusters[0].known
    assert (5,) == found.questions[0].known


def test_a_nameless_card_does_not_bridge_two_people() -> None:
    """A card without a name joins Anna by address; her number under Tom is asked."""
    cards = [
        seen("Anna Weber", email="a@x.example"),
        Sighting("2", emails=("a@x.example",), phones=("+4930123456",)),
        seen("Tom Berg", phone="+4930123456"),
    ]
    found = assign(cards, {})
    assert [(0, 1), (2,)] == grouped(found)
    assert 1 == len(found.questions)


def test_another_family_name_at_ones_own_address_is_marriage() -> None:
    """The same given name and address under a new family name is one person."""
    cards = [seen("Anna Weber", email="anna@x.example"), seen("Anna Meier", email="anna@x.example")]
    assert [(0, 1)] == grouped(assign(cards, {}))


def test_handles_and_the_seekers_own_sightings_are_assigned() -> None:
    """A handle counts like a sighting; everything that is me is one person."""
    mentions = [
        Handle(name="Priya Nair", email="p@x.example"),
        seen("Priya Nair", email="P@X.example"),
        Sighting("me1", "Ada Seeker", is_me=True),
        Sighting("me2", "A. Seeker", is_me=True),
    ]
    assert [(0, 1), (2, 3)] == grouped(assign(mentions, {("me", ""): 1}))


SOME = st.builds(
    seen,
    name=st.sampled_from(["", "Anna Weber", "A. Weber", "Tom Berg", "Peter Weber", "Anna"]),
    email=st.sampled_from(["", "a@x.example", "b@x.example", "info@x.example"]),
    phone=st.sampled_from(["", "+4930123456", "+4930999999"]),
    slug=st.sampled_from(["", "", "anna-weber"]),
)


@given(st.lists(SOME, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_sightings_does_not_matter(
    mentions: list[Sighting], rng: random.Random
) -> None:
    """Shuffled, the same sightings are together and the same keys are asked."""
    order = rng.sample(range(len(mentions)), len(mentions))
    straight, shuffled = assign(mentions, {}), assign([mentions[k] for k in order], {})
    back = {frozenset(order[k] for k in cluster) for cluster in grouped(shuffled)}
    assert {frozenset(cluster) for cluster in grouped(straight)} == back
    assert [q.key for q in straight.questions] == [q.key for q in shuffled.questions]


@given(st.lists(SOME, max_size=8))
def test_a_stranger_changes_no_assignment(mentions: list[Sighting]) -> None:
    """Somebody who shares no key is alone, and everybody else stays as they were."""
    stranger = seen("Zoe Quist", email="zoe@y.example")
    before, after = assign(mentions, {}), assign([*mentions, stranger], {})
    assert [*grouped(before), (len(mentions),)] == grouped(after)


@given(st.lists(SOME, max_size=8))
def test_every_sighting_is_in_one_cluster(mentions: list[Sighting]) -> None:
    """Nothing is lost and nothing is twice; who is asked about is still apart."""
    found = assign(mentions, {})
    assert list(range(len(mentions))) == sorted(k for cluster in grouped(found) for k in cluster)
    assert all(len(question.parties) + len(question.known) > 1 for question in found.questions)


# -------------------------------------------------------------------- proposed


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (Known(1, ("Zebulon Quist",)), Known(2, ("Zebulon Quist",)), "same.name"),
        (Known(1, ("Bob Quist",)), Known(2, ("Robert Quist",)), "same.nickname"),
        (Known(1, ("Quang Ming",)), Known(2, ("Ming Quang",)), "same.name_order"),
        (Known(1, ("Hans Brüggel",)), Known(2, ("Hans Brueggel",)), "same.name_spelling"),
        (
            Known(1, ("Z. Quist",), organisations=("Acme Inc.",)),
            Known(2, ("Zebulon Quist",), organisations=("ACME",)),
            "same.initials",
        ),
        (
            Known(1, ("Priya Nair",), organisations=("Acme GmbH",)),
            Known(2, ("Priya Nair",), organisations=("Acme",)),
            "same.name_and_organisation",
        ),
        (
            Known(1, ("Zebulon Quist",)),
            Known(2, (), emails=("zebulon.quist@x.example",)),
            "same.email_looks_like_name",
        ),
    ],
)
def test_a_probable_person_is_proposed_with_the_reason(one: Known, other: Known, code: str) -> None:
    """Rare names that agree are proposed, and the proposal says how they agree."""
    (proposal,) = proposed(one, other)
    assert (1, 2) == (proposal.a, proposal.b)
    assert code in codes(proposal)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Known(1, ("John Smith Jr.",)), Known(2, ("John Smith Sr.",))),
        (
            Known(1, ("John Smith",), organisations=("Acme",)),
            Known(2, ("John Smith",), organisations=("Bolt",)),
        ),
        (
            Known(1, ("Anna Quist",), phones=("+4930123456",)),
            Known(2, ("Berta Quist",), phones=("+4930123456",)),
        ),
        (
            Known(1, ("Anna Quist",), organisations=("Acme",)),
            Known(2, ("Peter Quist",), organisations=("Acme",)),
        ),
        (Known(1, ("Priya",)), Known(2, ("Priya Nair",))),
        (Known(1, ("Maria Garcia",)), Known(2, ("Maria Garcia",), slugs=("maria-garcia",))),
        (
            Known(1, ("John Smith",), slugs=("john-smith",), organisations=("Acme",)),
            Known(2, ("John Smith",), slugs=("jsmith2",), organisations=("Acme",)),
        ),
        (Known(1, (), emails=("info@x.example",)), Known(2, (), emails=("info@y.example",))),
    ],
)
def test_two_people_who_only_look_alike_are_not_proposed(one: Known, other: Known) -> None:
    """Father and son, namesakes elsewhere, twins with one phone, relatives: not one person."""
    assert [] == proposed(one, other)


def test_an_initial_that_fits_two_is_proposed_with_neither() -> None:
    """P. Quist may be Priya or Pooja; alone with Priya the same initial is proposed."""
    initial = Known(1, ("P. Quist",), organisations=("Acme",))
    priya = Known(2, ("Priya Quist",), organisations=("Acme",))
    pooja = Known(3, ("Pooja Quist",), organisations=("Acme",))
    assert [(1, 2)] == [(p.a, p.b) for p in proposed(initial, priya)]
    assert [] == proposed(initial, priya, pooja)


def test_what_was_answered_different_is_never_proposed_again() -> None:
    """An answer holds in whichever order the two are named."""
    pair = Known(4, ("Zebulon Quist",)), Known(2, ("Zebulon Quist",))
    assert 1 == len(proposed(*pair))
    assert [] == proposed(*pair, different=((4, 2),))
    assert [] == proposed(*pair, different=((2, 4),))


def test_a_name_that_many_bear_is_no_longer_proposed() -> None:
    """Where dozens have one name, two of them are no longer likely to be one."""
    crowd = [Known(k, ("Zebulon Quist",)) for k in range(2, 42)]
    few = proposals([Known(1, ("Zebulon Quist",)), crowd[0]])
    many = proposals([Known(1, ("Zebulon Quist",)), *crowd], at_least=0.01)
    assert all(proposal.probability < few[0].probability for proposal in many)


PERSON = st.builds(
    lambda name, firm, local: (name, firm, local),
    st.sampled_from(
        ["Bob Quist", "Robert Quist", "R. Quist", "Rita Quist", "John Smith", "Li Ming", "Ming Li"]
    ),
    st.sampled_from(["", "Acme", "Bolt"]),
    st.sampled_from(["", "bquist", "quist.b"]),
)


def made(rows: list[tuple[str, str, str]]) -> list[Known]:
    return [
        Known(
            k,
            (name,),
            (f"{local}@m{k}.example",) if local else (),
            organisations=(firm,) if firm else (),
        )
        for k, (name, firm, local) in enumerate(rows)
    ]


@settings(deadline=None)
@given(st.lists(PERSON, max_size=7), st.randoms(use_true_random=False))
def test_proposals_know_no_order(rows: list[tuple[str, str, str]], rng: random.Random) -> None:
    """The people in another order are proposed alike, the surest first."""
    people = made(rows)
    found = proposals(people)
    assert found == proposals(rng.sample(people, len(people)))
    assert found == sorted(found, key=lambda p: -p.probability)
    assert all(p.a < p.b for p in found)


@settings(deadline=None)
@given(st.lists(PERSON, max_size=7))
def test_a_stranger_changes_no_proposal(rows: list[tuple[str, str, str]]) -> None:
    """Adding somebody unrelated leaves every proposal and its chance as it was."""
    people = made(rows)
    stranger = Known(999, ("Ottilie Zwack",), ("ottilie@zwack.example",), organisations=("Zwack",))
    assert proposals(people) == proposals([*people, stranger])


# ------------------------------------------------------------- real addresses


def scores(found: list[Proposal], truth: set[tuple[int, int]]) -> tuple[float, float]:
    """Pairwise precision and recall."""
    pairs = {(proposal.a, proposal.b) for proposal in found}
    return len(pairs & truth) / max(len(pairs), 1), len(pairs & truth) / len(truth)


def test_enron_addresses_are_proposed_precisely(data: Path) -> None:
    """From addresses alone, at the documented threshold, at least .98 of the pairs are right.

    An address without a known owner counts as its own person, so that every
    proposal for one counts as wrong.
    """
    with (data / "enron" / "people.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    names = {int(row["id"]): row["name"] for row in rows}
    truth = {(a, b) for a, b in combinations(sorted(names), 2) if names[a] == names[b] != "NA"}
    boxes = {int(row["id"]): (f"{row['email_local']}@enron.example",) for row in rows}
    found = proposals([Known(k, emails=boxes[k]) for k in names])
    precision, recall = scores(found, truth)
    f1 = 2 * precision * recall / (precision + recall)
    told = f"{len(found)} pairs, precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}"
    print(f"Enron, addresses only: {told}")  # noqa: T201
    assert precision >= 0.98
    assert recall >= 0.4
    named = [Known(k, (names[k],) if names[k] != "NA" else (), boxes[k]) for k in names]
    precision, recall = scores(proposals(named), truth)
    print(f"Enron, names seen: precision {precision:.3f} recall {recall:.3f}")  # noqa: T201
    assert precision >= 0.98


# ------------------------------------------------------------------------ find

NAMES = {
    1: "Priya Nair",
    2: "Thomas Berg",
    3: "Tom Kurz",
    4: "May Chen",
    5: "Hans Müller",
    6: "李明",
    7: "Ludwig van der Berg",
    8: "Maria Silva",
    9: "Peter Mayer",
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Priya Nair", (1,)),
        ("nair, priya", (1,)),
        ("Dr. Priya Nair", (1,)),
        ("priya", (1,)),
        ("PN", (1,)),
        ("P. Nair", (1,)),
        ("Priya N", (1,)),
        ("Pri", (1,)),
        ("Prya", (1,)),
        ("Prya Nair", (1,)),
        ("tom", (2, 3)),
        ("Tom Berg", (2,)),
        ("Berg", (2, 7)),
        ("van der Berg", (7,)),
        ("may", (4,)),
        ("Mueller", (5,)),
        ("Muller", (5,)),
        ("李明", (6,)),
        ("Marta", ()),
        ("Marta Silva", ()),
        ("Anna", ()),
        ("zzyzx", ()),
        ("", ()),
        ("?", ()),
        ("PN@X.example", (1,)),
        ("nobody@x.example", ()),
    ],
)
def test_what_was_typed_finds_whom_it_means(typed: str, meant: tuple[int, ...]) -> None:
    """One person, nobody, or all who can be meant: never a wrong one in silence."""
    assert meant == find(typed, NAMES, {"pn@x.example": 1})


@given(st.sampled_from(sorted(NAMES)))
def test_everybody_is_found_by_their_own_name(person: int) -> None:
    """The whole name always finds exactly its bearer."""
    assert (person,) == find(NAMES[person], NAMES)


def test_namesakes_are_all_found() -> None:
    """Two people of one name are two answers."""
    assert (1, 2) == find("Anna Weber", {1: "Anna Weber", 2: "Weber, Anna", 3: "Tom Berg"})
