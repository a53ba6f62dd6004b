"""A move exchange in words: what was decided and how, why somebody moves or not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from inroad.formats.readings import Unread
from inroad.method.exchange.clearing import Clearing
from inroad.method.exchange.comparing import Beside
from inroad.method.exchange.explaining import place
from inroad.method.exchange.pool import Position
from inroad.method.reasons import Reason
from inroad.words.say import counted, day, said
from inroad.words.unread import reason

KINDS: dict[str, str] = {
    "members": "members",
    "wishes": "wishes",
    "units": "what units ask for",
    "vacancies": "vacant seats",
    "acceptance": "whom units accept",
    "graph": "a kidney exchange (PrefLib)",
}

PLANS: dict[str, str] = {
    "pairs": "two change places, nothing longer",
    "cap 3": "circles of up to three",
    "cap 5": "circles of up to five",
    "no cap": "circles of any length",
    "two-sided": "no unit worse off",
    "ttc": "top trading cycles",
}
"""The plans of a comparison."""

AIMS: dict[str, str] = {
    "moves": "the most moves",
    "weight": "the most weight of the wishes that come true",
    "wishes": "the dearest wishes",
    "waiting": "those who have waited longest",
    "hardest": "those who are hardest to place",
    "expected": "the most moves to be expected when people may say no",
}
"""What an objective looks for."""


def sentence(each: Reason) -> str:
    """A reason as a whole sentence."""
    text = said(each, str)
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


def sentences(reasons: Iterable[Reason]) -> list[str]:
    """Reasons, each as a whole sentence."""
    return [sentence(each) for each in reasons]


def seat(position: Position) -> str:
    """A kind of seat: "Data, engineer, E2"."""
    return place(position)


def left_out(each: Unread) -> tuple[str, str, str]:
    """Of a row that was left out: where it stands, why, and what it says."""
    return each.place, reason(Unread(each.place, each.code)), each.detail


def aims(names: Sequence[str]) -> str:
    """What was looked for, in order: "the most moves, then the dearest wishes"."""
    return ", then ".join(AIMS[each] for each in names)


def caps(cap: int | None, chains: int | None) -> str:
    """How many people a circle and a chain may have."""
    circles = f"circles of up to {cap} people" if cap else "no circles"
    rows = f"chains of up to {counted(chains or 0, 'move', 'moves')}" if chains else "no chains"
    any_length = "of any length"
    circles = f"circles {any_length}" if cap is None else circles
    return f"{circles}, {f'chains {any_length}' if chains is None else rows}"


def how_sure(plan: Clearing, *, answered: bool = False) -> str:
    """What was proven about a plan; `answered` where what was asked already stays as it is."""
    if plan.status == "rule":
        return ("Trading decided, which looks for no optimum; without caps at most"
                f" {_number(plan.upper_bound)} would have been possible.")  # fmt: skip
    if plan.status == "optimal" and answered:
        return ("What was asked already stays as it is; nothing better is possible beside it"
                " within these rules: that is proven.")  # fmt: skip
    if plan.status == "optimal":
        return "Nothing better is possible within these rules: that is proven."
    return (f"It is not proven to be the best: {_number(plan.value)} was found, and more than"
            f" {_number(plan.upper_bound)} is proven to be impossible"
            f" ({plan.gap:.1%} apart).")  # fmt: skip


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value - round(value)) < 1e-6 else f"{value:,.2f}"


def summary(plan: Clearing) -> str:
    """What a plan comes to, in one line."""
    parts = [counted(len(plan.cycles), "circle", "circles")] if plan.cycles else []
    parts += [counted(len(plan.chains), "chain", "chains")] if plan.chains else []
    many = counted(len(plan.moves), "person moves", "people move")
    return f"{many}, in {' and '.join(parts)}." if parts else "Nobody can move within these rules."


def agreement(people: int, by: date | None) -> str:
    """What has to happen for a circle to take place."""
    few = {1: "One person has to agree", 2: "Both must agree"}
    who = few.get(people, f"All {people} must agree")
    return f"{who} by {day(by)}." if by else f"{who}."


def costs(beside: Sequence[Beside]) -> Iterator[str]:
    """What a guarantee costs, held against circles of any length."""
    by_name = {each.name: each for each in beside}
    free = by_name.get("no cap")
    if free is None:
        return
    for name, what in (("two-sided", "That no unit is worse off"),
                       ("ttc", "Top trading cycles instead of an optimum")):  # fmt: skip
        if name in by_name:
            other = by_name[name]
            moves = _against(other.moves - free.moves, "move", "moves")
            first = _against(other.first_wishes - free.first_wishes, "first wish", "first wishes")
            yield f"{what}: {moves} and {first}, held against circles of any length."
    if "ttc" in by_name:
        yield ("Only trading without caps, and with nothing asked of units' tiers, makes it safe"
               " for everybody to say their true wishes, whatever others say. The other rules do"
               " not promise that.")  # fmt: skip


def unproven(beside: Iterable[Beside]) -> list[str]:
    """Of plans that may not be the best of their rule: the most that there could be."""
    return [f"{PLANS[each.name][:1].upper()}{PLANS[each.name][1:]}: not proven to be the best; more"
            f" than {_number(each.plan.upper_bound)} is impossible by what was looked for first."
            for each in beside if each.plan.status == "time_limit"]  # fmt: skip


def _against(difference: int, one: str, more: str) -> str:
    """How many more or fewer of something."""
    if not difference:
        return f"as many {more}"
    return f"{counted(abs(difference), one, more)} {'more' if difference > 0 else 'fewer'}"


def state(people: int, by: date | None, yes: int) -> str:
    """What has to happen for a circle to take place, and how many said yes so far."""
    if yes >= people:
        return "All said yes." if people > 1 else "Said yes."
    return agreement(people, by) + (f" {yes} said yes." if yes else "")


MAIN: Mapping[str, str] = {
    "unmoved.no_wish": "no wish in this round",
    "unmoved.later": "the wish begins later",
    "unmoved.declined": "declined before",
    "unmoved.no_such_seat": "there is no such seat",
    "unmoved.barred_role": "the units wished for ask for another role",
    "unmoved.barred_grade": "the units wished for ask for another grade",
    "unmoved.barred_skills": "the units wished for ask for skills",
    "unmoved.barred_list": "not on the list of the unit wished for",
    "unmoved.nobody_wants_seat": "nobody wants their seat",
    "unmoved.nobody_wants_seat_empty": "nobody wants their seat",
    "unmoved.no_way_back": "no circle or chain closes, whatever its length",
    "unmoved.too_long": "only longer circles would do",
    "unmoved.chain_too_long": "only longer chains would do",
    "unmoved.turned_down": "a circle or chain that they were in was declined",
    "unmoved.none_comes_free": "no seat that they wish for comes free in this plan",
    "unmoved.wanted_by": "their wish is wanted by more than can come",
}
"""The main reason why somebody does not move, for counting."""
