"""What an account wishes: not a batch, and nothing that undo takes back."""

from typing import Any

from inroad.store.models import User
from inroad.store.refusals import clearly
from inroad.store.visible import database_of


def prefer(viewer: User, **wishes: Any) -> None:
    """Keep columns of the viewer's own account, also in `viewer`.

    Raises: Busy, DiskFull, NotWritable.
    """
    with clearly():
        User.objects.using(database_of(viewer)).filter(pk=viewer.pk).update(**wishes)
    for name, wish in wishes.items():
        setattr(viewer, name, wish)
