"""A logged line: understood, shown, and kept whole."""

from dataclasses import dataclass
from datetime import date, datetime

from inroad.actions import people
from inroad.language import quicklog
from inroad.language.quicklog import Understood
from inroad.method.goal import folded, organisation_key
from inroad.store import keep, models
from inroad.store.goals import goal_of
from inroad.store.models import User
from inroad.store.visible import visible_to


@dataclass(frozen=True, slots=True)
class Logged:
    """What was kept: the batch to undo, the people, and what it settled."""

    batch: int
    people: tuple[int, ...]
    new_people: tuple[str, ...]
    promises_kept: tuple[str, ...]
    needs_met: tuple[str, ...]


def understood(viewer: User, line: str, today: date) -> Understood:
    """What a line says, as far as rules can tell; nothing is kept."""
    everybody = people.names(viewer)
    mine = visible_to(viewer, models.Person).filter(is_me=True).values_list("id", flat=True)
    for me in mine:
        everybody.pop(me, None)
    offers = visible_to(viewer, models.Offer).filter(person=None).values_list("text", flat=True)
    return quicklog.read(line, today, everybody, offers=tuple(offers))


def log(viewer: User, said: Understood, now: datetime) -> Logged:
    """Keep everything that a line says, as one batch.

    Raises: ValueError: something in it is still a question.
    """
    if said.questions:
        raise ValueError("first settle what is ambiguous")
    with keep.batch(viewer, kind="log", label=said.line, now=now) as batch:
        return _Log(batch, said, now.date()).write()


class _Log:
    """Writes one understood line into an open batch."""

    def __init__(self, batch: keep.OpenBatch, said: Understood, today: date) -> None:
        self.batch, self.said, self.today = batch, said, today
        self.viewer = batch.viewer
        self.ids: list[int] = []
        self.new: list[str] = []
        self.kept: list[str] = []
        self.met: list[str] = []
        self.talk: models.Conversation | None = None

    def write(self) -> Logged:
        """Everything in the line."""
        self._people()
        self._conversation()
        self._needs()
        self._promises()
        self._named()
        self._evidence()
        self._gifts()
        self._asks()
        self._openings()
        self._outcomes()
        self._learnt()
        return Logged(
            self.batch.id, tuple(self.ids), tuple(self.new), tuple(self.kept), tuple(self.met)
        )

    def _people(self) -> None:
        for mention in self.said.people:
            if mention.person is not None:
                self.ids.append(mention.person)
                continue
            person = self.batch.add(models.Person(name=mention.text[:300]))
            self.batch.add(
                models.Sighting(
                    person_id=person.pk,
                    source="log",
                    uid=f"logged:{person.pk}",
                    digest=str(person.pk),
                    facts={"name": mention.text},
                    seen_on=self.said.on,
                )
            )
            self.ids.append(person.pk)
            self.new.append(mention.text)

    def _conversation(self) -> None:
        """A talk with whoever took part; a line without a talk leaves none."""
        present = [
            who for who, mention in zip(self.ids, self.said.people, strict=True) if mention.present
        ]
        if not present or self.said.on > self.today:
            return
        self.talk = self.batch.add(
            models.Conversation(on=self.said.on, channel=self.said.channel, text=self.said.line)
        )
        self.batch.add_many(
            models.Participant(conversation_id=self.talk.pk, person_id=who)
            for who in dict.fromkeys(present)
        )

    @property
    def _talk(self) -> int | None:
        return self.talk.pk if self.talk else None

    def _needs(self) -> None:
        for need in self.said.needs:
            if need.swap:
                self.batch.add(
                    models.Offer(kind="swap", text=need.text, person_id=self.ids[need.who])
                )
            self.batch.add(
                models.Need(
                    person_id=self.ids[need.who],
                    text=need.text,
                    stated=True,
                    on=self.said.on,
                    conversation_id=self._talk,
                )
            )

    def _promises(self) -> None:
        for promise in self.said.promises:
            self.batch.add(
                models.Promise(
                    person_id=self.ids[promise.who],
                    by_me=bool(promise.by_me),
                    text=promise.text,
                    made_on=self.said.on,
                    due=promise.due,
                    conversation_id=self._talk,
                )
            )

    def _named(self) -> None:
        for named in self.said.named:
            by = (
                named.by
                if named.by is not None
                else next(
                    (
                        place
                        for place, each in enumerate(self.said.people)
                        if each.present and place != named.who
                    ),
                    None,
                )
            )
            if by is not None and self.ids[by] != self.ids[named.who]:
                self.batch.add(
                    models.Named(
                        by_id=self.ids[by],
                        person_id=self.ids[named.who],
                        role=named.role,
                        on=self.said.on,
                        conversation_id=self._talk,
                        will_introduce=named.will_introduce,
                    )
                )

    def _evidence(self) -> None:
        for shown in self.said.evidence:
            self._showed(shown.who, shown.kind, shown.text)

    def _showed(self, who: int, kind: str, text: str = "") -> None:
        if kind == "talk":
            return  # the conversation itself says so
        self.batch.add(
            models.Evidence(
                person_id=self.ids[who],
                kind=kind,
                on=self.said.on,
                text=text,
                conversation_id=self._talk,
            )
        )

    # What settles something ----------------------------------------------------

    def _gifts(self) -> None:
        """Something given: keeps a promise, meets a need, or is simply a gift."""
        for gift in self.said.gifts:
            if not gift.by_me:
                kept = self._closest(models.Promise, gift.who, gift.text, by_me=False, kept_on=None)
                if kept is not None:
                    self.batch.change(kept, kept_on=self.said.on)
                continue
            promise = self._closest(
                models.Promise, gift.who, gift.text, by_me=True, kept_on=None, dropped=False
            )
            if promise is not None:
                self.batch.change(promise, kept_on=self.said.on)
                self.kept.append(promise.text)
            words = " ".join(filter(None, (gift.text, gift.offer, promise and promise.text)))
            need = self._closest(models.Need, gift.who, words, met_on=None)
            if need is not None:
                self.batch.change(need, met_on=self.said.on)
                self.met.append(need.text)
            self._showed(gift.who, "need_met" if need or promise else "gift_unmet", gift.text)

    def _closest(self, model: type, who: int, text: str, **wanted: object):  # type: ignore[no-untyped-def]
        """The open row of a person whose words share most meaning with a text."""
        from inroad.language.meaning import shared, terms

        rows = visible_to(self.viewer, model).filter(person_id=self.ids[who], **wanted)
        said = terms(text)
        best, most = None, 0.0
        for row in rows:
            much = sum(weight for _, weight in shared(said, terms(row.text)))
            if much > most:
                best, most = row, much
        return best

    def _asks(self) -> None:
        """How introductions stand: one that is open is moved on, else a new one begins."""
        for ask in self.said.asks:
            who = self.ids[ask.who]
            target = self.ids[ask.target] if ask.target is not None else None
            rows = visible_to(self.viewer, models.Ask).filter(
                state__in=("to_ask", "asked", "silent")
            )
            row = (
                (
                    rows.filter(connector_id=who, target_id=target)
                    if target
                    else rows.filter(connector_id=who)
                )
                .order_by("-pk")
                .first()
            )
            if row is not None:
                self.batch.change(row, state=ask.state, on=self.said.on)
            elif target is not None:
                self.batch.add(
                    models.Ask(connector_id=who, target_id=target, state=ask.state, on=self.said.on)
                )
        for who in self.said.thanked:
            self._thanked(self.ids[who])

    def _thanked(self, person: int) -> None:
        done = visible_to(self.viewer, models.Evidence).filter(
            person_id=person, kind__in=("introduced_me", "forwarded_my_note", "recommended_me")
        )
        self.batch.add_many(
            models.Step(
                key=f"thank:{person}:0:{row.pk}",
                person_id=person,
                kind="thank",
                state="done",
                on=self.said.on,
            )
            for row in done
        )

    def _openings(self) -> None:
        for opening in self.said.openings:
            organisation, unit = opening.organisation, opening.unit
            if not organisation and not unit:
                organisation, unit = self._place()
            known = self._opening(organisation, opening.title)
            told_by = self.ids[opening.told_by[0]] if opening.told_by else None
            if known is not None:
                self.batch.change(known, stage=opening.stage)
            else:
                self.batch.add(
                    models.Opening(
                        organisation=organisation[:300],
                        unit=unit[:300],
                        title=opening.title[:500],
                        stage=opening.stage,
                        heard_on=self.said.on,
                        told_by_id=told_by,
                        conversation_id=self._talk,
                    )
                )

    def _place(self) -> tuple[str, str]:
        """Where a job is that is told without a place: at the goal's."""
        goal = goal_of(self.viewer)
        place = goal.places[0] if goal and goal.places else None
        return (place.organisation, place.unit) if place else ("", "")

    def _opening(self, organisation: str, title: str) -> models.Opening | None:
        """The opening that is meant: the latest whose place and title do not contradict."""
        rows = visible_to(self.viewer, models.Opening).exclude(stage="closed").order_by("-pk")
        wanted = set(folded(title).split())
        for row in rows:
            same_place = (
                not organisation
                or not row.organisation
                or (organisation_key(row.organisation) == organisation_key(organisation))
            )
            words = set(folded(row.title).split())
            if same_place and (not wanted or not words or wanted <= words or words <= wanted):
                return row
        return None

    def _outcomes(self) -> None:
        for outcome in self.said.outcomes:
            row = self._opening(outcome.organisation, outcome.title)
            if row is None:
                organisation, unit = (
                    (outcome.organisation, "") if outcome.organisation else (self._place())
                )
                row = self.batch.add(
                    models.Opening(
                        organisation=organisation[:300],
                        unit=unit[:300],
                        title=outcome.title[:500],
                        stage="posted",
                        heard_on=self.said.on,
                    )
                )
            if outcome.kind == "applied":
                self.batch.change(row, applied_on=self.said.on)
            else:
                self.batch.change(row, outcome=outcome.kind)
                if outcome.kind in ("accepted", "rejected"):
                    self.batch.change(row, stage="closed")

    def _learnt(self) -> None:
        for learnt in self.said.learnt:
            self.batch.add(
                models.Learnt(
                    person_id=None if learnt.who is None else self.ids[learnt.who],
                    text=learnt.text,
                    on=self.said.on,
                    topic=learnt.topic[:100],
                    confidence=learnt.confidence,
                    conversation_id=self._talk,
                )
            )
