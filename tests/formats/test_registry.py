"""The right reader is asked, and no reader can stop an import."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.formats import google, jsonresume, linkedin, outlook, people_csv, registry
from inroad.formats.readings import Member, Reading, Skill, Unread
from tests.formats.members import codes, member

TABULAR = (linkedin, google, outlook, people_csv, jsonresume)
HEADERS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT,FOLDER",
    "From,To,Sent At,Message,Direction",
    "First Name,Last Name,Text,Creation Date,Status",
    "Endorsement Date,Skill Name,Endorser First Name",
    "Company Name,Title,Started On,Finished On",
    "First Name,Last Name,Organization Name,Labels,E-mail 1 - Value",
    "First Name,Last Name,E-mail Address,Mobile Phone,Manager's Name",
    "name,email,since,until,manager",
    '{"basics": {"name": "x"}, "work": [',
)


class Good:
    """A reader of another package."""

    source = "good"

    def recognises(self, made: Member) -> bool:
        return made.head.startswith(b"GOOD")

    def read(self, made: Member) -> Iterator[Reading]:
        yield Skill("one", "one")
        yield made.size  # type: ignore[misc]
        raise KeyError("secret")


class Bad(Good):
    """A reader that cannot even say what it reads."""

    source = "bad"

    def recognises(self, made: Member) -> bool:
        raise OSError


good, bad = Good(), Bad()
no_reader = SimpleNamespace(source="x")


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another package has put its readers in."""
    points = EntryPoints(
        EntryPoint(name, value, registry.GROUP)
        for name, value in (
            ("a", f"{__name__}:bad"),
            ("b", "there.is.no:such"),
            ("c", f"{__name__}:no_reader"),
            ("d", f"{__name__}:good"),
        )
    )
    monkeypatch.setattr(registry, "entry_points", lambda group: points.select(group=group))
    registry.readers.cache_clear()
    yield
    registry.readers.cache_clear()


@pytest.mark.parametrize(
    ("content", "source"),
    [
        ("First Name,Last Name,Company,Connected On\n", "linkedin"),
        ("First Name,Last Name,Organization Name,Labels\n", "google"),
        ("First Name,Last Name,E-mail Address,Mobile Phone\n", "outlook"),
        ("name,email\n", "people"),
        ('{"basics": {"name": "x"}}', "jsonresume"),
        ("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\n", "vcard"),
        ("", None),
        (b"\x00\x01\x02", None),
        ("just some prose", None),
    ],
)
def test_content_says_which_reader_it_is(content: str | bytes, source: str | None) -> None:
    """The name of the file is the same for all."""
    reader = registry.reader_for(member(content, "download"))
    assert source == (reader.source if reader else None)


@pytest.mark.usefixtures("added")
def test_another_packages_reader_is_asked_and_a_broken_one_passed_over() -> None:
    """Before the plain table of people, after all that are sure of their format."""
    assert good is registry.reader_for(member("GOOD"))
    assert [bad, good, people_csv] == list(registry.readers()[-3:])
    assert no_reader not in registry.readers()


def test_a_reader_that_raises_ends_in_one_unread() -> None:
    """What it found before is kept; what is no reading is not handed on."""
    found = list(registry.readings(good, member("GOOD")))
    assert Skill("one", "one") == found[0]
    assert [("file.csv", "format.no_reading"), ("file.csv", "format.failed")] == codes(found)
    assert "secret" not in repr(found)


def test_too_little_memory_is_for_the_whole_import_to_handle() -> None:
    """Its process keeps the bounds, and says so."""

    class Hungry(Good):
        def read(self, made: Member) -> Iterator[Reading]:
            raise MemoryError

    with pytest.raises(MemoryError):
        list(registry.readings(Hungry(), member("GOOD")))


ROWS = st.lists(
    st.sampled_from([b",", b'"', b"\n", b"\r", b";", b"\t", b"\xff", b"\x00", b"a@b.example"])
    | st.sampled_from([b"linkedin.com/in/x", b"2020", b"1/2/20, 3:04 PM", b"\xe2\x80\xae", b"=1"])
    | st.binary(max_size=6),
    max_size=80,
).map(b"".join)


@given(st.sampled_from(HEADERS), ROWS, st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_no_bytes_below_a_known_header_raise(header: str, rows: bytes, encoding: str) -> None:
    """Each reader gives readings or says what it did not read, and never raises."""
    made = member(header.encode(encoding) + "\n".encode(encoding)[-2:] + rows, "x_given.csv")
    for reader in TABULAR:
        made.stream.seek(0)
        reader.recognises(made)
        assert all(isinstance(each, Reading) for each in reader.read(made))


@given(st.binary(max_size=300))
def test_no_bytes_at_all_raise(raw: bytes) -> None:
    """Whatever a file is."""
    made = member(raw)
    for reader in TABULAR:
        made.stream.seek(0)
        reader.recognises(made)
        assert all(isinstance(each, Reading) for each in reader.read(made))


@pytest.mark.parametrize("header", HEADERS[:-1])
def test_a_header_alone_says_nothing(header: str) -> None:
    """Nobody is made of it, and nothing is wrong."""
    made = member(header + "\n", "given.csv")
    reader = registry.reader_for(made)
    assert reader is not None
    assert not [each for each in reader.read(made) if not getattr(each, "is_me", False)]


@pytest.mark.parametrize("header", HEADERS[:-1])
def test_places_name_the_file_and_the_line(header: str) -> None:
    """Whoever looks for what was not read finds it."""
    made = member(f"{header}\n{'x' * 1_100_000}\n", "given.csv")
    reader = registry.reader_for(made)
    assert reader is not None
    unread = [each for each in reader.read(made) if isinstance(each, Unread)]
    assert [("given.csv:2", "table.line_too_long")] == codes(list(unread))
