"""One person: how they stand to me and why, what they need, what is owed, what happened."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from inroad.actions import beliefs, briefing, reaching, standing, timeline
from inroad.actions.beliefs import Belief
from inroad.actions.briefing import Brief
from inroad.actions.reading import situation
from inroad.method.people import Position
from inroad.method.reach import Chain
from inroad.method.situation import Situation
from inroad.method.value import Need
from inroad.pictures.standing_map import Mark, standing_over_time
from inroad.store.models import User
from inroad.web import door, drawn, frame
from inroad.web.pages.people import row
from inroad.words import moments
from inroad.words import standing as words
from inroad.words.briefs import held, reasoned, role_and_why
from inroad.words.cards import chain_names, naming
from inroad.words.catalogue import OFFER_KINDS
from inroad.words.say import said
from inroad.words.sources import Source, rests_on
from inroad.words.understood import EVIDENCE

AT_ONCE, MOST, MOST_SHOWN = 30, 30, 4
"""Moments on a page; as many needs and promises; what is shown of a belief before it folds."""


@door.page
def page(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """Somebody's page."""
    thought = situation(viewer, now.date())
    person = briefing.somebody(thought, number)
    found, name = briefing.brief_in(thought, number), naming(thought)
    return door.shown(
        request,
        "person.html",
        here="people",
        person=person,
        name=name(number),
        first=(person.name.split() or ["them"])[0],
        row=row(thought, number),
        roles=role_and_why(found, thought),
        tie=[said(each, name) for each in found.tie],
        left_out=number in thought.ruled_out,
        over_me=number in thought.over_me,
        **_held(thought, number),
        rests_on=_rests_on(thought, found),
        **_value(thought, found),
        **_ways(thought, number),
        positions=[held(each) for each in _latest(person.positions)[:MOST]],
        identifiers=briefing.identifiers(viewer, number)[:MOST],
        **_happened(thought, number, request.GET.get("timeline")),
        today=now.date(),
        **frame.frame(request, viewer),
    )


def _happened(thought: Situation, person: int, page: str | None) -> dict[str, object]:
    name = naming(thought)
    shown = Paginator(timeline.moments(thought, person), AT_ONCE).get_page(page)
    told = [{"moment": each, "heading": moments.heading(each, name)} for each in shown]
    return {"page": shown, "moments": told}


def _latest(positions: tuple[Position, ...]) -> list[Position]:
    """Those held now first, then the latest begun."""
    return sorted(positions, key=lambda p: (p.until is None, str(p.since or "")), reverse=True)


def _held(thought: Situation, person: int) -> dict[str, object]:
    """The three beliefs with their evidence, that they fade, and how they went."""
    marks = [Mark(each.on, EVIDENCE[each.kind]) for each in thought.evidence.get(person, ())]
    history = standing.history(thought, person)
    name = naming(thought)(person)
    return {
        "beliefs": [_belief(thought, each) for each in beliefs.beliefs(thought, person)],
        "fading": words.fading(beliefs.halved_after_days(thought, person)) if marks else "",
        "over_time": drawn.both(standing_over_time, history, marks, name) if history else None,
    }


def _rests_on(thought: Situation, found: Brief) -> tuple[Source, ...]:
    """What stands behind the page's sentences on how people are, the standing's first."""
    held = (f"standing.{each}" for each in words.HEADINGS)
    guessed = ["value.meets_assumed"] if thought.assumed_match(found.person.id) else []
    return rests_on(["standing.fading", *held, *reasoned(found), *guessed])


def _belief(thought: Situation, belief: Belief) -> dict[str, object]:
    shown = words.because_of(belief, naming(thought))
    return {
        "heading": words.HEADINGS[belief.name],
        "state": words.state(belief.held),
        "shown": shown[:MOST_SHOWN],
        "more": shown[MOST_SHOWN : MOST_SHOWN + MOST],
        "missing": "" if shown else words.MISSING[belief.name],
    }


def _value(thought: Situation, found: Brief) -> dict[str, object]:
    """What they need, what of mine meets it, what was promised."""
    person = found.person.id
    needs = [each for each in thought.network.needs if each.person == person and not each.met_on]
    needs.sort(key=lambda each: (each.stated, str(each.on or ""), each.id), reverse=True)
    gifts: dict[int, list[str]] = {}
    for match in found.matches:
        kind = OFFER_KINDS[match.offer.kind]
        gifts.setdefault(match.need.id, []).append(f"{match.offer.text} ({kind})")
    assumed = thought.assumed_match(person)
    name = naming(thought)
    return {
        "needs": [_need(each, gifts) for each in needs[:MOST]],
        "perhaps": said(assumed.reason, name) if assumed and not needs else "",
        "mine": [each for each in found.promises if each.by_me][:MOST],
        "theirs": [each for each in found.promises if not each.by_me][:MOST],
    }


def _need(need: Need, gifts: dict[int, list[str]]) -> dict[str, object]:
    return {"id": need.id, "text": need.text, "stated": need.stated, "on": need.on,
            "gifts": gifts.get(need.id, [])[:MOST_SHOWN]}  # fmt: skip


def _ways(thought: Situation, person: int) -> dict[str, object]:
    way = reaching.to_person(thought, person)
    return {
        "picture": drawn.ways(thought, way) if any(c.connectors for c in way.chains) else None,
        "chains": [_chain(thought, each) for each in way.chains],
    }


def _chain(thought: Situation, chain: Chain) -> dict[str, object]:
    name = naming(thought)
    return {
        "names": chain_names(chain, name),
        "first": chain.connectors[0] if chain.connectors else None,
        "first_name": name(chain.people[1]),
        "links": [(f"{name(each.giver)} and {name(each.taker)}",
                   "; ".join(said(reason, name) for reason in each.reasons))
                  for each in chain.links],
    }  # fmt: skip
