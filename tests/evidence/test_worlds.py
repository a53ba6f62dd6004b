"""The simulated worlds: fair to every policy, and the same fast as slow."""

from collections.abc import Callable
from dataclasses import fields

import numpy as np
import pytest
from evidence.worlds import living as fast
from evidence.worlds.assumptions import ASSUMPTIONS, WORLD, WORLDS, numbers
from evidence.worlds.living import Act, Life, nothing
from evidence.worlds.policies import RULES, ColdApply, CreatorsFirst, CreatorsGive, LampUpGive
from evidence.worlds.running import lived, outcomes
from evidence.worlds.shipped import Shipped
from evidence.worlds.society import HOURS, IN_WANTED, PEOPLE, SEEKER, WEEKS, Ints, Society, drawn

from tests.evidence.worlds_oracle import Script, Slow

SEEDS = np.arange(5_000, 5_006)


def society(world: str = "default", seeds: Ints = SEEDS) -> Society:
    """The societies of some seeds."""
    return drawn(WORLD[world], seeds)


class Idle:
    """Does nothing at all."""

    name = "idle"

    def begins(self, life: Life) -> None:
        """Nothing to prepare."""

    def act(self, life: Life) -> Act:
        """Nothing."""
        return nothing(len(life.society.seeds))


class Scripted(Idle):
    """Tries the acts of a script, seed by seed, until one does not fit any more."""

    def __init__(self, scripts: list[Script]) -> None:
        self.scripts, self.at = scripts, (-1, 0)

    def act(self, life: Life) -> Act:
        """The next act of each script."""
        week, place = self.at
        self.at = (life.week, place + 1 if week == life.week else 0)
        act = nothing(len(self.scripts))
        for row, script in enumerate(self.scripts):
            if self.at[1] < len(script[life.week]):
                each = script[life.week][self.at[1]]
                act.kind[row], act.person[row], act.other[row], act.beyond[row] = each
        return act


def scripts(count: int, rng: np.random.Generator) -> list[Script]:
    """Acts by lot among a few people, so that every rule of the world comes up."""
    people = np.array([who for who in range(20, 80) if who % 20 < 6])

    def week() -> list[tuple[int, int, int, int]]:
        found = []
        for _ in range(5):
            kind = int(rng.choice([fast.ASK, fast.ASK, fast.VIA, fast.NUDGE, fast.GIVE, fast.THANK,
                                   fast.APPLY]))  # fmt: skip
            other = int(rng.integers(0, 18)) if kind == fast.APPLY else int(rng.integers(4, 40))
            beyond = int(rng.choice([-1, 41, 45]))
            found.append((kind, int(rng.choice(people)), other, beyond))
        return found

    return [[week() for _ in range(WEEKS)] for _ in range(count)]


@pytest.mark.parametrize("world", ["default", "uncertain", "people_leave", "uneven_fading"])
def test_many_seeds_at_once_live_as_one_does_slowly(world: str) -> None:
    """The same script brings the same half year, person by person."""
    told = scripts(len(SEEDS), np.random.default_rng(11))
    many = society(world)
    life = lived(many, Scripted(told))
    for row, script in enumerate(told):
        slow = Slow(many, row).live(script)
        earned = [each.earned for each in slow.people]
        np.testing.assert_allclose(life.true_earned[row], earned, atol=1e-6)
        assert [each.talks for each in slow.people] == life.talks[row].tolist()
        assert [each.unanswered for each in slow.people] == life.unanswered[row].tolist()
        assert [each.knows_what for each in slow.people] == life.true_knows_what[row].tolist()
        assert (slow.sent, slow.ignored, slow.gifts_met) == (
            life.sent[row], life.ignored[row], life.gifts_met[row])  # fmt: skip
        assert slow.hours == pytest.approx(life.hours[row])
        assert slow.not_landed == pytest.approx(life.not_landed[row])


def test_every_policy_meets_the_same_society() -> None:
    """A seed is drawn the same again, alone or among others: pairs are pairs."""
    alone, among = society("uncertain", SEEDS[2:3]), society("uncertain")
    for field in fields(Society):
        if field.name not in ("world", "seeds", "p"):
            np.testing.assert_array_equal(
                getattr(alone, field.name)[0], getattr(among, field.name)[2], field.name
            )
    assert all(alone.p[name][0] == among.p[name][2] for name in alone.p)


def test_a_policy_changes_nothing_of_the_society() -> None:
    """What one policy does is not seen by the next."""
    shared = society()
    first = outcomes(lived(shared, CreatorsGive()))
    lived(shared, LampUpGive())
    np.testing.assert_array_equal(
        first["landed"], outcomes(lived(shared, CreatorsGive()))["landed"]
    )


def test_who_does_nothing_lands_nothing() -> None:
    """Nobody lands a job that they did not apply to, at people who never spoke with them."""
    found = outcomes(lived(society(seeds=np.arange(5_000, 5_040)), Idle()))
    assert found["landed"].max() == 0
    assert found["hours"].max() == 0


@pytest.mark.parametrize("policy", [*RULES, Shipped], ids=lambda each: each.name)
def test_nobody_spends_more_than_two_hours_a_week(policy: Callable[[], Shipped]) -> None:
    """Time that was not there is never spent."""
    life = lived(society(seeds=SEEDS[:2]), policy())
    assert life.hours.max() <= HOURS * WEEKS + 1e-9
    assert life.hours_left.min() >= -1e-9


def test_giving_gains_no_regard_where_it_does_nothing() -> None:
    """In that world whoever gives is thought of as well as whoever does not, talk for talk."""
    life = lived(society("giving_does_nothing"), CreatorsGive())
    gave = (life.met.any(axis=2)) & IN_WANTED
    assert gave.any()
    most = life.talks * life.society.column("talk_regard")
    assert (life.true_earned[gave] <= most[gave] + 1e-9).all()


def test_giving_lands_more_only_where_it_does_something() -> None:
    """The rule that gives beats the same rule without, and not where gifts change nothing."""
    seeds = np.arange(5_000, 5_100)

    def lead(world: str) -> float:
        shared = society(world, seeds)
        gives, asks = (outcomes(lived(shared, each()))["landed"].mean()
                       for each in (CreatorsGive, CreatorsFirst))  # fmt: skip
        return float(gives - asks)

    assert lead("default") > 0.01
    assert lead("giving_does_nothing") < 0.01


def test_applying_alone_lands_only_what_is_posted() -> None:
    """Nobody who talks with nobody is thought of before a posting."""
    shared = society(seeds=np.arange(5_000, 5_100))
    life = lived(shared, ColdApply())
    posted = ((shared.posting < WEEKS) & ~shared.unposted).any(axis=(1, 2))
    assert outcomes(life)["landed"][~posted].max(initial=0) == 0
    assert outcomes(life)["landed"].max() > 0


def test_uncertain_worlds_stay_within_their_ranges() -> None:
    """Every number is drawn between its ends, and its usual value lies there too."""
    found = numbers(WORLD["uncertain"], np.arange(200))
    for each in ASSUMPTIONS:
        assert each.low <= each.value <= each.high
        assert each.low <= found[each.name].min() <= found[each.name].max() <= each.high


def test_every_number_says_where_it_comes_from() -> None:
    """Published, measured by us, or assumed: nothing else, and never nothing."""
    for each in ASSUMPTIONS:
        assert each.source.startswith(("S", "C", "assumed")), each.name


@pytest.mark.parametrize("world", [each.name for each in WORLDS])
def test_every_world_can_be_drawn(world: str) -> None:
    """No world asks for what there is not."""
    shared = society(world, SEEDS[:2])
    assert shared.closeness.shape == (2, PEOPLE, PEOPLE)
    assert (shared.closeness[:, SEEKER, SEEKER] == 0).all()
