"""The trend of one indicator: never joined across the reorganisation of 1/7/2025, never across years where it starts anew."""

from __future__ import annotations

import altair as alt
import pandas as pd

from domain.indicators import segments
from domain.periods import REORGANISED_ON, Period
from ui import format as form
from ui.charts.theme import LINE
from ui.labels import DONE_COLOUR

_BREAK = "Sắp xếp đơn vị hành chính 1/7/2025"


def trend_points(figures: pd.DataFrame) -> pd.DataFrame:
    """A point a period: its last day and name, value, counts in words, target, stretch of line, and the day of the break.

    `figures` as from `domain.indicators.with_values`, of one indicator and one kind of period; `broken_on` is null
    where there is nothing from before the reorganisation to be kept apart.
    """
    shown = figures[figures["value"].notna()]
    periods = [Period.parse(code) for code in shown["period"]]
    ends = pd.Series([period.end for period in periods], index=shown.index, dtype="datetime64[s]")
    straddles = bool((ends < pd.Timestamp(REORGANISED_ON)).any())
    broken_on = pd.Series(pd.Timestamp(REORGANISED_ON) if straddles else pd.NaT, index=shown.index, dtype="datetime64[s]")
    is_cumulative = bool(shown["cumulative"].any())
    told = zip(shown["numerator"], shown["denominator"], strict=True)
    return pd.DataFrame(
        {
            "end": ends,
            "name": pd.Series([period.label for period in periods], index=shown.index, dtype="str"),
            "value": shown["value"],
            "target": shown["target"],
            "counts": pd.Series(
                [form.number(part) if pd.isna(whole) else form.of(part, whole) for part, whole in told],
                index=shown.index,
                dtype="str",
            ),
            "reported": shown["reported"],
            "stretch": pd.Series(segments(shown["period"], cumulative=is_cumulative), index=shown.index, dtype="str"),
            "broken_on": broken_on,
        }
    ).sort_values("end", ignore_index=True)


def trend(points: pd.DataFrame) -> alt.LayerChart:
    """Value by period with the target (dashes) and the break; from `trend_points`."""
    across = alt.X("end:T", axis=alt.Axis(title=None, format="%m/%Y", tickCount=6, labelOverlap=True))
    up = alt.Y("value:Q", title=None, scale=alt.Scale(zero=False, nice=True), axis=alt.Axis(format=",.0f", tickCount=5))
    base = alt.Chart().encode(
        x=across,
        y=up,
        tooltip=[
            alt.Tooltip("name:N", title="Kỳ"),
            alt.Tooltip("value:Q", title="Kết quả", format=",.1f"),
            alt.Tooltip("counts:N", title="Tử số trên mẫu số"),
            alt.Tooltip("target:Q", title="Chỉ tiêu giao", format=",.1f"),
            alt.Tooltip("reported:Q", title="Số đơn vị đã báo cáo", format=",.0f"),
        ],
    )
    line = base.mark_line(color=DONE_COLOUR, strokeWidth=2.5).encode(detail=alt.Detail("stretch:N"))
    dots = base.mark_point(color=DONE_COLOUR, filled=True, size=60)
    target = (
        alt.Chart()
        .transform_filter("isValid(datum.target)")
        .mark_line(color=LINE, strokeDash=[5, 4], interpolate="step-before")
        .encode(x=across, y=alt.Y("target:Q"), detail=alt.Detail("stretch:N"))
    )
    rule = alt.Chart().transform_filter("isValid(datum.broken_on)").encode(x=alt.X("broken_on:T", aggregate="max"))
    words = rule.mark_text(baseline="bottom", color=LINE).encode(text=alt.value(_BREAK), y=alt.value(-6))
    return alt.LayerChart(data=points, layer=[rule.mark_rule(strokeWidth=2), words, target, line, dots], height=260)
