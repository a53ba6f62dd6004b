"""Mail: who wrote to whom, and what is no letter between people."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.formats import mbox
from inroad.formats.mail_addresses import handles_of, words_decoded
from inroad.formats.mail_headers import date_of
from inroad.formats.mail_splitting import header_blocks
from inroad.formats.readings import BOUNDS, Member, Reading, Trace, Unread
from inroad.method.identity import Handle, Sighting

DATE = "Date: Tue, 5 Mar 2024 11:00:00 +0100"
AT = datetime(2024, 3, 5, 10, tzinfo=UTC)
ANA = Handle(name="Ana Ruiz", email="ana@x.example")
BO = Handle(email="bo@x.example")
FROM = "From: Ana Ruiz <ana@x.example>"
TO = "To: bo@x.example"


def mail(*headers: str, body: str = "Hello\n") -> str:
    return "\n".join(headers) + "\n\n" + body


def mailbox(*mails: str) -> str:
    return "".join(f"From x@y Tue Mar  5 11:00:0{n % 10} 2024\n{m}\n" for n, m in enumerate(mails))


def read(content: str | bytes) -> list[Reading]:
    raw = content.encode() if isinstance(content, str) else content
    return list(mbox.read(Member("m.mbox", BytesIO(raw), raw[: 1 << 16], len(raw))))


def traces(content: str | bytes) -> list[Trace]:
    return [reading for reading in read(content) if isinstance(reading, Trace)]


def test_a_mail_is_a_trace_from_its_sender_to_the_others() -> None:
    """From, To and Cc, the date in UTC, the Message-ID as uid; never Bcc, never myself."""
    text = mail(FROM, TO, "Cc: Cy <cy@x.example>, ana@x.example", "Bcc: b@x.example", DATE,
                "Message-ID: <1@x.example>")  # fmt: skip
    cy = Handle(name="Cy", email="cy@x.example")
    for content in (text, mailbox(text), text.replace("\n", "\r\n")):
        assert [Trace("1@x.example", "message", AT, ANA, (BO, cy))] == traces(content)


@pytest.mark.parametrize(
    "body",
    [
        "From the start\nNote: this is a body\n",
        ">From x@y Tue Mar  5 11:00:00 2024\nFrom: quoted@x.example\n",
        "From x@y Tue Mar  5 11:00:00 2024 came a letter\nwithout headers\n",
        "\n\n\nFrom: not@x.example\nTo: header@x.example\n",
        "From \n" * 300_000,
    ],
)
def test_a_body_is_never_taken_for_a_message(body: str) -> None:
    """Only a `From ` line with a time and headers after it begins a message."""
    letter = mail(FROM, TO, DATE, body=body)
    assert 3 == len(traces(mailbox(letter, letter, letter)))


def test_a_stated_length_hides_no_message() -> None:
    """Content-Length is not believed."""
    liar = mail(FROM, TO, DATE, "Content-Length: 100000")
    assert 2 == len(traces(mailbox(liar, mail(FROM, TO, DATE))))


def test_messages_without_bodies_are_told_apart() -> None:
    """A header block that no blank line ends goes up to the next message."""
    bare = f"{FROM}\n{TO}\n{DATE}"
    assert 2 == len(traces(mailbox(bare, bare)))


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-generated", "Precedence: Bulk", "Precedence: list", "List-Id: <l.x>",
        "List-Unsubscribe: <mailto:u@x>", "Return-Path: <>", "X-Autoreply: yes",
        "Content-Type: text/calendar; method=REQUEST", "Content-Type: multipart/report",
        "X-Gmail-Labels: Inbox,Spam", "X-Gmail-Labels: Drafts", "X-Gmail-Labels: Chat",
        "X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=", "Sender: G <calendar-notification@g.example>",
        "From: No Reply <no-reply@x.example>", "From: donotreply@x.example",
        "From: MAILER-DAEMON@x.example", "From: Shop <newsletter@x.example>",
    ],
)  # fmt: skip
def test_mail_of_machines_and_to_everybody_is_passed_over(header: str) -> None:
    """Automatic, listed, put away: no contact between people."""
    first = [] if header.startswith("From") else [FROM]
    assert [] == read(mail(*first, TO, DATE, header))


@pytest.mark.parametrize(
    "header",
    ["Auto-Submitted: no", "Precedence: normal", "X-Gmail-Labels: Inbox,Sent", "Return-Path: <a@x>",
     "Sender: Rudi Root <rudi@x.example>", "X-List-Id-Like: a"],
)  # fmt: skip
def test_ordinary_mail_is_not_taken_for_automatic(header: str) -> None:
    """Headers that only look alike change nothing."""
    assert 1 == len(traces(mail(FROM, TO, DATE, header)))


def test_mail_to_a_crowd_leaves_no_trace() -> None:
    """Fifty recipients are a message, one more is an announcement."""
    crowd = [f"p{n}@x.example" for n in range(BOUNDS.people_in_a_message + 1)]
    (found,) = traces(mail(FROM, "To: " + ", ".join(crowd[:-1]), DATE))
    assert BOUNDS.people_in_a_message == len(found.others)
    assert [] == traces(mail(FROM, "To: " + ", ".join(crowd), DATE))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Ana Ruiz <Ana@X.example>", [("Ana Ruiz", "ana@x.example")]),
        ('"Ruiz, A" <ana@x.example>, b@x.co', [("Ruiz, A", "ana@x.example"), ("", "b@x.co")]),
        ("ana@x.example (Ana Ruiz)", [("Ana Ruiz", "ana@x.example")]),
        ("Team: ana@x.example, Bo <b@x.co>;", [("", "ana@x.example"), ("Bo", "b@x.co")]),
        ("undisclosed-recipients:;", []),
        ("=?utf-8?Q?J=C3=BCrgen_Wei=C3=9F?= <j@x.example>", [("Jürgen Weiß", "j@x.example")]),
        ("=?utf-8?B?SsO8?=\r\n =?utf-8?B?cmdlbg==?= <j@x.example>", [("Jürgen", "j@x.example")]),
        ("=?utf-8*de?Q?Ruiz,_Ana?= <ana@x.example>", [("Ruiz, Ana", "ana@x.example")]),
        ("=?utf-8?Q?Bo=0D=0ABcc:_e@x.co,?= <bo@x.example>", [("Bo Bcc: e@x.co", "bo@x.example")]),
        ("=?nobody-knows?Q?Ana?= <ana@x.example>", [("Ana", "ana@x.example")]),
        ("Jürgen <j@x.example>", [("Jürgen", "j@x.example")]),
        ("'ana@x.example' <ana@x.example>", [("", "ana@x.example")]),
        ("ana@x.example, Ana Ruiz <ana@x.example>", [("Ana Ruiz", "ana@x.example")]),
        ("Ana\x00 <an\x00a@x.example>", []),
        ("((((((((((", []),
        ('"unclosed <ana@x.example>', [("unclosed", "ana@x.example")]),
        ("Ana Ruiz ana@x.example", [("Ana Ruiz", "ana@x.example")]),
        ("märy@exämple.example", [("", "märy@exämple.example")]),
        ("nobody", []),
    ],
)  # fmt: skip
def test_addresses_are_read_as_people_and_programs_write_them(
    header: str, expected: list[tuple[str, str]]
) -> None:
    """Quotes, comments, groups, encoded words; no encoded word brings in an address."""
    assert [(h.name, h.email) for h in handles_of(header.encode(), 10)] == expected


def test_latin_letters_without_a_charset_are_read() -> None:
    """Raw bytes are UTF-8, or else Windows-1252."""
    assert (Handle("Jürgen", "j@x.example"),) == handles_of(
        "Jürgen <j@x.example>".encode("cp1252"), 5
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue, 5 Mar 2024 11:00:00 +0100", AT),
        ("5 Mar 2024 10:00:00 GMT", AT),
        ("Tue,  5 Mar 24 05:00 -0500 (EST)", AT),
        ("Tue, 05 Mar 2024 11:00:60 +0100", AT.replace(second=59)),
        ("Tue, 5 Mar 1989 11:00:00 +0100", None),
        ("Tue, 5 Mar 3024 11:00:00 +0100", None),
        ("Tue, 45 Mar 2024 11:00:00 +0100", None),
        ("Tue, 5 Mar 2024 11:00:00 +9999999999999", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_are_moments_in_utc_or_none(text: str, expected: datetime | None) -> None:
    """What cannot be read or cannot be true is no date."""
    assert expected == date_of(text.encode())


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ((TO, DATE), "mbox.no_sender"),
        (("From: nobody", TO, DATE), "mbox.no_sender"),
        ((FROM, TO), "mbox.date"),
        ((FROM, TO, "Date: Thu, 1 Jan 1970 00:00:00 +0000"), "mbox.date"),
    ],
)
def test_a_broken_mail_is_named_by_its_number(headers: tuple[str, ...], code: str) -> None:
    """Without a sender or a possible date a mail is `Unread`; the others are read."""
    good = mail(FROM, TO, DATE)
    unread = [r for r in read(mailbox(good, mail(*headers), good)) if isinstance(r, Unread)]
    assert [("m.mbox:message 2", code)] == [(u.place, u.code) for u in unread]


def test_a_header_of_megabytes_loses_only_its_mail() -> None:
    """A block of headers above a megabyte is not held."""
    huge = mail(FROM, "X-Huge: " + "x" * 3_000_000, TO, DATE)
    readings = read(mailbox(huge, mail(FROM, TO, DATE)))
    assert Unread("m.mbox:message 1", "mbox.header_too_long") == readings[0]
    assert isinstance(readings[1], Trace)


def test_a_mail_without_an_id_has_the_same_uid_again() -> None:
    """The uid is then made of when, from whom and to whom."""
    one, two = traces(mailbox(mail(FROM, TO, DATE), mail(FROM, TO, DATE)))
    (other,) = traces(mail(FROM, "To: cy@x.example", DATE))
    assert one.uid == two.uid != other.uid


def test_each_named_address_is_seen_once_under_its_usual_name() -> None:
    """The name most often seen, on the day of the latest mail; no offices."""
    days = (("Ana", "7"), ("Ana Ruiz", "6"), ("Ana Ruiz", "4"))
    help_desk = "To: Help <support@x.example>"
    mails = [
        mail(f"From: {name} <ana@x.example>", help_desk, DATE.replace("5", day))
        for name, day in days
    ]
    sightings = [r for r in read(mailbox(*mails)) if isinstance(r, Sighting)]
    expected = Sighting("ana@x.example", "Ana Ruiz", ("ana@x.example",), seen_on=date(2024, 3, 7))
    assert [expected] == sightings


def test_the_address_that_most_mail_was_delivered_to_is_mine() -> None:
    """Delivered-To says who I am, once there is enough mail to tell."""
    mine, other = "Delivered-To: me@x.example", "Delivered-To: list@x.example"
    letters = [mail(FROM, TO, DATE, header) for header in (mine, mine, mine, other)]
    me = Sighting("me:me@x.example", "", ("me@x.example",), is_me=True)
    assert me in read(mailbox(*letters))
    assert me not in read(mailbox(*letters[:2]))
    mixed = mailbox(*letters[2:], mail(FROM, TO, DATE, "Delivered-To: third@x.example"))
    assert not any(isinstance(r, Sighting) and r.is_me for r in read(mixed))


def test_a_single_mail_is_recognised_and_a_text_is_not() -> None:
    """The first lines are headers of mail, or a mailbox's `From ` line."""
    for content, expected in (
        (mail(FROM, TO, DATE), True),
        (mailbox(mail(FROM, TO)), True),
        ("First Name,Last Name\nAna,Ruiz\n", False),
        ("BEGIN:VCARD\nFN:Ana\nEND:VCARD\n", False),
        ("From: a letter\n\nthat somebody typed", False),
        ("", False),
    ):
        raw = content.encode()
        assert expected == mbox.recognises(Member("m", BytesIO(raw), raw, len(raw)))


def test_every_mail_of_the_fixtures_is_read(data: Path) -> None:
    """Each gives a reading or is passed over, and nearly all are recognised."""
    paths = sorted((data / "fixtures" / "eml").glob("*.eml"))
    known = []
    for path in paths:
        raw = path.read_bytes()
        read(raw)
        known.append(mbox.recognises(Member(path.name, BytesIO(raw), raw[: 1 << 16], len(raw))))
    # One has a subject and nothing else in its headers.
    assert len(paths) - 1 == sum(known)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise(content: bytes) -> None:
    """Any bytes, alone or inside a mailbox, are read without raising."""
    start = mailbox(mail(FROM, TO, DATE)).encode()
    read(content)
    assert 1 <= len(read(start + content))
    handles_of(content, 5)
    words_decoded(content.decode("latin-1"))
    date_of(content)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([FROM, TO, DATE, "Subject: x", " folded", "", "text", "From "]), max_size=12
    ),
    st.integers(1, 40),
)
def test_the_pieces_in_which_a_file_arrives_change_nothing(lines: list[str], size: int) -> None:
    """A mailbox read in small pieces is the mailbox read at once."""
    content = mailbox("\n".join(lines), mail(FROM, TO, DATE), "\n".join(lines)).encode()

    class InPieces(BytesIO):
        def read(self, asked: int | None = -1, /) -> bytes:
            return super().read(size)

    assert list(header_blocks(BytesIO(content))) == list(header_blocks(InPieces(content)))
