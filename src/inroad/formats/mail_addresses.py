"""People in a mail header: addresses and names, tolerant and in linear time.

The structure is read first and the encoded words of the names afterwards, so
that no encoded word can bring in an address of its own.
"""

import binascii
import re
from collections.abc import Iterator
from itertools import islice

from inroad.formats.cleaning import clean_name, email_of
from inroad.formats.content_lines import decoded
from inroad.method.identity import Handle

KNOWN = 50_000
VALUE_CHARACTERS = 100_000
_PLAIN = re.compile(
    r'\s*(?:"?([A-Za-z0-9][A-Za-z0-9 .\'-]*)"?\s)?\s*<?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)>?\s*',
    re.ASCII,
)
# Where a comma may stand inside a name, the header must be read sign by sign.
_STRUCTURE = re.compile(rb'["():;\\]|=\?[^?,]*\?[bBqQ]\?[^?,]*,')
_TOKEN = re.compile(
    r'"((?:[^"\\]|\\.)*)"?|<([^<>]*)>?|([(),;:])|(=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*\?=|[^"<>(),;:=]+|=)|>',
    re.DOTALL,
)
_ENCODED = re.compile(r"=\?([\w.:-]{1,40})(?:\*[\w-]*)?\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?)")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


class People:
    """Reads address headers; remembers each mailbox it read, for mail repeats itself."""

    def __init__(self) -> None:
        self._known: dict[bytes, tuple[Handle, ...]] = {}

    def of(self, value: bytes, limit: int) -> tuple[Handle, ...]:
        """The people of a header's value, each address once, at most `limit`."""
        if b"," not in value or _STRUCTURE.search(value):
            return self._remembered(value, limit)
        found: dict[str, Handle] = {}
        for piece in value.split(b",", 2 * limit)[: 2 * limit]:
            for handle in self._remembered(piece.strip(), 1):
                found.setdefault(handle.email, handle)
        return tuple(found.values())[:limit]

    def _remembered(self, value: bytes, limit: int) -> tuple[Handle, ...]:
        found = self._known.get(value)
        if found is None:
            if len(self._known) >= KNOWN:
                self._known.clear()
            found = handles_of(value, limit)
            if len(value) < 1_000:
                self._known[value] = found
        return found


def handles_of(value: bytes, limit: int) -> tuple[Handle, ...]:
    """The people of an address header, each address once, at most `limit`."""
    text = decoded(value[:VALUE_CHARACTERS])
    if not text.isprintable():
        text = _CONTROLS.sub(" ", text)
    if len(text) < 300 and (plain := _PLAIN.fullmatch(text)):
        pairs = [(plain[1] or "", plain[2])]
    else:
        pairs = list(islice(_pairs(text), 2 * limit))
    found: dict[str, Handle] = {}
    for name, address in pairs:
        if (email := email_of(address)) and len(found) < limit:
            handle = Handle(name=_name(name, email), email=email)
            if email not in found or not found[email].name:
                found[email] = handle
    return tuple(found.values())


def text_of(value: bytes) -> str:
    """A header's value with its encoded words read."""
    return words_decoded(decoded(value[:VALUE_CHARACTERS]))


def words_decoded(text: str) -> str:
    """The text with its encoded words (RFC 2047, with language as in RFC 2231) read."""
    if "=?" not in text:
        return text
    joined = _BETWEEN.sub(r"\1", text[:VALUE_CHARACTERS])
    found, at = [], 0
    charset, piece = "", b""
    for word in _ENCODED.finditer(joined):
        if word.start() != at or word[1].lower() != charset:
            found += [decoded(piece, charset), joined[at : word.start()]]
            piece = b""
        charset, at = word[1].lower(), word.end()
        piece += _raw(word[3], word[2])
    return "".join((*found, decoded(piece, charset), joined[at:]))


def _raw(text: str, encoding: str) -> bytes:
    """The bytes of an encoded word; a broken one gives what can be read."""
    if encoding in "qQ":
        return binascii.a2b_qp(text.encode("utf-8", "replace"), header=True)
    letters = re.sub(r"[^A-Za-z0-9+/]", "", text)
    letters = letters[:-1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(letters + "=" * (-len(letters) % 4))


def _name(text: str, email: str) -> str:
    """The name beside an address; "" where it only repeats the address."""
    name = clean_name(words_decoded(text).strip().strip("'\""))
    return "" if "@" in name and email_of(name) else name


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Name and address of each mailbox; comments and names of groups left out."""
    words: list[str] = []
    address, comment, depth = "", "", 0
    for token in _TOKEN.finditer(text):
        quoted, angled, mark, plain = token.groups()
        if mark == "(" or (depth and mark == ")"):
            depth += 1 if mark == "(" else -1
        elif depth:
            comment = comment or (plain or quoted or "")
        elif angled is not None:
            address = address or angled
        elif mark in (",", ";"):
            yield _pair(words, address, comment)
            words, address, comment = [], "", ""
        elif mark == ":":
            words = []
        elif mark is None:
            words.append(_ESCAPE.sub(r"\1", quoted) if quoted is not None else plain or "")
    yield _pair(words, address, comment)


def _pair(words: list[str], address: str, comment: str) -> tuple[str, str]:
    """Name and address from what stood outside and inside the angle brackets.

    An address without brackets may be followed by its name in a comment.
    """
    outside = "".join(words).strip()
    if address:
        return outside, address
    before, at, after = outside.partition("@")
    name, _, local = before.rpartition(" ")
    return comment or name, f"{local}{at}{after.partition(' ')[0]}"
