"""Settings: the week's time, what was done, data in and out, the calendar, the mail, the lock."""

import secrets
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from inroad.actions import digest, doctoring, erasing, mailing, preferring, undoing
from inroad.errors import InroadError
from inroad.store import home, models
from inroad.store.models import User
from inroad.store.models.user import MOST_MINUTES
from inroad.web import door, frame, launching
from inroad.web.jobs import jobs
from inroad.web.once import Once
from inroad.web.pages import offline
from inroad.web.pages.data import to_keep
from inroad.words import history
from inroad.words.digests import message
from inroad.words.say import shortened

AT_ONCE = 10
"""Things done on a page of the history."""
WORD = "erase"
_once = Once()


class NotSure(InroadError):
    """The word that everything is erased by was not typed."""

    code, http_status, exit_code = "erase.not_sure", 400, 2


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Everything that can be set, and the history."""
    after = AT_ONCE * door.number(request.GET.get("page", ""))
    rows = undoing.history(viewer, AT_ONCE + 1, after)
    copies = [each.name for each in home.copies()]
    restored = request.GET.get("restored", "")
    return door.shown(
        request,
        "settings.html",
        here="settings",
        minutes=viewer.minutes_a_week,
        most=MOST_MINUTES,
        history=[_done(each) for each in rows[:AT_ONCE]],
        earlier=after // AT_ONCE + 1 if len(rows) > AT_ONCE else 0,
        later=after // AT_ONCE,
        feed=_feed(request, viewer),
        discreet_feed=viewer.feed_discreet,
        can_send=mailing.can_send(),
        usual=request.build_absolute_uri("/"),
        folder=home.folder(),
        copies=copies,
        restored=restored if restored in (*copies, "new") else "",
        sample=erasing.is_sample(),
        saved=request.GET.get("saved", ""),
        word=WORD,
        once=secrets.token_urlsafe(12),
        **frame.frame(request, viewer),
    )


def _done(batch: models.Batch) -> dict[str, object]:
    return {
        "id": batch.pk,
        "on": batch.at.date(),
        "kind": history.kind(batch.kind),
        "label": shortened(history.label(batch.kind, batch.label), 80),
        "undone": batch.undone_at is not None,
    }


def _feed(request: HttpRequest, viewer: User) -> str:
    if not viewer.feed_secret:
        return ""
    return request.build_absolute_uri(f"/feed/{viewer.feed_secret}.ics")


@door.posted
def week(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """How much time a week has."""
    preferring.minutes_a_week(viewer, door.number(request.POST.get("minutes", ""), -1))
    return door.back(request, "/settings?saved=week#week")


@door.posted
def calendar(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """A calendar that reads what is due: begun, at another address, ended; with names or not."""
    wanted = request.POST.get("wanted", "")
    if wanted == "new":
        preferring.new_feed(viewer)
    elif wanted == "end":
        preferring.end_feed(viewer)
    else:
        preferring.discreet_feed(viewer, "names" not in request.POST)
    return door.back(request, "/settings#calendar")


@door.page
def mail(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """The week's mail, as a file that mail programs open."""
    week = digest.digest(viewer, now)
    answer = HttpResponse(
        message(week, now, request.build_absolute_uri("/")).as_bytes(),
        content_type="message/rfc822",
    )
    return to_keep(answer, digest.file_of(week.week).name)


@door.posted
def send(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Send the week's mail, as mail.toml says."""
    _once(request.POST.get("once", ""), lambda: _sent(request, viewer, now))
    return door.back(request, "/settings?saved=mail#mail")


def _sent(request: HttpRequest, viewer: User, now: datetime) -> str:
    """Returns: to whom."""
    how = mailing.mail()
    week = digest.digest(viewer, now)
    mailing.send(
        message(week, now, request.build_absolute_uri("/"), sender=how.sender, to=how.to), how
    )
    return how.to


@door.page
def looked(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Whether everything is in order, and what to do where it is not."""
    found = doctoring.findings(viewer)
    return door.shown(
        request,
        "settings_looked.html",
        here="settings",
        findings=found,
        well=all(each.well for each in found),
        **frame.frame(request, viewer),
    )


@door.posted
def lock(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Let no browser in any more, this one included, until it gets a new link."""
    launching.lock()
    return door.shown(request, "settings_locked.html")


@door.posted
def erase(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Everything goes, for whoever typed the word."""
    if door.whole(request.POST.get("word", ""), 40).casefold() != WORD:
        raise NotSure
    erasing.erase_everything()
    jobs.forget(viewer)
    return offline.cleared(door.SeeOther("/start"))


@door.posted
def sample(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """The demonstration's invented people go; pressed twice, they are gone once."""
    if erasing.is_sample():
        erasing.let_sample_go()
        jobs.forget(viewer)
    return offline.cleared(door.SeeOther("/start"))
