"""The main job on a real organisation's mail: Enron's, written out as files.

Nobody's name is printed: what is shown are titles, units and numbers.
"""

import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.samples import enron
from tests.story.seeker import Seeker

pytestmark = pytest.mark.xdist_group("enron")


@pytest.fixture(scope="module")
def chosen(data: Path) -> enron.Chosen:
    """Somebody in one department with the goal of another."""
    return enron.choose_seeker(data)


@pytest.fixture(scope="module")
def seeker(data: Path, chosen: enron.Chosen, tmp_path_factory: pytest.TempPathFactory) -> Seeker:
    """A home with all of the mail and the titles in it, in the last month of the mail."""
    folder = tmp_path_factory.mktemp("enron")
    enron.write_mailbox(data, folder / "all.mbox")
    to_others = sum({*m.to, *m.cc, *m.bcc} != {m.sender} for m in enron.messages(data))
    enron.write_people(data, folder / "people.csv")
    me = Seeker(folder / "home", date(2002, 2, 1))
    mine = [word for email in chosen.emails for word in ("--me", email)]
    done = me.asks("import", str(folder / "all.mbox"), str(folder / "people.csv"), *mine)
    assert done["new"]["messages"] > 0.95 * to_others
    me.types("people", "same", "--merge-sure", "0.9")
    me.types("goal", chosen.goal)
    return me


def titles(data: Path) -> dict[str, bool]:
    """Every name, and whether any title of theirs is a manager's."""
    found: dict[str, bool] = {}
    for worker in enron.workers(data):
        found[worker.name] = found.get(worker.name, False) or worker.manages
    return found


def test_the_goal_is_the_other_department(seeker: Seeker, chosen: enron.Chosen) -> None:
    """The sentence is read into the unit as the organisation writes it."""
    (place, *_) = seeker.asks("goal")["goal"]["places"]
    assert (place["unit"], place["organisation"]) == (chosen.goal_unit, enron.ORGANISATION)


def test_job_creators_found_there_are_managers_there(
    seeker: Seeker, data: Path, chosen: enron.Chosen
) -> None:
    """Everybody listed manages by title, there or over all units, and nobody is missing."""
    people = seeker.asks("who", "job_creator")["people"]
    managing = titles(data)
    elsewhere = {w.owner for w in enron.workers(data) if w.unit not in ("", chosen.goal_unit)}
    wrong = [each["person"] for each in people
             if not managing.get(each["name"]) or each["name"] in elsewhere]  # fmt: skip
    assert wrong == []
    truly = {w.name for w in enron.workers(data) if w.email in chosen.creators}
    assert len({each["name"] for each in people} & truly) == len(truly)


def test_the_plan_leads_into_the_department(
    seeker: Seeker, data: Path, chosen: enron.Chosen, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three to five cards, each with four answers; the chains hold in the real mail."""
    plan = seeker.asks("plan")
    assert 3 <= len(plan["cards"]) <= 5
    for card in plan["cards"]:
        assert all(card[answer] for answer in ("who", "what", "why", "point"))
    roles = [card["role"] for card in plan["cards"]]
    assert "job_creator" in roles
    told = [
        f"Enron, {chosen.unit} to {chosen.goal_unit}: {[card['kind'] for card in plan['cards']]}",
        f"  roles {roles}, minutes {[card['minutes'] for card in plan['cards']]}",
        f"  map {_counts(seeker.asks('who')['cells'])}",
    ]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(told) + "\n")


def _counts(cells: list[dict[str, Any]]) -> dict[str, int]:
    return {f"{cell['role']}, {cell['standing']}": len(cell["people"]) for cell in cells}


def test_every_chain_is_made_of_people_who_wrote_to_each_other(seeker: Seeker, data: Path) -> None:
    """Each link of each chain to each job creator is a real correspondence."""
    number = {worker.number: worker.owner for worker in enron.workers(data)}
    wrote: set[frozenset[str]] = set()
    for message in enron.messages(data):
        for other in (*message.to, *message.cc, *message.bcc):
            wrote.add(frozenset({number[message.sender], number[other]}))
    me = next(w.name for w in enron.workers(data)
              if w.name == enron.choose_seeker(data).name)  # fmt: skip
    for creator in seeker.asks("who", "job_creator")["people"]:
        chains = seeker.asks("path", f"#{creator['person']}")["chains"]
        assert chains
        assert chains[0]["probability"] == max(chain["probability"] for chain in chains)
        for chain in chains:
            names = [me, *chain["names"][1:]]
            links = [frozenset(pair) for pair in pairwise(names)]
            assert sum(link not in wrote for link in links) == 0
