"""The phrases of a goal's sentence: from where, what not, where, at whose, as what.

Every function takes a sentence, in which other phrases may be masked already,
and returns what it found with the characters that say it.
"""

import re

from inroad.language import locations, titles
from inroad.language.goal_units import UNIT_AFTER, UNIT_WORD, Found
from inroad.language.kinds import kinds_of_work
from inroad.language.text import folded, spans_of_words

_UP = r"[^\W\da-zß-öø-ÿ_]"  # a capital letter of any alphabet, roughly
_CAPITALISED = rf"(?:{_UP}|\d(?=\w*{_UP}))[\w&'’.+-]*"
_NAME = rf"{_CAPITALISED}(?:\s+(?:(?:of|de|du|da|do|del|la|&|for)\s+)*{_CAPITALISED})*"
NAME = re.compile(_NAME)
_FORM = (
    r"(?:,?\s+(?:Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|LLP|PLC|GmbH|AG|SE|KG|KGaA|S\.?A|"
    r"S\.?A\.?S|SARL|S\.?L|Lda|Ltda|B\.?V|N\.?V|AB|A/S|AS|Oy|SpA|S\.p\.A)\b\.?)?"
)
_OR = r"\s*(?:,|/|\bor\b|\band\b|\boder\b|\bund\b|\bou\b|\bet\b|\bo\b|\by\b|\bof\b)\s*"
_END = (
    r"(?=\s*(?:[,;.!?()|]|$|\b(?:by|within|before|until|at|in|with|and\s+then|instead|bis|bei|"
    r"chez|but)\b))"
)


_FROM = (
    re.compile(
        r"\b(?:I\s+am|I['’]m|ich\s+bin|je\s+suis|soy|sou|ik\s+ben)\s+(?:currently\s+|now\s+)?"
        r"(?:an?\s+|une?\s+)?(?P<here>[^,.;]+?)(?:\s+(?:and|but|und|et|y|e|en)|[,.;])\s+"
        r"(?=(?:i\s+|ich\s+|je\s+|ik\s+)?(?:want|would|wish|hope|plan|like|will|möchte|veux|"
        r"voudrais|quiero|quero|wil)\b)",
        re.I,
    ),
    re.compile(
        r"\b(?:away\s+|over\s+)?(?:from|out\s+of)\s+(?P<here>.+?)\s+(?=(?:in)?to\b|towards?\b|for\b)",
        re.I,
    ),
    re.compile(r"\b(?:leave|leaving|quit|quitting)\s+(?P<here>.+?)\s+(?=for\b|to\b)", re.I),
    re.compile(
        r"\b(?:aus|von|vom)\s+(?:der\s+|dem\s+)?(?P<here>.+?)\s+(?=nach\b|zu[mr]?\b|ins?\b|in\b)",
        re.I,
    ),
    re.compile(
        r"(?<=(?:er|ar|ir|re))\s+(?:de\s+la\s+|de\s+l['’]|del\s+|de\s+|du\s+|da\s+|do\s+|des\s+)"
        r"(?P<here>.+?)\s+(?=vers\b|à\b|au\b|a\b|al\b|hacia\b|para\b|en\b)",
        re.I,
    ),
    re.compile(r"\bvan\s+(?P<here>.+?)\s+(?=naar\b)", re.I),
    re.compile(
        rf"\b(?:away\s+from|out\s+of|from|weg\s+vo[nm]|raus\s+aus)\s+(?P<here>.+?){_END}", re.I
    ),
)


def taken_from(sentence: str) -> Found:
    """Where somebody is now: "from support to design" -> "support"."""
    for pattern in _FROM:
        match = pattern.search(sentence)
        if match and not re.match(r"(?:home|scratch|there|here|anywhere)\b", match["here"], re.I):
            return Found((match["here"].strip(),), (match.span(),))
    return Found()


_AVOIDED = re.compile(
    r"\b(?:any(?:thing|where|\s+job|\s+team)|everything|all|alles|tout|cualquier\s+cosa|todo|qualquer\s+coisa|tudo)\s+"
    r"(?:but|except(?:\s+for)?|other\s+than|außer|ausser|sauf|menos|excepto|exceto|behalve)\s+"
    rf"(?P<a>.+?){_END}"
    r"|\b(?:but\s+not|not|no\s+more|never\s+again|nicht|kein|keine|keinen|aber\s+nicht|pas\s+de|mais\s+pas|"
    r"pero\s+no|mas\s+não|maar\s+niet|geen|niet|rather\s+than|instead\s+of|without|statt)\s+"
    r"(?:in\s+|im\s+|at\s+|en\s+|mehr\s+|de\s+|dans\s+|the\s+|a\s+)*"
    rf"(?P<b>.+?){_END}"
    r"|(?:^|[,;:.]|\bbut|\band|\bwith)\s*no\s+"
    r"(?!matter\b|idea\b|later\b|longer\b|rush\b|hurry\b|clue\b|preference|particular)"
    rf"(?P<c>.+?){_END}",
    re.I,
)


def ruled_out(sentence: str) -> Found:
    """What somebody does not want: "anything but sales" -> "sales"."""
    matches = list(_AVOIDED.finditer(sentence))
    texts = (match["a"] or match["b"] or match["c"] for match in matches)
    said = [part for text in texts for part in re.split(_OR, text) if part.strip()]
    kinds = [kinds_of_work(part) or (folded(part).strip(),) for part in said]
    avoided = dict.fromkeys(kind for several in kinds for kind in several)
    return Found(tuple(avoided), tuple(match.span() for match in matches))


_REMOTE = re.compile(
    r"\b(?:fully\s+|100\s?%\s+)?(?:remote(?:ly)?|from\s+home|work\s+from\s+anywhere|im\s+home\s?office|"
    r"home\s?office|ortsunabhängig|à\s+distance|en\s+télétravail|teletrabajo|en\s+remoto|"
    r"remoto|à\s+distância|op\s+afstand|thuiswerken)\b",
    re.I,
)
_LOCATED = re.compile(
    r"\b(?P<how>based\s+in|close\s+to|in\s+or\s+near|near|around|in|im\s+Raum|nahe|rund\s+um|nach|to|"
    r"à|au|en|em|te|cerca\s+de|perto\s+de|près\s+de|bij|bei)\s+(?P<the>the\s+|der\s+|die\s+)?"
    rf"(?P<name>{_CAPITALISED}(?:[\s-]+{_CAPITALISED}|\s+(?:de|do|am)\s+{_CAPITALISED})*)"
)
_SURE_WORDS = re.compile(r"(?:in|near|around|based\s+in|close\s+to|in\s+or\s+near|nahe|im\s+Raum)$")
_NO_LOCATION = re.compile(
    r"(?:business|unit|team|bu|group|department|teilzeit|vollzeit|zukunft|rente|führung|leitung|"
    r"ferien|person|management|q[1-4])\b",
    re.I,
)


def located(sentence: str) -> Found:
    """The place in the world: "in Berlin", "near Utrecht", "remote"; units stay."""
    if match := _REMOTE.search(sentence):
        return Found(("remote",), (match.span(),))
    for match in _LOCATED.finditer(sentence):
        name = match["name"].rstrip(".,-")
        if locations.is_known(name):
            end = match.start("name") + len(name)
            return Found((name,), ((match.start(), end),))
    if known := _known_location(sentence):
        return known
    for match in _LOCATED.finditer(sentence):
        name = match["name"].rstrip(".,-")
        following = sentence[match.end() : match.end() + 14]
        if (
            _SURE_WORDS.match(match["how"])
            and not match["the"]
            and len(name) > 2
            and not name.isupper()
            and not _NO_LOCATION.match(name)
            and not UNIT_AFTER.match(following)
            and not kinds_of_work(name)
            and not titles.function_of_text(name)
        ):
            return Found((name,), (match.span(),), sure=False)
    return Found()


def _known_location(sentence: str) -> Found | None:
    """A known place anywhere if it has a capital, in small letters after "in"."""
    spans = spans_of_words(sentence)
    for length in (3, 2, 1):
        for i in range(len(spans) - length + 1):
            start, end = spans[i][1], spans[i + length - 1][2]
            name = sentence[start:end]
            after = spans[i - 1][0] if i else ""
            named = name[0].isupper() or after in {"in", "near", "en", "em", "te", "a", "to"}
            if named and locations.is_known(name) and after not in {"at", "bei", "chez", "bij"}:
                begin = spans[i - 1][1] if after in {"in", "near", "en", "em", "te"} else start
                return Found((name,), ((begin, end),))
    return None


_EMPLOYED = re.compile(
    r"(?:\b(?P<how>[Aa]t|[Jj]oin(?:ing)?|bei|beim|chez|bij|with|for|für|voor|pour|en|na|no|em|in|para|to|"
    r"of|de|von|van)\s+|@\s?)(?:(?:the|der|dem|la|le|l['’]|a|o)\s+)?"
    rf"(?P<name>{_NAME}{_FORM}(?:\s+(?:or|oder|ou|o|of)\s+{_NAME}{_FORM})*)"
)
_SURELY = frozenset(("at", "join", "joining", "bei", "beim", "chez", "bij", "for"))
_OF = frozenset(("of", "de", "von", "van"))
# "the department of X": X is its name; "the legal department of X": X is an employer.
_UNNAMED = re.compile(
    rf"(?:^|\b(?:the|our|an?|le|la|el|die|der|de|het|of|to|in)\s+){UNIT_WORD.pattern}\s*$", re.I
)
_EMPLOYED_SMALL = re.compile(
    r"(?:\b(?:at|bei|chez|bij)\s+|@)(?!(?:an?|the|my|our|some|one|home|least|work|night|any|once|all|"
    r"ein\w*|der|dem|den|mir|uns|une?|la|le|les|een|de|het)\b)"
    rf"(?P<name>[a-zà-ÿ][\w&.-]*(?:\s+(?!(?:as|by|in|or|und|and|als|werden|wechseln|arbeiten)\b)[\w&]+){{0,2}}?){_END}"
)


def employed(sentence: str) -> Found:
    """The organisation: "at Contoso, Inc. or Fabrikam", "bei Siemens", "@acme"."""
    for match in _EMPLOYED.finditer(sentence):
        name = re.sub(r"['’]s$", "", match["name"].strip(" .,"))
        how = (match["how"] or "at").lower()
        if how == "in" or locations.is_known(name) or UNIT_AFTER.match(sentence[match.end() :]):
            continue
        if how not in _SURELY and not _may_be_an_employer(name, how, sentence[: match.start()]):
            continue
        names = re.split(r"\s+(?:or|oder|ou|o)\s+", name)
        kept = tuple(_with_dot(each, sentence) for each in names)
        return Found(kept, (match.span(),), how in _SURELY)
    if small := _EMPLOYED_SMALL.search(sentence):
        return Found((small["name"].strip(),), (small.span(),))
    return _nothing_but_a_name(sentence)


def _may_be_an_employer(name: str, how: str, before: str) -> bool:
    """Whether "to X" can be one: not a kind of work; "of X" needs a named unit before it."""
    if how in _OF:
        return UNIT_WORD.search(before) is not None and not _UNNAMED.search(before)
    return not (kinds_of_work(name) or titles.function_of_text(name) or _NO_LOCATION.match(name))


def _nothing_but_a_name(sentence: str) -> Found:
    """A sentence that is one name and nothing else: "Contoso"."""
    text = sentence.strip(" ,.")
    alone = re.fullmatch(_NAME + _FORM, text) and len(text.split()) <= 4
    if not alone or titles.names_a_person(text) or not _may_be_an_employer(text, "at", ""):
        return Found()
    start = sentence.index(text)
    return Found((text,), ((start, start + len(text)),), sure=False)


def _with_dot(name: str, sentence: str) -> str:
    """The name with the full stop that belongs to it: "Inc.", "S.A."."""
    dotted = re.search(r"(?:Inc|Corp|Ltd|[A-Z]\.[A-Z])$", name) and f"{name}." in sentence
    return f"{name}." if dotted else name
