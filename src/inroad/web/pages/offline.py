"""Going on while Inroad is not running: the worker, and the page that says so."""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse

from inroad.web import door


def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; served at the top, it may answer for every page."""
    return HttpResponse(_script(), content_type="text/javascript; charset=utf-8")


@cache
def _script() -> str:
    return Path(str(finders.find("inroad/worker.js"))).read_text("utf-8")


def page(request: HttpRequest) -> HttpResponse:
    """What a browser shows when Inroad does not answer; it knows nobody."""
    return door.shown(request, "offline.html", here="offline")


def cleared(answer: HttpResponse) -> HttpResponse:
    """The answer, after which the browser keeps nothing of Inroad's: what was there is gone."""
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer
