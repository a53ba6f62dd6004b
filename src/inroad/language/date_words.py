"""The words for days, months and spans of time in six languages, folded.

English, German, French, Spanish, Portuguese and Dutch stand side by side: a
line may mix them, and the words that mean different things in two of them are
left out unless their neighbours settle it.
"""

from typing import Final, Literal

Unit = Literal["day", "week", "month", "quarter", "year", "weekend"]


def _numbered(rows: str) -> dict[str, int]:
    return {
        word: number for number, row in enumerate(rows.strip().splitlines()) for word in row.split()
    }


MONTHS: Final = {
    word: number + 1
    for word, number in _numbered("""
january januar janvier enero janeiro januari jan ene
february februar fevrier febrero fevereiro februari feb fev
march marz maerz mars marzo marco maart mar mrz
april avril abril apr avr abr
may mai mayo maio mei
june juni juin junio junho jun
july juli juillet julio julho jul juil
august aout agosto augustus aug
september septembre septiembre setembro sep sept
october oktober octobre octubre outubro oct okt
november novembre noviembre novembro nov
december dezember decembre diciembre dezembro dec dez dic
""").items()
}

WEEKDAYS: Final = _numbered("""
monday montag lundi lunes segunda-feira maandag mon
tuesday dienstag mardi martes terca-feira dinsdag tue tues
wednesday mittwoch mercredi miercoles quarta-feira woensdag
thursday donnerstag jeudi jueves quinta-feira donderdag thu thur thurs
friday freitag vendredi viernes sexta-feira vrijdag fri
saturday samstag sonnabend samedi sabado zaterdag
sunday sonntag dimanche domingo zondag
""")

WEEKDAYS_AFTER_A_PREPOSITION: Final = _numbered("""
mo segunda
di terca
wed quarta wo
do quinta
fr sexta vr
sat sa
sun
""")
"""Short forms that are other words when they stand alone."""

DAYS_FROM_TODAY: Final = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "just now": 0, "at noon": 0, "eod": 0,
    "yesterday": -1, "last night": -1, "day before yesterday": -2,
    "the day before yesterday": -2, "the other day": -3,
    "tomorrow": 1, "tmrw": 1, "tmr": 1, "yday": -1, "day after tomorrow": 2,
    "the day after tomorrow": 2,
    "heute": 0, "gestern": -1, "vorgestern": -2, "ubermorgen": 2, "uebermorgen": 2, "morgen": 1,
    "heute morgen": 0, "heute fruh": 0, "gestern abend": -1, "gestern morgen": -1,
    "aujourd'hui": 0, "ce matin": 0, "ce soir": 0, "cet apres-midi": 0, "hier": -1,
    "hier soir": -1, "avant-hier": -2, "demain": 1, "apres-demain": 2,
    "hoy": 0, "esta manana": 0, "esta tarde": 0, "ayer": -1, "anoche": -1, "anteayer": -2,
    "antes de ayer": -2, "manana": 1, "pasado manana": 2,
    "hoje": 0, "esta manha": 0, "ontem": -1, "anteontem": -2, "amanha": 1,
    "depois de amanha": 2,
    "vandaag": 0, "vanmorgen": 0, "vanmiddag": 0, "vanavond": 0, "gisteren": -1,
    "eergisteren": -2, "overmorgen": 2,
}  # fmt: skip

_UNIT_WORDS: Final[dict[Unit, str]] = {
    "day": "day days tag tage tagen jour jours dia dias dag dagen",
    "week": "week weeks wk wks woche wochen semaine semaines semana semanas weken",
    "month": "month months monat monate monaten monats mois mes meses maand maanden",
    "quarter": "quarter quarters quartal quartals trimestre kwartaal",
    "year": "year years jahr jahre jahren jahres an ans annee ano anos jaar",
    "weekend": "weekend week-end wochenende",
}
UNITS: Final = {word: unit for unit, row in _UNIT_WORDS.items() for word in row.split()}

TURNS: Final = {
    word: turn
    for turn, row in {
        -1: "last past previous letzten letzte letzter letztes vergangenen vergangene vorige"
        " vorigen voriger afgelopen laatste ultimo ultima dernier derniere passe passee pasado"
        " pasada passado passada",
        0: "this diese diesen dieser dieses ce cet cette este esta deze dit dieses",
        1: "next coming following nachsten nachste nachster nachstes kommenden kommende volgende"
        " komende aanstaande proximo proxima prochain prochaine que-viene que-vem seguinte",
    }.items()
    for word in row.split()
}

PARTS: Final = {
    word: part
    for part, row in {
        "first": "start beginning early anfang debut principios inicio begin",
        "middle": "middle mid mitte mi- mediados meados midden half",
        "last": "end late ende fin finales final fim eind einde",
    }.items()
    for word in row.split()
}

NUMBERS: Final = {
    word: number
    for number, row in enumerate(
        (
            "",
            "a an one ein eine einem einer un une uno una um uma een",
            "two couple zwei deux dos dois duas twee paar",
            "three few drei trois tres drie",
            "four vier quatre cuatro quatro",
            "five funf cinq cinco vijf",
            "six sechs seis zes",
            "seven sieben sept siete sete zeven",
            "eight acht huit ocho oito",
            "nine neun neuf nueve nove negen",
            "ten zehn dix diez dez tien",
        )
    )
    for word in row.split()
}

PREPOSITIONS: Final = {
    word: kind
    for kind, words in {
        "on": (
            "on", "on the", "at", "at the", "in", "during", "am", "an", "im", "den", "le", "au",
            "en", "el", "na", "no", "em", "op", "the", "over the", "zum", "het",
        ),
        "by": (
            "by", "by the", "before", "before the", "due", "due on", "due by", "for",
            "no later than",
            "not later than", "latest", "bis", "bis zum", "bis zur", "bis am", "spatestens",
            "spatestens am", "spatestens bis", "vor", "vor dem", "avant", "avant le", "avant la",
            "d'ici", "d'ici a", "pour", "pour le", "antes de", "antes del", "antes do", "antes da",
            "hasta", "hasta el", "para", "para el", "ate", "ate a", "ate ao", "ate o", "tot",
            "voor", "voor het", "uiterlijk", "uiterlijk op", "per", "within", "by this",
        ),
        "until": ("until", "until the", "till", "til", "jusque", "jusqu'a", "jusqu'au", "jusqu'en"),
        "since": ("since", "seit", "depuis", "desde", "sinds", "after", "starting", "ab", "from"),
    }.items()
    for word in words
}  # fmt: skip
