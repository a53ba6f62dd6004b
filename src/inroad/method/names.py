"""Names of organisations and units as keys, so that one name is one thing."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
# Only these marks go: the Japanese and Indian ones change the letter itself.
_MARKS = re.compile("[\u0300-\u036f]")


def folded(text: str) -> str:
    """The text without case, accents and width, for comparing: "ﬁ Ärzte" -> "fi arzte"."""
    if text.isascii():
        return text.lower()
    # Taken apart first: some letters, such as mathematical ones, have no case before.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = _MARKS.sub("", apart).translate(_WHOLE_LETTERS)
    return unicodedata.normalize("NFC", plain)


# By region: English-speaking countries and Asia; German-speaking; Romance; the
# Low Countries, the North and the East; written apart in East Asian scripts.
_LEGAL_FORM_WORDS = """
inc incorporated corp corporation co company ltd limited llc llp lp plc pllc pte pty bhd sdn pvt kk
gmbh ggmbh mbh ag kg kgaa ohg gbr ug se eg ev haftungsbeschrankt aktiengesellschaft
sa sarl sas sasu sagl spa srl scs snc sci sl slu sau sc cv lda ltda eirl eireli
bv nv vof cvba bvba ab as asa aps oy oyj hf ehf ou uab sia zrt kft doo dd sro ооо оао зао пао ао
株式会社 有限会社 合同会社 株 有限公司 股份有限公司 주식회사 주
"""
_LEGAL_FORMS = frozenset(_LEGAL_FORM_WORDS.split())
# Written onto the name without a space, before or after it.
_ATTACHED_FORM = re.compile(
    "株式会社|有限会社|合同会社|股份有限公司|有限公司|주식회사|[(](?:株|주|有)[)]"
)
_JOINING = frozenset({"and", "und", "et", "y", "e", "en"})
_FORMS_OF_SEVERAL_WORDS = (
    ("sp", "z", "oo"), ("sp", "z", "o", "o"), ("a", "s"), ("s", "r", "o"), ("sa", "de", "cv"),
)  # fmt: skip
_SAME_IN_WORD = re.compile(r"[.'’`]")
_NOT_A_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=65_536)
def organisation_key(text: str) -> str:
    """The name of an organisation as a key: "Acme, Inc." and "ACME" have the same.

    Case, accents, punctuation, a leading "the", ".com" and legal forms do not
    count. A name that consists of nothing else keeps what it has. The key of
    a key is the key.
    """
    plain = folded(text).replace("&", " and ")
    plain = _ATTACHED_FORM.sub(" ", plain) if not plain.isascii() else plain
    plain = _SAME_IN_WORD.sub("", re.sub(r"\.com\b", " ", plain))
    words = _NOT_A_WORD.sub(" ", plain).split()
    kept = _without_legal_forms(words)
    return " ".join(kept or words)


def _without_legal_forms(words: list[str]) -> list[str]:
    first, last = 0, len(words)
    while form := _legal_form_before(words, last):
        last -= form
        # "GmbH & Co. KG": the joining word goes with its legal form.
        if last > first and words[last - 1] in _JOINING:
            last -= 1
    # Some put it first: "株式会社 X", "ООО X".
    while first < last and (
        words[first] == "the" or (words[first] in _LEGAL_FORMS and not words[first].isascii())
    ):
        first += 1
    return words[first:last]


def _legal_form_before(words: list[str], last: int) -> int:
    """Of how many words the legal form consists that ends before `last`; 0 for none."""
    for form in _FORMS_OF_SEVERAL_WORDS:
        if last > len(form) and tuple(words[last - len(form) : last]) == form:
            return len(form)
    return int(last > 0 and words[last - 1] in _LEGAL_FORMS)


_UNIT_FILLER_WORDS = """
the a an team teams group unit units department departments dept division divisions section business
bu office of and our
abteilung bereich referat gruppe der die das des fur und
equipe departement direction service pole le la les l de du d et
equipo departamento area unidad el los las del y
equipe time setor unidade diretoria o os do da e
afdeling groep het van en
"""
_UNIT_FILLERS = frozenset(_UNIT_FILLER_WORDS.split())


@lru_cache(maxsize=65_536)
def unit_key(text: str) -> str:
    """The name of a unit as a key: "the Data Platform team" and "data platform" have the same.

    Words that only say "a unit" do not count, except where a single letter or
    a number is all that is left: "Business Unit A", "BU A" and "Unit A" are
    all "unit a".
    """
    plain = folded(text).replace("&", " and ")
    words = _NOT_A_WORD.sub(" ", _SAME_IN_WORD.sub("", plain)).split()
    told = [word for word in words if word not in _UNIT_FILLERS]
    # "Unit A" ends with its name, though "a" says nothing elsewhere.
    last = words[-1:] if _UNIT_FILLERS.issuperset(words[:-1]) else told
    if len(last) == 1 and (len(last[0]) == 1 or last[0].isdigit()):
        return f"unit {last[0]}"
    return " ".join(told or words)
