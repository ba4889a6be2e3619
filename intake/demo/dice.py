"""Chance with a memory: the same seed and subject always throw the same numbers, whatever else is thrown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random


class Dice(Random):
    """A random source of its own for one subject, e.g. the inspections of one committee in one year."""

    def chance(self, share: float) -> bool:
        """True in `share` of the throws (0 to 1)."""
        return self.random() < share

    def one(self, weights: Mapping[str, float]) -> str:
        """One key, as often as its weight says."""
        return self.choices(list(weights), weights=list(weights.values()))[0]

    def near(self, middle: float, *, spread: float, low: float, high: float) -> float:
        """A number around `middle`, within `low` and `high`."""
        return min(max(self.gauss(middle, spread), low), high)

    def day(self, start: date, *, within: int) -> date:
        """A working day at most `within` days after `start`, or the Monday after it."""
        return working_day(start + timedelta(days=self.randint(0, max(within, 0))))


def dice(seed: int, *about: object) -> Dice:
    """The source for one subject under one seed."""
    return Dice("/".join(str(part) for part in (seed, *about)))


def working_day(day: date) -> date:
    """`day`, or the Monday after it when it falls on a weekend."""
    return day + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()])
