"""Whether a unit's share differs clearly from the common share, or only as much as units of its size do by chance.

Units of unlike size are never ranked by raw share: a share over fewer than SMALLEST cases is compared with nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import asin, sqrt

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

SMALLEST = 10
"""The fewest cases of which a share is compared."""

MARK, CLEAR = 1.96, 3.09
"""Standard scores of the two limits, 95 % and 99.8 % (D. J. Spiegelhalter, Statistics in Medicine 24, 2005, 1185-1202)."""

_TAILS = {MARK: 0.025, CLEAR: 0.001}
_FEWEST_UNITS = 10  # of fewer their own spread cannot be estimated
_TRIMMED = 0.1  # of the scores at either end, as Spiegelhalter (2005) winsorises


class Standing(StrEnum):
    """A unit beside the others: outside the 99.8 % limits, outside the 95 % limits only, inside, or too small to tell."""

    CLEARLY_ABOVE = "clearly_above"
    CLEARLY_BELOW = "clearly_below"
    MARKED_ABOVE = "marked_above"
    MARKED_BELOW = "marked_below"
    USUAL = "usual"
    TOO_FEW = "too_few"

    @property
    def is_clear(self) -> bool:
        """Whether the difference is more than chance: with 168 units some 8 are outside the 95 % limits by chance alone."""
        return self in (Standing.CLEARLY_ABOVE, Standing.CLEARLY_BELOW)


@dataclass(frozen=True)
class Funnel:
    """What units are compared with: the common share (0 to 1) and `extra`, the variance between units beyond chance.

    `extra` is 0 for plain score limits; see `common`.
    """

    share: float
    extra: float = 0.0

    def limits(self, cases: Numbers, *, score: float) -> tuple[Numbers, Numbers]:
        """The lowest and highest usual share of units with so many cases; `score` is MARK or CLEAR.

        Score limits (E. B. Wilson, Journal of the American Statistical Association 22, 1927, 209-212) around the common share.
        """
        counted = self._effective(cases)
        expected = counted * self.share
        middle = 2 * expected + score**2
        reach = score * np.sqrt(score**2 + 4 * expected * (1 - self.share))
        whole = 2 * (counted + score**2)
        return (middle - reach) / whole, (middle + reach) / whole

    def bounds(self, cases: Numbers, *, score: float) -> tuple[Numbers, Numbers]:
        """As `limits`, and 0 or 1 where not even a unit of which none (or all) were counted is rarer than the limit allows.

        Score limits never reach 0 or 1; none of a small unit would always lie outside.
        """
        low, high = self.limits(cases, score=score)
        counted, tail = self._effective(cases), _TAILS[score]
        return np.where(self.chance_of_none(cases) < tail, low, 0.0), np.where(self.share**counted < tail, high, 1.0)

    def chance_of_none(self, cases: Numbers) -> Numbers:
        """How probable it is (0 to 1) that of so many cases not one is counted, where a unit is like the others."""
        found: Numbers = (1 - self.share) ** self._effective(cases)
        return found

    def standings(self, numerators: Numbers, cases: Numbers) -> list[Standing]:
        """A standing a unit, from its count and its cases."""
        shares = np.divide(numerators, cases, out=np.full(len(cases), np.nan), where=cases > 0)
        found = [Standing.USUAL] * len(cases)
        for score, below, above in (
            (MARK, Standing.MARKED_BELOW, Standing.MARKED_ABOVE),
            (CLEAR, Standing.CLEARLY_BELOW, Standing.CLEARLY_ABOVE),
        ):
            low, high = self.bounds(cases, score=score)
            outside = zip(shares < low, shares > high, strict=True)
            found = [below if under else above if over else before for before, (under, over) in zip(found, outside, strict=True)]
        return [each if enough else Standing.TOO_FEW for each, enough in zip(found, cases >= SMALLEST, strict=True)]

    def _effective(self, cases: Numbers) -> Numbers:
        """So many independent cases say as much as these, where units differ by `extra`.

        On the arcsine scale a share of n cases varies by 1/4n, so the number m sought has 1/4m = 1/4n + extra.
        """
        return cases / (1 + 4 * cases * self.extra)


def common(numerators: pd.Series[float], cases: pd.Series[float]) -> Funnel | None:
    """The funnel of all units together; None where nothing was counted, or where a count exceeds its cases.

    Cases of one unit are not independent, so units often differ by more than chance. Where their scores show it beyond
    doubt (mean square above 1 by two standard errors), the limits are widened by the additive variance between units
    of Spiegelhalter (2005), found by moments from winsorised scores on the arcsine scale.
    """
    counted, whole = (
        np.asarray(column.to_numpy(dtype="float64", na_value=np.nan), dtype=np.float64) for column in (numerators, cases)
    )
    known = (whole > 0) & (counted >= 0)
    counted, whole = counted[known], whole[known]
    if not len(whole) or (counted > whole).any():
        return None
    share = float(counted.sum() / whole.sum())
    return Funnel(share, _extra(counted[whole >= SMALLEST], whole[whole >= SMALLEST], share))


def _extra(counted: Numbers, whole: Numbers, share: float) -> float:
    units = len(whole)
    if units < _FEWEST_UNITS or not 0 < share < 1:
        return 0.0
    weights = 4 * whole  # 1 ÷ variance on the arcsine scale
    scores = (np.arcsin(np.sqrt(counted / whole)) - asin(sqrt(share))) * np.sqrt(weights)
    trimmed = np.clip(scores, *np.quantile(scores, [_TRIMMED, 1 - _TRIMMED]))
    excess = float((trimmed**2).sum())
    if excess / units <= 1 + 2 * sqrt(2 / units):
        return 0.0
    return max(0.0, (excess - (units - 1)) / float(weights.sum() - (weights**2).sum() / weights.sum()))
