"""Pictures of assigned work: how far each task of the Directive has come, and the plan of what lies ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from domain.progress import DONE, State
from ui.charts.rows import BAR, STEP, distinct, row_name, rows
from ui.charts.theme import LINE
from ui.labels import PLAN_COLOUR, STATE_COLOURS, STATE_NAMES, STATE_SHAPES

MOST_BARS = 20
"""How many pieces of work the plan shows."""

_STATES = {state: f"{STATE_SHAPES[state]} {name}" for state, name in STATE_NAMES.items()}
_PLANNED, _MOVED, _OVER, _LATE = "Theo hạn gốc", "Phần gia hạn", "▲ Quá hạn", "Xong sau hạn"
_SPANS = {
    _PLANNED: PLAN_COLOUR,
    _MOVED: "#f0c797",
    _OVER: STATE_COLOURS[State.OVERDUE],
    _LATE: STATE_COLOURS[State.DONE_LATE],
}


def state_bars(states: pd.DataFrame, *, clauses: Mapping[str, str]) -> pd.DataFrame:
    """A bar a clause and state that occurs: the clause with its figures in words, state, tasks, and the order of both.

    `states` as from `domain.progress.state_counts` by clause; cancelled work is left out.
    """
    found = [row for row in states.to_dict("records") if row["state"] != State.CANCELLED]
    order, place = list(STATE_NAMES), list(clauses)
    names = {
        code: _figures(f"{code} {title}", [row for row in found if row["clause"] == code]) for code, title in clauses.items()
    }
    bars = [
        (names[row["clause"]], _STATES[row["state"]], row["tasks"], place.index(row["clause"]), order.index(row["state"]))
        for row in found
    ]
    kinds = {"name": "str", "state_name": "str", "tasks": "int64", "order": "int64", "state_order": "int64"}
    return pd.DataFrame(bars, columns=list(kinds)).astype(kinds)


def states(bars: pd.DataFrame) -> alt.Chart:
    """How far each task of the Directive has come, as parts of all its work; from `state_bars`."""
    shown = {name: STATE_COLOURS[state] for state, name in _STATES.items() if state != State.CANCELLED}
    chart: alt.Chart = (
        alt.Chart(bars, height=alt.Step(STEP))
        .mark_bar(size=BAR, yOffset=12)
        .encode(
            x=alt.X("tasks:Q", stack="normalize", axis=alt.Axis(title=None, format="%", tickCount=5)),
            y=rows(),
            color=alt.Color(
                "state_name:N", scale=alt.Scale(domain=list(shown), range=list(shown.values())), legend=alt.Legend(columns=2)
            ),
            order=alt.Order("state_order:Q"),
            tooltip=[alt.Tooltip("state_name:N", title="Trạng thái"), alt.Tooltip("tasks:Q", title="Số nhiệm vụ", format=",.0f")],
        )
    )
    return chart


def _figures(name: str, states: Sequence[Mapping[Any, Any]]) -> str:
    overdue = sum(row["tasks"] for row in states if row["state"] == State.OVERDUE)
    done = sum(row["tasks"] for row in states if row["state"] in DONE)
    told = f"xong {done} trên {sum(row['tasks'] for row in states)}"
    return row_name(name, f"{told}, quá hạn {overdue}" if overdue else told)


def plan_bars(tasks: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """A bar a piece of work, the next deadline first, MOST_BARS at most: its name, the days of its plan and its state.

    `tasks` as from `ui.lists.tasks`; `ended_on` is the day it was done, or `on` for what is open. Cancelled work is
    left out.
    """
    first = tasks[tasks["state"] != State.CANCELLED].head(MOST_BARS)
    names = [row_name(work, committee) for work, committee in zip(first["work"], first["committee"], strict=True)]
    today = pd.Timestamp(on)
    return pd.DataFrame(
        {
            "name": pd.Series(distinct(names), index=first.index, dtype="str"),
            "state_name": first["state"].map(_STATES).astype("str"),
            "assigned_on": first["assigned_on"],
            "due_on": first["due_on"],
            "deadline": first["deadline"],
            "ended_on": first["done_on"].where(first["done_on"] <= today, today),
            "is_open": first["done_on"].isna() | (first["done_on"] > today),
            "today": pd.Series(today, index=first.index, dtype="datetime64[s]"),
            "order": pd.Series(range(len(first)), index=first.index, dtype="Int64"),
        }
    )


def plan(bars: pd.DataFrame) -> alt.LayerChart:
    """Each piece of work from the day it was given to its deadlines, with today's line; from `plan_bars`."""
    legend = alt.Legend(columns=2)
    scale = alt.Scale(domain=list(_SPANS), range=list(_SPANS.values()))
    base = alt.Chart().encode(y=rows())

    def span(name: str, start: str, end: str, test: str) -> alt.Chart:
        x = alt.X(f"{start}:T", axis=alt.Axis(title=None, format="%d/%m/%Y", tickCount=5, labelOverlap=True))
        bar: alt.Chart = base.transform_filter(test).mark_bar(size=BAR, yOffset=12, cornerRadius=2)
        return bar.encode(x=x, x2=alt.X2(f"{end}:T"), color=alt.ColorDatum(name, scale=scale, legend=legend))

    late = "datum.ended_on > datum.deadline"
    return alt.LayerChart(
        data=bars,
        layer=[
            span(_PLANNED, "assigned_on", "due_on", "true"),
            span(_MOVED, "due_on", "deadline", "datum.deadline > datum.due_on"),
            span(_OVER, "deadline", "ended_on", f"{late} && datum.is_open"),
            span(_LATE, "deadline", "ended_on", f"{late} && !datum.is_open"),
            base.transform_filter("!datum.is_open")
            .mark_point(yOffset=12, filled=True, size=70, color=STATE_COLOURS[State.DONE_ON_TIME])
            .encode(x=alt.X("ended_on:T")),
            alt.Chart().mark_rule(strokeDash=[4, 3], strokeWidth=2, color=LINE).encode(x=alt.X("today:T", aggregate="max")),
        ],
        height=alt.Step(STEP),
    )
