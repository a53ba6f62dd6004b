"""A page that is really served, by a process of its own, and what one says to it by wire."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

INROAD = str(Path(sys.executable).with_name("inroad"))
NOW = "2026-06-01T09:00"
HELD = 30
"""Seconds after which a test that hangs gives up; no test measures them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back on the wire; status 0 when the connection just ended."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Living:
    """A server of one home."""

    home: Path
    port: int
    process: subprocess.Popen[str]
    link: str

    @property
    def host(self) -> str:
        """As a browser names it."""
        return f"127.0.0.1:{self.port}"

    @property
    def origin(self) -> str:
        """Where the pages are."""
        return f"http://{self.host}"

    def said(self, raw: bytes, *, close: bool = False) -> Answer:
        """What the server answers to these bytes; `close` says that no more will come."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=HELD) as wire:
            wire.sendall(raw)
            if close:
                wire.shutdown(socket.SHUT_WR)
            return _answer(wire)

    def asked(self, path: str = "/", method: str = "GET", body: str = "", **headers: str) -> Answer:
        """What it answers to a request; a header is named with `_` for `-`, `Host` goes along."""
        told = {"Host": self.host, "Connection": "close"}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        if body or method == "POST":
            told |= {
                "Content-Length": str(len(body.encode())),
                "Content-Type": "application/x-www-form-urlencoded",
            }
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {told[name]}" for name in told)]
        return self.said("\r\n".join([*lines, "", body]).encode())

    def fresh_link(self) -> str:
        """The path of another launch link, from the command line."""
        said = inroad(self.home, "open", "--no-browser")
        return said[said.index("/enter?key=") :].splitlines()[0]

    def cookie(self) -> str:
        """The cookie of a browser that came in just now."""
        entered = self.asked(self.fresh_link())
        return entered.headers["set-cookie"].partition(";")[0].strip()

    def first_cookie(self) -> str:
        """The cookie of the browser that the server's own link let in."""
        return _first_cookie(self)

    def form(self, cookie: str, path: str = "/log?line=tea") -> tuple[str, str]:
        """A browser's cookies with the one for forms, and the token of a form."""
        page = self.asked(path, Cookie=cookie)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.body)
        assert token, page
        return f"{cookie}; {page.headers['set-cookie'].partition(';')[0].strip()}", token[1]


@cache
def _first_cookie(living: Living) -> str:
    path = living.link[living.link.index("/enter?") :]
    return living.asked(path).headers["set-cookie"].partition(";")[0].strip()


def _answer(wire: socket.socket) -> Answer:
    received = b""
    try:
        while part := wire.recv(65_536):
            received += part
    except ConnectionResetError:
        pass
    head, _, body = received.decode("utf-8", "replace").partition("\r\n\r\n")
    lines = head.splitlines()
    if not lines:
        return Answer(0)
    pairs = (line.partition(": ")[::2] for line in lines[1:])
    return Answer(int(lines[0].split()[1]), {name.lower(): value for name, value in pairs}, body)


def environment(home: Path, now: str = NOW) -> dict[str, str]:
    """What a process needs to use this home, without a screen for a browser."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    } | {"INROAD_HOME": str(home), "INROAD_NOW": now}


def inroad(home: Path, *words: str) -> str:
    """What one command says, in a process of its own."""
    done = subprocess.run(
        [INROAD, *words], env=environment(home), capture_output=True, text=True, timeout=HELD * 4,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done
    return done.stdout


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def served(home: Path, port: int = 0) -> Iterator[Living]:
    """A server of this home, ended when the block ends."""
    home.mkdir(exist_ok=True)
    command = [INROAD, "open", "--no-browser", "--port", str(port or free_port())]
    with subprocess.Popen(
        command, env=environment(home), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        try:
            link = _link(process)
            told = json.loads((home / "serving.json").read_text("utf-8"))
            yield Living(home, told["port"], process, link)
        finally:
            process.terminate()
            process.wait(HELD)
            assert process.stdout is not None
            process.stdout.read()


def _link(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if "/enter?key=" in line:
            return line.strip()
    raise AssertionError("".join(said))


_EACH = """
import json, sys
from typer.testing import CliRunner
from inroad.cli.main import app
for words in json.loads(sys.argv[1]):
    done = CliRunner().invoke(app, words, catch_exceptions=False)
    assert done.exit_code == 0, (words, done.output)
"""


def made(home: Path, *commands: tuple[str, ...]) -> Path:
    """A home in which these commands were given, one after the other, in one process."""
    home.mkdir(exist_ok=True)
    subprocess.run(
        [sys.executable, "-c", _EACH, json.dumps(commands)],
        env=environment(home), timeout=HELD * 4, check=True,
    )  # fmt: skip
    return home
