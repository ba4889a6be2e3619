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

MOST_BARS = 8
"""How many pieces of work the plan shows."""

_STATES = {state: f"{STATE_SHAPES[state]} {name}" for state, name in STATE_NAMES.items()}
_PLANNED, _MOVED, _OVER, _LATE = "Theo hạn gốc", "Phần gia hạn", "▲ Quá hạn", "◐ Xong sau hạn"
DONE_MARK = "● Ngày hoàn thành"
SPANS = {
    _PLANNED: PLAN_COLOUR,
    _MOVED: "#f0c797",
    _OVER: STATE_COLOURS[State.OVERDUE],
    _LATE: STATE_COLOURS[State.DONE_LATE],
    DONE_MARK: STATE_COLOURS[State.DONE_ON_TIME],
}
"""The stretches of time of a piece of work, with their colours."""


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
                "state_name:N", scale=alt.Scale(domain=list(shown), range=list(shown.values())), legend=alt.Legend(columns=1)
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
    """A row a stretch of time of a piece of work: its name, kind (see SPANS), start, end, the day `on` and its order.

    `tasks` as from `ui.lists.tasks`, the first MOST_BARS that are not cancelled, each once. Done work has a row of kind DONE_MARK
    on its day.
    """
    today = pd.Timestamp(on)
    shown = tasks[tasks["state"] != State.CANCELLED].drop_duplicates("code").head(MOST_BARS).to_dict("records")
    names = distinct(row_name(task["work"], task["committee"]) for task in shown)
    spans = [
        (name, kind, start, end, today, order)
        for order, (name, task) in enumerate(zip(names, shown, strict=True))
        for kind, start, end in _spans(task, today)
    ]
    columns = {"name": "str", "kind": "str", **dict.fromkeys(("start", "end", "today"), "datetime64[s]"), "order": "int64"}
    return pd.DataFrame(spans, columns=list(columns)).astype(columns)


def _spans(task: Mapping[Any, Any], today: pd.Timestamp) -> list[tuple[str, pd.Timestamp, pd.Timestamp]]:
    is_done = task["state"] in DONE
    until = task["done_on"] if is_done else today
    spans = [(_PLANNED, task["assigned_on"], min(task["due_on"], task["deadline"]))]
    if task["deadline"] > task["due_on"]:
        spans.append((_MOVED, task["due_on"], task["deadline"]))
    if until > task["deadline"]:
        spans.append((_LATE if is_done else _OVER, task["deadline"], until))
    return spans + ([(DONE_MARK, until, until)] if is_done else [])


def plan(bars: pd.DataFrame) -> alt.LayerChart:
    """Each piece of work from the day it was given to its deadlines, with today's line; from `plan_bars`."""
    across = alt.X("start:T", axis=alt.Axis(title=None, format="%d/%m/%Y", tickCount=5, labelOverlap=True))
    colour = alt.Color("kind:N", scale=alt.Scale(domain=list(SPANS), range=list(SPANS.values())), legend=alt.Legend(columns=2))
    days = [
        alt.Tooltip(f"{name}:T", title=title, format="%d/%m/%Y") for name, title in (("start", "Từ ngày"), ("end", "Đến ngày"))
    ]
    base = alt.Chart().encode(y=rows(), x=across, color=colour, tooltip=[alt.Tooltip("kind:N", title="Phần việc"), *days])
    bar = base.transform_filter(alt.datum.kind != DONE_MARK).mark_bar(size=BAR, yOffset=12, cornerRadius=2)
    dot = base.transform_filter(alt.datum.kind == DONE_MARK).mark_point(yOffset=12, filled=True, size=80, opacity=1)
    line = alt.Chart().mark_rule(strokeDash=[4, 3], strokeWidth=2, color=LINE).encode(x=alt.X("today:T", aggregate="max"))
    return alt.LayerChart(data=bars, layer=[line, bar.encode(x2=alt.X2("end:T")), dot], height=alt.Step(STEP))
