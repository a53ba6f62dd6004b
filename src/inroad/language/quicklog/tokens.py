"""A line taken apart: words, dates, people and marks, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from inroad.language import dates
from inroad.language.letters import in_place
from inroad.language.text import folded

_WORD = r"\d:\d(?!\d)|[^\W_]+(?:['’\-][^\W_]+)*"
_TOKEN = re.compile(
    rf"(?P<email>[\w.+\-]{{1,64}}@[\w\-]{{1,63}}(?:\.[\w\-]{{1,63}}){{1,4}})"
    rf"|(?P<with>\bw/)|(?P<word>{_WORD})|(?P<mark>[^\w\s])",
)
_NAME_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:-[^\W_]+(?:['’][^\W_]+)*)*")
_CLOCK = re.compile(
    r"\b(?:at|um|gegen|a\s+las|as|om|vers)\s+\d{1,2}(?:(?:[:.h]|\s?uhr\s)\d\d)?"
    r"\s?(?:am|pm|uhr|h|o'clock|uur)?(?![\w/])"
    r"|(?:\bfor\s+)?(?<![\w.])(?:\d{1,3}|an?|half\s+an|two|three)[\s-]?"
    r"(?:mins?|minutes?|minuten|minutos?|h|hours?|std|stunden?|heures?|horas?|uur)\b(?!\s+(?:of|a)\b)"
)

CONTRACTIONS = {
    "i'm": "i am", "i'll": "i will", "i've": "i have", "i'd": "i would",
    "she's": "she is", "he's": "he is", "it's": "it is", "who's": "who is", "there's": "there is",
    "she'll": "she will", "he'll": "he will", "they'll": "they will", "there'll": "there will",
    "we'll": "we will", "it'll": "it will", "you'll": "you will",
    "she'd": "she would", "he'd": "he would", "they'd": "they would", "you'd": "you would",
    "they're": "they are", "we're": "we are", "you're": "you are", "they've": "they have",
    "let's": "let us", "that's": "that is", "what's": "what is",
    "doesn't": "does not", "don't": "do not", "didn't": "did not", "can't": "can not",
    "cannot": "can not", "couldn't": "could not", "won't": "will not", "wouldn't": "would not",
    "hasn't": "has not", "haven't": "have not", "hadn't": "had not", "isn't": "is not",
    "aren't": "are not", "wasn't": "was not", "weren't": "were not", "shouldn't": "should not",
    "doesnt": "does not", "dont": "do not", "didnt": "did not", "cant": "can not",
    "wont": "will not", "hasnt": "has not", "havent": "have not", "shes": "she is",
    "hes": "he is", "w": "with", "theyre": "they are", "theyll": "they will", "gonna": "going to",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the line; `norm` is what the grammar sees ("@3" for the mention 3)."""

    norm: str
    start: int
    end: int
    kind: Literal["word", "person", "date", "mark", "email"]
    text: str
    found: dates.DateFound | None = None

    @property
    def is_capital(self) -> bool:
        """Whether it is written with a capital, or in a script that has none."""
        return self.kind == "word" and (self.text[0].isupper() or not self.text[0].islower())


def name_words(name: str) -> list[str]:
    """The folded words of a name, a hyphenated one whole."""
    return _NAME_WORD.findall(folded(name))


def taken_apart(line: str, today: date) -> list[Token]:
    """The tokens of a line, dates and times of day as one token each."""
    tokens = [_token(match) for match in _TOKEN.finditer(line)]
    found = dates.read(line, today)
    spans: list[tuple[int, int, dates.DateFound | None]] = [(*f.span, f) for f in found]
    for match in _CLOCK.finditer(in_place(line)):
        if all(match.end() <= start or end <= match.start() for start, end, _ in spans):
            spans.append((*match.span(), None))
    return list(_with_dates(_without_possessives(tokens), sorted(spans, key=lambda s: s[0]), line))


def _token(match: re.Match[str]) -> Token:
    text = match.group()
    if match["email"]:
        return Token(text.casefold(), *match.span(), "email", text)
    if match["with"]:
        return Token("with", *match.span(), "word", text)
    if match["mark"]:
        return Token({"&": "and", "+": "and", "–": "-", "—": "-"}.get(text, text), *match.span(),
                     "word" if text in "&+" else "mark", text)  # fmt: skip
    norm = in_place(text)
    return Token(CONTRACTIONS.get(norm, norm), *match.span(), "word", text)


def _without_possessives(tokens: list[Token]) -> Iterator[Token]:
    """ "Priya's" in two: the name, and the "'s"."""
    for token in tokens:
        if token.kind == "word" and token.norm.endswith("'s") and len(token.norm) > 2:
            cut = token.end - 2
            yield Token(token.norm[:-2], token.start, cut, "word", token.text[:-2])
            yield Token("'s", cut, token.end, "word", token.text[-2:])
        else:
            yield token


def _with_dates(
    tokens: Iterator[Token], spans: list[tuple[int, int, dates.DateFound | None]], line: str
) -> Iterator[Token]:
    waiting = iter(spans)
    span = next(waiting, None)
    for token in tokens:
        while span is not None and span[1] <= token.start:
            span = next(waiting, None)
        if span is None or token.end <= span[0]:
            yield token
        elif token.start <= span[0] or (token.start > span[0] and _first_in(token, span, line)):
            yield Token("#", span[0], span[1], "date", line[span[0] : span[1]], span[2])


def _first_in(token: Token, span: tuple[int, int, object], line: str) -> bool:
    """Whether nothing but space lies between the span's start and the token."""
    return not line[span[0] : token.start].strip()
