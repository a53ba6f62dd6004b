"""Days along a line: where each stands, and which of them are named below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inroad.pictures.lettering import width
from inroad.pictures.shapes import SMALL, line, text

STEPS = (1, 2, 3, 6, 12, 24, 60)
"""Months from one named month to the next."""


@dataclass(frozen=True, slots=True)
class Days:
    """A line of days from `since` to `until`, drawn from `left` to `right`."""

    since: date
    until: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day stands; days outside stand at the ends."""
        whole = max((self.until - self.since).days, 1)
        gone = min(max((day - self.since).days, 0), whole)
        return self.left + (self.right - self.left) * gone / whole

    def named(self, y: float) -> list[str]:
        """The line at a height, with as many months named below as there is room for."""
        parts = [line(self.left, y, self.right, y, "axis")]
        for step in STEPS:
            months = list(self._months(step))
            if all(two - one >= 8 for one, two in self._gaps(months)):
                break
        for month, said in months:
            x = self.x(month)
            parts += [line(x, y, x, y + 5, "axis"), text(x, y + 19, said, "soft", SMALL)]
        return parts

    def _gaps(self, months: Sequence[tuple[date, str]]) -> Iterator[tuple[float, float]]:
        ends = [self.x(day) + width(said, SMALL) for day, said in months]
        starts = [self.x(day) for day, _ in months[1:]]
        yield from zip(ends, starts, strict=False)

    def _months(self, step: int) -> Iterator[tuple[date, str]]:
        """First days of months, `step` apart, whose name ends before the line does."""
        count = self.since.year * 12 + self.since.month  # the month after the first day's
        while (day := date(count // 12, count % 12 + 1, 1)) <= self.until:
            said = f"{day:%b %Y}"
            if count % step == 0 and self.x(day) + width(said, SMALL) <= self.right:
                yield day, said
            count += 1
