"""Who may come in: every listener, host, origin and cookie, asked by raw socket."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.urls import URLPattern, URLResolver

from inroad.web import launching
from tests.web.living import (
    HELD,
    INROAD,
    Answer,
    Living,
    environment,
    free_port,
    inroad,
    made,
    served,
)

pytestmark = pytest.mark.xdist_group("door")

OPEN = {
    "/enter": "takes a launch link",
    "/manifest.webmanifest": "names the program",
    "/worker.js": "a script",
    "/offline": "a sentence",
}
"""Every address that answers without the cookie, with the reason; below are families of them."""
OPEN_BELOW = {
    "/icon": "pictures of the program",
    "/feed/": "carries a secret itself",
    "/do/": "carries a signature itself",
}


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Living]:
    """A server with one person in its home."""
    home = made(
        tmp_path_factory.mktemp("door"),
        ("goal", "data platform at Acme"),
        ("people", "add", "Priya Raman, engineer, Data Platform at Acme"),
    )
    with served(home) as found:
        yield found


@pytest.fixture(scope="module")
def cookie(living: Living) -> str:
    """The cookie of somebody who came in."""
    return living.cookie()


# ------------------------------------------------------------------- hosts


def test_the_exact_host_is_answered(living: Living, cookie: str) -> None:
    """The address that the launch link has, by any version of HTTP that names it."""
    assert 200 == living.asked("/", Cookie=cookie).status
    old = f"GET / HTTP/1.0\r\nHost: {living.host}\r\nCookie: {cookie}\r\n\r\n"
    assert 200 == living.said(old.encode()).status


@pytest.mark.parametrize(
    "host",
    [
        "evil.test", "evil.test:{port}", "127.0.0.1", "127.0.0.1:1", "localhost",
        "localhost:{port}",
        "LOCALHOST:{port}", "[::1]:{port}", "127.0.0.1.:{port}", "127.0.0.1:{port}.",
        "127.1:{port}",
        "127.0.0.1:0{port}", "0.0.0.0:{port}", "2130706433:{port}", "127.0.0.1:{port}@evil.test",
        "evil.test, 127.0.0.1:{port}", "127.0.0.1:{port}, evil.test", "",
    ],
)  # fmt: skip
def test_no_other_host_is_answered(living: Living, cookie: str, host: str) -> None:
    """A name mapped to this machine is another host, whoever asks and for whatever."""
    named = host.format(port=living.port)
    for path in ("/", "/enter", "/static/inroad/style.css", "/nothing"):
        assert 421 == living.asked(path, Host=named, Cookie=cookie).status


def test_a_host_in_capitals_is_another_name(living: Living, cookie: str) -> None:
    """An address has no capitals; a name that has some is not ours."""
    assert 421 == living.asked("/", Host=f"LocalHost:{living.port}", Cookie=cookie).status


@pytest.mark.parametrize("version", ["HTTP/1.1", "HTTP/1.0"])
def test_no_host_is_no_answer(living: Living, cookie: str, version: str) -> None:
    """A request that names no host is refused."""
    raw = f"GET / {version}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
    assert 421 == living.said(raw.encode()).status


@pytest.mark.parametrize(
    "hosts", [("{here}", "evil.test"), ("evil.test", "{here}"), ("{here}",) * 2]
)
def test_two_hosts_are_none(living: Living, cookie: str, hosts: tuple[str, str]) -> None:
    """Which of two would be meant is not guessed."""
    lines = [f"Host: {each.format(here=living.host)}" for each in hosts]
    raw = "\r\n".join(["GET / HTTP/1.1", *lines, f"Cookie: {cookie}", "Connection: close", "", ""])
    assert 421 == living.said(raw.encode()).status


@pytest.mark.parametrize("target", ["http://evil.test/", "http://{here}/", "*", "{here}", "x:/"])
def test_only_a_path_can_be_asked_for(living: Living, cookie: str, target: str) -> None:
    """A target that names a host could contradict the header."""
    raw = f"GET {target.format(here=living.host)} HTTP/1.1\r\nHost: {living.host}\r\n"
    assert 400 == living.said(f"{raw}Cookie: {cookie}\r\nConnection: close\r\n\r\n".encode()).status


# ---------------------------------------------------- who asks, from where


SITES = (None, "none", "same-origin", "same-site", "cross-site", "same-origin, cross-site", "odd")
OURS = (None, "none", "same-origin")


def _cookies(living: Living, cookie: str) -> dict[str, str]:
    name, _, value = cookie.partition("=")
    return {
        "none": "",
        "wrong": f"{name}={value[:-3]}abc",
        "empty": f"{name}=",
        "unsigned": f"{name}=in",
        "of another name": f"inroad={value}",
        "right": cookie,
    }


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("kind", ["none", "wrong", "empty", "unsigned", "of another name", "right"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_only_our_page_with_our_cookie(
    living: Living, cookie: str, site: str | None, kind: str, method: str
) -> None:
    """Any other site, and anybody without the cookie, gets one plain refusal."""
    told = {"Cookie": _cookies(living, cookie)[kind]} | ({"Sec_Fetch_Site": site} if site else {})
    answer = living.asked("/", method, **told)
    if kind == "right" and site in OURS:
        assert (403 if method == "POST" else 200) == answer.status  # a form needs its token, too
    else:
        assert (403, "text/plain; charset=utf-8") == (
            answer.status, answer.headers["content-type"],
        )  # fmt: skip
        assert "Acme" not in answer.body


@pytest.mark.parametrize("token", ["none", "wrong", "right"])
@pytest.mark.parametrize(
    "origin", [None, "{here}", "null", "http://evil.test", "http://127.0.0.1:1"]
)
def test_a_form_is_kept_from_our_page_alone(
    living: Living, cookie: str, token: str, origin: str | None
) -> None:
    """The token of the form, and no origin but ours."""
    cookies, good = living.form(cookie)
    sent = {"none": "", "wrong": "a" * 64, "right": good}[token]
    told = {"Origin": origin.format(here=living.origin)} if origin else {}
    body = f"csrfmiddlewaretoken={sent}&next=/log"
    answer = living.asked("/discreet", "POST", body, Cookie=cookies, **told)
    expected = 303 if token == "right" and origin in (None, "{here}") else 403
    assert expected == answer.status


def test_a_token_needs_its_own_cookie(living: Living, cookie: str) -> None:
    """The token of one browser is of no use in another."""
    _, token = living.form(cookie)
    body = f"csrfmiddlewaretoken={token}"
    assert 403 == living.asked("/discreet", "POST", body, Cookie=cookie).status
    other, _ = living.form(cookie)
    assert 403 == living.asked("/discreet", "POST", body, Cookie=other).status


@pytest.mark.parametrize(
    "method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "MOVE"]
)
def test_nothing_but_get_and_post(living: Living, cookie: str, method: str) -> None:
    """Other methods are not known, with or without the cookie."""
    assert {405} == {living.asked("/", method, Cookie=each).status for each in (cookie, "")}
    assert cookie not in living.asked("/", method, Cookie=cookie).body


# --------------------------------------------------------- every address


def _addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    for each in patterns:
        path = before + re.sub(r"<(?:\w+:)?\w+>", "1", str(each.pattern))
        if isinstance(each, URLResolver):
            yield from _addresses(each.url_patterns, path)
        else:
            yield path


def test_every_address_is_closed_or_on_the_list(living: Living) -> None:
    """An address that is added is closed, unless somebody writes down why not."""
    from tests import databases

    databases.set_up()
    from inroad.site.urls import urlpatterns

    found = list(_addresses(list(urlpatterns)))
    assert len(found) > 5
    listed = [each for each in found if each in OPEN or each.startswith(tuple(OPEN_BELOW))]
    for path in found:
        for method in ("GET", "POST"):
            answer = living.asked(path, method)
            said = "Open this page with" in answer.body
            assert said != (path in listed), (method, path, answer)
            assert said <= (answer.status == 403), (method, path, answer)
            assert "Priya" not in answer.body and "Acme" not in answer.body


def test_no_view_reads_a_cookie_that_is_not_signed(living: Living, cookie: str) -> None:
    """Nothing about the home is told on the addresses that are open."""
    for path in (*OPEN, "/static/inroad/style.css", "/icon.svg", "/feed/1", "/do/1"):
        answer = living.asked(path, Sec_Fetch_Site="none")
        assert answer.status in (200, 204, 403, 404), (path, answer)
        assert str(living.home) not in answer.body


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../etc/passwd", "/static/%2e%2e/%2e%2e/settings/base.py",
        "/static//etc/passwd",
        "/static/inroad/../../door.py", "/static/..%2f..%2fdoor.py", "/static/inroad/%00.css",
        "/static/", "/static/inroad/", "/static/inroad", "/static/..\\..\\door.py", "//etc/passwd",
    ],
)  # fmt: skip
def test_only_static_files_are_given(living: Living, cookie: str, path: str) -> None:
    """No way leads out of the folder of static files."""
    answer = living.asked(path, Cookie=cookie)
    assert answer.status in (400, 404)
    assert "import" not in answer.body and "root:" not in answer.body


# --------------------------------------------------------- launch links


def test_a_link_is_good_once(living: Living) -> None:
    """Ten browsers with one link: one comes in."""
    link = living.fresh_link()
    with ThreadPoolExecutor(10) as pool:
        found = list(pool.map(lambda _: living.asked(link).status, range(10)))
    assert [303] + [403] * 9 == sorted(found)


def test_a_browser_that_is_in_stays_in(living: Living, cookie: str) -> None:
    """A used link in a tab that is opened again leads to the page."""
    link = living.fresh_link()
    assert 303 == living.asked(link).status
    assert (303, "/") == (
        (again := living.asked(link, Cookie=cookie)).status, again.headers["location"],
    )  # fmt: skip


def test_a_link_is_signed(living: Living) -> None:
    """A link that was changed, or made up, opens nothing."""
    link = living.fresh_link()
    for each in (
        link[:-2] + "xy",
        "/enter?key=",
        "/enter?key=a:b:c",
        "/enter",
        f"/enter?key={'a' * 9999}",
    ):
        assert 403 == living.asked(each).status


def test_the_way_in_is_not_for_other_sites(living: Living) -> None:
    """Another site's page cannot spend a link; the seeker's own click after it still works."""
    link = living.fresh_link()
    assert 403 == living.asked(link, Sec_Fetch_Site="cross-site").status
    assert 303 == living.asked(link, Sec_Fetch_Site="none").status


def test_a_link_is_good_for_a_minute(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link of this run is good; after a minute, or for another run, it is not."""
    from django.conf import settings

    from tests import databases

    databases.set_up()
    assert settings.configured
    serving = launching.Serving(4680, 1, "run")
    launches = launching.Launches("run")

    def key(of: launching.Serving) -> str:
        return launching.launch_link(of).partition("key=")[2]

    late, other = key(serving), key(launching.Serving(4680, 1, "another"))
    assert [True, False] == [launches.use(fresh := key(serving)), launches.use(fresh)]
    assert not launches.use(other)
    moment = time.time()
    monkeypatch.setattr(time, "time", lambda: moment + launching.LAUNCH_SECONDS + 1)
    assert not launches.use(late)


def test_the_cookie_is_for_the_server_alone(living: Living) -> None:
    """No script reads it, no other site's page sends it, and it ends."""
    told = living.asked(living.fresh_link()).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(told.split("; "))
    assert "Max-Age=604800" in told and "Domain" not in told


def test_a_lock_ends_every_cookie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that came in before the lock is out; the next link works."""
    with served(tmp_path) as found:
        before = found.cookie()
        assert 200 == found.asked("/log", Cookie=before).status
        monkeypatch.setenv("INROAD_HOME", str(tmp_path))
        launching.lock()
        assert 403 == found.asked("/log", Cookie=before).status
        assert 200 == found.asked("/log", Cookie=found.cookie()).status


# ------------------------------------------------------------- the wire


def test_headers_are_bounded(living: Living, cookie: str) -> None:
    """Headers beyond 32 KiB are refused, however they come."""
    assert 431 == living.asked("/", Cookie=cookie, X_Long="a" * 40_000).status
    assert 431 == living.said(b"GET /" + b"a" * 40_000).status


SMUGGLED = "0\r\n\r\nGET /settings HTTP/1.1\r\nHost: evil.test\r\n\r\n"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (("Content-Length: 5", "Transfer-Encoding: chunked"), 400),
        (("Transfer-Encoding: chunked", "Content-Length: 5"), 400),
        (("Content-Length: 5", "Content-Length: 6"), 400),
        (("Content-Length: 5, 6",), 400),
        (("Content-Length: +5",), 400),
        (("Content-Length: -5",), 400),
        (("Content-Length: 0x5",), 400),
        (("Transfer-Encoding: gzip, chunked",), 501),
        (("Transfer-Encoding: chunked, identity",), 501),
        (("Transfer-Encoding: \x0bchunked",), 400),
        (("Transfer-Encoding : chunked",), 400),
        (("X-Folded: a\n b",), 400),
        (("Content-Length: 5\rTransfer-Encoding: chunked",), 400),
    ],
)
def test_no_request_hides_in_another(
    living: Living, cookie: str, headers: tuple[str, ...], status: int
) -> None:
    """Where a request ends is clear, or it is refused and the connection ends."""
    head = ["POST /log HTTP/1.1", f"Host: {living.host}", f"Cookie: {cookie}", *headers]
    answer = living.said("\r\n".join([*head, "", SMUGGLED]).encode("latin-1"))
    assert status == answer.status
    assert "HTTP/1.1" not in answer.body


def test_chunks_of_http_1_0_are_refused(living: Living, cookie: str) -> None:
    """HTTP/1.0 knows no chunks."""
    raw = (
        f"POST /log HTTP/1.0\r\nHost: {living.host}\r\nTransfer-Encoding: chunked\r\n\r\n{SMUGGLED}"
    )
    assert 400 == living.said(raw.encode()).status


@pytest.mark.parametrize("who", ["a stranger", "another site's page"])
@pytest.mark.parametrize("way", ["Content-Length: 1900000000", "Transfer-Encoding: chunked"])
def test_a_stranger_cannot_fill_the_disk(living: Living, cookie: str, who: str, way: str) -> None:
    """A large body is taken in only from the seeker's own page."""
    told = f"Cookie: {cookie}\r\nSec-Fetch-Site: same-site" if who != "a stranger" else "X: y"
    head = f"POST / HTTP/1.1\r\nHost: {living.host}\r\n{told}\r\n{way}\r\n\r\n"
    body = b"186A1\r\n" + b"a" * 100_001 if "chunked" in way else b""
    assert 413 == living.said(head.encode() + body).status


def test_the_seeker_may_send_a_mailbox(living: Living, cookie: str) -> None:
    """What is large from the seeker's page waits for its end; nothing is answered before."""
    head = (
        f"POST / HTTP/1.1\r\nHost: {living.host}\r\nCookie: {cookie}\r\nContent-Length: 1900000000"
    )
    with socket.create_connection(("127.0.0.1", living.port), timeout=0.5) as wire:
        wire.sendall(f"{head}\r\nSec-Fetch-Site: same-origin\r\n\r\n".encode())
        with pytest.raises(TimeoutError):
            wire.recv(1)
    assert (
        413 == living.said(head.replace("1900000000", "2000000001").encode() + b"\r\n\r\n").status
    )


def test_a_slow_sender_keeps_nobody_waiting(living: Living, cookie: str) -> None:
    """More unfinished requests than there are threads, and the page still answers."""
    head = f"POST /log HTTP/1.1\r\nHost: {living.host}\r\nContent-Length: 9\r\n\r\n"
    slow = [socket.create_connection(("127.0.0.1", living.port)) for _ in range(12)]
    try:
        for place, wire in enumerate(slow):
            wire.sendall(head.encode()[: 20 if place % 2 else None])
        assert 200 == living.asked("/", Cookie=cookie).status
    finally:
        for wire in slow:
            wire.close()


@pytest.mark.parametrize(
    "path", ["/", "/offline", "/static/inroad/style.css", "/nothing", "/enter"]
)
def test_head_is_headers_alone(living: Living, cookie: str, path: str) -> None:
    """What follows them on the same connection is the answer to the next request."""
    told = f"Host: {living.host}\r\nCookie: {cookie}\r\n"
    first = f"HEAD {path} HTTP/1.1\r\n{told}\r\n"
    answer = living.said(
        f"{first}GET /enter?run=x HTTP/1.1\r\n{told}Connection: close\r\n\r\n".encode()
    )
    assert answer.body.startswith("HTTP/1.1 404 ")
    assert int(answer.headers["content-length"]) >= 0


def test_every_answer_has_its_headers(living: Living, cookie: str) -> None:
    """Pages, files and refusals say what a browser may do with them."""
    asked = [
        living.asked("/", Cookie=cookie), living.asked("/"), living.asked("/", Host="evil.test"),
        living.asked("/static/inroad/style.css"), living.asked("/nothing", Cookie=cookie),
        living.asked("/discreet", "POST", Cookie=cookie), living.asked("/enter"),
    ]  # fmt: skip
    for answer in asked:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert ("nosniff", "DENY", "same-origin") == (
            answer.headers["x-content-type-options"], answer.headers["x-frame-options"],
            answer.headers["cross-origin-resource-policy"],
        )  # fmt: skip
    assert "no-store" == asked[0].headers["cache-control"]
    assert "access-control-allow-origin" not in str(asked)


def test_it_listens_on_this_machine_alone(living: Living) -> None:
    """The process has one listening socket: 127.0.0.1."""
    mine = {str(each.readlink()) for each in Path(f"/proc/{living.process.pid}/fd").iterdir()}
    listening = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            parts = line.split()
            if parts[3] == "0A" and f"socket:[{parts[9]}]" in mine:
                listening.append(parts[1])
    assert [f"0100007F:{living.port:04X}"] == listening


def test_a_fault_says_nothing_of_what_happened(
    home: Path, monkeypatch: pytest.MonkeyPatch, client: SimpleNamespace
) -> None:
    """A fault of ours is a page with one sentence; what happened is in a file of the owner's."""
    from inroad.actions import planning

    def broken(*_: object) -> None:
        raise RuntimeError("about Priya")

    monkeypatch.setattr(planning, "week", broken)
    client.raise_request_exception = False
    answer = client.get("/")
    assert 500 == answer.status_code
    assert b"Priya" not in answer.content and b"fault of Inroad" in answer.content
    kept = home / "last_error.txt"
    assert "about Priya" in kept.read_text() and 0o600 == kept.stat().st_mode & 0o777


# ----------------------------------------------------- starting and ending


def test_a_second_open_finds_the_first(living: Living) -> None:
    """One home has one server; a second command says where it is and gives a link of its run."""
    said = inroad(living.home, "open", "--no-browser", "--port", str(free_port()))
    assert f"Inroad is at {living.origin}/" in said and "Ctrl+C" not in said
    assert 303 == living.asked(said[said.index("/enter") :].splitlines()[0]).status


def test_of_two_started_at_once_one_serves(tmp_path: Path) -> None:
    """Two commands at the same moment end with one server that both name."""
    command = [INROAD, "open", "--no-browser", "--port"]
    both = [
        subprocess.Popen(
            [*command, str(free_port())],
            env=environment(tmp_path),
            text=True,
            stdout=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    try:
        streams = [each.stdout for each in both if each.stdout is not None]
        assert 1 == len({next(iter(each)) for each in streams})
        serves = json.loads((tmp_path / "serving.json").read_text())["pid"]
    finally:
        for each in both:
            each.terminate()
        for each in both:
            each.communicate(timeout=HELD)
    assert [0] == [each.returncode for each in both if each.pid == serves]
    assert not (tmp_path / "serving.json").exists()


def test_two_homes_do_not_lock_each_other_out(living: Living, tmp_path: Path) -> None:
    """A browser keeps one cookie jar for all ports: each home's cookie has its own name."""
    with served(tmp_path) as other:
        names = {each.cookie().partition("=")[0] for each in (living, other)}
        assert 2 == len(names)
        assert 403 == other.asked("/", Cookie=living.cookie()).status


@pytest.mark.parametrize("stale", ["gone", "another's", "nonsense", "no port", "no JSON"])
def test_a_stale_word_is_no_server(living: Living, home: Path, stale: str) -> None:
    """What a killed server left behind is told from one that answers."""
    from inroad.web import serving

    nonsense = {
        "gone": f'{{"port": {free_port()}, "pid": 1, "run": "x"}}',
        "another's": f'{{"port": {living.port}, "pid": 1, "run": "x"}}',
        "nonsense": '{"port": "x", "pid": [], "run": {}}',
        "no port": '{"port": 99999999, "pid": 1, "run": "\\n"}',
        "no JSON": "{",
    }[stale]
    (home / launching.SERVING).write_text(nonsense)
    assert serving.running() is None
    (home / launching.SERVING).write_text((living.home / launching.SERVING).read_text())
    found = serving.running()
    assert found is not None and living.port == found.port


def test_a_killed_server_keeps_nobody_from_serving(tmp_path: Path) -> None:
    """After kill -9 the next `inroad open` serves on the same port, and says so anew."""
    with served(tmp_path) as first:
        first.process.kill()
        first.process.wait(HELD)
        assert (tmp_path / launching.SERVING).exists()
        with served(tmp_path, first.port) as again:
            assert first.port == again.port
            assert 303 == again.asked(again.fresh_link()).status


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_ends_when_it_is_told_to(tmp_path: Path, how: signal.Signals) -> None:
    """Ctrl+C, a closed terminal and `kill` end it cleanly; nothing says that it is still there."""
    with served(tmp_path) as found:
        with socket.create_connection(("127.0.0.1", found.port)):
            found.process.send_signal(how)
            assert 0 == found.process.wait(HELD)
        assert not (tmp_path / "serving.json").exists()


def test_a_restart_keeps_the_cookie_good(tmp_path: Path) -> None:
    """A browser that came in, the very first time too, is still in after a restart."""
    with served(tmp_path) as first:
        cookie = first.cookie()
        port = first.port
    with served(tmp_path, port) as again:
        assert port == again.port
        assert 403 != again.asked("/", Cookie=cookie).status


def test_the_page_is_not_served_on_a_port_that_is_taken(living: Living, tmp_path: Path) -> None:
    """A port that somebody asked for is taken or refused, never another instead."""
    done = subprocess.run(
        [INROAD, "open", "--no-browser", "--port", str(living.port)],
        env=environment(tmp_path), capture_output=True, text=True, timeout=HELD, check=False,
    )  # fmt: skip
    assert (69, "") == (done.returncode, done.stdout)
    assert not (tmp_path / "serving.json").exists()


def test_a_browser_is_opened_only_where_there_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a display nothing is started, least of all a browser in the terminal."""
    from inroad.web import serving

    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not serving.has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert serving.has_screen()


def _at_a_terminal(home: Path, *words: str, **more: str) -> subprocess.Popen[bytes]:
    """A command started at a terminal of its own, whose screen is the process's `stdout`."""
    screen, terminal = os.openpty()
    process = subprocess.Popen(
        [INROAD, *words],
        env=environment(home) | more,
        stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True,
    )  # fmt: skip
    os.close(terminal)
    process.stdout = os.fdopen(screen, "rb", buffering=0)
    return process


def _shown(process: subprocess.Popen[bytes]) -> str:
    """Everything that a terminal showed until the command ended."""
    assert process.stdout is not None
    shown = b""
    with contextlib.suppress(OSError):  # how Linux says that the other end was closed
        while part := process.stdout.read(4096):
            shown += part
    process.stdout.close()
    process.wait(HELD)
    return shown.decode()


def test_inroad_alone_says_how_the_page_is_opened(living: Living) -> None:
    """At a terminal without a display it is the last line; piped or as JSON it is not said."""
    said = _shown(_at_a_terminal(living.home)).strip().splitlines()
    assert "The page, in a browser:  inroad open" == said[-1]
    assert "Goal: data platform at Acme" in said[0]
    assert "inroad open" not in _shown(_at_a_terminal(living.home, "--json"))
    assert "inroad open" not in inroad(living.home)


def test_inroad_alone_opens_the_page_on_a_display(tmp_path: Path) -> None:
    """At a terminal with a display: where I stand, then the browser, by a link that works."""
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}.part && mv {opened}.part {opened}\n')
    browser.chmod(0o700)
    home = made(tmp_path / "home", ("goal", "data platform at Acme"))
    process = _at_a_terminal(home, DISPLAY=":0", BROWSER=str(browser))
    try:
        for _ in range(HELD * 20):
            if opened.exists() and (home / "serving.json").exists():
                break
            time.sleep(0.05)
        link = opened.read_text().strip()
        port = json.loads((home / "serving.json").read_text())["port"]
        found = Living(home, port, process, link)  # type: ignore[arg-type]
        assert 303 == found.asked(link[link.index("/enter") :]).status
    finally:
        process.terminate()
    said = _shown(process)
    assert "inroad people add" in said and "Ctrl+C ends it." in said


def test_answers_are_whole(living: Living, cookie: str) -> None:
    """A page says its length, so that a connection can go on."""
    answer: Answer = living.asked("/", Cookie=cookie)
    assert str(len(answer.body.encode())) == answer.headers["content-length"]
