"""Which sightings are one person.

A *sighting* is one imported mention of a person, as the file said it. A
*handle* is how another row of a file points at a person. `assign` puts them
together by exact keys; `proposals` asks about those who are probably one;
`find` tells whom somebody means by what they typed.
"""

from inroad.method.identity.assigning import (
    Assignment,
    Cluster,
    Key,
    Question,
    assign,
    keys_of,
)
from inroad.method.identity.finding import find
from inroad.method.identity.person_names import is_role
from inroad.method.identity.proposing import Proposal, proposals
from inroad.method.identity.sameness import Known
from inroad.method.identity.sightings import Handle, Sighting

__all__ = [
    "Assignment", "Cluster", "Handle", "Key", "Known", "Proposal", "Question", "Sighting",
    "assign", "find", "is_role", "keys_of", "proposals",
]  # fmt: skip
