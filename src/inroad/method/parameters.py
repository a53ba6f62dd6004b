"""Every number of the method, with where it comes from.

*S* published, *C* measured on three organisations' mail (ranges in
docs/why.md), *A* assumed. A person overrides any of them in a file,
`parameters.toml` in Inroad's folder: `name = number`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import ClassVar

from inroad.errors import InroadError


def _number(default: float, source: str) -> float:
    """A field with its source; typed as the number that it holds."""
    number: float = field(default=default, metadata={"source": source})
    return number


@dataclass(frozen=True, slots=True)
class Parameters:
    """All numbers of the method; days, minutes, probabilities and log-odds."""

    # Ties: the chance of two-way contact in the next 60 days.
    contact_half_life_days: float = _number(60, "C: 57-72 d for a new tie")
    message_weight: float = _number(1, "C")
    meeting_weight: float = _number(4, "A, 2-8")
    tie_intercept: float = _number(-3.6, "C, -4.4..-2.8")
    tie_energy: float = _number(1.2, "C, 1.20..1.78")
    tie_reciprocity: float = _number(0.8, "C, .8..1.1")
    tie_mutuals: float = _number(0, "C, -.18...35: no sign of its own")
    tie_overlap: float = _number(0.3, "A, 0-.6")
    overlap_group: float = _number(30, "A: in a larger unit, sharing it makes no tie")
    told_energy: float = _number(4, "A: 'Priya knows Tom' counts as one meeting")
    novelty_peak_mutuals: float = _number(10, "S: Rajkumar et al. 2022, peak near 10")
    novelty_width: float = _number(1, "A")
    novelty_share: float = _number(0.5, "A: how much of a talk's information hangs on its novelty")

    # Reach: the chance of an answer, and of an introduction that works.
    answer_intercept: float = _number(-1.6, "C")
    answer_mutuals: float = _number(0.35, "C")
    answer_strength: float = _number(2.6, "C")
    answer_introduced: float = _number(0.7, "A, 0-1.4")
    own_asks_weight: float = _number(4, "A: my own asks count against 4 of the formula's")
    introductions: float = _number(3, "A: at most three")
    introducible: float = _number(0.06, "A: weakest tie between others that only a unit says")

    # Goal: how far a position or a job lies in a place.
    place_unit_unknown: float = _number(0.35, "A: right organisation, its unit is not told")
    place_unit_in_title: float = _number(0.7, "A: the same, but the title has the unit's words")
    place_other_unit: float = _number(0.15, "A: right organisation, another unit")
    place_other_work: float = _number(0.4, "A: right organisation, another kind of work")
    place_unit_part: float = _number(0.8, "A: one unit's name is part of the other's")
    place_unit_alone: float = _number(0.9, "A: right unit, in whichever organisation")
    place_within: float = _number(0.5, "A: only the larger part around the unit is right")
    place_kind_by_words: float = _number(0.8, "A: any organisation; unit or title name the work")
    place_kind_by_function: float = _number(0.6, "A: any organisation; the title's function fits")
    place_location_alone: float = _number(0.3, "A: the goal names nothing but a location")
    place_location_unknown: float = _number(0.8, "A: times this where a location is wanted")
    place_location_other: float = _number(0.4, "A: times this somewhere else")
    place_of_opening: float = _number(0.3, "A: from here on a job counts as one at the place")
    other_role_opening: float = _number(0.5, "A: a job that is not the wanted role, against one")
    same_role_tells: float = _number(0.5, "A: holders of the wanted role tell this much more")

    # Roles.
    tenure_half_life_days: float = _number(1425, "S: BLS 2024, median tenure 3.9 years")
    new_leader_days: float = _number(365, "A")
    new_leader_odds: float = _number(1.4, "C, 1.1..1.6")
    named_creator: float = _number(0.85, "A")
    named_insider: float = _number(0.6, "A")
    leads_reports: float = _number(0.9, "A: others in the place report to them")
    recruiter_creates: float = _number(0.6, "A")
    path_same_work: float = _number(0.7, "A: a pathfinder's start, beside my own unit's 1")
    path_same_organisation: float = _number(0.4, "A: as far as my organisation goes")
    path_same_work_elsewhere: float = _number(0.4, "A: as far as my kind of work goes")
    path_unlike: float = _number(0.05, "A: neither")
    path_unknown: float = _number(0.3, "A: I told no position of mine")
    names_somebody: float = _number(0.15, "A: anybody asked who else to meet names a job creator")
    insider_names: float = _number(0.3, "A: times the chance that they are an insider")
    role_shown: float = _number(0.3, "A: below it a role is not spoken of")

    # Standing: three Beta beliefs, weights of evidence, fading.
    knows_of_me_prior: float = _number(0.1, "A; a prior weighs one observation")
    knows_what_i_bring_prior: float = _number(0.05, "A")
    thinks_well_of_me_prior: float = _number(0.2, "A: one talk alone does not make it likely")
    talk_knows_of_me: float = _number(3, "A")
    talk_knows_what_i_bring: float = _number(1.5, "A")
    talk_thinks_well_of_me: float = _number(0.5, "A")
    reply_knows_of_me: float = _number(1, "A")
    restated_my_skill: float = _number(3, "A")
    came_to_me: float = _number(2, "A")
    need_met: float = _number(3, "A, 1-5")
    gift_unmet: float = _number(0.3, "A")
    introduced_me: float = _number(3, "A")
    forwarded_my_note: float = _number(2, "A")
    recommended_me: float = _number(2, "A")
    ignored_two_nudges: float = _number(1, "A: one against thinking well of me")
    contact_knows_of_me: float = _number(0.5, "A: per unit of decayed contact, up to 3")
    overlap_knows_what_i_bring: float = _number(0.3, "A: per ln(1 + months together)")
    standing_half_life_days: float = _number(65, "C; doubles with each contact (A)")
    standing_half_life_most_days: float = _number(700, "A")

    # Value.
    need_half_life_days: float = _number(180, "A: after two of them, ask whether it still holds")
    need_shown: float = _number(0.3, "A: a talk shows a need that I can meet")
    assumed_need_weight: float = _number(0.3, "A: at most this of a stated need")
    shared_meaning_needed: float = _number(0.2, "A: share of a need's words that an offer meets")
    need_met_from: float = _number(0.5, "A: what I gave meets a need from this chance on")
    shared_meaning_if_assumed: float = _number(0.5, "A: a guess must fit better to be spoken of")

    # Plan: value of a next conversation per hour.
    landing_applied: float = _number(0.05, "A; floor Lever 1/152")
    landing_slotted: float = _number(0.01, "A; floor Lever 1/152")
    landing_creator: float = _number(3, "A")
    landing_advocate: float = _number(1.2, "A")
    openings_a_year: float = _number(1.1, "A, .5-2 for each place")
    later_days: float = _number(60, "A: so far ahead a job may come up, and silence counts")
    horizon_weeks: float = _number(26, "A: used when the goal has no date")
    information_weight: float = _number(0.001, "A: kappa, worth of a hole filled")
    fit_weight: float = _number(0.05, "A: gamma, worth of a talk both gain from")
    holds_without_role: float = _number(0.05, "A: no role, yet they hold what I want to know")
    difference_share: float = _number(0.8, "A: vague goal: share that hangs on other work")
    insider_weight: float = _number(1, "A")
    job_creator_weight: float = _number(1.5, "A")
    pathfinder_weight: float = _number(1, "A")
    due_share: float = _number(0.7, "A: due when standing falls to this of its last value")
    nudge_first_working_days: float = _number(3, "A")
    nudge_second_working_days: float = _number(7, "A")
    nudge_helps: float = _number(0.5, "A: of the chance that there was before")
    promise_grace_working_days: float = _number(5, "A: then what I was promised is remembered")
    rest_days: float = _number(90, "A: after two nudges")
    rest_after_talk_days: float = _number(14, "A")
    dormant_days: float = _number(180, "A")
    thank_within_days: float = _number(30, "A")
    cards: float = _number(5, "A: at most")
    cards_least: float = _number(3, "A: as long as 3 make sense and there is an hour")
    loops: float = _number(3, "A: cards at most for thanks, reminders and applications")
    ask_minutes: float = _number(15, "A")
    connector_minutes: float = _number(30, "A")
    talk_minutes: float = _number(45, "A")
    give_minutes: float = _number(60, "A")
    posted_days: float = _number(60, "S: a job stays posted about 5.5 weeks; with some room")
    apply_minutes: float = _number(60, "A")
    promise_minutes: float = _number(30, "A")
    short_minutes: float = _number(10, "A: a thank-you, a nudge")

    DEFAULT: ClassVar["Parameters"]


Parameters.DEFAULT = Parameters()


class UnknownParameter(InroadError):
    """The person's parameter file names something that is not a number of the method."""

    code, http_status, exit_code = "parameters.unknown", 400, 2


def sources() -> dict[str, str]:
    """Each parameter's source, by name."""
    return {each.name: str(each.metadata["source"]) for each in fields(Parameters)}


_CHANCES = ("prior", "shown", "creates", "named", "names", "leads", "share", "introducible",
            "landing_applied", "landing_slotted", "shared_meaning", "due", "place_", "path_",
            "other_role", "insider_names", "holds_", "nudge_helps", "met_from")  # fmt: skip


def _range(name: str) -> tuple[float, float]:
    """What a number may be without turning a formula into nonsense."""
    if name == "contact_half_life_days":
        return 10, 10_000  # a shorter one overflows the sums that it is kept in
    if name == "introductions":
        return 1, 3
    if name.endswith(("_days", "_minutes", "_width")) or name == "own_asks_weight":
        return 0.01, 10_000
    if name.endswith("intercept"):
        return -20, 20
    if any(part in name for part in _CHANCES):
        return 0.001, 0.999
    return 0, 1_000


def overridden(text: str) -> Parameters:
    """The parameters with what a TOML text overrides.

    Raises: UnknownParameter: not TOML, an unknown name, or not a finite number.
    """
    try:
        given: Mapping[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnknownParameter(name="parameters.toml", reason=str(error)) from None
    known = sources()
    numbers: dict[str, float] = {}
    for name, number in given.items():
        if name not in known or isinstance(number, bool) or not isinstance(number, int | float):
            raise UnknownParameter(name=name, reason="not a number of the method")
        least, most = _range(name)
        if not least <= number <= most:
            raise UnknownParameter(name=name, reason=f"it lies between {least:g} and {most:g}")
        numbers[name] = float(number)
    return Parameters(**numbers)
