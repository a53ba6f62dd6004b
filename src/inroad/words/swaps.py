"""A swap with one of my people in words: what to do, why it could work, what to be careful of."""

from collections.abc import Callable

from inroad.method.exchange.own import Swap
from inroad.words.say import said

Name = Callable[[int], str]


def title(swap: Swap, name: Name) -> str:
    """What to do, in one line."""
    first = name(swap.talk_to_first)
    if len(swap.others) == 1:
        return f"Talk to {first} first: you could change places"
    return f"Talk to {first} first: the three of you could change places"


def why(swap: Swap, name: Name) -> tuple[str, ...]:
    """Why it could work, with the words that each said."""
    return tuple(said(each, name) for each in swap.reasons())


def how(swap: Swap, name: Name) -> tuple[str, ...]:
    """How to speak of it without giving anybody away."""
    first = name(swap.talk_to_first)
    told = [f"Ask {first} whether it still holds, and what would have to be true for it."]
    told += [
        f"Ask {name(who)} the same, alone; name neither to the other before both say you may."
        for who in swap.people[:-1]
    ]
    told.append("Managers hear of it when everybody in it has said yes.")
    return tuple(told)
