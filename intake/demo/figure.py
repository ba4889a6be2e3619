"""A figure as a report states it, and the arithmetic all figures share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.periods import Period
from intake.demo.dice import dice
from intake.demo.story import Story


@dataclass(frozen=True)
class Figure:
    """One value: numerator and denominator, or a count alone; a rate of nothing is not applicable."""

    item: str
    numerator: float | None
    denominator: float | None = None
    target: float | None = None
    not_applicable: bool = False


def rate(numerator: float, denominator: float, *, target: float | None = None, item: str = "") -> Figure:
    """A share with its two counts; where there is nothing to divide by, it does not apply."""
    if denominator <= 0:
        return Figure(item, None, None, None, not_applicable=True)
    return Figure(item, float(min(numerator, denominator)), float(denominator), target)


def count(number: float, *, target: float | None = None, item: str = "") -> Figure:
    """A number alone, with the number that was planned if there was one."""
    return Figure(item, float(number), None, target)


def share(story: Story, name: str, period: Period, *, middle: float, spread: float = 0.03) -> float:
    """How well a committee does in one matter, 0 to 1: steady over the periods, better where more care is taken."""
    steady = dice(story.seed, "share", story.place.id, name).gauss((story.place.care - 0.8) * 0.25, spread)
    return dice(story.seed, "share", story.place.id, name, period.code).near(
        middle + steady, spread=spread / 3, low=0.3, high=1.0
    )


def part(whole: float, share_of_it: float) -> int:
    """So many of `whole`, never more."""
    return min(round(whole * share_of_it), round(whole))


def passed(day: date) -> float:
    """How much of the year is over at the end of `day`, 0 to 1."""
    return day.timetuple().tm_yday / 366 if (day.month, day.day) != (12, 31) else 1.0
