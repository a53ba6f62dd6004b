"""The method's numbers: each with a source, each to be overridden."""

from dataclasses import fields

import pytest

from inroad.method.parameters import Parameters, UnknownParameter, overridden, sources


def test_every_number_says_where_it_comes_from() -> None:
    """Published, measured or assumed: nothing else."""
    assert set(sources()) == {each.name for each in fields(Parameters)}
    assert all(source[:1] in "SCA" for source in sources().values())


def test_a_file_overrides_single_numbers() -> None:
    """The rest stays as it is."""
    mine = overridden("meeting_weight = 8\nrest_days = 30.5\n")
    assert (mine.meeting_weight, mine.rest_days) == (8.0, 30.5)
    assert mine.message_weight == Parameters.DEFAULT.message_weight


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
