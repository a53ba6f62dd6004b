"""The main job on exports as they really are: every kind of file in the data folder."""

from datetime import date
from pathlib import Path

import pytest

from tests.story.seeker import Seeker

ERAS = ("Basic_LinkedInDataExport_05-14-2021.zip", "Complete_LinkedInDataExport_09-18-2022.zip",
        "Basic_LinkedInDataExport_08-15-2025.zip",
        "Complete_LinkedInDataExport_03-09-2026.zip")  # fmt: skip


def seeker(tmp_path: Path) -> Seeker:
    """Somebody with a goal, in the summer after the newest export."""
    me = Seeker(tmp_path / "home", date(2026, 7, 1))
    me.types("goal", "an engineering job at Contoso by next summer")
    return me


@pytest.mark.parametrize("era", ERAS)
def test_every_era_of_linkedin_leads_to_a_plan(data: Path, tmp_path: Path, era: str) -> None:
    """The zip alone gives people, a map, and cards about those at the place."""
    me = seeker(tmp_path)
    done = me.asks("import", str(data / "fixtures" / "linkedin" / era))
    assert done["unread"] == []
    assert done["new"]["people"] >= 4
    assert done["hidden"] == 1
    plan = me.asks("plan")
    assert "Ana" in " ".join(card["name"] for card in plan["cards"])
    assert me.asks("who")["cells"]
    assert {each["text"] for each in me.asks("offer")["offers"]} == {"Python", "Onboarding"}
    assert me.asks("import", str(data / "fixtures" / "linkedin" / era))["batch"] is None


def test_two_eras_are_one_network_with_dated_changes(data: Path, tmp_path: Path) -> None:
    """The oldest and the newest export name the same people, once."""
    me = seeker(tmp_path)
    folder = data / "fixtures" / "linkedin"
    first = me.asks("import", str(folder / ERAS[0]))["new"]["people"]
    second = me.asks("import", str(folder / ERAS[3]))["new"].get("people", 0)
    # Who only sent an invitation has a name in one era and a profile in the other: a question.
    (pair,) = me.asks("people", "same")["to_decide"]
    assert pair["a_name"] == pair["b_name"]
    names = [each["name"] for each in me.asks("people")["people"]]
    assert len(names) == len(set(names)) + 1
    assert len(names) == first + second


@pytest.mark.parametrize(
    ("kind", "people"), [("contacts", 3), ("vcard", 30), ("ics", 3), ("eml", 50)]
)
def test_whole_folders_of_real_files_are_read(
    data: Path, tmp_path: Path, kind: str, people: int
) -> None:
    """Broken files cost themselves, each with its place and a reason; the rest is a network."""
    me = seeker(tmp_path)
    done = me.asks("import", str(data / "fixtures" / kind), "--me", "me@example.org")
    assert done["read"] >= people
    assert all(each["file"] and each["reason"] for each in done["unread"])
    assert len(me.asks("people")["people"]) >= people
    assert me.asks("plan")["cards"] is not None
    assert me.asks("import", str(data / "fixtures" / kind))["new"] == {}
