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
    "value_told": "Giá trị",
    "counts": "Tử số trên mẫu số",
    "target_told": "Chỉ tiêu giao",
    "versus_told": "So với chỉ tiêu",
    "reported_told": "Đã báo cáo",
    "note": "Ghi chú",
    "source": "Nguồn",
}
"""Headings of the figures by column of `figures`, as in a file."""

SHOWN = {
    "name": "Chỉ tiêu",
    "period_name": "Kỳ",
    "result": "Kết quả",
    "target_told": "Chỉ tiêu giao",
    "versus_told": "So với chỉ tiêu",
    "source": "Nguồn",
}
"""The same in six columns, for the screen."""

SHORT, MISSING = "short", "missing"
"""The lists of exceptions."""

EMPTY = {
    SHORT: "Không có chỉ tiêu nào dưới mức giao.",
    MISSING: "Không có chỉ tiêu chính nào đến hạn mà chưa có số liệu.",
}
"""What is said where a list of exceptions is empty."""

KEPT = ["indicator", "clause", "period", "item", "value", "reading", "versus", "is_core", "sort_order"]
"""What `figures` keeps of a row beside its words."""

_URGENCY = {Versus.SHORT: 0, Versus.UNDERWAY: 2, Versus.REACHED: 3, Versus.NONE: 4, Versus.CONTEXT: 5}
_LAST = 6  # what is no main indicator and was not reported


def figures(rows: pd.DataFrame, *, items: Mapping[str, str], remarks: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    """The same rows, KEPT and FIGURES and SHOWN in words only: what falls short, main ones that are missing, then the rest.

    `rows` as from `domain.indicators.with_values` beside the indicator's columns and `owing`; `items` are the names of
    breakdown codes, `remarks` what is noted by indicator and period.
    """
    records = rows.to_dict("records")
    told = pd.DataFrame(
        {
            "name": [_name(row, items) for row in records],
            "whole_name": [_name(row | {"item": ""}, items) for row in records],
            "period_name": [Period.parse(code).label for code in rows["period"]],
            "value_told": [value_told(row) for row in records],
            "counts": [counts_told(row) for row in records],
            "result": [_result(row) for row in records],
            "target_told": [target_told(row) for row in records],
            "versus_told": [VERSUS_NAMES[row["versus"]] if pd.notna(row["value"]) else "–" for row in records],
            "note": [remarks.get((row["indicator"], row["period"]), "–") for row in records],
            "reported_told": [f"{form.number(row['reported'])}/{form.number(row['owing'])}" for row in records],
        },
        index=rows.index,
        dtype="str",
    )
    is_missing = rows["reading"] == Reading.MISSING
    urgency = rows["versus"].map(_URGENCY).mask(is_missing, _LAST).mask(is_missing & rows["is_core"].astype("bool"), 1)
    stated = sources(rows)
    stated[SOURCE] = stated[SOURCE].where(rows["submission_id"].notna(), _together(rows))
    order = np.lexsort([rows["item"], rows["sort_order"], urgency])
    return rows[KEPT].join(told).assign(**stated).take(order)


def tabs(counts: Mapping[str, int]) -> dict[str, str]:
    """What the lists of exceptions are called, with their lengths, by name."""
    names = {SHORT: "▽ Chưa đạt mức giao", MISSING: "▨ Chỉ tiêu chính chưa có số liệu"}
    return {name: f"{words} ({form.number(counts[name])})" for name, words in names.items()}


def target_told(row: Row) -> str:
    """The target of a figure in its unit, «–» where there is none."""
    return _amount(row["target"], row) if pd.notna(row["target"]) else "–"


def value_told(row: Row) -> str:
    """A figure as from `domain.indicators.with_values`, or which kind of nothing there is."""
    match row["reading"]:
        case Reading.VALUE | Reading.ZERO:
            return form.percent(row["numerator"], row["denominator"]) if row["kind"] == "ratio" else _amount(row["value"], row)
        case nothing:
            return f"{NOTHING_SHAPES[nothing]} {NOTHING_NAMES[nothing].lower()}".strip()


def counts_told(row: Row) -> str:
    """«40 trên 50» of a share, «–» of anything else."""
    is_share = row["kind"] == "ratio" and row["reading"] in (Reading.VALUE, Reading.ZERO)
    return form.of(row["numerator"], row["denominator"]) if is_share else "–"


def _name(row: Row, items: Mapping[str, str]) -> str:
    part = f": {items.get(row['item'], row['item'])}" if row["item"] else ""
    return f"{row['clause']} · {row['name_vi']}{part}"


def _result(row: Row) -> str:
    """Value and counts in one: «80,0% (40 trên 50)»; of a small whole the counts alone."""
    value, counts = value_told(row), counts_told(row)
    return value if counts in ("–", value) else f"{value} ({counts})"


def _amount(value: float, row: Row) -> str:
    digits = 0 if float(value).is_integer() else 1
    return f"{form.number(value, digits)}%" if row["kind"] == "ratio" else form.number(value, digits)


def _together(rows: pd.DataFrame) -> pd.Series[str]:
    """Where several reported: how many reports the figure is added up from, of how many that are owed."""
    counts = zip(rows["reported"], rows["owing"], strict=True)
    told = [f"Cộng từ {form.of(count, owing)} báo cáo" if count else "–" for count, owing in counts]
    return pd.Series(told, index=rows.index, dtype="str")
