"""What to talk about, why they would want to, and what it does to the goal."""

from inroad.method.reasons import Reason, because
from inroad.method.roles import SURE_PLACE, Role, main_role
from inroad.method.situation import Situation
from inroad.method.steps import NextStep
from inroad.method.value import Match, is_stale

_ROLE_QUESTIONS: dict[Role, tuple[str, ...]] = {
    "insider": ("ask.what_is_hard_now", "ask.what_surprised_you"),
    "job_creator": ("ask.what_would_help_next", "ask.what_good_looks_like"),
    "pathfinder": ("ask.how_you_moved", "ask.what_you_would_do_again"),
}

_TO_SAY: dict[str, str] = {
    "give": "say.is_this_it",
    "keep_promise": "say.is_this_it",
    "thank": "say.what_came_of_it",
    "nudge": "say.one_line",
    "introduce_two": "say.ask_both_first",
    "apply": "say.tell_whom_you_know",
}
LONG_TOGETHER = 6
"""Months in one unit from which on they are worth a word."""
MOVED = 0.05
"""A belief that moves less than this is not spoken of."""
_GAIN: dict[str, str] = {
    "thank": "value.hears_what_helped",
    "nudge": "value.easy_to_answer",
    "apply": "value.on_their_list",
    "keep_promise": "value.was_promised",
}


def questions(situation: Situation, step: NextStep, role: Role | None) -> tuple[Reason, ...]:
    """Two or three open questions: what they know that I don't, and what they need."""
    if step.kind == "apply" and step.person == situation.network.me:
        return (because("say.ask_somebody_inside"),)
    if step.kind in _TO_SAY:
        return (because(_TO_SAY[step.kind]),)
    if role is None and situation.is_vague:
        who = because("ask.who_comes_to_mind", goal=situation.goal.sentence)
        return (who, *_about_their_need(situation, step.person))
    found = [because(code) for code in _about(situation, step.person, role)]
    if step.kind == "ask_who_else" or role != "job_creator":
        found.insert(0 if step.kind == "ask_who_else" else 1, because("ask.who_decides"))
    need = _about_their_need(situation, step.person)
    return (*found[: 3 - len(need)], *need)


def _about_their_need(situation: Situation, person: int) -> tuple[Reason, ...]:
    """What they need is asked while nobody said it (a guess is no knowledge), or long ago."""
    stated = situation.needs.get(person)
    if not stated:
        return (because("ask.what_do_you_need"),)
    latest = stated[0]
    stale = is_stale(latest, situation.now, situation.parameters)
    return (because("ask.does_it_still_hold", need=latest.text, on=latest.on),) if stale else ()


def _about(situation: Situation, person: int, role: Role | None) -> tuple[str, ...]:
    """What to ask somebody in a role; one who has made this move too is asked about that."""
    if role is None:
        return ()
    first, second = _ROLE_QUESTIONS[role]
    moved = role != "pathfinder" and situation.role(person, "pathfinder") >= SURE_PLACE
    return first, _ROLE_QUESTIONS["pathfinder"][0] if moved else second


def why_they_would(situation: Situation, step: NextStep, match: Match | None) -> tuple[Reason, ...]:
    """What is in it for them, as far as anything is known, and how sure that is."""
    if step.kind in _GAIN:
        return (because(_GAIN[step.kind]),)
    if step.kind == "introduce_two":
        return (_helper_gives(step, match),)
    reasons = [match.reason] if match else []
    mine = [offer for offer in situation.network.offers if offer.person is None]
    if not reasons:
        insight = next((offer for offer in mine if offer.kind == "insight"), None)
        if insight:
            reasons.append(because("value.insight", offer=insight.text))
        there = max(situation.role(step.person, each) for each in ("insider", "job_creator"))
        curious = next((offer for offer in mine if offer.kind == "curiosity"), None)
        if curious and there >= situation.parameters.role_shown:
            reasons.append(because("value.curiosity", offer=curious.text))
    tie = situation.tie(step.person)
    if tie and tie.overlap_months >= LONG_TOGETHER:
        reasons.append(because("value.worked_together", months=round(tie.overlap_months)))
    if not reasons:
        reasons.append(because("value.find_out"))
    helps = [_connector_helps(situation, step)] if step.kind == "ask_introduction" else []
    return (*reasons[:2], *helps)


def _helper_gives(step: NextStep, match: Match | None) -> Reason:
    """What one of two people can give the other: an offer of theirs, or work close to it."""
    if match is None:
        return because("value.find_out")
    need, offer = match.need, match.offer
    facts = {"person": step.person, "other": step.other, "need": need.text, "on": need.on}
    if offer.id:
        return because("value.helper_offers", **facts, offer=offer.text)
    return because("value.helper_works_on", **facts, title=offer.text)


def _connector_helps(situation: Situation, step: NextStep) -> Reason:
    """Why the first in a chain would introduce me: their word, what I did for them, our tie."""
    who, network, tie = step.first, situation.network, situation.tie(step.first)
    for named in network.named:
        if (named.by, named.person) == (who, step.person) and named.will_introduce:
            return because("helps.offered", connector=who, on=named.on)
    met = [each for each in situation.evidence.get(who, ()) if each.kind == "need_met"]
    if met:
        return because("helps.need_met", connector=who, text=max(met, key=lambda e: e.on).text)
    kept = [p for p in network.promises if p.by_me and p.person == who and p.kept_on]
    if kept:
        return because("helps.promise_kept", connector=who, text=kept[-1].text)
    if tie and tie.overlap_months >= LONG_TOGETHER:
        return because("helps.together", connector=who, months=round(tie.overlap_months))
    if tie and tie.last:
        return because("helps.in_contact", connector=who, last=tie.last)
    return because("helps.not_known", connector=who)


def point(situation: Situation, step: NextStep) -> tuple[Reason, ...]:
    """What the step does to the goal: the hole it fills, or the belief it moves."""
    if step.kind == "apply":
        return (because("point.apply_too"),)
    if step.kind == "thank":
        return (because("point.close_the_loop"),)
    if step.kind == "keep_promise":
        return (because("point.promise"),)
    if step.kind == "ask_who_else":
        return (because("point.names_creators"),)
    if step.kind == "nudge":
        return (because("point.an_answer" if step.row > 0 else "point.what_was_offered"),)
    found = (*_role_filled(situation, step), *_seen_from_there(situation, step),
             *_belief_moved(situation, step))[:2]  # fmt: skip
    return found or (because("point.names_creators"),)


def _seen_from_there(situation: Situation, step: NextStep) -> tuple[Reason, ...]:
    """What they see that I don't: the role that I want, or, for a vague goal, other places."""
    if situation.holds_wanted_role(step.person) == 1:
        return (because("point.holds_wanted_role", role=situation.goal.role),)
    judge, person = situation.judge, situation.person(step.person)
    known = judge.mine and any(each.until is None for each in person.positions)
    if situation.is_vague and known and judge.unlike_mine(person) >= SURE_PLACE:
        return (because("point.another_view"),)
    return ()


def _role_filled(situation: Situation, step: NextStep) -> tuple[Reason, ...]:
    """The role that this person would be the first, or one more, to fill."""
    role = main_role(situation.roles.get(step.person, {}), situation.parameters)
    if role is None or step.after is None:
        return ()
    shown = situation.parameters.role_shown
    if step.person in situation.talks or situation.last_contact(step.person) is not None:
        return (because(f"point.about_the_place_{role}"),)
    met = [who for who in situation.talks if situation.role(who, role) >= shown]
    code = "point.one_more" if met else "point.first"
    return (because(f"{code}_{role}", count=len(met) + 1),)


def _belief_moved(situation: Situation, step: NextStep) -> tuple[Reason, ...]:
    """The belief that this step moves most."""
    if step.after is None:
        return ()
    now = situation.standing(step.person)
    moved = {
        "knows_of_me": step.after.knows_of_me - now.knows_of_me,
        "knows_what_i_bring": step.after.knows_what_i_bring - now.knows_what_i_bring,
        "thinks_well_of_me": step.after.thinks_well_of_me - now.thinks_well_of_me,
    }
    belief = max(moved, key=lambda name: moved[name])
    return (because(f"point.{belief}"),) if moved[belief] > MOVED else ()
