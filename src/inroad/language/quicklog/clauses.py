"""Clauses of a line: where one ends, and which rule of the grammar reads it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from inroad.language.quicklog.tokens import Token
from inroad.language.quicklog.vocabulary import BEFORE_SOMEBODY, BEFORE_TO, DEEDS

if TYPE_CHECKING:
    from inroad.language.quicklog.reading import Reading

Dates = Literal["on", "due", "text", "drop"]
"""What a clause's dates are: the talk's, a promise's, part of its words, or nothing."""

_AND = frozenset("and but then und aber et mais y pero e mas en maar plus while so".split())
_STRONG = frozenset(".;!?:")
_SOFT = frozenset(",()[]-|")
_LEAD = (
    r"(?:(?:,|and|but|also|then|so|plus|btw|oh|well|ok|fyi|ps|yes|finally|today|now|und|aber|auch"
    r"|et|mais|aussi|puis|y|pero|tambien|luego|e|mas|tambem|depois|en|maar|ook|dann|todo|note) )*"
)
_TAIL = (
    r"(?: (?:,|too|again|though|already|yet|briefly|quickly|now|today|also|as well|by the way|btw"
    r"|then|finally|for me|recently|earlier|lately|auch|aussi|tambien|tambem|ook|nochmal))*"
)
_RELATIVE = frozenset(
    "who that which whose where der die das den dem deren qui que dont quien dat".split()
)
_SHORTENED = frozenset("tel mr mrs ms dr prof st nr no bzw ca approx etc tlf sr sra z b".split())
_LONGEST_CONTINUATION = 5


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to say something: `pattern` on the masked clause, `build` what it says.

    `is_open`: the clause ends in free words, which a list may continue.
    """

    pattern: re.Pattern[str]
    build: "Callable[[Reading], None]"
    dates: Dates = "on"
    is_open: bool = False


def rule(
    build: "Callable[[Reading], None]", *patterns: str, dates: Dates = "on"
) -> tuple[Rule, ...]:
    """Rules of one meaning from patterns; "{t}" in a pattern is the free words."""
    return tuple(
        Rule(
            re.compile(_LEAD + _filled(pattern) + _TAIL),
            build,
            dates,
            any(free in pattern for free in ("{t}", "(?P<t>", "(?P<n>")),
        )
        for pattern in patterns
    )


PRONOUN_SUBJECTS = (
    "she|he|they|both|er|sie|elle|il|ella|el|ela|ele|ze|zij|hij|they both|s?he|beide|ambos|ambas"
    "|allebei"
)
PRONOUN_OBJECTS = (
    "her|him|them|ihr|ihm|ihnen|ihn|elle|lui|leur|a ella|a el|a ela|a ele|haar|hem|hen|ella|el|ela"
    "|ele"
)
_SUBJECTS = frozenset((*PRONOUN_SUBJECTS.split("|"), "i", "we", "it", "ich", "je", "ik"))
_PARTS_OF_THEIRS = "team|unit|group|company|department|people|colleagues|office|lab"
_PERSON = r"@[\d&]+"
_ADVERBS = (
    r"(?:(?:also|really|still|just|already|now|currently|badly|desperately|probably|definitely"
    r"|kindly|again|both|maybe|certainly|even|then|personally|very much|urgently|finally|actually"
    r"|auch|noch|gerade|dringend|aussi|encore|tambien|tambem|ook|nog) )*"
)
_WHO = (
    rf"(?:{_PERSON}(?: (?:from|in) (?:the )?[a-z]+| 's)?|{PRONOUN_SUBJECTS})"
    rf"|(?:{_PERSON} 's|her|his|their) (?:\w+ )?(?:{_PARTS_OF_THEIRS})"
)
_SLOTS = {
    # Somebody does something; left out, it is who the line was about so far.
    "{s}": rf"(?:(?P<s>{_WHO}) (?:, )?)?{_ADVERBS}",
    "{S}": rf"(?P<s>{_WHO}) {_ADVERBS}",
    "{P}": rf"(?P<s>{_PERSON})(?: 's)? {_ADVERBS}",
    "{o}": rf"(?P<o>{_PERSON}|{PRONOUN_OBJECTS})",
    "{p}": rf"(?P<p>{_PERSON})",
    "{q}": rf"(?P<q>{_PERSON})",
    "{t}": r"(?P<t>\S.*)",
    "{i}": rf"(?:(?:i|we|ich|wir|je|j'ai|yo|eu|ik) )?{_ADVERBS}",
    "{I}": rf"(?:i|we) {_ADVERBS}",
    "{a}": _ADVERBS,
}


def _filled(pattern: str) -> str:
    for slot, regex in _SLOTS.items():
        pattern = pattern.replace(slot, regex)
    return pattern


class Clause:
    """Tokens in a row, and the masked string that rules are matched on.

    Dates are left out of the string, so that they may stand anywhere.
    """

    __slots__ = ("_starts", "_visible", "string", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)
        self._visible = [
            at
            for at, token in enumerate(self.tokens)
            if token.kind != "date" and (token.kind != "mark" or token.norm == ",")
        ]
        starts, parts, length = [], [], 0
        for at in self._visible:
            starts.append(length)
            parts.append(self.tokens[at].norm)
            length += len(parts[-1]) + 1
        self.string = " ".join(parts)
        self._starts = starts

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens (first, last) that characters `start` to `end` of the string are."""
        first = self._visible[bisect_right(self._starts, start) - 1]
        last = self._visible[bisect_right(self._starts, max(start, end - 1)) - 1]
        return first, last


@dataclass(frozen=True, slots=True)
class Matched:
    """A clause and the rule that reads it; None: no rule does."""

    clause: Clause
    rule: Rule | None
    match: re.Match[str] | None


def matched(clause: Clause, rules: Sequence[Rule]) -> Matched:
    """The clause with the first rule that reads all of it."""
    for candidate in rules:
        match = candidate.pattern.fullmatch(clause.string)
        if match is not None:
            return Matched(clause, candidate, match)
    return Matched(clause, None, None)


def clauses(tokens: Sequence[Token], rules: Sequence[Rule]) -> Iterator[Matched]:
    """The line's clauses in order.

    A comma or an "and" parts two clauses when what follows can be read by
    itself; otherwise it belongs to what came before.
    """
    current: Matched | None = None
    for separator, piece in _pieces(_grouped(tokens)):
        following = matched(Clause(piece), rules)
        if current is None:
            current = following
            continue
        joined = _joined(current, separator, following, rules)
        if joined is None:
            yield current
            current = following
        else:
            current = joined
    if current is not None:
        yield current


def _joined(
    current: Matched, separator: Token, following: Matched, rules: Sequence[Rule]
) -> Matched | None:
    """Both as one clause, where the second cannot stand by itself."""
    if separator.norm in _STRONG or not following.clause.string:
        return None
    tokens = (*current.clause.tokens, separator, *following.clause.tokens)
    together = matched(Clause(tokens), rules)
    words = following.clause.string.split()
    if separator.norm == "," and together.rule is not None:
        is_relative = together.rule.dates == "text" and words[0] in _RELATIVE
        if current.rule is None or (is_relative and together.rule is current.rule):
            return together
    if following.rule is not None:
        return None
    if together.rule is None:
        return together if separator.norm in _AND and current.rule is None else None
    if current.rule is None or separator.norm in _AND:
        return together
    is_list = len(words) <= _LONGEST_CONTINUATION and words[0] not in _SUBJECTS
    is_list = is_list and not any(word[0] == "@" for word in words)
    return together if together.rule.is_open and is_list else None


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[Token, list[Token]]]:
    separator, piece = Token(";", 0, 0, "mark", ";"), list[Token]()
    for token in tokens:
        if token.norm == "." and piece and piece[-1].norm in _SHORTENED:
            continue
        is_mark = token.kind == "mark" and (token.norm in _STRONG or token.norm in _SOFT)
        if is_mark or (token.kind == "word" and token.norm in _AND and piece):
            if piece:
                yield separator, piece
                separator, piece = token, []
            elif token.norm in _STRONG:
                separator = token
        else:
            piece.append(token)
    if piece:
        yield separator, piece


def _grouped(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with people in a row ("Tom, May and Ada") as one."""
    result: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _end_of_group(tokens, at, result)
        group = [t for t in tokens[at:end] if t.kind == "person"]
        if len(group) > 1:
            norm = "@" + "&".join(t.norm[1:] for t in group)
            first, last = group[0], group[-1]
            result.append(Token(norm, first.start, last.end, "person", norm))
        else:
            result.append(tokens[at])
        at = max(end, at + 1)
    return result


def _end_of_group(tokens: Sequence[Token], at: int, before: Sequence[Token]) -> int:
    if tokens[at].kind != "person":
        return at + 1
    previous = before[-1].norm if before else ""
    is_object = (
        previous in BEFORE_SOMEBODY
        or previous in ("to", "for", "a", "an")
        or (previous in BEFORE_TO)
    )
    may_list = is_object or not before or before[-1].kind == "mark"
    end, saw_and = at + 1, False
    while end + 1 < len(tokens) and tokens[end + 1].kind == "person":
        link = tokens[end].norm
        if link not in _LINKS or (link == "," and not may_list) or saw_and:
            break
        saw_and = link != ","
        end += 2
    does = end < len(tokens) and tokens[end].kind == "word" and tokens[end].norm in DEEDS - _SMALL
    if not is_object and not saw_and:
        return at + 1
    if does and is_object:
        end -= 2 if end - at > 1 else 0
    return max(end, at + 1)


_SMALL = frozenset(("a", "me", "es", "va", "for"))
_LINKS = frozenset(("and", "und", "et", "y", "e", "en", ",", "/"))
