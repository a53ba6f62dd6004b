"""Who was forgotten: salted hashes that recognise an identifier and say nothing else."""

import hashlib
import hmac

from inroad.store import models
from inroad.store.models import User
from inroad.store.visible import visible_to


def digest(viewer: User, kind: str, value: str) -> str:
    """The salted hash of one identifier: an "email", "slug", "phone", or a "name"."""
    said = f"{kind}:{value.strip().casefold()}".encode()
    return hmac.new(bytes.fromhex(viewer.secret), said, hashlib.sha256).hexdigest()


class Remembered:
    """The hashes of one seeker's forgotten people, read once for a whole import."""

    def __init__(self, viewer: User) -> None:
        self._viewer = viewer
        rows = visible_to(viewer, models.Forgotten).values_list("digest", flat=True)
        self._digests = frozenset(rows)

    def __bool__(self) -> bool:
        return bool(self._digests)

    def has(self, kind: str, value: str) -> bool:
        """Whether somebody with this identifier was forgotten.

        Kinds are those of identifiers; "name" for people who had no other, and
        "sighting" with "source:uid" for the very row of a file.
        """
        return bool(self._digests) and digest(self._viewer, kind, value) in self._digests


def remembered(viewer: User) -> Remembered:
    """The forgotten people of a seeker, to ask about while importing."""
    return Remembered(viewer)
