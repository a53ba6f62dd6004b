"""Words that stand in and around names, in several languages; our own lists."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    mr mrs ms miss mx dr prof professor doctor sir dame lord lady rev reverend fr hon capt
    captain col major lt sgt herr frau hr fru dipl ing dring dipling ir drs mag phd msc mba mme
    mlle monsieur madame sra srta dra don dona eng sig dott pr univ habil hc med rer nat pol
    phil jur lic
    """
)
"""Before a name."""


ONLY_AFTER = _words(
    """
    phd msc mba med nat rer pol phil jur habil hc univ
    """
)
"""Part of a title only where it is written as one, "med." after "Dr."."""


POST_NOMINALS = _words(
    """
    phd msc bsc ba ma mba md dds jd llm llb cpa cfa pmp csm cissp esq rn pe frm shrm shrmcp sphr
    phr mph mfa dphil meng beng bcom mcom cbe obe mbe frs fcca acca aca cima mcipd frcp dnp edd
    psyd dba itil csp pspo psm aia facp leed ap cscp cism cisa ret he him she her they them hers
    theirs
    """
)
"""After a name: degrees, certificates, pronouns."""


ROLES = _words(
    """
    info team office noreply no reply donotreply do not contact hello hi mail email post admin
    administrator webmaster postmaster hostmaster support help helpdesk service services
    customer sales marketing press media pr hr jobs job careers career recruiting recruitment
    talent billing invoice invoices accounts accounting finance legal privacy security abuse
    newsletter news notifications notification alerts alert events event orders order shop store
    booking bookings reservations reception frontdesk group all everyone staff members board
    editor editors feedback enquiries inquiries general calendar bounce bounces mailer daemon
    mailerdaemon system root bewerbung kontakt buero sekretariat empfang personal verwaltung
    vertrieb contacto ventas secretaria contato vendas bonjour accueil secretariat kantoor
    """
)
"""First parts of addresses that several people read."""


PARTICLES = _words(
    """
    van von der den de del della dela di da dos das do du la le los las bin ibn binti bint al el
    ter ten te zu zum zur af av st san santa ben abu ap mac
    """
)
"""Before a family name, and part of it."""


VIETNAMESE = _words(
    """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong
    """
)
"""Vietnamese family names."""


VIETNAMESE_MIDDLE = _words(
    """
    van thi duc huu minh thanh quoc ngoc xuan hong thu kim
    """
)
"""Vietnamese middle names: they tell the order of a name."""


SUFFIXES = {
    "jr": "jr",
    "junior": "jr",
    "sr": "sr",
    "senior": "sr",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
}

DOUBLE_FAMILIES = (
    *("欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "남궁"),
    *("황보", "제갈", "선우", "독고"),
)
"""Family names of two characters."""

_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th",
    "ħ": "h",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "є": "ye", "ґ": "g",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
    "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
    "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip

HAN_FAMILIES = dict(
    zip(
        "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡林郭何高罗羅郑鄭梁谢謝宋唐许許邓"
        "鄧韩韓冯馮曹彭曾肖田董김이박최정강조윤장임한",
        str.split(
            """
            wang li zhang zhang liu liu chen chen yang yang huang huang zhao zhao wu wu zhou xu
            sun sun ma ma zhu hu lin guo he gao luo luo zheng zheng liang xie xie song tang xu
            xu deng deng han han feng feng cao peng zeng xiao tian dong kim lee park choi jung
            kang cho yoon jang lim han
            """
        ),
        strict=True,
    )
)
"""How a family name of one character is usually spelt: Chinese, then Korean."""


LATIN = str.maketrans(_LETTERS)
