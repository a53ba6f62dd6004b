"""What every table has: an owner, and a manager that asks whose rows are meant."""

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.conf import settings
from django.db import models

from inroad.store.refusals import Unscoped

if TYPE_CHECKING:
    from inroad.store.models.user import User

M = TypeVar("M", bound=models.Model)


class ScopedManager(models.Manager[M], Generic[M]):
    """Raises when it is asked without a scope.

    What hangs on a row that one already has (`conversation.participants`) is
    in the scope of that row's owner. Django itself, which deletes, refreshes
    and follows foreign keys, uses `_base_manager` and needs no scope, because
    it starts from rows that somebody was allowed to see.
    """

    def get_queryset(self) -> models.QuerySet[M]:
        """The rows beside the one that this hangs on; refused anywhere else."""
        row = getattr(self, "instance", None)
        if isinstance(row, Owned):
            return super().get_queryset().filter(owner_id=row.owner_id)
        raise Unscoped(model=self.model._meta.model_name)

    def visible_to(self, viewer: "User | None") -> models.QuerySet[M]:
        """The rows that the viewer may see: their own, in the database they came from."""
        if viewer is None or viewer.pk is None:
            raise Unscoped(model=self.model._meta.model_name)
        rows = super().get_queryset().using(viewer._state.db or "default")
        return rows.filter(owner_id=viewer.pk)


class Owned(models.Model):
    """A row that belongs to somebody."""

    owner: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    owner_id: int

    objects: ScopedManager[Any] = ScopedManager()

    class Meta:
        abstract = True


class Kept(Owned):
    """A row that a batch created; undoing the batch takes it back."""

    batch: models.ForeignKey[Any, Any] = models.ForeignKey(
        "inroad.Batch", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    batch_id: int | None

    class Meta:
        abstract = True


class Imported(Kept):
    """A row that a file may have brought: `source` is the format, `uid` its key there."""

    source = models.CharField(max_length=40, blank=True)
    uid = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True
