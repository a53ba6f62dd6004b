"""Which of the method's numbers stand behind each number that is shown of somebody."""

from inroad.method.parameters import Parameters, sources

_STANDING = ("standing_half_life_days", "standing_half_life_most_days")
_ANSWER = ("answer_intercept", "answer_mutuals", "answer_strength", "answer_introduced",
           "own_asks_weight")  # fmt: skip
_LANDING = ("landing_applied", "landing_slotted", "landing_creator", "landing_advocate",
            "openings_a_year", "horizon_weeks")  # fmt: skip
_INFORMATION = ("information_weight", "insider_weight", "job_creator_weight", "pathfinder_weight",
                "novelty_peak_mutuals", "novelty_width", "novelty_share", "names_somebody",
                "insider_names")  # fmt: skip
_FIT = ("fit_weight", "need_half_life_days", "assumed_need_weight", "shared_meaning_needed",
        "holds_without_role")  # fmt: skip
BEHIND: dict[str, tuple[str, ...]] = {
    "probability": _ANSWER,
    "landing_gain": _LANDING,
    "information_gain": _INFORMATION,
    "fit": _FIT,
    "minutes": ("ask_minutes", "talk_minutes"),
    "worth_per_hour": ("information_weight", "fit_weight"),
    "insider_probability": ("place_unit_unknown", "place_other_unit", "place_other_work",
                            "tenure_half_life_days", "named_insider"),
    "job_creator_probability": ("leads_reports", "recruiter_creates", "named_creator",
                                "new_leader_odds", "new_leader_days"),
    "pathfinder_probability": ("path_same_work", "path_same_organisation",
                               "path_same_work_elsewhere", "path_unlike", "path_unknown"),
    "knows_of_me": ("knows_of_me_prior", "talk_knows_of_me", "reply_knows_of_me",
                    "contact_knows_of_me", *_STANDING),
    "knows_what_i_bring": ("knows_what_i_bring_prior", "talk_knows_what_i_bring",
                           "restated_my_skill", "recommended_me", "overlap_knows_what_i_bring",
                           *_STANDING),
    "thinks_well_of_me": ("thinks_well_of_me_prior", "talk_thinks_well_of_me", "need_met",
                          "gift_unmet", "came_to_me", "introduced_me", "forwarded_my_note",
                          "recommended_me", "ignored_two_nudges", *_STANDING),
    "tie_strength": ("tie_intercept", "tie_energy", "tie_reciprocity", "tie_mutuals",
                     "tie_overlap"),
    "tie_energy": ("message_weight", "meeting_weight", "told_energy", "contact_half_life_days"),
    "tie_overlap_months": ("overlap_group",),
}  # fmt: skip
KINDS: dict[str, str] = {"S": "published", "C": "measured on mail", "A": "assumed"}


def behind(name: str, parameters: Parameters) -> list[tuple[str, str, str]]:
    """Name in words, number, and source of each that goes into a shown number."""
    known = sources()
    return [
        (each.replace("_", " "), f"{getattr(parameters, each):g}", source(known[each]))
        for each in BEHIND.get(name, ())
    ]


def source(text: str) -> str:
    """A source with its kind written out: "assumed, 1-5"."""
    kind, rest = text[:1], text[1:].lstrip(":,; ")
    return ": ".join(filter(None, (KINDS.get(kind, kind), rest)))
