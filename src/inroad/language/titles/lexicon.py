"""How a language's titles are described, and how their phrases are found.

A phrase is one or more folded words; a `*` at the start or the end of a word
stands for any letters: "*leiter*" finds "vertriebsleiterin". Phrases stand in
one text, parted by commas.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from inroad.method.people import Function, Seniority

Named = Mapping[tuple[Seniority, Function, float | None], str]
"""Phrases with a grade and a function of their own, and a chance of managing.

They stand apart because the words in them mislead ("product manager") or say
everything at once ("cto"). None: the chance is the one of the grade.
"""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the words of one language's titles say.

    `ranks` are words for a grade, `steps` words that only raise or lower it
    ("senior", "junior", "lead"), `named` see `Named`; `alone` are the same, for
    a title that says nothing else. `professions` are words for people
    ("nurse") and count more than `fields`, which are words for work ("sales").
    `workers` name somebody without a grade or a function. After a phrase of
    `assistants` nothing else counts, after one of `gone` the title is not held
    now. `recruits`: hiring is the job itself.
    """

    ranks: Mapping[Seniority, str] = field(default_factory=dict)
    steps: Mapping[Seniority, str] = field(default_factory=dict)
    named: Named = field(default_factory=dict)
    alone: Named = field(default_factory=dict)
    professions: Mapping[Function, str] = field(default_factory=dict)
    fields: Mapping[Function, str] = field(default_factory=dict)
    workers: str = ""
    assistants: str = ""
    gone: str = ""
    recruits: str = ""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase found in `words[start:end]`, and what it means."""

    start: int
    end: int
    value: T
    letters: int


class Phrases(Generic[T]):
    """Phrases with their meanings, found in a list of folded words."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._starting: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        patterns: set[str] = set()
        for text, value in entries:
            for phrase in filter(None, (part.split() for part in text.split(","))):
                self._starting.setdefault(phrase[0], []).append((tuple(phrase), value))
                patterns.update(phrase)
        self._patterns = patterns
        self._infixes = [p for p in patterns if p.startswith("*") and p.endswith("*")]
        self._known: dict[str, frozenset[str]] = {}

    def starting_at(self, words: Sequence[str], start: int) -> Iterator[Found[T]]:
        """Every phrase that begins with the word at `start`."""
        for pattern in self._fitting(words[start]):
            for phrase, value in self._starting.get(pattern, ()):
                end = start + len(phrase)
                if end <= len(words) and all(
                    part in self._fitting(words[start + i]) for i, part in enumerate(phrase)
                ):
                    # A word that is spelt out says more than one with a star.
                    letters = sum(2 * len(p) - 3 * p.count("*") - 4 * (p[0] == "*") for p in phrase)
                    yield Found(start, end, value, letters)

    def everywhere(self, words: Sequence[str]) -> list[Found[T]]:
        """Every phrase at every place, overlapping ones too."""
        return [found for i in range(len(words)) for found in self.starting_at(words, i)]

    def longest(self, words: Sequence[str]) -> list[Found[T]]:
        """From left to right the longest phrase, and on after its end."""
        taken: list[Found[T]] = []
        position = 0
        while position < len(words):
            here = list(self.starting_at(words, position))
            if here:
                best = max(here, key=lambda found: (found.end, found.letters))
                taken.append(best)
                position = best.end
            else:
                position += 1
        return taken

    def _fitting(self, word: str) -> frozenset[str]:
        """The patterns that the word fits; remembered, since words come again."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 50_000:
                self._known.clear()
            known = self._known[word] = frozenset(self._compared(word))
        return known

    def _compared(self, word: str) -> Iterator[str]:
        if word in self._patterns:
            yield word
        for cut in range(len(word) + 1):
            if (prefix := word[:cut] + "*") in self._patterns:
                yield prefix
            if (suffix := "*" + word[cut:]) in self._patterns:
                yield suffix
        yield from (infix for infix in self._infixes if infix[1:-1] in word)
