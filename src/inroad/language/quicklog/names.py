"""An index of the names in a network: from a written word to the people it can mean."""

from collections.abc import Iterable, Mapping
from copy import copy

from inroad.language.quicklog.given_names import SHORT_FORMS
from inroad.language.quicklog.tokens import name_words

_KEPT: list[tuple[Mapping[int, str], int, "Names"]] = []
MOST_KEPT = 4
_SHORTEST_WITH_A_SLIP = 3


class Names:
    """Who can be meant by a word: built once from id -> name, asked for each line.

    Args:
        names: person id -> full name.
        nicknames: what I call somebody -> person id.
        emails: address -> person id.
    """

    def __init__(
        self,
        names: Mapping[int, str],
        nicknames: Mapping[str, int] | None = None,
        emails: Mapping[str, int] | None = None,
    ) -> None:
        self.names = names
        self.words_of: dict[int, tuple[str, ...]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._given: dict[str, list[int]] = {}
        for person, name in names.items():
            self._add(person, name)
        self.nicknames = {tuple(name_words(k)): v for k, v in (nicknames or {}).items()}
        self.emails = {k.casefold(): v for k, v in (emails or {}).items()}

    def _add(self, person: int, name: str) -> None:
        words = tuple(name_words(name))
        if not words:
            return
        self.words_of[person] = words
        self._given.setdefault(words[0], []).append(person)
        for word in {words[0], words[-1]}:
            self._by_word.setdefault(word, []).append(person)

    @classmethod
    def of(cls, names: "Mapping[int, str] | Names") -> "Names":
        """The index of these names; a mapping seen lately is not indexed again.

        A mapping counts as unchanged while it is the same object of the same length.
        """
        if isinstance(names, Names):
            return names
        for mapping, size, index in _KEPT:
            if mapping is names and size == len(names):
                return index
        index = cls(names)
        _KEPT.insert(0, (names, len(names), index))
        del _KEPT[MOST_KEPT:]
        return index

    def with_also(self, nicknames: Mapping[str, int], emails: Mapping[str, int]) -> "Names":
        """The same index, sharing its tables, that knows these nicknames and addresses too."""
        other = copy(self)
        other.nicknames = self.nicknames | {tuple(name_words(k)): v for k, v in nicknames.items()}
        other.emails = self.emails | {k.casefold(): v for k, v in emails.items()}
        return other

    def called(self, word: str) -> list[int]:
        """Everybody whose given name or surname is the folded word."""
        return self._by_word.get(word, [])

    def given(self, word: str) -> list[int]:
        """Everybody whose given name is the folded word."""
        return self._given.get(word, [])

    def narrowed(self, people: Iterable[int], first: str, word: str) -> list[int]:
        """Those among `people` who carry another name `word` beside `first`."""
        return [p for p in people if word in self._others(p, first)]

    def with_initial(self, people: Iterable[int], first: str, letter: str) -> list[int]:
        """Those among `people` with a further name that starts with the letter."""
        return [p for p in people if any(w[0] == letter for w in self._others(p, first))]

    def _others(self, person: int, first: str) -> tuple[str, ...]:
        words = self.words_of[person]
        at = words.index(first) if first in words else 0
        return words[:at] + words[at + 1 :]

    def nearly(self, word: str) -> list[int]:
        """Everybody whose given name or surname is one slip, or a short form, away."""
        found: dict[int, None] = {}
        if len(word) >= _SHORTEST_WITH_A_SLIP:
            for near in one_slip_from(word):
                found.update(dict.fromkeys(self._by_word.get(near, ())))
        for form in SHORT_FORMS.get(word, ()):
            found.update(dict.fromkeys(self._given.get(form, ())))
        return sorted(found)

    def nearly_narrowed(self, people: Iterable[int], first: str, word: str) -> list[int]:
        """Those among `people` with a further name one slip away from `word`."""
        near = one_slip_from(word)
        return [p for p in people if near.intersection(self._others(p, first))]


_LETTERS = "abcdefghijklmnopqrstuvwxyz'-"


def one_slip_from(word: str) -> set[str]:
    """Every word that is one slip of the hand away: a letter lost, added, wrong, or swapped."""
    cut = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    near = {a + b[1:] for a, b in cut if b}
    near |= {a + b[1] + b[0] + b[2:] for a, b in cut if len(b) > 1}
    near |= {a + c + b[1:] for a, b in cut if b for c in _LETTERS}
    near |= {a + c + b for a, b in cut for c in _LETTERS}
    near.discard(word)
    return near
