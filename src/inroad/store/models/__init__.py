"""Every table, one file per word of the method. Import the module, not the names.

`models.Person` and `method.people.Person` share their words on purpose: one is
the row, the other the value.
"""

from inroad.store.models.conversations import (
    Conversation,
    Evidence,
    Learnt,
    Named,
    Participant,
    Promise,
)
from inroad.store.models.forgotten import Forgotten
from inroad.store.models.goal import Goal, Hypothesis
from inroad.store.models.history import Batch, Change
from inroad.store.models.identity import Distinct, Sighting
from inroad.store.models.openings import Follow, Opening
from inroad.store.models.owned import Kept, Owned
from inroad.store.models.people import Identifier, Person, Position, Reporting
from inroad.store.models.plan import Plan, Step
from inroad.store.models.reach import Ask
from inroad.store.models.traces import Trace
from inroad.store.models.user import User
from inroad.store.models.value import Need, Offer

__all__ = [
    "Ask", "Batch", "Change", "Conversation", "Distinct", "Evidence", "Follow", "Forgotten",
    "Goal", "Hypothesis", "Identifier", "Kept", "Learnt", "Named", "Need", "Offer", "Opening",
    "Owned", "Participant", "Person", "Plan", "Position", "Promise", "Reporting", "Sighting",
    "Step", "Trace", "User",
]  # fmt: skip
