"""How LinkedIn's tables point at the seeker, where they do not say the name.

The tables of endorsements and recommendations name only the other person.
LinkedIn's own word for the page of whoever is logged in is `/in/me`, which
can be nobody's slug: it stands for the seeker in a trace, and a sighting that
comes with it says so.
"""

from inroad.formats.keys import person_uid
from inroad.formats.readings import Handle, Sighting

ME = Handle(slug="me")
ME_SIGHTED = Sighting(uid="me", slugs=("me",), is_me=True)


def me_as(name: str, slug: str) -> Sighting:
    """The seeker, seen under this name and slug."""
    uid = f"me:{person_uid(slug=slug, name=name)}"
    return Sighting(uid=uid, name=name, slugs=(slug,) if slug else (), is_me=True)
