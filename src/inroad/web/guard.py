"""What every request passes before it is answered: to which host, from where, by whom."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from inroad.web import launching

Answer = Callable[[HttpRequest], HttpResponse]

OPEN = ("/enter", "/static/", "/manifest.webmanifest", "/worker.js", "/icon", "/feed/", "/do/")
"""Addresses without a cookie: they show nothing of anybody, or carry a secret themselves."""
FROM_ANYWHERE = ("/feed/", "/do/")
"""Addresses that another page or program may lead to: a calendar, a link in a mail."""
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
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def refused(status: HTTPStatus, sentence: str) -> HttpResponse:
    """A refusal that says nothing about what is here."""
    return HttpResponse(f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8")


class HostGuard:
    """The exact host that is served, or nothing: a name mapped to this machine is another."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, for our host alone."""
        if request.META.get("HTTP_HOST", "") != getattr(settings, "PAGE_HOST", None):
            return refused(HTTPStatus.MISDIRECTED_REQUEST, "Not here.")
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
        return response


class DoorGuard:
    """Nobody without the cookie, and nothing that another site's page asked for."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, for the seeker's own browser, asked by our own page."""
        origin = request.headers.get("Sec-Fetch-Site", "none")
        if origin not in ("none", "same-origin") and not request.path.startswith(FROM_ANYWHERE):
            return refused(HTTPStatus.FORBIDDEN, "Another site's page may not ask this.")
        known = launching.may_enter(request.COOKIES.get(launching.COOKIE, ""))
        if not known and not request.path.startswith(OPEN):
            return refused(
                HTTPStatus.FORBIDDEN, "Open this page with the command `inroad`, in a terminal."
            )
        return self.answer(request)
