"""The quick log: one line about a talk, read by rules into facts.

People are masked first, then clauses are read by an own small grammar, then
come the dates. What is ambiguous becomes a question, never a guess.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from inroad.language import meaning
from inroad.language.quicklog.clauses import Matched, Rule, clauses
from inroad.language.quicklog.masking import masked
from inroad.language.quicklog.names import Names
from inroad.language.quicklog.reading import Reading
from inroad.language.quicklog.rules_evidence import RULES_FOR_EVIDENCE
from inroad.language.quicklog.rules_introductions import RULES as _INTRODUCTIONS
from inroad.language.quicklog.rules_places import RULES_FOR_LEARNT, RULES_FOR_OPENINGS
from inroad.language.quicklog.rules_talks import RULES_FOR_TALKS
from inroad.language.quicklog.rules_value import RULES as _VALUE
from inroad.language.quicklog.tokens import Token, taken_apart
from inroad.language.quicklog.understood import (
    AskSaid,
    Choice,
    EvidenceSaid,
    GiftSaid,
    LearntSaid,
    Mention,
    NamedSaid,
    NeedSaid,
    OpeningSaid,
    OutcomeSaid,
    PromiseSaid,
    Question,
    Span,
    Understood,
    answered,
)
from inroad.language.quicklog.vocabulary import STOP_WORDS

__all__ = [
    "LONGEST_LINE",
    "AskSaid",
    "Choice",
    "EvidenceSaid",
    "GiftSaid",
    "LearntSaid",
    "Mention",
    "NamedSaid",
    "Names",
    "NeedSaid",
    "OpeningSaid",
    "OutcomeSaid",
    "PromiseSaid",
    "Question",
    "Span",
    "Understood",
    "answered",
    "read",
]  # fmt: skip

LONGEST_LINE = 2_000
"""Characters of a line that are read; the rest is left over."""

_RULES: tuple[Rule, ...] = (
    *_INTRODUCTIONS, *RULES_FOR_OPENINGS, *RULES_FOR_EVIDENCE, *_VALUE,
    *RULES_FOR_TALKS, *RULES_FOR_LEARNT,
)  # fmt: skip
_SHORTEST_LEFT_OVER = 2


def read(
    line: str,
    today: date,
    names: Mapping[int, str] | Names,
    *,
    nicknames: Mapping[str, int] | None = None,
    emails: Mapping[str, int] | None = None,
    last_person: int | None = None,
    offers: Sequence[str] = (),
) -> Understood:
    """Everything that a logged line says.

    Args:
        line: what was typed; only its first 2,000 characters are read.
        today: the day on which it was typed.
        names: person id -> name, or an index of them made once.
        nicknames: what I call somebody -> person id.
        emails: address -> person id.
        last_person: whom the line before, or the page, was about.
        offers: what I can give, to tell which of it a gift was.
    """
    index = Names.of(names)
    if nicknames or emails:
        index = index.with_also(nicknames or {}, emails or {})
    typed = line[:LONGEST_LINE].replace("\n", ";")
    tokens, somebodies = masked(taken_apart(typed, today), index)
    reading = Reading(somebodies, index, last_person, line=typed, today=today)
    for matched in clauses(tokens, _RULES):
        if matched.rule is None and reading.confidence != "open":
            _tell_in_confidence(reading, matched)
        elif matched.rule is None:
            reading.leftover.extend(_left_over(reading, matched))
        else:
            reading.take(matched)
    if not (reading.facts or reading.people or reading.leftover):
        reading.leftover.append(typed.strip())
    if len(line) > LONGEST_LINE:
        reading.leftover.append(line[LONGEST_LINE : LONGEST_LINE + 80].strip() + " ...")
    return _with_offers(_understood(line, reading, " ".join(reading.leftover)), offers)


def _tell_in_confidence(reading: Reading, matched: Matched) -> None:
    """After "confidential:", whatever follows is what was told."""
    tokens = matched.clause.tokens
    first = next((t for t in tokens if t.norm not in STOP_WORDS), tokens[0])
    start, end = first.start, tokens[-1].end
    teller = reading.topic[0] if len(reading.topic) == 1 else None
    reading.tell("learnt", LearntSaid(teller, reading.line[start:end]))
    reading.spans.append(Span(start, end, "learnt"))


def _left_over(reading: Reading, matched: Matched) -> list[str]:
    """The words of a clause that no rule reads; the people in it are still people."""
    words = []
    for token in matched.clause.tokens:
        if token.kind == "person":
            numbers = [int(number) for number in token.norm[1:].split("&")]
            reading.about(tuple(dict.fromkeys(reading.mention(n) for n in numbers)))
            reading.spans.append(Span(token.start, token.end, "person"))
            words.append(reading.line[token.start : token.end])
        elif token.kind == "date" and token.found is not None:
            reading.take_day(token.found)
            reading.spans.append(Span(token.start, token.end, "date"))
        elif _has_content(token):
            words.append(token.text)
            reading.spans.append(Span(token.start, token.end, "leftover"))
    return words


def _has_content(token: Token) -> bool:
    return (
        token.kind == "word"
        and len(token.norm) >= _SHORTEST_LEFT_OVER
        and not all(word in STOP_WORDS for word in token.norm.replace("'", " ").split())
    )


def _understood(line: str, reading: Reading, leftover: str) -> Understood:
    on = reading.on or reading.today
    evidence = list(reading.facts.get("evidence", ()))
    if on <= reading.today:
        evidence = [EvidenceSaid(who, "talk", "") for who in sorted(reading.talked)] + evidence
    facts = {kind: tuple(kept) for kind, kept in reading.facts.items() if kind != "evidence"}
    return Understood(
        line=line,
        on=on,
        channel=reading.channel,
        people=tuple(reading.people),
        evidence=tuple(evidence),
        questions=_questions(reading),
        leftover=leftover,
        spans=tuple(sorted(set(reading.spans), key=lambda s: (s.start, s.end, s.kind))),
        **facts,
    )


def _questions(reading: Reading) -> tuple[Question, ...]:
    whose = (
        Question("quicklog.whose_promise", (("text", promise.text),), ("me", "them"), position)
        for position, promise in enumerate(reading.facts.get("promises", ()))
        if promise.by_me is None
    )
    return (*reading.questions, *whose)


def _with_offers(understood: Understood, offers: Sequence[str]) -> Understood:
    """The gifts of mine with the offer that each was, where one fits."""
    if not offers or not understood.gifts:
        return understood
    gifts = tuple(
        replace(gift, offer=_nearest(gift.text, offers)) if gift.by_me else gift
        for gift in understood.gifts
    )
    return replace(understood, gifts=gifts)


def _nearest(text: str, offers: Sequence[str]) -> str:
    given = meaning.terms(text)
    weights = [
        (sum(weight for _, weight in meaning.shared(given, meaning.terms(offer))), -place)
        for place, offer in enumerate(offers)
    ]
    weight, place = max(weights)
    return offers[-place] if weight > 0 else ""
