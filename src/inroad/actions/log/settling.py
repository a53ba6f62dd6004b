"""What a line settles: promises kept, needs met, introductions, openings and their outcome."""

from inroad.actions.log.entry import Entry
from inroad.actions.promising import need_met_by
from inroad.language.quicklog import AskSaid, GiftSaid, OpeningSaid, OutcomeSaid
from inroad.method.goal import folded, organisation_key
from inroad.store import models
from inroad.store.goals import goal_of
from inroad.store.visible import visible_to


def write(entry: Entry) -> None:
    """Move on whatever the line says has moved."""
    for gift in entry.said.gifts:
        _gift(entry, gift)
    for ask in entry.said.asks:
        _ask(entry, ask)
    for who in entry.said.thanked:
        _thanked(entry, entry.ids[who])
    for opening in entry.said.openings:
        _opening(entry, opening)
    for outcome in entry.said.outcomes:
        _outcome(entry, outcome)


# Gifts -------------------------------------------------------------------------


def _gift(entry: Entry, gift: GiftSaid) -> None:
    """Something given: it keeps a promise, meets a need, or is simply a gift."""
    who = entry.ids[gift.who]
    promise = _closest_promise(entry, who, gift.text, gift.by_me)
    if promise is not None:
        entry.batch.change(promise, kept_on=entry.said.on)
    if not gift.by_me:
        return
    if promise is not None:
        entry.promises_kept.append(promise.text)
    words = [gift.text, gift.offer, promise.text if promise else ""]
    need = need_met_by(entry.viewer, who, " ".join(filter(None, words)), entry.said.on)
    if need is not None:
        entry.batch.change(need, met_on=entry.said.on)
        entry.needs_met.append(need.text)
    # "Sent her the notes, it helped her" is one gift, and the line itself says what it did.
    if not any(shown.kind == "need_met" and shown.who == gift.who for shown in entry.said.evidence):
        entry.showed(who, "need_met" if need else "gift_unmet", gift.text)


def _closest_promise(entry: Entry, who: int, text: str, by_me: bool) -> models.Promise | None:
    """The open promise whose words share most meaning with a text; None when none do."""
    from inroad.language.meaning import shared, terms

    said = terms(text)
    best: models.Promise | None = None
    most = 0.0
    rows = visible_to(entry.viewer, models.Promise).filter(person_id=who, by_me=by_me)
    for row in rows.filter(kept_on=None, dropped=False):
        much = sum(weight for _, weight in shared(said, terms(row.text)))
        if much > most:
            best, most = row, much
    return best


# Introductions -----------------------------------------------------------------


def _ask(entry: Entry, ask: AskSaid) -> None:
    """How an introduction stands: one that is open is moved on, else a new one begins."""
    who = entry.ids[ask.who]
    target = entry.ids[ask.target] if ask.target is not None else None
    rows = visible_to(entry.viewer, models.Ask).filter(connector_id=who)
    rows = rows.filter(state__in=("to_ask", "asked", "silent"))
    row = (rows.filter(target_id=target) if target else rows).order_by("-pk").first()
    if row is not None and ask.nudged:
        entry.batch.change(row, nudges=row.nudges + 1, on=entry.said.on)
    elif row is not None:
        entry.batch.change(row, state=ask.state, on=entry.said.on)
    elif target is not None:
        entry.batch.add(
            models.Ask(connector_id=who, target_id=target, state=ask.state, on=entry.said.on)
        )


def _thanked(entry: Entry, person: int) -> None:
    """Whoever was thanked is not suggested to be thanked for the same again."""
    done = visible_to(entry.viewer, models.Evidence).filter(
        person_id=person, kind__in=("introduced_me", "forwarded_my_note", "recommended_me")
    )
    entry.batch.add_many(
        models.Step(
            key=f"thank:{person}:0:{row.pk}",
            person_id=person,
            kind="thank",
            state="done",
            on=entry.said.on,
        )
        for row in done
    )


# Openings ----------------------------------------------------------------------


def _opening(entry: Entry, opening: OpeningSaid) -> None:
    """A job in the making: one that is known moves on, else it is new."""
    organisation, unit = opening.organisation, opening.unit
    if not organisation and not unit:
        organisation, unit = _wanted_place(entry)
    known = _known_opening(entry, organisation, opening.title)
    if known is not None:
        entry.batch.change(known, stage=opening.stage)
        return
    told_by = entry.ids[opening.told_by[0]] if opening.told_by else None
    entry.batch.add(
        models.Opening(
            organisation=organisation[:300],
            unit=unit[:300],
            title=opening.title[:500],
            stage=opening.stage,
            heard_on=entry.said.on,
            told_by_id=told_by,
            conversation_id=entry.talk_id,
        )
    )
    if opening.confidence != "open":
        _in_confidence(entry, opening, told_by)


def _in_confidence(entry: Entry, opening: OpeningSaid, told_by: int | None) -> None:
    """That it was told in confidence is remembered beside it."""
    entry.batch.add(
        models.Learnt(
            text=f"{opening.title or 'a job'}: {entry.said.line}",
            person_id=told_by,
            on=entry.said.on,
            topic="openings",
            confidence=opening.confidence,
            conversation_id=entry.talk_id,
        )
    )


def _wanted_place(entry: Entry) -> tuple[str, str]:
    """Where a job is that is told without a place: at the goal's."""
    goal = goal_of(entry.viewer)
    place = goal.places[0] if goal and goal.places else None
    return (place.organisation, place.unit) if place else ("", "")


def _known_opening(entry: Entry, organisation: str, title: str) -> models.Opening | None:
    """The opening that is meant: the latest whose place and title do not contradict."""
    rows = visible_to(entry.viewer, models.Opening).exclude(stage="closed").order_by("-pk")
    wanted = set(folded(title).split())
    for row in rows:
        at, said = organisation_key(row.organisation), organisation_key(organisation)
        words = set(folded(row.title).split())
        fits = not wanted or not words or wanted <= words or words <= wanted
        if fits and (not at or not said or at == said):
            return row
    return None


def _outcome(entry: Entry, outcome: OutcomeSaid) -> None:
    """What became of an application; a job that was not known is kept with it."""
    row = _known_opening(entry, outcome.organisation, outcome.title)
    if row is None:
        at, unit = (outcome.organisation, "") if outcome.organisation else _wanted_place(entry)
        row = entry.batch.add(
            models.Opening(
                organisation=at[:300],
                unit=unit[:300],
                title=outcome.title[:500],
                stage="posted",
                heard_on=entry.said.on,
            )
        )
    if outcome.kind == "applied":
        entry.batch.change(row, applied_on=entry.said.on)
        return
    if outcome.starts_on is not None:
        text = f"starts on {outcome.starts_on}: {row.title or row.organisation}"
        entry.batch.add(models.Learnt(text=text, on=entry.said.on, topic="start"))
    closed = outcome.kind in ("accepted", "rejected")
    entry.batch.change(row, outcome=outcome.kind, stage="closed" if closed else row.stage)
