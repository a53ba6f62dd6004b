"""Files that a reader should fear, made up on the spot."""

import io
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

GOOD_CARD = b"BEGIN:VCARD\nFN:Good Person\nEMAIL:good@x.example\nEND:VCARD\n"
EVENT = (
    "BEGIN:VEVENT\nUID:%s\nDTSTART:20240101T090000Z\nORGANIZER:mailto:ana@x.example\n"
    "ATTENDEE:mailto:bo@x.example\n%s\nEND:VEVENT\n"
)
MAIL = (
    b"From: Ana <ana@x.example>\nTo: bo@x.example\nDate: Tue, 5 Mar 2024 11:00:00 +0100\n"
    b"Message-ID: <%d@x.example>\n%s\n\nHello\n\n"
)
FROM_LINE = b"From x@y Tue Mar  5 11:00:00 2024\n"
COLUMNS = "First Name,Last Name,E-mail 1 - Value"
TEN_MEGABYTES = 10_000_000
RUNAWAYS = {
    "seconds": "RRULE:FREQ=SECONDLY;UNTIL=29991231T235959Z",
    "never": "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "count": "RRULE:FREQ=DAILY;COUNT=2147483647",
    "interval": "RRULE:FREQ=YEARLY;INTERVAL=2147483647;BYDAY=MO,TU;BYSETPOS=-366",
    "dates": "RRULE:FREQ=DAILY\nEXDATE:" + ",".join(f"{n + 20240101}T090000Z" for n in range(9_999))
    + "\n" + "RDATE:" + ",".join(["20240101T090000Z"] * 20_000),
}  # fmt: skip


def photo_card(path: Path, size: int) -> None:
    """A card with a photo of so many bytes in folded lines, and a good card after it."""
    line = b" " + b"A" * 75 + b"\r\n"
    block = line * 13_000
    with path.open("wb") as file:
        file.write(b"BEGIN:VCARD\r\nFN:Photo Person\r\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n")
        while file.tell() < size:
            file.write(block)
        file.write(b"EMAIL:photo@x.example\r\nEND:VCARD\r\n" + GOOD_CARD)


def calendar(*rules: str) -> bytes:
    """A calendar with a meeting for each rule, and an ordinary one at the end."""
    events = [EVENT % (f"u{n}", rule) for n, rule in enumerate((*rules, "STATUS:CONFIRMED"))]
    return ("BEGIN:VCALENDAR\n" + "".join(events) + "END:VCALENDAR\n").encode()


def mailbox(*headers: bytes) -> bytes:
    """A mailbox with a mail for each further header, and an ordinary one at the end."""
    mails = [MAIL % (n, header) for n, header in enumerate((*headers, b"X: y"))]
    return b"".join(FROM_LINE + mail for mail in mails)


def zipped(
    *members: tuple[str, bytes], change: Callable[[zipfile.ZipFile], None] | None = None
) -> bytes:
    """A zip of members; `change` may falsify its table of files."""
    held = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # a name given twice
        for name, content in members:
            archive.writestr(name, content)
        if change:
            change(archive)
    return held.getvalue()


def _encrypted(archive: zipfile.ZipFile) -> None:
    archive.filelist[0].flag_bits |= 1


def _overlapping(archive: zipfile.ZipFile) -> None:
    archive.filelist[0].compress_size += 500


def zips() -> dict[str, bytes]:
    """Zips by name, each with a good card as its last file."""
    good = ("good.vcf", GOOD_CARD)
    bomb = GOOD_CARD + b"NOTE:" + b"0" * 30_000_000
    return {
        "bomb.zip": zipped(("bomb.vcf", bomb), good),
        "nested.zip": zipped(("inner.zip", zipped(good)), ("inner.dat", zipped(good)), good),
        "encrypted.zip": zipped(("secret.vcf", GOOD_CARD), good, change=_encrypted),
        "overlap.zip": zipped(("long.vcf", GOOD_CARD), good, change=_overlapping),
        "names.zip": zipped(*((n, GOOD_CARD) for n in ("../u.vcf", "/a.vcf", "C:/d.vcf")), good),
        "twice.zip": zipped(good, good),
        "control.zip": zipped(("a\x1b[31m\u202egnp.vcf", b"BEGIN:VCARD\nEND:VCARD\n"), good),
        "hidden.zip": zipped(*((n, b"?") for n in ("__MACOSX/._a", ".DS_Store", "a.png")), good),
        "many.zip": zipped(*((f"{n}.png", b"junk") for n in range(2_000)), good),
        "cut.zip": zipped(good)[:-30],
    }  # fmt: skip


EXPECTED = {
    "bomb.zip": {"zip.bomb"},
    "nested.zip": {"zip.nested"},
    "encrypted.zip": {"zip.encrypted"},
    "overlap.zip": {"zip.overlap"},
    "names.zip": {"zip.unsafe_name"},
    "twice.zip": {"zip.duplicate"},
    "control.zip": {"vcard.nobody"},
    "hidden.zip": set(),
    "many.zip": {"zip.too_many_files"},
    "cut.zip": {"zip.damaged"},
}


def files() -> dict[str, bytes]:
    """Hostile files that are no zips, by name; each has a good part as well."""
    crafted = "=cmd|' /C calc'!A0 \x00\x07\x1b[31m\u202eevil"
    return {
        "formula.vcf": f"BEGIN:VCARD\nFN:{crafted}\nTEL:12345678\nEND:VCARD\n".encode() + GOOD_CARD,
        "formula.csv": f"{COLUMNS}\n{crafted},X,a@x.example\n".encode(),
        "line.vcf": b"BEGIN:VCARD\nFN:" + b"x" * TEN_MEGABYTES + b"\nEND:VCARD\n" + GOOD_CARD,
        "line.ics": calendar("SUMMARY:" + "x" * TEN_MEGABYTES, "ATTENDEE:" + "x" * TEN_MEGABYTES),
        "line.mbox": mailbox(b"X: " + b"x" * TEN_MEGABYTES, b"Cc: " + b"c@x.example," * 800_000),
        "line.csv": f"{COLUMNS}\n".encode() + b"x" * TEN_MEGABYTES,
        "injected.mbox": mailbox(b"Cc: =?utf-8?Q?A=0D=0ABcc:_evil@x.example?= <cc@x.example>\0\0"),
        "utf16.vcf": b"\xff\xfe" + GOOD_CARD.decode().encode("utf-16-le") + b"\xff",
        "latin.vcf": "BEGIN:VCARD\nFN:Jürgen\nEND:VCARD\n".encode("latin-1") + GOOD_CARD,
        "wrong.mbox": mailbox("Subject: Grüße".encode("shift_jis", "replace") + b"\xff\xfe\x81"),
        "agents.vcf": b"BEGIN:VCARD\nAGENT:\n" * 20_000 + GOOD_CARD,
        "brackets.mbox": mailbox(*(b"Cc: " + mark * 300_000 for mark in (b"(", b'"', b"=?", b"<"))),
        "zone.ics": b"BEGIN:VCALENDAR\n"
        + b"BEGIN:VTIMEZONE\nTZID:X\nRRULE:FREQ=SECONDLY\n" * 50_000
        + calendar(),
        **{f"runaway-{name}.ics": calendar(rule) for name, rule in RUNAWAYS.items()},
        "runaway-all.ics": calendar(*(list(RUNAWAYS.values()) * 30)),
    }  # fmt: skip


def build(folder: Path) -> None:
    """Write the whole corpus but the photo into a folder."""
    for name, content in {**files(), **zips()}.items():
        (folder / name).write_bytes(content)
