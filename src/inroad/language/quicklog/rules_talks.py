"""Rules for the talk itself: who took part, how, when and where."""

from rapidfuzz import fuzz

from inroad.language.quicklog.clauses import Rule, rule
from inroad.language.quicklog.reading import Reading
from inroad.language.quicklog.understood import AskSaid
from inroad.language.quicklog.vocabulary import CHANNELS

NEARLY = 80
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august",
           "september", "october", "november", "december")  # fmt: skip
_CHANNEL = "|".join(sorted((w.replace("-", "[- ]") for w in CHANNELS), key=len, reverse=True))
_WRITTEN = ("mail", "chat")
_EVENTS = ("con", "conf", "fest", "camp")


def _talk(reading: Reading) -> None:
    """A talk took place (or will): note who, how and where."""
    if reading.is_another_day():
        return
    people = reading.who("p") if reading.has("p") else _present_or_nobody(reading)
    take_channel(reading)
    reading.present(people)
    words = reading.word("c").split()
    wrote = reading.channel in _WRITTEN and bool(words) and words[0] not in ("chat", "exchanged")
    if not wrote:
        reading.talked.update(people)


def take_channel(reading: Reading) -> None:
    words = reading.word("c").replace(" ", "-")
    found = CHANNELS.get(words)
    for word in words.split("-"):
        found = found or CHANNELS.get(word)
        if CHANNELS.get(word) == "video":
            found = "video"
    if found is not None:
        reading.text("c", "channel")
        reading.channel = found
    place = reading.word("at").split()
    if len(place) > 1 and place[0][0].isdigit() and _is_nearly_a_month(place[1]):
        # "31 Febuary": a day that could not be read is no place, and not passed over.
        reading.leftover.append(reading.word("at"))
    elif place:
        reading.text("at", "place")
        if any(CHANNELS.get(w) == "event" or w.endswith(_EVENTS) for w in place):
            reading.channel = "event"
        elif reading.channel == "other" and CHANNELS.get(place[0]) in ("call", "video", "mail"):
            reading.channel = CHANNELS[place[0]]


def _is_nearly_a_month(word: str) -> bool:
    return any(fuzz.ratio(word, month) >= NEARLY for month in _MONTHS)


def _present_or_nobody(reading: Reading) -> tuple[int, ...]:
    return reading.topic or reading.elided()


def _planned(reading: Reading) -> None:
    """An appointment: its day lies ahead."""
    people = reading.who("p")
    take_channel(reading)
    reading.present(people)
    reading.talked.update(people)
    reading.on = reading.due() or reading.on


def _nudged(reading: Reading) -> None:
    """I reminded somebody, of an introduction where one is named."""
    people = reading.who("p")
    target = reading.one("q") if reading.has("q") else None
    for who in people:
        reading.add("asks", AskSaid(who, target, "asked", nudged=True))
    reading.about(people)


def _talk_with_nobody(reading: Reading) -> None:
    """A talk with people who are not named: "lunch with the data team"."""
    take_channel(reading)
    reading.present(reading.elided())


def _only_a_date(reading: Reading) -> None:
    """Nothing but a date, which is taken already."""


def _there(reading: Reading) -> None:
    """A name alone: the line is about them, and they were there."""
    reading.present(reading.who("p"))


_DET = r"(?:(?:a|an|the|some|my|our|another|ein|eine|einen|der|das|un|une|le|la|el|una|um|uma|een|de) )?"
_ADJ = (
    r"(?:(?:quick|short|long|nice|great|good|lovely|brief|virtual|first|second|follow-up|late|early|big"
    r"|kurzer|kurzes|kurze|schnellen|schneller|petit|rapide|pequeno|rapido|kort|korte|lekker|team|business|work) )*"
)
_WITH = r"(?:with|mit|avec|con|com|met|und|et|y|e|en|and|to|zu|bei|chez|of|between me and|from)"
_TALKED = (
    r"(?:talked|talk|spoke|spoken|chatted|met)(?: briefly| quickly| again| shortly| at length| a bit| just now)?(?: to| with)?"
    r"|left a (?:message|note|voicemail) (?:for|with)|(?:wrote|sent) (?:a |an )?(?:mail|email|message|note) to"
    r"|saw|met(?: up)?(?: with)?|ran into|bumped into|sat down with|caught up with|hung out with"
    r"|called|phoned|rang|catching up with|talking (?:to|with)|zoomed(?: with)?|facetimed|skyped(?: with)?|visited|walked with|lunched with"
    r"|emailed|e-mailed|mailed|texted|messaged|pinged|slacked|wrote(?: to)?|dmed|exchanged mails with"
    r"|discussed|worked with|sync with|synced with"
)
_TAIL = (
    r"(?: (?:(?:at|in|bei|im|en|em|chez|over|on|during|via|after|before|op|auf|aan|nach|a|au|aux|a la|al|no|na|beim|op de|per|by|pelo|por)"
    r" (?P<at>(?!the one)\S.*?)))?"
    r"(?: (?:(?:about|on|re|uber|wegen|sur|au sujet de|sobre|acerca de|over|regarding|to discuss|to talk about"
    r"|for) (?P<t>\S.*)))?"
)
_OTHERS = (
    r"(?: (?:and|und|et|y|e|en) (?:(?:her|his|their|the|others|two|some|a|sein|ihr) ?)+(?:\w+)?)?"
)
RULES_FOR_TALKS: tuple[Rule, ...] = (
    *rule(
        _planned,
        rf"(?:i |we )am (?P<c>meeting|seeing|calling|visiting|having {_DET}(?:{_CHANNEL}) with|talking (?:to|with)|speaking (?:to|with)) (?P<p>@[\d&]+){_TAIL}",
        rf"{{i}}(?:am |will be )?(?P<c>meeting|seeing|calling) (?P<p>@[\d&]+){_TAIL}",
        rf"{_DET}{_ADJ}(?P<c>(?:{_CHANNEL})(?: (?:call|chat|meeting))?) (?:is )?(?:planned|booked|scheduled|arranged|agreed|set up|fixed) with (?P<p>@[\d&]+){_TAIL}",
        rf"{{i}}(?:(?:re)?scheduled|planned|booked|arranged|postponed|moved) {_DET}{_ADJ}(?P<c>(?:{_CHANNEL})(?: (?:call|chat|meeting))?) with (?P<p>@[\d&]+)(?: (?:to|for|until))?",
        dates="due",
    ),
    *rule(
        _nudged,
        r"{i}(?:nudged|reminded|chased|followed up with|poked) (?P<p>@[\d&]+)(?: again| once more| a second time)?(?: (?:about|on|of) (?:the |an |my |her |his )?intro(?:duction)? to (?P<q>@\d+))?(?: (?:about|on|of|to|regarding) (?P<t>\S.*))?",
    ),
    *rule(
        _talk,
        rf"{{i}}(?:(?:had|have|got|did|grabbed|having|went for|took|shared|hatte|hatten|pris|tuve|tive|had een) )?{_DET}{_ADJ}(?P<c>(?:{_CHANNEL})"
        rf"(?: (?:chat|call|meeting|break|catch-up|conversation|date|talk))?) {_WITH} (?P<p>@[\d&]+){_OTHERS}{_TAIL}",
        rf"{{i}}(?:had |have )?{_DET}{_ADJ}(?:talk|conversation|discussion|exchange|gesprach|conversation|charla|conversa|gesprek) {_WITH} (?P<p>@[\d&]+){_TAIL}",
        rf"{{i}}(?P<c>{_TALKED}) (?P<p>@[\d&]+)(?: again| back| up)?{_OTHERS}{_TAIL}",
        rf"{{i}}(?P<c>{_TALKED}) (?:@\d+ 's|my|her|his|their) (?:new )?(?:boss|colleague|manager|friend|lead|director|deputy|assistant)(?: ,)? (?P<p>@[\d&]+){_TAIL}",
        r"{i}(?:asked|told) (?P<p>@[\d&]+) (?P<t>(?:about|for|who|how|what|when|where|why|if|whether|that|of) \S.*)",
        rf"{{i}}(?:just |briefly )?(?P<c>{_CHANNEL}) (?P<p>@[\d&]+){_TAIL}",
        rf"(?P<p>@[\d&]+)(?: ,)? (?:and|und|et|y|e|en) (?:i|me|ich|moi|yo|eu|ik) (?:had |met |hatten |talked |spoke |went for |did )?{_DET}{_ADJ}(?P<c>{_CHANNEL}|talked|spoke)?{_TAIL}",
        rf"(?P<p>@[\d&]+) (?:had|grabbed|took|shared|went for|met for|did) {_DET}{_ADJ}(?P<c>(?:{_CHANNEL})(?: (?:chat|call|meeting|break))?)(?: with (?:me|us))?{_TAIL}",
        rf"(?P<p>@[\d&]+) (?:for |at |- )?{_ADJ}(?P<c>{_CHANNEL}){_TAIL}",
        rf"(?:ich |habe |hab |je |j'ai |he |ik |ben |heb )*(?:mit|avec|con|com|met) (?P<p>@[\d&]+) (?:kurz |lange |even )?(?:(?P<c>{_CHANNEL})|gesprochen|geredet|parle|discute|hablado|gesproken){_TAIL}",
        rf"(?:ich |habe |hab |j'ai |he |ik |heb )*(?P<p>@[\d&]+) (?:kurz )?(?P<c>{_CHANNEL}|gesprochen|gesproken){_TAIL}",
        rf"(?:j'ai |he )?(?:parle|discute|hable|hablado|quedado|falei|conversei|quede|sprach|gesprochen|gesproken) (?:a|avec|con|com|mit|met) (?P<p>@[\d&]+){_TAIL}",
        rf"(?:j'ai |habe |heb )?(?P<c>{_CHANNEL}) (?:a|para|a la|o|com) (?P<p>@[\d&]+){_TAIL}",
        rf"{{i}}(?:had |have )?{_DET}{_ADJ}(?P<c>(?:{_CHANNEL})(?: (?:chat|call|meeting|break|catch-up|conversation|date|talk))?){_TAIL}",
        rf"(?:with|mit|avec|con|com|met) (?P<p>@[\d&]+){_TAIL}",
    ),
    *rule(_talk_with_nobody, rf"{{i}}(?:had |have )?{_DET}{_ADJ}(?P<c>{_CHANNEL}) {_WITH} (?P<t>[^@]+)"),
    *rule(_talk_with_nobody, rf"{{i}}(?P<c>{_TALKED}) (?P<t>(?:two|three|some|a few|several|many|people|friends|colleagues|someone|somebody|the|a|an|my|his|her|their|others?)\b[^@]*)"),
    *rule(_there, r"(?P<p>@[\d&]+)"),
    *rule(_only_a_date, r""),
)  # fmt: skip
