"""Words without a meaning of their own, in six languages, and the words of wanting.

"needs somebody who knows dbt" is about dbt: needing, knowing, helping and
looking for say nothing about what would help.
"""

from typing import Final

STOP_WORDS: Final = frozenset(
    """
a about above across after again against ago all almost also always am an and another any anybody
anyone anything are around as ask asked asks at away back bad badly be because been before being
best better between big bit both bring but by came can cannot come could couple current currently
day days desperately did do does doing done down each easy either enough even ever every everybody
everyone few find finds first for found from full get gets getting give gives given go going good
got great had hand hard has have having he help helped helping helps her here hers him his hope
hopes how i idea if in interested into is issue issues it its job just keen keep kind know know-how
knowing knows last lack lacks learn learning learnt less let like likes little long look looking
looks lot love made main make makes making many may maybe me mean might missing month months more
most much must my myself need needed needs new next no nobody none not nothing now of off often on
once one only or other others our out over own part people person piece please possible probably
problem problems put quick quickly quite read real really right same saw say says see seen several
shall she short should show showing shows since small so some somebody someone something soon
somewhere still struggle struggled struggles struggling stuck such sure take takes team teams tell
than that the their them then there these they thing things think this those through time to
together told too tries trouble try trying two under understand unit until up us use used useful
uses using very want wanted wants was way we week weeks well were what when where whether which
while who whom whose why will wish wishes with within without wonder wonders work worked working
works worried would wrote year years yes yet you your
aber alle alles als alt am an andere anderen auch auf aus bei beim bin bis bitte brauche brauchen
braucht da damit dann das dass dein dem den denn der des die dies diese dieser doch dort du durch
ein eine einem einen einer eines er es etwas frage fragen fur ganz geben gegen gern gerne gibt gut
gute guten gutes hab habe haben hat hatte helfen hier hilfe ich ihm ihn ihr ihre ihren im in ist ja
jede jeden jemand jemanden jetzt kann kein keine kennt kennen konnte lernen mal man mehr mein meine
meiner meinen mich mir mit mochte muss nach nicht noch nur ob oder ohne problem probleme schon sehr
sein seine seinen sich sie sind so soll suche suchen sucht uber um und uns unser unsere unter vom
von
vor war was weil wenn wer werden wie will wir wird wissen wunscht zu zum zur zwei
afin aide aider ai a au aussi autre autres aux avec besoin bien bon bonne ce cela ces cet cette
chaque
cherche chercher comme comment d dans de des deux difficultes donc du elle elles en est et etre eu
fait faire il ils j je l la le les leur leurs lui m ma mais mal manque me mes moi mon n ne nos notre
nous on ont ou par pas plus pour problemes qu quand que quelqu quelque quelques qui s sa sait sans
savoir
se ses si son sont souhaite sur t ta te tes toi ton tous tout tres trouver un une veut voudrait vos
votre
vous y aimerait
al algo alguien algun ante aprender asi ayuda ayudar busca buscar cada como con cual cuando de del
desde dificultades donde el ella ellos en encontrar entre era es esa ese eso esta este esto falta ha
hacer hay la las le les lo los mas me mi mis mucho muy necesita necesitar no nos nuestra nuestro o
otra otro para pero poco por porque problemas que quien quiere saber sabe se ser si sin sobre son su
sus tambien te tener tiene todo trabajo tu un una uno unos y ya yo gustaria
alguem algum ao aos as ate com como da das de dela dele do dos e ela ele eles em encontrar entre era
eu falta fazer foi ha isso isto ja lhe mais mas me meu minha muito na nao nas nem no nos nossa nosso
o os ou para pela pelo por porque precisa precisar procura procurar quando quem quer que saiba saber
se sem ser seu sua tambem tem ter trabalho tudo um uma voce ajuda ajudar gostaria
aan alle alles als altijd ander andere bij daar dan dat de deze die dit doen door een en er ergens
geen goed graag haar had heb hebben heeft hem hen het hij hoe hulp iemand iets ik in is ja je kan
kunnen leren maar maken me meer met mij mijn moet na naar niet niets nodig nog nu of om omdat ons
onze ook op over te tegen tijd toen tot uit van veel vinden voor vraag waar wat we weet weten wel
werk wie wij wil willen worden wordt worstelt zal ze zeer zich zij zijn zo zoekt zoeken zonder zou
""".split()
)
