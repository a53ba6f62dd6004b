"""Pictures to look at, and what a reader would see in them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

from inroad.method.coverage import LEVELS, Coverage, Level
from inroad.method.exchange.clearing import Move, Row
from inroad.method.exchange.pool import Position, Wish
from inroad.method.reach import Chain, Link
from inroad.method.reasons import Reason, because
from inroad.method.roles import ROLES, Role
from inroad.method.standing import Standing
from inroad.pictures.chains_map import chains_map
from inroad.pictures.coverage_map import coverage_map
from inroad.pictures.exchange.circle import row_picture
from inroad.pictures.exchange.flow import flow_picture
from inroad.pictures.picture import Picture
from inroad.pictures.standing_map import Mark, standing_over_time
from inroad.pictures.weeks_map import by_week

SVG = "{http://www.w3.org/2000/svg}"
ME = 1
TODAY = date(2026, 6, 1)
SYLLABLES = ("ka", "ri", "no", "sel", "tum", "ba", "lo", "vin", "eda", "mo")


def name_of(person: int) -> str:
    """An invented name, another one for everybody."""
    if person == ME:
        return "you"
    digits = [int(each) for each in f"{person:04d}"]
    one, two = (SYLLABLES[digits[at]] + SYLLABLES[digits[at + 1]] for at in (0, 2))
    return f"{one.title()} {two.title()}{SYLLABLES[digits[0]]}"


def page_of(person: int) -> str:
    """Somebody's page."""
    return f"/people/{person}"


def listed(role: Role, level: Level | None) -> str:
    """The list of a role's people."""
    return f"/people?role={role}&standing={level or ''}"


def why(reason: Reason) -> str:
    """A reason's words."""
    return f"reason {reason.code} of {reason.facts.get('count', 'some')} things"


def covering(counts: Mapping[tuple[Role, Level], int], hole: Reason | None = None) -> Coverage:
    """A map with so many people in each field, everybody another one."""
    ids = iter(range(2, 100_000))
    people = {cell: tuple(next(ids) for _ in range(count)) for cell, count in counts.items()}
    return Coverage(people, dict.fromkeys(ROLES, 0.0), hole)


CREATOR_HOLE = because("hole.job_creator_not_met", count=18, person=7, place="")
COVERAGES: dict[str, Coverage] = {
    "nobody": covering({}, because("hole.no_job_creator", namer=None, place="")),
    "five": covering(
        {("insider", "not_yet"): 2, ("insider", "knows_what_i_bring"): 1,
         ("pathfinder", "knows_of_me"): 2},
        because("hole.no_job_creator", namer=3, place=""),
    ),
    "many": covering(
        {("insider", "not_yet"): 1226, ("insider", "knows_of_me"): 700,
         ("insider", "knows_what_i_bring"): 20, ("insider", "thinks_well_of_me"): 4,
         ("job_creator", "not_yet"): 218, ("job_creator", "knows_of_me"): 19,
         ("pathfinder", "not_yet"): 187, ("pathfinder", "thinks_well_of_me"): 26},
        CREATOR_HOLE,
    ),
    "full": covering(
        {(role, level): 3 for role in ROLES for level in LEVELS},
        because("hole.insider_not_met", count=3, person=7, place="a second place"),
    ),
}  # fmt: skip


def chain(people: Sequence[int], *chances: float) -> Chain:
    """A chain with a reason on each link."""
    links = tuple(
        Link(giver, taker, chance, (because("tie.mutuals", count=taker), because("tie.named")))
        for (giver, taker), chance in zip(pairwise(people), chances, strict=True)
    )
    return Chain(tuple(people), 0.2, links)


CHAINS: dict[str, list[Chain]] = {
    "none": [],
    "direct": [chain((1, 9), 0.4)],
    "one": [chain((1, 5, 9), 0.8, 0.4)],
    "shared": [
        chain((1, 5, 6, 9), 0.7, 0.4, 0.5),
        chain((1, 7, 6, 9), 0.5, 0.2, 0.5),
        chain((1, 9), 0.2),
        chain((1, 8, 9), 0.7, 0.7),
    ],
    "crossing": [chain((1, 5, 6, 9), 0.7, 0.4, 0.5), chain((1, 6, 5, 9), 0.5, 0.2, 0.5)],
    "place": [
        chain((1, 5, 9), 0.7, 0.4),
        chain((1, 6, 10), 0.5, 0.2),
        chain((1, 9, 10), 0.6, 0.2),
        chain((1, 7, 9), 0.3, 0.3),
    ],
}


def held(a: float, b: float, c: float) -> Standing:
    """What somebody holds of me."""
    return Standing(a, b, c)


POINTS = [
    (TODAY - timedelta(days=300), held(0.2, 0.1, 0.2)),
    (TODAY - timedelta(days=200), held(0.8, 0.5, 0.3)),
    (TODAY - timedelta(days=40), held(0.6, 0.3, 0.8)),
    (TODAY, held(0.55, 0.28, 0.7)),
]
MARKS = [
    Mark(TODAY - timedelta(days=200), "spoke with you"),
    Mark(TODAY - timedelta(days=40), "got what they needed from you"),
    Mark(TODAY - timedelta(days=40), "introduced you"),
    Mark(TODAY - timedelta(days=38), "passed something of yours on"),
    Mark(TODAY, "recommended you"),
]
BUSY = [Mark(TODAY - timedelta(days=11 * at), "spoke with you") for at in range(25)]
WEEKS = [(date(2025, 12, 1) + timedelta(weeks=at), (at * 7) % 23, (at * 3) % 4) for at in range(30)]


def moving(units: Sequence[str], chain: bool = False) -> Row:
    """A circle (or chain) through some units: each takes the seat of the one before."""
    seats = [Position(unit, "engineer", "E2") for unit in units]
    leaves = seats[1:] + ([] if chain else seats[:1])
    return tuple(
        Move(f"M{at:03d}", left, taken, Wish(f"M{at:03d}", taken.unit))
        for at, (left, taken) in enumerate(zip(leaves, seats, strict=False))
    )


UNITS = ("Customer Support EMEA", "Data", "Payments and Billing", "Research", "Legal", "Quality",
         "Field Operations North and South")  # fmt: skip
MOVING: dict[str, tuple[Row, bool]] = {
    "two": (moving(UNITS[:2]), False),
    "three": (moving(UNITS[:3]), False),
    "four": (moving(UNITS[:4]), False),
    "five": (moving(UNITS[:5]), False),
    "seven": (moving(UNITS), False),
    "chain": (moving(UNITS[:4], chain=True), True),
    "short": (moving(UNITS[:2], chain=True), True),
}
FLOWS: dict[str, dict[tuple[str, str], int]] = {
    "none": {},
    "few": {("Data", "Legal"): 2, ("Legal", "Data"): 1, ("Research", "Data"): 1},
    "many": {(f"Unit {at}", f"Unit {(at * 7 + 3) % 30}"): at % 5 + 1 for at in range(30)},
}

Names = Callable[[int], str]


def coverage_picture(which: str, narrow: bool, names: Names = name_of) -> Picture:
    """A coverage map."""
    return coverage_map(COVERAGES[which], names, page_of, listed, name=which, narrow=narrow)


def chains_picture(which: str, narrow: bool, names: Names = name_of) -> Picture:
    """The chains to somebody."""
    roles: dict[int, Role] = {9: "job_creator", 5: "insider", 6: "pathfinder"}
    return chains_map(CHAINS[which], ME, names, why, page_of,
                      roles=roles, name=f"chains-{which}", narrow=narrow)  # fmt: skip


def gallery(names: Names = name_of) -> Iterator[tuple[str, Picture]]:
    """Every kind of picture, at both widths."""
    for narrow in (False, True):
        layout = "narrow" if narrow else "wide"
        for which in COVERAGES:
            yield f"coverage {which} {layout}", coverage_picture(which, narrow, names)
        for which in CHAINS:
            yield f"chains {which} {layout}", chains_picture(which, narrow, names)
        for which, moves in FLOWS.items():
            yield f"flow {which} {layout}", flow_picture(moves, f"flow-{which}", narrow=narrow)
        for which, marks in (("some", MARKS), ("busy", BUSY), ("none", [])):
            yield f"standing {which} {layout}", standing_over_time(
                POINTS, marks, names(5), name=f"standing-{which}", narrow=narrow)  # fmt: skip
        yield f"standing nothing {layout}", standing_over_time(
            [], [], names(5), name="standing-nothing", narrow=narrow)  # fmt: skip
        for which, weeks in (("all", WEEKS), ("few", WEEKS[:3]), ("none", [])):
            yield f"weeks {which} {layout}", by_week(weeks, name=f"weeks-{which}", narrow=narrow)

    for which, (row, chain_) in MOVING.items():
        yield f"moving {which}", row_picture(row, chain_, str, f"moving-{which}")


def parsed(picture: Picture) -> ET.Element:
    """The SVG as a tree; only our own pictures are read."""
    return ET.fromstring(picture.svg)  # noqa: S314


def size(tree: ET.Element) -> tuple[float, float]:
    """The width and the height of the view box."""
    _, _, wide, high = (float(each) for each in tree.attrib["viewBox"].split())
    return wide, high


@dataclass(frozen=True, slots=True)
class Box:
    """Where something is seen."""

    left: float
    top: float
    right: float
    bottom: float
    what: str
    shown: bool = True

    def meets(self, other: "Box") -> bool:
        """Whether they lie on one another."""
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)  # fmt: skip


def lines(tree: ET.Element) -> list[Box]:
    """Every line of text, its width told from the number of its letters."""
    found = []
    for each in tree.iter(f"{SVG}text"):
        said, letter = each.text or "", float(each.attrib["font-size"])
        wide = 0.52 * letter * len(said) * (1.06 if "font-weight" in each.attrib else 1)
        x, y = float(each.attrib["x"]), float(each.attrib["y"])
        left = x - {"middle": wide / 2, "end": wide}.get(each.attrib.get("text-anchor", ""), 0)
        shown = each.attrib["class"] != "told"
        found.append(Box(left, y - 0.75 * letter, left + wide, y + 0.2 * letter, said, shown))
    return found


def corners(tree: ET.Element) -> list[tuple[float, float]]:
    """Every point that a mark is drawn from."""
    found = []
    for each in tree.iter():
        at = {key: float(value) for key, value in each.attrib.items()
              if key in {"x", "y", "width", "height", "cx", "cy", "r"}}  # fmt: skip
        if each.tag == f"{SVG}rect":
            found += [(at["x"], at["y"]), (at["x"] + at["width"], at["y"] + at["height"])]
        if each.tag == f"{SVG}circle":
            found += [(at["cx"] - at["r"], at["cy"] - at["r"]),
                      (at["cx"] + at["r"], at["cy"] + at["r"])]  # fmt: skip
        if each.tag == f"{SVG}path":
            found += walked(each.attrib["d"])
    return found


def walked(path: str) -> Iterator[tuple[float, float]]:
    """The points that a path goes through, and those that bend it."""
    x = y = 0.0
    for step, numbers in re.findall(r"([MLHVClhz])([^MLHVClhz]*)", path):
        values = [float(each) for each in re.findall(r"-?[\d.]+", numbers)]
        if step in "HVh":
            x, y = (x + values[0] if step == "h" else values[0] if step == "H" else x,
                    values[0] if step == "V" else y)  # fmt: skip
            yield x, y
        for a, b in zip(values[::2], values[1::2], strict=False):
            if step in "MLCl":
                x, y = (x + a, y + b) if step == "l" else (a, b)
                yield x, y
