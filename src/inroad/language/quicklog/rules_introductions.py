"""Rules for introductions: asked for, offered, made; and who named whom."""

from collections.abc import Callable

from inroad.language.quicklog.clauses import Rule, rule
from inroad.language.quicklog.reading import Reading
from inroad.language.quicklog.understood import AskSaid, EvidenceSaid, NamedSaid
from inroad.method.conversations import AskState


def _asks(state: AskState) -> Callable[[Reading], None]:
    def build(reading: Reading) -> None:
        asked = reading.who("s") if reading.has("s") or not reading.has("o") else reading.who("o")
        for target in reading.who("q"):
            for who in asked:
                reading.add("asks", AskSaid(who, target, state))
                if state == "introduced":
                    reading.add("evidence", EvidenceSaid(who, "introduced_me", reading.whole))
        reading.about(asked)
        if state == "introduced":
            reading.unsettled = (*asked, *reading.who("q"))

    return build


def _will_introduce(reading: Reading) -> None:
    asked = reading.who("s")
    if reading.has("said"):
        reading.present(asked)
    for who in reading.who("q"):
        reading.add("named", NamedSaid(asked[0], who, "meet", will_introduce=True))
    reading.about(asked)


def _named(reading: Reading) -> None:
    """Somebody, by name or as the one the line is about, told me of somebody."""
    by = reading.who("s") if reading.has("s") else reading.topic
    if reading.has("said") and reading.has("s"):
        reading.present(by)
    role = "job_creator" if reading.has("hires") else "meet"
    role = "insider" if reading.has("inside") else "pathfinder" if reading.has("moved") else role
    for who in reading.who("q"):
        others = [other for other in by if other != who]
        told_by = others[0] if len(by) == 1 and others else None
        reading.add("named", NamedSaid(told_by, who, role))  # type: ignore[arg-type]
    if reading.has("s"):
        reading.about(by)


def _through(reading: Reading) -> None:
    """ "..., through Omar": who brought me to the one the line is about."""
    targets, by = reading.topic, reading.one("s")
    for target in targets:
        if target != by:
            reading.add("asks", AskSaid(by, target, "introduced"))
    reading.add("evidence", EvidenceSaid(by, "introduced_me", reading.whole))


def _they_hire(reading: Reading) -> None:
    """ "..., who hires": said of the one before."""
    for who in reading.elided():
        reading.add("named", NamedSaid(None, who, "job_creator"))


_HIRES = (
    r"(?P<hires>hires|recruits|is hiring|does the hiring|decides(?: on (?:hires|hiring|jobs|roles|the job|headcount|who .+))?"
    r"|is the (?:one|person|man|woman) (?:who|that) (?:hires|decides|recruits|creates jobs)|is the hiring manager"
    r"|owns the (?:budget|headcount)|has (?:the )?(?:budget|headcount)|makes the hiring decision|signs off(?: on)? hires"
    r"|stellt ein|entscheidet|recrute|embauche|contrata|decide|neemt aan|beslist)"
    r"(?: (?:for|in|at|on|fur|pour|para|voor|dans|en|over) (?P<t>(?!someone|somebody|a |an )\S.*))?"
)
_INSIDE = (
    r"(?P<inside>works|is working|is|sits|worked there|is based|used to work|leads|runs|heads|manages|arbeitet|leitet|travaille|trabaja|trabalha|werkt)"
    r" (?P<t>(?:in|at|on|for|bei|im|chez|en|dans|na|no|bij|op|the) \S.*)"
)
_MOVED = (
    r"(?P<moved>(?:made|did) (?:the same|this|that|a similar|my) (?:move|switch|change|step|jump)|went the same way"
    r"|moved|switched|changed) ?(?P<t>.*)"
)
_SAID = (
    r"(?P<said>says|said|told me|tells me|mentioned|thinks|confirmed|sagt|sagte|meint|dit|a dit|dice|dijo|diz|disse|zegt|zei"
    r"|explained|knows|hinted)(?: that| ,? ?dass| que| qu'| dat)? "
)
_MEET = (
    r"(?:i (?:should|must|could|need to|have to|ought to)|you should|i)(?: really| also)? (?:talk|speak|meet|contact|call|reach out|write|see|go|ask|mail|email)"
    r"(?: (?:to|with))?"
)
_INTRO = r"(?:introduce|intro|connect|put in touch|link)"

RULES: tuple[Rule, ...] = (
    *rule(_through, r"(?:through|thanks to|introduced by|via) (?P<s>@\d+)", dates="drop"),
    *rule(_they_hire, rf"(?:who|whom|that|der|die|qui|que|quien|quem) {_HIRES}", dates="drop"),
    *rule(
        _asks("asked"),
        rf"{{i}}(?:have )?(?:asked|begged|requested) {{o}}(?: (?:to|if s?he (?:can|could|would)|whether s?he (?:can|could|would)|for))? {_INTRO}(?: me)? (?:to|with) (?P<q>@[\d&]+)(?: (?P<t>(?:about|for) .+))?",
        r"{i}asked {o} for an? (?:introduction|intro|connection) (?:to|with) (?P<q>@[\d&]+)",
        r"{i}asked {o} (?:to|if s?he (?:can|could|would)) (?:put|bring|get) me in (?:touch|contact) with (?P<q>@[\d&]+)",
        r"{i}asked for (?:an )?intro(?:duction)? to (?P<q>@[\d&]+)(?: from {o})?",
        r"(?:ich )?(?:habe |hab )?{o} (?:gebeten|gefragt) ,? ?(?:mich|ob (?:sie|er) mich) (?:mit )?(?P<q>@[\d&]+) (?:vorzustellen|bekannt zu machen|vorstellt|vorstellen kann)",
        r"(?:j'ai )?demande a {o} de me (?:presenter|mettre en contact avec) (?:a )?(?P<q>@[\d&]+)",
        r"(?:le )?pedi a {o} que me present(?:e|ara) (?:a )?(?P<q>@[\d&]+)", r"pedi (?:a|ao|para) {o} (?:que )?me apresent(?:ar|asse) (?:a|ao)? ?(?P<q>@[\d&]+)",
        r"(?:ik heb )?{o} gevraagd (?:om )?(?:me|mij) (?:voor te stellen aan|te introduceren bij) (?P<q>@[\d&]+)",
        dates="on",
    ),
    *rule(
        _asks("introduced"),
        r"{S}(?:has )?(?:introduced|intro'd|introd|intro|connected|linked|presented) me (?:to|with) (?P<q>@[\d&]+)(?: (?P<t>.+))?",
        r"{S}(?:has )?put me in (?:touch|contact) with (?P<q>@[\d&]+)", r"{S}made (?:the|an) (?:intro|introduction) to (?P<q>@[\d&]+)",
        r"(?:i )?(?:was|got|have been|been) introduced to (?P<q>@[\d&]+) by (?P<o>@[\d&]+)",
        r"{S}hat mich (?:mit )?(?P<q>@[\d&]+) (?:vorgestellt|bekannt gemacht|zusammengebracht)", r"{S}hat mir (?P<q>@[\d&]+) vorgestellt",
        r"{S}m'a (?:presente(?:e)?|mis(?:e)? en contact avec|mis(?:e)? en relation avec) (?:a )?(?P<q>@[\d&]+)",
        r"{S}me (?:presento|conecto|puso en contacto)(?: a| con)? (?P<q>@[\d&]+)", r"{S}me apresentou (?:a |ao |o )?(?P<q>@[\d&]+)",
        r"{S}heeft (?:me|mij) (?:aan )?(?P<q>@[\d&]+) (?:voorgesteld|geintroduceerd)", r"{S}heeft (?:me|mij) voorgesteld aan (?P<q>@[\d&]+)", r"{S}stelde me voor aan (?P<q>@[\d&]+)",
    ),
    *rule(
        _will_introduce,
        rf"{{s}}(?:(?:(?P<said>said|says|told me)|promised|offered|agreed)(?: me)?(?: that)? )?(?:s?he |to |they )?(?:will |would |can |could |wants to |is going to |is happy to |might |shall |is willing to )*{_INTRO}(?: me)?(?: (?:to|with))? (?P<q>@[\d&]+)(?: (?P<t>(?:from|at|about|by|on|in|next) .+))?",
        r"{s}(?:(?:(?P<said>said|says|told me)|promised|offered|agreed)(?: me)?(?: that)? )?(?:s?he |to )?(?:will |would |can |could |wants to |is going to )*(?:put|get|bring) me in (?:touch|contact) with (?P<q>@[\d&]+)",
        r"{s}(?:offered|promised)(?: me)? an? (?:intro|introduction) to (?P<q>@[\d&]+)", r"(?:intro|introduction) to (?P<q>@[\d&]+)(?: promised| coming| follows)?",
        rf"{{s}}(?:(?:(?P<said>said|says|told me)|promised|offered|agreed)(?: me)?(?: that)? )?(?:s?he |to )?(?:will |would |can |could |is going to )*{_INTRO} (?P<q>@[\d&]+) (?:to|with|and) me",
        r"{s}(?:will|kann|mochte|wird|wurde) mi(?:ch|r) (?:mit )?(?P<q>@[\d&]+) (?:vorstellen|bekannt machen|zusammenbringen)", r"{s}stellt mi(?:ch|r) (?P<q>@[\d&]+) vor",
        r"{s}(?:va|veut|peut) me (?:presenter|mettre en contact avec) (?:a )?(?P<q>@[\d&]+)", r"{s}me (?:presentera|presente) (?:a )?(?P<q>@[\d&]+)",
        r"{s}(?:me va a presentar|va a presentarme|me presentara|quiere presentarme) (?:a )?(?P<q>@[\d&]+)", r"{s}(?:vai me apresentar|me vai apresentar|vai apresentar-me) (?:a |ao |o )?(?P<q>@[\d&]+)",
        r"{s}(?:wil|zal|gaat|kan) (?:me|mij) (?:voorstellen aan|introduceren bij) (?P<q>@[\d&]+)", r"{s}(?:wil|zal|gaat|kan) (?:me|mij) aan (?P<q>@[\d&]+) (?:voorstellen|introduceren)", r"{s}stelt (?:me|mij) voor aan (?P<q>@[\d&]+)",
        dates="drop",
    ),
    *rule(
        _named,
        rf"(?:{{P}}|(?P<s2>she |he |they )){_SAID}(?P<q>@[\d&]+) {_HIRES}".replace("(?P<s2>she |he |they )", "(?:she |he |they )"),
        rf"(?:{{P}}|(?:she |he |they )){_SAID}(?P<q>@[\d&]+) {_INSIDE}", rf"(?:{{P}}|(?:she |he |they )){_SAID}(?P<q>@[\d&]+) {_MOVED}",
        r"{s}(?P<said>named|mentioned|pointed (?:me )?to|pointed at|suggested|recommended) (?P<q>@[\d&]+)(?: to me)?(?: (?:as|for|is) (?P<hires>(?:the|a) (?:one|person|man|woman|manager)? ?(?:(?:who|that) )?(?:hires|decides|creates jobs|recruits|job creator|hiring manager).*))?",
        r"{s}(?P<said>named|mentioned|suggested|recommended) (?P<q>@[\d&]+) (?:as|for) (?P<t>.+)",
        r"{S}(?:m'a recommande|m'a conseille|me recomendo|me recomendou|heeft me aangeraden)(?: a| de parler a)? (?P<q>@[\d&]+)",
        rf"{{s}}(?P<said>says|said|told me|suggested|recommended|thinks|mentioned|advised me|advised|suggests)(?: that)?(?: to)? {_MEET} (?P<q>@[\d&]+)(?: (?P<t>.+))?",
        r"{s}(?P<said>told me|advised me|suggested|recommended|asked me|suggests|recommends)(?: to)? (?:talk(?:ing)?|speak(?:ing)?|meet(?:ing)?|contact(?:ing)?|call(?:ing)?|reach(?:ing)? out|ask(?:ing)?|see(?:ing)?)(?: (?:to|with))? (?P<q>@[\d&]+)(?: (?P<t>.+))?",
        rf"{_MEET} (?P<q>@[\d&]+)(?: (?P<t>.+))?", r"(?:talk|speak) to (?P<q>@[\d&]+)(?: (?P<t>.+))?",
        r"{s}(?P<said>sagt|sagte|meint|empfiehlt|hat empfohlen),?(?: ich soll(?:te)?| mit)+ (?P<q>@[\d&]+)(?: (?:reden|sprechen|treffen|anrufen|fragen))?",
        rf"(?P<q>@[\d&]+) (?:also |probably )?{_HIRES}", r"(?P<q>@[\d&]+) (?P<inside>works|is working|arbeitet|travaille|trabaja|trabalha|werkt) (?P<t>(?:in|at|on|for|bei|im|chez|en|dans|na|no|bij|op) \S.*)",
        r"(?P<q>@[\d&]+) (?P<moved>made the same (?:move|switch)|went the same way)(?P<t> .*)?",
        dates="drop",
    ),
)  # fmt: skip
