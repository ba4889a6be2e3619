"""How long ago bases were inspected, in words."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from domain.covered import BANDS
from ui import format as form
from ui.charts.rows import row_name

BAND_NAMES = {
    "never": "Chưa có cuộc nào được báo cáo",
    "over_24": "Trên 24 tháng",
    "over_12": "Trên 12 đến 24 tháng",
    "over_6": "Trên 6 đến 12 tháng",
    "recent": "Trong 6 tháng gần đây",
}
"""Months since the last inspection, by band."""

COMMITTEES = {
    "committee": "Đơn vị",
    "never_told": "Cơ sở chưa có cuộc nào",
    "last_on": "Cuộc gần nhất tại cơ sở",
    "months": "Cách đây (tháng)",
}
"""Headings of `committees`."""

BASES = {"base": "Cơ sở", "last_on": "Cuộc gần nhất", "months": "Cách đây (tháng)"}
"""Headings of `bases`."""

LISTED = {"base": BASES["base"], "committee": "Đơn vị", "last_on": BASES["last_on"], "months": BASES["months"]}
"""Headings of the bases of several committees."""

NOTE = (
    "Tính các cuộc nêu tên cơ sở, từ khi đơn vị hiện nay hoạt động; cuộc làm chung nhiều cơ sở không tính cho cơ sở nào. "
    "Chưa có cuộc nào đứng trước."
)


def band_bars(counts: Mapping[str, int]) -> pd.DataFrame:
    """A bar a band, never first: its name with the number, count and order."""
    names = [row_name(BAND_NAMES[band], f"{form.number(counts[band])} cơ sở") for _, band in BANDS]
    numbers = [counts[band] for _, band in BANDS]
    return pd.DataFrame({"name": names, "count": numbers, "order": range(len(BANDS))})


def committees(rows: pd.DataFrame, *, names: Mapping[str, str]) -> pd.DataFrame:
    """The committees of `domain.covered.by_committee` in words: committee_id and the columns of COMMITTEES."""
    told = [form.of(never, bases) for never, bases in zip(rows["never"], rows["bases"], strict=True)]
    return rows.assign(committee=rows["committee_id"].map(names).astype("str"), never_told=pd.Series(told, dtype="str"))


def bases(rows: pd.DataFrame, *, names: Mapping[str, str]) -> pd.DataFrame:
    """The bases of `domain.covered.with_months` in words: base_code, committee_id and the columns of LISTED."""
    told = rows.rename(columns={"base_name": "base"})[["base_code", "committee_id", *BASES]]
    return told.assign(committee=told["committee_id"].map(names).astype("str"))
