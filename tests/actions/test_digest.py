"""The week as a mail: what it says, and what its links do."""

import email
import smtplib
import ssl
from datetime import timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from django.core import signing

from inroad.actions import digest, goals, mailing, people, planning, promising, undoing
from inroad.actions.digest import LinkNotGood, LinkTooOld
from inroad.actions.mailing import Mail, MailNotRight, NoMail, NotSent
from inroad.store import keep, models
from inroad.store.models import User
from inroad.store.visible import visible_to
from inroad.words.digests import acted, message, subject
from tests.actions.looking import NOW, TODAY

ADDRESS = "http://127.0.0.1:4680/"
HOSTILE = 'Eve</p><script>alert(1)</script>\r\nBcc: all@b.example "x'
TOML = """
host = "mail.example"
port = 587
user = "me"
password = "secret words"
from = "me@mail.example"
to = "me@mail.example"
"""


@pytest.fixture
def begun(viewer: User) -> User:
    """A seeker with a goal, eight people there, and one promise."""
    with keep.batch(viewer, kind="people", now=NOW) as batch:
        for number in range(8):
            row = batch.add(models.Person(name=f"Nora Quist{chr(97 + number)}", connected=True))
            batch.add(models.Position(person_id=row.pk, organisation="Acme", title="Engineer"))
    goals.set_goal(viewer, "data platform at Acme", NOW)
    promising.promise(viewer, row.pk, "our checklist", TODAY, NOW)
    return viewer


def steps(viewer: User) -> list[tuple[str, str]]:
    """What became of suggestions, in the order in which it was kept."""
    return list(visible_to(viewer, models.Step).order_by("pk").values_list("key", "state"))


def mail(viewer: User, **told: str) -> EmailMessage:
    """The week's mail, written out and read again by the standard library."""
    made = message(digest.digest(viewer, NOW), NOW, ADDRESS, **told)
    read = email.message_from_bytes(made.as_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    return read


def parts(read: EmailMessage) -> tuple[str, str]:
    """Its text and its HTML."""
    found = [read.get_body((kind,)) for kind in ("plain", "html")]
    return tuple(str(each.get_content()) for each in found if each)  # type: ignore[return-value]


def test_a_mail_has_the_week(begun: User) -> None:
    """Promises, at most five cards, two links for each, in text and HTML; no name outside."""
    week = digest.digest(begun, NOW)
    read = mail(begun)
    plain, html = parts(read)
    items = (*week.promises, *week.cards)
    assert ("2026-W10", 1) == (week.week, len(week.promises))
    assert 1 <= len(week.cards) <= 5
    assert f"Your week: {len(items)} next steps" == read["Subject"] == subject(week)
    assert "Nora" not in str(read["Subject"]) and "Keep your promise to Nora" in plain
    for each in (plain, html):
        assert 2 * len(items) == each.count(f"{ADDRESS}do/")
        assert all(f"{ADDRESS}do/{item.done}" in each for item in items)
        assert all(f"{ADDRESS}do/{item.later}" in each for item in items)
        assert "The point" in each


def test_nothing_due_is_said(viewer: User) -> None:
    """No link, no empty list."""
    plain, html = parts(mail(viewer))
    assert "Nothing is due" in plain and "Nothing is due" in html
    assert "/do/" not in plain + html


def test_hostile_names_stay_text(viewer: User) -> None:
    """No header, no tag: what a promise holds is data."""
    priya = people.add(viewer, "Priya Raman, Acme", NOW)
    promising.promise(viewer, priya.pk, HOSTILE, TODAY, NOW)
    read = mail(viewer)
    plain, html = parts(read)
    assert "Eve</p><script>alert(1)</script> Bcc: all@b.example" in plain
    assert "<script>" not in html and "&lt;script&gt;" in html
    assert {"Subject", "From", "Date", "Message-ID", "MIME-Version", "Content-Type"} == set(
        read.keys()
    )


def test_a_sender_with_a_line_of_its_own_is_refused(begun: User) -> None:
    """A header cannot be smuggled in by mail.toml."""
    with pytest.raises(ValueError, match=r"newline|linefeed|carriage"):
        mail(begun, sender="me@b.example\r\nBcc: x@b.example")


def test_a_link_settles_once_and_can_be_taken_back(begun: User) -> None:
    """Done, done again, undone, undone again."""
    (item,) = digest.digest(begun, NOW).promises
    key = item.card.step.key
    first = digest.act(begun, item.done, NOW)
    again = digest.act(begun, item.done, NOW)
    assert [("done", False), ("done", True)] == [(each.what, each.again) for each in (first, again)]
    assert [(key, "done")] == steps(begun)
    assert 1 == visible_to(begun, models.Promise).exclude(kept_on=None).count()
    back = [digest.act(begun, again.undo, NOW) for _ in "ab"]
    assert [("undone", False), ("undone", True)] == [(each.what, each.again) for each in back]
    assert [] == steps(begun)
    assert 0 == visible_to(begun, models.Promise).exclude(kept_on=None).count()


def test_later_is_later(begun: User) -> None:
    """A week, and once; what is put off is not done by the other link."""
    item = digest.digest(begun, NOW).cards[0]
    assert "snoozed" == digest.act(begun, item.later, NOW).what
    row = visible_to(begun, models.Step).get()
    assert TODAY + timedelta(days=7) == row.until
    assert digest.act(begun, item.later, NOW).again
    assert "settled" == digest.act(begun, item.done, NOW).what
    assert [(item.card.step.key, "snoozed")] == steps(begun)


def test_what_was_settled_elsewhere_stays(begun: User) -> None:
    """A card that was dropped on the page is not done by an old mail."""
    item = digest.digest(begun, NOW).cards[0]
    planning.mark_step(begun, item.card.step.key, "dismissed", NOW)
    done = digest.act(begun, item.done, NOW)
    assert ("settled", "") == (done.what, done.undo)
    assert "Nothing was changed" in acted(done)
    assert [(item.card.step.key, "dismissed")] == steps(begun)


def test_links_are_good_for_two_weeks(begun: User) -> None:
    """To the last day, and not beyond it."""
    item = digest.digest(begun, NOW).promises[0]
    with pytest.raises(LinkTooOld):
        digest.act(begun, item.done, NOW + timedelta(days=15))
    assert [] == steps(begun)
    assert "done" == digest.act(begun, item.done, NOW + timedelta(days=14)).what


def test_only_our_own_links_do_anything(begun: User, viewer: User) -> None:
    """Changed, cut, signed for something else, of another account or for another word: nothing."""
    item = digest.digest(begun, NOW).promises[0]
    said = signing.loads(item.done, salt=digest.SALT)

    def signed(salt: str = digest.SALT, **other: object) -> str:
        return signing.dumps({**said, **other}, salt=salt)

    bad = [
        item.done[:-1], item.done[1:], item.done.swapcase(), "", "a:b:c", "é", "x" * 5_000,
        signed(salt="inroad.launch"), signed(account=begun.pk + 1), signed(mark="0" * 16),
        signed(state="not_this_person"), signed(until="never"), signed(account=None),
        signing.dumps("done", salt=digest.SALT), signing.dumps([1], salt=digest.SALT),
        signing.dumps({}, salt=digest.SALT),
    ]  # fmt: skip
    for each in bad:
        with pytest.raises(LinkNotGood):
            digest.act(begun, each, NOW)
    assert [] == steps(begun)


def test_a_mail_from_before_an_erasure_does_nothing(begun: User) -> None:
    """The account's number is the same afterwards; its secret is not."""
    item = digest.digest(begun, NOW).promises[0]
    keep.prefer(begun, secret="another")
    with pytest.raises(LinkNotGood):
        digest.act(begun, item.done, NOW)


def test_looking_at_the_week_keeps_nothing(begun: User) -> None:
    """A mail that is made and not read changes nothing."""
    before = begun.revision, len(undoing.history(begun, 99))
    digest.digest(begun, NOW)
    begun.refresh_from_db()
    assert before == (begun.revision, len(undoing.history(begun, 99)))


def test_it_is_written_for_the_owner_alone(begun: User, home: Path) -> None:
    """Into Inroad's folder, in place of this week's earlier one."""
    week = digest.digest(begun, NOW)
    for _ in "ab":
        file = digest.written(message(week, NOW, ADDRESS), week.week)
    assert (home / "digest-2026-W10.eml", "0o600") == (file, oct(file.stat().st_mode & 0o777))
    assert [file] == list(home.glob("digest*"))


# ------------------------------------------------------------------ sending


class Server:
    """A mail server that notes what it is told."""

    def __init__(self, *told: object, **options: object) -> None:
        self.said: list[Any] = [("connected", *told[:2])]
        Server.last = self

    last: "Server"
    refuses: Exception | None = None

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self.said.append("ended")

    def close(self) -> None:
        self.said.append("closed")

    def starttls(self, context: ssl.SSLContext) -> None:
        if isinstance(self.refuses, smtplib.SMTPNotSupportedError):
            raise self.refuses
        self.said.append(("starttls", context.verify_mode, context.check_hostname))

    def login(self, user: str, password: str) -> None:
        if self.refuses:
            raise self.refuses
        self.said.append(("login", user, password))

    def send_message(self, mail: EmailMessage, sender: str, to: list[str]) -> None:
        self.said.append(("sent", mail["Subject"], sender, to))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> type[Server]:
    """In place of a real one."""
    monkeypatch.setattr(smtplib, "SMTP", Server)
    monkeypatch.setattr(smtplib, "SMTP_SSL", Server)
    monkeypatch.setattr(Server, "refuses", None)
    return Server


def configured(home: Path, text: str = TOML, mode: int = 0o600) -> None:
    """A mail.toml of the seeker's."""
    (home / "mail.toml").write_text(text, "utf-8")
    (home / "mail.toml").chmod(mode)


def test_it_is_sent_encrypted(begun: User, home: Path, server: type[Server]) -> None:
    """STARTTLS before anything is said, with the certificate checked; at 465 from the start."""
    assert not mailing.can_send()
    configured(home)
    assert mailing.can_send()
    how = mailing.mail()
    assert (
        Mail("mail.example", 587, "me", "secret words", "me@mail.example", "me@mail.example") == how
    )
    made = message(digest.digest(begun, NOW), NOW, ADDRESS, sender=how.sender, to=how.to)
    mailing.send(made, how)
    sent = ("sent", made["Subject"], how.sender, [how.to])
    login = ("login", "me", "secret words")
    tls = ("starttls", ssl.CERT_REQUIRED, True)
    assert [("connected", "mail.example", 587), tls, login, sent, "ended"] == server.last.said
    configured(home, TOML.replace("587", "465"))
    mailing.send(made, mailing.mail())
    assert [("connected", "mail.example", 465), login, sent, "ended"] == server.last.said


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (smtplib.SMTPAuthenticationError(535, b"no: secret words"), "user and password"),
        (smtplib.SMTPNotSupportedError("no TLS"), "nothing in the clear"),
        (smtplib.SMTPRecipientsRefused({}), "address"),
        (smtplib.SMTPServerDisconnected("gone"), "SMTPServerDisconnected"),
        (ConnectionRefusedError(111, "Connection refused"), "Connection refused"),
    ],
)
def test_what_is_not_sent_is_said(
    begun: User, home: Path, server: type[Server], monkeypatch: pytest.MonkeyPatch,
    error: Exception, said: str,
) -> None:  # fmt: skip
    """Why, and nothing that a server quotes."""
    configured(home)
    monkeypatch.setattr(server, "refuses", error)
    with pytest.raises(NotSent) as refused:
        mailing.send(message(digest.digest(begun, NOW), NOW, ADDRESS), mailing.mail())
    assert said in str(refused.value.facts["said"])
    assert "secret" not in str(refused.value.facts)
    assert "sent" not in [each[0] for each in server.last.said]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        (TOML, 0o640), (TOML, 0o604), ("host = ", 0o600), ("\x00", 0o600), ("host = 4\n", 0o600),
        (TOML.replace('to = "', 'to = "a\\n'), 0o600), (TOML.replace("587", '"587"'), 0o600),
        (TOML.partition("from")[0], 0o600),
    ],
)  # fmt: skip
def test_a_mail_toml_that_is_not_right(viewer: User, home: Path, text: str, mode: int) -> None:
    """Readable by others, no TOML, something missing, or a line in an address."""
    configured(home, text, mode)
    with pytest.raises(MailNotRight):
        mailing.mail()


def test_without_a_mail_toml_nothing_is_sent(viewer: User) -> None:
    """The refusal says where it would be."""
    with pytest.raises(NoMail) as refused:
        mailing.mail()
    assert str(refused.value.facts["file"]).endswith("mail.toml")
