"""Who wrote to whom, from mailboxes (mbox, Takeout) and single mails (.eml).

Only a few headers are read, never a body. Mail that machines send, or that goes
to everybody, shows no contact between people and is passed over.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from inroad.formats.cleaning import clean_text, email_of, is_role_address
from inroad.formats.content_lines import decoded
from inroad.formats.mail_addresses import People
from inroad.formats.mail_headers import Headers, date_of, headers_of, is_automatic
from inroad.formats.mail_splitting import from_line_end, header_blocks
from inroad.formats.readings import BOUNDS, Member, Reading, Sighting, Trace, Unread
from inroad.method.identity import Handle

source = "mbox"
streamed = True

PEOPLE_TO_NAME = 50_000
NAMES_OF_AN_ADDRESS = 8
MESSAGES_TO_KNOW_ME = 500
FEWEST_TO_KNOW_ME = 3
_FIRST_LINE = re.compile(rb"[!-9;-~]{1,100}[ \t]*:[^\n]*(?:\n|$)")
_NAMES = re.compile(rb"^([!-9;-~]+)[ \t]*:", re.MULTILINE)
_SENT = frozenset({b"from", b"date", b"received", b"message-id", b"return-path", b"sender"})
_MAIL = _SENT | {b"to", b"subject", b"mime-version", b"content-type", b"delivered-to", b"cc"}
_MESSAGE_ID = re.compile(rb"\s*<?([!-;=?-~]{3,200})>?\s*")


@dataclass(slots=True)
class _Named:
    """The names seen beside one address, and the day of the latest mail."""

    names: dict[str, int]
    latest: date


@dataclass(slots=True)
class _Mailbox:
    """What is remembered from mail to mail."""

    name: str
    people: People = field(default_factory=People)
    named: dict[str, _Named] = field(default_factory=dict)
    delivered: Counter[str] = field(default_factory=Counter)
    deliveries: int = 0
    latest: date | None = None


def recognises(member: Member) -> bool:
    """Whether the head is a mailbox's `From ` line, or the headers of a mail."""
    head = member.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if from_line_end(head) >= 0:
        return True
    if head.startswith((b"From ", b">From ")):
        head = head.partition(b"\n")[2]
    if not _FIRST_LINE.match(head):
        return False
    names = {name.lower() for name in _NAMES.findall(re.split(rb"\n\r?\n", head, maxsplit=1)[0])}
    return bool(names & _SENT) and len(names & _MAIL) >= 2


def read(member: Member) -> Iterator[Reading]:
    """A trace for each mail between people; at the end their names, and who I am."""
    mailbox = _Mailbox(member.name)
    for number, block in enumerate(header_blocks(member.stream), 1):
        if number > BOUNDS.rows:
            yield Unread(f"{member.name}:message {number}", "rows.too_many")
            break
        reading = _reading(block, number, mailbox)
        if reading is not None:
            yield reading
    yield from _me(mailbox)
    yield from _sightings(mailbox)


def _reading(block: bytes | None, number: int, mailbox: _Mailbox) -> Trace | Unread | None:
    """The trace of one mail; None for a mail that shows no contact."""
    if block is None:
        return Unread(f"{mailbox.name}:message {number}", "mbox.header_too_long")
    headers = headers_of(block)
    _note_delivery(headers, mailbox)
    if is_automatic(headers):
        return None
    senders = _people(headers, mailbox, b"from") or _people(headers, mailbox, b"sender")
    if not senders:
        return _unread(mailbox, number, "mbox.no_sender", headers.get(b"from", b""))
    at = date_of(headers.get(b"date", b""))
    if at is None:
        return _unread(mailbox, number, "mbox.date", headers.get(b"date", b""))
    sender = senders[0]
    others = {h.email: h for h in _people(headers, mailbox, b"to", b"cc")}
    others.pop(sender.email, None)
    if not others or len(others) > BOUNDS.people_in_a_message:
        return None
    _note_name(sender, at, mailbox)
    for other in others.values():
        _note_name(other, at, mailbox)
    return Trace(_uid(headers, at, sender, others), "message", at, sender, tuple(others.values()))


def _people(headers: Headers, mailbox: _Mailbox, *names: bytes) -> list[Handle]:
    """The people of some headers; one more at least than a message may have."""
    limit = BOUNDS.people_in_a_message + 2
    found: list[Handle] = []
    for name in names:
        if value := headers.get(name):
            found += mailbox.people.of(value, limit)
    return found


def _unread(mailbox: _Mailbox, number: int, code: str, value: bytes) -> Unread:
    detail = clean_text(decoded(value[:500]), 120)
    return Unread(f"{mailbox.name}:message {number}", code, detail)


def _uid(headers: Headers, at: datetime, sender: Handle, others: dict[str, Handle]) -> str:
    """The Message-ID, or a fingerprint of when, from whom and to whom."""
    own = _MESSAGE_ID.fullmatch(headers.get(b"message-id", b""))
    if own:
        return own[1].decode("ascii")
    whole = "\n".join((at.isoformat(), sender.email, *sorted(others)))
    return "mail:" + hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:32]


def _note_name(handle: Handle, at: datetime, mailbox: _Mailbox) -> None:
    """Count the name that stands beside an address."""
    if not handle.name:
        return
    named = mailbox.named.get(handle.email)
    if named is None:
        if len(mailbox.named) < PEOPLE_TO_NAME:
            mailbox.named[handle.email] = _Named({handle.name: 1}, at.date())
        return
    names = named.names
    if handle.name in names or len(names) < NAMES_OF_AN_ADDRESS:
        names[handle.name] = names.get(handle.name, 0) + 1
    named.latest = max(named.latest, at.date())


def _note_delivery(headers: Headers, mailbox: _Mailbox) -> None:
    """Count to whom the first mails were delivered."""
    value = headers.get(b"delivered-to") or headers.get(b"x-original-to")
    if value is None or mailbox.deliveries >= MESSAGES_TO_KNOW_ME:
        return
    mailbox.deliveries += 1
    emails = {email_of(decoded(part)) for part in value[:2_000].split(b",")}
    mailbox.delivered.update(emails - {""})


def _me(mailbox: _Mailbox) -> Iterator[Sighting]:
    """The addresses to which most of the first delivered mails went: mine."""
    if mailbox.deliveries < FEWEST_TO_KNOW_ME:
        return
    for email, count in mailbox.delivered.most_common():
        if 2 * count > mailbox.deliveries:
            named = mailbox.named.get(email)
            name = _usual(named) if named else ""
            seen_on = named.latest if named else None
            yield Sighting(f"me:{email}", name, (email,), seen_on=seen_on, is_me=True)


def _sightings(mailbox: _Mailbox) -> Iterator[Sighting]:
    """Each named address with the name that it most often has."""
    for email, named in mailbox.named.items():
        if not is_role_address(email):
            yield Sighting(email, _usual(named), (email,), seen_on=named.latest)


def _usual(named: _Named) -> str:
    """The name most often seen; of equals the one seen first."""
    return max(named.names, key=named.names.__getitem__)
