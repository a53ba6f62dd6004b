"""The way into a place, between two of my people, and as it was on a day."""

from tests.cli.terminal import Inroad


def test_into_a_place(lived_in: Inroad) -> None:
    """The best ways in, who is nearest by role, and who is there within two ties."""
    said = lived_in("path", "Data Platform", "--json").json
    assert "Data Platform" in said["place"]
    assert ["you", "Priya Sharma"] == said["chains"][0]["names"]
    creators = [each["name"] for each in said["nearest"]["job_creator"]]
    assert ["Priya Sharma"] == creators
    there = {each["name"]: each["ties"] for each in said["referrals"]}
    assert 1 == there["Priya Sharma"]
    assert "Ada Stein" not in there

    told = lived_in("path", "Data Platform").out
    assert "Nearest: Job creators" in told
    assert "within two ties" in told


def test_before_a_day(lived_in: Inroad) -> None:
    """Nobody is known to have been there in 1999."""
    said = lived_in("path", "Data Platform", "--before", "1999", "--json").json
    assert [] == said["referrals"]
    assert said["chains"]


def test_how_two_of_mine_know_each_other(lived_in: Inroad) -> None:
    """By the fewest ties; where nothing says so, that is said, with code 4."""
    lived_in("log", "--yes", "call with Priya today, will intro Zoe Adler")
    found = lived_in("path", "Zoe", "--from", "Priya")
    assert ("Priya Sharma > Zoe Adler\n", 0) == (found.out, found.code)
    lived_in("people", "add", "Ivo Nemec")
    assert ["Ivo Nemec", "you", "Ada Stein"] == (
        lived_in("path", "Ada", "--from", "Ivo", "--json").json["names"]
    )


def test_as_it_was_known_on_a_day(lived_in: Inroad) -> None:
    """The talk came later, and is no reason yet."""
    now, then = (lived_in("path", "Priya", *on).out for on in ((), ("--on", "1 January 2026")))
    assert "last contact" in now
    assert "last contact" not in then


def test_no_person_and_no_place(lived_in: Inroad) -> None:
    """Words that name neither are said to be nobody's name."""
    said = lived_in("path", "Quillonade Analytics")
    assert 4 == said.code
    assert "Nobody is known as" in said.err
