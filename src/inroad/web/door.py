"""What every page has in common: whose it is, the moment, and refusals in one sentence."""

import contextlib
import functools
import re
import traceback
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from inroad.actions.clock import now
from inroad.errors import InroadError
from inroad.store import home
from inroad.store.refusals import Moved, clearly
from inroad.store.start import open_personal
from inroad.words.refusals import refusal

Page = Callable[..., HttpResponse]
TRIES = 10
_DONE = re.compile(r"(?<=[?&])(?:un)?done=\d*&?|[?&](?:un)?done=\d*$")
"""What an address says of the form before."""


class SeeOther(HttpResponseRedirect):
    """On to another page, asked for with GET, whatever came before."""

    status_code = 303


def page(view: Callable[..., HttpResponse]) -> Page:
    """A view that gets `(request, viewer, now, ...)`; a refusal becomes a page of its own.

    What was thought out on what has changed meanwhile (another tab, a terminal)
    is thought out again: nothing of it was kept.
    """

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: Any, **facts: Any) -> HttpResponse:
        for left in reversed(range(TRIES)):
            try:
                with clearly():
                    return view(request, open_personal(), now(), *args, **facts)
            except InroadError as error:
                if not (left and isinstance(error, Moved)):
                    return refused(request, error)
        raise AssertionError("the last try answers")

    return answered


def posted(view: Callable[..., HttpResponse]) -> Page:
    """A page's form: answers POST alone."""
    inner = page(view)

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: Any, **facts: Any) -> HttpResponse:
        if request.method != "POST":
            return not_so(request, "POST")
        return inner(request, *args, **facts)

    return answered


def shown(request: HttpRequest, template: str, **facts: Any) -> HttpResponse:
    """A page in its frame.

    The frame knows which page it is (`here`), what was just kept and can be
    undone (`done`, a batch), and whether names are hidden (`discreet`).
    """
    return render(request, f"inroad/{template}", facts)


def refused(request: HttpRequest, error: InroadError) -> HttpResponse:
    """Why something is not done, what was kept, and what to do next."""
    said = {"sentence": refusal(error), "facts": error.facts, "code": error.code}
    return render(request, "inroad/refused.html", said, status=error.http_status)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: an old tab, or somebody else's page."""
    said = {"sentence": "This form is out of date. Nothing was kept; load the page again."}
    return render(request, "inroad/refused.html", said, status=403)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that does not exist."""
    said = {"sentence": "There is no such page."}
    return render(request, "inroad/refused.html", said, status=404)


def not_so(request: HttpRequest, allowed: str = "", status: int = 400) -> HttpResponse:
    """A request that no page of ours makes: another method than is `allowed`, or odd values."""
    said = {"sentence": "This address is no page to open by itself. Nothing was changed."}
    answer = render(request, "inroad/refused.html", said, status=405 if allowed else status)
    if allowed:
        answer["Allow"] = allowed
    return answer


def unread(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A form that cannot be read, or with more in it than is taken at once."""
    most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
    sentence = (
        "This could not be read, or was too much at once; nothing was kept."
        f" At most {most} files go in together: send the rest afterwards."
    )
    return render(request, "inroad/refused.html", {"sentence": sentence}, status=400)


def fault(request: HttpRequest) -> HttpResponse:
    """A fault of ours: what happened is kept in a file, for a report, and not shown."""
    sentence = (
        "This is a fault of Inroad's, not yours. What was kept before is safe."
        f" What happened stands in {noted()}."
    )
    return render(request, "inroad/refused.html", {"sentence": sentence}, status=500)


def noted() -> str:
    """Keep what happened in a fault, for a report. Returns: the file's name."""
    log = home.folder() / home.LAST_ERROR
    with contextlib.suppress(OSError):
        home.make_empty(log)
        log.write_text(traceback.format_exc(), "utf-8", errors="replace")
    return str(log)


def back(request: HttpRequest, to: str, done: int | None = None, undone: int = 0) -> HttpResponse:
    """After a form: on to a page, where `done` (a batch) can be undone, or that it was is said.

    A form may say where it stands (`next`), as a path of ours.
    """
    wanted = request.POST.get("next", "")
    path = wanted if _is_ours(wanted) else to
    path, _, anchor = path.partition("#")
    path = _DONE.sub("", path)
    said = f"done={done}" if done is not None else f"undone={undone}" if undone else ""
    if said:
        path = f"{path}{'&' if '?' in path else '?'}{said}"
    return SeeOther(f"{path}#{anchor}" if anchor else path)


def _is_ours(path: str) -> bool:
    parts = urlsplit(path)
    simple = path.startswith("/") and not path.startswith("//") and "\\" not in path
    return simple and not parts.scheme and not parts.netloc and path.isprintable()


def whole(text: str, most: int = 5_000) -> str:
    """What was typed, as one bounded text without controls."""
    kept = "".join(each for each in text if each.isprintable() or each in "\n\t")
    return kept.replace("\t", " ").strip()[:most]


def number(text: str, otherwise: int = 0) -> int:
    """A whole number that was typed, or another."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else otherwise
