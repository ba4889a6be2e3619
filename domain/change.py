"""Whether a figure changed from one period to another by more than noise, or cannot be compared at all.

A change from 3 to 4 is noise: an arrow is drawn only when the 99.8 % interval of the difference leaves out «no change».
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from domain.funnel import CLEAR, SMALLEST
from domain.periods import REORGANISED_ON, Kind, Period

FROM_JANUARY = (Kind.QUARTER, Kind.HALF, Kind.NINE_MONTHS, Kind.YEAR)
"""Kinds of period over which a cumulative indicator counts from 1 January; months and weeks stand alone."""


class Change(StrEnum):
    """From an earlier to a later figure: more than noise up or down, nothing notable, or not to be compared."""

    UP = "up"
    DOWN = "down"
    STEADY = "steady"
    INCOMPARABLE = "incomparable"


class Obstacle(StrEnum):
    """Why two figures are not compared."""

    UNKNOWN = "unknown"  # one of them is not there
    KIND = "kind"  # periods of different kinds
    REORGANISED = "reorganised"  # on both sides of 1/7/2025, or counted from before it
    RUNNING = "running"  # a later part of one year, counted from 1 January, holds the earlier
    REPORTS = "reports"  # too few have reported
    FEW = "few"  # a share of too few cases


@dataclass(frozen=True)
class Told:
    """A figure of a period: `numerator` of `denominator` (none for a count), added up from `reported` committees.

    `is_provisional` says that too few have reported (see `domain.reporting.Completeness`); `cumulative` that quarters,
    6 months, 9 months and years of the indicator are counted from 1 January.
    """

    period: Period
    numerator: float | None
    denominator: float | None = None
    reported: int = 1
    is_provisional: bool = False
    is_ratio: bool = True
    cumulative: bool = False

    @property
    def is_known(self) -> bool:
        """Whether there is a figure: a share of nothing is none."""
        return self.numerator is not None and (not self.is_ratio or bool(self.denominator))

    @property
    def runs_from_january(self) -> bool:
        """Whether the figure is counted from 1 January to the end of its period."""
        return self.cumulative and self.period.kind in FROM_JANUARY

    @property
    def era(self) -> bool | None:
        """Whether it is wholly of since the reorganisation; None of a figure counted from before it to after it.

        What stands at the end of a period is of the era in which the period ends, as in `domain.indicators.segments`.
        """
        ends_since = self.period.end >= REORGANISED_ON
        if self.runs_from_january and ends_since and self.period.year == REORGANISED_ON.year:
            return None
        return ends_since


def year_before(period: Period) -> Period:
    """The same period of the year before; of week 53 the last week."""
    if period.kind is Kind.WEEK:
        return Period(period.year - 1, Kind.WEEK, min(period.number, 52))
    return Period(period.year - 1, period.kind, period.number)


def obstacle(earlier: Told, later: Told) -> Obstacle | None:
    """Why two figures of one indicator are not compared; None if they are."""
    both = (earlier, later)
    if not all(told.is_known for told in both):
        return Obstacle.UNKNOWN
    found = {
        Obstacle.KIND: earlier.period.kind is not later.period.kind,
        Obstacle.REORGANISED: earlier.era is None or earlier.era is not later.era,
        Obstacle.RUNNING: later.runs_from_january and earlier.period.year == later.period.year,
        Obstacle.REPORTS: any(told.is_provisional for told in both),
        Obstacle.FEW: any(told.is_ratio and (told.denominator or 0) < SMALLEST for told in both),
    }
    return next((reason for reason, holds in found.items() if holds), None)


def change(earlier: Told, later: Told) -> Change:
    """What became of a figure: of shares by the interval of their difference, of counts by that of their ratio."""
    if obstacle(earlier, later):
        return Change.INCOMPARABLE
    before, after = (earlier.numerator or 0.0, earlier.denominator or 0.0), (later.numerator or 0.0, later.denominator or 0.0)
    if not later.is_ratio:
        return count_change(before[0], after[0], exposures=(earlier.reported, later.reported))
    if before[0] > before[1] or after[0] > after[1]:  # more than the whole, as of a plan that was exceeded: no share of cases
        return count_change(before[0], after[0], exposures=(before[1], after[1]))
    return share_change(before, after)


def share_change(earlier: tuple[float, float], later: tuple[float, float], *, score: float = CLEAR) -> Change:
    """Up or down where 0 lies outside the interval of the difference of two shares, each (count, cases)."""
    low, high = difference(earlier, later, score=score)
    return Change.UP if low > 0 else Change.DOWN if high < 0 else Change.STEADY


def difference(earlier: tuple[float, float], later: tuple[float, float], *, score: float = CLEAR) -> tuple[float, float]:
    """The interval of later minus earlier share, each (count, cases), as parts of 1.

    From the score intervals of both (R. G. Newcombe, Statistics in Medicine 17, 1998, 873-890, method 10).
    """
    first, second = earlier[0] / earlier[1], later[0] / later[1]
    (first_low, first_high), (second_low, second_high) = (interval(*each, score=score) for each in (earlier, later))
    return (
        second - first - sqrt((second - second_low) ** 2 + (first_high - first) ** 2),
        second - first + sqrt((second_high - second) ** 2 + (first - first_low) ** 2),
    )


def interval(count: float, cases: float, *, score: float = CLEAR) -> tuple[float, float]:
    """The score interval of a share (Wilson 1927), as parts of 1."""
    share, square = count / cases, score**2
    middle, whole = count + square / 2, cases + square
    reach = score * sqrt(cases * share * (1 - share) + square / 4)
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def count_change(earlier: float, later: float, *, exposures: tuple[float, float] = (1, 1), score: float = CLEAR) -> Change:
    """Up or down where two Poisson counts over these exposures do not come from one rate.

    Given both together, the later is a share of their sum, and its score interval must leave out the part of the
    exposure (J. Przyborowski, H. Wilenski, Biometrika 31, 1940, 313-323).
    """
    together = earlier + later
    if not together:
        return Change.STEADY
    expected = exposures[1] / sum(exposures)
    low, high = interval(later, together, score=score)
    return Change.UP if low > expected else Change.DOWN if high < expected else Change.STEADY


def added(earlier: Mapping[str, float], later: Mapping[str, float]) -> tuple[float, int] | None:
    """What a running count gained between two periods of one year, and over how many units: those that told both.

    Both by unit. None where that is not sound: nobody told both, or a count went down, which is a correction.
    """
    both = [later[unit] - earlier[unit] for unit in later.keys() & earlier.keys()]
    return (sum(both), len(both)) if both and min(both) >= 0 else None
