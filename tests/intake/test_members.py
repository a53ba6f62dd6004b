"""What lies at a path, and what of it is read."""

import io
import os
import zipfile
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.intake import members, zips
from inroad.intake.measured import RATIO_COUNTS_FROM, Allowance, Measured
from inroad.intake.members import Entry, entries


def listed(path: Path) -> list[Entry]:
    return list(entries(path, path.name))


def codes(path: Path) -> dict[str, str]:
    return {entry.name: entry.refused.code for entry in listed(path) if entry.refused}


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    """Files of the folder before those of its folders, by name; dates are those of the files."""
    for name in ("b.vcf", "a.vcf", ".hidden", "sub/c.vcf", ".git/d.vcf", "__MACOSX/e.vcf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
        os.utime(path, (1_700_000_000, 1_700_000_000))
    found = listed(tmp_path)
    assert ["a.vcf", "b.vcf", "sub/c.vcf"] == [entry.name for entry in found]
    assert {(tmp_path.name, 1, date(2023, 11, 14))} == {
        (e.archive, e.size, e.modified) for e in found
    }


def test_links_loops_pipes_and_devices_are_refused(tmp_path: Path) -> None:
    """Nothing outside the folder is reached, and nothing is waited for."""
    (tmp_path / "empty.vcf").touch()
    (tmp_path / "link.vcf").symlink_to("/etc/hostname")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.vcf")
    assert codes(tmp_path) == {
        "empty.vcf": "file.empty",
        "link.vcf": "file.link",
        "loop": "file.link",
        "pipe.vcf": "file.not_a_file",
    }
    assert {"pipe.vcf": "file.not_a_file"} == codes(tmp_path / "pipe.vcf")
    assert {"null": "file.not_a_file"} == codes(Path("/dev/null"))
    assert {"gone.vcf": "file.missing"} == codes(tmp_path / "gone.vcf")


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No permission is a code, not a crash."""
    (tmp_path / "a.vcf").write_bytes(b"x")

    def denied(*_: object) -> int:
        raise PermissionError("denied")

    monkeypatch.setattr(members.os, "open", denied)
    assert {"a.vcf": "file.no_permission"} == codes(tmp_path)


def test_a_file_that_vanishes_before_it_is_opened_raises_an_oserror(tmp_path: Path) -> None:
    """The child turns it into `Unread` like any other."""
    path = tmp_path / "a.vcf"
    path.write_bytes(b"x")
    (entry,) = listed(path)
    path.unlink()
    assert entry.open
    with pytest.raises(FileNotFoundError):
        entry.open()


def test_a_zip_in_a_folder_is_opened_but_none_inside_a_zip(
    tmp_path: Path, hostile: ModuleType
) -> None:
    """One level: what people keep in a folder, not what a bomb hides in a zip."""
    (tmp_path / "e.zip").write_bytes(hostile.zips()["nested.zip"])
    found = listed(tmp_path)
    assert "zip.nested" == next(e.refused.code for e in found if e.refused)
    assert ("good.vcf", "e.zip") in {(e.name, e.archive) for e in found if e.open}


def test_a_huge_table_of_files_is_not_even_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hostile: ModuleType
) -> None:
    """A zip says how large its table is before all of it is read."""
    path = tmp_path / "many.zip"
    path.write_bytes(hostile.zips()["many.zip"])
    monkeypatch.setattr(zips, "DIRECTORY_BYTES", 10_000)
    assert {"many.zip": "zip.too_many_files"} == codes(path)


def test_an_office_file_is_no_archive(tmp_path: Path, hostile: ModuleType) -> None:
    """A text document is a zip inside, and is one unknown file."""
    path = tmp_path / "cv.docx"
    path.write_bytes(hostile.zipped(("[Content_Types].xml", b"x"), ("word/document.xml", b"x")))
    assert {"cv.docx": "format.unknown"} == codes(path)


def test_an_archives_allowance_is_counted_while_reading() -> None:
    """Two members share it, whatever their sizes are said to be."""
    allowance = Allowance(150)
    first = Measured(io.BytesIO(b"x" * 100), allowance=allowance)
    second = Measured(io.BytesIO(b"x" * 100), allowance=allowance)
    assert 100 == len(first.read())
    second.read()
    assert ("", "zip.too_large") == (first.stopped, second.stopped)


def test_a_high_ratio_stops_a_member() -> None:
    """A few bytes that unpack to megabytes are a bomb."""
    bomb = Measured(io.BytesIO(bytes(2 * RATIO_COUNTS_FROM)), packed=100)
    text = Measured(io.BytesIO(bytes(2 * RATIO_COUNTS_FROM)), packed=RATIO_COUNTS_FROM)
    assert len(bomb.read()) < 2 * RATIO_COUNTS_FROM == len(text.read())
    assert ("zip.bomb", "") == (bomb.stopped, text.stopped)


def test_the_head_stays_to_be_read() -> None:
    """Looking at the first bytes takes none away."""
    raw = Measured(io.BytesIO(b"0123456789"))
    assert b"0123" == raw.peek(4)
    assert b"0123456789" == raw.read()


def test_a_damaged_member_ends_where_it_breaks() -> None:
    """A reader sees a shorter file and never the exception."""

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise zipfile.BadZipFile("bad checksum")

    raw = Measured(Broken())
    assert (b"", "zip.damaged") == (raw.read(), raw.stopped)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_no_bytes_of_a_zip_raise(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """A zip with any bytes changed is listed and opened, or says why not."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.vcf", b"some text " * 20)
        archive.writestr("b.vcf", b"some text " * 20)
    raw = bytearray(held.getvalue())
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(4, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("zip") / "z.zip"
    path.write_bytes(bytes(raw))
    for entry in listed(path):
        if entry.open:
            try:
                stream = entry.open()
            except OSError:
                continue
            with Measured(stream) as measured:
                measured.read()
    path.unlink()
