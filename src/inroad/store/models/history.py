"""What was done, so that it can be undone."""

from django.db import models

from inroad.store.models.owned import Owned


class Batch(Owned):
    """One thing that was done, all of it or nothing: an import, a logged line, an edit.

    The rows it created point at it; what it changed or removed is in its
    changes. `about` holds facts: `merges` lists each `person` with the one `merged` into them.
    """

    kind = models.CharField(max_length=20)
    label = models.TextField(blank=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    about = models.JSONField(default=dict)


class Change(Owned):
    """One row as it was and as it became.

    `before` and `after` are the fields that changed; for a removed row
    `before` is all of it and `after` is null.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="changes")
    table = models.CharField(max_length=40)
    row = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "table", "row"], name="change_of_row")]
