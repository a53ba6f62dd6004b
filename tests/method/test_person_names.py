"""Names as people write them, in many orders and scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.method.identity.name_agreement import agreement, clearly_differ, handles
from inroad.method.identity.nicknames import FORMAL, roots
from inroad.method.identity.person_names import Name, folded, from_local, is_role, read, skeleton

WRITTEN = [
    ("Dr. Priya Nair, PhD", ("priya",), "nair"),
    ("Nair, Priya", ("priya",), "nair"),
    ("Prof. Dr. med. Eva Kurz", ("eva",), "kurz"),
    ("Dr.-Ing. Karl Weiß", ("karl",), "weiss"),
    ("Philipp von Hohenheim, MBA, CFA", ("philipp",), "hohenheim"),
    ("Smith, John, Jr.", ("john",), "smith"),
    ("Sr. Juan Perez", ("juan",), "perez"),
    ("P. Nair", ("p",), "nair"),
    ("J.R. Smith", ("j", "r"), "smith"),
    ("Jack Ma", ("jack",), "ma"),
    ("JACK MA", ("jack",), "ma"),
    ("WANG Xiaoming", ("xiaoming",), "wang"),
    ("李明", ("明",), "李"),
    ("欧阳小明", ("小明",), "欧阳"),
    ("김민준", ("민준",), "김"),
    ("田中太郎", ("太郎",), "田中"),
    ("Nguyễn Văn An", ("an", "van"), "nguyen"),
    ("An Nguyen", ("an",), "nguyen"),
    ("Иван Петров", ("ivan",), "petrov"),
    ("Ludwig van der Berg", ("ludwig",), "berg"),
    ("van der Berg, Ludwig", ("ludwig",), "berg"),
    ("Mohammed bin Salman", ("mohammed",), "salman"),
    ("de la Rosa", (), "rosa"),
    ("Pat O’Brien", ("pat",), "obrien"),
    ("O'Brien, Pat", ("pat",), "obrien"),
    ("Ronald Mc Donald", ("ronald",), "mcdonald"),
    ("🚀 Ana Souza ✨", ("ana",), "souza"),
    ("Sam Lee (he/him)", ("sam",), "lee"),
    ("Robert (Bob) Smith", ("robert",), "smith"),
    ("Anna Meier née Huber", ("anna",), "meier"),
    ("priya.nair@x.example", ("priya",), "nair"),
    ("info@x.example", (), ""),
    ("...", (), ""),
]

SAME = [
    ("Hans Müller", "Hans Mueller"),
    ("Hans Müller", "Hans Muller"),
    ("Bob Smith", "Robert Smith"),
    ("Pepe Garcia", "José García"),
    ("Jaap Visser", "Jacobus Visser"),
    ("Uli Kranz", "Ulrich Kranz"),
    ("Chico Souza", "Francisco Souza"),
    ("Robert (Bob) Smith", "Bob Smith"),
    ("Li Ming", "Ming Li"),
    ("Nguyễn Văn An", "An Nguyen"),
    ("Xiao Ming Wang", "Xiaoming Wang"),
    ("Ludwig van der Berg", "Ludwig Vanderberg"),
    ("Anna Müller-Schmidt", "Anna Schmidt"),
    ("Anna Meier née Huber", "Anna Huber"),
    ("María García López", "María García"),
    ("P. Nair", "Priya Nair"),
    ("Michele Lokar", "Michelle Lokar"),
    ("Пётр Иванов", "Petr Ivanov"),
    ("Priya", "Priya Nair"),
]

APART = [
    ("John Smith Jr.", "John Smith Sr."),
    ("Anna Weber", "Peter Weber"),
    ("A. Nair", "Priya Nair"),
    ("Tom Berg", "Priya Nair"),
]


@pytest.mark.parametrize(("text", "given_names", "family"), WRITTEN)
def test_a_name_is_read_in_parts(text: str, given_names: tuple[str, ...], family: str) -> None:
    """Titles, degrees, order, particles and scripts do not hide given and family name."""
    name = read(text)
    assert (given_names, family) == (name.given, name.family)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person_written_twice_agrees(one: str, other: str) -> None:
    """Spelling, order, nicknames, initials and double names do not make two people."""
    found = agreement(read(one), read(other))
    assert "differs" not in (found.family, found.given)
    assert not clearly_differ(read(one), read(other))


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_people_clearly_differ(one: str, other: str) -> None:
    """Father and son, a couple, and another initial are two people."""
    assert clearly_differ(read(one), read(other))


def test_another_script_is_no_contradiction() -> None:
    """A name in characters does not contradict one in letters: nobody can tell."""
    assert not clearly_differ(read("李明"), read("Anna Weber"))


def test_a_turned_name_is_seen_as_turned() -> None:
    """`Li Ming` and `Ming Li` agree in the other order, and say so."""
    assert agreement(read("Li Ming"), read("Ming Li")).turned


def test_suffix_and_middle_initial_are_kept() -> None:
    """Jr. and Sr. conflict; so do two middle initials."""
    assert agreement(read("John Smith Jr."), read("John Smith Sr.")).suffix is False
    assert agreement(read("Ann B. Lee"), read("Ann C. Lee")).middle is False
    assert agreement(read("Ann B. Lee"), read("Ann Bea Lee")).middle is True


def test_short_names_meet_in_their_long_form() -> None:
    """Bob and Rob are both Robert; Alexander and Alexandra are two names."""
    assert roots("bob") & roots("rob")
    assert not roots("alexander") & roots("alexandra")
    assert len({long for longs in FORMAL.values() for long in longs}) >= 150


@pytest.mark.parametrize("local", ["info", "team", "office", "noreply", "no-reply", "hr", "sales"])
def test_an_office_has_an_address_but_no_name(local: str) -> None:
    """The first part of a shared mailbox is nobody's name."""
    assert is_role(local)
    assert not from_local(local)


@pytest.mark.parametrize("local", ["priya.nair", "pnair", "12345", "legal.eagle", "a.post"])
def test_a_person_is_no_office(local: str) -> None:
    """A person's address is not taken for an office's."""
    assert not is_role(local)


def test_an_address_spells_a_name() -> None:
    """`pnair` spells Priya Nair; in `k..allen` the letter may be the middle initial."""
    assert "pnair" in handles(read("Priya Nair"))
    assert agreement(from_local("pnair"), read("Priya Nair")).handle
    assert from_local("k..allen").loose
    assert not from_local("k.allen").loose
    assert ("anna",) == from_local("anna.de.vries").given


@given(st.text(max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    """No text is too strange, and every name agrees with itself."""
    name = read(text)
    assert not clearly_differ(name, name)
    assert skeleton(folded(text)) == skeleton(text)


NAMES = st.sampled_from([read(text) for pair in [*SAME, *APART] for text in pair] + [Name()])


@given(NAMES, NAMES)
def test_agreement_is_symmetric(one: Name, other: Name) -> None:
    """It does not matter which name comes first."""
    assert agreement(one, other) == agreement(other, one)
    assert clearly_differ(one, other) == clearly_differ(other, one)
