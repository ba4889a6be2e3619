"""How long ago each base was last inspected: those never inspected come first, whatever else is known of them."""

from __future__ import annotations

from datetime import date

import pandas as pd

from domain.weak_bases import full_months

BANDS = ((None, "never"), (24, "over_24"), (12, "over_12"), (6, "over_6"), (-1, "recent"))
"""Bands of full months since the last inspection: more than so many, the longest first; None for never."""


def with_months(bases: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """The bases with months (full months from last_on to `on`, null where never inspected) and band, never inspected first.

    `bases` hold base_code, committee_id and last_on: the last day on which an inspection at that base ended or was
    concluded. Then the longest ago, and of equal ones by code.
    """
    inspected = bases["last_on"].notna()
    today = pd.Series(pd.Timestamp(on), index=bases.index[inspected], dtype="datetime64[s]")
    months = full_months(bases.loc[inspected, "last_on"], today).reindex(bases.index).astype("Int64")
    bands = months.dropna().map(_band).astype("str").reindex(bases.index).fillna("never")
    banded = bases.assign(months=months, band=bands)
    return banded.sort_values(["months", "base_code"], ascending=[False, True], na_position="first", ignore_index=True)


def by_band(bases: pd.DataFrame) -> dict[str, int]:
    """How many bases of `with_months` lie in each of BANDS, never inspected first."""
    counts = bases["band"].value_counts()
    return {band: int(counts.get(band, 0)) for _, band in BANDS}


def by_committee(bases: pd.DataFrame) -> pd.DataFrame:
    """A row a committee: bases, never (of them never inspected), last_on and months (of its newest inspection at a base).

    Committees none of whose bases was ever inspected come first, then the longest ago; no order by share.
    """
    grouped = bases.groupby("committee_id")
    counted = grouped.agg(bases=("base_code", "size"), last_on=("last_on", "max"), months=("months", "min")).reset_index()
    never = bases[bases["band"] == "never"].groupby("committee_id").size()
    counted = counted.assign(never=counted["committee_id"].map(never).fillna(0).astype("int64"))
    return counted.sort_values(["months", "never"], ascending=[False, False], na_position="first", ignore_index=True)


def _band(months: int) -> str:
    return next(band for least, band in BANDS if least is not None and months > least)
