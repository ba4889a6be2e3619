"""The trend of one indicator: never joined across the reorganisation of 1/7/2025, never across years where it starts anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from domain.indicators import segments
from domain.periods import REORGANISED_ON, Period
from ui import format as form
from ui.charts.theme import LINE
from ui.labels import DONE_COLOUR

_BREAK = "Mốc 1/7/2025"  # the reorganisation


def trend_points(figures: pd.DataFrame) -> pd.DataFrame:
    """A point a period from the first to the last with a value, in order; a period without one has its place but no value.

    Columns: name of the period in two lines and its order, value, counts in words, target, reported, stretch of line,
    and whether the line breaks before it. `figures` as from `domain.indicators.with_values`, of one indicator and one
    kind of period.
    """
    found = {row["period"]: row for row in figures.to_dict("records") if pd.notna(row["value"])}
    codes = _unbroken(found)
    stretches = segments(codes, cumulative=bool(figures["cumulative"].any()))
    starts = [Period.parse(code).end >= REORGANISED_ON for code in codes]
    points = [
        (
            _two_lines(Period.parse(code)),
            order,
            row.get("value"),
            _counts(row) if row else "chưa có số liệu",
            row.get("target"),
            row.get("reported", 0),
            stretch,
            order == starts.index(True) if any(starts) and not all(starts) else False,
        )
        for order, (code, stretch) in enumerate(zip(codes, stretches, strict=True))
        for row in [found.get(code, {})]
    ]
    kinds = {"name": "str", "order": "int64", "value": "float64", "counts": "str", "target": "float64", "reported": "int64"}
    columns = kinds | {"stretch": "str", "breaks": "bool"}
    return pd.DataFrame(points, columns=list(columns)).astype(columns)


def trend(points: pd.DataFrame) -> alt.LayerChart:
    """Value by period with the target (dashes) and the break; from `trend_points`."""
    axis = alt.Axis(title=None, labelAngle=0, labelOverlap=True, ticks=False, labelExpr="split(datum.label, '\\n')")
    order, bands = alt.EncodingSortField(field="order", op="min"), alt.Scale(type="band")
    across = alt.X("name:N", sort=order, axis=axis, scale=bands, bandPosition=0.5)
    up = alt.Y("value:Q", title=None, scale=alt.Scale(zero=False, nice=True), axis=alt.Axis(format=",.1~f", tickCount=5))
    base = alt.Chart().encode(
        x=across,
        y=up,
        tooltip=[
            alt.Tooltip("value:Q", title="Kết quả", format=",.1f"),
            alt.Tooltip("counts:N", title="Tử số trên mẫu số"),
            alt.Tooltip("target:Q", title="Chỉ tiêu giao", format=",.1f"),
            alt.Tooltip("reported:Q", title="Số đơn vị đã báo cáo", format=",.0f"),
        ],
    )
    line = base.mark_line(color=DONE_COLOUR, strokeWidth=2.5).encode(detail=alt.Detail("stretch:N"))
    dots = base.mark_point(color=DONE_COLOUR, filled=True, size=60, opacity=1)
    target = (
        alt.Chart().mark_line(color=LINE, strokeDash=[5, 4]).encode(x=across, y=alt.Y("target:Q"), detail=alt.Detail("stretch:N"))
    )
    rule = alt.Chart().transform_filter(alt.datum.breaks).encode(x=alt.X("name:N", sort=order, scale=bands, bandPosition=0))
    words = rule.mark_text(baseline="bottom", color=LINE).encode(text=alt.value(_BREAK), y=alt.value(-6))
    return alt.LayerChart(data=points, layer=[rule.mark_rule(strokeWidth=2), words, target, line, dots], height=260)


def _unbroken(found: Mapping[Any, Any]) -> list[str]:
    """The codes of the periods from the first to the last of `found`, all of one kind, with none left out."""
    if not found:
        return []
    periods = sorted((Period.parse(code) for code in found), key=lambda period: period.end)
    codes, period = [], periods[-1]
    while period.end >= periods[0].end:
        codes.append(period.code)
        period = period.previous()
    return codes[::-1]


def _counts(row: Mapping[Any, Any]) -> str:
    if pd.isna(row["denominator"]):
        return form.number(row["numerator"])
    return form.of(row["numerator"], row["denominator"])


def _two_lines(period: Period) -> str:
    """A period below its point: «Quý III» over «2026»."""
    return period.label.replace("/", "\n").replace(" năm ", "\n").replace("Năm ", "Năm\n")
