"""Figures of indicators in words: value, counts, target, and how many have reported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from domain.indicators import Reading, Versus
from domain.periods import Period
from ui import format as form
from ui.labels import NOTHING_NAMES, NOTHING_SHAPES, VERSUS_NAMES
from ui.sources import SOURCE, sources

Row = Mapping[Any, Any]

FIGURES = {
    "name": "Chỉ tiêu",
    "period_name": "Kỳ",
    "value_told": "Kết quả",
    "counts": "Tử số trên mẫu số",
    "target_told": "Chỉ tiêu giao",
    "versus_told": "So với chỉ tiêu",
    "reported_told": "Đã báo cáo",
    "source": "Nguồn",
}
"""Headings of the figures by column of `figures`."""

KEPT = ["indicator", "period", "item", "value", "reading", "versus", "is_core", "sort_order"]
"""What `figures` keeps of a row beside its words."""

RIGHT = ("value_told", "target_told", "reported_told")

_URGENCY = {Versus.SHORT: 0, Versus.UNDERWAY: 2, Versus.REACHED: 3, Versus.NONE: 4, Versus.CONTEXT: 5}
_LAST = 6  # what is no main indicator and was not reported


def figures(rows: pd.DataFrame, *, items: Mapping[str, str]) -> pd.DataFrame:
    """The same rows, KEPT and FIGURES in words only: what falls short, main ones that are missing, then the rest.

    `rows` as from `domain.indicators.with_values` beside the indicator's columns and `owing`; `items` are the names of
    breakdown codes.
    """
    records = rows.to_dict("records")
    told = pd.DataFrame(
        {
            "name": [_name(row, items) for row in records],
            "period_name": [Period.parse(code).label for code in rows["period"]],
            "value_told": [_value(row) for row in records],
            "counts": [_counts(row) for row in records],
            "target_told": [_amount(row["target"], row) if pd.notna(row["target"]) else "–" for row in records],
            "versus_told": [VERSUS_NAMES[row["versus"]] if pd.notna(row["value"]) else "–" for row in records],
            "reported_told": [f"{form.number(row['reported'])}/{form.number(row['owing'])}" for row in records],
        },
        index=rows.index,
        dtype="str",
    )
    is_missing = rows["reading"] == Reading.MISSING
    urgency = rows["versus"].map(_URGENCY).mask(is_missing, _LAST).mask(is_missing & rows["is_core"].astype("bool"), 1)
    stated = sources(rows)
    stated[SOURCE] = stated[SOURCE].where(rows["submission_id"].notna(), _together(rows["reported"]))
    order = np.lexsort([rows["item"], rows["sort_order"], urgency])
    return rows[KEPT].join(told).assign(**stated).take(order)


def drawn(told: pd.DataFrame) -> dict[str, str]:
    """The indicators whose trend can be drawn as one line, by code: those with a figure that is not broken down."""
    whole = told[(told["item"] == "") & told["value"].notna()].sort_values(["is_core", "sort_order"], ascending=[False, True])
    return dict(zip(whole["indicator"], whole["name"], strict=True))


def _name(row: Row, items: Mapping[str, str]) -> str:
    part = f": {items.get(row['item'], row['item'])}" if row["item"] else ""
    return f"{row['clause']} · {row['name_vi']}{part}"


def _value(row: Row) -> str:
    match row["reading"]:
        case Reading.VALUE | Reading.ZERO:
            return _share(row) if row["kind"] == "ratio" else _amount(row["value"], row)
        case nothing:
            return f"{NOTHING_SHAPES[nothing]} {NOTHING_NAMES[nothing].lower()}".strip()


def _share(row: Row) -> str:
    return form.percent(row["numerator"], row["denominator"])


def _amount(value: float, row: Row) -> str:
    digits = 0 if float(value).is_integer() else 1
    return f"{form.number(value, digits)}%" if row["kind"] == "ratio" else form.number(value, digits)


def _counts(row: Row) -> str:
    is_share = row["kind"] == "ratio" and row["reading"] in (Reading.VALUE, Reading.ZERO)
    return form.of(row["numerator"], row["denominator"]) if is_share else "–"


def _together(reported: pd.Series[int]) -> pd.Series[str]:
    """Where several reported: how many reports the figure is added up from."""
    told = [f"Cộng từ {form.number(count)} báo cáo" if count else "–" for count in reported]
    return pd.Series(told, index=reported.index, dtype="str")
