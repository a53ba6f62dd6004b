"""Mail handed to the server that the seeker named, encrypted on the way."""

import smtplib
import ssl
import tomllib
from dataclasses import dataclass
from email.message import EmailMessage

from inroad.errors import InroadError
from inroad.store import home

SECONDS_TO_SEND = 30
IMPLICIT_TLS_PORT = 465
"""Submission over TLS from the start (RFC 8314); other ports begin in the clear."""


class NoMail(InroadError):
    """Nobody has said how mail is sent."""

    code, http_status, exit_code = "digest.no_mail", 409, 69


class MailNotRight(InroadError):
    """What mail.toml says cannot be used."""

    code, http_status, exit_code = "digest.mail_not_right", 409, 65


class NotSent(InroadError):
    """The mail server did not take it."""

    code, http_status, exit_code = "digest.not_sent", 502, 69


@dataclass(frozen=True, slots=True)
class Mail:
    """How mail is sent, as mail.toml says it."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    to: str


def mail() -> Mail:
    """How mail is sent.

    Raises: NoMail: there is no mail.toml. MailNotRight: others may read it, or it
        lacks something.
    """
    file = home.folder() / home.MAIL
    try:
        if file.stat().st_mode & 0o077:
            raise MailNotRight(file=str(file), said="others can read it: chmod 600 it")
        said = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise NoMail(file=str(file)) from None
    except (OSError, ValueError) as error:
        raise MailNotRight(file=str(file), said="it cannot be read as TOML") from error
    wanted = {"host": str, "port": int, "user": str, "password": str, "from": str, "to": str}
    for name, kind in wanted.items():
        given = said.get(name, "" if name in ("user", "password") else None)
        if not isinstance(given, kind) or (kind is str and not str(given).isprintable()):
            raise MailNotRight(file=str(file), said=f"“{name}” is missing or not understood")
        said[name] = given
    return Mail(*(said[name] for name in wanted))


def can_send() -> bool:
    """Whether somebody has said how mail is sent."""
    return (home.folder() / home.MAIL).is_file()


def send(message: EmailMessage, how: Mail) -> None:
    """Hand the mail over, encrypted on the way.

    Raises: NotSent: the server was not reached, or did not take it.
    """
    tls = ssl.create_default_context()
    try:
        with _connected(how, tls) as server:
            if how.user:
                server.login(how.user, how.password)
            server.send_message(message, how.sender, [how.to])
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise NotSent(host=how.host, said=_said(error)) from error


def _connected(how: Mail, tls: ssl.SSLContext) -> smtplib.SMTP:
    if how.port == IMPLICIT_TLS_PORT:
        return smtplib.SMTP_SSL(how.host, how.port, timeout=SECONDS_TO_SEND, context=tls)
    server = smtplib.SMTP(how.host, how.port, timeout=SECONDS_TO_SEND)
    try:
        server.starttls(context=tls)
    except (OSError, smtplib.SMTPException):
        server.close()
        raise
    return server


def _said(error: Exception) -> str:
    """What went wrong, without what a server quotes of a password or an address."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "it did not accept the user and password"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "it does not encrypt (STARTTLS), and Inroad sends nothing in the clear"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "it did not accept the address"
    return getattr(error, "strerror", None) or type(error).__name__
