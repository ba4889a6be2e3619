"""The picture of who has reported: places by periods, the kinds of nothing kept apart by shape, word and colour."""

from __future__ import annotations

import altair as alt
import pandas as pd

from domain.periods import Period
from domain.reporting import Status
from ui.labels import REPORT_COLOURS, REPORT_NAMES, REPORT_SHAPES

_LETTERS, _BORDER = "#1d2731", "#c3ccd4"
_PERIODS = alt.Axis(
    title=None, orient="top", labelAngle=0, ticks=False, labelExpr="split(datum.label, '\\n')", labelOverlap=False
)
_PLACES = alt.Axis(title=None, ticks=False, labelLimit=300)


def report_cells(statuses: pd.DataFrame, *, names: dict[str, str], periods: list[str], place: str) -> pd.DataFrame:
    """A cell for each place and period of `statuses` (a row a committee, or a district with reported and owing).

    `place` is the column of the place, `names` its names and `periods` the codes of periods, both in screen order.
    """
    state = statuses["status"].map(Status)
    shape = state.map(REPORT_SHAPES).astype("str")
    if "owing" in statuses:
        told = statuses["reported"].astype("str") + "/" + statuses["owing"].astype("str")
        shape = told.where(statuses["owing"] > 0, shape)
    return pd.DataFrame(
        {
            "name": statuses[place].fillna("").map(names).astype("str"),
            "row": statuses[place].fillna("").map({code: number for number, code in enumerate(names)}),
            "period": statuses["period"].map({code: _two_lines(Period.parse(code)) for code in periods}).astype("str"),
            "period_name": statuses["period"].map({code: Period.parse(code).label for code in periods}).astype("str"),
            "column": statuses["period"].map({code: number for number, code in enumerate(periods)}),
            "state": state.map(REPORT_NAMES).astype("str"),
            "told": shape,
        }
    )


def report_grid(cells: pd.DataFrame) -> alt.LayerChart:
    """One rectangle a cell of `report_cells`, with its shape or count."""
    colours = alt.Scale(domain=[REPORT_NAMES[state] for state in Status], range=[REPORT_COLOURS[state] for state in Status])
    base = alt.Chart().encode(
        x=alt.X("period:N", sort=alt.EncodingSortField(field="column", op="min"), axis=_PERIODS),
        y=alt.Y("name:N", sort=alt.EncodingSortField(field="row", op="min"), axis=_PLACES),
        tooltip=[
            alt.Tooltip("name:N", title="Đơn vị"),
            alt.Tooltip("period_name:N", title="Kỳ"),
            alt.Tooltip("state:N", title="Tình trạng"),
            alt.Tooltip("told:N", title="Đã báo cáo"),
        ],
    )
    cell = base.mark_rect(stroke=_BORDER, strokeWidth=1).encode(
        color=alt.Color("state:N", scale=colours, legend=alt.Legend(columns=2, symbolStrokeWidth=1))
    )
    told = base.mark_text(color=_LETTERS, fontSize=13).encode(text=alt.Text("told:N"))
    return alt.LayerChart(data=cells, layer=[cell, told], height=alt.Step(26))


def _two_lines(period: Period) -> str:
    """A period over a narrow column: its short name and its year."""
    short, _, year = period.label.replace("Quý ", "Q").replace("Tháng ", "Th").replace("Tuần ", "T").partition("/")
    return f"{short}\n{year}" if year else period.label.replace(" năm ", "\n").replace("Năm ", "")
