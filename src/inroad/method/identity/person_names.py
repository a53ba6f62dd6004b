"""What a person's written name says: given names, family name, what stands around them.

No rule is right for everybody's name. Order and completeness are therefore
kept as questions (`loose`, `alone`) for the comparison, not decided here.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from inroad.method.identity.name_words import (
    DOUBLE_FAMILIES,
    HAN_FAMILIES,
    LATIN,
    ONLY_AFTER,
    PARTICLES,
    POST_NOMINALS,
    ROLES,
    SUFFIXES,
    TITLES,
    VIETNAMESE,
    VIETNAMESE_MIDDLE,
)

_BORN = re.compile(r"\(?\b(?:née|nee|né|geb\.|geboren[e]?|born)\s+([^()]+?)\)?$", re.IGNORECASE)
_ASIDE = re.compile(r"[(\[{“\"‘«]([^()\[\]{}“”\"‘’«»]*)[)\]}”\"’»]|(?<!\w)'([^']*)'(?!\w)")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts, all folded to plain small letters (or its own script).

    `given` are given and middle names or their initials, in order. `family`
    is without spaces, `particles` are what stood before it ("van der"), and
    `families` all its parts ("garcia", "lopez"; "muller", "schmidt"; a name
    at birth). `called` are names in quotes or brackets. `loose`: a single
    letter that may be the first or the middle initial. `alone`: one word, of
    which nobody knows whether it is a given or a family name.
    """

    given: tuple[str, ...] = ()
    family: str = ""
    families: frozenset[str] = frozenset()
    particles: tuple[str, ...] = ()
    suffix: str = ""
    called: tuple[str, ...] = ()
    loose: bool = False
    alone: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Every word of the name in order, as it can be typed."""
        return (*self.given, *self.particles, *([self.family] if self.family else []))

    @property
    def first(self) -> str:
        """The first given name or initial, "" when there is none."""
        return self.given[0] if self.given else ""

    def __bool__(self) -> bool:
        """Whether there is any name at all."""
        return bool(self.given or self.family)


@lru_cache(maxsize=300_000)
def folded(word: str) -> str:
    """The word in plain small letters: `Müller` muller, `Øst` ost, `Пётр` petr.

    Scripts that have no letters (Chinese, Korean) stay as they are.
    """
    # Compatibility first: the sign for picovolts has no small letters before it is two.
    small = unicodedata.normalize("NFKC", word).casefold()
    if not small.isascii():
        small = small.replace("й", "i").replace("ё", "e").translate(LATIN)
        apart = unicodedata.normalize("NFKD", small)
        plain = "".join(c for c in apart if not unicodedata.combining(c))
        small = unicodedata.normalize("NFKC", plain).translate(LATIN)
    return "".join(c for c in small if c.isalnum())


@lru_cache(maxsize=300_000)
def skeleton(word: str) -> str:
    """The word with umlauts however written, and doubled letters, made one.

    `Müller`, `Mueller`, `Muller` and `Muler` have one skeleton.
    """
    plain = folded(word)
    for written, meant in (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ph", "f"), ("aa", "a")):
        plain = plain.replace(written, meant)
    return re.sub(r"(.)\1+", r"\1", plain)


@lru_cache(maxsize=300_000)
def read(text: str) -> Name:
    """Read a written name; what is no name at all gives an empty one."""
    if "@" in text:
        return from_local(text.partition("@")[0])
    text, born, called = _without_asides(text)
    parts, suffix, turned = _without_titles(text)
    words = [word for word in parts if folded(word)]
    if not words:
        return Name(called=called, suffix=suffix)
    if len(words) == 1:
        return _one_word(words[0], born, called, suffix)
    start = 0 if turned else _family_first(words)
    if turned:
        given, family = words[turned:], words[:turned]
    elif start:
        given, family = [words[-1], *words[1:-1]] if start > 1 else words[1:], words[:1]
    else:
        cut = _family_start(words)
        given, family = words[:cut], words[cut:]
    return _name(given, family, born, called, suffix)


def from_local(local: str) -> Name:
    """The name that the part of an address before the @ spells, if it has parts.

    In `k..allen` a name was left out, so that the letter may be the middle
    initial. `pnair` has no parts: a comparison must try it against a name.
    """
    local = local.partition("+")[0]
    if is_role(local):
        return Name()
    gap = ".." in local
    words = [folded(w) for w in re.split(r"[._\-]+", re.sub(r"\d+$", "", local))]
    words = [word for word in words if word and not word.isdigit()]
    if not words:
        return Name()
    if len(words) == 1:
        return Name(family=words[0], families=frozenset(words), alone=True)
    loose = gap and len(words) == 2 and len(words[0]) == 1
    cut = _family_start(words)
    named = _name(words[:cut], words[cut:], "", (), "")
    return Name(named.given, named.family, named.families, named.particles, loose=loose)


def is_role(local: str) -> bool:
    """Whether an address's part before the @ is an office's, not a person's."""
    words = [word for word in re.split(r"[._\-+\d]+", local.lower()) if word]
    return "".join(words) in ROLES or (bool(words) and ROLES.issuperset(words))


def _without_asides(text: str) -> tuple[str, str, tuple[str, ...]]:
    """The text without emoji, name at birth and names in brackets or quotes; and those."""
    dropped = ("So", "Sk", "Cs", "Cf", "Cc", "Co")
    text = "".join(" " if unicodedata.category(c) in dropped else c for c in text.replace("’", "'"))
    text = re.sub(r"\bO' ?(?=\w)", "O", re.sub(r"\b[Mm](a?)c (?=[A-Z])", r"M\1c", text.strip()))
    born = ""
    if found := _BORN.search(text):
        born, text = found[1], text[: found.start()]
    asides = [a or b for a, b in _ASIDE.findall(text)]
    called = [folded(a) for a in asides if "/" not in a and folded(a) not in POST_NOMINALS]
    return _ASIDE.sub(" ", text).strip(), born, tuple(c for c in called if c)


def _without_titles(text: str) -> tuple[list[str], str, int]:
    """Words without titles and letters after the name; suffix; length of a leading family name.

    The length is 0 unless the name was written `Family, Given`.
    """
    suffix, kept = "", list[list[str]]()
    shouting = text.isupper()
    for n, piece in enumerate(re.split(r"\s*[,;]\s*", text)):
        words = re.sub(r"(?<=\w\w)\.(?=\w)|(?<=\b\w)\.(?=\w)", ". ", piece).split()
        while words and _is_title(words):
            words.pop(0)
        while words and len(words) + len(kept) > 1:
            last = folded(words[-1])
            if last in SUFFIXES:
                suffix = SUFFIXES[last]
            elif not (last in POST_NOMINALS and (n or _is_letters(words[-1], shouting))):
                break
            words.pop()
        if words:
            kept.append(words)
    turned = len(kept[0]) if len(kept) > 1 else 0
    return [word for words in kept[:2] for word in words], suffix, turned


def _is_title(words: list[str]) -> bool:
    """Whether the first word is a title before a name."""
    word = words[0]
    plain = folded(word)
    if len(words) == 1 or plain not in TITLES:
        return plain == "sr" and word.endswith(".") and len(words) > 1
    return plain not in ONLY_AFTER or word.endswith(".")


def _is_letters(word: str, shouting: bool) -> bool:
    """Whether a last word is written as a degree is, not as a name: PhD, MBA, B.Sc."""
    capitals = sum(c.isupper() for c in word)
    return capitals >= 2 and not shouting


def _one_word(word: str, born: str, called: tuple[str, ...], suffix: str) -> Name:
    """A name of one word: an unspaced East Asian name is cut, another stands alone."""
    plain = folded(word)
    if len(plain) > 1 and all(_is_east_asian(c) for c in plain):
        cut = 2 if plain.startswith(DOUBLE_FAMILIES) or len(plain) > 3 else 1
        given = [plain[cut:]] if len(plain) > cut else []
        return _name(given, [plain[:cut]], born, called, suffix)
    return Name((), plain, frozenset({skeleton(plain)}), (), suffix, called, alone=True)


def _is_east_asian(character: str) -> bool:
    name = unicodedata.name(character, "")
    return name.startswith(("CJK UNIFIED", "HANGUL", "HIRAGANA", "KATAKANA"))


def _family_first(words: list[str]) -> int:
    """1: family name first, as in `WANG Xiaoming`; 2: and the given name last; 0: neither."""
    plain = [folded(word) for word in words]
    if plain[0] in VIETNAMESE and len(words) > 2 and plain[-1] not in VIETNAMESE:
        return 2 if plain[1] in VIETNAMESE_MIDDLE or not words[0].isascii() else 0
    shouted = words[0].isupper() and len(plain[0]) > 1 and not words[0].endswith(".")
    east_asian = all(_is_east_asian(c) for word in plain for c in word)
    return int(east_asian or (shouted and not any(word.isupper() for word in words[1:])))


def _family_start(words: list[str]) -> int:
    """Where the family name starts in `Given ... particles Family`."""
    cut = len(words) - 1
    if cut > 1 and all(folded(word) in PARTICLES for word in words[:cut]):
        return 0
    while cut > 1 and folded(words[cut - 1]) in PARTICLES:
        cut -= 1
    return cut


def _name(
    given: list[str], family: list[str], born: str, called: tuple[str, ...], suffix: str
) -> Name:
    particles = []
    rest = list(family)
    while len(rest) > 1 and folded(rest[0]) in PARTICLES:
        particles.append(folded(rest.pop(0)))
    pieces = [piece for word in rest for piece in re.split(r"[-‐–]", word) if folded(piece)]
    pieces = [piece for piece in pieces if folded(piece) not in {*PARTICLES, "y", "e", "i"}] or rest
    parts = {skeleton(p) for p in pieces} | {skeleton(w) for w in born.split() if w}
    parts |= {latin for p in pieces if (latin := HAN_FAMILIES.get(p))}
    first = tuple(folded(word) for word in given if folded(word))
    whole = "".join(folded(word) for word in rest)
    return Name(first, whole, frozenset(parts), tuple(particles), suffix, called)
