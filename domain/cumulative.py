"""Counts that run from 1 January: what each report added to the one before, and later reports that are smaller.

Quý I, 6 tháng, 9 tháng and năm are stored as reported and never added up (Quyết định 885-QĐ/UBKTTW of 29/12/2022); what
happened between two of them is their difference.
"""

from __future__ import annotations

import pandas as pd

from domain.change import FROM_JANUARY
from domain.periods import Period

SERIES = ["committee_id", "indicator", "item"]
"""What makes one running count; it starts anew each year."""


def running(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures of periods that run from 1 January, one a day on which such periods end, with year and ended_on, in order.

    `figures` hold SERIES, period and numerator. Of Quý II and 6 tháng, which end together, the longer stands; months and
    weeks stand alone and are left out, and so is what has no number.
    """
    parsed = {code: Period.parse(code) for code in figures["period"].unique()}
    kept = [code for code, period in parsed.items() if period.kind in FROM_JANUARY]
    ranked = {code: parsed[code].end.toordinal() - parsed[code].start.toordinal() for code in kept}
    rows = figures[figures["period"].isin(kept) & figures["numerator"].notna()]
    dated = rows.assign(
        year=rows["period"].map({code: parsed[code].year for code in kept}).astype("int64"),
        ended_on=pd.to_datetime(rows["period"].map({code: pd.Timestamp(parsed[code].end) for code in kept})).astype(
            "datetime64[s]"
        ),
        length=rows["period"].map(ranked).astype("int64"),
    )
    ordered = dated.sort_values([*SERIES, "ended_on", "length"])
    return ordered.drop_duplicates([*SERIES, "ended_on"], keep="last").drop(columns="length").reset_index(drop=True)


def increments(figures: pd.DataFrame) -> pd.DataFrame:
    """`running` with added: what the count gained since the report before it in the year; its own number for the first.

    Null where the later number is smaller: that is no count of anything, see `shrunk`.
    """
    rows = running(figures)
    before = rows.groupby([*SERIES, "year"])["numerator"].shift().fillna(0)
    gained = rows["numerator"] - before
    return rows.assign(added=gained.where(gained >= 0))


def shrunk(figures: pd.DataFrame) -> pd.DataFrame:
    """The rows of `running` whose number is smaller than in the report before them in the year.

    Each with every column of that report under `earlier_`.
    """
    rows = running(figures)
    before = rows.groupby([*SERIES, "year"])["numerator"].shift()
    smaller = (rows["numerator"] < before).to_numpy()
    earlier = rows.shift(1).astype(rows.dtypes.replace("int64", "Int64").to_dict()).add_prefix("earlier_")
    return pd.concat([rows, earlier], axis="columns")[smaller].reset_index(drop=True)
