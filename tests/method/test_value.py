"""Offers and needs: what counts as meeting one another."""

from dataclasses import replace

import pytest

from inroad.method.parameters import Parameters
from inroad.method.value import Need, Offer, best_by_person, matches, mutual_gain, need_met
from tests.building import NOW, ago

P = Parameters()


def offer(*terms: str, number: int = 1, person: int | None = None) -> Offer:
    return Offer(number, "know_how", " ".join(terms), dict.fromkeys(terms, 1.0), person)


def need(*terms: str, person: int = 2, stated: bool = True, met: bool = False) -> Need:
    words = dict.fromkeys(terms, 1.0)
    return Need(1, person, " ".join(terms), words, stated, met_on=ago(1) if met else None)


def test_a_stated_need_is_worth_more_than_an_assumed_one() -> None:
    """Value is in the eyes of the receiver: a guess counts at most .3 of their word."""
    said, guessed = (
        matches([offer("onboarding")], [need("onboarding", stated=stated)], NOW, P)[0].probability
        for stated in (True, False)
    )
    assert guessed == pytest.approx(said * 0.3)


def test_no_shared_meaning_is_no_match() -> None:
    """An offer is not pressed on a need that it does not meet."""
    assert matches([offer("gardening")], [need("onboarding", "docs")], NOW, P) == []


def test_a_match_shows_the_words_it_rests_on() -> None:
    """The reason can be checked by reading."""
    (found,) = matches([offer("onboarding", "checklist")], [need("onboarding", "docs")], NOW, P)
    assert found.shared == ("onboarding",)
    assert found.reason.code == "value.meets_stated"


def test_a_met_need_is_over() -> None:
    """Nobody is given the same thing twice."""
    assert matches([offer("docs")], [need("docs", met=True)], NOW, P) == []


def test_nobody_is_offered_what_they_offer() -> None:
    """A person's own know-how does not meet their own need."""
    assert matches([offer("docs", person=2)], [need("docs", person=2)], NOW, P) == []


def test_the_likeliest_match_of_each_person_counts() -> None:
    """Of two offers the one that meets more of the need is kept."""
    offers = [offer("docs", number=1), offer("docs", "onboarding", number=2)]
    best = best_by_person(matches(offers, [need("onboarding", "docs")], NOW, P))
    assert best[2].offer.id == 2


def test_a_talk_that_one_side_gains_from_is_worth_little() -> None:
    """The harmonic mean: both directions are needed."""
    assert mutual_gain(0.9, 0.0) == 0
    assert mutual_gain(0.5, 0.5) == pytest.approx(0.5)
    assert mutual_gain(0.9, 0.1) < 0.5


def test_a_need_fades_with_the_time_since_it_was_said() -> None:
    """Half as likely after its half-life; one without a day, and a guess, do not age."""

    def chance(days: int | None) -> float:
        said = replace(need("docs"), on=None if days is None else ago(days))
        return matches([offer("docs")], [said], NOW, P)[0].probability

    assert chance(int(P.need_half_life_days)) == pytest.approx(chance(0) / 2)
    assert chance(None) == chance(0)


def test_something_given_meets_only_what_they_said_themselves() -> None:
    """A guess of ours, a need of before, and other words are not met by it."""
    said, guessed, met = need("docs"), need("docs", stated=False), need("docs", met=True)
    assert need_met({"docs": 1.0}, [guessed, met, replace(said, id=5, on=ago(900))], NOW, P) == 5
    assert need_met({"docs": 1.0}, [guessed, met], NOW, P) is None
    assert need_met({"cake": 1.0}, [said], NOW, P) is None
    assert need_met({"docs": 0.6}, [need("docs", "onboarding")], NOW, P) is None
