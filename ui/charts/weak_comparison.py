"""Pictures of what bases are on the register, and why: each row with its k of n, most cases first."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from ui import format as form
from ui.charts.rows import BAR, DOWN, STEP, distinct, row_name, rows
from ui.labels import COUNT_COLOUR

MOST = 8
"""How many rows a picture shows."""


def type_bars(counts: pd.DataFrame, *, names: Mapping[str, str]) -> pd.DataFrame:
    """A row a type of base of `domain.weak_comparison.by_type`: its name with the figures in words, numerator and order."""
    told = [
        (
            names.get(row["type_code"], row["type_code"]),
            f"{form.number(row['numerator'])} trên {form.number(row['denominator'])} cơ sở",
        )
        for row in counts.head(MOST).to_dict("records")
    ]
    return _bars(counts, told)


def reason_bars(counts: pd.DataFrame, *, names: Mapping[str, str]) -> pd.DataFrame:
    """A row a reason of `domain.weak_comparison.by_reason`: its name with the figures in words, numerator and order."""
    told = [
        (names.get(row["reason"], row["reason"]), form.of(row["numerator"], row["denominator"]))
        for row in counts.head(MOST).to_dict("records")
    ]
    return _bars(counts, told)


def _bars(counts: pd.DataFrame, told: list[tuple[str, str]]) -> pd.DataFrame:
    names = distinct(row_name(*each) for each in told)
    shown = counts.head(MOST)
    return pd.DataFrame(
        {"name": pd.Series(names, dtype="str"), "count": shown["numerator"].to_numpy(), "order": range(len(shown))}
    )


def counted(bars: pd.DataFrame) -> alt.Chart:
    """How many bases a row stands for; from `type_bars` or `reason_bars`."""
    chart: alt.Chart = (
        alt.Chart(bars, height=alt.Step(STEP))
        .mark_bar(size=BAR, yOffset=DOWN, color=COUNT_COLOUR, cornerRadius=2)
        .encode(x=alt.X("count:Q", axis=None), y=rows(), tooltip=alt.value(None))
    )
    return chart


def told(bars: pd.DataFrame) -> str:
    """Such a picture in words: its rows one after the other."""
    return "; ".join(" ".join(name.split()) for name in bars["name"])
