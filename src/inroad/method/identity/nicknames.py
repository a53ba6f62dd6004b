"""What people are called for short, and which names are common.

Both tables are our own, written down from common knowledge and rounded. They
are kept small on purpose: a name that is missing counts as rare and as nobody's
short form, and what follows from that is a question to the seeker at worst.
"""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

_ENGLISH = """
abigail: abby gail; abraham: abe bram; albert: al bert bertie; alexander: alex sandy xander sasha
alexandra: alex sandra sasha lexi; alfred: alf alfie fred; alison: ali; amanda: mandy
andrew: andy drew; angela: angie; anna: annie; anthony: tony ant; antonia: toni; arthur: art artie
augustus: gus; barbara: barb babs; bartholomew: bart; benjamin: ben benny benji; bernard: bernie
beverly: bev; bradley: brad; calvin: cal; cameron: cam; caroline: carrie caro
catherine: cathy cat kate katie kit; cecilia: cissy; charles: charlie chuck chas
charlotte: charlie lottie; christian: chris; christina: chris tina chrissy
christine: chris tina chrissy; christopher: chris topher kit; clarence: clancy; clifford: cliff
clinton: clint; constance: connie; cynthia: cindy; daniel: dan danny; darrell: darry
david: dave davey; deborah: deb debbie debby; debra: deb debbie debby; dennis: denny; derek: del
donald: don donny; dorothy: dot dottie dolly; douglas: doug; edgar: ed eddie; edith: edie
edmund: ed eddie ned; edward: ed eddie ted ned teddy; edwin: ed eddie; eleanor: ellie nell nora
elizabeth: liz beth betty lizzie eliza libby betsy liza; emily: em emmy; emma: em; eric: rick
ernest: ernie; eugene: gene; evelyn: evie; ezekiel: zeke; florence: flo; frances: fran franny
francis: frank fran; franklin: frank; frederick: fred freddie; gabriel: gabe; gabriella: gaby
geoffrey: geoff jeff; george: georgie; gerald: gerry jerry; gertrude: trudy gert; gilbert: gil
gordon: gordy; grace: gracie; gregory: greg; gwendolyn: gwen; hannah: hanna; harold: harry hal
harriet: hattie; helen: nell nellie; henry: harry hank hal; herbert: herb bert; howard: howie
hugh: hughie; isaac: ike zac; isabella: bella izzy; isidore: izzy; jacob: jake jack
jacqueline: jackie; james: jim jimmy jamie; jane: janie jenny; janet: jan; jason: jay
jeffrey: jeff; jennifer: jen jenny; jeremiah: jerry; jeremy: jerry jem; jerome: jerry
jessica: jess jessie; joan: joanie; joanna: jo; joel: jo; john: jack johnny jon
jonathan: jon jonny; joseph: joe joey jo; josephine: jo josie; joshua: josh; joyce: joy
judith: judy; julia: julie jules; julian: jules; justin: jus; katherine: kate kathy katie kat kay
kathleen: kathy kath kate; kenneth: ken kenny; kevin: kev; kimberly: kim kimmy; kristin: kris
laura: laurie; lawrence: larry laurie; leonard: len leo lenny; leslie: les; lewis: lew lou
lillian: lil lily; linda: lindy; louis: lou louie; louise: lou; lucille: lucy; lydia: lyddie
madeline: maddie; malcolm: mal; marcus: mark; margaret: maggie meg peggy marge greta daisy
marilyn: lynn; marjorie: marge; martha: marty; martin: marty; mary: molly polly mae
matilda: tilly; matthew: matt matty; maurice: mo; maxine: max; maxwell: max; megan: meg
melanie: mel; melissa: mel missy; melvin: mel; michael: mike mick mickey micky; michelle: shelly
mildred: millie; mitchell: mitch; mohammed: mo; morris: mo; nancy: nan; natalie: nat
natasha: tasha; nathan: nate nat; nathaniel: nate nat; nicholas: nick nicky; nicole: nicky nikki
norman: norm; oliver: ollie; olivia: liv; oscar: ossie; pamela: pam
patricia: pat patty trish tricia; patrick: pat paddy rick; paul: paulie; penelope: penny
peter: pete; philip: phil pip; prudence: prue; rachel: rach; randall: randy; randolph: randy
raymond: ray; rebecca: becky bec; reginald: reg reggie; richard: rick dick rich ricky
robert: bob rob bobby robbie bert; roberta: bobbie; roderick: rod; rodney: rod; roger: rodge
roland: rollie; ronald: ron ronnie; rosemary: rose rosie; roxanne: roxy; rudolph: rudy
russell: russ; samantha: sam sammy; samuel: sam sammy; sarah: sally sadie; sebastian: seb bas
shirley: shirl; sidney: sid; simon: si; solomon: sol; sophia: sophie; stanley: stan
stephanie: steph; stephen: steve stevie; steven: steve stevie; stuart: stu; susan: sue susie
suzanne: sue suzy; sylvester: sly; sylvia: syl; tamara: tammy; terence: terry
teresa: terry tess tessa; theodore: ted theo teddy; theresa: terry tess tessa; thomas: tom tommy
timothy: tim timmy; tobias: toby; valerie: val; vanessa: nessa; veronica: ronnie; victor: vic
victoria: vicky tori vic; vincent: vince vinny; virginia: ginny; vivian: viv; walter: walt wally
warren: ren; wayne: way; wilfred: wilf; william: bill will billy willy liam; winifred: winnie
yvonne: eve; zachary: zach zac zack
"""
_GERMAN = """
alexander: alex; andreas: andi; annegret: anne; bernhard: bernd; brigitte: gitte; christoph: chris
dietrich: dieter; elisabeth: elli lisa elli sissi; ferdinand: ferdi; franziska: franzi
friedrich: fritz fred; gabriele: gabi; georg: schorsch; gerhard: gerd; hans: hannes
heinrich: heinz heiner; helmut: helle; jakob: jockel; joachim: jochen achim
johannes: hans hannes johann jo; josef: sepp jupp; karl: kalle; katharina: kathi kathrin
klaus: klausi; konrad: kurt conny; ludwig: lutz; manfred: manni; margarete: grete gretel
maria: mia; matthias: matze matti; maximilian: max maxi; michael: michi; nikolaus: klaus niko
sabine: bine; sebastian: basti; stefan: steff; susanne: susi sanne; theresia: resi; thomas: tommi
ulrich: uli; ulrike: uli; ursula: uschi ulla; wilhelm: willi helmut; wolfgang: wolf wolfi
"""
_FRENCH = """
alexandre: alex; antoine: toine; benjamin: benji; bernadette: bernie; bertrand: bebert
catherine: cathy; christophe: chris; dominique: dom domi; edouard: doudou ed; elisabeth: babette
emmanuel: manu; francois: fanfan; frederic: fred; genevieve: ginette; gregoire: greg
guillaume: guigui; jacqueline: jacotte; jacques: jacquot; madeleine: mado; marguerite: margot
marie: manon; mathieu: mat; nicolas: nico; patrice: pat; philippe: phil; raphael: raph
sebastien: seb; stephane: steph; theophile: theo; thierry: titi; valerie: val; vincent: vince
"""
_SPANISH = """
alejandro: alex ale; alejandra: ale; alberto: beto; antonio: tono toni; beatriz: bea
carlos: carlitos; concepcion: concha conchita; consuelo: chelo; cristobal: tobal; dolores: lola
eduardo: edu lalo; enrique: quique kike; ernesto: neto; federico: fede; fernando: fer nando
francisco: paco pancho fran curro; gabriel: gabi; gonzalo: gonza; graciela: chela; guadalupe: lupe
guillermo: memo guille; gregorio: goyo; ignacio: nacho; isabel: isa chabela; jesus: chucho chuy
jose: pepe; joaquin: quino; luis: lucho; manuel: manolo manu; maria: mari; mercedes: merche
miguel: mike migue; montserrat: montse; pilar: pili; rafael: rafa; ramon: moncho; ricardo: richi
roberto: beto; rosario: charo; salvador: chava; santiago: santi chago; sergio: checo; teresa: tere
vicente: chente; victor: vito
"""
_DUTCH = """
adriaan: arie; adrianus: ad adri; antonius: toon ton; cornelis: cor kees; cornelia: corrie
elisabeth: els betty; franciscus: frans; gerardus: gerard geert; gijsbert: gijs
hendrik: henk rik hein; hendrika: rika; hubertus: bert huub; jacobus: jaap koos; jacoba: coba
johanna: jo hanneke; johannes: jan hans joop; josephus: jos sjef; lambertus: bert
laurentius: laurens; leonardus: leo; margaretha: greet; maria: marijke ria
martinus: martijn maarten; mattheus: thijs; nicolaas: klaas niek; petrus: piet peter
petronella: nel; theodorus: theo dirk; wilhelmina: mien willy; willem: wim pim
"""
_PORTUGUESE = """
alexandre: xande alex; antonio: toninho toze; beatriz: bia; carlos: carlinhos cadu
eduardo: edu dudu; fernando: nando; fernanda: nanda fe; francisco: chico kiko; gabriel: biel
guilherme: gui; gustavo: guga; henrique: rique; isabel: bel; joao: joaozinho; jose: ze zeca
leonardo: leo; luciana: lu; luiz: lula; manuel: manel; marcelo: celo; mauricio: mau; rafael: rafa
rodrigo: rod digo; roberto: beto; sebastiao: tiao; teresa: te; vinicius: vini
"""


def _table() -> Mapping[str, frozenset[str]]:
    formal: dict[str, set[str]] = defaultdict(set)
    tables = (_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _DUTCH, _PORTUGUESE)
    for line in "\n".join(tables).replace(";", "\n").splitlines():
        long, _, shorts = line.partition(":")
        for short in shorts.split():
            formal[short].add(long.strip())
    return MappingProxyType({short: frozenset(longs) for short, longs in formal.items()})


FORMAL = _table()
"""For a short name, the names that it is short for, all folded."""

_FAMILY = """
smith 90; johnson 70; williams 60; brown 50; jones 50; garcia 45; miller 40; davis 40
rodriguez 40; martinez 40; hernandez 35; lopez 35; gonzalez 35; wilson 30; anderson 30; thomas 28
taylor 28; moore 27; jackson 27; martin 27; lee 40; perez 25; thompson 25; white 25; harris 24
sanchez 24; clark 22; ramirez 22; lewis 21; robinson 21; walker 20; young 19; allen 19; king 18
wright 18; scott 17; torres 17; hill 17; green 17; flores 16; adams 16; baker 15; nelson 15
hall 15; campbell 15; mitchell 14; carter 14; roberts 14; gomez 14; phillips 13; evans 13
turner 13; diaz 13; parker 13; cruz 12; edwards 12; collins 12; reyes 12; stewart 12; morris 12
morales 12; murphy 12; cook 11; rogers 11; morgan 11; cooper 11; peterson 10; bailey 10; reed 10
kelly 10; howard 10; ward 9; cox 9; richardson 9; watson 9; brooks 9; bennett 9; gray 9; hughes 9
price 8; sanders 8; myers 8; ross 8; wang 100; li 100; zhang 90; liu 70; chen 70; yang 45
huang 35; zhao 30; wu 30; zhou 30; xu 25; sun 20; ma 20; zhu 18; hu 18; lin 20; guo 15; he 15
gao 14; luo 12; kim 90; park 40; choi 25; jung 20; kang 12; cho 12; yoon 10; lim 12; nguyen 120
tran 50; le 45; pham 30; hoang 20; phan 20; vu 15; vo 15; dang 12; bui 12; ngo 8; singh 60
kumar 60; sharma 25; patel 30; shah 15; gupta 20; khan 30; ali 20; ahmed 20; das 12; reddy 15
rao 12; nair 8; muller 60; schmidt 45; schneider 30; fischer 25; weber 25; meyer 25; wagner 20
becker 18; schulz 18; hoffmann 18; silva 60; santos 45; oliveira 35; souza 30; pereira 20
costa 18; ferreira 18; fernandez 25; gonzales 20; dubois 8; bernard 9; durand 8; rossi 8; russo 7
ferrari 6; jansen 12; devries 12; bakker 10; visser 9; ivanov 12; petrov 8; smirnov 10; hansen 15
johansen 12; andersson 15; johansson 15; nielsen 15; jensen 15; novak 8
"""
_GIVEN = """
james 200; john 200; robert 190; michael 220; william 160; david 200; richard 130; joseph 120
thomas 150; charles 100; christopher 110; daniel 140; matthew 100; anthony 90; mark 120; steven 90
paul 110; andrew 110; kenneth 60; kevin 80; brian 80; george 70; edward 70; ronald 60; timothy 60
jason 70; jeffrey 70; ryan 60; eric 60; peter 100; martin 70; mary 120; patricia 80; jennifer 110
linda 80; elizabeth 90; barbara 70; susan 80; jessica 70; sarah 110; karen 70; lisa 70; nancy 50
sandra 60; margaret 50; emily 60; michelle 60; laura 80; anna 110; maria 160; julia 70; stephen 60
scott 50; jonathan 60; alexander 90; nicholas 50; samuel 50; benjamin 60; kimberly 40
catherine 40; jose 90; juan 80; luis 70; carlos 80; antonio 70; manuel 50; ana 70; stefan 50
andreas 60; wei 80; min 50; ming 40; mohammed 150; ahmed 80; ali 80; priya 60; rahul 60; amit 60
pedro 60; joao 70; marie 70; jean 60; pierre 50
"""


def _shares(table: str) -> Mapping[str, float]:
    entries = [entry.split() for entry in table.replace(";", "\n").splitlines() if entry.strip()]
    return MappingProxyType({name: int(share) / 10_000 for name, share in entries})


FAMILY_SHARES = _shares(_FAMILY)
GIVEN_SHARES = _shares(_GIVEN)
"""How common a name is in a mixed professional network, as a share of people.
Rounded from common knowledge of national name lists; assumed."""

RARE_FAMILY, RARE_GIVEN = 1e-4, 2e-3
"""The share of a name that stands in no table. Assumed."""


def roots(given: str) -> frozenset[str]:
    """The given name itself and every name that it can be short for."""
    return FORMAL.get(given, frozenset()) | {given}
