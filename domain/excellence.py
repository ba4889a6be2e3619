"""The cap on «hoàn thành xuất sắc nhiệm vụ»: how far each group of like bases lies above it, by every reading of the rule.

The rule (132-QĐ/TW with 21-HD/BTCTW, 124-QĐ/TW with 25-HD/BTCTW, 366-QĐ/TW with 43-HD/BTCTW, each while in force): the best
level is for at most a fifth, in exceptional cases a quarter, of those at «hoàn thành tốt», within each group of similar
bases. Its wording can be read in two ways: of those at exactly that level, or of those at that level or better; a third
base is all that were assessed. Both readings are computed for each group, the one that the settings name is marked, and
the result is a word of caution, never a refusal. Nothing says how to round, so the number allowed is rounded up. Of a
group of fewer than FEWEST assessed bases a fifth is not even one base: the cap says nothing about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

import pandas as pd

from domain.classification import LEVELS

BEST, GOOD = LEVELS[:2]


class Base(StrEnum):
    """What the cap is a share of: those at «hoàn thành tốt», those at it or better, or all assessed (rule htxs_cap_base)."""

    GOOD = "HTT"
    GOOD_OR_BETTER = "HTT_OR_BETTER"
    ASSESSED = "ASSESSED"


FEWEST = 5
"""The fewest assessed bases of a group to which the cap is applied."""

READINGS = (Base.GOOD, Base.GOOD_OR_BETTER)
"""The two ways in which the wording can be read."""


@dataclass(frozen=True)
class Cap:
    """The cap in force at the end of a period: the usual and the exceptional share of its base."""

    usual: Fraction
    exceptional: Fraction
    base: Base

    @classmethod
    def of(cls, rules: Mapping[str, str]) -> Cap:
        """The cap from the dated rules of a day by key. Raises KeyError where none was in force then."""
        return cls(Fraction(rules["htxs_cap"]), Fraction(rules["htxs_cap_exceptional"]), Base(rules["htxs_cap_base"]))


class Excess(StrEnum):
    """How a group stands to the cap: within it by both readings, above by one of them, by both, or above the exceptional too."""

    WITHIN = "within"
    ONE = "one"
    BOTH = "both"
    EXCEPTIONAL = "exceptional"


def allowed(share: Fraction, base: int) -> int:
    """How many may be given the best level, where `base` is what the share is of: rounded up, for nothing says otherwise."""
    return ceil(share * base)


def against_cap(counts: pd.DataFrame, cap: Cap) -> pd.DataFrame:
    """A row a group with FEWEST assessed bases, any of them the best: committee_id, type_code, best, and per reading.

    A group is a type of base of a committee; `counts` holds one row a committee, type and level (column bases). For each
    reading `r` of Base: r_base and r_allowed; excess as in Excess, and over: whether the reading of the settings is passed.
    """
    wide = counts[counts["level"].isin(LEVELS)].pivot_table(
        index=["committee_id", "type_code"], columns="level", values="bases", aggfunc="sum", fill_value=0, observed=True
    )
    levels = wide.reindex(columns=list(LEVELS), fill_value=0).astype("int64")
    rows = levels[(levels[BEST] > 0) & (levels.sum(axis=1) >= FEWEST)].reset_index()
    bases = {
        Base.GOOD: rows[GOOD],
        Base.GOOD_OR_BETTER: rows[BEST] + rows[GOOD],
        Base.ASSESSED: rows[list(LEVELS)].sum(axis=1),
    }
    found = pd.DataFrame({"committee_id": rows["committee_id"], "type_code": rows["type_code"], "best": rows[BEST]})
    for reading, base in bases.items():
        found[f"{reading}_base"] = base
        found[f"{reading}_allowed"] = [allowed(cap.usual, each) for each in base]
    most = pd.Series([allowed(cap.exceptional, each) for each in bases[cap.base]], index=rows.index, dtype="int64")
    passed = sum((found["best"] > found[f"{reading}_allowed"]).astype("int64") for reading in READINGS)
    over = found["best"] > found[f"{cap.base}_allowed"]
    excess = pd.Series(passed, index=rows.index).map({0: Excess.WITHIN, 1: Excess.ONE, 2: Excess.BOTH})
    return found.assign(over=over, excess=excess.mask(over & (found["best"] > most), Excess.EXCEPTIONAL).astype("str"))
