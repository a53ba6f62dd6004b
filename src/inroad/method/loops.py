"""Closing loops, giving, applying: steps that finish what is begun, or give before asking."""

from collections.abc import Iterator
from datetime import date, timedelta

from inroad.method import value
from inroad.method.conversations import Ask, Promise, open_promises, working_days_after
from inroad.method.goal import same_role
from inroad.method.parameters import Parameters
from inroad.method.reasons import because
from inroad.method.resting import rests, waiting
from inroad.method.situation import Situation
from inroad.method.steps import NextStep
from inroad.method.value import Match

HELPED = ("introduced_me", "forwarded_my_note", "recommended_me")
MONTH = 30
HARDLY = 0.1
"""The chance of an introduction to whom no chain leads any more."""


def thanks(situation: Situation) -> Iterator[NextStep]:
    """Whoever did something for me lately, and was not thanked."""
    p = situation.parameters
    for person, shown in situation.evidence.items():
        latest = max(
            (each for each in shown if each.kind in HELPED),
            key=lambda e: (e.on, e.id),
            default=None,
        )
        for each in [latest] if latest else []:
            if 0 <= (situation.now - each.on).days <= p.thank_within_days:
                why = because(f"now.{each.kind}", on=each.on, text=each.text)
                yield NextStep(
                    "thank",
                    person,
                    p.short_minutes,
                    1.0,
                    situation.standing_after(person, "gift_unmet"),
                    (why,),
                    first=person,
                    row=each.id,
                )


def nudges(situation: Situation) -> Iterator[NextStep]:
    """An ask without an answer: after 3 and 7 working days, then never again.

    `Ask.on` is the day on which I last wrote. An ask that nobody reminded of
    for a month is over: a reminder then would be a new ask.
    """
    p = situation.parameters
    for ask in situation.network.asks:
        due = nudge_due(ask, p)
        if due is not None and due <= situation.now <= ask.on + timedelta(days=MONTH):
            chain = next(iter(situation.reach.introductions(ask.target, 1)), None)
            why = because("now.no_answer", on=ask.on, target=ask.target)
            yield NextStep(
                "nudge",
                ask.target,
                p.short_minutes,
                p.nudge_helps * (chain.probability if chain else HARDLY),
                situation.standing_after(ask.target, "talk"),
                (why,),
                first=ask.connector,
                chain=chain,
                row=ask.id * 10 + ask.nudges,
            )


def nudge_due(ask: Ask, p: Parameters) -> date | None:
    """The day from which a reminder of an ask is fine; None when there is nothing to remind of."""
    if ask.state != "asked" or ask.nudges > 1:
        return None
    first, second = int(p.nudge_first_working_days), int(p.nudge_second_working_days)
    return working_days_after(ask.on, first if ask.nudges == 0 else second - first)


def reminders(situation: Situation) -> Iterator[NextStep]:
    """What I was promised, past its day and some working days: one short reminder, then peace.

    One for each person in a rest period, none beside an introduction that they
    were asked for, and none once the promise is itself as old as such a rest.
    """
    p, now = situation.parameters, situation.now
    rest = timedelta(days=p.rest_days)
    left_alone = {ask.connector for ask in waiting(situation)}
    for promise in situation.network.promises:
        known = situation.steps.get(_reminder(situation, promise).key)
        if not promise.by_me and known and known.state == "done" and now < known.on + rest:
            left_alone.add(promise.person)
    for promise in open_promises(situation.network.promises, by_me=False):
        due = working_days_after(promise.day, int(p.promise_grace_working_days))
        step = _reminder(situation, promise)
        past = due <= now < promise.day + rest
        if past and promise.person not in left_alone and not rests(situation, step):
            left_alone.add(promise.person)
            yield step


def _reminder(situation: Situation, promise: Promise) -> NextStep:
    """Its row is the promise's with a minus: those of asks have none."""
    who, p = promise.person, situation.parameters
    why = because("now.offered", text=promise.text, due=promise.due, on=promise.made_on)
    return NextStep("nudge", who, p.short_minutes, p.nudge_helps, situation.standing(who), (why,),
                    first=who, row=-promise.id)  # fmt: skip


def gifts(situation: Situation) -> Iterator[NextStep]:
    """For everybody with a stated need that I can meet, the likeliest gift.

    A need that was said long ago is asked about first: that is a talk.
    """
    p = situation.parameters
    for match in situation.best_matches.values():
        person, need = match.need.person, match.need
        if person == situation.network.me or match.stale:
            continue
        why = because("now.need_stated", need=need.text, on=need.on)
        yield NextStep(
            "give",
            person,
            p.give_minutes,
            match.probability,
            situation.standing_after(person, "need_met"),
            (why,),
            first=person,
            match=match,
            row=need.id,
        )


def introductions_of_two(situation: Situation) -> Iterator[NextStep]:
    """Two of my people who could help each other: one's need, another's know-how."""
    p, network = situation.parameters, situation.network
    for need in (need for needs in situation.needs.values() for need in needs):
        best = _who_could_help(situation, need)
        if best is None or best[0].stale:
            continue
        match, helper = best
        chance = situation.reach.directly(need.person).probability
        chance *= situation.reach.directly(helper).probability * match.probability
        why = because("now.need_stated", need=need.text, on=need.on)
        known = situation.ties.between(need.person, helper)
        strangers = known is None or known.strength < p.introducible
        if need.person != network.me and strangers:
            yield NextStep(
                "introduce_two",
                need.person,
                p.connector_minutes,
                chance,
                situation.standing_after(need.person, "need_met"),
                (why,),
                first=need.person,
                match=match,
                other=helper,
                row=need.id,
            )


def _who_could_help(situation: Situation, need: value.Need) -> tuple[Match, int] | None:
    """The person of mine whose offers or work lie nearest to the need."""
    network = situation.network
    offers = [each for each in network.offers if each.person not in (None, need.person)]
    for person in network.connected - {need.person, network.me}:
        for position in network.people[person].positions:
            terms = network.title_terms.get(position.title.text)
            if terms and position.until is None and terms.keys() & need.terms.keys():
                text = position.title.text
                offers.append(value.Offer(0, "know_how", text, terms, person))
    rarity = value.rarities([each.terms for each in offers])
    now, p = situation.now, situation.parameters
    found = [match for each in offers if (match := value.match(each, need, rarity, now, p))]
    best = max(found, key=lambda match: match.probability, default=None)
    return (best, best.offer.person) if best and best.offer.person is not None else None


def applications(situation: Situation) -> Iterator[NextStep]:
    """Every posted opening that I have not applied to: talking never replaces applying.

    Those in the role that I want come first.
    """
    wanted = sorted(
        situation.network.openings, key=lambda each: -same_role(situation.goal, each.title)
    )
    for opening in wanted:
        fresh = (situation.now - opening.heard_on).days <= situation.parameters.posted_days
        open_to_me = opening.stage == "posted" and opening.applied_on is None
        if open_to_me and fresh and situation.is_there(opening):
            why = because(
                "now.posted",
                title=opening.title,
                organisation=opening.organisation,
                on=opening.heard_on,
            )
            yield NextStep(
                "apply",
                opening.told_by or situation.network.me,
                situation.parameters.apply_minutes,
                1.0,
                None,
                (why,),
                row=opening.id,
                applies=True,
            )
