"""The week's mail from a terminal."""

import email
from email.policy import default
from pathlib import Path

import pytest

from tests.cli.terminal import Inroad


def test_it_is_written_and_said_where(lived_in: Inroad, home: Path, tmp_path: Path) -> None:
    """Into the folder, again in its place; or into a file that is not there yet."""
    file, other = home / "digest-2026-W10.eml", tmp_path / "week.eml"
    for _ in "ab":
        told = lived_in("digest")
        assert (0, f"Written: {file}\n") == (told.code, told.out)
    said = lived_in("digest", "--to", str(other), "--json").json
    assert ("2026-W10", str(other), None) == (said["week"], said["file"], said["sent_to"])
    assert said["cards"] > 1
    subjects = [
        email.message_from_bytes(each.read_bytes(), policy=default)["Subject"]
        for each in (file, other)
    ]
    assert [f"Your week: {said['cards']} next steps"] * 2 == subjects
    assert 73 == lived_in("digest", "--to", str(other)).code


def test_without_a_mail_toml_it_is_not_sent(lived_in: Inroad, home: Path) -> None:
    """One sentence says what is missing; nothing is written either."""
    told = lived_in("digest", "--send")
    assert (69, True) == (told.code, "mail.toml" in told.err)
    assert [] == list(home.glob("digest*"))
    (home / "mail.toml").write_text('host = "mail.example"\n', "utf-8")
    (home / "mail.toml").chmod(0o644)
    told = lived_in("digest", "--send", "--json")
    assert (65, "digest.mail_not_right") == (told.code, told.json["error"])
    assert "chmod 600" in told.err


def test_the_usual_week_is_what_was_wished(lived_in: Inroad) -> None:
    """`--minutes` is for once; without it the plan takes the time that was set."""
    from inroad.actions import preferring
    from inroad.store.start import open_personal

    assert [120, 60] == [lived_in("plan", *each, "--json").json["minutes"]
                         for each in ((), ("--minutes", "60"))]  # fmt: skip
    preferring.minutes_a_week(open_personal(), 90)
    assert 90 == lived_in("plan", "--json").json["minutes"]


def test_a_demonstration_is_marked(
    inroad: Inroad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its home knows that its people are invented, and the files that they came from."""
    from inroad.actions import erasing

    assert not erasing.is_sample()
    assert 0 == inroad("demo", "--folder", str(tmp_path / "demo"), "--people", "40").code
    monkeypatch.setenv("INROAD_HOME", str(tmp_path / "demo" / "home"))
    assert erasing.is_sample()
    written = list((tmp_path / "demo" / "files").iterdir())
    assert 0 == inroad("people", "add", "Zora Kovak, Acme").code
    erasing.let_sample_go()
    assert (True, []) == (bool(written), [each for each in written if each.exists()])


def test_a_home_with_people_of_ones_own_is_no_sample(
    inroad: Inroad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sample put into it by mistake does not let everything go at one press."""
    from inroad.actions import erasing

    monkeypatch.setenv("INROAD_HOME", str(tmp_path / "mine" / "home"))
    (tmp_path / "mine").mkdir()
    assert 0 == inroad("people", "add", "Zora Kovak, Acme").code
    assert 0 == inroad("demo", "--folder", str(tmp_path / "mine"), "--people", "40").code
    assert not erasing.is_sample()
