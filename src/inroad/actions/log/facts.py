"""What a line says, fact by fact: people, the talk, needs, promises, names, evidence."""

from inroad.actions.log.entry import Entry
from inroad.language.quicklog import NamedSaid
from inroad.store import models


def write(entry: Entry) -> None:
    """Keep the line's facts; people and the talk first, the others hang on them."""
    _people(entry)
    _conversation(entry)
    _needs(entry)
    _promises(entry)
    _named(entry)
    for shown in entry.said.evidence:
        if shown.kind != "talk":  # the conversation itself says so
            entry.showed(entry.ids[shown.who], shown.kind, shown.text)
    _learnt(entry)


def _people(entry: Entry) -> None:
    """The line's people by their ids; somebody new is added."""
    for mention in entry.said.people:
        if mention.person is not None:
            entry.ids.append(mention.person)
            continue
        person = entry.batch.add(models.Person(name=mention.text[:300]))
        entry.batch.add(
            models.Sighting(
                person_id=person.pk,
                source="log",
                uid=f"logged:{person.pk}",
                digest=str(person.pk),
                facts={"name": mention.text},
                seen_on=entry.said.on,
            )
        )
        entry.ids.append(person.pk)
        entry.new_people.append(mention.text)


def _conversation(entry: Entry) -> None:
    """A talk with whoever took part; a line without a talk, or of a day to come, leaves none."""
    people = zip(entry.ids, entry.said.people, strict=True)
    present = [who for who, mention in people if mention.present]
    if not present or entry.said.on > entry.today:
        return
    entry.talk = entry.batch.add(
        models.Conversation(on=entry.said.on, channel=entry.said.channel, text=entry.said.line)
    )
    entry.batch.add_many(
        models.Participant(conversation_id=entry.talk.pk, person_id=who)
        for who in dict.fromkeys(present)
    )


def _needs(entry: Entry) -> None:
    for need in entry.said.needs:
        who = entry.ids[need.who]
        if need.swap:
            entry.batch.add(models.Offer(kind="swap", text=need.text, person_id=who))
        entry.batch.add(
            models.Need(
                person_id=who,
                text=need.text,
                stated=True,
                on=entry.said.on,
                conversation_id=entry.talk_id,
            )
        )


def _promises(entry: Entry) -> None:
    for promise in entry.said.promises:
        entry.batch.add(
            models.Promise(
                person_id=entry.ids[promise.who],
                by_me=bool(promise.by_me),
                text=promise.text,
                made_on=entry.said.on,
                due=promise.due,
                conversation_id=entry.talk_id,
            )
        )


def _named(entry: Entry) -> None:
    for named in entry.said.named:
        by = _who_named(entry, named)
        if by is not None and entry.ids[by] != entry.ids[named.who]:
            entry.batch.add(
                models.Named(
                    by_id=entry.ids[by],
                    person_id=entry.ids[named.who],
                    role=named.role,
                    on=entry.said.on,
                    conversation_id=entry.talk_id,
                    will_introduce=named.will_introduce,
                )
            )


def _who_named(entry: Entry, named: NamedSaid) -> int | None:
    """Who said it; where the line leaves it open, the first who took part."""
    if named.by is not None:
        return named.by
    others = (
        place for place, each in enumerate(entry.said.people) if each.present and place != named.who
    )
    return next(others, None)


def _learnt(entry: Entry) -> None:
    """What I learnt, from whoever told it, or about whoever it is of."""
    for learnt in entry.said.learnt:
        person = learnt.who if learnt.who is not None else learnt.about
        entry.batch.add(
            models.Learnt(
                person_id=None if person is None else entry.ids[person],
                text=learnt.text,
                on=entry.said.on,
                topic=learnt.topic[:100],
                confidence=learnt.confidence,
                conversation_id=entry.talk_id,
            )
        )
