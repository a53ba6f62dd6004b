"""Kinds of work and the words that stand for them, in six languages.

A kind is either a function (the same word as in `Title.function`) or a field
that people name when they say where they want to be ("climate"). Its words are
folded beginnings of words, so that they also find compounds ("klima" in
"Klimaschutz"); words of three letters or fewer have to stand alone.
"""

import re
from functools import lru_cache

from inroad.language.text import words

__all__ = ["KINDS", "kinds_of_work", "words_of"]

KINDS: dict[str, str] = {
    # Functions.
    "engineering": "engineer, ingenieur, ingenier, engenhari, engenheir, software, entwickl, "
    "developer, developpe, desarroll, ontwikkel, programm, devops, backend, frontend, informatik",
    "data": "data, daten, donnees, datos, dados, analytics, business intelligence, statisti",
    "product": "product management, product manager, product owner, produktmanag, product team, "
    "product, produkt, produit, producto",
    "design": "design, ux, ui, user experience, gestaltung, vormgev, diseno, conception graphique",
    "research": "research, forschung, recherche, investigacion, pesquisa, onderzoek, scien, "
    "wissenschaft, laborator",
    "operations": "operations, supply chain, logisti, procurement, einkauf, achats, compras, "
    "inkoop, operaciones, operacoes, manufacturing, produktion, beschaffung, warehouse",
    "sales": "sales, selling, vertrieb, verkauf, vente, ventas, vendas, verkoop, "
    "business development, account manage",
    "marketing": "marketing, advertising, werbung, publicite, publicidad, publicidade, brand",
    "finance": "financ, finanz, accounting, buchhalt, comptab, contabil, boekhoud, controlling, "
    "treasury, banking, bank, tax, steuer",
    "legal": "legal, law, lawyer, recht, juridi, jurist, compliance, attorney, derecho, direito",
    "people": "hr, human resources, people team, people and culture, people operations, personal, "
    "ressources humaines, recursos humanos, rh, personeel, learning and development",
    "recruiting": "recruit, recrut, talent acquisition, reclut, werving, hiring",
    "support": "support, customer success, customer service, kundenservice, kundendienst, "
    "service client, atencion al cliente, atendimento, klantenservice, helpdesk",
    "health": "health, medic, medizin, gesundheit, sante, salud, saude, zorg, nurs, hospital, "
    "clinic, klinik, pflege, care sector",
    "education": "educat, teach, bildung, schule, enseign, ensen, educacion, educacao, onderwijs, "
    "school, universit, pedagog, training",
    "administration": "administrat, verwaltung, office manage, secretar, sekretar, administracion",
    "trading": "trading, trader, wertpapierhandel, hedge fund, derivatives, commodities",
    "consulting": "consult, beratung, conseil, consultor, adviesbureau",
    "communication": "communicat, kommunikation, public relations, pr, comunica, offentlichkeits, "
    "copywrit",
    # Fields.
    "climate": "climate, klima, climat, clima, klimaat, sustainab, nachhaltig, durable, durabil, "
    "sostenib, sustentab, duurza, carbon, net zero, emission, renewable, erneuerbar, cleantech, "
    "decarbon, esg, energy transition, energiewende, transition ecologique, green energy",
    "energy": "energy, energie, energia, renewable, solar, wind power, windkraft, photovolt, grid, "
    "battery, batter, hydrogen, wasserstoff, utilities, power market, nuclear, oil and gas",
    "environment": "environment, umwelt, environnement, medio ambiente, meio ambiente, milieu, "
    "conservation, biodivers, nature, naturschutz, wildlife, recycling, circular econom, waste",
    "water": "water, wasser, ocean, marine, maritim",
    "space": "satellit, space, raumfahrt, spatial, espacial, espacio, ruimtevaart, aerospace, "
    "orbit, rocket, launch vehicle, earth observation, remote sensing, astronom",
    "aviation": "aviation, airline, aircraft, luftfahrt, aviacion, drone",
    "mobility": "mobility, mobilitat, automotive, automobil, transport, railway, rail, vehicle, "
    "cycling, electric car, verkehr",
    "robotics": "robot, automation, automatisier, mechatron, autonomous",
    "artificial intelligence": "ai, artificial intelligence, machine learning, ml, llm, "
    "kunstliche intelligenz, ki, intelligence artificielle, ia, inteligencia artificial, "
    "deep learning, computer vision, nlp",
    "security": "security, cyber, sicherheit, securite, seguridad, seguranca, beveilig, "
    "penetration test, infosec",
    "privacy": "privacy, data protection, datenschutz, proteccion de datos, gdpr",
    "biotech": "biotech, biolog, genom, genetic, life science, pharma, drug discovery, vaccin, "
    "molecul",
    "risk": "risk, risiko, risque, riesgo, risco, actuar, credit risk",
    "insurance": "insurance, versicher, assurance, seguros, verzeker, underwrit",
    "investing": "venture capital, vc, private equity, investing, investment, investor, "
    "asset manage, impact invest",
    "gaming": "gaming, game, games, video game, spieleentwickl, jeux video, videojuego, esport",
    "film and music": "film, movie, cinema, music, musik, musique, theatre, theater, art, arts, "
    "kunst, museum, culture sector, kultur, podcast, television",
    "journalism": "journalis, newsroom, newspaper, zeitung, editorial, redaktion, publishing",
    "sport": "sport, sports, football, fitness, olympi, deporte, esporte",
    "food": "food, lebensmittel, alimenta, gastronom, restaurant, nutrition, ernahrung, cuisine",
    "agriculture": "agricultur, landwirtschaft, farm, agro, agritech, landbouw",
    "fashion": "fashion, mode, moda, textil, apparel, luxury",
    "travel": "travel, tourism, tourismus, hotel, hospitality, viaje, viagens, reisen",
    "retail": "retail, e commerce, ecommerce, einzelhandel, onlinehandel, comercio electronico",
    "construction": "construction, bauwesen, real estate, immobil, architectur, architekt, "
    "urban planning, stadtplanung, housing",
    "public sector": "government, public sector, public policy, policy, offentlicher dienst, "
    "verwaltungsreform, civil service, ministry, ministerium, gobierno, governo, overheid",
    "nonprofit": "nonprofit, non profit, ngo, charity, charities, foundation, stiftung, ong, "
    "humanitarian, gemeinnutz, social impact, social enterprise, development aid",
    "startups": "startup, start up, startups, scaleup, scale up, entrepreneur",
}
"""Each kind with its words; the longest word that fits a text decides."""

_TOO_COMMON = frozenset({"product", "produkt", "produit", "producto", "bank", "training", "space"})
"""Words that stand for a kind in a goal, and for too much else in a title or unit."""


def words_of(kind: str) -> tuple[str, ...]:
    """The words that stand for a kind of work; `()` for one that is not in the list."""
    return tuple(w for w in _split(KINDS.get(kind, "")) if w not in _TOO_COMMON)


@lru_cache(maxsize=4_096)
def kinds_of_work(text: str) -> tuple[str, ...]:
    """The kinds of work that a text names, in the order of their first words.

    A kind whose words lie inside a longer word of another does not count:
    "data protection" is about privacy alone.
    """
    padded = f" {' '.join(words(text))} "
    hits = sorted(
        ((match.start(), match.start() - match.end(), kind)
         for kind, pattern in _PATTERNS
         for match in pattern.finditer(padded)),
    )  # fmt: skip
    found: dict[str, None] = {}
    covered, last = 0, (0, 0)
    for start, negative_length, kind in hits:
        end = start - negative_length
        if end > covered or (start, end) == last:
            found.setdefault(kind)
            covered, last = max(covered, end), (start, end)
    return tuple(found)


def _split(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _pattern(text: str) -> re.Pattern[str]:
    """One of the words at the beginning of a word, the longest first."""
    alternatives = sorted(_split(text), key=len, reverse=True)
    ends = (rf"{re.escape(w)}(?= )" if len(w) <= 3 else re.escape(w) for w in alternatives)
    return re.compile(rf"(?<= )(?:{'|'.join(ends)})")


_PATTERNS = tuple((kind, _pattern(text)) for kind, text in KINDS.items())
