"""Data out as files, and a backup put back."""

from datetime import datetime
from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponse

from inroad.actions import exporting, reading, restoring
from inroad.store.backup import backup as copy
from inroad.store.models import User
from inroad.store.refusals import NoBackup
from inroad.web import door, incoming
from inroad.web.jobs import jobs
from inroad.web.once import Once
from inroad.web.pages.files import taken
from inroad.web.pages.offline import cleared

FORMS = {
    "json": (exporting.as_json, "application/json", "inroad-{day}.json"),
    "csv": (exporting.as_csv, "text/csv; charset=utf-8", "inroad-people-{day}.csv"),
    "vcard": (exporting.as_vcards, "text/vcard; charset=utf-8", "inroad-people-{day}.vcf"),
}
"""What can be taken out: who writes it, its type, and what the file is called."""
_once = Once()


@door.page
def export(request: HttpRequest, viewer: User, now: datetime, form: str) -> HttpResponse:
    """Everything, or the people, as a file."""
    write, kind, name = FORMS[form]
    answer = HttpResponse(write(viewer), content_type=kind)
    return to_keep(answer, name.format(day=now.date()))


@door.page
def backup(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """A verified copy of everything; the server keeps none of it."""
    with incoming.for_now() as place:
        made = copy(viewer, place / "inroad.backup")
        stream = made.file.open("rb")  # it can be read on when its name is gone
    answer = FileResponse(stream, content_type="application/vnd.sqlite3")
    answer["Content-Length"] = str(made.size)
    return to_keep(cast("HttpResponse", answer), f"inroad-{now.date()}.backup")


@door.posted
def restore(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Put a backup in place; the same form sent twice does it once."""
    files = taken(request, "backup")
    name = _once(request.POST.get("once", ""), lambda: _put_in_place(viewer, files[0], now))
    return cleared(door.SeeOther(f"/settings?restored={name}#out"))


def _put_in_place(viewer: User, file: incoming.Arriving, now: datetime) -> str:
    """Returns: what the present file is called from now on; "new" when there was none."""
    kept = incoming.kept([file])
    try:
        done = restoring.restore(kept[0], now)
    except NoBackup as error:
        raise NoBackup(file=file.name, said=error.facts.get("said", "")) from error
    finally:
        incoming.removed(kept)
        reading.let_go()
    jobs.forget(viewer)
    return done.kept_aside.name if done.kept_aside else "new"


def to_keep(answer: HttpResponse, name: str) -> HttpResponse:
    """The answer as a file to keep; its name is one of ours."""
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
