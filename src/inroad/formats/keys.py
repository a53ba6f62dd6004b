"""Keys of rows that stay the same when a later export says the row again."""

from hashlib import sha256

from inroad.formats.cleaning import fold


def key_of(*parts: str) -> str:
    """A short key of the parts, the same on every machine and in every year."""
    joined = "\x1f".join(parts).encode("utf-8", "replace")
    return sha256(joined).hexdigest()[:24]


def person_uid(*, slug: str = "", email: str = "", phone: str = "", name: str = "") -> str:
    """The best key of a person: slug, else e-mail, else phone, else the name."""
    if slug:
        return slug
    if email:
        return f"mail:{email}"
    if phone:
        return f"phone:{phone}"
    return f"name:{key_of(fold(name) or name)}"


class Keys:
    """The keys given out in one file, so that no two different rows share one."""

    def __init__(self) -> None:
        self._facts_of: dict[str, str] = {}

    def unique(self, uid: str, *facts: str) -> str:
        """`uid`, or `uid` with a hash of the facts when another row has taken it.

        Two people with one family address are two people.
        """
        said = key_of(*facts)
        if self._facts_of.setdefault(uid, said) == said:
            return uid
        return f"{uid}:{said}"
