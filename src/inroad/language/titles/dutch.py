"""Dutch titles, of the Netherlands and of Belgium."""

from inroad.language.titles.lexicon import Lexicon
from inroad.method.people import Seniority as Grade

WORDS = Lexicon(
    ranks={
        Grade.LEAD: """
        teamleider*, teamleidster*, ploegleider*, ploegbaas, groepsleider*, groepsleidster*,
        voorman, voorvrouw, teamcoach, uitvoerder*, werkmeester, meewerkend voorman, teamhoofd*,
        ploegchef*
        """,
        Grade.MANAGER: """
        leidinggevende*, vestigingsmanager*, bedrijfsleider*, bedrijfsleidster*,
        afdelingsmanager*, *manager, filiaalmanager*, afdelingsleider*, afdelingschef*,
        rayonmanager*, unitmanager*, clustermanager*, locatiemanager*, filiaalleider*
        """,
        Grade.DIRECTOR: """
        hoofd, *hoofd, afdelingshoofd*, directeur*, directrice, adjunct directeur*,
        plaatsvervangend directeur, sectorhoofd*, decaan, schoolhoofd*, rector, conrector
        """,
        Grade.EXECUTIVE: """
        bestuurder*, bestuursvoorzitter*, voorzitter, burgemeester*, voorzitter raad van bestuur,
        lid raad van bestuur, president directeur
        """,
    },
    steps={
        Grade.TRAINEE: """
        stagiair, stagiaire*, stagiaires, leerling*, werkstudent*, stage, bbl, afstudeerder*,
        afstudeerstage, meewerkstage, student
        """,
        Grade.JUNIOR: "starter, aankomend, startende",
        Grade.SENIOR: """
        ervaren, hoofdonderzoeker*, hoofdingenieur*
        """,
    },
    named={
        (Grade.EXECUTIVE, "general", 0.9): """
        algemeen directeur, algemene directeur, directeur eigenaar, dga, directeur
        grootaandeelhouder, zaakvoerder*, gedelegeerd bestuurder, eigenaar*, eigenares*, mede
        eigenaar, medeeigenaar, oprichter*, oprichtster*, medeoprichter*, mede oprichter,
        ondernemer, onderneemster, bedrijfseigenaar
        """,
        (Grade.EXECUTIVE, "", None): "vennoot, firmant, maat",
        (Grade.EXECUTIVE, "general", 0.3): """
        commissaris, lid raad van toezicht, toezichthouder raad, raad van commissarissen
        """,
        (Grade.WORKER, "product", 0.2): """
        projectleider*, projectleidster*, projectmanager*, *projectmanager, programmamanager*,
        productmanager*, productmanagers, producteigenaar
        """,
        (Grade.WORKER, "sales", 0.2): """
        accountmanager*, relatiemanager*, relatiebeheerder*, accountmanagers, accountbeheerder*
        """,
        (Grade.WORKER, "other", 0.15): "casemanager*, casusregisseur*",
        (Grade.WORKER, "administration", 0.2): "officemanager*",
        (Grade.WORKER, "communication", 0.2): "communitymanager*",
        (Grade.WORKER, "marketing", 0.2): "contentmanager*, evenementenmanager*",
        (Grade.LEAD, "health", 0.35): "hoofdverpleegkundige*",
        (Grade.DIRECTOR, "communication", None): "hoofdredact*",
        (Grade.SENIOR, "other", None): "hoofdconducteur*, hoofdagent*",
        (Grade.WORKER, "", None): "hoofdkantoor*",
        (Grade.DIRECTOR, "finance", None): """
        financieel directeur, directeur financien
        """,
        (Grade.SENIOR, "education", 0.2): """
        universitair docent, universitair hoofddocent, hoogleraar*
        """,
        (Grade.TRAINEE, "research", None): "promovendus, promovenda",
        (Grade.SENIOR, "design", 0.2): "artdirector",
        (Grade.WORKER, "education", None): "intern begeleider, intern begeleidster",
        (Grade.WORKER, "finance", None): "intern adviseur, intern auditor",
    },
    professions={
        "engineering": """
        *ontwikkelaar*, *programmeur*, *monteur*, systeembeheerder*, netwerkbeheerder*,
        *technicus*, elektricien*, constructeur*, *ingenieur, architect*, werkvoorbereider*
        """,
        "data": """
        dataspecialist*, data analist, data analiste, dataanalist*, datawetenschapper*
        """,
        "design": """
        vormgever*, vormgeefster*, ontwerper*, ontwerpster*, fotograaf*
        """,
        "research": """
        *onderzoeker*, onderzoekster*, wetenschapper*, analist laboratorium, laborant*
        """,
        "sales": """
        verkoper*, verkoopster*, verkoopmedewerk*, winkelmedewerk*, vertegenwoordiger*
        """,
        "finance": """
        boekhoud*, accountant, belastingadviseur*, *controleur, fiscalist*,
        salarisadministrateur*, penningmeester*
        """,
        "legal": """
        advocaat*, advocate*, jurist*, notaris*, rechter*, griffier*
        """,
        "support": """
        helpdeskmedewerk*, klantadviseur*
        """,
        "health": """
        *verpleegkundige*, *arts, artsen, apotheker*, verzorgende*, verloskundige*,
        fysiotherapeut*, tandarts*, *psycholoog*, chirurg*, doktersassistent*
        """,
        "education": """
        leraar*, lerares*, leerkracht*, *docent, docente, onderwijzer*, schooldirecteur*,
        pedagogisch medewerk*
        """,
        "administration": """
        *secretaresse*, secretaris*, beleidsmedewerk*, beleidsadviseur*, receptionist*,
        *administratief medewerk*, ambtenaar*
        """,
        "operations": """
        inkoper*, inkoopster*, logistiek medewerk*, magazijnmedewerk*, planner*
        """,
        "consulting": """
        bedrijfsadviseur*, organisatieadviseur*
        """,
        "communication": """
        redacteur*, journalist*, tekstschrijver*, vertaler*, woordvoerder*, communicatiemedewerk*,
        communicatieadviseur*
        """,
        "recruiting": """
        wervingsspecialist*, recruiter*, intercedent*, werving en selectie
        """,
        "people": """
        personeelsadviseur*, personeelsfunctionaris*, hr adviseur*
        """,
        "trading": "handelaar*",
        "other": """
        kok, chauffeur*, maatschappelijk werker, boer, kelner*
        """,
    },
    fields={
        "engineering": """
        techniek, ict, *software*, automatisering, bouw, infra
        """,
        "data": "gegevens, kunstmatige intelligentie",
        "product": "projecten",
        "design": "vormgeving, ontwerp",
        "research": "onderzoek, wetenschap, laboratorium",
        "operations": """
        inkoop, logistiek*, productie, magazijn, kwaliteit, onderhoud, operatie*, facilitair*,
        planning
        """,
        "sales": """
        verkoop, winkel, commercieel, commerciele
        """,
        "marketing": "reclame, merk",
        "finance": """
        financien, financiele, financieel, boekhouding, belasting*, salaris*, verzekering*,
        administratie financieel, krediet*
        """,
        "legal": "juridisch*, juridische, recht",
        "people": """
        personeel*, personeelszaken, opleidingen
        """,
        "recruiting": "werving*, recruitment",
        "support": "klantenservice, klantcontact, klanten",
        "health": """
        *zorg, gezondheid*, thuiszorg, medisch*, verpleging, ziekenhuis*
        """,
        "education": """
        onderwijs, *onderwijs, school*, opleiding
        """,
        "administration": """
        administratie*, administratief, bestuurlijk*, beleid*, secretariaat
        """,
        "communication": """
        communicatie*, voorlichting, pers, redactie
        """,
    },
    workers="""
    medewerker*, medewerkster*, *medewerker, *medewerkster, adviseur*, specialist*, coordinator*,
    assistent, assistente, zzp, zzp er, zelfstandig*, consulent*, functionaris*, beheerder*,
    begeleider*, vrijwilliger*, arbeider*, bediende*, analist*, uitzendkracht*
    """,
    assistants="""
    directiesecretaress*, managementassisten*, directieassisten*, assistent van de, assistente van
    de, secretaresse van, management assistent*, persoonlijk assistent*, bestuurssecretar*,
    directie assistent*
    """,
    gone="""
    voormalig, voormalige, oud directeur, oud, gepensioneerd, gepensioneerde, met pensioen,
    aankomende, toekomstig*, op zoek naar, werkzoekend*, ex
    """,
    recruits="""
    werving*, wervingsspecialist*, recruiter*, recruitment, intercedent*, personeelsfunctionaris*
    """,
)
"""The words and the false friends of Dutch titles."""
