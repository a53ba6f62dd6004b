"""The few headers of a mail that matter, found without parsing the others."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from functools import lru_cache

from inroad.formats.content_lines import decoded
from inroad.formats.mail_addresses import text_of

HEADERS = (
    b"from", b"to", b"cc", b"date", b"sender", b"message-id", b"delivered-to", b"x-original-to",
    b"auto-submitted", b"precedence", b"list-id", b"list-unsubscribe", b"x-gmail-labels",
    b"return-path", b"content-type", b"x-autoreply", b"x-autorespond", b"x-failed-recipients",
)  # fmt: skip
EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
SEVERAL = (b"to", b"cc", b"delivered-to", b"x-original-to")
_WANTED = re.compile(
    rb"\n(" + b"|".join(HEADERS) + rb")[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE
)
_DATE = re.compile(
    rb"\s*(?:[A-Za-z]{3},\s*)?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d)"
    rb" (?:([+-])(\d\d)(\d\d)|GMT|UTC)\b"
)
_MONTHS = {
    name: number
    for number, name in enumerate(b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)
}
_MACHINE = re.compile(
    rb"(?:^|[<\s\"'.+_-])(?:no|not|do[._-]?not|dont|never)[._-]?reply|mailer-daemon@|postmaster@"
    rb"|[<\s](?:bounces?|notifications?|notify|newsletters?|alerts?|updates|automated|robot"
    rb"|calendar-notification|calendar|daemon|root|cron)[\w.+=-]*@|@[\w.-]*resource\.calendar\.google",
    re.IGNORECASE,
)
_BULK = (b"bulk", b"list", b"junk", b"auto_reply")
# Labels of Gmail's folders that hold no letter of mine, as Takeout writes them
# in the account's language.
_LABELS = frozenset(
    "spam trash drafts draft chat chats bin papierkorb entwürfe entwurf corbeille brouillons"
    " brouillon papelera borradores borrador lixeira lixo rascunhos rascunho prullenbak concepten"
    " cestino bozze messages_spam spamverdacht pourriel".split()
)

Headers = dict[bytes, bytes]


def headers_of(block: bytes) -> Headers:
    """The wanted headers by lower-case name; `block` starts with a line's end.

    A repeated header counts once, the first; addresses are put together.
    """
    found: Headers = {}
    for name, value in _WANTED.findall(block):
        key = name.lower()
        if key not in found:
            found[key] = value
        elif key in SEVERAL and len(found[key]) < 100_000:
            found[key] += b"," + value
    return found


def is_automatic(headers: Headers) -> bool:
    """Whether a machine sent it, or sent it to everybody, or it is no sent mail."""
    if b"list-id" in headers or b"list-unsubscribe" in headers:
        return True
    if headers.get(b"auto-submitted", b"no").strip().lower() not in (b"no", b""):
        return True
    if headers.get(b"precedence", b"").strip().lower() in _BULK:
        return True
    if any(name in headers for name in (b"x-autoreply", b"x-autorespond", b"x-failed-recipients")):
        return True
    if headers.get(b"return-path", b"").strip() == b"<>" or _is_form(headers):
        return True
    senders = b" " + headers.get(b"from", b"") + b" " + headers.get(b"sender", b"")
    return _is_machine(senders[:1_000]) or _is_put_away(headers)


@lru_cache(maxsize=4096)
def _is_machine(senders: bytes) -> bool:
    return _MACHINE.search(senders) is not None


def _is_form(headers: Headers) -> bool:
    """Whether the mail is a report of delivery or an invitation to a meeting."""
    kind = headers.get(b"content-type", b"")[:200].strip().lower()
    return kind.startswith((b"text/calendar", b"multipart/report"))


def _is_put_away(headers: Headers) -> bool:
    """Whether Gmail has it under spam, trash, drafts or chat."""
    if b"x-gmail-labels" not in headers:
        return False
    labels = text_of(headers[b"x-gmail-labels"]).casefold().split(",")
    return any(label.strip().strip('"') in _LABELS for label in labels)


def date_of(value: bytes) -> datetime | None:
    """The moment in UTC; None when it cannot be read or cannot be true."""
    try:
        at = _common(value) or _unusual(value)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return at if at and EARLIEST_YEAR <= at.year < LATEST_YEAR else None


def _common(value: bytes) -> datetime | None:
    """A date as RFC 5322 writes it; None for another."""
    found = _DATE.match(value)
    if found is None or found[2] not in _MONTHS:
        return None
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    clock = int(hour), int(minute), min(int(second), 59)
    at = datetime(int(year), _MONTHS[month], int(day), *clock, tzinfo=UTC)
    if not sign:
        return at
    ahead = timedelta(hours=int(hours), minutes=int(minutes))
    return at + ahead if sign == b"-" else at - ahead


def _unusual(value: bytes) -> datetime | None:
    """A date in any other shape that the standard library knows."""
    parts = parsedate_tz(decoded(value[:200]).strip())
    if parts is None:
        return None
    year, month, day, hour, minute, second = parts[:6]
    zone = timezone(timedelta(seconds=parts[9] or 0))
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone).astimezone(UTC)
