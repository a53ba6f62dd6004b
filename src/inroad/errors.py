"""The family of refusals: each a code and facts, no prose.

A door (command line, page, API) finds the words. The exit code and the HTTP
status belong to the class, so that every door refuses in the same way.
"""

from typing import ClassVar


class InroadError(Exception):
    """Something that Inroad refuses to do, with the facts a person needs.

    Attributes:
        code: what happened, as `room.what`; words/ has a sentence for each.
        facts: what the sentence needs: names, counts, paths.
    """

    code: ClassVar[str] = "inroad.refused"
    http_status: ClassVar[int] = 400
    exit_code: ClassVar[int] = 1

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.code, facts)
