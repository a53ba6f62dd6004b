"""The people I know of, and where they work; as `method.people`."""

from django.db import models

from inroad.store.models.owned import Imported, Kept


class Person(Kept):
    """Somebody. `connected`: they stand in my address book or list of contacts."""

    name = models.CharField(max_length=300)
    location = models.CharField(max_length=300, blank=True)
    is_me = models.BooleanField(default=False)
    connected = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner"], condition=models.Q(is_me=True), name="person_me_once"
            )
        ]
        indexes = [models.Index(fields=["owner", "name"], name="person_name")]


class Identifier(Kept):
    """An address, profile or number that belongs to one person.

    `shared`: a mailbox of several people (info@...): it never merges anybody.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identifiers")
    kind = models.CharField(
        max_length=10, choices=[("email", "email"), ("slug", "slug"), ("phone", "phone")]
    )
    value = models.CharField(max_length=320)
    shared = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "kind", "value"], name="identifier_once")
        ]


class Position(Imported):
    """A person's dated place in an organisation; `title` is its text, read in the snapshot."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="positions")
    organisation = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=500, blank=True)
    location = models.CharField(max_length=300, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    seen_on = models.DateField(null=True, blank=True)
    education = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["owner", "source", "uid"], name="position_uid")]


class Reporting(Imported):
    """`person` reports to `manager`; the latest seen counts."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reports_to")
    manager = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reports")
    seen_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "person", "manager"], name="reporting_once")
        ]
