"""Standing: behaviour adds, silence fades, nothing in favour ever lowers it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.method.conversations import Evidence, EvidenceKind
from inroad.method.parameters import Parameters
from inroad.method.standing import half_life_days, standing, weights
from tests.building import NOW, ago

P = Parameters()
GOOD: list[EvidenceKind] = [kind for kind, weight in weights(P).items() if not weight.against]
SHOWN = st.lists(st.tuples(st.sampled_from([*GOOD, "ignored_two_nudges"]), st.integers(0, 900)))


def evidence(*shown: tuple[EvidenceKind, int]) -> list[Evidence]:
    return [Evidence(place, 2, kind, ago(days)) for place, (kind, days) in enumerate(shown)]


@given(SHOWN, st.sampled_from(GOOD), st.integers(0, 900))
def test_evidence_in_favour_never_lowers_a_belief(
    shown: list[tuple[EvidenceKind, int]], kind: EvidenceKind, days: int
) -> None:
    """Whatever else is known, one more good sign leaves every belief at least where it was."""
    before = standing(evidence(*shown), None, NOW, P)
    after = standing(evidence(*shown, (kind, days)), None, NOW, P)
    assert after.knows_of_me >= before.knows_of_me - 1e-12
    assert after.knows_what_i_bring >= before.knows_what_i_bring - 1e-12
    assert after.thinks_well_of_me >= before.thinks_well_of_me - 1e-12


@given(SHOWN, st.integers(1, 2000))
def test_silence_never_raises_what_somebody_knows(
    shown: list[tuple[EvidenceKind, int]], days: int
) -> None:
    """Waiting moves knowing of me and what I bring back towards where they began."""
    before = standing(evidence(*shown), None, NOW, P)
    later = standing(evidence(*shown), None, NOW + timedelta(days=days), P)
    assert later.knows_of_me <= before.knows_of_me + 1e-12
    assert later.knows_what_i_bring <= before.knows_what_i_bring + 1e-12


@given(SHOWN)
def test_beliefs_are_probabilities_in_any_order_of_logging(
    shown: list[tuple[EvidenceKind, int]],
) -> None:
    """Logging an older talk later gives the same standing."""
    held = standing(evidence(*shown), None, NOW, P)
    assert all(0 < each < 1 for each in (held.knows_of_me, held.thinks_well_of_me, held.summary))
    backwards = standing(evidence(*shown)[::-1], None, NOW, P)
    assert backwards.summary == pytest.approx(held.summary)


def test_a_talk_makes_me_known_and_a_met_need_well_thought_of() -> None:
    """Each behaviour moves the belief that it is evidence of."""
    nothing = standing([], None, NOW, P)
    talked = standing(evidence(("talk", 0)), None, NOW, P)
    helped = standing(evidence(("talk", 0), ("need_met", 0)), None, NOW, P)
    assert nothing.knows_of_me == pytest.approx(0.1)
    assert talked.knows_of_me == pytest.approx(3.1 / 4)
    assert helped.thinks_well_of_me > 0.75 > talked.thinks_well_of_me


def test_standing_lasts_longer_the_more_often_we_met() -> None:
    """The half-life doubles with each meeting, up to a bound."""
    assert [half_life_days(n, P) for n in (0, 1, 2, 3, 9)] == [65, 65, 130, 260, 700]


def test_two_ignored_nudges_count_against() -> None:
    """A refusal by silence lowers what we believe they think of me, a little."""
    before = standing(evidence(("talk", 1)), None, NOW, P)
    after = standing(evidence(("talk", 1), ("ignored_two_nudges", 0)), None, NOW, P)
    assert after.thinks_well_of_me < before.thinks_well_of_me
    assert after.knows_of_me == before.knows_of_me


def test_what_has_not_happened_yet_is_no_evidence() -> None:
    """A talk planned for tomorrow changes nothing today."""
    assert standing(evidence(("talk", -1)), None, NOW, P) == standing([], None, NOW, P)
