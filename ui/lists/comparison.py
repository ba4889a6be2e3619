"""Comparisons in words: a unit beside the others, and a figure beside that of an earlier period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from domain.change import Change, Obstacle, Told, change, obstacle
from domain.funnel import Funnel, Standing
from domain.periods import Period
from ui import format as form
from ui.sources import sources

STANDING_NAMES: dict[str, str] = {
    Standing.CLEARLY_ABOVE: "▲ Khác biệt rõ, cao hơn",
    Standing.CLEARLY_BELOW: "▼ Khác biệt rõ, thấp hơn",
    Standing.MARKED_ABOVE: "◇ Trong mức thường, gần giới hạn trên",
    Standing.MARKED_BELOW: "◇ Trong mức thường, gần giới hạn dưới",
    Standing.USUAL: "○ Trong mức thường",
    Standing.TOO_FEW: "· Chưa đủ dữ liệu",
}
"""A unit beside the others of its kind; only what is outside the 99.8 % limits is called a difference."""

CHANGE_NAMES: dict[str, str] = {
    Change.UP: "↑ tăng",
    Change.DOWN: "↓ giảm",
    Change.STEADY: "→ Không đổi đáng kể",
    Change.INCOMPARABLE: "Không so sánh được",
}

OBSTACLE_NAMES: dict[str, str] = {
    Obstacle.UNKNOWN: "chưa có số liệu của một trong hai kỳ",
    Obstacle.KIND: "hai kỳ dài ngắn khác nhau",
    Obstacle.REORGANISED: "hai bên mốc sắp xếp đơn vị 1/7/2025",
    Obstacle.RUNNING: "số cộng dồn từ đầu năm",
    Obstacle.REPORTS: "chưa đủ đơn vị báo cáo",
    Obstacle.FEW: f"mẫu số dưới {form.SMALL}",
}
"""Why two figures are not compared."""

UNITS = {
    "name": "Đơn vị",
    "value_told": "Kết quả",
    "standing_told": "So với mức chung",
    "target_told": "Chỉ tiêu giao",
    "note": "Ghi chú",
    "source": "Nguồn",
}
"""Headings of the figures of single units by column of `units`."""

_ORDER = [
    (Standing.CLEARLY_BELOW, Standing.CLEARLY_ABOVE),
    (Standing.MARKED_BELOW, Standing.MARKED_ABOVE),
    (Standing.USUAL,),
    (Standing.TOO_FEW,),
]


def judged(rows: pd.DataFrame, compared: Funnel | None) -> pd.DataFrame:
    """`rows` of units with value, standing and standing_told; both empty where nothing is compared, or nothing counted."""
    whole = rows["denominator"].where(rows["denominator"] > 0)
    value = (100 * rows["numerator"] / whole).where(rows["kind"] == "ratio", rows["numerator"])
    found: Sequence[str] = [""] * len(rows)
    if compared:
        counts, cases = (rows[name].to_numpy(dtype="float64", na_value=np.nan) for name in ("numerator", "denominator"))
        found = compared.standings(counts, cases)
    standing = pd.Series([str(each) for each in found], index=rows.index, dtype="str").where(value.notna(), "")
    told = [STANDING_NAMES.get(each, "–") for each in standing]
    return rows.assign(value=value, standing=standing, standing_told=pd.Series(told, index=rows.index, dtype="str"))


def units(rows: pd.DataFrame, *, names: Mapping[str, str], remarks: Mapping[str, str]) -> pd.DataFrame:
    """Columns of UNITS and committee_id, a row a unit: exceptions first and then the larger, never by rank of a share.

    `rows` as from `judged`, of `data_access.observations.values` beside kind; what is not compared keeps the order of
    `names`. `remarks` are notes by committee_id, which follow what the report itself noted.
    """
    records = rows.to_dict("records")
    told = pd.DataFrame(
        {
            "name": [names[row["committee_id"]] for row in records],
            "value_told": [_value(row) for row in records],
            "target_told": [amount(row["target"], is_ratio=row["kind"] == "ratio") for row in records],
        },
        index=rows.index,
        dtype="str",
    )
    place = {unit: number for number, unit in enumerate(names)}
    groups = {standing: number for number, group in enumerate(_ORDER) for standing in group}
    size = rows["denominator"].where(rows["standing"].isin(list(groups))).fillna(0)
    order = np.lexsort([rows["committee_id"].map(place), -size, rows["standing"].map(groups).fillna(len(_ORDER))])
    said = [_noted(row["note"], remarks.get(row["committee_id"], "")) for row in records]
    noted = rows[["committee_id", "standing_told"]].assign(note=pd.Series(said, index=rows.index, dtype="str"))
    return noted.join(told).assign(**sources(rows)).take(order)


def against(earlier: Told, later: Told) -> tuple[str, str, str]:
    """A figure beside an earlier one for `ui.figures`: an arrow and by how much only where it is more than noise."""
    name = f"So với {inside(earlier.period)}"
    found = change(earlier, later)
    if found is Change.INCOMPARABLE:
        reason = obstacle(earlier, later) or Obstacle.UNKNOWN
        before = f"{then(earlier)}; " if earlier.is_known and reason is not Obstacle.UNKNOWN else ""
        return name, "–", f"{before}không so sánh: {OBSTACLE_NAMES[reason]}"
    if found is Change.STEADY:
        return name, "→", f"{then(earlier)}; không đổi đáng kể"
    arrow = "↑" if found is Change.UP else "↓"
    return name, f"{arrow} {_difference(earlier, later)}", f"{then(earlier)}; {CHANGE_NAMES[found].split()[-1]} rõ"


def inside(period: Period) -> str:
    """A period inside a sentence: «quý III/2026»."""
    return period.label[0].lower() + period.label[1:]


def headings(rows: pd.DataFrame) -> dict[str, str]:
    """UNITS without the columns in which no row says anything."""
    return {name: heading for name, heading in UNITS.items() if name in ("name", "value_told") or rows[name].ne("–").any()}


def then(told: Told) -> str:
    """What a figure was: «96,5%» or «1.234»."""
    if told.is_ratio:
        return form.percent(told.numerator or 0, told.denominator or 0)
    return form.number(told.numerator)


def amount(value: float, *, is_ratio: bool) -> str:
    """A target or value in its unit; «–» where there is none."""
    if pd.isna(value):
        return "–"
    return f"{form.number(value, 0 if float(value).is_integer() else 1)}{'%' if is_ratio else ''}"


def _noted(report: object, remarks: str) -> str:
    """What the report noted and what was noted on it."""
    return "; ".join(part for part in (str(report) if isinstance(report, str) else "", remarks) if part) or "–"


def _difference(earlier: Told, later: Told) -> str:
    """By how much: percentage points of shares, the number itself of counts."""
    if not later.is_ratio:
        return form.number(abs((later.numerator or 0) - (earlier.numerator or 0)))
    shares = [100 * (told.numerator or 0) / (told.denominator or 1) for told in (earlier, later)]
    return f"{form.number(abs(shares[1] - shares[0]), 1)} điểm %"


def _value(row: Mapping[Any, Any]) -> str:
    if pd.isna(row["value"]):
        return "– không áp dụng"
    if row["kind"] != "ratio":
        return form.number(row["value"])
    counts = form.of(row["numerator"], row["denominator"])
    return f"{form.percent(row['numerator'], row['denominator'])} ({counts})" if row["denominator"] >= form.SMALL else counts
