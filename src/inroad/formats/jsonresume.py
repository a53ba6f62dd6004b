"""The seeker's own résumé in the JSON Resume form: positions, schools, skills."""

import json
import re
from collections.abc import Iterator

from inroad.formats.address_books import slugs_in
from inroad.formats.cleaning import clean_name, clean_text, email_of, fold, phone_of
from inroad.formats.dates import day_of
from inroad.formats.keys import key_of
from inroad.formats.readings import BOUNDS, Career, Member, Reading, Sighting, Skill, Unread

source = "jsonresume"

_BYTES = 5_000_000
_BEGINS = re.compile(rb"\s*\{")
_SECTIONS = re.compile(rb'"(basics|work|education|skills)"\s*:\s*([\[{])')
_ENTRIES = 1_000


def recognises(member: Member) -> bool:
    """Whether it is a JSON object with the sections of a résumé."""
    head = member.head.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")
    if not _BEGINS.match(head.lstrip(b"\xff\xfe")):
        return False
    sections = {found[1]: found[2] for found in _SECTIONS.finditer(head)}
    return sections.get(b"basics") == b"{" or len(sections) > 1


def read(member: Member) -> Iterator[Reading]:
    """The seeker and what they did; sections of a wrong kind are passed over."""
    raw = member.stream.read(_BYTES + 1)
    if len(raw) > _BYTES:
        yield Unread(f"{member.name}:1", "file.too_large")
        return
    try:
        resume = json.loads(_text(raw))
    except (ValueError, RecursionError) as problem:
        line = getattr(problem, "lineno", 1)
        yield Unread(f"{member.name}:{line}", "json.not_understood", type(problem).__name__)
        return
    yield from _me(_object(resume, "basics"), member)
    for entry in _objects(resume, "work"):
        yield from _position(entry)
    for entry in _objects(resume, "education"):
        yield from _school(entry)
    yield from _skills(resume)


def _text(raw: bytes) -> str:
    try:
        return raw.decode(json.detect_encoding(raw)).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _object(parent: object, name: str) -> dict[str, object]:
    child = parent.get(name) if isinstance(parent, dict) else None
    return child if isinstance(child, dict) else {}


def _list(parent: object, name: str) -> list[object]:
    child = parent.get(name) if isinstance(parent, dict) else None
    return child[:_ENTRIES] if isinstance(child, list) else []


def _objects(parent: object, name: str) -> Iterator[dict[str, object]]:
    return (child for child in _list(parent, name) if isinstance(child, dict))


def _word(parent: dict[str, object], *names: str) -> str:
    """The first text with one of these names, cleaned."""
    texts = (parent.get(name) for name in names)
    said = next((text for text in texts if isinstance(text, str) and text.strip()), "")
    return clean_text(said, BOUNDS.name_characters)


def _me(basics: dict[str, object], member: Member) -> Iterator[Sighting]:
    name, email = clean_name(_word(basics, "name")), email_of(_word(basics, "email"))
    phone = phone_of(_word(basics, "phone"))
    links = [_word(profile, "url") for profile in _objects(basics, "profiles")]
    if name or email:
        yield Sighting(
            uid="me",
            name=name,
            emails=(email,) if email else (),
            slugs=slugs_in([*links, _word(basics, "url", "website")]),
            phones=(phone,) if phone else (),
            title=_word(basics, "label"),
            location=_word(_object(basics, "location"), "city", "region"),
            seen_on=member.modified,
            is_me=True,
        )


def _position(entry: dict[str, object]) -> Iterator[Career]:
    organisation, title = _word(entry, "name", "company"), _word(entry, "position")
    said = _word(entry, "startDate")
    if organisation or title:
        yield Career(
            uid=f"position:{key_of(fold(organisation), fold(title), said)}",
            who=None,
            organisation=organisation,
            title=title,
            since=day_of(said),
            until=day_of(_word(entry, "endDate"), end=True),
            location=_word(entry, "location"),
        )


def _school(entry: dict[str, object]) -> Iterator[Career]:
    school = _word(entry, "institution")
    degree = " ".join(filter(None, (_word(entry, "studyType"), _word(entry, "area"))))
    said = _word(entry, "startDate")
    if school:
        yield Career(
            uid=f"education:{key_of(fold(school), fold(degree), said)}",
            who=None,
            organisation=school,
            title=degree,
            since=day_of(said),
            until=day_of(_word(entry, "endDate"), end=True),
            education=True,
        )


def _skills(resume: object) -> Iterator[Skill]:
    """Each skill's name and its keywords, each once."""
    names: dict[str, str] = {}
    for entry in _objects(resume, "skills"):
        keywords = (word for word in _list(entry, "keywords") if isinstance(word, str))
        for said in (_word(entry, "name"), *keywords):
            if name := clean_text(said, BOUNDS.name_characters):
                names.setdefault(name.casefold(), name)
    for folded, name in list(names.items())[:_ENTRIES]:
        yield Skill(uid=f"skill:{key_of(folded)}", name=name)
