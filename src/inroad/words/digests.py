"""The weekly mail in words: plain text, and the same as simple HTML."""

from collections.abc import Iterable
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

from inroad.actions.digest import Acted, Digest, Item
from inroad.method.situation import Situation
from inroad.words.cards import Told, told
from inroad.words.say import counted, day

SENDER = "Inroad <inroad@localhost.invalid>"
FOOT = "The links work for two weeks, while Inroad is open on this machine: inroad open"
NOTHING = "Nothing is due. After a talk, log one line; or add somebody you would like to talk to."
_HEADING = "font-size:1.15em;margin:1.5em 0 .3em"
_STYLE = "font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:1em auto;padding:0 1em"


def message(
    week: Digest, now: datetime, address: str, *, sender: str = "", to: str = ""
) -> EmailMessage:
    """The mail of a week. Its subject names nobody: it is shown on locked screens.

    Args:
        address: where the page is, with its last slash.
        sender, to: addresses; where none is known, the mail is one to look at.
    Raises: ValueError: an address that no mail can have.
    """
    mail = EmailMessage()
    mail["Subject"] = subject(week)
    mail["From"] = sender or SENDER
    if to:
        mail["To"] = to
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<digest-{week.week}-{week.mark}@inroad.invalid>"
    mail.set_content(_text(week, address), cte="quoted-printable")
    mail.add_alternative(_html(week, address), subtype="html", cte="quoted-printable")
    return mail


def subject(week: Digest) -> str:
    """What the mail is, without a name."""
    steps = len(week.promises) + len(week.cards)
    return f"Your week: {counted(steps, 'next step', 'next steps')}" if steps else "Your week"


def _items(week: Digest) -> list[tuple[Item, Told]]:
    return [(each, told(each.card, week.situation)) for each in (*week.promises, *week.cards)]


def _answers(words: Told) -> list[tuple[str, str]]:
    """Label and sentences, as far as there are any."""
    answers = (("Who", (words.who,)), ("Why now", words.now), ("What", words.what),
             ("Why they would", words.why), ("The point", words.point))  # fmt: skip
    return [(label, _joined(sentences)) for label, sentences in answers if sentences]


def _joined(sentences: Iterable[str]) -> str:
    """Sentences on one line; those without an end get one."""
    lines = [_line(each) for each in sentences]
    ended = [each if each.endswith((".", "?", "!", "”")) else f"{each};" for each in lines[:-1]]
    return " ".join([*ended, *lines[-1:]])


def _text(week: Digest, address: str) -> str:
    lines = [f"The week of {day(week.on)}", *_goal(week.situation), ""]
    for number, (item, words) in enumerate(_items(week), start=1):
        lines += [f"{number}. {_line(words.title)} ({words.minutes} min)"]
        lines += [f"   {label}: {sentences}" for label, sentences in _answers(words)]
        lines += [f"   Done: {address}do/{item.done}", f"   Later: {address}do/{item.later}", ""]
    if not week.promises and not week.cards:
        lines += [NOTHING, ""]
    return "\n".join([*lines, FOOT, ""])


def _html(week: Digest, address: str) -> str:
    parts = [f"<h1>The week of {escape(day(week.on))}</h1>"]
    parts += [f"<p>{escape(each)}</p>" for each in _goal(week.situation)]
    parts += [_card(item, words, address) for item, words in _items(week)]
    if not week.promises and not week.cards:
        parts.append(f"<p>{escape(NOTHING)}</p>")
    parts.append(f"<p><small>{escape(FOOT)}</small></p>")
    inside = "\n".join(parts)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Your week</title></head>'
        f'<body style="{_STYLE}">\n{inside}\n</body></html>\n'
    )


def _card(item: Item, words: Told, address: str) -> str:
    said = "".join(
        f"<br><b>{label}:</b> {escape(sentences)}" for label, sentences in _answers(words)
    )
    links = " · ".join(
        f'<a href="{escape(address)}do/{escape(link)}">{label}</a>'
        for label, link in (("Done", item.done), ("Later", item.later))
    )
    return (
        f'<h2 style="{_HEADING}">{escape(_line(words.title))}</h2>\n'
        f"<p>{words.minutes} min{said}</p>\n<p>{links}</p>"
    )


def _goal(situation: Situation) -> list[str]:
    return [f"Towards: {_line(situation.goal.sentence)}"] if situation.goal.sentence else []


def _line(text: str) -> str:
    """Text on one line without controls: what it holds is data."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())


def acted(done: Acted) -> str:
    """What a link of the mail did, in one sentence."""
    about = f" ({_line(done.name)})" if done.name else ""
    if done.what == "settled":
        return f"This suggestion is settled already{about}. Nothing was changed."
    if done.what == "undone":
        return "It was taken back before." if done.again else "Taken back: it is open again."
    said = "Done" if done.what == "done" else "Put off for a week"
    return f"{said} already{about}." if done.again else f"{said}{about}."
