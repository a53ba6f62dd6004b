"""Rules for the place: openings, what came of applying, and what I learnt there."""

import re
from collections.abc import Callable

from inroad.language.quicklog.clauses import Rule, rule
from inroad.language.quicklog.reading import Reading
from inroad.language.quicklog.understood import LearntSaid, OpeningSaid, OutcomeSaid
from inroad.language.text import folded

_TOPICS = {
    "budget": "budget money cost costs cut cuts frozen travel presupuesto orcamento begroting budgets",
    "hiring": "hiring headcount hire hires recruiting jobs einstellung einstellungen embauche",
    "people": "leaving leaves boss head manager lead director chef team teams moves reports",
    "organisation": "reorg reorganisation restructuring merger unit office department group closing",
    "tools": "tool tools software dbt system platform migration stack python sql data",
    "onboarding": "onboarding training induction einarbeitung formation",
    "plans": "plan plans roadmap strategy launch project projects priority priorities",
    "culture": "culture mood stress overtime remote hybrid atmosphere",
    "pay": "pay salary salaries bonus raise gehalt salaire salario",
}
_TOPIC_OF = {word: topic for topic, words in _TOPICS.items() for word in words.split()}


_THEY_OF_A_PLACE = ("they", "sie", "ils", "ellos", "eles", "ze")


def _told_by(reading: Reading) -> tuple[int, ...]:
    """Those who told it: the clause's subject, or whom the line is about."""
    if not reading.has("s") or (reading.word("s") in _THEY_OF_A_PLACE and not reading.topic):
        return reading.topic
    return reading.who("s")


def _opening(reading: Reading) -> None:
    organisation = reading.text("org", "opening")
    if reading.word("org").startswith("@") and not reading.somebody("org").is_new:
        organisation = ""
        reading.about(reading.who("org"))
    if reading.has("s") and reading.word("s")[0] == "@" and reading.somebody("s").is_new:
        organisation = organisation or reading.somebody("s").text
        told_by = reading.topic
    else:
        told_by = _told_by(reading)
        if reading.has("s"):
            reading.about(told_by)
    if reading.has("said"):
        reading.present(told_by)
    stage = "posted" if reading.has("posted") else "being_created"
    stage = (
        "rumoured"
        if reading.has("rumour") or reading.is_rumour
        else "closed"
        if reading.has("closed")
        else stage
    )
    title = _job(reading.text("job", "opening"))
    reading.tell(
        "openings",
        OpeningSaid(title, stage, organisation, _unit(reading), told_by),  # type: ignore[arg-type]
    )


def _unit(reading: Reading) -> str:
    whose = reading.word("whose")
    if whose.startswith("the ") and not reading.has("unit"):
        return _job(reading.text("whose", "opening"))
    return _job(reading.text("unit", "opening"))


def _job(words: str) -> str:
    return re.sub(
        r"(?i)^(?:an?|the|some|another|new|two|three|several|\d+|ein|eine|einen|un|une|una|um|uma|een)(?:\s+|$)",
        "",
        words,
    )


def _stage(reading: Reading) -> None:
    """ "not posted yet", "it's posted now": how far the job named before is."""
    openings = reading.facts.get("openings")
    if openings and reading.has("posted"):
        from dataclasses import replace

        openings[-1] = replace(openings[-1], stage="posted")
    reading.text("all", "opening")


def _rumour(reading: Reading) -> None:
    """ "rumour: ...": what comes next is no more than that."""
    reading.text("all", "opening")
    reading.is_rumour = True


def _told_afterwards(reading: Reading) -> None:
    """ "..., Tom told me": who it was that told what stands before."""
    from dataclasses import replace

    people = reading.who("s")
    reading.present(people)
    for kind, change in (("openings", {"told_by": people}), ("learnt", {"who": people[0]})):
        told = reading.facts.get(kind)
        if told:
            told[-1] = replace(told[-1], **change)


def _outcome(kind: str) -> Callable[[Reading], None]:
    def build(reading: Reading) -> None:
        organisation = reading.text("org", "outcome")
        if not organisation and reading.has("p") and reading.somebody("p").is_new:
            organisation = reading.somebody("p").text
        title = _job(reading.text("job", "outcome"))
        start = reading.due() if kind == "accepted" else None
        reading.add("outcomes", OutcomeSaid(kind, organisation, title, start))  # type: ignore[arg-type]

    return build


def _learnt(reading: Reading) -> None:
    told_by: tuple[int, ...] = ()
    if reading.has("s"):
        told_by = reading.who("s")
        if reading.has("said"):
            reading.present(told_by)
        reading.about(told_by)
    elif reading.topic:
        told_by = reading.topic
    text = reading.text("t", "learnt")
    words = [_TOPIC_OF.get(word, "") for word in re.findall(r"\w+", folded(text))]
    topic = next((word for word in words if word), "")
    reading.tell("learnt", LearntSaid(told_by[0] if told_by else None, text, topic))


def _tell_of(reading: Reading, text: str) -> None:
    """Keep something said of somebody: told by themselves, or by whom the line was about."""
    before = reading.topic
    for who in reading.who("s"):
        by_themselves = reading.people[who].present or before == (who,)
        teller = who if by_themselves else before[0] if len(before) == 1 else None
        reading.tell("learnt", LearntSaid(teller, text, "person", about=who))
    reading.about(reading.who("s"))


def _about_them(reading: Reading) -> None:
    """Anything else said of somebody: kept as it stands, for their page."""
    _tell_of(reading, reading.text("all", "learnt"))


def _knows(reading: Reading) -> None:
    _tell_of(reading, reading.text("t", "learnt"))


_JOB_WORD = r"(?:job|role|position|opening|post|vacancy|stelle|poste|puesto|vaga|vacature|spot|opportunity|seat)"
_JOB = rf"(?P<job>(?!be )(?:an? |the |another |new |ein(?:e|en)? |une? |una |uma? |een )*\S.*?) {_JOB_WORD}s?"
_WHERE = (
    (
        r"(?:(?: (?:at|bei|chez|en la empresa|na empresa|bij) (?P<org>\S.*?))?(?: (?:in|on|for|within|im|dans|en) (?:the |der |l')?(?P<unit>(?:unit|team|group|department|business unit|abteilung|equipe|equipo|afdeling)\b.*?|\S.*? (?:team|unit|group|department|division|office|org|lab)))?"
        r"|(?: (?:in|on|for|within) (?:the )?(?P<unit2>\S.*?(?: team| unit| group| department| division)|unit \w+))(?: at (?P<org2>\S.*?)))"
    )
    .replace("(?P<unit2>", "(?:")
    .replace("(?P<org2>", "(?:")
)
_SAID = r"(?:(?P<said>says|said|told me|mentioned|thinks|tells me|confirmed)(?: that)? )?"
_THEY = r"(?:they |there |we |s?he |(?P<whose>(?:her|his|their|the) (?:\w+ ){0,2}(?:team|boss|unit|group|company|department|manager|lead)) )?"
_CREATE = r"(?:(?:is|are|am) (?:creating|opening|planning|setting up|building|going to (?:create|open|hire|post))|will(?: be (?:creating|opening|posting|hiring)| create| open| post| advertise| publish| have| set up| hire| need| get)?|creates?|plans?|opens?|want to create|wants to create|are about to (?:open|create|post)|is about to (?:open|create|post))"
_RUMOUR = r"(?P<rumour>(?:might|may|could|want to|wants to|would like to) (?:be )?(?:open|create|need|have|get|opening|creating|hire|post)|(?:is|are) (?:hiring|recruiting)|(?:is|are) looking for|thinks? about|(?:is|are) thinking (?:of|about)(?: creating| opening| hiring)?)"

RULES_FOR_OPENINGS: tuple[Rule, ...] = (
    *rule(_rumour, r"(?P<all>(?:there is )?(?:an? |the )?rumou?rs?(?: has it| says)?|word is|gerucht|geruchteweise|rumeur|rumor|boato)", dates="drop"),
    *rule(
        _stage,
        r"(?P<all>(?:(?:it|that|this|the job|the role) )?(?:is |was |are )?(?:not|never) (?:yet )?(?:posted|advertised|public|online|out|official|announced|published)(?: yet)?)",
        r"(?P<all>(?:(?:it|that|this|the job|the role) )?(?:is |was )?(?P<posted>(?:already |now )*(?:posted|advertised|online|out|published))(?: now| online| yet)?)",
        r"(?P<all>(?:noch )?nicht ausgeschrieben|pas encore (?:publiee?|affichee?)|aun no publicad[oa]|ainda nao publicada|nog niet (?:gepubliceerd|online))",
        dates="drop",
    ),
    *rule(_told_afterwards, r"{P}(?:told me|said|says|mentioned|mentioned it|told me so|said so|knew)", r"(?:according to|says|said|via|from|told by|heard from|laut|selon|segun|segundo|volgens) (?P<s>@\d+)", r"(?P<s>she|he) (?:told me|said|says)(?: so)?"),
    *rule(
        _outcome("applied"),
        rf"{{i}}(?:have |am )?(?:applied|applying|apply)(?: (?:for|to))? (?:the |a |an )?(?P<job>(?!at )\S.*?)(?: {_JOB_WORD})? (?:at|with|bei) (?P<org>\S.*)",
        rf"{{i}}(?:have )?applied (?:for|to) (?P<job>(?:the|a|an|my) \S.*?)(?: {_JOB_WORD})?", r"{i}(?:have )?applied (?:to|at|with) (?P<org>\S.*)", r"{i}(?:have )?applied", r"{i}(?:have )?applied for (?P<job>\S.*)",
        r"sent (?:in )?my application(?: (?:to|at) (?P<org>\S.*))?", r"(?:ich )?(?:habe )?(?:mich )?(?:bei (?P<org>\S.*?) )?(?:auf (?P<job>\S.*?) )?beworben",
        r"(?:j'ai )?postule (?:pour|a|chez) (?P<org>\S.*)", r"(?:me )?postule a (?P<org>\S.*)", r"(?:me )?candidatei a (?P<org>\S.*)", r"gesolliciteerd bij (?P<org>\S.*)",
    ),
    *rule(
        _outcome("interview"),
        rf"{{i}}(?:got|have|had|was invited to|am invited to|invited to|passed|did)? ?(?:an |the |a |my )?(?:\w+ )?(?:job )?interview(?: invitation| invite)?(?: (?:for|as) (?P<job>(?:the|a|an) \S.*?)(?: {_JOB_WORD})?)?(?: (?:at|with|from|bei) (?P<org>\S.*))?",
        r"(?:they|(?P<org>\S.*)) invited me (?:to|for) (?:an|the) interview",
        r"(?:vorstellungsgesprach|bewerbungsgesprach|entretien|entrevista|sollicitatiegesprek)(?: (?:bei|chez|en|na|no|bij) (?P<org>\S.*))?",
    ),
    *rule(
        _outcome("accepted"),
        rf"{{i}}(?:have )?(?:accepted|signed|took|taken|said yes to)(?: (?:the|their|an|my))? (?:offer|contract|job|role|position)(?: (?:of|as|for) (?P<job>(?:the|a|an) \S.*?)(?: {_JOB_WORD})?)?(?: (?:from|at|with|by) (?P<org>\S.*))?",
        rf"(?:i|ich|je|eu|ik) (?:will |am going to |can )?(?:start|starting|begin|fange an|fange|starte|commence|comeco|begin)(?: (?:as|als|comme) (?P<job>(?:an? )?\S.*?)(?: {_JOB_WORD})?)?(?: (?:at|with|bei|chez|bij|na) (?P<org>\S.*?))?(?: an)?", r"(?:empiezo|comeco)(?: en (?P<org>\S.*))?", r"i am hired(?: (?:at|by) (?P<org>\S.*))?", r"i got hired(?: (?:at|by) (?P<org>\S.*))?",
        dates="due",
    ),
    *rule(
        _outcome("offer"),
        rf"{{i}}(?:have |just )?(?:got|received|have|was made) (?:the|an|a|my|their) (?:job |written |verbal )?offer(?: (?:for|as) (?P<job>(?:the|a|an) \S.*?)(?: {_JOB_WORD})?)?(?: (?:from|at|with|by) (?P<org>\S.*))?",
        rf"{{i}}got the (?P<job>\S.*? )?{_JOB_WORD}(?: (?:at|with) (?P<org>\S.*))?",
        rf"(?:they|(?P<p>@\d+)|(?P<org>[^@\s]\S*(?: \S+)?)) (?:have |has )?(?:made|gave|sent|offered) me (?:an offer|the offer|a job|the job|a contract|the position|the role|a position|a role)(?: (?:for|of|as) (?P<job>(?:the|a|an) \S.*?)(?: {_JOB_WORD})?)?",
        r"(?:ich )?(?:habe )?(?:das|ein) angebot(?: von (?P<org>\S.*?))?(?: bekommen| erhalten)?", r"(?:j'ai )?(?:recu|eu) (?:une|l')? ?offre(?: de (?P<org>\S.*))?", r"(?:recibi|tengo) (?:una|la) oferta(?: de (?P<org>\S.*))?", r"recebi (?:uma|a) (?:oferta|proposta)(?: (?:da|do|de) (?P<org>\S.*))?", r"(?:een )?aanbod (?:gekregen)(?: van (?P<org>\S.*))?",
    ),
    *rule(
        _outcome("rejected"),
        r"(?:they|(?P<p>@\d+)|(?P<org>[^@\s]\S*(?: \S+)?)) (?:have |has )?(?:turned me down|rejected me|rejected my application|said no to me|declined my application|went with (?:someone|somebody) else|chose (?:someone|somebody) else)",
        r"{i}(?:got|received|was|am|have been)(?: a| an)? (?:rejection|rejected|refused|turned down)(?: letter| mail)?(?: (?:from|by|at) (?P<org>\S.*))?", r"(?:eine )?absage(?: von (?P<org>\S.*?))?(?: bekommen| erhalten)?", r"{i}did not get the (?:job|role|position)(?: at (?P<org>\S.*))?",
        r"rejected(?: (?:by|at) (?P<org>\S.*))?", r"(?:i )?was not (?:selected|chosen)",
    ),
    *rule(
        _opening,
        rf"{{s}}(?:(?:has )?heard|knows|told me|mentioned|spoke) (?:of |about )?(?P<rumour>an? rumou?r|rumou?rs?|whispers|talk) (?:about|of|that there (?:is|will be)) {_JOB}{_WHERE}",
        rf"(?P<rumour>rumou?rs?(?: has it| says| is)?|word is|apparently|supposedly|(?:i )?heard(?: that)?) ?,? ?(?P<org>@\d+|[^@\s]+(?: [^@\s]+)?) (?:is|are|will|might|may|wants to) (?:(?:create|open|opening|creating|post|posting|hire|hiring|be hiring|be creating|need|be opening|looking for) )?{_JOB}(?: (?:in|on|for) (?:the )?(?P<unit>\S.*))?",
        rf"(?P<rumour>rumou?rs?|(?:there is )?(?:an? |the )?rumou?rs?)(?: (?:of|about|has it that there (?:is|will be)))? ,? ?{_JOB}{_WHERE}",
        rf"{{s}}{_SAID}{_THEY}{_RUMOUR} {_JOB}{_WHERE}", rf"{{s}}{_SAID}{_THEY}{_CREATE} {_JOB}{_WHERE}",
        rf"{{s}}{_SAID}(?:they|there|we|(?:her|his|their) (?:team|unit|group|company|department)) {_RUMOUR} (?P<job>(?:an?|another|new|more) \S.*?){_WHERE}",
        rf"{{S}}(?:(?P<said>says|said|told me|mentioned)(?: that)? )(?:they|there) {_CREATE} (?P<job>(?:an?|another|new|more) \S.*?){_WHERE}",
        rf"{{s}}{_SAID}there (?:will be|is going to be|is|comes) {_JOB}(?: (?:coming|open|soon|opening))*{_WHERE}", rf"{{s}}{_SAID}there (?P<rumour>might be|may be|could be) {_JOB}{_WHERE}",
        rf"{{s}}{_SAID}(?P<job>\S.*?) {_JOB_WORD} (?:at (?P<org>\S.*?) )?(?:in (?P<unit>\S.*?) )?(?:is|was|got|has been|went) (?:now |just |already |finally )*(?P<posted>posted|advertised|online|out|published|public|up)(?: now| online| today)*",
        rf"{{s}}{_SAID}(?P<job>\S.*?) {_JOB_WORD} (?:at (?P<org>\S.*?) )?(?:in (?P<unit>\S.*?) )?(?:is|was|got|has been) (?P<closed>closed|filled|gone|cancelled|withdrawn|frozen)",
        rf"{{s}}{_SAID}(?P<job>\S.*?) {_JOB_WORD} (?:is|will be|are) (?:being )?(?:created|planned|set up|approved|opened|coming|coming up|opening){_WHERE}",
        rf"(?P<org>@\d+|[^@\s]\S*(?: [^@\s]+)?) (?:has )?(?P<posted>posted|advertised|published) {_JOB}{_WHERE}".replace("(?P<org>\\S.*?)", "(?:\\S.*?)"),
        rf"(?:saw|found|noticed) (?P<posted>an ad for|the ad for|the posting for|a posting for) (?P<job>\S.*?)(?: {_JOB_WORD})?{_WHERE}",
        rf"(?:{{s}})(?:schafft|schaffen|plant|planen) {_JOB}{_WHERE}", rf"(?:{{s}})(?:cree|creent|va creer|vont creer|crea|crean|van a crear|vao criar) (?:un poste de|une? |un puesto de|uma vaga de) ?(?P<job>\S.*?){_WHERE}",
        rf"{{S}}(?P<rumour>(?:is|are) (?:hiring|recruiting)) (?P<job>(?:an?|another|new|more) \S.*?){_WHERE}", rf"{{s}}(?P<said>(?P<rumour>mentioned|told me (?:about|of)|knows of|heard of|heard about|spoke of|talked about)) {_JOB}{_WHERE}",
        r"(?:(?P<org>@\d+|[^@\s]+(?: [^@\s]+)?) )?(?:is going to|are going to|will|plans to|plan to|wants to) (?:hire|recruit) (?P<job>(?:an?|another|new|more|two|three) \S.*?)(?: (?:in|on|for) (?:the )?(?P<unit>\S.*))?",
        rf"(?:{{s}}{_SAID})?there (?:is|will be) (?:an? )?(?:new |open )*{_JOB_WORD} (?:for|as) (?P<job>\S.*?){_WHERE}", rf"{{s}}(?:va|vai|van|vao) (?:criar|crear|abrir|creer) (?:uma|una|un|um|une) (?:vaga|puesto|plaza|poste) (?:de|para|como) (?P<job>\S.*?){_WHERE}",
        rf"neue (?:stelle als|stelle) (?P<job>\S.*?){_WHERE}",
        dates="drop",
    ),
)  # fmt: skip
_TOLD = r"(?:says|said|told me|tells me|mentioned|thinks|thought|believes|explained|confirmed|warned(?: me)?|expects|reckons|hinted|reports|noted|admitted|complained|revealed|shared)"
RULES_FOR_LEARNT: tuple[Rule, ...] = (
    *rule(
        _learnt,
        rf"{{S}}(?P<said>{_TOLD})(?: in (?:strict )?confidence)?(?: that| about| how| why)? {{t}}".replace("(?: in (?:strict )?confidence)?", ""),
        rf"(?P<said>{_TOLD})(?: that)? {{t}}",
        r"{S}hat (?:mir )?(?P<said>gesagt|erzahlt|erwahnt)(?: ,)?(?: dass)? {t}", r"{S}(?P<said>sagt|sagte|meint|meinte|erzahlt|erzahlte|glaubt|erwahnte)(?: mir)?(?: ,)?(?: dass)? {t}", r"{S}(?P<said>dit|a dit|m'a dit|pense|croit|explique)(?: que| qu')? {t}",
        r"{S}(?P<said>dice|dijo|me dijo|piensa|cree|cuenta)(?: que)? {t}", r"{S}(?P<said>diz|disse|me disse|acha|contou)(?: que)? {t}", r"{S}(?P<said>zegt|zei|denkt|vertelde)(?: me)?(?: dat)? {t}",
        r"(?:according to|laut|selon|segun|segundo|volgens) (?P<s>@\d+)(?: ,)? {t}",
        r"{i}(?:learnt|learned|heard|found out|hear|learn|understood|noticed|gehort|gelernt|erfahren|appris|entendu|supe|soube|gehoord)(?: from (?P<s>@\d+))?(?: ,)?(?: that| about| how| why| dass| que| dat)? {t}",
        r"(?P<t>(?:das|die|der|the|their|our|le|la|les|el|los|o|os|as|het|budget|headcount|hiring) \S.*)",
        dates="text",
    ),
    *rule(_knows, r"{S}(?P<t>(?:knows|uses|used|likes|loves|works with|worked (?:on|with|at)|specialises|comes from|lives in|studied|joined|started|runs|leads|manages|reports to|is an? |is from|is new|is good|is the|is in|is at|moved to|has been|kennt|connait|conoce|conhece|kent)\b.*)", dates="text"),
    *rule(_about_them, r"(?P<all>{S}(?:is|was|are|were|has|had|does not|did not|do not|can not|could not|will not|never|got|gets|left|cancelled|canceled|became|retired|resigned|confirmed|encouraged|went|keeps|feels|seems|ist|war|est|esta|es|heeft)(?: (?P<t>\S.*))?)", r"(?P<all>{s}(?:the |an? )?(?:head|lead|director|manager|vp|chief|cto|ceo|cfo|coo|founder|partner|engineer|analyst|designer|developer|recruiter|owner|chef|leiter|leiterin|directeur|directora?|diretora?|hoofd)(?: (?:of|at|in|for|von|der|de|du|da|do|van) (?P<t>\S.*))?)", r"(?P<all>(?P<s>(?:@\d+ 's|her|his|their) \w+) (?:is|was|are|were|has|had|hires|left|wants|needs) ?(?P<t>.*))", dates="text"),
)  # fmt: skip
