"""LinkedIn's tables about the seeker's own work, and what they looked at."""

import re
from collections.abc import Iterator
from typing import Literal

from inroad.formats.cleaning import clean_text, fold
from inroad.formats.dates import day_of
from inroad.formats.keys import key_of
from inroad.formats.readings import Career, Followed, Member, OpeningSeen, Reading, Skill
from inroad.formats.tables import Header, Row, dated_rows_of, rows_of

_JOB_NUMBER = re.compile(r"/jobs/view/(?:[^/?#]*-)?(\d{1,20})")
_STORIES = frozenset({"description", "notes", "activities", "questionandanswers"})


def positions(member: Member, header: Header) -> Iterator[Reading]:
    """The seeker's positions, dated to the month or the year."""
    day_first, rows = dated_rows_of(member, header, ["startedon", "finishedon"], _STORIES)
    for row in rows:
        if not isinstance(row, Row):
            yield row
            continue
        organisation, title = row.text("companyname"), row.text("title")
        since = day_of(row.raw("startedon"), day_first=day_first)
        if organisation or title:
            yield Career(
                uid=f"position:{key_of(fold(organisation), fold(title), str(since))}",
                who=None,
                organisation=organisation,
                title=title,
                since=since,
                until=day_of(row.raw("finishedon"), day_first=day_first, end=True),
                location=row.text("location"),
            )


def education(member: Member, header: Header) -> Iterator[Reading]:
    """Where the seeker learned."""
    day_first, rows = dated_rows_of(member, header, ["startdate", "enddate"], _STORIES)
    for row in rows:
        if not isinstance(row, Row):
            yield row
        elif school := row.text("schoolname"):
            degree = row.text("degreename")
            since = day_of(row.raw("startdate"), day_first=day_first)
            yield Career(
                uid=f"education:{key_of(fold(school), fold(degree), str(since))}",
                who=None,
                organisation=school,
                title=degree,
                since=since,
                until=day_of(row.raw("enddate"), day_first=day_first, end=True),
                education=True,
            )


def skills(member: Member, header: Header) -> Iterator[Reading]:
    """The skills on the seeker's profile."""
    for row in rows_of(member, header):
        if not isinstance(row, Row):
            yield row
        elif name := row.text("name"):
            yield Skill(uid=f"skill:{key_of(name.casefold())}", name=name)


def follows(member: Member, header: Header) -> Iterator[Reading]:
    """The organisations that the seeker follows."""
    day_first, rows = dated_rows_of(member, header, ["followedon"])
    for row in rows:
        if not isinstance(row, Row):
            yield row
        elif organisation := row.text("organization"):
            yield Followed(
                uid=f"follow:{key_of(fold(organisation) or organisation)}",
                organisation=organisation,
                on=day_of(row.raw("followedon"), day_first=day_first),
            )


def applications(member: Member, header: Header) -> Iterator[Reading]:
    """The jobs that the seeker applied to; none of the answers given there."""
    return _openings(member, header, "applicationdate", "applied")


def saved_jobs(member: Member, header: Header) -> Iterator[Reading]:
    """The jobs that the seeker kept for later."""
    return _openings(member, header, "saveddate", "saved")


def _openings(
    member: Member, header: Header, dated: str, stage: Literal["saved", "applied"]
) -> Iterator[Reading]:
    day_first, rows = dated_rows_of(member, header, [dated], _STORIES)
    for row in rows:
        if not isinstance(row, Row):
            yield row
            continue
        organisation, title = row.text("companyname"), row.text("jobtitle")
        url = row.text("joburl", limit=2_000)
        number = _JOB_NUMBER.search(url)
        if organisation or title or number:
            yield OpeningSeen(
                uid=f"{stage}:{number[1] if number else key_of(fold(organisation), fold(title))}",
                organisation=organisation,
                title=title,
                stage=stage,
                on=day_of(row.raw(dated), day_first=day_first),
                url=_web_address(url),
            )


def _web_address(url: str) -> str:
    """The address when it is one of the web; a `javascript:` is none."""
    url = clean_text(url, 2_000)
    return url if re.match(r"https?://[^\s<>\"']+$", url, re.I) else ""
