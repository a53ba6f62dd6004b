"""What has been read of a line so far: the people in it, who it is about, the facts."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from inroad.language import dates
from inroad.language.quicklog.clauses import Clause, Matched
from inroad.language.quicklog.given_names import takes
from inroad.language.quicklog.masking import Somebody
from inroad.language.quicklog.names import Names
from inroad.language.quicklog.tokens import Token
from inroad.language.quicklog.understood import Mention, Question, QuestionCode, Span, SpanKind
from inroad.language.text import folded
from inroad.method.conversations import Channel, Confidence

_SHE = frozenset("she her elle ella ela ihr haar".split())
_HE = frozenset("he him his er ihm ihn il el ele hij hem".split())
_MANY = frozenset(
    "they both them ihnen leur hen zij ze sie beide beiden ambos ambas allebei".split()
)
_MASKED = re.compile(r"@([\d&]+)")
_MOST_CHOICES = 8


@dataclass(slots=True)
class Reading:
    """A line while it is read, clause by clause; rules add what their clause says."""

    line: str
    today: date
    somebodies: list[Somebody]
    names: Names
    last_person: int | None = None
    people: list[Mention] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    facts: dict[str, list[Any]] = field(default_factory=dict)
    channel: Channel = "other"
    on: date | None = None
    topic: tuple[int, ...] = ()
    unsettled: tuple[int, ...] = ()
    confidence: Confidence = "open"
    talked: set[int] = field(default_factory=set)
    leftover: list[str] = field(default_factory=list)
    is_rumour: bool = False
    _last_told: str = ""
    _of_somebody: dict[int, int] = field(default_factory=dict)
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
        assert self._matched is not None and self._matched.match is not None
        return self._matched.match

    def _range(self, group: str) -> tuple[int, int]:
        tokens = self._clause.tokens
        first, last = self._clause.token_range(*self._match.span(group))
        assert self._matched is not None and self._matched.rule is not None
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

    def mention(self, number: int) -> int:
        """The position in people of a name in the line; asks where it is not certain."""
        if number in self._of_somebody:
            return self._of_somebody[number]
        somebody = self.somebodies[number]
        certain = somebody.candidates[0] if len(somebody.candidates) == 1 else None
        if self.last_person in somebody.candidates and certain is None:
            certain = self.last_person
        if somebody.is_slip:
            certain = None
        candidates = somebody.candidates if certain is None else (certain,)
        new = Mention(somebody.text, certain, candidates, somebody.is_new)
        known = len(self.people)
        position = self._position(new)
        self._of_somebody[number] = position
        if certain is None and candidates and position == known:
            self._ask(position, "quicklog.did_you_mean" if somebody.is_slip else "")
        return position

    def _position(self, new: Mention) -> int:
        for position, mention in enumerate(self.people):
            same_person = new.person is not None and mention.person == new.person
            same_words = folded(mention.text) == folded(new.text)
            if same_person or (
                same_words and (mention.candidates, mention.is_new) == (new.candidates, new.is_new)
            ):
                return position
        self.people.append(new)
        return len(self.people) - 1

    def _ask(self, position: int, code: QuestionCode | str = "") -> None:
        mention = self.people[position]
        which: QuestionCode = "quicklog.which_person"
        if code == "quicklog.did_you_mean":
            which = "quicklog.did_you_mean"
        choices: list[int | str] = list(mention.candidates[:_MOST_CHOICES])
        if which == "quicklog.did_you_mean" or len(mention.candidates) > _MOST_CHOICES:
            choices.append("new")
        self.questions.append(Question(which, (("name", mention.text),), tuple(choices), position))

    def present(self, people: tuple[int, ...]) -> None:
        """Note that these took part in the talk, and that the line is about them."""
        for position in people:
            self.people[position] = replace(self.people[position], present=True)
        self.about(people)

    def about(self, people: tuple[int, ...]) -> None:
        """Whom the next clause is about when it names nobody."""
        self.topic, self.unsettled = people, ()

    def elided(self) -> tuple[int, ...]:
        """Whom a clause without a subject is about."""
        if self.unsettled or len(self.topic) > 1:
            return (self._one_of(self.unsettled or self.topic, ""),)
        return self.topic or (self._fallback(""),)

    def pronoun(self, word: str) -> tuple[int, ...]:
        """Whom "she", "him" or "they" means: by gender, then by who the line is about."""
        if word in _MANY and self.topic:
            return self.topic
        gender = "she" if word in _SHE else "he" if word in _HE else ""
        seen = dict.fromkeys((*self.topic, *reversed(range(len(self.people)))))
        fitting = [p for p in seen if self._may_be(p, gender)]
        if len(fitting) == 1:
            return (fitting[0],)
        if not fitting:
            return (self._fallback(word),)
        in_topic = [p for p in fitting if p in self.topic and p not in self.unsettled]
        if len(in_topic) == 1:
            return (in_topic[0],)
        known = [p for p in fitting if gender and takes(self._given(p)) == gender]
        if len(known) == 1 and all(takes(self._given(p)) for p in fitting):
            return (known[0],)
        return (self._one_of(tuple(fitting), word),)

    def _may_be(self, position: int, gender: str) -> bool:
        mention = self.people[position]
        nobody = not mention.text or folded(mention.text) in _SHE | _HE | _MANY
        return not nobody and (not gender or takes(self._given(position)) in ("", gender))

    def _given(self, position: int) -> str:
        mention = self.people[position]
        name = mention.text if mention.person is None else self.names.names[mention.person]
        return (folded(name).split() or [""])[0]

    def _one_of(self, people: tuple[int, ...], word: str) -> int:
        """A new mention that asks which of these is meant."""
        if len(people) == 1:
            return people[0]
        ids = [self.people[p].person for p in people]
        candidates = tuple(person for person in ids if person is not None)
        for position, mention in enumerate(self.people):
            if mention.text == word and mention.candidates == candidates:
                return position
        self.people.append(Mention(word, None, candidates))
        position = len(self.people) - 1
        choices = tuple(
            self.people[p].text if person is None else person
            for p, person in zip(people, ids, strict=True)
        )
        self.questions.append(
            Question("quicklog.which_person", (("name", word),), choices, position)
        )
        return position

    def _fallback(self, word: str) -> int:
        """The person of the line before, where the door knows one; otherwise a question."""
        if word and self.last_person is not None and self.last_person in self.names.names:
            return self._position(Mention(word, self.last_person, (self.last_person,)))
        for position, mention in enumerate(self.people):
            if mention.person is None and not mention.candidates and not mention.is_new:
                return position
        self.people.append(Mention(word))
        position = len(self.people) - 1
        self.questions.append(Question("quicklog.who", (), (), position))
        return position
