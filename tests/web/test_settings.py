"""Settings: the week, the history, data out and back, the lock, and everything erased."""

import csv
import io
import json
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from inroad.actions import erasing, mailing, planning
from inroad.store.start import open_personal
from inroad.web import launching
from tests.web.seeing import HEAVIEST, HOSTILE, harmless, people, queries, text, weight

Typed = Callable[..., None]
CANARY = "Zyxtavian Quorrel"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PAGES = ("/settings", "/settings?page=1", "/files", "/settings/order")


def told(client: Client, *names: str) -> None:
    """Keep people by typing them."""
    client.post("/start/people", {"names": "\n".join(names)})


def everybody(client: Client) -> list[str]:
    """Who is kept, as an export says it."""
    rows = csv.DictReader(io.StringIO(client.get("/settings/people.csv").content.decode()))
    return sorted(row["name"] for row in rows)


def found_in(folder: Path, words: str) -> list[str]:
    """The files that hold these words as bytes."""
    kept = (each for each in folder.rglob("*") if each.is_file())
    return [each.name for each in kept if words.encode() in each.read_bytes()]


# ----------------------------------------------------------------- the page


def test_the_week_is_a_wish_that_is_kept(client: Client, typed: Typed) -> None:
    """The plan, Today and the command line take the time that was said."""
    assert 120 == client.get("/settings").context["minutes"]
    saved = client.post("/settings/week", {"minutes": "45"}, follow=True)
    assert (45, "week") == (saved.context["minutes"], saved.context["saved"])
    told(client, "Priya Raman, engineer, Data Platform at Acme")
    typed("goal", "data platform at Acme")
    assert 45 == client.get("/").context["plan"].minutes
    _, proposal = planning.propose(open_personal(), NOW)
    _, asked = planning.propose(open_personal(), NOW, 300)
    assert [45, 300] == [proposal.minutes, asked.minutes]


@pytest.mark.parametrize("minutes", ["-1", "10001", "soon", "", "1e3", "٣"])
def test_a_week_has_no_other_minutes(client: Client, minutes: str) -> None:
    """Nothing is changed, and a sentence says why."""
    answer = client.post("/settings/week", {"minutes": minutes})
    assert (400, True) == (answer.status_code, "Nothing was changed" in answer.content.decode())
    assert 120 == client.get("/settings").context["minutes"]


def test_each_thing_done_can_be_taken_back_from_the_history(client: Client) -> None:
    """Not only the last: the one that is pressed."""
    told(client, "Priya Raman, Acme")
    told(client, "Tom Berg, Acme")
    first = client.get("/settings").context["history"][-1]
    answer = client.post("/undo", {"batch": first["id"], "next": "/settings#history"})
    assert "/settings?undone=1#history" == answer["Location"]
    assert ["Tom Berg"] == everybody(client)
    page = client.get("/settings")
    assert [False, True] == [each["undone"] for each in page.context["history"]]
    assert "taken back" in page.content.decode()


def test_the_history_goes_on_over_pages(client: Client) -> None:
    """Ten at a time, each once."""
    for number in range(23):
        told(client, f"Nora Quist{chr(97 + number)}, Acme")
    pages = [client.get(f"/settings?page={number}") for number in range(3)]
    ids = [each["id"] for page in pages for each in page.context["history"]]
    assert (23, sorted(ids, reverse=True)) == (len(set(ids)), ids)
    assert [(1, 0), (2, 1), (0, 2)] == [
        (page.context["earlier"], page.context["later"]) for page in pages
    ]
    assert [] == client.get("/settings?page=99999999").context["history"]


def test_hostile_names_are_text(client: Client) -> None:
    """In the history, and in what is restored."""
    told(client, f"{HOSTILE}, Acme")
    page = text(client.get("/settings"))
    assert harmless(page)
    assert harmless(text(client.get("/settings", {"restored": HOSTILE, "saved": HOSTILE})))


def test_it_asks_and_weighs_the_same_for_many(client: Client) -> None:
    """The same queries for five people and for fifty."""
    told(client, "Priya Raman, Acme")
    few = [queries(client, each) for each in PAGES]
    people(client, 50)
    assert few == [queries(client, each) for each in PAGES]
    assert all(weight(text(client.get(each))) < HEAVIEST for each in PAGES)


def test_names_are_private_and_titles_name_nobody(client: Client) -> None:
    """A shared desk hides the history; a tab's title is read by everybody."""
    told(client, "Priya Raman, Acme")
    page = text(client.get("/settings"))
    assert re.search(r'<span class="private">[^<]*Priya', page)
    assert "Priya" not in page.partition("<title>")[2].partition("</title>")[0]


def test_what_the_doctor_saw_is_said(client: Client, home: Path) -> None:
    """In order, or what is not."""
    assert "Everything is in order" in text(client.get("/settings/order"))
    (home / "parameters.toml").write_text("nosuch = 1\n", "utf-8")
    page = text(client.get("/settings/order"))
    assert "Something needs you" in page and "nosuch" in page


# --------------------------------------------------------- data out, and back


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("everything.json", "application/json", "inroad-2026-03-02.json"),
        ("people.csv", "text/csv; charset=utf-8", "inroad-people-2026-03-02.csv"),
        ("people.vcf", "text/vcard; charset=utf-8", "inroad-people-2026-03-02.vcf"),
        ("backup", "application/vnd.sqlite3", "inroad-2026-03-02.backup"),
        ("digest.eml", "message/rfc822", "digest-2026-W10.eml"),
    ],
)
def test_data_goes_out_as_a_file(client: Client, path: str, kind: str, name: str) -> None:
    """To be kept, not shown; asking for it changes nothing."""
    told(client, "Priya Raman, Acme")
    before = open_personal().revision
    answer = client.get(f"/settings/{path}")
    assert (200, kind, f'attachment; filename="{name}"') == (
        answer.status_code, answer["Content-Type"], answer["Content-Disposition"],
    )  # fmt: skip
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert int(answer["Content-Length"]) == len(content) > 0
    assert before == open_personal().revision


def test_everything_is_in_the_json(client: Client) -> None:
    """Also what was wished; not the calendar's address, which belongs to this machine."""
    told(client, "Priya Raman, Acme")
    client.post("/settings/calendar", {"wanted": "new"})
    client.post("/settings/week", {"minutes": "90"})
    said = client.get("/settings/everything.json").content.decode()
    document = json.loads(said)
    assert 90 == document["owner"]["minutes_a_week"]
    assert "Priya Raman" in said and open_personal().feed_secret not in said


def test_a_backup_comes_back_and_what_was_there_is_set_aside(client: Client, home: Path) -> None:
    """Out, more people in, and back: what is here is what was; the rest has a name."""
    told(client, "Priya Raman, Acme")
    copy = b"".join(client.get("/settings/backup").streaming_content)
    told(client, "Tom Berg, Acme")
    once = client.get("/settings").context["once"]
    for _ in "ab":
        upload = SimpleUploadedFile("../monday.backup", copy)
        done = client.post("/settings/restore", {"backup": upload, "once": once}, follow=True)
        assert ["Priya Raman"] == everybody(client)
    asides = [each.name for each in home.glob("inroad-before-*.sqlite3")]
    assert [done.context["restored"]] == asides
    assert asides[0] in text(done)
    assert [] == [each for each in (home / "incoming").rglob("*") if each.is_file()]


@pytest.mark.parametrize("content", [b"not a backup", b"SQLite format 3\x00" + b"\xff" * 9000])
def test_what_is_no_backup_changes_nothing(client: Client, home: Path, content: bytes) -> None:
    """Said by the name that the browser gave, not by where it lay."""
    told(client, "Priya Raman, Acme")
    answer = client.post("/settings/restore", {"backup": SimpleUploadedFile("a.backup", content)})
    said = answer.content.decode()
    assert (400, True, False) == (answer.status_code, "a.backup is no whole" in said,
                                  "incoming" in said)  # fmt: skip
    assert ["Priya Raman"] == everybody(client)
    assert [] == [each for each in (home / "incoming").rglob("*") if each.is_file()]


def test_the_mail_is_sent_once(client: Client, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As mail.toml says; a double click is one mail, and what was refused can be tried again."""
    sent: list[str] = []
    monkeypatch.setattr(mailing, "send", lambda mail, how: sent.append(f"{mail['To']} {how.host}"))
    once = client.get("/settings").context["once"]
    assert "Send it to me" not in text(client.get("/settings"))
    assert 409 == client.post("/settings/digest/send", {"once": once}).status_code
    (home / "mail.toml").write_text(
        'host = "mail.example"\nport = 465\nfrom = "a@b.example"\nto = "c@d.example"\n', "utf-8"
    )
    (home / "mail.toml").chmod(0o600)
    assert "Send it to me" in text(client.get("/settings"))
    for _ in "ab":
        page = client.post("/settings/digest/send", {"once": once}, follow=True)
    assert (["c@d.example mail.example"], "mail") == (sent, page.context["saved"])


# ------------------------------------------------------------ lock and erase


def test_a_lock_is_for_every_browser(client: Client) -> None:
    """This one and any other; a form from before is refused."""
    page = client.post("/settings/lock")
    assert "inroad open" in text(page)
    assert 403 == client.get("/settings").status_code
    client.cookies[launching.cookie_name()] = launching.cookie()
    assert 200 == client.get("/settings").status_code


@pytest.mark.parametrize("word", ["", "yes", "eras", "erase everything"])
def test_nothing_is_erased_without_the_word(client: Client, word: str) -> None:
    """A slip of the hand costs nothing."""
    told(client, "Priya Raman, Acme")
    answer = client.post("/settings/erase", {"word": word})
    assert (400, True) == (answer.status_code, "Nothing was erased" in answer.content.decode())
    assert 405 == client.get("/settings/erase").status_code
    assert ["Priya Raman"] == everybody(client)


def test_everything_erased_leaves_no_byte(client: Client, home: Path) -> None:
    """The file, its log, copies, faults, mails, uploads: none holds the name any more."""
    told(client, f"{CANARY}, Acme")
    copy = b"".join(client.get("/settings/backup").streaming_content)
    client.post("/settings/restore", {"backup": SimpleUploadedFile("a.backup", copy)})
    for name in ("last_error.txt", "digest-2026-W10.eml", "mail.toml", "inroad-0001.sqlite3"):
        (home / name).write_text(f"of {CANARY}", "utf-8")
    (home / "parameters.toml").write_text("rest_days = 60\n", "utf-8")
    client.post("/settings/calendar", {"wanted": "new"})
    before, key = open_personal(), (home / "secret_key").read_text("ascii")
    told(client, f"{CANARY} Junior, Acme")
    assert len(found_in(home, CANARY)) >= 6
    answer = client.post("/settings/erase", {"word": " Erase "})
    assert ("/start", '"cache", "storage"') == (answer["Location"], answer["Clear-Site-Data"])
    assert [] == found_in(home, CANARY)
    after = open_personal()
    assert (0, "", 120) == (after.revision, after.feed_secret, after.minutes_a_week)
    assert before.secret != after.secret
    assert (key, "rest_days = 60\n") == ((home / "secret_key").read_text("ascii"),
                                         (home / "parameters.toml").read_text("utf-8"))  # fmt: skip
    assert [] == everybody(client)
    assert "Let’s begin" in text(client.get("/start"))
    told(client, "Tom Berg, Acme")
    assert ["Tom Berg"] == everybody(client)


def test_while_somebody_writes_nothing_is_erased(
    client: Client, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program that has the file open keeps it whole."""
    from inroad.store.sqlite import files

    told(client, "Priya Raman, Acme")
    monkeypatch.setattr(files, "SECONDS_TO_WAIT", 0.05)
    other = files.opened(home / "inroad.sqlite3", writable=True)
    other.execute("BEGIN IMMEDIATE")
    answer = client.post("/settings/erase", {"word": "erase"})
    other.execute("ROLLBACK")
    other.close()
    assert 503 == answer.status_code
    assert ["Priya Raman"] == everybody(client)


def test_the_invented_people_go_at_one_press(client: Client, home: Path, typed: Typed) -> None:
    """Where the demonstration made the home, and only there; with the files that it wrote."""
    assert not client.get("/settings").context["sample"]
    told(client, f"{CANARY}, Acme")
    assert "/start" == client.post("/settings/sample")["Location"]
    assert [CANARY] == everybody(client)
    place = home.parent / "files"
    place.mkdir()
    written, mine = place / "Connections.csv", home.parent / "mine.csv"
    for each in (written, mine):
        each.write_text(CANARY, "utf-8")
    erasing.mark_sample((written, mine))
    assert "These people are invented" in text(client.get("/settings"))
    assert ["/start", "/start"] == [client.post("/settings/sample")["Location"] for _ in "ab"]
    assert ([], [], True) == (everybody(client), found_in(home, CANARY), mine.exists())
    assert not written.exists()
    assert not client.get("/settings").context["sample"]


def test_a_restored_backup_is_no_sample(client: Client) -> None:
    """Somebody's own data does not go at one press."""
    erasing.mark_sample(())
    copy = b"".join(client.get("/settings/backup").streaming_content)
    client.post("/settings/restore", {"backup": SimpleUploadedFile("a.backup", copy)})
    assert not client.get("/settings").context["sample"]


def test_what_changes_something_is_posted(client: Client) -> None:
    """A link that somebody follows, or a picture that is loaded, changes nothing."""
    for path in ("week", "calendar", "lock", "erase", "sample", "restore", "digest/send"):
        assert 405 == client.get(f"/settings/{path}").status_code


def test_a_second_name_of_a_file_is_left(client: Client, home: Path) -> None:
    """A second name of somebody else's making is not followed: only our name goes."""
    told(client, f"{CANARY}, Acme")
    other = home.parent / "linked"
    copy = home / "inroad-0001.sqlite3"
    copy.write_text("theirs as well", "utf-8")
    os.link(copy, other)
    client.post("/settings/erase", {"word": "erase"})
    assert (False, "theirs as well") == (copy.exists(), other.read_text("utf-8"))
