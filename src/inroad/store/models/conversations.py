"""What was said, and what it left; as `method.conversations`."""

from django.db import models

from inroad.store.models.owned import Kept
from inroad.store.models.people import Person


class Conversation(Kept):
    """One talk; `text` is the line that was logged."""

    on = models.DateField()
    channel = models.CharField(max_length=10, default="other")
    text = models.TextField(blank=True)


class Participant(Kept):
    """Somebody who took part in a conversation, apart from me."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="participants"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "conversation", "person"], name="participant_once"
            )
        ]


class Said(Kept):
    """Something that came up in a conversation, or without one; it outlives the note."""

    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True


class Evidence(Said):
    """A behaviour of one person; goes with the conversation that showed it."""

    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=24)
    on = models.DateField()
    text = models.TextField(blank=True)


class Promise(Said):
    """Something owed, by me or to me."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="promises")
    by_me = models.BooleanField()
    text = models.TextField()
    made_on = models.DateField()
    due = models.DateField(null=True, blank=True)
    kept_on = models.DateField(null=True, blank=True)
    dropped = models.BooleanField(default=False)


class Learnt(Said):
    """Something I learnt, from somebody or by myself."""

    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField()
    on = models.DateField()
    topic = models.CharField(max_length=100, blank=True)
    confidence = models.CharField(max_length=10, default="open")


class Named(Said):
    """`by` told me that `person` has a role."""

    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=16)
    on = models.DateField()
    will_introduce = models.BooleanField(default=False)
