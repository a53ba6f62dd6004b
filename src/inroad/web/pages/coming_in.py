"""The way in: a launch link becomes a cookie."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from inroad.web import launching
from inroad.web.door import SeeOther
from inroad.web.guard import refused


def enter(request: HttpRequest) -> HttpResponse:
    """Let a browser in, once for each link; tell a command that this run is served."""
    asked = request.GET.get("run")
    if asked is not None:
        here = asked == launching.run()
        return HttpResponse(status=HTTPStatus.NO_CONTENT if here else HTTPStatus.NOT_FOUND)
    if not launching.used(request.GET.get("key", "")):
        return refused(
            HTTPStatus.FORBIDDEN, "This link was used already. Get a new one: inroad open"
        )
    answer = SeeOther("/")
    answer.set_cookie(
        launching.COOKIE,
        launching.cookie(),
        max_age=launching.COOKIE_SECONDS,
        httponly=True,
        samesite="Strict",
    )
    return answer
