"""How fast a mailbox is read, beside the standard library on the same file.

    python bench/mailbox.py --messages 20000 [--json]

Writes a made-up mailbox into a temporary folder, reads it in a process of its
own with each of the two readers, and prints time, CPU and peak memory.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

PEOPLE = 2_000
GIVEN = ("Ann", "Bo", "Chloé", "Dev", "Eva", "Finn", "Gül", "Hana", "Ivo", "Jun")
FAMILY = ("Lee", "Ruiz", "Okafor", "Berg", "Novák", "Silva", "Tanaka", "Weiß", "Khan", "Rossi")
SIGNATURE = "".join(f"        {'abcdefghij' * 7}\r\n" for _ in range(8))


def address(number: int) -> str:
    """One person as a header shows them; some with an encoded name."""
    given, family = GIVEN[number % 10], FAMILY[number // 10 % 10]
    name = f"{given} {family}"
    if not name.isascii():
        letters = "".join(
            c if c.isascii() and c.isalpha() else "".join(f"={b:02X}" for b in c.encode())
            for c in name
        )
        name = f"=?utf-8?Q?{letters.replace(' ', '_')}?="
    return f"{name} <person{number}@unit{number % 14}.example>"


def message(number: int, rng: random.Random) -> str:
    """One mail of ordinary size, as Takeout writes it."""
    at = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=7 * number)
    sender, *others = rng.sample(range(PEOPLE), rng.choice((2, 2, 2, 3, 4, 8)))
    to, cc = others[: len(others) // 2 + 1], others[len(others) // 2 + 1 :]
    lines = [
        f"From {number}@xxx {at:%a %b %d %H:%M:%S} +0000 {at:%Y}",
        f"X-GM-THRID: {number}",
        "X-Gmail-Labels: Inbox,Opened",
        "Delivered-To: person0@unit0.example",
        f"Received: by 2002:a05:6a06:1234:b0 with SMTP id x{number}csp;\r\n        {at:%c}",
        f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n{SIGNATURE}".rstrip(),
        "MIME-Version: 1.0",
        f"From: {address(sender)}",
        f"Date: {format_datetime(at)}",
        f"Message-ID: <{number}.{rng.getrandbits(64):x}@mail.example>",
        f"Subject: about the plan, part {number}",
        "To: " + ",\r\n ".join(map(address, to)),
        *(["Cc: " + ",\r\n ".join(map(address, cc))] if cc else []),
        'Content-Type: text/plain; charset="utf-8"',
        "",
    ]
    body = ["some words that stand for what was written here"] * rng.randint(10, 50)
    return "\r\n".join((*lines, *body, "", ""))


def write_mailbox(path: Path, messages: int) -> None:
    """A mailbox of so many messages, always the same for the same number."""
    rng = random.Random(messages)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(message(number, rng) for number in range(messages))


def read_ours(path: Path) -> int:
    """Traces that Inroad's reader finds."""
    from inroad.formats import mbox
    from inroad.formats.readings import Member, Trace

    with path.open("rb") as stream:
        head = stream.read(1 << 16)
        stream.seek(0)
        member = Member(path.name, stream, head, path.stat().st_size)
        return sum(isinstance(reading, Trace) for reading in mbox.read(member))


def read_plainly(path: Path) -> int:
    """The same by `mailbox` and `email`: sender, recipients and date of each message."""
    import mailbox
    from email.header import decode_header, make_header
    from email.utils import getaddresses, parsedate_to_datetime

    count = 0
    for mail in mailbox.mbox(path, create=False):
        people = [
            (str(make_header(decode_header(name))), email.lower())
            for header in ("From", "To", "Cc")
            for name, email in getaddresses(map(str, mail.get_all(header, [])))
        ]
        count += bool(
            len(people) > 1 and parsedate_to_datetime(mail["Date"]) and mail["Message-ID"]
        )
    return count


def measured(name: str, path: Path) -> dict[str, float]:
    """One reader in a process of its own: its results, seconds and peak bytes."""
    # -P: this file is called like the module that it is compared with
    command = [sys.executable, "-P", __file__, "--reader", name, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def run_reader(name: str, path: Path) -> dict[str, float]:
    """Read here and now; called in the process that is measured."""
    reader = read_ours if name == "inroad" else read_plainly
    reader(path.with_suffix(".warm"))  # imports are not what is compared
    began, cpu = time.perf_counter(), time.process_time()
    found = reader(path)
    spent, used = time.perf_counter() - began, time.process_time() - cpu
    return {"found": found, "seconds": spent, "cpu_seconds": used, "peak_bytes": peak_bytes()}


def peak_bytes() -> int:
    """The peak of this process's memory; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)


def table(messages: int, size: int, results: dict[str, dict[str, float]]) -> str:
    """The results as text."""
    lines = [f"{messages} messages, {size / 1e6:.1f} MB, {os.cpu_count()} cores", ""]
    lines.append(f"{'reader':<18}{'found':>9}{'CPU s':>9}{'msg/s':>10}{'peak MB':>10}")
    for name, result in results.items():
        rate = messages / result["cpu_seconds"]
        lines.append(
            f"{name:<18}{result['found']:>9.0f}{result['cpu_seconds']:>9.2f}{rate:>10.0f}"
            f"{result['peak_bytes'] / 1e6:>10.1f}"
        )
    ratio = results["standard library"]["cpu_seconds"] / results["inroad"]["cpu_seconds"]
    return "\n".join((*lines, "", f"ratio of CPU: {ratio:.1f}"))


def main() -> None:
    """Read the options, measure both readers, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--messages", type=int, default=20_000)
    options.add_argument("--json", action="store_true")
    options.add_argument("--reader", nargs=2, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.reader:
        print(json.dumps(run_reader(asked.reader[0], Path(asked.reader[1]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mail.mbox"
        write_mailbox(path, asked.messages)
        write_mailbox(path.with_suffix(".warm"), 20)
        size = path.stat().st_size
        results = {name: measured(name, path) for name in ("inroad", "standard library")}
    if asked.json:
        print(json.dumps({"messages": asked.messages, "bytes": size, "readers": results}))
    else:
        print(table(asked.messages, size, results))


if __name__ == "__main__":
    main()
