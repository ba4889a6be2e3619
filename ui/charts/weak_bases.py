"""Pictures of the register of weak bases: how it filled and emptied, and how long bases have stayed."""

from __future__ import annotations

import altair as alt
import pandas as pd

from domain.weak_bases import LONG, TOO_LONG
from domain.weak_register import Flow
from ui.charts.rows import BAR, DOWN, STEP, distinct, row_name, rows, steps_axis
from ui.labels import AGE_COLOURS, AGE_NAMES, FLOW_COLOURS

MOST_AGES = 10
"""How many bases the picture of stays shows, the longest first."""


def flow_bars(flow: Flow) -> pd.DataFrame:
    """A bar a term of the sum: its name in lines with the number on top, its order, its ends (low, high) and its kind."""
    entered, exited = flow.opening + flow.entered, flow.opening + flow.entered - flow.exited
    bars = [
        (f"{flow.opening}\nĐầu kỳ", 0, flow.opening, "stock"),
        (f"{_signed(flow.entered, '+')}\nVào\ndanh sách", flow.opening, entered, "entered"),
        (f"{_signed(flow.exited, '−')}\nRa, đã\nxác nhận", exited, entered, "exited"),
        (f"{_signed(flow.dissolved, '−')}\nGiải thể,\nsáp nhập", flow.closing, exited, "dissolved"),
        (f"{flow.closing}\nCuối kỳ", 0, flow.closing, "stock"),
    ]
    frame = pd.DataFrame(bars, columns=["name", "low", "high", "kind"])
    return frame.assign(order=range(len(frame)))


def stock_and_flow(bars: pd.DataFrame) -> alt.Chart:
    """The register as a sum: opening, entered, verified exits, dissolved, closing; from `flow_bars`."""
    chart: alt.Chart = (
        alt.Chart(bars, height=300)
        .mark_bar(cornerRadius=2, minBandSize=24)
        .encode(
            x=alt.X(
                "name:N",
                sort=alt.EncodingSortField(field="order", op="min"),
                axis=steps_axis(),
                scale=alt.Scale(paddingInner=0.3),
            ),
            y=alt.Y("low:Q", title=None, axis=alt.Axis(tickCount=5)),
            y2=alt.Y2("high:Q"),
            color=alt.Color("kind:N", legend=None, scale=alt.Scale(domain=list(FLOW_COLOURS), range=list(FLOW_COLOURS.values()))),
            tooltip=alt.value(None),
        )
    )
    return chart


def age_bars(cases: pd.DataFrame) -> pd.DataFrame:
    """A bar a case still open: its name, months, age (the words of its mark) and order; the MOST_AGES longest stays.

    `cases` as from `domain.weak_bases.with_state`, with base and committee, the names people use.
    """
    longest = cases[cases["is_open"]].sort_values(["listed_on", "code"]).head(MOST_AGES)
    told = [f"{months} tháng" for months in longest["months"]]
    names = [f"{base} – {committee}" for base, committee in zip(longest["base"], longest["committee"], strict=True)]
    return pd.DataFrame(
        {
            "name": distinct(row_name(name, months) for name, months in zip(names, told, strict=True)),
            "months": longest["months"].to_numpy(),
            "age": longest["over"].map(AGE_NAMES).to_numpy(),
            "order": range(len(longest)),
        }
    ).astype({"name": "str", "age": "str"})


def ages(bars: pd.DataFrame) -> alt.Chart:
    """How long each base has been on the register, in months, coloured by the mark it has passed; from `age_bars`."""
    axis = alt.Axis(values=[0, LONG, TOO_LONG, 18, 24, 36, 48], grid=False)
    colours = alt.Scale(domain=list(AGE_NAMES.values()), range=[AGE_COLOURS[mark] for mark in AGE_NAMES])
    chart: alt.Chart = (
        alt.Chart(bars, height=alt.Step(STEP))
        .mark_bar(size=BAR, yOffset=DOWN, cornerRadius=2)
        .encode(
            x=alt.X("months:Q", title="Số tháng trong danh sách", scale=alt.Scale(domainMin=0), axis=axis),
            y=rows(),
            color=alt.Color("age:N", scale=colours),
            tooltip=alt.value(None),
        )
    )
    return chart


def _signed(count: int, sign: str) -> str:
    return f"{sign}{count}" if count else "0"
