"""Pictures of inspections: the programme of the year, what was found, and what became of the recommendations.

Numbers of inspections, violations and measures are context: they carry no good or bad colour (design, section 5).
"""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from domain import inspections
from ui.charts.rows import BAR, DOWN, STEP, row_name, rows, steps_axis
from ui.charts.theme import LINE
from ui.labels import COUNT_COLOUR, DONE_COLOUR, OPEN_COLOUR, OVERDUE_COLOUR, PLAN_COLOUR

AGES = ((0, "trong\nhạn"), (30, "quá 1–30\nngày"), (90, "31–90\nngày"), (180, "91–180\nngày"), (None, "trên\n180 ngày"))
"""Bands of days past the deadline, each with its last day; None for no end."""


def programme_bars(programme: pd.DataFrame, *, by: str, names: Mapping[str, str]) -> pd.DataFrame:
    """A row a form (or `by`: authority, subject) with planned work: its name with figures in words, planned, due, done, order.

    `programme` as from `domain.inspections.programme`; `names` by code, in their order.
    """
    place = {code: number for number, code in enumerate(names)}
    planned = programme[programme["planned"] > 0]
    ordered = planned.assign(order=planned[by].map(place).fillna(len(place)).astype("int64")).sort_values("order")
    told = [
        row_name(names.get(row[by], row[by]), f"đã làm {row['done']} trên {row['due']}, cả năm {row['planned']}")
        for row in ordered.to_dict("records")
    ]
    return ordered.assign(name=pd.Series(told, index=ordered.index, dtype="str"))[["name", "planned", "due", "done", "order"]]


def programme(bars: pd.DataFrame) -> alt.LayerChart:
    """Done against planned to date (the tick) and planned for the year (the band behind), a row a form; from `programme_bars`."""
    base = alt.Chart().encode(y=rows(), tooltip=alt.value(None))
    band = base.mark_bar(size=BAR + 5, yOffset=DOWN, color=PLAN_COLOUR, opacity=0.4).encode(x=alt.X("planned:Q", axis=None))
    done = base.mark_bar(size=BAR - 4, yOffset=DOWN, color=DONE_COLOUR).encode(x=alt.X("done:Q"))
    due = base.mark_tick(size=BAR + 9, yOffset=DOWN, thickness=3, color=LINE).encode(x=alt.X("due:Q"))
    return alt.LayerChart(data=bars, layer=[band, done, due], height=alt.Step(STEP))


def counts(bars: pd.DataFrame) -> alt.Chart:
    """A bar a row by its `count`, in one colour that is neither good nor bad; names and figures stand above."""
    chart: alt.Chart = (
        alt.Chart(bars, height=alt.Step(STEP))
        .mark_bar(size=BAR, yOffset=DOWN, color=COUNT_COLOUR, cornerRadius=2)
        .encode(x=alt.X("count:Q", axis=None), y=rows(), tooltip=alt.value(None))
    )
    return chart


def rates(bars: pd.DataFrame) -> alt.LayerChart:
    """An upright bar a quarter: to `low` in full colour, on to `high` pale where the number is told as a span."""
    sort, scale = alt.EncodingSortField(field="order", op="min"), alt.Scale(paddingInner=0.4)
    base = alt.Chart().encode(x=alt.X("name:N", sort=sort, axis=steps_axis(), scale=scale), tooltip=alt.value(None))
    axis = alt.Axis(tickCount=4, format=",.1f", tickMinStep=0.1)
    highest = base.mark_bar(cornerRadius=2, color=PLAN_COLOUR, opacity=0.4).encode(y=alt.Y("high:Q", title=None, axis=axis))
    lowest = base.mark_bar(cornerRadius=2, color=COUNT_COLOUR).encode(y=alt.Y("low:Q", title=None, axis=axis))
    return alt.LayerChart(data=bars, layer=[highest, lowest], height=220)


def remedy_bars(recommendations: pd.DataFrame) -> pd.DataFrame:
    """A bar a band of AGES: how many recommendations not yet remedied (count), its name with the number, its state and order.

    `recommendations` as from `domain.inspections.with_remedy`.
    """
    waiting = recommendations[recommendations["state"].isin((inspections.OPEN, inspections.OVERDUE))]
    edges = [-1, *(last for last, _ in AGES if last is not None), float("inf")]
    counts = pd.cut(waiting["days_over"], edges, labels=False).value_counts()
    numbers = [int(counts.get(band, 0)) for band in range(len(AGES))]
    states = [inspections.OPEN] + [inspections.OVERDUE] * (len(AGES) - 1)
    names = [f"{number}\n{name}" for number, (_, name) in zip(numbers, AGES, strict=True)]
    return pd.DataFrame({"name": names, "count": numbers, "state": states, "order": range(len(AGES))})


def remedies(bars: pd.DataFrame) -> alt.Chart:
    """Recommendations not yet remedied by days past their deadline; from `remedy_bars`."""
    colours = alt.Scale(domain=[inspections.OPEN, inspections.OVERDUE], range=[OPEN_COLOUR, OVERDUE_COLOUR])
    chart: alt.Chart = (
        alt.Chart(bars, height=260)
        .mark_bar(cornerRadius=2)
        .encode(
            x=alt.X(
                "name:N",
                sort=alt.EncodingSortField(field="order", op="min"),
                axis=steps_axis(),
                scale=alt.Scale(paddingInner=0.3),
            ),
            y=alt.Y("count:Q", title=None, axis=alt.Axis(tickCount=5)),
            color=alt.Color("state:N", legend=None, scale=colours),
            tooltip=alt.value(None),
        )
    )
    return chart
