"""Whether a word of the line stands for a person, told from the words around it."""

from collections.abc import Sequence

from inroad.language.quicklog.tokens import Token
from inroad.language.quicklog.vocabulary import (
    BASE_VERBS,
    BEFORE_SOMEBODY,
    BEFORE_TO,
    CHANNELS,
    DEEDS,
    MODALS,
    NAMES_THAT_ARE_WORDS,
    ORDINARY,
    STOP_WORDS,
)

PARTICLES = frozenset(
    "van von de der den del della da dos di la le el al bin ibn ter ten zu".split()
)
_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof herr frau mme m sr sra senhor senhora dhr mevr".split()
)
MOST_NAME_WORDS = 4


def surname_words(tokens: Sequence[Token], at: int) -> int:
    """How many words from `at` on look like a surname: particles, then a capital."""
    used = taken = 0
    while used < MOST_NAME_WORDS and (word := word_at(tokens, at + used)) is not None:
        used += 1
        if _is_surname(word):
            taken = used
        elif word.norm not in PARTICLES:
            break
    return taken


def _is_surname(word: Token) -> bool:
    rest = word.text[1:].replace("'", "").replace("’", "")
    plain = rest.islower() or (rest.isalpha() and not rest.isupper()) or "-" in rest
    return (
        word.text[0].isalpha()
        and word.is_capital
        and word.norm not in ORDINARY
        and " " not in word.norm
        and plain
    )


def word_at(tokens: Sequence[Token], at: int) -> Token | None:
    """The word at that place, when it is one."""
    return tokens[at] if 0 <= at < len(tokens) and tokens[at].kind == "word" else None


def is_meant(tokens: Sequence[Token], at: int, before: Sequence[Token], *, known: bool) -> bool:
    """Whether a word that is a known name stands for a person here."""
    token = tokens[at]
    if token.norm not in ORDINARY:
        return known or token.is_capital or _in_a_slot(tokens, at, before)
    if token.norm in STOP_WORDS | DEEDS | BASE_VERBS and token.norm not in NAMES_THAT_ARE_WORDS:
        return token.is_capital and not _starts_clause(before) and _in_a_slot(tokens, at, before)
    return _in_a_slot(tokens, at, before) or (
        token.is_capital and not _starts_clause(before) and not _follows_month_word(before)
    )


def _in_a_slot(tokens: Sequence[Token], at: int, before: Sequence[Token]) -> bool:
    """Whether the words around leave no other reading than a person."""
    token, previous = tokens[at], before[-1] if before else None
    following = word_at(tokens, at + 1)
    base_verb_next = following is not None and following.norm in BASE_VERBS - MODALS
    if _starts_clause(before) or previous is None:
        return _acts(token, following)
    if previous.kind == "person" and token.norm in MODALS:
        return False
    if previous.norm in ("to", "from", "aan", "a", "ao", "para", "an", "by", "for", "von", "de"):
        return _after_to(before, token)
    if previous.norm in BEFORE_SOMEBODY:
        return token.is_capital or not base_verb_next
    if previous.norm in ("and", "und", "et", "y", "e", "en"):
        after_person = len(before) > 1 and before[-2].kind == "person"
        return after_person and not base_verb_next
    return previous.norm in _HONORIFICS and token.is_capital


def _acts(token: Token, following: Token | None) -> bool:
    """Whether a word at the start of a clause is somebody who does what follows."""
    if following is None:
        return token.is_capital or token.norm not in CHANNELS
    if following.norm == "'s":
        return True
    base_verb_next = following.norm in BASE_VERBS - MODALS
    if token.norm in MODALS and (base_verb_next or not token.is_capital):
        return not base_verb_next and following.norm in DEEDS - MODALS
    channel = following.norm in CHANNELS and token.is_capital
    origin = following.norm in ("from", "who", "and", "und") and token.is_capital
    return channel or origin or (_is_deed(following) and following.norm not in ("a", "me"))


def _is_deed(word: Token) -> bool:
    """Whether somebody does something by this word: "needs", "does not"."""
    first = word.norm.split()[0]
    return first in DEEDS or first in MODALS


def _after_to(before: Sequence[Token], token: Token) -> bool:
    earlier = before[-2] if len(before) > 1 else None
    if earlier is None:
        return token.is_capital
    if earlier.kind == "person":
        return token.is_capital
    return earlier.norm in BEFORE_TO or (token.is_capital and earlier.norm not in STOP_WORDS)


def _follows_month_word(before: Sequence[Token]) -> bool:
    return bool(before) and before[-1].norm in {
        "in",
        "by",
        "until",
        "since",
        "before",
        "after",
        "the",
        "a",
    }


def _starts_clause(before: Sequence[Token]) -> bool:
    """Whether a clause starts here: at the start, after a mark, "and", "that", "says"."""
    if not before:
        return True
    previous = before[-1]
    if previous.kind in ("mark", "date"):
        return previous.norm not in ("@", "#", "'", "/")
    if previous.norm in ("and", "und", "but") and len(before) > 1 and before[-2].kind == "person":
        return False
    return previous.norm in (
        "and", "but", "that", "dass", "says", "said", "thinks", "und", "aber", "et", "que", "qu",
        "y", "pero", "mas", "en", "maar", "dat", "mentioned", "if", "because", "i",
    )  # fmt: skip


def is_unknown_name(tokens: Sequence[Token], at: int, before: Sequence[Token]) -> bool:
    """Whether a word that nobody is called looks like somebody's name."""
    token = tokens[at]
    may_be_a_name = token.norm in NAMES_THAT_ARE_WORDS and token.is_capital
    if (
        (token.norm in ORDINARY and not may_be_a_name)
        or " " in token.norm
        or len(token.norm) < 2
        or any(c.isdigit() for c in token.norm)
    ):
        return False
    previous = before[-1] if before else None
    if previous is not None and previous.norm in ("with", "mit", "avec", "con", "com", "met"):
        return True
    if _starts_clause(before):
        following = word_at(tokens, at + 1)
        surname = surname_words(tokens, at + 1) if token.is_capital else 0
        following = word_at(tokens, at + 1 + surname)
        return token.is_capital and following is not None and _is_deed(following)
    return token.is_capital and _in_a_slot(tokens, at, before)
