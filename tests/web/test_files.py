"""Files from the browser: looked at, kept or let go, once each."""

import threading
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from inroad.web import incoming
from inroad.web.incoming import base_name
from inroad.web.jobs import Job, jobs

Typed = Callable[..., None]
HELD = 60
"""Seconds after which a thread that hangs is given up; no test measures them."""
PEOPLE = b"""name,email,organisation,title
Priya Raman,priya@acme.example,Acme,Engineer
Tom Berg,,Acme,Head of Data
"""
HOSTILE = '"><script>alert(1)</script>\u202e.csv'


@pytest.fixture(autouse=True)
def _no_jobs(home: Path) -> Iterator[None]:
    """Each test begins and ends without jobs."""
    yield
    for thread in threading.enumerate():
        if thread.name.startswith("files-"):
            thread.join(HELD)
    jobs._jobs.clear()


def sent(client: Client, *files: tuple[str, bytes], **fields: str) -> str:
    """Send files, wait until they are read. Returns: the address of the job."""
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    answer = client.post("/files", {"files": uploads, **fields})
    assert 303 == answer.status_code, answer.content
    return waited(answer)


def waited(answer: HttpResponse) -> str:
    """Where an answer leads, once the thread behind it has ended."""
    address = str(answer["Location"])
    name = f"files-{address.rpartition('/')[2]}"
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join(HELD)
    return address


def names(client: Client) -> list[str]:
    """Everybody who is kept."""
    from inroad.store import models
    from inroad.store.start import open_personal
    from inroad.store.visible import visible_to

    rows = visible_to(open_personal(), models.Person).filter(is_me=False)
    return sorted(rows.values_list("name", flat=True))


def left(home: Path) -> list[str]:
    """What lies in the folder for files on their way in."""
    return [each.name for each in (home / "incoming").rglob("*") if each.is_file()]


def test_looked_at_then_kept_then_taken_back(client: Client, home: Path) -> None:
    """Nothing is kept before somebody says so; afterwards it can be undone from the same page."""
    address = sent(client, ("people.csv", PEOPLE))
    page = client.get(address)
    assert ("read", []) == (page.context["job"].state, names(client))
    assert ("Would keep", ["2 people, 2 positions"]) in page.context["rows"]
    assert ["people.csv"] == left(home)
    assert address == waited(client.post(f"{address}/keep"))
    page = client.get(address)
    assert ("kept", ["Priya Raman", "Tom Berg"]) == (page.context["job"].state, names(client))
    assert [] == left(home)
    client.post("/undo", {"batch": page.context["undo"], "next": address})
    page = client.get(address)
    assert (None, []) == (page.context["undo"], names(client))
    assert "It was taken back" in page.content.decode()


def test_who_moved_is_said(client: Client) -> None:
    """By name, before and now, when an export is newer than the one before."""
    headings = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    row = "Priya,Raman,https://www.linkedin.com/in/priya,,{company},{title},01 Jan 2024\n"

    def export(company: str, title: str, day: str) -> tuple[str, bytes]:
        archive = BytesIO()
        with zipfile.ZipFile(archive, "w") as file:
            text = headings + row.format(company=company, title=title)
            file.writestr("Connections.csv", text)
        return f"Basic_LinkedInDataExport_{day}.zip", archive.getvalue()

    waited(client.post(f"{sent(client, export('Acme', 'Engineer', '01-05-2025'))}/keep"))
    address = sent(client, export("Brightside", "Head of Data", "02-01-2026"))
    page = client.get(address)
    assert [("Priya Raman", "Engineer, Acme", "Head of Data, Brightside")] == page.context["moves"]


def test_let_go_keeps_nothing(client: Client, home: Path) -> None:
    """Neither the people nor the file; pressed twice, nothing more happens."""
    address = sent(client, ("people.csv", PEOPLE))
    assert ["/files", "/files"] == [client.post(f"{address}/let-go")["Location"] for _ in "ab"]
    assert ([], []) == (names(client), left(home))
    gone = client.get(address)
    assert (404, True) == (gone.status_code, "is gone" in gone.content.decode())


def test_from_the_start_it_goes_on_there(client: Client) -> None:
    """Where somebody came from is where they go on; an address of another kind is not followed."""
    kept = sent(client, ("people.csv", PEOPLE), next="/start")
    waited(client.post(f"{kept}/keep"))
    assert "/start" == client.get(kept).context["on"]
    other = sent(client, ("b.csv", PEOPLE), next="//evil.example/")
    assert "/" == client.get(other).context["on"]
    assert "/files" == client.post(f"{other}/let-go")["Location"]


def test_the_same_files_sent_twice_are_one_job(client: Client) -> None:
    """A double click, or a second tab: one reading; kept twice, kept once."""
    first = sent(client, ("people.csv", PEOPLE))
    assert first == sent(client, ("people.csv", PEOPLE))
    assert first != sent(client, ("other.csv", PEOPLE))
    answers = [client.post(f"{first}/keep") for _ in range(3)]
    assert {first} == {waited(each) for each in answers}
    assert ["Priya Raman", "Tom Berg"] == names(client)
    history = client.get("/settings").context["history"]
    assert ["imported"] == [each["kind"] for each in history]


def test_lines_are_kept_while_files_are(client: Client) -> None:
    """An import and a talk at the same moment: both are there, each once."""
    rows = b"".join(b"Person %d,p%d@acme.example\n" % (each, each) for each in range(60))
    address = sent(client, ("many.csv", b"name,email\n" + rows))
    keeping = client.post(f"{address}/keep")
    for number in range(4):
        line = f"coffee with Zora Kovak yesterday, needs {number} reviewers"
        assert 303 == client.post("/log", {"line": line, "once": f"z-{number}"}).status_code
    waited(keeping)
    assert "kept" == client.get(address).context["job"].state
    assert [1, 61] == [names(client).count("Zora Kovak"), len(names(client))]
    kinds = [each["kind"] for each in client.get("/settings").context["history"]]
    assert ["imported"] + ["logged"] * 4 == sorted(kinds)


def test_a_thread_lets_go_of_the_file(client: Client, home: Path) -> None:
    """Once a job is over it has the database open no more."""

    address = sent(client, ("people.csv", PEOPLE))
    waited(client.post(f"{address}/keep"))
    assert 2 == len(names(client))
    connections["default"].close()  # this thread's own
    links = [each for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
    held = [str(each.readlink()) for each in links]
    assert [] == [each for each in held if each.startswith(str(home / "inroad.sqlite3"))]


def test_progress_is_told_while_it_runs(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar with a name, asked for again and again; then the page is loaded anew."""
    begun, going_on = threading.Event(), threading.Event()

    def held(job: Job, *_: object, **__: object) -> str:
        job.moved("<b>people.csv</b>", 30, 120)
        begun.set()
        assert going_on.wait(HELD)
        return "read"

    monkeypatch.setattr("inroad.web.jobs._worked", held)
    answer = client.post("/files", {"files": [SimpleUploadedFile("people.csv", PEOPLE)]})
    assert begun.wait(HELD)
    address = answer["Location"]
    page, part = (client.get(each).content.decode() for each in (address, f"{address}/now"))
    for each in (page, part):
        assert '<progress id="job-progress" value="30" max="120">' in each
        assert '<label for="job-progress" class="row">Reading' in each
        assert "<b>people" not in each
    assert '<noscript><meta http-equiv="refresh" content="1"></noscript>' in page
    assert [address.rpartition("/")[2]] == [
        each.id for each in client.get("/files").context["waiting"]
    ]
    (job,) = jobs._jobs.values()
    job.moved("people.csv", 120, 120)
    part = client.get(f"{address}/now").content.decode()
    assert "Finding out who is who" in part and "max=" not in part
    going_on.set()
    waited(answer)
    assert "true" == client.get(f"{address}/now")["HX-Refresh"]
    assert "true" == client.get("/files/unknown/now")["HX-Refresh"]
    assert "refresh" not in client.get(address).content.decode()


def test_stopped_while_it_reads_nothing_is_left(
    client: Client, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stop, and keep nothing: the thread cleans up behind itself."""
    going_on = threading.Event()

    def held(*_: object, **__: object) -> str:
        assert going_on.wait(HELD)
        return "read"

    monkeypatch.setattr("inroad.web.jobs._worked", held)
    answer = client.post("/files", {"files": [SimpleUploadedFile("people.csv", PEOPLE)]})
    assert 302 == client.post(f"{answer['Location']}/let-go").status_code
    going_on.set()
    address = waited(answer)
    assert (404, []) == (client.get(address).status_code, left(home))


def test_a_handful_at_once(client: Client, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Four; the oldest that is over goes first, and what runs is never pushed out."""
    four = [sent(client, (f"{n}.csv", PEOPLE)) for n in range(4)]
    waited(client.post(f"{four[2]}/keep"))
    fifth = sent(client, ("5.csv", PEOPLE))
    assert [200, 200, 404, 200, 200] == [client.get(each).status_code for each in (*four, fifth)]
    sent(client, ("6.csv", PEOPLE))
    assert [404, 200, 404, 200, 200] == [client.get(each).status_code for each in (*four, fifth)]
    for job in jobs._jobs.values():
        monkeypatch.setattr(job, "state", "reading")
    full = client.post("/files", {"files": [SimpleUploadedFile("7.csv", PEOPLE)]})
    assert (503, True) == (full.status_code, "Nothing was started" in full.content.decode())
    assert 4 == len(left(home))


def test_too_many_files_at_once_are_refused_in_a_sentence(client: Client, home: Path) -> None:
    """Two hundred and one: said on a page of ours, and none is kept."""
    uploads = [SimpleUploadedFile(f"{each}.csv", PEOPLE) for each in range(201)]

    answer = client.post("/files", {"files": uploads})

    assert 400 == answer.status_code
    assert "At most 200 files go in together" in answer.content.decode()
    assert not names(client)


def test_what_cannot_be_read_is_said(client: Client) -> None:
    """File, line and reason; a file that nobody reads has nothing to keep."""
    page = client.get(sent(client, ("photo.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 400)))
    (unread,) = [sentences for label, sentences in page.context["rows"] if label == "Unread"]
    assert unread[0].startswith("photo.jpg: ")
    assert "/keep" not in page.content.decode()


def test_hostile_names_are_data(client: Client, home: Path) -> None:
    """Escaped on the page, and never a path."""
    address = sent(client, (HOSTILE, PEOPLE), ("../../evil.csv", PEOPLE))
    page = client.get(address).content.decode()
    assert "<script>alert" not in page and "\u202e" not in page
    assert (home / "incoming").exists() and not list(home.parent.rglob("evil.csv"))[1:]
    inside = [each.resolve() for each in home.rglob("*.csv")]
    assert all(each.is_relative_to((home / "incoming").resolve()) for each in inside)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("people.csv", "people.csv"), ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\b.vcf", "b.vcf"),
        ("/", "file"), ("..", "file"), ("", "file"), (".bashrc", "bashrc"), ("-", "file"),
        ("--rf", "rf"), ("a\x00b.csv", "ab.csv"), ("\u202egpj.exe", "gpj.exe"), ("  x ", "x"),
        ("é" * 200 + ".csv", "é" * 58 + ".csv"), ("a." + "b" * 300, "a." + "b" * 118),
    ],
)  # fmt: skip
def test_a_base_name_is_safe(said: str, name: str) -> None:
    """No folder, nothing hidden, no option, no control, not too long."""
    assert name == base_name(said)
    assert name == base_name(name)


def test_files_are_for_the_owner_alone(client: Client, home: Path) -> None:
    """0700 for folders, 0600 for files, while they wait."""
    sent(client, ("people.csv", PEOPLE))
    modes = {
        (each.is_dir(), oct(each.stat().st_mode & 0o777)) for each in (home / "incoming").rglob("*")
    }
    assert {(True, "0o700"), (False, "0o600")} == modes
    incoming.cleared()
    assert not (home / "incoming").exists()


def test_a_form_without_a_file_or_a_token_leaves_nothing(client: Client, home: Path) -> None:
    """Refused in a sentence; what was sent is gone."""
    none = client.post("/files", {"next": "/start"})
    assert (400, True) == (none.status_code, "No file was chosen" in none.content.decode())
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1:4680"})
    strict.cookies = client.cookies
    refused = strict.post("/files", {"files": [SimpleUploadedFile("people.csv", PEOPLE)]})
    assert (403, []) == (refused.status_code, left(home))


def test_a_full_disk_is_said(client: Client, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is begun, and nothing is left."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(incoming.Arriving, "add", full)
    answer = client.post("/files", {"files": [SimpleUploadedFile("people.csv", PEOPLE)]})
    assert (507, True) == (answer.status_code, "disk is full" in answer.content.decode())
    assert [] == left(home)


def test_a_whole_export_is_put_back(
    client: Client, typed: Typed, new_home: Callable[[str], Path]
) -> None:
    """What one Inroad wrote out, another takes in, as the command line does."""
    from inroad.web import launching

    typed("people", "add", "Priya Raman, engineer, Data Platform at Acme")
    client.post("/settings/week", {"minutes": "45"})
    whole = client.get("/settings/everything.json").content
    refused = client.get(sent(client, ("everything.json", whole)))
    assert "empty Inroad" in refused.context["refused"]
    new_home("another")
    client.cookies[launching.cookie_name()] = launching.cookie()
    address = sent(client, ("everything.json", whole))
    assert [] == names(client)
    assert client.get(address).context["whole"].endswith("rows")
    waited(client.post(f"{address}/keep"))
    assert ["Priya Raman"] == names(client)
    assert 45 == client.get("/settings").context["minutes"]


def test_a_fault_is_said_and_nothing_is_kept(
    client: Client, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What happened stands in a file, not on the page."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("inroad.web.jobs.import_files", broken)
    page = client.get(sent(client, ("people.csv", PEOPLE))).content.decode()
    assert "fault of Inroad" in page and "RuntimeError" not in page
    assert "a fault of ours" in (home / "last_error.txt").read_text("utf-8")
    assert [] == left(home)


def test_a_job_is_one_accounts(client: Client, new_home: Callable[[str], Path]) -> None:
    """In another Inroad there is no such job."""
    from inroad.web import launching

    address = sent(client, ("people.csv", PEOPLE))
    new_home("another")
    client.cookies[launching.cookie_name()] = launching.cookie()
    assert 404 == client.get(address).status_code
    assert 404 == client.post(f"{address}/keep").status_code
    assert [] == client.get("/files").context["waiting"]


def test_my_address_can_be_said(client: Client) -> None:
    """Whoever has it is me, and nobody new."""
    address = sent(client, ("people.csv", PEOPLE), me="priya@acme.example, nonsense")
    waited(client.post(f"{address}/keep"))
    assert ["Tom Berg"] == names(client)


def test_pieces_are_written_as_they_come(client: Client, home: Path) -> None:
    """What is larger than one piece lies on disk as it was sent, until it is let go."""
    large = bytes(range(256)) * 1_000
    address = sent(client, ("large.bin", large))
    (file,) = (home / "incoming").rglob("large.bin")
    assert large == file.read_bytes()
    client.post(f"{address}/let-go")
    assert [] == left(home)
