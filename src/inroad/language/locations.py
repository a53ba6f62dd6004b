"""Cities, countries and regions that a goal may name, in several languages' spellings.

A short list of the best known: it tells a place in the world from an
organisation or a unit, where a sentence does not. It is not a gazetteer.
"""

from inroad.language.text import folded

__all__ = ["is_known"]

_CITIES = """
Amsterdam, Rotterdam, The Hague, Den Haag, Utrecht, Eindhoven, Delft, Groningen, Antwerp,
Antwerpen, Brussels, Brussel, Bruxelles, Brüssel, Ghent, Gent, Luxembourg, Berlin, Hamburg,
Munich, München, Cologne, Köln, Frankfurt, Stuttgart, Düsseldorf, Leipzig, Dresden, Hannover,
Nuremberg, Nürnberg, Bonn, Bremen, Essen, Dortmund, Karlsruhe, Mannheim, Heidelberg, Freiburg,
Münster, Aachen, Potsdam, Vienna, Wien, Graz, Salzburg, Linz, Innsbruck, Zurich, Zürich, Geneva,
Genf, Genève, Basel, Bern, Lausanne, Zug, Paris, Lyon, Marseille, Toulouse, Bordeaux, Lille,
Nantes, Nice, Strasbourg, Montpellier, Rennes, Grenoble, Madrid, Barcelona, Valencia, Sevilla,
Seville, Bilbao, Málaga, Zaragoza, Lisbon, Lisboa, Lissabon, Lisbonne, Porto, Oporto, Rome, Roma,
Rom, Milan, Milano, Mailand, Turin, Torino, Bologna, Florence, Firenze, Naples, Napoli, London,
Londres, Manchester, Birmingham, Bristol, Leeds, Edinburgh, Glasgow, Cambridge, Oxford, Belfast,
Cardiff, Dublin, Cork, Copenhagen, København, Kopenhagen, Aarhus, Stockholm, Gothenburg, Göteborg,
Malmö, Oslo, Bergen, Helsinki, Espoo, Tallinn, Riga, Vilnius, Warsaw, Warszawa, Warschau, Kraków,
Krakow, Wrocław, Gdańsk, Prague, Praha, Prag, Brno, Bratislava, Budapest, Bucharest, Sofia,
Belgrade, Zagreb, Ljubljana, Athens, Athen, Istanbul, Ankara, Kyiv, Kiev, Tel Aviv, Jerusalem,
Dubai, Abu Dhabi, Riyadh, Doha, Cairo, Casablanca, Lagos, Nairobi, Accra, Cape Town, Johannesburg,
Mumbai, Bangalore, Bengaluru, Delhi, New Delhi, Hyderabad, Chennai, Pune, Kolkata, Singapore,
Kuala Lumpur, Jakarta, Bangkok, Manila, Hanoi, Ho Chi Minh City, Hong Kong, Shanghai, Beijing,
Shenzhen, Taipei, Seoul, Tokyo, Osaka, Kyoto, Sydney, Melbourne, Brisbane, Perth, Auckland,
Wellington, New York, New York City, NYC, Boston, Chicago, San Francisco, Los Angeles, San Diego,
Seattle, Portland, Austin, Dallas, Houston, Denver, Atlanta, Miami, Washington, Washington DC,
Philadelphia, Toronto, Vancouver, Montreal, Montréal, Ottawa, Calgary, Mexico City, Ciudad de
México, Guadalajara, Monterrey, Bogotá, Medellín, Lima, Quito, Santiago, Santiago de Chile, Buenos
Aires, Montevideo, São Paulo, Sao Paulo, Rio de Janeiro, Belo Horizonte, Brasília, Curitiba, Porto
Alegre, Recife, Salvador
"""
_COUNTRIES = """
Germany, Deutschland, Allemagne, Alemania, Alemanha, Duitsland, Austria, Österreich, Autriche,
Switzerland, die Schweiz, Schweiz, Suisse, Suiza, Suíça, Zwitserland, France, Frankreich, Francia,
França, Frankrijk, Spain, Spanien, España, Espagne, Espanha, Spanje, Portugal, Italy, Italien,
Italia, Italie, Itália, the Netherlands, Netherlands, Nederland, die Niederlande, Niederlande,
Pays-Bas, Países Bajos, Países Baixos, Belgium, Belgien, Belgique, Bélgica, België, UK, United
Kingdom, England, Scotland, Wales, Ireland, Irland, Irlande, Irlanda, Denmark, Dänemark, Sweden,
Schweden, Suède, Suecia, Norway, Norwegen, Finland, Finnland, Poland, Polen, Czechia, Hungary,
Romania, Bulgaria, Greece, Griechenland, Turkey, Türkei, Ukraine, Israel, India, Indien, China,
Japan, South Korea, Korea, Vietnam, Thailand, Indonesia, Malaysia, Philippines, Australia,
Australien, New Zealand, USA, US, United States, the States, Canada, Kanada, Mexico, México,
Brazil, Brasil, Brasilien, Argentina, Chile, Colombia, Peru, Perú, Uruguay, Kenya, Nigeria, Ghana,
South Africa, Egypt, Morocco, Saudi Arabia, UAE, Estonia, Latvia, Lithuania
"""
_REGIONS = """
Europe, Europa, EU, Asia, Africa, Afrika, Latin America, North America, South America, Scandinavia,
the Nordics, Nordics, Benelux, DACH, the Balkans, Middle East, the Middle East, Bay Area,
the Bay Area, Silicon Valley, California, Texas, Bavaria, Bayern, Catalonia, Catalunya, Randstad,
the Alps, Ruhrgebiet, NRW, Île-de-France, Flanders, Wallonia, Bretagne, Andalucía
"""


def _keys(text: str) -> frozenset[str]:
    return frozenset(_key(name) for name in text.split(","))


def _key(name: str) -> str:
    return folded(" ".join(name.replace("-", " ").split())).removeprefix("the ")


_KNOWN = _keys(_CITIES) | _keys(_COUNTRIES) | _keys(_REGIONS)
_ARE_WORDS_TOO = frozenset({"us", "nice", "essen", "rom", "cork", "bergen", "eu"})


def is_known(name: str) -> bool:
    """Whether the name is a known place in the world; "nice" is one only as "Nice"."""
    key = _key(name)
    return key in _KNOWN and (key not in _ARE_WORDS_TOO or not name.strip().islower())
