"""The method's numbers: each with a source, each to be overridden."""

import math
from dataclasses import fields

import pytest

from inroad.method.conversations import Conversation
from inroad.method.parameters import Parameters, UnknownParameter, overridden, sources
from inroad.method.plan import best
from tests.building import NOW, ago, network, person, position


def test_every_number_says_where_it_comes_from() -> None:
    """Published, measured or assumed: nothing else."""
    assert set(sources()) == {each.name for each in fields(Parameters)}
    assert all(source[:1] in "SCA" for source in sources().values())


def test_a_file_overrides_single_numbers() -> None:
    """The rest stays as it is."""
    mine = overridden("meeting_weight = 8\nrest_days = 30.5\n")
    assert (mine.meeting_weight, mine.rest_days) == (8.0, 30.5)
    assert mine.message_weight == Parameters.DEFAULT.message_weight


@pytest.mark.parametrize("name", sorted(sources()))
@pytest.mark.parametrize("end", [0, 1])
def test_at_either_end_of_its_range_a_plan_is_still_a_plan(name: str, end: int) -> None:
    """No number that is accepted turns a formula into nonsense."""
    from inroad.method.parameters import _range

    least, most = _range(name)
    assert least <= getattr(Parameters.DEFAULT, name) <= most
    mine = overridden(f"{name} = {float((least, most)[end])}")
    net = network(
        [person(2, position()), person(3, position(title="Engineering Manager"))],
        [(1, 2, 3), (2, 1, 2), (2, 3, 4), (3, 2, 5)],
        conversations=(Conversation(1, (2,), ago(40)),),
    )
    found = best(net, NOW, 120, mine)
    assert all(math.isfinite(n) for card in found.cards for n in card.numbers.values())


@pytest.mark.parametrize(
    "text",
    [
        "no_such = 1",
        "meeting_weight = 'x'",
        "meeting_weight = true",
        "meeting_weight = inf",
        "meeting_weight = nan",
        "= =",
        "[a]",
    ],
)
def test_what_is_no_number_of_the_method_is_refused(text: str) -> None:
    """A typing error is named, not ignored."""
    with pytest.raises(UnknownParameter) as refused:
        overridden(text)
    assert refused.value.facts["reason"]
