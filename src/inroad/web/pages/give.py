"""Give: what I can offer, whom it helps, and which two of my people could help each other."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from inroad.actions import giving
from inroad.method.situation import Situation
from inroad.method.steps import NextStep
from inroad.method.value import Match, Need
from inroad.store.models import User
from inroad.web import door, frame
from inroad.words.cards import naming
from inroad.words.catalogue import OFFER_KINDS
from inroad.words.offers import EXAMPLES, MEANINGS

AT_ONCE = 25
"""Needs on a page: each is a card of its own."""
MOST_PAIRS, MOST_UNMET, MOST_OFFERS = 10, 50, 4
"""As much of each is shown; further offers are folded away."""


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Every known need that I could meet, who could help whom, and what I can give."""
    thought, matches, pairs = giving.possible(viewer, now)
    gifts = Paginator(_gifts(thought, matches), AT_ONCE).get_page(request.GET.get("gifts"))
    met = {each.need.id for each in matches}
    unmet = [need for needs in thought.needs.values() for need in needs if need.id not in met]
    return door.shown(
        request,
        "give.html",
        here="give",
        gifts=gifts,
        pairs=[_pair(thought, each) for each in pairs[:MOST_PAIRS]],
        unmet=[_need(thought, each) for each in _latest(unmet)[:MOST_UNMET]],
        more_unmet=max(len(unmet) - MOST_UNMET, 0),
        kinds=_kinds(thought),
        has_offer=bool(giving.mine(thought)),
        **frame.frame(request, viewer),
    )


def _gifts(thought: Situation, matches: Sequence[Match]) -> list[dict[str, object]]:
    """Each need that I could meet, once, with all that I could give for it."""
    order = {need: at for at, need in enumerate(dict.fromkeys(each.need.id for each in matches))}
    by_need = groupby(sorted(matches, key=lambda each: order[each.need.id]), lambda m: m.need)
    found = []
    for need, group in by_need:
        held = list(group)
        offers = [
            {"text": each.offer.text, "kind": OFFER_KINDS[each.offer.kind],
             "meets": giving.words_met(each)}
            for each in held
        ]  # fmt: skip
        found.append(_need(thought, need) | {"offers": offers, "stale": held[0].stale})
    return found


def _need(thought: Situation, need: Need) -> dict[str, object]:
    return {"id": need.id, "person": need.person, "name": naming(thought)(need.person),
            "text": need.text, "on": need.on}  # fmt: skip


def _latest(needs: Sequence[Need]) -> list[Need]:
    return sorted(needs, key=lambda each: (str(each.on or ""), each.id), reverse=True)


def _pair(thought: Situation, step: NextStep) -> dict[str, object]:
    name, other = naming(thought), step.other or 0
    return {
        "key": step.key,
        "person": step.person,
        "name": name(step.person),
        "other": other,
        "other_name": name(other),
        "need": step.match.need.text if step.match else "",
        "on": step.match.need.on if step.match else None,
        "offer": step.match.offer.text if step.match else "",
        "is_offer": bool(step.match and step.match.offer.id),
    }


def _kinds(thought: Situation) -> list[dict[str, object]]:
    """The six kinds, each with what I offer of it, the latest first."""
    mine = giving.mine(thought)[::-1]
    found: list[dict[str, object]] = []
    for kind in giving.OFFER_KINDS:
        held = [each for each in mine if each.kind == kind]
        words = {"heading": OFFER_KINDS[kind], "means": MEANINGS[kind], "example": EXAMPLES[kind]}
        offers = {"offers": held[:MOST_OFFERS], "more": held[MOST_OFFERS:MOST_UNMET]}
        found.append({"kind": kind, **words, **offers})
    return found


@door.posted
def offer(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """One more thing that I can give."""
    text = door.whole(request.POST.get("text", ""), 500).replace("\n", " ")
    if not text:
        return door.back(request, "/give#mine")
    row = giving.offer(viewer, request.POST.get("kind", ""), text, now)
    return door.back(request, "/give#mine", row.batch_id)


@door.posted
def withdraw(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Take an offer back."""
    done = giving.withdraw(viewer, door.number(request.POST.get("offer", "")), now)
    return door.back(request, "/give#mine", done)


@door.posted
def met(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """A need that I met."""
    done = giving.met(viewer, door.number(request.POST.get("need", "")), now)
    return door.back(request, "/give", done)
