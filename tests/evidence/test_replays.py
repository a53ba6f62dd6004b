"""The replays on a tiny invented organisation: no look ahead, and what they count."""

import numpy as np
import pytest
from evidence.history import alive, answers, introductions, leaders, moments
from evidence.history.choosing import compared, gathered
from evidence.history.mail import Mail, Past, cleaned, day, owners
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.method.network import Network
from inroad.method.parameters import Parameters
from inroad.method.people import Person
from inroad.method.reach import Reach
from inroad.method.ties import ties

P = Parameters.DEFAULT
ROWS = st.lists(
    st.tuples(st.floats(0, 400), st.integers(0, 5), st.integers(0, 5), st.booleans()),
    min_size=1, max_size=60,
)  # fmt: skip


def invented(days: int = 500, people: int = 14, seed: int = 1) -> Mail:
    """An office in which some pairs write often, some seldom, and most not at all."""
    rng = np.random.default_rng(seed)
    rate = rng.gamma(0.25, 0.4, (people, people))
    rows = []
    for today in range(days):
        for a, b in np.argwhere(rng.random((people, people)) < np.minimum(rate + rate.T, 0.9) / 8):
            rows.append((15_000 + today + rng.random(), int(a), int(b), True))
        if today % 2 == 0:
            sender, *to = rng.permutation(people)[:4].tolist()
            rows += [(15_000 + today + 0.99, sender, each, True) for each in to]
    return cleaned("Invented", people, rows)


@settings(max_examples=30, deadline=None)
@given(ROWS, st.floats(1, 399))
def test_what_comes_after_the_moment_changes_nothing(
    rows: list[tuple[float, int, int, bool]], at: float
) -> None:
    """Ties at a moment are the same whether or not the later mail exists."""
    mail, earlier = cleaned("", 6, rows), cleaned("", 6, [row for row in rows if row[0] < at])
    whole = Past(mail, P).ties(at)
    cut = Past(earlier, P).ties(at)
    for name in ("a", "b", "strength", "energy", "reciprocity", "mutuals", "last"):
        assert getattr(whole, name).tolist() == getattr(cut, name).tolist()


@settings(max_examples=15, deadline=None)
@given(ROWS, st.lists(st.floats(1, 399), min_size=2, max_size=4))
def test_walking_forward_is_starting_anew(
    rows: list[tuple[float, int, int, bool]], times: list[float]
) -> None:
    """Stops on the way do not change what is known at the end."""
    mail = cleaned("", 6, rows)
    past = Past(mail, P)
    for at in sorted(times):
        known = past.ties(at)
    assert known.strength == pytest.approx(Past(mail, P).ties(max(times)).strength)


def test_the_past_cannot_be_walked_back() -> None:
    """What was read cannot be unread: going back is refused."""
    past = Past(cleaned("", 2, [(1.0, 0, 1, True), (5.0, 1, 0, True)]), P)
    past.ties(9.0)
    with pytest.raises(ValueError, match="forward"):
        past.ties(2.0)


def test_the_ranking_is_that_of_the_products_chains() -> None:
    """What ranks c is the chance of the chain over c that the product itself would show."""
    mail = invented(days=60, people=30)
    at = float(mail.time[-1]) + 1
    past = Past(mail, P)
    known = past.ties(at)
    a, b = next((a, b) for a in range(30) for b in range(30)
                if a != b and known.between(a, b) is None)  # fmt: skip
    candidates = introductions.both_know(known, a, b)
    ours = introductions.rules(known, a, b, candidates, P)[introductions.OURS]
    people = {each: Person(each, "") for each in range(mail.people)}
    network = Network(0, a, people, past.contacts(at))
    shown = {chain.people[1]: chain.probability
             for chain in Reach(network, ties(network, day(at), P), P).chains(b)
             if len(chain.people) == 3}  # fmt: skip
    told = dict(zip(candidates.tolist(), ours.tolist(), strict=True))
    assert shown
    assert max(told, key=lambda c: told[c]) in shown
    assert shown == pytest.approx({c: told[c] for c in shown}, rel=1e-5)


def test_an_introduction_is_found() -> None:
    """c writes to both, and three days later a writes to b for the first time."""
    rows = [(1.0, 2, 0, True), (1.5, 2, 1, True), (10.0, 2, 0, True), (10.0, 2, 1, True),
            (13.0, 0, 1, True), (14.0, 1, 0, True)]  # fmt: skip
    (found,) = introductions.introductions(cleaned("", 3, rows))
    assert (found.a, found.b, found.c, found.at, found.recipients) == (0, 1, 2, 10.0, 2)
    late = [(time + 5 * (time > 12), *rest) for time, *rest in rows]
    assert introductions.introductions(cleaned("", 3, late)) == []  # type: ignore[arg-type]


def test_an_introduction_replay_ranks_each_connector_once() -> None:
    """Every event has one true connector among three candidates or more."""
    rows = []
    for each in range(6):  # six pairs, each with three who know both; the first of them writes both
        a, b, start = 10 + 2 * each, 11 + 2 * each, 100.0 * each
        rows += [(start + 1 + c / 10, c, who, True) for c in range(3) for who in (a, b)]
        rows += [(start + 20, 0, a, True), (start + 20, 0, b, True), (start + 22, a, b, True)]
    mail = cleaned("", 22, rows)
    found = introductions.ranked(mail, introductions.introductions(mail), P)
    assert np.bincount(found.event).tolist() == [3] * 6
    assert np.bincount(found.event, found.chosen).tolist() == [1] * 6
    assert found.seeker.tolist() == [10, 12, 14, 16, 18, 20]


def test_a_tie_is_alive_by_what_comes_and_said_by_what_was() -> None:
    """In an office that goes on as it was, strength tells who will be in touch."""
    mail = invented(days=700, people=20, seed=5)
    found = moments.of_mail(mail, P)
    assert 0 < found.alive.mean() < 1
    assert found.strength[found.alive].mean() > found.strength[~found.alive].mean()
    after = mail.time >= found.moment.max()
    kept = ~after
    cut = Mail(mail.name, mail.people, *(column[kept] for column in (
        mail.sender, mail.recipient, mail.time, mail.to, mail.message)))  # fmt: skip
    ends = Past(cut, P).ties(float(found.moment.max()))
    assert found.strength[found.moment == found.moment.max()] == pytest.approx(ends.strength)
    assert alive.columns(found).shape == (len(found.alive), 4)


def test_an_answer_is_mail_back_within_two_weeks() -> None:
    """First messages and revived ties are told apart; a late answer is none."""
    begin = [(0.0, 5, 6, True), (400.0, 5, 6, True)]
    rows = [*begin, (150.0, 0, 1, True), (160.0, 1, 0, True),  # first, answered
            (200.0, 2, 3, True), (220.0, 3, 2, True),  # first, answered too late
            (300.0, 0, 1, True), (301.0, 1, 0, True)]  # revived, answered  # fmt: skip
    found = answers.asks(cleaned("", 7, rows), P)
    seen = {(int(s), int(r), bool(f)): bool(a) for s, r, f, a in zip(
        found.sender, found.receiver, found.first, found.answered, strict=True)}  # fmt: skip
    assert seen == {(0, 1, True): True, (2, 3, True): False, (0, 1, False): True}
    assert found.strength[found.first].tolist() == [0.0, 0.0]


def test_addresses_of_one_name_are_one_person() -> None:
    """And an address without a name is its own."""
    assert owners({4: "Ann Lee", 5: "NA", 6: "Ann Lee", 7: ""}) == {4: 0, 5: 1, 6: 0, 7: 2}


def test_a_row_counts_once_and_nobody_writes_to_themselves() -> None:
    """A copy beside To is one row, and stays in To."""
    mail = cleaned("", 2, [(1.0, 0, 1, False), (1.0, 0, 1, True), (2.0, 1, 1, True)])
    assert (len(mail.time), mail.to.tolist()) == (1, [True])


def test_a_player_is_known_as_before_the_season() -> None:
    """Neither the new team nor a later post of a manager's is seen."""
    years = {(1, "A", False): {1950, 1951}, (1, "B", False): {1952}, (2, "A", False): {1950},
             (2, "B", False): {1951}, (2, "B", True): {1952}}  # fmt: skip
    league = leaders._league(years, {("B", 1952): (2,), ("A", 1952): (3,)})
    held = leaders.person(league, 1, 1952).positions
    assert [(each.organisation, each.until) for each in held] == [("A", None)]
    (change,) = (each for each in leaders.changes(league) if each.player == 1)
    assert (change.left, change.joined, change.year) == ("A", "B", 1952)
    features, chosen, who = leaders.following(league, change, ["B"])
    assert (chosen, who) == (0, 1)
    assert features["new head I know"].tolist() == [1.0]


def test_a_choice_is_told_from_those_held_out() -> None:
    """A feature that drives choices raises the held-out likelihood; an idle one does not."""
    rng = np.random.default_rng(2)
    parts = []
    for person in range(300):
        drives, idle = rng.normal(size=6), rng.normal(size=6)
        chosen = int((1.5 * drives + rng.gumbel(size=6)).argmax())
        parts.append(({"drives": drives, "idle": idle}, chosen, person))
    models = {"drives": ("drives",), "idle": ("idle",)}
    _, fits, _ = compared(gathered(parts), models, "idle", 1)
    assert fits["drives"].likely.mean() > fits["idle"].likely.mean() + 0.3
    assert fits["drives"].rank.mean() > fits["idle"].rank.mean()
