"""Rules for value: what they need, what is promised, what was given."""

import re

from inroad.language.quicklog.clauses import Rule, rule
from inroad.language.quicklog.reading import Reading
from inroad.language.quicklog.understood import EvidenceSaid, GiftSaid, NeedSaid, PromiseSaid

_BY_WAY_OF = re.compile(
    r"^(?:ask|introduce|intro|check|talk|speak|find|connect|see if|look|frage|stelle|(?:la |le |les |l'ai )?presente|presento|apresento|demande|vraag|stel)\b"
)


_ABOUT_MINE = re.compile(r"^(?:review|check|read|look at|forward|pass)\b.*\bmy\b")


def _need(reading: Reading) -> None:
    people = reading.who("s")
    text = reading.text("n", "need")
    if reading.has("said"):
        reading.present(people)
    for who in people:
        reading.add("needs", NeedSaid(who, text))
    reading.about(people)


def _asked_for(reading: Reading) -> None:
    """They came to me with a need."""
    _need(reading)
    for who in reading.who("s"):
        reading.add("evidence", EvidenceSaid(who, "came_to_me", reading.whole))


def _swap(reading: Reading) -> None:
    people = reading.who("s")
    text = reading.text("n", "need")
    for who in people:
        reading.add("needs", NeedSaid(who, text, swap=True))
    reading.about(people)


def _promise(reading: Reading, people: tuple[int, ...], *, by_me: bool) -> None:
    text, due = reading.text("t", "promise"), reading.due()
    for who in people:
        reading.add("promises", PromiseSaid(who, by_me, text, due))


def _mine(reading: Reading) -> None:
    """I owe it: to who is named, or to whom the line is about."""
    if reading.has("o"):
        people = reading.who("o")
    else:
        words = reading.word("t")
        about_them = bool(reading.topic) and _BY_WAY_OF.match(words)
        people = () if about_them else reading.recipients(words)
        people = people or _object_pronoun(reading, words) or reading.elided()
    _promise(reading, people, by_me=True)
    if not reading.topic:
        reading.about(people)


def _object_pronoun(reading: Reading, words: str) -> tuple[int, ...]:
    found = re.search(r"\b(her|him|them|ihr|ihm|ihnen|lui|leur|haar|hem|a ela|a ele)\b", words)
    return reading.pronoun(found[1].split()[-1]) if found else ()


def _theirs(reading: Reading) -> None:
    people = reading.who("s")
    _promise(reading, people, by_me=False)
    reading.about(people)


def _somebodys(reading: Reading) -> None:
    """ "will send the sheet": mine when it goes to them, theirs when it comes to me."""
    words = reading.word("t")
    if re.search(r"\b(?:me|us)\b", words) or _ABOUT_MINE.match(words):
        return _theirs(reading)
    if re.search(r"@\d|\b(?:her|him|them)\b", words):
        return _mine(reading)
    people = reading.elided()
    text, due = reading.text("t", "promise"), reading.due()
    reading.add("promises", PromiseSaid(people[0], None, text, due))
    return None


def _given(reading: Reading) -> None:
    """Something given by me."""
    people = reading.who("o")
    text = reading.text("t", "gift")
    for who in people:
        reading.add("gifts", GiftSaid(who, text))
    if not reading.topic:
        reading.about(people)


def _received(reading: Reading) -> None:
    people = reading.who("s")
    text = reading.text("t", "gift")
    for who in people:
        reading.add("gifts", GiftSaid(who, text, by_me=False))
    reading.about(people)


def _brought_together(reading: Reading) -> None:
    """I introduced two of my people: a gift to both."""
    for group in ("p", "q"):
        for who in reading.who(group):
            reading.add("gifts", GiftSaid(who, reading.whole.strip()))


_SAID = r"(?:(?P<said>said|says|mentioned|told me|says that|said that|mentioned that|told me that) (?:(?:that )?(?:s?he|they|her team|his team|their team) )?)?"
_MOVE = r"(?:move|switch|change|transfer|leave|get out of|go|rotate|swap|relocate)"

_SWAPS = rule(
    _swap,
    rf"{{s}}(?P<n>(?:wants?|would (?:like|love)|hopes|is (?:looking|hoping)|wishes|plans|is planning|is thinking of|thinks of)(?: to| of)? (?:{_MOVE}|moving|leaving|switching|changing) (?:to|into|away|out|from|teams?|units?|unit|the|departments?|over|her|his)\b.*)",
    r"{s}(?P<n>wants? (?:out(?: of .+)?|to leave.*|a swap.*|to swap.*))",
    r"{s}(?P<n>(?:mochte|will|wurde gern) .*(?:wechseln|weg|verlassen))",
    r"{s}(?P<n>(?:veut|voudrait|aimerait) (?:changer|quitter|rejoindre|passer) .+)",
    r"{s}(?P<n>(?:quiere|quer|gostaria de|le gustaria) (?:cambiar|cambiarse|irse|pasar|dejar|mudar|sair|trocar) .+)",
    r"{s}(?P<n>(?:wil|zou graag) .*(?:overstappen|wisselen|weg|verlaten|verhuizen).*)",
    dates="text",
)
_NEEDS = rule(
    _asked_for,
    r"{S}(?P<n>asked me (?:for|to|if|whether) \S.*)",
    dates="text",
) + rule(
    _need,
    rf"{{s}}{_SAID}(?:is |are |was |am )?(?P<n>(?:(?:needs?|needed|wants?|wanted|wishes|lacks?|misses|struggles?|struggled|struggling|wonders|wondered|searching for|seeking|seeks|looks for|looking (?:for|to)|looking into)\b|in need of|short (?:of|on)|worried (?:about|that)|stuck (?:with|on|in)|missing|interested in|keen (?:to|on)|curious (?:about|how|whether)|trying to|tries to|overwhelmed (?:by|with)|drowning in|desperate for|after|fed up with|annoyed (?:by|with)|concerned about|new to|hopes (?:to|for|that)|hoping (?:to|for)|would (?:really )?(?:love|like|need|appreciate)|could (?:really )?(?:use|do with)|has (?:trouble|problems?|a problem|difficult(?:y|ies)|issues|a hard time|no (?:one|time|idea|people|budget)|nobody|too (?:much|many|few|little))|(?:can not|could not|does not) (?:find|get|keep|hire|understand|have|know|see)|asked (?:me )?(?:for|whether|if|how)|asks for|having (?:trouble|problems|a hard time)|finds it hard to|begs? for) .*\S)",
    r"(?:(?P<s>@\d+ 's|her|his|their) (?:(?:biggest|main|big|current|worst) )?(?:problem|need|pain|challenge|headache|worry|wish|issue) (?:is|was|are) )(?P<n>\S.*)",
    r"{s}(?P<n>(?:braucht|brauchen|sucht|suchen|mochte|mochten|wunscht sich|hatte gern|wurde gerne?|kampft mit|kampfen mit|tut sich schwer|hat (?:probleme|schwierigkeiten|keine|zu wenig)|weiß nicht|weiss nicht|will .+ lernen|vermisst|interessiert sich) ?.*)",
    r"(?P<n>(?:ihr|ihm|ihnen) fehl(?:t|en) .+)",
    r"{s}(?P<n>(?:cherche|cherchent|a besoin|ont besoin|veut|veulent|voudrait|aimerait|souhaite|manque de|galere|a du mal|ne sait pas|n'arrive pas|s'interesse) ?.*)",
    r"{s}(?P<n>(?:(?:le )?(?:cuesta|falta|faltan|gustaria)|necesita|necesitan|busca|buscan|quiere|quieren|tiene (?:problemas|dificultades)|no (?:sabe|encuentra)|anda buscando|esta buscando) .*)",
    r"{s}(?P<n>(?:precisa|precisam|procura|procuram|quer|querem|gostaria|tem (?:dificuldade|problemas)|nao (?:sabe|encontra|consegue)|esta (?:a procura|procurando)) .*)",
    r"{s}(?P<n>(?:zoekt|zoeken|heeft .*(?:nodig|moeite)|wil .*(?:leren|weten)|worstelt|mist|weet niet|zou graag|heeft nodig|is op zoek naar|kan geen) ?.*)",
    dates="text",
)  # fmt: skip
_PROMISES: tuple[Rule, ...] = (
    *rule(
        _mine,
        r"{i}promised {o}(?: to| (?:that )?i would| (?:that )?i will)? {t}",
        r"{I}(?:have |had )?promised(?: to| that i would)? {t}",
        r"{i}owe {o} {t}",
        r"{i}offered {o}(?: to)? {t}",
        r"{I}offered(?: to)? {t}",
        r"{I}agreed to {t}",
        r"{i}agreed with {o} to {t}",
        r"{i}(?:said|told {o})(?: that)? i (?:would|will|can|could) {t}",
        r"{I}(?:will|shall|can|could|must|should|need to|have to|am going to|ought to|plan to|intend to|am to) {t}",
        r"(?:need to|have to|must|let me|let us|to do|remember to|remind me to|must not forget to|do not forget to|my turn to|i must) {t}",
        r"ich (?:werde|will|soll|muss|kann) {t}",
        r"ich (?P<t>(?:schicke?|sende|gebe|zeige|rufe|schreibe|mache|leite|bringe|teile|bereite|melde|erstelle|prufe|helfe|stelle|besorge|suche|frage|lade|erklare) .+)",
        r"(?P<t>(?:schicke|sende|zeige|leite|melde) (?:ihr|ihm|ihnen|@\d+) .+)",
        r"(?:ich )?(?:habe|hab) {o} (?P<t>.+?) (?:versprochen|zugesagt)",
        r"(?:habe |hab )?{o} (?P<t>.+?) versprochen",
        r"ich habe {o} versprochen ,? {t}",
        r"(?:je vais|je dois|je veux) {t}",
        r"(?P<t>j'(?:envoie|enverrai|ecris|appelle|aide) .+)",
        r"j'ai promis(?: de| a {o})? {t}",
        r"je (?P<t>(?:(?:lui|leur|la|le|les|l'ai) )?(?:envoie|enverrai|donne|donnerai|prepare|transmets|partage|presente|montre|rappelle|ecris|fais|cherche|demande|enverrais) .+)",
        r"(?:yo )?(?:voy a|tengo que|debo) {t}",
        r"(?:yo )?(?:le |les )?prometi(?: a {o})? {t}",
        r"(?:yo )?(?P<t>(?:(?:le|les) )?(?:envio|enviare|mando|mandare|paso|pasare|dare|doy|preparo|comparto|presento|llamo) .+)",
        r"(?:eu )?(?:vou|tenho (?:de|que)|devo) {t}",
        r"(?:eu )?(?:lhe )?prometi(?: a {o})? {t}",
        r"(?:eu )?(?P<t>(?:lhe )?(?:envio|mando|partilho|passo|preparo|apresento) .+)",
        r"ik (?:zal|moet|ga) {t}",
        r"ik heb {o} (?P<t>.+?) beloofd",
        r"{o} (?P<t>.+?) beloofd",
        r"ik (?P<t>(?:stuur|geef|deel|bel|schrijf|maak|laat|regel|vraag|help|stel) .+)",
        dates="due",
    ),
    *rule(
        _theirs,
        r"{S}(?:promised|offered|agreed)(?: me)?(?: to| that s?he would)? (?P<t>(?!@|her |him |them )\S.*)",
        r"{S}owes me {t}",
        r"{S}said s?he (?:would|will|can|could) {t}",
        r"{S}(?:will|would|is going to|is willing to|can) (?P<t>(?:send|give|show|share|help|check|ask|tell|let|look|review|get back|call|forward|put|pass|think|invite|ping|mail|email|write|find|speak|talk|bring|set up|keep|add|include|mention|come back|read|connect)\b.*)",
        r"{S}(?P<t>(?:schickt|sendet|gibt|zeigt|leitet) mir .+)",
        r"{S}will mir (?P<t>.+)",
        r"{S}wird (?:mir |sich )?(?P<t>.+)",
        r"{S}hat (?:mir )?(?P<t>.+?) versprochen",
        r"{S}(?:va|doit) (?P<t>m'\S+ .+|me .+)",
        r"{S}(?P<t>m'(?:envoie|enverra|appelle) .+)",
        r"{S}m'a promis (?P<t>.+)",
        r"{S}me va a (?P<t>.+)",
        r"{S}(?P<t>me (?:envia|manda|enviara|mandara|pasa) .+)",
        r"{S}va a (?P<t>.+me\b.*)",
        r"{S}vai (?P<t>(?:me )?(?:enviar|mandar|mostrar|passar).+)",
        r"{S}(?:stuurt|geeft) me (?P<t>.+)",
        r"{S}(?:me )?(?:prometio|prometeu) (?P<t>.+)",
        r"{S}beloofde (?P<t>.+)",
        dates="due",
    ),
)
_SOMEBODYS = (
    *rule(
        _somebodys,
        r"(?:will|shall|going to|is going to|promised to|promised|agreed to|offered to|would|can) (?!you |i |we |it |be |not )(?P<t>\S.*)",
        dates="due",
    ),
)  # fmt: skip
_GAVE = r"(?:sent|gave|showed|mailed|emailed|e-mailed|lent|forwarded|brought|shared|passed|handed|wrote|bought|made)"
_GIFTS = (
    *rule(_brought_together, r"{I}?(?:introduced|connected|intro'd|introd) {p} (?:to|with|and) {q}(?: (?P<t>.+))?", r"{i}(?:introduced|connected) {p} (?:to|with|and) {q}"),
    *rule(
        _received,
        r"{S}(?:sent|gave|showed|lent|mailed|emailed|brought|drew|wrote|shared with|passed|forwarded|offered|made|taught|bought) (?:me|us) {t}",
        r"{S}shared {t} with me", r"{S}sent {t} to me", r"{S}(?P<t>(?:helped|advised|coached|mentored|taught) me\b.*)",
        r"{S}hat mir (?P<t>.+?) (?:geschickt|gegeben|gezeigt|gesendet)", r"{S}m'a (?:envoye|donne|montre) {t}", r"{S}me (?:envio|mando|dio|enseno|enviou|mandou|deu|mostrou) {t}", r"{S}(?:stuurde|gaf) me {t}",
    ),
    *rule(
        _given,
        rf"{{i}}{_GAVE} {{o}} {{t}}", r"{i}(?:sent|gave|showed|mailed|emailed|lent|forwarded|passed|handed) {t} to {o}",
        r"{i}shared {t} with {o}", r"{i}(?:helped|assisted|supported|coached|taught|advised) {o}(?: with| on| to| in| by)? {t}",
        r"(?:ich )?(?:habe |hab )?{o} (?P<t>.+?) (?:geschickt|gegeben|gezeigt|gesendet|weitergeleitet)", r"(?:j'ai )?(?:envoye|donne|montre) {t} a {o}",
        r"(?:he )?(?:le )?(?:envie|mande|di|enviado) (?P<t>.+) a {o}", r"(?:he )?(?:le )?(?:envie|mande|di|enviado) (?:a {o} )?(?P<t>.+)", r"(?:enviei|mandei|dei) {t} (?:a|ao|para) {o}", r"(?:ik heb )?{o} (?P<t>.+?) (?:gestuurd|gegeven)",
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = (*_GIFTS, *_SWAPS, *_PROMISES, *_NEEDS, *_SOMEBODYS)
