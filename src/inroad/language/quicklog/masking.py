"""Finding the people in a line before anything else is read.

A known name is masked, so that the grammar never takes May for a month or
Will for a verb. A written word becomes a person only where one person fits;
several people, a slip of the hand or a short form become a question.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inroad.language.quicklog.names import Names
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

_PARTICLES = frozenset(
    "van von de der den del della da dos di la le el al bin ibn ter ten zu".split()
)
_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof herr frau mme m sr sra senhor senhora dhr mevr".split()
)
_MOST_NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class Somebody:
    """A name found in the line: who it can be, and whether by a slip or as somebody new."""

    text: str
    candidates: tuple[int, ...] = ()
    is_slip: bool = False

    @property
    def is_new(self) -> bool:
        """Whether nobody in the network is called that or nearly that."""
        return not self.candidates


def masked(tokens: Sequence[Token], names: Names) -> tuple[list[Token], list[Somebody]]:
    """The tokens with each name as one token "@position", and who the names can be."""
    found: list[Somebody] = []
    result: list[Token] = []
    at = 0
    while at < len(tokens):
        somebody, used = _somebody(tokens, at, result, names)
        if somebody is None:
            result.append(tokens[at])
            at += 1
            continue
        first, last = tokens[at], tokens[at + used - 1]
        text = somebody.text
        token = Token(f"@{len(found)}", first.start, last.end, "person", text)
        found.append(_like_an_earlier_one(somebody, found, names))
        result.append(token)
        at += used
    return result, found


def _like_an_earlier_one(new: Somebody, found: Sequence[Somebody], names: Names) -> Somebody:
    """The same, narrowed to somebody whom the line named in full before."""
    for earlier in reversed(found):
        if len(earlier.candidates) == 1 < len(new.candidates):
            if earlier.candidates[0] in new.candidates and not earlier.is_slip:
                return replace(new, candidates=earlier.candidates, is_slip=False)
        if earlier.is_new and " " in earlier.text and earlier.text.split()[0] == new.text:
            return earlier
    return new


def _somebody(
    tokens: Sequence[Token], at: int, before: Sequence[Token], names: Names
) -> tuple[Somebody | None, int]:
    token = tokens[at]
    if token.kind == "email":
        person = names.emails.get(token.text.casefold())
        return Somebody(token.text, () if person is None else (person,)), 1
    if token.kind != "word" or token.norm == "'s":
        return None, 1
    nick = _nickname(tokens, at, names)
    if nick[0] is not None and _is_meant(tokens, at, before, known=True):
        return nick
    known = names.called(token.norm)
    if known and _is_meant(tokens, at, before, known=bool(names.given(token.norm))):
        return _known(tokens, at, known, names)
    if not known and _is_unknown_name(tokens, at, before):
        return _unknown(tokens, at, before, names)
    return None, 1


def _nickname(tokens: Sequence[Token], at: int, names: Names) -> tuple[Somebody | None, int]:
    for used in (3, 2, 1):
        words = tuple(t.norm for t in tokens[at : at + used])
        if len(words) == used and words in names.nicknames:
            text = " ".join(t.text for t in tokens[at : at + used])
            return Somebody(text, (names.nicknames[words],)), used
    return None, 1


def _known(
    tokens: Sequence[Token], at: int, known: list[int], names: Names
) -> tuple[Somebody | None, int]:
    """A known given name or surname, with as much of the rest of the name as is written."""
    first, people, used = tokens[at].norm, known, 1
    while used <= _MOST_NAME_WORDS and (following := _word(tokens, at + used)) is not None:
        narrowed = names.narrowed(people, first, following.norm)
        after = _word(tokens, at + used + 1)
        if following.norm in _PARTICLES and not (
            after is not None and names.narrowed(narrowed, first, after.norm)
        ):
            break
        if not narrowed:
            break
        people, used = narrowed, used + 1
    if used == 1:
        initial = _word(tokens, at + 1)
        if initial is not None and len(initial.norm) == 1 and initial.text.isupper():
            narrowed = names.with_initial(people, first, initial.norm)
            if narrowed:
                return _named(tokens, at, 2 + _is_dot(tokens, at + 2), tuple(narrowed))
        return _with_surname(tokens, at, people, names)
    return _named(tokens, at, used, tuple(people))


def _with_surname(
    tokens: Sequence[Token], at: int, people: list[int], names: Names
) -> tuple[Somebody | None, int]:
    """A given name that a surname may follow which none of these people has."""
    used = _surname_words(tokens, at + 1)
    if not used:
        return _named(tokens, at, 1, tuple(people))
    surname = tokens[at + used].norm
    near = names.nearly_narrowed(people, tokens[at].norm, surname)
    somebody, _ = _named(tokens, at, 1 + used, tuple(near))
    return replace(somebody, is_slip=bool(near)), 1 + used


def _surname_words(tokens: Sequence[Token], at: int) -> int:
    """How many words from `at` on look like a surname: particles, then a capital."""
    used = 0
    while (word := _word(tokens, at + used)) is not None and used < _MOST_NAME_WORDS:
        if _is_surname(word):
            following = _word(tokens, at + used + 1)
            more = following is not None and following.is_capital and used < _MOST_NAME_WORDS - 1
            return used + 1 + (_surname_words(tokens, at + used + 1) if more else 0)
        if word.norm not in _PARTICLES:
            return 0
        used += 1
    return 0


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


def _unknown(
    tokens: Sequence[Token], at: int, before: Sequence[Token], names: Names
) -> tuple[Somebody | None, int]:
    """A name that nobody has: a slip of the hand, a short form, or somebody new."""
    token = tokens[at]
    used = 1 + (_surname_words(tokens, at + 1) if token.is_capital else 0)
    near = names.nearly(token.norm)
    following = _word(tokens, at + 1)
    if near and following is not None:
        narrowed = names.narrowed(near, token.norm, following.norm)
        if narrowed:
            somebody, used = _named(tokens, at, 2, tuple(narrowed))
            return replace(somebody, is_slip=True), used
    if used > 1:
        surname = tokens[at + used - 1].norm
        near = names.nearly_narrowed(near, token.norm, surname)
    if not near and not token.is_capital:
        return None, 1
    somebody, used = _named(tokens, at, used, tuple(near))
    return replace(somebody, is_slip=bool(near)), used


def _named(
    tokens: Sequence[Token], at: int, used: int, people: tuple[int, ...]
) -> tuple[Somebody, int]:
    words = [t.text for t in tokens[at : at + used] if t.kind == "word"]
    return Somebody(" ".join(words), tuple(dict.fromkeys(people))), used


def _word(tokens: Sequence[Token], at: int) -> Token | None:
    """The word at that place, when it is one."""
    return tokens[at] if 0 <= at < len(tokens) and tokens[at].kind == "word" else None


def _is_dot(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dot ends an initial here and not the sentence."""
    return at < len(tokens) and tokens[at].norm == "." and tokens[at].start == tokens[at - 1].end


def _is_meant(tokens: Sequence[Token], at: int, before: Sequence[Token], *, known: bool) -> bool:
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
    following = _word(tokens, at + 1)
    base_verb_next = following is not None and following.norm in BASE_VERBS - MODALS
    if _starts_clause(before):
        if following is None:
            return token.is_capital or token.norm not in CHANNELS
        if following.norm == "'s":
            return True
        if token.norm in MODALS and (base_verb_next or not token.is_capital):
            return not base_verb_next and following.norm in DEEDS - MODALS
        channel = following.norm in CHANNELS and token.is_capital
        origin = following.norm in ("from", "who") and token.is_capital
        return channel or origin or (_is_deed(following) and following.norm not in ("a", "me"))
    if previous is None:
        return False
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


def _is_unknown_name(tokens: Sequence[Token], at: int, before: Sequence[Token]) -> bool:
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
        following = _word(tokens, at + 1)
        surname = _surname_words(tokens, at + 1) if token.is_capital else 0
        following = _word(tokens, at + 1 + surname)
        return token.is_capital and following is not None and _is_deed(following)
    return token.is_capital and _in_a_slot(tokens, at, before)
