"""The first five minutes."""

from django.test import Client

from inroad.actions import goals, people
from inroad.store.models import User
from tests.web import seeing

GOAL = "data platform at Acme by December"
FIVE = (
    "Priya Raman, engineer, Data Platform at Acme\nTom Berg, head of Data Platform at Acme\n"
    "Mei Lin, designer at Brightside\nJonas Falk\nAna Souza, product manager at Acme"
)


def begun(client: Client, goal: str = GOAL, names: str = FIVE) -> None:
    """The two steps."""
    client.post("/goal/set", {"sentence": goal, "next": "/start"})
    client.post("/start/people", {"names": names})


def named(viewer: User) -> list[str]:
    """Everybody but me."""
    return [name for _, name, _ in people.listed(viewer)]


def test_today_leads_to_the_start_until_there_is_a_goal_and_somebody(client: Client) -> None:
    """And no longer than that."""
    assert "/start" == client.get("/").headers["Location"]
    client.post("/goal/set", {"sentence": GOAL})
    assert "/start" == client.get("/").headers["Location"]
    client.post("/start/people", {"names": "Priya Raman"})
    assert 200 == client.get("/").status_code


def test_at_first_there_is_one_box(client: Client) -> None:
    """The goal's; the names come after it, or before for whoever wants."""
    page = client.get("/start")
    assert not page.context["ready"]
    assert 1 == seeing.text(page).count("autofocus")


def test_a_sentence_and_five_names_give_a_map_and_cards(client: Client) -> None:
    """Two forms, nothing else."""
    begun(client)
    page = client.get("/start")
    assert page.context["ready"]
    assert 5 == page.context["count"]
    assert 1 <= len(page.context["cards"]) <= 3
    assert 2 == seeing.text(page).count('class="drawn'), "wide and narrow"


def test_what_was_understood_is_shown_back(client: Client) -> None:
    """Place and day; what is vague is a question."""
    answer = client.post("/goal/set", {"sentence": GOAL, "next": "/start"}, follow=True)
    told = dict(answer.context["told"])
    assert ("Acme", "31 December 2026") == (told["Place"], told["By"])
    assert "In which role?" in [each["text"] for each in answer.context["questions"]]


def test_names_can_come_before_the_goal(client: Client) -> None:
    """No order is forced."""
    client.post("/start/people", {"names": FIVE})
    assert not client.get("/start").context["ready"]
    client.post("/goal/set", {"sentence": GOAL})
    assert client.get("/start").context["ready"]


def test_names_sent_twice_are_added_once(client: Client, viewer: User) -> None:
    """A second press of the button changes nothing."""
    begun(client)
    client.post("/start/people", {"names": FIVE})
    assert 5 == len(named(viewer))


def test_two_of_one_name_at_two_places_are_two(client: Client, viewer: User) -> None:
    """Only who says nothing of a place is taken for the one that is known."""
    client.post("/start/people", {"names": "Tom Berg at Acme\nTom Berg at Brightside\nTom Berg"})
    assert ["Tom Berg", "Tom Berg"] == named(viewer)


def test_a_known_address_is_nobody_new(client: Client, viewer: User) -> None:
    """Whatever name stands beside it."""
    client.post("/start/people", {"names": "Tom Berg, tom@acme.example"})
    client.post("/start/people", {"names": "Thomas Berg, TOM@acme.example"})
    assert ["Tom Berg"] == named(viewer)


def test_all_names_are_taken_back_together(client: Client, viewer: User) -> None:
    """One undo for one form."""
    page = client.post("/start/people", {"names": FIVE}, follow=True)
    client.post("/undo", {"batch": page.context["done"].pk})
    assert [] == named(viewer)


def test_a_line_without_a_name_is_shown_again(client: Client, viewer: User) -> None:
    """The others are kept."""
    page = client.post("/start/people", {"names": "Priya Raman\n,, ,\n\n??"})
    assert ",, ,\n??" == page.context["unread"]
    assert ["Priya Raman"] == named(viewer)


def test_nothing_typed_changes_nothing(client: Client, viewer: User) -> None:
    """Neither a goal nor anybody comes of it."""
    client.post("/goal/set", {"sentence": "  \n "})
    client.post("/start/people", {"names": " \n "})
    assert goals.current(viewer) is None
    assert [] == named(viewer)


def test_files_go_to_the_import_and_come_back_here(client: Client) -> None:
    """With a plain file field, without any script."""
    client.post("/goal/set", {"sentence": GOAL})
    page = seeing.text(client.get("/start"))
    form = page[page.index('action="/files"') :].partition("</form>")[0]
    for needed in ('enctype="multipart/form-data"', 'name="files" multiple', 'value="/start"'):
        assert needed in form


def test_hostile_names_and_goals_are_text(client: Client) -> None:
    """Wherever they are shown."""
    begun(client, seeing.HOSTILE, f"{seeing.HOSTILE}, engineer at Acme")
    assert seeing.harmless(seeing.text(client.get("/start")))


def test_more_people_ask_no_more_queries_and_little_more_page(client: Client) -> None:
    """Five or fifty."""
    client.post("/goal/set", {"sentence": GOAL})
    seeing.people(client, 5)
    five = seeing.queries(client, "/start")
    seeing.people(client, 50)
    assert five == seeing.queries(client, "/start")
    assert seeing.weight(seeing.text(client.get("/start"))) < seeing.HEAVIEST
