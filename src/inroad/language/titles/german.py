"""German titles; umlauts are folded: "geschäftsführer" stands as "geschaftsfuhrer"."""

from inroad.language.titles.lexicon import Lexicon
from inroad.method.people import Seniority as Grade

WORDS = Lexicon(
    ranks={
        Grade.LEAD: """
        teamleit*, teamlead*, gruppenleit*, schichtleit*, schichtfuhrer*, vorarbeiter*, polier*,
        meister, meisterin, industriemeister*, werkmeister*, kursleit*, kuchenchef*,
        schichtmeister*, arbeitsgruppenleit*, leitende oberarzt*, leitender oberarzt*
        """,
        Grade.MANAGER: """
        filialleit*, niederlassungsleit*, standortleit*, werkleit*, werksleit*, betriebsleit*,
        marktleit*, restaurantleit*, referatsleit*, sachgebietsleit*, kitaleit*, hotelleit*,
        lagerleit*, prokurist*, ressortleit*, manager, managerin
        """,
        Grade.DIRECTOR: """
        leiter, leiterin, leitung, leitende*, leitender, abteilungsleit*, bereichsleit*,
        hauptabteilungsleit*, *leiter, *leiterin, *leitung, direktor*, stellvertretende* leiter*,
        dezernent*, bereichsvorstand*
        """,
        Grade.EXECUTIVE: """
        vorstand, vorstande, vorstands, vorstandin, *vorstand, vorstandsvorsitz*,
        vorstandsmitglied*, prasident*, oberburgermeister*, burgermeister*, generaldirektor*,
        intendant*
        """,
    },
    steps={
        Grade.TRAINEE: """
        werkstudent*, auszubildende*, azubi*, praktikant*, praktikum, volontar*, lehrling*,
        student, studentin, studierende*, duale* student*, referendar*, studentische hilfskraft,
        hiwi, schuler*, hospitant*
        """,
        Grade.JUNIOR: "nachwuchs*, berufseinsteiger*",
        Grade.SENIOR: """
        erfahrene*, fachexpert*, chefingenieur*, hauptsachbearbeiter*
        """,
        Grade.LEAD: "leitende oberarzt*",
    },
    named={
        (Grade.EXECUTIVE, "general", 0.9): """
        geschaftsfuhr*, *geschaftsfuhrer*, geschaeftsfuehr*, geschaftsleit*, *geschaftsleit*,
        mitglied der geschaftsleitung, geschaftsfuhrende*, inhaber*, mitinhaber*, grunder*,
        mitgrunder*, unternehmer, unternehmerin, gesellschafter*, selbstandige* unternehmer*
        """,
        (Grade.EXECUTIVE, "general", 0.8): """
        stellv geschaftsfuhrer*, stellvertretende* geschaftsfuhrer*
        """,
        (Grade.DIRECTOR, "", None): "vizeprasident*",
        (Grade.EXECUTIVE, "general", 0.3): """
        aufsichtsrat*, beirat*, aufsichtsratsmitglied*
        """,
        (Grade.WORKER, "product", 0.2): """
        projektleit*, projektmanag*, *projektleit*, *projektmanag*, teilprojektleit*,
        produktmanag*, *produktmanag*, produktverantwortliche*
        """,
        (Grade.LEAD, "engineering", 0.35): "*bauleiter*, bauleit*",
        (Grade.LEAD, "health", 0.35): """
        stationsleit*, wohnbereichsleit*, oberarzt*, oberarztin
        """,
        (Grade.DIRECTOR, "health", None): """
        chefarzt*, arztliche* direktor*, pflegedienstleit*
        """,
        (Grade.DIRECTOR, "communication", None): "chefredakteur*",
        (Grade.DIRECTOR, "finance", None): "kaufmannische* leit*",
        (Grade.DIRECTOR, "engineering", None): "technische* leit*",
        (Grade.MANAGER, "operations", None): """
        werkleit*, werksleit*, lagerleit*, betriebsleit*
        """,
        (Grade.MANAGER, "sales", None): "filialleit*, marktleit*",
        (Grade.MANAGER, "administration", None): "referatsleit*",
        (Grade.WORKER, "sales", 0.2): """
        key account managerin, *kundenbetreuer*, accountmanag*, vertriebsmanag*
        """,
        (Grade.WORKER, "marketing", 0.2): "eventmanag*, social media managerin",
        (Grade.WORKER, "administration", 0.2): "officemanag*",
        (Grade.WORKER, "other", 0.15): "fallmanag*, casemanag*",
        (Grade.WORKER, "people", 0.1): "personalreferent*, hr referent*",
        (Grade.SENIOR, "education", 0.2): "professor, professorin",
        (Grade.SENIOR, "education", 0.1): "privatdozent*",
        (Grade.TRAINEE, "research", None): "doktorand*, promotionsstudent*",
        (Grade.SENIOR, "design", 0.2): "art direktor*",
        (Grade.TRAINEE, "", None): "meisterschuler*",
    },
    professions={
        "engineering": """
        *entwickler*, *ingenieur*, *informatiker*, *techniker*, *programmierer*, *mechatroniker*,
        *elektriker*, *mechaniker*, *monteur*, *administrator*, *architekt*, *konstrukteur*,
        *elektroniker*, *schlosser*
        """,
        "data": """
        dateningenieur*, datenanalyst*, datenwissenschaftler*, *statistiker*, *daten*analyst*
        """,
        "design": """
        *designer*, *gestalter*, *grafiker*, fotograf*
        """,
        "research": """
        *wissenschaftler*, *forscher*, wissenschaftliche* mitarbeiter*, *chemiker*, *physiker*,
        *biolog*
        """,
        "sales": """
        *verkaufer*, vertriebsmitarbeiter*, aussendienstmitarbeiter*
        """,
        "finance": """
        *buchhalter*, steuerberater*, wirtschaftspruf*, *controller, *controllerin, steuerfach*,
        bankkauf*, bilanzbuchhalter*, aktuar*
        """,
        "legal": """
        *anwalt*, jurist*, *anwaltin, syndikus*, notar*, richter*, rechtspfleger*
        """,
        "support": """
        kundenberater*, kundenbetreuer*
        """,
        "health": """
        *arzt*, *arztin, *pfleger*, *schwester, apotheker*, *therapeut*, hebamme*, *pflegekraft*,
        pflegefach*, sanitater*, psycholog*, zahnarzt*
        """,
        "education": """
        *lehrer*, *lehrkraft*, dozent*, erzieher*, padagog*, *padagog*, ausbilder*
        """,
        "administration": """
        *sekretar*, burokauf*, verwaltungsfach*, industriekauf*, burofach*, empfang*
        """,
        "trading": "*handler, *handlerin, handler*",
        "consulting": """
        unternehmensberater*, *consultant*, managementberater*
        """,
        "communication": """
        *redakteur*, journalist*, pressesprecher*, *texter*, ubersetzer*
        """,
        "recruiting": """
        personalberater*, personalvermittler*, recruiterin, recruiter, personalgewinn*
        """,
        "people": """
        personalsachbearbeiter*, personalreferent*
        """,
        "other": """
        koch, kochin, *fahrer, *fahrerin, sozialarbeiter*, landwirt*, polizist*
        """,
    },
    fields={
        "engineering": """
        *entwicklung*, *technik*, *software*, *infrastruktur*, *konstruktion*, informatik,
        *informatik*, *technologie*, edv, *bauwesen*, *elektro*
        """,
        "data": """
        daten*, *datenplattform*, datenanalyse*, kunstliche intelligenz, ki
        """,
        "product": """
        produktmanagement*, projektmanagement*, digitalisierung, projekt*
        """,
        "design": "gestaltung*, grafik*",
        "research": """
        forschung*, *forschung, labor*, wissenschaft*
        """,
        "operations": """
        produktion*, *logistik*, *einkauf*, *fertigung*, lager*, *instandhaltung*, betrieb*,
        *beschaffung*, *qualitat*, supply chain, materialwirtschaft
        """,
        "sales": """
        *vertrieb*, *verkauf*, *aussendienst*, innendienst, filial*
        """,
        "marketing": "*marketing*, *werbung*",
        "finance": """
        *finanz*, *rechnungswesen*, *controlling*, *buchhaltung*, *steuer*, *kredit*, *bilanz*,
        *treasury*, *revision*, *versicherung*, *wirtschaftspruf*
        """,
        "legal": """
        *recht, rechts*, *arbeitsrecht*, datenschutz*
        """,
        "people": """
        *personal*, personalentwicklung*, *ausbildung*, weiterbildung*, lohn*
        """,
        "recruiting": """
        personalgewinnung*, personalbeschaffung*, recruiting*
        """,
        "support": """
        *kundenservice*, *kundendienst*, *kundenbetreuung*
        """,
        "health": """
        *medizin*, *pflege, pflege*, *klinik*, *gesundheit*, stations*
        """,
        "education": """
        schul*, *schule, *bildung, *padagogik*, lehre
        """,
        "administration": """
        sachbearbeiter*, *verwaltung*, *sekretariat*, referats*, buro*
        """,
        "trading": """
        *wertpapierhandel*, energiehandel*, borsen*
        """,
        "consulting": "*unternehmensberatung*, beratung",
        "communication": """
        *kommunikation*, *presse*, *offentlichkeitsarbeit*, redaktion*, medien*
        """,
    },
    workers="""
    *mitarbeiter, *mitarbeiterin, *mitarbeitende*, referent, referentin, *referent, *referentin,
    angestellte*, *fachkraft*, *berater, *beraterin, spezialist*, *beauftragte*, assistent,
    assistentin, assistenz, halbleiter*, *kaufmann, *kauffrau, sachbearbeiter*, koordinator*,
    freiberuf*, freie, freier, selbstandig*, arbeiter*, beamte*, analyst*, disponent*,
    stellvertretende*
    """,
    assistants="""
    assistenz der, assistent der, assistentin der, assistentin des, assistent des, assistenz des,
    assistenz *leitung, *assistenz, vorstandsassisten*, *sekretarin, geschaftsfuhrungsassisten*,
    direktionsassisten*, teamassisten*, persoenliche* referent*, referent des vorstands,
    referentin des vorstands, referent der geschaftsfuhrung, referentin der geschaftsfuhrung,
    assistentin von, assistenz
    """,
    gone="""
    ehem, ehemals, ehemalige*, fruhere*, rentner*, pensionar*, a d, i r, im ruhestand, ruhestand,
    pensioniert*, angehende*, zukunftige*, auf der suche, arbeitssuchend*, arbeitslos*, vormals
    """,
    recruits="""
    recruit*, personalreferent*, personalberater*, personalvermittl*, personalgewinn*,
    personalbeschaff*, hr referent*, hr business partner*, personaldisponent*, bewerbermanag*
    """,
)
"""The words, the compounds and the false friends of German titles."""
