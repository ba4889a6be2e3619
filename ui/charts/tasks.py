"""The picture of assigned work by task of the Directive: how far each has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from domain.progress import DONE, State
from ui.charts.rows import BAR, STEP, row_name, rows
from ui.labels import STATE_COLOURS, STATE_NAMES, STATE_SHAPES

SELECTION = "chon"
"""The selection that a click on a bar makes: its fields are clause and turn."""

_STATES = {state: f"{STATE_SHAPES[state]} {name}" for state, name in STATE_NAMES.items()}


def state_bars(states: pd.DataFrame, *, clauses: Mapping[str, str]) -> pd.DataFrame:
    """A bar a clause and state that occurs: clause, its name with its figures, state, tasks, and the order of both.

    `states` as from `domain.progress.state_counts` by clause; cancelled work is left out.
    """
    found = [row for row in states.to_dict("records") if row["state"] != State.CANCELLED]
    order, place = list(STATE_NAMES), list(clauses)
    names = {
        code: _figures(f"{code} {title}", [row for row in found if row["clause"] == code]) for code, title in clauses.items()
    }
    bars = [
        (
            row["clause"],
            names[row["clause"]],
            _STATES[row["state"]],
            row["tasks"],
            place.index(row["clause"]),
            order.index(row["state"]),
        )
        for row in found
    ]
    kinds = {"clause": "str", "name": "str", "state_name": "str", "tasks": "int64", "order": "int64", "state_order": "int64"}
    return pd.DataFrame(bars, columns=list(kinds)).astype(kinds)


def states(bars: pd.DataFrame) -> alt.Chart:
    """How far each task of the Directive has come, as parts of all its work; from `state_bars` with a column `turn`.

    A click on a bar picks its clause.
    """
    picked = alt.selection_point(name=SELECTION, fields=["clause", "turn"], on="click", clear=False)
    shown = {name: STATE_COLOURS[state] for state, name in _STATES.items() if state != State.CANCELLED}
    chart: alt.Chart = (
        alt.Chart(bars, height=alt.Step(STEP))
        .mark_bar(size=BAR, yOffset=12, cursor="pointer")
        .encode(
            x=alt.X("tasks:Q", stack="normalize", axis=alt.Axis(title=None, format="%", tickCount=5)),
            y=rows(),
            color=alt.Color(
                "state_name:N", scale=alt.Scale(domain=list(shown), range=list(shown.values())), legend=alt.Legend(columns=1)
            ),
            order=alt.Order("state_order:Q"),
            tooltip=[alt.Tooltip("state_name:N", title="Trạng thái"), alt.Tooltip("tasks:Q", title="Số nhiệm vụ", format=",.0f")],
        )
        .add_params(picked)
    )
    return chart


def _figures(name: str, states: Sequence[Mapping[Any, Any]]) -> str:
    overdue = sum(row["tasks"] for row in states if row["state"] == State.OVERDUE)
    done = sum(row["tasks"] for row in states if row["state"] in DONE)
    told = f"xong {done} trên {sum(row['tasks'] for row in states)}"
    return row_name(name, f"{told}, quá hạn {overdue}" if overdue else told)
