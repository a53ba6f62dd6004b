"""The way in: a launch link becomes a cookie."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from inroad.web import guard, launching
from inroad.web.door import SeeOther


def enter(request: HttpRequest) -> HttpResponse:
    """Let a browser in, once for each link; tell a command that this run is served."""
    asked = request.GET.get("run")
    if asked is not None:
        here = asked == launching.run()
        return HttpResponse(status=HTTPStatus.NO_CONTENT if here else HTTPStatus.NOT_FOUND)
    if guard.came_in(request.COOKIES):
        return SeeOther("/")
    if not launching.used(request.GET.get("key", "")):
        return guard.refused(
            HTTPStatus.FORBIDDEN, "This link is not good any more. Get a new one: inroad open"
        )
    answer = SeeOther("/")
    answer.set_cookie(
        launching.cookie_name(),
        launching.cookie(),
        max_age=launching.COOKIE_SECONDS,
        httponly=True,
        samesite="Strict",
    )
    return answer
