"""What a request must be before its body is taken: plain in form, and small from a stranger.

The server takes a body in before anybody is asked who sends it. A page of
another site could so fill the disk with what is refused afterwards; strangers
are therefore cut short as soon as their headers are read.
"""

import copy
from collections.abc import Callable, Iterable
from typing import Any

from django.http import parse_cookie
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError

from inroad.web import guard

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
HEADERS_LARGEST, STRANGERS_LARGEST = 32_768, 100_000
"""Bytes: of a request's headers, and of a body from somebody without the cookie."""


class Request(HTTPRequestParser):
    """One request, read from the wire."""

    request_uri: str

    def parse_header(self, header_plus: bytes) -> None:
        """Read the headers.

        Raises: ParsingError: two lengths, or a target that is no path of ours.
        """
        super().parse_header(header_plus)
        if not self.request_uri.startswith("/"):
            raise ParsingError("Only a path can be asked for.")
        # Two ways to tell where a request ends are how one is hidden in another (RFC 9112, 6.1).
        unread = "TRANSFER_ENCODING" in self.headers
        if unread or (self.chunked and "CONTENT_LENGTH" in self.headers):
            raise ParsingError("It is not clear where this request ends.")
        site, cookies = self.headers.get("SEC_FETCH_SITE"), self.headers.get("COOKIE", "")
        if not guard.may_ask(site) or not guard.came_in(parse_cookie(cookies)):
            self.adj = _narrow(self.adj)


class Channel(HTTPChannel):
    """One connection."""

    parser_class = Request


def headed(answer: Application) -> Application:
    """The same, with headers alone for HEAD: waitress would send the body, too.

    A browser takes what follows such an answer for the next one.
    """

    def answered(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "HEAD":
            return answer(environ, start)

        def started(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            sized = any(name.lower() == "content-length" for name, _ in headers)
            return start(status, headers if sized else [*headers, ("Content-Length", "0")], *rest)

        body = answer(environ, started)
        if hasattr(body, "close"):
            body.close()
        return ()

    return answered


def _narrow(adjustments: Adjustments) -> Adjustments:
    narrow = copy.copy(adjustments)
    narrow.max_request_body_size = STRANGERS_LARGEST
    return narrow
