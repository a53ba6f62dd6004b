"""The calendar's feed, at an address that nobody else knows."""

import hashlib
from datetime import datetime
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from inroad.actions import feeding
from inroad.store.models import User
from inroad.web import door, guard
from inroad.words.feeds import as_ics


@door.page
def feed(request: HttpRequest, viewer: User, now: datetime, secret: str) -> HttpResponse:
    """What is due, for a calendar; the same bytes until something changes."""
    if not feeding.may_read(viewer, secret):
        return guard.refused(HTTPStatus.NOT_FOUND, "There is no such calendar.")
    thought, due = feeding.due(viewer, now)
    text = as_ics(
        due,
        thought,
        discreet=viewer.feed_discreet,
        address=request.build_absolute_uri("/"),
        mark=feeding.mark(viewer),
    )
    etag = f'"{hashlib.sha256(text).hexdigest()[:32]}"'
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["ETag"], answer["Cache-Control"] = etag, "private, no-cache"
    found = get_conditional_response(request, etag=etag, response=answer)
    return found if isinstance(found, HttpResponse) else answer
