"""The words that the quick log's grammar and its search for names know."""

from typing import Final

from inroad.method.conversations import Channel

CHANNELS: Final[dict[str, Channel]] = {
    word: channel  # type: ignore[misc]
    for channel, words in {
        "coffee": "coffee coffees tea drinks drink beer beers wine kaffee bier cafe cafecito the te"
        " cha"
        " cerveja cerveza biere verre koffie biertje borrel koffietje kopje",
        "lunch": "lunch lunched dinner breakfast brunch mittagessen mittag abendessen fruhstuck"
        " essen"
        " dejeuner diner almuerzo comida cena almoco jantar lunchen diner ontbijt",
        "call": "call called calls tel phone phoned rang telephone telefonat telefoniert"
        " telefonierte anruf"
        " angerufen appel appele telephone telephonee llamada llame hable-por-telefono ligacao"
        " liguei"
        " gebeld belde telefoongesprek telefoontje belletje calling phonecall",
        "video": "video videocall zoom zoomed teams meet facetime skype webex hangout videoanruf"
        " videokonferenz visio visioconference videollamada videochamada videogesprek videobellen",
        "meeting": "meeting met meetup-with catch-up catchup 1:1 one-on-one one-to-one 1on1"
        " appointment"
        " rendez-vous rdv cita saw walk walked bumped"
        " ran visited sat caught hung treffen getroffen gesehen"
        " besprechung termin reunion rencontre rencontree vu"
        " reuniao encontro encontrei conheci conoci vi vergadering afspraak ontmoet gezien sync",
        "mail": "mail mailed email e-mail emailed e-mailed wrote correo geschrieben gemailt mails"
        " ecrit"
        " escribi escrevi gemaild geschreven letter",
        "chat": "chat chatted slack slacked dm dmed whatsapp text texted messaged message pinged"
        " signal"
        " sms telegram linkedin gechattet nachricht message mensaje mensagem bericht appte geappt",
        "event": "event conference conf meetup summit workshop fair party hackathon offsite webinar"
        " konferenz messe salon conference feria evento congres beurs congreso barcamp demo-day",
    }.items()
    for word in words.split()
}
"""How a talk was held, by the word for it; a later line of the table wins."""

NAMES_THAT_ARE_WORDS: Final = frozenset(
    """
april art august autumn basil bill bob bud candy carol chance chase chip christian chuck clay cliff
crystal dale daisy dawn dean dick dolly don dot drew earl eve faith fern flora forest frank gale
gene
ginger glen grace grant guy hazel heath heather holly hope hunter iris ivy jack jade jan jay jewel
jim-jam joy july june kit lance lane lily lucky major mark marshall mars may melody mike miles misty
monday norm olive opal page pat patience pearl penny pete pierce poppy prudence ray red reed rich
rob robin rocky rod rose ruby rusty sage sandy sky sonny stone sue summer sunny terry tuesday
van violet wade ward warren wednesday will willow winter wolf wood young best long long day king
price hill park green brown black white gray grey short small moon love case cook baker
""".split()
)

MODALS: Final = frozenset(
    "will would can could may might must shall should is was has had are were did does do kann wird"
    " hat ist war a est va ha es vai tem heeft is zal".split()
)

# What a person does in a logged line: the word after a name at the start of a clause.
DEEDS: Final = frozenset(
    """
joined lives got gets cancelled canceled left started encouraged retired resigned studies studied
became keeps went
needs need wants want wishes wished hopes hoped struggles struggled lacks misses missed could would
will can cannot might may has had is was says said thinks thought told tells mentioned suggested
named recommended endorsed introduced intro introd connected forwarded shared passed sent gave
showed promised offered owes agreed declined refused replied answered responded called rang phoned
wrote mailed emailed pinged texted messaged reached came asked hires hired recruits works worked
moved made heard knows knew believes doesn't does did didn't hasn't wonders wondered looks looking
ignored described restated thanked invited helped wished liked loved drew runs leads manages heads
hat braucht sucht will mochte stellt sagt sagte meint schickt kennt weiss weiß kampft wunscht
a cherche veut voudrait dit pense souhaite besoin envoie connait m'a busca necesita quiere dijo dice
me piensa conoce precisa procura quer disse diz conhece vai zoekt wil heeft zegt zei kent stuurt
worstelt denkt geeft nodig zou not never still also really confirmed explained warned
""".split()
)

# After these words stands somebody.
BEFORE_SOMEBODY: Final = frozenset(
    """
with met called phoned rang saw thanked told asked promised owe owed helped gave sent mailed emailed
e-mailed texted pinged messaged introduce intro introduced introducing lunch coffee dinner breakfast
mit bei avec chez con com met bij getroffen angerufen rencontre vu appele thank showed zoomed
visited mentored coached boss colleague manager friend meet contact visit see invite invited
offered dear from ran bumped wrote slacked dmed named saying
suggested recommends recommended call phone email mail tell ask show send give remind drinks beer
vorstellen beloofd sprak via conoci llame vi encontrei liguei conheci an aan a ao para remercie
merci danke thanks gracias obrigado bedankt
""".split()
)

# "to May", "from June": a person only after one of these.
BEFORE_TO: Final = frozenset(
    """
me talk talked speak spoke spoken say said write wrote reach reached introduced introduction intro
sent send gave give mich mir you answer reply heard hear word news back him her them notes checklist
vorgestellt voorgesteld voorstellen note slides template thanks connected listen listened went go
happened present him mail mailed message report lunch coffee coming
""".split()
)

BASE_VERBS: Final = frozenset(
    """
accept add advise answer apply arrange ask be become begin book bring build call change check come
connect create cut decide do draft email end explain find finish follow forward gather get give go
happen have hear help hire intro introduce invite join keep know lead learn leave let like listen
look mail make meet mention move need not offer open organise organize pass pay phone ping plan post
prepare promise put read recommend remind reply report return review ring run save say see send set
share show speak start stop support switch take talk tell thank think try update use visit wait want
work write also probably soon then definitely maybe
""".split()
)

STOP_WORDS: Final = frozenset(
    """
a about again ago all also am an and any are as at be been being but by can could did do does doing
down for from had has have he her hers him his how i if in into is it its just me more my myself no
not now of off on once only or other our ours out over own quite really s same she so some still
such than that the their them then there these they this those to today too up us very was we were
what when where which while who whom why will with would yes yet you your well anyway btw oh ok okay
fyi ps finally plus
aber als am an auch auf aus bei bin bis da dann das dass dein dem den der des die doch du ein eine
einem einen einer er es fur hat haben ich ihm ihn ihr ihre im in ist ja jetzt kein mein mich mir mit
nach nicht noch nun nur ob oder schon sehr sein seine sich sie sind so uber um und uns unser vom von
vor war was wegen weil wenn wie wir wird zu zum zur
au aux avec ce cela ces cet cette dans de des deja donc du elle en est et eu il ils j'ai je la le
les
leur lui ma mais mes moi mon ne nos notre nous on ou par pas plus pour qu que qui sa se ses son sont
sur ta te tes toi ton tres tu un une vos votre vous y
al algo como con de del desde el ella ellas ellos en entre era es esa ese eso esta este esto fue ha
han hay hoy la las le les lo los me mi mis muy nada no nos o para pero por que se si sin sobre son
su
sus tambien te tiene todo tu un una uno unos y ya yo
ao aos as com como da das de dela dele do dos e ela ele eles em entre era eu foi ha isso isto ja lhe
mais mas me meu minha muito na nas nao nem no nos o os ou para pela pelo por que se sem ser seu sua
tem um uma voce
aan al als bij daar dan dat de deze die dit doch door een en er haar had heb heeft hem het hij hoe
ik
in is ja je kan maar me mee meer met mij mijn na naar niet nog nu of om omdat ons onze ook op over
te toen tot uit van veel voor want was wat we wel wie wij wordt zal ze zei zich zij zijn zo
""".split()
)
"""Words that carry no meaning of their own; they are never left over."""

ORDINARY: Final = (
    frozenset(CHANNELS) | NAMES_THAT_ARE_WORDS | MODALS | DEEDS | BEFORE_SOMEBODY | BEFORE_TO
    | BASE_VERBS | STOP_WORDS
    | frozenset("""
    me them both nobody everybody everyone someone somebody people friends colleagues team boss no
    answer reply rumour rumor quick short long nice great good between applied learnt learned offer
    got keine kein hello hi hey todo need going according off confidential unter entre onder
vorgestern
    budget hiring job role position reorg interview talked spoke had thanks note notes yesterday
heute
    berlin keep rejected accepted started start contoso-like said i'm i'll i've let promise tomorrow
    tel head checkliste vorlage hilfe geschickt versprochen projekt frage antwort stelle angebot
chef kollegen
    """.split())
)  # fmt: skip
"""Words that are not somebody's name just because a name is written like them."""
