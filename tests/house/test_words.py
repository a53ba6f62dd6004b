"""Inroad never claims what nobody knows, and has one word for each thing."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.words.claimed import claimed

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

# How a sentence sounds that says how people, or jobs, are in general.
GENERAL = re.compile(
    r"""\d\ ?%|\}\ ?%|\bper\ ?cent\b|\bpercent\w*
    |\b(?:one|two|three|four|six|seven|eight|nine|\d+|to|\})\ (?:in|of|out\ of)\ (?:every\ )?
        (?:a\ hundred|100|ten|three|four|five|seven|eight|twelve)\b
    |\bstud(?:y|ies)\b|\bresearch\w*|\bscien\w+|\bexperiments?\b|\bit\ is\ known\b
    |\b(?:more|less|most|least|un)[\ -]?likely\b|\blikel(?:ier|iest)\b
    |\b(?:more|less|most|very)?\ ?often\b|\busually\b|\bmostly\b|\brarely\b|\bseldom\b|\btypically\b
    |\bin\ general\b|\bon\ average\b|\btends?\ to\b|\b(?:twice|double|half)\ (?:as|of)\b
    |\bpeople\ who\b|(?<!how\ )(?<!as\ )\b(?:most|many|few|all|other)\ people\b
    |\bnew\ (?:leaders|heads?)\b
    |(?<!same\ )\bpeople\ (?:like|want|help|hire|answer|prefer|trust|come)\b|\bstrangers?\b
    |\bfade[sd]?\b|\bgrows?\ when\b|\b(?:is|are)\ eas(?:y|ier)\b|\bmuch\ is\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Sentences that sound so and say something else: about this screen, this file, these people.
NOT_GENERAL = (
    "People who may be one",  # a heading: two of my own people
    "the event repeats very often; its last meetings were read",  # one entry of a calendar
    "This page names units and codes of people who would like",  # of one round
    "of 100",  # ranges of docs/why.md: their source is told below them, and tested
    "less likely",  # a legend: which lines are thin
    "Thicker: likelier to hold",  # the same
)

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


def told() -> Iterator[tuple[str, str]]:
    """Every sentence in the rooms that speak to people, with its file: code and pages."""
    for room in ("words", "cli", "web", "pictures"):
        for path in sorted((ROOT / "src" / "inroad" / room).rglob("*")):
            name = str(path.relative_to(ROOT))
            if path.suffix == ".html":
                yield from ((name, line) for line in lines_of(path.read_text("utf-8")))
            elif path.suffix == ".py" and name != "src/inroad/words/sources.py":
                yield from ((name, text) for text in texts(path.read_text("utf-8")))


def lines_of(template: str) -> Iterator[str]:
    """What a template says, without its tags."""
    said = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "\n", template, flags=re.DOTALL)
    for line in re.sub(r"<[^>]+>", "\n", said).splitlines():
        yield " ".join(line.split())


def texts(source: str) -> Iterator[str]:
    """The strings of a module that hold more than a word; what documents it is left out."""
    tree = ast.parse(source)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        said = node.value if isinstance(node, ast.Constant) else ""
        if isinstance(said, str) and " " in said.strip() and id(node) not in alone:
            yield said


def general(text: str) -> bool:
    """Whether a sentence sounds like a claim about the world."""
    return bool(GENERAL.search(text)) and not text.strip().startswith(NOT_GENERAL)


def test_what_says_how_people_are_has_a_source() -> None:
    """Wherever it stands: without a key in `words.sources` it is not said."""
    with_a_source = claimed().values()
    found = {(name, text) for name, text in told() if general(text)}

    assert {each for each in found if not any(each[1] in one for one in with_a_source)} == set()


@pytest.mark.parametrize(
    "text",
    [
        "40 % of {place} answer",
        "Studies show that it helps",
        "recent research says so",
        "people who ask get more",
        "most people help gladly",
        "they are more likely to answer",
        "on average it takes a month",
        "new leaders build their teams",
        "a short line is easy to answer",
        "many people like to teach it",
        "four in five never say so",
        "Much is heard before it is posted",
        "people often want to help",
    ],
)
def test_a_claim_about_the_world_is_heard(text: str) -> None:
    """However it is put."""
    assert general(text)


@pytest.mark.parametrize(
    "text",
    [
        "you spoke on {on}",
        "{count} people move in a circle, and all of them must agree",
        "Nobody you know works there",
        "3 of your own 9 asks were answered within two weeks",
        "Show the first {count} of {all}",
    ],
)
def test_a_fact_about_this_seeker_needs_no_source(text: str) -> None:
    """It rests on what they told."""
    assert not general(text)


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
