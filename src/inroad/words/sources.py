"""What a claim about the world rests on: where it stands, its size, and its limits.

A sentence that says something about this seeker and their people ("you spoke in
May") needs no source. One that says how people are has a key here; a test holds
every key to a heading that exists, and every figure to the text below it.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One finding: `where` it stands (document and heading), what was `found`, its `limits`."""

    where: str
    found: str
    limits: str

    @property
    def document(self) -> str:
        """The document in which it stands, by its path."""
        return self.where.partition("#")[0]

    @property
    def whole(self) -> str:
        """All of it on one line."""
        return f"{self.found} {self.limits} ({self.document})"


SOURCES: dict[str, Source] = {
    "first_messages": Source(
        "docs/why.md#people-say-yes-more-often-than-you-think-face-to-face",
        "Among colleagues’ mail in three organisations, 7 to 41 of a hundred first messages were"
        " answered within two weeks, and 20 to 80 where the two had written before.",
        "It is mail from inside organisations; a stranger outside may answer less.",
    ),
    "answers": Source(
        "docs/evidence.md#3-will-they-answer",
        "In two organisations’ mail 16 and 37 of a hundred first messages were answered; the"
        " formula’s order was only a little better than a coin.",
        "One formula cannot be right for both; your own asks correct it.",
    ),
    "dormant": Source(
        "docs/evidence.md#3-will-they-answer",
        "In two organisations’ mail 26 and 40 of a hundred messages over a dormant tie were"
        " answered, and 16 and 37 of a hundred first messages.",
        "Colleagues answer colleagues, and not every message asks something.",
    ),
    "ties": Source(
        "docs/evidence.md#2-is-this-tie-alive-next",
        "In two organisations’ mail a tie’s strength differed from what came by .013 and .039 on"
        " average.",
        "People meet where no mail shows it; what meetings are worth beside messages is assumed.",
    ),
    "fading": Source(
        "docs/why.md#ties-fade-and-a-few-last",
        "In the mail of two organisations many ties were gone after two months; those that are"
        " left last longer.",
        "That what somebody holds of you fades in the same way is assumed.",
    ),
    "behaviour": Source(
        "docs/why.md#what-we-do-not-know",
        "How much each behaviour adds to what somebody holds of you is assumed; no size was"
        " measured.",
        "What it orders is next steps, and you can change each weight.",
    ),
    "usual_needs": Source(
        "docs/why.md#what-we-do-not-know",
        "What people in a kind of work usually want is a guess of ours; nobody has counted it.",
        "Ask before you give; it counts for little until they say so.",
    ),
    "new_head": Source(
        "docs/why.md#a-new-head-brings-people-along",
        "Among some eleven thousand moves of ball players, a head they knew drew them more where"
        " that head was new: odds of about 1.4, between 1.1 and 1.6.",
        "One league, and players are traded: a pattern, not a cause.",
    ),
    "apply_too": Source(
        "docs/why.md#a-posting-is-late",
        "In 8,107 hires within one firm, those who came through an open posting did better"
        " afterwards than those put into the place by a manager.",
        "It is one firm.",
    ),
    "other_circles": Source(
        "docs/why.md#different-people-not-more-people",
        "Contacts who all know each other tell the same news; those who bridge separate groups"
        " hear more, and sooner (Burt 1992).",
        "That somebody of other work is such a bridge is assumed, and so is how much it helps.",
    ),
    "both_sides": Source(
        "docs/why.md#advice-that-fits-both-sides",
        "Recommending people who are likely to want each other raised success among the first ten"
        " suggestions from 23 to 42 %.",
        "It was a site for finding a partner.",
    ),
    "order": Source(
        "docs/why.md#what-we-do-not-know",
        "The formula that chooses the next conversation is ours, and its weights are assumed.",
        "It puts next steps in order, and is meaningless as a forecast.",
    ),
}

CLAIMS: dict[str, str] = {
    # Reasons, by their code in the catalogue
    "role.new_leader": "new_head",
    "value.meets_assumed": "usual_needs",
    "now.silent_since": "dormant",
    "now.faded": "fading",
    "point.apply_too": "apply_too",
    "point.another_view": "other_circles",
    "point.knows_of_me": "behaviour",
    "point.knows_what_i_bring": "behaviour",
    "point.thinks_well_of_me": "behaviour",
    # Numbers, by their name behind "number."
    "number.probability": "answers",
    "number.landing_gain": "order",
    "number.information_gain": "other_circles",
    "number.fit": "both_sides",
    "number.worth_per_hour": "order",
    "number.knows_of_me": "fading",
    "number.knows_what_i_bring": "fading",
    "number.thinks_well_of_me": "fading",
    "number.tie_strength": "ties",
    # How standing changes, by its heading
    "standing.fading": "fading",
    "standing.knows_of_me": "behaviour",
    "standing.knows_what_i_bring": "behaviour",
    "standing.thinks_well_of_me": "behaviour",
}
"""Which source stands behind a sentence; what is not here claims nothing about the world."""


def rests_on(codes: Iterable[str]) -> tuple[Source, ...]:
    """The sources of some sentences, each once, in their order."""
    return tuple(SOURCES[key] for key in dict.fromkeys(CLAIMS[c] for c in codes if c in CLAIMS))


def as_json(sources: Iterable[Source]) -> list[dict[str, str]]:
    """Sources as docs/json.md describes them."""
    return [{"where": s.where, "found": s.found, "limits": s.limits} for s in sources]
