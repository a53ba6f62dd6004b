"""Inroad never claims what nobody knows, and has one word for each thing."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Each claim that folklore repeats, as a rule that finds it however it is put.
CLAIMS = {
    "a share of jobs that nobody sees": (
        (
            r"\b(?:7\d|8\d|9\d)(?:\.\d)? ?(?:%|per ?cent)[^.\n]{0,60}"
            r"\b(?:jobs?|vacanc\w+|positions?|openings?|roles?)\b[^.\n]{0,60}"
            r"\b(?:hidden|(?:never|not|un) ?-?(?:publicly )?(?:posted|advertised|published|listed))"
        ),
        r"\bhidden (?:job|labou?r) market\b",
        (
            r"\b(?:four (?:out )?(?:of|in) five|most|eight (?:out )?(?:of|in) ten)"
            r" (?:\w+ )?(?:jobs|vacancies|positions) are (?:hidden|never (?:posted|advertised))"
        ),
    ),
    "offers per informational interview": (
        r"\b(?:1|one) (?:in|out of|of) (?:every )?(?:12|twelve)\b",
        r"\b(?:12|twelve) (?:informational )?interviews\b",
    ),
    "a factor by which a referral helps": (
        r"\breferr\w+\b[^.\n]{0,60}\b(?:\d+|five|ten|fifteen|twenty)(?: ?[x×]|[- ]?fold)\b",
        (
            r"\b(?:\d+|five|ten|fifteen|twenty)(?: ?[x×]|[- ]?fold| times)"
            r" (?:as |more )?(?:likel\w+|chance\w*)"
        ),
    ),
    "weak ties without a condition": (
        r"\bweak(?:er|est)? ties? (?:are |is )?(?:always|invariably|simply)\b",
        r"\balways\b[^.\n]{0,30}\bweak(?:er|est)? ties?\b",
    ),
    "dirt that giving washes off": (
        r"\bnetworking\b[^.\n]{0,40}\b(?:dirty|impure|contaminat\w+)\b",
        r"\b(?:dirty|impure|contaminat\w+)\b[^.\n]{0,40}\bnetworking\b",
    ),
    "one person's chance of being hired": (
        (
            r"\b(?:your|my) (?:chances?|odds|probability|likelihood) (?:of|to) "
            r"(?:be(?:ing)? hired|get(?:ting)? (?:hired|(?:the|this|that|an?) (?:job|offer)))"
        ),
        (
            r"\b\d+ ?(?:%|per ?cent) (?:chance|likely|probability)[^.\n]{0,30}"
            r"\b(?:hired|job|offer|the role)\b"
        ),
        r"\b(?:hiring|hire|landing|offer)_?[- ]?(?:probability|chance|odds)\b[^.\n]{0,20}%",
    ),
    "a debt of a friend": (r"\b(?:they|he|she) owes? you\b",),
}
RULES = {
    claim: [re.compile(each, re.IGNORECASE) for each in rules] for claim, rules in CLAIMS.items()
}

# The words that code, pages and documents share.
WORDS = (
    "seeker", "goal", "place", "hypothesis", "direction", "opening", "coverage map",
    "insider", "job creator", "pathfinder", "tie", "strength", "sighting", "identity", "linkage",
    "connector", "introduction", "reach", "offer", "know-how", "insight", "curiosity", "effort",
    "a connection", "a swap", "need", "stated", "assumed", "gift", "promise", "standing",
    "evidence", "conversation", "plan", "card", "brief", "move", "circle", "chain", "cap",
    "exchange", "reader", "unread", "batch", "snapshot", "revision", "owner", "viewer", "coach",
    "refusal", "reason", "parameter",
)  # fmt: skip
WORDLESS = frozenset({"utils", "util", "helpers", "helper", "common", "manager", "misc"})


def claims(text: str) -> dict[str, str]:
    """The forbidden claims of a text, each with the words that make it."""
    flat = re.sub(r"\s+", " ", re.sub(r"[*_`\"']", "", text))
    return {
        claim: found.group()
        for claim, rules in RULES.items()
        for rule in rules
        if (found := rule.search(flat))
    }


def spoken() -> list[Path]:
    """Every file whose words a person may read: code, documents and samples of speech."""
    kinds = {".py", ".md", ".toml", ".html", ".txt", ".csv", ".json", ".po"}
    found = [path for room in ("src", "docs") for path in (ROOT / room).rglob("*")]
    found += ROOT.glob("*.md")
    return sorted(path for path in found if path.suffix in kinds)


def test_no_file_claims_what_nobody_knows() -> None:
    """Code, pages and documents are all held to it, docs/why.md like the rest."""
    found = {
        str(path.relative_to(ROOT)): each
        for path in spoken()
        if (each := claims(path.read_text(encoding="utf-8")))
    }

    assert found == {}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("80 % of jobs are hidden.", "a share of jobs that nobody sees"),
        ("Up to 85% of all\nopenings are never advertised", "a share of jobs that nobody sees"),
        ("Tap the hidden job market", "a share of jobs that nobody sees"),
        ("most jobs are never posted", "a share of jobs that nobody sees"),
        ("1 in 12 informational interviews", "offers per informational interview"),
        ("one out of twelve leads to an offer", "offers per informational interview"),
        ("Referrals make you 10x likelier", "a factor by which a referral helps"),
        ("a referral makes you ten times likelier", "a factor by which a referral helps"),
        ("weak ties always win", "weak ties without a condition"),
        ("Networking feels *dirty*", "dirt that giving washes off"),
        ("your chance of being hired", "one person's chance of being hired"),
        ("a 40 % chance of getting the job", "one person's chance of being hired"),
        ("Ask: they owe you.", "a debt of a friend"),
    ],
)
def test_a_forbidden_claim_is_seen(text: str, claim: str) -> None:
    """However it is put: with figures or words, over a line's end, in capitals."""
    assert claim in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Of the people who changed jobs, about 75 % had not said that they were looking.",
        "1 in 16 referred applicants was hired, 1 in 152 of those who came by a posting.",
        "Weak ties moved more people than strong ones, up to a point.",
        "A promise that they made to me",
        "The chance of an answer is 40 %.",
        "Over half of the jobs were filled from inside; those that were posted did better.",
    ],
)
def test_an_honest_number_is_left_alone(text: str) -> None:
    """Evidence with its size and its limit may be said."""
    assert claims(text) == {}


def test_the_glossary_explains_every_word_of_the_house() -> None:
    """Each word has a row of its own."""
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| (?:· )?\*\*(.+?)\*\*", glossary, re.MULTILINE))

    assert set() == set(WORDS) - explained


def test_no_module_is_named_after_nothing() -> None:
    """A module called `utils` has no word for what it does."""
    modules = [path for room in ("src", "tests") for path in (ROOT / room).rglob("*.py")]

    assert [path for path in modules if path.stem.strip("_") in WORDLESS] == []
