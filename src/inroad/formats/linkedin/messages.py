"""LinkedIn's messages and invitations: who wrote to whom and when, never what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from sys import intern

from inroad.formats.cleaning import clean_name, fold, slug_of
from inroad.formats.dates import moment_of
from inroad.formats.keys import key_of, person_uid
from inroad.formats.linkedin.me import me_as
from inroad.formats.linkedin.recipients import NOBODY, Known, recipients
from inroad.formats.readings import BOUNDS, Handle, Member, Reading, Sighting, Trace, Unread
from inroad.formats.tables import Header, Row, dated_rows_of, unread

_LONG = frozenset({"content", "subject", "message", "conversationtitle", "attachments"})
_LONG_LISTS = frozenset({"to", "recipientprofileurls"})
_MASS_MAIL = re.compile(r"%(?:FIRST|LAST|FULL)_?NAME%|spinmail|\{\{\s*first_?name\s*\}\}", re.I)
_ADDRESS_BREAK = re.compile(r"[,;\s]+")
_CONVERSATIONS_THAT_TELL = 3
_MESSAGES = 500_000  # as many envelopes as fit into the memory of an import


_handle = lru_cache(maxsize=50_000)(Handle)


@dataclass(frozen=True, slots=True)
class _Message:
    """The envelope of one message."""

    conversation: str
    at: datetime
    sender: Handle
    to: str
    to_slugs: tuple[str, ...]


def messages(member: Member, header: Header) -> Iterator[Reading]:
    """One trace for each message that a person sent to persons.

    Drafts, spam and campaigns are left out. The whole file is looked through
    first, for a list of names can only be split when the names are known.
    """
    envelopes: list[_Message] = []
    everybody: Known = Known()
    in_conversation: dict[str, Known] = {}
    for found in _envelopes(member, header):
        if isinstance(found, Unread):
            yield found
            continue
        if len(envelopes) == _MESSAGES:
            yield Unread(member.name, "rows.too_many")
            break
        envelopes.append(found)
        everybody.add(found.sender)
        in_conversation.setdefault(found.conversation, Known()).add(found.sender)
    present: dict[str, set[Handle]] = {}
    given: set[str] = set()
    for envelope in envelopes:
        known = in_conversation[envelope.conversation]
        others = recipients(envelope.to, envelope.to_slugs, known, everybody)
        present.setdefault(envelope.conversation, set()).update({envelope.sender, *others})
        trace = _trace(envelope, others)
        if trace and trace.uid not in given:
            given.add(trace.uid)
            yield trace
    yield from _me_in(present)


def _envelopes(member: Member, header: Header) -> Iterator[_Message | Unread]:
    day_first, rows = dated_rows_of(member, header, ["date"], _LONG | _LONG_LISTS)
    for row in rows:
        if not isinstance(row, Row):
            yield row
        elif _was_sent_by_somebody(row):
            at = moment_of(row.raw("date"), day_first=day_first)
            if at is None:
                yield unread(member, row.line, "date.not_understood", row.raw("date"))
            else:
                yield _message(row, at)


def _was_sent_by_somebody(row: Row) -> bool:
    """Whether the row is a message from a person: no draft, no spam, no campaign."""
    columns, folder = row.header.columns, row.raw("folder").lower()
    draft = "folder" in columns and (not folder or "draft" in folder)
    drafts = {row.raw("ismessagedraft").lower(), row.raw("isconversationdraft").lower()}
    if draft or "spam" in folder or drafts & {"yes", "true"}:
        return False
    url = row.raw("senderprofileurl")
    sender = fold(clean_name(row.raw("from")))
    if not slug_of(url) and (url or not sender or sender in NOBODY):
        return False  # a company's page, a sponsor, or somebody who has left
    return not _MASS_MAIL.search(f"{row.raw('subject')} {row.raw('content')}")


def _message(row: Row, at: datetime) -> _Message:
    addresses = _ADDRESS_BREAK.split(row.raw("recipientprofileurls"))
    sender = _handle(clean_name(row.raw("from")), slug=slug_of(row.raw("senderprofileurl")))
    return _Message(
        conversation=intern(row.text("conversationid")),
        at=at,
        sender=sender,
        to=intern(row.raw("to")[: BOUNDS.field_characters]),
        to_slugs=tuple(dict.fromkeys(intern(slug) for url in addresses if (slug := slug_of(url)))),
    )


def _trace(envelope: _Message, others: tuple[Handle, ...]) -> Trace | None:
    """The message as a trace; None when it went to nobody, or to a crowd."""
    sender = envelope.sender
    others = tuple(o for o in others if not _are_same(o, sender))
    if not others or len(others) > BOUNDS.people_in_a_message:
        return None
    where = envelope.conversation or fold(envelope.to)
    uid = key_of("message", where, envelope.at.isoformat(), sender.slug or fold(sender.name))
    return Trace(uid, "message", envelope.at, sender, others)


def _are_same(one: Handle, other: Handle) -> bool:
    if one.slug and other.slug:
        return one.slug == other.slug
    return fold(one.name) == fold(other.name)


def _me_in(present: dict[str, set[Handle]]) -> Iterator[Sighting]:
    """The seeker: the only one who is in every conversation, where there are some.

    No table of LinkedIn's says the seeker's own slug.
    """
    rooms = [{person_uid(slug=h.slug, name=h.name): h for h in room} for room in present.values()]
    if len(rooms) < _CONVERSATIONS_THAT_TELL or "" in present:
        return
    everywhere = set(rooms[0]).intersection(*rooms[1:])
    if len(everywhere) == 1:
        me = rooms[0][everywhere.pop()]
        if me.slug:
            yield me_as(me.name, me.slug)


def invitations(member: Member, header: Header) -> Iterator[Reading]:
    """Who asked whom to connect; the seeker is who sent the outgoing ones."""
    day_first, rows = dated_rows_of(member, header, ["sentat"], _LONG)
    seen: set[Sighting] = set()
    for row in rows:
        if not isinstance(row, Row):
            yield row
            continue
        sender = Handle(clean_name(row.raw("from")), slug=slug_of(row.raw("inviterprofileurl")))
        other = Handle(clean_name(row.raw("to")), slug=slug_of(row.raw("inviteeprofileurl")))
        if not all(h.slug or (h.name and fold(h.name) not in NOBODY) for h in (sender, other)):
            continue
        outgoing = row.raw("direction").lower() == "outgoing"
        if (me := _me_inviting(sender if outgoing else other, row)) and me not in seen:
            seen.add(me)
            yield me
        at = moment_of(row.raw("sentat"), day_first=day_first)
        if at is None:
            yield unread(member, row.line, "date.not_understood", row.raw("sentat"))
            continue
        uid = key_of("invitation", at.isoformat(), fold(sender.name), fold(other.name))
        yield Trace(uid, "invitation", at, sender, (other,))


def _me_inviting(mine: Handle, row: Row) -> Sighting | None:
    """The seeker's own side, when the row says which one it is."""
    known = row.raw("direction").lower() in {"outgoing", "incoming"}
    return me_as(mine.name, mine.slug) if known else None
