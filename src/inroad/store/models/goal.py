"""What is sought; as `method.goal`."""

from django.db import models

from inroad.store.models.owned import Kept


class Goal(Kept):
    """A goal. The latest without `ended_on` is the one that plans are for.

    `places` and `from_place` are JSON objects with the fields of
    `method.goal.Place`.
    """

    sentence = models.TextField()
    places = models.JSONField(default=list)
    role = models.TextField(blank=True)
    by = models.DateField(null=True, blank=True)
    from_place = models.JSONField(null=True, blank=True)
    avoid = models.JSONField(default=list)
    set_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)


class Hypothesis(Kept):
    """Something about a goal that is not settled."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="hypotheses")
    about = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    probability = models.FloatField()
    status = models.CharField(max_length=20, default="open")
    question = models.CharField(max_length=100, blank=True)
