"""The numbers behind a suggestion: their names in words, and where each comes from."""

NUMBERS: dict[str, tuple[str, str]] = {
    "probability": ("Chance that it comes off", "answer formula, measured on mail"),
    "landing_gain": ("What it adds to landing", "assumed weights; orders steps only"),
    "information_gain": (
        "What it adds to what you know",
        "roles filled, less for more of the same",
    ),
    "fit": ("Gain for both sides", "harmonic mean of what both gain"),
    "minutes": ("Minutes expected", "asking, and with its chance talking; assumed"),
    "worth_per_hour": ("Worth an hour", "all of the above, by time"),
    "insider_probability": ("Works there", "positions and what people said"),
    "job_creator_probability": ("Creates jobs there", "title, reports-to, what people said"),
    "pathfinder_probability": ("Made this move", "dated positions"),
    "knows_of_me": ("Knows of you", "contacts and talks, fading with silence"),
    "knows_what_i_bring": ("Knows what you bring", "behaviour, fading with silence"),
    "thinks_well_of_me": ("Thinks well of you", "behaviour, fading with silence"),
    "tie_strength": ("Your tie", "chance of two-way contact in 60 days, measured"),
    "tie_energy": ("Contact lately", "message 1, meeting 4, halved every 60 days"),
    "tie_reciprocity": ("Both ways", "smaller direction by larger"),
    "tie_mutuals": ("Contacts in common", "from your files"),
    "tie_overlap_months": ("Months in one unit", "dated positions"),
}
WHOLE = frozenset({"minutes", "tie_mutuals", "tie_overlap_months"})
"""Numbers that count something."""


def shown(name: str, value: float) -> str:
    """A number as a person reads it."""
    return f"{value:.0f}" if name in WHOLE else f"{value:.3f}"
