"""One seeker, from nothing to an offer, through the command line alone."""

from pathlib import Path

import pytest

from inroad import sample
from inroad.sample import Written
from tests.story.seeker import Seeker

PEOPLE = 300


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The seeker's export files."""
    return sample.write(tmp_path_factory.mktemp("files"), people=PEOPLE)


@pytest.mark.xdist_group("story")
def test_from_nothing_to_an_offer(files: Written, tmp_path: Path) -> None:
    """Each step's suggestion is the sensible one, and each step changes the next."""
    me = Seeker(tmp_path / "home", files.today)

    # Nothing yet: the first word is what to do first.
    assert "inroad goal" in me.types()

    # The goal is said before any file is read, and read again with them.
    me.types("goal", files.goal)
    done = me.asks("import", *map(str, files.paths), "--me", files.addresses[0])
    assert done["read"] > 1000
    assert [each["file"] for each in done["unread"]] == ["contacts.vcf"]
    assert me.asks("goal")["goal"]["places"][0]["unit"] == "Data Platform"
    assert me.asks("import", *map(str, files.paths))["batch"] is None
    # The staff list and the contacts name the same people: one command settles the sure ones.
    assert "Merged" in me.types("people", "same", "--merge-sure", "0.95")
    me.types("offer", "know_how", "an onboarding checklist for new engineers")

    # Somebody who leads there is the way in, through somebody who knows them.
    card = me.card("ask_introduction")
    head, connector = card["name"], card["ask"]
    assert card["role"] == "job_creator"
    before = me.asks("person", head)["standing"]
    assert me.asks("path", head)["chains"][0]["names"] == ["you", connector, head]
    me.types("plan", "done", str(card["number"]))

    # Asked is asked: she is not suggested again; after three working days a reminder is.
    assert all(each["name"] != head for each in me.asks("plan")["cards"])
    me.waits(5)
    reminder = me.card("nudge")
    assert (reminder["name"], reminder["ask"]) == (head, connector)

    # The introduction comes, and the first thing to do is to say thanks.
    me.types("log", "--yes", f"{connector} introduced me to {head}")
    assert me.card("thank")["name"] == connector
    me.types("log", "--yes", f"thanked {connector}")
    assert all(each["kind"] != "thank" for each in me.asks("plan")["cards"])

    # The talk: a need in her words, and a promise, which comes first from now on.
    me.waits(3)
    me.types("log", "--yes", f"coffee with {head} today, struggles with onboarding docs,"
             " I promised her our style guide by Friday")  # fmt: skip
    first = me.asks("plan")["cards"][0]
    assert (first["kind"], first["name"]) == ("keep_promise", head)
    (need,) = me.asks("need")["needs"]
    assert (need["name"], need["stated"]) == (head, True)
    assert "onboarding docs" in need["text"]
    me.types("plan", "done", str(first["number"]))
    assert me.asks("promise")["promises"] == []

    # I have what she needs: giving it is the next step, and it moves what she holds of me.
    gift = me.does("give")
    assert gift["name"] == head
    assert "onboarding docs" in gift["why"]
    after = me.asks("person", head)["standing"]
    assert all(after[belief] > before[belief] + 0.3 for belief in ("knows_of_me",
               "knows_what_i_bring", "thinks_well_of_me"))  # fmt: skip

    # A rumour, long before a posting; the plan does not suggest to apply to a rumour.
    me.waits(20)
    me.types("log", "--yes", f"call with {head}, they're creating a platform tooling engineer job,"
             " not posted yet")  # fmt: skip
    job = next(each for each in me.asks("opening")["openings"] if "tooling" in each["title"])
    assert (job["stage"], job["told_by"]) == ("being_created", head)
    assert all("tooling" not in each["title"] for each in me.asks("plan")["cards"]
               if each["kind"] == "apply")  # fmt: skip

    # Posted at last: apply too, whatever was talked about.
    me.waits(30)
    me.types("opening", "--id", str(job["id"]), "--stage", "posted")
    cards = [each for each in me.asks("plan")["cards"] if each["kind"] == "apply"]
    card = next(each for each in cards if "tooling" in each["title"])
    me.types("plan", "done", str(card["number"]))
    assert me.today.isoformat() == next(
        each["applied_on"] for each in me.asks("opening")["openings"] if each["id"] == job["id"]
    )

    # The offer, and the end of it: on board.
    me.waits(12)
    me.types("log", "--yes", f"{head} made me an offer for the platform tooling engineer job")
    outcomes = {each["id"]: each["outcome"] for each in me.asks("opening")["openings"]}
    assert outcomes[job["id"]] == "offer"
    me.types("opening", "--id", str(job["id"]), "--outcome", "accepted")
    job = next(each for each in me.asks("opening")["openings"] if each["id"] == job["id"])
    assert (job["outcome"], job["stage"]) == ("accepted", "closed")
    assert all(each["kind"] != "apply" or "tooling" not in each["title"]
               for each in me.asks("plan")["cards"])  # fmt: skip
