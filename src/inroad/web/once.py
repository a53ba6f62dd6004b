"""A form that is sent twice (a double click, a page sent again) does its work once."""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

REMEMBERED = 50


class Once:
    """Remembers, by the token in the form, what came of the work; while this process lives."""

    def __init__(self) -> None:
        self._done: OrderedDict[str, str] = OrderedDict()
        self._one_at_a_time = Lock()

    def __call__(self, token: str, work: Callable[[], str]) -> str:
        """What came of the work, done now or when the same form was sent before.

        What is refused is not remembered: the form may be sent again.
        """
        token = token[:64] or secrets.token_urlsafe(16)
        with self._one_at_a_time:
            if token not in self._done:
                self._done[token] = work()
                while len(self._done) > REMEMBERED:
                    self._done.popitem(last=False)
            return self._done[token]
