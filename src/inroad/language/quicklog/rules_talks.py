"""Rules for the talk itself: who, how, and what it showed of what they hold of me."""

from inroad.language.quicklog.clauses import Rule, rule
from inroad.language.quicklog.reading import Reading
from inroad.language.quicklog.understood import AskSaid, EvidenceSaid, Span
from inroad.language.quicklog.vocabulary import CHANNELS
from inroad.method.conversations import EvidenceKind

_CHANNEL = "|".join(sorted((w.replace("-", "[- ]") for w in CHANNELS), key=len, reverse=True))
_WRITTEN = ("mail", "chat")
_EVENTS = ("con", "conf", "fest", "camp")


def _talk(reading: Reading) -> None:
    """A talk took place (or will): note who, how and where."""
    if reading.is_another_day():
        return
    people = reading.who("p") if reading.has("p") else _present_or_nobody(reading)
    _take_channel(reading)
    reading.present(people)
    words = reading.word("c").split()
    wrote = reading.channel in _WRITTEN and bool(words) and words[0] not in ("chat", "exchanged")
    if not wrote:
        reading.talked.update(people)


def _take_channel(reading: Reading) -> None:
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
    if place:
        reading.text("at", "place")
        if any(CHANNELS.get(w) == "event" or w.endswith(_EVENTS) for w in place):
            reading.channel = "event"
        elif reading.channel == "other" and CHANNELS.get(place[0]) in ("call", "video", "mail"):
            reading.channel = CHANNELS[place[0]]


def _present_or_nobody(reading: Reading) -> tuple[int, ...]:
    return reading.topic or reading.elided()


def _talk_with_nobody(reading: Reading) -> None:
    """A talk with people who are not named: "lunch with the data team"."""
    _take_channel(reading)
    reading.present(reading.elided())


def _there(reading: Reading) -> None:
    """A name alone: the line is about them, and they were there."""
    reading.present(reading.who("p"))


def _their_contact(reading: Reading) -> None:
    people = reading.who("s")
    for who in people:
        reading.add("evidence", EvidenceSaid(who, "came_to_me", reading.whole))
    _take_channel(reading)
    if reading.has("talk"):
        reading.channel = CHANNELS.get(reading.word("talk").split()[0], reading.channel)
        reading.present(people)
        reading.talked.update(people)
    reading.about(people)


def _shows(kind: EvidenceKind, group: str = "s"):  # type: ignore[no-untyped-def]
    def build(reading: Reading) -> None:
        people = reading.who(group)
        _take_channel(reading)
        for who in people:
            reading.add("evidence", EvidenceSaid(who, kind, reading.whole))
        if reading.has("said"):
            reading.present(people)
        reading.about(people)

    return build


def _no_answer(reading: Reading) -> None:
    people = reading.who("s")
    for who in people:
        reading.add("asks", AskSaid(who, None, "silent"))
    reading.about(people)


def _declined(reading: Reading) -> None:
    people = reading.who("s")
    target = reading.one("q") if reading.has("q") else None
    for who in people:
        reading.add("asks", AskSaid(who, target, "declined"))
    reading.about(people)


def _thanks(reading: Reading) -> None:
    people = reading.who("o")
    for who in people:
        reading.add("thanked", who)
    reading.about(people)


def _nothing(reading: Reading) -> None:
    """Words that add nothing: "nice talk"."""
    if reading.word("c"):
        _take_channel(reading)


def _confidence(reading: Reading) -> None:
    """ "between us": what was told before, or what comes next, is a secret."""
    level = "careful" if reading.has("careful") else "secret"
    tokens = reading.whole
    start = reading.line.find(tokens)
    reading.spans.append(Span(start, start + len(tokens), "confidence"))
    reading.mark_confidence(level)  # type: ignore[arg-type]


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
    r"|called|phoned|rang|catching up with|meeting|seeing|calling|talking (?:to|with)|zoomed(?: with)?|facetimed|skyped(?: with)?|visited|walked with|lunched with"
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
_FILLER = (
    r"(?:it was |was |very |really |a |what a |had a )*(?:nice|great|good|lovely|useful|helpful|fun|interesting"
    r"|pleasant|friendly|short|long|productive|warm)(?: talk| chat| call| one| meeting| time| conversation"
    r"| coffee| lunch)?"
)

RULES_FOR_EVIDENCE: tuple[Rule, ...] = (
    *rule(
        _confidence,
        r"(?:strictly )?(?:in (?:strict )?confidence|between (?:us|you and me|the two of us)|confidential(?:ly)?"
        r"|off the record|(?:please )?(?:do not|don't|not to) (?:tell|share|repeat|pass)(?: anyone| anybody| it| this| that| on)*"
        r"|keep (?:it|this|that) (?:quiet|to myself|secret|private|between us)|secret|private|top secret|not for sharing"
        r"|vertraulich|unter uns|im vertrauen|streng vertraulich|entre nous|confidentiel|en confidence"
        r"|en confianza|entre nosotros|confidencial|em confianca|entre nos|onder ons|vertrouwelijk|in vertrouwen)",
        r"(?P<careful>(?:be )?careful(?: with (?:that|this|it))?|handle with care|with care|not official(?: yet)?"
        r"|not public(?: yet)?|vorsicht|mit vorsicht|nicht offiziell|pas officiel|voorzichtig|con cuidado)",
        dates="drop",
    ),
    *rule(_nothing, _FILLER, r"(?:hi|hello|thanks|ok|okay|nothing new|nothing else|all good|that is it|that is all)"),
    *rule(
        _their_contact,
        r"{S}(?P<talk>called|phoned|rang|visited|stopped|(?:came|dropped) (?:to|by))(?: (?:me|by me|to see me|up|by))?"
        r"(?: (?:on|about|for|with|to ask|because|at) (?P<t>\S.*))?",
        r"{S}(?P<talk>came to me|came up to me|turned to me|asked me|asked my|consulted me)(?: (?P<t>(?!for |to |if |whether )\S.*))?",
        r"{S}introduced (?:herself|himself|themselves)(?: to me)?(?: (?:at|in|after|during) (?P<t>\S.*))?", r"{i}got (?:an?|another) (?P<c>mail|email|e-mail|message|note|letter|text) from (?P<s>@[\d&]+|her|him|them)(?: (?:about|on) (?P<t>\S.*))?",
        r"{S}(?:reached out|wrote|emailed|mailed|texted|messaged|pinged|contacted|approached)"
        r"(?: to)? me(?: (?:on|about|via|with|by|for|to|in|because) (?P<t>\S.*))?",
        r"{S}invited me(?: (?P<t>\S.*))?", r"{S}reached out(?: (?:on|about|via|with) (?P<t>\S.*))?",
        r"{S}(?:hat mich (?:angerufen|gefragt|angeschrieben)|m'a (?:appele|contacte|ecrit)|me (?:llamo|escribio|ligou|escreveu)"
        r"|heeft (?:me|mij) (?:gebeld|gevraagd)|belde me|kam (?:auf mich zu|zu mir)(?: mit .+)?)",
    ),
    *rule(
        _no_answer,
        r"(?:no|still no|without|got no|had no|never got an?) (?:answer|reply|response|news|word|reaction|sign of life)"
        r"(?: (?:from|by) (?P<s>@[\d&]+))?(?: (?:on|about|to) (?P<t>\S.*))?",
        r"{i}(?:have not|had not|never|did not|not) (?:heard|hear|got|get|received)(?: anything)?(?: back)?(?: an answer| a reply)?"
        r" from (?P<s>@[\d&]+|her|him|them)",
        r"{S}(?:has not|have not|did not|does not|never|not|had not) (?:answer|answered|reply|replied|respond|responded|react|write back"
        r"|written back|come back to me|get back to me|got back to me)(?: (?:to )?(?:me|us|my .+))?",
        r"{S}is (?:silent|not answering)",
        r"(?:noch )?keine (?:antwort|ruckmeldung) von (?P<s>@[\d&]+)",
        r"pas de (?:reponse|nouvelles?) de (?P<s>@[\d&]+)", r"sin (?:respuesta|noticias) de (?P<s>@[\d&]+)",
        r"sem (?:resposta|noticias) (?:de|da|do) (?P<s>@[\d&]+)",
        r"(?:nog )?geen (?:antwoord|reactie) van (?P<s>@[\d&]+)",
        r"{S}(?:hat )?nicht (?:geantwortet|reagiert)", r"{S}antwortet nicht",
    ),
    *rule(
        _declined,
        r"{S}(?:declined|refused|said no|turned (?:it|me) down|will not help|can not help|does not want to)",
        r"{S}(?:declined|refused|does not want|did not want|will not|would not|would rather not|can not|is not able)"
        r"(?: to)? (?:introduce|intro|connect)(?: me)?(?: (?:to|with) (?P<q>@\d+))?",
        r"{S}(?:hat )?abgelehnt", r"{S}(?:a refuse|a dit non|dijo que no|disse que nao|recusou|heeft geweigerd|zei nee|sagte nein)",
    ),
    *rule(
        _shows("ignored_two_nudges"),
        r"{S}(?:has )?(?:ignored|not answered|did not answer)(?: my| the)? (?:two|2|both|three|3|several) (?:nudges|reminders|mails|messages)",
        r"(?:two|2) nudges (?:to (?P<s>@[\d&]+) )?(?:without (?:an )?answer|ignored|unanswered)",
    ),
    *rule(
        _shows("reply"),
        r"{S}(?:has )?(?:replied|answered|responded|wrote back|got back to me|came back to me|mailed back|reagierte)"
        r"(?: (?:to )?(?:me|us|my (?P<c>mail|email|e-mail|message|text|note|letter|question)))?(?: (?:with|that|about|on) (?P<t>\S.*))?",
        r"{i}(?:heard|hear) (?:back )?from (?P<s>@[\d&]+|her|him|them)", r"{i}got (?:an answer|a reply|a response) from (?P<s>@[\d&]+|her|him|them)",
        r"(?:an answer|a reply|reply|answer) from (?P<s>@[\d&]+)",
        r"(?:antwort|ruckmeldung) von (?P<s>@[\d&]+)(?: bekommen| erhalten)?", r"{S}hat (?:mir )?geantwortet", r"{S}(?:m'a |a )repondu",
        r"{S}(?:me )?(?:respondio|contesto|respondeu)", r"{S}heeft (?:me )?geantwoord",
    ),
    *rule(
        _shows("restated_my_skill"),
        r"{S}(?:(?P<said>said|says|told me|mentioned)|told (?!me).+? that|told (?!me).+?|tells .+? that|thinks|knows|repeated|remembered)(?: that)?"
        r" (?:i am (?:the|their|her|his|a|an|good|great|really|very|so|one).+|i (?:know|can|bring|helped|understand|have|built|do|did|wrote|made)\b.*)",
        r"{S}(?:described|introduced|praised|named|called|sees|recognised|presented) me (?:as|for|the) (?P<t>\S.*)",
        r"{S}(?:sagt|sagte|meint),?(?: dass)? ich (?:bin|kann|kenne|weiß|der|die|sei)\b.*",
        r"{S}(?:dit|a dit) que je .+", r"{S}(?:dice|dijo) que (?:yo )?soy .+", r"{S}(?:diz|disse) que (?:eu )?sou .+", r"{S}(?:zegt|zei) dat ik .+",
    ),
    *rule(
        _shows("recommended_me"),
        r"{S}(?:recommended|endorsed|referred|vouched for|put in a good word for|suggested) me(?: (?P<t>\S.*))?",
        r"{S}wrote (?:me )?a (?:recommendation|reference|endorsement)(?: for me)?(?: (?:on|for) (?P<t>\S.*))?",
        r"{S}(?:hat mich (?:.* )?empfohlen|m'a recommande.*|me (?:recomendo|recomendou).*|heeft (?:me|mij) aanbevolen.*)",
    ),
    *rule(
        _shows("forwarded_my_note"),
        r"{S}(?:has )?(?:forwarded|passed(?: on)?|shared|reposted|circulated|showed|sent on) my (?P<t>\S.*)",
        r"{S}(?:hat )?mein(?:e|en)? (?P<t>.+?) (?:weitergeleitet|geteilt|weitergegeben)(?: .+)?", r"{S}a (?:transmis|partage|transfere) m(?:on|a|es) (?P<t>\S.*)",
        r"{S}(?:reenvio|compartio) mi (?P<t>\S.*)", r"{S}(?:encaminhou|partilhou|compartilhou) (?:a |o )?(?:minha|meu) (?P<t>\S.*)", r"{S}(?:heeft )?mijn (?P<t>.+?) (?:doorgestuurd|gedeeld)(?: .+)?",
    ),
    *rule(
        _shows("need_met", "o"),
        r"(?:my|our|the|that|this|it|what i sent)(?: (?P<t>\S.*?))? (?:has |have |really )*(?:helped|saved|solved it for|was useful (?:for|to)|worked for|was a (?:big|great) help (?:for|to)) {o}(?: .+)?",
    ),
    *rule(
        _shows("need_met"),
        r"{S}(?:used|uses|is using|loved|loves|liked|praised|appreciated|could use|was (?:happy|glad) (?:with|about)) my (?P<t>\S.*)",
        r"{S}(?:loved|loves|liked|used|uses) (?:it|that|them)(?: .+)?", r"{S}(?:was|is) (?:very |really |so )?(?:happy|glad|delighted|thrilled|grateful)(?: (?:with|about) (?:it|that|(?:the|my|our) (?P<t>\S.*)))?",
        r"{S}found (?:it|that|them) (?:very |really )?(?:useful|helpful)", r"it (?:really )?helped",
    ),
    *rule(
        _shows("gift_unmet"),
        r"{S}(?:could not use|did not need|had no use for|can not use|does not need|did not use|did not like) my (?P<t>\S.*)",
    ),
    *rule(
        _shows("gift_unmet", "o"),
        r"(?:my|our|the) (?P<t>\S.*?) (?:did not help|was (?:no use|not useful|no help)(?: (?:for|to))?) {o}",
    ),
    *rule(
        _thanks,
        r"{i}(?:thanked|said thanks to|said thank you to|thank you|thanks to|thanks|sent thanks to) {o}(?: (?:for|about) (?P<t>\S.*))?",
        r"(?:habe |hab )?(?:bei )?{o} (?:gedankt|bedankt)", r"(?:remercie|agradeci a|agradeci ao|bedankt) {o}(?: .+)?",
        r"(?:danke|merci|gracias|obrigado|obrigada|dank)(?: an| a| aan)? {o}(?: .+)?",
    ),
)  # fmt: skip
RULES_FOR_TALKS: tuple[Rule, ...] = (
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
    *rule(_nothing, r""),
)  # fmt: skip
