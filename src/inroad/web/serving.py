"""A local server for one person, on 127.0.0.1 alone, and the browser that opens it."""

import os
import secrets
import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException

from inroad.errors import InroadError
from inroad.web.launching import Serving

PORT = 4680
"""The first port tried: a bookmark and a calendar's feed find the page again."""
TRIED = 20
THREADS = 4
LARGEST = 2_000_000_000
"""Bytes of one upload: a mailbox is large."""
HOST = "127.0.0.1"


class NoPort(InroadError):
    """No port can be had for the page."""

    code, http_status, exit_code = "page.no_port", 503, 69


def running() -> Serving | None:
    """The page that is served for this folder and answers."""
    from inroad.web import launching

    serving = launching.served()
    return serving if serving and _answers(serving) else None


def _answers(serving: Serving) -> bool:
    connection = HTTPConnection(HOST, serving.port, timeout=2)
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

    if browser:
        webbrowser.open(launching.launch_link(serving))
    return launching.launch_link(serving)


def serve(port: int, ready: Callable[[Serving], None]) -> None:
    """Serve until interrupted; `ready` is called once the port is open.

    Args:
        port: the port to take; 0 for the usual one, or the next that is free.
    Raises: NoPort.
    """
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    from inroad.web import launching

    listener = _listener(port)
    serving = Serving(listener.getsockname()[1], os.getpid(), secrets.token_urlsafe(16))
    settings.PAGE_HOST = f"{HOST}:{serving.port}"
    launching.begin(serving.run)
    server = create_server(
        get_wsgi_application(),
        sockets=[listener],
        threads=THREADS,
        max_request_body_size=LARGEST,
        ident="inroad",
    )
    with _announced(serving):
        ready(serving)
        server.run()


@contextmanager
def _announced(serving: Serving) -> Iterator[None]:
    from inroad.web import launching

    launching.announce(serving)
    try:
        yield
    finally:
        launching.withdraw(serving)


def _listener(port: int) -> socket.socket:
    tried = [port] if port else range(PORT, PORT + TRIED)
    for each in tried:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, each))
        except OSError:
            listener.close()
            continue
        listener.listen(64)
        return listener
    raise NoPort(port=port or PORT)
