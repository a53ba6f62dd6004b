"""The quick log and the way to anything: one box, on every page.

What is typed is read as a line about a talk, and as the name of a person or a
page. Nothing is kept before somebody says so.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict

from inroad.actions import log, people
from inroad.language.quicklog import Question, Understood, answered
from inroad.method.identity import find
from inroad.method.names import folded
from inroad.store.models import User
from inroad.web import door, frame
from inroad.words.questions import asked, choices, people_among
from inroad.words.understood import told

LONGEST = 2_000
MOST_LINKS = 6
LONGEST_WAIT = timedelta(days=60)
"""How long ago a line may have been typed for "yesterday" to be counted from that day."""
PLACES = (
    *((words, address, f"g {key}") for _, address, words, key in frame.ROOMS),
    ("Import files", "/files", ""),
    ("Add somebody", "/people#add", ""),
    ("Say a new goal", "/goal", ""),
    ("Openings and rumours", "/goal#openings", ""),
    ("Export, backup, restore", "/settings#out", ""),
    ("Calendar address", "/settings#calendar", ""),
    ("Week as a mail, digest", "/settings#mail", ""),
    ("What was done, and undo", "/settings#history", ""),
    ("People who may be one", "/people/same", ""),
    ("Trash", "/trash", ""),
    ("Keys", "/keys", ""),
)
"""Where one can go by typing: words, address, keys."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its choices (value, words), and the name of its field."""

    field: str
    text: str
    choices: tuple[tuple[int, str], ...]


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """A line on a page of its own: looked at (GET), or kept (POST)."""
    if request.method == "POST":
        return _kept(request, viewer, now)
    facts = _looked_at(viewer, request.GET, now)
    return door.shown(request, "log.html", here="log", **facts, **frame.frame(request, viewer))


@door.page
def preview(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """What was understood so far, while somebody types."""
    return door.shown(request, "log_preview.html", **_looked_at(viewer, request.POST, now))


def _kept(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    once, revision = _once(request.POST), viewer.revision
    before = log.kept_before(viewer, once)
    if before is not None:
        return door.back(request, "/", before)
    said, _ = _settled(_read(viewer, request.POST, now), request.POST)
    kept = None if said.questions else log.log(viewer, said, now, once, against=revision)
    if kept is None or kept.batch is None:
        facts = _looked_at(viewer, request.POST, now)
        return door.shown(request, "log.html", here="log", **facts, **frame.frame(request, viewer))
    return door.back(request, "/", kept.batch)


def _looked_at(viewer: User, typed: QueryDict, now: datetime) -> dict[str, object]:
    names = people.names(viewer)
    said, given = _settled(_read(viewer, typed, now), typed)
    question = said.questions[0] if said.questions else None
    line = said.line.strip()
    links = list(_links(line, names))[:MOST_LINKS] if line else []
    # A name alone looks for somebody; only what happened is kept.
    named = _is_a_name(line, names)
    rows = [] if named else [(each, told_) for each, told_ in told(said, names) if told_]
    ahead = bool(rows) and said.on > now.date() and any(each.present for each in said.people)
    return {
        "line": line,
        "about": door.number(typed.get("about", "")) or "",
        "once": _once(typed) or secrets.token_urlsafe(12),
        "typed": typed.get("typed", "")[:10],
        "rows": rows,
        "leftover": said.leftover,
        "given": given,
        "question": _asked(len(given), question, viewer) if question and not named else None,
        "ahead": said.on if ahead else None,
        "ready": bool(rows) and not ahead and question is None
        and any(each.present for each in said.people),
        "links": links,
    }  # fmt: skip


def _is_a_name(line: str, names: Mapping[int, str]) -> bool:
    """Whether a line is somebody's name, or a part of it, and nothing else."""
    words = set(folded(line).split())
    found = find(line, names, {}) if words else ()
    return any(words <= set(folded(names[who]).split()) for who in found)


def _read(viewer: User, typed: QueryDict, now: datetime) -> Understood:
    line = door.whole(typed.get("line", ""), LONGEST)
    about = door.number(typed.get("about", "")) or None
    return log.understood(viewer, line, _typed_on(typed, now.date()), about)


def _typed_on(typed: QueryDict, today: date) -> date:
    """The day on which a line was typed: it may have waited in the browser."""
    try:
        day = date.fromisoformat(typed.get("typed", ""))
    except ValueError:
        return today
    return day if today - LONGEST_WAIT <= day <= today else today


def _once(typed: QueryDict) -> str:
    once = typed.get("once", "")
    return once if once.isascii() and len(once) <= 64 else ""


def _settled(said: Understood, typed: QueryDict) -> tuple[Understood, list[tuple[str, str]]]:
    """The line with the answers that were given so far, in their order."""
    given: list[tuple[str, str]] = []
    while said.questions:
        question, field = said.questions[0], f"answer-{len(given)}"
        answer = door.whole(typed.get(field, ""), 200)
        shown = choices(question, {})
        if answer.isdecimal() and 1 <= int(answer) <= len(shown):
            said = answered(said, question, shown[int(answer) - 1][0])
        elif answer and question.code == "quicklog.who":
            said = answered(said, question, answer)
        else:
            break
        given.append((field, answer))
    return said, given


def _asked(place: int, question: Question, viewer: User) -> Asked:
    shown = choices(question, people.labels(viewer, people_among(question)))
    return Asked(
        f"answer-{place}",
        asked(question),
        tuple((number, text) for number, (_, text) in enumerate(shown, start=1)),
    )


def _links(line: str, names: dict[int, str]) -> Iterator[tuple[str, str, str]]:
    """People and pages that what is typed could name: words, address, keys."""
    if len(line) > 60:
        return
    typed = folded(line)
    for words, address, keys in PLACES:
        if any(part.startswith(typed) for part in (folded(words), *folded(words).split())):
            yield words, address, keys
    found = find(line, names, {})
    if len(found) > 1:
        yield f"Everybody called {line}", f"/people?{urlencode({'q': line})}", ""
    for person in found[:MOST_LINKS]:
        yield names[person], f"/people/{person}", ""
