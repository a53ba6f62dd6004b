"""Rules for behaviour: what it showed of what they hold of me; and for confidence."""

from collections.abc import Callable

from inroad.language.quicklog.clauses import Rule, rule
from inroad.language.quicklog.reading import Reading
from inroad.language.quicklog.rules_talks import take_channel
from inroad.language.quicklog.understood import AskSaid, EvidenceSaid, Span
from inroad.language.quicklog.vocabulary import CHANNELS
from inroad.method.conversations import EvidenceKind


def _their_contact(reading: Reading) -> None:
    people = reading.who("s")
    for who in people:
        reading.add("evidence", EvidenceSaid(who, "came_to_me", reading.whole))
    take_channel(reading)
    if reading.has("talk"):
        reading.channel = CHANNELS.get(reading.word("talk").split()[0], reading.channel)
        reading.present(people)
        reading.talked.update(people)
    reading.about(people)


def _shows(kind: EvidenceKind, group: str = "s") -> Callable[[Reading], None]:
    def build(reading: Reading) -> None:
        people = reading.who(group)
        take_channel(reading)
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
        take_channel(reading)


def _confidence(reading: Reading) -> None:
    """ "between us": what was told before, or what comes next, is a secret."""
    level = "careful" if reading.has("careful") else "secret"
    tokens = reading.whole
    start = reading.line.find(tokens)
    reading.spans.append(Span(start, start + len(tokens), "confidence"))
    reading.mark_confidence(level)  # type: ignore[arg-type]


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
        r"{S}endorsed my (?P<t>\S.*)", r"{S}wrote (?:me )?a (?:recommendation|reference|endorsement)(?: for me)?(?: (?:on|for) (?P<t>\S.*))?",
        r"{S}(?:hat mich (?:.* )?empfohlen|m'a recommandee?(?: (?:a|pour|aupres) .+)?|me (?:recomendo|recomendou)(?: (?:a|para|ao) .+)?|heeft (?:me|mij) aanbevolen.*)",
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
        r"{S}(?P<said>said|says|thinks|told me)(?: that)? (?:my|our|the) (?P<t>\S.*?) (?:was|were|is|are|had been) (?:very |really |so |extremely )?(?:helpful|useful|great|good|perfect|a (?:big |great )?help)(?: .+)?",
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
