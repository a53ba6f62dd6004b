"""A reason: a code and facts, for which each door finds the words.

Everything that the method concludes carries its reasons. They hold no prose:
a page, the command line and an export each say them in their own way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NO_FACTS: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something holds: `code` is `room.what`, `facts` what the sentence needs.

    Made by `because`; two reasons are equal when code and facts are.
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=lambda: _NO_FACTS)


def because(code: str, /, **facts: object) -> Reason:
    """A reason with its facts, which nobody can change afterwards."""
    return Reason(code, MappingProxyType(facts))
