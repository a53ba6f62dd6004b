"""Finding the people in a line before anything else is read.

A known name is masked, so that the grammar never takes May for a month or
Will for a verb. A written word becomes a person only where one person fits;
several people, a slip of the hand or a short form become a question.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inroad.language.quicklog.names import Names
from inroad.language.quicklog.slots import (
    MOST_NAME_WORDS,
    PARTICLES,
    is_meant,
    is_unknown_name,
    surname_words,
    word_at,
)
from inroad.language.quicklog.tokens import Token


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
        found.append(_like_an_earlier_one(somebody, found))
        result.append(token)
        at += used
    return result, found


def _like_an_earlier_one(new: Somebody, found: Sequence[Somebody]) -> Somebody:
    """The same, narrowed to somebody whom the line named in full before."""
    for earlier in reversed(found):
        is_certain = len(earlier.candidates) == 1 and not earlier.is_slip
        if is_certain and len(new.candidates) > 1 and earlier.candidates[0] in new.candidates:
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
    if nick[0] is not None and is_meant(tokens, at, before, known=True):
        return nick
    known = names.called(token.norm)
    if known and is_meant(tokens, at, before, known=bool(names.given(token.norm))):
        return _known(tokens, at, known, names)
    if not known and is_unknown_name(tokens, at, before):
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
    while used <= MOST_NAME_WORDS and (following := word_at(tokens, at + used)) is not None:
        narrowed = names.narrowed(people, first, following.norm)
        after = word_at(tokens, at + used + 1)
        if following.norm in PARTICLES and not (
            after is not None and names.narrowed(narrowed, first, after.norm)
        ):
            break
        if not narrowed:
            break
        people, used = narrowed, used + 1
    if used == 1:
        initial = word_at(tokens, at + 1)
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
    used = surname_words(tokens, at + 1)
    if not used or names.given(tokens[at + 1].norm):
        return _named(tokens, at, 1, tuple(people))
    surname = tokens[at + used].norm
    near = names.nearly_narrowed(people, tokens[at].norm, surname)
    somebody, _ = _named(tokens, at, 1 + used, tuple(near))
    return replace(somebody, is_slip=bool(near)), 1 + used


def _unknown(
    tokens: Sequence[Token], at: int, before: Sequence[Token], names: Names
) -> tuple[Somebody | None, int]:
    """A name that nobody has: a slip of the hand, a short form, or somebody new."""
    token = tokens[at]
    used = 1 + (surname_words(tokens, at + 1) if token.is_capital else 0)
    near = names.nearly(token.norm)
    following = word_at(tokens, at + 1)
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


def _is_dot(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dot ends an initial here and not the sentence."""
    return at < len(tokens) and tokens[at].norm == "." and tokens[at].start == tokens[at - 1].end
