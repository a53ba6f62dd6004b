"""What every request passes before it is answered: to which host, from where, by whom."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from inroad.web import launching

Answer = Callable[[HttpRequest], HttpResponse]

OPEN = frozenset({"/enter", "/manifest.webmanifest", "/worker.js", "/offline"})
OPEN_BELOW = ("/static/", "/icon", "/feed/", "/do/")
"""Addresses without a cookie: they show nothing of anybody, or carry a secret themselves."""
FROM_ANYWHERE = ("/feed/", "/do/")
"""Addresses that another page or program may lead to: a calendar, a link in a mail."""
METHODS = frozenset({"GET", "HEAD", "POST"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self' mailto:;"
    " base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def refused(status: HTTPStatus, sentence: str) -> HttpResponse:
    """A refusal that says nothing about what is here."""
    kind = "text/plain; charset=utf-8"
    return HttpResponse(f"{sentence}\n", status=status, content_type=kind, headers=HEADERS)


class HostGuard:
    """The exact host that is served, or nothing: a name mapped to this machine is another."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, for our host alone."""
        if request.META.get("HTTP_HOST", "") != getattr(settings, "PAGE_HOST", None):
            return refused(HTTPStatus.MISDIRECTED_REQUEST, "Not here.")
        if request.method not in METHODS:
            return refused(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET, HEAD and POST.")
        return self.answer(request)


class Headers:
    """Headers that keep a browser from mixing this page with any other."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with its headers; pages are never kept by a cache in between."""
        response = self.answer(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if not request.path.startswith("/static/"):
            response.setdefault("Cache-Control", "no-store")
        if not response.streaming:
            response.setdefault("Content-Length", str(len(response.content)))
        return response


class DoorGuard:
    """Nobody without the cookie, and nothing that another site's page asked for."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, for the seeker's own browser, asked by our own page."""
        site, path = request.headers.get("Sec-Fetch-Site"), request.path
        if not may_ask(site) and not path.startswith(FROM_ANYWHERE):
            return refused(HTTPStatus.FORBIDDEN, "Another site's page may not ask this.")
        if not is_open(path) and not came_in(request.COOKIES):
            return refused(
                HTTPStatus.FORBIDDEN, "Open this page with this command, in a terminal: inroad open"
            )
        return self.answer(request)


def may_ask(site: str | None) -> bool:
    """Whether our own page asks, or the seeker by hand, or a program (which says nothing)."""
    return site in (None, "none", "same-origin")


def came_in(cookies: Mapping[str, str]) -> bool:
    """Whether these cookies hold ours."""
    return launching.may_enter(cookies.get(launching.cookie_name(), ""))


def is_open(path: str) -> bool:
    """Whether an address is for everybody who can reach this machine's loopback."""
    return path in OPEN or path.startswith(OPEN_BELOW)
