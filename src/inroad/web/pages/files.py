"""Files in: sent from the browser, looked at, then kept or let go."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from inroad.actions import people, undoing
from inroad.errors import InroadError
from inroad.store.models import User
from inroad.web import door, frame
from inroad.web.incoming import Arriving
from inroad.web.jobs import Job, JobGone, jobs
from inroad.words.imports import told
from inroad.words.refusals import refusal
from inroad.words.say import counted

MOST_UNREAD = 50
GOING_ON = {"/start": ("/start", "Go on")}
"""Where somebody came from, and how to go on there; otherwise to Today."""


class NoFile(InroadError):
    """A form without a file."""

    code, http_status, exit_code = "files.none", 400, 2


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Choose files; or (POST) begin to read those that were chosen."""
    if request.method == "POST":
        return _begun(request, viewer, now)
    return door.shown(
        request,
        "files.html",
        here="settings",
        waiting=jobs.waiting(viewer),
        **frame.frame(request, viewer),
    )


def _begun(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    files = taken(request, "files")
    addresses = door.whole(request.POST.get("me", ""), 1_000).replace(",", " ").split()
    job = jobs.begin(
        viewer,
        files,
        now,
        addresses=tuple(each for each in addresses if "@" in each),
        going_on=request.POST.get("next", ""),
    )
    return door.SeeOther(f"/files/{job.id}")


def taken(request: HttpRequest, field: str) -> list[Arriving]:
    """The files of a form.

    Raises: NoFile. DiskFull, NotWritable: there was no room for them.
    """
    files = [each for each in request.FILES.getlist(field) if isinstance(each, Arriving)]
    not_taken = getattr(request, "not_taken", None)
    if isinstance(not_taken, InroadError):
        raise not_taken
    if not files:
        raise NoFile
    return files


@door.page
def one(request: HttpRequest, viewer: User, now: datetime, job: str) -> HttpResponse:
    """How far it is, what was understood, or what was kept."""
    found = jobs.of(viewer, job)
    batch = found.found.batch if found.found and found.state == "kept" else None
    on, words = GOING_ON.get(found.next, ("/", "To Today"))
    return door.shown(
        request,
        "files_job.html",
        here="settings",
        job=found,
        rows=_told(found),
        decide=len(found.found.to_decide) if found.found else 0,
        moves=_moves(viewer, found),
        nothing=_nothing(found),
        undo=batch if batch and undoing.stands(viewer, batch) else None,
        whole=counted(found.whole, "row", "rows") if found.whole is not None else "",
        refused=refusal(found.error) if found.error else "",
        on=on,
        on_words=words,
        **frame.frame(request, viewer),
    )


@door.page
def progress(request: HttpRequest, viewer: User, now: datetime, job: str) -> HttpResponse:
    """The same as a part of the page, while it runs; afterwards the page is loaded again."""
    try:
        found = jobs.of(viewer, job)
    except JobGone:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if not found.runs:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return door.shown(request, "files_progress.html", job=found)


@door.posted
def keep(request: HttpRequest, viewer: User, now: datetime, job: str) -> HttpResponse:
    """Keep what was understood; said twice, it is kept once."""
    return door.SeeOther(f"/files/{jobs.keep(viewer, job, now).id}")


@door.posted
def let_go(request: HttpRequest, viewer: User, now: datetime, job: str) -> HttpResponse:
    """Keep nothing of it; said twice, it is gone once."""
    try:
        going_on = jobs.of(viewer, job).next
        jobs.let_go(viewer, job)
    except JobGone:
        going_on = ""
    return HttpResponseRedirect(going_on if going_on in GOING_ON else "/files")


def _told(job: Job) -> list[tuple[str, list[str]]]:
    if job.found is None:
        return []
    rows = told(job.found, MOST_UNREAD, commands=False)
    return [(label, sentences) for label, sentences in rows if sentences]


def _moves(viewer: User, job: Job) -> list[tuple[str, str, str]]:
    """Who changed position since an earlier export: name, before, now."""
    if job.found is None or not job.found.moves:
        return []
    names = people.names(viewer)
    moves = job.found.moves[:MOST_UNREAD]
    return [(names.get(who, "somebody"), before, after) for who, before, after in moves]


def _nothing(job: Job) -> bool:
    """Whether nothing in the files is new."""
    return job.found is not None and job.found.batch is None
