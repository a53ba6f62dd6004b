"""Why this: every number behind a suggestion about somebody, with its name and its source."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from inroad.actions import briefing
from inroad.actions.reading import situation
from inroad.store.models import User
from inroad.web import door, frame
from inroad.words.behind import behind
from inroad.words.briefs import claimed
from inroad.words.cards import naming
from inroad.words.numbers import NUMBERS, shown
from inroad.words.say import said
from inroad.words.sources import rests_on


@door.page
def page(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """The numbers as a table, and what each is made of."""
    thought = situation(viewer, now.date())
    person = briefing.somebody(thought, number)
    found, name = briefing.brief_in(thought, number), naming(thought)
    rows = [
        {"name": NUMBERS[each][0], "number": shown(each, much), "source": NUMBERS[each][1],
         "behind": behind(each, thought.parameters)}
        for each, much in found.numbers.items()
    ]  # fmt: skip
    return door.shown(
        request,
        "why.html",
        here="people",
        person=person,
        name=name(number),
        rows=rows,
        why=[said(each, name) for each in found.why],
        point=[said(each, name) for each in found.point],
        rests_on=rests_on(claimed(found)),
        **frame.frame(request, viewer),
    )
