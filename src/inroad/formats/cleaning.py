"""Names, addresses, numbers and texts as people typed them, made regular.

Every function is total: it takes any text and gives back a text, "" where
there is nothing to keep.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

from inroad.formats.readings import BOUNDS

_JOINERS = "\u200c\u200d"  # they spell words in Persian and in Indic scripts
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_LATIN1_TRAIL = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
_MOJIBAKE = re.compile(
    f"[\u00c2-\u00f4][{_LATIN1_TRAIL}\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039"
    "\u203a\u20ac\u2122]"
)
_SPACES = re.compile(r"\s+")
_SPACES_IN_A_LINE = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\s*\n\s*\n\s*")


def clean_text(text: str, limit: int = BOUNDS.field_characters, *, lines: bool = False) -> str:
    """The text in NFC without control and direction characters, at most `limit` long.

    Args:
        text: anything.
        limit: how many characters may stay.
        lines: keep line breaks (at most one empty line at a time); otherwise
            everything stands on one line.
    """
    text = text[: 4 * limit + 100]
    if not text.isascii():
        text = _repaired(text)
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", "".join(map(_kept, text)))
    if not lines:
        return _SPACES.sub(" ", text).strip()[:limit].rstrip()
    text = _SPACES_IN_A_LINE.sub(" ", text.strip())
    return _EMPTY_LINES.sub("\n\n", text)[:limit].rstrip()


def _repaired(text: str) -> str:
    """The text with UTF-8 that was read as Latin-1 put right."""
    if not _MOJIBAKE.search(text):
        return text
    import ftfy  # takes long to load, and few files need it

    return ftfy.fix_encoding(text)


def _kept(character: str) -> str:
    """The character, a space or line break for its like, or nothing."""
    if character in "\n\u2028\u2029":
        return "\n"
    if character in "\t\r\x0b\x0c\x85":
        return " "
    if character in _JOINERS:
        return character
    return "" if unicodedata.category(character) in _DROPPED else character


_POST_NOMINALS = frozenset(
    "phd mphil dphil edd dba md do dds dmd dvm jd llb llm ba bs bsc beng bcom bba ma ms msc"
    " mba emba mfa mph mpa mpp msw meng med mres rn bsn msn np pa pharmd psyd esq cpa ca acca"
    " aca cfa cma caia frm pmp pgmp csm cspo psm cissp cisa cism ceh ccie ccna itil togaf shrm"
    " shrmcp shrmscp phr sphr gphr cipd mcipd fcipd pe ceng mice frsa frs obe mbe cbe dr"
    " drrernat dring dipling diplkfm jr sr ii iii iv mst lcsw pt dpt rph cipp cippe".split()
)
_PRONOUNS = re.compile(
    r"\s*[(\[]\s*(?:she|he|they|her|him|ella|elle|sie|er|ze)(?:\s*/\s*\w+){1,3}\s*[)\]]", re.I
)
_STYLED_LETTERS = re.compile("[\U0001d400-\U0001d7ff]")
_GRADE = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]|[A-Z]{2,6}")


@lru_cache(maxsize=8192)
def clean_name(text: str) -> str:
    """The name as it is shown: no emoji, no pronouns, no degrees after a comma.

    "Ana 🚀 Ruiz, PhD, MBA" is "Ana Ruiz". "Ruiz, Ana" stays as it is: a comma
    alone does not tell which part is the family name.
    """
    if _STYLED_LETTERS.search(text):
        text = unicodedata.normalize("NFKC", text)
    text = clean_text(text, 2 * BOUNDS.name_characters)
    if not text.isascii():
        text = _SPACES.sub(" ", "".join(" " if _is_emoji(c) else c for c in text))
        text = re.sub(rf"(?<!\w)[{_JOINERS}]+|[{_JOINERS}]+(?!\w)", "", text)
    text = _without_post_nominals(_PRONOUNS.sub("", text))
    return text.strip(" ,;|\u00b7\u2022-_").strip()[: BOUNDS.name_characters].rstrip()


def _is_emoji(character: str) -> bool:
    if character in "\u20e3\ufe0e\ufe0f":
        return True
    return character > "\u00a1" and unicodedata.category(character) in {"So", "Sk"}


def _without_post_nominals(name: str) -> str:
    """The name without the parts after a comma that are only degrees and grades."""
    parts = name.split(",")
    while len(parts) > 1 and is_post_nominal(parts[-1], after=",".join(parts[:-1])):
        parts.pop()
    return ",".join(parts)


def is_post_nominal(part: str, after: str = "") -> bool:
    """Whether a part of a name is only degrees, grades or nothing.

    A short word in capitals after a full name in mixed case counts too
    ("Tom Berg, XYZ"), for nobody knows all the grades there are.
    """
    full_name = len(after.split()) > 1 and after != after.upper()
    words = re.sub(r"[.'®™()/-]", "", part).split()
    return all(
        (full_name and _GRADE.fullmatch(word))
        or (word.lower() in _POST_NOMINALS and (full_name or not re.fullmatch("[A-Z][a-z]", word)))
        for word in words
    )


_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_EMAIL = re.compile(
    rf"[^\s@<>()\[\],;:\"\\/]{{1,64}}@(?:{_LABEL}\.){{1,10}}(?:[^\W\d_]{{2,63}}|xn--[a-z0-9-]{{2,59}})"
)


def email_of(text: str) -> str:
    """The e-mail address in lower case, "" when the text is none.

    Takes `Name <address>` and `mailto:` too. What a mail server calls itself
    inside (`/o=ExchangeLabs/...`) is not an address.
    """
    text = text.strip()[:400]
    if text.endswith(">") and "<" in text:
        text = text[text.rindex("<") + 1 : -1]
    text = text.strip(" \t\r\n'\"<>.;,").lower()
    if text.startswith("mailto:"):
        text = text[7:].split("?")[0]
    return text if len(text) <= 254 and _EMAIL.fullmatch(text) else ""


_SLUG = re.compile(
    r"(?:^|[/.@\s:=(])linkedin\.com/(?:mwlite/)?in/([^/?#\s,;\"'<>()|\\]{1,400})", re.I
)


def slug_of(url: str) -> str:
    """The lower-cased part after `/in/` of a LinkedIn address, "" when there is none.

    `/in/me` is everybody's own page and names nobody.
    """
    found = _SLUG.search(url[:4000])
    return _slug(found[1]) if found else ""


@lru_cache(maxsize=8192)
def _slug(text: str) -> str:
    text = clean_text(unquote(text, errors="replace"), BOUNDS.name_characters).lower()
    return "" if text == "me" or "\ufffd" in text else text.strip(" .:*!")


def bare_slug_of(text: str) -> str:
    """The slug of a LinkedIn address, or of a text that is itself a slug or `in/slug`."""
    bare = text.strip().removeprefix("/").removeprefix("in/").removeprefix("@").strip("/")
    return slug_of(text) or (_slug(bare) if re.fullmatch(r"[\w%-]{3,100}", bare) else "")


_EXTENSION = re.compile(r"^tel:|(?:;|\s*(?:extension|ext|x)\.?\s*(?=\d)).*$", re.I | re.S)


@lru_cache(maxsize=8192)
def phone_of(text: str) -> str:
    """The number as E.164 when it starts with +, otherwise its digits.

    "" when there are fewer than 5 digits or more than 20.
    """
    text = _EXTENSION.sub("", unicodedata.normalize("NFKC", text[:100]).strip()).strip()
    digits = "".join(str(unicodedata.decimal(c)) for c in text if c.isdecimal())
    if not 5 <= len(digits) <= 20:
        return ""
    return (_e164(text) if text.startswith("+") else "") or digits


def _e164(text: str) -> str:
    import phonenumbers  # a large table of countries

    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text for comparing: no case, no accents, no punctuation, single spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


_ROLES = frozenset(
    "info support sales contact office admin service help hello team noreply no-reply donotreply"
    " do-not-reply billing jobs careers press marketing hr newsletter notifications kontakt".split()
)


def is_role_address(email: str) -> bool:
    """Whether an address belongs to a function rather than to a person."""
    return email.partition("@")[0].split("+")[0] in _ROLES
