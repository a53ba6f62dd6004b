"""One logged line says who, when, what they need, what was promised: all of it, by rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.language import quicklog
from inroad.language.quicklog import Mention, Understood

TODAY = date(2026, 3, 4)  # a Wednesday
PEOPLE = {
    "priya": "Priya Raman", "tom": "Tom Becker", "may": "May Lin", "will": "Will Stone",
    "june": "June Park", "ada": "Ada Okafor", "ana": "Ana Silva", "bob": "Bob Fischer",
    "mark": "Mark Weber", "rose": "Rose Dubois", "grace": "Grace Hill", "hope": "Hope Martin",
    "art": "Art Jansen", "frank": "Frank Wolf", "bill": "Bill Moreau", "drew": "Drew Castro",
    "summer": "Summer Lee", "mariaS": "Maria Santos", "mariaK": "Maria Keller",
    "jurgen": "Jürgen Groß", "chloe": "Chloé Lambert", "jeanluc": "Jean-Luc Petit",
    "sanne": "Sanne de Vries", "joao": "João Pereira", "lucia": "Lucía Gómez",
    "omar": "Omar Haddad", "wei": "Wei Zhang", "sasha": "Sasha Novak",
}  # fmt: skip
KEYS = dict(enumerate(PEOPLE, start=1))
NAMES = {number: PEOPLE[key] for number, key in KEYS.items()}
EMAILS = {"sanne@contoso.com": 23}
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Sentence:
    """A line and the facts it says, in the notation of sentences.txt."""

    line: str
    facts: frozenset[str]


def sentences(name: str) -> list[Sentence]:
    rows = [r for r in (HERE / name).read_text("utf-8").splitlines() if r and r[0] != "#"]
    assert len(rows) % 2 == 0
    return [
        Sentence(line, frozenset(fact.strip() for fact in said[1:].split("|") if fact.strip()))
        for line, said in zip(rows[::2], rows[1::2], strict=True)
    ]


OWN, HELD_OUT = sentences("sentences.txt"), sentences("held_out.txt")


def read(line: str, **more: object) -> Understood:
    return quicklog.read(line, TODAY, NAMES, emails=EMAILS, **more)  # type: ignore[arg-type]


def facts_of(understood: Understood) -> frozenset[str]:
    """What was understood, in the notation of sentences.txt."""
    return frozenset(fact.strip() for fact in _facts(understood))


def _key(mention: Mention) -> str:
    if mention.person is not None:
        return KEYS[mention.person]
    if mention.is_new:
        return f"new:{mention.text}"
    return f"?{mention.text}" if mention.candidates else "?"


def _facts(u: Understood) -> Iterator[str]:  # noqa: C901 - one branch a kind of fact
    who = [_key(mention) for mention in u.people]
    yield from (f"with {_key(m)}" for m in u.people if m.present)
    if u.on != TODAY:
        yield f"on {u.on}"
    if u.channel != "other":
        yield u.channel
    for need in u.needs:
        yield f"{'swap' if need.swap else 'need'} {who[need.who]}: {need.text}"
    for promise in u.promises:
        kind = {True: "owe", False: "owed", None: "owe?"}[promise.by_me]
        due = f" @{promise.due}" if promise.due else ""
        yield f"{kind} {who[promise.who]}: {promise.text}{due}"
    for named in u.named:
        kind = {"job_creator": "hires"}.get(named.role, named.role)
        by = "-" if named.by is None else who[named.by]
        yield f"{kind} {by}>{who[named.who]}{' intro' * named.will_introduce}"
    yield from (f"ev {who[e.who]}: {e.kind}" for e in u.evidence if e.kind != "talk")
    for opening in u.openings:
        place = f" @ {opening.organisation}" if opening.organisation else ""
        unit = f" / {opening.unit}" if opening.unit else ""
        told = " < " + " ".join(who[w] for w in opening.told_by) if opening.told_by else ""
        secret = "secret " if opening.confidence == "secret" else ""
        yield f"{secret}opening {opening.stage}: {opening.title}{place}{unit}{told}"
    for learnt in u.learnt:
        kind = "learnt" if learnt.confidence == "open" else learnt.confidence
        of = "" if learnt.about in (None, learnt.who) else f" (about {who[learnt.about or 0]})"
        yield f"{kind} {'-' if learnt.who is None else who[learnt.who]}: {learnt.text}{of}"
    yield from (f"{'gift' if g.by_me else 'given'} {who[g.who]}: {g.text}" for g in u.gifts)
    for ask in u.asks:
        target = "-" if ask.target is None else who[ask.target]
        yield f"ask {who[ask.who]}>{target} {'nudged' if ask.nudged else ask.state}"
    yield from (f"thanked {who[w]}" for w in u.thanked)
    for outcome in u.outcomes:
        place = f" @ {outcome.organisation}" if outcome.organisation else ""
        start = f" starts {outcome.starts_on}" if outcome.starts_on else ""
        yield f"{outcome.kind}: {outcome.title}{place}{start}".replace(":  ", ": ")
    for question in u.questions:
        choices = ", ".join(KEYS[c] if isinstance(c, int) else c for c in question.choices)
        words = " ".join(value for _, value in question.facts)
        code = question.code.removeprefix("quicklog.")
        yield f"? {code} {words}: {choices}" if choices else f"? {code}"
    if u.leftover:
        yield f"left: {u.leftover}"


def test_lines_are_understood_in_full() -> None:
    """At least 95 of 100 lines are understood in full: every fact, and no other."""
    failed = [s.line for s in OWN if facts_of(read(s.line)) != s.facts]
    assert len(OWN) >= 200
    assert len(failed) <= 0.05 * len(OWN), failed


def test_held_out_lines_are_understood_mostly(record_property: pytest.FixtureRequest) -> None:
    """Lines that the grammar was never tuned on: the share is printed, and may not sink."""
    right = sum(facts_of(read(s.line)) == s.facts for s in HELD_OUT)
    record_property("held_out_share", right / len(HELD_OUT))  # type: ignore[operator]
    print(f"held-out lines understood in full: {right} of {len(HELD_OUT)}")  # noqa: T201 - the measured share
    assert len(HELD_OUT) == 40
    assert right >= HELD_OUT_UNDERSTOOD


HELD_OUT_UNDERSTOOD = 34
"""Of forty, as measured; 32 at the very first run of the grammar. Raise it, never lower it."""


@pytest.mark.parametrize("sentence", OWN + HELD_OUT, ids=lambda s: s.line[:40])
def test_nobody_is_taken_for_somebody_else(sentence: Sentence) -> None:
    """Whoever is certain in a line is somebody whom the line is really about."""
    understood = read(sentence.line)
    said = re.findall(r"\w+", " ".join(sentence.facts))
    certain = [KEYS[m.person] for m in understood.people if m.person is not None]
    assert [] == [key for key in certain if key not in said]


@pytest.mark.parametrize("sentence", OWN + HELD_OUT, ids=lambda s: s.line[:40])
def test_no_fact_lands_on_the_wrong_person(sentence: Sentence) -> None:
    """A fact with the right words stands with the right person, or with a question."""
    expected = dict(reversed(fact.split(": ", 1)) for fact in sentence.facts if ": " in fact)
    for fact in facts_of(read(sentence.line)) - sentence.facts:
        head, _, words = fact.partition(": ")
        if words in expected and head.split()[0] == expected[words].split()[0]:
            allowed = {h for h, w in (f.split(": ", 1) for f in sentence.facts if ": " in f)}
            assert "?" in head or head in allowed


@pytest.mark.parametrize(
    "line",
    [
        "the budget may be frozen until June",
        "will be a long week",
        "hope to hear more soon",
        "in May the reorg starts",
        "by June it is done",
        "a frank talk about the bill",
        "the art of hiring",
        "mark the date",
        "there is a grace period until summer",
        "the rose garden cafe is nice",
        "drew a plan for summer",
        "May 3rd would work",
        "March was busy",
    ],
)
def test_a_word_is_no_person(line: str) -> None:
    """May, Will, Mark and Hope are words until a line means the person."""
    assert [] == [m for m in read(line).people if m.person is not None]


def test_two_people_with_one_name_are_a_question() -> None:
    """Two Marias are asked about, and one answer settles it in every fact."""
    understood = read("coffee with Maria, she needs a reviewer")
    (question,) = understood.questions
    assert ("quicklog.which_person", (18, 19)) == (question.code, question.choices)
    settled = quicklog.answered(understood, question, 19)
    assert facts_of(settled) == {"with mariaK", "coffee", "need mariaK: needs a reviewer"}


def test_the_person_of_the_page_settles_an_ambiguous_name() -> None:
    """On Maria Keller's page, "Maria" is Maria Keller."""
    assert facts_of(read("coffee with Maria", last_person=19)) == {"with mariaK", "coffee"}


def test_she_is_the_person_of_the_page() -> None:
    """A line that starts with "she" is about the person before; without one it asks."""
    line = "she said I'm the one who knows billing"
    assert {"with priya", "ev priya: restated_my_skill"} == facts_of(read(line, last_person=1))
    assert ["quicklog.who"] == [question.code for question in read(line).questions]


def test_a_slip_of_the_hand_is_asked_about() -> None:
    """ "Pryia" is nobody until I say that she is Priya, or somebody new."""
    understood = read("coffee with Pryia")
    (question,) = understood.questions
    assert {"with priya", "coffee"} == facts_of(quicklog.answered(understood, question, 1))
    assert {"with new:Pryia", "coffee"} == facts_of(quicklog.answered(understood, question, "new"))


def test_a_short_form_is_asked_about() -> None:
    """ "Bob" may be Robert: nobody is matched silently."""
    understood = quicklog.read("coffee with Bob", TODAY, {7: "Robert Miller"})
    assert [None] == [m.person for m in understood.people]
    assert (7, "new") == understood.questions[0].choices


def test_a_nickname_of_mine_is_certain() -> None:
    """A nickname that I gave means that one person."""
    understood = read("coffee with Chief", nicknames={"Chief": 2})
    assert [2] == [mention.person for mention in understood.people]


def test_an_answer_joins_two_mentions_of_one_person() -> None:
    """When "she" turns out to be Priya, Priya stands in the line once."""
    understood = read("Priya introduced me to Sasha, she needs a designer")
    (question,) = understood.questions
    settled = quicklog.answered(understood, question, 1)
    assert ["Priya Raman", "Sasha Novak"] == [
        NAMES[mention.person] for mention in settled.people if mention.person is not None
    ]
    assert "need priya: needs a designer" in facts_of(settled)


def test_who_is_answered_by_an_id_or_a_name() -> None:
    """A line without anybody asks who, and takes a new name too."""
    understood = read("coffee yesterday")
    (question,) = understood.questions
    assert "with tom" in facts_of(quicklog.answered(understood, question, 2))
    assert "with new:Zoë Quist" in facts_of(quicklog.answered(understood, question, "Zoë Quist"))


def test_whose_promise_it_is_gets_asked() -> None:
    """ "will send the sheet" may be mine or theirs: I say which."""
    understood = read("call with Grace, will send the budget sheet")
    (question,) = understood.questions
    settled = quicklog.answered(understood, question, "them")
    assert "owed grace: send the budget sheet" in facts_of(settled)
    assert () == settled.questions


def test_a_choice_that_is_none_is_refused() -> None:
    """A wrong call is refused, and an answered question is closed."""
    understood = read("coffee with Maria")
    (question,) = understood.questions
    with pytest.raises(ValueError, match="none of the choices"):
        quicklog.answered(understood, question, 1)
    with pytest.raises(ValueError, match="not open"):
        quicklog.answered(quicklog.answered(understood, question, 18), question, 18)


def test_a_talk_is_evidence_once_it_took_place() -> None:
    """A talk of yesterday is evidence, an appointment for tomorrow is none."""
    assert ["talk"] == [e.kind for e in read("coffee with Priya yesterday").evidence]
    assert () == read("coffee with Priya tomorrow").evidence


def test_a_gift_knows_which_offer_it_was() -> None:
    """The checklist sent is the checklist I offer, told by the words they share."""
    offers = ["SQL lessons", "our onboarding checklist"]
    (gift,) = read("sent Priya the checklist", offers=offers).gifts
    assert "our onboarding checklist" == gift.offer


def test_spans_say_which_characters_became_what() -> None:
    """A preview can mark the person, the date and the need where they stand."""
    line = "coffee with Priya yesterday, struggles with onboarding docs"
    marked = {span.kind: line[span.start : span.end] for span in read(line).spans}
    assert marked == {
        "channel": "coffee",
        "person": "Priya",
        "date": "yesterday",
        "need": "struggles with onboarding docs",
    }


def test_a_second_talk_is_left_for_its_own_line() -> None:
    """Two talks on two days are not mixed: the second is left over."""
    understood = read("coffee with Priya on Monday and lunch with Tom yesterday")
    assert "lunch with Tom yesterday" == understood.leftover
    assert date(2026, 3, 2) == understood.on


def test_a_very_long_line_says_where_reading_stopped() -> None:
    """What stands beyond 2,000 characters is left over, and said so."""
    understood = read("coffee with Priya, " * 500)
    assert understood.leftover.endswith("...")
    assert ["Priya"] == [mention.text for mention in understood.people]


def test_nothing_understood_is_left_over_whole() -> None:
    """A line of which nothing is known comes back as it was."""
    assert "you and me" == read("you and me").leftover


def test_names_are_indexed_once() -> None:
    """The same names are not indexed again; an index can be handed in as well."""
    names = quicklog.Names.of(NAMES)
    assert names is quicklog.Names.of(NAMES)
    assert read("coffee with Tom") == quicklog.read("coffee with Tom", TODAY, names, emails=EMAILS)


_PIECES = st.sampled_from(
    "Priya Tom May Will june Maria Pryia Zoë , ; : . and und with to from by she her I me will may"
    " needs wants promised introduced said that coffee called job at in 3 March 3.3. Friday @ # ' -"
    " confidence hires sent the offer a rumour of who der qui Kaffee mit gestern avec con"
    " ( ) \n é 王".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read(line: str) -> None:
    """Whatever is typed, reading it raises nothing, and every position points at somebody."""
    u = read(line, last_person=1)
    places = [n.who for n in u.needs] + [p.who for p in u.promises] + [e.who for e in u.evidence]
    places += [g.who for g in u.gifts] + [a.who for a in u.asks] + [n.who for n in u.named]
    places += [who for o in u.openings for who in o.told_by] + list(u.thanked)
    assert all(0 <= place < len(u.people) for place in places)
    assert all(0 <= s.start <= s.end <= len(line) for s in u.spans)
    for question in u.questions:
        for choice in question.choices[:2]:
            rest = quicklog.answered(u, question, choice).questions
            assert len(rest) == len(u.questions) - 1


@settings(max_examples=15, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=4).map(" ".join), st.sampled_from(["", " ", ", "]))
def test_a_line_of_any_length_is_read_at_once(piece: str, link: str) -> None:
    """Ten thousand characters of anything are no more work than two thousand."""
    line = ((piece + link) * 10_000)[:10_000]
    assert line == read(line).line


def test_reading_does_not_depend_on_the_case_of_known_names() -> None:
    """Names typed carelessly mean the same people."""
    for key, name in PEOPLE.items():
        found = read(f"coffee with {name.lower()} yesterday").people
        assert [key] == [KEYS[m.person] for m in found if m.person is not None]


def test_a_new_person_is_proposed_not_matched() -> None:
    """A known given name with another surname is somebody new."""
    (mention,) = read("lunch with Priya Sharma").people
    assert replace(Mention("Priya Sharma"), is_new=True, present=True) == mention


@pytest.mark.parametrize("day", ["31 Febuary", "31 february", "3 Octobre"])
def test_a_day_that_cannot_be_is_told_as_not_read(day: str) -> None:
    """The talk is understood, the words that were meant as its day are not passed over."""
    said = read(f"lunch with Tom on {day}")
    assert day.casefold() in said.leftover.casefold() or said.on != TODAY


def test_a_place_with_a_number_is_a_place() -> None:
    """A hall or a time is no day."""
    assert "" == read("coffee with Tom at hall 3").leftover
