"""What the quick log asks when a line is ambiguous, and the answers to choose from."""

from collections.abc import Mapping

from inroad.language.quicklog import Choice, Question

QUESTIONS: dict[str, str] = {
    "quicklog.who": "Who was it?",
    "quicklog.which_person": "Which {text}?",
    "quicklog.did_you_mean": "Did you mean somebody you have, by “{text}”?",
    "quicklog.whose_promise": "Who promised “{text}”?",
}
_WORDS = {"new": "somebody new", "me": "I did", "them": "they did"}


def asked(question: Question) -> str:
    """The question as a sentence."""
    facts = dict(question.facts)
    text = facts.get("text") or next(iter(facts.values()), "")
    return QUESTIONS[question.code].replace("{text}", text)


def choices(question: Question, labels: Mapping[int, str]) -> list[tuple[Choice, str]]:
    """Each choice with its words; `labels` say of each person what tells them apart."""
    return [
        (each, labels.get(each, f"#{each}") if isinstance(each, int) else _WORDS.get(each, each))
        for each in question.choices
    ]


def people_among(question: Question) -> list[int]:
    """The people to choose from."""
    return [each for each in question.choices if isinstance(each, int)]
