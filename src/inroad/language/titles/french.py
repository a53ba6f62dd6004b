"""French titles; accents are folded, inclusive forms are already plain."""

from inroad.language.titles.lexicon import Lexicon
from inroad.method.people import Seniority as Grade

WORDS = Lexicon(
    ranks={
        Grade.LEAD: """
        chef d equipe, cheffe d equipe, contremaitre*, superviseur*, chef de chantier, cheffe de
        chantier, agent de maitrise, chef d atelier, chef de quart, chef de partie, animateur d
        equipe, coordinateur d equipe
        """,
        Grade.MANAGER: """
        responsable, responsables, chef de, cheffe de, chef du, cheffe du, cheffe, chef des,
        manageur*, chef d agence, encadrant*
        """,
        Grade.DIRECTOR: """
        directeur*, directrice*, sous directeur*, sous directrice*, doyen*, vice president*,
        proviseur*
        """,
        Grade.EXECUTIVE: "president, presidente, presidents",
    },
    steps={
        Grade.TRAINEE: """
        stagiaire*, alternant*, alternance, apprenti, apprentie, etudiant*, en apprentissage,
        stage, contrat pro
        """,
        Grade.JUNIOR: "debutant*",
        Grade.SENIOR: """
        principale, principaux, confirme, confirmee, experimente, experimentee, experte
        """,
        Grade.LEAD: """
        referent technique, referente technique
        """,
    },
    named={
        (Grade.EXECUTIVE, "general", 0.9): """
        directeur general*, directrice general*, pdg, dg, president directeur general, presidente
        directrice generale, gerant, gerante, fondateur*, fondatrice*, cofondateur*,
        cofondatrice*, co fondateur, co fondatrice, dirigeant*, proprietaire, chef d entreprise,
        cheffe d entreprise, directeur executif, directrice executive, associe fondateur, associee
        fondatrice
        """,
        (Grade.EXECUTIVE, "general", None): """
        directeur general adjoint, directrice generale adjointe, secretaire general, secretaire
        generale
        """,
        (Grade.EXECUTIVE, "", None): "associe, associee, associes",
        (Grade.EXECUTIVE, "general", 0.3): """
        administrateur independant, administratrice independante, membre du conseil
        """,
        (Grade.DIRECTOR, "", None): "vice president, vice presidente",
        (Grade.DIRECTOR, "people", None): "drh",
        (Grade.MANAGER, "people", None): "rrh",
        (Grade.DIRECTOR, "engineering", None): """
        dsi, directeur technique, directrice technique
        """,
        (Grade.DIRECTOR, "finance", None): "daf, raf",
        (Grade.SENIOR, "design", 0.2): """
        directeur artistique, directrice artistique, directeur de la photographie
        """,
        (Grade.SENIOR, "sales", 0.3): """
        directeur de clientele, directrice de clientele, directeur de comptes
        """,
        (Grade.SENIOR, "research", 0.35): """
        directeur de these, directrice de recherche, directeur de recherche
        """,
        (Grade.WORKER, "product", 0.2): """
        chef de projet*, cheffe de projet*, directeur de projet*, directrice de projet*,
        responsable de projet*, responsable projet*, charge de projet*, chargee de projet*, chef
        de produit*, cheffe de produit*, responsable produit*, responsable de produit*
        """,
        (Grade.WORKER, "sales", 0.2): """
        chef de secteur, cheffe de secteur, responsable de comptes, responsable de compte,
        responsable grands comptes, responsable clientele, responsable de clientele, charge d
        affaires, chargee d affaires
        """,
        (Grade.LEAD, "other", 0.35): "chef de cuisine, cheffe de cuisine",
        (Grade.LEAD, "engineering", 0.35): """
        chef de chantier, cheffe de chantier, conducteur de travaux, conductrice de travaux,
        ingenieur en chef
        """,
        (Grade.LEAD, "health", 0.35): "cadre de sante",
        (Grade.SENIOR, "health", 0.2): "chef de clinique",
        (Grade.DIRECTOR, "communication", None): "redacteur en chef, redactrice en chef",
        (Grade.SENIOR, "education", 0.2): """
        maitre de conferences, professeur des universites
        """,
        (Grade.TRAINEE, "research", None): "doctorant*, these cifre",
        (Grade.MANAGER, "communication", None): "responsable editorial*",
    },
    professions={
        "engineering": """
        ingenieur*, developpeur*, developpeuse*, programmeur*, technicien*, informaticien*,
        electricien*, mecanicien*, architecte*
        """,
        "data": """
        analyste de donnees, data analyste, ingenieur de donnees, ingenieure de donnees, data
        ingenieur*, statisticien*, scientifique des donnees
        """,
        "design": """
        graphiste*, dessinateur*, photographe*, concepteur graphique, illustrateur*
        """,
        "research": """
        chercheur*, chercheuse*, biologiste*, chimiste*, physicien*, attache de recherche, post
        doctorant*
        """,
        "sales": """
        vendeur*, vendeuse*, commercial, commerciale, technico commercial*, ingenieur commercial,
        attache commercial, attachee commerciale, ingenieure commerciale
        """,
        "finance": """
        comptable*, auditeur*, auditrice*, controleur de gestion, controleuse de gestion,
        tresorier*, actuaire*, fiscaliste*, banquier*
        """,
        "legal": """
        juriste*, avocat*, notaire*, magistrat*
        """,
        "support": """
        conseiller client*, conseillere client*, teleconseill*, charge de clientele, chargee de
        clientele
        """,
        "health": """
        infirmier*, infirmiere*, medecin*, pharmacien*, sage femme, aide soignant*, chirurgien*,
        dentiste*, psychologue*, kinesitherapeute*, veterinaire*
        """,
        "education": """
        enseignant*, professeur*, formateur*, formatrice*, instituteur*, institutrice*,
        educateur*, educatrice*
        """,
        "administration": """
        secretaire*, assistant administratif, assistante administrative, adjoint administratif,
        adjointe administrative, hotesse d accueil, gestionnaire*
        """,
        "consulting": "consultant, consultante, consultants",
        "communication": """
        journaliste*, redacteur*, redactrice*, traducteur*, traductrice*, attache de presse,
        attachee de presse, charge de communication, chargee de communication
        """,
        "recruiting": """
        recruteur*, recruteuse*, charge de recrutement, chargee de recrutement
        """,
        "other": """
        cuisinier*, serveur*, serveuse*, chauffeur*, agriculteur*
        """,
    },
    fields={
        "engineering": """
        ingenierie, informatique, technique, logiciel*, developpement web, systemes d information,
        si, technologie*, reseaux
        """,
        "data": """
        donnees, data, intelligence artificielle, ia
        """,
        "product": "produit*, projet*",
        "design": "creation, graphique, artistique",
        "research": "recherche, laboratoire, scientifique",
        "operations": """
        operations, logistique*, achat, achats, production, usine, atelier, qualite, maintenance,
        approvisionnement*, entrepot
        """,
        "sales": """
        ventes, vente, commerce, commercial, commerciale, magasin, grands comptes
        """,
        "marketing": "mercatique, publicite, marque",
        "finance": """
        financier*, financiere*, finances, comptabilite, tresorerie, fiscalite, paie, controle de
        gestion, assurance*, banque, bancaire
        """,
        "legal": "juridique*, droit, conformite",
        "people": """
        ressources humaines, rh, formation, humaines
        """,
        "recruiting": "recrutement*",
        "support": """
        service client, relation client, clientele, assistance technique
        """,
        "health": """
        sante, medical*, soins, clinique, hospital*
        """,
        "education": """
        enseignement, pedagogique*, scolaire*, ecole
        """,
        "administration": """
        administration, administratif, administrative
        """,
        "consulting": "conseil en",
        "communication": """
        communication*, relations publiques, presse, redaction
        """,
        "trading": "salle de marches, negoce",
    },
    workers="""
    charge de, chargee de, charge d, chargee d, conseiller*, conseillere*, employe*, assistant,
    assistante, agent, agente, cadre, attache*, operateur*, operatrice*, analyste*, specialiste*,
    ouvrier*, ouvriere*, coordinateur, coordinatrice, coordonnateur, coordonnatrice, independant*,
    auto entrepreneur, collaborateur*, collaboratrice*, fonctionnaire*, benevole*
    """,
    assistants="""
    assistant de direction, assistante de direction, assistant du, assistante du, assistant de la
    direction, assistante de la direction, secretaire de direction, assistant de gestion,
    assistante de gestion, assistante de, secretaire du
    """,
    gone="""
    ancien, ancienne, anciennement, retraite, retraitee, ex directeur, futur, en recherche, a la
    recherche, en recherche d emploi, demandeur d emploi, a la retraite, en reconversion
    """,
    recruits="""
    recrutement*, recruteur*, recruteuse*, chasseur de tetes, chasseuse de tetes
    """,
)
"""The words and the false friends of French titles."""
