"""Who is meant by a name or a pronoun; what is not certain becomes a question."""

from dataclasses import dataclass, field, replace

from inroad.language.quicklog.given_names import takes
from inroad.language.quicklog.masking import Somebody
from inroad.language.quicklog.names import Names
from inroad.language.quicklog.understood import Mention, Question, QuestionCode
from inroad.language.text import folded

_SHE = frozenset("she her elle ella ela ihr haar".split())
_HE = frozenset("he him his er ihm ihn il el ele hij hem".split())
_MANY = frozenset(
    "they both them ihnen leur hen zij ze sie beide beiden ambos ambas allebei".split()
)
_MOST_CHOICES = 8


@dataclass(slots=True)
class People:
    """The people of a line while it is read, and who its next clause is about."""

    somebodies: list[Somebody]
    names: Names
    last_person: int | None = None
    people: list[Mention] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    topic: tuple[int, ...] = ()
    unsettled: tuple[int, ...] = ()
    _of_somebody: dict[int, int] = field(default_factory=dict)

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
