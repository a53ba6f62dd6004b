"""What has been read of a line so far: the people in it, who it is about, the facts."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from inroad.language import dates
from inroad.language.quicklog.clauses import Clause, Matched
from inroad.language.quicklog.masking import Somebody
from inroad.language.quicklog.people import People
from inroad.language.quicklog.tokens import Token
from inroad.language.quicklog.understood import Span, SpanKind
from inroad.method.conversations import Channel, Confidence

_MASKED = re.compile(r"@([\d&]+)")


@dataclass(slots=True)
class Reading(People):
    """A line while it is read, clause by clause; rules add what their clause says."""

    line: str = ""
    today: date = date.min
    spans: list[Span] = field(default_factory=list)
    facts: dict[str, list[Any]] = field(default_factory=dict)
    channel: Channel = "other"
    on: date | None = None
    confidence: Confidence = "open"
    talked: set[int] = field(default_factory=set)
    leftover: list[str] = field(default_factory=list)
    is_rumour: bool = False
    _last_told: str = ""
    _matched: Matched | None = None

    def take(self, matched: Matched) -> None:
        """Read one clause by its rule."""
        assert matched.rule is not None
        self._matched = matched
        self._take_dates(matched)
        matched.rule.build(self)

    def add(self, kind: str, fact: object) -> None:
        """Keep a fact, once."""
        kept = self.facts.setdefault(kind, [])
        if fact not in kept:
            kept.append(fact)

    def mark_confidence(self, level: Confidence) -> None:
        """Mark what was told last as confidential; before anything was told, what comes next."""
        for kind in ("learnt", "openings"):
            if self.facts.get(kind) and self._last_told == kind:
                self.facts[kind][-1] = replace(self.facts[kind][-1], confidence=level)
                return
        self.confidence = level

    def tell(self, kind: str, fact: Any) -> None:
        """Keep something told about the place, as confidential as was said before it."""
        self.add(kind, replace(fact, confidence=self.confidence))
        self._last_told = kind

    def is_another_day(self) -> bool:
        """Whether the clause tells of a second talk on a day of its own, left to another line."""
        days = [t.found for t in self._clause.tokens if t.kind == "date" and t.found is not None]
        if not (self.talked and days and self.on) or days[0].first <= self.on <= days[0].last:
            return False
        self.leftover.append(self.whole)
        return True

    # --- words of the clause

    def has(self, group: str) -> bool:
        """Whether the rule's group took part in the match."""
        match = self._match
        return group in match.re.groupindex and match[group] is not None

    def word(self, group: str) -> str:
        """The folded words of a group, people still masked; "" when it took no part."""
        return self._match[group] if self.has(group) else ""

    def text(self, group: str, kind: SpanKind) -> str:
        """The words of a group as they stand in the line."""
        if not self.has(group):
            return ""
        start, end = self._range(group)
        self.spans.append(Span(start, end, kind))
        return self.line[start:end].strip(" ,;")

    def due(self) -> date | None:
        """The last date of the clause, read as a day to come."""
        for token in reversed(self._clause.tokens):
            if token.kind == "date" and token.found is not None:
                found = dates.read(token.text, self.today, prefer="future")
                return found[-1].last if found else token.found.last
        return None

    @property
    def whole(self) -> str:
        """The clause as it stands in the line."""
        tokens = self._clause.tokens
        return self.line[tokens[0].start : tokens[-1].end] if tokens else ""

    @property
    def _clause(self) -> Clause:
        assert self._matched is not None
        return self._matched.clause

    @property
    def _match(self) -> re.Match[str]:
        assert self._matched is not None
        assert self._matched.match is not None
        return self._matched.match

    def _range(self, group: str) -> tuple[int, int]:
        tokens = self._clause.tokens
        first, last = self._clause.token_range(*self._match.span(group))
        assert self._matched is not None
        assert self._matched.rule is not None
        if self._matched.rule.dates == "text":
            while last + 1 < len(tokens) and tokens[last + 1].kind == "date":
                last += 1
            while first > 0 and tokens[first - 1].kind == "date" and first - 1 > 0:
                first -= self._is_future(tokens[first - 1])
                break
        return tokens[first].start, tokens[last].end

    def _is_future(self, token: Token) -> bool:
        return token.found is not None and token.found.first > self.today

    def _take_dates(self, matched: Matched) -> None:
        assert matched.rule is not None
        text = self._free_words() if matched.rule.dates == "text" else (0, 0)
        for token in matched.clause.tokens:
            if token.kind != "date":
                continue
            self.spans.append(Span(token.start, token.end, "date"))
            inside = text[0] <= token.start < text[1]
            if token.found is not None and matched.rule.dates in ("on", "text") and not inside:
                self.take_day(token.found)

    def _free_words(self) -> tuple[int, int]:
        group = next((group for group in ("t", "n") if self.has(group)), None)
        return (0, 0) if group is None else self._range(group)

    def take_day(self, found: dates.DateFound) -> None:
        """Take a date for the day of the talk, unless one was said before."""
        if self.on is None and found.kind in ("on", "since"):
            self.on = min(found.last, self.today) if found.first <= self.today else found.first

    # --- people

    def who(self, group: str) -> tuple[int, ...]:
        """The people of a group; left out, those whom the line is about."""
        words = self.word(group)
        if not words:
            return self.elided()
        numbers = _MASKED.search(words)
        if numbers is not None:
            found = tuple(self.mention(int(number)) for number in numbers[1].split("&"))
            start, end = self._range(group)
            self.spans.append(Span(start, end, "person"))
            return tuple(dict.fromkeys(found))
        return self.pronoun(words.split()[-1 if words.startswith("a ") else 0])

    def one(self, group: str) -> int:
        """The first person of a group."""
        return self.who(group)[0]

    def recipients(self, words: str) -> tuple[int, ...]:
        """The people named in free words, not those that something belongs to."""
        found = re.search(r"@([\d&]+)(?! 's)", words)
        if found is not None:
            return tuple(self.mention(int(number)) for number in found[1].split("&"))
        return ()

    def somebody(self, group: str) -> Somebody:
        """The name that a group is, before it is taken for a person."""
        return self.somebodies[int(self.word(group)[1:].split("&")[0].split()[0])]
