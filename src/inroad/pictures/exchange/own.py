"""A seeker's own circle drawn: me, and those whose words close it."""

from collections.abc import Callable

from inroad.method.exchange.clearing import Move
from inroad.method.exchange.own import Swap
from inroad.method.exchange.pool import Position, Wish
from inroad.pictures.exchange.circle import row_picture
from inroad.pictures.picture import Picture


def swap_picture(swap: Swap, name: Callable[[int], str], of: str) -> Picture:
    """The places as seats, by the words that were said, and who would go where."""
    everybody = (swap.mine, *swap.others)
    at = [Position(each.at[0] if each.at else "?") for each in everybody]
    called = {f"{number}": "you" if each.person is None else name(each.person)
              for number, each in enumerate(everybody)}  # fmt: skip
    # Each takes the seat of the next; drawn, a move takes the seat that the one before it left.
    moves = [Move(f"{number}", seat, at[(number + 1) % len(at)], Wish(f"{number}", ""))
             for number, seat in enumerate(at)]  # fmt: skip
    return row_picture(tuple(reversed(moves)), False, called.__getitem__, of)
