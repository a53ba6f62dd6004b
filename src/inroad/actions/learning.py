"""What I learnt about the place: by topic and source, and how confidential."""

from datetime import datetime

from inroad.store import keep, models
from inroad.store.models import User
from inroad.store.visible import visible_to


def learned(
    viewer: User, text: str, person: int | None, topic: str, confidence: str, now: datetime
) -> models.Learnt:
    """Keep something I learnt; the same from the same person is not kept twice."""
    same = visible_to(viewer, models.Learnt).filter(text=text)
    known = next((row for row in same if row.person_id == person), None)
    if known is not None:
        return known
    with keep.batch(viewer, kind="learned", label=text, now=now) as batch:
        return batch.add(
            models.Learnt(
                text=text, person_id=person, topic=topic[:100], confidence=confidence, on=now.date()
            )
        )


def everything(viewer: User) -> list[models.Learnt]:
    """All of it, by topic, the latest first."""
    rows = visible_to(viewer, models.Learnt).select_related("person")
    return list(rows.order_by("topic", "-on", "-pk"))
