"""Classification of bases: shares of each level, always with both denominators.

Weak is a register of its own, not a level; the one link kept here is the base that was found not to have done its
work and yet stands on no register.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from domain.periods import Period

LEVELS = ("HTXS", "HTT", "HT", "KHT")
"""The four levels since 2018 (Quy định 132-QĐ/TW, 124-QĐ/TW, 366-QĐ/TW), best first."""

NOT_ASSESSED = "CDG"
"""Stated as not assessed: founded less than six months before, or another reason."""

FAILED = "KHT"


@dataclass(frozen=True)
class Shares:
    """How the bases that existed at the end of a period were classified, in bases.

    `counts` gives the number at each of LEVELS; existing = assessed + not_assessed + unreported.
    """

    counts: dict[str, int]
    existing: int
    assessed: int
    not_assessed: int

    @property
    def unreported(self) -> int:
        """Bases of which nothing was said: neither a level nor that they were not assessed. Never below zero."""
        return max(self.existing - self.assessed - self.not_assessed, 0)


def shares(counts: pd.DataFrame, *, existing: int) -> Shares:
    """The shares from one row a level (columns level, bases), beside the number of bases that existed."""
    by_level = counts.groupby("level")["bases"].sum()
    stated = {level: int(by_level.get(level, 0)) for level in LEVELS}
    return Shares(
        counts=stated,
        existing=existing,
        assessed=sum(stated.values()),
        not_assessed=int(by_level.get(NOT_ASSESSED, 0)),
    )


def newest_period(codes: Iterable[str], *, on: date) -> Period | None:
    """The period that ended last by `on`, the longer of two that ended together; None if none has ended."""
    ended = [period for period in map(Period.parse, codes) if period.end <= on]
    return max(ended, key=lambda period: (period.end, -period.start.toordinal()), default=None)


def newest(levels: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """The last level of each base (columns base_code, period, level …) from periods that ended by `on`, with ended_on."""
    parsed = {code: Period.parse(code) for code in levels["period"].unique()}
    ended_on = pd.to_datetime(levels["period"].map({code: pd.Timestamp(period.end) for code, period in parsed.items()}))
    started_on = pd.to_datetime(levels["period"].map({code: pd.Timestamp(period.start) for code, period in parsed.items()}))
    dated = levels.assign(ended_on=ended_on.astype("datetime64[s]"), started_on=started_on)
    past = dated[dated["ended_on"] <= pd.Timestamp(on)].sort_values(["base_code", "ended_on", "started_on"])
    return past.drop_duplicates("base_code", keep="last").drop(columns="started_on").reset_index(drop=True)


def failed_but_unlisted(levels: pd.DataFrame, cases: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """The bases whose last level is «không hoàn thành nhiệm vụ» and which were on the register at no time since.

    `levels` hold every level of the bases concerned, `cases` those of `weak_bases.with_state`. A case that was closed
    before the period of the level ended does not count as an answer to it.
    """
    last = newest(levels, on=on)
    failed = last[last["level"] == FAILED]
    answers = failed.merge(cases[["base_code", "closed_on"]], on="base_code")
    answered = answers.loc[answers["closed_on"].isna() | (answers["closed_on"] > answers["ended_on"]), "base_code"]
    return failed[~failed["base_code"].isin(answered)].reset_index(drop=True)
