"""What was written: the seeker's mail of the years, as threads between people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

import numpy as np

from inroad.sample.careers import years_before
from inroad.sample.casting import Cast
from inroad.sample.contacts import KNOWN_OF_2400, Acquaintance
from inroad.sample.invented import SUBJECTS

Noise = Literal["", "list", "bulk", "noreply", "auto_reply"]
NOISE_OF_350: dict[Noise, int] = {"list": 700, "bulk": 240, "noreply": 420, "auto_reply": 160}

STEERING_LETTERS, STEERING_ANSWERS = 60, 2
"""Mails to the job creator within ten months, the seeker in copy, and what came back."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One message; people are numbers. `answers` is the place of the one it answers.

    `noise` says why a reader should skip it; then `sender` may be nobody (-1).
    """

    at: datetime
    sender: int
    to: tuple[int, ...]
    cc: tuple[int, ...] = ()
    subject: str = ""
    answers: int | None = None
    noise: Noise = ""


def letters(
    rng: np.random.Generator,
    cast: Cast,
    known: Sequence[Acquaintance],
    graph: Sequence[Sequence[int]],
    today: date,
    start: date,
) -> list[Letter]:
    """All mail in the seeker's mailbox, by thread; a thread's first message first."""
    desk = _Desk(rng, cast, today)
    for each in known:
        for _ in range(each.threads):
            desk.thread(each)
    _between_others(desk, cast, known, graph)
    _steering(desk, cast, graph, today)
    scale = min(1.0, len(known) / KNOWN_OF_2400)
    for noise, count in NOISE_OF_350.items():
        for _ in range(round(count * scale)):
            desk.noise(noise, known, start)
    return desk.written


class _Desk:
    """Writes letters, each at a working moment, none after today."""

    def __init__(self, rng: np.random.Generator, cast: Cast, today: date) -> None:
        self._rng, self._me = rng, cast.seeker
        self._last = datetime.combine(today, time(), UTC)
        self.written: list[Letter] = []

    def chance(self) -> float:
        """A number in [0, 1)."""
        return float(self._rng.random())

    def below(self, count: int) -> int:
        """A number in [0, count)."""
        return int(self.chance() * count)

    def moment(self, since: date, until: date) -> datetime:
        """A moment of a working day between two days."""
        day = since + timedelta(days=self.below(max((until - since).days, 1)))
        day -= timedelta(days=max(day.weekday() - 4, 0))
        seconds = int((7 + 10 * self.chance()) * 3600)
        return datetime.combine(max(day, since), time(), UTC) + timedelta(seconds=seconds)

    def write(self, letter: Letter) -> int | None:
        """Keep a letter and say its place; None where it would lie after today."""
        if letter.at >= self._last:
            return None
        self.written.append(letter)
        return len(self.written) - 1

    def thread(self, each: Acquaintance) -> None:
        """Some messages to and fro, now and then with others in copy."""
        pair = (self._me, each.number) if self.chance() < 0.5 else (each.number, self._me)
        cc = tuple(sorted({each.circle[self.below(len(each.circle))] for _ in range(3)}
                          - set(pair))) if each.circle and self.chance() < 0.22 else ()  # fmt: skip
        subject = SUBJECTS[self.below(len(SUBJECTS))]
        at, place = self.moment(each.since, each.until), None
        for step in range(5):
            sender, to = pair if step % 2 == 0 else pair[::-1]
            place = self.write(Letter(at, sender, (to,), cc, subject, place))
            if place is None or self.chance() > 0.58:
                return
            at += timedelta(hours=min(-14 * np.log(1 - self.chance()) + 0.2, 220))

    def exchange(self, one: int, other: int, subject: str, at: datetime, answer: float) -> None:
        """A message between two others with the seeker in copy, and perhaps its answer."""
        place = self.write(Letter(at, one, (other,), (self._me,), subject))
        if place is not None and self.chance() < answer:
            later = at + timedelta(hours=1 + 40 * self.chance())
            self.write(Letter(later, other, (one,), (self._me,), subject, place))

    def steer(self, at: datetime, cast: Cast, colleague: int | None, step: int) -> None:
        """A report to the job creator, by the connector or every fifth by a colleague."""
        subject, others = "Load data steering", () if colleague is None else (colleague,)
        if colleague is not None and step % 5 == 4:
            copied = (cast.connector, self._me)
            self.write(Letter(at, colleague, (cast.job_creator,), copied, subject))
            return
        to, copied = (cast.job_creator,), (self._me, *others)
        place = self.write(Letter(at, cast.connector, to, copied, subject))
        if step < STEERING_ANSWERS and place is not None:
            later = at + timedelta(hours=20)
            self.write(Letter(later, cast.job_creator, (cast.connector,), copied, subject, place))

    def noise(self, noise: Noise, known: Sequence[Acquaintance], start: date) -> None:
        """A message that says nothing about who knows whom."""
        at = self.moment(start, self._last.date())
        sender = known[self.below(len(known))].number if noise == "auto_reply" else -1
        self.write(Letter(at, sender, (self._me,), (), SUBJECTS[self.below(10)], None, noise))


def _between_others(
    desk: _Desk, cast: Cast, known: Sequence[Acquaintance], graph: Sequence[Sequence[int]]
) -> None:
    """Mail between colleagues with the seeker in copy: the ties that others have."""
    # The way in is to be found: nobody but the connector is seen with the cast.
    unseen = cast.placed - {cast.connector}
    met = {each.number for each in known}
    writing = [each for each in known if each.threads >= 3 and each.number < len(graph)]
    for each in writing:
        others = [other for other in graph[each.number] if other not in unseen]
        # People whom the seeker knows, first; and one or two whom they do not.
        others = [o for o in others if o in met] + [o for o in others if o not in met][:2]
        for _ in range(1 + min(each.threads // 5, 8) if others else 0):
            other = others[int(desk.chance() ** 2 * len(others))]
            at = desk.moment(each.since, each.until)
            subject = SUBJECTS[desk.below(len(SUBJECTS))]
            desk.exchange(each.number, other, subject, at, 0.4 if other in met else 0.0)


def _steering(desk: _Desk, cast: Cast, graph: Sequence[Sequence[int]], today: date) -> None:
    """The connector and three colleagues report to the job creator, who seldom answers."""
    since = years_before(today, 0.85)
    group = [each for each in graph[cast.connector] if each not in cast.placed][:3]
    count = max(6, round(STEERING_LETTERS * desk_share(len(desk.written))))
    for step in range(count):
        at = desk.moment(since, today)
        desk.steer(at, cast, group[step % len(group)] if group else None, step)


def desk_share(written: int) -> float:
    """How much of the whole mailbox a smaller one is, in [0, 1]."""
    return min(1.0, written / 3000)


__all__ = ["Letter", "Noise", "letters"]
