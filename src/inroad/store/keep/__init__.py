"""The one way to write: batches that can be undone; and forgetting, which cannot."""

from inroad.store.keep.account import prefer
from inroad.store.keep.batches import OpenBatch, batch, batches, taken_back
from inroad.store.keep.forgetting import Forgot, forget, rewrite
from inroad.store.keep.merging import merge, merge_in
from inroad.store.keep.undoing import Undone, undo
from inroad.store.refusals import Moved, NothingToUndo

__all__ = [
    "Forgot",
    "Moved",
    "NothingToUndo",
    "OpenBatch",
    "Undone",
    "batch",
    "batches",
    "forget",
    "merge",
    "merge_in",
    "prefer",
    "rewrite",
    "taken_back",
    "undo",
]
