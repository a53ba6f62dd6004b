"""Whatever the method and the store can say, there is a sentence for it; and none is idle."""

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.language.quicklog.understood import QuestionCode
from inroad.method import conversations
from inroad.method.coverage import LEVELS
from inroad.method.reasons import Reason
from inroad.method.roles import ROLES
from inroad.method.standing import Standing
from inroad.method.steps import Kind
from inroad.method.value import OfferKind
from inroad.words import catalogue, goals, numbers, questions, refusals, understood, unread
from inroad.words.say import PEOPLE, counted, day, filled, said, shortened
from tests.house.test_words import claims
from tests.words import codes

REASONS = catalogue.REASONS
NAME = "Ana Ruiz"
SENTENCES = {
    **REASONS, **catalogue.STEPS, **refusals.REFUSALS, **unread.UNREAD, **questions.QUESTIONS,
    **catalogue.ROLES, **catalogue.ROLE_HEADINGS, **catalogue.LEVELS, **catalogue.OFFER_KINDS,
    **understood.EVIDENCE, **{key: " ".join(told) for key, told in numbers.NUMBERS.items()},
}  # fmt: skip


def name(_person: int) -> str:
    return NAME


def facts_of(sentence: str) -> set[str]:
    """All facts that a sentence can hold."""
    return set(re.findall(r"\{(\w+)\}", sentence))


def needed(sentence: str) -> set[str]:
    """The facts that a sentence cannot do without: those outside brackets."""
    return facts_of(re.sub(r"\[[^\[\]]*\]", "", sentence))


# Every code has a sentence ------------------------------------------------------


def test_every_reason_has_its_sentence() -> None:
    """A code in the method or the language that no sentence stands for fails here."""
    rooms = {code.partition(".")[0] for code in REASONS}
    used = {code for code, _, _ in codes.reasons()}
    used |= {code for code in codes.texts("method", "language") if code.split(".")[0] in rooms}
    stems = {code for code in used if all(f"{code}_{role}" in REASONS for role in ROLES)}
    assert used - stems - REASONS.keys() == set()


def test_every_reason_that_is_put_together_has_its_sentences() -> None:
    """`hole.no_{role}` and its like, for each role and each belief."""
    beliefs = [each.name for each in fields(Standing)]
    for written in codes.patterns("method"):
        text = written[2:-1]
        if "{role}" in text:
            wanted = [text.replace("{role}", role) for role in ROLES]
        elif "{belief}" in text:
            wanted = [text.replace("{belief}", belief) for belief in beliefs]
        else:
            continue
        assert [code for code in wanted if code not in REASONS] == []


def test_no_sentence_is_idle() -> None:
    """A reason that nothing gives any more takes its sentence with it."""
    used = codes.texts("method", "language")
    made = codes.patterns("method", "language").values()
    stems = {f"{code}_{role}" for code in used for role in ROLES}
    idle = {code for code in REASONS if not any(each.fullmatch(code) for each in made)}
    assert idle - used - stems == set()


def test_every_refusal_has_its_sentence() -> None:
    """And every sentence its refusal."""
    assert {kind.code for kind in codes.refusals()} == refusals.REFUSALS.keys()


def test_no_two_refusals_share_a_code() -> None:
    """A program can tell them apart."""
    found = [kind.code for kind in codes.refusals()]
    assert sorted(set(found)) == sorted(found)


def test_every_reason_for_not_reading_has_its_sentence() -> None:
    """Codes of the formats and of the reading process; the fence's words are Python's."""
    used = codes.texts("formats", "intake", without=frozenset({"fence.py"})) - {"inroad.formats"}
    assert used - unread.UNREAD.keys() == set()


def test_every_question_has_its_sentence() -> None:
    """What the quick log can ask."""
    assert set(get_args(QuestionCode)) == questions.QUESTIONS.keys()


@pytest.mark.parametrize(
    ("codes_of", "sentences"),
    [
        (get_args(Kind), catalogue.STEPS),
        (get_args(conversations.EvidenceKind), understood.EVIDENCE),
        (get_args(conversations.AskState), understood._STATES),
        (("rumoured", "being_created", "posted", "closed"), goals.STAGES),
        (("insider", "job_creator", "pathfinder", "meet"), understood._ROLES),
        (ROLES, catalogue.ROLES),
        (ROLES, catalogue.ROLE_HEADINGS),
        (LEVELS, catalogue.LEVELS),
        (get_args(OfferKind), catalogue.OFFER_KINDS),
    ],
    ids=lambda value: "codes" if isinstance(value, tuple) else next(iter(value)),
)
def test_every_kind_has_its_words(codes_of: tuple[str, ...], sentences: Mapping[str, str]) -> None:
    """No more, no fewer."""
    assert set(codes_of) == sentences.keys()


# Every sentence gets its facts --------------------------------------------------


def test_every_reason_brings_the_facts_that_its_sentence_needs() -> None:
    """What stands outside brackets is always there."""
    lacking = {
        where: needed(REASONS[code]) - facts
        for code, facts, where in codes.reasons()
        if code in REASONS and "**" not in facts and needed(REASONS[code]) - facts
    }
    assert lacking == {}


def test_every_refusal_brings_the_facts_that_its_sentence_needs() -> None:
    """Wherever it is raised."""
    kinds = {kind.__name__: kind.code for kind in codes.refusals()}
    lacking = {
        where: needed(refusals.REFUSALS[kinds[kind]]) - facts
        for kind, facts, where in codes.raised_with()
        if needed(refusals.REFUSALS[kinds[kind]]) - facts
    }
    assert lacking == {}


# Facts are data -----------------------------------------------------------------

HOSTILE = st.text(alphabet="{}[]by \x1b\n\\$%", min_size=1, max_size=12) | st.sampled_from(
    ["{by}", "[{by}]", "]", "[", "{", "}", "{0}", "%s", "\\1", "\x1b[31m", "[red]x[/red]"]
)


@given(code=st.sampled_from(sorted(REASONS)), fact=HOSTILE)
def test_what_stands_in_a_fact_is_never_read_as_part_of_the_sentence(code: str, fact: str) -> None:
    """Braces, brackets and backslashes come out as they went in, once for each place."""
    facts: dict[str, object] = dict.fromkeys(facts_of(REASONS[code]), fact)
    text = said(Reason(code, facts), name)
    plain = said(Reason(code, dict.fromkeys(facts, "@")), name)
    assert text == plain.replace("@", fact)


@given(code=st.sampled_from(sorted(REASONS)))
def test_a_sentence_without_its_facts_shows_no_braces(code: str) -> None:
    """Optional parts go; nothing that is meant for us is left."""
    text = said(Reason(code), name)
    assert not set("{}[]") & set(text)


@given(code=st.sampled_from(sorted(REASONS)), number=st.integers(1, 10**6))
def test_a_person_in_a_sentence_is_a_name(code: str, number: int) -> None:
    """Never a number of ours."""
    people = facts_of(REASONS[code]) & PEOPLE
    text = said(Reason(code, dict.fromkeys(people, number)), name)
    assert str(number) not in text
    assert text.count(NAME) == sum(REASONS[code].count(f"{{{each}}}") for each in people)


@pytest.mark.parametrize("code", sorted(catalogue.OF_ONE))
def test_one_is_not_told_like_many(code: str) -> None:
    """Where a sentence counts, it reads right for one: with the same facts and no others."""
    many, one = REASONS[code], catalogue.OF_ONE[code]
    facts: dict[str, object] = dict.fromkeys(facts_of(many), "@")

    assert facts_of(one) | {"count"} == facts_of(many)
    assert said(Reason(code, {**facts, "count": 1}), name) == filled(one, facts, name)
    assert said(Reason(code, {**facts, "count": 2}), name).count("2") == 1


def test_the_only_one_missing_is_a_person() -> None:
    """ "1 who create jobs there" reads badly."""
    told = said(Reason("hole.job_creator_not_met", {"count": 1, "person": 2}), name)

    assert f"1 person who creates jobs there, and does not know you well yet: {NAME}" == told


def test_a_code_without_a_sentence_is_a_wrong_call() -> None:
    """It is not passed over in silence."""
    with pytest.raises(ValueError, match=r"role\.unheard_of"):
        said(Reason("role.unheard_of"), name)


def test_a_day_is_written_as_people_write_it() -> None:
    """No leading zero, the month in words."""
    assert day(date(2026, 3, 2)) == "2 March 2026"
    assert filled("on {on}", {"on": date(2026, 3, 2)}, name) == "on 2 March 2026"


@given(text=st.text(), most=st.integers(10, 200))
def test_a_shortened_text_is_one_short_line(text: str, most: int) -> None:
    """Whatever went in."""
    short = shortened(text, most)
    assert len(short) <= most
    assert "\n" not in short


@pytest.mark.parametrize(("count", "told"), [(0, "0 talks"), (1, "1 talk"), (2, "2 talks")])
def test_one_is_told_from_many(count: int, told: str) -> None:
    """ "1 talks" reads badly."""
    assert counted(count, "talk", "talks") == told


# What is never said -------------------------------------------------------------


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_no_sentence_claims_what_nobody_knows(code: str) -> None:
    """With its optional parts or without them."""
    whole = re.sub(r"[\[\]]", "", SENTENCES[code])
    bare = re.sub(r"\[[^\[\]]*\]", "", SENTENCES[code])
    assert (claims(whole), claims(bare)) == ({}, {})


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_plain_and_short(code: str) -> None:
    """No code of ours, no exclamation, no markup; two lines at most."""
    sentence = SENTENCES[code]
    plain = re.sub(r"inroad [^.]*|[A-Z]+_[A-Z]+", "", sentence)
    assert not re.search(r"[!*`<>]|\w_\w", re.sub(r"\{\w+\}", "", plain))
    assert len(sentence) <= 200
    assert sentence.count("[") == sentence.count("]")
