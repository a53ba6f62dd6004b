"""The seeker's mailbox in mbox form, as a mail provider's archive gives it."""

import base64
from datetime import UTC, datetime
from pathlib import Path

from inroad.sample.company import Face
from inroad.sample.invented import COMPANY, COMPANY_DOMAIN
from inroad.sample.letters import Letter, Noise
from inroad.sample.outsiders import former_address
from inroad.sample.world import World

# The sender and the extra header of what no person wrote.
MACHINES: dict[Noise, tuple[str, str]] = {
    "list": (f"{COMPANY} announcements <news@{COMPANY_DOMAIN}>",
             f"List-Id: <everybody.lists.{COMPANY_DOMAIN}>\n"),
    "bulk": ("Offers <offers@newsletter.example>", "Precedence: bulk\n"),
    "noreply": (f"Tickets <noreply@tickets.{COMPANY_DOMAIN}>", ""),
    "auto_reply": ("", "Auto-Submitted: auto-replied\n"),
}  # fmt: skip

BODIES = (
    "Hello,\n\nthanks, that helps. I look at it tomorrow.\n",
    "Hi,\n\ncould you check the numbers in the sheet?\n\n>From the last run there are some gaps.\n",
    "Hello,\n\nattached is the short version; the long one is on the share.\n",
    "Fine for me. Let us talk about the rest.\n",
)


def write_mailbox(path: Path, world: World) -> None:
    """Write every letter, by time; the same world gives the same bytes."""
    post = _Post(world)
    order = sorted(range(len(world.letters)), key=lambda place: (world.letters[place].at, place))
    path.write_bytes("".join(post.message(place) for place in order).encode())


class _Post:
    """Writes letters; remembers how each person's name and address look in a header."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._me = world.cast.seeker
        self._looks: dict[tuple[int, str], str] = {}
        self._thread: dict[int, int] = {}

    def message(self, place: int) -> str:
        """One letter with its headers, ended by an empty line."""
        letter = self._world.letters[place]
        headers = self._addressed(letter) + self._threaded(place, letter)
        body = BODIES[place % len(BODIES)]
        return (
            f"From {1_700_000_000_000 + place}@xxx {letter.at:%a %b %d %H:%M:%S +0000 %Y}\n"
            f"{headers}MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\n{body}\n"
        )

    def _addressed(self, letter: Letter) -> str:
        machine, extra = MACHINES.get(letter.noise, ("", ""))
        sender = machine or self.mailbox(letter.sender, letter.at)
        to = ", ".join(self.mailbox(number, letter.at) for number in letter.to)
        if letter.noise == "list":
            to = f"everybody@lists.{COMPANY_DOMAIN}"
        cc = ", ".join(self.mailbox(number, letter.at) for number in letter.cc)
        return f"{extra}From: {sender}\nTo: {to}\n" + (f"Cc: {cc}\n" if cc else "")

    def _threaded(self, place: int, letter: Letter) -> str:
        start = (
            place if letter.answers is None else self._thread.get(letter.answers, letter.answers)
        )
        self._thread[place] = start
        again = {"auto_reply": "Automatic reply: "}.get(letter.noise, "")
        subject = ("Re: " if letter.answers is not None else again) + letter.subject
        label = "Sent" if letter.sender == self._me else "Inbox"
        answer = "" if letter.answers is None else f"In-Reply-To: {_id(letter.answers)}\n"
        return (
            f"Subject: {encoded(subject)}\nDate: {letter.at:%a, %d %b %Y %H:%M:%S +0000}\n"
            f"Message-ID: {_id(place)}\n{answer}X-GM-THRID: {1_600_000_000_000 + start}\n"
            f"X-Gmail-Labels: {label}\n"
        )

    def mailbox(self, number: int, at: datetime) -> str:
        """A person in a header at a moment: mostly name and address, in several habits."""
        face = self._world.faces[number]
        address = self.address(number, at)
        if (number, address) not in self._looks:
            self._looks[number, address] = _look(face, face.last_on(at.date()), address)
        return self._looks[number, address]

    def address(self, number: int, at: datetime) -> str:
        """The address that somebody used at a moment."""
        world, face = self._world, self._world.faces[number]
        inside = number < len(world.seats)
        if not inside and world.outside[number - len(world.seats)].kind == "former":
            left = world.stays[number][-1].since
            return face.email if at.date() >= left else former_address(face)
        # Some write from their own address now and then, at night for instance.
        if face.private and number != self._me and at.minute % 12 == 0:
            return face.private
        return face.email_on(at.astimezone(UTC).date())


def _look(face: Face, last: str, address: str) -> str:
    habit = face.number % 12
    if habit == 5:
        return address
    if habit == 8:
        name = f"{last}, {face.first}"
        return f"{encoded(name)} <{address}>" if not name.isascii() else f'"{name}" <{address}>'
    return f"{encoded(f'{face.nickname or face.first} {last}')} <{address}>"


def encoded(text: str) -> str:
    """Header text, as an encoded word (RFC 2047) where it is not ASCII."""
    if text.isascii():
        return text
    return f"=?UTF-8?B?{base64.b64encode(text.encode()).decode()}?="


def _id(place: int) -> str:
    return f"<sample.{place:06d}@mail.{COMPANY_DOMAIN}>"
