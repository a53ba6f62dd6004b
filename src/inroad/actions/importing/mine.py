"""What an import says of me: skills, jobs that I saved or applied to, whom I follow."""

from collections import Counter
from datetime import date, datetime

from inroad.actions.importing.gathering import Gathered
from inroad.formats.readings import OpeningSeen
from inroad.method.goal import organisation_key
from inroad.store import models
from inroad.store.keep import OpenBatch
from inroad.store.visible import visible_to

POSTED_DAYS = 60
"""A job stays posted about 5.5 weeks (MODEL.md, S); one seen longer ago is taken as closed."""


def write_mine(batch: OpenBatch, found: Gathered, now: datetime, new: Counter[str]) -> None:
    """Keep what is not there yet."""
    _skills(batch, found, new)
    _openings(batch, found, now.date(), new)
    _followed(batch, found, new)


def _skills(batch: OpenBatch, found: Gathered, new: Counter[str]) -> None:
    offers = visible_to(batch.viewer, models.Offer).values_list("text", flat=True)
    known = {text.casefold() for text in offers}
    for source, skill in found.skills:
        if skill.name.casefold() not in known:
            known.add(skill.name.casefold())
            uid = skill.uid[:300]
            batch.add(models.Offer(kind="know_how", text=skill.name, source=source, uid=uid))
            new["skills"] += 1


def _openings(batch: OpenBatch, found: Gathered, today: date, new: Counter[str]) -> None:
    """The same job saved and then applied to is one."""
    rows = visible_to(batch.viewer, models.Opening)
    known = {_job(row.organisation, row.title): row for row in rows}
    for source, seen in found.openings:
        key, day = _job(seen.organisation, seen.title), seen.on or today
        values: dict[str, object] = (
            {"applied_on": day} if seen.stage == "applied" else {"saved": True}
        )
        row = known.get(key)
        if row is None:
            known[key] = batch.add(_opening(source, seen, day, today, values))
            new["openings"] += 1
        elif any(not getattr(row, name) for name in values):
            batch.change(row, **values)


def _opening(
    source: str, seen: OpeningSeen, day: date, today: date, values: dict[str, object]
) -> models.Opening:
    stage = "posted" if (today - day).days <= POSTED_DAYS else "closed"
    return models.Opening(
        organisation=seen.organisation[:300], title=seen.title[:500], stage=stage, heard_on=day,
        url=seen.url, source=source, uid=seen.uid[:300], **values,
    )  # fmt: skip


def _job(organisation: str, title: str) -> tuple[str, str]:
    return organisation_key(organisation), title.casefold().strip()


def _followed(batch: OpenBatch, found: Gathered, new: Counter[str]) -> None:
    rows = visible_to(batch.viewer, models.Follow).values_list("organisation", flat=True)
    known = {organisation_key(name) for name in rows}
    for source, follow in found.followed:
        if (key := organisation_key(follow.organisation)) not in known:
            known.add(key)
            name, uid = follow.organisation[:300], follow.uid[:300]
            batch.add(models.Follow(organisation=name, on=follow.on, source=source, uid=uid))
            new["followed"] += 1
