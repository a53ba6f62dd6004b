"""Given names: which pronoun they take, and their short forms.

Only to settle "she" and "he" between two people of one line, and to ask "did
you mean"; a name that is missing here, or is given to anybody, settles nothing.
"""

from typing import Final

SHE: Final = frozenset(
    """
ada agnes alexandra alice alina amelia amina amy ana anita anja anke anna anne annette antonia
astrid barbara beate beatrice beatriz bettina birgit brigitte camila camille carla carmen carolina
caroline catherine cecilia celine charlotte chloe christina christine claire clara claudia cristina
daniela deborah diana dora dorothea elena eleanor elisa elisabeth elise elizabeth ella ellen emilia
emily emma erika esther eva fatima fiona florence francesca gabriela giulia grace greta hannah
hanna heidi heike helen helena helga hope ida ines inga ingrid irene iris isabel isabella isabelle
jana jane janet jennifer jessica joana johanna josephine judith julia juliana julie june karen karin
katarina kate katharina katherine katrin kerstin lara laura layla lea leila lena leonie leticia
lina linda lisa lotte louise lucia lucie lucy luisa magdalena manon manuela margaret margarita maria
mariana marianne marie marina marion marta martha martina mary mathilde megan melanie mia michelle
mila monica monika nadia nadine nancy natalia natalie natasha nicole nina nora olga olivia patricia
paula petra pia pilar priya rachel rebecca regina renate rita rosa rose ruth sabine sandra sanne
sara sarah silke silvia simone sofia sonia sophia sophie stefanie stephanie susan susanne sylvia
tanja tatiana teresa theresa ulrike ursula valentina valerie vanessa vera veronica victoria
virginia wendy yasmin yvonne zoe
""".split()
)

HE: Final = (
    frozenset(
        """
aaron adam adrian ahmed alan albert alejandro alexander alfred ali andreas andrew anton antoine
antonio arthur bart ben benjamin bernard bernd bill bjorn bob boris brian bruno carl carlos charles
christian christoph christophe christopher claudio claus daniel david denis diego dieter dietmar
dirk dominik eduardo edward emil enrique eric erik ernst felipe felix fernando filip florian
francisco francois frank franz fred frederik fritz gabriel george gerard gerd gonzalo gregor
guillaume gunther gustav hans harald harry heinrich heinz helmut henri henrik henry holger hugo ian
ibrahim ignacio ivan jack jacob jacques jakob james jan javier jean jens jeroen jim joachim joao
joe johan johannes john jonas jorg jorge jose josef joseph juan julien jurgen karl kevin klaus
konrad lars laurent leo leon leonardo lorenzo louis luca lucas luis lukas manfred manuel marc marcel
marco marcus mario mark markus martin mateo matthew matthias max michael michel miguel mohamed
moritz nico nicolas niels niklas nikolai oliver olivier omar oscar otto pablo patrick paul paulo
pedro peter philipp philippe pierre piet pieter rafael rainer ralf ralph ramon raul ricardo richard
robert roberto roger roland rolf roman rudolf samuel sebastian sergio simon stefan stephan stephen
steven sven thomas thibault tim timo tobias tom tomas udo uwe victor vincent walter werner wilhelm
will william willem wolfgang xavier yusuf
""".split()
    )
    - SHE
)

_FORMS = """
thomas tom tommy
robert bob rob bobby
william will bill billy
elizabeth liz beth eliza lisa
katherine kate kathy katie
catherine kate cathy
michael mike mick
richard rick dick rich
james jim jimmy jamie
john jack johnny
joseph joe
edward ed eddie ted
andrew andy drew
andreas andi
anthony tony
antonio toni
alexander alex sasha
alexandra alex sasha
benjamin ben
christopher chris
christine chris
christina tina chris
daniel dan danny
david dave
frederick fred
gregory greg
jennifer jen jenny
jonathan jon
joshua josh
margaret maggie meg peggy
matthew matt
nicholas nick
patricia pat trish
patrick pat
peter pete
philip phil
rebecca becky
samuel sam
samantha sam
stephen steve
steven steve
susan sue susie
timothy tim
victoria vicky tori
johannes hans
katharina kathi kati
sebastian basti
francisco paco
jose pepe
"""

SHORT_FORMS: Final[dict[str, tuple[str, ...]]] = {}
for _row in _FORMS.strip().splitlines():
    _long, *_shorts = _row.split()
    for _short in _shorts:
        SHORT_FORMS[_short] = (*SHORT_FORMS.get(_short, ()), _long)
        SHORT_FORMS[_long] = (*SHORT_FORMS.get(_long, ()), _short)


def takes(name: str) -> str:
    """ "she", "he", or "" when the folded given name does not say."""
    if name in SHE:
        return "she"
    return "he" if name in HE else ""
