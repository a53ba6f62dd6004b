"""Two tabs and the command line at once: nothing is lost, nothing is kept twice."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from urllib.parse import urlencode

import pytest

from tests.web.living import Answer, Living, inroad, made, served

pytestmark = pytest.mark.xdist_group("writers")

PEOPLE = (
    "Priya Raman, engineer, Data Platform at Acme",
    "Tom Berg, head of Data Platform at Acme",
    "Mei Lin, designer at Brightside",
)
NEEDS = ("onboarding docs", "a test bench", "two reviewers", "budget figures", "a style guide")


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of a browser that came in."""

    living: Living
    cookies: str
    token: str

    def sent(self, path: str, **fields: str) -> Answer:
        """What comes back when a form is sent."""
        body = urlencode({"csrfmiddlewaretoken": self.token, **fields})
        told = {"Cookie": self.cookies, "Sec_Fetch_Site": "same-origin"}
        return self.living.asked(path, "POST", body, Origin=self.living.origin, **told)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a goal and three people."""
    people = [("people", "add", each) for each in PEOPLE]
    return made(tmp_path_factory.mktemp("begun"), ("goal", "data platform at Acme"), *people)


@pytest.fixture
def living(begun: Path, tmp_path: Path) -> Iterator[Living]:
    """A server of its own for this home."""
    with served(Path(copytree(begun, tmp_path / "home"))) as found:
        yield found


def _tab(living: Living, cookie: str) -> Tab:
    return Tab(living, *living.form(cookie))


def _two_tabs(living: Living) -> tuple[Tab, Tab]:
    cookie = living.first_cookie()
    return _tab(living, cookie), _tab(living, cookie)


def _kept(home: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{home / 'inroad.sqlite3'}?mode=ro", uri=True)) as file:
        return list(file.execute(question))


def _needs(home: Path) -> list[str]:
    found = _kept(home, "select text from inroad_need")
    return [str(text).removeprefix("needs ") for (text,) in found]


def test_lines_from_everywhere_are_all_kept_once(living: Living) -> None:
    """Two tabs and three terminals log different lines at the same moment."""
    tabs = _two_tabs(living)
    typed = [
        f"coffee with {name} yesterday, needs {need}" for name in ("Priya", "Tom") for need in NEEDS
    ]
    shell = [f"call with Mei yesterday, needs {need}" for need in NEEDS[:3]]

    def from_tab(number: int) -> int:
        line = typed[number]
        return tabs[number % 2].sent("/log", line=line, once=f"once-{number}").status

    with ThreadPoolExecutor(len(typed) + len(shell)) as pool:
        terminals = [pool.submit(inroad, living.home, "log", "--yes", line) for line in shell]
        answers = list(pool.map(from_tab, range(len(typed))))
        for each in terminals:
            each.result()
    assert [303] * len(typed) == answers
    labels = _kept(living.home, "select label from inroad_batch where kind='log'")
    assert Counter(typed + shell) == Counter(label for (label,) in labels)
    needs = Counter(_needs(living.home))
    assert {need: 3 if need in NEEDS[:3] else 2 for need in NEEDS} == needs
    talks = _kept(living.home, "select count(*) from inroad_conversation")
    assert [(len(typed) + len(shell),)] == talks


def test_one_wish_sent_ten_times_is_kept_once(living: Living) -> None:
    """Enter held down, a form sent again after a broken connection: one line, one undo."""
    tab, _ = _two_tabs(living)

    def send(_: int) -> Answer:
        return tab.sent("/log", line="coffee with Priya, needs onboarding docs", once="the same")

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(send, range(10)))
    assert {303} == {each.status for each in answers}
    assert 1 == len({each.headers["location"] for each in answers})
    assert [(1,)] == _kept(living.home, "select count(*) from inroad_batch where kind='log'")
    assert [(1,)] == _kept(living.home, "select count(*) from inroad_need")


def test_somebody_new_in_two_lines_at_once_is_one_person(living: Living) -> None:
    """What a line means is read from what is there when it is kept."""
    tabs = _two_tabs(living)

    def send(number: int) -> int:
        line = f"coffee with Zora Kovak yesterday, needs {NEEDS[number]}"
        return tabs[number % 2].sent("/log", line=line, once=f"z-{number}").status

    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(send, range(5)))
    assert {303} == set(answers)
    count = "select count(*) from inroad_person where name='Zora Kovak'"
    assert [(1,)] == _kept(living.home, count)
    assert [(5,)] == _kept(living.home, "select count(*) from inroad_need")


def _first_card(tab: Tab) -> str:
    page = tab.living.asked("/", Cookie=tab.cookies).body
    return page.partition('name="key" value="')[2].partition('"')[0]


def test_done_pressed_twice_settles_once(living: Living) -> None:
    """In two tabs at once, six times: one step, and the rest lead back to Today."""
    tabs = _two_tabs(living)
    key = _first_card(tabs[0])
    assert key

    def press(number: int) -> int:
        return tabs[number % 2].sent("/step", key=key, state="done").status

    with ThreadPoolExecutor(6) as pool:
        assert {303} == set(pool.map(press, range(6)))
    assert [(key,)] == _kept(living.home, "select key from inroad_step")


def test_done_is_kept_while_others_write(living: Living) -> None:
    """A card that is settled while lines are logged is settled, not dropped."""
    tabs = _two_tabs(living)
    key = _first_card(tabs[0])

    def log(number: int) -> int:
        line = f"call with Mei yesterday, needs {NEEDS[number]}"
        return tabs[1].sent("/log", line=line, once=f"m-{number}").status

    with ThreadPoolExecutor(6) as pool:
        logged = [pool.submit(log, number) for number in range(4)]
        done = pool.submit(tabs[0].sent, "/step", key=key, state="snooze")
        assert {303} == {done.result().status, *(each.result() for each in logged)}
    assert [(key,)] == _kept(living.home, "select key from inroad_step where state='snoozed'")
    assert [(4,)] == _kept(living.home, "select count(*) from inroad_batch where kind='log'")


def test_undone_at_once_is_undone_once(living: Living) -> None:
    """The same Undo in two tabs takes back one batch, not the one before it; all go on."""
    tabs = _two_tabs(living)
    for place, need in enumerate(NEEDS[:2]):
        tabs[0].sent("/log", line=f"coffee with Priya, needs {need}", once=f"u-{place}")
    ((batch,),) = _kept(living.home, "select max(id) from inroad_batch where kind='log'")

    def undo(number: int) -> int:
        return tabs[number % 2].sent("/undo", batch=str(batch)).status

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(undo, range(4)))
    assert [303] * 4 == answers
    assert [NEEDS[0]] == _needs(living.home)
