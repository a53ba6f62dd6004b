"""A local server for one person, on 127.0.0.1 alone, and the browser that opens it."""

import importlib
import logging
import os
import secrets
import signal
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterable
from http.client import HTTPConnection, HTTPException
from threading import Thread
from typing import TYPE_CHECKING, Any, cast

from inroad.errors import InroadError
from inroad.web.launching import Serving

if TYPE_CHECKING:
    from waitress.server import BaseWSGIServer

    from inroad.web.wire import Application

PORT = 4680
"""The first port tried: a bookmark and a calendar's feed find the page again."""
TRIED = 20
THREADS, WAITING = 4, 64
"""Requests answered at once, and connections that wait for it."""
LARGEST = 2_000_000_000
"""Bytes of one upload: a mailbox is large."""
SECONDS_OF_SILENCE = 20
"""After which a connection that says nothing is ended: none of those that wait is shut out."""
SECONDS_TO_ANSWER = 20
"""To the question whether it is served: one that has just begun is still loading, and a port
on which nobody listens any more says so at once."""
HOST = "127.0.0.1"
USUAL = f"http://{HOST}:{PORT}/"
"""Where the page usually is: what leads to it from a mail."""
FRAME_WORDS = 66_000


class NoPort(InroadError):
    """No port can be had for the page."""

    code, http_status, exit_code = "page.no_port", 503, 69


def running() -> Serving | None:
    """The page that is served for this folder and answers."""
    from inroad.web import launching

    serving = launching.served()
    return serving if serving and _answers(serving) else None


def _answers(serving: Serving) -> bool:
    connection = HTTPConnection(HOST, serving.port, timeout=SECONDS_TO_ANSWER)
    try:
        connection.request("GET", f"/enter?run={serving.run}")
        return connection.getresponse().status == 204
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def show(serving: Serving, *, browser: bool) -> str:
    """Open the page in the browser. Returns: a link that opens it once more."""
    from inroad.web import launching

    if browser and has_screen():
        # Not waited for: some browsers answer only when they are closed.
        Thread(target=webbrowser.open, args=(launching.launch_link(serving),)).start()
    return launching.launch_link(serving)


def has_screen() -> bool:
    """Whether a browser could show itself here."""
    return sys.platform == "darwin" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def serve(port: int, ready: Callable[[Serving], None]) -> None:
    """Serve until interrupted or told to end; when the page is served already, only say where.

    Args:
        port: the port to take; 0 for the usual one, or the next that is free.
        ready: called once with the page that is served, by this process or another.
    Raises: NoPort.
    """
    from inroad.web import launching

    with launching.alone():
        there = running()
        if there is None:
            listener = _listener(port)
            begun = Serving(listener.getsockname()[1], os.getpid(), secrets.token_urlsafe(16))
            launching.announce(begun)
    if there is not None:
        ready(there)
        return
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, _end)
    try:
        server = _server(begun, listener)
        ready(begun)
        server.run()
    finally:
        listener.close()
        launching.withdraw(begun)


def _end(*_: object) -> None:
    raise SystemExit


def _server(begun: Serving, listener: socket.socket) -> "BaseWSGIServer":
    """The server, with everything loaded that it needs."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    from inroad.store import home
    from inroad.web import incoming, launching, wire

    incoming.cleared()
    settings.PAGE_HOST = f"{HOST}:{begun.port}"
    settings.SECRET_KEY = home.secret_key()  # it may have been made after the settings were read
    for name in ("django", "waitress"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    launching.begin(begun.run)
    importlib.import_module(settings.ROOT_URLCONF)
    server = create_server(
        _with_room(wire.headed(get_wsgi_application())),
        sockets=[listener],
        threads=THREADS,
        max_request_body_size=LARGEST,
        max_request_header_size=wire.HEADERS_LARGEST,
        channel_timeout=SECONDS_OF_SILENCE,
        cleanup_interval=5,
        ident="inroad",
    )
    one = cast("BaseWSGIServer", server)  # several only for several sockets
    one.channel_class = wire.Channel
    return one


def _with_room(answer: "Application") -> "Application":
    """The same, with room for all its frames at once.

    CPython keeps the frames of a thread in pieces of 16 KiB and gives a piece back
    when its last frame ends. A loop whose calls begin at the border of a piece asks
    the system for memory at every call; where the border lies changes with each
    edit. Measured on 3.11: pages took up to six times as long. A frame that says
    it needs half a mebibyte gets a piece of one, which holds all that it calls.
    """

    def answered(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return answer(environ, start_response)

    answered.__code__ = answered.__code__.replace(co_stacksize=FRAME_WORDS)
    return answered


def _listener(port: int) -> socket.socket:
    tried = [port] if port else range(PORT, PORT + TRIED)
    for each in tried:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, each))
            listener.listen(WAITING)
        except OSError:
            listener.close()
            continue
        return listener
    raise NoPort(port=port or PORT)
