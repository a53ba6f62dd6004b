"""My own résumé in the JSON Resume form."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.formats import jsonresume
from inroad.formats.readings import Career, Reading, Sighting, Skill
from tests.formats.members import codes, member, read

RESUME: dict[str, object] = {
    "basics": {
        "name": "Me Self, PhD",
        "label": "Platform engineer",
        "email": "Me@x.example",
        "phone": "+49 30 123456",
        "location": {"city": "Berlin"},
        "profiles": [{"network": "LinkedIn", "url": "https://linkedin.com/in/Me-Self"}],
    },
    "work": [
        {"name": "Contoso", "position": "Lead", "startDate": "2021-03", "summary": "x"},
        {"company": "Acme", "position": "Engineer", "startDate": "2018", "endDate": "2020-02"},
    ],
    "education": [
        {"institution": "TU X", "area": "Physics", "studyType": "BSc", "startDate": "2012"}
    ],
    "skills": [{"name": "Data", "keywords": ["SQL", "Python", "sql"]}],
}


def readings(resume: object) -> list[Reading]:
    return list(jsonresume.read(member(json.dumps(resume), "resume.json")))


def test_basics_are_me() -> None:
    """With title, place, addresses and profile."""
    me = read(jsonresume, json.dumps(RESUME), modified=date(2026, 1, 2))[0]
    assert me == Sighting(
        uid="me",
        name="Me Self",
        emails=("me@x.example",),
        slugs=("me-self",),
        phones=("+4930123456",),
        title="Platform engineer",
        location="Berlin",
        seen_on=date(2026, 1, 2),
        is_me=True,
    )


def test_work_and_schools_are_my_career() -> None:
    """Of both versions of the form: `name` or `company`."""
    career = [each for each in readings(RESUME) if isinstance(each, Career)]
    assert [
        ("Contoso", "Lead", date(2021, 3, 1), None, False),
        ("Acme", "Engineer", date(2018, 1, 1), date(2020, 2, 29), False),
        ("TU X", "BSc Physics", date(2012, 1, 1), None, True),
    ] == [(c.organisation, c.title, c.since, c.until, c.education) for c in career]
    assert {None} == {each.who for each in career}


def test_each_skill_stands_once() -> None:
    """Groups and keywords alike, whatever their case."""
    skills = [each.name for each in readings(RESUME) if isinstance(each, Skill)]
    assert ["Data", "SQL", "Python"] == skills


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_every_encoding_of_json_is_read(encoding: str) -> None:
    """As editors save it."""
    raw = json.dumps({"basics": {"name": "Zoë"}}, ensure_ascii=False).encode(encoding)
    (me,) = read(jsonresume, raw)
    assert isinstance(me, Sighting) and "Zoë" == me.name


def test_broken_json_says_its_line() -> None:
    """And raises nothing."""
    assert [("r.json:2", "json.not_understood")] == codes(
        read(jsonresume, '{"basics": {"name":\n oops}}', "r.json")
    )


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"a":' * 100_000])
def test_endless_nesting_is_unread(deep: str) -> None:
    """It ends in a reading, not in a crash."""
    found = read(jsonresume, '{"basics": {"x": 1}, "work": ' + deep)
    assert [("file.csv:1", "json.not_understood")] == codes(found)


def test_a_huge_resume_is_unread() -> None:
    """Nobody has done so much."""
    found = read(jsonresume, '{"basics": {"name": "' + "x" * 6_000_000 + '"}}')
    assert [("file.csv:1", "file.too_large")] == codes(found)


def test_other_json_is_left_alone() -> None:
    """A list, and an object without the sections."""
    assert not jsonresume.recognises(member('[{"basics": {}}]'))
    assert not jsonresume.recognises(member('{"work": "later"}'))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["basics", "work", "education", "skills"]), JSON))
def test_sections_of_any_shape_raise_nothing(resume: dict[str, object]) -> None:
    """A number where a list should be is passed over."""
    assert all(isinstance(each, Reading) for each in readings(resume))
